"""A simulated clock: it moves only when it is told to."""

from __future__ import annotations

from datetime import datetime


class SimulatedClock:
    """A ``Clock`` for rehearsals and tests. Times are aware UTC."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The time that the clock shows."""
        return self._now

    def move_to(self, moment: datetime) -> None:
        """Move on to a later moment; an earlier one is ignored."""
        self._now = max(self._now, moment)
