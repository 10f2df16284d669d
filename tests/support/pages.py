"""Every page of every conversation, with what it is filled with when it really is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.conversation.date_fields import Hour, Hours, When, Zone
from bot.conversation.engine import State, Transition, begin, pending
from bot.conversation.fields import Choice, Field, Scale, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.flows import CONVERSATIONS
from conversation_prompts.card import Audience
from conversation_prompts.load import load_library

FLOWS = tuple(conversation.flow for conversation in CONVERSATIONS.values())

DATES = ["2027-01-12T15:00", "2027-01-13T10:00", "2027-01-15T10:00"]
MONDAYS = ["2027-01-11", "2027-01-18", "2027-02-01"]
DAYS = ["2027-01-04", "2027-01-03"]
DAY = {"day": "2027-01-12"}
MOMENT = {"moment": "2027-01-12T13:00:00+00:00"}
LIBRARY = load_library()
CARDS = [next(card for card in LIBRARY.cards if card.audience is audience) for audience in Audience]
CHECK_IN = {"on": "2027-01-04", "source": "rhythm", "days": DAYS}

CARRY_OVER = {
    "goals": [["g1", "✓ Drąsiau kalbėti susirinkimuose"]],
    "notes": [
        ["n1", "sausio 12 d.: Tyla posėdyje nėra…"],
        ["n2", "sausio 5 d.: Paprašyti žodžio"],
        ["older", "Dar daugiau"],
    ],
    "shared": [["n2", "sausio 5 d.: Paprašyti žodžio"]],
    "taken": {"goals": ["g1"], "notes": [], "shared": []},
    "at": {"goals": 0, "notes": 0, "shared": 0},
    "pressed": "no",
}

TOPIC = {"text": "Sutartu laiku niekas neateina, o aš pykstu ir tyliu.\nKaip apie tai pradėti kalbą?"}

TERMS = {
    "rhythm": "3", "place": "call", "prepare": "mentee", "secrecy": "none", "limits": "pair", "silence": "write",
    "review": "third", "close": "programme",
}  # fmt: skip

Known = tuple[Mapping[str, Any], Mapping[str, Any]]

NOTHING: tuple[Known, ...] = (({}, {}),)
DRAFT = {
    "found": "yes",
    "note": "n1",
    "summary": "Bijau tylos, todėl susirinkimuose kalbu per daug.",
    "first_step": "Paprašyti dviejų žmonių nuomonės",
    "second_step": "Palaukti po klausimo",
}
ABOUT: Mapping[str, tuple[Known, ...]] = {
    "goal-invite": (({}, {}),),
    "goal-progress": (({"goal_id": "g1"}, {}),),
    "goal-words": (({"words": "4/10\nKad paklausiau"}, {}),),
    "goal-step": (({}, {}), ({}, {"offer": "step"})),
    "goal-key-role": (({"goal_id": "g1"}, {}),),
    "agreement": (
        ({"base": "", "line_id": ""}, {}),
        ({"base": "a1", "line_id": "a2"}, TERMS | {"line": None}),
    ),
    "agreement-reply": (({"agreement": "a1"}, {}),),
    "agreement-edit": (({"base": "a1", "terms": TERMS, "line_id": "", "line": ""}, {}),),
    "goal-review": (({"goal": "Iki pavasario drąsiau kalbėti susirinkimuose"}, {}),),
    "plan": (
        ({"dates": DATES}, {}),
        ({"dates": DATES, "meeting": "m1"}, {}),
        ({"dates": DATES}, {"when": "2027-01-12"}),
        ({"dates": DATES}, {"when": "2027-01-12T15:00"}),
    ),
    "check-in": (
        (CHECK_IN, {}),
        (CHECK_IN | {"source": "heard"}, {}),
        (CHECK_IN | {"source": "heard_day", "when": DAY}, {"met_on": "2027-01-03"}),
        (CHECK_IN | {"source": "plan", "plan": "m1", "when": DAY}, {"met_on": "2027-01-12"}),
        (CHECK_IN, {"met": "yes"}),
    ),
    "session-note": (
        ({"about": "pair"}, {}),
        ({"about": "meeting", "meeting": "m1", "day": DAY}, {}),
        ({"about": "pair", "may_draft": "yes", "note": "n1"}, {"keep": "private", "mine": "Ilgas užrašas."}),
    ),
    "note-draft": (
        (DRAFT, {}),
        (DRAFT | {"second_step": ""}, {"second": None}),
        ({"found": "no", "note": "n1", "summary": ""}, {"words": None, "second": None}),
    ),
    "guess": (
        ({"wish": "plan", "when": "", "dated": "no", "what": {"text": "guess-what-plan"}}, {}),
        (
            {
                "wish": "plan",
                "when": "2027-01-12T15:00",
                "dated": "yes",
                "on": MOMENT,
                "what": {"text": "guess-what-plan"},
            },
            {},
        ),
        (
            {
                "wish": "met",
                "when": "2027-01-12",
                "dated": "yes",
                "on": DAY,
                "what": {"text": "guess-what-met"},
            },
            {},
        ),
    ),
    "writing-help": tuple(
        ({"is_on": on, "is_off": off, "was_sent": on}, {}) for on, off in (("yes", ""), ("", "yes"))
    ),
    "heard": (
        ({"about": "pair", "text": "Daug kalbėjome apie atostogas ir darbo krūvį."}, {}),
        ({"about": "meeting", "meeting": "m1", "day": DAY, "text": "Long {talk} about $workload."}, {}),
    ),
    "topics": (
        (
            {
                "cards": [[card.id, " ".join(card.lt_tu.split()[:5])] for card in CARDS],
                "slots": ["easy", "fitting", "deeper"],
                "reasons": {card.id: ["stage"] for card in CARDS},
            },
            {},
        ),
    ),
    "stalled": tuple(
        ({"weeks": weeks, "met_before": before}, {})
        for weeks, before in ((1, "yes"), (4, "yes"), (10, "yes"), (21, "yes"), (3, "no"), (0, "just"))
    ),
    "nudge": tuple(({"reason": reason}, {}) for reason in ("first", "mentor", "heard")),
    "pause": (({"dates": MONDAYS}, {}), ({"dates": MONDAYS}, {"until": "2027-01-12"})),
    "paused": (({"until": DAY}, {}),),
    "rhythm": (({"weeks_now": 3}, {}),),
    "steps": (({"steps": [["s1", "Paprašyti dviejų žmonių nuomonės"]]}, {}),),
    "prepare": (
        ({"meeting": "m1", "when": MOMENT}, {}),
        ({"meeting": "m1", "when": MOMENT}, {"start": "write"}),
    ),
    "prepared": (({"meeting": "m1", "when": MOMENT}, {}),),
    "closing": (({}, {}), ({}, {"harvest": "on"})),
    "places": (({"places": [["a1", "Slack"], ["a2", "Telegram"]], "now": "Slack", "unfinished": ""}, {}),),
    "follow-up": (({"steps": ["s1", "s2"], "text": "Paprašyti dviejų žmonių nuomonės"}, {}),),
    "take-along": (
        (CARRY_OVER, {}),
        (CARRY_OVER | {"goals": [], "notes": []}, {"goal": "done", "note": "done"}),
        (CARRY_OVER | {"pressed": "yes"}, {"start": "look"}),
    ),
    "supervision": (({"programme": "pr1"}, {}),),
    "supervision-mine": (({"topics": [["t1", "Sutartu laiku niekas neateina…"]], "programme": "pr1"}, {}),),
    "supervision-open": (({"programme": "pr1", "name": "Pavasario mentorystė"}, {}),),
    "supervision-held": (({"programme": "pr1", "name": "Pavasario mentorystė"}, {}),),
    "which": (({"pairs": [["p1", "Tomas Petrauskas"], ["p2", "Emily Carter"]], "command": "next"}, {}),),
}
"""What production code begins a conversation with: what it is about, answers known; NOTHING for those not here."""

ADDED: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("welcome", "language"): {"names": [["Rūta", "Rūta"]]},
    ("welcome", "sees"): {"from": "09:00", "until": "17:30", "zone_name": "Europe/Vilnius"},
    ("plan", "when"): {"moment": MOMENT},
    ("plan", "hour"): {"moment": MOMENT},
    ("check-in", "met"): {"meeting": "m1"},
    ("pause", "until"): {"day": DAY},
    ("goal-progress", "mark"): {"where": "between"},
    ("supervision", "theme"): TOPIC
    | {"shown": TOPIC["text"], "look": "Rūta, ruta@vejas.example", "found": "yes", "may_reword": "yes"},
    ("supervision", "words"): TOPIC
    | {"shown": f"🤖 {TOPIC['text']}", "look": "", "found": "no", "before": TOPIC["text"]},
    ("supervision-mine", "mine"): TOPIC | {"theme": {"text": "supervision-theme-doubts"}, "state": "opened"},
}
"""What completing a page adds to what its conversation is about."""


def settled(step: Transition) -> State:
    """The state after a step, with what its completed pages add."""
    about = dict(step.state.about)
    for page, _ in step.completed:
        about |= ADDED.get((step.state.flow, page), {})
    return replace(step.state, about=about)


def answers_of(field: Field, about: Mapping[str, Any]) -> list[Any]:
    """One stored answer for every branch that the field can take."""
    found: list[Any] = [None] if field.optional else []
    if isinstance(field, Choice):
        found += field.options(about)
    elif isinstance(field, Scale):
        found += [field.low, field.high]
    elif isinstance(field, Text):
        found.append("Paprašyti dviejų žmonių nuomonės")
    elif isinstance(field, When):
        found += ["2027-01-12", "2027-01-12T15:00"]
    elif isinstance(field, Hour):
        found.append("15:00")
    elif isinstance(field, Hours):
        found.append("09:00-18:00")
    elif isinstance(field, Zone):
        found.append("Europe/London")
    else:
        raise TypeError(type(field).__name__)
    return found


def known_beforehand(flow: Flow, page: str) -> Iterator[State]:
    """States in which the page is asked: one for every way that its conversation can begin."""
    for about, answers in ABOUT.get(flow.name, NOTHING):
        way = _way(flow, page, about, answers)
        if way is not None:
            yield way


def _way(flow: Flow, wanted: str, about: Mapping[str, Any], answers: Mapping[str, Any]) -> State | None:
    """The shortest way to a page, as the state it leaves."""
    waiting = [settled(begin(flow, about=about, answers=answers))]
    seen = set[str]()
    while waiting:
        state = waiting.pop(0)
        if state.page == wanted:
            return state
        if state.page is None or state.page in seen:
            continue
        seen.add(state.page)
        waiting += [
            settled(begin(flow, about=state.about, answers={**state.answers, **given}))
            for given in _given(flow, flow.page(state.page), state)
        ]
    return None


def _given(flow: Flow, page: Page, state: State) -> list[dict[str, Any]]:
    """Answers to what is pending, one set for each answer of the field that the page branches on."""
    asked = pending(flow, state)
    plain = {f.name: answers_of(f, state.about)[-1] for f in asked}
    on = page.then.on if isinstance(page.then, Branch) else asked[0].name
    branching = next((f for f in asked if f.name == on), asked[0])
    return [{**plain, branching.name: value} for value in answers_of(branching, state.about)]
