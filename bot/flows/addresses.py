"""Where Pora writes to somebody who has several places: which one is preferred, and forgetting one."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.rules.platforms import numbered_names
from bot.turn import AskAgain, Conversation, Turn
from storage import address_book
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


def named(turn: Turn) -> list[tuple[Address, str]]:
    """The person's places with what each is called, in an order that stays."""
    mine = sorted(
        address_book.of_people(turn.store, [turn.who.person.id])[turn.who.person.id],
        key=lambda place: (place.platform, place.id),
    )
    return list(zip(mine, numbered_names([place.platform for place in mine]), strict=True))


def _prepare(turn: Turn) -> None:
    places = named(turn)
    turn.about["places"] = [[place.id, name] for place, name in places]
    turn.about["now"] = next((name for place, name in places if place.preferred), "")
    turn.about["unfinished"] = turn.who.person.focus or ""


def _place(turn: Turn) -> None:
    chosen = turn.answers["place"]
    if chosen == "disconnect":
        return
    if chosen == "keep":
        turn.say("places-kept")
    elif (place := _mine(turn, chosen)) is not None:
        address_book.prefer(turn.store, turn.who.person.id, place[0].id)
        turn.say("places-preferred", platform=place[1])
    _go_on(turn)


def _gone(turn: Turn) -> None:
    chosen = turn.answers["gone"]
    if chosen == "none":
        turn.say("places-kept")
    elif (place := _mine(turn, chosen)) is not None:
        if len(named(turn)) == 1:
            turn.say("places-only")
        else:
            address_book.remove(turn.store, turn.who.person, place[0].id)
            turn.say("places-disconnected", platform=place[1])
    _go_on(turn)


def _mine(turn: Turn, address_id: str) -> tuple[Address, str] | None:
    """The place, unless it was disconnected meanwhile, which is said."""
    found = next(((place, name) for place, name in named(turn) if place.id == address_id), None)
    if found is None:
        turn.say("places-changed")
    return found


def _go_on(turn: Turn) -> None:
    """What the person was in the middle of is asked again, here."""
    if turn.about["unfinished"]:
        turn.then(AskAgain(turn.about["unfinished"]))


CONVERSATION = Conversation(FLOW, done={"place": _place, "gone": _gone}, prepare=_prepare)
