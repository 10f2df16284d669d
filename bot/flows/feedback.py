"""Feedback both ways: a person asks the partner for it in a tap, answers with two sentences, or gets an exercise for both."""

from __future__ import annotations

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Say
from bot.flows.topics import stage_of
from bot.turn import Conversation, Turn
from conversation_prompts.card import Audience, Card, Format, Stage, Topic
from storage import notes, shown_cards, timers
from storage.timers import NewTimer

EXERCISE = "exercise"  # the slot of a card that is not one of the three of an offer

FLOW = Flow(
    "feedback",
    pages=(Page("way", (Choice(name="way", of=("ask", "exercise", "leave"), seen_by=SeenBy.PAIR),)),),
)

ASKED = Flow(  # unasked: a tap first, so that a typed "why?" is not taken for feedback and passed on
    "feedback-asked",
    pages=(Page("start", (Choice(name="start", of=("write", "leave"), seen_by=SeenBy.ME),)),),
)

GIVE = Flow(
    "feedback-give",
    pages=(
        Page(
            "give",
            (
                Text(name="helped", optional=True, limit=1000, seen_by=SeenBy.PAIR),
                Text(name="more", optional=True, limit=1000, seen_by=SeenBy.PAIR),
            ),
        ),
    ),
)


def _way(turn: Turn) -> None:
    answer = turn.answers["way"]
    if answer == "ask":
        _ask_partner(turn)
    elif answer == "exercise":
        _show_exercise(turn)
    else:
        turn.say("feedback-left")


def _ask_partner(turn: Turn) -> None:
    """Ask the partner for feedback by a timer: due now, sent in the partner's hours, once a day at most."""
    pair_id = turn.who.pair_id
    timer = NewTimer(
        key=f"feedback_asked:{pair_id}:{turn.who.person.id}:{turn.who.today}",
        kind="feedback_asked",
        due_at=turn.who.now,
        person_id=turn.who.partner.id,
        pair_id=pair_id,
    )
    timers.arm(turn.store, [timer])
    turn.say("feedback-asked", partner=turn.who.partner.name)


def _show_exercise(turn: Turn) -> None:
    card = _exercise_card(turn)
    if card is None:
        turn.say("feedback-no-more")
        return
    reader = turn.who.reader
    first, second = card.followups(reader.language, reader.address)
    turn.say(
        "topics-picked",
        text=card.text(reader.language, reader.address),
        first=first,
        second=second,
        minutes=card.minutes,
    )


def _exercise_card(turn: Turn) -> Card | None:
    """The pair's exercise for its next meeting: shown before, or chosen now from those that the pair has not seen."""
    pair_id, meeting_no = turn.who.pair_id, turn.facts().met_count + 1
    used = shown_cards.of_pair(turn.store, pair_id)
    for use in used:
        if use.slot == EXERCISE and use.meeting_no == meeting_no:
            return turn.installation.library.by_id(use.card_id)
    seen, stage = {use.card_id for use in used}, stage_of(turn)
    candidates = [
        card
        for card in turn.installation.library.cards
        if card.topic is Topic.FEEDBACK
        and card.format is Format.EXERCISE
        and card.audience is Audience.BOTH
        and not card.sensitive
        and card.id not in seen
        and (stage in card.stages or Stage.CLOSING not in card.stages)
    ]
    chosen = min(candidates, key=lambda card: (stage not in card.stages, card.depth, card.id), default=None)
    if chosen is not None:
        shown_cards.record(turn.store, pair_id, meeting_no, chosen.id, EXERCISE, turn.who.now)
    return chosen


def _start(turn: Turn) -> None:
    if turn.answers["start"] == "write":
        turn.begin("feedback-give")
    else:
        turn.say("feedback-not-given")


def _give(turn: Turn) -> None:
    """Save both sentences as one shared note, and deliver it to the partner."""
    helped, more = turn.answers["helped"], turn.answers["more"]
    sentences = [*([f"+ {helped}"] if helped else []), *([f"→ {more}"] if more else [])]
    if not sentences:
        turn.say("feedback-not-given")
        return
    note = turn.add_note(notes.SHARED, "\n".join(sentences))
    news = Say("feedback-partner", {"who": refs.person(turn.who.person.id), "note": refs.note(note.id)})
    turn.tell(turn.who.partner.id, kinds.FEEDBACK_GIVEN, [news], key=f"note:{note.id}")
    turn.say("feedback-given", partner=turn.who.partner.name)


CONVERSATION = Conversation(FLOW, done={"way": _way})
ASKED_CONVERSATION = Conversation(ASKED, done={"start": _start})
GIVE_CONVERSATION = Conversation(GIVE, done={"give": _give}, resumes=True)
