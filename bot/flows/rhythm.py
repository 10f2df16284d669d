"""The pair's own rhythm, two to six weeks between meetings: either of the two sets it, and the partner is told."""

from __future__ import annotations

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Say
from bot.rules.pair_facts import RHYTHMS
from bot.turn import Conversation, Turn
from storage import agreements

FLOW = Flow(
    "rhythm",
    pages=(
        Page(
            "weeks",
            (Choice(name="weeks", of=tuple(str(weeks) for weeks in RHYTHMS), seen_by=SeenBy.COORDINATOR),),
        ),
    ),
)


def _weeks(turn: Turn) -> None:
    weeks, pair = int(turn.answers["weeks"]), turn.who.pair.pair
    pair.rhythm_weeks = weeks
    turn.pair_changed()
    agreed = agreements.set_rhythm(
        turn.store,
        pair_id=pair.id,
        by=turn.who.person.id,
        role=turn.who.role,
        weeks=weeks,
        now=turn.who.now,
    )
    turn.say("rhythm-saved", weeks=weeks)
    news = Say("rhythm-partner", {"who": refs.person(turn.who.person.id), "weeks": weeks})
    turn.tell(turn.who.partner.id, kinds.RHYTHM_CHANGED, [news], key=f"rhythm:{agreed.id}")


CONVERSATION = Conversation(FLOW, done={"weeks": _weeks})
