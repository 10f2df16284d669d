"""Every table of the store, one class a row.

Instants are aware UTC. Text that a person typed is only in columns that end in ``_sealed``: encrypted, and bound to its row
and column (``storage.vault``). Words that the code branches on (role, kind, outcome) are plain strings, so that a new one
needs no migration.
"""

from __future__ import annotations

from storage.tables.columns import sealed_columns
from storage.tables.conversations import SeenEvent, StoredConversation
from storage.tables.keys import KeyCheck
from storage.tables.meetings import Meeting, MeetingMark, Preparation
from storage.tables.notes import Goal, GoalMark, Note, Step, SupervisionTopic
from storage.tables.pairs import AccessLook, Agreement, Expectation, Pair, PrivateAnswer, ShownCard
from storage.tables.people import Address, InvitationLink, LinkAttempt, Person
from storage.tables.programmes import Membership, Programme, ProgrammeEvent
from storage.tables.queues import OutboxMessage, Timer, WriterJob

__all__ = [
    "AccessLook", "Address", "Agreement", "Expectation", "Goal", "GoalMark", "InvitationLink", "KeyCheck", "LinkAttempt",
    "Meeting", "MeetingMark", "Membership", "Note", "OutboxMessage", "Pair", "Person", "Preparation", "PrivateAnswer",
    "Programme", "ProgrammeEvent", "SeenEvent", "ShownCard", "Step", "StoredConversation", "SupervisionTopic", "Timer",
    "WriterJob", "sealed_columns",
]  # fmt: skip
