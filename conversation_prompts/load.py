"""Loads the question cards: the library that comes with the package, and folders of an organisation's own."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from conversation_prompts.card import Card, Library, Origin
from conversation_prompts.card_reader import read_card
from conversation_prompts.faults import CardFault, Fault, NotTomlError
from conversation_prompts.toml_document import Document, KeyPath, parse_toml


def load_library(*extra: Path) -> Library:
    """Every card of the package and of these folders (``*.toml`` in each, not below it), read afresh.

    Raises CardFault with every fault of every file.
    """
    cards: dict[str, Card] = {}
    faults: list[Fault] = []
    for name, file in _files(extra, faults):
        for card, of_card in _cards(name, file):
            faults += of_card
            if card is not None and card.id:
                first = cards.setdefault(card.id, card)
                if first is not card:
                    message = (
                        f"'id' is '{card.id}', which is the id of {first.origin} too; give each card its own."
                    )
                    faults.append(Fault(*card.origin, message))
    if faults:
        raise CardFault(tuple(faults))
    return Library(tuple(cards.values()))


def _files(extra: tuple[Path, ...], faults: list[Fault]) -> Iterator[tuple[str, Traversable]]:
    """Every card file with the name that faults give it; a folder that is named twice is read once."""
    own = files("conversation_prompts").joinpath("library")
    folders: dict[Path, tuple[str, Traversable]] = {
        Path(str(own)).resolve(): ("conversation_prompts/library", own)
    }
    for path in extra:
        folders.setdefault(path.resolve(), (str(path), path))
    for name, folder in folders.values():
        try:
            found = sorted(folder.iterdir(), key=lambda file: file.name)
        except OSError as error:
            faults.append(Fault(name, 0, f"{error.strerror}; name a folder that holds card files."))
            continue
        for file in found:
            if file.name.endswith(".toml"):
                yield f"{name}/{file.name}", file


def _cards(name: str, file: Traversable) -> Iterator[tuple[Card | None, list[Fault]]]:
    """Each card of a file with its faults; None with the faults of the file itself."""
    try:
        document = parse_toml(_text(name, file))
    except CardFault as fault:
        yield None, list(fault.faults)
        return
    except NotTomlError as error:
        yield None, [Fault(name, error.line, f"This is not TOML: {error}.")]
        return
    for key in document.values:
        if key != "card":
            message = f"'{key}' is not a part of a card file; each card begins with [[card]]."
            yield None, [Fault(name, document.line((key,)) or 1, message)]
    cards = document.values.get("card", [])
    if not isinstance(cards, list) or not all(isinstance(card, dict) for card in cards):
        message = "'card' is not a list of tables; each card begins with [[card]]."
        yield None, [Fault(name, document.line(("card",)) or 1, message)]
        return
    lines = document.lines_of_tables("card") if cards else ()
    for number, (values, line) in enumerate(zip(cards, lines, strict=True)):
        yield read_card(values, Origin(name, line), partial(_line, document, number))


def _line(document: Document, number: int, path: KeyPath) -> int:
    """The line of a path inside the card of that number, from 0."""
    return document.line(("card", number, *path)) or 1


def _text(name: str, file: Traversable) -> str:
    """The text of a file, without a byte order mark. Raises CardFault."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise CardFault((Fault(name, 0, f"It cannot be read: {error.strerror}."),)) from error
    mark = len(BOM_UTF8) if raw.startswith(BOM_UTF8) else 0
    try:
        return raw[mark:].decode()
    except UnicodeDecodeError as error:
        at = mark + error.start
        message = f"Byte {at} (0x{raw[at]:02x}) is not UTF-8; save the file in that encoding."
        raise CardFault((Fault(name, raw.count(b"\n", 0, at) + 1, message),)) from error
