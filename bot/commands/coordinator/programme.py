"""What a coordinator may ask: states, rules and dates of pairs, never what anybody wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.conversation import refs
from bot.conversation.text_folding import fold
from bot.rules.pair_facts import PairFacts
from bot.rules.pair_health import NEEDS_ATTENTION, Health, PairState, pair_health
from bot.rules.visibility import Data
from bot.turn import Turn, facts_of
from storage import access_journal, agreements, goals, meetings, pairs
from storage.pairs import Couple

SIGNS = {
    PairState.STARTING: "○",
    PairState.LATE_START: "△",
    PairState.IN_RHYTHM: "●",
    PairState.SLOW: "◐",
    PairState.SILENT: "□",
    PairState.PAUSED: "‖",
    PairState.ASKS: "!",
    PairState.ENDED: "✓",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair as its coordinator sees it."""

    couple: Couple
    facts: PairFacts
    health: Health


def overview(turn: Turn, rest: str) -> None:
    """Counts by state, then who needs attention and since when."""
    seen = _all(turn)
    if seen is None:
        return
    turn.say("pairs-head", count=len(seen))
    for state in PairState:
        count = sum(1 for one in seen if one.health.state == state)
        if count:
            turn.line("pairs-count", sign=SIGNS[state], state=state.value.replace("_", "-"), count=count)
    _attention(turn, [one for one in seen if one.health.state in NEEDS_ATTENTION])


def stalled(turn: Turn, rest: str) -> None:
    """The pairs that have stalled, longest first."""
    seen = _all(turn)
    if seen is None:
        return
    standing = (PairState.SLOW, PairState.SILENT, PairState.LATE_START)
    found = [one for one in seen if one.health.state in standing]
    if found:
        _attention(turn, found)
    else:
        turn.say("pairs-none-stalled")


def status(turn: Turn, rest: str) -> None:
    """One pair's facts: met or not yet, rhythm, what is booked."""
    for one in _named(turn, rest, "status"):
        facts = one.facts
        turn.say(
            "pairs-status",
            sign=SIGNS[one.health.state],
            state=one.health.state.value.replace("_", "-"),
            since=refs.date(one.health.since),
            mentee=one.couple.mentee.name,
            mentor=one.couple.mentor.name,
            weeks=facts.rhythm_weeks,
            count=facts.met_count,
        )
        if facts.last_met_on is not None:
            turn.line("pairs-last", on=refs.date(facts.last_met_on))
        if facts.planned_at is not None and facts.planned_at > turn.who.now:
            turn.line(
                "pairs-next", on=refs.day(facts.planned_at.astimezone(turn.who.reader.now.tzinfo).date())
            )
        else:
            turn.line("pairs-no-next")
        pair = one.couple
        if turn.who.may_see(Data.AGREEMENT_MADE, pair.mentee.id, pair):
            turn.line(
                "pairs-agreement", made="yes" if agreements.is_in_force(turn.store, pair.pair.id) else "no"
            )
        shown = goals.key_roles_shown(turn.store, pair.pair.id)
        for person in (pair.mentee, pair.mentor):
            if person.id in shown and turn.who.may_see(Data.KEY_ROLE_SHOWN, person.id, pair):
                turn.line("pairs-key-role", who=person.name)


def why(turn: Turn, rest: str) -> None:
    """The rule behind a pair's state and its dates."""
    named = _named(turn, rest, "why")
    for one in named:
        facts = one.facts
        turn.say(
            "pairs-why",
            sign=SIGNS[one.health.state],
            state=one.health.state.value.replace("_", "-"),
            mentee=one.couple.mentee.name,
            mentor=one.couple.mentor.name,
        )
        turn.line(
            f"pairs-rule-{one.health.rule.replace('_', '-')}",
            since=refs.date(one.health.since),
            anchor=refs.date(facts.anchor),
            weeks=facts.rhythm_weeks,
            limit=facts.rhythm_weeks * (2 if one.health.state is PairState.SILENT else 1),
            until=refs.day(facts.paused_until or one.health.since),
            met="yes" if facts.last_met_on else "no",
        )
    if named:
        turn.line("pairs-why-note")


def _all(turn: Turn) -> list[Seen] | None:
    """Every pair of the person's programmes; None, with a sentence, where the person coordinates none."""
    programmes = turn.who.member.coordinated()
    if not programmes:
        turn.say("pairs-not-yours")
        return None
    couples = [
        couple
        for couple in pairs.of_programmes(turn.store, programmes)
        if turn.who.may_see(Data.MEETING, couple.mentee.id, couple)
    ]
    held = meetings.of_pairs(turn.store, [couple.pair.id for couple in couples])
    found = []
    for couple in couples:
        facts = facts_of(couple, held[couple.pair.id])
        found.append(Seen(couple, facts, pair_health(facts, turn.who.now)))
    return found


def _attention(turn: Turn, seen: list[Seen]) -> None:
    if not seen:
        turn.say("pairs-all-well")
        return
    turn.say("pairs-attention")
    order = {state: rank for rank, state in enumerate(NEEDS_ATTENTION)}
    for one in sorted(
        seen, key=lambda one: (order[one.health.state], one.health.since, one.couple.mentee.name)
    ):
        turn.line(
            "pairs-line",
            sign=SIGNS[one.health.state],
            state=one.health.state.value.replace("_", "-"),
            mentee=one.couple.mentee.name,
            mentor=one.couple.mentor.name,
            since=refs.date(one.health.since),
        )
    _write_down(turn, seen, "list")


def _named(turn: Turn, rest: str, what: str) -> list[Seen]:
    """The pair or pairs of the person that is named; says what would be right where there is none."""
    seen = _all(turn)
    if seen is None:
        return []
    wanted = fold(rest).split()
    if not wanted:
        turn.say("pairs-name-missing", command=what)
        return []
    found = [one for one in seen if any(set(wanted) <= set(fold(name).split()) for name in _names(one))]
    if not found:
        found = [one for one in seen if any(begins(wanted, fold(name).split()) for name in _names(one))]
    if not found:
        turn.say("pairs-name-unknown", wanted=rest.strip())
    _write_down(turn, found, what)
    return found


def _names(one: Seen) -> tuple[str, str]:
    return one.couple.mentee.name, one.couple.mentor.name


def begins(wanted: list[str], parts: list[str]) -> bool:
    """Whether each word, of three letters or more, is how one of the parts of a name begins."""
    return all(any(len(want) >= 3 and part.startswith(want) for part in parts) for want in wanted)


def _write_down(turn: Turn, seen: Iterable[Seen], what: str) -> None:
    access_journal.record(
        turn.store,
        pair_ids={one.couple.pair.id for one in seen},
        actor_id=turn.who.person.id,
        what=what,
        now=turn.who.now,
    )
