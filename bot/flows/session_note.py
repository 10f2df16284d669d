"""A session note, private or shared, and the steps that the pair agreed on, each with an owner and a date."""

from __future__ import annotations

from bot import kinds, writing_help
from bot.conversation import refs
from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say
from bot.flows.follow_up import add_step
from bot.flows.note_draft import own_note, step_start
from bot.rules.visibility import Data
from bot.turn import Conversation, Turn, Who
from bot.writing.tasks import Use
from storage import notes
from storage.tables import Note

FLOW = Flow(
    "session-note",
    pages=(
        Page(
            "keep",
            (Choice(name="keep", of=("private", "shared", "no"), seen_by=SeenBy.ME),),
            then=Branch("keep", {"private": "mine", "shared": "ours", "no": None}),
        ),
        Page("mine", (Text(name="mine", seen_by=SeenBy.ME),), then="more"),
        Page("ours", (Text(name="ours", seen_by=SeenBy.PAIR),), then="more"),
        Page(
            "more",
            (
                Choice(
                    name="owner",
                    of=("draft", "me", "partner", "none"),
                    needs={"draft": "may_draft"},
                    seen_by=SeenBy.PAIR,
                ),
            ),
            then=Branch("owner", {"draft": None, "me": "step", "partner": "step", "none": None}),
        ),
        Page("step", (Text(name="step", limit=500, multiline=False, seen_by=SeenBy.PAIR),), then="due"),
        Page("due", (When(name="due", optional=True, until=True, seen_by=SeenBy.PAIR),), then="more"),
    ),
)

HEARD = Flow(  # about a text that was typed as a note, before anything was asked
    "heard",
    pages=(Page("heard", (Choice(name="heard", of=("shared", "private", "no"), seen_by=SeenBy.ME),)),),
)


def may_read_note(who: Who, note: Note) -> bool:
    """Whether a person may read a note: of this pair, and shared or their own."""
    data = Data.SHARED_NOTE if note.visibility == notes.SHARED else Data.PRIVATE_NOTE
    return note.pair_id == who.pair_id and who.may_see(data, note.author_id)


def save_note(turn: Turn, visibility: str, text: str) -> None:
    """Save a note of the person's and tell the partner of a shared one; ``about`` says whether it may be summarised.

    An author who went back to the page rewrites the same note instead of adding a second one.
    """
    note = own_note(turn, turn.about.get("note"))
    if note is not None and note.visibility == visibility:
        notes.rewrite(turn.store, note, text, drafted=False)
    else:
        note = turn.add_note(visibility, text, meeting_id=turn.about.get("meeting"))
    if visibility == notes.SHARED:
        turn.say("note-saved-shared", partner=turn.who.partner.name)
        news = Say("note-partner", {"who": refs.person(turn.who.person.id), "note": refs.note(note.id)})
        turn.tell(turn.who.partner.id, kinds.NOTE_SHARED, [news], key=f"note:{note.id}")
    else:
        turn.say("note-saved-private")
    turn.about["note"] = note.id
    turn.about["may_draft"] = "yes" if writing_help.may_summarise(turn, text) else ""


def _keep(turn: Turn) -> None:
    if turn.answers["keep"] == "no":
        turn.say("note-none")


def _mine(turn: Turn) -> None:
    save_note(turn, notes.PRIVATE, turn.answers["mine"])


def _ours(turn: Turn) -> None:
    save_note(turn, notes.SHARED, turn.answers["ours"])


def _more(turn: Turn) -> None:
    if turn.answers["owner"] == "draft":
        _request_summary(turn, turn.about["note"])
    elif turn.answers["owner"] == "none":
        turn.say("note-done")


def _request_summary(turn: Turn, note_id: str) -> None:
    """Request a summary with steps of the note; ask for a step where the language model may not be asked any more."""
    if not writing_help.request(turn, Use.SUMMARISE, subject=note_id, waits=True):
        turn.say("draft-none")
        turn.then(step_start(note_id))


def _due(turn: Turn) -> None:
    answers = turn.answers
    add_step(turn, answers["step"], answers["owner"], answers["due"], meeting_id=turn.about.get("meeting"))
    turn.about["may_draft"] = ""
    turn.say("step-saved")


def _heard(turn: Turn) -> None:
    answer = turn.answers["heard"]
    if answer == "no":
        turn.say("heard-dropped")
    elif answer == notes.PRIVATE and turn.about.get("kept"):
        turn.say("heard-kept")
        about: dict[str, object] = {
            part: turn.about[part] for part in ("about", "meeting", "day") if part in turn.about
        }
        turn.begin("session-note", about=about, answers={"keep": "private"})
    elif turn.about.get("then") == "steps" or writing_help.may_summarise(turn, turn.about["text"]):
        given = {"keep": answer, "mine" if answer == notes.PRIVATE else "ours": turn.about["text"]}
        turn.begin("session-note", about={"meeting": turn.about.get("meeting")}, answers=given)
    else:
        save_note(turn, answer, turn.about["text"])


CONVERSATION = Conversation(
    FLOW, done={"keep": _keep, "mine": _mine, "ours": _ours, "more": _more, "due": _due}
)
HEARD_CONVERSATION = Conversation(HEARD, done={"heard": _heard})
