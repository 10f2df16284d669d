"""What free words seem to ask for, where only a language model found it: said back and done on a yes alone."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from bot.conversation.date_fields import to_iso
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import day, moment
from bot.conversation.messages import text as words_of
from bot.turn import Conversation, Scene, Start
from bot.writing.tasks import Meant, Wish

FLOW = Flow("guess", pages=(Page("guess", (Choice(name="guess", of=("yes", "no"), seen_by=SeenBy.ME),)),))

AHEAD = frozenset({Wish.PLAN, Wish.PAUSE})
BEHIND = frozenset({Wish.MET})


def guess_of(scene: Scene, meant: Meant, text: str) -> Start | None:
    """The conversation about a guess; None where there is none to make. ``text`` is kept for a note."""
    if meant.wish is Wish.NOTHING:
        return None
    about: dict[str, Any] = {"wish": meant.wish.value, "when": "", "dated": "no"}
    about["what"] = words_of(f"guess-what-{meant.wish.value}")
    when = _when(scene, meant)
    if isinstance(when, datetime):
        about |= {
            "when": to_iso(when),
            "dated": "yes",
            "on": moment(when.replace(tzinfo=scene.reader.now.tzinfo)),
        }
    elif when is not None:
        about |= {"when": to_iso(when), "dated": "yes", "on": day(when)}
    if meant.wish is Wish.NOTE:
        about["text"] = text
    return Start("guess", about)


def _when(scene: Scene, meant: Meant) -> date | datetime | None:
    """The day or moment that was named, where it fits: a plan lies ahead, a meeting that was held does not."""
    if meant.day is None or meant.wish not in AHEAD | BEHIND:
        return None
    local = scene.reader.now
    if meant.wish in BEHIND:
        return meant.day if meant.day <= local.date() else None
    if meant.wish is Wish.PLAN and meant.at is not None:
        at = datetime.combine(meant.day, time(meant.at.hour, meant.at.minute))
        return at if at > local.replace(tzinfo=None) else None
    earliest = local.date() if meant.wish is Wish.PLAN else date.fromordinal(local.date().toordinal() + 1)
    return meant.day if meant.day >= earliest else None


def _guess(scene: Scene) -> None:
    if scene.answers["guess"] == "no":
        scene.say("guess-dropped")


CONVERSATION = Conversation(FLOW, done={"guess": _guess}, forgets=frozenset({"text"}))
