"""A session note, for me alone or for us two, and the steps agreed on with their owner and date."""

from __future__ import annotations

from bot import kinds, writing_help
from bot.conversation import refs
from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say
from bot.flows.follow_up import agree_on
from bot.flows.note_draft import own_note, without_draft
from bot.turn import Conversation, Turn
from bot.writing.tasks import Use
from storage import notes

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

HEARD = Flow(
    "heard",
    pages=(Page("heard", (Choice(name="heard", of=("shared", "private", "no"), seen_by=SeenBy.ME),)),),
)


def keep_note(turn: Turn, visibility: str, text: str) -> None:
    """Keep a note and, where it is shared, hand it to the partner; whether a draft may be made of it is noted.

    Whoever came back to it writes the same note anew, not a second one.
    """
    known = own_note(turn, turn.about.get("note"))
    if known is not None and known.visibility == visibility:
        notes.rewrite(turn.store, known, text, drafted=False)
        kept = known
    else:
        kept = turn.add_note(visibility, text, meeting_id=turn.about.get("meeting"))
    if visibility == notes.SHARED:
        turn.say("note-saved-shared", partner=turn.who.partner.name)
        told = Say("note-partner", {"who": refs.person(turn.who.person.id), "note": refs.note(kept.id)})
        turn.tell(turn.who.partner.id, kinds.NOTE_SHARED, [told], key=f"note:{kept.id}")
    else:
        turn.say("note-saved-private")
    turn.about["note"] = kept.id
    turn.about["may_draft"] = "yes" if writing_help.worth_a_draft(turn, text) else ""


def _keep(turn: Turn) -> None:
    if turn.answers["keep"] == "no":
        turn.say("note-none")


def _mine(turn: Turn) -> None:
    keep_note(turn, notes.PRIVATE, turn.answers["mine"])


def _ours(turn: Turn) -> None:
    keep_note(turn, notes.SHARED, turn.answers["ours"])


def _more(turn: Turn) -> None:
    if turn.answers["owner"] == "draft":
        _draft(turn, turn.about["note"])
    elif turn.answers["owner"] == "none":
        turn.say("note-done")


def _draft(turn: Turn, note_id: str) -> None:
    """Have a summary and steps suggested; where that is not possible any more, ask for a step as ever."""
    if not writing_help.ask(turn, Use.SUMMARISE, subject=note_id, waits=True):
        turn.say("draft-none")
        turn.then(without_draft(note_id))


def _due(turn: Turn) -> None:
    answers = turn.answers
    agree_on(turn, answers["step"], answers["owner"], answers["due"], meeting_id=turn.about.get("meeting"))
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
    elif turn.about.get("then") == "steps" or writing_help.worth_a_draft(turn, turn.about["text"]):
        written = {"keep": answer, "mine" if answer == notes.PRIVATE else "ours": turn.about["text"]}
        turn.begin("session-note", about={"meeting": turn.about.get("meeting")}, answers=written)
    else:
        keep_note(turn, answer, turn.about["text"])


CONVERSATION = Conversation(
    FLOW, done={"keep": _keep, "mine": _mine, "ours": _ours, "more": _more, "due": _due}
)
HEARD_CONVERSATION = Conversation(HEARD, done={"heard": _heard})
