"""Where Pora writes to somebody who has several places: which one is preferred, and forgetting one."""

from __future__ import annotations

from bot.conversation.engine import State
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Ask
from bot.rules.platforms import numbered_names
from bot.turn import Conversation, Scene
from storage import conversations, people
from storage.tables import Address

FLOW = Flow(
    "places",
    pages=(
        Page(
            "place",
            (Choice(name="place", listed="places", of=("disconnect", "keep"), seen_by=SeenBy.SETTINGS),),
            then=Branch("place", {"listed": None, "disconnect": "gone", "keep": None}),
        ),
        Page("gone", (Choice(name="gone", listed="places", of=("none",), seen_by=SeenBy.SETTINGS),)),
    ),
)


def named(scene: Scene) -> list[tuple[Address, str]]:
    """The person's places with what each is called, in an order that stays."""
    mine = sorted(
        people.places_of(scene.work, [scene.person.id])[scene.person.id],
        key=lambda place: (place.platform, place.id),
    )
    return list(zip(mine, numbered_names([place.platform for place in mine]), strict=True))


def _prepare(scene: Scene) -> None:
    places = named(scene)
    scene.about["places"] = [[place.id, name] for place, name in places]
    scene.about["now"] = next((name for place, name in places if place.preferred), "")
    scene.about["unfinished"] = scene.person.focus or ""


def _place(scene: Scene) -> None:
    chosen = scene.answers["place"]
    if chosen == "disconnect":
        return
    if chosen == "keep":
        scene.say("places-kept")
    elif (place := _mine(scene, chosen)) is not None:
        people.prefer(scene.work, scene.person.id, place[0].id)
        scene.say("places-preferred", platform=place[1])
    _go_on(scene)


def _gone(scene: Scene) -> None:
    chosen = scene.answers["gone"]
    if chosen == "none":
        scene.say("places-kept")
    elif (place := _mine(scene, chosen)) is not None:
        if len(named(scene)) == 1:
            scene.say("places-only")
        else:
            people.disconnect(scene.work, scene.person, place[0].id)
            scene.say("places-disconnected", platform=place[1])
    _go_on(scene)


def _mine(scene: Scene, address_id: str) -> tuple[Address, str] | None:
    """The place, unless it was disconnected meanwhile, which is said."""
    found = next(((place, name) for place, name in named(scene) if place.id == address_id), None)
    if found is None:
        scene.say("places-changed")
    return found


def _go_on(scene: Scene) -> None:
    """What the person was in the middle of is asked again, here."""
    row = conversations.open_by_id(scene.work, scene.about["unfinished"])
    if row is None or row.person_id != scene.person.id or row.flow == FLOW.name:
        return
    scene.replies.append(Ask(row.id, State.from_json(conversations.state_of(scene.work, row)).turn))
    scene.person.focus = row.id


CONVERSATION = Conversation(FLOW, done={"place": _place, "gone": _gone}, prepare=_prepare)
