"""Draws a page as PNG through headless Chromium, in the bundled fonts."""

from __future__ import annotations

import base64
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import png

FONTS = Path(__file__).with_name("fonts")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "Chromium is not installed: install it (Debian and Ubuntu: apt install chromium), or name the program of another"
    " browser of its family, as in CHROMIUM=google-chrome-beta make pictures."
)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--disable-lcd-text",
    "--font-render-hinting=none",
    "--virtual-time-budget=5000",  # milliseconds of the page's own clock: its fonts are there
)
PIXELS = 2  # of the picture, for each of the page
SECONDS = 120  # of the machine's clock, until a browser that does not end is given up
WIDTH = 1100

URL = re.compile(r"url\(([\w-]+\.woff2)\)")
MEASURE = """<script>
    document.fonts.ready.then(() => {
        const wide = [...document.querySelectorAll("body *")].filter((one) => one.scrollWidth > one.clientWidth + 1);
        const found = wide.filter((one) => getComputedStyle(one).display != "inline").map((one) => one.textContent);
        document.body.textContent = JSON.stringify([document.documentElement.scrollHeight, found]);
    });
</script>"""
MEASURED = re.compile(r"<body[^>]*>(\[.*\])</body>", re.DOTALL)
COVERED = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
JOINING = "\n\ufe0f"  # no font draws these


def drawn(page: str) -> bytes:
    """The picture of a page, with the page in it. Exits where Chromium is missing, a font lacks a letter, or words do not fit."""
    named = os.environ.get("CHROMIUM")
    chromium = next(filter(shutil.which, [named] if named else BROWSERS), None)
    if chromium is None:
        sys.exit(MISSING)
    if missing := uncovered(page):
        sys.exit(f"No font in docs/pictures/fonts has {missing}: add it in subset.py there, and run that.")
    whole = URL.sub(_with_its_data, page)
    with tempfile.TemporaryDirectory(prefix="pora-browser-") as folder:
        file, picture = Path(folder) / "page.html", Path(folder) / "page.png"
        file.write_text(whole + MEASURE, "utf-8")
        height, too_wide = _measured(
            _run(chromium, folder, f"--window-size={WIDTH},800", "--dump-dom", str(file))
        )
        if too_wide:
            sys.exit(f"These words are wider than what they stand in: {too_wide}")
        file.write_text(whole, "utf-8")
        size = (f"--window-size={WIDTH},{height}", f"--force-device-scale-factor={PIXELS}")
        _run(chromium, folder, *size, f"--screenshot={picture}", str(file))
        return png.write(png.read(picture.read_bytes()), page)


def uncovered(page: str) -> str:
    """The characters of a page that no bundled font draws: where they are shown, each machine would take its own."""
    covered = {
        code
        for first, last in COVERED.findall((FONTS / "fonts.css").read_text("utf-8"))
        for code in range(int(first, 16), int(last or first, 16) + 1)
    }
    return "".join(sorted(one for one in set(page) if ord(one) not in covered and one not in JOINING))


def _with_its_data(font: re.Match[str]) -> str:
    data = base64.b64encode((FONTS / font[1]).read_bytes()).decode("ascii")
    return f"url(data:font/woff2;base64,{data})"


def _run(chromium: str, folder: str, *arguments: str) -> str:
    """What the browser prints. Exits with its errors where it fails."""
    command = [chromium, *FLAGS, f"--user-data-dir={folder}/profile", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(f"{chromium} failed:\n{done.stderr}")
    return done.stdout


def _measured(dom: str) -> tuple[int, list[str]]:
    """The height of a page, and texts that are wider than what they stand in."""
    found = MEASURED.search(dom)
    if found is None:
        sys.exit("The browser did not measure the page: was it stopped?")
    height, too_wide = json.loads(html.unescape(found[1]))
    return height, too_wide
