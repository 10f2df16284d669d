"""A coordinator invites a person without an address. People with at least one address link others themselves (``connect``)."""

from __future__ import annotations

from bot.commands.connect import invite
from bot.commands.coordinator.pair_states import name_begins
from bot.conversation import refs
from bot.conversation.text_folding import fold
from bot.rules.platforms import BY_INVITATION, NAMES
from bot.turn import Turn
from storage import access_journal, address_book, pairs, people
from storage.tables import Person


def run(turn: Turn, rest: str) -> None:
    """Reply with an invitation link for the named person; the journal of their pairs records it."""
    programmes = turn.who.member.coordinated()
    if not programmes:
        turn.say("pairs-not-yours")
        return
    wanted = fold(rest).split()
    if not wanted:
        turn.say("pairs-name-missing", command="invite")
        return
    matches = _people_named(wanted, people.on_rosters(turn.store, programmes))
    if not matches:
        turn.say("invite-unknown", wanted=rest.strip())
    elif len(matches) > 1:
        turn.say("invite-several", names=", ".join(person.name for person in matches))
    elif address_book.of_people(turn.store, [matches[0].id])[matches[0].id]:
        turn.say("invite-has-place", who=matches[0].name)
    else:
        _invite(turn, matches[0], programmes)


def _invite(turn: Turn, person: Person, programmes: tuple[str, ...]) -> None:
    platform = BY_INVITATION[0]
    link = invite(turn, person.id, platform)
    if link is None:
        return
    theirs = [
        couple.pair.id
        for couple in pairs.of_person(turn.store, person.id)
        if couple.programme.id in programmes
    ]
    access_journal.record(
        turn.store, pair_ids=theirs, actor_id=turn.who.person.id, what="invited", now=turn.who.now
    )
    turn.say("invite-link", who=person.name, platform=NAMES[platform])
    turn.line("connect-address", link=link)
    turn.line("invite-rules", until=refs.moment(turn.who.now + turn.installation.invitations.life))


def _people_named(wanted: list[str], everybody: list[Person]) -> list[Person]:
    """The people with these names: by whole words, or else by the beginnings of words."""
    whole = [person for person in everybody if set(wanted) <= set(fold(person.name).split())]
    return whole or [person for person in everybody if name_begins(wanted, fold(person.name).split())]
