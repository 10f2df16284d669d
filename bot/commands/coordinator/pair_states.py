"""The state of pairs for their coordinator: states, the rules behind them, and dates; never what people wrote."""

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
class PairView:
    """A pair as its coordinator sees it."""

    couple: Couple
    facts: PairFacts
    health: Health


def overview(turn: Turn, rest: str) -> None:
    """Reply with the number of pairs in each state, then those that need attention and since when."""
    views = _coordinated_pairs(turn)
    if views is None:
        return
    turn.say("pairs-head", count=len(views))
    for state in PairState:
        count = sum(1 for view in views if view.health.state == state)
        if count:
            turn.line("pairs-count", sign=SIGNS[state], state=state.value.replace("_", "-"), count=count)
    _list_pairs(turn, [view for view in views if view.health.state in NEEDS_ATTENTION])


def stalled(turn: Turn, rest: str) -> None:
    """Reply with the stalled pairs, the longest stalled first."""
    views = _coordinated_pairs(turn)
    if views is None:
        return
    stalled_states = (PairState.SLOW, PairState.SILENT, PairState.LATE_START)
    stalled_pairs = [view for view in views if view.health.state in stalled_states]
    if stalled_pairs:
        _list_pairs(turn, stalled_pairs)
    else:
        turn.say("pairs-none-stalled")


def status(turn: Turn, rest: str) -> None:
    """Reply with the facts of the named pair: meetings, rhythm, the next date, agreement, key roles shown."""
    for view in _find_pairs(turn, rest, "status"):
        facts = view.facts
        turn.say(
            "pairs-status",
            sign=SIGNS[view.health.state],
            state=view.health.state.value.replace("_", "-"),
            since=refs.date(view.health.since),
            mentee=view.couple.mentee.name,
            mentor=view.couple.mentor.name,
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
        couple = view.couple
        if turn.who.may_see(Data.AGREEMENT_MADE, couple.mentee.id, couple):
            turn.line(
                "pairs-agreement", made="yes" if agreements.is_in_force(turn.store, couple.pair.id) else "no"
            )
        shown = goals.key_roles_shown(turn.store, couple.pair.id)
        for person in (couple.mentee, couple.mentor):
            if person.id in shown and turn.who.may_see(Data.KEY_ROLE_SHOWN, person.id, couple):
                turn.line("pairs-key-role", who=person.name)


def why(turn: Turn, rest: str) -> None:
    """Reply with the rule behind the state of the named pair, and the dates that it counts from."""
    named = _find_pairs(turn, rest, "why")
    for view in named:
        facts = view.facts
        turn.say(
            "pairs-why",
            sign=SIGNS[view.health.state],
            state=view.health.state.value.replace("_", "-"),
            mentee=view.couple.mentee.name,
            mentor=view.couple.mentor.name,
        )
        turn.line(
            f"pairs-rule-{view.health.rule.replace('_', '-')}",
            since=refs.date(view.health.since),
            anchor=refs.date(facts.anchor),
            weeks=facts.rhythm_weeks,
            limit=facts.rhythm_weeks * (2 if view.health.state is PairState.SILENT else 1),
            until=refs.day(facts.paused_until or view.health.since),
            met="yes" if facts.last_met_on else "no",
        )
    if named:
        turn.line("pairs-why-note")


def _coordinated_pairs(turn: Turn) -> list[PairView] | None:
    """The pairs of the coordinator's programmes; None, with a reply, if the person coordinates none."""
    programmes = turn.who.member.coordinated()
    if not programmes:
        turn.say("pairs-not-yours")
        return None
    couples = [
        couple
        for couple in pairs.of_programmes(turn.store, programmes)
        if turn.who.may_see(Data.MEETING, couple.mentee.id, couple)
    ]
    of_pairs = meetings.of_pairs(turn.store, [couple.pair.id for couple in couples])
    views = []
    for couple in couples:
        facts = facts_of(couple, of_pairs[couple.pair.id])
        views.append(PairView(couple, facts, pair_health(facts, turn.who.now)))
    return views


def _list_pairs(turn: Turn, views: list[PairView]) -> None:
    """List pairs that need attention, the most urgent state first, and record the look in their journals."""
    if not views:
        turn.say("pairs-all-well")
        return
    turn.say("pairs-attention")
    order = {state: rank for rank, state in enumerate(NEEDS_ATTENTION)}
    for view in sorted(
        views, key=lambda view: (order[view.health.state], view.health.since, view.couple.mentee.name)
    ):
        turn.line(
            "pairs-line",
            sign=SIGNS[view.health.state],
            state=view.health.state.value.replace("_", "-"),
            mentee=view.couple.mentee.name,
            mentor=view.couple.mentor.name,
            since=refs.date(view.health.since),
        )
    _record_look(turn, views, "list")


def _find_pairs(turn: Turn, rest: str, what: str) -> list[PairView]:
    """The pairs of the named person, with the look recorded; none, with a reply, where the name is missing or unknown."""
    views = _coordinated_pairs(turn)
    if views is None:
        return []
    wanted = fold(rest).split()
    if not wanted:
        turn.say("pairs-name-missing", command=what)
        return []
    matches = [view for view in views if any(set(wanted) <= set(fold(name).split()) for name in _names(view))]
    if not matches:
        matches = [
            view for view in views if any(name_begins(wanted, fold(name).split()) for name in _names(view))
        ]
    if not matches:
        turn.say("pairs-name-unknown", wanted=rest.strip())
    _record_look(turn, matches, what)
    return matches


def _names(view: PairView) -> tuple[str, str]:
    return view.couple.mentee.name, view.couple.mentor.name


def name_begins(wanted: list[str], parts: list[str]) -> bool:
    """Whether each wanted word has three letters or more and begins a part of the name."""
    return all(any(len(word) >= 3 and part.startswith(word) for part in parts) for word in wanted)


def _record_look(turn: Turn, views: Iterable[PairView], what: str) -> None:
    access_journal.record(
        turn.store,
        pair_ids={view.couple.pair.id for view in views},
        actor_id=turn.who.person.id,
        what=what,
        now=turn.who.now,
    )
