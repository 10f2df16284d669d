"""Preparing a meeting: the mentee writes what went well and what is hard, private until sent; the mentor gets a short tip."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Deferred, Message, Say
from bot.flows.agreement.review import REMINDER
from bot.flows.follow_up import OPEN_STEPS
from bot.rules.tips import tip_for
from bot.rules.visibility import Data
from bot.turn import Conversation, Turn, Who
from storage import outbox_queries, preparations
from storage.tables import Preparation

SENT = "preparation"  # deferred content: a preparation that the partner sent
TIP = "tip-"  # how the text ids of tips begin

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


def show_and_ask(turn: Turn) -> None:
    """Show the person's preparation for the next meeting and ask whether to send it, or begin a preparation."""
    facts = turn.facts()
    if facts.planned_id is None or facts.planned_at is None or not facts.planned_ahead(turn.who.now):
        turn.say("prepare-no-plan")
        return
    preparation = preparations.of_author(turn.store, facts.planned_id, turn.who.person.id)
    if preparation is None or (preparation.good_sealed is None and preparation.hard_sealed is None):
        turn.begin("prepare", about={"meeting": facts.planned_id, "when": refs.moment(facts.planned_at)})
        return
    turn.say("prepare-mine")
    _show_texts(turn, preparation)
    if preparation.sent_at is None:
        turn.begin(
            "prepared", about={"meeting": preparation.meeting_id, "when": refs.moment(facts.planned_at)}
        )
    else:
        turn.line("prepare-was-sent", partner=turn.who.partner.name)


def mentor_tip(turn: Turn) -> list[Message]:
    """The message to a mentor before a meeting: a tip other than the last one, open steps, and a reminder of the agreement."""
    facts = turn.facts()
    assert facts.planned_at is not None  # noqa: S101 - only a planned meeting is prepared for
    last = outbox_queries.latest_of_kind(turn.store, turn.who.person.id, kinds.PREPARE.name)
    text_ids = [str(part.get("say", "")) for part in last.body] if last else []
    previous = next((text.removeprefix(TIP) for text in text_ids if text.startswith(TIP)), None)
    chosen = tip_for(len(turn.meetings) - 1, previous)
    first = Say("prepare-mentor", {"when": refs.moment(facts.planned_at), "partner": turn.who.partner.name})
    return [first, Say(f"tip-{chosen}"), Deferred(OPEN_STEPS), Deferred(REMINDER), Say("prepare-topics")]


def show_sent_preparation(turn: Turn, args: Mapping[str, Any]) -> None:
    """Render a sent preparation from the outbox, if the reader may see it."""
    preparation = preparations.by_id(turn.store, args["id"])
    if preparation is None or not _may_read(turn.who, preparation):
        return
    turn.say("prepare-partner", who=refs.person(preparation.author_id))
    _show_texts(turn, preparation)


def _may_read(who: Who, preparation: Preparation) -> bool:
    data = Data.PREPARATION if preparation.sent_at is None else Data.SHARED_NOTE
    return preparation.pair_id == who.pair_id and who.may_see(data, preparation.author_id)


def _show_texts(turn: Turn, preparation: Preparation) -> None:
    if not _may_read(turn.who, preparation):
        return
    good, hard = preparations.texts_of(turn.store, preparation)
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
    """Save the first answer, so that nothing is lost if the person stops here."""
    good, saved = turn.answers["good"], _own_preparation(turn)
    if good is not None or saved is not None:
        _save(turn, good, preparations.texts_of(turn.store, saved)[1] if saved else None)


def _hard(turn: Turn) -> None:
    good, hard = turn.answers["good"], turn.answers["hard"]
    if good is not None or hard is not None or _own_preparation(turn) is not None:
        _save(turn, good, hard)
    if good is None and hard is None:
        turn.say("prepare-nothing")
        turn.line("prepare-topics")
    else:
        turn.begin("prepared", about={"meeting": turn.about["meeting"], "when": turn.about["when"]})


def _own_preparation(turn: Turn) -> Preparation | None:
    return preparations.of_author(turn.store, turn.about["meeting"], turn.who.person.id)


def _save(turn: Turn, good: str | None, hard: str | None) -> None:
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
    preparation = _own_preparation(turn)
    if answer == "again":
        about = {"meeting": turn.about["meeting"], "when": turn.about["when"]}
        turn.begin("prepare", about=about, answers={"start": "write"})
    elif answer == "keep" or preparation is None:
        turn.say("prepare-kept")
        turn.line("prepare-topics")
    else:
        preparation.sent_at = turn.who.now
        news = Deferred(SENT, {"id": preparation.id})
        key = f"preparation:{preparation.id}:{turn.who.now:%Y%m%dT%H%M%S}"
        turn.tell(turn.who.partner.id, kinds.PREPARATION_SENT, [news], key=key)
        turn.say("prepare-sent", partner=turn.who.partner.name)
        turn.line("prepare-topics")


CONVERSATION = Conversation(
    FLOW, done={"start": _start, "good": _good, "hard": _hard}, forgets=frozenset({"good", "hard"})
)
PREPARED_CONVERSATION = Conversation(PREPARED, done={"send": _send})
