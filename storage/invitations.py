"""Invitation links to a platform: used once, stored as a hash; and the refused attempts to follow one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from sqlalchemy import delete, func, update
from sqlmodel import col, select

from storage.outcomes import LinkRefusal
from storage.tables import InvitationLink, LinkAttempt
from storage.unit_of_work import UnitOfWork

# Between the id and the secret in a code: no id has this character, and every platform accepts it in a link.
SEPARATOR = "_"
WRONG_CODES = 5  # so many wrong codes make an invitation useless
KEPT = timedelta(days=90)  # an invitation and its attempts, from when it was made
ACCOUNT_KEPT = timedelta(days=1)  # the account behind an attempt: longer than attempts are counted


def make(
    work: UnitOfWork, *, person_id: str, platform: str, made_by: str, now: datetime, life: timedelta
) -> str:
    """Create an invitation and close the open ones; its code, which is stored nowhere (158 secret bits)."""
    close_open(work, person_id, platform, now)
    link_id, secret = work.new_id(), work.new_id() + work.new_id()
    work.add(
        InvitationLink(
            id=link_id,
            person_id=person_id,
            platform=platform,
            code_hash=_hash(secret),
            made_by=made_by,
            made_at=now,
            expires_at=now + life,
        )
    )
    return f"{link_id}{SEPARATOR}{secret}"


def find(work: UnitOfWork, code: str) -> InvitationLink | None:
    """The invitation whose id a code begins with, whether the secret in the code is right or not."""
    if not code.isascii():  # a code never holds anything else, and a database may choke on it
        return None
    return work.session.get(InvitationLink, code.partition(SEPARATOR)[0])


def code_fits(link: InvitationLink, code: str) -> bool:
    """Whether a code opens an invitation, compared in constant time; no code does after too many wrong ones."""
    right = compare_digest(_hash(code.partition(SEPARATOR)[2]), link.code_hash)
    return right and link.attempts < WRONG_CODES


def close_open(work: UnitOfWork, person_id: str, platform: str, now: datetime) -> None:
    """Close a person's unused invitations to a platform."""
    work.session.execute(
        update(InvitationLink)
        .where(
            col(InvitationLink.person_id) == person_id,
            col(InvitationLink.platform) == platform,
            col(InvitationLink.used_at).is_(None),
            col(InvitationLink.closed_at).is_(None),
        )
        .values(closed_at=now)
    )


def earlier_refusal(work: UnitOfWork, platform: str, event_id: str) -> LinkRefusal | None:
    """Why a redelivered event was refused the first time; None where it is new or was not refused."""
    found = work.session.get(LinkAttempt, (platform, event_id))
    return LinkRefusal(found.outcome) if found else None


def refuse(
    work: UnitOfWork,
    *,
    platform: str,
    event_id: str,
    user: str,
    link: InvitationLink | None,
    outcome: LinkRefusal,
    now: datetime,
) -> None:
    """Record a refused attempt to follow an invitation; ``link`` is None where the code names none."""
    work.add(
        LinkAttempt(
            platform=platform,
            event_id=event_id,
            user=user,
            link_id=link.id if link else None,
            outcome=outcome,
            tried_at=now,
        )
    )


def refused_since(work: UnitOfWork, platform: str, user: str, since: datetime) -> int:
    """How many attempts of a user of a platform were refused after an instant."""
    return work.session.exec(
        select(func.count())
        .select_from(LinkAttempt)
        .where(
            LinkAttempt.platform == platform,
            LinkAttempt.user == user,
            col(LinkAttempt.tried_at) > since,
        )
    ).one()


def of_person(work: UnitOfWork, person_id: str) -> Sequence[InvitationLink]:
    """A person's invitations, the newest first."""
    return work.session.exec(
        select(InvitationLink)
        .where(InvitationLink.person_id == person_id)
        .order_by(col(InvitationLink.made_at).desc(), col(InvitationLink.id))
    ).all()


def refused_of(work: UnitOfWork, person_id: str) -> Sequence[LinkAttempt]:
    """The refused attempts at a person's invitations, the newest first."""
    return work.session.exec(
        select(LinkAttempt)
        .join(InvitationLink, col(InvitationLink.id) == col(LinkAttempt.link_id))
        .where(InvitationLink.person_id == person_id)
        .order_by(col(LinkAttempt.tried_at).desc(), col(LinkAttempt.event_id))
    ).all()


def delete_old(work: UnitOfWork, now: datetime) -> int:
    """Delete old invitations with their attempts, and the accounts behind older attempts; the number of invitations."""
    old = select(InvitationLink.id).where(col(InvitationLink.made_at) < now - KEPT)
    aged = col(LinkAttempt.tried_at) < now - ACCOUNT_KEPT
    work.session.execute(
        delete(LinkAttempt).where(
            col(LinkAttempt.link_id).in_(old) | (col(LinkAttempt.link_id).is_(None) & aged)
        )
    )
    work.session.execute(update(LinkAttempt).where(aged).values(user=""))
    gone = work.session.scalars(
        delete(InvitationLink)
        .where(col(InvitationLink.made_at) < now - KEPT)
        .returning(col(InvitationLink.id)),
        execution_options={"synchronize_session": False},
    )
    return len(gone.all())


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
