"""Reads and writes PNG: a screenshot is written anew with a palette, which makes it a third as large, and with a text in it."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER = struct.Struct(">IIBBBBB")  # width, height, bits, kind of colour, compression, filters, interlace
RGB, PALETTE = 2, 3
COLOURS = 256
BLACK_TO_WHITE = 3 * 255**2 + 1  # further apart than any two colours
KEYWORD = b"Page"  # of the text


@dataclass(frozen=True, slots=True)
class Image:
    """Rows of pixels of three bytes: red, green, blue."""

    width: int
    rows: Sequence[bytes]


def read(picture: bytes) -> Image:
    """The pixels of a PNG of 8 bits in RGB that is not interlaced, as browsers write it. Raises ValueError for another."""
    chunks = list(_chunks(picture))
    width, height, *kind = HEADER.unpack(chunks[0][1])
    if kind != [8, RGB, 0, 0, 0]:
        raise ValueError(f"PNG: expected 8 bits in RGB, found {kind}")
    data = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    size = width * 3
    rows: list[bytes] = []
    above = bytes(size)
    for at in range(0, height * (size + 1), size + 1):
        above = _unfiltered(data[at], data[at + 1 : at + 1 + size], above)
        rows.append(above)
    return Image(width, rows)


def text_of(picture: bytes) -> str:
    """The text that was written into a PNG; empty where there is none."""
    for name, data in _chunks(picture):
        keyword, _, rest = data.partition(b"\0")
        if name == b"iTXt" and keyword == KEYWORD:
            return zlib.decompress(rest.split(b"\0", 3)[-1]).decode("utf-8")
    return ""


def write(image: Image, text: str) -> bytes:
    """A PNG with a palette of the image's commonest colours, and with a text in it."""
    counted: Counter[bytes] = Counter()
    for row, times in Counter(image.rows).items():
        for colour, found in Counter(_pixels(row)).items():
            counted[colour] += found * times
    palette, numbers = _palette(counted)
    known = {row: b"\0" + bytes(map(numbers.__getitem__, _pixels(row))) for row in set(image.rows)}
    header = HEADER.pack(image.width, len(image.rows), 8, PALETTE, 0, 0, 0)
    pixels = zlib.compress(b"".join(map(known.__getitem__, image.rows)), 9)
    written = zlib.compress(text.encode("utf-8"), 9)
    return SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", header),
            _chunk(b"iTXt", KEYWORD + b"\0\1\0\0\0" + written),
            _chunk(b"PLTE", b"".join(palette)),
            _chunk(b"IDAT", pixels),
            _chunk(b"IEND", b""),
        )
    )


def _pixels(row: bytes) -> list[bytes]:
    return [row[at : at + 3] for at in range(0, len(row), 3)]


def _palette(counted: Mapping[bytes, int]) -> tuple[list[bytes], dict[bytes, int]]:
    """Colours that stand for all, and the number of the nearest for each: added one by one where most is lost without it."""
    palette: list[bytes] = []
    numbers = dict.fromkeys(counted, 0)
    lost = dict.fromkeys(counted, BLACK_TO_WHITE)
    while len(palette) < COLOURS and any(lost.values()):
        added = max(counted, key=lambda colour: counted[colour] * lost[colour])
        for colour, before in lost.items():
            distance = sum((one - other) ** 2 for one, other in zip(colour, added, strict=True))
            if distance < before:
                lost[colour], numbers[colour] = distance, len(palette)
        palette.append(added)
    return palette, numbers


def _unfiltered(kind: int, row: bytes, above: bytes) -> bytes:
    """A row as it was before its filter; kinds 0 to 4 are those of the PNG specification, chapter 9."""
    if kind == 0:
        return row
    if kind == 2 and not any(row):  # the same as above
        return above
    predict = PREDICTORS[kind]
    found = bytearray(3)  # the pixel left of the first is black, and so is the one above it
    for at, byte in enumerate(row):
        upper_left = above[at - 3] if at >= 3 else 0
        found.append((byte + predict(found[at], above[at], upper_left)) & 255)
    return bytes(found[3:])


def _left(left: int, _up: int, _upper_left: int) -> int:
    return left


def _up(_left: int, up: int, _upper_left: int) -> int:
    return up


def _average(left: int, up: int, _upper_left: int) -> int:
    return (left + up) // 2


def _paeth(left: int, up: int, upper_left: int) -> int:
    guess = left + up - upper_left
    off_left, off_up, off_both = abs(guess - left), abs(guess - up), abs(guess - upper_left)
    if off_left <= off_up and off_left <= off_both:
        return left
    return up if off_up <= off_both else upper_left


PREDICTORS = {1: _left, 2: _up, 3: _average, 4: _paeth}


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
