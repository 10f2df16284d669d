"""Take my data away: the effects first, then one press, then it is done (GDPR art. 17)."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Say
from bot.turn import Conversation, Scene
from storage import pairs

FLOW = Flow(
    "erase",
    pages=(Page("sure", (Choice(name="sure", of=("keep", "erase"), seen_by=SeenBy.ME),)),),
)


def _sure(scene: Scene) -> None:
    if scene.answers["sure"] == "keep":
        scene.say("erase-kept")
        return
    for couple in pairs.of_person(scene.work, scene.person.id):
        partner = couple.partner_of(scene.person.id)
        scene.tell(partner.id, "pair_ended", [Say("erase-partner")], key=f"erased:{couple.pair.id}")
    scene.say("erase-done")
    scene.erase_person = True
    scene.unrecorded = True


CONVERSATION = Conversation(FLOW, done={"sure": _sure})
