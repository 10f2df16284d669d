"""Builds the payloads that Slack sends to an app. Pure: ids and timestamps are arguments."""

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

VERIFICATION_TOKEN = "tests-verification-token"  # deprecated by Slack: apps verify signatures instead
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
class Actor:
    """The user who acts."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A payload on its way to an app; ``kind`` is the type of its Socket Mode envelope."""

    kind: str
    payload: Json
    retry: int = 0
    reason: str = "http_timeout"

    def again(self, retry: int) -> Delivery:
        """The redelivery of the same payload, after it was not acknowledged."""
        return replace(self, retry=retry)

    @property
    def body(self) -> bytes:
        """The body of the HTTP request."""
        if self.kind == EVENTS:
            return json.dumps(self.payload, ensure_ascii=False).encode()
        form = (
            self.payload
            if self.kind == COMMANDS
            else {"payload": json.dumps(self.payload, ensure_ascii=False)}
        )
        return urlencode(form).encode()

    def headers(self, signing_secret: str, at: float) -> dict[str, str]:
        """The headers of the HTTP request, signed at ``at`` (seconds since 1970)."""
        form = "application/x-www-form-urlencoded"
        headers = {
            "Content-Type": "application/json" if self.kind == EVENTS else form,
            **signature(signing_secret, at, self.body),
        }
        if self.retry:
            headers |= {"X-Slack-Retry-Num": str(self.retry), "X-Slack-Retry-Reason": self.reason}
        return headers

    def envelope(self, envelope_id: str) -> Json:
        """The Socket Mode envelope."""
        envelope = {
            "envelope_id": envelope_id,
            "type": self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.kind != EVENTS,
        }
        if self.kind == EVENTS:
            envelope |= {"retry_attempt": self.retry, "retry_reason": self.reason if self.retry else ""}
        return envelope


def signature(secret: str, at: float, body: bytes) -> dict[str, str]:
    """The signature headers of a request, version 0."""
    moment = str(int(at))
    mac = hmac.new(secret.encode(), b"v0:" + moment.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={mac}"}


def url_verification(challenge: str) -> Delivery:
    """The check of a request URL, sent when it is entered in the app's settings."""
    return Delivery(EVENTS, {"token": VERIFICATION_TOKEN, "challenge": challenge, "type": "url_verification"})


def event(app: App, inner: Json, *, event_id: str) -> Delivery:
    """An event of the Events API, in its outer payload."""
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


def message_im(app: App, actor: Actor, channel: str, text: str, *, ts: str, client_msg_id: str) -> Json:
    """A user wrote a direct message to the bot. ``text`` is as typed, not escaped."""
    return {
        "type": "message",
        "channel": channel,
        "channel_type": "im",
        "user": actor.id,
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
    """A message was edited by a user or an app."""
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
    """A message was deleted."""
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


def app_home_opened(actor: Actor, channel: str, tab: str, view: Json | None, *, ts: str) -> Json:
    """A user opened the app's home or messages tab."""
    payload = {"type": "app_home_opened", "user": actor.id, "channel": channel, "tab": tab, "event_ts": ts}
    return {**payload, "view": view} if view and tab == "home" else payload


def command(
    app: App, actor: Actor, channel: Json, name: str, text: str, *, trigger_id: str, response_url: str
) -> Delivery:
    """A user ran a slash command."""
    return Delivery(
        COMMANDS,
        {
            "token": VERIFICATION_TOKEN,
            "team_id": app.team_id,
            "team_domain": app.team_domain,
            "channel_id": channel["id"],
            "channel_name": channel["name"],
            "user_id": actor.id,
            "user_name": actor.name,
            "command": name,
            "text": text,
            "api_app_id": app.app_id,
            "is_enterprise_install": "false",
            "response_url": response_url,
            "trigger_id": trigger_id,
        },
    )


def shortcut(app: App, actor: Actor, callback_id: str, *, trigger_id: str, ts: str) -> Delivery:
    """A user ran a global shortcut."""
    payload = {
        **_acted(app, actor, "shortcut"),
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "action_ts": ts,
    }
    return Delivery(INTERACTIVE, payload)


def pressed_in_message(
    app: App,
    actor: Actor,
    channel: Json,
    message: Json,
    action: Json,
    *,
    trigger_id: str,
    response_url: str,
    ephemeral: bool,
    state: Mapping[str, Any],
) -> Delivery:
    """A user pressed a button or chose an option in a message."""
    return Delivery(
        INTERACTIVE,
        {
            **_acted(app, actor, "block_actions"),
            "container": {
                "type": "message",
                "message_ts": message["ts"],
                "channel_id": channel["id"],
                "is_ephemeral": ephemeral,
            },
            "trigger_id": trigger_id,
            "channel": channel,
            **({} if ephemeral else {"message": message}),  # Slack leaves an ephemeral message out
            "state": {"values": state},
            "response_url": response_url,
            "actions": [action],
        },
    )


def pressed_in_view(app: App, actor: Actor, view: Json, action: Json, *, trigger_id: str) -> Delivery:
    """A user pressed a button or chose an option in a modal or on the home tab."""
    return Delivery(
        INTERACTIVE,
        {
            **_acted(app, actor, "block_actions"),
            "container": {"type": "view", "view_id": view["id"]},
            "trigger_id": trigger_id,
            "view": view,
            "actions": [action],
        },
    )


def view_submission(app: App, actor: Actor, view: Json, *, trigger_id: str) -> Delivery:
    """A user submitted a modal."""
    payload = {"trigger_id": trigger_id, "view": view, "response_urls": []}
    return Delivery(INTERACTIVE, {**_acted(app, actor, "view_submission"), **payload})


def view_closed(app: App, actor: Actor, view: Json, *, is_cleared: bool) -> Delivery:
    """A user closed a modal that has ``notify_on_close``; ``is_cleared`` if all modals of the stack were closed."""
    return Delivery(
        INTERACTIVE, {**_acted(app, actor, "view_closed"), "view": view, "is_cleared": is_cleared}
    )


def escaped(text: str) -> str:
    """Typed text as Slack escapes it."""
    return html.escape(text, quote=False)


def _acted(app: App, actor: Actor, kind: str) -> Json:
    return {
        "type": kind,
        "user": {"id": actor.id, "username": actor.name, "name": actor.name, "team_id": app.team_id},
        "api_app_id": app.app_id,
        "token": VERIFICATION_TOKEN,
        "team": {"id": app.team_id, "domain": app.team_domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }
