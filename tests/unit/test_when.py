"""Dates in words: phrases people write, what they mean at a given moment, and what must be asked back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.when import find_date, parse_date

Toward = Literal["future", "past"]
VILNIUS = ZoneInfo("Europe/Vilnius")
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=VILNIUS)
FRIDAY_EVENING = datetime(2026, 11, 27, 19, 40, tzinfo=VILNIUS)
SUNDAY = datetime(2026, 11, 29, 12, 0, tzinfo=VILNIUS)
NEW_YEARS_EVE = datetime(2026, 12, 31, 14, 0, tzinfo=VILNIUS)
BEFORE_SPRING = datetime(2027, 3, 27, 12, 0, tzinfo=VILNIUS)  # clocks go from 03:00 to 04:00 on the 28th
BEFORE_AUTUMN = datetime(2026, 10, 24, 12, 0, tzinfo=VILNIUS)  # 03:00 to 04:00 comes twice on the 25th
LEAP_DAY = datetime(2028, 2, 29, 10, 0, tzinfo=VILNIUS)


def table(text: str) -> list[tuple[str, str | None]]:
    """Lines of "phrase = ISO", where "?" stands for asking back."""
    rows = []
    for line in text.strip().splitlines():
        phrase, meant = line.rsplit(" = ", 1)
        rows.append((phrase.strip(), None if meant.strip() == "?" else meant.strip()))
    return rows


def iso(value: date | datetime | None) -> str | None:
    if value is None:
        return None
    return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value.isoformat()


def meant(phrase: str, language: str, now: datetime, toward: Toward = "future") -> str | None:
    return iso(parse_date(phrase, language=language, now=now, toward=toward))


LITHUANIAN = table("""
rytoj = 2026-11-24
Rytoj! = 2026-11-24
poryt = 2026-11-25
užporyt = 2026-11-26
uzporyt = 2026-11-26
šiandien = 2026-11-23
ŠIANDIEN 17 VAL. = 2026-11-23T17:00
rytoj 15:00 = 2026-11-24T15:00
rytoj   15 val. = 2026-11-24T15:00
rytoj 15 val. 30 min. = 2026-11-24T15:30
rytoj 15.30 = 2026-11-24T15:30
rytoj 15h = 2026-11-24T15:00
rytoj, 15 valandą = 2026-11-24T15:00
rytoj lygiai 15 val. = 2026-11-24T15:00
rytoj – 15 val. = 2026-11-24T15:00
rytoj (antradienį) 15 val. = 2026-11-24T15:00
rytoj 9 – vakare = ?
sausio 12 – 15 val. = ?
rytoj 0:00 = ?
2026-11-24 00:00 = 2026-11-24T00:00
24 lapkričio 10:00 = 2026-11-24T10:00
rytoj trečią valandą = ?
rytoj trečią valandą dienos = 2026-11-24T15:00
rytoj trečią dienos = 2026-11-24T15:00
rytoj 3 dienos = ?
rytoj trečią valandą po pietų = 2026-11-24T15:00
rytoj 3 val. = ?
rytoj 3:30 = ?
rytoj 3 val. po pietų = 2026-11-24T15:00
rytoj po pietų 3 val. = 2026-11-24T15:00
rytoj dešimtą = 2026-11-24T10:00
rytoj dešimtą valandą ryto = 2026-11-24T10:00
rytoj 7 vakaro = 2026-11-24T19:00
rytoj vakare 7 val. = 2026-11-24T19:00
rytoj 9 ryto = 2026-11-24T09:00
rytoj 15 val. ryto = ?
rytoj vidurdienį = 2026-11-24T12:00
rytoj pusę keturių = ?
rytoj pusę keturių po pietų = 2026-11-24T15:30
rytoj pusę dešimtos = 2026-11-24T09:30
rytoj ryte = 2026-11-24
antradienis = 2026-11-24
antradienį = 2026-11-24
antradieni = 2026-11-24
Antradienio = 2026-11-24
antrad. = 2026-11-24
an = 2026-11-24
tr 10:00 = 2026-11-25T10:00
kt = 2026-11-26
ktv. 10 val. = 2026-11-26T10:00
pn = 2026-11-27
št = 2026-11-28
sk = 2026-11-29
pirmad. = ?
pr = ?
pirmadienį = ?
pirmadienį 15:00 = 2026-11-23T15:00
pirmadienį 8:00 = ?
šį pirmadienį = 2026-11-23
kitą pirmadienį = 2026-11-30
ateinantį pirmadienį = 2026-11-30
šį penktadienį = 2026-11-27
kitą antradienį = 2026-12-01
kitą antradienį 10 val. = 2026-12-01T10:00
ateinantį trečiadienį = 2026-11-25
antradienį po pietų = 2026-11-24
šeštadienį rytą = 2026-11-28
kitą savaitę = ?
kitą savaitę antradienį 9:30 = 2026-12-01T09:30
kitos savaitės trečiadienį = 2026-12-02
antradienį kitą savaitę = 2026-12-01
šią savaitę ketvirtadienį = 2026-11-26
po savaitės = 2026-11-30
po dviejų savaičių = 2026-12-07
po 3 dienų = 2026-11-26
po 3 dienų 15 val. = 2026-11-26T15:00
po trijų savaičių ketvirtadienį = 2026-12-17
už savaitės = 2026-11-30
už dviejų dienų = 2026-11-25
po mėnesio = 2026-12-23
po dviejų mėnesių = 2027-01-23
po valandos = 2026-11-23T10:30
už valandos = 2026-11-23T10:30
po dviejų valandų = 2026-11-23T11:30
po pusvalandžio = 2026-11-23T10:00
po 45 min. = 2026-11-23T10:15
sausio 12 d. = 2027-01-12
sausio 12 d. 15 val. = 2027-01-12T15:00
sausio 12 15:00 = 2027-01-12T15:00
sausio dvyliktą = 2027-01-12
sausio dvidešimt antrą = 2027-01-22
gruodžio 5-ą = 2026-12-05
lapkričio 23 d. = 2026-11-23
2027 m. sausio 12 d. = 2027-01-12
2027 metų sausio 12 dieną = 2027-01-12
2027-01-12 = 2027-01-12
2027-01-12 15:00 = 2027-01-12T15:00
2027-01-12T15:00 = 2027-01-12T15:00
2027.01.12 = 2027-01-12
2027 01 12 = 2027-01-12
01-12 11:00 = 2027-01-12T11:00
12 d. = 2026-12-12
25 d. 10 val. = 2026-11-25T10:00
kito mėnesio 3 d. = 2026-12-03
šių metų gruodžio 20 d. = 2026-12-20
kitų metų sausio 5 d. = 2027-01-05
antradienį, lapkričio 24 d., 10 val. = 2026-11-24T10:00
15 val. = 2026-11-23T15:00
15 val. 30 min. = 2026-11-23T15:30
15.30 = 2026-11-23T15:30
15:30 = 2026-11-23T15:30
15h = 2026-11-23T15:00
vidurdienį = 2026-11-23T12:00
10 ryto = 2026-11-23T10:00
9 ryto = ?
3 po pietų = 2026-11-23T15:00
7 vakaro = 2026-11-23T19:00
pusę keturių = ?
šįvakar 8 = 2026-11-23T20:00
be penkiolikos dešimta = 2026-11-23T09:45
rytoj be penkiolikos dešimtą = 2026-11-24T09:45
rytoj be penkiolikos keturios = ?
rytoj be dešimt trečia = ?
rytoj be dešimt trečia po pietų = 2026-11-24T14:50
ryt 10 val. = 2026-11-24T10:00
porytoj 10:30 = 2026-11-25T10:30
kitą sav. antradienį 10 val. = 2026-12-01T10:00
šią sav. penktadienį = 2026-11-27
po dviejų savaičių antradienį = 2026-12-08
po savaites penktadieni 9 = 2026-12-04T09:00
rytoj pietų metu = 2026-11-24
31 lapkričio = ?
ketvirtadienį, gruodžio 2 d. = ?
lapkričio 24-25 = ?
rytoj ne 10 val. = ?
tuo pačiu laiku kitą savaitę = ?
Gal tarkim kitą antradienį, 15 val.? = 2026-12-01T15:00
Labas vakaras, rytoj 10 val. tinka? = 2026-11-24T10:00
""")

ENGLISH = table("""
today = 2026-11-23
tomorrow = 2026-11-24
Tomorrow! = 2026-11-24
day after tomorrow = 2026-11-25
the day after tomorrow = 2026-11-25
tomorrow at 3pm = 2026-11-24T15:00
tomorrow at 3 p.m. = 2026-11-24T15:00
tomorrow 15:00 = 2026-11-24T15:00
tomorrow at 15 = 2026-11-24T15:00
tomorrow 3 = ?
tomorrow at 3 = ?
tomorrow at 3 in the afternoon = 2026-11-24T15:00
tomorrow evening at 7 = 2026-11-24T19:00
tomorrow at 12 am = ?
tomorrow at 12 pm = 2026-11-24T12:00
tomorrow at 15 pm = ?
Tuesday = 2026-11-24
on Tuesday = 2026-11-24
TUESDAY 10:30 = 2026-11-24T10:30
Tue 10:30 = 2026-11-24T10:30
Monday = ?
Monday at 3pm = 2026-11-23T15:00
Monday at 9 = ?
this Friday = 2026-11-27
coming Friday = 2026-11-27
next Tuesday = 2026-12-01
next Tuesday at 10 = 2026-12-01T10:00
next Tuesday at 3 = ?
Tuesday at ten = 2026-11-24T10:00
Tuesday 10 = 2026-11-24T10:00
Tuesday 15 = ?
a week on Tuesday = 2026-12-01
a week tomorrow = 2026-12-01
in a week = 2026-11-30
in two weeks = 2026-12-07
in two weeks on Thursday = 2026-12-10
in a fortnight = 2026-12-07
in 3 days = 2026-11-26
in 3 days at 10:00 = 2026-11-26T10:00
in an hour = 2026-11-23T10:30
in half an hour = 2026-11-23T10:00
in a month = 2026-12-23
two weeks from now = 2026-12-07
next week = ?
next week Tuesday 9:30 = 2026-12-01T09:30
Tuesday next week = 2026-12-01
Tuesday of next week at noon = 2026-12-01T12:00
12 January = 2027-01-12
January 12 = 2027-01-12
Jan. 12 = 2027-01-12
Jan 12th at 3pm = 2027-01-12T15:00
12th Jan 2027 = 2027-01-12
12th of January, 10:00 = 2027-01-12T10:00
January 12, 2027 = 2027-01-12
Tuesday 12 January 10:00 = 2027-01-12T10:00
the 12th = 2026-12-12
on 2nd March = 2027-03-02
on the 2nd of March = 2027-03-02
the 12th at 3pm = 2026-12-12T15:00
the 3rd of next month = 2026-12-03
2027-01-12 = 2027-01-12
2027-01-12T15:00 = 2027-01-12T15:00
1/12 = ?
01/12/2027 = ?
25/12 = 2026-12-25
12/25/2026 = 2026-12-25
24/7 = ?
noon = 2026-11-23T12:00
midday = 2026-11-23T12:00
half past ten = 2026-11-23T10:30
tomorrow half past three = ?
tomorrow half past three pm = 2026-11-24T15:30
quarter to eleven = 2026-11-23T10:45
half ten = ?
tomorrow ten to twelve = ?
10.30 = 2026-11-23T10:30
10.11 = ?
this afternoon = 2026-11-23
tonight at 8 = 2026-11-23T20:00
midnight = ?
ten thirty = 2026-11-23T10:30
tomorrow nine thirty = 2026-11-24T09:30
tomorrow at ten fifteen = 2026-11-24T10:15
tomorrow three thirty = ?
three thirty pm tomorrow = 2026-11-24T15:30
Friday week = 2026-12-04
Tuesday week at 10 = 2026-12-01T10:00
Tuesday week after next = 2026-12-08
Monday next = ?
31 November = ?
Thursday 2 December = ?
tomorrow, not Tuesday = ?
before noon on Friday = ?
maybe let's say tomorrow, at 10? = 2026-11-24T10:00
How about next Tuesday at 10? = 2026-12-01T10:00
""")


@pytest.mark.parametrize(("language", "phrases"), [("lt", LITHUANIAN), ("en", ENGLISH)])
def test_phrases_of_a_monday(language: str, phrases: list[tuple[str, str | None]]) -> None:
    assert [(phrase, meant(phrase, language, MONDAY)) for phrase, _ in phrases] == phrases


NEVER = """
nuo 10 iki 12
rytoj nuo 10 iki 12
tarp 10 ir 11
10-12 val.
rytoj 10-12 val.
rytoj 10–12
rytoj 10:00-11:00
ne antradienį
ne rytoj, o poryt
antradienį arba trečiadienį
antradienį ar trečiadienį
antradienį, trečiadienį
kas antradienį
kiekvieną antradienį
antradieniais
iki antradienio
po antradienio
po 15 val.
po 2 val.
po 5
po dienos
po dvi savaites
po 3 dienas
3 kartus
3 dienos
5 žmonės
10
d.
val.
gal
rytas
savaitgalį
kada nors
gruodžio antrą antradienį
rytoj maždaug 15 val.
rytoj 15 val. Londono laiku
kitą kitą antradienį
dar kitą antradienį
not Tuesday
any day but Friday
Tuesday or Wednesday
every Tuesday
every other Tuesday
Tuesdays
by Tuesday
before Tuesday
after 3pm tomorrow
tomorrow between 10 and 11
tomorrow 10-12
tomorrow 10 to 12
from Monday to Wednesday
Tuesday after next
the first Tuesday of January
last Tuesday of January
tomorrow 10:00 UTC
two days after tomorrow
within 3 days
in a couple of weeks
some day next week
5 people
3 times
a week
at
maybe
""".strip().splitlines()


@pytest.mark.parametrize("toward", ["future", "past"])
@pytest.mark.parametrize("language", ["lt", "en"])
def test_asked_back_in_both_languages(language: str, toward: Toward) -> None:
    understood = {phrase: meant(phrase, language, MONDAY, toward) for phrase in NEVER}
    assert {phrase: value for phrase, value in understood.items() if value is not None} == {}


IMPOSSIBLE = table("""
vasario 30 d. = ?
vasario 29 d. = ?
2027-02-29 = ?
2027-13-01 = ?
2027-01-12 25:00 = ?
2027-01-12T15:61 = ?
rytoj 24:00 = ?
rytoj 15:75 = ?
rytoj 25 val. = ?
32 d. = ?
vakar = ?
2026-11-22 = ?
2026-11-23 09:30 = ?
2026-11-23 09:31 = 2026-11-23T09:31
2020-01-12 = ?
0001-01-01 00:30 = ?
9999-12-31 23:30 = ?
0000-00-00 00:00 = ?
2027-11-28 = 2027-11-28
2027-11-29 = ?
po 371 dienų = ?
po 370 dienų = 2027-11-28
antradienį, lapkričio 25 d. = ?
antradienį, rytoj = 2026-11-24
trečiadienį, rytoj = ?
kitą antradienį, gruodžio 1 d. = 2026-12-01
kitą antradienį, lapkričio 24 d. = ?
Tuesday 12 January = 2027-01-12
Wednesday 12 January = ?
rytoj, poryt = ?
rytoj 10 val. 11 val. = ?
rytoj 15 val. vakaro = ?
""")


@pytest.mark.parametrize(("phrase", "expected"), IMPOSSIBLE)
def test_contradictions_and_impossible_dates(phrase: str, expected: str | None) -> None:
    assert meant(phrase, "lt", MONDAY) == expected


STANDPOINTS: list[tuple[datetime, str]] = [
    (
        FRIDAY_EVENING,
        """
        šį antradienį = ?
        šį penktadienį = 2026-11-27
        penktadienį = ?
        penktadienį 18 val. = ?
        penktadienį 20 val. = 2026-11-27T20:00
        antradienį = 2026-12-01
        kitą antradienį = 2026-12-01
        kitą savaitę penktadienį = 2026-12-04
        next Friday = 2026-12-04
        this Sunday = 2026-11-29
        15 val. = ?
        this afternoon = ?
        tonight = 2026-11-27
        šiandien 19 val. = ?
        po valandos = 2026-11-27T20:40
        po 5 valandų = 2026-11-28T00:40
        """,
    ),
    (
        SUNDAY,
        """
        rytoj = 2026-11-30
        pirmadienį = 2026-11-30
        kitą pirmadienį = 2026-11-30
        next Monday = 2026-11-30
        šį pirmadienį = ?
        po savaitės = 2026-12-06
        kitą sekmadienį = 2026-12-06
        """,
    ),
    (
        NEW_YEARS_EVE,
        """
        rytoj = 2027-01-01
        sausio 12 d. = 2027-01-12
        gruodžio 31 d. = 2026-12-31
        gruodžio 30 d. = 2027-12-30
        kitų metų sausio 5 d. = 2027-01-05
        šių metų gruodžio 30 d. = ?
        12 d. = 2027-01-12
        31 d. = ?
        31 d. 15 val. = 2026-12-31T15:00
        po mėnesio = 2027-01-31
        po dviejų mėnesių = 2027-02-28
        šį penktadienį = 2027-01-01
        """,
    ),
    (
        BEFORE_SPRING,
        """
        rytoj 02:30 = 2027-03-28T02:30
        rytoj 03:30 = ?
        2027-03-28T03:30 = ?
        2027-03-28 04:00 = 2027-03-28T04:00
        po 16 valandų = 2027-03-28T05:00
        """,
    ),
    (
        BEFORE_AUTUMN,
        """
        rytoj 03:30 = 2026-10-25T03:30
        po 15 valandų = 2026-10-25T03:00
        po 16 valandų = 2026-10-25T03:00
        """,
    ),
    (
        LEAP_DAY,
        """
        vasario 29 d. = 2028-02-29
        vasario 28 d. = 2029-02-28
        po mėnesio = 2028-03-29
        rytoj = 2028-03-01
        30 d. = 2028-03-30
        the 1st = 2028-03-01
        """,
    ),
]


@pytest.mark.parametrize(
    ("now", "phrase", "expected"), [(now, *row) for now, rows in STANDPOINTS for row in table(rows)]
)
def test_from_other_days(now: datetime, phrase: str, expected: str | None) -> None:
    assert meant(phrase, "lt", now) == expected


def test_repeated_hour_is_the_first_of_the_two_when_named_and_exact_when_counted() -> None:
    named = parse_date("rytoj 03:30", language="lt", now=BEFORE_AUTUMN)
    counted = parse_date("po 16 valandų", language="lt", now=BEFORE_AUTUMN)
    assert isinstance(named, datetime)
    assert named.fold == 0
    assert isinstance(counted, datetime)
    assert counted.fold == 1
    assert counted.astimezone(UTC) - BEFORE_AUTUMN.astimezone(UTC) == timedelta(hours=16)


PAST = table("""
šiandien = 2026-11-23
vakar = 2026-11-22
užvakar = 2026-11-21
vakar 15 val. = 2026-11-22T15:00
vakar vakare = 2026-11-22
antradienį = 2026-11-17
penktadienį = 2026-11-20
pirmadienį = ?
pirmadienį 8:00 = 2026-11-23T08:00
pirmadienį 15:00 = ?
praeitą antradienį = 2026-11-17
praėjusį penktadienį = 2026-11-20
praeitos savaitės trečiadienį = 2026-11-18
praeitą savaitę = ?
prieš savaitę = 2026-11-16
prieš tris dienas = 2026-11-20
prieš dvi savaites = 2026-11-09
prieš 10 dienų = 2026-11-13
prieš mėnesį = 2026-10-23
prieš valandą = 2026-11-23T08:30
lapkričio 12 d. = 2026-11-12
gruodžio 5 d. = 2025-12-05
12 d. = 2026-11-12
30 d. = 2026-10-30
9 ryto = 2026-11-23T09:00
rytoj = ?
kitą antradienį = ?
2026-11-19 = 2026-11-19
2026-11-24 = ?
2025-11-18 = 2025-11-18
2025-11-17 = ?
yesterday = 2026-11-22
the day before yesterday = 2026-11-21
last Tuesday = 2026-11-17
last Thursday = 2026-11-19
last Monday = 2026-11-16
on Thursday = 2026-11-19
a week ago = 2026-11-16
three days ago = 2026-11-20
two weeks ago = 2026-11-09
an hour ago = 2026-11-23T08:30
last week = ?
last week Tuesday = 2026-11-17
last night = 2026-11-22
this morning = 2026-11-23
this evening = ?
today at 9 = 2026-11-23T09:00
today at 10 = ?
tomorrow = ?
12 November = 2026-11-12
""")


@pytest.mark.parametrize(("phrase", "expected"), PAST)
def test_what_has_been(phrase: str, expected: str | None) -> None:
    language = "lt" if any(letter in "ąčęėįšųūž" for letter in phrase) else "en"
    assert meant(phrase, language, MONDAY, "past") == expected


def test_last_tuesday_on_a_friday_may_be_two_days() -> None:
    assert meant("praeitą antradienį", "lt", FRIDAY_EVENING, "past") is None
    assert meant("last Saturday", "en", FRIDAY_EVENING, "past") == "2026-11-21"
    assert meant("Tuesday", "en", FRIDAY_EVENING, "past") == "2026-11-24"


def test_the_other_language_is_tried_second() -> None:
    assert meant("tomorrow at 3pm", "lt", MONDAY) == "2026-11-24T15:00"
    assert meant("rytoj 15 val.", "en", MONDAY) == "2026-11-24T15:00"
    assert meant("rytoj at 3pm", "lt", MONDAY) is None


def test_a_foreign_abbreviation_is_no_weekday() -> None:
    assert meant("an", "en", MONDAY) is None
    assert meant("sat", "lt", MONDAY) is None
    assert meant("an", "lt", MONDAY) == "2026-11-24"
    assert meant("Sat 10:00", "en", MONDAY) == "2026-11-28T10:00"


def test_now_must_be_aware() -> None:
    naive = MONDAY.replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"):
        parse_date("rytoj", language="lt", now=naive)
    with pytest.raises(ValueError, match="aware"):
        find_date("rytoj", language="lt", now=naive)


UNDERSTOOD = [
    *((phrase.strip("!?"), "lt", value) for phrase, value in LITHUANIAN if value),
    *((phrase.strip("!?"), "en", value) for phrase, value in ENGLISH if value),
]


def without_diacritics(text: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )


DRESSES: dict[str, Callable[[str, str], str]] = {
    "capitals": lambda phrase, _: phrase.upper(),
    "a sentence's beginning": lambda phrase, _: phrase.lower().capitalize(),
    "no diacritics": lambda phrase, _: without_diacritics(phrase),
    "accents apart": lambda phrase, _: unicodedata.normalize("NFD", phrase),
    "spaces": lambda phrase, _: f"  {phrase.replace(' ', '   ')} ! ",
    "quotes": lambda phrase, _: f"„{phrase}“",
    "maybe": lambda phrase, language: f"(gal {phrase})" if language == "lt" else f"maybe {phrase}, please",
    "no-break spaces": lambda phrase, _: phrase.replace(" ", "\u00a0"),
    "lines": lambda phrase, _: phrase.replace(" ", "\n"),
}


@pytest.mark.parametrize("dressed", DRESSES.values(), ids=DRESSES)
def test_dress_does_not_matter(dressed: Callable[[str, str], str]) -> None:
    for phrase, language, value in UNDERSTOOD:
        assert meant(dressed(phrase, language), language, MONDAY) == value, phrase


def turned(phrase: str) -> tuple[str, ...]:
    """The phrase with a word before or after it that turns what it means."""
    first = phrase[0].lower() + phrase[1:]
    return (
        f"ne {first}",
        f"tik ne {first}",
        f"iki {first}",
        f"nuo {first}",
        f"kas {first}",
        f"{phrase} arba poryt",
        f"{phrase} arba vėliau",
        f"{phrase} negaliu",
        f"{phrase}, deja, netinka",
        f"not {first}",
        f"any day but {first}",
        f"every {first}",
        f"{phrase} or later",
        f"{phrase} doesn't work",
        f"I can't {first}",
    )


def test_a_word_that_turns_it_is_never_overheard() -> None:
    for phrase, language, _ in UNDERSTOOD:
        for sentence in turned(phrase):
            assert meant(sentence, language, MONDAY) is None, sentence
            assert find_date(sentence, language=language, now=MONDAY) is None, sentence


def test_a_sentence_around_does_not_change_it() -> None:
    for phrase, language, value in UNDERSTOOD:
        lithuanian, english = f"Labas! Sakyk, {phrase}; tavo Rūta", f"Dear Ana! Well, {phrase}; yours, Rūta"
        sentence = lithuanian if language == "lt" else english
        found = find_date(sentence, language=language, now=MONDAY)
        assert found is None or iso(found.value) == value, sentence


# Sentence, what is meant, and after the bar the words that say it.
AHEAD = """
Susitinkam kitą antradienį 15 val. pas mane = 2026-12-01T15:00 | kitą antradienį 15 val.
Perkelkim į antradienį 10 val., gerai? = 2026-11-24T10:00 | antradienį 10 val.
Antradienį susitinkam 15 val. pas Rūtą = 2026-11-24T15:00 | Antradienį susitinkam 15 val.
Sveika, Rūta! Gal rytoj biure 10 val.? Iki pasimatymo = 2026-11-24T10:00 | rytoj biure 10 val.
Rytoj pirmą kartą susitinkam = 2026-11-24 | Rytoj
Susitinkam rytoj po darbo = 2026-11-24 | rytoj
Susitinkam 12 d. 15 val. prie bažnyčios = 2026-12-12T15:00 | 12 d. 15 val.
Kitas susitikimas: 2027-01-12 15:00, Vilniuje = 2027-01-12T15:00 | 2027-01-12 15:00
Rytoj, taip, rytoj 15 val. susitiksim Vilniuje = 2026-11-24T15:00 | Rytoj, taip, rytoj 15 val.
Let's meet next Tuesday at 10 at my desk = 2026-12-01T10:00 | next Tuesday at 10
Susitinkam su Nerijumi rytoj = 2026-11-24 | rytoj
See you in 3 days at 15:00 downtown = 2026-11-26T15:00 | in 3 days at 15:00
Is Tuesday 24 November at 10 free for you? = 2026-11-24T10:00 | Tuesday 24 November at 10
Our 3rd meeting is tomorrow = 2026-11-24 | tomorrow
My mood is 9/10, we meet tomorrow = 2026-11-24 | tomorrow
Labas! Ar poryt 11:00 Jonui gerai? = 2026-11-25T11:00 | poryt 11:00
"""

BEHIND = """
we met last Tuesday and talked about feedback = 2026-11-17 | last Tuesday
We met yesterday, it went well = 2026-11-22 | yesterday
Susitikom vakar, kalbėjom apie karjerą = 2026-11-22 | vakar
Prieš tris dienas susitikom kavinėje = 2026-11-20 | Prieš tris dienas
Vakar kalbėjomės 2 val. = 2026-11-22 | Vakar
Antradienio susitikimas buvo geras = 2026-11-17 | Antradienio
Praeitą antradienį 15 val. susitikom ir pakalbėjom = 2026-11-17T15:00 | Praeitą antradienį 15 val.
"""


def sentences(text: str) -> list[tuple[str, str, str]]:
    rows = []
    for line in text.strip().splitlines():
        sentence, rest = line.split(" = ", 1)
        value, words = rest.split(" | ")
        rows.append((sentence, value, words))
    return rows


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize(("sentence", "value", "words"), sentences(AHEAD))
def test_found_in_a_sentence(sentence: str, value: str, words: str, language: str) -> None:
    found = find_date(sentence, language=language, now=MONDAY)
    assert found is not None
    assert (iso(found.value), sentence[found.start : found.end]) == (value, words)


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize(("sentence", "value", "words"), sentences(BEHIND))
def test_found_in_a_story(sentence: str, value: str, words: str, language: str) -> None:
    found = find_date(sentence, language=language, now=MONDAY, toward="past")
    assert found is not None
    assert (iso(found.value), sentence[found.start : found.end]) == (value, words)


NOTHING_TO_FIND = """
Labas, kaip sekasi?
Ataskaitą baigsiu 15 val.
Rytoj pas Joną 15 val.
Antradienį 10 žmonių ateis
Antradienį negaliu
Negaliu rytoj
Rytoj? Ne, negaliu
Susitinkam ne antradienį, o trečiadienį
Rytoj bus 3 dienos, kaip dirbu
Sausio antradienį visi atostogausim
Tuesday in January would suit me
Antradienį 20 per dieną
Iki antradienio padarysiu
Padarysiu iki rytojaus, iki 15 val.
Antradienį 10–12 val. pas mane
Rytoj nuo 10 iki 12
Susitinkam antradienį arba trečiadienį
Gal rytoj, o gal poryt?
Perkelkim iš antradienio į trečiadienį
Po savaitės atostogų grįšiu
Dar kitą antradienį
Skaitėm knygas ir kt. 15 val.
Susitinkam Laisvės pr. 10
Mūsų biuras: Vasario 16-osios g. 5
Vasario 16-osios gimnazijoje
2027 m. sausio antrą pusę atostogos
Kas antradienį turiu mokymus
Antradieniais dirbu iš namų
Atostogauju 12 d. Graikijoje
Rytoj 15 val. Londono laiku
Rytoj po 15 val. susitinkam
Rytoj vidurnaktį prie šaltinio
Turėjom susitikti šeštadienį
Tomorrow at midnight at the well
Tomorrow at ten thirty by the door
The Tuesday after suits me
Tomorrow 10:00 (UTC+2), see you
Tuesday is taken, sadly
Off on Good Friday
We were supposed to meet on Saturday
Kitą savaitę pakalbėsim
Susitikom vakar. Kitą savaitę tęsim.
Gruodžio antrą antradienį
Paskutinį antradienį kalbėjom
Kalbėjom apie rytojų ir apie antradienį
Rytoj užimta, deja
3 kartus susitikom ir 5 žmonės atėjo
Tuesday 10 people come
I can't on Tuesday
I cannot meet tomorrow
Let's not meet tomorrow
Any day but Friday
Meeting every Tuesday
Tuesday every week
Tuesday to Thursday
Tuesday or Wednesday
Tuesday after next works
The last Tuesday of January
Let's finish it by Tuesday
I'm busy on Tuesday
Tomorrow 15:00 UTC
Tomorrow 3pm London time
Tomorrow between 10 and 11 at the office
Tomorrow at 10 or 11 at the office
Tomorrow 10-11:30 at the office
We use monday.com
only 5 may come
We sat at 10:30 and talked
That was an interesting talk about my sun and moon
In January 12 people joined
the answer is 42, version 2.10.30
Write to ana@monday.lt
"""


@pytest.mark.parametrize("toward", ["future", "past"])
@pytest.mark.parametrize("language", ["lt", "en"])
def test_nothing_is_found(language: str, toward: Toward) -> None:
    sentences = NOTHING_TO_FIND.strip().splitlines()
    found = {
        sentence: find_date(sentence, language=language, now=MONDAY, toward=toward) for sentence in sentences
    }
    assert {sentence: one for sentence, one in found.items() if one is not None} == {}


ZONES = ("Europe/Vilnius", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
NOWS = st.builds(
    lambda minutes, zone: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(
        ZoneInfo(zone)
    ),
    st.integers(0, 5 * 365 * 24 * 60),
    st.sampled_from(ZONES),
)
VOCABULARY = """
rytoj poryt vakar šiandien antradienį penktadienio kitą šį praeitą savaitę po už prieš dviejų tris savaičių dienų dienas
valandos sausio 12 d. d. m. val. 15 3 9:30 10.30 15h - , . ne arba iki ryto vakare pietų pusę dešimtą metų kitų 2027
tomorrow yesterday Tuesday next last week in ago two weeks a on at noon half past quarter to ten January 12th pm am the
2027-01-12 0001-01-01 9999-12-31 01-12 1/12 pr. lygiai hours not or maybe gal ar kt an Sat may 31 29 0 24 99
"""
WORDS = st.sampled_from(VOCABULARY.split())
MUDDLE = st.lists(WORDS, max_size=7).map(" ".join)
TOWARDS = st.sampled_from(["future", "past"])


def check_reach(value: date | datetime, now: datetime, toward: Toward) -> None:
    """The value is on the right side of now, at most 370 days away, and as aware as it should be."""
    if isinstance(value, datetime):
        assert value.tzinfo is now.tzinfo
        away = value.astimezone(UTC) - now.astimezone(UTC)
        away = -away if toward == "past" else away
        assert timedelta(0) <= away <= timedelta(days=370)
        assert away or toward == "past"
        assert value.astimezone(UTC).astimezone(now.tzinfo).replace(fold=0) == value.replace(fold=0)
    else:
        away = (value - now.date()) * (-1 if toward == "past" else 1)
        assert timedelta(0) <= away <= timedelta(days=370)


@given(
    text=st.one_of(st.text(max_size=60), MUDDLE),
    language=st.sampled_from(["lt", "en", "xx"]),
    now=NOWS,
    toward=TOWARDS,
)
def test_any_text_is_understood_within_reach_or_not_at_all(
    text: str, language: str, now: datetime, toward: Toward
) -> None:
    value = parse_date(text, language=language, now=now, toward=toward)
    if value is not None:
        check_reach(value, now, toward)
    found = find_date(text, language=language, now=now, toward=toward)
    if found is not None:
        check_reach(found.value, now, toward)
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]


@given(now=NOWS, days=st.integers(0, 370), language=st.sampled_from(["lt", "en"]))
def test_iso_days_come_back(now: datetime, days: int, language: str) -> None:
    day = now.date() + timedelta(days=days)
    assert parse_date(day.isoformat(), language=language, now=now) == day


@given(now=NOWS, minutes=st.integers(1, 360 * 24 * 60), mark=st.sampled_from(["T", " ", ", "]))
def test_iso_moments_come_back(now: datetime, minutes: int, mark: str) -> None:
    later = now.astimezone(UTC) + timedelta(minutes=minutes + 1)
    moment = later.astimezone(now.tzinfo).replace(second=0, microsecond=0, fold=0)
    value = parse_date(f"{moment:%Y-%m-%d}{mark}{moment:%H:%M}", language="lt", now=now)
    if moment.astimezone(UTC) > now.astimezone(UTC):
        assert value == moment


LONG_WEEKDAYS = (
    ("pirmadienį", "Monday"),
    ("antradienį", "Tuesday"),
    ("trečiadienį", "Wednesday"),
    ("ketvirtadienį", "Thursday"),
    ("penktadienį", "Friday"),
    ("šeštadienį", "Saturday"),
    ("sekmadienį", "Sunday"),
)


@given(now=NOWS, index=st.integers(0, 6), hour=st.integers(7, 23), minute=st.integers(0, 59))
def test_every_weekday_and_hour_is_itself(now: datetime, index: int, hour: int, minute: int) -> None:
    lithuanian, english = LONG_WEEKDAYS[index]
    phrases = (
        ("lt", f"{lithuanian} {hour}:{minute:02}"),
        ("lt", f"{lithuanian} {hour} val. {minute} min."),
        ("en", f"{english} at {hour}:{minute:02}"),
        ("en", f"on {english}, {(hour - 1) % 12 + 1}:{minute:02} {'am' if hour < 12 else 'pm'}"),
    )
    for language, phrase in phrases:
        value = parse_date(phrase, language=language, now=now)
        if value is None:
            assert now.weekday() == index
            assert now.hour * 60 + now.minute >= hour * 60 + minute
        else:
            assert isinstance(value, datetime)
            assert (value.weekday(), value.hour, value.minute) == (index, hour, minute)
            assert timedelta(0) <= value.date() - now.date() < timedelta(days=7)


@given(now=NOWS, index=st.integers(0, 6))
def test_next_weekday_is_of_the_next_calendar_week(now: datetime, index: int) -> None:
    lithuanian, english = LONG_WEEKDAYS[index]
    monday = now.date() - timedelta(days=now.weekday())
    expected = monday + timedelta(days=7 + index)
    assert parse_date(f"kitą {lithuanian}", language="lt", now=now) == expected
    assert parse_date(f"next {english}", language="en", now=now) == expected


def test_a_book_is_not_searched() -> None:
    assert find_date("rytoj " * 2000, language="lt", now=MONDAY) is None
    assert find_date("Labas. " * 300 + "Susitinkam rytoj su Rūta.", language="lt", now=MONDAY) is not None
