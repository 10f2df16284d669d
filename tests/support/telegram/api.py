"""A small Bot API that is as strict as Telegram's: what it would refuse is refused, with its words and its numbers.

``BotApi`` is the server itself, without a network; ``Direct`` takes the library's requests to it within a process,
``Server`` is an HTTP server on loopback. People write and press through it, and see what a chat shows them.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import httpx
from aiohttp import ClientSession, web
from telegram.constants import (
    BotCommandLimit,
    FloodLimit,
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    MessageLimit,
)
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from adapters.telegram.client import Request
from tests.support.bounds import HUNG

TOKEN = "8000001:AAtest_token-of-nobody"
BOT = {"id": 8000001, "is_bot": True, "first_name": "Pora", "username": "pora_example_bot"}
DATE = 1799740000
STYLES = frozenset({"bold", "italic", "blockquote"})

Params = Mapping[str, Any]


class Refused(Exception):
    """An answer that is not ok."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class BotApi:
    """Telegram, as far as one bot knows it."""

    limits: bool = True  # whether one message a second into a chat and thirty in all is all that is taken
    calls: list[tuple[str, Params]] = field(default_factory=list)
    updates: deque[dict[str, Any]] = field(default_factory=deque)
    chats: dict[int, dict[int, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    files: dict[int, list[tuple[str, bytes]]] = field(default_factory=lambda: defaultdict(list))
    menus: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    queries: dict[str, bool] = field(default_factory=dict)  # presses, and whether they were confirmed
    blocked: set[int] = field(default_factory=set)
    migrated: dict[int, int] = field(default_factory=dict)
    webhook: dict[str, Any] = field(default_factory=dict)
    troubles: dict[str, list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )  # by method: what goes wrong next
    patience: dict[int, int] = field(
        default_factory=dict
    )  # by chat: seconds that its next message is told to wait
    down: bool = False  # the network, not the server
    sent_at: list[tuple[float, int]] = field(default_factory=list)
    handed_over: int = 0  # updates that were given to the bot, whether it has said so or not
    refused: list[Refused] = field(default_factory=list)
    deliver: Callable[[dict[str, Any]], Any] | None = None  # to the webhook
    _numbers: Any = field(default_factory=lambda: itertools.count(1))
    _arrived: asyncio.Event | None = None
    _called: asyncio.Event | None = None

    # ---- the server ------------------------------------------------------------------------------------------------------

    async def answer(
        self, token: str, method: str, params: Params, files: Mapping[str, tuple[str, bytes]]
    ) -> tuple[int, Any]:
        """Status and body of what a call is answered with."""
        self.calls.append((method, params))
        self._tell()
        try:
            self._let_in(token, method)
            if self._trouble(method, "hang"):
                await asyncio.get_running_loop().create_future()
            result = await self._do(method, params, files)
            self._tell()
        except Refused as refused:
            self.refused.append(refused)
            body = {"ok": False, "error_code": refused.code, "description": refused.description}
            return refused.code, body | ({"parameters": refused.parameters} if refused.parameters else {})
        return 200, {"ok": True, "result": result}

    def _tell(self) -> None:
        if self._called is not None:
            self._called.set()

    def _let_in(self, token: str, method: str) -> None:
        if token != TOKEN:
            raise Refused(401, "Unauthorized")
        if trouble := self._trouble(method, "refuse"):
            code, _, rest = trouble.partition(" ")
            if code == "429":
                raise Refused(429, f"Too Many Requests: retry after {rest}", retry_after=int(rest))
            raise Refused(int(code), rest)

    def _trouble(self, method: str, kind: str) -> str:
        """The next trouble that a method has, if it is of this kind.

        Troubles are "lost", "unsure", "hang", "refuse CODE WORDS" and "garbage CODE BODY", an answer of somebody in between;
        "none" is none.
        """
        waiting = self.troubles[method]
        if kind == "unsure" and waiting[:1] == ["none"]:
            waiting.pop(0)
        if waiting and waiting[0].split()[0] == kind:
            return waiting.pop(0).partition(" ")[2] or kind
        return ""

    async def _do(self, method: str, params: Params, files: Mapping[str, tuple[str, bytes]]) -> Any:
        if method == "getUpdates":
            return await self._get_updates(params)
        known: dict[str, Callable[[], Any]] = {
            "getMe": lambda: BOT,
            "getWebhookInfo": self._webhook_info,
            "deleteWebhook": self.webhook.clear,
            "setWebhook": lambda: self._set_webhook(params),
            "setMyCommands": lambda: self._set_commands(params),
            "sendMessage": lambda: self._send(params),
            "sendDocument": lambda: self._send_document(params, files),
            "editMessageText": lambda: self._edit(params, text=True),
            "editMessageReplyMarkup": lambda: self._edit(params, text=False),
            "answerCallbackQuery": lambda: self._confirm(params),
        }
        if method not in known:
            raise Refused(404, "Not Found")
        done = known[method]()
        return True if done is None else done

    async def _get_updates(self, params: Params) -> list[dict[str, Any]]:
        if self.webhook:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        while self.updates and self.updates[0]["update_id"] < int(params.get("offset", 0)):
            self.updates.popleft()
        if not self.updates and int(params["timeout"]):
            self._arrived = asyncio.Event()
            over = asyncio.get_running_loop().call_later(int(params["timeout"]), self._arrived.set)
            await self._arrived.wait()
            over.cancel()
        found = [json.loads(json.dumps(update)) for update in list(self.updates)[:100]]
        self.handed_over += len(found)
        return found

    def _webhook_info(self) -> dict[str, Any]:
        url = self.webhook.get("url", "")
        return {"url": url, "has_custom_certificate": False, "pending_update_count": len(self.updates)}

    def _set_webhook(self, params: Params) -> None:
        if not re.fullmatch(r"https?://.+", params["url"]):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = dict(params)

    def _set_commands(self, params: Params) -> None:
        commands = _json(params["commands"])
        for one in commands:
            name, description = one["command"], one["description"]
            if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(description) <= BotCommandLimit.MAX_DESCRIPTION:
                raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        scope = _json(params.get("scope", "{}"))
        self.menus[f"{scope.get('chat_id', scope.get('type'))}{params.get('language_code', '')}"] = commands

    def _send(self, params: Params) -> dict[str, Any]:
        chat = self._chat(params)
        return self._new(chat, **_shown(params))

    def _send_document(self, params: Params, files: Mapping[str, tuple[str, bytes]]) -> dict[str, Any]:
        chat = self._chat(params)
        ((name, content),) = files.values()
        if not content:
            raise Refused(400, "Bad Request: file must be non-empty")
        self.files[chat].append((name, content))
        document = {"file_id": "F", "file_unique_id": f"F{len(content)}", "file_name": name}
        return self._new(chat, document=document)

    def _chat(self, params: Params) -> int:
        chat = int(params["chat_id"])
        if chat in self.migrated:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.migrated[chat],
            )
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat > 0 and not self.chats[chat]:
            raise Refused(400, "Bad Request: chat not found")
        if (seconds := self.patience.pop(chat, 0)) > 0:
            raise Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        now = asyncio.get_running_loop().time()
        if self.limits:
            in_all = [then for then, _ in self.sent_at if then > now - 1]
            here = [then for then, where in self.sent_at if where == chat and then > now - 1]
            if (
                len(in_all) >= FloodLimit.MESSAGES_PER_SECOND
                or len(here) >= FloodLimit.MESSAGES_PER_SECOND_PER_CHAT
            ):
                raise Refused(429, "Too Many Requests: retry after 5", retry_after=5)
        self.sent_at.append((now, chat))
        return chat

    def _new(self, chat: int, **content: Any) -> dict[str, Any]:
        number = next(self._numbers)
        kind = "private" if chat > 0 else "group"
        message = {
            "message_id": number,
            "from": BOT,
            "chat": {"id": chat, "type": kind},
            "date": DATE,
            **content,
        }
        self.chats[chat][number] = message
        return message

    def _edit(self, params: Params, *, text: bool) -> dict[str, Any]:
        chat, number = int(params["chat_id"]), int(params["message_id"])
        known = self.chats[chat].get(number)
        if known is None:
            raise Refused(400, "Bad Request: message to edit not found")
        content = _shown(params) if text else {"reply_markup": _keyboard(params)}
        edited = {key: value for key, value in {**known, **content}.items() if value is not None}
        if "reply_markup" not in content or not content["reply_markup"]:
            edited.pop("reply_markup", None)
        if edited == known:
            raise Refused(400, "Bad Request: message is not modified")
        self.chats[chat][number] = edited
        return edited

    def _confirm(self, params: Params) -> None:
        query = str(params["callback_query_id"])
        if self.queries.get(query) is not False:
            raise Refused(
                400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        self.queries[query] = True

    # ---- what happens in Telegram ----------------------------------------------------------------------------------------

    def happens(self, kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
        """Something that the bot is told about."""
        update = {"update_id": next(self._numbers), kind: dict(content)}
        self.repeats(update)
        return update

    def repeats(self, update: dict[str, Any]) -> None:
        """The bot is told of something, perhaps once more."""
        if self.deliver is not None and self.webhook:
            self.deliver(update)
        else:
            self.updates.append(update)
            if self._arrived is not None:
                self._arrived.set()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for the bot to have called what it takes for something to hold; it fails after HUNG seconds."""
        async with asyncio.timeout(HUNG):
            while not holds():
                self._called = asyncio.Event()
                await self._called.wait()

    def called(self, method: str) -> list[Params]:
        """What a method was called with, oldest first."""
        return [params for name, params in self.calls if name == method]

    def person(self, number: int, language: str = "lt") -> TelegramPerson:
        """Somebody with Telegram on their telephone."""
        return TelegramPerson(self, number, language)


@dataclass
class TelegramPerson:
    """Somebody who writes to the bot, presses its buttons and reads their chat."""

    api: BotApi
    number: int
    language: str = "lt"
    _seen: int = 0

    @property
    def account(self) -> dict[str, Any]:
        return {"id": self.number, "is_bot": False, "first_name": "Rūta", "language_code": self.language}

    @property
    def messages(self) -> list[dict[str, Any]]:
        """What the bot wrote into the chat, oldest first, as it stands there now."""
        mine = self.api.chats[self.number].values()
        return [message for message in mine if message["from"] == BOT]

    def says(self, text: str, **more: Any) -> dict[str, Any]:
        """Write a message, or a command."""
        self._seen = len(self.messages)
        number = next(self.api._numbers)
        message = {
            "message_id": number, "from": self.account, "date": DATE, "chat": {"id": self.number, "type": "private"},
            **({"text": text} if text else {}), **more,
        }  # fmt: skip
        self.api.chats[self.number][number] = message
        return self.api.happens("message", message)

    def presses(self, label: str) -> dict[str, Any]:
        """Press a button by its label, on the newest message that has it."""
        for message in reversed(self.messages):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", ()):
                for button in row:
                    if button["text"] == label:
                        return self.presses_on(message, button["callback_data"])
        raise AssertionError(f"no button {label!r}: {self.buttons}")

    def presses_on(self, message: Mapping[str, Any], data: str) -> dict[str, Any]:
        """Press a button that a message has, or had."""
        self._seen = len(self.messages)
        query = f"q{next(self.api._numbers)}"
        self.api.queries[query] = False
        return self.api.happens(
            "callback_query",
            {"id": query, "from": self.account, "message": dict(message), "chat_instance": "1", "data": data},
        )

    def blocks(self) -> dict[str, Any]:
        """Block the bot."""
        self.api.blocked.add(self.number)
        return self.api.happens("my_chat_member", self._member("member", "kicked"))

    def _member(self, before: str, after: str) -> dict[str, Any]:
        chat = {"id": self.number, "type": "private"}
        return {
            "chat": chat, "from": self.account, "date": DATE,
            "old_chat_member": {"user": BOT, "status": before}, "new_chat_member": {"user": BOT, "status": after},
        }  # fmt: skip

    @property
    def new(self) -> list[str]:
        """The texts that came since the person acted last."""
        return [str(message.get("text", "")) for message in self.messages[self._seen :]]

    def sees(self, *parts: str) -> Self:
        """Each part stands in what is new."""
        whole = "\n".join(self.new)
        for part in parts:
            assert part in whole, f"{part!r} is not in:\n{whole}"
        return self

    @property
    def buttons(self) -> list[str]:
        """The labels under the newest message that has any."""
        for message in reversed(self.messages):
            if rows := (message.get("reply_markup") or {}).get("inline_keyboard"):
                return [button["text"] for row in rows for button in row]
        return []


# ---- what Telegram checks ------------------------------------------------------------------------------------------------


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _shown(params: Params) -> dict[str, Any]:
    """What a message shows, if Telegram takes it."""
    text = str(params["text"])
    units = len(text.encode("utf-16-le")) // 2
    if not text.strip():
        raise Refused(400, "Bad Request: message text is empty")
    if units > MessageLimit.MAX_TEXT_LENGTH:
        raise Refused(400, "Bad Request: message is too long")
    entities = _json(params.get("entities") or "[]")
    for one in entities:
        if one["type"] not in STYLES or not 0 <= one["offset"] < one["offset"] + one["length"] <= units:
            raise Refused(400, "Bad Request: can't parse entities")
    preview = _json(params.get("link_preview_options") or "{}")
    # What Telegram would take, and Pora must not do. An error that is raised here would only be a failed call to the library.
    for wrong, why in (
        (text != text.strip(), "Telegram would cut blank space off, and marks would move"),
        ("parse_mode" in params, "nothing is to be read as markup"),
        (len(entities) > MessageLimit.MESSAGE_ENTITIES, "marks would be lost"),
        (not preview.get("is_disabled") and re.search(r"\w\.\w", text), "a link would be shown as a picture"),
    ):
        if wrong:
            raise Refused(400, f"Ours: {why}")
    return {"text": text, "entities": entities, "reply_markup": _keyboard(params)}


def _keyboard(params: Params) -> dict[str, Any] | None:
    found: dict[str, Any] | None = _json(params.get("reply_markup") or "null")
    if found is None:
        return None
    rows = found["inline_keyboard"]
    keys = [key for row in rows for key in row]
    if len(keys) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
        raise Refused(400, "Bad Request: reply markup is too long")
    for key in keys:
        if not key["text"].strip():
            raise Refused(400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed")
        if not 1 <= len(key["callback_data"].encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return found


# ---- the ways to it ------------------------------------------------------------------------------------------------------


class Direct(BaseRequest):
    """The library's requests to a ``BotApi`` in the same process. Its troubles: "lost" before, "unsure" after it was done."""

    parse_json_payload = staticmethod(
        Request.parse_json_payload
    )  # what stands there is read as it is over HTTP

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        token, name, query = _parsed(url)
        if self._api.down or self._api._trouble(name, "lost"):
            raise NetworkError("httpx.ConnectError: no route") from httpx.ConnectError("no route")
        if garbage := self._api._trouble(name, "garbage"):
            code, words = garbage.split(" ", 1)
            return int(code), words.encode()
        params = {**query, **(request_data.parameters if request_data else {})}
        files = {
            key: (part[0], part[1] if isinstance(part[1], bytes) else part[1].read())
            for key, part in (request_data.multipart_data if request_data else {}).items()
        }
        status, body = await self._api.answer(token, name, params, files)
        if self._api._trouble(name, "unsure"):
            raise TimedOut from httpx.ReadTimeout("no answer")
        return status, json.dumps(body).encode()


def _parsed(url: str) -> tuple[str, str, dict[str, str]]:
    parts = urlsplit(url)
    found = re.fullmatch(r"/bot([^/]+)/(\w+)", parts.path)
    assert found, url
    return found[1], found[2], dict(parse_qsl(parts.query))


class Server:
    """A ``BotApi`` as an HTTP server on loopback."""

    def __init__(self, api: BotApi) -> None:
        self.api = api
        self.url = ""
        self._calls: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        (address,) = self._runner.addresses
        self.url = f"http://127.0.0.1:{address[1]}"
        self._session = ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        while self._calls:
            await asyncio.wait(self._calls)
        await self._session.close()
        await self._runner.cleanup()

    def calls_webhook_at(self, base: str) -> None:
        """Deliver to the webhook that the bot has set, which a proxy leads to this address."""
        self.api.deliver = lambda update: self._spawn(self._call(base, update))

    def _spawn(self, call: Any) -> None:
        task = asyncio.get_running_loop().create_task(call)
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    async def _call(self, base: str, update: dict[str, Any]) -> None:
        path = urlsplit(str(self.api.webhook["url"])).path
        headers = {"X-Telegram-Bot-Api-Secret-Token": str(self.api.webhook["secret_token"])}
        async with self._session.post(f"{base}{path}", json=update, headers=headers) as answer:
            assert answer.status == 200, answer.status

    async def _handle(self, request: web.Request) -> web.Response:
        token, method, query = _parsed(str(request.rel_url))
        params: dict[str, Any] = dict(query)
        files: dict[str, tuple[str, bytes]] = {}
        for key, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[key] = (value.filename, value.file.read())
            else:
                params[key] = value
        status, body = await self.api.answer(token, method, params, files)
        return web.json_response(body, status=status)
