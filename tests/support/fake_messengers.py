"""Ways to people for tests: one that keeps what arrives, one that writes it to a file that a crash leaves behind."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.conversation.messages import Document, Footnote, Question, Worded, Words

PLATFORM = "test"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What arrived at somebody's in one go."""

    user: str
    key: str
    messages: tuple[Worded, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return words_of(self.messages)


def words_of(messages: Sequence[Worded]) -> str:
    """Everything a reader sees, in one text."""
    found: list[str] = []
    for message in messages:
        if isinstance(message, Words):
            found.append(message.whole)
        elif isinstance(message, Footnote):
            found.append(message.small)
        elif isinstance(message, Document):
            found.append(message.content)
        elif isinstance(message, Question):
            found += [message.title, *(card.whole for card in message.above)]
            for one in message.fields:
                found += [one.question, one.unclear or "", *(option.label for option in one.options)]
    return "\n".join(found)


@dataclass
class Post:
    """Keeps what arrives. ``troubles`` raises for somebody, once an item; ``loses_receipts`` delivers and then raises."""

    platform: str = PLATFORM
    arrived: list[Parcel] = field(default_factory=list)
    troubles: dict[str, list[Exception]] = field(default_factory=dict)
    loses_receipts: set[str] = field(default_factory=set)
    tries: list[str] = field(default_factory=list)
    asked_after: list[str] = field(default_factory=list)

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        self.tries.append(user)
        if self.troubles.get(user):
            raise self.troubles[user].pop(0)
        self.arrived.append(Parcel(user, key, tuple(messages)))
        if user in self.loses_receipts:
            self.loses_receipts.remove(user)
            raise TimeoutError

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        self.asked_after.append(user)
        return any(parcel.key == key for parcel in self.arrived)

    def to(self, user: str) -> list[str]:
        """The words of every parcel that somebody got."""
        return [parcel.text for parcel in self.arrived if parcel.user == user]


@dataclass
class FilePost:
    """Appends each parcel to a file, on the disk before it returns, and answers ``was_sent`` from it."""

    file: Path
    before: Callable[[], None] = lambda: None
    after: Callable[[], None] = lambda: None
    platform: str = PLATFORM

    async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
        self.before()
        with self.file.open("ab") as opened:
            line = {"key": key, "user": user, "text": words_of(messages)}
            opened.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            opened.flush()
            os.fsync(opened.fileno())
        self.after()

    async def was_sent(self, workspace: str, user: str, *, key: str) -> bool:
        return any(line["key"] == key for line in self.lines())

    def lines(self) -> list[dict[str, str]]:
        """What arrived, oldest first."""
        return (
            [json.loads(line) for line in self.file.read_bytes().splitlines()] if self.file.exists() else []
        )
