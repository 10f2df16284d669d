"""Merges a person's pending outbox rows into one message: renders them, drops what is out of date, keeps one question.

One question at a time: typed words have one thing to answer, and nothing is asked that the answer before it settles. The
others wait until the first is answered, or for their own day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.conversation.messages import Ask, Message, Question, Say, Worded, Words, load
from bot.outbox.decide import kind_of
from bot.presentation.presenter import present, present_stored, wording_of
from bot.turn import Turn
from storage.tables import OutboxMessage


@dataclass(slots=True)
class Digest:
    """Rows as one message to one person."""

    words: list[Worded] = field(default_factory=list)
    shown: list[OutboxMessage] = field(default_factory=list)
    held_back: list[OutboxMessage] = field(default_factory=list)  # questions that come after the one asked
    focus: str | None = None  # the conversation that typed words answer from then on


@dataclass(frozen=True, slots=True)
class _Rendered:
    row: OutboxMessage
    turn: Turn
    words: tuple[Worded, ...]
    asks: str | None  # the conversation it asks about


def build_digest(turns: Mapping[str, Turn], rows: Sequence[OutboxMessage], *, several: bool) -> Digest:
    """The rows in their order, without those that are out of date by now: first what is told, then one question.

    ``turns``: by row id, its reader and its pair. To a reader in ``several`` pairs it says which one each part is about,
    where its own words do not.
    """
    digest, pair_id = Digest(), None
    rendered = [found for row in rows if (found := _render(turns[row.id], row))]
    questions = [one for one in rendered if one.asks is not None]
    questions.sort(key=lambda one: not kind_of(one.row).today)  # stable: the rest stays in its order
    for one in [*(one for one in rendered if one.asks is None), *questions[:1]]:
        if several and one.row.pair_id != pair_id:
            digest.words.extend(_name_pair(one))
        pair_id = one.row.pair_id
        digest.words.extend(one.words)
        digest.shown.append(one.row)
        digest.focus = one.asks
    digest.held_back = [one.row for one in questions[1:]]
    if not digest.shown:
        return digest
    reader, wording = (
        turns[digest.shown[0].id].who.reader,
        wording_of(turns[digest.shown[0].id].installation),
    )
    if digest.held_back:
        digest.words.append(Words(wording.say("digest-more", reader, count=len(digest.held_back))))
    if any(row.unasked and kind_of(row).footnote for row in digest.shown):
        digest.words.append(wording.footnote(reader))
    return digest


def _render(turn: Turn, row: OutboxMessage) -> _Rendered | None:
    """A row in its reader's words; None where what it asks is not open any more, or what it shows is gone."""
    messages: list[Message] = [load(parts) for parts in row.body]
    words = present_stored(turn, messages)
    asked = [message.conversation for message in messages if isinstance(message, Ask)]
    return _Rendered(row, turn, words, asked[-1] if asked else None) if words else None


def _name_pair(one: _Rendered) -> tuple[Worded, ...]:
    """A line that names the pair a message is about, where the message itself does not name the partner."""
    who = one.turn.who
    if who.couple is None or not kind_of(one.row).footnote:
        return ()
    if who.person.id not in (who.couple.mentor.id, who.couple.mentee.id):
        return ()
    partner = who.partner.name
    for message in one.words:
        if isinstance(message, Words) and partner in message.text:
            return ()
        if isinstance(message, Question) and any(partner in shown.question for shown in message.fields):
            return ()
    return present(one.turn, [Say("about-pair", {"partner": partner})])
