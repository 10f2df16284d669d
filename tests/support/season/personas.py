"""Personas of a season: whether they answer, how soon, what they choose, what they begin by themselves, how they slip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Wishes = Mapping[str, Mapping[str, float]]

USUAL: Wishes = {
    "instead": {"plan": 2, "why": 2, "leave": 1},
    "act": {"plan": 4, "met": 2, "cards": 2, "pause": 0.3, "leave": 2},
    "card": {"another": 0.6, "deeper": 0.6, "why": 0.6, "done": 2},
    "keep": {"private": 2, "shared": 3, "no": 5, "forget": 2},
    "owner": {"me": 1, "partner": 1, "none": 7},
    "start": {"write": 3, "cards": 1, "leave": 2},
    "send": {"send": 3, "keep": 3, "again": 0.4},
    "name": {"other": 0.2, "none": 0.4},
    "hours": {"fine": 8, "other_hours": 1, "other_zone": 0},
    "tone": {"tu": 3, "jus": 1},
    "sure": {"yes": 6, "send": 6, "change": 0.5, "keep": 0.3, "erase": 5},
    "still": {"keep": 3, "change": 1},
    "reply": {"agree": 5, "change": 0.5},
    "fit": {"fine": 8, "change": 0.5, "talk": 0.1, "card": 1, "leave": 1},
    "want": {"yes": 1, "no": 1},
    "aim": {"mine": 1, "shown": 1, "no": 2},
    "offer": {"step": 1, "none": 2},
    "way": {"ask": 2, "exercise": 2, "leave": 1},
    "why": {"no_time": 3, "no_topic": 2, "reached": 1, "no_fit": 0.3, "away": 1, "met": 2},
    "lighter": {"short": 2, "slower": 1, "pause": 1, "leave": 1},
    "onward": {"new_goal": 1, "slower": 1, "talk": 0.2, "leave": 2},
    "paused": {"resume": 1, "keep": 3},
    "how": {
        "go_on": 6,
        "change": 0.5,
        "pause": 0.3,
        "done": 2,
        "yet": 1,
        "drop": 1,
        "end": 0.2,
        "talk": 0.2,
        "stay": 4,
    },
    "goal": {"look": 1, "leave": 2},
    "review": {"keep": 3, "change": 1, "reached": 1, "step": 1, "another": 0.5, "key_role": 1},
    "harvest": {"look": 1, "on": 1},
    "last": {"cards": 1, "enough": 1},
    "how_long": {"tomorrow": 1, "week": 2, "date": 1, "now": 0.5},
    "step": {"leave": 1},
}


@dataclass(frozen=True)
class Persona:
    """A policy: chances between 0 and 1, weights of options by field, hours until they answer."""

    name: str
    welcomes: float = 1.0  # whether the invitation is answered at all
    answers: float = 0.9  # whether something that came unasked is
    within: tuple[float, float] = (0.5, 20)  # hours until then
    met: float = 0.8  # whether a meeting that is asked about was held
    useful: tuple[int, int] = (3, 5)
    writes: float = 0.4  # whether an optional text is written
    whole_page: float = 0.85  # whether a page is answered at once, as in a modal
    puts_off: float = 0.02  # "later" in the middle, at each tap
    slips: float = 0.04  # an old button, the same button twice, back, words where a button was meant
    wishes: Wishes = field(default_factory=dict)
    weekly: Mapping[str, float] = field(
        default_factory=dict
    )  # what they begin by themselves, a chance a week
    ends: float = 0.0  # whether they end the pair some day

    def weight(self, field_name: str, option: str) -> float:
        """How much they lean to an option; one where nothing is known."""
        own = self.wishes.get(field_name, {})
        return own.get(option, USUAL.get(field_name, {}).get(option, 1.0))


KEEN = Persona(
    "keen",
    answers=0.97,
    within=(0.5, 8),
    met=0.93,
    puts_off=0.05,
    useful=(4, 5),
    wishes={"want": {"yes": 3, "no": 1}},
    weekly={
        "topics": 0.07, "note": 0.04, "note_said": 0.02, "heard": 0.03, "goal": 0.05, "agreement": 0.05, "prepare": 0.03,
        "feedback": 0.04, "why": 0.02, "notes": 0.02, "status": 0.03, "steps": 0.02, "expectations": 0.02,
        "rhythm": 0.01, "privacy": 0.005, "my-data": 0.005, "journal": 0.01, "settings": 0.006, "care": 0.004,
        "danger": 0.004, "strain": 0.004, "snooze": 0.01, "restore": 0.01, "help": 0.01, "pause": 0.006, "resume": 0.004,
    },
)  # fmt: skip
SLOW = Persona(
    "slow",
    answers=0.45,
    within=(6, 150),
    met=0.6,
    useful=(2, 5),
    writes=0.2,
    puts_off=0.1,
    wishes={"instead": {"plan": 2, "why": 2, "leave": 3}},
    weekly={
        "topics": 0.02, "met": 0.02, "plan": 0.03, "snooze": 0.03, "stop": 0.01, "restore": 0.01, "stuck": 0.01,
        "pause": 0.01, "resume": 0.01, "status": 0.01, "why": 0.01, "care": 0.004, "danger": 0.003, "agreement": 0.02,
        "rhythm": 0.01,
    },
)  # fmt: skip
SILENT = Persona(
    "silent", welcomes=0.4, answers=0.05, within=(20, 200), weekly={"danger": 0.002, "care": 0.002}
)
QUARRELLING = Persona(
    "quarrelling",
    answers=0.7,
    within=(1, 40),
    puts_off=0.05,
    met=0.5,
    useful=(1, 2),
    slips=0.08,
    wishes={
        "fit": {"fine": 1, "change": 12, "talk": 1, "card": 1, "leave": 1},
        "how": {"go_on": 1, "change": 5, "pause": 1, "end": 1, "talk": 2, "stay": 2, "done": 1, "yet": 1, "drop": 2},
        "reply": {"agree": 1, "change": 3},
        "still": {"keep": 1, "change": 3},
        "why": {"no_time": 1, "no_topic": 1, "reached": 0.2, "no_fit": 4, "away": 1, "met": 0.5},
        "sure": {"yes": 5, "send": 6, "change": 1, "keep": 0.3, "erase": 5},
    },
    weekly={
        "plan": 0.04, "agreement": 0.04, "note": 0.02, "rhythm": 0.02, "pause": 0.02, "resume": 0.02, "stop": 0.02,
        "restore": 0.02, "stuck": 0.03, "danger": 0.01, "care": 0.01, "end": 0.01, "feedback": 0.02, "expectations": 0.03,
    },
)  # fmt: skip
LEAVING = Persona(
    "leaving",
    puts_off=0.08,
    answers=0.5,
    within=(1, 30),
    wishes={"how": {"go_on": 2, "change": 1, "pause": 1, "end": 30, "talk": 1, "stay": 1, "done": 2, "yet": 1, "drop": 1}},
    weekly={
        "pause": 0.05, "resume": 0.03, "snooze": 0.05, "stop": 0.05, "restore": 0.02, "plan": 0.04, "topics": 0.03,
        "note": 0.03,
    },
    ends=1.0,
)  # fmt: skip
PATIENT = replace(KEEN, name="patient", answers=0.75, within=(2, 60), writes=0.3, puts_off=0.1)

OfPairs = Mapping[str, tuple[int, Persona, Persona]]

_SELDOM: Mapping[str, float] = {
    "danger": 0.025,
    "feedback": 0.08,
    "agreement": 0.04,
    "prepare": 0.05,
    "end": 0.008,
}
_SELDOM_CHOSEN: Wishes = {
    "owner": {"me": 3, "partner": 3, "none": 4},
    "why": {"no_time": 2, "no_topic": 2, "reached": 1, "no_fit": 2, "away": 2, "met": 2},
}


def _livelier(persona: Persona) -> Persona:
    """As they are, and more often with what is seldom: among few pairs it has to happen as well."""
    wishes = {**_SELDOM_CHOSEN, **persona.wishes}
    return replace(persona, slips=0.08, writes=0.6, wishes=wishes, weekly={**persona.weekly, **_SELDOM})


OF_PAIRS: Mapping[str, OfPairs] = {
    "many": {  # two hundred
        "keen": (9, KEEN, PATIENT),
        "slow": (24, SLOW, SLOW),
        "silent": (140, SILENT, SILENT),
        "quarrelling": (11, QUARRELLING, QUARRELLING),
        "leaving": (16, LEAVING, PATIENT),
    },
    "few": {  # twenty-four, among whom everything happens that happens among two hundred
        "keen": (4, _livelier(KEEN), _livelier(PATIENT)),
        "slow": (5, _livelier(SLOW), _livelier(SLOW)),
        "silent": (6, SILENT, SILENT),
        "quarrelling": (4, _livelier(QUARRELLING), _livelier(QUARRELLING)),
        "leaving": (5, _livelier(LEAVING), _livelier(PATIENT)),
    },
}
"""How many pairs of which kind, in a season of each size; their mentee's persona, their mentor's."""
