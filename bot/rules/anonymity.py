"""Which words of a text may give somebody away: names, e-mails, links, handles, long numbers. Told to its author alone.

Names are compared with those of the programme's people, in whatever case Lithuanian puts them in (domain §3.4), with and
without diacritics. Expect misses and false hits: it blocks nothing, and its author decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.conversation.flow import fold

SHORTEST = 3  # letters of a name that is found in small letters too

# The endings of each kind of name as they are once folded; the first one is the nominative's.
_ENDINGS: tuple[tuple[str, ...], ...] = tuple(
    tuple(endings.split())
    for endings in (
        "as o ui a u e ai ams ais us uose",
        "jas jo jui ja ju juje jau jai jams jais jus juose",
        "ius iaus iui iu iumi iuje iau iai iams iais iuose",
        "us aus ui u umi uje au ums umis uose",
        "is io iui i iu yje iai iams iais ius iuose",
        "ys io iui i iu yje y iai iams iais ius iuose",
        "e es ei eje iu ems emis ese",
        "a os ai oje u oms as omis ose",
    )
)
_BORROWED = (
    "",
    "o",
    "ui",
    "a",
    "u",
    "e",
    "as",
    "ai",
)  # "Jameso", "Jamesui": a foreign name as it is declined
_SMALL = re.compile(r"(?:iuk|uk|ut|yt|el|uz|uc)$")  # Tomukas, Rūtelė
_SOFTENED = (("dz", "d"), ("c", "t"))  # Kęstučio is Kęstutis's, Gaidžio Gaidys's
_EVERYDAY_WORDS = (
    "tada dariau vidus vidui vida ana anos anai anoje ona jo rytis rytu will may grant mark grace rose hope ray art bill"
    " pat sue drew dawn joy rich frank guy miles max faith carter walker smith"
)
"""Forms of names that are everyday words as well: in small letters they mean the word."""

_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())

_ADDRESSES = re.compile(
    r"https?://\S+|www\.\S+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\w)@\w[\w.-]*\w"
    r"|(?:\+|\b)\d(?:[\s().-]{0,2}\d){6,14}\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_TRAILING = ".,;:!?)“”\"'»…"


def telling(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The parts of the text to look at again, as they stand there, each once and in their order."""
    known = _parts(names)
    found: dict[str, int] = {}
    for address in _ADDRESSES.finditer(text):
        found.setdefault(address[0].rstrip(_TRAILING), address.start())
    for word in _WORD.finditer(_ADDRESSES.sub(lambda address: " " * len(address[0]), text)):
        if _names(word[0], known):
            found.setdefault(word[0], word.start())
    return tuple(sorted(found, key=lambda part: found[part]))


def _parts(names: Iterable[str]) -> frozenset[str]:
    """First names and surnames, folded; the small words between them ("van", "de") name nobody."""
    words = (word for name in names for word in _WORD.findall(name) if not word[0].islower())
    return frozenset(found for word in words if len(found := fold(word)) > 1)


def _names(word: str, known: frozenset[str]) -> bool:
    """Whether a word may be one of these names."""
    said = fold(word)
    small = word[0].islower()
    if small and (said in _EVERYDAY or len(said) < SHORTEST):
        return False
    if any(name in known and (len(name) >= SHORTEST or not small) for name in _nominatives(said)):
        return True
    return not small and any(name in known for name in _behind_diminutives(said))


def _nominatives(said: str) -> Iterator[str]:
    """The names that a folded word could be a form of."""
    for ending in _BORROWED:
        if said.endswith(ending):
            yield said.removesuffix(ending)
    for endings in _ENDINGS:
        for ending in endings:
            stem = said.removesuffix(ending)
            if said.endswith(ending) and len(stem) > 1:
                yield from (one + endings[0] for one in _hardened(stem))


def _hardened(stem: str) -> Iterator[str]:
    """The stem, and as it is before a consonant that "i" softens."""
    yield stem
    for soft, hard in _SOFTENED:
        if stem.endswith(soft):
            yield stem.removesuffix(soft) + hard


def _behind_diminutives(said: str) -> Iterator[str]:
    """The names that a word could be a tender form of. With a capital only: many a verb ends like one."""
    for ending in {ending for endings in _ENDINGS for ending in endings}:
        stem = said.removesuffix(ending)
        bare = _SMALL.sub("", stem)
        if said.endswith(ending) and bare != stem and len(bare) >= SHORTEST:
            yield bare
            yield from (bare + endings[0] for endings in _ENDINGS)
