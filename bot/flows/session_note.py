"""A session note, for me alone or for us two, and the steps agreed on with their owner and date."""

from __future__ import annotations

from bot import writing_help as drafting
from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say, name, note
from bot.flows.follow_up import agree_on
from bot.flows.note_draft import own_note, without_draft
from bot.turn import Conversation, Scene
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


def keep_note(scene: Scene, visibility: str, text: str) -> None:
    """Keep a note and, where it is shared, hand it to the partner; whether a draft may be made of it is noted.

    Whoever came back to it writes the same note anew, not a second one.
    """
    known = own_note(scene, scene.about.get("note"))
    if known is not None and known.visibility == visibility:
        notes.rewrite(scene.work, known, text, drafted=False)
        kept = known
    else:
        kept = scene.write(visibility, text, meeting_id=scene.about.get("meeting"))
    if visibility == notes.SHARED:
        scene.say("note-saved-shared", partner=scene.partner.name)
        told = Say("note-partner", {"who": name(scene.person.id), "note": note(kept.id)})
        scene.tell(scene.partner.id, "note_shared", [told], key=f"note:{kept.id}")
    else:
        scene.say("note-saved-private")
    scene.about["note"] = kept.id
    scene.about["may_draft"] = "yes" if drafting.worth_a_draft(scene, text) else ""


def _keep(scene: Scene) -> None:
    if scene.answers["keep"] == "no":
        scene.say("note-none")


def _mine(scene: Scene) -> None:
    keep_note(scene, notes.PRIVATE, scene.answers["mine"])


def _ours(scene: Scene) -> None:
    keep_note(scene, notes.SHARED, scene.answers["ours"])


def _more(scene: Scene) -> None:
    if scene.answers["owner"] == "draft":
        _draft(scene, scene.about["note"])
    elif scene.answers["owner"] == "none":
        scene.say("note-done")


def _draft(scene: Scene, note_id: str) -> None:
    """Have a summary and steps suggested; where that is not possible any more, ask for a step as ever."""
    if not drafting.ask(scene, Use.SUMMARISE, subject=note_id, waits=True):
        scene.say("draft-none")
        scene.starts.append(without_draft(note_id))


def _due(scene: Scene) -> None:
    answers = scene.answers
    agree_on(scene, answers["step"], answers["owner"], answers["due"], meeting_id=scene.about.get("meeting"))
    scene.about["may_draft"] = ""
    scene.say("step-saved")


def _heard(scene: Scene) -> None:
    answer = scene.answers["heard"]
    if answer == "no":
        scene.say("heard-dropped")
    elif answer == notes.PRIVATE and scene.about.get("kept"):
        scene.say("heard-kept")
        about: dict[str, object] = {
            part: scene.about[part] for part in ("about", "meeting", "day") if part in scene.about
        }
        scene.begin("session-note", about=about, answers={"keep": "private"})
    elif scene.about.get("then") == "steps" or drafting.worth_a_draft(scene, scene.about["text"]):
        written = {"keep": answer, "mine" if answer == notes.PRIVATE else "ours": scene.about["text"]}
        scene.begin("session-note", about={"meeting": scene.about.get("meeting")}, answers=written)
    else:
        keep_note(scene, answer, scene.about["text"])


CONVERSATION = Conversation(
    FLOW, done={"keep": _keep, "mine": _mine, "ours": _ours, "more": _more, "due": _due}
)
HEARD_CONVERSATION = Conversation(HEARD, done={"heard": _heard})
