"""Which pair is meant? Asked of somebody in more than one; then what they wanted goes on."""

from __future__ import annotations

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.turn import Conversation

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

CONVERSATION = Conversation(FLOW, forgets=frozenset({"pairs", "rest"}))
