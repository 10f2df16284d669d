"""Names in every Lithuanian case, by a table of its own, so that it shares no mistake with the bot's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "vocative")
_BY_ENDING = (  # the longest first; ~ makes t and d before it soft
    ("jas", "jas jo jui ją ju jau"),
    ("ius", "ius iaus iui ių iumi iau"),
    ("as", "as o ui ą u ai"),
    ("is", "is ~io ~iui į ~iu i"),
    ("ys", "ys ~io ~iui į ~iu y"),
    ("us", "us aus ui ų umi au"),
    ("a", "a os ai ą a a"),
    ("ė", "ė ės ei ę e e"),
)
_OPEN = "aeiouy"


def plain(word: str) -> str:
    """Small letters without diacritics."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(letter)
    )


def case_forms_of(word: str, language: str) -> tuple[str, ...]:
    """One word of a name in all cases, in their order."""
    if language == "lt":
        for ending, endings in _BY_ENDING:
            if word.endswith(ending):
                return tuple(_joined(word.removesuffix(ending), one) for one in endings.split())
    if word[-1] in _OPEN:
        return (word,) * len(CASES)  # as Lithuanians do with Emily
    return tuple(f"{word}{ending}" for ending in ("", "o", "ui", "ą", "u", ""))


def _joined(stem: str, ending: str) -> str:
    if not ending.startswith("~"):
        return stem + ending
    if stem.endswith("t"):
        return f"{stem[:-1]}č{ending[1:]}"
    return f"{stem}{'ž' if stem.endswith('d') else ''}{ending[1:]}"


def in_case(name: str, case: str, language: str) -> str:
    """A whole name in a case."""
    return " ".join(case_forms_of(word, language)[CASES.index(case)] for word in name.split())


def every_form(name: str) -> Iterator[str]:
    """Each word of a name in every case and in either language's way, folded."""
    for word in name.split():
        yield plain(word)
        for language in ("lt", "en"):
            yield from map(plain, case_forms_of(word, language))
