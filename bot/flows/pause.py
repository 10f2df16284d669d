"""A pause of a pair until a day; it ends by itself. Nobody asks for a reason, and the partner is told only the day."""

from __future__ import annotations

from datetime import date, timedelta

from bot import kinds
from bot.conversation import refs
from bot.conversation.date_fields import When
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say
from bot.turn import Conversation, Turn
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


def _prepare(turn: Turn) -> None:
    """Suggest three Mondays as the first day after the pause: the next one, and one and three weeks later."""
    monday = turn.who.today + timedelta(days=7 - turn.who.today.weekday())
    turn.about["dates"] = [(monday + timedelta(weeks=weeks)).isoformat() for weeks in (0, 1, 3)]


def pause_pair(turn: Turn, until: date) -> None:
    """Pause the pair until a day of the programme's zone, tell the partner, and cancel the plans before that day."""
    pair = turn.who.pair.pair
    pair.paused_since = turn.who.now
    pair.paused_until = until
    for meeting in turn.meetings:
        if (
            meeting.state == meetings.PLANNED
            and meeting.planned_at
            and turn.who.local_day(meeting.planned_at) < until
        ):
            meeting.state = meetings.MOVED
    turn.pair_changed()
    turn.say("pause-saved", until=refs.day(until))
    key = f"paused:{pair.id}:{until}:{turn.who.now:%Y%m%dT%H%M%S}"
    turn.tell(turn.who.partner.id, kinds.PAUSED, [Say("pause-partner", {"until": refs.day(until)})], key=key)


def resume_pair(turn: Turn) -> None:
    """End the pause of the pair; its rhythm counts from now."""
    pair = turn.who.pair.pair
    pair.paused_since = pair.paused_until = None
    pair.resumed_at = turn.who.now
    turn.pair_changed()


def _until(turn: Turn) -> None:
    turn.about["day"] = refs.day(date.fromisoformat(turn.answers["until"][:10]))


def _sure(turn: Turn) -> None:
    if turn.answers["sure"] != "yes":
        return
    until = date.fromisoformat(turn.answers["until"][:10])
    if not timedelta(0) < until - turn.who.today <= LONGEST:
        turn.say("pause-too-long")
        turn.begin("pause")
        return
    pause_pair(turn, until)


def _paused(turn: Turn) -> None:
    if turn.answers["paused"] == "resume":
        resume_pair(turn)
        turn.say("pause-over-now")
        key = f"resumed:{turn.who.pair_id}:{turn.who.now:%Y%m%dT%H%M%S}"
        turn.tell(turn.who.partner.id, kinds.RESUMED, [Say("pause-over-partner", {})], key=key)
    else:
        turn.say("pause-kept")


CONVERSATION = Conversation(FLOW, done={"until": _until, "sure": _sure}, prepare=_prepare)
PAUSED_CONVERSATION = Conversation(PAUSED, done={"paused": _paused})
