"""Reading the cards: the library that comes with the package, and folders of an organisation's own."""

from __future__ import annotations

import re
import tomllib
from codecs import BOM_UTF8
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from conversation_prompts.card import Card, Library, Origin
from conversation_prompts.check import Fault, checked
from conversation_prompts.lines import Lines

__all__ = ["CardFault", "Fault", "Library", "load_library"]

_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class CardFault(Exception):
    """A card file has faults."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join((str(self.__doc__), *map(str, self.faults)))


def load_library(*extra: Path) -> Library:
    """Every card of the package and of these folders (``*.toml`` in each, not below it), read afresh.

    Raises CardFault with every fault of every file.
    """
    cards: dict[str, Card] = {}
    faults: list[Fault] = []
    for name, file in _files(extra, faults):
        for card, wrong in _cards(name, file):
            faults += wrong
            if card is not None and card.id:
                first = cards.setdefault(card.id, card)
                if first is not card:
                    where = (
                        f"'id' is '{card.id}', which is the id of {first.origin} too; give each card its own."
                    )
                    faults.append(Fault(*card.origin, where))
    if faults:
        raise CardFault(tuple(faults))
    return Library(tuple(cards.values()))


def _files(extra: tuple[Path, ...], faults: list[Fault]) -> Iterator[tuple[str, Traversable]]:
    """Every card file with the name it is called by; a folder that is named twice is read once."""
    own = files("conversation_prompts").joinpath("library")
    folders: dict[Path, tuple[str, Traversable]] = {
        Path(str(own)).resolve(): ("conversation_prompts/library", own)
    }
    for folder in extra:
        folders.setdefault(folder.resolve(), (str(folder), folder))
    for name, held in folders.values():
        try:
            found = sorted(held.iterdir(), key=lambda file: file.name)
        except OSError as error:
            faults.append(Fault(name, 0, f"{error.strerror}; name a folder that holds card files."))
            continue
        for file in found:
            if file.name.endswith(".toml"):
                yield f"{name}/{file.name}", file


def _cards(name: str, file: Traversable) -> Iterator[tuple[Card | None, list[Fault]]]:
    """Each card of a file with its faults; None with the faults of the file itself."""
    try:
        text = _text(name, file)
        document = tomllib.loads(text)
    except CardFault as fault:
        yield None, list(fault.faults)
        return
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        yield (
            None,
            [Fault(name, int(found[1]) if found else text.count("\n") + 1, f"This is not TOML: {error}.")],
        )
        return
    where = Lines(text)
    for key in document:
        if key != "card":
            wrong = f"'{key}' is not a part of a card file; each card begins with [[card]]."
            yield None, [Fault(name, where.outside(key), wrong)]
    cards = document.get("card", [])
    if not isinstance(cards, list) or not all(isinstance(card, dict) for card in cards):
        wrong = "'card' is not a list of tables; each card begins with [[card]]."
        yield None, [Fault(name, where.outside("card"), wrong)]
        return
    for number, (values, line) in enumerate(zip(cards, where.cards(len(cards)), strict=True)):
        yield checked(values, Origin(name, line), partial(where.of, number))


def _text(name: str, file: Traversable) -> str:
    """What a file holds, without a byte order mark; raises CardFault."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise CardFault((Fault(name, 0, f"It cannot be read: {error.strerror}."),)) from error
    mark = len(BOM_UTF8) if raw.startswith(BOM_UTF8) else 0
    try:
        return raw[mark:].decode()
    except UnicodeDecodeError as error:
        at = mark + error.start
        wrong = f"Byte {at} (0x{raw[at]:02x}) is not UTF-8; save the file in that encoding."
        raise CardFault((Fault(name, raw.count(b"\n", 0, at) + 1, wrong),)) from error
