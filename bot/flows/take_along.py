"""A new mentor after a pair has ended: what the mentee takes along, asked once, of them alone (E28).

Open goals and notes of their own, nothing that anybody else wrote. Nothing is chosen beforehand, and nothing happens before
the last answer. A goal and a private note move, since nobody but their owner could see them any more; a note that was given to
the two of the former pair is copied, and stays with the former partner until its day of deletion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Message, Say
from bot.rules.visibility import Data
from bot.texts.dates import short_day
from bot.texts.loader import load_texts
from bot.texts.truncation import truncate
from bot.turn import Conversation, Start, Turn
from bot.writing.mark import marked
from storage import goals, notes, pairs
from storage.tables import Goal, Note

LISTED = 8  # at once
OLDER = "older"  # stands in a list for what comes after these
CHOSEN = "✓ "
PAGES = ("goals", "notes", "shared")


def _pick(page: str, field: str, seen_by: SeenBy, then: str | None) -> Page:
    """A list to choose from: each press marks or unmarks one, and "done" goes on."""
    asked = Choice(name=field, listed=page, of=("done",), seen_by=seen_by)
    return Page(page, (asked,), then=Branch(field, {"listed": page, "done": then}))


FLOW = Flow(
    "take-along",
    pages=(
        Page(
            "start",
            (Choice(name="start", of=("look", "fresh"), seen_by=SeenBy.ME),),
            then=Branch("start", {"look": "goals", "fresh": None}),
        ),
        _pick("goals", "goal", SeenBy.CHOSEN, "notes"),
        _pick("notes", "note", SeenBy.ME, "shared"),
        _pick("shared", "ours", SeenBy.CHOSEN, None),
    ),
)


@dataclass(frozen=True, slots=True)
class Luggage:
    """What somebody may take along from their former pair, each the latest first."""

    goals: Sequence[Goal] = ()
    notes: Sequence[Note] = ()  # to go on as private notes
    shared: Sequence[Note] = ()  # to be given to the new partner, too


def luggage(turn: Turn) -> Luggage:
    """The mentee's own open goals and own notes from the pair before this one, without what is here already."""
    former = pairs.previous_of_mentee(turn.store, turn.who.pair.pair) if turn.who.role == "mentee" else None
    if former is None:
        return Luggage()
    here, me = turn.who.pair_id, turn.who.person.id
    kinds = {goal.kind for goal in goals.open_goals(turn.store, here, me)}
    mine = [one for one in notes.notes_for(turn.store, former.id, me) if _is_own(turn, one)][::-1]
    copied = [one for one in notes.notes_for(turn.store, here, me) if _is_own(turn, one)]
    known = {notes.note_text(turn.store, one): one.visibility for one in copied}
    given = [one for one in mine if one.visibility == notes.SHARED]
    before = {one.id: known.get(notes.note_text(turn.store, one)) for one in given} if known else {}
    return Luggage(
        goals=[one for one in goals.open_goals(turn.store, former.id, me)[::-1] if one.kind not in kinds],
        notes=[one for one in mine if before.get(one.id) is None],
        shared=[one for one in given if before.get(one.id) != notes.SHARED],
    )


def take_along(turn: Turn, *, asked_for: bool = False) -> Start | None:
    """The conversation about what there is to take along; None where there is nothing. Empty lists are not asked about.

    ``asked_for``: the person wants to look already.
    """
    found = luggage(turn)
    empty = {
        field.name: "done" for page in PAGES for field in FLOW.page(page).fields if not getattr(found, page)
    }
    if len(empty) == len(PAGES):
        return None
    about: dict[str, Any] = {
        "taken": {page: [] for page in PAGES},
        "at": dict.fromkeys(PAGES, 0),
        "pressed": "no",
    }
    for page in PAGES:
        about[page] = _list(turn, found, page, about)
    return Start("take-along", about, empty | ({"start": "look"} if asked_for else {}))


def _is_own(turn: Turn, one: Note) -> bool:
    """Whether it may be taken along: what its author wrote for themselves or for two, as long as the words are there."""
    return turn.who.may_see(Data.PRIVATE_NOTE, one.author_id) and one.erased_at is None


def _list(turn: Turn, found: Luggage, page: str, about: Mapping[str, Any]) -> list[list[str]]:
    """The options of a page as they stand: some at a time, those that were chosen with a tick."""
    items: Sequence[Goal | Note] = getattr(found, page)
    at, taken, reader = about["at"][page], about["taken"][page], turn.who.reader
    listed = []
    for one in items[at : at + LISTED]:
        if isinstance(one, Goal):
            label = truncate(goals.text_of(turn.store, one))
        else:
            on = short_day(turn.who.local_day(one.created_at), reader.language, today=reader.today)
            label = f"{on}: {marked(truncate(notes.note_text(turn.store, one)), drafted=one.drafted)}"
        listed.append([one.id, (CHOSEN if one.id in taken else "") + label])
    if len(items) > LISTED:
        listed.append([OLDER, load_texts().say("take-along-older", reader.language, reader.address)])
    return listed


def _press(turn: Turn, page: str, pressed: str) -> None:
    """Mark or unmark one, or turn to the next ones; after the last ones come the first."""
    turn.about["pressed"] = "no" if pressed == "done" else "yes"  # asked again, the question is short
    if pressed == "done":
        return
    found = luggage(turn)
    taken, at = dict(turn.about["taken"]), dict(turn.about["at"])
    if pressed == OLDER:
        at[page] = at[page] + LISTED if at[page] + LISTED < len(getattr(found, page)) else 0
    elif pressed in taken[page]:
        taken[page] = [key for key in taken[page] if key != pressed]
    else:
        taken[page] = [*taken[page], pressed]
    turn.about.update({"taken": taken, "at": at})
    turn.about[page] = _list(turn, found, page, turn.about)


def _start(turn: Turn) -> None:
    if turn.answers["start"] == "fresh":
        turn.say("take-along-fresh")


def _goals(turn: Turn) -> None:
    _press(turn, "goals", turn.answers["goal"])


def _notes(turn: Turn) -> None:
    _press(turn, "notes", turn.answers["note"])


def _shared(turn: Turn) -> None:
    pressed = turn.answers["ours"]
    _press(turn, "shared", pressed)
    if pressed == "done":
        _take(turn)


def _take(turn: Turn) -> None:
    """Do what was chosen, as far as it is still there; the partner learns of new shared notes as of any other."""
    found, taken, here = luggage(turn), turn.about["taken"], turn.who.pair_id
    own_goals = [one for one in found.goals if one.id in taken["goals"]]
    for_two = [one for one in found.shared if one.id in taken["shared"]][::-1]
    for_me = [one for one in found.notes if one.id in taken["notes"] and one.id not in taken["shared"]][::-1]
    for goal in own_goals:
        goals.move_to_pair(goal, here)
    for one in for_me:
        _keep(turn, one)
    told: list[Message] = []
    for one in for_two:
        copy = turn.add_note(notes.SHARED, notes.note_text(turn.store, one), drafted=one.drafted)
        told.append(Say("note-partner", {"who": refs.person(turn.who.person.id), "note": refs.note(copy.id)}))
    if told:
        turn.tell(
            turn.who.partner.id, kinds.NOTE_SHARED, told, key=f"taken:{here}:{turn.who.now:%Y%m%dT%H%M%S}"
        )
    if own_goals or for_two or for_me:
        turn.say("take-along-done", goals=len(own_goals), notes=len(for_me), shared=len(for_two))
    else:
        turn.say("take-along-nothing")
    if len(own_goals) < len(taken["goals"]):
        turn.line("take-along-goal-stays")


def _keep(turn: Turn, one: Note) -> None:
    """Put an own note among the private ones of this pair, under the day on which it was written."""
    if one.visibility == notes.PRIVATE:
        notes.move_to_pair(one, turn.who.pair_id)
        return
    notes.add_note(
        turn.store,
        pair_id=turn.who.pair_id,
        meeting_id=None,
        author_id=turn.who.person.id,
        visibility=notes.PRIVATE,
        text=notes.note_text(turn.store, one),
        now=one.created_at,
        drafted=one.drafted,
    )


CONVERSATION = Conversation(
    FLOW,
    done={"start": _start, "goals": _goals, "notes": _notes, "shared": _shared},
    resumes=True,
    forgets=frozenset(PAGES),
)
