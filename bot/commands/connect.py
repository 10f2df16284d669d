"""Where the person talks to Pora: connect another platform, choose where to write, see what happened with invitations."""

from __future__ import annotations

from bot.conversation.messages import moment, name
from bot.conversation.text_folding import fold
from bot.flows.addresses import named
from bot.rules.platforms import BY_INVITATION, NAMES, allowed
from bot.turn import Scene
from storage import invitations

REFUSED = {
    "unknown": "place-refused-unknown",
    "used": "place-refused-used",
    "expired": "place-refused-expired",
    "taken": "place-refused-taken",
    "off": "place-refused-off",
}
SHOWN = 10  # of what happened, the newest


def run(scene: Scene, rest: str) -> None:
    """A link to the platform that is named; without a name, where the person is reached now."""
    wanted = fold(rest)
    if not wanted:
        _overview(scene)
        return
    platform = next((one for one in BY_INVITATION if wanted == one), None)
    if platform is None:
        scene.say("connect-which")
        return
    code = invite(scene, scene.person.id, platform)
    if code is None:
        return
    scene.say("connect-link", platform=NAMES[platform], until=moment(scene.now + scene.invitations.life))
    scene.line("connect-address", link=code)
    scene.line("privacy-telegram")


def invite(scene: Scene, person_id: str, platform: str) -> str | None:
    """The address of a new invitation for somebody; None, with a sentence, where there can be none."""
    if not allowed(scene.member.programme.platforms, platform):
        scene.say("connect-off", platform=NAMES[platform])
        return None
    if platform not in scene.invitations.links:
        scene.say("connect-not-running", platform=NAMES[platform])
        return None
    code = invitations.make(
        scene.work,
        person_id=person_id,
        platform=platform,
        made_by=scene.person.id,
        now=scene.now,
        life=scene.invitations.life,
    )
    return scene.invitations.links[platform].replace("{code}", code)


def history(scene: Scene) -> None:
    """What happened with invitations of the person's own: a line each, the newest first."""
    made = invitations.of_person(scene.work, scene.person.id)
    happened = [
        (one.made_at, "place-invited", one.platform, one.made_by)
        for one in made
        if one.made_by != scene.person.id
    ]
    happened += [(one.used_at, "place-connected", one.platform, "") for one in made if one.used_at]
    happened += [
        (one.tried_at, REFUSED[one.outcome], one.platform, "")
        for one in invitations.refused_of(scene.work, scene.person.id)
    ]
    if not happened:
        return
    scene.say("place-happened")
    for at, text, platform, by in sorted(happened, key=lambda one: one[0], reverse=True)[:SHOWN]:
        if by:
            scene.line("place-invited", when=moment(at), platform=NAMES[platform], who=name(by))
        else:
            scene.line(text, when=moment(at), platform=NAMES[platform])


def _overview(scene: Scene) -> None:
    places = named(scene)
    scene.say("places-head")
    for place, called in places:
        scene.line(
            "places-line",
            platform=called,
            how="lost" if place.unreachable_since else "preferred" if place.preferred else "other",
        )
    reached = {place.platform for place, _ in places}
    for platform in BY_INVITATION:
        running = platform in scene.invitations.links
        if platform not in reached and running and allowed(scene.member.programme.platforms, platform):
            scene.line("places-more", platform=NAMES[platform], word=platform)
    history(scene)
    if len(places) > 1:
        scene.begin("places")
