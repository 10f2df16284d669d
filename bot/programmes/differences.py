"""Which columns of a stored row differ from what a file says, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from storage.programmes import Row


def differing(row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns whose stored value is another one."""
    return {column: value for column, value in values.items() if getattr(row, column) != value}


def in_words(row: Row, values: Mapping[str, Any], labels: Mapping[str, str], zone: str = "UTC") -> str:
    """What changes, as in "language en → lt"; instants are shown in ``zone``, an IANA name."""
    said = []
    for column, value in values.items():
        label = labels.get(column, column)
        before, after = shown(getattr(row, column), zone), shown(value, zone)
        said.append(f"{label} changes" if before == after else f"{label} {before} → {after}")
    return ", ".join(said)


def shown(value: Any, zone: str) -> str:
    """A value as a coordinator reads it; "…" for what is too long for a line."""
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
