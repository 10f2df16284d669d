"""How rows of the outbox, timers and requests to the language model end, as it is stored."""

from __future__ import annotations

from enum import StrEnum


class MessageOutcome(StrEnum):
    """What became of a message."""

    SENT = "sent"
    EXPIRED = "expired"  # too old to be of use
    STOPPED = "stopped"  # its reader stopped the kind, or its pair is paused or has ended
    STALE = "stale"  # what it says or asks is out of date
    UNREACHABLE = "unreachable"
    DEAD = "dead"  # given up after errors


class TimerOutcome(StrEnum):
    """What became of a timer."""

    FIRED = "fired"
    SKIPPED = "skipped"  # too late, or not for this person now
    STALE = "stale"  # the facts it was set for do not hold any more
    DEAD = "dead"  # given up after errors
