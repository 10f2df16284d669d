"""When an unasked message may go out: working hours anywhere, Lithuania's holidays, clock changes, two a week."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.quiet import (
    UNASKED_A_WEEK,
    WEEK,
    WorkingHours,
    add_working_days,
    budget_opens,
    is_open,
    is_working_day,
    last_working_day_until,
    next_open,
)

VILNIUS = WorkingHours("Europe/Vilnius", time(9), time(17, 30), "LT")
NEW_YORK = WorkingHours("America/New_York", time(8), time(16), "US")
KATHMANDU = WorkingHours(
    "Asia/Kathmandu", time(9, 15), time(18), "LT"
)  # lives there, keeps the programme's holidays


def at(text: str, zone: str = "Europe/Vilnius") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def opens(moment: str, hours: WorkingHours = VILNIUS) -> str:
    """The local moment at which a message that wants out at a local moment may go."""
    zone = ZoneInfo(hours.zone)
    return f"{next_open(at(moment, hours.zone), hours).astimezone(zone):%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-01-01", "New Year"), ("2026-02-16", "State restored"), ("2026-03-11", "Independence"),
        ("2026-04-06", "Easter Monday"), ("2026-05-01", "Labour Day"), ("2026-06-24", "Saint John"),
        ("2026-07-06", "Statehood"), ("2026-11-02", "All Souls"), ("2026-12-24", "Christmas Eve"),
        ("2026-12-25", "Christmas"), ("2027-01-01", "New Year"), ("2027-02-16", "State restored"),
        ("2027-03-11", "Independence"), ("2027-03-29", "Easter Monday"), ("2027-06-24", "Saint John"),
        ("2027-07-06", "Statehood"), ("2027-11-01", "All Saints"), ("2027-11-02", "All Souls"),
        ("2027-12-24", "Christmas Eve"), ("2028-02-16", "State restored"), ("2028-04-17", "Easter Monday"),
        ("2028-05-01", "Labour Day"), ("2028-07-06", "Statehood"), ("2028-08-15", "Assumption"),
        ("2028-11-01", "All Saints"), ("2028-11-02", "All Souls"), ("2028-12-25", "Christmas"),
        ("2028-12-26", "Second day of Christmas"),
    ],
)  # fmt: skip
def test_nothing_goes_out_on_a_lithuanian_holiday(day: str, name: str) -> None:
    assert date.fromisoformat(day).weekday() < 5, f"{name} would be quiet anyway"
    assert not is_working_day(date.fromisoformat(day), "LT")
    assert not is_open(at(f"{day}T11:00"), VILNIUS)


@pytest.mark.parametrize(
    "day", ["2026-12-23", "2026-12-28", "2027-03-26", "2027-03-30", "2028-01-03", "2027-05-03"]
)
def test_the_days_around_holidays_are_working_days(day: str) -> None:
    assert is_working_day(date.fromisoformat(day), "LT")


def test_each_country_keeps_its_own_holidays() -> None:
    assert is_working_day(date(2027, 7, 6), "US")
    assert not is_working_day(date(2027, 7, 5), "US")  # Independence Day, moved to a Monday


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [
        ("2027-01-04T11:00", "2027-01-04T11:00"),
        ("2027-01-04T09:00", "2027-01-04T09:00"),
        ("2027-01-04T08:59", "2027-01-04T09:00"),
        ("2027-01-04T17:29", "2027-01-04T17:29"),
        ("2027-01-04T17:30", "2027-01-05T09:00"),
        ("2027-01-08T18:00", "2027-01-11T09:00"),  # Friday evening
        ("2027-01-10T12:00", "2027-01-11T09:00"),
        ("2026-12-23T17:30", "2026-12-28T09:00"),  # three days of Christmas and a Sunday
        ("2026-12-31T18:00", "2027-01-04T09:00"),
        ("2027-03-27T12:00", "2027-03-30T09:00"),  # Easter, and the clocks go on
        ("2027-10-29T17:30", "2027-11-03T09:00"),  # a weekend, All Saints, All Souls
    ],
)
def test_a_message_waits_for_working_hours(wanted: str, goes: str) -> None:
    assert opens(wanted) == goes


@pytest.mark.parametrize(
    ("hours", "friday", "monday"),
    [
        (VILNIUS, "2027-03-26T18:00", "2027-03-30T06:00"),  # summer time, after Easter Monday
        (VILNIUS, "2027-10-22T18:00", "2027-10-25T06:00"),
        (VILNIUS, "2026-10-23T18:00", "2026-10-26T07:00"),  # winter time begins on the 25th
        (NEW_YORK, "2027-03-12T17:00", "2027-03-15T12:00"),  # two weeks before Europe
        (NEW_YORK, "2027-11-05T17:00", "2027-11-08T13:00"),
        (KATHMANDU, "2027-01-08T18:00", "2027-01-11T03:30"),
    ],
)
def test_nine_o_clock_is_nine_o_clock_whatever_the_clocks_did(
    hours: WorkingHours, friday: str, monday: str
) -> None:
    assert next_open(at(friday, hours.zone), hours) == datetime.fromisoformat(monday).replace(tzinfo=UTC)


def test_the_moment_is_looked_at_where_the_person_is() -> None:
    noon = at("2027-01-04T12:00")

    assert is_open(noon, VILNIUS)
    assert not is_open(noon, NEW_YORK)
    assert is_open(noon.astimezone(UTC), VILNIUS)


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [
        ("2027-01-04T11:00", "2027-01-18T09:00"),
        ("2027-01-16T11:00", "2027-01-18T09:00"),  # not before a Saturday: the Monday
        ("2027-01-18T11:00", "2027-01-18T11:00"),
    ],
)
def test_nothing_goes_out_before_the_day_somebody_named(wanted: str, goes: str) -> None:
    away = WorkingHours("Europe/Vilnius", time(9), time(17, 30), "LT", not_before=date(2027, 1, 16))

    assert opens(wanted, away) == goes


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        ("2027-01-04", 0, "2027-01-04"),
        ("2027-01-04", 5, "2027-01-11"),
        ("2027-01-08", 1, "2027-01-11"),
        ("2027-01-09", 1, "2027-01-11"),
        ("2026-12-22", 3, "2026-12-29"),
        ("2027-03-25", 2, "2027-03-30"),
    ],
)
def test_working_days_are_counted(day: str, count: int, later: str) -> None:
    assert add_working_days(date.fromisoformat(day), count, "LT") == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2027-01-04", "2027-01-04"),
        ("2027-01-10", "2027-01-08"),
        ("2027-03-29", "2027-03-26"),
        ("2026-12-27", "2026-12-23"),
        ("2027-01-03", "2026-12-31"),
    ],
)
def test_the_last_working_day_until_a_day(day: str, before: str) -> None:
    assert last_working_day_until(date.fromisoformat(day), "LT") == date.fromisoformat(before)


# ---- for anybody, anywhere ---------------------------------------------------------------------------------------------

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from(
    (
        "Europe/Vilnius", "Europe/London", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe",
        "Pacific/Auckland", "Pacific/Kiritimati", "Africa/Cairo", "UTC",
    )
)  # fmt: skip


@st.composite
def hours(draw: st.DrawFn) -> WorkingHours:
    begin = draw(st.integers(4 * 60, 18 * 60))
    end = draw(st.integers(begin + 240, 24 * 60 - 1))
    return WorkingHours(
        draw(ZONES),
        time(begin // 60, begin % 60),
        time(end // 60, end % 60),
        draw(st.sampled_from(("LT", "US", "GB"))),
        draw(st.none() | st.dates(date(2026, 1, 1), date(2028, 12, 1))),
    )


@given(MOMENTS, hours())
def test_the_next_open_moment_is_open_and_not_earlier(moment: datetime, kept: WorkingHours) -> None:
    found = next_open(moment, kept)

    assert is_open(found, kept)
    assert found >= moment
    assert found.utcoffset() == timedelta(0)
    assert next_open(found, kept) == found
    assert (found == moment) == is_open(moment, kept)


@given(MOMENTS, hours(), st.floats(0, 1))
def test_nothing_is_open_between_a_moment_and_the_next_open_one(
    moment: datetime, kept: WorkingHours, part: float
) -> None:
    found = next_open(moment, kept)
    between = moment + (found - moment) * part

    assert between >= found or not is_open(between, kept)


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=9)), max_size=30))
def test_no_seven_days_have_more_than_two_messages(gaps: list[timedelta]) -> None:
    now, sent = datetime(2027, 1, 4, 9, tzinfo=UTC), list[datetime]()
    for gap in gaps:
        now = max(now + gap, budget_opens(sent, now + gap))
        sent.append(now)

    for first, after in zip(sent, sent[UNASKED_A_WEEK:], strict=False):
        assert after - first >= WEEK


@given(st.lists(MOMENTS, max_size=8), MOMENTS)
def test_a_free_budget_makes_nobody_wait_and_a_full_one_no_longer_than_a_week(
    sent: list[datetime], now: datetime
) -> None:
    sent = [moment for moment in sent if moment <= now]
    found = budget_opens(sent, now)
    recent = [moment for moment in sent if now - WEEK < moment <= now]

    assert now <= found <= now + WEEK
    assert (found == now) == (len(recent) < UNASKED_A_WEEK)


def test_the_third_message_goes_seven_days_after_the_first() -> None:
    monday, tuesday = at("2027-01-04T09:00"), at("2027-01-05T09:00")

    assert budget_opens([tuesday, monday], at("2027-01-06T09:00")) == at("2027-01-11T09:00")
    assert budget_opens([monday, tuesday], at("2027-01-11T09:00")) == at("2027-01-11T09:00")
    assert budget_opens([monday], at("2027-01-06T09:00")) == at("2027-01-06T09:00")
    wednesday = at("2027-01-06T09:00")  # one more than allowed went out: the last two count
    assert budget_opens([monday, tuesday, wednesday], at("2027-01-07T09:00")) == at("2027-01-12T09:00")
