"""A person's addresses: link another platform, choose the preferred address, list the uses of invitations."""

from __future__ import annotations

from bot.conversation import refs
from bot.conversation.text_folding import fold
from bot.flows.addresses import named_addresses
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
MAX_EVENTS = 10  # the newest uses of invitations


def run(turn: Turn, rest: str) -> None:
    """Reply with an invitation link to the named platform; without a name, with the person's addresses."""
    wanted = fold(rest)
    if not wanted:
        _overview(turn)
        return
    platform = next((platform for platform in BY_INVITATION if wanted == platform), None)
    if platform is None:
        turn.say("connect-which")
        return
    link = invite(turn, turn.who.person.id, platform)
    if link is None:
        return
    turn.say(
        "connect-link",
        platform=NAMES[platform],
        until=refs.moment(turn.who.now + turn.installation.invitations.life),
    )
    turn.line("connect-address", link=link)
    turn.line("privacy-telegram")


def invite(turn: Turn, person_id: str, platform: str) -> str | None:
    """The link of a new invitation for a person; None, with a reply that says why, where it is not possible."""
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


def show_invitations(turn: Turn) -> None:
    """List when the person's invitations were made by others, used or refused, the newest first."""
    made = invitations.of_person(turn.store, turn.who.person.id)
    events = [
        (invitation.made_at, "place-invited", invitation.platform, invitation.made_by)
        for invitation in made
        if invitation.made_by != turn.who.person.id
    ]
    events += [
        (invitation.used_at, "place-connected", invitation.platform, "")
        for invitation in made
        if invitation.used_at
    ]
    events += [
        (refusal.tried_at, REFUSED[refusal.outcome], refusal.platform, "")
        for refusal in invitations.refused_of(turn.store, turn.who.person.id)
    ]
    if not events:
        return
    turn.say("place-happened")
    for at, text, platform, by in sorted(events, key=lambda event: event[0], reverse=True)[:MAX_EVENTS]:
        if by:
            turn.line("place-invited", when=refs.moment(at), platform=NAMES[platform], who=refs.person(by))
        else:
            turn.line(text, when=refs.moment(at), platform=NAMES[platform])


def _overview(turn: Turn) -> None:
    addresses = named_addresses(turn)
    turn.say("places-head")
    for address, name in addresses:
        turn.line(
            "places-line",
            platform=name,
            how="lost" if address.unreachable_since else "preferred" if address.preferred else "other",
        )
    linked = {address.platform for address, _ in addresses}
    for platform in BY_INVITATION:
        running = platform in turn.installation.invitations.links
        if platform not in linked and running and allowed(turn.who.member.programme.platforms, platform):
            turn.line("places-more", platform=NAMES[platform], word=platform)
    show_invitations(turn)
    if len(addresses) > 1:
        turn.begin("places")
