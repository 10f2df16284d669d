"""Parts of a text that may identify a person: the same that would be redacted before it was sent to a language model.

Names in every case, capitalised words inside sentences, addresses, telephone numbers. Its author is told and decides: expect
misses and false hits.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.conversation.text_folding import fold
from bot.writing.placeholders import redact

_WORDS = (
    "tada dariau vidus vidui vida ana anos anai anoje ona jo rytis rytu will may grant mark grace rose hope ray art bill"
    " pat sue drew dawn joy rich frank guy miles max faith carter walker smith"
)
_EVERYDAY = frozenset(_WORDS.split())
"""Forms of names that are everyday words as well: in small letters they are taken for the word."""


def identifying_parts(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The parts of the text that its author should check, as they are spelled, each spelling once, in their order."""
    return tuple(part for part in redact(text, names).originals.values() if not _everyday(part))


def _everyday(part: str) -> bool:
    return all(word.islower() and fold(word) in _EVERYDAY for word in part.split())
