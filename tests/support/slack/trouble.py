"""Methods of the emulated workspace that make calls of the app fail."""

from __future__ import annotations

from tests.support.slack.api import SlackApi
from tests.support.slack.faults import Broken, Dropped, Garbled, Hanging, RateLimited, Refused


class Trouble:
    """Injects faults into the next ``times`` calls of a method; into all calls until ``heals`` if None."""

    api: SlackApi

    def limits(self, method: str, *, retry_after: int = 1, times: int | None = 1) -> RateLimited:
        """Answer 429 with Retry-After in seconds."""
        return self.api.inject(RateLimited(method, times, retry_after))

    def breaks(self, method: str, *, status: int = 500, times: int | None = 1) -> Broken:
        """Answer with a server error."""
        return self.api.inject(Broken(method, times, status))

    def refuses(self, method: str, error: str, *, times: int | None = 1) -> Refused:
        """Answer ``ok: false`` with an error code; ``"*"`` is every method."""
        return self.api.inject(Refused(method, times, error))

    def garbles(
        self, method: str, *, times: int | None = 1, content_type: str = "application/json"
    ) -> Garbled:
        """Answer with an unreadable body."""
        return self.api.inject(Garbled(method, times, content_type=content_type))

    def drops(self, method: str, *, times: int | None = 1) -> Dropped:
        """Carry the call out and break the connection before the answer."""
        return self.api.inject(Dropped(method, times))

    def hangs(
        self, method: str, *, times: int | None = 1, accepted: bool = False, times_out: bool = False
    ) -> Hanging:
        """Do not answer before ``release`` of what is returned; see Hanging."""
        return self.api.inject(Hanging(method, times, accepted, times_out))

    def heals(self) -> None:
        """Remove all faults."""
        self.api.clear_faults()
