"""Topics: the offer of three question cards for a pair's next meeting, the same for both, no card twice (docs/domain.md §4.3)."""

from __future__ import annotations

from typing import Any

from bot import writing_help
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.reader import language_of
from bot.rules.pair_health import PairState, pair_health
from bot.texts.truncation import truncate
from bot.turn import Conversation, Turn
from bot.writing.tasks import Use
from conversation_prompts import choose
from conversation_prompts.card import Audience, Card, Stage
from conversation_prompts.offer import ChoiceReason, Offer, OfferedCard, Slot
from conversation_prompts.situation import Situation, choice_seed, shared_usefulness
from storage import goals, meetings, notes, shown_cards
from storage.tables import ShownCard

CLOSING_DAYS = 28  # before the programme's end, as the closing conversation
RECENT_MEETINGS = 3
MIDDLE = (0.45, 0.55)  # of the programme's time: around week 13 of 26, as the mid review

FLOW = Flow(
    "topics",
    pages=(
        Page(
            "offer",
            (
                Choice(
                    name="card", listed="cards", of=("another", "deeper", "why", "done"), seen_by=SeenBy.PAIR
                ),
            ),
            then=Branch(
                "card", {"listed": None, "another": "offer", "deeper": "offer", "why": "offer", "done": None}
            ),
            shows="cards",
        ),
    ),
)


def stage_of(turn: Turn) -> Stage:
    """The stage of the pair by its facts (docs/domain.md §4.1)."""
    facts = turn.facts()
    if pair_health(facts, turn.who.now).state in (PairState.SLOW, PairState.SILENT):
        return Stage.STUCK
    left = (facts.ends_on - turn.who.today).days
    total = max((facts.ends_on - facts.started_on).days, 1)
    if left < 0:
        return Stage.AFTER
    if left <= CLOSING_DAYS and facts.met_count:
        return Stage.CLOSING
    if facts.met_count == 0:
        return Stage.FIRST if facts.planned_at is not None else Stage.BEFORE_FIRST
    if facts.met_count <= 2:
        return Stage.EARLY_TRUST
    return Stage.MID_REVIEW if MIDDLE[0] <= 1 - left / total <= MIDDLE[1] else Stage.WORKING


def offer_cards(turn: Turn, *, stage: Stage | None = None, deeper: bool = False, fresh: bool = False) -> None:
    """Put the pair's current offer of three cards into ``about``, or choose and store an offer where there is none.

    ``fresh`` chooses three other cards, ``deeper`` replaces the last card by a deeper one.
    """
    pair_id = turn.who.pair_id
    used = shown_cards.of_pair(turn.store, pair_id)
    meeting_no = turn.facts().met_count + 1
    offered = _current_offer(turn, used, meeting_no)
    if stage is not None and any(stage not in item.card.stages for item in offered):
        fresh = True
    situation = _situation(turn, used, meeting_no, stage or stage_of(turn), deeper=deeper)
    if offered and deeper:
        swapped = choose.choose_another(turn.installation.library, situation, Offer(offered), Slot.DEEPER)
        if swapped is None or swapped.card.depth < max(item.card.depth for item in offered):
            turn.say("topics-no-deeper")
        else:
            offered = Offer(offered).swapped(swapped).cards
    elif not offered or fresh:
        chosen = choose.choose_cards(turn.installation.library, situation).cards
        if not chosen:
            turn.say("topics-no-more")
        offered = chosen or offered
    rows = [(item.card.id, str(item.slot), [str(reason) for reason in item.reasons]) for item in offered]
    shown_cards.replace_current(turn.store, used, pair_id, meeting_no, rows, turn.who.now)
    reader = turn.who.reader
    turn.about["cards"] = [
        [item.card.id, truncate(item.card.text(reader.language, reader.address))] for item in offered
    ]
    turn.about["slots"] = [slot for _, slot, _ in rows]
    turn.about["reasons"] = {card_id: reasons for card_id, _, reasons in rows}


def _current_offer(turn: Turn, used: list[ShownCard], meeting_no: int) -> tuple[OfferedCard, ...]:
    """The cards offered to the pair for its next meeting, in the order of their slots."""
    offered = []
    for use in used:
        card = turn.installation.library.by_id(use.card_id)
        if use.on_table and use.meeting_no == meeting_no and card is not None:
            reasons = tuple(ChoiceReason(reason) for reason in use.reasons)
            offered.append(OfferedCard(card, reasons, Slot(use.slot)))
    order = list(Slot)
    return tuple(sorted(offered, key=lambda item: order.index(item.slot)))


def _situation(
    turn: Turn, used: list[ShownCard], meeting_no: int, stage: Stage, *, deeper: bool
) -> Situation:
    recent = [use for use in used if use.meeting_no >= meeting_no - RECENT_MEETINGS]
    cards = [card for use in recent if (card := turn.installation.library.by_id(use.card_id)) is not None]
    facts, pair = turn.facts(), turn.who.pair
    last = turn.meetings[-1] if turn.meetings else None
    paused = facts.resumed_on is not None and facts.anchor == facts.resumed_on
    return Situation(
        stage=stage,
        meeting_no=meeting_no,
        audience=Audience(turn.who.role),
        languages=frozenset({turn.who.reader.language, language_of(turn.who.partner, pair.programme)}),
        shown=frozenset(use.card_id for use in used),
        known_to_mentee=shown_cards.shown_in_other_pairs(turn.store, pair.pair.id, pair.mentee.id),
        recent_families=frozenset(card.family for card in cards),
        recent_topics=frozenset(card.topic for card in cards),
        last_format=cards[-1].format if cards else None,
        goal_tags=frozenset(goal.area for goal in goals.of_pair(turn.store, pair.pair.id)),
        purposes=frozenset(pair.programme.purposes),
        shared_text=" ".join(notes.shared_texts(turn.store, pair.pair.id)),
        last_useful=shared_usefulness(meetings.marks_of_both(turn.store, pair.pair.id)),
        deeper=deeper,
        stepped_back=paused or (last is not None and last.state == meetings.MISSED),
        seed=choice_seed(pair.programme.slug, pair.pair.id, meeting_no),
    )


def _requested_stage(turn: Turn) -> Stage | None:
    """The stage that another conversation asked for, such as cards for a stalled pair."""
    stage = turn.about.get("stage")
    return Stage(stage) if stage else None


def _offer(turn: Turn) -> None:
    answer = turn.answers["card"]
    if answer == "another":
        offer_cards(turn, stage=_requested_stage(turn), fresh=True)
    elif answer == "deeper":
        offer_cards(turn, stage=_requested_stage(turn), deeper=True)
    elif answer == "why":
        _explain(turn)
    elif answer == "done":
        turn.say("topics-done")
    else:
        _show_card(turn, answer)


def _explain(turn: Turn) -> None:
    """Give two reasons at most for the choice of each card."""
    for number, (card_id, _) in enumerate(turn.about["cards"], start=1):
        for reason in turn.about["reasons"][card_id][:2]:
            turn.line(f"topics-reason-{reason.replace('_', '-')}", number=number)
    turn.line("topics-reason-private")


def _show_card(turn: Turn, card_id: str) -> None:
    """Show a card with its two follow-up questions, and request its adaptation to the person's goal."""
    card, reader = _card(turn, card_id), turn.who.reader
    first, second = card.followups(reader.language, reader.address)
    args: dict[str, Any] = {
        "text": card.text(reader.language, reader.address),
        "first": first,
        "second": second,
    }
    turn.say("topics-picked", minutes=card.minutes, **args)
    if writing_help.has_agreed(turn) and writing_help.goal_to_send(turn) is not None:
        writing_help.request(turn, Use.ADAPT, subject=card_id)


def _card(turn: Turn, card_id: str) -> Card:
    card = turn.installation.library.by_id(card_id)
    if card is None:
        raise LookupError(card_id)
    return card


def _prepare(turn: Turn) -> None:
    offer_cards(turn, stage=_requested_stage(turn))


CONVERSATION = Conversation(FLOW, done={"offer": _offer}, prepare=_prepare)
