"""All commands by name. The words that people type for a command are the text ``command-NAME``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.commands import (
    agreement,
    care,
    connect,
    ending,
    expectations,
    feedback,
    goals,
    next_session,
    notes,
    pause,
    prepare,
    privacy,
    quiet,
    status,
    supervision,
    take_along,
    topics,
    writing_help,
)
from bot.commands import help as help_command
from bot.commands.coordinator import invite, pair_states
from bot.commands.coordinator import supervision as coordinator_supervision
from bot.turn import Turn


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the function that gets the rest of the typed line, and whether it needs a pair."""

    run: Callable[[Turn, str], None]
    of_pair: bool = True
    after_end: bool = False  # also in a pair that has ended, until retention deletes its texts


MENTOR: Mapping[str, Command] = {
    "help": Command(help_command.run, of_pair=False),
    "topics": Command(topics.run),
    "note": Command(notes.write),
    "notes": Command(notes.read, after_end=True),
    "goal": Command(goals.run),
    "next": Command(next_session.plan),
    "met": Command(next_session.log),
    "steps": Command(notes.steps),
    "rhythm": Command(pause.rhythm),
    "pause": Command(pause.run),
    "status": Command(status.run),
    "journal": Command(status.journal, after_end=True),
    "expectations": Command(expectations.run),
    "prepare": Command(prepare.run),
    "feedback": Command(feedback.run),
    "agreement": Command(agreement.run, after_end=True),
    "take-along": Command(take_along.run),
    "supervision": Command(supervision.run, of_pair=False),
    "end": Command(ending.run),
    "privacy": Command(privacy.run, of_pair=False),
    "my-data": Command(privacy.my_data, of_pair=False),
    "erase": Command(privacy.erase, of_pair=False),
    "settings": Command(help_command.settings, of_pair=False),
    "connect": Command(connect.run, of_pair=False),
    "writing-help": Command(writing_help.run, of_pair=False),
    "care": Command(care.run, of_pair=False),
    "why": Command(quiet.why, of_pair=False),
    "stop": Command(quiet.stop, of_pair=False),
    "restore": Command(quiet.restore, of_pair=False),
    "snooze": Command(quiet.snooze, of_pair=False),
}

PAIRS: Mapping[str, Command] = {
    "overview": Command(pair_states.overview, of_pair=False),
    "status": Command(pair_states.status, of_pair=False),
    "why": Command(pair_states.why, of_pair=False),
    "stalled": Command(pair_states.stalled, of_pair=False),
    "supervision": Command(coordinator_supervision.show, of_pair=False),
    "invite": Command(invite.run, of_pair=False),
}
