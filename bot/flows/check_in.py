"""Did you meet? Two taps log a meeting: yes, and how useful it was. The rest is optional (domain §5; E29)."""

from __future__ import annotations

from datetime import date, timedelta

from bot.conversation import refs
from bot.conversation.date_fields import When
from bot.conversation.engine import State
from bot.conversation.fields import Choice, Scale, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.flows import agreement, fit_check
from bot.turn import Conversation, Turn
from storage import agreements, conversations, meetings, outbox_queries
from storage.tables import Meeting

FLOW = Flow(
    "check-in",
    pages=(
        Page(
            "met",
            (Choice(name="met", of=("yes", "no"), seen_by=SeenBy.COORDINATOR),),
            then=Branch("met", {"yes": "useful", "no": "instead"}),
        ),
        Page("useful", (Scale(name="useful", low=1, high=5, optional=True, seen_by=SeenBy.ME),), then="day"),
        Page(
            "day",
            (
                When(
                    name="met_on", toward="past", suggested="days", optional=True, seen_by=SeenBy.COORDINATOR
                ),
            ),
        ),
        Page("instead", (Choice(name="instead", of=("plan", "why", "leave"), seen_by=SeenBy.ME),)),
    ),
)


def _prepare(turn: Turn) -> None:
    """Without a plan the day is today, until the person says another."""
    turn.about.setdefault("on", turn.who.today.isoformat())
    turn.about.setdefault("source", "rhythm")
    turn.about["days"] = [(turn.who.today - timedelta(days=back)).isoformat() for back in (0, 1)]


def _meeting(turn: Turn) -> Meeting:
    """The meeting this is about, logged at the first tap so that nothing is lost if the person stops there."""
    on = date.fromisoformat(turn.about["on"])
    plan_id = turn.about.get("plan") or _plan_held(turn, on)
    before = turn.facts().met_count
    meeting = meetings.log(
        turn.store, turn.meetings, turn.who.pair_id, on, turn.who.person.id, turn.who.now, plan_id
    )
    if before < fit_check.AFTER_MEETINGS == turn.facts().met_count:
        fit_check.watch(turn)
    if before < turn.facts().met_count:
        agreement.met_again(turn)
    if plan_id is not None:
        _no_need_to_ask(turn, plan_id)
    turn.pair_changed()
    return meeting


def _no_need_to_ask(turn: Turn, plan_id: str) -> None:
    """The other one's question about the same meeting, where it still waits for its hour: it is answered by now."""
    pair_id = turn.who.pair_id
    asked = conversations.open_on(
        turn.store, turn.who.partner.id, conversations.subject_of(FLOW.name, pair_id)
    )
    if asked is None or not outbox_queries.is_waiting(turn.store, turn.who.partner.id, pair_id, "check_in"):
        return
    if State.from_json(conversations.state_of(turn.store, asked)).about.get("plan") == plan_id:
        conversations.close(turn.store, asked, turn.who.now)


def _plan_held(turn: Turn, on: date) -> str | None:
    """The plan that a meeting told of unasked settles: the open one, where its day has come by then."""
    plan = meetings.open_plan(turn.meetings)
    if plan is None or plan.planned_at is None or plan.planned_at > turn.who.now:
        return None
    return plan.id if plan.planned_at.astimezone(turn.who.reader.now.tzinfo).date() <= on else None


def _met(turn: Turn) -> None:
    if turn.answers["met"] == "yes":
        before = {meeting.id: meeting.state for meeting in turn.meetings}
        logged = _meeting(turn)
        turn.about["meeting"] = logged.id
        if before.get(logged.id) != meetings.MET:
            turn.about["was"] = before.get(logged.id, "")
        return
    _take_back(turn)
    plan_id = turn.about.get("plan")
    for meeting in turn.meetings:
        if meeting.id == plan_id and meeting.state == meetings.PLANNED:
            meeting.state = meetings.MISSED
            turn.pair_changed()
        elif meeting.id == plan_id and meeting.state == meetings.MET:
            turn.say("check-in-partner-met", partner=turn.who.partner.name)


def _take_back(turn: Turn) -> None:
    """Somebody went back after "yes": what this conversation logged is undone, unless others built on it meanwhile."""
    meeting_id, was = turn.about.pop("meeting", None), turn.about.pop("was", None)
    meeting = next((one for one in turn.meetings if one.id == meeting_id), None)
    if meeting is None or was is None:
        return
    if not meetings.unlog(turn.store, turn.meetings, meeting, turn.who.person.id, was=was):
        return
    turn.pair_changed()
    if turn.facts().met_count < fit_check.AFTER_MEETINGS:
        fit_check.unwatch(turn)
    agreement.unmet(turn)


def _useful(turn: Turn) -> None:
    if turn.answers["useful"] is not None:
        meetings.mark(
            turn.store, turn.about["meeting"], turn.who.person.id, turn.answers["useful"], turn.who.now
        )
    turn.say("check-in-logged")
    if turn.facts().met_count == 1 and not agreements.of_pair(turn.store, turn.who.pair_id).latest:
        turn.line("agreement-hint")


def _day(turn: Turn) -> None:
    given = turn.answers["met_on"]
    on = date.fromisoformat(given[:10]) if given else date.fromisoformat(turn.about["on"])
    meeting = next(one for one in turn.meetings if one.id == turn.about["meeting"])
    if meeting.met_on != on:
        same_day = next(
            (one for one in turn.meetings if one.state == meetings.MET and one.met_on == on), None
        )
        if same_day is not None:  # the other one had logged that day already: it is one meeting
            meetings.merge(turn.store, turn.meetings, meeting, same_day)
            turn.about["meeting"] = same_day.id
        meeting.met_on = on
        turn.pair_changed()
    known = {"meeting": turn.about["meeting"]}
    facts = turn.facts()
    if facts.planned_ahead(turn.who.now):
        turn.begin("session-note", about=known)
    elif on + facts.rhythm > facts.ends_on:  # their rhythm leads past the end: it may have been the last one
        turn.say("check-in-last", on=refs.date(facts.ends_on))
        turn.begin("session-note", about=known)
    else:
        turn.begin("plan", about=known)


def _instead(turn: Turn) -> None:
    answer = turn.answers["instead"]
    if answer == "plan":
        turn.begin("plan")
    elif answer == "why":
        turn.begin("stalled")
    else:
        turn.say("check-in-left")


CONVERSATION = Conversation(
    FLOW, done={"met": _met, "useful": _useful, "day": _day, "instead": _instead}, prepare=_prepare
)
