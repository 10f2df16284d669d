"""Kinds of messages and timers: one row each, with every policy that the outbox, the schedule and the commands ask for.

A row has no default that drops a message: what happens while the pair is paused and after it has ended is said in each.
``docs/operations.md`` shows the same table to whoever runs Pora; a test compares the two. Why facts and nudges differ: ADR 0015.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import timedelta
from enum import StrEnum

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


class Nature(StrEnum):
    """What a message is to its reader; it decides about hours and the weekly budget."""

    FACT = "fact"  # partner or coordinator did something: waits for the reader's hours and quiet, never for the budget
    NUDGE = "nudge"  # Pora asks or reminds: hours, quiet and the weekly budget
    SERVICE = "service"  # the reader asked for it, or it is about their own account: any hour, no budget


class Policy(StrEnum):
    """What happens to a message about a pair that is paused, or has ended."""

    TELL = "tell"
    WAIT = "wait"  # until the pair is back
    DROP = "drop"  # pointless by then: what it says or asks does not hold any more


@dataclass(frozen=True, slots=True)
class TimerPolicy:
    """How a timer of a kind is treated."""

    catch_up: timedelta | None  # how late it may still fire; None: however late
    follows_facts: bool = False  # set anew whenever a fact of its pair changes (``rules.rhythm.due_moments``)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message and, where ``timer`` is set, of the timer that sends it."""

    name: str  # stored in rows of outbox and timers; ``why-NAME`` and ``kind-NAME`` are its texts
    nature: Nature
    in_pause: Policy
    after_end: Policy
    _: KW_ONLY
    expires: timedelta = 10 * DAY  # how long it is worth delivering; the usual covers a week and a holiday
    outlasts_quiet: bool = False  # time in which its reader or its pair was away does not use up ``expires``
    today: bool = False  # asked before other questions, and without a day between: tomorrow it is too late
    stoppable: bool = True  # the reader may have no more of this kind
    footnote: bool = True  # carries "why did I get this? · no more of these · not now"
    timer: TimerPolicy | None = None

    @property
    def in_budget(self) -> bool:
        """Whether the weekly budget counts it and holds it back."""
        return self.nature is Nature.NUDGE

    @property
    def unasked(self) -> bool:
        """Whether it waits for its reader's working hours and quiet."""
        return self.nature is not Nature.SERVICE

    @property
    def patience(self) -> timedelta:
        """How long a question that comes second in a message waits to be asked by itself."""
        return DAY if self.today else WEEK

    @property
    def text_id(self) -> str:
        """The name as it stands in text ids."""
        return self.name.replace("_", "-")


_FACT, _NUDGE, _SERVICE = Nature.FACT, Nature.NUDGE, Nature.SERVICE
_TELL, _WAIT, _DROP = Policy.TELL, Policy.WAIT, Policy.DROP


def _timer(catch_up: timedelta | None) -> TimerPolicy:
    return TimerPolicy(catch_up)


def _of_pair(catch_up: timedelta | None) -> TimerPolicy:
    """A timer that is set anew whenever a fact of its pair changes."""
    return TimerPolicy(catch_up, follows_facts=True)


# One row a kind: name, nature, while the pair is paused, after it has ended; then what differs from the usual.
# fmt: off

# Facts: what partner or coordinator did.
MEETING_PLANNED = Kind("meeting_planned", _FACT, _TELL, _DROP)
PAUSED = Kind("paused", _FACT, _TELL, _DROP)
RESUMED = Kind("resumed", _FACT, _TELL, _DROP)
PAUSE_OVER = Kind("pause_over", _FACT, _TELL, _DROP, expires=7 * DAY, timer=_of_pair(None))  # the return both had agreed on
PAIR_ENDED = Kind("pair_ended", _FACT, _TELL, _TELL, outlasts_quiet=True)
RHYTHM_CHANGED = Kind("rhythm_changed", _FACT, _TELL, _DROP)
NOTE_SHARED = Kind("note_shared", _FACT, _TELL, _TELL, outlasts_quiet=True)
PREPARATION_SENT = Kind("preparation_sent", _FACT, _TELL, _TELL)
FEEDBACK_GIVEN = Kind("feedback_given", _FACT, _TELL, _TELL, outlasts_quiet=True)
THANKS = Kind("thanks", _FACT, _TELL, _TELL, outlasts_quiet=True)
CONTACT_RULE = Kind("contact_rule", _FACT, _TELL, _TELL, outlasts_quiet=True)
AGREEMENT_MADE = Kind("agreement_made", _FACT, _TELL, _DROP, outlasts_quiet=True)
MIRROR_READY = Kind("mirror_ready", _FACT, _TELL, _DROP, outlasts_quiet=True)
FIT_BOTH = Kind("fit_both", _FACT, _WAIT, _DROP, outlasts_quiet=True)
MID_BOTH = Kind("mid_both", _FACT, _WAIT, _DROP, outlasts_quiet=True)
FIT_CHANGE = Kind("fit_change", _FACT, _TELL, _DROP)
HELP_ASKED = Kind("help_asked", _FACT, _TELL, _TELL, outlasts_quiet=True, stoppable=False)  # reaches its coordinator
UNREACHABLE = Kind("unreachable", _FACT, _TELL, _TELL, expires=7 * DAY)

# Questions that the partner put: facts, too, for the partner waits for the answer.
AGREEMENT_PROPOSED = Kind("agreement_proposed", _FACT, _WAIT, _DROP, expires=14 * DAY, outlasts_quiet=True, timer=_timer(7 * DAY))
FEEDBACK_ASKED = Kind("feedback_asked", _FACT, _WAIT, _DROP, expires=14 * DAY, outlasts_quiet=True, timer=_timer(7 * DAY))

# Nudges: what Pora asks or reminds of. The two invitations are about the person, not about a pair; each comes once.
WELCOME = Kind("welcome", _NUDGE, _TELL, _TELL, stoppable=False, footnote=False, timer=_timer(14 * DAY))
WELCOME_AGAIN = Kind("welcome_again", _NUDGE, _TELL, _TELL, stoppable=False, footnote=False, timer=_timer(14 * DAY))
EXPECTATIONS = Kind("expectations", _NUDGE, _DROP, _DROP, expires=14 * DAY, timer=_of_pair(14 * DAY))
EXPECTATIONS_AGAIN = Kind("expectations_again", _NUDGE, _DROP, _DROP, timer=_timer(7 * DAY))
AGREEMENT_REVIEW = Kind("agreement_review", _NUDGE, _DROP, _DROP, expires=14 * DAY, timer=_timer(14 * DAY))
MENTOR_GOAL = Kind("mentor_goal", _NUDGE, _DROP, _DROP, timer=_of_pair(7 * DAY))
PREPARE = Kind("prepare", _NUDGE, _DROP, _DROP, expires=3 * DAY, today=True, timer=_of_pair(2 * DAY))
CHECK_IN = Kind("check_in", _NUDGE, _DROP, _DROP, expires=7 * DAY, today=True, timer=_of_pair(2 * DAY))
STEP_DUE = Kind("step_due", _NUDGE, _DROP, _DROP, timer=_timer(7 * DAY))
FIT_CHECK = Kind("fit_check", _NUDGE, _DROP, _DROP, expires=14 * DAY, timer=_timer(14 * DAY))
MID_REVIEW = Kind("mid_review", _NUDGE, _DROP, _DROP, expires=14 * DAY, timer=_of_pair(14 * DAY))
CLOSING = Kind("closing", _NUDGE, _DROP, _DROP, expires=14 * DAY, timer=_of_pair(14 * DAY))
AFTER_CARD = Kind("after_card", _NUDGE, _DROP, _TELL, expires=14 * DAY, timer=_of_pair(30 * DAY))  # three months after
FIRST_MEETING = Kind("first_meeting", _NUDGE, _DROP, _DROP, timer=_of_pair(7 * DAY))
TAKE_ALONG = Kind("take_along", _NUDGE, _DROP, _DROP, timer=_timer(14 * DAY))
STALL_MENTEE = Kind("stall_mentee", _NUDGE, _DROP, _DROP, timer=_of_pair(7 * DAY))
STALL_MENTOR = Kind("stall_mentor", _NUDGE, _DROP, _DROP, timer=_of_pair(7 * DAY))
LATE_START = Kind("late_start", _NUDGE, _DROP, _DROP, expires=14 * DAY, timer=_of_pair(14 * DAY))  # to the coordinator
SILENT = Kind("silent", _NUDGE, _DROP, _DROP, expires=14 * DAY, timer=_of_pair(14 * DAY))  # to the coordinator

# Service: asked for by its reader, or about their own account.
DRAFT = Kind("draft", _SERVICE, _TELL, _DROP, expires=DAY, stoppable=False)
ADDRESS_ADDED = Kind("place_added", _SERVICE, _TELL, _TELL, stoppable=False)
ADDRESS_LOST = Kind("place_lost", _SERVICE, _TELL, _TELL, expires=7 * DAY, stoppable=False)
# fmt: on

KINDS: Mapping[str, Kind] = {row.name: row for row in list(vars().values()) if isinstance(row, Kind)}
"""Every kind by its stored name."""

FOLLOWING_FACTS: tuple[str, ...] = tuple(
    name for name, row in KINDS.items() if row.timer is not None and row.timer.follows_facts
)
"""The kinds of timers that are set anew whenever a fact of their pair changes."""

IN_BUDGET: frozenset[str] = frozenset(name for name, row in KINDS.items() if row.in_budget)
"""The kinds that the weekly budget counts."""
