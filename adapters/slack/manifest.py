"""The Slack app manifest: scopes, events, commands and shortcuts, for Slack's "Create an app from a manifest"."""

from __future__ import annotations

from typing import Any

SCOPES = (
    "chat:write",  # its own messages
    "commands",  # /mentor, /pairs and the shortcuts
    "files:write",  # calendar files and a person's own copy of their data
    "im:history",  # messages from users, and the search for a post that may have arrived
    "im:write",  # open a direct-message channel
    "users:read",  # a user's time zone
    "users:read.email",  # match users to the roster
)
EVENTS = ("app_home_opened", "app_uninstalled", "message.im", "tokens_revoked")
PATH = "/slack/events"
INSTALL = "/slack/install"
REDIRECT = "/slack/oauth_redirect"


def manifest(public_url: str | None = None) -> dict[str, Any]:
    """The manifest for Socket Mode, or for HTTP if ``public_url`` (https://…) is given."""
    base = public_url.rstrip("/") if public_url else None
    request = {"request_url": f"{base}{PATH}"} if base else {}
    address = {"url": f"{base}{PATH}"} if base else {}
    found: dict[str, Any] = {
        "display_information": {
            "name": "Pora",
            "description": "Mentorystės porų palydovė · A companion for mentoring pairs",
            "background_color": "#2f4858",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Pora", "always_online": True},
            "shortcuts": [
                {
                    "name": "Log a meeting",
                    "type": "global",
                    "callback_id": "met",
                    "description": "Susitikome · We met",
                },
                {
                    "name": "What shall we talk about",  # Slack takes 24 characters: no room for a question mark
                    "type": "global",
                    "callback_id": "topics",
                    "description": "Trys klausimai pokalbiui · Three cards",
                },
            ],
            "slash_commands": [
                {
                    "command": "/mentor",
                    "description": "Your mentoring pair · Tavo mentorystės pora",
                    "usage_hint": "topics | note | next | help · temos | užrašas | kitas | pagalba",
                    "should_escape": False,
                    **address,
                },
                {
                    "command": "/pairs",
                    "description": "For coordinators: how pairs are doing · Koordinatoriams: kaip sekasi poroms",
                    "usage_hint": "status NAME | why NAME | stalled · būsena VARDAS | kodėl VARDAS | sustojusios",
                    "should_escape": False,
                    **address,
                },
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **request},
            "interactivity": {"is_enabled": True, **request},
            "org_deploy_enabled": False,
            "socket_mode_enabled": base is None,
            "token_rotation_enabled": False,
        },
    }
    if base:
        found["oauth_config"]["redirect_urls"] = [f"{base}{REDIRECT}"]
    return found
