"""What free words seem to ask for, where only a language model found it: said back and done on a yes alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from bot.conversation import refs
from bot.conversation.date_fields import to_iso
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.rules.intent import Intent, IntentKind
from bot.turn import AskAgain, Conversation, Respond, RunCommand, Start, Turn
from bot.writing.tasks import Meant, Wish
from storage import conversations

FLOW = Flow("guess", pages=(Page("guess", (Choice(name="guess", of=("yes", "no"), seen_by=SeenBy.ME),)),))

COMMANDS: Mapping[Wish, str] = {
    Wish.NOTES: "notes",
    Wish.STEPS: "steps",
    Wish.GOAL: "goal",
    Wish.STATUS: "status",
    Wish.HELP: "help",
}
"""Guesses that run a command; the others are done as if the rules had understood them."""

AHEAD = frozenset({Wish.PLAN, Wish.PAUSE})
BEHIND = frozenset({Wish.MET})


def guess_of(turn: Turn, meant: Meant, text: str) -> Start | None:
    """The conversation about a guess; None where there is none to make. ``text`` is kept for a note."""
    if meant.wish is Wish.NOTHING:
        return None
    about: dict[str, Any] = {"wish": meant.wish.value, "when": "", "dated": "no"}
    about["what"] = refs.text(f"guess-what-{meant.wish.value}")
    when = _when(turn, meant)
    if isinstance(when, datetime):
        about |= {
            "when": to_iso(when),
            "dated": "yes",
            "on": refs.moment(when.replace(tzinfo=turn.who.reader.now.tzinfo)),
        }
    elif when is not None:
        about |= {"when": to_iso(when), "dated": "yes", "on": refs.day(when)}
    if meant.wish is Wish.NOTE:
        about["text"] = text
    return Start("guess", about)


def _when(turn: Turn, meant: Meant) -> date | datetime | None:
    """The day or moment that was named, where it fits: a plan lies ahead, a meeting that was held does not."""
    if meant.day is None or meant.wish not in AHEAD | BEHIND:
        return None
    local = turn.who.reader.now
    if meant.wish in BEHIND:
        return meant.day if meant.day <= local.date() else None
    if meant.wish is Wish.PLAN and meant.at is not None:
        at = datetime.combine(meant.day, time(meant.at.hour, meant.at.minute))
        return at if at > local.replace(tzinfo=None) else None
    earliest = local.date() if meant.wish is Wish.PLAN else date.fromordinal(local.date().toordinal() + 1)
    return meant.day if meant.day >= earliest else None


def _guess(turn: Turn) -> None:
    """A yes does what was guessed, and nothing else that was made of the same words."""
    subject = conversations.subject_of("heard", turn.who.couple.pair.id if turn.who.couple else None)
    offered = conversations.open_on(turn.store, turn.who.person.id, subject)  # to keep the words as a note
    if turn.answers["guess"] == "no":
        turn.say("guess-dropped")
        if offered is not None:
            turn.then(AskAgain(offered.id))
        return
    if offered is not None:
        conversations.close(turn.store, offered, turn.who.now)
    wish, when = Wish(turn.about["wish"]), turn.about["when"]
    if wish in COMMANDS:
        turn.then(RunCommand(COMMANDS[wish]))
    elif wish is Wish.PLAN and "T" in when:  # the day and the hour were said back already
        turn.begin("plan", answers={"when": when, "sure": "yes"})
    else:
        at = datetime.fromisoformat(when) if "T" in when else date.fromisoformat(when) if when else None
        turn.then(Respond(Intent(IntentKind(wish.value), at), turn.about.get("text", "")))


CONVERSATION = Conversation(FLOW, done={"guess": _guess}, forgets=frozenset({"text"}))
