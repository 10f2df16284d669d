"""programme.toml: the example is sound, each fault names its line and what would be right, no bytes raise."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.programmes.faults import Fault
from bot.programmes.programme_file import read_programme
from bot.programmes.programme_spec import RETENTION_DAYS, ProgrammeSpec

EXAMPLE = Path(__file__).parents[2] / "examples" / "programme.toml"
TEXT = EXAMPLE.read_text(encoding="utf-8")


def faults_of(text: str) -> tuple[Fault, ...]:
    read = read_programme(text.encode(), "programme.toml")
    assert (read.value is None) == bool(read.faults)
    return read.faults


def spec_of(text: str) -> ProgrammeSpec:
    read = read_programme(text.encode(), "programme.toml")
    assert read.faults == ()
    assert read.value is not None
    return read.value


def changed(old: str, new: str) -> str:
    assert TEXT.count(old) == 1, f"{old!r} stands {TEXT.count(old)} times in the example"
    return TEXT.replace(old, new)


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if part in line)


def test_the_example_is_a_programme_of_26_weeks_in_vilnius() -> None:
    spec = spec_of(TEXT)
    assert spec.slug == "siaures-vejas-2027"
    assert (spec.name_lt, spec.name) == ("„Šiaurės vėjo“ mentorystė", "Mentoring at Šiaurės vėjas")
    assert spec.purposes == ("development", "succession")
    assert (spec.starts_on, spec.ends_on) == (date(2027, 1, 4), date(2027, 7, 2))
    assert (spec.ends_on - spec.starts_on).days // 7 + 1 == 26
    assert (spec.zone, spec.country, spec.languages, spec.address) == (
        "Europe/Vilnius",
        "LT",
        ("lt", "en"),
        "tu",
    )
    assert (spec.rhythm_weeks, spec.work_from, spec.work_until) == (3, "09:00", "17:00")
    assert spec.platforms == ("slack",)
    assert spec.retention_days == {"private_notes": 60, "shared_notes": 60, "meeting_facts": 365}
    assert [contact["phone"] for contact in spec.help_contacts] == ["112", "116 123", "1809", "", "", ""]
    assert [contact["for"] for contact in spec.help_contacts] == [
        "urgent", "support", "support", "occupational", "official", "authority",
    ]  # fmt: skip
    assert [contact["round_the_clock"] for contact in spec.help_contacts] == ["yes", "yes", "", "", "", ""]
    assert spec.help_contacts[0]["checked"] == "2026-11-02"
    assert spec.help_contacts[0]["link"] == ""
    assert {event.kind for event in spec.events} == {
        "opening",
        "training",
        "supervision",
        "progress",
        "closing",
    }


def test_event_times_are_local_in_winter_and_in_summer() -> None:
    starts = {event.key: event.starts_at for event in spec_of(TEXT).events}
    assert starts["opening"] == datetime(2027, 1, 7, 12, 0, tzinfo=UTC)
    assert starts["closing"] == datetime(2027, 7, 1, 11, 0, tzinfo=UTC)


def test_the_example_keeps_its_own_quiet_hours() -> None:
    spec = spec_of(TEXT)
    free = holidays.country_holidays("LT", years=[2026, 2027])
    for event in spec.events:
        local = event.starts_at.astimezone(ZoneInfo(spec.zone))
        assert local.weekday() < 5, event.key
        assert local.date() not in free, event.key
        assert spec.work_from <= f"{local:%H:%M}" < spec.work_until, event.key


def test_friendly_spellings_are_taken_as_they_are_meant() -> None:
    text = changed('zone = "Europe/Vilnius"', 'zone = "Vilnius"')
    text = text.replace('country = "LT"', 'country = "lt"').replace('address = "tu"', 'address = "Jūs"')
    text = text.replace('from = "09:00"', 'from = "8:30"').replace('until = "17:00"', "until = 16:45:00")
    text = text.replace("starts = 2027-01-04", 'starts = "2027-01-04"')
    text = text.replace('starts = "2027-01-07 14:00"', "starts = 2027-01-07T14:00:00")
    text = text.replace('purpose = ["development", "succession"]', 'purpose = "succession"')
    spec = spec_of(text)
    assert (spec.zone, spec.country, spec.address) == ("Europe/Vilnius", "LT", "jus")
    assert (spec.work_from, spec.work_until) == ("08:30", "16:45")
    assert spec.starts_on == date(2027, 1, 4)
    assert spec.events[1].starts_at == datetime(2027, 1, 7, 12, 0, tzinfo=UTC)
    assert spec.purposes == ("succession",)


def test_retention_falls_back_to_the_defaults_line_by_line() -> None:
    text = changed("shared_notes = 60", "shared_notes = 30").replace(
        "private_notes = 60", "# private_notes = 60"
    )
    assert spec_of(text).retention_days == {"private_notes": 60, "shared_notes": 30, "meeting_facts": 365}
    start, end = TEXT.index("[retention]"), TEXT.index("# Events: one section each.")
    assert spec_of(TEXT[:start] + TEXT[end:]).retention_days == RETENTION_DAYS


def test_a_contact_may_have_a_link_instead_of_a_phone() -> None:
    spec = spec_of(changed('phone = "1809"', 'link = "https://pagalbasau.lt"'))
    assert (spec.help_contacts[2]["phone"], spec.help_contacts[2]["link"]) == ("", "https://pagalbasau.lt")


def test_a_contact_that_does_not_say_what_it_is_for_is_to_talk_to_unless_it_is_the_emergency_number() -> None:
    text = TEXT.replace('for = "urgent"', "").replace('for = "support"', "")
    assert spec_of(text).help_contacts == spec_of(TEXT).help_contacts


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('checked = "soon"', "“soon” is no day. Write year, month and day"),
        ("", "is missing. Write checked ="),
    ],
)
def test_a_contact_says_when_it_was_checked(written: str, says: str) -> None:
    (fault,) = faults_of(changed('phone = "1809"\nchecked = 2026-11-02', f'phone = "1809"\n{written}'))
    assert fault.column == "help.checked"
    assert says in fault.message


def test_a_day_of_checking_may_be_today_where_the_programme_is_and_not_tomorrow() -> None:
    evening = datetime(2026, 11, 1, 21, 59, tzinfo=UTC)  # in Vilnius it is one minute to midnight
    faults = read_programme(TEXT.encode(), "programme.toml", now=evening).faults
    assert {fault.column for fault in faults} == {"help.checked"}
    assert "2026-11-02 is in the future. Write the day" in faults[0].message
    assert faults[0].row == line_of(TEXT, "checked = 2026-11-02")
    assert read_programme(TEXT.encode(), "programme.toml", now=evening + timedelta(minutes=1)).faults == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1257"])
def test_what_notepad_saves_is_read(encoding: str) -> None:
    read = read_programme(TEXT.replace("\n", "\r\n").encode(encoding), "programme.toml")
    assert read.value == spec_of(TEXT)


@pytest.mark.parametrize(
    ("old", "new", "column", "says"),
    [
        ('slug = "siaures-vejas-2027"', 'slug = "Šiaurės vėjas"', "slug", "small letters"),
        ('name = { lt = "„Šiaurės vėjo“ mentorystė", ', "name = { ", "name.lt", "is missing. Write lt ="),
        ('name = { lt = "„Šiaurės vėjo“ mentorystė", ', 'name = { lt = " ", ', "name.lt", "no text"),
        ('["development", "succession"]', '["developement"]', "purpose", 'Write "development"'),
        ('purpose = ["development", "succession"]', "purpose = []", "purpose", "a list of 1 to 2"),
        ('["development", "succession"]', '["development", "development"]', "purpose", "twice"),
        ('["development", "succession"]', '["development", "succession", "engagement"]', "purpose", "1 to 2"),
        ("starts = 2027-01-04", 'starts = "Monday"', "starts", "“Monday” is no day. Write year, month"),
        ("starts = 2027-01-04", "starts = 0207-01-04", "starts", "no day"),
        ("starts = 2027-01-04", "starts = 2027-01-04T10:00:00", "starts", "no day"),
        ("ends = 2027-07-02", "ends = 2027-01-04", "ends", "Write a day after 2027-01-04"),
        ("ends = 2027-07-02", "ends = 2072-07-02", "ends", "Write a day until 2029-01-01"),
        ('zone = "Europe/Vilnius"', 'zone = "Europe/Vilnus"', "zone", 'Write zone = "Europe/Vilnius"'),
        ('zone = "Europe/Vilnius"', 'zone = "Kopenhagen"', "zone", 'Write zone = "Europe/Copenhagen"'),
        ('country = "LT"', 'country = "LTU"', "country", "two letters"),
        ('country = "LT"', 'country = "ZZ"', "country", "not known"),
        ('["lt", "en"]', '["lt", "ru"]', "languages", '“ru” is not known here. Write "lt" or "en"'),
        ('["slack"]', '["slack", "fax"]', "platforms", '“fax” is not known here. Write "slack" or "telegram"'),
        ('["slack"]', "[]", "platforms", "a list of 1 to 2"),
        ("writer = false", 'writer = "yes"', "writer", "Write writer = true or writer = false"),
        ('address = "tu"', 'address = "jos"', "address", 'Write "jus"'),
        ("rhythm_weeks = 3", "rhythm_weeks = 1", "rhythm_weeks", "from 2 to 6"),
        ("rhythm_weeks = 3", "rhythm_weeks = 7", "rhythm_weeks", "from 2 to 6"),
        ("rhythm_weeks = 3", "rhythm_weeks = true", "rhythm_weeks", "“true” will not do"),
        ("rhythm_weeks = 3", 'rhythm_weeks = "3"', "rhythm_weeks", "whole number"),
        ("rhythm_weeks = 3", "rythm_weeks = 3", "rythm_weeks", "there is no such key. Write rhythm_weeks"),
        ('until = "17:00"', 'until = "08:00"', "hours.until", "08:00 is not after 09:00"),
        ('until = "17:00"', 'until = "25:00"', "hours.until", "no hour"),
        ('from = "09:00"', 'form = "09:00"', "hours.form", "Write from"),
        ("private_notes = 60", "private_notes = 0", "retention.private_notes", "from 1 to 1095"),
        ("private_notes = 60", "private_notes = true", "retention.private_notes", "“true” will not do"),
        ("shared_notes = 60", "notes = 60", "retention.notes", "no such key"),
        ('kind = "progress"', 'kind = "progres"', "event.kind", 'Write "progress"'),
        ('key = "supervision-2"', 'key = "supervision-1"', "event.key", "two events have the key"),
        ('key = "closing"', 'key = "Closing day"', "event.key", "small letters"),
        ('"2027-07-01 14:00"', '"2027-07-03 14:00"', "event.starts", "Write a day from 2027-01-04"),
        ('"2027-01-07 14:00"', '"2026-12-30 14:00"', "event.starts", "outside the programme"),
        ('starts = "2026-12-10 10:00"', 'starts = "2026-11-05 10:00"', "event.starts", "from 2026-11-09"),
        ('starts = "2027-07-01 14:00"', 'starts = "2027-07-01"', "event.starts", "no day with an hour"),
        ('starts = "2027-07-01 14:00"', "starts = 2027-07-01T14:00:00Z", "event.starts", "a zone of its own"),
        ('"2027-04-01 14:00"', '"2027-03-28 03:30"', "event.starts", "is skipped in Europe/Vilnius"),
        ('place = "Vilnius, biuras, vidinis kiemas"', "", "event.place", "is missing. Write place ="),
        ('phone = "1809"', "", "help.phone", "neither phone nor link"),
        ('phone = "1809"', 'phone = "call us"', "help.phone", "digits and spaces"),
        ('phone = "1809"', 'link = "pagalbasau.lt"', "help.link", "https"),
        ('for = "official"', 'for = "offical"', "help.for", 'Write "official"'),
        ('for = "official"', "for = 1", "help.for", 'Write "urgent", "support", "occupational", "official" or'),
        ("round_the_clock = true", 'round_the_clock = "yes"', "help.round_the_clock", "Write round_the_clock = true"),
    ],
)  # fmt: skip
def test_one_fault_is_one_line_with_what_would_be_right(old: str, new: str, column: str, says: str) -> None:
    text = changed(old, new)
    (fault,) = faults_of(text)
    assert fault.column == column
    assert says in fault.message
    assert ". Write " in fault.message or ". Give " in fault.message or ". Take " in fault.message
    if new:
        assert fault.row == line_of(TEXT, old)
        assert str(fault).startswith(f"programme.toml, line {fault.row}, “{column}”: ")
    else:
        section = "[[help]]" if column == "help.phone" else "[[event]]"
        assert fault.row is not None
        assert text.splitlines()[fault.row - 1] == section


def test_all_faults_come_at_once_in_the_order_of_the_lines() -> None:
    text = changed("rhythm_weeks = 3", "rhythm_weeks = 9").replace('country = "LT"', 'country = "Lietuva"')
    text = text.replace('kind = "closing"', 'kind = "end"').replace('slug = "siaures-vejas-2027"\n', "\n")
    found = faults_of(text)
    assert [fault.column for fault in found] == ["slug", "country", "rhythm_weeks", "event.kind"]
    assert found[0].row is None
    assert [fault.row for fault in found[1:]] == [
        line_of(text, "Lietuva"),
        line_of(text, "rhythm_weeks = 9"),
        line_of(text, 'kind = "end"'),
    ]


def test_telegram_is_off_unless_it_is_named() -> None:
    assert spec_of(changed('platforms = ["slack"]\n', "")).platforms == ("slack",)
    both = spec_of(changed('platforms = ["slack"]', 'platforms = ["slack", "telegram"]'))
    assert both.platforms == ("slack", "telegram")


def test_the_writing_help_is_off_unless_the_file_allows_it() -> None:
    assert not spec_of(changed("writer = false\n", "")).writer
    assert spec_of(changed("writer = false", "writer = true")).writer


def test_an_empty_file_lists_every_key_with_an_example() -> None:
    found = faults_of("")
    assert {fault.column for fault in found} == {
        *("slug", "name", "purpose", "starts", "ends", "zone", "country", "languages", "address"),
        *("rhythm_weeks", "hours", "help"),
    }
    assert all("Write " in fault.message for fault in found)


def test_a_key_that_slid_into_a_section_is_one_fault() -> None:
    text = changed("rhythm_weeks = 3\n", "").replace("[retention]\n", "[retention]\nrhythm_weeks = 3\n")
    (fault,) = faults_of(text)
    assert (fault.row, fault.column) == (line_of(text, "rhythm_weeks = 3"), "retention.rhythm_weeks")
    assert "Move its line up" in fault.message


def test_a_text_over_several_lines_is_no_place_for_keys() -> None:
    text = changed('slug = "siaures-vejas-2027"', 'slug = """\nrhythm_weeks = 9\n"""').replace(
        "= 3\n", "= 9\n"
    )
    slug, rhythm = faults_of(text)
    assert (slug.column, slug.row) == ("slug", line_of(text, "slug ="))
    assert (rhythm.column, rhythm.row) == ("rhythm_weeks", line_of(TEXT, "rhythm_weeks = 3") + 2)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('slug = "siaures-vejas-2027"', "slug = „siaures-vejas-2027“", "curly quotes"),
        ('starts = "2027-07-01 14:00"', "starts = 2027-07-01 14:00", 'Write it as "2027-01-04 10:00"'),
        ("rhythm_weeks = 3", "rhythm_weeks = 3\ncountry = 'LT'", "twice"),
        ("rhythm_weeks = 3", "rhythm_weeks 3", "Write key = value"),
        ("rhythm_weeks = 3", f"rhythm_weeks = {'9' * 5000}", "cannot be read"),
    ],
)
def test_what_is_no_toml_is_said_with_its_line(old: str, new: str, says: str) -> None:
    text = changed(old, new)
    (fault,) = faults_of(text)
    assert says in fault.message
    if "9" * 100 not in new:
        assert fault.row == line_of(text, new.splitlines()[-1])


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("rhythm_weeks = 3", '"rhythm_weeks" = 9', "rhythm_weeks"),
        ('country = "LT"', "'country' = 'LTU'", "country"),
        ('[[help]]\nfor = "urgent"', '[[halp]]\nfor = "urgent"', "halp"),
        ("rhythm_weeks = 3", 'rhythm_weeks = 9  # """', "rhythm_weeks"),
    ],
)
def test_a_fault_has_its_line_however_the_key_is_spelled(old: str, new: str, column: str) -> None:
    text = changed(old, new)
    (fault,) = faults_of(text)
    assert (fault.column, fault.row) == (column, line_of(text, new.split("\n", maxsplit=1)[0]))


def test_hostile_values_are_faults() -> None:
    deep = f"slug = {'[' * 100_000}"
    (fault,) = faults_of(deep)
    assert "brackets" in fault.message
    assert any(fault.column == "slug" for fault in faults_of(f"{'slug.' * 5_000}a = 1"))
    assert any(fault.column == "rhythm_weeks" for fault in faults_of(f"rhythm_weeks = 0x{'f' * 5000}"))
    assert "larger than 200 kB" in faults_of("#" * 200_001)[0].message


def test_a_workbook_is_no_text() -> None:
    (fault,) = read_programme(b"PK\x03\x04rest", "programme.xlsx").faults
    assert str(fault).startswith("programme.xlsx: this is an Excel workbook")


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    assert read_programme(data, "programme.toml").faults


@settings(deadline=None)
@given(
    start=st.integers(0, len(TEXT)),
    length=st.integers(0, 60),
    instead=st.sampled_from(
        ["", "[", '"', "= 1", "[[event]]", "[a.b]", "'''", "2027-01-01", "{ lt = 1 }", "„x“", "\x85"]
    ),
)
def test_no_slip_of_the_hand_raises(start: int, length: int, instead: str) -> None:
    text = TEXT[:start] + instead + TEXT[start + length :]
    read = read_programme(text.encode(), "programme.toml")
    assert (read.value is None) == bool(read.faults)
    assert all(fault.row is None or 1 <= fault.row <= text.count("\n") + 1 for fault in read.faults)
