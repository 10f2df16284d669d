"""A clock that moves only when somebody moves it."""

from __future__ import annotations

from datetime import datetime


class SimulatedClock:
    """The present moment of a rehearsal; aware UTC."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """This moment."""
        return self._now

    def move_to(self, moment: datetime) -> None:
        """Go on to a later moment; time never runs back."""
        self._now = max(self._now, moment)
