"""The pair's own rhythm: two to six weeks between meetings. Either sets it, the other is told and may change it."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Say, name
from bot.rules.pair_facts import RHYTHMS
from bot.turn import Conversation, Scene
from storage import pairs
from storage.tables import Agreement

FLOW = Flow(
    "rhythm",
    pages=(
        Page(
            "weeks",
            (Choice(name="weeks", of=tuple(str(weeks) for weeks in RHYTHMS), seen_by=SeenBy.COORDINATOR),),
        ),
    ),
)


def _weeks(scene: Scene) -> None:
    weeks, pair = int(scene.answers["weeks"]), scene.pair.pair
    pair.rhythm_weeks = weeks
    scene.facts_changed = True
    key = scene.work.new_id()
    pairs.replace_agreement(
        scene.work,
        Agreement(
            id=key,
            pair_id=pair.id,
            subject="rhythm",
            text_sealed=scene.work.vault.seal(
                str(weeks), table="agreement", column="text_sealed", row_id=key
            ),
            proposed_by=scene.person.id,
            mentor_agreed_at=scene.now if scene.role == "mentor" else None,
            mentee_agreed_at=scene.now if scene.role == "mentee" else None,
            created_at=scene.now,
        ),
    )
    scene.say("rhythm-saved", weeks=weeks)
    told = Say("rhythm-partner", {"who": name(scene.person.id), "weeks": weeks})
    scene.tell(scene.partner.id, "rhythm_changed", [told], key=f"rhythm:{key}")


CONVERSATION = Conversation(FLOW, done={"weeks": _weeks})
