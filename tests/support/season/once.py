"""What must hold of what is sent once, and of what was promised: each rule gives what breaks it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.support.kind_expectations import AFTER_THE_END, DURING_A_PAUSE, FACTS, NUDGES, WAIT_FOR_THE_PAUSE
from tests.support.season.quiet import A_WEEK, PUBLIC_HOLIDAYS, WEEK
from tests.support.season.record import Promise, Record
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
                found.append(f"{count} times in one message: {words!r} in {record.told(one)}")
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
        f"first: {record.told(act.got)}\nthen: {record.told(again)}"
        for act, again in record.repeated
        if act.got.messages != again.messages
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
                found.append(f"{sorted(again)} again in pair {pair}: {record.told(one.act.got)}")
            gone |= last - one.cards
            last = one.cards
    for got in record.deliveries():
        for row in got.rows:
            if row.kind == "after_card" and row.pair:
                card = card_in(got.text)
                if card is None or any(card in one.cards for one in record.tables.get(row.pair, [])):
                    found.append(f"{card} again in pair {row.pair}: {record.told(got)}")
    return found


def different_tables(record: Record) -> list[str]:
    """Two of a pair who were shown other cards than each other, though neither swapped any and they had not met since."""
    found = []
    for pair, shown in record.tables.items():
        for before, one in itertools.pairwise(shown):
            if one.cards != before.cards and not _moved_on(record, pair, before.at, one.at):
                told = record.told(one.act.got)
                found.append(f"{sorted(one.cards)} after {sorted(before.cards)} in pair {pair}: {told}")
        found += [
            f"{len(one.cards)} cards: {record.told(one.act.got)}" for one in shown if len(one.cards) > 3
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
                for one in act.got.questions
                if record.conversations.get(one.conversation, ("",))[0] == "check-in"
            ]
            if any(one.fields[0].name != "met" for one in asked):
                return True
    return False


# ---- promises ----------------------------------------------------------------------------------------------------------------


def lost(record: Record) -> list[str]:
    """Something that was to be sent and never was, for no reason that anybody stated."""
    found = []
    for promise in record.promises.values():
        if promise.ended_at is None:
            found.append(f"waits for ever: {_of(promise)}")
        elif promise.outcome not in OUTCOMES:
            found.append(f"{promise.outcome}: {_of(promise)}")
        elif promise.outcome == "stopped" and not _may_be_stopped(record, promise):
            found.append(f"stopped by nobody: {_of(promise)}")
        elif promise.outcome == "stale" and not (promise.asks or promise.late):
            found.append(f"out of date, though nothing in it can be: {_of(promise)}")
        elif promise.outcome == "expired" and (free := _could_have_gone(record, promise)) is not None:
            found.append(f"expired, though it could have gone at {free}: {_of(promise)}")
    sent = {row.key for one in record.deliveries() for row in one.rows}
    said = {
        key
        for key, promise in record.promises.items()
        if promise.outcome == "sent" and not promise.with_an_answer
    }
    found += [f"counted as sent, arrived nowhere: {key}" for key in sorted(said - sent)]
    found += [f"arrived, not counted as sent: {key}" for key in sorted(sent - said)]
    return found


def _of(promise: Promise) -> str:
    return (
        f"{promise.kind} to {promise.person}, written {promise.created_at:%a %Y-%m-%d %H:%M}, "
        f"good until {promise.expires_at:%a %m-%d %H:%M} ({promise.key})"
    )


def _may_be_stopped(record: Record, promise: Promise) -> bool:
    assert promise.ended_at is not None
    stood = record.stood(promise.person, promise.ended_at)
    if promise.kind in stood.stopped or stood.erased:
        return True
    if promise.pair is None:
        return False
    pair = record.pair_stood(promise.pair, promise.ended_at)
    paused = (
        pair.back_at is not None
        and promise.ended_at <= pair.back_at
        and promise.kind not in DURING_A_PAUSE | WAIT_FOR_THE_PAUSE
    )
    return paused or (pair.ended and promise.kind not in AFTER_THE_END)


def _could_have_gone(record: Record, promise: Promise) -> datetime | None:
    """A working hour in which there was room for it, while it was still good; None where there was none."""
    nudged = [one.at for one in record.of_person[promise.person] if one.unasked and one.kinds & NUDGES]
    if promise.kind in FACTS:  # needs no room in the week
        return next(_hours(record, promise), None)
    if promise.asks and _another_was_asked(record, promise):
        return None
    for at in _hours(record, promise):
        if sum(1 for one in nudged if at - WEEK < one <= at) < A_WEEK:
            return at
    return None


def _another_was_asked(record: Record, promise: Promise) -> bool:
    """Whether another question came first while this one was good: one is asked at a time (docs/adr/0010)."""
    since, until = promise.created_at - WEEK, promise.expires_at
    asked = (one for one in record.of_person[promise.person] if since < one.at < until and one.unasked)
    return any(row.asks and row.key != promise.key for one in asked for row in one.rows)


def _hours(record: Record, promise: Promise) -> Iterator[datetime]:
    """The hours of a person's working days while a message was good, its first moments aside."""
    at = promise.created_at.replace(minute=0, second=0) + timedelta(hours=1)
    while at < promise.expires_at - timedelta(minutes=30):
        stood = record.stood(promise.person, at)
        local = at.astimezone(ZoneInfo(stood.zone))
        within = stood.begin <= local.time() and local.time() < time(stood.end.hour, stood.end.minute)
        wanted = stood.not_before is None or local.date() >= stood.not_before
        if within and wanted and local.weekday() < 5 and local.date() not in PUBLIC_HOLIDAYS:
            yield at
        at += timedelta(hours=1)


def pauses_without_end(record: Record) -> list[str]:
    """A pause whose day came, and nobody was to be told that it was over."""
    assert record.ended_at is not None
    found = []
    for pair in record.pairs.values():
        known = record.pair_standings[pair.id]
        for stood, after in zip(known, [*known[1:], None], strict=True):
            if stood.back_at is None or stood.back_at > record.ended_at:
                continue
            if after is not None and after.at < stood.back_at:
                continue  # they came back before, set another day, or ended the pair
            about = f"timer:pause_over:{pair.id}:{stood.paused_until}:"
            told = sum(1 for key in record.promises if key.startswith(about))
            if told != len(pair.both):
                found.append(
                    f"{told} of the two were to be told that the pause of pair {pair.id} was over on {stood.paused_until}"
                )
    return found


def plans_untold(record: Record) -> list[str]:
    """A meeting that was planned, and nothing was written to the partner about it."""
    planned = Counter(act.person for act in record.acts if says(act.got.text, "plan-saved"))
    told: Counter[str] = Counter()
    for promise in record.promises.values():
        if promise.kind == "meeting_planned" and promise.pair:
            told[record.pairs[promise.pair].other(promise.person)] += 1
    return [
        f"{who} planned {count} meetings, and their partners were to be told of {told[who]}"
        for who, count in planned.items()
        if told[who] != count
    ]
