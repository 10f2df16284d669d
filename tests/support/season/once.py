"""Rules of what is sent once, and of the outbox: nothing is lost or doubled. Each rule returns what breaks it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.support.kind_expectations import AFTER_THE_END, DURING_A_PAUSE, FACTS, NUDGES, WAIT_FOR_THE_PAUSE
from tests.support.season.quiet import A_WEEK, PUBLIC_HOLIDAYS, WEEK
from tests.support.season.record import OutboxRow, Record
from tests.support.season.sentences import card_in, says

ONCE_A_PAIR = frozenset(
    {"expectations", "expectations_again", "mentor_goal", "fit_check", "mid_review", "closing"}
)
ONCE_A_PERSON = frozenset({"welcome", "welcome_again", "after_card"})
OUTCOMES = frozenset(
    {"sent", "expired", "stopped", "stale"}
)  # nobody is unreachable in the season, and nothing fails


def sent_twice(record: Record) -> list[str]:
    """The same key twice, or the same words twice to somebody at one moment, or in one message about the same pair."""
    keys = Counter(row.key for one in record.deliveries() for row in one.rows)
    found = [f"{count} times: {key}" for key, count in keys.items() if count > 1]
    parcels = Counter((one.person, one.parcel) for one in record.deliveries())
    found += [f"{count} times: {parcel}" for parcel, count in parcels.items() if count > 1]
    seen = Counter((one.person, one.at, one.text) for one in record.deliveries())
    found += [
        f"{count} times to {who} at {at}: {text}" for (who, at, text), count in seen.items() if count > 1
    ]
    for one in record.deliveries():
        about = len({row.pair for row in one.rows})  # the same may be said of two pairs, each named
        for words, count in Counter(one.paragraphs).items():
            if count > about:
                found.append(f"{count} times in one message: {words!r} in {record.describe(one)}")
    return found


def reminded_twice(record: Record) -> list[str]:
    """An invitation, a reminder or a question that comes once in a season, more than once."""
    asked = Counter(
        (one.person, row.kind, row.pair if row.kind in ONCE_A_PAIR else None)
        for one in record.deliveries()
        for row in one.rows
        if row.kind in ONCE_A_PAIR | ONCE_A_PERSON
    )
    return [f"{who} got {kind} {count} times" for (who, kind, _), count in asked.items() if count > 1]


def answered_differently(record: Record) -> list[str]:
    """The same event again, and another answer than the first time."""
    return [
        f"first: {record.describe(act.answer)}\nthen: {record.describe(again)}"
        for act, again in record.repeated
        if act.answer.messages != again.messages
    ]


# ---- cards -----------------------------------------------------------------------------------------------------------------


def cards_twice(record: Record) -> list[str]:
    """A question card that a pair was shown again after others had taken its place, or after the end."""
    found = []
    for pair, shown in record.tables.items():
        gone: set[str] = set()
        last: frozenset[str] = frozenset()
        for one in shown:
            if again := one.cards & gone:
                found.append(f"{sorted(again)} again in pair {pair}: {record.describe(one.act.answer)}")
            gone |= last - one.cards
            last = one.cards
    for got in record.deliveries():
        for row in got.rows:
            if row.kind == "after_card" and row.pair:
                card = card_in(got.text)
                if card is None or any(card in one.cards for one in record.tables.get(row.pair, [])):
                    found.append(f"{card} again in pair {row.pair}: {record.describe(got)}")
    return found


def different_tables(record: Record) -> list[str]:
    """Two of a pair who were shown other cards than each other, though neither swapped any and they had not met since."""
    found = []
    for pair, shown in record.tables.items():
        for before, one in itertools.pairwise(shown):
            if one.cards != before.cards and not _moved_on(record, pair, before.at, one.at):
                told = record.describe(one.act.answer)
                found.append(f"{sorted(one.cards)} after {sorted(before.cards)} in pair {pair}: {told}")
        found += [
            f"{len(one.cards)} cards: {record.describe(one.act.answer)}"
            for one in shown
            if len(one.cards) > 3
        ]
    return found


def _moved_on(record: Record, pair: str, since: datetime, until: datetime) -> bool:
    """Whether the table was to change: cards were swapped, asked for by a stage of their own, or a meeting was logged."""
    for person in record.pairs[pair].both:
        for act in record.by_person[person]:
            if not since < act.at <= until:
                continue
            values = act.values
            if {"another", "deeper", "no_topic"} & set(values.values()) or values.get("met") == "yes":
                return True
            if values.get("fit") == "card" or values.get("last") == "cards" or "met_on" in values:
                return True
            asked = [
                one
                for one in act.answer.questions
                if record.conversations.get(one.conversation, ("",))[0] == "check-in"
            ]
            if any(one.fields[0].name != "met" for one in asked):
                return True
    return False


# ---- what was to be sent ------------------------------------------------------------------------------------------


def never_sent(record: Record) -> list[str]:
    """Something that was to be sent and never was, for no reason that anybody stated."""
    found = []
    for waiting in record.outbox_rows.values():
        if waiting.ended_at is None:
            found.append(f"waits for ever: {_of(waiting)}")
        elif waiting.outcome not in OUTCOMES:
            found.append(f"{waiting.outcome}: {_of(waiting)}")
        elif waiting.outcome == "stopped" and not _may_be_stopped(record, waiting):
            found.append(f"stopped by nobody: {_of(waiting)}")
        elif waiting.outcome == "stale" and not (waiting.asks or waiting.late):
            found.append(f"out of date, though nothing in it can be: {_of(waiting)}")
        elif waiting.outcome == "expired" and (free := _could_have_gone(record, waiting)) is not None:
            found.append(f"expired, though it could have gone at {free}: {_of(waiting)}")
    sent = {row.key for one in record.deliveries() for row in one.rows}
    said = {
        key
        for key, waiting in record.outbox_rows.items()
        if waiting.outcome == "sent" and not waiting.with_an_answer
    }
    found += [f"counted as sent, arrived nowhere: {key}" for key in sorted(said - sent)]
    found += [f"arrived, not counted as sent: {key}" for key in sorted(sent - said)]
    return found


def _of(waiting: OutboxRow) -> str:
    return (
        f"{waiting.kind} to {waiting.person}, written {waiting.created_at:%a %Y-%m-%d %H:%M}, "
        f"good until {waiting.expires_at:%a %m-%d %H:%M} ({waiting.key})"
    )


def _may_be_stopped(record: Record, waiting: OutboxRow) -> bool:
    assert waiting.ended_at is not None
    state = record.person_state(waiting.person, waiting.ended_at)
    if waiting.kind in state.stopped or state.erased:
        return True
    if waiting.pair is None:
        return False
    pair = record.pair_state(waiting.pair, waiting.ended_at)
    paused = (
        pair.back_at is not None
        and waiting.ended_at <= pair.back_at
        and waiting.kind not in DURING_A_PAUSE | WAIT_FOR_THE_PAUSE
    )
    return paused or (pair.ended and waiting.kind not in AFTER_THE_END)


def _could_have_gone(record: Record, waiting: OutboxRow) -> datetime | None:
    """A working hour in which there was room for it, while it was still good; None where there was none."""
    nudged = [one.at for one in record.of_person[waiting.person] if one.unasked and one.kinds & NUDGES]
    if waiting.kind in FACTS:  # needs no room in the week
        return next(_hours(record, waiting), None)
    if waiting.asks and _another_was_asked(record, waiting):
        return None
    for at in _hours(record, waiting):
        if sum(1 for one in nudged if at - WEEK < one <= at) < A_WEEK:
            return at
    return None


def _another_was_asked(record: Record, waiting: OutboxRow) -> bool:
    """Whether another question came first while this one was good: one is asked at a time (docs/adr/0010)."""
    since, until = waiting.created_at - WEEK, waiting.expires_at
    asked = (one for one in record.of_person[waiting.person] if since < one.at < until and one.unasked)
    return any(row.asks and row.key != waiting.key for one in asked for row in one.rows)


def _hours(record: Record, waiting: OutboxRow) -> Iterator[datetime]:
    """The hours of a person's working days while a message was good, its first moments aside."""
    at = waiting.created_at.replace(minute=0, second=0) + timedelta(hours=1)
    while at < waiting.expires_at - timedelta(minutes=30):
        state = record.person_state(waiting.person, at)
        local = at.astimezone(ZoneInfo(state.zone))
        within = state.begin <= local.time() and local.time() < time(state.end.hour, state.end.minute)
        wanted = state.not_before is None or local.date() >= state.not_before
        if within and wanted and local.weekday() < 5 and local.date() not in PUBLIC_HOLIDAYS:
            yield at
        at += timedelta(hours=1)


def pauses_without_end(record: Record) -> list[str]:
    """A pause whose day came, and nobody was to be told that it was over."""
    assert record.ended_at is not None
    found = []
    for pair in record.pairs.values():
        known = record.pair_states[pair.id]
        for state, after in zip(known, [*known[1:], None], strict=True):
            if state.back_at is None or state.back_at > record.ended_at:
                continue
            if after is not None and after.at < state.back_at:
                continue  # they came back before, set another day, or ended the pair
            about = f"timer:pause_over:{pair.id}:{state.paused_until}:"
            told = sum(1 for key in record.outbox_rows if key.startswith(about))
            if told != len(pair.both):
                found.append(
                    f"{told} of the two were to be told that the pause of pair {pair.id} was over on {state.paused_until}"
                )
    return found


def plans_untold(record: Record) -> list[str]:
    """A meeting that was planned, and nothing was written to the partner about it."""
    planned = Counter(act.person for act in record.acts if says(act.answer.text, "plan-saved"))
    told: Counter[str] = Counter()
    for waiting in record.outbox_rows.values():
        if waiting.kind == "meeting_planned" and waiting.pair:
            told[record.pairs[waiting.pair].other(waiting.person)] += 1
    return [
        f"{who} planned {count} meetings, and their partners were to be told of {told[who]}"
        for who, count in planned.items()
        if told[who] != count
    ]
