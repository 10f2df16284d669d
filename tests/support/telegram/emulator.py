"""The third-party Telegram emulator as a process of its own: started on loopback, stopped by its pid."""

from __future__ import annotations

import asyncio
import json
import socket
from functools import cache
from typing import Any, Self

from tests.support.bounds import HUNG
from tests.support.slack.emulator import INSTALLED, NODE, NOT_INSTALLED, ROOT, EmulatorFailed, _node

PACKAGE = INSTALLED / "telegram-test-api"
VERSION = "4.2.1"
RUNNER = ROOT / "tests" / "emulators" / "telegram.mjs"
TOKEN = "8000001:AAtest_token-of-nobody"


@cache
def missing() -> str | None:
    """Why the emulator cannot run here, in words for a skipped test; None when it can."""
    manifest = PACKAGE / "package.json"
    if not manifest.is_file():
        return NOT_INSTALLED
    found = json.loads(manifest.read_text("utf-8"))["version"]
    if found != VERSION:
        return f"The Telegram emulator is {found}, the tests are written for {VERSION}: run `make emulators`."
    if _node() is None:
        return f"The Telegram emulator needs Node {NODE[0]}.{NODE[1]} or newer: install one, then run `make emulators`."
    return None


class TelegramEmulator:
    """A running emulator; ``url`` is where it listens."""

    url = ""

    async def __aenter__(self) -> Self:
        node = _node()
        assert node is not None, missing()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._process = await asyncio.create_subprocess_exec(
            node, str(RUNNER), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE, cwd=PACKAGE, env={},
        )  # fmt: skip
        try:
            package = str(PACKAGE / "lib" / "telegramServer.js")
            self.url = str((await self._order({"start": {"package": package, "port": port}}))["url"])
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process.returncode is None:
            self._process.terminate()
        await self._process.communicate()

    async def says(self, user: int, text: str) -> None:
        """A person's message, or a command."""
        marks = (
            [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
            if text[0] == "/"
            else None
        )
        message = {"text": text, **_people(user), **({"entities": marks} if marks else {})}
        await self._order({"says": message})

    async def presses(self, user: int, label: str) -> None:
        """A person presses the newest button with this label."""
        people = _people(user)
        for message in reversed(await self.shows(user)):
            rows = (message.get("reply_markup") or {}).get("inline_keyboard", ())
            for button in (button for row in rows for button in row):
                if button["text"] == label:
                    stands = {**message, "chat": people["chat"], "date": people["date"]}
                    query = {**people, "message": stands, "data": button["callback_data"]}
                    await self._order({"presses": query})
                    return
        raise AssertionError(f"no button {label!r}")

    async def webhook_is_at(self, url: str) -> None:
        """Where the webhook is behind its proxy."""
        await self._order({"webhook": url})

    async def shows(self, user: int) -> list[dict[str, Any]]:
        """What the bot wrote to somebody, as it stands there now, oldest first."""
        found: list[dict[str, Any]] = (await self._order({"shows": True}))["messages"]
        return [one for one in found if int(one["chat_id"]) == user]

    async def _order(self, order: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        try:
            async with asyncio.timeout(HUNG):
                line = await self._process.stdout.readline()
                if not line:
                    said = (await self._process.stderr.read()).decode(errors="replace")
                    raise EmulatorFailed(f"The Telegram emulator ended:\n{said}")
        except TimeoutError as late:
            raise EmulatorFailed(f"The Telegram emulator said nothing for {HUNG:.0f} s.") from late
        answer: dict[str, Any] = json.loads(line)
        return answer


def _people(user: int) -> dict[str, Any]:
    return {
        "botToken": TOKEN,
        "from": {"id": user, "is_bot": False, "first_name": "Rūta", "language_code": "lt"},
        "chat": {"id": user, "first_name": "Rūta", "type": "private"},
        "date": 1799740000,
    }
