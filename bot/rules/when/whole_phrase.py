"""Parses a text that is nothing but a date."""

from __future__ import annotations

from datetime import date, datetime

from bot.rules.when.plain_text import to_plain_text
from bot.rules.when.resolving import ReferenceTime, Toward, resolve
from bot.rules.when.tokenizer import languages, tokenize_whole
from bot.rules.when.tokens import combine

LONGEST = 200  # characters: longer than any phrase about time


def parse_date(
    phrase: str, *, language: str, now: datetime, toward: Toward = "future"
) -> date | datetime | None:
    """The day, with or without an hour, that a phrase means; None where it is ambiguous.

    ``language`` is "lt" or "en" and is tried first, then the other. ``now`` is aware, in the person's zone; a day with
    an hour comes back aware in the same zone. Toward "future": today or later, at most 370 days away; toward "past" the
    other way. A naive ``now`` raises ValueError.
    """
    if now.tzinfo is None or now.utcoffset() is None:
        raise ValueError("now must be aware, in the person's zone")
    if len(phrase) > LONGEST:
        return None
    plain = to_plain_text(phrase).plain
    for number, tried in enumerate(languages(language)):
        tokens = tokenize_whole(plain, tried)
        if tokens is None:
            continue
        combined = combine([placed.token for placed in tokens])
        foreign = number > 0
        if combined is None or (foreign and combined.weekday is not None and combined.weekday.short):
            return None
        return resolve(combined, ReferenceTime(now, toward))
    return None
