"""Commands: typed with a slash or without, pressed, or chosen as what comes next."""

from __future__ import annotations

from bot.commands import MENTOR, PAIRS, Command
from bot.commands.help import text_without_pair
from bot.conversation.messages import Commanded
from bot.conversation.text_folding import fold
from bot.inbox.focus import ask_focused_again
from bot.inbox.vocabulary import vocabulary_of
from bot.turn import Turn
from storage import pairs

BEFORE_WELCOME = frozenset(
    {"care", "privacy", "my-data", "erase"}
)  # help and rights wait for no acquaintance


def enter(turn: Turn, command: Commanded) -> None:
    """Run a slash command; before the welcome only help and rights, everything else begins it."""
    vocabulary = vocabulary_of(turn.installation.texts)
    word, rest = first_word(command.rest)
    if turn.who.person.welcomed_at is None:
        named = vocabulary.command(fold(word if command.name == "mentor" else command.name))
        if named in BEFORE_WELCOME:
            run(turn, named, "")
        else:
            begin_welcome(turn)
        return
    if command.name == "pairs":
        _run_coordinator(turn, fold(word), rest)
        return
    if command.name != "mentor":
        word, rest = command.name.replace("_", " "), command.rest
    name = vocabulary.command(fold(word)) if word else "help"
    if name is None:
        if not say_near_miss(turn, fold(word)):
            turn.say("not-understood")
        ask_focused_again(turn)
    else:
        run(turn, name, rest.strip())


def greet(turn: Turn) -> None:
    """First contact: the welcome, or what can be asked."""
    if turn.who.person.welcomed_at is None:
        begin_welcome(turn)
    else:
        run(turn, "help", "")


def begin_welcome(turn: Turn) -> None:
    """Begin the welcome, about the person's first pair where they have one."""
    couples = pairs.of_person(turn.store, turn.who.person.id)
    turn.for_pair(couples[0] if couples else None).begin("welcome")


def run(turn: Turn, name: str, rest: str) -> None:
    """Run a command of a mentor or mentee, once it is known for which of their pairs."""
    command: Command = MENTOR[name]
    chosen = choose_pair(turn, name, rest)
    if chosen is None:
        return
    if command.of_pair and chosen.who.couple is None:
        chosen.say(text_without_pair(chosen))
        return
    command.run(chosen, rest)


def choose_pair(turn: Turn, name: str | None, rest: str) -> Turn | None:
    """The turn about the person's pair; None where they are in several and are asked which one is meant.

    ``name`` is the command, or None for free text; ``rest`` is what goes on once the pair is known.
    """
    if turn.who.couple is not None:
        return turn
    couples = pairs.of_person(turn.store, turn.who.person.id)
    if len(couples) > 1 and (name is None or MENTOR[name].of_pair):
        listed = [[couple.pair.id, couple.partner_of(turn.who.person.id).name] for couple in couples]
        turn.begin("which", about={"pairs": listed, "command": name or "", "rest": rest})
        return None
    couple = couples[0] if couples else None
    if couple is None and name is not None and MENTOR[name].after_end:
        couple = pairs.last_ended(turn.store, turn.who.person.id)
    return turn.for_pair(couple)


def say_near_miss(turn: Turn, word: str) -> bool:
    """Say which command a mistyped word is nearly; whether there is one."""
    near = vocabulary_of(turn.installation.texts).near_miss(word, turn.who.reader.language)
    if near is not None:
        turn.say("near-miss", command=near)
    return near is not None


def first_word(text: str) -> tuple[str, str]:
    """The first word of a text, and the rest."""
    word, _, rest = text.strip().partition(" ")
    return word, rest.strip()


def _run_coordinator(turn: Turn, word: str, rest: str) -> None:
    name = vocabulary_of(turn.installation.texts).coordinator_command(word) if word else "overview"
    if name is None:
        turn.say("pairs-unknown")
    else:
        PAIRS[name].run(turn, rest)
