"""Which parts of a text may give somebody away: what would be hidden of it before it went to a language model.

Names in every case, capitalised words inside sentences, addresses, numbers to call. Told to its author, who decides: expect
misses and false hits.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.conversation.text_folding import fold
from bot.writing.placeholders import hide

_WORDS = (
    "tada dariau vidus vidui vida ana anos anai anoje ona jo rytis rytu will may grant mark grace rose hope ray art bill"
    " pat sue drew dawn joy rich frank guy miles max faith carter walker smith"
)
_EVERYDAY = frozenset(_WORDS.split())
"""Forms of names that are everyday words as well: in small letters they mean the word, and nobody need look at it."""


def telling(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The parts of the text to look at again, as they stand there, each spelling once, in their order."""
    return tuple(part for part in hide(text, names).originals.values() if not _everyday(part))


def _everyday(part: str) -> bool:
    return all(word.islower() and fold(word) in _EVERYDAY for word in part.split())
