"""The pictures in the documentation show what people see today. Nothing here needs the browser that draws them."""

from __future__ import annotations

import hashlib
import os
import re
import runpy
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=PICTURES,
        env=os.environ | environment,
    )


def test_the_pictures_show_what_is_said_today() -> None:
    checked = run("draw.py", "--check", PYTHONIOENCODING="utf-8")

    assert checked.returncode == 0, checked.stderr


def test_a_stale_picture_is_told_by_its_page() -> None:
    draw = (
        "from pathlib import Path\nimport difflib, draw, png, slack\n"
        "slack.page = lambda story, edition: '<p>Ar susitikote?</p>'\n"
        "draw.demo.page = lambda printed: draw.DEMO.read_text('utf-8')\n"
        "print(*draw.stale(draw.Story((), (), {})), sep='\\n')\n"
    )

    told = run("-c", draw, PYTHONIOENCODING="utf-8").stdout

    assert "--- docs/pictures/slack.lt.png" in told
    assert "+<p>Ar susitikote?</p>" in told
    assert "demo.svg" not in told


def test_drawing_without_a_browser_says_what_to_install(tmp_path: Path) -> None:
    told = run("-c", "import browser; browser.drawn('')", PATH=str(tmp_path), CHROMIUM="")

    assert told.returncode == 1
    assert "apt install chromium" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_letter_without_a_bundled_font_is_found() -> None:
    told = run("-c", "import browser; print(ascii(browser.uncovered('Žąsis – 🪞🦆')))")

    assert told.stdout.strip() == ascii("🦆")


@pytest.mark.parametrize("name", ["slack.png", "slack.lt.png"])
def test_a_picture_is_small_enough_for_a_page(name: str) -> None:
    assert (PICTURES / name).stat().st_size < 300_000


def test_texts_of_the_terminal_cannot_run_into_each_other() -> None:
    picture = (PICTURES / "demo.svg").read_text("utf-8")
    texts = re.findall(r"<text [^>]*-r\d[^>]*>[^<]*\S[^<]*</text>", picture)
    lines = [re.findall(r' (y|textLength)="([\d.]+)"', text) for text in texts]

    assert len(texts) > 30
    assert all([name for name, _ in line] == ["y", "textLength"] for line in lines)
    assert len({line[0] for line in lines}) == len(lines), "two texts on one line"


def test_pixels_are_read_whatever_filter_a_row_has() -> None:
    png = runpy.run_path(str(PICTURES / "png.py"))
    rows = [hashlib.sha256(bytes([number])).digest()[:12] for number in range(10)]
    data = b"".join(
        bytes([number % 5]) + filtered(number % 5, row, above)
        for number, (row, above) in enumerate(zip(rows, [bytes(12), *rows], strict=False))
    )
    header = struct.pack(">IIBBBBB", 4, 10, 8, 2, 0, 0, 0)
    picture = png["SIGNATURE"] + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data))

    assert png["read"](picture).rows == rows


def test_a_picture_keeps_its_colours_and_carries_its_page() -> None:
    png = runpy.run_path(str(PICTURES / "png.py"))
    rows = [bytes([0, 122, 90, 255, 255, 255]), bytes([29, 28, 29, 0, 122, 90])]

    picture = png["write"](png["Image"](2, rows), "<p>Ačiū</p>")
    found = dict(png["_chunks"](picture))
    palette = [found[b"PLTE"][at : at + 3] for at in range(0, len(found[b"PLTE"]), 3)]
    pixels = zlib.decompress(found[b"IDAT"])

    assert png["text_of"](picture) == "<p>Ačiū</p>"
    assert [b"".join(palette[one] for one in pixels[at + 1 : at + 3]) for at in (0, 3)] == rows


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def filtered(kind: int, row: bytes, above: bytes) -> bytes:
    """A row as the PNG specification filters it, chapter 9."""
    found = []
    for at, byte in enumerate(row):
        left, up = (row[at - 3], above[at]) if at >= 3 else (0, above[at])
        upper_left = above[at - 3] if at >= 3 else 0
        guess = left + up - upper_left
        paeth = min((left, up, upper_left), key=lambda one: abs(guess - one))
        found.append((byte - (0, left, up, (left + up) // 2, paeth)[kind]) & 255)
    return bytes(found)
