"""Each kind of message in each state of its pair and of its reader: it arrives, waits, or is dropped for a reason.

What is expected is written by hand (``kind_expectations``), not read from the rows. A kind without a policy fails by its name.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import select

from bot.kinds import KINDS
from storage.tables import Address, Pair, Person
from tests.integration.conftest import Found
from tests.support.kind_expectations import (
    AFTER_THE_END,
    ANY_HOUR,
    CANNOT_BE_STOPPED,
    DURING_A_PAUSE,
    OUTLAST_QUIET,
    WAIT_FOR_THE_PAUSE,
)
from tests.support.organisation import Organisation, vilnius

NOW = vilnius(2027, 1, 13, 11)  # a Wednesday
BACK = date(
    2027, 2, 8
)  # a Monday, almost four weeks later: longer than anything usually stays worth delivering
READER = "mentee-1"

SENT, WAITS = "sent", None


# ---- the states ----


def not_begun(house: Organisation) -> None:
    with house.row(Pair, "pair-1") as pair:
        pair.started_at = NOW + timedelta(days=3)


def running(house: Organisation) -> None:
    """As it was founded."""


def paused(house: Organisation) -> None:
    with house.row(Pair, "pair-1") as pair:
        pair.paused_since, pair.paused_until = NOW, BACK


def ended(house: Organisation) -> None:
    with house.row(Pair, "pair-1") as pair:
        pair.ended_at, pair.ended_how = NOW, "early"


def here(house: Organisation) -> None:
    """As they were founded."""


def snoozed(house: Organisation) -> None:
    with house.row(Person, READER) as person:
        person.paused_until = BACK


def stopped(house: Organisation) -> None:
    with house.row(Person, READER) as person:
        person.stopped_kinds = sorted(set(KINDS) - CANNOT_BE_STOPPED)


def unreachable(house: Organisation) -> None:
    with house.row(Person, READER) as person:
        person.unreachable_since = NOW


def not_here_yet(house: Organisation) -> None:
    with house.database.transaction() as work:
        for address in work.session.exec(select(Address).where(Address.person_id == READER)).all():
            work.session.delete(address)


State = Callable[[Organisation], None]
PAIRS: tuple[State, ...] = (not_begun, running, paused, ended)
READERS: tuple[State, ...] = (here, snoozed, stopped, unreachable, not_here_yet)


# ---- what is expected ----


def expected_now(kind: str, pair: State, reader: State) -> str | None:
    """What has become of a message of a kind in working hours; None while it waits."""
    if reader is unreachable:
        return "unreachable"
    if reader is stopped and kind not in CANNOT_BE_STOPPED:
        return "stopped"
    if pair is paused and kind not in DURING_A_PAUSE | WAIT_FOR_THE_PAUSE:
        return "stopped"
    if pair is ended and kind not in AFTER_THE_END:
        return "stopped"
    waits = (
        reader is not_here_yet
        or (pair is paused and kind in WAIT_FOR_THE_PAUSE)
        or (reader is snoozed and kind not in ANY_HOUR)
    )
    return WAITS if waits else SENT


def expected_when_back(kind: str) -> str:
    """What has become of a message that waited almost four weeks for its reader or its pair to be back."""
    return SENT if kind in OUTLAST_QUIET else "expired"


# ---- the tests ----


def house_with_all_kinds(found: Found, pair: State, reader: State) -> Organisation:
    """One message of each kind, told to the mentee about their pair."""
    house = found(1)
    house.now = NOW
    pair(house)
    reader(house)
    for kind, row in KINDS.items():
        house.post_to(
            READER, kind, kind=kind, pair_id="pair-1", unasked=row.unasked, expires_at=NOW + row.expires
        )
    house.deliver()
    return house


@pytest.mark.parametrize("reader", READERS, ids=lambda state: state.__name__)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda state: state.__name__)
def test_each_kind_arrives_or_is_held(found: Found, pair: State, reader: State) -> None:
    house = house_with_all_kinds(found, pair, reader)
    assert house.outcomes() == {kind: expected_now(kind, pair, reader) for kind in KINDS}


@pytest.mark.parametrize(("pair", "reader"), [(running, snoozed), (paused, snoozed), (paused, here)])
def test_what_waited_comes_when_they_are_back_or_is_too_old(found: Found, pair: State, reader: State) -> None:
    house = house_with_all_kinds(found, pair, reader)
    waited = {kind for kind, outcome in house.outcomes().items() if outcome is WAITS}
    assert waited

    if pair is paused:  # the two come back on the day they had said
        house.settle(at(BACK, 8))
        with house.row(Pair, "pair-1") as row:
            row.paused_since = row.paused_until = None
            row.resumed_at = at(BACK, 8)
    house.settle(at(BACK, 12))
    outcomes = house.outcomes()
    assert {kind: outcomes[kind] for kind in waited} == {kind: expected_when_back(kind) for kind in waited}


def test_a_pause_that_ends_early_lets_go_of_what_waits_the_next_morning(found: Found) -> None:
    house = house_with_all_kinds(found, paused, here)
    with house.row(Pair, "pair-1") as row:
        row.paused_since = row.paused_until = None
        row.resumed_at = NOW + timedelta(hours=3)
    house.settle(vilnius(2027, 1, 14, 16))
    assert {house.outcomes()[kind] for kind in WAIT_FOR_THE_PAUSE} == {SENT}


def at(day: date, hour: int) -> datetime:
    return vilnius(day.year, day.month, day.day, hour)


def test_a_kind_that_this_version_does_not_know_disturbs_nobody(
    found: Found, caplog: pytest.LogCaptureFixture
) -> None:
    """A newer version posted it: its reader is answered, others get theirs, and it ends as a visible dead letter."""
    house = found(1)
    house.now = NOW
    house.post_to(READER, "horoscope", kind="horoscope", expires_at=NOW + timedelta(days=90))
    house.post_to(READER, "note", kind="note_shared")
    assert "topics" in house.says(READER, "help")
    house.settle(NOW + timedelta(days=2))
    assert house.outcomes() == {"horoscope": "dead", "note": SENT}
    assert {record.action for record in caplog.records if record.levelname == "ERROR"} == {"verdict_failed"}  # type: ignore[attr-defined]
