"""Which words ask for care, which only look like it, and who is shown for what."""

from __future__ import annotations

from datetime import date

import pytest

from bot.rules.care import Concern, find_concern
from bot.rules.contacts import (
    ContactPurpose,
    checked_on,
    contacts_by_purpose,
    contacts_for,
    has_official_channel,
    purpose_of,
)

CONTACTS = (
    {"for": "authority", "name_en": "Inspectorate", "link": "https://i.example", "checked": "2026-11-02"},
    {"name_en": "Day line", "phone": "1809", "checked": "2026-11-02"},
    {"for": "official", "name_en": "Channel", "link": "https://c.example", "checked": "2026-11-02"},
    {"for": "support", "name_en": "Any hour", "phone": "116 123", "round_the_clock": "yes", "checked": ""},
    {"name_en": "Emergency", "phone": "112", "checked": "in autumn"},
    {"for": "occupational", "name_en": "Psychologist", "phone": "1", "checked": "2026-11-02"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nebenoriu gyventi", Concern.DANGER),
        ("Galvoju apie savižudybę ir nebegaliu", Concern.DANGER),  # the gravest counts
        ("galvoju apie savizudybe", Concern.DANGER),
        ("I don't want to be alive", Concern.DANGER),
        ("i wish i were dead", Concern.DANGER),
        ("prie manęs PRIEKABIAVO", Concern.HARASSMENT),
        ("patyriau smurta", Concern.HARASSMENT),
        ("jis man grasino", Concern.HARASSMENT),
        ("I am being bullied", Concern.HARASSMENT),
        ("perdegiau", Concern.STRAIN),
        ("nebeturiu jėgų", Concern.STRAIN),
        ("I can't cope", Concern.STRAIN),
        ("perdegė lemputė", None),
        ("virtuvėje perdege saugiklis", None),
        ("grasina terminas", None),
        ("nesmurtinis bendravimas", None),
        ("nebegaliu sulaukti penktadienio", None),
        ("the bulb burnt out", None),
        ("susitikome vakar", None),
        ("", None),
    ],
)
def test_words_that_ask_for_care(text: str, found: Concern | None) -> None:
    assert find_concern(text) is found


@pytest.mark.parametrize(
    ("about", "names"),
    [
        (Concern.DANGER, ["Emergency", "Any hour", "Day line"]),
        (Concern.HARASSMENT, ["Channel", "Inspectorate", "Emergency"]),
        (Concern.STRAIN, ["Psychologist", "Any hour", "Day line"]),
    ],
)
def test_the_most_fitting_contacts_come_first(about: Concern, names: list[str]) -> None:
    assert [contact["name_en"] for contact in contacts_for(CONTACTS, about)] == names


def test_all_of_them_stand_by_what_they_are_for() -> None:
    assert [
        (purpose, [one["name_en"] for one in found]) for purpose, found in contacts_by_purpose(CONTACTS)
    ] == [
        (ContactPurpose.URGENT, ["Emergency"]),
        (ContactPurpose.SUPPORT, ["Any hour", "Day line"]),
        (ContactPurpose.OCCUPATIONAL, ["Psychologist"]),
        (ContactPurpose.OFFICIAL, ["Channel"]),
        (ContactPurpose.AUTHORITY, ["Inspectorate"]),
    ]
    assert [purpose for purpose, _ in contacts_by_purpose(CONTACTS[1:2])] == [ContactPurpose.SUPPORT]


def test_contacts_from_before_there_were_purposes_have_the_usual_one() -> None:
    assert purpose_of({"phone": "112"}) is ContactPurpose.URGENT
    assert purpose_of({"phone": "1809"}) is ContactPurpose.SUPPORT
    assert purpose_of({"link": "https://help.example"}) is ContactPurpose.SUPPORT


def test_only_an_official_channel_is_one() -> None:
    assert has_official_channel(CONTACTS)
    assert not has_official_channel([one for one in CONTACTS if one.get("for") != "official"])


def test_a_day_that_is_none_is_no_day() -> None:
    assert [checked_on(one) for one in CONTACTS[2:5]] == [date(2026, 11, 2), None, None]
    assert checked_on({}) is None
