"""What Slack sends to an app, in the shapes it sends it in. Pure: ids, moments and ts come in."""

from __future__ import annotations

import hashlib
import hmac
import html
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

Json = dict[str, Any]

VERIFICATION_TOKEN = (
    "tests-verification-token"  # the old way to tell that Slack is calling; apps must not rely on it
)
EVENTS, INTERACTIVE, COMMANDS = "events_api", "interactive", "slash_commands"


@dataclass(frozen=True, slots=True)
class App:
    """The installed app and the workspace it is installed in."""

    team_id: str
    team_domain: str
    app_id: str
    bot_id: str
    bot_user_id: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who acts."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing that Slack hands to an app; ``kind`` is what Socket Mode calls it."""

    kind: str
    payload: Json
    retry: int = 0
    reason: str = "http_timeout"

    def again(self, retry: int) -> Delivery:
        """The same thing, handed over once more because it seemed not to arrive."""
        return replace(self, retry=retry)

    @property
    def body(self) -> bytes:
        """As it is posted over HTTP."""
        if self.kind == EVENTS:
            return json.dumps(self.payload, ensure_ascii=False).encode()
        form = (
            self.payload
            if self.kind == COMMANDS
            else {"payload": json.dumps(self.payload, ensure_ascii=False)}
        )
        return urlencode(form).encode()

    def headers(self, signing_secret: str, at: float) -> dict[str, str]:
        """Signed as of ``at``, seconds since 1970."""
        form = "application/x-www-form-urlencoded"
        headers = {
            "Content-Type": "application/json" if self.kind == EVENTS else form,
            **signature(signing_secret, at, self.body),
        }
        if self.retry:
            headers |= {"X-Slack-Retry-Num": str(self.retry), "X-Slack-Retry-Reason": self.reason}
        return headers

    def envelope(self, envelope_id: str) -> Json:
        """As it is sent through Socket Mode."""
        told = {
            "envelope_id": envelope_id,
            "type": self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.kind != EVENTS,
        }
        if self.kind == EVENTS:
            told |= {"retry_attempt": self.retry, "retry_reason": self.reason if self.retry else ""}
        return told


def signature(secret: str, at: float, body: bytes) -> dict[str, str]:
    """The headers that prove a request comes from Slack: version 0 of its signatures."""
    moment = str(int(at))
    mac = hmac.new(secret.encode(), b"v0:" + moment.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={mac}"}


def url_verification(challenge: str) -> Delivery:
    """What Slack asks when somebody enters a request address."""
    return Delivery(EVENTS, {"token": VERIFICATION_TOKEN, "challenge": challenge, "type": "url_verification"})


def event(app: App, inner: Json, *, event_id: str) -> Delivery:
    """Any event, in its envelope."""
    return Delivery(
        EVENTS,
        {
            "token": VERIFICATION_TOKEN,
            "team_id": app.team_id,
            "context_team_id": app.team_id,
            "context_enterprise_id": None,
            "api_app_id": app.app_id,
            "event": inner,
            "type": "event_callback",
            "event_id": event_id,
            "event_time": int(float(inner["event_ts"])),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": app.team_id,
                    "user_id": app.bot_user_id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": f"4-{event_id}",
        },
    )


def message_im(app: App, who: Somebody, channel: str, text: str, *, ts: str, client_msg_id: str) -> Json:
    """Somebody typed words into the direct messages with the bot; ``text`` as they typed it."""
    return {
        "type": "message",
        "channel": channel,
        "channel_type": "im",
        "user": who.id,
        "text": escaped(text),
        "ts": ts,
        "client_msg_id": client_msg_id,
        "team": app.team_id,
        "blocks": [
            {
                "type": "rich_text",
                "block_id": f"rt-{ts}",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}],
            }
        ],
        "event_ts": ts,
    }


def message_changed(channel: str, before: Json, after: Json, *, ts: str) -> Json:
    """Somebody, or an app, changed a message."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": channel,
        "channel_type": "im",
        "message": after,
        "previous_message": before,
        "ts": ts,
        "event_ts": ts,
    }


def message_deleted(channel: str, before: Json, *, ts: str) -> Json:
    """Somebody deleted a message."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "channel": channel,
        "channel_type": "im",
        "deleted_ts": before["ts"],
        "previous_message": before,
        "ts": ts,
        "event_ts": ts,
    }


def app_home_opened(who: Somebody, channel: str, tab: str, view: Json | None, *, ts: str) -> Json:
    """Somebody looks at the app: its Home or its messages."""
    told = {"type": "app_home_opened", "user": who.id, "channel": channel, "tab": tab, "event_ts": ts}
    return {**told, "view": view} if view and tab == "home" else told


def command(
    app: App, who: Somebody, channel: Json, name: str, text: str, *, trigger_id: str, response_url: str
) -> Delivery:
    """Somebody typed a slash command."""
    return Delivery(
        COMMANDS,
        {
            "token": VERIFICATION_TOKEN,
            "team_id": app.team_id,
            "team_domain": app.team_domain,
            "channel_id": channel["id"],
            "channel_name": channel["name"],
            "user_id": who.id,
            "user_name": who.name,
            "command": name,
            "text": text,
            "api_app_id": app.app_id,
            "is_enterprise_install": "false",
            "response_url": response_url,
            "trigger_id": trigger_id,
        },
    )


def shortcut(app: App, who: Somebody, callback_id: str, *, trigger_id: str, ts: str) -> Delivery:
    """Somebody chose a global shortcut."""
    told = {
        **_acted(app, who, "shortcut"),
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "action_ts": ts,
    }
    return Delivery(INTERACTIVE, told)


def pressed_in_message(
    app: App,
    who: Somebody,
    channel: Json,
    message: Json,
    action: Json,
    *,
    trigger_id: str,
    response_url: str,
    ephemeral: bool,
    state: Mapping[str, Any],
) -> Delivery:
    """Somebody pressed something in a message."""
    return Delivery(
        INTERACTIVE,
        {
            **_acted(app, who, "block_actions"),
            "container": {
                "type": "message",
                "message_ts": message["ts"],
                "channel_id": channel["id"],
                "is_ephemeral": ephemeral,
            },
            "trigger_id": trigger_id,
            "channel": channel,
            **(
                {} if ephemeral else {"message": message}
            ),  # of an ephemeral message Slack tells only where it stood
            "state": {"values": state},
            "response_url": response_url,
            "actions": [action],
        },
    )


def pressed_in_view(app: App, who: Somebody, view: Json, action: Json, *, trigger_id: str) -> Delivery:
    """Somebody pressed something in a modal or in the app's Home."""
    return Delivery(
        INTERACTIVE,
        {
            **_acted(app, who, "block_actions"),
            "container": {"type": "view", "view_id": view["id"]},
            "trigger_id": trigger_id,
            "view": view,
            "actions": [action],
        },
    )


def view_submission(app: App, who: Somebody, view: Json, *, trigger_id: str) -> Delivery:
    """Somebody pressed a modal's send button."""
    told = {"trigger_id": trigger_id, "view": view, "response_urls": []}
    return Delivery(INTERACTIVE, {**_acted(app, who, "view_submission"), **told})


def view_closed(app: App, who: Somebody, view: Json, *, is_cleared: bool) -> Delivery:
    """Somebody closed a modal that asked to be told so; ``is_cleared`` when all of its stack went with it."""
    return Delivery(INTERACTIVE, {**_acted(app, who, "view_closed"), "view": view, "is_cleared": is_cleared})


def escaped(text: str) -> str:
    """Typed words as Slack passes them on."""
    return html.escape(text, quote=False)


def _acted(app: App, who: Somebody, kind: str) -> Json:
    return {
        "type": kind,
        "user": {"id": who.id, "username": who.name, "name": who.name, "team_id": app.team_id},
        "api_app_id": app.app_id,
        "token": VERIFICATION_TOKEN,
        "team": {"id": app.team_id, "domain": app.team_domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }
