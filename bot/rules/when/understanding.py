"""A phrase that is all about time."""

from __future__ import annotations

from datetime import date, datetime

from bot.rules.when.folding import plain_text
from bot.rules.when.grammar import languages, read_whole
from bot.rules.when.pieces import gather
from bot.rules.when.resolving import Standpoint, Toward, resolve

LONGEST = 200  # characters: longer than any phrase about time


def understand(
    phrase: str, *, language: str, now: datetime, toward: Toward = "future"
) -> date | datetime | None:
    """The day or the moment that a phrase means, or None where it is unclear.

    ``language`` is "lt" or "en" and is tried first, then the other. ``now`` is aware, in the person's zone; a moment
    comes back aware in the same zone. Toward "future": today or later, at most 370 days away; toward "past" the
    other way. A naive ``now`` raises ValueError.
    """
    if now.tzinfo is None or now.utcoffset() is None:
        raise ValueError("now must be aware, in the person's zone")
    if len(phrase) > LONGEST:
        return None
    plain = plain_text(phrase).plain
    for foreign, tongue in enumerate(languages(language)):
        pieces = read_whole(plain, tongue)
        if pieces is None:
            continue
        said = gather([placed.piece for placed in pieces])
        if said is None or (foreign and said.weekday is not None and said.weekday.short):
            return None
        return resolve(said, Standpoint(now, toward))
    return None
