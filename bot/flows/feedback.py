"""Feedback both ways (domain §1, S16): ask the other one in a tap, answer in two sentences, or try an exercise together."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Say, name, note
from bot.flows.topics import stage_of
from bot.turn import Conversation, Scene
from conversation_prompts.card import Audience, Card, Format, Stage, Topic
from storage import notes, timers, topics
from storage.timers import NewTimer

EXERCISE = "exercise"  # the slot of a card that lies beside the three

FLOW = Flow(
    "feedback",
    pages=(Page("way", (Choice(name="way", of=("ask", "exercise", "leave"), seen_by=SeenBy.PAIR),)),),
)

ASKED = Flow(  # unasked: a tap first, so that "why?" typed under it is not taken for feedback and passed on
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


def _way(scene: Scene) -> None:
    answer = scene.answers["way"]
    if answer == "ask":
        _ask(scene)
    elif answer == "exercise":
        _exercise(scene)
    else:
        scene.say("feedback-left")


def _ask(scene: Scene) -> None:
    """The question reaches the other one as a timer does: due now, in their hours, once a day at most."""
    pair_id = scene.pair.pair.id
    asking = NewTimer(
        key=f"feedback_asked:{pair_id}:{scene.person.id}:{scene.today}",
        kind="feedback_asked",
        due_at=scene.now,
        person_id=scene.partner.id,
        pair_id=pair_id,
    )
    timers.arm(scene.work, [asking])
    scene.say("feedback-asked", partner=scene.partner.name)


def _exercise(scene: Scene) -> None:
    card = _card(scene)
    if card is None:
        scene.say("feedback-no-more")
        return
    reader = scene.reader
    first, second = card.followups(reader.language, reader.address)
    scene.say(
        "topics-picked",
        text=card.text(reader.language, reader.address),
        first=first,
        second=second,
        minutes=card.minutes,
    )


def _card(scene: Scene) -> Card | None:
    """The pair's exercise for this meeting; a new one is never one they have seen."""
    pair_id, meeting_no = scene.pair.pair.id, scene.facts().met_count + 1
    used = topics.of_pair(scene.work, pair_id)
    for use in used:
        if use.slot == EXERCISE and use.meeting_no == meeting_no:
            return scene.library.by_id(use.card_id)
    seen, stage = {use.card_id for use in used}, stage_of(scene)
    fitting = [
        card
        for card in scene.library.cards
        if card.topic is Topic.FEEDBACK
        and card.format is Format.EXERCISE
        and card.audience is Audience.BOTH
        and not card.sensitive
        and card.id not in seen
        and (stage in card.stages or Stage.CLOSING not in card.stages)
    ]
    chosen = min(fitting, key=lambda card: (stage not in card.stages, card.depth, card.id), default=None)
    if chosen is not None:
        topics.use(scene.work, pair_id, meeting_no, chosen.id, EXERCISE, scene.now)
    return chosen


def _start(scene: Scene) -> None:
    if scene.answers["start"] == "write":
        scene.begin("feedback-give")
    else:
        scene.say("feedback-not-given")


def _give(scene: Scene) -> None:
    """Both sentences become one shared note, and it is handed to whoever asked."""
    helped, more = scene.answers["helped"], scene.answers["more"]
    written = [*([f"+ {helped}"] if helped else []), *([f"→ {more}"] if more else [])]
    if not written:
        scene.say("feedback-not-given")
        return
    kept = scene.write(notes.SHARED, "\n".join(written))
    told = Say("feedback-partner", {"who": name(scene.person.id), "note": note(kept.id)})
    scene.tell(scene.partner.id, "feedback_given", [told], key=f"note:{kept.id}")
    scene.say("feedback-given", partner=scene.partner.name)


CONVERSATION = Conversation(FLOW, done={"way": _way})
ASKED_CONVERSATION = Conversation(ASKED, done={"start": _start})
GIVE_CONVERSATION = Conversation(GIVE, done={"give": _give}, resumes=True)
