"""Which pair is meant: asked of a person in several pairs; then their command or text is handled for that pair."""

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
    """Run the command, or understand the text, for the chosen pair."""
    command, rest, pair_id = turn.about.get("command"), turn.about["rest"], turn.answers["pair"]
    turn.then(RunCommand(command, rest, pair_id) if command else Understand(rest, pair_id))


CONVERSATION = Conversation(FLOW, done={"pair": _pair}, forgets=frozenset({"pairs", "rest"}))
