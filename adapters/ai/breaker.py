"""Circuit breaker for the language model."""

from __future__ import annotations

from collections.abc import Callable

FAILURES = 3  # in a row that open it
FIRST_PAUSE, LONGEST_PAUSE = 60.0, 900.0  # seconds that it stays open


class CircuitBreaker:
    """Opens after FAILURES in a row; after the pause it is half open: one request at a time finds out whether the model works.

    Each of those that fails doubles the pause. ``now`` is a monotonic clock in seconds.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._failures = 0
        self._pause = FIRST_PAUSE
        self._open_until: float | None = None  # None: closed
        self._probing = False  # half open, and a request is finding out

    def ready(self) -> bool:
        """True if a request would be admitted."""
        return self._open_until is None or (self._now() >= self._open_until and not self._probing)

    def admit(self) -> bool:
        """Admit a request, or return False. The caller reports its end: ``succeeded``, ``failed`` or ``abandoned``."""
        if not self.ready():
            return False
        self._probing = self._open_until is not None
        return True

    def succeeded(self) -> None:
        """The model answered: close."""
        self._failures, self._pause, self._open_until, self._probing = 0, FIRST_PAUSE, None, False

    def failed(self) -> None:
        """The model failed: count it, and open or stay open."""
        self._failures += 1
        if self._open_until is None:
            if self._failures >= FAILURES:
                self._open_until = self._now() + self._pause
        elif self._probing:
            self._probing = False
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
            self._open_until = self._now() + self._pause

    def abandoned(self) -> None:
        """The caller went away before the end: nothing is known."""
        self._probing = False
