"""A programme of eight weeks rendered for Slack: every delivery, every answer to a command, every home tab is valid."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from adapters.cli.demo import play_story, story
from adapters.slack.render import messages
from adapters.slack.views import home, notice, view
from bot.commands import MENTOR, PAIRS
from bot.conversation.messages import Home, Question, Worded
from bot.pages.home import home_of
from bot.texts.loader import load_texts
from storage import people
from tests.support.slack.validation import all_texts, check_message, check_view

SPEAKERS = {"ruta": "lt", "emily": "en", "tomas": "lt", "ausra": "lt"}


@dataclass
class Played:
    """All deliveries with their reader's name, and the home tab of each at the end, by e-mail."""

    deliveries: list[tuple[str, Sequence[Worded]]] = field(default_factory=list)
    pages: dict[str, Home] = field(default_factory=dict)


@pytest.fixture(scope="module")
def played() -> Iterator[Played]:
    found = Played()
    texts = load_texts()

    def keep(now: datetime, name: str, messages: Sequence[Worded]) -> None:
        found.deliveries.append((name, messages))

    with (
        tempfile.TemporaryDirectory() as folder,
        story(Path(folder) / "pora.db", _discard) as stage,
        patch.object(stage.screen, "show", keep),
    ):
        play_story(stage)
        for handle, language in SPEAKERS.items():
            stage.feed(f"@{handle} {texts.words('command-topics', language)[0]}")
        with stage.app.installation.database.transaction() as work:
            emails = [member.person.email for member in people.all_members(work)]
        for email in emails:
            page = stage.runner.run(stage.app.run(home_of, "console", "", email, stage.app.clock.now()))
            assert page is not None
            found.pages[email] = page
        for handle, language in SPEAKERS.items():
            stage.feed(f"@{handle}")
            for name in MENTOR:
                stage.feed(f"/mentor {texts.words(f'command-{name}', language)[0]}")
            for name in PAIRS:
                stage.feed(f"/pairs {texts.words(f'pairs-command-{name}', language)[0]} Mantas")
            stage.feed("/pairs")
        yield found


def _discard(line: str, style: str) -> None:
    """Discard the terminal's output."""


def test_every_delivery_is_what_slack_takes(played: Played) -> None:
    assert len(played.deliveries) > 250
    for _, delivery in played.deliveries:
        for rendered in messages(delivery):
            check_message(rendered)


def test_every_delivery_can_stand_in_a_window(played: Played) -> None:
    for _, delivery in played.deliveries:
        before = [one for one in delivery if not isinstance(one, Question)]
        if messages(before):
            check_view(notice(before, "Pora", "Uždaryti"))
        for question in delivery:
            if isinstance(question, Question):
                check_view(view(question, before=before))


def test_everybodys_home_page_is_what_slack_takes(played: Played) -> None:
    assert len(played.pages) == 13
    for page in played.pages.values():
        made = home(page)
        check_view(made)
        said = "".join(all_texts(made))
        assert all(panel.title in said for panel in page.panels)


def test_both_languages_were_there(played: Played) -> None:
    said = "\n".join(
        "".join(all_texts(part.blocks)) for _, delivery in played.deliveries for part in messages(delivery)
    )

    assert "Programoje 6 poros." in said
    assert "By your rhythm" in said or "Did you meet" in said
