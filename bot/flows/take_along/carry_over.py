"""What a mentee may take along from the former pair, and carrying out the mentee's choice.

Only their own open goals and own notes. A goal and a private note move, since only their owner could see them; a note that
was shared in the former pair is copied, and stays with the former partner until retention deletes it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot import kinds
from bot.conversation import refs
from bot.conversation.messages import Message, Say
from bot.rules.visibility import Data
from bot.turn import Turn
from storage import goals, notes, pairs
from storage.tables import Goal, Note


@dataclass(frozen=True, slots=True)
class CarryOver:
    """The goals and notes that a mentee may take along from their former pair, each the latest first."""

    goals: Sequence[Goal] = ()
    notes: Sequence[Note] = ()  # to become private notes of the new pair
    shared: Sequence[Note] = ()  # to be shared with the new partner


def carry_over(turn: Turn) -> CarryOver:
    """The mentee's open goals and own notes from the former pair that this pair does not have yet."""
    who = turn.who
    former = pairs.previous_of_mentee(turn.store, who.pair.pair) if who.role == "mentee" else None
    if former is None:
        return CarryOver()
    new_kinds = {goal.kind for goal in goals.open_goals(turn.store, who.pair_id, who.person.id)}
    old_goals = goals.open_goals(turn.store, former.id, who.person.id)[::-1]
    old_notes = _own_notes(turn, former.id)[::-1]
    new_notes = {notes.note_text(turn.store, note): note.visibility for note in _own_notes(turn, who.pair_id)}
    shared = [note for note in old_notes if note.visibility == notes.SHARED]
    copies = {  # by id of a shared note: the visibility of its copy in this pair
        note.id: new_notes.get(notes.note_text(turn.store, note)) for note in shared if new_notes
    }
    return CarryOver(
        goals=[goal for goal in old_goals if goal.kind not in new_kinds],
        notes=[note for note in old_notes if copies.get(note.id) is None],
        shared=[note for note in shared if copies.get(note.id) != notes.SHARED],
    )


def _own_notes(turn: Turn, pair_id: str) -> list[Note]:
    """The notes that the person wrote in a pair, private and shared, without erased ones, oldest first."""
    return [
        note
        for note in notes.notes_for(turn.store, pair_id, turn.who.person.id)
        if turn.who.may_see(Data.PRIVATE_NOTE, note.author_id) and note.erased_at is None
    ]


def carry_out(turn: Turn, taken: Mapping[str, Collection[str]]) -> None:
    """Move and copy what was chosen and is still available, and tell the partner of the notes that are shared now.

    ``taken``: the ids chosen on the pages goals, notes and shared.
    """
    available, who = carry_over(turn), turn.who
    moved = [goal for goal in available.goals if goal.id in taken["goals"]]
    shared = [note for note in available.shared if note.id in taken["shared"]][::-1]
    private = [
        note for note in available.notes if note.id in taken["notes"] and note.id not in taken["shared"]
    ][::-1]
    for goal in moved:
        goals.move_to_pair(goal, who.pair_id)
    for note in private:
        _make_private(turn, note)
    news: list[Message] = []
    for note in shared:
        copy = turn.add_note(notes.SHARED, notes.note_text(turn.store, note), drafted=note.drafted)
        news.append(Say("note-partner", {"who": refs.person(who.person.id), "note": refs.note(copy.id)}))
    if news:
        key = f"taken:{who.pair_id}:{who.now:%Y%m%dT%H%M%S}"
        turn.tell(who.partner.id, kinds.NOTE_SHARED, news, key=key)
    if moved or shared or private:
        turn.say("take-along-done", goals=len(moved), notes=len(private), shared=len(shared))
    else:
        turn.say("take-along-nothing")
    if len(moved) < len(taken["goals"]):
        turn.line("take-along-goal-stays")


def _make_private(turn: Turn, note: Note) -> None:
    """Move a private note to this pair, or copy a shared one as a private note under the day on which it was written."""
    if note.visibility == notes.PRIVATE:
        notes.move_to_pair(note, turn.who.pair_id)
        return
    notes.add_note(
        turn.store,
        pair_id=turn.who.pair_id,
        meeting_id=None,
        author_id=turn.who.person.id,
        visibility=notes.PRIVATE,
        text=notes.note_text(turn.store, note),
        now=note.created_at,
        drafted=note.drafted,
    )
