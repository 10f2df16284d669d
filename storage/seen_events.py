"""Events of platforms that were handled: a redelivery gets the same answer and changes nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlmodel import col

from storage.tables import SeenEvent
from storage.unit_of_work import UnitOfWork
from storage.vault import row_id_of

# Built once: every tap asks this.
_REPLY = select(col(SeenEvent.reply_sealed)).where(
    col(SeenEvent.platform) == bindparam("platform"), col(SeenEvent.event_id) == bindparam("event")
)


def reply_of(work: UnitOfWork, platform: str, event_id: str) -> str | None:
    """The reply (JSON) that an event got; None when it is new. Raises CannotUnseal.

    Lock the person first: of two deliveries at the same time, the second then waits for the reply of the first.
    """
    sealed = work.session.scalar(_REPLY, {"platform": platform, "event": event_id})
    return None if sealed is None else work.vault.open(sealed, **_reply_column(platform, event_id))


def record(work: UnitOfWork, platform: str, event_id: str, person_id: str, reply: str, now: datetime) -> None:
    """Record a handled event with its reply (JSON). ``platform`` has no slash."""
    work.add(
        SeenEvent(
            platform=platform,
            event_id=event_id,
            person_id=person_id,
            reply_sealed=work.vault.seal(reply, **_reply_column(platform, event_id)),
            seen_at=now,
        )
    )


def delete_before(work: UnitOfWork, instant: datetime) -> int:
    """Delete the events that were handled before an instant; how many there were."""
    gone = work.session.scalars(
        delete(SeenEvent).where(col(SeenEvent.seen_at) < instant).returning(col(SeenEvent.platform)),
        execution_options={"synchronize_session": False},
    )
    return len(gone.all())


def _reply_column(platform: str, event_id: str) -> dict[str, str]:
    return {"table": "seen_event", "column": "reply_sealed", "row_id": row_id_of(platform, event_id)}
