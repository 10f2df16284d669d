from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.when.resolving import Toward
from bot.rules.when.understanding import understand


@dataclass(frozen=True, slots=True)
class Found:
    value: date | datetime
    start: int
    end: int


def find(text: str, *, language: str, now: datetime, toward: Toward = "future") -> Found | None:
    value = understand(text, language=language, now=now, toward=toward)
    return None if value is None else Found(value, 0, len(text))
