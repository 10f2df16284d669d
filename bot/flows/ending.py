"""Ending a pair without fault: one tap, no reason, a neutral text to the partner (docs/domain.md, rules E7 and E28).

The tap ends the pair at once. A farewell may follow, and the news to the partner waits a few minutes for it. In the
programme's last weeks, from the closing on, an ending is announced as completed.
"""

from __future__ import annotations

from datetime import timedelta

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say
from bot.flows.stalled import ask_for_talk
from bot.rules.due import CLOSING
from bot.turn import Conversation, Turn
from storage import conversations, notes, people

FLOW = Flow(
    "ending",
    pages=(
        Page(
            "how",
            (Choice(name="how", of=("end", "talk", "pause", "stay"), seen_by=SeenBy.COORDINATOR),),
            then=Branch("how", {"end": "thanks", "talk": None, "pause": None, "stay": None}),
        ),
        Page("thanks", (Text(name="thanks", optional=True, limit=1000, seen_by=SeenBy.PAIR),)),
    ),
)
FAREWELL = timedelta(minutes=15)  # the news waits so long, so that the farewell comes in the same message


def end_pair(turn: Turn, how: str) -> None:
    """End the pair now: closes its conversations but the farewell. Notes and goals stay until retention deletes them."""
    pair = turn.who.pair.pair
    pair.ended_at, pair.ended_how = turn.who.now, how
    pair.paused_since = pair.paused_until = None
    conversations.close_of_pair(turn.store, pair.id, turn.who.now, but=FLOW.name)
    turn.pair_changed()


def _how(turn: Turn) -> None:
    answer = turn.answers["how"]
    if turn.who.pair.pair.ended_at is not None:  # by the partner meanwhile, or by this tap before going back
        if answer != "end":
            turn.say("ending-over")
    elif answer == "end":
        _end(turn)
    elif answer == "talk":
        ask_for_talk(turn)
    elif answer == "pause":
        turn.begin("pause")
    else:
        turn.say("ending-stayed")


def _end(turn: Turn) -> None:
    """End the pair and tell partner and coordinators; in the programme's last weeks the pair has completed it."""
    pair = turn.who.pair
    last = turn.who.today >= pair.programme.ends_on - CLOSING
    news = [
        Say("ending-partner-last" if last else "ending-partner", {"who": refs.person(turn.who.person.id)})
    ]
    turn.tell(turn.who.partner.id, kinds.PAIR_ENDED, news, key=f"ended:{pair.pair.id}", after=FAREWELL)
    for coordinator in people.coordinators(turn.store, pair.programme.id):
        both = {"mentee": refs.person(pair.mentee.id), "mentor": refs.person(pair.mentor.id)}
        report = Say("coordinator-ended-last" if last else "coordinator-ended", both)
        turn.tell(
            coordinator.person.id,
            kinds.PAIR_ENDED,
            [report],
            key=f"ended:{pair.pair.id}:{coordinator.person.id}",
        )
    end_pair(turn, "closed" if last else "early")
    turn.say(
        "ending-done",
        partner=turn.who.partner.name,
        count=turn.facts().met_count,
        season="last" if last else "any",
    )


def _thanks(turn: Turn) -> None:
    farewell = turn.answers["thanks"]
    if farewell is None:
        turn.say("ending-no-words")
        return
    note = turn.add_note(notes.SHARED, farewell)
    ended_at = turn.who.pair.pair.ended_at or turn.who.now
    news = [Say("ending-farewell", {"note": refs.note(note.id)})]
    after = max(ended_at + FAREWELL - turn.who.now, timedelta(0))
    turn.tell(turn.who.partner.id, kinds.PAIR_ENDED, news, key=f"farewell:{note.id}", after=after)
    turn.say("closing-thanks-sent", partner=turn.who.partner.name)


CONVERSATION = Conversation(FLOW, done={"how": _how, "thanks": _thanks})
