"""How a card may be worded: quotes, the form of address, and no word that needs to know a person's gender (domain §3.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"„[^“”]*[“”]")
_SINGULAR = re.compile(r"\b(?:tu|tau|tave|tavęs|tavo|tavyje|tavimi?)\b", re.IGNORECASE)
_COMMAND_TO_ONE = re.compile(r"\b(?!(?:kaž|ši|šit)?(?:kiek|tiek)\b|šiek\b|tik\b|vistiek\b|juk\b|(?:ap)?link\b)\w+k\b", re.IGNORECASE)

_GENDERED = (
    (
        # "the same" and "the most important" agree with a thing, not with a person
        re.compile(r"(?<!\bta )(?<!\btas )(?<!\btokia )(?<!\btoks )\bpat(?:s|i)\b(?!\s+\w+iausi)", re.IGNORECASE),
        "leave it out or build the sentence otherwise",
    ),
    (
        re.compile(r"\bvienas kit(?:as|o|am|ą|u|uo|ame)\b|\bviena kit(?:a|os|ai|oje)\b", re.IGNORECASE),
        "write „iš eilės“, „tarpusavyje“ or turn the sentence",
    ),
    (re.compile(r"\bab(?:u|i)\b", re.IGNORECASE), "write „dviese“, „jūs“ or a form that is the same for all (abiem, abiejų)"),
    (re.compile(r"\(-\w+\)|/-\w+"), "write the sentence without the ending in question"),
)

_PARTICIPLE = re.compile(r"\b\w+(?:ęs|[^\Waeiouąęėįųūy\d_]usi)(?:is)?\b", re.IGNORECASE)
_NOT_A_PERSON = frozenset(
    {
        # pronouns
        "manęs", "savęs", "tavęs",
        # verbs in the future
        "tęs", "pratęs", "spręs", "išspręs", "nuspręs", "švęs", "atšvęs",
    }
)  # fmt: skip


def addressed(text: str) -> str | None:
    """The first word by which a Lithuanian text speaks to one person informally, outside „quoted“ speech; None where none does."""
    bare = _QUOTED.sub(" ", text)
    found = _SINGULAR.search(bare) or _COMMAND_TO_ONE.search(bare)
    return found[0] if found else None


def lithuanian(text: str) -> Iterator[str]:
    """What is wrong with the wording of a Lithuanian text, and what would be right."""
    if '"' in text or "'" in text:
        yield "has a straight quote; write „…“"
    if "”" in text or text.count("„") != text.count("“"):
        yield "has a quotation that is not „…“ (U+201E … U+201C)"
    for gendered, instead in _GENDERED:
        if found := gendered.search(text):
            yield f"has the gendered {found[0]!r}; {instead}"
    for found in _PARTICIPLE.finditer(text):
        if found[0].casefold() not in _NOT_A_PERSON:
            yield f"has {found[0]!r}, a participle with a gender; write the finite verb"


def english(text: str) -> Iterator[str]:
    """What is wrong with the wording of an English text, and what would be right."""
    if '"' in text or "'" in text:
        yield "has a straight quote; write “…” and ’"
    if "„" in text or text.count("“") != text.count("”"):
        yield "has a quotation that is not “…” (U+201C … U+201D)"
