"""Words around a date that change what it means: negation, ranges, choices, habits, other people's clocks.

A date in figures is looked at in both languages, for its neighbours may be in either.
"""

from __future__ import annotations

import re

from bot.rules.when.rules import one_of

_BEFORE = {
    "lt": (
        "ne", "nei", "iki", "lig", "ligi", "nuo", "po", "pries", "tarp", "kas", "kiekviena", "kiekvienas", "kiekvieno",
        "arba", "isskyrus", "be", "vietoj", "vietoje", "apie", "mazdaug", "kaip", "nebent", "uz", "is", "pirma", "antra",
        "trecia", "ketvirta", "paskutini", "viena", "kuri", "kazkuri", "ana", "ano", "ta", "dar", "link", "pora", "negu",
        "virs", "pirmas", "pirmaji", "antraji", "treciaji", "daugiau", "maziau", "veliau", "anksciau", r"\d+", "~", "<", ">",
    ),
    "en": (
        "not", "no", "or", "except", "but", "by", "before", "after", "until", "till", "til", "since", "from", "between",
        "every", "each", "any", "some", "most", "other", "another", "alternate", "first", "second", "third", "fourth", "one",
        "that", "than", "around", "about", "roughly", "approximately", "circa", "ca", "of", "following", "previous", "prior",
        "without", "unless", "within", "through", "thru", "during", "either", "neither", "nor", "never", "regarding", "re",
        "like", "day", "days", "week", "weeks", "month", "months", "hours", "minutes", "early", "late", "later", "earlier",
        "over", "in", r"\d+", "~", "<", ">",
    ),
}  # fmt: skip
_AFTER = {
    "lt": (
        "arba", "ar", "iki", "nuo", "tarp", "be", "kas", "kiekviena", "isskyrus", r"ir pus\w*", "su puse", "laiku", r"\w+ laiku",
        "atostogu", "pertraukos", "ligos", "darbo", "mokymu", "tylos", "pabaigoje", "anksciau", "veliau", "veliausiai",
        "anksciausiai", "vietoj", "trukmes", "savaites",
    ),
    "en": (
        "or", "until", "till", "til", "from", "between", "except", "but not", "and a half", "long", "onward", "onwards",
        "latest", "earliest", "earlier", "later", "at the latest", "week", "weeks", "fortnight", "after next", "of", "each",
        "every", "weekly", "instead", "in a row", "midnight", "time", r"\w+ time", "ish",
    ),
}  # fmt: skip
LONGEST_WORD = 30  # characters to look back for one
_ZONES = ("utc", "gmt", "cet", "cest", "eet", "eest", "est", "edt", "pst", "pdt", "bst")
_BEFORE_NUMBER = (
    "po", "pries", "apie", "mazdaug", "ir", "and", "to", "after", "before", "around", "about", "past", "by",
    "plus", "per", "uz",
)  # fmt: skip
_NUMBER_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "vienos", "dvieju", "triju", "keturiu", "penkiu", "sesiu", "septyniu", "astuoniu", "devyniu",
    "desimt\\w*", "vienuolik\\w*", "dvylik\\w*", "lunch", "work", "noon", "vidurdien\\w*",
)  # fmt: skip
_DENIALS = (
    "not", "no", "nope", "nah", "never", "neither", "nor", "cannot", "cant", "dont", "wont", "doesnt",
    "didnt", "isnt", "wasnt", "couldnt", "wouldnt", "shouldnt", "havent", "unable", "unavailable",
    r"\w+n't", "cancel\\w*", "unless", "busy", "away", "instead", "skip\\w*", "ne", "nei", "jokiu",
    "atsauk\\w*", "uzimt\\w*", "isvyk\\w*", "atostog\\w*", "serg\\w*", "vietoj", "vietoje",
)  # fmt: skip
_HARMLESS_NE = (
    "nes", "net", "neto", "netto", "neseniai", "nedaug", "nemazai", "nedidel\\w*", "netrukus", "netoli",
    "nepaisant", "nerim\\w*", "neformal\\w*", "neuro\\w*", "need\\w*", "next", "new\\w*", "near\\w*",
    "network\\w*", "neg?oti\\w*", "necess\\w*", "nevertheless", "nervous\\w*", "negative\\w*",
    "neutral\\w*", "neat\\w*",
)  # fmt: skip

_WORD_BEFORE = {
    code: re.compile(rf"(?:^|(?<=\W))(?:{one_of(words)})[\s,]*$") for code, words in _BEFORE.items()
}
_IR = re.compile(r"\bir\s*$")
_WORD_AFTER = {
    code: re.compile(
        rf"[\s,]*(?:{one_of((*words, *_ZONES))}\b|{one_of(_BEFORE_NUMBER)}\s+(?:\d|{one_of(_NUMBER_WORDS)}\b))"
        r"|[-/+~]\S|\s*[-/+~]\s*\d|[\s,]*\d|\s?\(\s*(?:or|arba|ne|not)\b"
    )
    for code, words in _AFTER.items()
}
_DENIAL = re.compile(rf"(?<![\w'])(?:{one_of(_DENIALS)}|(?!{one_of(_HARMLESS_NE)}(?!\w))ne\w{{2,}})(?![\w'])")
_SENTENCE_ENDS = re.compile(r"[.!?;\n]+(?=\s|$)|\n")
_OPENING = re.compile(r"(?:\W*[\w']+){0,3}")
_CLAUSE_ENDS = re.compile(
    r"[^\S\n]*(?:$|[.!?,;:)\n]|(?:pas|prie|su|per|biure|kavineje|nuotoliu|at|in|with|on|ok|tinka|ir|and)\b(?!\s*\d))"
)


def changed_by_neighbours(plain: str, begin: int, end: int, code: str) -> bool:
    """Whether the words next to ``plain[begin:end]`` make it something else than that date. ``code``: "lt" or "en"."""
    return (
        _WORD_BEFORE[code].search(plain, max(0, begin - LONGEST_WORD), begin) is not None
        or _WORD_AFTER[code].match(plain, end) is not None
    )


def denied(plain: str, begin: int, end: int) -> bool:
    """Whether something is denied in the sentence around ``plain[begin:end]`` or at the beginning of the next one."""
    before = [found.end() for found in _SENTENCE_ENDS.finditer(plain, 0, begin)]
    after = _SENTENCE_ENDS.search(plain, end)
    sentence = (
        plain[before[-1] if before else 0 : begin] + " " + plain[end : after.start() if after else len(plain)]
    )
    opening = _OPENING.match(plain, after.end()) if after else None
    return _DENIAL.search(sentence) is not None or (
        opening is not None and _DENIAL.search(opening[0]) is not None
    )


def ends_clause(plain: str, end: int) -> bool:
    """Whether no noun follows that a number before it would count."""
    return _CLAUSE_ENDS.match(plain, end) is not None


def follows_and(plain: str, begin: int) -> bool:
    """Whether "ir" stands before: "ir kt." is no Thursday."""
    return _IR.search(plain, 0, begin) is not None
