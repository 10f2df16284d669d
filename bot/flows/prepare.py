"""Before a meeting: one thing that went well and one that is hard, private until sent; cards by one tap (domain §5; S19).

The mentor gets a tip of a minute instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Message, Say, moment, name
from bot.flows.agreement import EACH
from bot.flows.follow_up import STEPS
from bot.rules.tips import tip_for
from bot.rules.visibility import Data
from bot.turn import Conversation, Scene
from storage import preparations, sent
from storage.tables import Preparation

SENT = "preparation"  # stands in the outbox for what the partner sent
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


def present(scene: Scene) -> None:
    """What the person has prepared for the next meeting, and what they can do now."""
    facts = scene.facts()
    if facts.planned_id is None or facts.planned_at is None or not facts.planned_ahead(scene.now):
        scene.say("prepare-no-plan")
        return
    kept = preparations.of(scene.work, facts.planned_id, scene.person.id)
    if kept is None or (kept.good_sealed is None and kept.hard_sealed is None):
        scene.begin("prepare", about={"meeting": facts.planned_id, "when": moment(facts.planned_at)})
        return
    scene.say("prepare-mine")
    _words(scene, kept)
    if kept.sent_at is None:
        scene.begin("prepared", about={"meeting": kept.meeting_id, "when": moment(facts.planned_at)})
    else:
        scene.line("prepare-was-sent", partner=scene.partner.name)


def tip(scene: Scene) -> list[Message]:
    """What a mentor gets before the meeting: a tip that is not the one they got last, and the open steps."""
    facts = scene.facts()
    assert facts.planned_at is not None  # noqa: S101 - only a planned meeting is prepared for
    last = sent.latest_of(scene.work, scene.person.id, KIND)
    told = [str(part.get("say", "")) for part in last.body] if last else []
    known = next((text.removeprefix(TIP) for text in told if text.startswith(TIP)), None)
    chosen = tip_for(len(scene.meetings) - 1, known)
    first = Say("prepare-mentor", {"when": moment(facts.planned_at), "partner": scene.partner.name})
    return [first, Say(f"tip-{chosen}"), Say(STEPS), Say(EACH), Say("prepare-topics")]


def show_sent(scene: Scene, args: Mapping[str, Any]) -> None:
    """What somebody sent, to whoever may see it by now; nothing else."""
    kept = preparations.by_id(scene.work, args["id"])
    if kept is None or not _may_read(scene, kept):
        return
    scene.say("prepare-partner", who=name(kept.author_id))
    _words(scene, kept)


def _may_read(scene: Scene, kept: Preparation) -> bool:
    data = Data.PREPARATION if kept.sent_at is None else Data.SHARED_NOTE
    return kept.pair_id == scene.pair.pair.id and scene.may_see(data, kept.author_id)


def _words(scene: Scene, kept: Preparation) -> None:
    if not _may_read(scene, kept):
        return
    good, hard = preparations.words(scene.work, kept)
    if good is not None:
        scene.line("prepare-words-good", text=good)
    if hard is not None:
        scene.line("prepare-words-hard", text=hard)


def _start(scene: Scene) -> None:
    answer = scene.answers["start"]
    if answer == "cards":
        scene.begin("topics")
    elif answer == "leave":
        scene.say("prepare-left")


def _good(scene: Scene) -> None:
    """What is written so far is kept: nothing is lost if the person stops here."""
    good, known = scene.answers["good"], _known(scene)
    if good is not None or known is not None:
        _keep(scene, good, preparations.words(scene.work, known)[1] if known else None)


def _hard(scene: Scene) -> None:
    good, hard = scene.answers["good"], scene.answers["hard"]
    if good is not None or hard is not None or _known(scene) is not None:
        _keep(scene, good, hard)
    if good is None and hard is None:
        scene.say("prepare-nothing")
        scene.line("prepare-topics")
    else:
        scene.begin("prepared", about={"meeting": scene.about["meeting"], "when": scene.about["when"]})


def _known(scene: Scene) -> Preparation | None:
    return preparations.of(scene.work, scene.about["meeting"], scene.person.id)


def _keep(scene: Scene, good: str | None, hard: str | None) -> None:
    preparations.keep(
        scene.work,
        pair_id=scene.pair.pair.id,
        meeting_id=scene.about["meeting"],
        author_id=scene.person.id,
        good=good,
        hard=hard,
        now=scene.now,
    )
    scene.work.flush()


def _send(scene: Scene) -> None:
    answer = scene.answers["send"]
    kept = _known(scene)
    if answer == "again":
        about = {"meeting": scene.about["meeting"], "when": scene.about["when"]}
        scene.begin("prepare", about=about, answers={"start": "write"})
    elif answer == "keep" or kept is None:
        scene.say("prepare-kept")
        scene.line("prepare-topics")
    else:
        kept.sent_at = scene.now
        told = Say(SENT, {"id": kept.id})
        key = f"preparation:{kept.id}:{scene.now:%Y%m%dT%H%M%S}"
        scene.tell(scene.partner.id, "preparation_sent", [told], key=key)
        scene.say("prepare-sent", partner=scene.partner.name)
        scene.line("prepare-topics")


CONVERSATION = Conversation(
    FLOW, done={"start": _start, "good": _good, "hard": _hard}, forgets=frozenset({"good", "hard"})
)
PREPARED_CONVERSATION = Conversation(PREPARED, done={"send": _send})
