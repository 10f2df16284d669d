"""Every conversation there is, by name."""

from __future__ import annotations

from collections.abc import Mapping

from bot.flows import (
    agreement,
    check_in,
    closing,
    ending,
    erasure,
    expectations,
    feedback,
    fit_check,
    follow_up,
    goal,
    goal_progress,
    mid_review,
    pause,
    places,
    plan,
    prepare,
    rhythm,
    session_note,
    snooze,
    stalled,
    steps,
    take_along,
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
        goal.INVITE_CONVERSATION,
        goal_progress.CONVERSATION,
        goal_progress.WORDS_CONVERSATION,
        goal_progress.STEP_CONVERSATION,
        goal_progress.KEY_ROLE_CONVERSATION,
        agreement.CONVERSATION,
        agreement.REPLY_CONVERSATION,
        agreement.EDIT_CONVERSATION,
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
        places.CONVERSATION,
        erasure.CONVERSATION,
        expectations.CONVERSATION,
        ending.CONVERSATION,
        prepare.CONVERSATION,
        prepare.PREPARED_CONVERSATION,
        follow_up.CONVERSATION,
        fit_check.CONVERSATION,
        feedback.CONVERSATION,
        feedback.ASKED_CONVERSATION,
        feedback.GIVE_CONVERSATION,
        mid_review.CONVERSATION,
        closing.CONVERSATION,
        take_along.CONVERSATION,
    )
}
