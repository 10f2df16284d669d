"""Redaction: names and addresses become placeholders before a text is sent, and are restored in the answer.

Each spelling has a placeholder of its own ("Tomas" and "Tomui" are two), so that all of it is restored as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.writing.languages import FUNCTION_WORDS
from bot.writing.names import WORD, NameIndex, fold_name, possible_stems

PLACEHOLDER = re.compile(r"\[(?:NAME|ADDRESS)[1-9][0-9]*\]")

_TLD = (
    "ai|app|biz|blog|ch|cloud|co|com|de|dev|dk|edu|ee|es|eu|fi|fr|gov|info|io|it|link|lt|lv|me|net|nl|no|online|org|page|pl|ru"
    "|se|shop|site|store|tech|tv|ua|uk|us|xyz"
)
_END = r"[^\s.,;:!?)\]}>»“”\"'’]"  # the last character of an address; a full stop after it ends the sentence
_BETWEEN = r"[ \u00a0()./~–-]{0,3}"  # between the digits of a telephone number
_WORDED = (
    r"[a-z][a-z0-9+-]{1,15}://\S*" + _END,
    r"(?:mailto|tel|skype):\S*" + _END,
    r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    r"www\.\S*" + _END,
    rf"(?:[\w-]{{1,63}}\.){{1,8}}(?:{_TLD})(?![\w-])(?:[/?#:](?:\S*{_END})?)?",
    r"(?:[\w-]{1,63}\.){1,8}[a-z]{2,}/\S*" + _END,
    r"@\w(?:[\w.-]*\w)?",
    r"[a-z]{2}\d\d(?:[ \u00a0]?[0-9a-z]{4}){3,7}(?!\w)",  # a bank account
)
_DATE = r"(?!\d\d?[-./]\d\d?[-./]\d{4})"
_NUMBERED = (
    rf"(?:\+|00)\d(?:{_BETWEEN}\d){{6,14}}",
    rf"{_DATE}\(?(?:8|0|370){_BETWEEN}[2-9](?:{_BETWEEN}\d){{7}}(?!\d)",  # Lithuanian, from inside and outside
    rf"{_DATE}\(?0\d(?:{_BETWEEN}\d){{7,9}}(?!\d)",
    r"\(?\d{3}\)?[ \u00a0.-]{1,2}\d{3}[ \u00a0.-]\d{4}(?!\d)",
    r"6\d\d[ \u00a0-]?\d{2,3}[ \u00a0-]?\d{2,3}(?!\d)",  # a mobile number without its 8
    r"\d{7,}",  # personal codes, cards, accounts
    r"\d{1,3}(?:\.\d{1,3}){3}(?!\.?\w)",
)
_ADDRESS = rf"(?<![^\W_])(?<!@)(?:{'|'.join(_WORDED)})|(?<!\d)(?:{'|'.join(_NUMBERED)})"
_TYPED = r"\[\s*(?:NAME|ADDRESS)\s*\d*\s*\]|(?<![^\W\d_])(?:NAME|ADDRESS)\s?\d+"  # typed by a person, but like a placeholder
ADDRESS = re.compile(_ADDRESS, re.IGNORECASE)
_TOKEN = re.compile(rf"(?P<address>{_ADDRESS})|(?P<typed>{_TYPED})|(?P<word>{WORD})", re.IGNORECASE)

_OPENING = re.compile(
    r"[\n\r\u2028\u2029•▪‣◦●*]"  # a new line or item
    r"|[!?…][^\w\s]*\s"
    r"|\.[^\w\s]*\s"
    r"|:\s*[\"'“„«‘‚]"  # a quotation
)
_JOINS_NAMES = re.compile(r"[ \u00a0]{1,2}|-")

_ABBREVIATIONS = "dr mr mrs ms st prof doc gerb pvz vs eg ie plk adv inz"
_SHORTENED = frozenset(_ABBREVIATIONS.split())
_DAYS_AND_MONTHS = """
    monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays
    january february march april may june july august september october november december
"""
_POLITE = "jūs jūsų jums jus jumis jumyse tu tau tave tavęs tavo tavimi"
_NO_NAMES = frozenset((_DAYS_AND_MONTHS + _POLITE).split()) | _SHORTENED
_ACTS = """
    ask asked book call called contact email help invite meet met message remind saw see send show spoke talk talked tell thank
    write
"""
_OPENERS = FUNCTION_WORDS["lt"] | FUNCTION_WORDS["en"] | frozenset(_ACTS.split())
_VERB = ("ti", "au")  # parašyti, susitikau
_SHORT = 5  # letters; in capitals it is CV, SQL, OKR


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without names and addresses, and the original of each placeholder."""

    text: str
    originals: Mapping[str, str]  # placeholder -> spelling


@dataclass(frozen=True, slots=True)
class TextToken:
    """A word or an address, and its position in the text."""

    text: str
    start: int
    end: int
    opens: bool  # it begins a sentence, a line, an item, or a quotation
    kind: str  # word, address, typed (like a placeholder)

    @property
    def capital(self) -> bool:
        """Whether it is written like a name: "I" and short abbreviations are not, days and months neither."""
        return (
            self.text[0].isupper()
            and not (self.text.isupper() and len(self.text) <= _SHORT)
            and self.text.lower() not in _NO_NAMES
        )


def words_in(text: str) -> Iterator[TextToken]:
    """The words of a text outside addresses, each with whether it opens a sentence."""
    return (word for word in _tokens(text) if word.kind == "word")


def _tokens(text: str) -> Iterator[TextToken]:
    before: str | None = None
    end = 0
    for found in _TOKEN.finditer(text):
        opens = before is None or _opens(text[end : found.start()], before)
        yield TextToken(found[0], found.start(), found.end(), opens, str(found.lastgroup))
        before, end = found[0], found.end()


def _opens(gap: str, before: str) -> bool:
    """Whether the characters between two words end a sentence; "p." and "Dr." end none."""
    if gap.startswith(".") and (len(before) == 1 or before.lower() in _SHORTENED):
        gap = gap[1:]
    return _OPENING.search(gap) is not None


class Redactor:
    """Redacts several texts alike: the same spelling has the same placeholder in all of them.

    The same texts in the same order get the same placeholders again. ``names`` are whole names, in any order.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = NameIndex(names)
        self._strangers: set[str] = set()  # possible stems of capitalised words inside sentences
        self._placeholders: dict[tuple[str, str], str] = {}  # by kind and spelling
        self._numbers = {"NAME": 0, "ADDRESS": 0}

    @property
    def originals(self) -> Mapping[str, str]:
        """The original of each placeholder so far."""
        return MappingProxyType({mark: spelling for (_, spelling), mark in self._placeholders.items()})

    def redact(self, text: str) -> str:
        """The text with placeholders. Text that looks like a placeholder is redacted too, so that all of it can be restored."""
        parts: list[str] = []
        end = 0
        for start, stop, kind in self._spans(text):
            parts += (text[end:start], self._placeholder(kind, text[start:stop]))
            end = stop
        return "".join((*parts, text[end:]))

    def restore(self, text: str) -> str:
        """A text with the originals instead of their placeholders."""
        return restore(text, self.originals)

    def _placeholder(self, kind: str, spelling: str) -> str:
        if (kind, spelling) not in self._placeholders:
            self._numbers[kind] += 1
            self._placeholders[kind, spelling] = f"[{kind}{self._numbers[kind]}]"
        return self._placeholders[kind, spelling]

    def _spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The spans to redact, neighbouring names as one: begin, end and kind."""
        last: tuple[int, int] | None = None
        for token in self._redacted(text):
            if (
                last is not None
                and token.kind == "word"
                and _JOINS_NAMES.fullmatch(text, last[1], token.start)
            ):
                last = last[0], token.end
                continue
            if last is not None:
                yield *last, "NAME"
            last = (token.start, token.end) if token.kind == "word" else None
            if token.kind != "word":
                yield token.start, token.end, "ADDRESS" if token.kind == "address" else "NAME"
        if last is not None:
            yield *last, "NAME"

    def _redacted(self, text: str) -> Iterator[TextToken]:
        """Addresses, known names, capitalised words inside sentences, and the same words where they open one."""
        found = list(_tokens(text))
        for word in found:
            if word.kind == "word" and word.capital and not word.opens:
                self._strangers |= possible_stems(fold_name(word.text))
        for number, token in enumerate(found):
            if (
                token.kind != "word"
                or self._names.contains(fold_name(token.text))
                or (token.capital and (not token.opens or self._is_stranger(token)))
                or _first_name(token, text, found[number + 1 : number + 2])
            ):
                yield token

    def _is_stranger(self, word: TextToken) -> bool:
        return not self._strangers.isdisjoint(possible_stems(fold_name(word.text)))


def _first_name(word: TextToken, text: str, after: Sequence[TextToken]) -> bool:
    """Whether a word that opens a sentence may be the first of two names: "Petras Petraitis", but not "With Petras"."""
    return (
        word.capital
        and any(
            one.kind == "word" and one.capital and _JOINS_NAMES.fullmatch(text, word.end, one.start)
            for one in after
        )
        and not word.text.endswith(_VERB)
        and word.text.lower() not in _OPENERS
    )


def redact(text: str, names: Iterable[str]) -> Redacted:
    """One text, redacted on its own."""
    redactor = Redactor(names)
    return Redacted(redactor.redact(text), redactor.originals)


def restore(text: str, originals: Mapping[str, str]) -> str:
    """A text with the originals instead of its placeholders; an unknown placeholder stays."""
    return PLACEHOLDER.sub(lambda found: originals.get(found[0], found[0]), text)
