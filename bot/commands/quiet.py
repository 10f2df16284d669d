"""Commands under every unasked message: why did I get this, no more of this kind, not now."""

from __future__ import annotations

from bot.kinds import KINDS, Kind
from bot.turn import Turn
from storage import outbox, outbox_queries


def why(turn: Turn, rest: str) -> None:
    """Explain the kinds of the latest message, and the weekly budget."""
    kinds = _latest_kinds(turn)
    if not kinds:
        turn.say("why-nothing")
        return
    for number, kind in enumerate(kinds):
        (turn.line if number else turn.say)(f"why-{kind.text_id}")
    turn.line("why-budget")


def stop(turn: Turn, rest: str) -> None:
    """Stop the kinds of the latest message for the person, those that wait in the outbox too."""
    kinds = [kind for kind in _latest_kinds(turn) if kind.stoppable]
    if not kinds:
        turn.say("stop-nothing")
        return
    names = [kind.name for kind in kinds]
    turn.who.person.stopped_kinds = sorted({*turn.who.person.stopped_kinds, *names})
    outbox.stop_waiting(turn.store, turn.who.person.id, names, turn.who.now)
    turn.say("stop-done")
    for kind in kinds:
        turn.line(f"kind-{kind.text_id}")


def restore(turn: Turn, rest: str) -> None:
    """Allow all kinds of messages again."""
    turn.who.person.stopped_kinds = []
    turn.say("restore-done")


def snooze(turn: Turn, rest: str) -> None:
    """Ask how long the person wants no unasked messages."""
    turn.begin("snooze")


def _latest_kinds(turn: Turn) -> list[Kind]:
    """The kinds of the message that reached the person last."""
    names = dict.fromkeys(row.kind for row in outbox_queries.latest_batch(turn.store, turn.who.person.id))
    return [KINDS[name] for name in names if name in KINDS]
