"""The fields of a conversation: the question, who will see the answer, and how typed text becomes a value.

A field says what is asked for, never how it is shown: a platform decides whether a ``Choice`` is a keyboard, a row of radio
buttons or a numbered list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.conversation.text_folding import CONTROL_CHARACTERS, fold, option_by_number

AS_DRAFTED = "as_drafted"  # the option of a text field that takes the draft
TEXT_LIMIT = 3000  # characters; what a Slack input takes, so that every platform takes the same


class SeenBy(StrEnum):
    """Who will see an answer. The words for each value are the text ``seen-by-VALUE``."""

    ME = "me"  # its owner alone
    PAIR = "pair"  # both partners
    MIRROR = "mirror"  # both partners, after both answered; only the differences
    SENT = "sent"  # its owner, until they send it to their partner
    BOTH = "both"  # its owner, unless both partners want the same
    COORDINATOR = "coordinator"  # both partners and the coordinator
    UNLESS_SHOWN = "unless_shown"  # its owner, who may let the coordinator see that much
    CHOSEN = "chosen"  # its owner; the part that they choose, also their new partner
    AS_NOTE = "as_note"  # the readers of the note that it becomes part of
    SUPERVISION = "supervision"  # its owner, until they hand it in; then the coordinator, without a name
    SETTINGS = "settings"  # nobody: it is a setting


PRIVATE = frozenset(SeenBy) - {SeenBy.PAIR, SeenBy.COORDINATOR, SeenBy.SETTINGS}
"""Answers that are their owner's alone, for now at least."""


class Unclear(ValueError):
    """An answer could not be parsed. ``text`` is the text id that says what would be right."""

    def __init__(self, text: str, facts: Mapping[str, str | int] | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.facts = dict(facts or {})


@dataclass(frozen=True, slots=True)
class Reading:
    """The person who answers: their language, their local time, and the words for each option in that language."""

    language: str
    now: datetime  # aware, in the person's own zone
    words: Callable[[str], tuple[str, ...]]  # text id -> the words under which that option is known


@dataclass(frozen=True, slots=True)
class FieldContext:
    """The conversation around a field, for parsing an answer."""

    flow: str
    about: Mapping[str, Any]
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The base of all fields: a name that is unique in its flow, who sees the answer, and whether it may be skipped."""

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

    def read(self, raw: str, context: FieldContext) -> Any:
        """The value of a typed or pressed answer; raises Unclear."""
        raise NotImplementedError

    def accepts(self, value: Any, about: Mapping[str, Any]) -> bool:
        """Whether a stored answer is still valid: flows change while people are inside them."""
        raise NotImplementedError

    def case(self, value: Any) -> str:
        """The branch that an answer takes."""
        raise NotImplementedError

    def cases(self) -> tuple[str, ...] | None:
        """Every branch an answer can take; None where nothing can branch on the field."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """Free text, at most ``limit`` characters.

    ``drafted`` names a text in the conversation's ``about`` that a machine wrote: it can be taken as it is, or changed.
    ``edits`` names a text of the person's own there: it stands in the field already, to be changed.
    """

    limit: int = TEXT_LIMIT
    multiline: bool = True
    drafted: str | None = None
    edits: str | None = None

    def draft(self, about: Mapping[str, Any]) -> str:
        """The machine's draft; empty where there is none."""
        return str(about.get(self.drafted) or "") if self.drafted else ""

    def options(self, about: Mapping[str, Any]) -> tuple[str, ...]:
        """One option where there is a draft: to take it as it is."""
        return (AS_DRAFTED,) if self.draft(about) else ()

    def read(self, raw: str, context: FieldContext) -> str:
        if draft := self.draft(context.about):
            said = fold(raw)
            ways_to_take = (AS_DRAFTED, *context.reading.words(f"{context.flow}-{self.name}-{AS_DRAFTED}"))
            if (
                raw == AS_DRAFTED
                or option_by_number(said, (AS_DRAFTED,))
                or said in {fold(word) for word in ways_to_take}
            ):
                return draft
        words = CONTROL_CHARACTERS.sub("", raw).strip()
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

    ``needs`` names, for an option that is not always offered, the entry of ``about`` that it needs.
    """

    of: tuple[str, ...] = ()
    listed: str | None = None
    needs: Mapping[str, str] = field(default_factory=dict)

    def options(self, about: Mapping[str, Any]) -> tuple[str, ...]:
        listed = tuple(str(item[0]) for item in about.get(self.listed, ())) if self.listed else ()
        return listed + tuple(option for option in self.of if self._available(option, about))

    def _available(self, option: str, about: Mapping[str, Any]) -> bool:
        return option not in self.needs or bool(about.get(self.needs[option]))

    def labels(self, about: Mapping[str, Any]) -> Mapping[str, str]:
        """The labels of the options that are not fixed."""
        return {str(item[0]): str(item[1]) for item in about.get(self.listed, ())} if self.listed else {}

    def read(self, raw: str, context: FieldContext) -> str:
        options = self.options(context.about)
        if raw in options:
            return raw
        said = fold(raw)
        if (counted := option_by_number(said, options)) is not None:
            return counted
        labels = self.labels(context.about)
        matching = []
        for option in options:
            known = (
                (labels[option],)
                if option in labels
                else context.reading.words(f"{context.flow}-{self.name}-{option}")
            )
            if said in {fold(word) for word in (option, *known)}:
                matching.append(option)
        if len(matching) == 1:
            return matching[0]
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

    def read(self, raw: str, context: FieldContext) -> int:
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
