"""Somebody's home page: their pairs, steps, goals and cards; the programme for its coordinator. Looking changes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.commands.coordinator.programme import SIGNS
from bot.conversation.messages import Home, Panel, Press, ShownCard, date_alone, day, moment
from bot.inbox.service import Service
from bot.rules.pair_health import PairState, pair_health
from bot.rules.visibility import Data
from bot.turn import Scene, facts_of
from bot.writing.mark import marked
from conversation_prompts.offer import Slot
from storage import goals, meetings, notes, pairs, people, topics
from storage.pairs import Couple

PAIR_PRESSES = ("topics", "next", "met", "note", "goal")
MORE_PRESSES = ("help", "settings", "privacy", "care")
STEPS_SHOWN = 5  # of a pair; "steps" shows the rest


def home_of(service: Service, platform: str, workspace: str, user: str, now: datetime) -> Home | None:
    """The page of whoever is reached there at ``now``, None for a stranger; as many statements for ten pairs as for one."""
    with service.database.transaction() as work:
        member = people.by_address(work, platform, workspace, user)
        if member is None:
            return None
        page = _Page(service, Scene(work, now, member, service.library))
        if member.person.welcomed_at is None:
            return Home((page.welcome(),))
        return Home((*page.pairs(), *page.programmes(), page.more()))


class _Page:
    """One reader's page while it is put together."""

    def __init__(self, service: Service, scene: Scene) -> None:
        self._service, self._scene = service, scene

    def welcome(self) -> Panel:
        """Before anything else: getting acquainted."""
        start = self._service.wording.press("help", self._scene.reader)
        return Panel(self._say("home-welcome"), presses=(replace(start, label=self._say("press-start")),))

    def pairs(self) -> list[Panel]:
        """A panel for each pair, and one for the cards on its table."""
        work, person = self._scene.work, self._scene.person
        couples = pairs.of_person(work, person.id)
        ids = [couple.pair.id for couple in couples]
        held = meetings.of_pairs(work, ids)
        steps = notes.open_steps_of(work, ids)
        own = goals.open_of(work, person.id)
        table = topics.on_tables(work, ids)
        found = []
        for couple in couples:
            scene = Scene(work, self._scene.now, self._scene.member, self._scene.library, couple)
            facts = facts_of(couple, held[couple.pair.id])
            lines = [self._say("home-rhythm", weeks=facts.rhythm_weeks, count=facts.met_count)]
            if facts.paused_until is not None:
                lines.append(self._say("status-paused", until=day(facts.paused_until)))
            if facts.planned_at is not None and facts.planned_at > scene.now:
                lines.append(self._say("status-next", when=moment(facts.planned_at)))
            else:
                lines.append(self._say("status-no-next"))
            if facts.last_met_on is not None:
                lines.append(self._say("status-last", on=date_alone(facts.last_met_on)))
            lines += [
                self._say("status-goal", goal=notes.goal_text(work, goal))
                for goal in own
                if goal.pair_id == couple.pair.id and scene.may_see(Data.GOAL, goal.owner_id)
            ]
            lines += [
                self._say(
                    "status-step",
                    owner="me" if step.owner_id == person.id else "partner",
                    partner=scene.partner.name,
                    text=marked(notes.step_text(work, step), drafted=step.drafted),
                    has_due="yes" if step.due_on else "no",
                    due=date_alone(step.due_on or scene.today),
                )
                for step in steps[couple.pair.id][:STEPS_SHOWN]
                if scene.may_see(Data.STEP, step.owner_id)
            ]
            title = self._say("home-pair", partner=scene.partner.name)
            found.append(Panel(title, tuple(lines), presses=self._presses(PAIR_PRESSES)))
            if cards := self._cards(couple, table, facts.met_count + 1):
                found.append(Panel(self._say("topics-title"), cards=cards))
        return found

    def programmes(self) -> list[Panel]:
        """How many pairs are in which state: no names, so that looking at the page is no look at a pair."""
        programmes = self._scene.member.coordinated()
        if not programmes:
            return []
        work = self._scene.work
        couples = pairs.of_programmes(work, programmes)
        held = meetings.of_pairs(work, [couple.pair.id for couple in couples])
        found = []
        for programme in {couple.programme.id: couple.programme for couple in couples}.values():
            states = Counter(
                pair_health(facts_of(couple, held[couple.pair.id]), self._scene.now).state
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
            name = programme.name_lt if self._scene.reader.language == "lt" else programme.name
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
        wording, reader = self._service.wording, self._scene.reader
        shown = (
            wording.card(use.card_id, use.slot, number, reader) for number, use in enumerate(used, start=1)
        )
        return tuple(card for card in shown if card is not None)

    def _presses(self, names: tuple[str, ...]) -> tuple[Press, ...]:
        return tuple(self._service.wording.press(name, self._scene.reader) for name in names)

    def _say(self, text: str, /, **args: Any) -> str:
        return self._service.wording.say(text, self._scene.reader, **args)
