"""A rate limiter without limits, for stories about something else than speed."""

from __future__ import annotations

from datetime import timedelta


class Unlimited:
    """A ``RateLimiter`` that keeps nobody waiting."""

    async def acquire(self, chat: str | None = None) -> None:
        """Return at once."""

    async def back_off(self, chat: str, after: timedelta) -> None:
        """Forget that the platform asked for a pause."""
