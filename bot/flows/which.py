"""Which pair is meant? Asked of a person in more than one; then what they wanted goes on."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.turn import Conversation, RunCommand, Turn, Understand

FLOW = Flow(
    "which",
    pages=(
        Page(
            "pair",
            (Choice(name="pair", listed="pairs", seen_by=SeenBy.SETTINGS),),
            then=Branch("pair", {"listed": None}),
        ),
    ),
)


def _pair(turn: Turn) -> None:
    """Go on with what was wanted, for the pair that was chosen."""
    command, rest, pair_id = turn.about.get("command"), turn.about["rest"], turn.answers["pair"]
    turn.then(RunCommand(command, rest, pair_id) if command else Understand(rest, pair_id))


CONVERSATION = Conversation(FLOW, done={"pair": _pair}, forgets=frozenset({"pairs", "rest"}))
