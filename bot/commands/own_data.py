"""A copy of a person's own data as plain JSON values, without what others gave (GDPR art. 15 and 20)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.conversation.engine import State
from storage import agreements

SECTIONS = (
    "notes", "goals", "steps", "expectations", "preparations", "checks", "usefulness", "agreements", "goal_marks",
    "meetings", "supervision_topics", "unfinished_conversations", "looks_at_my_pairs", "invitations", "writing",
)  # fmt: skip
TYPED_ABOUT = {"heard": "text", "goal-words": "words", "supervision": "text"}
"""By flow: the key in ``about`` that holds a text of the person's; the rest of ``about`` is the pair's or Pora's."""

Row = Mapping[str, Any]


def own_data(copy: Mapping[str, Any]) -> dict[str, Any]:
    """The store's copy with its JSON columns parsed, and without what others put into the person's open conversations."""
    return {
        **copy,
        "expectations": [{**row, "answers": json.loads(row["answers"])} for row in copy["expectations"]],
        "agreements": [_agreement(row) for row in copy["agreements"]],
        "unfinished_conversations": [_unfinished(row) for row in copy["unfinished_conversations"]],
    }


def _agreement(row: Row) -> dict[str, Any]:
    if row["subject"] != agreements.SUBJECT:
        return dict(row)
    return {name: value for name, value in row.items() if name != "text"} | {
        "terms": json.loads(row["text"])["terms"]
    }


def _unfinished(row: Row) -> dict[str, Any]:
    state = State.from_json(row["state"])
    typed = state.about.get(TYPED_ABOUT.get(row["flow"], ""))
    return {
        "flow": row["flow"],
        "asked_at": row["asked_at"],
        "answers": dict(state.answers),
        **({"words": typed} if typed else {}),
    }
