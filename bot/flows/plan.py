"""The next meeting: a typed date or one of three suggestions, confirmed before it is saved (docs/domain.md, rule E24)."""

from __future__ import annotations

from datetime import timedelta

from bot import kinds
from bot.conversation import refs
from bot.conversation.date_fields import Hour, When
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import CalendarEntry, Say
from bot.turn import Conversation, Turn
from storage import meetings

FLOW = Flow(
    "plan",
    pages=(
        Page(
            "when",
            (When(name="when", suggested="dates", optional=True, seen_by=SeenBy.COORDINATOR),),
            then=Branch("when", {"moment": "sure", "day": "hour", "skipped": None}),
        ),
        Page("hour", (Hour(name="hour", seen_by=SeenBy.COORDINATOR),), then="sure"),
        Page(
            "sure",
            (Choice(name="sure", of=("yes", "change"), seen_by=SeenBy.COORDINATOR),),
            then=Branch("sure", {"yes": None, "change": "when"}),
        ),
    ),
)


def _prepare(turn: Turn) -> None:
    turn.about["dates"] = turn.suggestions()


def _when(turn: Turn) -> None:
    when = turn.answers["when"]
    if when is None:
        turn.say("plan-later")
        _begin_note(turn)
    elif "T" in when:
        turn.about["moment"] = refs.moment(turn.who.instant(when))


def _hour(turn: Turn) -> None:
    turn.about["moment"] = refs.moment(
        turn.who.instant(f"{turn.answers['when'][:10]}T{turn.answers['hour']}")
    )


def _sure(turn: Turn) -> None:
    if turn.answers["sure"] != "yes":
        return
    when, hour = turn.answers["when"], turn.answers.get("hour")
    at = turn.who.instant(f"{when[:10]}T{hour}" if hour else when)
    if at <= turn.who.now:
        turn.say("plan-passed")
        turn.begin("plan")
        return
    moved = turn.facts().planned_at is not None
    planned = meetings.plan(turn.store, turn.meetings, turn.who.pair_id, at, turn.who.person.id, turn.who.now)
    turn.pair_changed()
    turn.say("plan-saved", when=refs.moment(at), partner=turn.who.partner.name)
    turn.reply(CalendarEntry(planned.id))
    news = Say(
        "plan-partner",
        {"who": refs.person(turn.who.person.id), "when": refs.moment(at), "moved": "yes" if moved else "no"},
    )
    expires = max(at - turn.who.now, timedelta(hours=1))
    turn.tell(
        turn.who.partner.id,
        kinds.MEETING_PLANNED,
        [news, CalendarEntry(planned.id)],
        key=f"planned:{planned.id}",
        expires=expires,
    )
    _begin_note(turn)


def _begin_note(turn: Turn) -> None:
    """Go on with the session note of the meeting that was just logged, if the plan follows one."""
    if turn.about.get("meeting"):
        turn.begin("session-note", about={"meeting": turn.about["meeting"]})


CONVERSATION = Conversation(FLOW, done={"when": _when, "hour": _hour, "sure": _sure}, prepare=_prepare)
