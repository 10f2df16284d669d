"""Kinds of messages and timers: one row each, with every policy that the outbox, the schedule and the commands ask for.

A row has no default that drops a message: what happens while the pair is paused and after it has ended is said in each.
``docs/operations.md`` shows the same table to whoever runs Pora; a test compares the two. Why facts and nudges differ: ADR 0015.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerPolicy:
    """How a timer of a kind is treated."""

    catch_up: timedelta | None  # how late it may still fire; None: however late
    follows_facts: bool = False  # set anew whenever a fact of its pair changes (``rules.rhythm.due_moments``)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of message and, where ``timer`` is set, of the timer that sends it."""

    name: str  # stored in rows of outbox and timers; ``why-NAME`` and ``kind-NAME`` are its texts
    nature: Nature
    in_pause: Policy
    after_end: Policy
    expires: timedelta = timedelta(
        days=10
    )  # how long it is worth delivering: longer than a holiday and a week
    outlasts_quiet: bool = False  # time in which its reader or its pair was away does not use up ``expires``
    today: bool = False  # asked before other questions, and without a day between: tomorrow it is too late
    awaited: bool = False  # the partner waits for the answer: goes without a day after the message before it
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


# ---- facts: what partner or coordinator did ------------------------------------------------------------------------------

MEETING_PLANNED = Kind(
    name="meeting_planned", nature=Nature.FACT, in_pause=Policy.TELL, after_end=Policy.DROP
)
PAUSED = Kind(name="paused", nature=Nature.FACT, in_pause=Policy.TELL, after_end=Policy.DROP)
RESUMED = Kind(name="resumed", nature=Nature.FACT, in_pause=Policy.TELL, after_end=Policy.DROP)
PAIR_ENDED = Kind(
    name="pair_ended",
    nature=Nature.FACT,
    in_pause=Policy.TELL,
    after_end=Policy.TELL,
    outlasts_quiet=True,
)
RHYTHM_CHANGED = Kind(name="rhythm_changed", nature=Nature.FACT, in_pause=Policy.TELL, after_end=Policy.DROP)
NOTE_SHARED = Kind(
    name="note_shared",
    nature=Nature.FACT,
    in_pause=Policy.TELL,
    after_end=Policy.TELL,
    outlasts_quiet=True,
)
PREPARATION_SENT = Kind(
    name="preparation_sent", nature=Nature.FACT, in_pause=Policy.TELL, after_end=Policy.TELL
)
FEEDBACK_GIVEN = Kind(
    name="feedback_given",
    nature=Nature.FACT,
    in_pause=Policy.TELL,
    after_end=Policy.TELL,
    outlasts_quiet=True,
)
THANKS = Kind(
    name="thanks",
    nature=Nature.FACT,
    in_pause=Policy.TELL,
    after_end=Policy.TELL,
    outlasts_quiet=True,
)
CONTACT_RULE = Kind(
    name="contact_rule",
    nature=Nature.FACT,
    in_pause=Policy.TELL,
    after_end=Policy.TELL,
    outlasts_quiet=True,
)
AGREEMENT_MADE = Kind(
    name="agreement_made",
    nature=Nature.FACT,
    in_pause=Policy.TELL,
    after_end=Policy.DROP,
    outlasts_quiet=True,
)
MIRROR_READY = Kind(
    name="mirror_ready",
    nature=Nature.FACT,
    in_pause=Policy.TELL,
    after_end=Policy.DROP,
    outlasts_quiet=True,
)
FIT_BOTH = Kind(name="fit_both", nature=Nature.FACT, in_pause=Policy.WAIT, after_end=Policy.DROP)
MID_BOTH = Kind(name="mid_both", nature=Nature.FACT, in_pause=Policy.WAIT, after_end=Policy.DROP)
FIT_CHANGE = Kind(name="fit_change", nature=Nature.FACT, in_pause=Policy.TELL, after_end=Policy.DROP)
HELP_ASKED = Kind(
    name="help_asked",
    nature=Nature.FACT,
    in_pause=Policy.TELL,
    after_end=Policy.TELL,
    outlasts_quiet=True,
    stoppable=False,  # a request for a talk reaches its coordinator
)
UNREACHABLE = Kind(
    name="unreachable",
    nature=Nature.FACT,
    in_pause=Policy.TELL,
    after_end=Policy.TELL,
    expires=timedelta(days=7),
)

# Questions that the partner put: facts, too, for somebody waits for the answer.
AGREEMENT_PROPOSED = Kind(
    name="agreement_proposed",
    nature=Nature.FACT,
    in_pause=Policy.WAIT,
    after_end=Policy.DROP,
    expires=timedelta(days=14),
    outlasts_quiet=True,
    awaited=True,
    timer=TimerPolicy(catch_up=timedelta(days=7)),
)
FEEDBACK_ASKED = Kind(
    name="feedback_asked",
    nature=Nature.FACT,
    in_pause=Policy.WAIT,
    after_end=Policy.DROP,
    expires=timedelta(days=14),
    outlasts_quiet=True,
    awaited=True,
    timer=TimerPolicy(catch_up=timedelta(days=7)),
)
PAUSE_OVER = Kind(
    name="pause_over",
    nature=Nature.FACT,  # the return that the two had agreed on
    in_pause=Policy.TELL,
    after_end=Policy.DROP,
    expires=timedelta(days=7),
    timer=TimerPolicy(catch_up=None, follows_facts=True),
)

# ---- nudges: what Pora asks or reminds of --------------------------------------------------------------------------------

WELCOME = Kind(
    name="welcome",
    nature=Nature.NUDGE,
    in_pause=Policy.TELL,  # about the person, not about a pair
    after_end=Policy.TELL,
    stoppable=False,  # comes twice at most
    footnote=False,  # its reader has met no command yet
    timer=TimerPolicy(catch_up=timedelta(days=14)),
)
WELCOME_AGAIN = Kind(
    name="welcome_again",
    nature=Nature.NUDGE,
    in_pause=Policy.TELL,
    after_end=Policy.TELL,
    stoppable=False,
    footnote=False,
    timer=TimerPolicy(catch_up=timedelta(days=14)),
)
EXPECTATIONS = Kind(
    name="expectations",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    expires=timedelta(days=14),
    timer=TimerPolicy(catch_up=timedelta(days=14), follows_facts=True),
)
EXPECTATIONS_AGAIN = Kind(
    name="expectations_again",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    timer=TimerPolicy(catch_up=timedelta(days=7)),
)
AGREEMENT_REVIEW = Kind(
    name="agreement_review",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,  # its handler puts it off to the end of the pause
    after_end=Policy.DROP,
    expires=timedelta(days=14),
    timer=TimerPolicy(catch_up=timedelta(days=14)),
)
MENTOR_GOAL = Kind(
    name="mentor_goal",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    timer=TimerPolicy(catch_up=timedelta(days=7), follows_facts=True),
)
PREPARE = Kind(
    name="prepare",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    expires=timedelta(days=3),
    today=True,
    timer=TimerPolicy(catch_up=timedelta(days=2), follows_facts=True),
)
CHECK_IN = Kind(
    name="check_in",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    expires=timedelta(days=7),
    today=True,
    timer=TimerPolicy(catch_up=timedelta(days=2), follows_facts=True),
)
STEP_DUE = Kind(
    name="step_due",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    timer=TimerPolicy(catch_up=timedelta(days=7)),
)
FIT_CHECK = Kind(
    name="fit_check",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    expires=timedelta(days=14),
    timer=TimerPolicy(catch_up=timedelta(days=14)),
)
MID_REVIEW = Kind(
    name="mid_review",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    expires=timedelta(days=14),
    timer=TimerPolicy(catch_up=timedelta(days=14), follows_facts=True),
)
CLOSING = Kind(
    name="closing",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    expires=timedelta(days=14),
    timer=TimerPolicy(catch_up=timedelta(days=14), follows_facts=True),
)
AFTER_CARD = Kind(
    name="after_card",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.TELL,  # three months after the end
    expires=timedelta(days=14),
    timer=TimerPolicy(catch_up=timedelta(days=30), follows_facts=True),
)
FIRST_MEETING = Kind(
    name="first_meeting",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    timer=TimerPolicy(catch_up=timedelta(days=7), follows_facts=True),
)
TAKE_ALONG = Kind(
    name="take_along",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    timer=TimerPolicy(catch_up=timedelta(days=14)),
)
STALL_MENTEE = Kind(
    name="stall_mentee",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    timer=TimerPolicy(catch_up=timedelta(days=7), follows_facts=True),
)
STALL_MENTOR = Kind(
    name="stall_mentor",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    timer=TimerPolicy(catch_up=timedelta(days=7), follows_facts=True),
)
LATE_START = Kind(
    name="late_start",
    nature=Nature.NUDGE,  # a coordinator's reminder
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    expires=timedelta(days=14),
    timer=TimerPolicy(catch_up=timedelta(days=14), follows_facts=True),
)
SILENT = Kind(
    name="silent",
    nature=Nature.NUDGE,
    in_pause=Policy.DROP,
    after_end=Policy.DROP,
    expires=timedelta(days=14),
    timer=TimerPolicy(catch_up=timedelta(days=14), follows_facts=True),
)

# ---- service: asked for by its reader, or about their own account --------------------------------------------------------

DRAFT = Kind(
    name="draft",
    nature=Nature.SERVICE,
    in_pause=Policy.TELL,
    after_end=Policy.DROP,
    expires=timedelta(days=1),
    stoppable=False,
)
ADDRESS_ADDED = Kind(
    name="place_added",
    nature=Nature.SERVICE,
    in_pause=Policy.TELL,
    after_end=Policy.TELL,
    stoppable=False,
)
ADDRESS_LOST = Kind(
    name="place_lost",
    nature=Nature.SERVICE,
    in_pause=Policy.TELL,
    after_end=Policy.TELL,
    expires=timedelta(days=7),
    stoppable=False,
)

KINDS: Mapping[str, Kind] = {row.name: row for row in list(vars().values()) if isinstance(row, Kind)}
"""Every kind by its stored name."""

FOLLOWING_FACTS: tuple[str, ...] = tuple(
    name for name, row in KINDS.items() if row.timer is not None and row.timer.follows_facts
)
"""The kinds of timers that are set anew whenever a fact of their pair changes."""

IN_BUDGET: frozenset[str] = frozenset(name for name, row in KINDS.items() if row.in_budget)
"""The kinds that the weekly budget counts."""
