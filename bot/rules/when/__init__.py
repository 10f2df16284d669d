"""Dates in words, in Lithuanian and English: the day, with or without an hour, that a text means; None where it is unclear."""

from __future__ import annotations

from bot.rules.when.search import FoundDate, find_date
from bot.rules.when.whole_phrase import parse_date

__all__ = ["FoundDate", "find_date", "parse_date"]
