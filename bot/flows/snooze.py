"""A snooze: a person gets no unasked messages until a day, while their pairs go on; it ends by itself."""

from __future__ import annotations

from datetime import date, timedelta

from bot.conversation import refs
from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.turn import Conversation, Turn

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


def _how_long(turn: Turn) -> None:
    days = {"tomorrow": 1, "week": 7}.get(turn.answers["how_long"])
    if days is not None:
        _snooze_until(turn, turn.who.today + timedelta(days=days))
    elif turn.answers["how_long"] == "now":
        turn.who.person.paused_until = None
        turn.say("snooze-over")


def _until(turn: Turn) -> None:
    until = date.fromisoformat(turn.answers["until"][:10])
    if until - turn.who.today > LONGEST:
        turn.say("snooze-too-long")
        turn.begin("snooze")
    else:
        _snooze_until(turn, until)


def _snooze_until(turn: Turn, until: date) -> None:
    turn.who.person.paused_until = until
    turn.say("snooze-saved", until=refs.day(until))


CONVERSATION = Conversation(FLOW, done={"how_long": _how_long, "until": _until})
