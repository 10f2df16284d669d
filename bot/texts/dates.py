"""Formats days and times in words, as a person writes them in a message in that language."""

from __future__ import annotations

from datetime import date, datetime

_LT_ON = (
    "pirmadienį",
    "antradienį",
    "trečiadienį",
    "ketvirtadienį",
    "penktadienį",
    "šeštadienį",
    "sekmadienį",
)
_LT_MONTHS = (
    "sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio",
    "liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio",
)  # fmt: skip
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EN_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_in_words(day: date, language: str, *, today: date) -> str:
    """The day with its weekday; the year only where it is not the current one. Lithuanian is in the accusative ("on")."""
    if language == "lt":
        year = "" if day.year == today.year else f"{day.year} m. "
        return f"{_LT_ON[day.weekday()]}, {year}{_LT_MONTHS[day.month - 1]} {day.day} d."
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_EN_DAYS[day.weekday()]} {day.day} {_EN_MONTHS[day.month - 1]}{year}"


def short_day(day: date, language: str, *, today: date) -> str:
    """The day without its weekday."""
    if language == "lt":
        year = "" if day.year == today.year else f"{day.year} m. "
        return f"{year}{_LT_MONTHS[day.month - 1]} {day.day} d."
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {_EN_MONTHS[day.month - 1]}{year}"


def moment_in_words(moment: datetime, language: str, *, today: date) -> str:
    """The day and the time, on the 24-hour clock. ``moment`` is local to the reader."""
    day = day_in_words(moment.date(), language, today=today)
    return f"{day}, {moment:%H:%M}" if language == "lt" else f"{day} at {moment:%H:%M}"
