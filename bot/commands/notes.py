"""Notes and agreed steps: write, read, mark as done."""

from __future__ import annotations

from bot.conversation.messages import date_alone, day
from bot.rules.visibility import Data
from bot.turn import Scene
from bot.writing.mark import marked
from storage import meetings as meeting_store
from storage import notes as store
from storage.tables import Note

SHOWN = 10  # the latest notes; the rest is in the export


def last_meeting(scene: Scene) -> dict[str, object]:
    """The meeting a note written now belongs to: the latest one held."""
    held = meeting_store.took_place(scene.meetings)
    return (
        {"meeting": held[-1].id, "day": day(held[-1].met_on), "about": "meeting"}
        if held and held[-1].met_on
        else {"about": "pair"}
    )


def write(scene: Scene, rest: str) -> None:
    """Write a note; what stands after the command is shown back before anything is kept."""
    if rest:
        scene.begin("heard", about={**last_meeting(scene), "text": rest})
    else:
        scene.begin("session-note", about=last_meeting(scene))


def may_read(scene: Scene, note: Note) -> bool:
    """Whether the scene's person may read a note of the pair."""
    data = Data.SHARED_NOTE if note.visibility == store.SHARED else Data.PRIVATE_NOTE
    return note.pair_id == scene.pair.pair.id and scene.may_see(data, note.author_id)


def read(scene: Scene, rest: str) -> None:
    """The person's own notes and the shared ones, oldest first."""
    found = [
        note
        for note in store.notes_for(scene.work, scene.pair.pair.id, scene.person.id)
        if may_read(scene, note)
    ]
    if not found:
        scene.say("notes-none")
        return
    scene.say("notes-head", partner=scene.partner.name, count=len(found))
    for note in found[-SHOWN:]:
        scene.line(
            "notes-line",
            on=date_alone(note.created_at.astimezone(scene.reader.now.tzinfo).date()),
            who="me" if note.author_id == scene.person.id else "partner",
            partner=scene.partner.name,
            visibility=note.visibility,
            text=marked(store.note_text(scene.work, note), drafted=note.drafted),
        )


def steps(scene: Scene, rest: str) -> None:
    """Open steps; pressing one marks it as done."""
    if store.open_steps(scene.work, scene.pair.pair.id):
        scene.begin("steps")
    else:
        scene.say("steps-none")
