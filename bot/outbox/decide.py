"""Decides about one waiting message: drop it, hold it until a moment, or send it now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.conversation.messages import Ask, load
from bot.kinds import KINDS, Kind, Policy
from bot.reader import hours_of
from bot.rules.quiet import WorkingHours, budget_opens, is_open, next_open
from storage.outcomes import MessageOutcome
from storage.pairs import Couple
from storage.people import Member
from storage.tables import OutboxMessage, Person

NO_ADDRESS_RETRY = timedelta(days=1)
QUESTIONS_APART = timedelta(days=1)


def kind_of(row: OutboxMessage) -> Kind:
    """The kind of a message. Raises KeyError for one that this version does not know: it ends as a dead letter."""
    return KINDS[row.kind]


def asks(row: OutboxMessage) -> bool:
    """Whether a message asks something."""
    return any(isinstance(load(parts), Ask) for parts in row.body)


def drop_reason(
    row: OutboxMessage, person: Person, couple: Couple | None, now: datetime
) -> MessageOutcome | None:
    """Why a message is not to be shown any more, ever; None for one that is."""
    kind = kind_of(row)
    if now >= _expires_at(row, kind, person, couple):
        return MessageOutcome.EXPIRED
    if person.unreachable_since is not None:
        return MessageOutcome.UNREACHABLE
    if row.kind in person.stopped_kinds and kind.stoppable:
        return MessageOutcome.STOPPED
    return MessageOutcome.STOPPED if policy_now(kind, couple) is Policy.DROP else None


def policy_now(kind: Kind, couple: Couple | None) -> Policy:
    """What a kind's row says for a pair as it stands: not begun, running, paused or ended; about no pair: tell."""
    if couple is not None and couple.pair.ended_at is not None:
        return kind.after_end
    if couple is not None and couple.pair.paused_until is not None:
        return kind.in_pause
    return Policy.TELL


def send_at(
    row: OutboxMessage,
    member: Member,
    couple: Couple | None,
    sent: Sequence[datetime],
    now: datetime,
) -> datetime:
    """The earliest moment at which a message may go, ``now`` where it may go at once.

    ``sent`` are the moments of the last week that the budget counts. A batch that was tried before goes again within the
    hours alone.
    """
    kind, hours = kind_of(row), hours_of(member.person, member.programme)
    if policy_now(kind, couple) is Policy.WAIT:  # looked at anew each morning: a pause may end early
        return next_open(now + timedelta(days=1), hours)
    if not kind.unasked:
        return now
    fits = now
    if not row.batch and kind.in_budget:
        fits = max(budget_opens(sent, now), _a_day_apart(row, kind, sent, now))
    return now if fits <= now and is_open(now, hours) else next_open(fits, hours)


def ask_alone_at(
    row: OutboxMessage, hours: WorkingHours, sent: Sequence[datetime], now: datetime
) -> datetime:
    """When a question held back goes out by itself, should the one before it stay unanswered.

    One that can wait takes no other's place in the week: it is asked within it only once the person is through.
    """
    kind = kind_of(row)
    fits = now + kind.patience
    if kind.in_budget:
        fits = max(budget_opens([*sent, now], now), fits)
    return next_open(fits, hours)


def _a_day_apart(row: OutboxMessage, kind: Kind, sent: Sequence[datetime], now: datetime) -> datetime:
    """Earliest time for a question of Pora's own: one day after the previous nudge, except meeting questions."""
    if not sent or kind.today or not asks(row):
        return now
    return sent[-1] + QUESTIONS_APART


def _expires_at(row: OutboxMessage, kind: Kind, person: Person, couple: Couple | None) -> datetime:
    """When a message is too old to be of use; quiet of its reader or pair does not use up the time of some kinds."""
    if not kind.outlasts_quiet:
        return row.expires_at
    back = [datetime.combine(day, time(), tzinfo=UTC) for day in _back(person, couple)]
    return max([row.expires_at, *(moment + kind.expires for moment in back)])


def _back(person: Person, couple: Couple | None) -> list[date]:
    """The days from which reader and pair are there again."""
    days = [person.paused_until]
    if couple is not None:
        zone = ZoneInfo(couple.programme.zone)
        resumed = couple.pair.resumed_at
        days += [couple.pair.paused_until, resumed.astimezone(zone).date() if resumed else None]
    return [day for day in days if day is not None]
