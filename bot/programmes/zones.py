"""Time zones by their IANA names, and by the names of cities and countries that people write instead."""

from __future__ import annotations

import difflib
from functools import cache, lru_cache
from importlib import resources

from bot.conversation.text_folding import fold

_WORDS = {
    "vilnius": "Europe/Vilnius",
    "kaunas": "Europe/Vilnius",
    "klaipeda": "Europe/Vilnius",
    "lietuva": "Europe/Vilnius",
    "lithuania": "Europe/Vilnius",
    "ryga": "Europe/Riga",
    "riga": "Europe/Riga",
    "talinas": "Europe/Tallinn",
    "tallinn": "Europe/Tallinn",
    "varsuva": "Europe/Warsaw",
    "warsaw": "Europe/Warsaw",
    "berlynas": "Europe/Berlin",
    "berlin": "Europe/Berlin",
    "londonas": "Europe/London",
    "london": "Europe/London",
}


def find_zone(text: str) -> str | None:
    """The IANA name of a zone, written in any case or as one of the known words; None where there is none."""
    return _names().get(text.casefold()) or _WORDS.get(fold(text))


@lru_cache(maxsize=1024)
def nearest_zone(text: str) -> str:
    """The zone whose name is nearest; Europe/Vilnius where none is near."""
    cities = {fold(name.rpartition("/")[2]): name for name in _names().values() if "/" in name}
    words = {**cities, **_WORDS}
    for given, known in ((text.casefold(), _names()), (fold(text.rpartition("/")[2]), words)):
        if near := difflib.get_close_matches(given, known, n=1, cutoff=0.75):
            return known[near[0]]
    return "Europe/Vilnius"


@cache
def _names() -> dict[str, str]:
    # The list of the tzdata package, not of this machine: the same file is right or wrong everywhere.
    listed = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return {name.casefold(): name for name in listed}
