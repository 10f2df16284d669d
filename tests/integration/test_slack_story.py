"""A programme of eight weeks as Slack would show it: every parcel, every answer to every command, every home page."""

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
from bot.texts.loader import load_texts
from storage import people
from tests.support.slack.validation import check_message, check_view, everything_said

SPEAKERS = {"ruta": "lt", "emily": "en", "tomas": "lt", "ausra": "lt"}


@dataclass
class Played:
    """What everybody got, and the home page of each at the end, by e-mail."""

    parcels: list[tuple[str, Sequence[Worded]]] = field(default_factory=list)
    pages: dict[str, Home] = field(default_factory=dict)


@pytest.fixture(scope="module")
def played() -> Iterator[Played]:
    found = Played()
    texts = load_texts()

    def keep(now: datetime, name: str, messages: Sequence[Worded]) -> None:
        found.parcels.append((name, messages))

    with (
        tempfile.TemporaryDirectory() as folder,
        story(Path(folder) / "pora.db", _unheard) as stage,
        patch.object(stage.screen, "show", keep),
    ):
        play_story(stage)
        for handle, language in SPEAKERS.items():
            stage.feed(f"@{handle} {texts.words('command-topics', language)[0]}")
        with stage.app.installation.database.transaction() as work:
            emails = [member.person.email for member in people.all_members(work)]
        for email in emails:
            page = stage.runner.run(stage.app.home("console", "", email))
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


def _unheard(line: str, style: str) -> None:
    """Nobody looks at the terminal."""


def test_every_parcel_is_what_slack_takes(played: Played) -> None:
    assert len(played.parcels) > 250
    for _, parcel in played.parcels:
        for rendered in messages(parcel):
            check_message(rendered)


def test_every_parcel_can_stand_in_a_window(played: Played) -> None:
    for _, parcel in played.parcels:
        before = [one for one in parcel if not isinstance(one, Question)]
        if messages(before):
            check_view(notice(before, "Pora", "Uždaryti"))
        for question in parcel:
            if isinstance(question, Question):
                check_view(view(question, before=before))


def test_everybodys_home_page_is_what_slack_takes(played: Played) -> None:
    assert len(played.pages) == 13
    for page in played.pages.values():
        made = home(page)
        check_view(made)
        said = "".join(everything_said(made))
        assert all(panel.title in said for panel in page.panels)


def test_both_languages_were_there(played: Played) -> None:
    said = "\n".join(
        "".join(everything_said(part.blocks)) for _, parcel in played.parcels for part in messages(parcel)
    )

    assert "Programoje 6 poros." in said
    assert "By your rhythm" in said or "Did you meet" in said
