"""The fit check: each of the two is asked alone how the pair is for them, after two meetings (docs/domain.md, rule E6).

An answer stays private, unless both would welcome a change, or one of them asks for a talk with the coordinator.
"""

from __future__ import annotations

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Say
from bot.flows.stalled import ask_for_talk
from bot.flows.supervision.permissions import suggest_to_mentor
from bot.rules.pair_facts import morning_of
from bot.rules.quiet import add_working_days
from bot.turn import Conversation, Turn
from storage import people, private_answers, timers
from storage.timers import NewTimer

AFTER_MEETINGS = 2
WORKING_DAYS = 3  # from the day on which the second meeting was logged
CHANGE = "change"

FLOW = Flow(
    "fit-check",
    pages=(Page("fit", (Choice(name="fit", of=("fine", CHANGE, "talk"), seen_by=SeenBy.BOTH),)),),
)


def schedule_fit_check(turn: Turn) -> None:
    """Schedule the fit check of both, some working days after the second meeting is logged."""
    pair = turn.who.pair
    day = add_working_days(turn.who.today, WORKING_DAYS, pair.programme.country)
    due = morning_of(day, pair.programme.zone)
    both = [
        NewTimer(
            key=f"fit_check:{pair.pair.id}:{person.id}",
            kind="fit_check",
            due_at=due,
            person_id=person.id,
            pair_id=pair.pair.id,
        )
        for person in (pair.mentee, pair.mentor)
    ]
    timers.arm(turn.store, both)


def cancel_fit_check(turn: Turn) -> None:
    """Cancel the fit check of both: the second meeting was logged by mistake."""
    timers.disarm(turn.store, pair_id=turn.who.pair_id, kinds=("fit_check",))


def save_answer(turn: Turn, kind: str, answer: str) -> bool:
    """Save the person's private answer. Returns True if both of the pair would welcome a change."""
    who = turn.who
    private_answers.save(turn.store, who.pair_id, who.person.id, kind, answer, who.now)
    if answer != CHANGE:
        return False
    return private_answers.answer_of(turn.store, who.pair_id, who.partner.id, kind) == CHANGE


def _fit(turn: Turn) -> None:
    answer = turn.answers["fit"]
    if save_answer(turn, private_answers.FIT, answer):
        _tell_both(turn)
    elif answer == CHANGE:
        turn.say("fit-kept")
        suggest_to_mentor(turn)
    elif answer == "talk":
        ask_for_talk(turn)
    else:
        turn.say("fit-fine")


def _tell_both(turn: Turn) -> None:
    """Tell both the same neutral text, and the coordinators only that both would welcome a change."""
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
