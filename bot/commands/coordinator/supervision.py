"""Topics for a supervision, as their coordinator reads them: together, without names."""

from __future__ import annotations

from bot.conversation.messages import text
from bot.flows import supervision as flow
from bot.rules.supervision import THEMES, display_order
from bot.rules.visibility import Data
from bot.turn import Scene
from storage import pairs, programmes, supervision
from storage.tables import Programme, SupervisionTopic


def show(scene: Scene, rest: str) -> None:
    """What a coordinator may know of the topics in each programme of theirs; then what can be done with them."""
    mine = scene.member.coordinated()
    if not mine:
        scene.say("pairs-not-yours")
    for programme in programmes.applied(scene.work):
        if programme.id in mine:
            _show(scene, programme)


def _show(scene: Scene, programme: Programme) -> None:
    lithuanian = scene.reader.language == "lt"
    about = {"programme": programme.id, "name": programme.name_lt if lithuanian else programme.name}
    scene.say("supervision-head", name=about["name"])
    if _is_mentee(scene, programme.id):
        scene.line("supervision-for-mentors")
    elif opened := supervision.opened(scene.work, programme.id):
        _list(scene, opened)
        scene.begin("supervision-held", about=about)
    elif flow.may_open(scene, programme.id):
        scene.begin("supervision-open", about=about)


def _is_mentee(scene: Scene, programme_id: str) -> bool:
    """Whether the coordinator has a mentor there: what mentors take to a supervision may be about that very pair."""
    mine = pairs.of_person(scene.work, scene.person.id)
    return any(one.programme.id == programme_id and one.mentee.id == scene.person.id for one in mine)


def _list(scene: Scene, topics: list[SupervisionTopic]) -> None:
    """Themes with their counts, then the texts: in an order that says nothing about who wrote one, or when."""
    shown = [
        topic
        for topic in sorted(topics, key=lambda topic: display_order(topic.id))
        if scene.may_see_in(
            topic.programme_id, Data.SUPERVISION_TOPIC, supervision.author_of(scene.work, topic)
        )
    ]
    for theme in THEMES:
        if count := sum(topic.theme == theme for topic in shown):
            scene.line("supervision-count", theme=text(f"supervision-theme-{theme}"), count=count)
    for topic in shown:
        scene.say(
            "supervision-text",
            theme=text(f"supervision-theme-{topic.theme}"),
            text=supervision.topic_text(scene.work, topic),
        )
