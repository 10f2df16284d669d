"""The next meeting: a date in words or one of three suggestions, shown back before it is saved (E24: re-book at once)."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.date_fields import Hour, When
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Invitation, Say, moment, name
from bot.turn import Conversation, Scene
from storage import meetings

FLOW = Flow(
    "plan",
    pages=(
        Page(
            "when",
            (When(name="when", suggested="dates", optional=True, seen_by=SeenBy.COORDINATOR),),
            then=Branch("when", {"moment": "sure", "day": "hour", "skipped": None}),
        ),
        Page("hour", (Hour(name="hour", seen_by=SeenBy.COORDINATOR),), then="sure"),
        Page(
            "sure",
            (Choice(name="sure", of=("yes", "change"), seen_by=SeenBy.COORDINATOR),),
            then=Branch("sure", {"yes": None, "change": "when"}),
        ),
    ),
)


def _prepare(scene: Scene) -> None:
    scene.about["dates"] = scene.suggestions()


def _when(scene: Scene) -> None:
    when = scene.answers["when"]
    if when is None:
        scene.say("plan-later")
        _offer_note(scene)
    elif "T" in when:
        scene.about["moment"] = moment(scene.instant(when))


def _hour(scene: Scene) -> None:
    scene.about["moment"] = moment(scene.instant(f"{scene.answers['when'][:10]}T{scene.answers['hour']}"))


def _sure(scene: Scene) -> None:
    if scene.answers["sure"] != "yes":
        return
    when, hour = scene.answers["when"], scene.answers.get("hour")
    at = scene.instant(f"{when[:10]}T{hour}" if hour else when)
    if at <= scene.now:
        scene.say("plan-passed")
        scene.begin("plan")
        return
    moved = scene.facts().planned_at is not None
    planned = meetings.plan(scene.work, scene.meetings, scene.pair.pair.id, at, scene.person.id, scene.now)
    scene.facts_changed = True
    scene.say("plan-saved", when=moment(at), partner=scene.partner.name)
    scene.replies.append(Invitation(planned.id))
    told = Say(
        "plan-partner", {"who": name(scene.person.id), "when": moment(at), "moved": "yes" if moved else "no"}
    )
    expires = max(at - scene.now, timedelta(hours=1))
    scene.tell(
        scene.partner.id,
        "meeting_planned",
        [told, Invitation(planned.id)],
        key=f"planned:{planned.id}",
        expires=expires,
    )
    _offer_note(scene)


def _offer_note(scene: Scene) -> None:
    if scene.about.get("meeting"):
        scene.begin("session-note", about={"meeting": scene.about["meeting"]})


CONVERSATION = Conversation(FLOW, done={"when": _when, "hour": _hour, "sure": _sure}, prepare=_prepare)
