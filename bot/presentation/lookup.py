"""What references in messages lead to: read from the store, for one reader."""

from __future__ import annotations

from bot.presentation.calendar_file import Entry
from bot.turn import Scene
from storage import meetings


def calendar_entry(scene: Scene, meeting_id: str) -> tuple[Entry, str, str] | None:
    """A meeting of the scene's pair that is still planned, with the names of mentee and mentor.

    The pair's next meeting is one entry in a calendar, however often it is moved.
    """
    if scene.couple is None:
        return None
    planned = meetings.open_plan(scene.meetings)
    if planned is None or planned.id != meeting_id or planned.planned_at is None:
        return None
    pair = scene.pair
    entry = Entry(
        uid=f"{pair.pair.id}-{len(meetings.took_place(scene.meetings)) + 1}@pora",
        sequence=sum(1 for one in scene.meetings if one.state == meetings.MOVED),
        at=planned.planned_at,
        planned_at=planned.created_at,
    )
    return entry, pair.mentee.name, pair.mentor.name
