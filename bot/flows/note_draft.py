"""A draft made of a note: its author takes the summary, changes it or leaves the note, and so with each step found.

Without a draft the same conversation asks for a step alone.
"""

from __future__ import annotations

from typing import Any

from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.flows.follow_up import agree_on
from bot.rules.visibility import Data
from bot.turn import Conversation, Scene, Start
from bot.writing.tasks import Summary
from storage import notes
from storage.tables import Note


def _step(number: str, then: str | None) -> tuple[Page, Page]:
    """A step that was found, or is typed; and whose it is, by when."""
    return (
        Page(
            number,
            (
                Text(
                    name=number,
                    drafted=f"{number}_step",
                    optional=True,
                    limit=500,
                    multiline=False,
                    seen_by=SeenBy.PAIR,
                ),
            ),
            then=Branch(number, {"given": f"{number}_by", "skipped": then}),
        ),
        Page(
            f"{number}_by",
            (
                Choice(name=f"{number}_owner", of=("me", "partner"), seen_by=SeenBy.PAIR),
                When(name=f"{number}_due", optional=True, until=True, seen_by=SeenBy.PAIR),
            ),
            then=then,
        ),
    )


FLOW = Flow(
    "note-draft",
    pages=(
        Page(
            "words",
            (Text(name="words", drafted="summary", optional=True, seen_by=SeenBy.AS_NOTE),),
            then="first",
        ),
        *_step("first", "second"),
        *_step("second", None),
    ),
)


def draft_of(note: Note, summary: Summary) -> Start:
    """The conversation about a draft."""
    first, second = (*summary.steps, "", "")[:2]
    about = {
        "found": "yes",
        "note": note.id,
        "summary": summary.summary,
        "first_step": first,
        "second_step": second,
    }
    known: dict[str, Any] = {name: None for name, step in (("first", first), ("second", second)) if not step}
    return Start("note-draft", about, known)


def without_draft(note_id: str) -> Start:
    """The same conversation where no draft came: the note stays, and a step is asked for."""
    return Start(
        "note-draft", {"found": "no", "note": note_id, "summary": ""}, {"words": None, "second": None}
    )


def own_note(scene: Scene, note_id: str | None) -> Note | None:
    """The person's own note, while its words are there."""
    note = notes.note_by_id(scene.work, note_id) if note_id else None
    if note is None or note.author_id != scene.person.id or note.erased_at is not None:
        return None
    return note


def _words(scene: Scene) -> None:
    words, note = scene.answers["words"], own_note(scene, scene.about["note"])
    if note is None or not scene.may_see(Data.PRIVATE_NOTE, note.author_id):
        scene.say("draft-note-gone")
    elif words is not None:
        scene.about.setdefault("own", [notes.note_text(scene.work, note), note.drafted])
        notes.rewrite(scene.work, note, words, drafted=words == scene.about["summary"])
        scene.say("draft-note-taken", visibility=note.visibility, partner=scene.partner.name)
    elif scene.about["found"] == "yes":
        if own := scene.about.pop("own", None):  # they came back and want their own words after all
            notes.rewrite(scene.work, note, own[0], drafted=own[1])
        scene.say("draft-note-left")


def _by(number: str, scene: Scene) -> None:
    answers = scene.answers
    note = own_note(scene, scene.about["note"])
    if before := scene.about.get(f"{number}_kept"):  # they came back to it: it stays one step
        notes.take_back_step(scene.work, scene.pair.pair.id, before)
    step = agree_on(
        scene,
        answers[number],
        answers[f"{number}_owner"],
        answers[f"{number}_due"],
        meeting_id=note.meeting_id if note else None,
        drafted=answers[number] == scene.about.get(f"{number}_step"),
    )
    scene.about[f"{number}_kept"] = step.id
    scene.say("draft-step-saved")


def _first_by(scene: Scene) -> None:
    _by("first", scene)


def _second_by(scene: Scene) -> None:
    _by("second", scene)


def _first(scene: Scene) -> None:
    _left_out("first", scene)


def _second(scene: Scene) -> None:
    _left_out("second", scene)
    if (
        scene.answers["second"] is None and not scene.replies
    ):  # whoever leaves the last one out hears something, too
        scene.say("note-done")


def _left_out(number: str, scene: Scene) -> None:
    """Take a step back that was kept already, where its author came back and leaves it out."""
    if scene.answers[number] is None and (before := scene.about.pop(f"{number}_kept", None)):
        notes.take_back_step(scene.work, scene.pair.pair.id, before)


CONVERSATION = Conversation(
    FLOW,
    done={
        "words": _words,
        "first": _first,
        "first_by": _first_by,
        "second": _second,
        "second_by": _second_by,
    },
    forgets=frozenset({"own"}),
)
