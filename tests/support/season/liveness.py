"""Signs of life: a season in which nothing happens breaks no rule, and proves nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from bot.conversation.messages import Answered, Back, Commanded, Left, Said
from tests.support.season.record import Record
from tests.support.season.sentences import says

PAIRS = 200

HAPPENED: Mapping[str, str] = {  # a sign, and the sentence by which it is known in an answer
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


def signs(record: Record) -> Counter[str]:
    """How often what happened in the season: sentences that were said, kinds that arrived, answers that were given."""
    found: Counter[str] = Counter({"pairs": len(record.pairs), "people": len(record.names)})
    for sign, text in HAPPENED.items():
        found[sign] = sum(1 for act in record.acts if says(act.got.prose, text))
    for one in record.deliveries():
        found["deliveries"] += 1
        found["digests"] += len(one.rows) > 1
        found["digests of three or more"] += len(one.rows) > 2
        for row in one.rows:
            found[f"sent {row.kind}"] += 1
    for promise in record.promises.values():
        found[f"ended {promise.outcome}"] += 1
    for act in record.acts:
        found[type(act.content).__name__] += 1
        if (why := act.values.get("why")) in ("no_time", "no_topic", "reached", "no_fit", "away", "met"):
            found["stalls answered"] += 1
            found[f"stalled: {why}"] += 1
        found["a page at once"] += len(act.values) > 1
        found["tables of cards"] += any(one.fields[0].name == "card" for one in act.got.questions)
    found["the same event twice"] = len(record.repeated)
    found["pairs of two languages"] = sum(
        1
        for pair in record.pairs.values()
        if len({record.standings[who][-1].language for who in pair.both}) > 1
    )
    everybody = [known[-1] for known in record.standings.values()]
    found["readers of Lithuanian"] = sum(1 for one in everybody if one.language == "lt")
    found["readers of English"] = sum(1 for one in everybody if one.language == "en")
    found["readers addressed as jus"] = sum(
        1 for one in everybody if one.language == "lt" and one.address == "jus"
    )
    found["people in other zones"] = sum(1 for one in everybody if one.zone != "Europe/Vilnius")
    found["people with hours of their own"] = sum(
        1 for one in everybody if (one.begin.hour, one.end.hour) != (9, 17)
    )
    for secret in record.secrets:
        found[f"written for {secret.seen_by}"] += 1
        found[f"written for {secret.seen_by}, and shared later"] += secret.shared_at is not None
    return found


WANTED: Mapping[str, int] = {
    "pairs": PAIRS,
    "people": 370,
    "deliveries": 2000,
    "digests": 80,
    "digests of three or more": 25,
    "meetings planned": 180,
    "meetings logged": 110,
    "agreements made": 12,
    "goals set": 80,
    "mirrors answered by one": 20,
    "sent mirror_ready": 4,
    "pauses": 40,
    "sent pause_over": 80,
    "endings": 3,
    "sent pair_ended": 10,
    "private notes": 30,
    "shared notes": 35,
    "talks asked for": 3,
    "snoozes": 20,
    "kinds stopped": 10,
    "care in danger": 3,
    "care for the harassed": 3,
    "old buttons pressed": 12,
    "closed questions answered": 20,
    "words not understood": 20,
    "put off": 100,
    "data erased": 1,
    "fits confirmed": 18,
    "wishes for a change kept private": 3,
    "sent fit_check": 40,
    "closings": 22,
    "sent closing": 60,
    "sent after_card": 60,
    "sent mid_review": 45,
    "sent stall_mentee": 80,
    "sent stall_mentor": 40,
    "sent first_meeting": 20,
    "sent late_start": 100,
    "sent silent": 100,
    "sent welcome": 350,
    "sent welcome_again": 60,
    "sent expectations": 30,
    "sent expectations_again": 10,
    "sent prepare": 120,
    "sent step_due": 4,
    "sent preparation_sent": 4,
    "sent thanks": 4,
    "sent feedback_given": 2,
    "stalls answered": 30,
    "stalled: no_time": 8,
    "stalled: no_topic": 1,
    "stalled: no_fit": 3,
    "stalled: away": 2,
    "tables of cards": 60,
    "the same event twice": 25,
    "a page at once": 100,
    "pairs of two languages": 50,
    "readers of Lithuanian": 150,
    "readers of English": 100,
    "readers addressed as jus": 25,
    "people in other zones": 25,
    "people with hours of their own": 10,
    "ended sent": 2600,
    "ended expired": 6,
    "ended stopped": 20,
    "ended stale": 3,
    "written for me": 50,
    "written for pair": 150,
    "written for sent": 10,
    "written for sent, and shared later": 5,
    "written for draft": 40,
    "written for draft, and shared later": 3,
    Answered.__name__: 3000,
    Said.__name__: 100,
    Commanded.__name__: 250,
    Left.__name__: 50,
    Back.__name__: 30,
}
"""At least so much of each, or the season has not been lived."""
