"""What references in messages lead to: read from the store, for one reader and only as far as they may see it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.engine import State, resume
from bot.conversation.messages import Ask, Message
from bot.flows import CONVERSATIONS
from bot.presentation.calendar_file import Entry
from bot.presentation.wording import Lookup, OpenConversation, referred_people
from bot.rules.visibility import Data
from bot.turn import Turn
from bot.writing.mark import marked
from storage import conversations, meetings, notes, pairs, people, writer_jobs
from storage.pairs import Couple
from storage.tables import StoredConversation


def lookup_for(turn: Turn, messages: Sequence[Message]) -> Lookup:
    """Where the references in these messages lead, for the turn's person."""
    wanted = {person_id for message in messages for person_id in referred_people(message)}
    couples = turn.loaded.couples.values()
    known = {one.id: one.name for couple in couples for one in (couple.mentor, couple.mentee)}
    known[turn.who.person.id] = turn.who.person.name
    return Lookup(
        names=known | people.names(turn.store, wanted - known.keys()),
        conversations={
            message.conversation: found
            for message in messages
            if isinstance(message, Ask) and (found := _open_conversation(turn, message.conversation))
        },
        note=lambda note_id: _note(turn, note_id),
        draft=lambda job_id: _draft(turn, job_id),
        entry=lambda meeting_id: _calendar_entry(turn, meeting_id),
    )


def _open_conversation(turn: Turn, conversation_id: str) -> OpenConversation | None:
    """An open conversation of the reader's, as its question is worded."""
    row = turn.loaded.conversations.get(conversation_id) or conversations.open_by_id(
        turn.store, conversation_id
    )
    if row is None or row.closed_at is not None or row.person_id != turn.who.person.id:
        return None
    couple = _couple(turn, row)
    me = turn.who.person.id
    state = State.from_json(conversations.state_of(turn.store, row))
    flow = CONVERSATIONS[row.flow].flow
    return OpenConversation(
        flow,
        resume(flow, state),
        partner=couple.partner_of(me).name if couple else "",
        role=couple.role_of(me) if couple else "",
        asked_turn=state.turn,
    )


def _couple(turn: Turn, row: StoredConversation) -> Couple | None:
    if row.pair_id is None:
        return None
    if row.pair_id not in turn.loaded.couples:
        turn.loaded.couples |= pairs.by_ids(turn.store, [row.pair_id])
    return turn.loaded.couples.get(row.pair_id)


def _note(turn: Turn, note_id: str) -> str | None:
    """The words of a note that the reader may see; None where it is gone or not theirs to see."""
    note = notes.note_by_id(turn.store, note_id)
    if note is None or note.erased_at is not None or note.pair_id not in turn.loaded.couples:
        return None
    data = Data.SHARED_NOTE if note.visibility == notes.SHARED else Data.PRIVATE_NOTE
    if not turn.who.may_see(data, note.author_id, turn.loaded.couples[note.pair_id]):
        return None
    return marked(notes.note_text(turn.store, note), drafted=note.drafted)


def _draft(turn: Turn, job_id: str) -> str | None:
    """What a language model wrote for the reader."""
    job = writer_jobs.by_id(turn.store, job_id)
    if job is None or job.person_id != turn.who.person.id:
        return None
    words = writer_jobs.answer_of(turn.store, job)
    return None if words is None else marked(words, drafted=True)


def _calendar_entry(turn: Turn, meeting_id: str) -> tuple[Entry, str, str] | None:
    """A meeting of one of the turn's pairs that is still planned, with the names of mentee and mentor.

    The pair's next meeting is one entry in a calendar, however often it is moved.
    """
    for couple in list(turn.loaded.couples.values()):
        held = turn.for_pair(couple).meetings
        planned = meetings.open_plan(held)
        if planned is not None and planned.id == meeting_id and planned.planned_at is not None:
            entry = Entry(
                uid=f"{couple.pair.id}-{len(meetings.took_place(held)) + 1}@pora",
                sequence=sum(1 for one in held if one.state == meetings.MOVED),
                at=planned.planned_at,
                planned_at=planned.created_at,
            )
            return entry, couple.mentee.name, couple.mentor.name
    return None
