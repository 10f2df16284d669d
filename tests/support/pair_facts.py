"""Pairs as the rules know them: a plain one, with dates in words, and any there can be."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.rules.pair_facts import RHYTHMS, PairFacts
from bot.rules.when import parse_date

ZONE = "Europe/Vilnius"
VILNIUS = ZoneInfo(ZONE)
MONDAY = date(2027, 1, 4)  # everything starts here
NOON = datetime.combine(MONDAY, time(12), tzinfo=VILNIUS)


def at(words: str) -> datetime:
    """The moment that is meant early on Monday 4 January 2027: "15 March 10:00"; a day alone is its noon."""
    found = parse_date(words, language="en", now=datetime.combine(MONDAY, time(0), tzinfo=VILNIUS))
    assert found is not None, words
    return found if isinstance(found, datetime) else datetime.combine(found, time(12), tzinfo=VILNIUS)


def on(words: str) -> date:
    """The day that is meant."""
    return at(words).date()


def pair(**known: Any) -> PairFacts:
    """A pair that began on Monday 4 January 2027, meets every three weeks, in a programme until 2 July."""
    plain: dict[str, Any] = {
        "zone": ZONE, "country": "LT", "rhythm_weeks": 3, "started_on": MONDAY, "ends_on": date(2027, 7, 2),
    }  # fmt: skip
    facts = PairFacts(**plain | known)
    assert (facts.last_met_on is None) == (facts.met_count == 0)
    return facts


def met(words: str, **known: Any) -> PairFacts:
    """A pair that has met, the last time on that day."""
    return pair(last_met_on=on(words), met_count=known.pop("met_count", 1), **known)


@st.composite
def moments(draw: st.DrawFn, *, planned_only: bool = False) -> tuple[PairFacts, datetime]:
    """Any pair, at a moment that nothing known of it lies beyond, but what is planned.

    ``planned_only``: a pair that has a plan, is not paused and has not ended.
    """
    start = draw(st.dates(date(2026, 1, 1), date(2027, 6, 1)))
    now = datetime.combine(start, time(23), tzinfo=UTC) + draw(
        st.timedeltas(timedelta(0), timedelta(days=250))
    )
    zone = draw(st.sampled_from((ZONE, "UTC", "America/New_York")))
    today = min(now.astimezone(ZoneInfo(zone)).date(), now.date())

    def past() -> st.SearchStrategy[datetime]:
        since = now - datetime.combine(start, time(0), tzinfo=UTC)
        return st.timedeltas(timedelta(0), since).map(lambda ago: now - ago)

    last_met = draw(st.none() | st.dates(min(start, today), today))
    plan = st.timedeltas(timedelta(days=-30), timedelta(days=60)).map(lambda off: now + off)
    pause = st.tuples(past(), st.dates(today, today + timedelta(days=90)))
    planned = draw(plan if planned_only else st.none() | plan)
    paused = None if planned_only else draw(st.none() | pause)
    ended = None if planned_only else draw(st.none() | st.none() | st.none() | past())
    return (
        PairFacts(
            zone=zone,
            country=draw(st.sampled_from(("LT", "US"))),
            rhythm_weeks=draw(st.sampled_from(RHYTHMS)),
            started_on=start,
            ends_on=start + timedelta(days=draw(st.integers(30, 300))),
            last_met_on=last_met,
            met_count=draw(st.integers(1, 9)) if last_met else 0,
            planned_id="m7" if planned else None,
            planned_at=planned,
            paused_since=paused[0] if paused else None,
            paused_until=paused[1] if paused else None,
            resumed_on=draw(st.none() | st.dates(min(start, today), today)),
            help_asked_at=draw(st.none() | past()),
            stall_asked_at=draw(st.none() | past()),
            stall_answered_at=draw(st.none() | past()),
            ended_at=ended,
        ),
        now,
    )
