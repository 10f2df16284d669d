"""The check-in: a person logs a meeting with two taps, that it took place and how useful it was; all else is optional."""

from __future__ import annotations

from datetime import date, timedelta

from bot.conversation import refs
from bot.conversation.date_fields import When
from bot.conversation.engine import State
from bot.conversation.fields import Choice, Scale, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.flows import fit_check
from bot.flows.agreement import review
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
    """Without a plan the day of the meeting is today, until the person gives another."""
    turn.about.setdefault("on", turn.who.today.isoformat())
    turn.about.setdefault("source", "rhythm")
    turn.about["days"] = [(turn.who.today - timedelta(days=back)).isoformat() for back in (0, 1)]


def _log_meeting(turn: Turn) -> Meeting:
    """Log the meeting at the first tap, so that nothing is lost if the person stops there, and schedule what follows it."""
    on = date.fromisoformat(turn.about["on"])
    plan_id = turn.about.get("plan") or _settled_plan(turn, on)
    before = turn.facts().met_count
    meeting = meetings.log(
        turn.store, turn.meetings, turn.who.pair_id, on, turn.who.person.id, turn.who.now, plan_id
    )
    if before < fit_check.AFTER_MEETINGS == turn.facts().met_count:
        fit_check.schedule_fit_check(turn)
    if before < turn.facts().met_count:
        review.schedule_after_meeting(turn)
    if plan_id is not None:
        _close_partners_question(turn, plan_id)
    turn.pair_changed()
    return meeting


def _close_partners_question(turn: Turn, plan_id: str) -> None:
    """Close the partner's check-in of the same meeting if it still waits in the outbox: it is answered."""
    pair_id, partner_id = turn.who.pair_id, turn.who.partner.id
    question = conversations.open_on(turn.store, partner_id, conversations.subject_of(FLOW.name, pair_id))
    if question is None or not outbox_queries.is_waiting(turn.store, partner_id, pair_id, "check_in"):
        return
    if State.from_json(conversations.state_of(turn.store, question)).about.get("plan") == plan_id:
        conversations.close(turn.store, question, turn.who.now)


def _settled_plan(turn: Turn, on: date) -> str | None:
    """The id of the open plan, if it began before now and is for ``on`` or an earlier day: the meeting is that plan's."""
    plan = meetings.open_plan(turn.meetings)
    if plan is None or plan.planned_at is None or plan.planned_at > turn.who.now:
        return None
    return plan.id if plan.planned_at.astimezone(turn.who.reader.now.tzinfo).date() <= on else None


def _met(turn: Turn) -> None:
    if turn.answers["met"] == "yes":
        before = {meeting.id: meeting.state for meeting in turn.meetings}
        logged = _log_meeting(turn)
        turn.about["meeting"] = logged.id
        if before.get(logged.id) != meetings.MET:
            turn.about["was"] = before.get(logged.id, "")
        return
    _undo_log(turn)
    plan_id = turn.about.get("plan")
    for meeting in turn.meetings:
        if meeting.id == plan_id and meeting.state == meetings.PLANNED:
            meeting.state = meetings.MISSED
            turn.pair_changed()
        elif meeting.id == plan_id and meeting.state == meetings.MET:
            turn.say("check-in-partner-met", partner=turn.who.partner.name)


def _undo_log(turn: Turn) -> None:
    """Undo the log of a person who went back after "yes", unless the partner marked the meeting or notes belong to it."""
    meeting_id, was = turn.about.pop("meeting", None), turn.about.pop("was", None)
    meeting = next((meeting for meeting in turn.meetings if meeting.id == meeting_id), None)
    if meeting is None or was is None:
        return
    if not meetings.unlog(turn.store, turn.meetings, meeting, turn.who.person.id, was=was):
        return
    turn.pair_changed()
    if turn.facts().met_count < fit_check.AFTER_MEETINGS:
        fit_check.cancel_fit_check(turn)
    review.cancel_after_meeting(turn)


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
    meeting = next(meeting for meeting in turn.meetings if meeting.id == turn.about["meeting"])
    if meeting.met_on != on:
        same_day = next(
            (other for other in turn.meetings if other.state == meetings.MET and other.met_on == on), None
        )
        if same_day is not None:  # the partner logged that day already: it is one meeting
            meetings.merge(turn.store, turn.meetings, meeting, same_day)
            turn.about["meeting"] = same_day.id
        meeting.met_on = on
        turn.pair_changed()
    about = {"meeting": turn.about["meeting"]}
    facts = turn.facts()
    if facts.planned_ahead(turn.who.now):
        turn.begin("session-note", about=about)
    elif on + facts.rhythm > facts.ends_on:  # at this rhythm there is no next meeting before the end
        turn.say("check-in-last", on=refs.date(facts.ends_on))
        turn.begin("session-note", about=about)
    else:
        turn.begin("plan", about=about)


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
