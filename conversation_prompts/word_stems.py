"""Word stems: a card echoes the shared notes of a pair where a stem stands in both."""

from __future__ import annotations

import re
import unicodedata

STEM = 5  # letters; shorter words are seldom about anything

_IN_EVERY_CARD = """
    atsak atsir dabar darba darbe darbo darbu desim diena galet isiva kalbe kalbi karta kartu kazka
    kieno kitas klaus kokia kokie kokio kuria kurie kurio kuris kuriu labai labia mento menes minuc
    minut nepas nieka noret paras pasak pasir pasku pasta penki pirma pokal pries prisi progr sakin
    savai siand sios siuos susit tiesi turet ugdyt valan viena viene visai zmogu
    about after again answe anyon befor being conve could every first going great leave meeti mente
    minut month never other perso progr quest quite reall sente since somet someo start still their
    there these thing think thoug three today toget where which while whose witho would write yours
"""
_MARK = re.compile(r"[\u0300-\u036f]")
_WORD = re.compile(rf"[^\W\d_]{{{STEM},}}")
_EMPTY = frozenset(_IN_EVERY_CARD.split())


def word_stems(text: str) -> frozenset[str]:
    """The first five letters of each content word of a text, without case and diacritics."""
    bare = _MARK.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return frozenset(word[:STEM] for word in _WORD.findall(bare)) - _EMPTY
