"""Notes and agreed steps: write, read, mark as done."""

from __future__ import annotations

from bot.conversation import refs
from bot.rules.visibility import Data
from bot.turn import Turn
from bot.writing.mark import marked
from storage import meetings, notes
from storage.tables import Note

SHOWN = 10  # the latest notes; the rest is in the export


def last_meeting(turn: Turn) -> dict[str, object]:
    """The meeting a note written now belongs to: the latest one held."""
    held = meetings.took_place(turn.meetings)
    return (
        {"meeting": held[-1].id, "day": refs.day(held[-1].met_on), "about": "meeting"}
        if held and held[-1].met_on
        else {"about": "pair"}
    )


def write(turn: Turn, rest: str) -> None:
    """Write a note; what stands after the command is shown back before anything is kept."""
    if rest:
        turn.begin("heard", about={**last_meeting(turn), "text": rest})
    else:
        turn.begin("session-note", about=last_meeting(turn))


def may_read(turn: Turn, note: Note) -> bool:
    """Whether the turn's person may read a note of the pair."""
    data = Data.SHARED_NOTE if note.visibility == notes.SHARED else Data.PRIVATE_NOTE
    return note.pair_id == turn.who.pair_id and turn.who.may_see(data, note.author_id)


def read(turn: Turn, rest: str) -> None:
    """The person's own notes and the shared ones, oldest first."""
    found = [
        note
        for note in notes.notes_for(turn.store, turn.who.pair_id, turn.who.person.id)
        if may_read(turn, note)
    ]
    if not found:
        turn.say("notes-none")
        return
    turn.say("notes-head", partner=turn.who.partner.name, count=len(found))
    for note in found[-SHOWN:]:
        turn.line(
            "notes-line",
            on=refs.date(note.created_at.astimezone(turn.who.reader.now.tzinfo).date()),
            who="me" if note.author_id == turn.who.person.id else "partner",
            partner=turn.who.partner.name,
            visibility=note.visibility,
            text=marked(notes.note_text(turn.store, note), drafted=note.drafted),
        )


def steps(turn: Turn, rest: str) -> None:
    """Open steps; pressing one marks it as done."""
    if notes.open_steps(turn.store, turn.who.pair_id):
        turn.begin("steps")
    else:
        turn.say("steps-none")
