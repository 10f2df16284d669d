"""What comes in through the one door, and what goes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# ---- in ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers to fields, as typed or pressed. None or an empty text skips an optional field.

    ``picked`` holds options by their place, counted from 0, for a platform whose buttons have no room for values.
    """

    turn: int
    values: Mapping[str, str | None]
    conversation: str = ""
    picked: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Back:
    """One page back, please."""

    turn: int
    conversation: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """Cancel, close, later: the conversation stays where it is."""

    turn: int
    conversation: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """Show me what is asked: somebody pressed the button of a question that cannot be answered where it stands."""

    turn: int
    conversation: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Typed words. ``kept``: the platform keeps them where others may come to read them, so they answer nothing private."""

    text: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Commanded:
    """A slash command: its name without the slash, and the rest of the line."""

    name: str  # mentor | pairs
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Hello:
    """First contact: somebody opened the chat."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Somebody followed an invitation to this platform. ``code`` is what stood in its link."""

    code: str


Content = Answered | Back | Left | Opened | Said | Commanded | Hello | Linked


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something that came from a platform. ``event_id`` is the platform's own: the same one twice changes nothing."""

    platform: str
    workspace: str
    user: str
    event_id: str
    content: Content


# ---- out, without words: text ids and references. This is what the outbox keeps. -------------------------------------


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence or a few: a text id and what it is filled with."""

    text: str
    args: Mapping[str, Any] = field(default_factory=dict)
    attached: bool = False  # goes on in the same message as the words before it
    placeholder: str = ""  # the name of the answer that takes the place of these words later


@dataclass(frozen=True, slots=True)
class Ask:
    """What a conversation asks now. Fields are derived when it is shown."""

    conversation: str
    turn: int
    unclear: Mapping[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deferred:
    """A marker in the outbox: the content is read and rendered only when its reader sees the message.

    ``content`` names the renderer (``presentation.deferred``), ``args`` is what it needs: ids, never what people wrote.
    """

    content: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class File:
    """A document for its reader alone."""

    name: str
    media_type: str
    content: str


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A planned meeting for its reader's calendar; nothing once it was moved or took place."""

    meeting: str


@dataclass(frozen=True, slots=True)
class Replaces:
    """What follows replaces a placeholder message ("one moment …"), where a platform can edit messages."""

    placeholder: str


Message = Say | Ask | Deferred | File | CalendarEntry | Replaces


# ---- out, in the reader's own words: this is what a platform lays out --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Option:
    """Something to press: its value for the field, and its label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field in words. ``kind`` is text, choice, scale, when or hour."""

    name: str
    kind: str
    question: str
    seen_by: str
    options: tuple[Option, ...] = ()
    skip: str | None = None  # the label of "skip" where the field is optional
    unclear: str | None = None
    private: bool = False  # what is typed here is its author's alone, for now at least
    multiline: bool = False
    limit: int | None = None  # characters that may be typed, where that is bounded
    hint: str = ""  # how an answer can be written, where that is not plain from the question
    draft: str = ""  # a text that a machine wrote, to be taken, changed or left
    typed: str = ""  # the person's own words that stand in it already, to be changed


@dataclass(frozen=True, slots=True)
class Words:
    """Words to read: a text, and the lines of a list under it."""

    text: str
    lines: tuple[str, ...] = ()
    placeholder: str = ""  # the name of the answer that takes the place of these words later

    @property
    def whole(self) -> str:
        """All of it as one text."""
        return "\n".join((self.text, *self.lines))


@dataclass(frozen=True, slots=True)
class Press:
    """A button that does what a command does."""

    label: str
    command: str  # its name without the slash: mentor | pairs
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A small line under a message that nobody asked for: why it came, and how to have no more of them."""

    small: str
    presses: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A question card: its number among the three, what it is good for and who speaks, and its words."""

    number: int
    label: str
    text: str
    option: str = ""  # the option of the question below that takes this card

    @property
    def whole(self) -> str:
        """The card as plain text."""
        return f"{self.number}. {self.label}\n   {self.text}"


@dataclass(frozen=True, slots=True)
class Controls:
    """The labels of what can be pressed beside the options; ``back`` is None where there is nothing to go back to."""

    open: str
    send: str
    later: str
    back: str | None = None
    own: str = ""  # beside suggestions: an answer in one's own words
    choose: str = ""  # stands in a list of options until one is chosen
    take: str = ""  # beside a card: this one
    close: str = ""  # of what there is only to read


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked now: everything a modal, a keyboard or a numbered list needs."""

    conversation: str
    turn: int
    title: str
    fields: tuple[ShownField, ...]
    controls: Controls
    above: tuple[ShownCard, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand over."""

    name: str
    media_type: str
    content: str


Worded = Words | Footnote | Question | Document | Replaces


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to the person who acted."""

    person_id: str | None
    messages: tuple[Worded, ...]
    touched: tuple[str, ...] = ()  # people whose home page may look different now
    again: bool = False  # the event was handled before: this is what it was answered then
    stale: bool = False  # what was pressed is not asked any more: nothing was taken
    asks_writer: bool = False  # a language model is to be asked now


# ---- a page of one's own: what a platform may show beside the conversation -----------------------------------------------


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a home page: a heading, lines, cards, buttons."""

    title: str
    lines: tuple[str, ...] = ()
    cards: tuple[ShownCard, ...] = ()
    presses: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """Somebody's home page, in their own words."""

    panels: tuple[Panel, ...]


# ---- how messages without words are stored ---------------------------------------------------------------------------


def dump(message: Message) -> dict[str, Any]:
    """A message as JSON values. Files are for replies only: what somebody wrote does not wait in the outbox."""
    if isinstance(message, Say):
        return {"say": message.text, "args": dict(message.args)}
    if isinstance(message, Ask):
        return {"ask": message.conversation, "turn": message.turn}
    if isinstance(message, Deferred):
        return {"deferred": message.content, "args": dict(message.args)}
    if isinstance(message, CalendarEntry):
        return {"invitation": message.meeting}
    if isinstance(message, Replaces):
        return {"takes": message.placeholder}
    raise TypeError(type(message).__name__)


def load(parts: Mapping[str, Any]) -> Message:
    """The message that ``dump`` wrote."""
    if "deferred" in parts:
        return Deferred(parts["deferred"], parts["args"])
    if "say" in parts:
        return Say(parts["say"], parts["args"])
    if "takes" in parts:
        return Replaces(parts["takes"])
    if "invitation" in parts:
        return CalendarEntry(parts["invitation"])
    return Ask(parts["ask"], parts["turn"])
