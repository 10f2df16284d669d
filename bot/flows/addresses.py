"""A person's addresses: the person with several of them prefers one or unlinks one."""

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


def named_addresses(turn: Turn) -> list[tuple[Address, str]]:
    """The person's addresses with the names they are shown under, in a stable order."""
    person_id = turn.who.person.id
    own = sorted(
        address_book.of_people(turn.store, [person_id])[person_id],
        key=lambda address: (address.platform, address.id),
    )
    return list(zip(own, numbered_names([address.platform for address in own]), strict=True))


def _prepare(turn: Turn) -> None:
    addresses = named_addresses(turn)
    turn.about["places"] = [[address.id, name] for address, name in addresses]
    turn.about["now"] = next((name for address, name in addresses if address.preferred), "")
    turn.about["unfinished"] = turn.who.person.focus or ""


def _place(turn: Turn) -> None:
    chosen = turn.answers["place"]
    if chosen == "disconnect":
        return
    if chosen == "keep":
        turn.say("places-kept")
    elif (entry := _own_address(turn, chosen)) is not None:
        address_book.prefer(turn.store, turn.who.person.id, entry[0].id)
        turn.say("places-preferred", platform=entry[1])
    _ask_unfinished(turn)


def _gone(turn: Turn) -> None:
    chosen = turn.answers["gone"]
    if chosen == "none":
        turn.say("places-kept")
    elif (entry := _own_address(turn, chosen)) is not None:
        if len(named_addresses(turn)) == 1:
            turn.say("places-only")
        else:
            address_book.remove(turn.store, turn.who.person, entry[0].id)
            turn.say("places-disconnected", platform=entry[1])
    _ask_unfinished(turn)


def _own_address(turn: Turn, address_id: str) -> tuple[Address, str] | None:
    """The person's address by id, with its name; None, with a reply, if it was unlinked meanwhile."""
    entry = next((entry for entry in named_addresses(turn) if entry[0].id == address_id), None)
    if entry is None:
        turn.say("places-changed")
    return entry


def _ask_unfinished(turn: Turn) -> None:
    """Ask again the question that was open before this conversation."""
    if turn.about["unfinished"]:
        turn.then(AskAgain(turn.about["unfinished"]))


CONVERSATION = Conversation(FLOW, done={"place": _place, "gone": _gone}, prepare=_prepare)
