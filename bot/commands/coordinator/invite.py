"""A coordinator invites somebody who cannot be reached yet. Whoever has a place connects another one themselves."""

from __future__ import annotations

from bot.commands.connect import invite
from bot.commands.coordinator.programme import begins
from bot.conversation.messages import moment
from bot.conversation.text_folding import fold
from bot.rules.platforms import BY_INVITATION, NAMES
from bot.turn import Scene
from storage import journal, pairs, people
from storage.tables import Person


def run(scene: Scene, rest: str) -> None:
    """A link for the person who is named; the look stands in the journal of their pairs."""
    programmes = scene.member.coordinated()
    if not programmes:
        scene.say("pairs-not-yours")
        return
    wanted = fold(rest).split()
    if not wanted:
        scene.say("pairs-name-missing", command="invite")
        return
    found = _called(wanted, people.on_rosters(scene.work, programmes))
    if not found:
        scene.say("invite-unknown", wanted=rest.strip())
    elif len(found) > 1:
        scene.say("invite-several", names=", ".join(person.name for person in found))
    elif people.places_of(scene.work, [found[0].id])[found[0].id]:
        scene.say("invite-has-place", who=found[0].name)
    else:
        _invite(scene, found[0], programmes)


def _invite(scene: Scene, person: Person, programmes: tuple[str, ...]) -> None:
    platform = BY_INVITATION[0]
    link = invite(scene, person.id, platform)
    if link is None:
        return
    theirs = [
        couple.pair.id
        for couple in pairs.of_person(scene.work, person.id)
        if couple.programme.id in programmes
    ]
    journal.record(scene.work, pair_ids=theirs, actor_id=scene.person.id, what="invited", now=scene.now)
    scene.say("invite-link", who=person.name, platform=NAMES[platform])
    scene.line("connect-address", link=link)
    scene.line("invite-rules", until=moment(scene.now + scene.invitations.life))


def _called(wanted: list[str], everybody: list[Person]) -> list[Person]:
    """Who is called that: by whole names, or else by their beginnings."""
    whole = [person for person in everybody if set(wanted) <= set(fold(person.name).split())]
    return whole or [person for person in everybody if begins(wanted, fold(person.name).split())]
