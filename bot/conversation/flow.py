"""How a conversation is declared: fields on pages, branches between pages, all of it checked when it is declared.

A field says what is asked for, never how it is shown: a platform decides whether a ``Choice`` is a keyboard, a row of radio
buttons or a numbered list. A page holds fields that do not depend on one another; branching happens only between pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

SeenBy = Literal[
    "me", "pair", "mirror", "sent", "both", "coordinator", "unless_shown", "chosen", "as_note", "supervision",
    "settings",
]  # fmt: skip
"""Who will see an answer: its owner alone; the two of the pair; the two, once both have answered and where they differ;
its owner until they send it; its owner, unless both want the same; the two and the coordinator; its owner, who may show the
coordinator that much; its owner, and of what they choose the two of the new pair; whoever sees the note that it
goes into; its owner until they hand it in, and then the coordinator, without a name; nobody, it is a setting."""

PRIVATE: frozenset[SeenBy] = frozenset(
    {"me", "mirror", "sent", "both", "unless_shown", "chosen", "as_note", "supervision"}
)
NAME = re.compile(r"[a-z][a-z0-9_]{0,19}")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # a database or a terminal may choke on these
AS_DRAFTED = "as_drafted"  # the option of a text field that takes the draft
TEXT_LIMIT = 3000  # characters; what a Slack input takes, so that every platform takes the same


class FlowFault(ValueError):
    """A conversation is declared wrongly."""


class Unclear(ValueError):
    """An answer could not be understood. ``text`` is the text id that says what would be right."""

    def __init__(self, text: str, facts: Mapping[str, str | int] | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.facts = dict(facts or {})


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading an answer needs to know: the person's language, their local time, and the words of each option."""

    language: str
    now: datetime  # aware, in the person's own zone
    words: Callable[[str], tuple[str, ...]]  # text id -> the words under which that option is known


@dataclass(frozen=True, slots=True)
class Asked:
    """One field in one conversation: what parsing and showing it needs."""

    flow: str
    about: Mapping[str, Any]
    reading: Reading


def fold(text: str) -> str:
    """Text as it is compared: no case, no diacritics, no punctuation, single spaces."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]", " ", bare).split())


def numbered(text: str, options: Sequence[str]) -> str | None:
    """The option that a typed number stands for, counted from 1; None for anything else, however long."""
    if not text.isdecimal() or len(text) > 3:
        return None
    return options[int(text) - 1] if 1 <= int(text) <= len(options) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What every field has: a name that is unique in its flow, who sees the answer, and whether it may be skipped."""

    name: str
    seen_by: SeenBy
    optional: bool = False

    @property
    def private(self) -> bool:
        """Whether the answer is its owner's alone, for now at least."""
        return self.seen_by in PRIVATE

    def options(self, about: Mapping[str, Any]) -> tuple[str, ...]:
        """Values that can be pressed instead of typed, in the order they are shown."""
        return ()

    def read(self, raw: str, asked: Asked) -> Any:
        """The value of what somebody typed or pressed; raises Unclear."""
        raise NotImplementedError

    def accepts(self, value: Any, about: Mapping[str, Any]) -> bool:
        """Whether a stored answer is still one: flows change while people are inside them."""
        raise NotImplementedError

    def case(self, value: Any) -> str:
        """The branch that an answer takes."""
        raise NotImplementedError

    def cases(self) -> tuple[str, ...] | None:
        """Every branch an answer can take; None where nothing can branch on the field."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """Words of the person's own, at most ``limit`` characters.

    ``drafted`` names a text in the conversation's ``about`` that can be taken as it is, or changed: a machine wrote it.
    ``edits`` names one of the person's own there: it stands in the field already, to be changed.
    """

    limit: int = TEXT_LIMIT
    multiline: bool = True
    drafted: str | None = None
    edits: str | None = None

    def draft(self, about: Mapping[str, Any]) -> str:
        """The text that can be taken; empty where there is none."""
        return str(about.get(self.drafted) or "") if self.drafted else ""

    def options(self, about: Mapping[str, Any]) -> tuple[str, ...]:
        """Where there is a draft: to take it as it is."""
        return (AS_DRAFTED,) if self.draft(about) else ()

    def read(self, raw: str, asked: Asked) -> str:
        if draft := self.draft(asked.about):
            said = fold(raw)
            taking = (AS_DRAFTED, *asked.reading.words(f"{asked.flow}-{self.name}-{AS_DRAFTED}"))
            if raw == AS_DRAFTED or numbered(said, (AS_DRAFTED,)) or said in {fold(word) for word in taking}:
                return draft
        words = CONTROL.sub("", raw).strip()
        if not self.multiline:
            words = " ".join(words.split())
        if not words:
            raise Unclear("unclear-empty")
        if len(words) > self.limit:
            raise Unclear("unclear-too-long", {"limit": self.limit, "length": len(words)})
        return words

    def accepts(self, value: Any, about: Mapping[str, Any]) -> bool:
        return isinstance(value, str) and 0 < len(value) <= self.limit

    def case(self, value: Any) -> str:
        return "skipped" if value is None else "given"

    def cases(self) -> tuple[str, ...] | None:
        return ("given", "skipped") if self.optional else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of a few options. ``listed`` names a list in the conversation's ``about`` where the options are not fixed.

    ``needs`` names, for an option that is not always there, what has to stand in ``about``.
    """

    of: tuple[str, ...] = ()
    listed: str | None = None
    needs: Mapping[str, str] = field(default_factory=dict)

    def options(self, about: Mapping[str, Any]) -> tuple[str, ...]:
        listed = tuple(str(item[0]) for item in about.get(self.listed, ())) if self.listed else ()
        return listed + tuple(option for option in self.of if self._there(option, about))

    def _there(self, option: str, about: Mapping[str, Any]) -> bool:
        return option not in self.needs or bool(about.get(self.needs[option]))

    def labels(self, about: Mapping[str, Any]) -> Mapping[str, str]:
        """The labels of the options that are not fixed."""
        return {str(item[0]): str(item[1]) for item in about.get(self.listed, ())} if self.listed else {}

    def read(self, raw: str, asked: Asked) -> str:
        options = self.options(asked.about)
        if raw in options:
            return raw
        said = fold(raw)
        if (counted := numbered(said, options)) is not None:
            return counted
        labels = self.labels(asked.about)
        meant = []
        for option in options:
            known = (
                (labels[option],)
                if option in labels
                else asked.reading.words(f"{asked.flow}-{self.name}-{option}")
            )
            if said in {fold(word) for word in (option, *known)}:
                meant.append(option)
        if len(meant) == 1:
            return meant[0]
        raise Unclear("unclear-choice")

    def accepts(self, value: Any, about: Mapping[str, Any]) -> bool:
        return value in self.options(about)

    def case(self, value: Any) -> str:
        return "skipped" if value is None else value if value in self.of else "listed"

    def cases(self) -> tuple[str, ...] | None:
        return (*self.of, *(("listed",) if self.listed else ()), *(("skipped",) if self.optional else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Field):
    """A whole number from ``low`` to ``high``, both included."""

    low: int = 1
    high: int = 5

    def options(self, about: Mapping[str, Any]) -> tuple[str, ...]:
        return tuple(str(number) for number in range(self.low, self.high + 1))

    def read(self, raw: str, asked: Asked) -> int:
        found = re.fullmatch(r"(\d{1,3})(?:\s*/\s*(\d{1,3}))?", raw.strip().rstrip(".!"))
        if (
            not found
            or (found[2] and int(found[2]) != self.high)
            or not self.low <= int(found[1]) <= self.high
        ):
            raise Unclear("unclear-scale", {"low": self.low, "high": self.high})
        return int(found[1])

    def accepts(self, value: Any, about: Mapping[str, Any]) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high

    def case(self, value: Any) -> str:
        return "skipped" if value is None else "given"

    def cases(self) -> tuple[str, ...] | None:
        return ("given", "skipped") if self.optional else None


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a page leads, by the answer to one of its fields. Every case is named; None ends the conversation."""

    on: str
    to: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Page:
    """Fields that are asked together, and where they lead. ``shows`` names what is laid out above them."""

    name: str
    fields: tuple[Field, ...]
    then: Branch | str | None = None
    shows: str | None = None

    def targets(self) -> tuple[str, ...]:
        """The pages this one can lead to."""
        to = tuple(self.then.to.values()) if isinstance(self.then, Branch) else (self.then,)
        return tuple(dict.fromkeys(name for name in to if name is not None))


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole conversation. Raise ``version`` when a page or a field changes its meaning.

    Raises FlowFault when it is declared wrongly: a name twice, a branch to nowhere, a case forgotten, a page nobody reaches.
    """

    name: str
    pages: tuple[Page, ...]
    version: int = 1

    def __post_init__(self) -> None:
        names = [page.name for page in self.pages]
        fields = [f.name for page in self.pages for f in page.fields]
        for name in (self.name.replace("-", "_"), *names, *fields):
            if not NAME.fullmatch(name):
                raise FlowFault(f"{self.name}: {name!r} is not a name (a-z, digits, _; 20 at most)")
        for name in {*names, *fields}:
            if names.count(name) > 1 or fields.count(name) > 1:
                raise FlowFault(f"{self.name}: {name!r} stands twice")
        if not self.pages:
            raise FlowFault(f"{self.name}: has no page")
        for page in self.pages:
            self._check(page, names)
        unreached = set(names) - self._reachable()
        if unreached:
            raise FlowFault(f"{self.name}: nothing leads to {', '.join(sorted(unreached))}")

    def _check(self, page: Page, names: list[str]) -> None:
        if not page.fields:
            raise FlowFault(f"{self.name}: page {page.name!r} asks nothing")
        for target in page.targets():
            if target not in names:
                raise FlowFault(f"{self.name}: page {page.name!r} leads to {target!r}, which is not there")
        if isinstance(page.then, Branch):
            branching = next((f for f in page.fields if f.name == page.then.on), None)
            cases = branching.cases() if branching else None
            if cases is None:
                raise FlowFault(f"{self.name}: page {page.name!r} cannot branch on {page.then.on!r}")
            if set(cases) != set(page.then.to):
                wrong = ", ".join(sorted(set(cases) ^ set(page.then.to)))
                raise FlowFault(f"{self.name}: page {page.name!r} must name every case once: {wrong}")

    def _reachable(self) -> set[str]:
        found, ahead = set[str](), [self.pages[0].name]
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead.extend(self.page(name).targets())
        return found

    def page(self, name: str) -> Page:
        """The page of that name; raises KeyError."""
        for page in self.pages:
            if page.name == name:
                return page
        raise KeyError(name)

    def find(self, name: str) -> Page | None:
        """The page of that name, or None where the flow has lost it."""
        return next((page for page in self.pages if page.name == name), None)

    def field(self, name: str) -> Field:
        """The field of that name; raises KeyError."""
        for page in self.pages:
            for f in page.fields:
                if f.name == name:
                    return f
        raise KeyError(name)
