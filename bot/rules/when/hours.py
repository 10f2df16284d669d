"""Resolves an hour as it was said to the 24-hour clock_time."""

from __future__ import annotations

from datetime import time

from bot.rules.when.tokens import ClockTime, DayPart

NOON = 12
# Hours that mean themselves, then hours of the 12-hour clock that mean twelve later.
_SPOKEN: dict[DayPart | None, tuple[range, range]] = {
    None: (range(7, 24), range(0)),
    DayPart.MORNING: (range(1, 12), range(0)),
    DayPart.DAY: (range(10, 18), range(1, 6)),
    DayPart.MIDDAY: (range(11, 15), range(1, 3)),
    DayPart.AFTERNOON: (range(12, 19), range(1, 7)),
    DayPart.EVENING: (range(16, 24), range(5, 12)),
    DayPart.NIGHT: (range(20, 24), range(9, 12)),
}
# The first and the last hour in which a part of today can still be, or already have been, meant.
DAY_PART_HOURS: dict[DayPart, tuple[int, int]] = {
    DayPart.MORNING: (5, 12),
    DayPart.DAY: (10, 18),
    DayPart.MIDDAY: (11, 15),
    DayPart.AFTERNOON: (12, 18),
    DayPart.EVENING: (17, 24),
    DayPart.NIGHT: (20, 24),
}


def resolve_hour(clock_time: ClockTime, day_part: DayPart | None) -> time | None:
    """The hour on the 24-hour clock; None where it may be two hours, or contradicts the part of the day."""
    as_said, twelve_later = _SPOKEN[day_part]
    if clock_time.on_24_hours:
        fits = day_part is None or clock_time.hour in as_said
        return time(clock_time.hour, clock_time.minute) if fits else None
    # The shift is tried first: "7 in the evening" is in both where hours overlap.
    if clock_time.hour in twelve_later:
        return time(clock_time.hour + NOON, clock_time.minute)
    return time(clock_time.hour, clock_time.minute) if clock_time.hour in as_said else None
