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
from bot.turn import Scene
from bot.writing.tasks import Use
from storage import goals, notes, people, writer_jobs
from storage.tables import Person, Programme

WORTH_IT = 200  # characters: shorter notes are short already


def programme_of(scene: Scene) -> Programme:
    """The programme that this is about."""
    return scene.couple.programme if scene.couple is not None else scene.member.programme


def here(scene: Scene) -> bool:
    """Whether there is a language model that this person could let help them."""
    return scene.writing is not None and programme_of(scene).writer


def agreed(scene: Scene, person: Person | None = None) -> bool:
    """Whether somebody has agreed to it under today's terms; the scene's person by default."""
    terms = (person or scene.person).writer_terms
    return here(scene) and scene.writing is not None and terms == scene.writing.terms


def offered(scene: Scene) -> bool:
    """Whether it may be asked something for this person now."""
    if not agreed(scene) or scene.writing is None or not scene.writing.ready():
        return False
    programme = programme_of(scene)
    mine, everybody = writer_jobs.asked_since(
        scene.work, scene.person.id, programme.id, _midnight(scene, programme)
    )
    return mine < scene.writing.person_a_day and everybody < scene.writing.programme_a_day


def worth_a_draft(scene: Scene, text: str) -> bool:
    """Whether a note may be made shorter: it is long enough, and nothing in it asks for care."""
    return len(text) >= WORTH_IT and find_concern(text) is None and offered(scene)


def ask(
    scene: Scene, use: Use, *, subject: str | None = None, text: str | None = None, waits: bool = False
) -> bool:
    """Have it asked, and say whether that can be. ``text`` is what the person typed, where it stands nowhere else.

    ``waits``: the person is told "one moment", what comes takes its place, and they hear of it where nothing does.
    """
    if (text is not None and find_concern(text) is not None) or not offered(scene):
        return False
    job = writer_jobs.ask(
        scene.work,
        person_id=scene.person.id,
        programme_id=programme_of(scene).id,
        pair_id=scene.couple.pair.id if scene.couple else None,
        use=use.value,
        subject=subject,
        text=text,
        waits=waits,
        now=scene.now,
    )
    scene.asks_writer = True
    if waits:
        scene.replies.append(Say("writer-moment", holds=job.id))
    return True


def goal_to_send(scene: Scene) -> str | None:
    """The words of the goal that a card may be put closer to: the person's own; or the partner's, if they have agreed as well."""
    pair_id = scene.pair.pair.id
    for owner in (scene.person, scene.partner):
        if not agreed(scene, owner) or not scene.may_see(Data.GOAL, owner.id):
            continue
        for goal in goals.open_goals(scene.work, pair_id, owner.id):
            words = notes.goal_text(scene.work, goal)
            if goal.kind == goals.PROFESSIONAL and find_concern(words) is None:
                return words
    return None


def names_around(scene: Scene) -> list[str]:
    """The names that never leave: of everybody in the programme, and in the others that the person takes part in."""
    programmes = {programme_of(scene).id, *(programme for programme, _ in scene.member.roles)}
    return [person.name for person in people.on_rosters(scene.work, programmes)]


def _midnight(scene: Scene, programme: Programme) -> datetime:
    zone = ZoneInfo(programme.zone)
    return datetime.combine(scene.now.astimezone(zone).date(), time(), tzinfo=zone)
