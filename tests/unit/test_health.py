"""How a pair is doing, as its coordinator may see it: a state, the day it began, the rule behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from bot.commands.coordinator.pair_states import SIGNS
from bot.rules.due import due_moments
from bot.rules.pair_facts import PairFacts
from bot.rules.pair_health import NEEDS_ATTENTION, PairState, pair_health
from tests.support.pair_facts import VILNIUS, at, met, moments, on, pair

CALM = (PairState.STARTING, PairState.IN_RHYTHM)
STALLED = (PairState.LATE_START, PairState.SLOW, PairState.SILENT)


def told(facts: PairFacts, now: str) -> tuple[str, str, str]:
    """The state at a moment in words, since when, and the rule."""
    found = pair_health(facts, at(now))
    return found.state.value, f"{found.since.day} {found.since:%B}", found.rule


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("4 January", ("starting", "4 January", "starting")),
        ("17 January", ("starting", "4 January", "starting")),
        ("18 January", ("late_start", "18 January", "late_start")),
        ("14 February", ("late_start", "18 January", "late_start")),
        ("15 February", ("silent", "15 February", "silent")),
        ("1 May", ("silent", "15 February", "silent")),
    ],
)
def test_a_pair_that_has_not_met(now: str, state: tuple[str, str, str]) -> None:
    assert told(pair(), now) == state


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("11 January", ("in_rhythm", "11 January", "in_rhythm")),
        ("10 February", ("in_rhythm", "11 January", "in_rhythm")),
        ("11 February", ("slow", "11 February", "slow")),  # one and a half times three weeks
        ("21 February", ("slow", "11 February", "slow")),
        ("22 February", ("silent", "22 February", "silent")),
    ],
)
def test_a_pair_that_met_on_the_eleventh_of_january(now: str, state: tuple[str, str, str]) -> None:
    assert told(met("11 January"), now) == state


@pytest.mark.parametrize(
    ("weeks", "slow", "silent"),
    [(2, "1 February", "8 February"), (4, "22 February", "8 March"), (6, "15 March", "5 April")],
)
def test_each_pair_is_measured_by_its_own_rhythm(weeks: int, slow: str, silent: str) -> None:
    facts = met("11 January", rhythm_weeks=weeks)

    assert told(facts, slow) == ("slow", slow, "slow")
    assert told(facts, silent) == ("silent", silent, "silent")
    day_before = at(slow) - timedelta(days=1)
    assert pair_health(facts, day_before).state is PairState.IN_RHYTHM


def test_a_plan_calms_even_what_was_silent() -> None:
    planned = {"planned_id": "m7", "planned_at": at("12 April 15:00")}

    assert told(met("11 January", **planned), "1 April") == ("in_rhythm", "11 January", "planned")
    assert told(pair(**planned), "1 April") == ("starting", "4 January", "planned")


def test_a_plan_that_passed_without_a_word_waits_for_its_check_in() -> None:
    facts = met("11 January", planned_id="m7", planned_at=at("12 April 15:00"))

    assert told(facts, "12 April 16:00") == ("in_rhythm", "11 January", "planned")
    assert told(facts, "14 April") == ("in_rhythm", "11 January", "planned")
    assert told(facts, "15 April") == ("silent", "15 April", "silent")
    assert told(pair(planned_id="m7", planned_at=at("20 January 15:00")), "23 January") == (
        "late_start", "23 January", "late_start",
    )  # fmt: skip


def test_a_plan_that_passed_long_ago_changes_nothing() -> None:
    assert told(met("11 January", planned_id="m7", planned_at=at("12 January 15:00")), "22 February") == (
        "silent", "22 February", "silent",
    )  # fmt: skip


def test_a_paused_pair_is_paused_until_its_day_and_no_longer() -> None:
    facts = met("11 January", paused_since=at("20 January 10:00"), paused_until=on("1 March"))

    assert told(facts, "28 February") == ("paused", "20 January", "paused")
    assert told(facts, "1 March")[0] == "silent"
    back = replace(facts, paused_since=None, paused_until=None, resumed_on=on("1 March"))
    assert told(back, "1 March") == ("in_rhythm", "1 March", "in_rhythm")
    assert told(back, "1 April") == ("slow", "1 April", "slow")


def test_a_pair_that_asked_for_a_talk_asks_until_it_meets() -> None:
    asked = {"help_asked_at": at("1 February 10:00")}

    assert told(met("11 January", **asked), "2 February") == ("asks", "1 February", "asks")
    assert (
        told(met("11 January", **asked, planned_id="m7", planned_at=at("9 February 10:00")), "2 February")[0]
        == "asks"
    )
    assert told(met("2 February", **asked), "3 February")[0] == "in_rhythm"
    assert told(pair(**asked), "2 February")[0] == "asks"
    assert told(met("11 January", **asked, paused_until=on("1 March")), "2 February")[0] == "paused"


def test_what_ended_has_ended() -> None:
    facts = met(
        "11 January",
        ended_at=at("1 February 10:00"),
        paused_until=on("1 March"),
        help_asked_at=at("1 February"),
    )

    assert told(facts, "2 February") == ("ended", "1 February", "ended")


def test_days_are_those_of_the_programme() -> None:
    late = datetime(2027, 2, 10, 23, 30, tzinfo=VILNIUS)  # already the eleventh in Auckland

    assert pair_health(met("11 January"), late).state is PairState.IN_RHYTHM
    assert pair_health(met("11 January", zone="Pacific/Auckland"), late).state is PairState.SLOW


def test_every_state_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(PairState)
    assert len(set(SIGNS.values())) == len(PairState)
    assert set(NEEDS_ATTENTION) == {*STALLED, PairState.ASKS}


# ---- any pair ----------------------------------------------------------------------------------------------------------


@given(moments())
def test_a_state_holds_what_it_says(known: tuple[PairFacts, datetime]) -> None:
    facts, now = known
    found = pair_health(facts, now)
    today = now.astimezone(ZoneInfo(facts.zone)).date()

    assert found.since <= today or found.rule == "planned"
    assert (found.state is PairState.ENDED) == (facts.ended_at is not None)
    if facts.planned_ahead(now):
        assert found.state not in STALLED
    if found.state in STALLED:
        assert found.rule == found.state.value
    if found.state in (PairState.STARTING, PairState.LATE_START):
        assert facts.last_met_on is None
    if found.state in (PairState.IN_RHYTHM, PairState.SLOW):
        assert facts.last_met_on is not None
    if found.state is PairState.PAUSED:
        assert facts.paused_until is not None
        assert facts.paused_until > today


@given(moments(planned_only=True))
def test_what_falls_due_finds_the_state_it_is_due_for(known: tuple[PairFacts, datetime]) -> None:
    facts = replace(known[0], help_asked_at=None)
    for due in due_moments(facts, "p1"):
        zone = ZoneInfo(facts.zone)
        day = due.at.astimezone(zone).date()
        before = datetime.combine(day - timedelta(days=1), time(23, 59), tzinfo=zone)
        if due.kind == "silent":
            assert pair_health(facts, due.at).state is PairState.SILENT
            assert pair_health(facts, due.at).since == day
            assert pair_health(facts, before).state is not PairState.SILENT
        elif due.kind == "late_start":
            assert pair_health(facts, due.at).state in (PairState.LATE_START, PairState.SILENT)
            assert pair_health(facts, before).state in CALM
        elif due.kind == "stall_mentee" and facts.last_met_on is not None:
            assert pair_health(facts, due.at).state in (PairState.SLOW, PairState.SILENT)
            assert pair_health(facts, before).state in CALM
