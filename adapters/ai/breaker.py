"""Leaving a model alone that fails again and again: nobody waits for it meanwhile."""

from __future__ import annotations

from collections.abc import Callable

FAILURES = 3  # in a row
FIRST_REST, LONGEST_REST = 60.0, 900.0  # seconds


class Breaker:
    """After so many failures in a row it rests, then one try at a time finds out; each that fails doubles the rest.

    ``now`` is a clock in seconds that never runs back.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._failures = 0
        self._rest = FIRST_REST
        self._until: float | None = None  # None: not resting
        self._trying = False  # somebody is finding out

    def ready(self) -> bool:
        """Whether a try would be let through."""
        return self._until is None or (self._now() >= self._until and not self._trying)

    def admit(self) -> bool:
        """Let a try through, or not. Whoever is let through says how it ended: ``worked``, ``failed`` or ``unknown``."""
        if not self.ready():
            return False
        self._trying = self._until is not None
        return True

    def worked(self) -> None:
        """It answers."""
        self._failures, self._rest, self._until, self._trying = 0, FIRST_REST, None, False

    def failed(self) -> None:
        """It does not."""
        self._failures += 1
        if self._until is None:
            if self._failures >= FAILURES:
                self._until = self._now() + self._rest
        elif self._trying:
            self._trying = False
            self._rest = min(2 * self._rest, LONGEST_REST)
            self._until = self._now() + self._rest

    def unknown(self) -> None:
        """Nobody waited for how it ended."""
        self._trying = False
