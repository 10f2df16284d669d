"""Topics for a supervision, for their coordinator: all together, without authors."""

from __future__ import annotations

from bot.conversation import refs
from bot.flows.supervision.permissions import may_open
from bot.rules.supervision import THEMES, display_order
from bot.rules.visibility import Data
from bot.turn import Turn
from storage import pairs, programmes, supervision
from storage.tables import Programme, SupervisionTopic


def show(turn: Turn, rest: str) -> None:
    """Show the opened topics of each programme of the coordinator, or ask whether to open the waiting ones."""
    coordinated = turn.who.member.coordinated()
    if not coordinated:
        turn.say("pairs-not-yours")
    for programme in programmes.applied(turn.store):
        if programme.id in coordinated:
            _show(turn, programme)


def _show(turn: Turn, programme: Programme) -> None:
    lithuanian = turn.who.reader.language == "lt"
    about = {"programme": programme.id, "name": programme.name_lt if lithuanian else programme.name}
    turn.say("supervision-head", name=about["name"])
    if _is_mentee(turn, programme.id):
        turn.line("supervision-for-mentors")
    elif opened := supervision.opened(turn.store, programme.id):
        _list(turn, opened)
        turn.begin("supervision-held", about=about)
    elif may_open(turn, programme.id):
        turn.begin("supervision-open", about=about)


def _is_mentee(turn: Turn, programme_id: str) -> bool:
    """Whether the coordinator is a mentee in the programme: a mentor's topic may be about that very pair."""
    person_id = turn.who.person.id
    own = pairs.of_person(turn.store, person_id)
    return any(couple.programme.id == programme_id and couple.mentee.id == person_id for couple in own)


def _list(turn: Turn, topics: list[SupervisionTopic]) -> None:
    """List the themes with their counts, then the topics, in an order that tells neither author nor time."""
    shown = [
        topic
        for topic in sorted(topics, key=lambda topic: display_order(topic.id))
        if turn.who.may_see_in(
            topic.programme_id, Data.SUPERVISION_TOPIC, supervision.author_of(turn.store, topic)
        )
    ]
    for theme in THEMES:
        if count := sum(topic.theme == theme for topic in shown):
            turn.line("supervision-count", theme=refs.text(f"supervision-theme-{theme}"), count=count)
    for topic in shown:
        turn.say(
            "supervision-text",
            theme=refs.text(f"supervision-theme-{topic.theme}"),
            text=supervision.topic_text(turn.store, topic),
        )
