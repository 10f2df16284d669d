"""Before a meeting: one thing that went well and one that is hard, private until sent; cards by one tap (domain §5; S19).

The mentor gets a tip of a minute instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Deferred, Message, Say
from bot.flows.agreement import EACH
from bot.flows.follow_up import STEPS
from bot.rules.tips import tip_for
from bot.rules.visibility import Data
from bot.turn import Conversation, Turn
from storage import outbox_queries, preparations
from storage.tables import Preparation

SENT = "preparation"  # deferred: what the partner sent
KIND = "prepare"
TIP = "tip-"

FLOW = Flow(
    "prepare",
    pages=(
        Page(
            "start",
            (Choice(name="start", of=("write", "cards", "leave"), seen_by=SeenBy.ME),),
            then=Branch("start", {"write": "good", "cards": None, "leave": None}),
        ),
        Page("good", (Text(name="good", optional=True, limit=1000, seen_by=SeenBy.SENT),), then="hard"),
        Page("hard", (Text(name="hard", optional=True, limit=1000, seen_by=SeenBy.SENT),)),
    ),
)

PREPARED = Flow(
    "prepared",
    pages=(Page("send", (Choice(name="send", of=("send", "keep", "again"), seen_by=SeenBy.SENT),)),),
)


def present(turn: Turn) -> None:
    """What the person has prepared for the next meeting, and what they can do now."""
    facts = turn.facts()
    if facts.planned_id is None or facts.planned_at is None or not facts.planned_ahead(turn.who.now):
        turn.say("prepare-no-plan")
        return
    kept = preparations.of_author(turn.store, facts.planned_id, turn.who.person.id)
    if kept is None or (kept.good_sealed is None and kept.hard_sealed is None):
        turn.begin("prepare", about={"meeting": facts.planned_id, "when": refs.moment(facts.planned_at)})
        return
    turn.say("prepare-mine")
    _words(turn, kept)
    if kept.sent_at is None:
        turn.begin("prepared", about={"meeting": kept.meeting_id, "when": refs.moment(facts.planned_at)})
    else:
        turn.line("prepare-was-sent", partner=turn.who.partner.name)


def tip(turn: Turn) -> list[Message]:
    """What a mentor gets before the meeting: a tip that is not the one they got last, and the open steps."""
    facts = turn.facts()
    assert facts.planned_at is not None  # noqa: S101 - only a planned meeting is prepared for
    last = outbox_queries.latest_of_kind(turn.store, turn.who.person.id, KIND)
    told = [str(part.get("say", "")) for part in last.body] if last else []
    known = next((text.removeprefix(TIP) for text in told if text.startswith(TIP)), None)
    chosen = tip_for(len(turn.meetings) - 1, known)
    first = Say("prepare-mentor", {"when": refs.moment(facts.planned_at), "partner": turn.who.partner.name})
    return [first, Say(f"tip-{chosen}"), Deferred(STEPS), Deferred(EACH), Say("prepare-topics")]


def show_sent(turn: Turn, args: Mapping[str, Any]) -> None:
    """What somebody sent, to whoever may see it by now; nothing else."""
    kept = preparations.by_id(turn.store, args["id"])
    if kept is None or not _may_read(turn, kept):
        return
    turn.say("prepare-partner", who=refs.person(kept.author_id))
    _words(turn, kept)


def _may_read(turn: Turn, kept: Preparation) -> bool:
    data = Data.PREPARATION if kept.sent_at is None else Data.SHARED_NOTE
    return kept.pair_id == turn.who.pair_id and turn.who.may_see(data, kept.author_id)


def _words(turn: Turn, kept: Preparation) -> None:
    if not _may_read(turn, kept):
        return
    good, hard = preparations.texts_of(turn.store, kept)
    if good is not None:
        turn.line("prepare-words-good", text=good)
    if hard is not None:
        turn.line("prepare-words-hard", text=hard)


def _start(turn: Turn) -> None:
    answer = turn.answers["start"]
    if answer == "cards":
        turn.begin("topics")
    elif answer == "leave":
        turn.say("prepare-left")


def _good(turn: Turn) -> None:
    """What is written so far is kept: nothing is lost if the person stops here."""
    good, known = turn.answers["good"], _known(turn)
    if good is not None or known is not None:
        _keep(turn, good, preparations.texts_of(turn.store, known)[1] if known else None)


def _hard(turn: Turn) -> None:
    good, hard = turn.answers["good"], turn.answers["hard"]
    if good is not None or hard is not None or _known(turn) is not None:
        _keep(turn, good, hard)
    if good is None and hard is None:
        turn.say("prepare-nothing")
        turn.line("prepare-topics")
    else:
        turn.begin("prepared", about={"meeting": turn.about["meeting"], "when": turn.about["when"]})


def _known(turn: Turn) -> Preparation | None:
    return preparations.of_author(turn.store, turn.about["meeting"], turn.who.person.id)


def _keep(turn: Turn, good: str | None, hard: str | None) -> None:
    preparations.save(
        turn.store,
        pair_id=turn.who.pair_id,
        meeting_id=turn.about["meeting"],
        author_id=turn.who.person.id,
        good=good,
        hard=hard,
        now=turn.who.now,
    )
    turn.store.flush()


def _send(turn: Turn) -> None:
    answer = turn.answers["send"]
    kept = _known(turn)
    if answer == "again":
        about = {"meeting": turn.about["meeting"], "when": turn.about["when"]}
        turn.begin("prepare", about=about, answers={"start": "write"})
    elif answer == "keep" or kept is None:
        turn.say("prepare-kept")
        turn.line("prepare-topics")
    else:
        kept.sent_at = turn.who.now
        told = Deferred(SENT, {"id": kept.id})
        key = f"preparation:{kept.id}:{turn.who.now:%Y%m%dT%H%M%S}"
        turn.tell(turn.who.partner.id, kinds.PREPARATION_SENT, [told], key=key)
        turn.say("prepare-sent", partner=turn.who.partner.name)
        turn.line("prepare-topics")


CONVERSATION = Conversation(
    FLOW, done={"start": _start, "good": _good, "hard": _hard}, forgets=frozenset({"good", "hard"})
)
PREPARED_CONVERSATION = Conversation(PREPARED, done={"send": _send})
