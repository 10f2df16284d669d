"""Background work: begins a moment later, once for each call, and ends with the process."""

from __future__ import annotations

import asyncio
import logging

import pytest

from adapters.background import DELAY, BackgroundWork
from tests.support.simulated_loop import passes, simulated


def test_it_begins_a_moment_later_and_nobody_waits_for_it() -> None:
    begun: list[str] = []

    async def work() -> None:
        begun.append("work")
        await passes(60)

    async def story() -> None:
        with BackgroundWork(work) as background:
            background.begin()
            await passes(DELAY / 2)
            assert begun == []
            await passes(DELAY)
            assert begun == ["work"]
            background.begin()
            await passes(DELAY * 2)
            assert begun == ["work", "work"], "the second does not wait for the first"

    simulated(story())


def test_what_is_under_way_at_the_end_is_left_off_and_nothing_begins_any_more() -> None:
    over: list[str] = []

    async def work() -> None:
        try:
            await passes(60)
        except asyncio.CancelledError:
            over.append("left off")
            raise

    async def story() -> None:
        with BackgroundWork(work) as background:
            background.begin()
            await passes(1)
            background.begin()
        await passes(10)
        assert over == ["left off"]

    simulated(story())


def test_a_failure_is_logged_without_its_words_and_the_next_one_works(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tried: list[str] = []

    async def work() -> None:
        tried.append("work")
        if len(tried) == 1:
            raise ValueError("Rasa nori keisti darbą")

    async def story() -> None:
        with BackgroundWork(work) as background:
            background.begin()
            await passes(1)
            background.begin()
            await passes(1)

    with caplog.at_level(logging.ERROR):
        simulated(story())
    assert tried == ["work", "work"]
    [record] = caplog.records
    assert getattr(record, "action", "") == "writing_failed"
    assert "Rasa" not in caplog.text
