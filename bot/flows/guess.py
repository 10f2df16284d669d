"""A language model's guess at what the person asked for in free text: said back, and carried out only after a yes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from bot.conversation import refs
from bot.conversation.date_fields import to_iso
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.rules.intent import Intent, IntentKind
from bot.turn import AskAgain, Conversation, Respond, RunCommand, Start, Turn, Who
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
"""Wishes that run a command; the others are carried out as the intents that the rules recognise."""

IN_FUTURE = frozenset({Wish.PLAN, Wish.PAUSE})
IN_PAST = frozenset({Wish.MET})


def guess_start(who: Who, meant: Meant, text: str) -> Start | None:
    """The conversation that says the guess back; None if the model found no wish. ``text`` is what would become a note."""
    if meant.wish is Wish.NOTHING:
        return None
    about: dict[str, Any] = {"wish": meant.wish.value, "when": "", "dated": "no"}
    about["what"] = refs.text(f"guess-what-{meant.wish.value}")
    when = _valid_time(who, meant)
    if isinstance(when, datetime):
        about |= {
            "when": to_iso(when),
            "dated": "yes",
            "on": refs.moment(when.replace(tzinfo=who.reader.now.tzinfo)),
        }
    elif when is not None:
        about |= {"when": to_iso(when), "dated": "yes", "on": refs.day(when)}
    if meant.wish is Wish.NOTE:
        about["text"] = text
    return Start("guess", about)


def _valid_time(who: Who, meant: Meant) -> date | datetime | None:
    """The day or time in the guess, if it suits the wish: in the future for a plan or pause, in the past for a meeting."""
    if meant.day is None or meant.wish not in IN_FUTURE | IN_PAST:
        return None
    local = who.reader.now
    if meant.wish in IN_PAST:
        return meant.day if meant.day <= local.date() else None
    if meant.wish is Wish.PLAN and meant.at is not None:
        at = datetime.combine(meant.day, time(meant.at.hour, meant.at.minute))
        return at if at > local.replace(tzinfo=None) else None
    earliest = local.date() if meant.wish is Wish.PLAN else date.fromordinal(local.date().toordinal() + 1)
    return meant.day if meant.day >= earliest else None


def _guess(turn: Turn) -> None:
    """Carry out a confirmed guess. The open offer to save the same text as a note is closed then, and asked again after a no."""
    subject = conversations.subject_of("heard", turn.who.couple.pair.id if turn.who.couple else None)
    note_offer = conversations.open_on(turn.store, turn.who.person.id, subject)
    if turn.answers["guess"] == "no":
        turn.say("guess-dropped")
        if note_offer is not None:
            turn.then(AskAgain(note_offer.id))
        return
    if note_offer is not None:
        conversations.close(turn.store, note_offer, turn.who.now)
    wish, when = Wish(turn.about["wish"]), turn.about["when"]
    if wish in COMMANDS:
        turn.then(RunCommand(COMMANDS[wish]))
    elif wish is Wish.PLAN and "T" in when:  # day and hour were said back with the guess
        turn.begin("plan", answers={"when": when, "sure": "yes"})
    else:
        at = datetime.fromisoformat(when) if "T" in when else date.fromisoformat(when) if when else None
        turn.then(Respond(Intent(IntentKind(wish.value), at), turn.about.get("text", "")))


CONVERSATION = Conversation(FLOW, done={"guess": _guess}, forgets=frozenset({"text"}))
