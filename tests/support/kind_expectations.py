"""What is expected of each kind of message, written by hand and by list: an independent check of the rows in ``bot.kinds``."""

from __future__ import annotations

from datetime import timedelta

from bot.kinds import Kind, Nature, Policy, TimerPolicy

FACTS = frozenset({  # somebody did something: told in working hours, whatever the week's budget
    "meeting_planned", "paused", "resumed", "pause_over", "pair_ended", "rhythm_changed", "note_shared", "preparation_sent",
    "feedback_given", "thanks", "contact_rule", "agreement_made", "mirror_ready", "fit_both", "mid_both", "fit_change",
    "help_asked", "unreachable", "agreement_proposed", "feedback_asked",
})  # fmt: skip
NUDGES = frozenset({  # two a week
    "welcome", "welcome_again", "expectations", "expectations_again", "agreement_review", "mentor_goal", "prepare", "check_in",
    "step_due", "fit_check", "mid_review", "closing", "after_card", "first_meeting", "take_along", "stall_mentee",
    "stall_mentor", "late_start", "silent",
})  # fmt: skip
ANY_HOUR = frozenset({"draft", "place_added", "place_lost"})

DURING_A_PAUSE = frozenset({  # told while the pair is paused
    "meeting_planned", "paused", "resumed", "pause_over", "pair_ended", "rhythm_changed", "note_shared", "preparation_sent",
    "feedback_given", "thanks", "contact_rule", "agreement_made", "mirror_ready", "fit_change", "help_asked", "unreachable",
    "welcome", "welcome_again", "draft", "place_added", "place_lost",
})  # fmt: skip
WAIT_FOR_THE_PAUSE = frozenset({"fit_both", "mid_both", "agreement_proposed", "feedback_asked"})
AFTER_THE_END = frozenset({  # the news, what the partner wrote before it, what is about the person, one card months later
    "pair_ended", "note_shared", "preparation_sent", "feedback_given", "thanks", "contact_rule", "help_asked", "unreachable",
    "welcome", "welcome_again", "after_card", "place_added", "place_lost",
})  # fmt: skip
OUTLAST_QUIET = frozenset({  # still worth reading after weeks away
    "pair_ended", "note_shared", "feedback_given", "thanks", "contact_rule", "agreement_made", "mirror_ready", "help_asked",
    "agreement_proposed", "feedback_asked", "fit_both", "mid_both",
})  # fmt: skip
ASKED_FIRST = frozenset({"prepare", "check_in"})
CANNOT_BE_STOPPED = frozenset(
    {"welcome", "welcome_again", "help_asked", "place_added", "place_lost", "draft"}
)
WITHOUT_A_FOOTNOTE = frozenset({"welcome", "welcome_again"})

EXPIRES_IN_DAYS = {  # where it is not ten
    "pause_over": 7, "unreachable": 7, "agreement_proposed": 14, "feedback_asked": 14, "expectations": 14,
    "agreement_review": 14, "prepare": 3, "check_in": 7, "fit_check": 14, "mid_review": 14, "closing": 14, "after_card": 14,
    "late_start": 14, "silent": 14, "draft": 1, "place_lost": 7,
}  # fmt: skip
LATEST_IN_DAYS = {  # how late a timer may still fire
    "welcome": 14, "welcome_again": 14, "expectations": 14, "expectations_again": 7, "agreement_proposed": 7,
    "agreement_review": 14, "mentor_goal": 7, "prepare": 2, "check_in": 2, "step_due": 7, "fit_check": 14,
    "feedback_asked": 7, "mid_review": 14, "closing": 14, "after_card": 30, "first_meeting": 7, "take_along": 14,
    "stall_mentee": 7, "stall_mentor": 7, "late_start": 14, "silent": 14,
}  # fmt: skip
ALWAYS_TOLD_IN_TIME = frozenset({"pause_over"})  # a timer that is never too late
SET_BY_FACTS = frozenset({
    "expectations", "mentor_goal", "prepare", "check_in", "first_meeting", "late_start", "stall_mentee", "stall_mentor",
    "silent", "pause_over", "mid_review", "closing", "after_card",
})  # fmt: skip


def expected(name: str) -> Kind:
    """The row that a kind should have by the lists above. Raises LookupError for a kind that nobody expects."""
    if name not in FACTS | NUDGES | ANY_HOUR:
        raise LookupError(
            f"add {name!r} to FACTS, NUDGES or ANY_HOUR, and to the other lists that it belongs to"
        )
    nature = Nature.FACT if name in FACTS else Nature.NUDGE if name in NUDGES else Nature.SERVICE
    in_pause = Policy.TELL if name in DURING_A_PAUSE else Policy.DROP
    timer = None
    if name in LATEST_IN_DAYS or name in ALWAYS_TOLD_IN_TIME:
        late = LATEST_IN_DAYS.get(name)
        timer = TimerPolicy(
            None if late is None else timedelta(days=late), follows_facts=name in SET_BY_FACTS
        )
    return Kind(
        name,
        nature,
        Policy.WAIT if name in WAIT_FOR_THE_PAUSE else in_pause,
        Policy.TELL if name in AFTER_THE_END else Policy.DROP,
        expires=timedelta(days=EXPIRES_IN_DAYS.get(name, 10)),
        outlasts_quiet=name in OUTLAST_QUIET,
        today=name in ASKED_FIRST,
        stoppable=name not in CANNOT_BE_STOPPED,
        footnote=name not in WITHOUT_A_FOOTNOTE,
        timer=timer,
    )
