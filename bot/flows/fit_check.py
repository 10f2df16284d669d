"""After the second meeting each of the two is asked alone how the pair is for them (domain §2.1; E7).

Nothing of it is shown to anybody, unless both would welcome a change, or one asks for the coordinator.
"""

from __future__ import annotations

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Say
from bot.flows import supervision
from bot.flows.stalled import ask_for_talk
from bot.rules.pair_facts import morning_of
from bot.rules.quiet import add_working_days
from bot.turn import Conversation, Turn
from storage import people, private_answers, timers
from storage.timers import NewTimer

AFTER_MEETINGS = 2
WORKING_DAYS = 3
CHANGE = "change"

FLOW = Flow(
    "fit-check",
    pages=(Page("fit", (Choice(name="fit", of=("fine", CHANGE, "talk"), seen_by=SeenBy.BOTH),)),),
)


def watch(turn: Turn) -> None:
    """Once the second meeting is logged, see to it that both are asked some working days later."""
    pair, day = turn.who.pair, add_working_days(turn.who.today, WORKING_DAYS, turn.who.pair.programme.country)
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
    timers.arm(turn.store, asking)


def unwatch(turn: Turn) -> None:
    """The second meeting was logged by mistake: nobody is asked yet."""
    timers.disarm(turn.store, pair_id=turn.who.pair_id, kinds=("fit_check",))


def both_want(turn: Turn, kind: str, answer: str) -> bool:
    """Keep the person's answer; whether both would welcome a change."""
    pair_id = turn.who.pair_id
    private_answers.save(turn.store, pair_id, turn.who.person.id, kind, answer, turn.who.now)
    return (
        answer == CHANGE
        and private_answers.answer_of(turn.store, pair_id, turn.who.partner.id, kind) == CHANGE
    )


def _fit(turn: Turn) -> None:
    answer = turn.answers["fit"]
    if both_want(turn, private_answers.FIT, answer):
        _reveal(turn)
    elif answer == CHANGE:
        turn.say("fit-kept")
        supervision.hint(turn)
    elif answer == "talk":
        ask_for_talk(turn)
    else:
        turn.say("fit-fine")


def _reveal(turn: Turn) -> None:
    """Both hear the same neutral words; the coordinator hears that both would welcome a change, and no more."""
    pair = turn.who.pair
    turn.say("fit-both")
    key = f"fit_both:{pair.pair.id}"
    turn.tell(turn.who.partner.id, kinds.FIT_BOTH, [Say("fit-both")], key=key)
    news = Say(
        "coordinator-fit-change",
        {"mentee": refs.person(pair.mentee.id), "mentor": refs.person(pair.mentor.id)},
    )
    for coordinator in people.coordinators(turn.store, pair.programme.id):
        turn.tell(coordinator.person.id, kinds.FIT_CHANGE, [news], key=f"{key}:{coordinator.person.id}")


CONVERSATION = Conversation(FLOW, done={"fit": _fit})
