"""What waits for one person, put together: what of it still counts, its words, and the one question that it asks.

One question at a time: typed words have one thing to answer, and nothing is asked that the answer before it settles. The
others wait until the first is answered, or for their own day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.conversation.messages import Ask, Message, Question, Say, Worded, Words, load
from bot.presentation.wording import Wording
from bot.reader import zone_of
from bot.rules.quiet import add_working_days
from bot.schedule.pair import arm_pair
from bot.turn import NOTICE_EXPIRES, Scene
from conversation_prompts.card import Library
from storage import pairs, timers
from storage.database import UnitOfWork
from storage.pairs import Couple
from storage.people import Member
from storage.tables import OutboxMessage, Person
from storage.timers import NewTimer

UNFOOTED = frozenset({"welcome", "welcome_again"})  # whoever reads these has not met any command yet
PAUSE_KINDS = frozenset(
    {"paused", "resumed", "pause_over", "meeting_planned", "help_asked", "fit_change", "draft"}
)  # told during a pause
END_KINDS = frozenset(  # told after the end: the news, and what the other one wrote before it
    {"pair_ended", "help_asked", "after_card", "note_shared", "feedback_given", "thanks"}
)
WORTH_WAITING = frozenset({  # what somebody wrote or both decided is still worth reading after weeks of quiet
    "note_shared", "feedback_given", "thanks", "contact_rule", "pair_ended", "agreement_made", "mirror_ready", "help_asked",
})  # fmt: skip
FROM_PARTNER = ("agreement_proposed", "feedback_asked")  # somebody waits for the answer
OF_THE_DAY = ("prepare", "check_in")  # asked before anything else: tomorrow it is too late

Word = Callable[[Scene, Sequence[Message]], tuple[Worded, ...]]
"""Messages in a scene's person's words; none at all where a part is out of date."""


@dataclass(slots=True)
class Together:
    """Rows as one message to one person."""

    words: list[Worded]
    shown: list[OutboxMessage]
    held: list[OutboxMessage]  # questions that come after the one asked
    focus: str | None = None  # the conversation that typed words answer from then on


def over(row: OutboxMessage, person: Person, couple: Couple | None, now: datetime) -> str | None:
    """The outcome of a row that is not to be shown any more, whenever; None for one that is."""
    if now >= _expires_at(row, person):
        return "expired"
    if person.unreachable_since is not None:
        return "unreachable"
    if row.kind in person.stopped_kinds:
        return "stopped"
    if couple is not None and couple.pair.paused_until is not None and row.kind not in PAUSE_KINDS:
        return "stopped"
    if couple is not None and couple.pair.ended_at is not None and row.kind not in END_KINDS:
        return "stopped"
    return None


def _expires_at(row: OutboxMessage, person: Person) -> datetime:
    """When a message is too old to be of use; quiet that its reader wished for does not use up its time."""
    if row.kind not in WORTH_WAITING or person.paused_until is None:
        return row.expires_at
    back = datetime.combine(person.paused_until, time(), tzinfo=UTC)
    return max(row.expires_at, back + NOTICE_EXPIRES)


def asks(row: OutboxMessage) -> bool:
    """Whether a waiting message asks something."""
    return any(isinstance(load(parts), Ask) for parts in row.body)


def put_together(
    scenes: Mapping[str, Scene],
    rows: Sequence[OutboxMessage],
    word: Word,
    wording: Wording,
    *,
    several: bool,
) -> Together:
    """The rows in their order, without what is out of date by now: first what is told, then one question.

    ``scenes``: for each row's id, its person and its pair. To somebody in ``several`` pairs it says which one each is about,
    where its own words do not.
    """
    together = Together([], [], [])
    about: str | None = None
    asking: list[tuple[OutboxMessage, str, tuple[Worded, ...]]] = []
    for row in rows:
        messages: list[Message] = [load(parts) for parts in row.body]
        found = word(scenes[row.id], messages)
        if not found:
            continue  # what it asks is not open any more, or what it shows is gone
        if asked := [message for message in messages if isinstance(message, Ask)]:
            asking.append((row, asked[-1].conversation, found))
            continue
        if several and row.pair_id != about:
            together.words.extend(_which_pair(scenes[row.id], row, found, word))
        about = row.pair_id
        together.words.extend(found)
        together.shown.append(row)
    asking.sort(key=lambda one: one[0].kind not in OF_THE_DAY)  # stable: the rest stays in its order
    if asking:
        (row, together.focus, found), *others = asking
        if several and row.pair_id != about:
            together.words.extend(_which_pair(scenes[row.id], row, found, word))
        together.words.extend(found)
        together.shown.append(row)
        together.held = [other for other, _, _ in others]
        if others:
            more = wording.say("digest-more", scenes[row.id].reader, count=len(others))
            together.words.append(Words(more))
    if any(row.unasked and row.kind not in UNFOOTED for row in together.shown):
        together.words.append(wording.footnote(scenes[together.shown[0].id].reader))
    return together


def _which_pair(scene: Scene, row: OutboxMessage, found: Sequence[Worded], word: Word) -> tuple[Worded, ...]:
    """A line that names the pair a message is about, where the message itself does not name the partner."""
    couple = scene.couple
    if couple is None or row.kind in UNFOOTED or scene.person.id not in (couple.mentor.id, couple.mentee.id):
        return ()
    partner = scene.partner.name
    for message in found:
        if isinstance(message, Words) and partner in message.text:
            return ()
        if isinstance(message, Question) and any(partner in shown.question for shown in message.fields):
            return ()
    return word(scene, [Say("about-pair", {"partner": partner})])


def start_clock(
    work: UnitOfWork, library: Library, effect: Mapping[str, Any], member: Member, now: datetime
) -> None:
    """Start a clock that runs from the moment at which something was shown."""
    if "arm" in effect:
        due = working_days_later(now, effect["working_days"], member)
        again = NewTimer(
            key=effect["key"],
            kind=effect["arm"],
            due_at=due,
            person_id=member.person.id,
            pair_id=effect.get("pair_id"),
        )
        timers.arm(work, [again])
    elif effect.get("pair") == "stall_asked":
        couple = pairs.by_ids(work, [effect["id"]])[effect["id"]]
        couple.pair.stall_asked_at = now
        arm_pair(Scene(work, now, member, library, couple))


def working_days_later(moment: datetime, days: int, member: Member) -> datetime:
    """The same local hour, that many working days later; aware UTC."""
    zone = ZoneInfo(zone_of(member.person, member.programme))
    local = moment.astimezone(zone)
    on = add_working_days(local.date(), days, member.programme.country)
    return datetime.combine(on, local.time(), tzinfo=zone).astimezone(UTC)
