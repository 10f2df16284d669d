"""Somebody's home page: their pairs, steps, goals and cards; the programme for its coordinator. Looking changes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.commands.coordinator.pair_states import SIGNS
from bot.conversation import refs
from bot.conversation.messages import Home, Panel, Press, ShownCard
from bot.installation import Installation
from bot.presentation.presenter import wording_of
from bot.rules.pair_health import PairState, pair_health
from bot.rules.visibility import Data
from bot.turn import Turn, Who, facts_of
from bot.writing.mark import marked
from conversation_prompts.offer import Slot
from storage import goals, meetings, notes, pairs, people, shown_cards
from storage.pairs import Couple

PAIR_PRESSES = ("topics", "next", "met", "note", "goal")
MORE_PRESSES = ("help", "settings", "privacy", "care")
STEPS_SHOWN = 5  # of a pair; "steps" shows the rest


def home_of(
    installation: Installation, platform: str, workspace: str, user: str, now: datetime
) -> Home | None:
    """The page of whoever is reached there at ``now``, None for a stranger; as many statements for ten pairs as for one."""
    with installation.database.transaction() as work:
        member = people.by_address(work, platform, workspace, user)
        if member is None:
            return None
        page = _Page(Turn(Who(member, now), work, installation))
        if member.person.welcomed_at is None:
            return Home((page.welcome(),))
        return Home((*page.pairs(), *page.programmes(), page.more()))


class _Page:
    """One reader's page while it is put together."""

    def __init__(self, turn: Turn) -> None:
        self._turn, self._wording = turn, wording_of(turn.installation)

    def welcome(self) -> Panel:
        """Before anything else: getting acquainted."""
        start = self._wording.press("help", self._turn.who.reader)
        return Panel(self._say("home-welcome"), presses=(replace(start, label=self._say("press-start")),))

    def pairs(self) -> list[Panel]:
        """A panel for each pair, and one for the cards on its table."""
        work, person = self._turn.store, self._turn.who.person
        couples = pairs.of_person(work, person.id)
        ids = [couple.pair.id for couple in couples]
        held = meetings.of_pairs(work, ids)
        steps = notes.open_steps_of(work, ids)
        own = goals.open_of(work, person.id)
        table = shown_cards.current(work, ids)
        found = []
        for couple in couples:
            turn = self._turn.for_pair(couple)
            facts = facts_of(couple, held[couple.pair.id])
            lines = [self._say("home-rhythm", weeks=facts.rhythm_weeks, count=facts.met_count)]
            if facts.paused_until is not None:
                lines.append(self._say("status-paused", until=refs.day(facts.paused_until)))
            if facts.planned_at is not None and facts.planned_at > turn.who.now:
                lines.append(self._say("status-next", when=refs.moment(facts.planned_at)))
            else:
                lines.append(self._say("status-no-next"))
            if facts.last_met_on is not None:
                lines.append(self._say("status-last", on=refs.date(facts.last_met_on)))
            lines += [
                self._say("status-goal", goal=goals.text_of(work, goal))
                for goal in own
                if goal.pair_id == couple.pair.id and turn.who.may_see(Data.GOAL, goal.owner_id)
            ]
            lines += [
                self._say(
                    "status-step",
                    owner="me" if step.owner_id == person.id else "partner",
                    partner=turn.who.partner.name,
                    text=marked(notes.step_text(work, step), drafted=step.drafted),
                    has_due="yes" if step.due_on else "no",
                    due=refs.date(step.due_on or turn.who.today),
                )
                for step in steps[couple.pair.id][:STEPS_SHOWN]
                if turn.who.may_see(Data.STEP, step.owner_id)
            ]
            title = self._say("home-pair", partner=turn.who.partner.name)
            found.append(Panel(title, tuple(lines), presses=self._presses(PAIR_PRESSES)))
            if cards := self._cards(couple, table, facts.met_count + 1):
                found.append(Panel(self._say("topics-title"), cards=cards))
        return found

    def programmes(self) -> list[Panel]:
        """How many pairs are in which state: no names, so that looking at the page is no look at a pair."""
        programmes = self._turn.who.member.coordinated()
        if not programmes:
            return []
        work = self._turn.store
        couples = pairs.of_programmes(work, programmes)
        held = meetings.of_pairs(work, [couple.pair.id for couple in couples])
        found = []
        for programme in {couple.programme.id: couple.programme for couple in couples}.values():
            states = Counter(
                pair_health(facts_of(couple, held[couple.pair.id]), self._turn.who.now).state
                for couple in couples
                if couple.programme.id == programme.id
            )
            lines = [self._say("pairs-head", count=states.total())]
            lines += [
                self._say(
                    "pairs-count", sign=SIGNS[state], state=state.value.replace("_", "-"), count=states[state]
                )
                for state in PairState
                if states[state]
            ]
            name = programme.name_lt if self._turn.who.reader.language == "lt" else programme.name
            presses = (Press(self._say("press-pairs"), "pairs"),)
            found.append(Panel(self._say("home-programme", programme=name), tuple(lines), presses=presses))
        return found

    def more(self) -> Panel:
        """What else can be pressed from anywhere."""
        return Panel(self._say("home-more"), presses=self._presses(MORE_PRESSES))

    def _cards(self, couple: Couple, table: dict[str, list[Any]], meeting_no: int) -> tuple[ShownCard, ...]:
        order = {str(slot): place for place, slot in enumerate(Slot)}
        used = sorted(
            (use for use in table[couple.pair.id] if use.meeting_no == meeting_no),
            key=lambda use: order[use.slot],
        )
        wording, reader = self._wording, self._turn.who.reader
        shown = (
            wording.card(use.card_id, use.slot, number, reader) for number, use in enumerate(used, start=1)
        )
        return tuple(card for card in shown if card is not None)

    def _presses(self, names: tuple[str, ...]) -> tuple[Press, ...]:
        return tuple(self._wording.press(name, self._turn.who.reader) for name in names)

    def _say(self, text: str, /, **args: Any) -> str:
        return self._wording.say(text, self._turn.who.reader, **args)
