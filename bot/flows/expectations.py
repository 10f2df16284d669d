"""The expectation mirror: both answer the same questions alone, then both see only the differences (docs/domain.md, rule E18).

Nothing is shown to either of the two before both have answered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Deferred, Message, Say
from bot.rules.visibility import Data
from bot.turn import Conversation, Turn
from storage import expectations

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "lead": ("mentee", "mentor", "both"),  # who calls the meetings
    "topic": ("mentee", "mentor", "there"),  # who brings the topic
    "prepare": ("lines", "agenda", "none"),  # before a meeting
    "need": ("listen", "advise", "challenge", "introduce"),  # what the mentee needs most
    "feedback": ("straight", "gentle", "asked"),  # how frank
    "reply": ("day", "days", "week"),  # to a message between meetings
    "beyond": ("welcome", "careful", "work"),  # life beyond work as a topic
    "cancel": ("before", "anytime", "rebook"),  # when one of the two cannot come
    "silence": ("write", "wait", "coordinator"),  # when one of the two falls silent
}
"""Nine questions, each a tap: about two minutes."""

MIRROR = "expect-mirror"  # deferred content: the differences

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


def _mirror(turn: Turn) -> None:
    answers = {name: turn.answers[name] for name in QUESTIONS}
    pair_id = turn.who.pair_id
    expectations.save(turn.store, pair_id, turn.who.person.id, json.dumps(answers), turn.who.now)
    theirs = expectations.of_pair(turn.store, pair_id).get(turn.who.partner.id)
    if theirs is None or not turn.who.may_see(Data.MIRROR, turn.who.partner.id):
        turn.say("expect-kept", partner=turn.who.partner.name)
        return
    show_differences(turn, answers, json.loads(theirs))
    news: list[Message] = [Say("expect-ready"), Deferred(MIRROR)]
    turn.tell(
        turn.who.partner.id, kinds.MIRROR_READY, news, key=f"mirror:{pair_id}:{turn.who.now:%Y%m%dT%H%M%S}"
    )


def differences(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """Names of the questions that the two answered differently, in the order they were asked."""
    return [name for name in QUESTIONS if mine.get(name) != theirs.get(name)]


def show_mirror(turn: Turn, _: Mapping[str, Any]) -> None:
    """Render the differences from the outbox, if both have answered."""
    who = turn.who
    both = expectations.of_pair(turn.store, who.pair_id)
    if len(both) == 2 and who.may_see(Data.MIRROR, who.partner.id):
        show_differences(turn, json.loads(both[who.person.id]), json.loads(both[who.partner.id]))


def show_differences(turn: Turn, mine: Mapping[str, str], theirs: Mapping[str, str]) -> None:
    """Show the reader both answers to each question on which the partners differ, and no other answers."""
    differing = differences(mine, theirs)
    if not differing:
        turn.say("expect-same")
        return
    turn.say("expect-differ", count=len(differing))
    for name in differing:
        turn.line(
            "expect-line",
            question=refs.text(f"expect-about-{name}"),
            mine=refs.text(f"expect-{name}-{mine[name]}"),
            theirs=refs.text(f"expect-{name}-{theirs[name]}"),
        )


CONVERSATION = Conversation(FLOW, done={"mirror": _mirror}, resumes=True)
