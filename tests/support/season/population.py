"""The programme of a season, its roster, and the profile of each person on it."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from tests.support.season.personas import KEEN, OfPairs, Persona

PROGRAMME = """
slug = "sezonas-2027"
name = { lt = "Sezono mentorystė", en = "The season's mentoring" }
purpose = ["development", "succession"]
starts = 2027-01-04
ends = 2027-07-02
zone = "Europe/Vilnius"
country = "LT"
languages = ["lt", "en"]
address = "tu"
rhythm_weeks = 3
hours = { from = "09:00", until = "17:00" }
[[help]]
name = { lt = "Bendrasis pagalbos numeris", en = "Emergency number" }
phone = "112"
checked = 2026-11-02
"""
FIRST_LT = (
    "Rūta", "Tomas", "Jonas", "Eglė", "Ieva", "Lukas", "Darius", "Vaida", "Stasys", "Aušra", "Kęstutis", "Rasa", "Milda",
    "Elijas", "Giedrius", "Živilė", "Šarūnas", "Ąžuolas",
)  # fmt: skip
FIRST_EN = (
    "Emily",
    "James",
    "Olivia",
    "Marcus",
    "Grace",
    "Dennis",
    "Chloe",
    "Oscar",
    "Hannah",
    "Lucas",
    "Chris",
    "Ruby",
)
LAST_LT = (
    "Kazlauskas",
    "Petrauskas",
    "Mockus",
    "Navickas",
    "Stankus",
    "Žukas",
    "Šimkus",
    "Balčiūnas",
    "Urbonas",
)
LAST_EN = (
    "Carter",
    "Walker",
    "Grant",
    "Hughes",
    "Bennett",
    "Shaw",
    "Price",
    "Cole",
    "Flynn",
    "Marsh",
    "Doyle",
)
ZONES = ("Europe/London", "America/New_York", "Asia/Tokyo", "Europe/Warsaw", "Atlantic/Azores")


@dataclass(frozen=True)
class Profile:
    """Somebody on the roster."""

    email: str
    name: str
    role: str
    language: str
    persona: Persona
    zone: str = ""
    mentor: str = ""
    capacity: int = 1
    erases_in: int | None = None  # the week in which they take their data away
    ends_in: int | None = None  # the week in which they end the pair


@dataclass(frozen=True)
class Population:
    """Everybody."""

    people: tuple[Profile, ...]
    kinds: dict[str, str]  # a mentee's e-mail -> what kind of pair theirs is

    @property
    def roster(self) -> str:
        """As a file that a coordinator would apply."""
        lines = ["name,role,email,language,time zone,mentor,capacity"]
        lines += [
            f"{one.name},{one.role},{one.email},{one.language},{one.zone},{one.mentor},"
            f"{one.capacity if one.role == 'mentor' else ''}"
            for one in self.people
        ]
        return "\n".join(lines) + "\n"


def draw_population(chance: random.Random, kinds_of_pairs: OfPairs) -> Population:
    """So many pairs of each kind; a tenth of the mentors have two mentees."""
    people = [
        Profile("koordinatore@sezonas.example", "Aušra Stankevičienė", "coordinator", "lt", KEEN),
        Profile("coordinator@sezonas.example", "Olivia Grantham", "coordinator", "en", KEEN),
    ]
    kinds: dict[str, str] = {}
    number = erasing = 0
    for kind, (count, first, second) in kinds_of_pairs.items():
        free: Profile | None = None  # a mentor with a place left
        for _ in range(count):
            number += 1
            mentor, free = free, None
            if mentor is None:
                places = 2 if chance.random() < 0.1 else 1
                mentor = _profile(chance, f"mentor-{number}", "mentor", second, capacity=places)
                people.append(mentor)
                free = mentor if places > 1 else None
            mentee = _profile(chance, f"mentee-{number}", "mentee", first, mentor=mentor.email)
            if kind == "leaving" and erasing < 3:
                erasing += 1
                mentee = replace(mentee, erases_in=6 + 5 * erasing)
            elif chance.random() < first.ends:
                mentee = replace(mentee, ends_in=chance.randrange(3, 25))
            people.append(mentee)
            kinds[mentee.email] = kind
    return Population(tuple(people), kinds)


def _profile(
    chance: random.Random, local: str, role: str, persona: Persona, *, mentor: str = "", capacity: int = 1
) -> Profile:
    language = "lt" if chance.random() < 0.6 else "en"
    first, last = (FIRST_LT, LAST_LT) if language == "lt" else (FIRST_EN, LAST_EN)
    zone = chance.choice(ZONES) if chance.random() < 0.12 else ""
    name = f"{chance.choice(first)} {chance.choice(last)}"
    return Profile(f"{local}@sezonas.example", name, role, language, persona, zone, mentor, capacity)
