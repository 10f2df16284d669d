"""Where the person talks to Pora: connect another platform, choose where to write, see what happened with invitations."""

from __future__ import annotations

from bot.conversation import refs
from bot.conversation.text_folding import fold
from bot.flows.addresses import named
from bot.rules.platforms import BY_INVITATION, NAMES, allowed
from bot.turn import Turn
from storage import invitations

REFUSED = {
    "unknown": "place-refused-unknown",
    "used": "place-refused-used",
    "expired": "place-refused-expired",
    "taken": "place-refused-taken",
    "off": "place-refused-off",
}
SHOWN = 10  # of what happened, the newest


def run(turn: Turn, rest: str) -> None:
    """A link to the platform that is named; without a name, where the person is reached now."""
    wanted = fold(rest)
    if not wanted:
        _overview(turn)
        return
    platform = next((one for one in BY_INVITATION if wanted == one), None)
    if platform is None:
        turn.say("connect-which")
        return
    code = invite(turn, turn.who.person.id, platform)
    if code is None:
        return
    turn.say(
        "connect-link",
        platform=NAMES[platform],
        until=refs.moment(turn.who.now + turn.installation.invitations.life),
    )
    turn.line("connect-address", link=code)
    turn.line("privacy-telegram")


def invite(turn: Turn, person_id: str, platform: str) -> str | None:
    """The address of a new invitation for somebody; None, with a sentence, where there can be none."""
    if not allowed(turn.who.member.programme.platforms, platform):
        turn.say("connect-off", platform=NAMES[platform])
        return None
    if platform not in turn.installation.invitations.links:
        turn.say("connect-not-running", platform=NAMES[platform])
        return None
    code = invitations.make(
        turn.store,
        person_id=person_id,
        platform=platform,
        made_by=turn.who.person.id,
        now=turn.who.now,
        life=turn.installation.invitations.life,
    )
    return turn.installation.invitations.links[platform].replace("{code}", code)


def history(turn: Turn) -> None:
    """What happened with invitations of the person's own: a line each, the newest first."""
    made = invitations.of_person(turn.store, turn.who.person.id)
    happened = [
        (one.made_at, "place-invited", one.platform, one.made_by)
        for one in made
        if one.made_by != turn.who.person.id
    ]
    happened += [(one.used_at, "place-connected", one.platform, "") for one in made if one.used_at]
    happened += [
        (one.tried_at, REFUSED[one.outcome], one.platform, "")
        for one in invitations.refused_of(turn.store, turn.who.person.id)
    ]
    if not happened:
        return
    turn.say("place-happened")
    for at, text, platform, by in sorted(happened, key=lambda one: one[0], reverse=True)[:SHOWN]:
        if by:
            turn.line("place-invited", when=refs.moment(at), platform=NAMES[platform], who=refs.person(by))
        else:
            turn.line(text, when=refs.moment(at), platform=NAMES[platform])


def _overview(turn: Turn) -> None:
    places = named(turn)
    turn.say("places-head")
    for place, called in places:
        turn.line(
            "places-line",
            platform=called,
            how="lost" if place.unreachable_since else "preferred" if place.preferred else "other",
        )
    reached = {place.platform for place, _ in places}
    for platform in BY_INVITATION:
        running = platform in turn.installation.invitations.links
        if platform not in reached and running and allowed(turn.who.member.programme.platforms, platform):
            turn.line("places-more", platform=NAMES[platform], word=platform)
    history(turn)
    if len(places) > 1:
        turn.begin("places")
