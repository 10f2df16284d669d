"""Dates in words: which day or moment a person means, in Lithuanian or English; what is unclear is None."""

from __future__ import annotations

from bot.rules.when.search import Found, find
from bot.rules.when.understanding import understand

__all__ = ["Found", "find", "understand"]
