"""Messages of a turn in its person's words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.conversation.messages import Message, Say, Worded, Words
from bot.installation import Installation
from bot.presentation.deferred import render
from bot.presentation.lookup import lookup_for
from bot.presentation.wording import Wording
from bot.texts.loader import Texts
from bot.turn import Turn
from conversation_prompts.card import Library


def wording_of(installation: Installation) -> Wording:
    """The installation's texts and cards as words."""
    return _wording(installation.texts, installation.library)


@cache
def _wording(texts: Texts, library: Library) -> Wording:
    return Wording(texts, library)


def present(turn: Turn, messages: Sequence[Message]) -> tuple[Worded, ...]:
    """Replies in the person's words, without those that are out of date; a line joins the words before it."""
    return _joined(messages, _worded(turn, messages))


def present_stored(turn: Turn, messages: Sequence[Message]) -> tuple[Worded, ...]:
    """A message from the outbox in its reader's words, deferred content rendered; nothing where a part is out of date."""
    rendered = [part for message in messages for part in render(turn, message)]
    worded = _worded(turn, rendered)
    return () if any(one is None for one in worded) else _joined(rendered, worded)


def _worded(turn: Turn, messages: Sequence[Message]) -> list[Worded | None]:
    if not messages:
        return []
    wording, lookup = wording_of(turn.installation), lookup_for(turn, messages)
    return [wording.word(message, turn.who.reader, lookup) for message in messages]


def _joined(messages: Sequence[Message], worded: Sequence[Worded | None]) -> tuple[Worded, ...]:
    found: list[Worded] = []
    for message, words in zip(messages, worded, strict=True):
        last = found[-1] if found else None
        line = isinstance(message, Say) and message.attached
        if line and isinstance(words, Words) and isinstance(last, Words):
            found[-1] = Words(last.text, (*last.lines, words.text))
        elif words is not None:
            found.append(words)
    return tuple(found)
