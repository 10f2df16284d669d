"""Every conversation there is, by name."""

from __future__ import annotations

from collections.abc import Mapping

from bot.flows import (
    check_in,
    ending,
    erasure,
    expectations,
    goal,
    pause,
    plan,
    rhythm,
    session_note,
    snooze,
    stalled,
    steps,
    topics,
    welcome,
    which,
)
from bot.flows.scene import Conversation

CONVERSATIONS: Mapping[str, Conversation] = {
    conversation.flow.name: conversation
    for conversation in (
        welcome.CONVERSATION,
        goal.CONVERSATION,
        goal.REVIEW_CONVERSATION,
        plan.CONVERSATION,
        check_in.CONVERSATION,
        session_note.CONVERSATION,
        session_note.HEARD_CONVERSATION,
        topics.CONVERSATION,
        stalled.CONVERSATION,
        stalled.NUDGE_CONVERSATION,
        pause.CONVERSATION,
        pause.PAUSED_CONVERSATION,
        rhythm.CONVERSATION,
        snooze.CONVERSATION,
        steps.CONVERSATION,
        which.CONVERSATION,
        erasure.CONVERSATION,
        expectations.CONVERSATION,
        ending.CONVERSATION,
    )
}
