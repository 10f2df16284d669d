"""Timer handlers: exactly one for each kind that has a timer."""

from __future__ import annotations

from collections.abc import Mapping

from bot.schedule.asking import Handler
from bot.schedule.handlers import agreement, beginning, coordinators, ending, meetings, reviews

HANDLERS: Mapping[str, Handler] = {
    kind.name: handler
    for room in (beginning, meetings, agreement, reviews, ending, coordinators)
    for kind, handler in room.HANDLERS.items()
}
"""The handler of each kind, by the kind's stored name."""
