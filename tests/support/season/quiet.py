"""Rules of when Pora writes unasked: each returns what breaks it, with person, date and text."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.conversation.messages import Commanded
from bot.texts.loader import LANGUAGES
from tests.support.kind_expectations import AFTER_THE_END, DURING_A_PAUSE, NUDGES, WITHOUT_A_FOOTNOTE
from tests.support.season.participant import command
from tests.support.season.record import Received, Record
from tests.support.season.sentences import says

WEEK = timedelta(days=7)
LATELY = timedelta(days=21)  # what was sent is kept for longer than that
A_WEEK = 2  # deliveries in any seven days, across all rules (docs/operations.md, "What is sent")
PUBLIC_HOLIDAYS = frozenset(  # of Lithuania in 2027, by hand: the rule is not asked about itself
    date(2027, month, day)
    for month, day in (
        (1, 1), (2, 16), (3, 11), (3, 28), (3, 29), (5, 1), (5, 2), (6, 6), (6, 24), (7, 6), (8, 15), (11, 1), (11, 2),
        (12, 24), (12, 25), (12, 26),
    )
)  # fmt: skip


def over_budget(record: Record) -> list[str]:
    """More than two deliveries with a nudge in them to one person in some seven days; what the partner does is told besides."""
    found = []
    for person in record.of_person:
        arrived = [one for one in record.of_person[person] if one.unasked and one.kinds & NUDGES]
        for index in range(A_WEEK, len(arrived)):
            if arrived[index].at - arrived[index - A_WEEK].at < WEEK:
                week = " | ".join(f"{one.at:%a %m-%d %H:%M}" for one in arrived[index - A_WEEK : index + 1])
                found.append(f"{week}\n{record.describe(arrived[index])}")
    return found


def out_of_hours(record: Record) -> list[str]:
    """In the evening, at a weekend, on a public holiday, or before the day a person asked us to wait for."""
    return [record.describe(one) for one in record.deliveries() if not _suits(record, one)]


def _suits(record: Record, one: Received) -> bool:
    state = record.person_state(one.person, one.at)
    local = one.at.astimezone(ZoneInfo(state.zone))
    return (
        state.begin <= local.time() < state.end
        and local.weekday() < 5
        and local.date() not in PUBLIC_HOLIDAYS
        and (state.not_before is None or local.date() >= state.not_before)
    )


def after_a_stop(record: Record) -> list[str]:
    """A kind that the person had stopped."""
    return [
        record.describe(one)
        for one in record.deliveries()
        if one.kinds & record.person_state(one.person, one.at).stopped
    ]


def during_a_pause(record: Record) -> list[str]:
    """About a pair that is paused: nothing but what the two and the coordinator did."""
    found = []
    for one in record.deliveries():
        for row in one.rows:
            state = record.pair_state(row.pair, one.at) if row.pair else None
            if state is None or state.back_at is None or row.kind in DURING_A_PAUSE:
                continue
            if state.at < one.at < state.back_at:
                found.append(f"paused until {state.paused_until}, yet {row.kind}: {record.describe(one)}")
    return found


def after_an_ending(record: Record) -> list[str]:
    """About a pair that has ended: nothing but that it has, a call for a talk, and one card months later."""
    return [
        f"ended, yet {row.kind}: {record.describe(one)}"
        for one in record.deliveries()
        for row in one.rows
        if row.pair and row.kind not in AFTER_THE_END and _ended_before(record, row.pair, one)
    ]


def _ended_before(record: Record, pair: str, one: Received) -> bool:
    state = record.pair_state(pair, one.at)
    return state.ended and state.at < one.at


def unexplained(record: Record) -> list[str]:
    """Somebody asked why a message came, soon after one had, and was told of none."""
    words = {command("why", language) for language in LANGUAGES}
    found = []
    for act in record.acts:
        if not isinstance(act.content, Commanded) or act.content.rest not in words:
            continue
        lately = [
            one for one in record.of_person[act.person] if one.unasked and one.at < act.at < one.at + LATELY
        ]
        invited = any(
            one.fields[0].name == "language" for one in act.answer.questions
        )  # who is not welcomed yet
        if lately and not invited and not says(act.answer.prose, "why-budget"):
            found.append(f"{record.describe(act.answer)}\nafter {record.describe(lately[-1])}")
    return found


def without_a_footnote(record: Record) -> list[str]:
    """Unasked and without the line that says how to ask why, to stop such messages, and to snooze."""
    return [
        record.describe(one)
        for one in record.deliveries()
        if not one.footed and not one.kinds <= WITHOUT_A_FOOTNOTE
    ]
