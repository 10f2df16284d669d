"""All conversations by the name of their flow.

Each module declares a flow as data, and a handler ``_PAGE`` for each page whose completion does something.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.flows import (
    addresses,
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
    guess,
    mid_review,
    note_draft,
    pause,
    plan,
    prepare,
    rhythm,
    session_note,
    snooze,
    stalled,
    steps,
    topics,
    welcome,
    which,
    writing_help,
)
from bot.flows.agreement import proposal
from bot.flows.supervision import hand_in, opening, own_topics
from bot.flows.take_along import selection
from bot.turn import Conversation

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
        proposal.CONVERSATION,
        proposal.REPLY_CONVERSATION,
        proposal.EDIT_CONVERSATION,
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
        addresses.CONVERSATION,
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
        selection.CONVERSATION,
        note_draft.CONVERSATION,
        guess.CONVERSATION,
        writing_help.CONVERSATION,
        hand_in.CONVERSATION,
        own_topics.CONVERSATION,
        opening.CONVERSATION,
        opening.HELD_CONVERSATION,
    )
}
