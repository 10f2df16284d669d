"""Rate limits in one process: in all, for each chat, and the pauses that a platform asks for. On a simulated clock."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from adapters.rate_limiter import REMEMBERED, InProcessRateLimiter
from bot.ports import RetryLater
from tests.support.simulated_loop import passes, simulated

MOMENT = 0.001  # seconds: the loop's own turns take a few nanoseconds


def now() -> float:
    return asyncio.get_running_loop().time()


async def times(limiter: InProcessRateLimiter, *chats: str | None) -> list[float]:
    """When each of these callers, all there at once, got its turn; in seconds from now."""
    began = now()

    async def turn(chat: str | None) -> float:
        await limiter.acquire(chat)
        return now() - began

    return list(await asyncio.gather(*(turn(chat) for chat in chats)))


def test_one_chat_gets_its_messages_in_order_and_apart() -> None:
    async def story() -> None:
        limiter = InProcessRateLimiter(seconds_per_chat=2.0)
        assert await times(limiter, "a", "a", "b", "a") == pytest.approx([0, 2, 0, 4], abs=MOMENT)
        await passes(2)
        assert await times(limiter, "a") == pytest.approx([0], abs=MOMENT)

    simulated(story())


def test_the_limit_in_all_spreads_requests_to_chats_and_to_none() -> None:
    async def story() -> None:
        limiter = InProcessRateLimiter(seconds_per_chat=0.0, per_second=4)
        assert await times(limiter, "a", None, "b", "c") == pytest.approx([0, 0.25, 0.5, 0.75], abs=MOMENT)
        await passes(10)  # a quiet time saves up no burst
        assert await times(limiter, "a", "b") == pytest.approx([0, 0.25], abs=MOMENT)

    simulated(story())


def test_a_chat_that_waits_takes_nothing_from_the_limit_in_all() -> None:
    async def story() -> None:
        limiter = InProcessRateLimiter(seconds_per_chat=10.0, per_second=1)
        assert await times(limiter, "a", "a", "a", "b", "c") == pytest.approx([0, 10, 20, 1, 2], abs=MOMENT)

    simulated(story())


def test_a_message_that_waited_for_the_limit_in_all_keeps_the_next_one_of_its_chat_apart() -> None:
    async def story() -> None:
        limiter = InProcessRateLimiter(seconds_per_chat=3.0, per_second=1)
        busy = times(limiter, *(f"other {number}" for number in range(5)))
        first, (one, two) = await asyncio.gather(busy, times(limiter, "a", "a"))
        assert len(first) == 5
        assert two - one >= 3.0

    simulated(story())


def test_a_chat_that_is_to_be_left_alone_is_refused_and_others_are_not() -> None:
    async def story() -> None:
        limiter = InProcessRateLimiter(seconds_per_chat=1.0)
        await limiter.back_off("a", timedelta(seconds=30))
        with pytest.raises(RetryLater) as later:
            await limiter.acquire("a")
        assert later.value.after.total_seconds() == pytest.approx(30, abs=MOMENT)
        assert await times(limiter, "b", None) == pytest.approx([0, 0], abs=MOMENT)
        await passes(30)
        await limiter.acquire("a")

    simulated(story())


def test_a_pause_that_is_asked_for_reaches_those_who_wait_already() -> None:
    async def story() -> None:
        limiter = InProcessRateLimiter(seconds_per_chat=5.0)
        await limiter.acquire("a")
        waiting = asyncio.create_task(limiter.acquire("a"))
        await passes(1)
        await limiter.back_off("a", timedelta(seconds=60))
        with pytest.raises(RetryLater):
            await waiting

    simulated(story())


def test_whoever_goes_away_keeps_no_place_in_the_queue() -> None:
    async def story() -> None:
        limiter = InProcessRateLimiter(seconds_per_chat=5.0)
        await limiter.acquire("a")
        waiting = asyncio.create_task(limiter.acquire("a"))
        await passes(1)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert await times(limiter, "a") == pytest.approx([4], abs=MOMENT)

    simulated(story())


def test_chats_that_are_long_silent_are_forgotten_and_limits_in_force_are_not() -> None:
    async def story() -> None:
        limiter = InProcessRateLimiter(seconds_per_chat=1.0)
        await limiter.back_off("told to wait", timedelta(days=1))
        for number in range(20 * REMEMBERED):
            await limiter.acquire(f"chat {number}")
            await limiter.back_off(f"another {number}", timedelta(seconds=1))
            if number % 500 == 0:
                await passes(2)
        assert max(len(limiter._next_at._at), len(limiter._paused_until._at)) <= 2 * REMEMBERED
        assert limiter._queues._locks == {}
        with pytest.raises(RetryLater):
            await limiter.acquire("told to wait")
        busy = f"chat {20 * REMEMBERED - 1}"
        assert await times(limiter, busy) == pytest.approx([1], abs=MOMENT)

    simulated(story())
