"""Threads that do the same thing at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any


def at_once(workers: int, task: Callable[[int], Any]) -> list[Any]:
    """Run a task in so many threads, all of which start together."""
    gate = Barrier(workers)

    def run(number: int) -> Any:
        gate.wait()
        return task(number)

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(run, range(workers)))
