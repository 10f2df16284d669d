"""The door: whatever a person does comes in here, in one transaction, and the reply goes back from here."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from bot.commands import care, privacy
from bot.conversation.engine import pending
from bot.conversation.fields import Text
from bot.conversation.messages import (
    Answered,
    Back,
    Commanded,
    Hello,
    Incoming,
    Left,
    Linked,
    Opened,
    Reply,
    Said,
    Words,
)
from bot.conversations import state_of
from bot.flows import CONVERSATIONS
from bot.inbox import answers, commands, invitations, typed
from bot.inbox.focus import ask_focused_again, focused
from bot.inbox.invitations import Redeemed
from bot.inbox.next_steps import follow
from bot.inbox.waiting import what_waits
from bot.installation import Installation
from bot.presentation.presenter import present
from bot.presentation.replies import reply_from_json, reply_to_json
from bot.reader import reader_of
from bot.rules.care import Concern, find_concern
from bot.rules.exception_location import exception_location
from bot.rules.platforms import BY_INVITATION, NAMES, allowed
from bot.schedule import effects
from bot.turn import Turn, Who
from storage import erasure, people, seen_events
from storage.outcomes import LinkRefusal
from storage.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)


def handle(installation: Installation, incoming: Incoming, now: datetime) -> Reply:
    """Answer the person who acted. One transaction; the same event twice changes nothing and gets the same reply.

    A failure changes nothing: it is logged with a short id, and the person is told that id in their language.
    """
    try:
        with installation.database.transaction() as work:
            return _handle(installation, work, incoming, now)
    except Exception as failure:  # noqa: BLE001 - whatever it is, the person gets an answer
        return _apologise(installation, incoming, failure, now)


def _handle(installation: Installation, work: UnitOfWork, incoming: Incoming, now: datetime) -> Reply:
    member = people.by_address(work, incoming.platform, incoming.workspace, incoming.user)
    known = seen_events.reply_of(work, incoming.platform, incoming.event_id) if member else None
    if known is not None:
        return replace(reply_from_json(known), again=True)
    redeemed = None
    if isinstance(incoming.content, Linked):
        redeemed = invitations.redeem(work, incoming, incoming.content.code, member, now)
        if redeemed is Redeemed.LINKED:
            member = people.by_address(work, incoming.platform, incoming.workspace, incoming.user)
    if member is None:
        return _to_a_stranger(installation, incoming.platform, redeemed)
    member.person.unreachable_since = None
    if member.address is not None:
        member.address.unreachable_since = None
    kept = isinstance(incoming.content, Said) and incoming.content.kept
    turn = Turn(Who(member, now), work, installation, kept_by_platform=kept)
    in_need = find_concern(_typed_words(incoming.content))
    if in_need is not None and (in_need is not Concern.STRAIN or not _writes(turn, incoming.content)):
        care.answer(turn, in_need, dropped=True)  # nothing is entered, remembered or told
        return Reply(member.person.id, present(turn, turn.effects.replies))
    if not allowed(member.programme.platforms, incoming.platform):  # switched off since they came
        turn.say("platform-off", platform=NAMES.get(incoming.platform, incoming.platform))
        return Reply(member.person.id, present(turn, turn.effects.replies))
    privacy.show_changed_notice(turn)
    if redeemed is not None:
        _arrive(turn, redeemed)
    else:
        _enter(turn, incoming.content)
    follow(turn)
    reply = _finish(turn, incoming)
    if in_need is None:
        return reply
    comforting = turn.aside()
    care.answer(comforting, in_need, dropped=False)
    more = present(comforting, comforting.effects.replies)
    return replace(reply, messages=(*reply.messages, *more))


def _enter(turn: Turn, content: object) -> None:
    """What a person did leads to its part of the inbox."""
    if isinstance(content, Answered | Back | Left | Opened):
        answers.enter(turn, content)
    elif isinstance(content, Commanded):
        commands.enter(turn, content)
    elif isinstance(content, Hello):
        commands.greet(turn)
    elif isinstance(content, Said):
        typed.enter(turn, content.text.strip())
    else:
        raise TypeError(type(content).__name__)


def _arrive(turn: Turn, redeemed: Redeemed | LinkRefusal) -> None:
    """A person redeemed an invitation, and is known here."""
    invitations.welcome_address(turn, redeemed)
    if redeemed in invitations.REFUSALS:
        return
    if turn.who.person.welcomed_at is None:
        commands.begin_welcome(turn)
    elif not turn.effects.next:
        ask_focused_again(turn)


def _finish(turn: Turn, incoming: Incoming) -> Reply:
    """Write the effects, put the replies into words, add what waits, remember the reply."""
    effects.write(turn)
    decided, person = turn.effects, turn.who.person
    reply = Reply(
        person.id,
        (*present(turn, decided.replies), *what_waits(turn)),
        _touched(turn),
        stale=decided.stale,
        asks_writer=decided.asks_writer,
    )
    if decided.erase_person:
        turn.store.flush()
        erasure.erase(turn.store, person, turn.who.now)
    if not decided.unrecorded:
        seen_events.record(
            turn.store,
            incoming.platform,
            incoming.event_id,
            person.id,
            reply_to_json(reply),
            turn.who.now,
        )
    return reply


def _apologise(installation: Installation, incoming: Incoming, failure: Exception, now: datetime) -> Reply:
    with installation.database.transaction() as work:
        error_id = work.new_id()[:6]
        member = people.by_address(work, incoming.platform, incoming.workspace, incoming.user)
        reader = reader_of(member.person, member.programme, now) if member else None
    _log.error(
        "handling failed: %s",
        exception_location(failure),
        extra={"action": "handle_failed", "error_id": error_id},
    )
    language, address = (reader.language, reader.address) if reader else ("en", "tu")
    apology = Words(installation.texts.say("failure", language, address, {"id": error_id}))
    return Reply(reader.person_id if reader else None, (apology,))


def _to_a_stranger(
    installation: Installation, platform: str, refused: Redeemed | LinkRefusal | None
) -> Reply:
    """What a person reads who is on no roster: in both languages, since theirs is not known."""
    usual = "stranger-invited" if platform in BY_INVITATION else "stranger"
    text = invitations.REFUSALS[refused] if refused else usual
    return Reply(None, tuple(Words(installation.texts.say(text, language)) for language in ("lt", "en")))


def _writes(turn: Turn, content: object) -> bool:
    """Whether these words are a text that the person was asked for: a note keeps what its author wants in it."""
    if isinstance(content, Answered):
        return True
    found = focused(turn)
    if found is None or not isinstance(content, Said):
        return False
    _, row = found
    asked = pending(CONVERSATIONS[row.flow].flow, state_of(turn, row))
    return bool(asked) and isinstance(asked[0], Text)


def _typed_words(content: object) -> str:
    """What the person typed, wherever it is meant to go."""
    if isinstance(content, Said):
        return content.text
    if isinstance(content, Commanded):
        return f"{content.name} {content.rest}"
    if isinstance(content, Answered):
        return " . ".join(value for value in content.values.values() if value)
    return ""


def _touched(turn: Turn) -> tuple[str, ...]:
    """People whose home page may look different after this turn."""
    me = turn.who.person.id
    others = (couple.partner_of(me).id for couple in turn.loaded.couples.values())
    return (me, *dict.fromkeys(one for one in others if one != me))
