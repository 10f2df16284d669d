"""Recognises names in sentences: in any Lithuanian case, with or without diacritics, in any letters.

A name is recognised by its stem and by the endings it may take: "tom-" with -as, -o, -ui, … for Tomas. The tables allow more
than grammar does where people differ (Thomas: Thomo, Thomaso), and less than every coincidence: "rasti" is not a form of Rasa.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.conversation.text_folding import fold

WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*"  # accents typed apart, soft hyphens
_WORD = re.compile(WORD)
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060]")

_LOWER_CASE = "al bin da das de del della den der di do dos du el ibn la le of st ten ter van vom von y zu"
_PARTICLES = frozenset(_LOWER_CASE.split())
_LONGEST_ENDING = 5

# Endings by how a name ends, the longest first; all folded: ą is a, ė is e, į is i, ų and ū are u. A family has plurals.
_DECLENSIONS = """
    uo   uo ens eniui eni eniu enimi enyje enie
    jas  jas jo jui ja ju je jai jams jus jais juose jau juje
    ias  ias io iui ia iu ie iai iams ius iais iuose iau iuje
    as   as o ui a u e ai ams us ais uose
    is   is ys io iui i iu yje y iai iams ius iais iuose ies imi
    ys   is ys io iui i iu yje y iai iams ius iais iuose
    us   us aus ui u umi um uje au ai ams ais uose ums umis
    e    e es ei eje iu ems emis ese
    a    a os ai oje u oms as omis ose
    o    o as ui a u e ai
    i    is io iui i iu yje e es ei eje
    y    y is io iui i iu yje e es ei eje
"""
_BY_ENDING = {
    ends: frozenset(endings)
    for ends, *endings in (line.split() for line in _DECLENSIONS.strip().splitlines())
}
_UNCHANGED = frozenset({"", "s"})  # Emilys, for Emily's
_FOREIGN = _UNCHANGED | _BY_ENDING["as"]  # Brown: Browno; Thomas: Thomaso
_LIKE_CARTER = ("er", "el", "ell", "or")  # Carteris, Carterio
_BEFORE_SOFT = "io iui iu iai iams ius iais iuose"  # before these, t is č and d is dž: Kęstutis, Kęstučio
_SOFT = frozenset(_BEFORE_SOFT.split())
_ENDINGS = frozenset().union(*_BY_ENDING.values())


def fold_name(word: str) -> str:
    """A word for comparison: small letters without diacritics and invisible characters."""
    return word.lower() if word.isascii() else fold(_INVISIBLE.sub("", word)).translate(_STROKES)


class NameIndex:
    """The first and last names of some people, by their stems."""

    def __init__(self, names: Iterable[str]) -> None:
        self._endings: dict[str, set[frozenset[str]]] = {}  # stem -> sets of endings
        for word in {word for name in names for word in (*_parts(name), *_parts(_APOSTROPHE.sub("", name)))}:
            for stem, endings in _forms(fold_name(word)):
                self._endings.setdefault(stem, set()).add(endings)

    def contains(self, word: str) -> bool:
        """Whether a word, already folded, is a form of one of the names."""
        for cut in range(min(len(word), _LONGEST_ENDING + 1)):
            known = self._endings.get(word[: len(word) - cut])
            if known is not None and any(word[len(word) - cut :] in endings for endings in known):
                return True
        return False


def _parts(name: str) -> list[str]:
    """The words of a name that identify its owner: no "van", no initial."""
    found = _WORD.findall(name)
    return [word for word in found if not _initial(word) and (len(found) == 1 or word not in _PARTICLES)]


def _initial(word: str) -> bool:
    """Whether a word is an initial, which identifies nobody; a whole name of one character has no small letter."""
    return len(word) == 1 and word.upper() != word.lower()


def _forms(name: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The stems of a folded name, each with the endings it may take."""
    yield name, _UNCHANGED if name.endswith(("a", "i", "o", "y", "u")) else _FOREIGN
    if name.endswith(_LIKE_CARTER):
        yield name, _BY_ENDING["is"]
    for ends, endings in _BY_ENDING.items():
        if name.endswith(ends) and len(name) > len(ends) + 1:
            stem = name[: -len(ends)]
            yield stem, endings
            for soft in _softened(stem):
                yield soft, endings & _SOFT
            return


def _softened(stem: str) -> tuple[str, ...]:
    """The stem before a soft ending: Kęstutis, Kęstučio; Gaidys, Gaidžio."""
    if stem.endswith("d"):
        return (f"{stem}z",)
    return (f"{stem[:-1]}c",) if stem.endswith("t") else ()


def possible_stems(word: str) -> frozenset[str]:
    """The possible stems of a folded word; two words that share one may be forms of the same word."""
    found = {word}
    for cut in range(1, min(len(word) - 2, _LONGEST_ENDING + 1)):
        stem, ending = word[:-cut], word[-cut:]
        if ending in _ENDINGS:
            found.add(stem)
            if ending in _SOFT and stem.endswith("dz"):
                found.add(stem[:-1])
            elif ending in _SOFT and stem.endswith("c"):
                found.add(f"{stem[:-1]}t")
    return frozenset(found)
