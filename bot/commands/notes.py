"""Notes and steps: write a note, read notes, mark a step as done."""

from __future__ import annotations

from bot.conversation import refs
from bot.flows.session_note import may_read_note
from bot.turn import Turn
from bot.writing.mark import marked
from storage import meetings, notes

MAX_NOTES = 10  # the latest ones; "my data" has all


def about_last_meeting(turn: Turn) -> dict[str, object]:
    """The ``about`` of a note that is written now: it belongs to the latest meeting that took place, if any."""
    met = meetings.took_place(turn.meetings)
    if met and met[-1].met_on:
        return {"meeting": met[-1].id, "day": refs.day(met[-1].met_on), "about": "meeting"}
    return {"about": "pair"}


def write(turn: Turn, rest: str) -> None:
    """Ask for a note; for text after the command, ask who may see it before anything is saved."""
    if rest:
        turn.begin("heard", about={**about_last_meeting(turn), "text": rest})
    else:
        turn.begin("session-note", about=about_last_meeting(turn))


def read(turn: Turn, rest: str) -> None:
    """Reply with the person's own and the shared notes, oldest first."""
    who = turn.who
    readable = [
        note for note in notes.notes_for(turn.store, who.pair_id, who.person.id) if may_read_note(who, note)
    ]
    if not readable:
        turn.say("notes-none")
        return
    turn.say("notes-head", partner=who.partner.name, count=len(readable))
    for note in readable[-MAX_NOTES:]:
        turn.line(
            "notes-line",
            on=refs.date(who.local_day(note.created_at)),
            who="me" if note.author_id == who.person.id else "partner",
            partner=who.partner.name,
            visibility=note.visibility,
            text=marked(notes.note_text(turn.store, note), drafted=note.drafted),
        )


def steps(turn: Turn, rest: str) -> None:
    """List the pair's open steps; a pressed one is done."""
    if notes.open_steps(turn.store, turn.who.pair_id):
        turn.begin("steps")
    else:
        turn.say("steps-none")
