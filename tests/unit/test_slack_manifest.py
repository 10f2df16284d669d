"""The app manifest: within Slack's limits, and no scope that is not needed."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from adapters.cli.root import app
from adapters.slack.manifest import EVENTS, SCOPES, manifest

NAME, DESCRIPTION, SHORTCUT = 35, 140, 24  # characters that Slack takes
COMMAND, SHORTCUT_DESCRIPTION, HINT = 2000, 150, 1000
ADDRESS = "https://pora.example.org"


@pytest.mark.parametrize("url", [None, ADDRESS])
def test_every_text_is_short_enough(url: str | None) -> None:
    made = manifest(url)
    shown, features = made["display_information"], made["features"]

    assert len(shown["name"]) <= NAME
    assert len(shown["description"]) <= DESCRIPTION
    for shortcut in features["shortcuts"]:
        assert len(shortcut["name"]) <= SHORTCUT
        assert len(shortcut["description"]) <= SHORTCUT_DESCRIPTION
    for command in features["slash_commands"]:
        assert len(command["description"]) <= COMMAND
        assert len(command["usage_hint"]) <= HINT


def test_it_asks_for_nothing_that_reads_channels_or_other_peoples_messages() -> None:
    assert not [
        scope for scope in SCOPES if scope.startswith(("channels:", "groups:", "mpim:", "reactions:"))
    ]
    assert "message.im" in EVENTS
    assert not {"message.channels", "message.groups", "message.mpim"} & set(EVENTS)


def test_commands_shortcuts_home_and_messages_are_there() -> None:
    features = manifest()["features"]

    assert [command["command"] for command in features["slash_commands"]] == ["/mentor", "/pairs"]
    assert [shortcut["callback_id"] for shortcut in features["shortcuts"]] == ["met", "topics"]
    assert features["app_home"]["home_tab_enabled"]
    assert not features["app_home"]["messages_tab_read_only_enabled"]


def test_socket_mode_needs_no_address_and_http_names_one_everywhere() -> None:
    assert "http" not in json.dumps(manifest())
    assert manifest()["settings"]["socket_mode_enabled"]

    over_http = manifest(f"{ADDRESS}/")
    assert not over_http["settings"]["socket_mode_enabled"]
    events = f"{ADDRESS}/slack/events"
    assert over_http["settings"]["event_subscriptions"]["request_url"] == events
    assert over_http["settings"]["interactivity"]["request_url"] == events
    assert {command["url"] for command in over_http["features"]["slash_commands"]} == {events}
    assert over_http["oauth_config"]["redirect_urls"] == [f"{ADDRESS}/slack/oauth_redirect"]


def test_the_command_prints_it_and_refuses_an_address_that_slack_would() -> None:
    printed = CliRunner().invoke(app, ["slack-manifest", "--url", ADDRESS])
    assert json.loads(printed.stdout) == manifest(ADDRESS)

    refused = CliRunner().invoke(app, ["slack-manifest", "--url", "http://pora.example.org"])
    assert refused.exit_code == 2
    assert "https://" in refused.output
