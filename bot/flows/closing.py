"""The last weeks: the harvest, how to stay in touch, thanks, cards for the last meeting; a card three months after (E27)."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Message, Say, card, date_alone, name, note, text
from bot.rules.visibility import Data
from bot.texts.loader import load_texts
from bot.turn import Conversation, Scene
from bot.writing.mark import marked
from conversation_prompts.card import Audience, Stage
from storage import checks, goals, notes, topics

SHOWN = 12  # the latest of the own notes, a line each
LINE = 60  # characters of a note that make its title

FLOW = Flow(
    "closing",
    pages=(
        Page(
            "harvest",
            (Choice(name="harvest", of=("look", "on"), seen_by=SeenBy.ME),),
            then=Branch("harvest", {"look": "contact", "on": "contact"}),
        ),
        Page(
            "contact",
            (
                Choice(
                    name="contact",
                    of=("month", "quarter", "needed", "done"),
                    optional=True,
                    seen_by=SeenBy.PAIR,
                ),
            ),
            then="thanks",
        ),
        Page("thanks", (Text(name="thanks", optional=True, limit=1000, seen_by=SeenBy.PAIR),), then="last"),
        Page("last", (Choice(name="last", of=("cards", "enough"), seen_by=SeenBy.ME),)),
    ),
)


def _harvest(scene: Scene) -> None:
    if scene.answers["harvest"] == "look":
        _notes(scene)
        _goals(scene)


def _notes(scene: Scene) -> None:
    """The person's own notes by day and first words; the whole is where it always is."""
    written = [
        one
        for one in notes.notes_for(scene.work, scene.pair.pair.id, scene.person.id)
        if one.author_id == scene.person.id
        and one.erased_at is None
        and scene.may_see(
            Data.SHARED_NOTE if one.visibility == notes.SHARED else Data.PRIVATE_NOTE, one.author_id
        )
    ]
    scene.say("closing-notes" if written else "closing-no-notes")
    for one in written[-SHOWN:]:
        words = " ".join(notes.note_text(scene.work, one).split())
        words = marked(words, drafted=one.drafted)
        title = words if len(words) <= LINE else words[:LINE].rsplit(" ", 1)[0].rstrip(" ,;:–-.…") + "…"
        scene.line("closing-note", on=date_alone(scene.local_day(one.created_at)), title=title)


def _goals(scene: Scene) -> None:
    """Each own goal as it was and as it is: its words, and how near it felt first and last."""
    for goal in goals.all_of(scene.work, scene.pair.pair.id, scene.person.id):
        if not scene.may_see(Data.GOAL, goal.owner_id) or not scene.may_see(Data.GOAL_MARK, goal.owner_id):
            continue
        scene.line(
            "closing-goal",
            on=date_alone(scene.local_day(goal.created_at)),
            goal=notes.goal_text(scene.work, goal),
            how="reached" if goal.reached_at else "replaced" if goal.replaced_at else "open",
        )
        marks = goals.marks_of(scene.work, goal.id)
        if len(marks) > 1:
            scene.line("closing-marks", then=marks[0].value, now=marks[-1].value)


def _contact(scene: Scene) -> None:
    """Both are asked; what both choose is agreed and becomes a shared note, else it is for their last meeting (E28)."""
    chosen = scene.answers["contact"]
    if chosen is None:
        return
    pair_id = scene.pair.pair.id
    checks.keep(scene.work, pair_id, scene.person.id, checks.CONTACT, chosen, scene.now)
    theirs = None
    if scene.may_see(Data.CONTACT_RULE, scene.partner.id):
        theirs = checks.answer_of(scene.work, pair_id, scene.partner.id, checks.CONTACT)
    rule = text(f"closing-rule-{chosen}")
    if theirs is None:
        told = Say("closing-contact-partner", {"who": name(scene.person.id), "rule": rule})
        scene.say("closing-contact-kept", partner=scene.partner.name)
    elif theirs == chosen:
        reader = scene.reader
        scene.write(notes.SHARED, load_texts().say(f"closing-rule-{chosen}", reader.language, reader.address))
        told = Say("closing-contact-agreed", {"rule": rule})
        scene.replies.append(told)
    else:
        other = text(f"closing-rule-{theirs}")
        told = Say("closing-contact-differ", {"mine": other, "theirs": rule})
        scene.say("closing-contact-differ", mine=rule, theirs=other)
    scene.tell(scene.partner.id, "contact_rule", [told], key=f"contact:{pair_id}:{scene.person.id}")


def _thanks(scene: Scene) -> None:
    words = scene.answers["thanks"]
    if words is None:
        return
    kept = scene.write(notes.SHARED, words)
    told = Say("closing-thanks-partner", {"who": name(scene.person.id), "note": note(kept.id)})
    scene.tell(scene.partner.id, "thanks", [told], key=f"note:{kept.id}")
    scene.say("closing-thanks-sent", partner=scene.partner.name)


def _last(scene: Scene) -> None:
    scene.say("closing-done")
    if scene.answers["last"] == "cards":
        scene.begin("topics", about={"stage": Stage.CLOSING.value})


def after_card(scene: Scene) -> list[Message]:
    """One question three months after the end, for this side of the pair and none that was shown before."""
    role = Audience(scene.role)
    seen = {use.card_id for use in topics.of_pair(scene.work, scene.pair.pair.id)}
    fitting = [
        one
        for one in scene.library.cards
        if Stage.AFTER in one.stages and one.speaks_to(role) and not one.sensitive and one.id not in seen
    ]
    chosen = min(fitting, key=lambda one: (one.audience is not role, one.id), default=None)
    return [] if chosen is None else [Say("after-card", {"card": card(chosen.id)})]


CONVERSATION = Conversation(
    FLOW, done={"harvest": _harvest, "contact": _contact, "thanks": _thanks, "last": _last}
)
