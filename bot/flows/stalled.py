"""A stalled pair is asked why, in one tap, and each answer has its own next step. Only its owner sees the answer."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say, name
from bot.turn import Conversation, Scene
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


def _prepare(scene: Scene) -> None:
    """How long it has been: the pair may say what is in the way before any timer asks."""
    facts = scene.facts()
    since = facts.last_met_on or facts.anchor
    weeks = max((scene.today - since).days // 7, 0)
    scene.about["weeks"] = weeks
    scene.about["met_before"] = "no" if not facts.met_count else "yes" if weeks else "just"


def _answered(scene: Scene) -> None:
    scene.pair.pair.stall_answered_at = scene.now
    scene.facts_changed = True


def _why(scene: Scene) -> None:
    _answered(scene)
    answer = scene.answers["why"]
    if answer == "no_topic":
        scene.say("stalled-cards")
        _cards(scene)
    elif answer == "away":
        scene.begin("pause")
    elif answer == "met":
        log_meeting(scene)


def log_meeting(scene: Scene) -> None:
    """Ask how useful it was, and which day unless a plan says so: the check-in with its first answer given."""
    day = scene.day_just_planned()
    if day is None:
        scene.begin("check-in", answers={"met": "yes"})
    else:
        on = day.isoformat()
        scene.begin("check-in", about={"on": on}, answers={"met": "yes", "met_on": on})


def _cards(scene: Scene) -> None:
    scene.begin("topics", about={"stage": "stuck"})


def _lighter(scene: Scene) -> None:
    answer = scene.answers["lighter"]
    if answer == "short":
        scene.say("stalled-short")
        scene.begin("plan")
    elif answer == "slower":
        scene.begin("rhythm")
    elif answer == "pause":
        scene.begin("pause")
    else:
        scene.say("stalled-left")


def _onward(scene: Scene) -> None:
    answer = scene.answers["onward"]
    if answer == "new_goal":
        scene.begin("goal")
    elif answer == "slower":
        scene.begin("rhythm")
    elif answer == "talk":
        ask_for_talk(scene)
    else:
        scene.say("stalled-left")


def _fit(scene: Scene) -> None:
    answer = scene.answers["fit"]
    if answer == "card":
        _cards(scene)
    elif answer == "talk":
        ask_for_talk(scene)
    else:
        scene.say("stalled-left")


def ask_for_talk(scene: Scene) -> None:
    """Tell the coordinators that a talk is wanted: no reason, no word to the partner (domain §6.2)."""
    pair = scene.pair.pair
    pair.help_asked_at = scene.now
    scene.facts_changed = True
    for coordinator in people.coordinators(scene.work, pair.programme_id):
        told = Say("coordinator-asked", {"who": name(scene.person.id)})
        key = f"asked:{pair.id}:{scene.now:%Y%m%dT%H%M%S}:{coordinator.person.id}"
        scene.tell(coordinator.person.id, "help_asked", [told], key=key)
    scene.say("talk-asked")


def _act(scene: Scene) -> None:
    answer = scene.answers["act"]
    if answer == "plan":
        scene.begin("plan")
    elif answer == "met":
        log_meeting(scene)
    elif answer == "cards":
        scene.begin("topics")
    elif answer == "pause":
        scene.begin("pause")
    else:
        scene.say("stalled-left")


CONVERSATION = Conversation(
    FLOW, done={"why": _why, "lighter": _lighter, "onward": _onward, "fit": _fit}, prepare=_prepare
)
NUDGE_CONVERSATION = Conversation(ACT, done={"act": _act})
