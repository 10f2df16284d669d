"""Invitations to a platform: made once, followed once, kept as a hash; and those that were refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from sqlalchemy import delete, func, update
from sqlmodel import col, select

from storage.database import UnitOfWork
from storage.tables import InvitationLink, LinkAttempt

BETWEEN = (
    "_"  # the invitation and the secret in its code; no id has it, and every platform takes it in a link
)
WRONG_CODES = 5  # tried on one invitation; then it is good for nothing
KEPT = timedelta(days=90)  # from when it was made; what is in the person's journal about it goes with it
ACCOUNT_KEPT = timedelta(days=1)  # whose attempt it was: longer than attempts are counted


def make(
    work: UnitOfWork, *, person_id: str, platform: str, made_by: str, now: datetime, life: timedelta
) -> str:
    """A new invitation in place of those still open; its code, which is stored nowhere (158 secret bits)."""
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
    return f"{link_id}{BETWEEN}{secret}"


def find(work: UnitOfWork, code: str) -> InvitationLink | None:
    """The invitation that a code names, whether the code is right or not."""
    if not code.isascii():  # a code never holds anything else, and a database may choke on it
        return None
    return work.session.get(InvitationLink, code.partition(BETWEEN)[0])


def fits(link: InvitationLink, code: str) -> bool:
    """Whether the code is the invitation's, in constant time; one that was guessed at too often fits nothing."""
    right = compare_digest(_hash(code.partition(BETWEEN)[2]), link.code_hash)
    return right and link.attempts < WRONG_CODES


def close_open(work: UnitOfWork, person_id: str, platform: str, now: datetime) -> None:
    """Invitations of a person's to a platform that nobody followed are good for nothing any more."""
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


def attempt(work: UnitOfWork, platform: str, event_id: str) -> str | None:
    """Why an event was refused when it came first; None where it was not."""
    found = work.session.get(LinkAttempt, (platform, event_id))
    return found.outcome if found else None


def refuse(
    work: UnitOfWork,
    *,
    platform: str,
    event_id: str,
    user: str,
    link: InvitationLink | None,
    outcome: str,
    now: datetime,
) -> None:
    """Write down that an invitation was refused."""
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
    """How often a user of a platform was refused since an instant."""
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


def forget(work: UnitOfWork, now: datetime) -> int:
    """Delete invitations past their day with their attempts, and the accounts behind attempts; how many invitations."""
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
