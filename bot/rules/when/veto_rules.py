"""Veto rules: words around a date that change its meaning, so that none is found: negation, ranges, choices, habits, zones.

Both languages share their words here: a date in digits is found in either, and people mix them.
"""

from __future__ import annotations

import re

from bot.rules.when import context_words as words
from bot.rules.when.rules import one_of

_NUMBER = rf"(?:\d|{one_of(words.NUMBERS)}\b)"
_DURATION = rf"(?:\d+|{one_of(words.NUMBERS)})\s?{one_of(words.DURATION_UNITS)}\b(?!\.? (?:past|to|po)\b)"
_VETO_BEFORE = {
    "lt": (*words.BEFORE, *words.OF_TIME, *words.LITHUANIAN_BEFORE),
    "en": (*words.BEFORE, *words.OF_TIME),
}
_AFTER_BOTH = (*words.AFTER, *words.ZONES, *words.OF_TIME, *words.PLACE_NAMES)
_VETO_AFTER = {"lt": (*_AFTER_BOTH, *words.LITHUANIAN_AFTER), "en": _AFTER_BOTH}
_WORD_BEFORE = {
    code: re.compile(rf"(?:^|(?<=\W))(?:{one_of(before)})[\s,]*$") for code, before in _VETO_BEFORE.items()
}
_WORD_AFTER = {
    code: re.compile(
        rf"[\s,(]*(?:in )?(?:{one_of(after)}\b|(?!{_DURATION}){_NUMBER}|{one_of(words.BEFORE_NUMBERS)}\s+{_NUMBER})"
        r"|[-/+~]\S|\s*[-/+~]\s*\d"
    )
    for code, after in _VETO_AFTER.items()
}
_NO_WEEKDAY_AFTER = re.compile(r"\b(?:ir|the)\s*$")
_BEGINNING = re.compile(r"(?:^|[.!?,:;(\n])\s*$")
_COUNTED = re.compile(_DURATION)
LONGEST_WORD = 30  # characters to look back for one
_NEGATION = re.compile(
    rf"(?<![\w'])(?:{one_of(words.NEGATIONS)}|(?!{one_of(words.NO_NEGATIONS)}(?!\w))ne\w{{2,}})(?![\w'])"
)
_SENTENCE_ENDS = re.compile(r"[.!?;\n]+(?=\s|$)|\n")
_OPENING = re.compile(r"(?:\W*[\w']+){0,3}")
_CLAUSE_ENDS = re.compile(
    r"[^\S\n]*(?:$|[.!?,;:)\n]"
    r"|(?:pas|prie|su|per (?:teams|zoom|meet)|biure|kavineje|nuotoliu|at|in the|with|on|ok|tinka|ir|and)\b"
    r"(?!\s*\d))"
)


def vetoed_before(plain: str, begin: int, code: str) -> bool:
    """Whether the word before ``plain[begin:]`` changes the meaning of a date there. ``code``: "lt" or "en"."""
    return _WORD_BEFORE[code].search(plain, max(0, begin - LONGEST_WORD), begin) is not None


def vetoed_after(plain: str, end: int, code: str) -> bool:
    """Whether the words after ``plain[:end]`` change the meaning of a date there."""
    return _WORD_AFTER[code].match(plain, end) is not None


def is_negated(plain: str, begin: int, end: int) -> bool:
    """Whether there is a negation in the sentence around ``plain[begin:end]`` or at the beginning of the next one."""
    before = [found.end() for found in _SENTENCE_ENDS.finditer(plain, 0, begin)]
    after = _SENTENCE_ENDS.search(plain, end)
    sentence = (
        plain[before[-1] if before else 0 : begin] + " " + plain[end : after.start() if after else len(plain)]
    )
    opening = _OPENING.match(plain, after.end()) if after else None
    return _NEGATION.search(sentence) is not None or (
        opening is not None and _NEGATION.search(opening[0]) is not None
    )


def ends_clause(plain: str, end: int) -> bool:
    """Whether no noun follows that the number before ``end`` would count."""
    return _CLAUSE_ENDS.match(plain, end) is not None


def is_no_weekday(plain: str, begin: int) -> bool:
    """Whether a short weekday there is another word: "ir kt." is no Thursday and "the Sun" no Sunday."""
    return _NO_WEEKDAY_AFTER.search(plain, max(0, begin - LONGEST_WORD), begin) is not None


def begins_clause(plain: str, begin: int) -> bool:
    """Whether no word stands right before: in "Laisvės pr. 10" the name of the street does."""
    return _BEGINNING.search(plain, max(0, begin - LONGEST_WORD), begin) is not None


def is_duration(plain: str, begin: int) -> bool:
    """Whether a duration begins there: "2 valandas"."""
    return _COUNTED.match(plain, begin) is not None
