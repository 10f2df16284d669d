"""Runs the third-party Slack emulator as a subprocess on loopback, with a clock that the test sets."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
INSTALLED = ROOT / ".emulators" / "node_modules"
PACKAGE = INSTALLED / "emulate"
VERSION = "0.12.2"
RUNNER = ROOT / "tests" / "emulators" / "slack.mjs"
NODE = (22, 15)
NOT_INSTALLED = "The emulators are not installed: run `make emulators` (it needs npm)."
TIMEOUT = 60.0  # seconds until the emulator counts as hung; no test waits that long


class EmulatorFailed(AssertionError):
    """The emulator did not start, or ended by itself."""


@cache
def missing() -> str | None:
    """Why the emulator cannot run here, as the reason of a skipped test; None if it can."""
    manifest = PACKAGE / "package.json"
    if not manifest.is_file():
        return NOT_INSTALLED
    found = json.loads(manifest.read_text("utf-8"))["version"]
    if found != VERSION:
        return f"The Slack emulator is {found}, the tests are written for {VERSION}: run `make emulators`."
    if _node() is None:
        return f"The Slack emulator needs Node {NODE[0]}.{NODE[1]} or newer: install one, then run `make emulators`."
    return None


class SlackEmulator:
    """A running emulator. ``url`` is its address; ``base`` is the address it writes into its answers."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.base = ""
        self.url = ""

    @classmethod
    async def start(cls, seed: dict[str, Any], now: datetime) -> SlackEmulator:
        """Start an emulator with the people, app and tokens in ``seed``, its clock at ``now``."""
        node = _node()
        assert node is not None, missing()
        process = await asyncio.create_subprocess_exec(
            node,
            str(RUNNER),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            cwd=PACKAGE,
            env={},
        )
        emulator = cls(process)
        package = (PACKAGE / "dist" / "api.js").as_uri()
        try:
            answer = await emulator._command({"start": {"package": package, "now": _ms(now), "seed": seed}})
        except BaseException:
            await emulator.stop()
            raise
        emulator.base = str(answer["url"])
        emulator.url = emulator.base.replace("localhost", "127.0.0.1")
        return emulator

    async def set_clock(self, now: datetime) -> None:
        """Set its clock."""
        await self._command({"now": _ms(now)})

    async def stop(self) -> None:
        """End the process and read the rest of its output."""
        if self._process.returncode is None:
            self._process.terminate()
        await self._process.communicate()

    async def _command(self, command: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._process.stdin.write(json.dumps(command).encode() + b"\n")
        try:
            async with asyncio.timeout(TIMEOUT):
                line = await self._process.stdout.readline()
                if not line:
                    said = (await self._process.stderr.read()).decode(errors="replace")
                    raise EmulatorFailed(f"The Slack emulator ended:\n{said}")
        except TimeoutError as late:
            raise EmulatorFailed(f"The Slack emulator said nothing for {TIMEOUT:.0f} s.") from late
        answer: dict[str, Any] = json.loads(line)
        return answer


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


@cache
def _node() -> str | None:
    bundled = [str(one) for one in sorted(INSTALLED.glob("node*/bin/node"))]
    for node in (*bundled, shutil.which("node")):
        if node and _version(node) >= NODE:
            return node
    return None


def _version(node: str) -> tuple[int, int]:
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return (0, 0)  # built for another platform
    major, minor, *_ = said.strip().removeprefix("v").split(".")
    return (int(major), int(minor))
