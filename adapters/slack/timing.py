"""How long the adapter waits for Slack, and lets Slack wait."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Timing:
    """Waits in seconds; tests change them."""

    ack_window: float = (
        2.0  # until a slow action is acknowledged without its reply; Slack gives up after three
    )
    retry_pauses: tuple[float, ...] = (1.0, 5.0, 30.0)  # before each retry of a post that failed
    call_timeout: float = 15.0  # of one call of the Web API
    startup_retry: float = 60.0  # before users are looked up again that Slack could not look up at start-up
    socket_ping: float = 10.0  # between pings of a Socket Mode connection
