"""What each intent of free text leads to. Whatever would be stored is shown back first; nothing is stored on a guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.commands.help import text_without_pair
from bot.commands.notes import about_last_meeting
from bot.conversation.date_fields import to_iso
from bot.rules.intent import Intent, IntentKind
from bot.turn import RunCommand, Start, Turn

CONFIDENT = frozenset(
    {
        IntentKind.TOPICS,
        IntentKind.MET,
        IntentKind.NOT_MET,
        IntentKind.PLAN,
        IntentKind.PAUSE,
        IntentKind.HELP,
    }
)
"""What is done even where something else was being asked."""

WITHOUT_PAIR = frozenset({IntentKind.HELP, IntentKind.HELLO, IntentKind.THANKS, IntentKind.UNKNOWN})


def respond(turn: Turn, intent: Intent, text: str) -> None:
    """Do what the text asks for; what it would store is asked about."""
    if turn.who.couple is None and intent.kind not in WITHOUT_PAIR:
        turn.say(text_without_pair(turn))
        return
    _RESPONSES[intent.kind](turn, intent, text)


def note_start(turn: Turn, text: str, **about: Any) -> Start:
    """The question who may see a text that was typed as a note."""
    kept = {"kept": "yes"} if turn.kept_by_platform else {}
    return Start("heard", {**about_last_meeting(turn), "text": text, **about, **kept})


def _met(turn: Turn, intent: Intent, _: str) -> None:
    day = turn.day_just_planned() if intent.when is None else intent.when
    if day is None:
        turn.begin("check-in", about={"source": "heard"})
        return
    on = to_iso(day)[:10]
    about = {"source": "heard_day", "on": on, "when": {"day": on}}
    turn.begin("check-in", about=about, answers={"met_on": on})


def _plan(turn: Turn, intent: Intent, _: str) -> None:
    turn.begin("plan", answers={"when": to_iso(intent.when)} if intent.when else {})


def _pause(turn: Turn, intent: Intent, _: str) -> None:
    turn.begin("pause", answers={"until": to_iso(intent.when)[:10]} if intent.when else {})


_RESPONSES: Mapping[IntentKind, Callable[[Turn, Intent, str], None]] = {
    IntentKind.TOPICS: lambda turn, _, __: turn.begin("topics"),
    IntentKind.MET: _met,
    IntentKind.NOT_MET: lambda turn, _, __: turn.begin("nudge", about={"reason": "heard"}),
    IntentKind.PLAN: _plan,
    IntentKind.PAUSE: _pause,
    IntentKind.HELP: lambda turn, _, __: turn.then(RunCommand("help")),
    IntentKind.HELLO: lambda turn, _, __: turn.say("hello-back"),
    IntentKind.THANKS: lambda turn, _, __: turn.say("thanks-back"),
    IntentKind.NOTE: lambda turn, _, text: turn.then(note_start(turn, text)),
    IntentKind.UNKNOWN: lambda turn, _, __: turn.say("not-understood"),
}
