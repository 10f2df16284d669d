"""The last weeks: the harvest, how to stay in touch, thanks, cards for the last meeting; a card three months after (E27)."""

from __future__ import annotations

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Message, Say
from bot.rules.visibility import Data
from bot.texts.loader import load_texts
from bot.turn import Conversation, Turn
from bot.writing.mark import marked
from conversation_prompts.card import Audience, Stage
from storage import goals, notes, private_answers, shown_cards

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


def _harvest(turn: Turn) -> None:
    if turn.answers["harvest"] == "look":
        _notes(turn)
        _goals(turn)


def _notes(turn: Turn) -> None:
    """The person's own notes by day and first words; the whole is where it always is."""
    written = [
        one
        for one in notes.notes_for(turn.store, turn.who.pair_id, turn.who.person.id)
        if one.author_id == turn.who.person.id
        and one.erased_at is None
        and turn.who.may_see(
            Data.SHARED_NOTE if one.visibility == notes.SHARED else Data.PRIVATE_NOTE, one.author_id
        )
    ]
    turn.say("closing-notes" if written else "closing-no-notes")
    for one in written[-SHOWN:]:
        words = " ".join(notes.note_text(turn.store, one).split())
        words = marked(words, drafted=one.drafted)
        title = words if len(words) <= LINE else words[:LINE].rsplit(" ", 1)[0].rstrip(" ,;:–-.…") + "…"
        turn.line("closing-note", on=refs.date(turn.who.local_day(one.created_at)), title=title)


def _goals(turn: Turn) -> None:
    """Each own goal as it was and as it is: its words, and how near it felt first and last."""
    for goal in goals.all_of(turn.store, turn.who.pair_id, turn.who.person.id):
        if not turn.who.may_see(Data.GOAL, goal.owner_id) or not turn.who.may_see(
            Data.GOAL_MARK, goal.owner_id
        ):
            continue
        turn.line(
            "closing-goal",
            on=refs.date(turn.who.local_day(goal.created_at)),
            goal=goals.text_of(turn.store, goal),
            how="reached" if goal.reached_at else "replaced" if goal.replaced_at else "open",
        )
        marks = goals.marks_of(turn.store, goal.id)
        if len(marks) > 1:
            turn.line("closing-marks", then=marks[0].value, now=marks[-1].value)


def _contact(turn: Turn) -> None:
    """Both are asked; what both choose is agreed and becomes a shared note, else it is for their last meeting (E28)."""
    chosen = turn.answers["contact"]
    if chosen is None:
        return
    pair_id = turn.who.pair_id
    private_answers.save(
        turn.store, pair_id, turn.who.person.id, private_answers.CONTACT, chosen, turn.who.now
    )
    theirs = None
    if turn.who.may_see(Data.CONTACT_RULE, turn.who.partner.id):
        theirs = private_answers.answer_of(turn.store, pair_id, turn.who.partner.id, private_answers.CONTACT)
    rule = refs.text(f"closing-rule-{chosen}")
    if theirs is None:
        told = Say("closing-contact-partner", {"who": refs.person(turn.who.person.id), "rule": rule})
        turn.say("closing-contact-kept", partner=turn.who.partner.name)
    elif theirs == chosen:
        reader = turn.who.reader
        turn.add_note(
            notes.SHARED, load_texts().say(f"closing-rule-{chosen}", reader.language, reader.address)
        )
        told = Say("closing-contact-agreed", {"rule": rule})
        turn.reply(told)
    else:
        other = refs.text(f"closing-rule-{theirs}")
        told = Say("closing-contact-differ", {"mine": other, "theirs": rule})
        turn.say("closing-contact-differ", mine=rule, theirs=other)
    turn.tell(turn.who.partner.id, kinds.CONTACT_RULE, [told], key=f"contact:{pair_id}:{turn.who.person.id}")


def _thanks(turn: Turn) -> None:
    words = turn.answers["thanks"]
    if words is None:
        return
    kept = turn.add_note(notes.SHARED, words)
    told = Say("closing-thanks-partner", {"who": refs.person(turn.who.person.id), "note": refs.note(kept.id)})
    turn.tell(turn.who.partner.id, kinds.THANKS, [told], key=f"note:{kept.id}")
    turn.say("closing-thanks-sent", partner=turn.who.partner.name)


def _last(turn: Turn) -> None:
    turn.say("closing-done")
    if turn.answers["last"] == "cards":
        turn.begin("topics", about={"stage": Stage.CLOSING.value})


def after_card(turn: Turn) -> list[Message]:
    """One question three months after the end, for this side of the pair and none that was shown before."""
    role = Audience(turn.who.role)
    seen = {use.card_id for use in shown_cards.of_pair(turn.store, turn.who.pair_id)}
    fitting = [
        one
        for one in turn.installation.library.cards
        if Stage.AFTER in one.stages and one.speaks_to(role) and not one.sensitive and one.id not in seen
    ]
    chosen = min(fitting, key=lambda one: (one.audience is not role, one.id), default=None)
    return [] if chosen is None else [Say("after-card", {"card": refs.card(chosen.id)})]


CONVERSATION = Conversation(
    FLOW, done={"harvest": _harvest, "contact": _contact, "thanks": _thanks, "last": _last}
)
