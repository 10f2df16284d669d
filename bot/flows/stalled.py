"""A stalled pair: the mentee is asked why, the mentor is nudged; each answer leads to a next step and stays private."""

from __future__ import annotations

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say
from bot.turn import Conversation, Turn
from storage import people

FLOW = Flow(
    "stalled",
    pages=(
        Page(
            "why",
            (
                Choice(
                    name="why",
                    of=("no_time", "no_topic", "reached", "no_fit", "away", "met"),
                    seen_by=SeenBy.ME,
                ),
            ),
            then=Branch(
                "why",
                {
                    "no_time": "lighter",
                    "no_topic": None,
                    "reached": "onward",
                    "no_fit": "fit",
                    "away": None,
                    "met": None,
                },
            ),
        ),
        Page(
            "lighter", (Choice(name="lighter", of=("short", "slower", "pause", "leave"), seen_by=SeenBy.ME),)
        ),
        Page(
            "onward", (Choice(name="onward", of=("new_goal", "slower", "talk", "leave"), seen_by=SeenBy.ME),)
        ),
        Page("fit", (Choice(name="fit", of=("card", "talk", "leave"), seen_by=SeenBy.ME),)),
    ),
)

ACT = Flow(
    "nudge",
    pages=(
        Page("act", (Choice(name="act", of=("plan", "met", "cards", "pause", "leave"), seen_by=SeenBy.ME),)),
    ),
)


def _prepare(turn: Turn) -> None:
    """Count the weeks since the last meeting: the person may open this before any timer asks."""
    facts = turn.facts()
    since = facts.last_met_on or facts.anchor
    weeks = max((turn.who.today - since).days // 7, 0)
    turn.about["weeks"] = weeks
    turn.about["met_before"] = "no" if not facts.met_count else "yes" if weeks else "just"


def _record_answer(turn: Turn) -> None:
    turn.who.pair.pair.stall_answered_at = turn.who.now
    turn.pair_changed()


def _why(turn: Turn) -> None:
    _record_answer(turn)
    answer = turn.answers["why"]
    if answer == "no_topic":
        turn.say("stalled-cards")
        _begin_cards(turn)
    elif answer == "away":
        turn.begin("pause")
    elif answer == "met":
        log_meeting(turn)


def log_meeting(turn: Turn) -> None:
    """Begin the check-in of a meeting that took place: how useful it was, and on which day unless a plan says so."""
    day = turn.day_just_planned()
    if day is None:
        turn.begin("check-in", answers={"met": "yes"})
    else:
        on = day.isoformat()
        turn.begin("check-in", about={"on": on}, answers={"met": "yes", "met_on": on})


def _begin_cards(turn: Turn) -> None:
    turn.begin("topics", about={"stage": "stuck"})


def _lighter(turn: Turn) -> None:
    answer = turn.answers["lighter"]
    if answer == "short":
        turn.say("stalled-short")
        turn.begin("plan")
    elif answer == "slower":
        turn.begin("rhythm")
    elif answer == "pause":
        turn.begin("pause")
    else:
        turn.say("stalled-left")


def _onward(turn: Turn) -> None:
    answer = turn.answers["onward"]
    if answer == "new_goal":
        turn.begin("goal")
    elif answer == "slower":
        turn.begin("rhythm")
    elif answer == "talk":
        ask_for_talk(turn)
    else:
        turn.say("stalled-left")


def _fit(turn: Turn) -> None:
    answer = turn.answers["fit"]
    if answer == "card":
        _begin_cards(turn)
    elif answer == "talk":
        ask_for_talk(turn)
    else:
        turn.say("stalled-left")


def ask_for_talk(turn: Turn) -> None:
    """Tell the coordinators that the person asks for a talk, without a reason; the partner is not told (docs/domain.md §6.2)."""
    pair = turn.who.pair.pair
    pair.help_asked_at = turn.who.now
    turn.pair_changed()
    for coordinator in people.coordinators(turn.store, pair.programme_id):
        news = Say("coordinator-asked", {"who": refs.person(turn.who.person.id)})
        key = f"asked:{pair.id}:{turn.who.now:%Y%m%dT%H%M%S}:{coordinator.person.id}"
        turn.tell(coordinator.person.id, kinds.HELP_ASKED, [news], key=key)
    turn.say("talk-asked")


def _act(turn: Turn) -> None:
    answer = turn.answers["act"]
    if answer == "plan":
        turn.begin("plan")
    elif answer == "met":
        log_meeting(turn)
    elif answer == "cards":
        turn.begin("topics")
    elif answer == "pause":
        turn.begin("pause")
    else:
        turn.say("stalled-left")


CONVERSATION = Conversation(
    FLOW, done={"why": _why, "lighter": _lighter, "onward": _onward, "fit": _fit}, prepare=_prepare
)
NUDGE_CONVERSATION = Conversation(ACT, done={"act": _act})
