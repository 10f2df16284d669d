"""A language model's draft of a note: the author takes, changes or leaves the summary and each of two suggested steps.

Without a draft the same conversation asks the author for a step alone.
"""

from __future__ import annotations

from typing import Any

from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.flows.follow_up import add_step
from bot.rules.visibility import Data
from bot.turn import Conversation, Start, Turn
from bot.writing.tasks import Summary
from storage import notes
from storage.tables import Note


def _step_pages(number: str, then: str | None) -> tuple[Page, Page]:
    """The pages of a suggested or typed step: its text; its owner and date."""
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
        *_step_pages("first", "second"),
        *_step_pages("second", None),
    ),
)


def draft_start(note: Note, summary: Summary) -> Start:
    """The conversation about a draft; a step that the model did not suggest counts as skipped."""
    first, second = (*summary.steps, "", "")[:2]
    about = {
        "found": "yes",
        "note": note.id,
        "summary": summary.summary,
        "first_step": first,
        "second_step": second,
    }
    skipped: dict[str, Any] = {
        name: None for name, step in (("first", first), ("second", second)) if not step
    }
    return Start("note-draft", about, skipped)


def step_start(note_id: str) -> Start:
    """The conversation where no draft came: the note stays, and the author is asked for a step."""
    return Start(
        "note-draft", {"found": "no", "note": note_id, "summary": ""}, {"words": None, "second": None}
    )


def own_note(turn: Turn, note_id: str | None) -> Note | None:
    """The note by id, if the person wrote it and it is not erased; None otherwise."""
    note = notes.note_by_id(turn.store, note_id) if note_id else None
    if note is None or note.author_id != turn.who.person.id or note.erased_at is not None:
        return None
    return note


def _words(turn: Turn) -> None:
    words, note = turn.answers["words"], own_note(turn, turn.about["note"])
    if note is None or not turn.who.may_see(Data.PRIVATE_NOTE, note.author_id):
        turn.say("draft-note-gone")
    elif words is not None:
        turn.about.setdefault("own", [notes.note_text(turn.store, note), note.drafted])
        notes.rewrite(turn.store, note, words, drafted=words == turn.about["summary"])
        turn.say("draft-note-taken", visibility=note.visibility, partner=turn.who.partner.name)
    elif turn.about["found"] == "yes":
        if own := turn.about.pop("own", None):  # the author came back and wants their own text after all
            notes.rewrite(turn.store, note, own[0], drafted=own[1])
        turn.say("draft-note-left")


def _save_step(number: str, turn: Turn) -> None:
    """Save a step with its owner and date; an author who came back replaces the step they saved before."""
    answers = turn.answers
    note = own_note(turn, turn.about["note"])
    if before := turn.about.get(f"{number}_kept"):
        notes.take_back_step(turn.store, turn.who.pair_id, before)
    step = add_step(
        turn,
        answers[number],
        answers[f"{number}_owner"],
        answers[f"{number}_due"],
        meeting_id=note.meeting_id if note else None,
        drafted=answers[number] == turn.about.get(f"{number}_step"),
    )
    turn.about[f"{number}_kept"] = step.id
    turn.say("draft-step-saved")


def _first_by(turn: Turn) -> None:
    _save_step("first", turn)


def _second_by(turn: Turn) -> None:
    _save_step("second", turn)


def _first(turn: Turn) -> None:
    _remove_skipped("first", turn)


def _second(turn: Turn) -> None:
    _remove_skipped("second", turn)
    if turn.answers["second"] is None and not turn.effects.replies:  # a skipped last step gets a reply, too
        turn.say("note-done")


def _remove_skipped(number: str, turn: Turn) -> None:
    """Remove a step that was saved before, if its author came back and skips it."""
    if turn.answers[number] is None and (before := turn.about.pop(f"{number}_kept", None)):
        notes.take_back_step(turn.store, turn.who.pair_id, before)


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
