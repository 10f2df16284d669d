"""From text ids and references to words: in the reader's language, form of address and zone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

from bot.conversation.date_fields import When
from bot.conversation.engine import State, pending
from bot.conversation.fields import Choice, Field, Reading, Scale, Text
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import (
    Ask,
    CalendarEntry,
    Controls,
    Document,
    File,
    Footnote,
    Message,
    Option,
    Press,
    Question,
    Replaces,
    Say,
    ShownCard,
    ShownField,
    Worded,
    Words,
)
from bot.presentation.calendar_file import MEDIA_TYPE, Entry, calendar_file
from bot.reader import Reader
from bot.texts.dates import day_in_words, moment_in_words, short_day
from bot.texts.loader import Texts
from conversation_prompts.card import Library

REFERENCES = frozenset(
    {"date", "day", "moment", "person", "note", "draft", "text", "card"}
)  # the keys of a reference: it has one of them
UNASKED_PRESSES = ("why", "stop", "snooze")  # what can be done with a message that nobody asked for


@dataclass(frozen=True, slots=True)
class OpenConversation:
    """A conversation as it stands, with what its questions are filled with."""

    flow: Flow
    state: State
    partner: str = ""  # the partner's name, in the nominative
    role: str = ""
    asked_turn: int | None = None  # under which it was asked, where the flow has changed since


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where references lead."""

    names: Mapping[str, str] = field(default_factory=dict)
    conversations: Mapping[str, OpenConversation] = field(default_factory=dict)
    note: Callable[[str], str | None] = lambda _: None  # the words of a note this reader may see
    draft: Callable[[str], str | None] = lambda _: None  # what was written for this reader
    entry: Callable[[str], tuple[Entry, str, str] | None] = lambda _: (
        None
    )  # a planned meeting, mentee and mentor


class Wording:
    """Puts messages into words. What says the same to every reader of a language and form of address is worded once."""

    def __init__(self, texts: Texts, library: Library) -> None:
        self._texts = texts
        self._library = library
        self._fixed: dict[tuple[str, str], tuple[Footnote, Controls]] = {}

    def reading(self, reader: Reader) -> Reading:
        """What reading this person's answers needs."""
        return Reading(reader.language, reader.now, lambda text: self._texts.words(text, reader.language))

    def say(self, text: str, reader: Reader, lookup: Lookup | None = None, /, **args: Any) -> str:
        """One text in the reader's words."""
        filled = {name: self._value(value, reader, lookup or Lookup()) for name, value in args.items()}
        return self._texts.say(
            text, reader.language, reader.address, {"hello": self._hello(reader), **filled}
        )

    def footnote(self, reader: Reader) -> Footnote:
        """What stands under a message that nobody asked for."""
        return self._fixed_for(reader)[0]

    def _fixed_for(self, reader: Reader) -> tuple[Footnote, Controls]:
        form = reader.language, reader.address
        if form not in self._fixed:
            presses = tuple(self.press(name, reader) for name in UNASKED_PRESSES)
            labels = {one.name: self._texts.say(f"control-{one.name}", *form) for one in fields(Controls)}
            self._fixed[form] = Footnote(self.say("footnote", reader), presses), Controls(**labels)
        return self._fixed[form]

    def press(self, command: str, reader: Reader) -> Press:
        """A button for a command, under the first word that it is known by."""
        word = self._texts.words(f"command-{command}", reader.language)[0]
        return Press(self.say(f"press-{command}", reader), "mentor", word)

    def word(self, message: Message, reader: Reader, lookup: Lookup) -> Worded | None:
        """A message in the reader's words; None where it asks what is not open any more, or shows what is gone."""
        if isinstance(message, Say):
            if any(self._gone(value, lookup) for value in message.args.values()):
                return None
            return Words(
                self.say(message.text, reader, lookup, **message.args), placeholder=message.placeholder
            )
        if isinstance(message, Replaces):
            return message
        if isinstance(message, File):
            return Document(message.name, message.media_type, message.content)
        if isinstance(message, CalendarEntry):
            return self._invitation(message, reader, lookup)
        if isinstance(message, Ask):
            return self._question(message, reader, lookup)
        raise TypeError(type(message).__name__)  # deferred content is rendered before

    def _invitation(self, message: CalendarEntry, reader: Reader, lookup: Lookup) -> Document | None:
        found = lookup.entry(message.meeting)
        if found is None:
            return None
        entry, mentee, mentor = found
        title = self._texts.say(
            "calendar-title", reader.language, reader.address, {"mentee": mentee, "mentor": mentor}
        )
        return Document(
            self._texts.say("calendar-file", reader.language), MEDIA_TYPE, calendar_file(entry, title)
        )

    def _gone(self, value: Any, lookup: Lookup) -> bool:
        """Whether a reference leads nowhere any more: a note was taken away, a card retired."""
        if not isinstance(value, dict):
            return False
        return (
            ("note" in value and lookup.note(value["note"]) is None)
            or ("draft" in value and lookup.draft(value["draft"]) is None)
            or ("card" in value and self._library.by_id(value["card"]) is None)
        )

    def _question(self, ask: Ask, reader: Reader, lookup: Lookup) -> Question | None:
        opened = lookup.conversations.get(ask.conversation)
        if opened is None or opened.state.page is None:
            return None
        if ask.turn not in (opened.state.turn, opened.asked_turn):
            return None
        flow, state = opened.flow, opened.state
        page = flow.page(state.page or "")
        args = self._args(opened, reader, lookup)
        return Question(
            conversation=ask.conversation,
            turn=state.turn,
            title=self._texts.say(f"{flow.name}-title", reader.language, reader.address),
            fields=tuple(self._field(f, flow, state, ask, args, reader) for f in pending(flow, state)),
            controls=self._controls(state, reader),
            above=self._above(page, state, reader),
        )

    def _field(
        self, f: Field, flow: Flow, state: State, ask: Ask, args: Mapping[str, Any], reader: Reader
    ) -> ShownField:
        unclear = ask.unclear.get(f.name)
        return ShownField(
            name=f.name,
            kind=type(f).__name__.lower(),
            question=self._texts.say(f"{flow.name}-{f.name}", reader.language, reader.address, args),
            seen_by=self._texts.say(f"seen-by-{f.seen_by}", reader.language, reader.address),
            options=tuple(
                Option(value, self._label(f, value, flow, state, reader)) for value in f.options(state.about)
            ),
            skip=self._skip(f, flow, reader) if f.optional else None,
            unclear=self._texts.say(unclear[0], reader.language, reader.address, dict(unclear[1]))
            if unclear
            else None,
            private=f.private,
            multiline=isinstance(f, Text) and f.multiline,
            limit=f.limit if isinstance(f, Text) else None,
            hint=self._hint(f, reader),
            draft=f.draft(state.about) if isinstance(f, Text) else "",
            typed=str(state.about.get(f.edits) or "") if isinstance(f, Text) and f.edits else "",
        )

    def _controls(self, state: State, reader: Reader) -> Controls:
        controls = self._fixed_for(reader)[1]
        return controls if state.trail else replace(controls, back=None)

    def _hint(self, f: Field, reader: Reader) -> str:
        if not isinstance(f, When):
            return ""
        return self.say("hint-when" if f.toward == "future" else "hint-when-past", reader)

    def _skip(self, f: Field, flow: Flow, reader: Reader) -> str:
        own = f"{flow.name}-{f.name}-skip"
        return self._texts.say(own if self._texts.has(own) else "skip", reader.language, reader.address)

    def _label(self, f: Field, value: str, flow: Flow, state: State, reader: Reader) -> str:
        if isinstance(f, When):
            return self._moment(value, reader)
        if isinstance(f, Scale):
            own = f"{flow.name}-{f.name}-{value}"
            return self._texts.say(own, reader.language, reader.address) if self._texts.has(own) else value
        if isinstance(f, Choice) and value in (listed := f.labels(state.about)):
            return listed[value]
        return self._texts.say(f"{flow.name}-{f.name}-{value}", reader.language, reader.address)

    def _args(self, opened: OpenConversation, reader: Reader, lookup: Lookup) -> dict[str, Any]:
        flow, state = opened.flow, opened.state
        args: dict[str, Any] = {"hello": self._hello(reader), "partner": opened.partner, "role": opened.role}
        for name, value in state.about.items():
            if isinstance(value, (str, int)) or (isinstance(value, dict) and set(value) < REFERENCES):
                args[name] = self._value(value, reader, lookup)
        for name, value in state.answers.items():
            if isinstance(value, str):
                f = flow.field(name)
                args[name] = (
                    value
                    if isinstance(f, Text) or not f.options(state.about)
                    else self._label(f, value, flow, state, reader)
                )
            elif value is not None:
                args[name] = value
        return args

    def _above(self, page: Page, state: State, reader: Reader) -> tuple[ShownCard, ...]:
        if page.shows != "cards":
            return ()
        found = []
        for number, ((card_id, _), slot) in enumerate(
            zip(state.about["cards"], state.about["slots"], strict=True), start=1
        ):
            shown = self.card(card_id, slot, number, reader)
            if shown is not None:  # it was not retired meanwhile
                found.append(replace(shown, option=str(card_id)))
        return tuple(found)

    def card(self, card_id: str, slot: str, number: int, reader: Reader) -> ShownCard | None:
        """A card as its reader sees it; None where it was retired."""
        card = self._library.by_id(card_id)
        if card is None:
            return None
        label = self._texts.say(f"topics-slot-{slot}", reader.language)
        speaks = self._texts.say(f"topics-for-{card.audience}", reader.language)
        return ShownCard(number, f"{label}{speaks}", card.text(reader.language, reader.address))

    def _hello(self, reader: Reader) -> str:
        if reader.called:
            return self._texts.say("hello-called", reader.language, reader.address, {"called": reader.called})
        return self._texts.say("hello", reader.language, reader.address)

    def _value(self, value: Any, reader: Reader, lookup: Lookup) -> Any:
        if not isinstance(value, dict):
            return value
        (kind, inner), *_ = value.items()
        if kind == "date":
            return short_day(date.fromisoformat(inner), reader.language, today=reader.today)
        if kind == "day":
            return day_in_words(date.fromisoformat(inner), reader.language, today=reader.today)
        if kind == "moment":
            local = datetime.fromisoformat(inner).astimezone(reader.now.tzinfo)
            return moment_in_words(local, reader.language, today=reader.today)
        if kind == "person":
            return lookup.names[inner]
        if kind == "note":
            return lookup.note(inner)
        if kind == "draft":
            return lookup.draft(inner)
        if kind == "card":
            shown = self._library.by_id(inner)
            return shown.text(reader.language, reader.address) if shown else ""
        if kind == "text":
            return self._texts.say(inner, reader.language, reader.address)
        raise TypeError(kind)

    def _moment(self, value: str, reader: Reader) -> str:
        if "T" in value:
            local = datetime.fromisoformat(value).replace(tzinfo=reader.now.tzinfo)
            return moment_in_words(local, reader.language, today=reader.today)
        return day_in_words(date.fromisoformat(value), reader.language, today=reader.today)


def referred_people(message: Message) -> set[str]:
    """The people whose names a message needs."""
    if not isinstance(message, Say):
        return set()
    return {
        value["person"] for value in message.args.values() if isinstance(value, dict) and "person" in value
    }
