"""What shall we talk about? Three cards for this pair and meeting, the same for both, never one twice (domain §4.3)."""

from __future__ import annotations

from typing import Any

from bot.conversation.flow import Branch, Choice, Flow, Page
from bot.conversation.messages import Say
from bot.flows.scene import Conversation, Scene
from bot.rules.rhythm import PairState, health
from conversation_prompts import choose
from storage import meetings, notes, topics
from storage.tables import TopicUse

CLOSING_DAYS = 28  # the closing begins in the fourth week before the end (domain §5)
RECENT_MEETINGS = 3

FLOW = Flow(
    "topics",
    pages=(
        Page(
            "offer",
            (Choice(name="card", listed="cards", of=("another", "deeper", "why", "done"), seen_by="pair"),),
            then=Branch(
                "card", {"listed": None, "another": "offer", "deeper": "offer", "why": "offer", "done": None}
            ),
            shows="cards",
        ),
    ),
)


def stage_of(scene: Scene) -> str:
    """The stage of the pair (domain §4.1)."""
    facts = scene.facts()
    if health(facts, scene.now).state in (PairState.SLOW, PairState.SILENT):
        return "stuck"
    left = (facts.ends_on - scene.today).days
    total = max((facts.ends_on - facts.started_on).days, 1)
    if left < 0:
        return "after"
    if left <= CLOSING_DAYS and facts.met_count:
        return "closing"
    if facts.met_count == 0:
        return "first" if facts.planned_at is not None else "before_first"
    if facts.met_count <= 2:
        return "early_trust"
    return "mid_review" if 0.45 <= 1 - left / total <= 0.55 else "working"


def lay_cards(scene: Scene, *, stage: str | None = None, deeper: bool = False, fresh: bool = False) -> None:
    """Put three cards on the pair's table, or find the three that lie there, and show them.

    ``fresh`` takes three others, ``deeper`` swaps the last one for one a step deeper.
    """
    used = topics.of_pair(scene.work, scene.pair.pair.id)
    meeting_no = scene.facts().met_count + 1
    table = [use for use in used if use.on_table and use.meeting_no == meeting_no and use.card_id in scene.library.ids]
    if stage is not None and table and not fresh:
        fresh = any(stage not in scene.library.by_id(use.card_id).stages for use in table)
    situation = _situation(scene, used, meeting_no, stage or stage_of(scene), deeper=deeper)
    if table and not fresh and not deeper:
        laid = [(use.card_id, use.slot, tuple(use.reasons)) for use in table]
    elif deeper and table:
        offered = choose.another(scene.library, situation, _as_offer(scene, table), "deeper")
        laid = [(use.card_id, use.slot, tuple(use.reasons)) for use in table if use.slot != "deeper" or offered is None]
        if offered is not None:
            laid.append((offered.card.id, "deeper", tuple(offered.reasons)))
            topics.lay(scene.work, used, scene.pair.pair.id, meeting_no, laid, scene.now)
        else:
            scene.say("topics-no-deeper")
    else:
        offer = choose.offer(scene.library, situation)
        laid = [(item.card.id, str(item.slot), tuple(item.reasons)) for item in offer.cards]
        if not laid and table:
            scene.say("topics-no-more")
            laid = [(use.card_id, use.slot, tuple(use.reasons)) for use in table]
        topics.lay(scene.work, used, scene.pair.pair.id, meeting_no, laid, scene.now)
    reader = scene.reader
    scene.about["cards"] = [
        [card_id, _label(scene.library.by_id(card_id).text(reader.language, reader.address))] for card_id, _, _ in laid
    ]
    scene.about["slots"] = [slot for _, slot, _ in laid]
    scene.about["reasons"] = {card_id: [str(reason) for reason in reasons] for card_id, _, reasons in laid}


def _situation(scene: Scene, used: list[TopicUse], meeting_no: int, stage: str, *, deeper: bool) -> choose.Situation:
    recent = [use for use in used if use.meeting_no > meeting_no - RECENT_MEETINGS]
    cards = [scene.library.by_id(use.card_id) for use in recent if use.card_id in scene.library.ids]
    last = scene.meetings[-1] if scene.meetings else None
    pair = scene.pair
    return choose.Situation(
        stage=stage,
        meeting_no=meeting_no,
        audience=scene.role,
        languages=frozenset({scene.reader.language}),
        shown=frozenset(use.card_id for use in used),
        recent_families=frozenset(card.family for card in cards),
        recent_topics=frozenset(card.topic for card in cards),
        last_format=cards[-1].format if cards else None,
        goal_tags=frozenset(goal.area for goal in notes.goals_of(scene.work, pair.pair.id)),
        purposes=frozenset(pair.programme.purposes),
        shared_text=" ".join(notes.shared_texts(scene.work, pair.pair.id)),
        last_useful=meetings.last_useful(scene.work, pair.pair.id),
        deeper=deeper,
        stepped_back=last is not None and last.state == meetings.MISSED,
        seed=f"{pair.programme.slug}:{pair.pair.id}:{meeting_no}",
    )


def _as_offer(scene: Scene, table: list[TopicUse]) -> choose.Offer:
    return choose.Offer(
        tuple(
            choose.Offered(scene.library.by_id(use.card_id), tuple(choose.Reason(reason) for reason in use.reasons), use.slot)
            for use in table
        )
    )


def _label(text: str) -> str:
    """The beginning of a card's text: what a button can hold."""
    words = text.split()
    label = ""
    for word in words:
        if len(label) + len(word) > 40:
            return label.rstrip(" ,–-„“") + "…"
        label = f"{label} {word}".strip()
    return label


def _offer(scene: Scene) -> None:
    answer = scene.answers["card"]
    if answer == "another":
        lay_cards(scene, stage=scene.about.get("stage"), fresh=True)
    elif answer == "deeper":
        lay_cards(scene, stage=scene.about.get("stage"), deeper=True)
    elif answer == "why":
        _explain(scene)
    elif answer == "done":
        scene.say("topics-done")
    else:
        _show(scene, answer)


def _explain(scene: Scene) -> None:
    for number, (card_id, _) in enumerate(scene.about["cards"], start=1):
        for reason in scene.about["reasons"][card_id][:2]:
            scene.replies.append(Say(f"topics-reason-{reason.replace('_', '-')}", {"number": number}))
    scene.say("topics-reason-private")


def _show(scene: Scene, card_id: str) -> None:
    card, reader = scene.library.by_id(card_id), scene.reader
    first, second = card.followups(reader.language, reader.address)
    args: dict[str, Any] = {"text": card.text(reader.language, reader.address), "first": first, "second": second}
    scene.say("topics-picked", minutes=card.minutes, **args)


def _prepare(scene: Scene) -> None:
    lay_cards(scene, stage=scene.about.get("stage"))


CONVERSATION = Conversation(FLOW, done={"offer": _offer}, prepare=_prepare)
