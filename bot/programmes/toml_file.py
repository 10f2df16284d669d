"""Opens the bytes of ``programme.toml`` as a TOML document, or notes the one fault that forbids it."""

from __future__ import annotations

import re

from bot.programmes.faults import Faults, UndecodableError
from bot.programmes.text_decoding import decode_text
from conversation_prompts.faults import NestedTooDeepError, NotTomlError
from conversation_prompts.toml_document import Document, parse_toml

LARGEST = 200_000  # bytes


def open_toml(data: bytes, faults: Faults) -> Document | None:
    """The document of a file; None, and a fault, where it is no TOML."""
    if len(data) > LARGEST:
        faults.add(f"the file is larger than {LARGEST // 1000} kB. Give the programme's own file.")
        return None
    try:
        text = decode_text(data)
    except UndecodableError as error:
        faults.add(str(error))
        return None
    try:
        return parse_toml(text)
    except NestedTooDeepError as error:
        faults.add(f"{error.reason}. Close each [ and {{ on its own line.")
    except NotTomlError as error:
        faults.add(_explanation(error, text), row=error.line)
    return None


def _explanation(error: NotTomlError, text: str) -> str:
    """The message for a line that cannot be parsed: a remedy for each usual slip, else the parser's reason."""
    line = text.split("\n")[error.line - 1].removesuffix("\r")
    outside_quotes = re.sub(r'"[^"]*"', "", line)
    if any(mark in outside_quotes for mark in "„“”"):
        return 'a text stands in curly quotes. Write straight ones: "…".'
    if re.search(r"=\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d\s*(#.*)?$", line):
        return 'a day with an hour needs quotes. Write it as "2027-01-04 10:00".'
    if "overwrite" in error.reason or "twice" in error.reason:
        return "this stands in the file twice. Take one of the two out."
    reason = error.reason.splitlines()[0]
    return f'the line cannot be read ({reason}). Write key = value, and every text in straight quotes: "…".'
