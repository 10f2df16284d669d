"""What each intent of free text leads to. Whatever would be stored is shown back first; nothing is stored on a guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.commands.help import alone
from bot.commands.notes import last_meeting
from bot.conversation.moments import iso
from bot.rules.intent import Intent, Kind
from bot.turn import RunCommand, Start, Turn

CONFIDENT = frozenset({Kind.TOPICS, Kind.MET, Kind.NOT_MET, Kind.PLAN, Kind.PAUSE, Kind.HELP})
"""What is done even where something else was being asked."""

WITHOUT_PAIR = frozenset({Kind.HELP, Kind.HELLO, Kind.THANKS, Kind.UNKNOWN})


def respond(turn: Turn, intent: Intent, text: str) -> None:
    """Do what the text asks for; what it would store is asked about."""
    if turn.who.couple is None and intent.kind not in WITHOUT_PAIR:
        turn.say(alone(turn))
        return
    _RESPONSES[intent.kind](turn, intent, text)


def note_start(turn: Turn, text: str, **about: Any) -> Start:
    """The question who may see a text that was typed as a note."""
    kept = {"kept": "yes"} if turn.kept_by_platform else {}
    return Start("heard", {**last_meeting(turn), "text": text, **about, **kept})


def _met(turn: Turn, intent: Intent, _: str) -> None:
    day = turn.day_just_planned() if intent.when is None else intent.when
    if day is None:
        turn.begin("check-in", about={"source": "heard"})
        return
    on = iso(day)[:10]
    about = {"source": "heard_day", "on": on, "when": {"day": on}}
    turn.begin("check-in", about=about, answers={"met_on": on})


def _plan(turn: Turn, intent: Intent, _: str) -> None:
    turn.begin("plan", answers={"when": iso(intent.when)} if intent.when else {})


def _pause(turn: Turn, intent: Intent, _: str) -> None:
    turn.begin("pause", answers={"until": iso(intent.when)[:10]} if intent.when else {})


_RESPONSES: Mapping[Kind, Callable[[Turn, Intent, str], None]] = {
    Kind.TOPICS: lambda turn, _, __: turn.begin("topics"),
    Kind.MET: _met,
    Kind.NOT_MET: lambda turn, _, __: turn.begin("nudge", about={"reason": "heard"}),
    Kind.PLAN: _plan,
    Kind.PAUSE: _pause,
    Kind.HELP: lambda turn, _, __: turn.then(RunCommand("help")),
    Kind.HELLO: lambda turn, _, __: turn.say("hello-back"),
    Kind.THANKS: lambda turn, _, __: turn.say("thanks-back"),
    Kind.NOTE: lambda turn, _, text: turn.then(note_start(turn, text)),
    Kind.UNKNOWN: lambda turn, _, __: turn.say("not-understood"),
}
