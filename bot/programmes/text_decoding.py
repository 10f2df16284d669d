"""Text decoding: the encodings that Excel and Notepad write, and the signs of a wrong one."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from bot.programmes.faults import UndecodableError

SAVE_AS = "In Excel choose File, Save As, “CSV UTF-8 (Comma delimited)”"

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx, and the older xls
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")  # and what Windows has instead

# A letter, a sign that stands in no word, a letter: "R×ta" is Rūta in the code page of DOS.
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¨ˇ¸¯˛¢¤¦¬±²³´¶¹¼½¾×÷˙‰][^\W\d_]")
# UTF-8 read as Windows-1257: every accented letter becomes one of these four and a sign.
_TWO_FOR_ONE = re.compile(r"[ĀĆÄÅ][€‚„…†‡‰‹¨ˇ¸‘’“”•–—™›¯˛\xa0¢£¤¦§©«¬\xad®°±²³´¶·¹»¼½¾]")


def decode_text(data: bytes) -> str:
    """The text in UTF-8, in UTF-16 with its mark (Excel's “Unicode text”), or else in Windows-1257.

    Raises UndecodableError.
    """
    if data.startswith(_WORKBOOKS):
        raise UndecodableError(f"this is an Excel workbook, not text. {SAVE_AS}, and give that file.")
    text = _decoded(data).removeprefix("\ufeff")
    if "\x00" in text:
        raise UndecodableError(f"this is not text: it holds zero bytes. {SAVE_AS}, and give that file.")
    return text


def is_garbled(text: str) -> bool:
    """Whether letters have been lost: a wrong encoding, a question mark for a letter, control characters."""
    return "?" in text or "\ufffd" in text or _CONTROL.search(text) is not None or repaired(text) is not None


def repaired(text: str) -> str | None:
    """The text before its UTF-8 was read as Windows-1257 or Windows-1252 (mojibake); None where it was not."""
    if text.isascii():
        return None
    for encoding in ("cp1257", "cp1252"):
        try:
            before = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if not _CONTROL.search(before):
            return before
    return None


def _decoded(data: bytes) -> str:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1257")
    except UnicodeDecodeError:
        text = None
    if text is None or _looks_wrong(text):
        raise UndecodableError(
            "the letters cannot be read: the file is neither UTF-8 nor “Unicode text” nor Windows-1257. "
            f"Look at the letters ą, č, ę, ė, į, š, ų, ū, ž once more. {SAVE_AS}, and give that file."
        )
    return text


def _looks_wrong(text: str) -> bool:
    """Whether Windows-1257 fits the bytes but not the words."""
    if _CONTROL.search(text) or _SIGN_IN_WORD.search(text) or _TWO_FOR_ONE.search(text):
        return True
    capitals = sum(a.islower() and b.isupper() and not b.isascii() for a, b in pairwise(text))
    return capitals > sum(
        letter.islower() and not letter.isascii() for letter in text
    )  # "KazlauskÓ", of DOS again
