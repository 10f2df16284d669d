"""How a message, a timer, a language-model request and an invitation end. The values are stored: none may ever change."""

from __future__ import annotations

from enum import StrEnum


class MessageOutcome(StrEnum):
    """How an outbox message ended."""

    SENT = "sent"  # it arrived, or was shown in an answer
    EXPIRED = "expired"  # it waited until it was of no use any more
    STALE = "stale"  # its question is closed, or its content was deleted
    STOPPED = "stopped"  # its reader stopped its kind, or its pair is paused or has ended
    UNREACHABLE = "unreachable"  # its reader has no address that can be reached
    DEAD = "dead"  # given up after errors


class TimerOutcome(StrEnum):
    """How a timer ended."""

    FIRED = "fired"
    SKIPPED = "skipped"  # it was due while nothing may be asked, or too long ago
    STALE = "stale"  # the facts that it was armed for have changed
    DEAD = "dead"  # given up after errors, or of a kind that this version does not know


class WriterJobOutcome(StrEnum):
    """How a language-model request ended. One without a usable answer may end with the ``Trouble`` of the model instead."""

    WRITTEN = "written"  # its answer was used
    STOPPED = "stopped"  # its person has withdrawn consent, or no language model is set up
    STALE = "stale"  # its subject is gone
    LOST = "lost"  # processes ended in the middle of it, or it waited too long
    FAILED = "failed"  # it could not be prepared


class LinkRefusal(StrEnum):
    """Why an invitation link was refused."""

    UNKNOWN = "unknown"  # no such invitation, or a wrong code
    USED = "used"
    EXPIRED = "expired"  # too old, or replaced by a newer one
    TAKEN = "taken"  # the account belongs to another person
    OFF = "off"  # the person's programme does not use this platform
