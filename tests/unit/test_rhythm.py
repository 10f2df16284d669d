"""What falls due for a pair and when: its own rhythm, the first meeting, the stall ladder, pauses and plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kinds import FOLLOWING_FACTS
from bot.rules.due import AFTER_MEETING, due_moments
from bot.rules.meeting_suggestions import suggest_meetings
from bot.rules.pair_facts import MORNING, PLAN_GRACE, RHYTHMS, PairFacts
from bot.rules.quiet import is_working_day
from tests.support.pair_facts import MONDAY, NOON, VILNIUS, ZONE, at, met, moments, on, pair

LADDER = ("stall_mentee", "stall_mentor", "silent")
ONCE = (
    "expectations",
    "mentor_goal",
    "mid_review",
    "closing",
    "after_card",
)  # whatever the rhythm; tested by themselves


def due(facts: PairFacts) -> dict[str, str]:
    """What is due after the pair's first day, to whom and when, in local words."""
    return {
        f"{one.kind} → {one.to}": f"{one.at.astimezone(ZoneInfo(facts.zone)):%a %Y-%m-%d %H:%M}"
        for one in due_moments(facts, "p1")
        if one.kind not in ONCE
    }


# ---- one pair at a time ------------------------------------------------------------------------------------------------


def test_a_new_pair_is_watched_until_its_first_meeting() -> None:
    assert due(pair()) == {
        "first_meeting → mentee": "Wed 2027-01-13 09:30",
        "late_start → pair": "Mon 2027-01-18 09:30",
        "stall_mentee → mentee": "Thu 2027-02-04 09:30",
        "silent → pair": "Mon 2027-02-15 09:30",
    }


@pytest.mark.parametrize(
    ("started", "asked"),
    [("2027-01-04", "2027-01-05"), ("2027-01-08", "2027-01-11"), ("2026-12-23", "2026-12-28")],
)
def test_both_are_asked_for_their_expectations_on_the_next_working_day(started: str, asked: str) -> None:
    facts = pair(started_on=date.fromisoformat(started))
    mirror = [one for one in due_moments(facts, "p1") if one.kind == "expectations"]

    assert {one.to for one in mirror} == {"mentee", "mentor"}
    assert {f"{one.at.astimezone(VILNIUS):%Y-%m-%d %H:%M}" for one in mirror} == {f"{asked} 09:30"}
    again = replace(facts, last_met_on=on("8 March"), met_count=3, resumed_on=on("8 February"))
    assert {one.key for one in mirror} <= {one.key for one in due_moments(again, "p1")}


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        ("2027-01-12", "2027-01-14"),
        ("2027-01-14", "2027-01-18"),
        ("2027-02-15", "2027-02-18"),
        ("2027-06-01", "2027-06-03"),
    ],
)
def test_the_mentor_too_is_asked_for_a_goal_two_working_days_after_a_meeting(held: str, asked: str) -> None:
    facts = pair(last_met_on=date.fromisoformat(held), met_count=1)
    (own,) = [one for one in due_moments(facts, "p1") if one.kind == "mentor_goal"]

    assert own.to == "mentor"
    assert f"{own.at.astimezone(VILNIUS):%Y-%m-%d %H:%M}" == f"{asked} 09:30"
    again = replace(
        facts, last_met_on=facts.last_met_on and facts.last_met_on + timedelta(weeks=3), met_count=2
    )
    assert [one.key for one in due_moments(again, "p1") if one.kind == "mentor_goal"] in (
        [],
        [own.key],
    )  # once for ever


@pytest.mark.parametrize("facts", [pair(), pair(last_met_on=date(2027, 6, 14), met_count=1)])
def test_no_mentor_is_asked_before_a_meeting_or_in_the_last_four_weeks(facts: PairFacts) -> None:
    assert "mentor_goal" not in {one.kind for one in due_moments(facts, "p1")}


@pytest.mark.parametrize(
    ("started", "asked"),
    [
        ("2027-01-04", "2027-01-13"),
        ("2027-01-07", "2027-01-15"),  # the ninth day is a Saturday
        ("2027-03-18", "2027-03-26"),  # Saturday before Easter
        ("2027-03-19", "2027-03-26"),  # Easter Sunday
        ("2027-03-20", "2027-03-26"),  # Easter Monday
        ("2026-12-15", "2026-12-23"),  # Christmas Eve
        ("2026-12-16", "2026-12-23"),
        ("2026-12-18", "2026-12-23"),  # the Sunday after Christmas
        ("2026-12-19", "2026-12-28"),
        ("2026-12-23", "2026-12-31"),  # New Year's Day
        ("2027-10-24", "2027-10-29"),  # All Souls
    ],
)
def test_the_first_meeting_is_asked_about_within_ten_days_even_around_holidays(
    started: str, asked: str
) -> None:
    facts = pair(started_on=date.fromisoformat(started), ends_on=date(2028, 1, 1))
    (first,) = [one for one in due_moments(facts, "p1") if one.kind == "first_meeting"]

    assert first.at.astimezone(VILNIUS).date() == date.fromisoformat(asked)
    assert first.at < datetime.combine(facts.started_on + timedelta(days=10), time(0), tzinfo=VILNIUS)


@pytest.mark.parametrize(
    ("meeting", "eve"),
    [
        ("12 January 15:00", "Mon 2027-01-11 09:30"),
        ("11 January 9:00", "Fri 2027-01-08 09:30"),  # a Monday: the Friday before
        ("17 February 10:00", "Mon 2027-02-15 09:30"),  # the sixteenth is a holiday
    ],
)
def test_both_prepare_on_the_working_day_before_a_meeting(meeting: str, eve: str) -> None:
    found = due(pair(planned_id="m7", planned_at=at(meeting)))

    assert (found["prepare → mentee"], found["prepare → mentor"]) == (eve, eve)


def once(facts: PairFacts, kind: str) -> set[str]:
    """When the two of a pair are asked something that comes once; both at the same moment."""
    found = [one for one in due_moments(facts, "p1") if one.kind == kind]
    assert {one.to for one in found} in (set(), {"mentee", "mentor"})
    return {f"{one.at.astimezone(VILNIUS):%a %Y-%m-%d %H:%M}" for one in found}


def test_the_middle_the_last_weeks_and_three_months_after_come_once() -> None:
    assert once(pair(), "mid_review") == {"Mon 2027-04-05 09:30"}  # 4 January to 2 July: 4 April is a Sunday
    assert once(pair(), "closing") == {"Fri 2027-06-04 09:30"}
    assert once(pair(), "after_card") == {"Fri 2027-10-01 09:30"}
    later = met("10 May", met_count=5, resumed_on=on("3 May"))
    for kind in ("mid_review", "closing", "after_card"):
        assert {one.key for one in due_moments(pair(), "p1") if one.kind == kind} == {
            one.key for one in due_moments(later, "p1") if one.kind == kind
        }


def test_a_pair_that_was_paused_then_is_asked_when_it_is_back() -> None:
    assert once(pair(resumed_on=on("9 April")), "mid_review") == {"Mon 2027-04-12 09:30"}
    assert once(pair(resumed_on=on("3 May")), "mid_review") == {
        "Mon 2027-04-05 09:30"
    }  # too late for a middle
    assert once(pair(resumed_on=on("14 June")), "closing") == {"Tue 2027-06-15 09:30"}


def test_a_short_time_has_no_middle_and_an_early_ending_no_afterwards() -> None:
    assert once(pair(started_on=on("3 May")), "mid_review") == set()
    assert once(pair(ended_at=at("20 March 10:00")), "after_card") == set()
    closed = pair(ended_at=at("24 June 10:00"))
    assert once(closed, "after_card") == {"Fri 2027-10-01 09:30"}
    assert once(closed, "closing") == set()


@pytest.mark.parametrize(
    ("weeks", "check_in", "stall", "silent"),
    [
        (2, "18 January", "25 January", "1 February"),
        (3, "25 January", "4 February", "15 February"),
        (4, "1 February", "15 February", "1 March"),
        (5, "8 February", "25 February", "15 March"),
        (6, "15 February", "8 March", "29 March"),
    ],
)
def test_a_pair_is_held_to_its_own_rhythm(weeks: int, check_in: str, stall: str, silent: str) -> None:
    facts = met("4 January", rhythm_weeks=weeks)

    assert due(facts) == {
        "check_in → mentee": f"{on(check_in):%a %Y-%m-%d} 09:30",
        "stall_mentee → mentee": f"{on(stall):%a %Y-%m-%d} 09:30",
        "silent → pair": f"{on(silent):%a %Y-%m-%d} 09:30",
    }


@pytest.mark.parametrize(
    ("asked", "mentor"),
    [
        ("2027-02-04", "2027-02-11"),  # Thursday: the next Thursday
        ("2027-02-12", "2027-02-22"),  # the sixteenth of February is a holiday
        ("2027-03-25", "2027-04-02"),  # over Easter
    ],
)
def test_the_mentor_hears_five_working_days_after_the_question_was_delivered(asked: str, mentor: str) -> None:
    facts = met("14 January", stall_asked_at=datetime.fromisoformat(f"{asked}T10:17").replace(tzinfo=VILNIUS))

    assert due(facts)["stall_mentor → mentor"] == f"{date.fromisoformat(mentor):%a %Y-%m-%d} 09:30"


def test_an_answer_spares_the_mentor() -> None:
    asked = at("4 February 10:00")

    assert "stall_mentor → mentor" in due(met("4 January", stall_asked_at=asked))
    answered = met("4 January", stall_asked_at=asked, stall_answered_at=asked + timedelta(hours=1))
    assert "stall_mentor → mentor" not in due(answered)
    earlier = met("4 January", stall_asked_at=asked, stall_answered_at=asked - timedelta(days=30))
    assert "stall_mentor → mentor" in due(earlier)


def test_a_question_from_before_the_last_meeting_bothers_no_mentor() -> None:
    assert "stall_mentor → mentor" not in due(met("10 February", stall_asked_at=at("4 February 10:00")))


def test_a_plan_is_asked_about_two_hours_after_it_and_the_stall_waits() -> None:
    facts = met("4 January", planned_id="m7", planned_at=at("16 February 15:00"))

    assert due(facts) == {
        "prepare → mentee": "Mon 2027-02-15 09:30",
        "prepare → mentor": "Mon 2027-02-15 09:30",
        "check_in → mentee": "Tue 2027-02-16 17:00",
        "check_in → mentor": "Tue 2027-02-16 17:00",
        "stall_mentee → mentee": "Fri 2027-02-19 09:30",
        "silent → pair": "Fri 2027-02-19 09:30",
    }
    assert {one.subject for one in due_moments(facts, "p1") if one.kind == "check_in"} == {"m7"}


def test_a_plan_well_within_the_rhythm_moves_no_stall() -> None:
    facts = met("4 January", planned_id="m7", planned_at=at("12 January 15:00"))

    assert due(facts)["stall_mentee → mentee"] == "Thu 2027-02-04 09:30"


def test_a_first_meeting_that_is_booked_is_not_asked_about() -> None:
    facts = pair(planned_id="m7", planned_at=at("21 January 15:00"))

    assert "first_meeting → mentee" not in due(facts)
    assert due(facts)["late_start → pair"] == "Sun 2027-01-24 09:30"


def test_a_paused_pair_hears_only_that_the_pause_is_over() -> None:
    facts = met("4 January", paused_since=at("20 January 10:00"), paused_until=on("1 March"))

    assert due(facts) == {"pause_over → pair": "Mon 2027-03-01 09:30"}
    assert due(replace(facts, planned_id="m7", planned_at=at("2 March 15:00"))) == due(facts)


def test_after_a_pause_the_clock_starts_anew() -> None:
    assert due(met("4 January", resumed_on=on("1 March"))) == {
        "check_in → mentee": "Mon 2027-03-22 09:30",
        "stall_mentee → mentee": "Thu 2027-04-01 09:30",
        "silent → pair": "Mon 2027-04-12 09:30",
    }
    assert due(pair(resumed_on=on("1 March")))["first_meeting → mentee"] == "Wed 2027-03-10 09:30"
    assert due(met("8 March", resumed_on=on("1 March"))) == due(met("8 March"))


def test_nothing_is_due_after_the_programme_and_nothing_for_a_pair_that_ended() -> None:
    assert due(met("4 January", ends_on=on("4 February"))) == {
        "check_in → mentee": "Mon 2027-01-25 09:30",
        "stall_mentee → mentee": "Thu 2027-02-04 09:30",
    }
    assert due(met("4 January", ended_at=at("20 January 10:00"))) == {}


def test_half_past_nine_is_local_in_winter_and_in_summer() -> None:
    due_at = {one.kind: one.at for one in due_moments(met("8 March"), "p1")}

    assert due_at["check_in"] == datetime(2027, 3, 29, 6, 30, tzinfo=UTC)
    assert {one.at.utcoffset() for one in due_moments(met("8 March"), "p1")} == {timedelta(0)}


def test_new_facts_make_new_keys_and_the_same_facts_the_same() -> None:
    def keys(facts: PairFacts, pair_id: str = "p1") -> set[str]:
        return {one.key for one in due_moments(facts, pair_id) if one.kind not in ONCE}

    first, again = met("4 January"), met("4 January", help_asked_at=NOON, stall_answered_at=NOON)
    assert keys(first) == keys(again)
    assert not keys(first) & keys(met("5 January"))
    assert not keys(first) & keys(met("4 January", met_count=2))
    assert not keys(first) & keys(first, "p2")

    plan = met("4 January", planned_id="m7", planned_at=at("12 January 15:00"))
    moved = replace(plan, planned_at=at("13 January 15:00"))
    asked = {key for key in keys(plan) if key.startswith(("check_in", "prepare"))}
    assert not asked & keys(moved)
    assert keys(plan) - asked <= keys(moved)


# ---- any pair ----------------------------------------------------------------------------------------------------------


@given(moments())
def test_what_falls_due_is_aware_unique_and_known_to_the_timers(known: tuple[PairFacts, datetime]) -> None:
    facts, _ = known
    found = due_moments(facts, "p1")
    zone = ZoneInfo(facts.zone)

    assert all(one.at.utcoffset() == timedelta(0) for one in found)
    assert len({one.key for one in found}) == len(found)
    assert len({(one.kind, one.to) for one in found}) == len(found)
    assert {one.kind for one in found} <= set(FOLLOWING_FACTS)
    assert found == due_moments(facts, "p1")
    assert all(one.key.startswith(f"{one.kind}:") for one in found)
    for one in found:
        if one.subject is None:
            assert one.at.astimezone(zone).time() == MORNING
        if one.kind not in ("pause_over", "after_card"):
            assert one.at.astimezone(zone).date() <= facts.ends_on


@given(moments())
def test_the_ladder_is_climbed_from_its_foot(known: tuple[PairFacts, datetime]) -> None:
    facts, _ = known
    due_at = {
        one.kind: one.at for one in due_moments(facts, "p1") if one.to != "mentor" or one.kind in LADDER
    }
    order = ("first_meeting", "late_start", "stall_mentee", "silent")
    climbed = [due_at[kind] for kind in order if kind in due_at]

    assert climbed == sorted(climbed)
    if facts.planned_at is None and {"check_in", "stall_mentee"} <= set(due_at):
        assert due_at["check_in"] < due_at["stall_mentee"]


@given(moments(planned_only=True))
def test_a_plan_keeps_everything_but_its_check_in_waiting(known: tuple[PairFacts, datetime]) -> None:
    facts, _ = known
    assert facts.planned_at is not None
    for one in due_moments(facts, "p1"):
        if one.kind == "check_in":
            assert one.at == facts.planned_at + AFTER_MEETING
        elif one.kind not in ("prepare", "stall_mentor", *ONCE):
            assert one.at.astimezone(ZoneInfo(facts.zone)).date() >= (
                (facts.planned_at + PLAN_GRACE).astimezone(ZoneInfo(facts.zone)).date()
            )


# ---- three moments to press ----------------------------------------------------------------------------------------------


def offered(
    facts: PairFacts, now: str = "4 January 12:00", begin: str = "09:00", end: str = "17:00"
) -> list[str]:
    found = suggest_meetings(
        facts, at(now), begin=time.fromisoformat(begin), end=time.fromisoformat(end), zone=ZONE
    )
    return [f"{moment:%a %m-%d %H:%M}" for moment in found]


def test_the_next_meeting_is_offered_a_rhythm_after_the_last() -> None:
    assert offered(met("4 January")) == ["Mon 01-25 10:00", "Tue 01-26 10:00", "Thu 01-28 10:00"]
    assert offered(met("4 January", rhythm_weeks=6)) == [
        "Mon 02-15 10:00",
        "Wed 02-17 10:00",
        "Thu 02-18 10:00",
    ]


def test_a_pair_that_has_not_met_or_is_late_is_offered_the_nearest_days() -> None:
    assert offered(pair()) == ["Wed 01-06 10:00", "Thu 01-07 10:00", "Mon 01-11 10:00"]
    assert offered(met("4 January"), "1 March 12:00") == [
        "Wed 03-03 10:00",
        "Thu 03-04 10:00",
        "Mon 03-08 10:00",
    ]


def test_weekends_and_holidays_are_never_offered() -> None:
    assert offered(pair(), "26 March 12:00") == ["Tue 03-30 10:00", "Wed 03-31 10:00", "Thu 04-01 10:00"]


def test_the_hour_of_the_last_plan_is_kept_where_both_work_then() -> None:
    planned = met("4 January", planned_id="m7", planned_at=NOON.replace(hour=15))

    assert offered(planned, "5 January")[0].endswith("15:00")
    assert offered(planned, "5 January", end="15:00")[0].endswith("09:00")
    assert offered(met("4 January"), begin="10:30")[0].endswith("11:00")
    assert offered(met("4 January"), begin="12:00")[0].endswith("12:00")


@given(moments(), st.integers(6, 12), st.booleans(), st.integers(2, 8))
def test_three_different_working_days_ahead_are_offered(
    known: tuple[PairFacts, datetime],
    hour: int,
    half: bool,  # noqa: FBT001
    length: int,
) -> None:
    facts, now = known
    begin, end = time(hour, 30 if half else 0), time(hour + length)
    found = suggest_meetings(facts, now, begin=begin, end=end, zone=facts.zone)
    days = [moment.date() for moment in found]

    assert len(set(days)) == 3
    assert days == sorted(days)
    assert all(is_working_day(day, facts.country) for day in days)
    assert all(moment > now and begin <= moment.time() < end for moment in found)
    assert len({moment.time() for moment in found}) == 1
    assert all(moment.tzinfo == ZoneInfo(facts.zone) for moment in found)


def test_the_rhythms_a_pair_may_choose_are_two_to_six_weeks() -> None:
    assert RHYTHMS == (2, 3, 4, 5, 6)
    assert [pair(rhythm_weeks=weeks).rhythm for weeks in RHYTHMS] == [
        timedelta(weeks=weeks) for weeks in RHYTHMS
    ]
    assert pair().anchor == MONDAY
