"""Whether a language model may help somebody now, and asking it to: once the transaction is over, never inside it.

It helps where the installation has one, the programme allows it, the person has agreed to today's terms, and the day's
share is not used up. What asks for care is answered with people and never sent (domain §6.2).
"""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.conversation.messages import Say
from bot.rules.care import find_concern
from bot.rules.visibility import Data
from bot.turn import Turn
from bot.writing.tasks import Use
from storage import goals, people, writer_jobs
from storage.tables import Person, Programme

WORTH_IT = 200  # characters: shorter notes are short already


def programme_of(turn: Turn) -> Programme:
    """The programme that this is about."""
    return turn.who.couple.programme if turn.who.couple is not None else turn.who.member.programme


def here(turn: Turn) -> bool:
    """Whether there is a language model that this person could let help them."""
    return turn.installation.language_model is not None and programme_of(turn).writer


def agreed(turn: Turn, person: Person | None = None) -> bool:
    """Whether somebody has agreed to it under today's terms; the turn's person by default."""
    terms = (person or turn.who.person).writer_terms
    return (
        here(turn)
        and turn.installation.language_model is not None
        and terms == turn.installation.language_model.terms
    )


def offered(turn: Turn) -> bool:
    """Whether it may be asked something for this person now."""
    if (
        not agreed(turn)
        or turn.installation.language_model is None
        or not turn.installation.language_model.ready()
    ):
        return False
    programme = programme_of(turn)
    mine, everybody = writer_jobs.asked_since(
        turn.store, turn.who.person.id, programme.id, _midnight(turn, programme)
    )
    return (
        mine < turn.installation.language_model.person_a_day
        and everybody < turn.installation.language_model.programme_a_day
    )


def worth_a_draft(turn: Turn, text: str) -> bool:
    """Whether a note may be made shorter: it is long enough, and nothing in it asks for care."""
    return len(text) >= WORTH_IT and find_concern(text) is None and offered(turn)


def ask(
    turn: Turn, use: Use, *, subject: str | None = None, text: str | None = None, waits: bool = False
) -> bool:
    """Have it asked, and say whether that can be. ``text`` is what the person typed, where it stands nowhere else.

    ``waits``: the person is told "one moment", what comes takes its place, and they hear of it where nothing does.
    """
    if (text is not None and find_concern(text) is not None) or not offered(turn):
        return False
    job = writer_jobs.enqueue(
        turn.store,
        person_id=turn.who.person.id,
        programme_id=programme_of(turn).id,
        pair_id=turn.who.couple.pair.id if turn.who.couple else None,
        use=use.value,
        subject=subject,
        text=text,
        waits=waits,
        now=turn.who.now,
    )
    turn.effects.asks_writer = True
    if waits:
        turn.reply(Say("writer-moment", placeholder=job.id))
    return True


def goal_to_send(turn: Turn) -> str | None:
    """The words of the goal that a card may be put closer to: the person's own; or the partner's, if they have agreed as well."""
    pair_id = turn.who.pair_id
    for owner in (turn.who.person, turn.who.partner):
        if not agreed(turn, owner) or not turn.who.may_see(Data.GOAL, owner.id):
            continue
        for goal in goals.open_goals(turn.store, pair_id, owner.id):
            words = goals.text_of(turn.store, goal)
            if goal.kind == goals.PROFESSIONAL and find_concern(words) is None:
                return words
    return None


def names_around(turn: Turn) -> list[str]:
    """The names that never leave: of everybody in the programme, and in the others that the person takes part in."""
    programmes = {programme_of(turn).id, *(programme for programme, _ in turn.who.member.roles)}
    return [person.name for person in people.on_rosters(turn.store, programmes)]


def _midnight(turn: Turn, programme: Programme) -> datetime:
    zone = ZoneInfo(programme.zone)
    return datetime.combine(turn.who.now.astimezone(zone).date(), time(), tzinfo=zone)
