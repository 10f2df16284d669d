"""Writing help: whether a language model may help a person now, and requests to it, sent after the transaction.

It may where the installation has a model, the programme allows it, the person has agreed to the current terms, and the
day's quota is not used up. A text that asks for care is never sent: people answer it (docs/domain.md §6.2).
"""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.conversation.messages import Say
from bot.installation import LanguageModel
from bot.rules.care import find_concern
from bot.rules.visibility import Data
from bot.turn import Turn, Who
from bot.writing.tasks import Use
from storage import goals, people, writer_jobs
from storage.tables import Person, Programme

SUMMARY_FROM = 200  # characters: a shorter note needs no summary


def programme_of(who: Who) -> Programme:
    """The programme of the pair, or of the member where there is no pair."""
    return who.couple.programme if who.couple is not None else who.member.programme


def available_model(turn: Turn) -> LanguageModel | None:
    """The installation's language model, if the programme allows it; whether the person has agreed does not matter here."""
    return turn.installation.language_model if programme_of(turn.who).writer else None


def has_agreed(turn: Turn, person: Person | None = None) -> bool:
    """Whether a person, by default the turn's, has agreed to an available model under its current terms."""
    model = available_model(turn)
    return model is not None and (person or turn.who.person).writer_terms == model.terms


def may_ask(turn: Turn) -> bool:
    """Whether the model may be asked for the person now: agreed to, ready, and within the day's quota."""
    model = available_model(turn)
    if model is None or not has_agreed(turn) or not model.ready():
        return False
    programme = programme_of(turn.who)
    of_person, of_programme = writer_jobs.asked_since(
        turn.store, turn.who.person.id, programme.id, _midnight(turn.who, programme)
    )
    return of_person < model.person_a_day and of_programme < model.programme_a_day


def may_summarise(turn: Turn, text: str) -> bool:
    """Whether the model may summarise a note: the text is long enough, and nothing in it asks for care."""
    return len(text) >= SUMMARY_FROM and find_concern(text) is None and may_ask(turn)


def request(
    turn: Turn, use: Use, *, subject: str | None = None, text: str | None = None, waits: bool = False
) -> bool:
    """Queue a request to the model, if it may be asked. Returns False if it may not.

    ``subject`` is the id of the note or card it is about, ``text`` what the person typed where it is stored nowhere else.
    ``waits``: the person gets a "one moment" that the answer replaces, and is told where no answer comes.
    """
    if (text is not None and find_concern(text) is not None) or not may_ask(turn):
        return False
    who = turn.who
    job = writer_jobs.enqueue(
        turn.store,
        person_id=who.person.id,
        programme_id=programme_of(who).id,
        pair_id=who.couple.pair.id if who.couple else None,
        use=use.value,
        subject=subject,
        text=text,
        waits=waits,
        now=who.now,
    )
    turn.effects.asks_writer = True
    if waits:
        turn.reply(Say("writer-moment", placeholder=job.id))
    return True


def goal_to_send(turn: Turn) -> str | None:
    """The text of the goal that a question card is adapted to: the person's own, or the partner's if both have agreed."""
    for owner in (turn.who.person, turn.who.partner):
        if not has_agreed(turn, owner) or not turn.who.may_see(Data.GOAL, owner.id):
            continue
        for goal in goals.open_goals(turn.store, turn.who.pair_id, owner.id):
            text = goals.text_of(turn.store, goal)
            if goal.kind == goals.PROFESSIONAL and find_concern(text) is None:
                return text
    return None


def names_to_replace(turn: Turn) -> list[str]:
    """The names that a request never contains: of all people in the person's programmes."""
    who = turn.who
    programmes = {programme_of(who).id, *(programme for programme, _ in who.member.roles)}
    return [person.name for person in people.on_rosters(turn.store, programmes)]


def _midnight(who: Who, programme: Programme) -> datetime:
    """The beginning of the programme's local day, from which the quota counts."""
    zone = ZoneInfo(programme.zone)
    return datetime.combine(who.now.astimezone(zone).date(), time(), tzinfo=zone)
