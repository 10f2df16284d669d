"""A lock for each key: one caller at a time, in order, and nothing kept once nobody uses it. And a bounded memory."""

from __future__ import annotations

import asyncio

import pytest

from adapters.bounded import Bounded
from adapters.keyed_locks import KeyedLocks
from tests.support.simulated_loop import passes, simulated


def test_callers_of_one_key_come_one_after_another_and_of_another_key_beside_them() -> None:
    seen: list[str] = []

    async def visit(locks: KeyedLocks, key: str, name: str) -> None:
        async with locks.hold(key):
            seen.append(f"{name} in")
            await passes(1)
            seen.append(f"{name} out")

    async def story() -> None:
        locks = KeyedLocks()
        await asyncio.gather(*(visit(locks, "a", name) for name in "123"))
        assert seen == ["1 in", "1 out", "2 in", "2 out", "3 in", "3 out"]
        seen.clear()
        await asyncio.gather(visit(locks, "a", "1"), visit(locks, "b", "2"))
        assert seen == ["1 in", "2 in", "1 out", "2 out"]

    simulated(story())


def test_a_newcomer_does_not_overtake_whoever_waits_already() -> None:
    """Between one holder and the next the lock is free for a moment: nobody gets another lock for the same key then."""
    inside: list[str] = []

    async def visit(locks: KeyedLocks, name: str) -> None:
        async with locks.hold("a"):
            assert inside == []
            inside.append(name)
            await passes(1)
            inside.remove(name)

    async def story() -> None:
        locks, loop = KeyedLocks(), asyncio.get_running_loop()
        first, second = loop.create_task(visit(locks, "1")), loop.create_task(visit(locks, "2"))
        first.add_done_callback(lambda _: late.append(loop.create_task(visit(locks, "3"))))
        late: list[asyncio.Task[None]] = []
        await asyncio.gather(first, second)
        await asyncio.gather(*late)

    simulated(story())


def test_nothing_is_kept_of_keys_that_nobody_uses_also_after_failures() -> None:
    async def story() -> None:
        locks = KeyedLocks()
        with pytest.raises(OSError, match="gone"):
            async with locks.hold("a"):
                raise OSError("gone")
        async with locks.hold("a"):
            waiting = asyncio.create_task(_enter(locks))
            await passes(1)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            assert set(locks._locks) == {"a"}
        assert locks._locks == {}

    simulated(story())


async def _enter(locks: KeyedLocks) -> None:
    async with locks.hold("a"):
        raise AssertionError


def test_a_bounded_dictionary_forgets_what_came_first() -> None:
    known: Bounded[str, int] = Bounded(2)
    known["a"], known["b"] = 1, 2
    known["a"] = 3
    assert dict(known) == {"a": 3, "b": 2}
    known["c"] = 4
    assert dict(known) == {"b": 2, "c": 4}
    assert known.get("a") is None
    assert known.pop("b") == 2
