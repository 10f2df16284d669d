"""Three times to suggest for a pair's next meeting."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.rules.pair_facts import PairFacts
from bot.rules.quiet import is_working_day

USUAL_HOUR = time(10)  # where no earlier meeting tells the hour that suits both
DAYS_BETWEEN = (0, 1, 3)  # days from the first suggestion to each of the three


def suggest_meetings(
    facts: PairFacts, now: datetime, *, begin: time, end: time, zone: str, usual: datetime | None = None
) -> tuple[datetime, ...]:
    """Three times for the next meeting, on three different working days within the pair's rhythm; local to ``zone``.

    The hour of the last plan is kept where it lies in both people's working hours (``begin``, ``end``); else 10:00, or
    their first full hour. ``usual`` is the time of the latest planned meeting, where none is planned now.
    """
    local = ZoneInfo(zone)
    today = now.astimezone(local).date()
    hour = USUAL_HOUR
    if (known := facts.planned_at or usual) is not None:
        hour = known.astimezone(local).time().replace(second=0, microsecond=0)
    if not begin <= hour < end:
        hour = time(begin.hour + 1 if begin.minute else begin.hour)
    target = max(facts.anchor + facts.rhythm, today + timedelta(days=2))
    if facts.planned_at is not None and facts.planned_ahead(now):
        target = facts.planned_at.astimezone(local).date() + timedelta(
            days=1
        )  # it is being moved: stay near it
    elif facts.last_met_on is None or today > facts.anchor + 1.5 * facts.rhythm:
        target = today + timedelta(days=2)
    found: list[datetime] = []
    for step in DAYS_BETWEEN:
        day = max(
            target + timedelta(days=step), *(moment.date() + timedelta(days=1) for moment in found), target
        )
        while not is_working_day(day, facts.country):
            day += timedelta(days=1)
        found.append(datetime.combine(day, hour, tzinfo=local))
    return tuple(found)
