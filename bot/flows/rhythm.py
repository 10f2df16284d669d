"""The pair's own rhythm: two to six weeks between meetings. Either sets it, the other is told and may change it."""

from __future__ import annotations

from bot import kinds
from bot.conversation import refs
from bot.conversation.flow import Choice, Flow, Page
from bot.conversation.messages import Say
from bot.rules.rhythm import RHYTHMS
from bot.turn import Conversation, Turn
from storage import pairs
from storage.tables import Agreement

FLOW = Flow(
    "rhythm",
    pages=(
        Page(
            "weeks",
            (Choice(name="weeks", of=tuple(str(weeks) for weeks in RHYTHMS), seen_by="coordinator"),),
        ),
    ),
)


def _weeks(turn: Turn) -> None:
    weeks, pair = int(turn.answers["weeks"]), turn.who.pair.pair
    pair.rhythm_weeks = weeks
    turn.pair_changed()
    key = turn.store.new_id()
    pairs.replace_agreement(
        turn.store,
        Agreement(
            id=key,
            pair_id=pair.id,
            subject="rhythm",
            text_sealed=turn.store.vault.seal(
                str(weeks), table="agreement", column="text_sealed", row_id=key
            ),
            proposed_by=turn.who.person.id,
            mentor_agreed_at=turn.who.now if turn.who.role == "mentor" else None,
            mentee_agreed_at=turn.who.now if turn.who.role == "mentee" else None,
            created_at=turn.who.now,
        ),
    )
    turn.say("rhythm-saved", weeks=weeks)
    told = Say("rhythm-partner", {"who": refs.person(turn.who.person.id), "weeks": weeks})
    turn.tell(turn.who.partner.id, kinds.RHYTHM_CHANGED, [told], key=f"rhythm:{key}")


CONVERSATION = Conversation(FLOW, done={"weeks": _weeks})
