"""Did you meet? Two taps log a meeting: yes, and how useful it was. The rest is optional (domain §5; E29)."""

from __future__ import annotations

from datetime import date, timedelta

from bot.conversation.date_fields import When
from bot.conversation.engine import State
from bot.conversation.fields import Choice, Scale, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import date_alone
from bot.flows import agreement, fit_check
from bot.turn import Conversation, Scene
from storage import agreements, conversations, meetings, sent
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


def _prepare(scene: Scene) -> None:
    """Without a plan the day is today, until the person says another."""
    scene.about.setdefault("on", scene.today.isoformat())
    scene.about.setdefault("source", "rhythm")
    scene.about["days"] = [(scene.today - timedelta(days=back)).isoformat() for back in (0, 1)]


def _meeting(scene: Scene) -> Meeting:
    """The meeting this is about, logged at the first tap so that nothing is lost if the person stops there."""
    on = date.fromisoformat(scene.about["on"])
    plan_id = scene.about.get("plan") or _plan_held(scene, on)
    before = scene.facts().met_count
    meeting = meetings.log(
        scene.work, scene.meetings, scene.pair.pair.id, on, scene.person.id, scene.now, plan_id
    )
    if before < fit_check.AFTER_MEETINGS == scene.facts().met_count:
        fit_check.watch(scene)
    if before < scene.facts().met_count:
        agreement.met_again(scene)
    if plan_id is not None:
        _no_need_to_ask(scene, plan_id)
    scene.facts_changed = True
    return meeting


def _no_need_to_ask(scene: Scene, plan_id: str) -> None:
    """The other one's question about the same meeting, where it still waits for its hour: it is answered by now."""
    pair_id = scene.pair.pair.id
    asked = conversations.open_on(scene.work, scene.partner.id, conversations.subject_of(FLOW.name, pair_id))
    if asked is None or not sent.waits(scene.work, scene.partner.id, pair_id, "check_in"):
        return
    if State.from_json(conversations.state_of(scene.work, asked)).about.get("plan") == plan_id:
        conversations.close(scene.work, asked, scene.now)


def _plan_held(scene: Scene, on: date) -> str | None:
    """The plan that a meeting told of unasked settles: the open one, where its day has come by then."""
    plan = meetings.open_plan(scene.meetings)
    if plan is None or plan.planned_at is None or plan.planned_at > scene.now:
        return None
    return plan.id if plan.planned_at.astimezone(scene.reader.now.tzinfo).date() <= on else None


def _met(scene: Scene) -> None:
    if scene.answers["met"] == "yes":
        before = {meeting.id: meeting.state for meeting in scene.meetings}
        logged = _meeting(scene)
        scene.about["meeting"] = logged.id
        if before.get(logged.id) != meetings.MET:
            scene.about["was"] = before.get(logged.id, "")
        return
    _take_back(scene)
    plan_id = scene.about.get("plan")
    for meeting in scene.meetings:
        if meeting.id == plan_id and meeting.state == meetings.OPEN:
            meeting.state = meetings.MISSED
            scene.facts_changed = True
        elif meeting.id == plan_id and meeting.state == meetings.MET:
            scene.say("check-in-partner-met", partner=scene.partner.name)


def _take_back(scene: Scene) -> None:
    """Somebody went back after "yes": what this conversation logged is undone, unless others built on it meanwhile."""
    meeting_id, was = scene.about.pop("meeting", None), scene.about.pop("was", None)
    meeting = next((one for one in scene.meetings if one.id == meeting_id), None)
    if meeting is None or was is None:
        return
    if not meetings.unlog(scene.work, scene.meetings, meeting, scene.person.id, was=was):
        return
    scene.facts_changed = True
    if scene.facts().met_count < fit_check.AFTER_MEETINGS:
        fit_check.unwatch(scene)
    agreement.unmet(scene)


def _useful(scene: Scene) -> None:
    if scene.answers["useful"] is not None:
        meetings.mark(scene.work, scene.about["meeting"], scene.person.id, scene.answers["useful"], scene.now)
    scene.say("check-in-logged")
    if scene.facts().met_count == 1 and not agreements.of_pair(scene.work, scene.pair.pair.id).latest:
        scene.line("agreement-hint")


def _day(scene: Scene) -> None:
    given = scene.answers["met_on"]
    on = date.fromisoformat(given[:10]) if given else date.fromisoformat(scene.about["on"])
    meeting = next(one for one in scene.meetings if one.id == scene.about["meeting"])
    if meeting.met_on != on:
        same_day = next(
            (one for one in scene.meetings if one.state == meetings.MET and one.met_on == on), None
        )
        if same_day is not None:  # the other one had logged that day already: it is one meeting
            meetings.merge(scene.work, scene.meetings, meeting, same_day)
            scene.about["meeting"] = same_day.id
        meeting.met_on = on
        scene.facts_changed = True
    known = {"meeting": scene.about["meeting"]}
    facts = scene.facts()
    if facts.planned_ahead(scene.now):
        scene.begin("session-note", about=known)
    elif on + facts.rhythm > facts.ends_on:  # their rhythm leads past the end: it may have been the last one
        scene.say("check-in-last", on=date_alone(facts.ends_on))
        scene.begin("session-note", about=known)
    else:
        scene.begin("plan", about=known)


def _instead(scene: Scene) -> None:
    answer = scene.answers["instead"]
    if answer == "plan":
        scene.begin("plan")
    elif answer == "why":
        scene.begin("stalled")
    else:
        scene.say("check-in-left")


CONVERSATION = Conversation(
    FLOW, done={"met": _met, "useful": _useful, "day": _day, "instead": _instead}, prepare=_prepare
)
