"""Reading the cards: the library that comes with the package, and folders of an organisation's own."""

from __future__ import annotations

import re
import tomllib
from codecs import BOM_UTF8
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from conversation_prompts.card import Card, Library
from conversation_prompts.check import Fault, checked
from conversation_prompts.lines import lines

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
    """Every card of the package and of these folders (``*.toml`` in each, not below it).

    Raises CardFault with every fault of every file, in the order of folders, files and lines. Nothing is kept between calls.
    """
    cards: list[Card] = []
    faults: list[Fault] = []
    for name, file in _files(extra, faults):
        _read(name, file, cards, faults)
    if faults:
        raise CardFault(tuple(faults))
    return Library(tuple(cards))


def _files(extra: tuple[Path, ...], faults: list[Fault]) -> Iterator[tuple[str, Traversable]]:
    """Every card file with the name it is called by; a folder given twice is read once."""
    own = files("conversation_prompts").joinpath("library")
    folders: dict[str, tuple[str, Traversable]] = {str(own): ("conversation_prompts/library", own)}
    for folder in extra:
        if folder.is_dir():
            folders.setdefault(str(folder.resolve()), (str(folder), folder))
        else:
            faults.append(Fault(str(folder), 0, "There is no such folder; name one that holds card files."))
    for name, folder in folders.values():
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml") and file.is_file():
                yield f"{name}/{file.name}", file


def _read(name: str, file: Traversable, cards: list[Card], faults: list[Fault]) -> None:
    try:
        raw = file.read_bytes()
    ...
