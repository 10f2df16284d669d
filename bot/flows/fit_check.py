"""After the second meeting each of the two is asked alone how the pair is for them (domain §2.1; E7).

Nothing of it is shown to anybody, unless both would welcome a change, or one asks for the coordinator.
"""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Say, name
from bot.flows import supervision
from bot.flows.stalled import ask_for_talk
from bot.rules.pair_facts import morning_of
from bot.rules.quiet import add_working_days
from bot.turn import Conversation, Scene
from storage import checks, people, timers
from storage.timers import NewTimer

AFTER_MEETINGS = 2
WORKING_DAYS = 3
CHANGE = "change"

FLOW = Flow(
    "fit-check",
    pages=(Page("fit", (Choice(name="fit", of=("fine", CHANGE, "talk"), seen_by=SeenBy.BOTH),)),),
)


def watch(scene: Scene) -> None:
    """Once the second meeting is logged, see to it that both are asked some working days later."""
    pair, day = scene.pair, add_working_days(scene.today, WORKING_DAYS, scene.pair.programme.country)
    due = morning_of(day, pair.programme.zone)
    asking = [
        NewTimer(
            key=f"fit_check:{pair.pair.id}:{person.id}",
            kind="fit_check",
            due_at=due,
            person_id=person.id,
            pair_id=pair.pair.id,
        )
        for person in (pair.mentee, pair.mentor)
    ]
    timers.arm(scene.work, asking)


def unwatch(scene: Scene) -> None:
    """The second meeting was logged by mistake: nobody is asked yet."""
    timers.disarm(scene.work, pair_id=scene.pair.pair.id, kinds=("fit_check",))


def both_want(scene: Scene, kind: str, answer: str) -> bool:
    """Keep the person's answer; whether both would welcome a change."""
    pair_id = scene.pair.pair.id
    checks.keep(scene.work, pair_id, scene.person.id, kind, answer, scene.now)
    return answer == CHANGE and checks.answer_of(scene.work, pair_id, scene.partner.id, kind) == CHANGE


def _fit(scene: Scene) -> None:
    answer = scene.answers["fit"]
    if both_want(scene, checks.FIT, answer):
        _reveal(scene)
    elif answer == CHANGE:
        scene.say("fit-kept")
        supervision.hint(scene)
    elif answer == "talk":
        ask_for_talk(scene)
    else:
        scene.say("fit-fine")


def _reveal(scene: Scene) -> None:
    """Both hear the same neutral words; the coordinator hears that both would welcome a change, and no more."""
    pair = scene.pair
    scene.say("fit-both")
    key = f"fit_both:{pair.pair.id}"
    scene.tell(scene.partner.id, "fit_both", [Say("fit-both")], key=key)
    news = Say("coordinator-fit-change", {"mentee": name(pair.mentee.id), "mentor": name(pair.mentor.id)})
    for coordinator in people.coordinators(scene.work, pair.programme.id):
        scene.tell(coordinator.person.id, "fit_change", [news], key=f"{key}:{coordinator.person.id}")


CONVERSATION = Conversation(FLOW, done={"fit": _fit})
