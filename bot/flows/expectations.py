"""The expectation mirror: both answer the same questions alone, then both see only where they differ (E18; domain §2.2-2.3).

Nothing is shown, and nobody is told anything, before both have answered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Message, Say, text
from bot.rules.visibility import Data
from bot.turn import Conversation, Scene
from storage import expectations

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "lead": ("mentee", "mentor", "both"),  # who calls the meetings
    "topic": ("mentee", "mentor", "there"),  # who brings the topic
    "prepare": ("lines", "agenda", "none"),  # before a meeting
    "need": ("listen", "advise", "challenge", "introduce"),  # what the mentee needs most
    "feedback": ("straight", "gentle", "asked"),  # how frank
    "reply": ("day", "days", "week"),  # to a message between meetings
    "beyond": ("welcome", "careful", "work"),  # life beyond work as a topic
    "cancel": ("before", "anytime", "rebook"),  # when one cannot come
    "silence": ("write", "wait", "coordinator"),  # when one falls silent
}
"""Nine questions, each a tap: about two minutes."""

MIRROR = "expect-mirror"  # stands in the outbox for what both will see

FLOW = Flow(
    "expect",
    pages=(
        Page(
            "mirror",
            tuple(
                Choice(name=name, of=options, seen_by=SeenBy.MIRROR) for name, options in QUESTIONS.items()
            ),
        ),
    ),
)


def _mirror(scene: Scene) -> None:
    answers = {name: scene.answers[name] for name in QUESTIONS}
    pair_id = scene.pair.pair.id
    expectations.keep(scene.work, pair_id, scene.person.id, json.dumps(answers), scene.now)
    theirs = expectations.of(scene.work, pair_id).get(scene.partner.id)
    if theirs is None or not scene.may_see(Data.MIRROR, scene.partner.id):
        scene.say("expect-kept", partner=scene.partner.name)
        return
    show(scene, answers, json.loads(theirs))
    told = [Say("expect-ready"), Say(MIRROR)]
    scene.tell(scene.partner.id, "mirror_ready", told, key=f"mirror:{pair_id}:{scene.now:%Y%m%dT%H%M%S}")


def differences(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """The questions that the two answered differently, in the order they were asked."""
    return [name for name in QUESTIONS if mine.get(name) != theirs.get(name)]


def expanded(scene: Scene, message: Message) -> list[Message]:
    """A waiting message about the mirror becomes what it says only when it is shown: answers do not lie in the outbox."""
    if not isinstance(message, Say) or message.text != MIRROR:
        return [message]
    kept = scene.replies
    scene.replies = []
    both = expectations.of(scene.work, scene.pair.pair.id)
    if len(both) == 2 and scene.may_see(Data.MIRROR, scene.partner.id):
        show(scene, json.loads(both[scene.person.id]), json.loads(both[scene.partner.id]))
    found, scene.replies = scene.replies, kept
    return found


def show(scene: Scene, mine: Mapping[str, str], theirs: Mapping[str, str]) -> None:
    """Where the two differ, as what to talk about first; nothing else of the answers."""
    differing = differences(mine, theirs)
    if not differing:
        scene.say("expect-same")
        return
    scene.say("expect-differ", count=len(differing))
    for name in differing:
        scene.line(
            "expect-line",
            question=text(f"expect-about-{name}"),
            mine=text(f"expect-{name}-{mine[name]}"),
            theirs=text(f"expect-{name}-{theirs[name]}"),
        )


CONVERSATION = Conversation(FLOW, done={"mirror": _mirror}, resumes=True)
