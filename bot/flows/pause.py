"""A pause until a date, with return by itself. No reason is asked; the partner sees "paused" and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say, day
from bot.turn import Conversation, Scene
from storage import meetings

LONGEST = timedelta(days=183)

FLOW = Flow(
    "pause",
    pages=(
        Page(
            "until",
            (When(name="until", suggested="dates", until=True, seen_by=SeenBy.COORDINATOR),),
            then="sure",
        ),
        Page(
            "sure",
            (Choice(name="sure", of=("yes", "change"), seen_by=SeenBy.COORDINATOR),),
            then=Branch("sure", {"yes": None, "change": "until"}),
        ),
    ),
)

PAUSED = Flow(
    "paused",
    pages=(Page("paused", (Choice(name="paused", of=("resume", "keep"), seen_by=SeenBy.COORDINATOR),)),),
)


def _prepare(scene: Scene) -> None:
    """Mondays to come back on: in one, two and four weeks or so."""
    monday = scene.today + timedelta(days=7 - scene.today.weekday())
    scene.about["dates"] = [(monday + timedelta(weeks=weeks)).isoformat() for weeks in (0, 1, 3)]


def pause_pair(scene: Scene, until: date) -> None:
    """Pause the pair; nothing unasked about it goes out before ``until`` (local to the programme)."""
    pair = scene.pair.pair
    pair.paused_since = scene.now
    pair.paused_until = until
    for meeting in scene.meetings:
        if (
            meeting.state == meetings.OPEN
            and meeting.planned_at
            and scene.local_day(meeting.planned_at) < until
        ):
            meeting.state = meetings.MOVED
    scene.facts_changed = True
    scene.say("pause-saved", until=day(until))
    key = f"paused:{pair.id}:{until}:{scene.now:%Y%m%dT%H%M%S}"
    scene.tell(scene.partner.id, "paused", [Say("pause-partner", {"until": day(until)})], key=key)


def resume_pair(scene: Scene) -> None:
    """Bring the pair back; the rhythm's clock starts anew."""
    pair = scene.pair.pair
    pair.paused_since = pair.paused_until = None
    pair.resumed_at = scene.now
    scene.facts_changed = True


def _until(scene: Scene) -> None:
    scene.about["day"] = day(date.fromisoformat(scene.answers["until"][:10]))


def _sure(scene: Scene) -> None:
    if scene.answers["sure"] != "yes":
        return
    until = date.fromisoformat(scene.answers["until"][:10])
    if not timedelta(0) < until - scene.today <= LONGEST:
        scene.say("pause-too-long")
        scene.begin("pause")
        return
    pause_pair(scene, until)


def _paused(scene: Scene) -> None:
    if scene.answers["paused"] == "resume":
        resume_pair(scene)
        scene.say("pause-over-now")
        key = f"resumed:{scene.pair.pair.id}:{scene.now:%Y%m%dT%H%M%S}"
        scene.tell(scene.partner.id, "resumed", [Say("pause-over-partner", {})], key=key)
    else:
        scene.say("pause-kept")


CONVERSATION = Conversation(FLOW, done={"until": _until, "sure": _sure}, prepare=_prepare)
PAUSED_CONVERSATION = Conversation(PAUSED, done={"paused": _paused})
