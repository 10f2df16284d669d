"""Which hour of the day was meant."""

from __future__ import annotations

from datetime import time

from bot.rules.when.pieces import Clock, Part

NOON = 12
# Hours as they are said, then hours that are said on the 12-hour clock and mean twelve later.
_SPOKEN: dict[Part | None, tuple[range, range]] = {
    None: (range(7, 24), range(0)),
    Part.MORNING: (range(1, 12), range(0)),
    Part.DAY: (range(10, 18), range(1, 6)),
    Part.MIDDAY: (range(11, 15), range(1, 3)),
    Part.AFTERNOON: (range(12, 19), range(1, 7)),
    Part.EVENING: (range(16, 24), range(5, 12)),
    Part.NIGHT: (range(20, 24), range(9, 12)),
}
# From when to when (hours) a part of today can still be, or already have been, meant.
BOUNDS: dict[Part, tuple[int, int]] = {
    Part.MORNING: (5, 12),
    Part.DAY: (10, 18),
    Part.MIDDAY: (11, 15),
    Part.AFTERNOON: (12, 18),
    Part.EVENING: (17, 24),
    Part.NIGHT: (20, 24),
}


def hour_meant(clock: Clock, part: Part | None) -> time | None:
    """The hour on the 24-hour clock; None where it may be two, or contradicts the part of the day."""
    as_said, twelve_later = _SPOKEN[part]
    if clock.sure:
        fits = part is None or clock.hour in as_said
        return time(clock.hour, clock.minute) if fits else None
    # The shift is tried first: "7 in the evening" is in both where hours overlap.
    if clock.hour in twelve_later:
        return time(clock.hour + NOON, clock.minute)
    return time(clock.hour, clock.minute) if clock.hour in as_said else None
