"""Counts the events of a season: one in which nothing happens breaks no rule, and proves nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from bot.conversation.messages import Answered, Back, Commanded, Left, Said
from tests.support.season.record import Record
from tests.support.season.sentences import says

Size = Literal["few", "many"]  # pairs

EVENTS: Mapping[str, str] = {  # an event, and the text of the answer by which it is known
    "meetings planned": "plan-saved",
    "meetings logged": "check-in-logged",
    "agreements made": "agreement-agreed",
    "goals set": "goal-saved",
    "mirrors answered by one": "expect-kept",
    "pauses": "pause-saved",
    "endings": "ending-done",
    "private notes": "note-saved-private",
    "shared notes": "note-saved-shared",
    "talks asked for": "talk-asked",
    "snoozes": "snooze-saved",
    "kinds stopped": "stop-done",
    "care in danger": "care-danger",
    "care for the harassed": "care-harassment",
    "old buttons pressed": "stale",
    "closed questions answered": "closed",
    "words not understood": "unclear-choice",
    "put off": "left",
    "data erased": "erase-done",
    "fits confirmed": "fit-fine",
    "wishes for a change kept private": "fit-kept",
    "closings": "closing-done",
}


def count_events(record: Record) -> Counter[str]:
    """How often what happened in the season: sentences that were said, kinds that arrived, answers that were given."""
    found: Counter[str] = Counter({"pairs": len(record.pairs), "people": len(record.names)})
    for event, text in EVENTS.items():
        found[event] = sum(1 for act in record.acts if says(act.answer.prose, text))
    for one in record.deliveries():
        found["deliveries"] += 1
        found["digests"] += len(one.rows) > 1
        found["digests of three or more"] += len(one.rows) > 2
        for row in one.rows:
            found[f"sent {row.kind}"] += 1
    for row in record.outbox_rows.values():
        found[f"ended {row.outcome}"] += 1
    for act in record.acts:
        found[type(act.content).__name__] += 1
        if (why := act.values.get("why")) in ("no_time", "no_topic", "reached", "no_fit", "away", "met"):
            found["stalls answered"] += 1
            found[f"stalled: {why}"] += 1
        found["a page at once"] += len(act.values) > 1
        found["tables of cards"] += any(one.fields[0].name == "card" for one in act.answer.questions)
    found["the same event twice"] = len(record.repeated)
    found["pairs of two languages"] = sum(
        1
        for pair in record.pairs.values()
        if len({record.person_states[who][-1].language for who in pair.both}) > 1
    )
    everybody = [known[-1] for known in record.person_states.values()]
    found["readers of Lithuanian"] = sum(1 for one in everybody if one.language == "lt")
    found["readers of English"] = sum(1 for one in everybody if one.language == "en")
    found["readers addressed as jus"] = sum(
        1 for one in everybody if one.language == "lt" and one.address == "jus"
    )
    found["people in other zones"] = sum(1 for one in everybody if one.zone != "Europe/Vilnius")
    found["people with hours of their own"] = sum(
        1 for one in everybody if (one.begin.hour, one.end.hour) != (9, 17)
    )
    for marked in record.marked_texts:
        found[f"written for {marked.seen_by}"] += 1
        found[f"written for {marked.seen_by}, and shared later"] += marked.shared_at is not None
    return found


def too_seldom(
    happened: Mapping[str, int], wanted: Mapping[str, tuple[int, int]], size: Size
) -> dict[str, int]:
    """What happened less often than is wanted in a season of this size, with how often it did."""
    column = ("many", "few").index(size)
    return {event: happened[event] for event, least in wanted.items() if happened[event] < least[column]}


WANTED: Mapping[str, tuple[int, int]] = {
    "pairs": (200, 24),
    "people": (370, 24),
    "deliveries": (2000, 340),
    "digests": (80, 15),
    "digests of three or more": (25, 2),
    "meetings planned": (180, 33),
    "meetings logged": (110, 31),
    "agreements made": (12, 5),
    "goals set": (80, 14),
    "mirrors answered by one": (20, 6),
    "sent mirror_ready": (4, 2),
    "pauses": (40, 11),
    "sent pause_over": (80, 17),
    "endings": (3, 1),
    "sent pair_ended": (10, 3),
    "private notes": (30, 4),
    "shared notes": (35, 8),
    "talks asked for": (3, 1),
    "snoozes": (20, 4),
    "kinds stopped": (10, 2),
    "care in danger": (3, 2),
    "care for the harassed": (3, 6),
    "old buttons pressed": (12, 3),
    "closed questions answered": (20, 12),
    "words not understood": (20, 11),
    "put off": (100, 59),
    "data erased": (1, 1),
    "fits confirmed": (18, 6),
    "wishes for a change kept private": (3, 1),
    "sent fit_check": (40, 10),
    "closings": (22, 5),
    "sent closing": (60, 11),
    "sent after_card": (60, 12),
    "sent mid_review": (45, 9),
    "sent stall_mentee": (80, 11),
    "sent stall_mentor": (40, 3),
    "sent first_meeting": (20, 4),
    "sent late_start": (100, 15),
    "sent silent": (100, 18),
    "sent welcome": (350, 24),
    "sent welcome_again": (60, 10),
    "sent expectations": (30, 7),
    "sent expectations_again": (10, 2),
    "sent prepare": (120, 23),
    "sent step_due": (4, 8),
    "sent preparation_sent": (4, 1),
    "sent thanks": (4, 2),
    "sent feedback_given": (2, 2),
    "stalls answered": (30, 10),
    "stalled: no_time": (8, 2),
    "stalled: no_topic": (1, 1),
    "stalled: no_fit": (3, 2),
    "stalled: away": (2, 1),
    "tables of cards": (60, 33),
    "the same event twice": (25, 7),
    "a page at once": (100, 28),
    "pairs of two languages": (50, 6),
    "readers of Lithuanian": (150, 14),
    "readers of English": (100, 8),
    "readers addressed as jus": (25, 2),
    "people in other zones": (25, 2),
    "people with hours of their own": (10, 1),
    "ended sent": (2600, 409),
    "ended expired": (6, 1),
    "ended stopped": (20, 4),
    "ended stale": (3, 5),
    "written for me": (50, 13),
    "written for pair": (150, 57),
    "written for sent": (10, 7),
    "written for sent, and shared later": (5, 3),
    "written for draft": (40, 20),
    "written for draft, and shared later": (3, 3),
    Answered.__name__: (3000, 784),
    Said.__name__: (100, 53),
    Commanded.__name__: (250, 226),
    Left.__name__: (50, 39),
    Back.__name__: (30, 18),
}
"""At least so much of each among two hundred pairs, and among few, or the season proves nothing."""
