"""Pairs with their mentor, mentee and programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import bindparam, func
from sqlalchemy import select as select_rows
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from storage.tables import Pair, Person, Programme, StoredConversation
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Couple:
    """A pair, its mentor, its mentee and its programme."""

    pair: Pair
    mentor: Person
    mentee: Person
    programme: Programme

    def role_of(self, person_id: str) -> str:
        """The role of one of the two: mentor or mentee."""
        return "mentor" if person_id == self.mentor.id else "mentee"

    def partner_of(self, person_id: str) -> Person:
        """The partner of one of the two."""
        return self.mentee if person_id == self.mentor.id else self.mentor


_Mentor = aliased(Person)
_Mentee = aliased(Person)

# Built once: putting these together takes longer than the database does.
_COUPLES = (
    select(Pair, _Mentor, _Mentee, Programme)
    .join(_Mentor, col(_Mentor.id) == col(Pair.mentor_id))
    .join(_Mentee, col(_Mentee.id) == col(Pair.mentee_id))
    .join(Programme, col(Programme.id) == col(Pair.programme_id))
)
_OF_CONVERSATION = (
    select_rows(StoredConversation, Pair, _Mentor, _Mentee, Programme)
    .outerjoin(Pair, col(Pair.id) == col(StoredConversation.pair_id))
    .outerjoin(_Mentor, col(_Mentor.id) == col(Pair.mentor_id))
    .outerjoin(_Mentee, col(_Mentee.id) == col(Pair.mentee_id))
    .outerjoin(Programme, col(Programme.id) == col(Pair.programme_id))
    .where(
        col(StoredConversation.id) == bindparam("conversation"), col(StoredConversation.closed_at).is_(None)
    )
)


def of_person(work: UnitOfWork, person_id: str) -> list[Couple]:
    """A person's pairs that have not ended, by the mentee's and the mentor's name; one statement."""
    found = work.session.exec(
        _COUPLES.where(
            (Pair.mentor_id == person_id) | (Pair.mentee_id == person_id), col(Pair.ended_at).is_(None)
        ).order_by(col(_Mentee.name), col(_Mentor.name), col(Pair.id))
    ).all()
    return [Couple(*row) for row in found]


def in_several(work: UnitOfWork, person_ids: Collection[str]) -> frozenset[str]:
    """Ids of those of these people who are in more than one pair that has not ended; one statement."""
    ids = sorted(person_ids)
    found = work.session.execute(
        select_rows(col(Pair.mentor_id), col(Pair.mentee_id)).where(
            col(Pair.ended_at).is_(None), col(Pair.mentor_id).in_(ids) | col(Pair.mentee_id).in_(ids)
        )
    )
    counted = Counter(person for both in found for person in both)
    return frozenset(person for person in ids if counted[person] > 1)


def last_ended(work: UnitOfWork, person_id: str) -> Couple | None:
    """A person's pair that ended last; one statement."""
    found = work.session.exec(
        _COUPLES.where(
            (Pair.mentor_id == person_id) | (Pair.mentee_id == person_id), col(Pair.ended_at).is_not(None)
        )
        .order_by(col(Pair.ended_at).desc(), col(Pair.id))
        .limit(1)
    ).first()
    return Couple(*found) if found else None


def previous_of_mentee(work: UnitOfWork, pair: Pair) -> Pair | None:
    """The mentee's pair that ended last before this one began, in any programme; one statement."""
    return work.session.exec(
        select(Pair)
        .where(
            Pair.mentee_id == pair.mentee_id,
            Pair.id != pair.id,
            col(Pair.ended_at) <= pair.started_at,
        )
        .order_by(col(Pair.ended_at).desc(), col(Pair.id))
        .limit(1)
    ).first()


def mentors_of(work: UnitOfWork, programme_id: str) -> frozenset[str]:
    """Ids of the mentors in pairs of the programme that have not ended; one statement."""
    running = select(Pair.mentor_id).where(Pair.programme_id == programme_id, col(Pair.ended_at).is_(None))
    return frozenset(work.session.exec(running).all())


def mentees_of_several(work: UnitOfWork) -> frozenset[str]:
    """Ids of people who are or were a mentee in more than one pair; one statement."""
    counted = select(Pair.mentee_id).group_by(col(Pair.mentee_id)).having(func.count() > 1)
    return frozenset(work.session.exec(counted).all())


def of_programmes(work: UnitOfWork, programme_ids: Collection[str]) -> list[Couple]:
    """All pairs of these programmes, ended ones too, by the mentee's and the mentor's name; one statement."""
    found = work.session.exec(
        _COUPLES.where(col(Pair.programme_id).in_(sorted(programme_ids))).order_by(
            col(_Mentee.name), col(_Mentor.name), col(Pair.id)
        )
    ).all()
    return [Couple(*row) for row in found]


def by_ids(work: UnitOfWork, pair_ids: Collection[str]) -> dict[str, Couple]:
    """Pairs by id; one statement for all of them."""
    if not pair_ids:
        return {}
    found = work.session.exec(_COUPLES.where(col(Pair.id).in_(sorted(pair_ids)))).all()
    return {row[0].id: Couple(*row) for row in found}


def of_conversation(
    work: UnitOfWork, conversation_id: str
) -> tuple[StoredConversation, Couple | None] | None:
    """An open conversation with the pair it is about, if it is about one; one statement."""
    found = work.session.execute(_OF_CONVERSATION, {"conversation": conversation_id}).one_or_none()
    if found is None:
        return None
    conversation, pair, mentor, mentee, programme = found
    return conversation, Couple(pair, mentor, mentee, programme) if pair is not None else None
