"""Which of the questions that somebody has before them can be answered still: the buttons of the others lead nowhere."""

from __future__ import annotations

from collections.abc import Collection

from bot.conversation.engine import State
from bot.inbox.service import Service
from storage import conversations, people


def still_asked(
    service: Service, platform: str, workspace: str, user: str, questions: Collection[tuple[str, int]]
) -> frozenset[tuple[str, int]]:
    """Those of these questions, each a conversation and its turn, that whoever is reached there can answer still."""
    with service.database.transaction() as work:
        member = people.by_address(work, platform, workspace, user)
        if member is None:
            return frozenset()
        turns: dict[str, int] = {}
        for conversation in {conversation for conversation, _ in questions}:
            row = conversations.open_by_id(work, conversation)
            if row is not None and row.person_id == member.person.id:
                turns[conversation] = State.from_json(conversations.state_of(work, row)).turn
        return frozenset(one for one in questions if turns.get(one[0]) == one[1])
