"""What waits in the outbox for a person who is here: shown after an answer that asks nothing, so one message less is due."""

from __future__ import annotations

from bot.conversation.messages import Ask, Worded
from bot.inbox.focus import focused
from bot.kinds import KINDS, Policy
from bot.outbox.decide import asks, drop_reason, kind_of, policy_now
from bot.outbox.digest import build_digest
from bot.schedule import effects
from bot.turn import Turn
from storage import outbox, pairs


def what_waits(turn: Turn) -> tuple[Worded, ...]:
    """News at once, a question once the person has finished a conversation; nothing where they asked for quiet."""
    if not _has_time(turn):
        return ()
    turn.store.flush()
    person, here = turn.who.person, turn.who.member.address
    waiting = outbox.waiting(turn.store, person.id, turn.who.now, address_id=here.id if here else None)
    rows = [row for row in waiting if row.kind in KINDS]  # what a newer version posted is left to delivery
    couples = pairs.by_ids(turn.store, {row.pair_id for row in rows if row.pair_id})
    turns = {row.id: turn.for_pair(couples.get(row.pair_id or "")) for row in rows}
    rows = [
        row
        for row in rows
        if drop_reason(row, person, couples.get(row.pair_id or ""), turn.who.now) is None
        and policy_now(kind_of(row), couples.get(row.pair_id or "")) is Policy.TELL
    ]
    if not any(row.closed_at == turn.who.now for row in turn.loaded.conversations.values()):
        rows = [row for row in rows if not asks(row)]  # looking something up brings news, and no question
    several = bool(rows) and person.id in pairs.in_several(turn.store, [person.id])
    digest = build_digest(turns, rows, several=several)
    if digest.shown:
        outbox.mark_shown(turn.store, digest.shown, turn.who.now)
        person.focus = digest.focus
        for row in digest.shown:
            for effect in row.on_delivered:
                effects.on_delivered(turn, effect)
    return tuple(digest.words)


def _has_time(turn: Turn) -> bool:
    """Whether the person is asked nothing, is in no conversation and has not asked for quiet."""
    decided, person = turn.effects, turn.who.person
    if any(isinstance(reply, Ask) for reply in decided.replies) or decided.unrecorded or decided.erase_person:
        return False
    if person.paused_until is not None and turn.who.today < person.paused_until:
        return False
    return focused(turn) is None
