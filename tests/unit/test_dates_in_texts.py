"""Days and hours as a person of that language writes them in a message (docs/domain.md §3.3)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.when import parse_date
from bot.texts.dates import day_in_words, moment_in_words, short_day

Language = Literal["lt", "en"]
VILNIUS = ZoneInfo("Europe/Vilnius")
TODAY = date(2027, 1, 4)


@pytest.mark.parametrize(
    ("day", "lt", "en"),
    [
        ("2027-01-04", "pirmadienį, sausio 4 d.", "Monday 4 January"),
        ("2027-01-12", "antradienį, sausio 12 d.", "Tuesday 12 January"),
        ("2027-02-03", "trečiadienį, vasario 3 d.", "Wednesday 3 February"),
        ("2027-03-11", "ketvirtadienį, kovo 11 d.", "Thursday 11 March"),
        ("2027-12-31", "penktadienį, gruodžio 31 d.", "Friday 31 December"),
        ("2027-08-21", "šeštadienį, rugpjūčio 21 d.", "Saturday 21 August"),
        ("2027-09-05", "sekmadienį, rugsėjo 5 d.", "Sunday 5 September"),
        ("2026-12-31", "ketvirtadienį, 2026 m. gruodžio 31 d.", "Thursday 31 December 2026"),
        ("2028-02-29", "antradienį, 2028 m. vasario 29 d.", "Tuesday 29 February 2028"),
    ],
)
def test_a_day_is_said_with_its_weekday(day: str, lt: str, en: str) -> None:
    assert day_in_words(date.fromisoformat(day), "lt", today=TODAY) == lt
    assert day_in_words(date.fromisoformat(day), "en", today=TODAY) == en
    assert short_day(date.fromisoformat(day), "lt", today=TODAY) == lt.split(", ")[1]
    assert short_day(date.fromisoformat(day), "en", today=TODAY) == en.split(" ", 1)[1]


def test_a_moment_is_said_on_the_24_hour_clock() -> None:
    moment = datetime(2027, 1, 12, 15, 5, tzinfo=VILNIUS)

    assert moment_in_words(moment, "lt", today=TODAY) == "antradienį, sausio 12 d., 15:05"
    assert moment_in_words(moment, "en", today=TODAY) == "Tuesday 12 January at 15:05"
    assert moment_in_words(moment.replace(hour=9, minute=0), "lt", today=TODAY).endswith(", 09:00")


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_days_agree_with_the_language_s_own_tables(day: date) -> None:
    genitive = format_date(day, "MMMM d 'd'.", locale="lt")
    year = "" if day.year == TODAY.year else f"{day.year} m. "

    assert short_day(day, "lt", today=TODAY) == f"{year}{genitive}"
    # Babel has weekdays in the nominative alone: "pirmadienis", which ends in "į" where it says when.
    weekday = format_date(day, "EEEE", locale="lt").removesuffix("is") + "į"
    assert day_in_words(day, "lt", today=TODAY).startswith(f"{weekday}, ")
    pattern = "EEEE d MMMM" if day.year == TODAY.year else "EEEE d MMMM y"
    assert day_in_words(day, "en", today=TODAY) == format_date(day, pattern, locale="en")


@given(st.integers(1, 300), st.integers(7, 20), st.sampled_from((0, 5, 30)), st.sampled_from(("lt", "en")))
def test_what_is_said_is_understood_when_it_is_said_back(
    ahead: int, hour: int, minute: int, language: Language
) -> None:
    now = datetime(2027, 1, 4, 6, 0, tzinfo=VILNIUS)
    moment = (now + timedelta(days=ahead)).replace(hour=hour, minute=minute)
    day = moment.date()

    assert parse_date(moment_in_words(moment, language, today=TODAY), language=language, now=now) == moment
    assert parse_date(day_in_words(day, language, today=TODAY), language=language, now=now) == day
    assert parse_date(short_day(day, language, today=TODAY), language=language, now=now) == day


def test_no_no_break_space_or_am_pm_slips_in() -> None:
    for month in range(1, 13):
        moment = datetime(2028, month, 1, 13, tzinfo=VILNIUS)
        for language in ("lt", "en"):
            said = moment_in_words(moment, language, today=TODAY)
            assert not re.search(r"\u00a0|\b[ap]m\b|\s\s", said)
