"""Compares a stored row with the values of a file, and describes the difference to a coordinator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from storage.programmes import Row


def changed_columns(row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns whose stored value differs, with their new values."""
    return {column: value for column, value in values.items() if getattr(row, column) != value}


def describe_changes(
    row: Row, values: Mapping[str, Any], labels: Mapping[str, str], zone: str = "UTC"
) -> str:
    """The changes in words, as in "language en → lt"; instants are shown in ``zone``, an IANA name."""
    parts = []
    for column, value in values.items():
        label = labels.get(column, column)
        before, after = format_value(getattr(row, column), zone), format_value(value, zone)
        parts.append(f"{label} changes" if before == after else f"{label} {before} → {after}")
    return ", ".join(parts)


def format_value(value: Any, zone: str) -> str:
    """A value as a coordinator reads it; "…" for a value that is too long for a line."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, datetime):
        return f"{value.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
    if isinstance(value, date | int):
        return str(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return " + ".join(value)
    if isinstance(value, str):
        return f"“{value}”" if " " in value else value
    return "…"
