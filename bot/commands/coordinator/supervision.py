"""Topics for a supervision, as their coordinator reads them: together, without names."""

from __future__ import annotations

from bot.conversation import refs
from bot.flows import supervision as flow
from bot.rules.supervision import THEMES, display_order
from bot.rules.visibility import Data
from bot.turn import Turn
from storage import pairs, programmes, supervision
from storage.tables import Programme, SupervisionTopic


def show(turn: Turn, rest: str) -> None:
    """What a coordinator may know of the topics in each programme of theirs; then what can be done with them."""
    mine = turn.who.member.coordinated()
    if not mine:
        turn.say("pairs-not-yours")
    for programme in programmes.applied(turn.store):
        if programme.id in mine:
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
    elif flow.may_open(turn, programme.id):
        turn.begin("supervision-open", about=about)


def _is_mentee(turn: Turn, programme_id: str) -> bool:
    """Whether the coordinator has a mentor there: what mentors take to a supervision may be about that very pair."""
    mine = pairs.of_person(turn.store, turn.who.person.id)
    return any(one.programme.id == programme_id and one.mentee.id == turn.who.person.id for one in mine)


def _list(turn: Turn, topics: list[SupervisionTopic]) -> None:
    """Themes with their counts, then the texts: in an order that says nothing about who wrote one, or when."""
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
