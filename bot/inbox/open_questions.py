"""Filters a person's displayed questions to those still open, so that stale keyboards can be removed."""

from __future__ import annotations

from collections.abc import Collection

from bot.conversation.engine import State
from bot.installation import Installation
from storage import conversations, people


def open_questions(
    installation: Installation,
    platform: str,
    workspace: str,
    user: str,
    questions: Collection[tuple[str, int]],
) -> frozenset[tuple[str, int]]:
    """Those of these questions (conversation id and turn number) that the person who is reached there can still answer."""
    with installation.database.transaction() as work:
        member = people.by_address(work, platform, workspace, user)
        if member is None:
            return frozenset()
        turns: dict[str, int] = {}
        for conversation in {conversation for conversation, _ in questions}:
            row = conversations.open_by_id(work, conversation)
            if row is not None and row.person_id == member.person.id:
                turns[conversation] = State.from_json(conversations.state_of(work, row)).turn
        return frozenset(one for one in questions if turns.get(one[0]) == one[1])
