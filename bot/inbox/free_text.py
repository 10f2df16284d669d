"""Free text: recognised by rules, said back before anything is stored; a language model is asked where the rules find nothing."""

from __future__ import annotations

from bot import writing_help
from bot.conversation.text_folding import fold
from bot.inbox import commands
from bot.inbox.intents import note_start, respond
from bot.inbox.vocabulary import vocabulary_of
from bot.rules.intent import IntentKind, recognise
from bot.turn import Turn
from bot.writing.tasks import Use

WISH_LENGTH = 300  # characters: what is longer is told, not wished for


def understand(turn: Turn, text: str, *, only: frozenset[IntentKind] | None = None) -> bool:
    """Do what free text asks for, of these intents only where they are given. False where nothing was done."""
    heard = recognise(text, language=turn.who.reader.language, now=turn.who.reader.now)
    if only is not None and heard.kind not in only:
        return False
    if heard.kind is IntentKind.UNKNOWN:
        _unknown(turn, text)
        return True
    respond(turn, heard, text)
    if heard.kind is IntentKind.NOTE and turn.who.couple is not None and len(text) <= WISH_LENGTH:
        writing_help.request(turn, Use.UNDERSTAND, text=text)
    return True


def greets(turn: Turn, text: str) -> bool:
    """Whether the person only says hello: that is no answer, and nothing to be misunderstood either."""
    return (
        recognise(text, language=turn.who.reader.language, now=turn.who.reader.now).kind is IntentKind.HELLO
    )


def offer_note(turn: Turn, text: str) -> bool:
    """If the person typed the note itself instead of answering "write it down?", ask who may see it.

    Returns False if the text is too short to be a note.
    """
    if (
        recognise(text, language=turn.who.reader.language, now=turn.who.reader.now).kind
        is not IntentKind.NOTE
    ):
        return False
    turn.then(note_start(turn, text, then="steps"))
    return True


def _unknown(turn: Turn, text: str) -> None:
    word, _, rest = text.partition(" ")
    if name := vocabulary_of(turn.installation.texts).command(fold(word)):
        commands.run(turn, name, rest.strip())
    elif commands.say_near_miss(turn, fold(word)):
        pass
    elif not rest or not writing_help.request(turn, Use.UNDERSTAND, text=text, waits=True):
        turn.say("not-understood")
