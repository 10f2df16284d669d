"""The closing in the programme's last weeks: own notes and goals, how to stay in touch, thanks, cards for the last meeting.

Endings have a form (docs/domain.md, rule E27). A question card follows three months after the end.
"""

from __future__ import annotations

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Message, Say
from bot.flows.session_note import may_read_note
from bot.rules.visibility import Data
from bot.texts.loader import load_texts
from bot.turn import Conversation, Turn
from bot.writing.mark import marked
from conversation_prompts.card import Audience, Stage
from storage import goals, notes, private_answers, shown_cards

MAX_NOTES = 12  # the latest of the own notes, a line each
TITLE_LENGTH = 60  # characters of a note that make its title

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
        _show_notes(turn)
        _show_goals(turn)


def _show_notes(turn: Turn) -> None:
    """List the person's own notes, each with its day and the beginning of its text."""
    who = turn.who
    own = [
        note
        for note in notes.notes_for(turn.store, who.pair_id, who.person.id)
        if note.author_id == who.person.id and note.erased_at is None and may_read_note(who, note)
    ]
    turn.say("closing-notes" if own else "closing-no-notes")
    for note in own[-MAX_NOTES:]:
        title = _title(marked(" ".join(notes.note_text(turn.store, note).split()), drafted=note.drafted))
        turn.line("closing-note", on=refs.date(who.local_day(note.created_at)), title=title)


def _title(text: str) -> str:
    """The text where it is short, else its beginning up to a whole word."""
    if len(text) <= TITLE_LENGTH:
        return text
    return text[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–-.…") + "…"


def _show_goals(turn: Turn) -> None:
    """List every goal of the person's in this pair with its state, and its first and last mark."""
    who = turn.who
    for goal in goals.all_of(turn.store, who.pair_id, who.person.id):
        if not who.may_see(Data.GOAL, goal.owner_id) or not who.may_see(Data.GOAL_MARK, goal.owner_id):
            continue
        turn.line(
            "closing-goal",
            on=refs.date(who.local_day(goal.created_at)),
            goal=goals.text_of(turn.store, goal),
            how="reached" if goal.reached_at else "replaced" if goal.replaced_at else "open",
        )
        marks = goals.marks_of(turn.store, goal.id)
        if len(marks) > 1:
            turn.line("closing-marks", then=marks[0].value, now=marks[-1].value)


def _contact(turn: Turn) -> None:
    """Save how the person wants to stay in touch; where both chose the same, it is agreed and becomes a shared note.

    Different answers are shown to both, to be settled in their last meeting (docs/domain.md, rule E28).
    """
    chosen, who = turn.answers["contact"], turn.who
    if chosen is None:
        return
    pair_id = who.pair_id
    private_answers.save(turn.store, pair_id, who.person.id, private_answers.CONTACT, chosen, who.now)
    theirs = None
    if who.may_see(Data.CONTACT_RULE, who.partner.id):
        theirs = private_answers.answer_of(turn.store, pair_id, who.partner.id, private_answers.CONTACT)
    rule = refs.text(f"closing-rule-{chosen}")
    if theirs is None:
        news = Say("closing-contact-partner", {"who": refs.person(who.person.id), "rule": rule})
        turn.say("closing-contact-kept", partner=who.partner.name)
    elif theirs == chosen:
        reader = who.reader
        turn.add_note(
            notes.SHARED, load_texts().say(f"closing-rule-{chosen}", reader.language, reader.address)
        )
        news = Say("closing-contact-agreed", {"rule": rule})
        turn.reply(news)
    else:
        other = refs.text(f"closing-rule-{theirs}")
        news = Say("closing-contact-differ", {"mine": other, "theirs": rule})
        turn.say("closing-contact-differ", mine=rule, theirs=other)
    turn.tell(who.partner.id, kinds.CONTACT_RULE, [news], key=f"contact:{pair_id}:{who.person.id}")


def _thanks(turn: Turn) -> None:
    thanks = turn.answers["thanks"]
    if thanks is None:
        return
    note = turn.add_note(notes.SHARED, thanks)
    news = Say("closing-thanks-partner", {"who": refs.person(turn.who.person.id), "note": refs.note(note.id)})
    turn.tell(turn.who.partner.id, kinds.THANKS, [news], key=f"note:{note.id}")
    turn.say("closing-thanks-sent", partner=turn.who.partner.name)


def _last(turn: Turn) -> None:
    turn.say("closing-done")
    if turn.answers["last"] == "cards":
        turn.begin("topics", about={"stage": Stage.CLOSING.value})


def after_card(turn: Turn) -> list[Message]:
    """A question card for three months after the end: for the person's role, and not shown to the pair before; or nothing."""
    role = Audience(turn.who.role)
    seen = {use.card_id for use in shown_cards.of_pair(turn.store, turn.who.pair_id)}
    candidates = [
        card
        for card in turn.installation.library.cards
        if Stage.AFTER in card.stages and card.speaks_to(role) and not card.sensitive and card.id not in seen
    ]
    chosen = min(candidates, key=lambda card: (card.audience is not role, card.id), default=None)
    return [] if chosen is None else [Say("after-card", {"card": refs.card(chosen.id)})]


CONVERSATION = Conversation(
    FLOW, done={"harvest": _harvest, "contact": _contact, "thanks": _thanks, "last": _last}
)
