"""Fields about time and place: what people write, what is kept, and what is asked back rather than guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.date_fields import Hour, Hours, When, Zone, to_iso
from bot.conversation.fields import Field, FieldContext, Reading, SeenBy, Unclear

Language = Literal["lt", "en"]
MONDAY = datetime(2027, 1, 4, 9, 30, tzinfo=ZoneInfo("Europe/Vilnius"))
AHEAD = When(name="when", suggested="dates", seen_by=SeenBy.PAIR)
BACK = When(name="met_on", toward="past", suggested="days", seen_by=SeenBy.PAIR)
HOUR = Hour(name="hour", seen_by=SeenBy.PAIR)
HOURS = Hours(name="span", seen_by=SeenBy.SETTINGS)
ZONE = Zone(name="zone", seen_by=SeenBy.SETTINGS)
DATES = {"dates": ["2027-01-12T15:00", "2027-01-13"], "days": ["2027-01-04", "2027-01-03"]}


def read(field: Field, said: str, language: Language = "lt", about: Mapping[str, Any] = DATES) -> Any:
    """What the field understood; the id of the sentence that asks back where it did not."""
    try:
        return field.read(said, FieldContext("plan", about, Reading(language, MONDAY, lambda _: ())))
    except Unclear as problem:
        return problem.text


@pytest.mark.parametrize(
    ("said", "language", "kept"),
    [
        ("rytoj 15 val.", "lt", "2027-01-05T15:00"),
        ("kitą antradienį 10:30", "lt", "2027-01-12T10:30"),
        ("sausio 12 d.", "lt", "2027-01-12"),
        ("next Tuesday at 3 pm", "en", "2027-01-12T15:00"),
        ("2027-01-12T15:00", "lt", "2027-01-12T15:00"),
        ("1", "lt", "2027-01-12T15:00"),
        (" 2 ", "en", "2027-01-13"),
        ("3", "lt", "unclear-when"),
        ("0", "lt", "unclear-when"),
        ("9" * 5000, "lt", "unclear-when"),
        ("kada nors", "lt", "unclear-when"),
        ("vakar", "lt", "unclear-when"),
    ],
)
def test_a_moment_ahead_is_understood_or_asked_back(said: str, language: Language, kept: str) -> None:
    assert read(AHEAD, said, language) == kept


@pytest.mark.parametrize(
    ("said", "language", "kept"),
    [
        ("vakar", "lt", "2027-01-03"),
        ("yesterday", "en", "2027-01-03"),
        ("šiandien", "lt", "2027-01-04"),
        ("2", "lt", "2027-01-03"),
        ("rytoj", "lt", "unclear-when-past"),
        ("seniai", "lt", "unclear-when-past"),
    ],
)
def test_a_day_that_was_is_understood_or_asked_back(said: str, language: Language, kept: str) -> None:
    assert read(BACK, said, language) == kept


def test_a_bare_number_is_no_suggestion_where_nothing_is_suggested() -> None:
    plain = When(name="due", seen_by=SeenBy.PAIR)

    assert plain.options(DATES) == ()
    assert read(plain, "1") == "unclear-when"


def test_a_moment_a_day_and_nothing_take_their_own_branches() -> None:
    optional = When(name="when", optional=True, seen_by=SeenBy.PAIR)

    assert [AHEAD.case(value) for value in ("2027-01-12T15:00", "2027-01-12", None)] == [
        "moment",
        "day",
        "skipped",
    ]
    assert AHEAD.cases() == ("moment", "day")
    assert optional.cases() == ("moment", "day", "skipped")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("15", "15:00"),
        ("15:30", "15:30"),
        ("15.30", "15:30"),
        ("15 val.", "15:00"),
        ("15 h", "15:00"),
        ("3 pm", "15:00"),
        ("7", "07:00"),
        ("3:00", "03:00"),
        ("00:00", "00:00"),
        ("7 vakaro", "19:00"),
        ("9 val. ryto", "09:00"),
    ],
)
def test_an_hour_is_read(said: str, kept: str) -> None:
    assert read(HOUR, said) == kept


@pytest.mark.parametrize(
    "said", ["3", "6 val.", "24", "25:00", "8:75", "13 pm", "0 am", "po pietų", "", "15:00 16:00"]
)
def test_an_hour_that_could_be_two_is_asked_back(said: str) -> None:
    assert read(HOUR, said) == "unclear-hour"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("8:30-17", "08:30-17:00"),
        ("8.30–17.15", "08:30-17:15"),
        ("8:00 — 16:00", "08:00-16:00"),
        ("nuo 9 iki 18", "09:00-18:00"),
        ("nuo 8 val. iki 17 val.", "08:00-17:00"),
        ("from 9 to 5:30 pm", "09:00-17:30"),
        ("9am-5pm", "09:00-17:00"),
        ("10 till 14", "10:00-14:00"),
    ],
)
def test_working_hours_are_read(said: str, kept: str) -> None:
    assert read(HOURS, said) == kept


@pytest.mark.parametrize("said", ["9", "9-12:59", "17-9", "9-5", "9-24", "8-12-17", "a-b", "", "-", "nuo 9"])
def test_working_hours_that_are_none_or_too_short_are_asked_back(said: str) -> None:
    assert read(HOURS, said) == "unclear-hours"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Vilnius", "Europe/Vilnius"),
        ("Kaune", "Europe/Vilnius"),
        ("klaipėda", "Europe/Vilnius"),
        ("Londonas", "Europe/London"),
        ("London", "Europe/London"),
        ("in London", "Europe/London"),
        ("Rygoje", "Europe/Riga"),
        ("New York", "America/New_York"),
        ("America/New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("UTC", "UTC"),
        ("Indianapolis", "unclear-zone"),  # America has it twice
        ("Atlantida", "unclear-zone"),
        ("", "unclear-zone"),
    ],
)
def test_a_zone_is_known_by_its_city(said: str, kept: str) -> None:
    assert read(ZONE, said) == kept


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        (AHEAD, ("2027-01-12", "2027-01-12T15:00"), ("rytoj", "2027-02-30", "", None, 7)),
        (HOUR, ("09:00", "23:59"), ("9:00", "24:00", "9", None, 9)),
        (HOURS, ("09:00-18:00",), ("9-18", "09:00", None)),
        (ZONE, ("Europe/Vilnius", "UTC"), ("Vilnius", "Mars/Base", None, [])),
    ],
)
def test_a_stored_answer_is_one_only_while_it_still_would_be_given(
    field: Field, good: tuple[Any, ...], bad: tuple[Any, ...]
) -> None:
    assert [field.accepts(value, {}) for value in good] == [True] * len(good)
    assert [field.accepts(value, {}) for value in bad] == [False] * len(bad)


def test_days_and_moments_are_kept_as_iso_text() -> None:
    assert to_iso(date(2027, 1, 2)) == "2027-01-02"
    assert to_iso(datetime(2027, 1, 2, 3, 4, 59, tzinfo=ZoneInfo("UTC"))) == "2027-01-02T03:04"


@given(st.text(max_size=40), st.sampled_from(("lt", "en")))
def test_whatever_is_written_is_understood_or_asked_back(said: str, language: Language) -> None:
    for field in (AHEAD, BACK, HOUR, HOURS, ZONE):
        value = read(field, said, language)
        assert value.startswith("unclear-") or field.accepts(value, {})


@given(st.times(), st.sampled_from(("lt", "en")))
def test_an_hour_on_the_24_hour_clock_is_always_read(hour: Any, language: Language) -> None:
    assert read(HOUR, f"{hour:%H:%M}", language) == f"{hour:%H:%M}"
