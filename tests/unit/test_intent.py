"""What free text is about: heard by rule in both languages, with the date that was said, and nothing guessed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.intent import Intent, IntentKind, recognise

Language = Literal["lt", "en"]
VILNIUS = ZoneInfo("Europe/Vilnius")
MONDAY = datetime(2027, 1, 11, 9, 30, tzinfo=VILNIUS)


def heard(text: str, language: Language = "lt") -> Intent:
    return recognise(text, language=language, now=MONDAY)


@pytest.mark.parametrize(
    "text",
    [
        "nėra temos", "neturime temų", "reikia temos pokalbiui", "Duok kokią temą", "pasiūlyk temą",
        "apie ką mums kalbėtis?", "nebeturime apie ką", "Neturim apie ka snekėti",
    ],
)  # fmt: skip
def test_somebody_wants_a_topic(text: str) -> None:
    assert heard(text).kind is IntentKind.TOPICS


@pytest.mark.parametrize(
    "text",
    [
        "what shall we talk about?",
        "we need a topic",
        "nothing to talk about",
        "Any topics?",
        "suggest a topic please",
    ],
)
def test_somebody_wants_a_topic_in_english(text: str) -> None:
    assert heard(text, "en").kind is IntentKind.TOPICS


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("susitikome", "lt", None),
        ("vakar susitikom", "lt", date(2027, 1, 10)),
        ("Susitikome penktadienį, buvo gerai", "lt", date(2027, 1, 8)),
        ("pasikalbėjome vakar 15 val.", "lt", datetime(2027, 1, 10, 15, tzinfo=VILNIUS)),
        ("buvome susitikę", "lt", None),
        ("we met yesterday", "en", date(2027, 1, 10)),
        ("We have just talked", "en", None),
        ("had our meeting on Friday", "en", date(2027, 1, 8)),
    ],
)
def test_somebody_tells_that_they_met_and_when(
    text: str, language: Language, when: date | datetime | None
) -> None:
    assert heard(text, language) == Intent(IntentKind.MET, when)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("nesusitikome", "lt"), ("dar nesusitikom šį mėnesį", "lt"), ("nepavyko susitikti", "lt"),
        ("we didn't meet", "en"), ("We haven't met yet", "en"), ("could not meet this week", "en"),
    ],
)  # fmt: skip
def test_somebody_tells_that_they_did_not_meet(text: str, language: Language) -> None:
    assert heard(text, language).kind is IntentKind.NOT_MET


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("susitinkame rytoj 15 val.", "lt", datetime(2027, 1, 12, 15, tzinfo=VILNIUS)),
        ("perkelkime į kitą trečiadienį 10:00", "lt", datetime(2027, 1, 20, 10, tzinfo=VILNIUS)),
        ("rytoj 15 val.", "lt", datetime(2027, 1, 12, 15, tzinfo=VILNIUS)),
        ("sausio 20 d.", "lt", date(2027, 1, 20)),
        ("planuojam susitikti", "lt", None),
        ("let's meet tomorrow at 3 pm", "en", datetime(2027, 1, 12, 15, tzinfo=VILNIUS)),
        ("can we reschedule?", "en", None),
        ("tomorrow at 15:00", "en", datetime(2027, 1, 12, 15, tzinfo=VILNIUS)),
    ],
)
def test_somebody_plans_a_meeting(text: str, language: Language, when: date | datetime | None) -> None:
    assert heard(text, language) == Intent(IntentKind.PLAN, when)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("išeinu atostogų", "lt", IntentKind.PAUSE),
        ("sergu", "lt", IntentKind.PAUSE),
        ("noriu pristabdyti", "lt", IntentKind.PAUSE),
        ("I'm on holiday", "en", IntentKind.PAUSE),
        ("ką moki?", "lt", IntentKind.HELP),
        ("pagalba", "lt", IntentKind.HELP),
        ("what can you do?", "en", IntentKind.HELP),
        ("Labas!", "lt", IntentKind.HELLO),
        ("sveika", "lt", IntentKind.HELLO),
        ("good morning", "en", IntentKind.HELLO),
        ("Ačiū tau", "lt", IntentKind.THANKS),
        ("thanks a lot", "en", IntentKind.THANKS),
        ("mhm", "lt", IntentKind.UNKNOWN),
        ("temso", "lt", IntentKind.UNKNOWN),
        ("", "lt", IntentKind.UNKNOWN),
        ("👍", "en", IntentKind.UNKNOWN),
    ],
)
def test_short_words_are_heard(text: str, language: Language, kind: IntentKind) -> None:
    assert heard(text, language).kind is kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Šiandien supratau, kad per mažai klausiu ir per daug aiškinu komandai", "lt"),
        ("Labas rytas prasidėjo blogai, bet vėliau viskas susitvarkė", "lt"),
        ("Kolegė pasakė, kad jos komandoje visi serga ir niekas nespėja darbų laiku", "lt"),
        ("My manager told me that the plan for spring has changed a lot and I worry", "en"),
        ("Thanks to the advice I spoke first in the large team review today", "en"),
        (
            "Kalbėjome apie tai, kaip atsisakyti darbų, kurie ne mano, ir sutariau rytoj pabandyti su vadove",
            "lt",
        ),
    ],
)
def test_a_story_is_a_note_whatever_it_begins_with(text: str, language: Language) -> None:
    assert heard(text, language).kind is IntentKind.NOTE


def test_a_date_that_could_be_two_is_left_out() -> None:
    assert heard("susitinkame kada nors kitą savaitę ar vėliau").when is None


@given(st.text(max_size=120), st.sampled_from(("lt", "en")))
def test_whatever_is_written_something_is_heard(text: str, language: Language) -> None:
    found = heard(text, language)

    assert found.kind in IntentKind
    if isinstance(found.when, datetime):
        assert found.when.tzinfo is not None
    if found.kind not in (IntentKind.MET, IntentKind.PLAN):
        assert found.when is None
