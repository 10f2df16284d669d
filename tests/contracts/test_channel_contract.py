"""What every channel does, written once: the console, Slack and Telegram each live through the same stories."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.conftest import Found, found, founded  # noqa: F401 - fixtures
from tests.support.channels import Bench, Story, on_console, on_slack, on_telegram

Tells = Callable[[Story], None]
NOTED = "Noted: Tuesday 12 January at 15:00"
NEWS = "A meeting is planned: Tuesday 12 January at 15:00"


@pytest.fixture(params=["console", "slack", "telegram"])
def tells(request: pytest.FixtureRequest, tmp_path: Path) -> Tells:
    """Tells a story on one of the channels."""

    def tell(story: Story) -> None:
        if request.param == "console":
            on_console(story, tmp_path)
        elif request.param == "slack":
            on_slack(story, tmp_path)
        else:
            organisation: Found = request.getfixturevalue("found")
            on_telegram(story, organisation(1))

    return tell


async def plan(bench: Bench) -> None:
    """The mentee plans a meeting."""
    await bench.mentee.says("next Tuesday at 15:00")
    await bench.mentee.presses("Yes")


def test_words_are_understood_shown_and_confirmed_by_a_press(tells: Tells) -> None:
    async def story(bench: Bench) -> None:
        await plan(bench)
        assert NOTED in bench.mentee.text()

    tells(story)


def test_news_reaches_the_other_one_once_with_its_file(tells: Tells) -> None:
    async def story(bench: Bench) -> None:
        await plan(bench)
        await bench.goes_on(minutes=1)
        assert bench.mentor.text().count(NEWS) == 1
        assert bench.mentor.files() == bench.mentee.files() == ["meeting.ics"]

    tells(story)


def test_a_press_on_what_was_answered_changes_nothing_and_is_told_so(tells: Tells) -> None:
    async def story(bench: Bench) -> None:
        await plan(bench)
        await bench.mentee.presses_again()
        await bench.goes_on(minutes=1)
        assert "haven't changed anything" in bench.mentee.text()
        assert bench.mentor.text().count(NEWS) == 1

    tells(story)


def test_what_a_platform_hands_over_twice_is_answered_once(tells: Tells) -> None:
    async def story(bench: Bench) -> None:
        await plan(bench)
        await bench.mentee.says("note They agreed on three things")
        await bench.mentee.presses("For the two of us")
        await bench.mentee.repeats()
        await bench.goes_on(minutes=1)
        assert bench.mentor.text().count("They agreed on three things") == 1

    tells(story)


def test_a_typed_command_is_answered(tells: Tells) -> None:
    async def story(bench: Bench) -> None:
        await bench.mentee.says("/mentor status")
        assert "Rhythm: every" in bench.mentee.text()

    tells(story)


def test_a_long_text_arrives_whole_and_in_its_order(tells: Tells) -> None:
    parts = [f"part-{number:03d} of what we talked about." for number in range(80)]  # 2,900 characters or so

    async def story(bench: Bench) -> None:
        await bench.mentee.says("note")
        await bench.mentee.presses("For the two of us")
        await bench.mentee.says(" ".join(parts))
        await bench.goes_on(minutes=1)
        got = bench.mentor.text()
        assert [part for part in parts if part not in got] == []
        assert [got.index(part) for part in parts] == sorted(got.index(part) for part in parts)

    tells(story)


def test_somebody_who_cannot_be_reached_is_left_alone_and_the_coordinator_hears_of_it(tells: Tells) -> None:
    async def story(bench: Bench) -> None:
        bench.gone()
        await plan(bench)
        await bench.goes_on(minutes=1)
        assert NEWS not in bench.mentor.text()
        assert "no longer receives my messages" in bench.coordinator.text()

    tells(story)


def test_a_platform_that_asks_for_patience_is_asked_again_and_the_message_comes_once(tells: Tells) -> None:
    async def story(bench: Bench) -> None:
        await bench.mentee.says("next Tuesday at 15:00")
        bench.busy(90)
        await bench.mentee.presses("Yes")
        await bench.goes_on(seconds=20)
        assert NEWS not in bench.mentor.text()
        await bench.goes_on(seconds=120)
        assert bench.mentor.text().count(NEWS) == 1

    tells(story)
