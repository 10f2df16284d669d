"""A person erases all their data: one press after the effects are shown (GDPR art. 17)."""

from __future__ import annotations

from bot import kinds
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Say
from bot.turn import Conversation, Turn
from storage import pairs

FLOW = Flow(
    "erase",
    pages=(Page("sure", (Choice(name="sure", of=("keep", "erase"), seen_by=SeenBy.ME),)),),
)


def _sure(turn: Turn) -> None:
    if turn.answers["sure"] == "keep":
        turn.say("erase-kept")
        return
    for couple in pairs.of_person(turn.store, turn.who.person.id):
        partner = couple.partner_of(turn.who.person.id)
        turn.tell(partner.id, kinds.PAIR_ENDED, [Say("erase-partner")], key=f"erased:{couple.pair.id}")
    turn.say("erase-done")
    turn.effects.erase_person = True
    turn.effects.unrecorded = True


CONVERSATION = Conversation(FLOW, done={"sure": _sure})
