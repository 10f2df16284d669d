"""Nothing unasked until a day: for the person alone, whatever their pairs do. It ends by itself."""

from __future__ import annotations

from datetime import date, timedelta

from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import day
from bot.turn import Conversation, Scene

LONGEST = timedelta(days=92)

FLOW = Flow(
    "snooze",
    pages=(
        Page(
            "how_long",
            (Choice(name="how_long", of=("tomorrow", "week", "date", "now"), seen_by=SeenBy.SETTINGS),),
            then=Branch("how_long", {"tomorrow": None, "week": None, "date": "until", "now": None}),
        ),
        Page("until", (When(name="until", until=True, seen_by=SeenBy.SETTINGS),)),
    ),
)


def _how_long(scene: Scene) -> None:
    days = {"tomorrow": 1, "week": 7}.get(scene.answers["how_long"])
    if days is not None:
        _rest(scene, scene.today + timedelta(days=days))
    elif scene.answers["how_long"] == "now":
        scene.person.paused_until = None
        scene.say("snooze-over")


def _until(scene: Scene) -> None:
    until = date.fromisoformat(scene.answers["until"][:10])
    if until - scene.today > LONGEST:
        scene.say("snooze-too-long")
        scene.begin("snooze")
    else:
        _rest(scene, until)


def _rest(scene: Scene, until: date) -> None:
    scene.person.paused_until = until
    scene.say("snooze-saved", until=day(until))


CONVERSATION = Conversation(FLOW, done={"how_long": _how_long, "until": _until})
