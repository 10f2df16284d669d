"""Messages as the outbox keeps them: text ids and references, never words that somebody wrote."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import refs
from bot.conversation.messages import Ask, File, Say, dump, load
from bot.presentation.wording import referred_people

TUESDAY = datetime(2027, 1, 12, 15, 0, tzinfo=ZoneInfo("Europe/Vilnius"))


def test_references_say_what_they_lead_to() -> None:
    assert refs.day(date(2027, 1, 12)) == {"day": "2027-01-12"}
    assert refs.date(date(2027, 1, 12)) == {"date": "2027-01-12"}
    assert refs.moment(TUESDAY) == {"moment": "2027-01-12T13:00:00+00:00"}
    assert refs.person("p7") == {"person": "p7"}
    assert refs.note("n7") == {"note": "n7"}


@pytest.mark.parametrize(
    "message",
    [
        Say("plan-later"),
        Say("plan-partner", {"who": refs.person("p7"), "when": refs.moment(TUESDAY), "moved": "no"}),
        Say("rhythm-partner", {"who": refs.person("p7"), "weeks": 3}),
        Say("note-partner", {"who": refs.person("p7"), "note": refs.note("n7")}),
        Ask("c1", 4),
    ],
)
def test_a_message_comes_back_from_json_as_it_was(message: Say | Ask) -> None:
    assert load(json.loads(json.dumps(dump(message)))) == message


def test_a_file_does_not_wait_in_the_outbox() -> None:
    with pytest.raises(TypeError, match="File"):
        dump(File("notes.txt", "text/plain", "what somebody wrote"))


def test_the_people_a_message_names_are_found() -> None:
    assert referred_people(Say("x", {"who": refs.person("p7"), "mentor": refs.person("p8"), "weeks": 3})) == {
        "p7",
        "p8",
    }
    assert referred_people(Say("x", {"note": refs.note("n7")})) == set()
    assert referred_people(Ask("c1", 4)) == set()


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - the zone comes next
    st.sampled_from(("Europe/Vilnius", "America/New_York", "Asia/Kathmandu", "UTC")),
)
def test_a_moment_is_kept_in_utc_whatever_zone_it_came_in(local: datetime, zone: str) -> None:
    aware = local.replace(tzinfo=ZoneInfo(zone))
    kept = datetime.fromisoformat(refs.moment(aware)["moment"])

    assert kept.utcoffset() == timedelta(0)
    assert kept == aware.astimezone(UTC)
