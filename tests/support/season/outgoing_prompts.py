"""Rules of every request that left for the language model: each returns what breaks it."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from adapters.ai.model_request import TEMPERATURES, TOKENS
from adapters.ai.prompts import prompt
from adapters.ai.schemas import schema
from bot.rules.care import find_concern
from bot.writing.placeholders import PLACEHOLDER
from bot.writing.tasks import Adapt, Summarise, Task, Understand, Use, sent
from conversation_prompts.load import load_library
from tests.support.model.server import MODEL
from tests.support.season.authors import ADDRESSES, STRANGERS, Typed
from tests.support.season.captured_requests import CapturedRequest
from tests.support.season.case_forms import every_form, plain
from tests.support.season.run import MARK, PLATFORM, VILNIUS
from tests.support.season.writing_season import A_DAY_PERSON, A_DAY_PROGRAMME, WritingRecord

KINDS = {
    Use.SUMMARISE: frozenset(
        {"mine", "ours", "note_said", "heard", "words"}
    ),  # a note, however it was written
    Use.UNDERSTAND: frozenset({"free", "heard", "slip"}),
    Use.ADAPT: frozenset({"goal"}),
}
"""Whose words each use may hold: of these kinds, and of no other."""
WORDS = {Use.SUMMARISE: "note", Use.UNDERSTAND: "text", Use.ADAPT: "goal"}
"""The one value of each use in which people's own words stand."""
DOCUMENTED = {
    Use.SUMMARISE: {"note", "language", "address"},
    Use.UNDERSTAND: {"text", "language", "today"},
    Use.ADAPT: {"card", "goal", "language", "address"},
}
"""As docs/ai.md has it."""
HEADERS = frozenset(
    {
        "accept",
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "host",
        "user-agent",
    }
)
NEVER = (
    "sezonas",
    "sezono mentoryst",
    "season's mentoring",
    PLATFORM,
)  # the programme, its name, the platform, all e-mails
WORD = re.compile(r"[^\W\d_]+")
ID = re.compile(r"(?=([a-hjkmnp-z2-9]{16}))")


def words_in(one: CapturedRequest) -> str:
    """What people wrote, in a request."""
    return str(one.request.people[WORDS[one.request.use]])


def describe(one: CapturedRequest) -> str:
    """A request for whoever reads a failure."""
    asker = ", ".join(asker.person for asker in one.askers) or "nobody"
    return f"{one.request.use} · {one.at:%Y-%m-%d %H:%M} · for {asker}: {one.request.people}"


# ---- whose words -----------------------------------------------------------------------------------------------------


def of_nobody_or_of_several(season: WritingRecord) -> list[str]:
    """A request that is not the one of exactly one asker, as it was noted before it left."""
    return [
        describe(one)
        for one in season.requests
        if len(one.askers) != 1 or one.askers[0].use != one.request.use
    ]


def without_consent(season: WritingRecord) -> list[str]:
    """A request for somebody who had the help switched off when it arrived, or has never switched it on."""
    return [describe(one) for one in season.requests if not season.opted_in(one.askers[0].person, one.at)]


def of_others(season: WritingRecord) -> list[str]:
    """Words of anybody but the asker, or of the partner's goal with the partner's consent."""
    return [
        f"{who.author}'s {who.kind}: {describe(one)}"
        for one, who in _typed_in(season)
        if not _may_hold(season, one, who)
    ]


def _may_hold(season: WritingRecord, one: CapturedRequest, typed: Typed) -> bool:
    asker = one.askers[0]
    if typed.author == asker.person:
        return True
    pair = season.record.pairs[asker.pair or ""]
    return (
        one.request.use is Use.ADAPT
        and typed.author == pair.other(asker.person)
        and season.opted_in(typed.author, one.at)
    )


def of_another_kind(season: WritingRecord) -> list[str]:
    """Words of a kind that its use has no need of: a preparation, a thank-you, a step, a line of an agreement."""
    return [
        f"{who.kind}: {describe(one)}"
        for one, who in _typed_in(season)
        if who.kind not in KINDS[one.request.use]
    ]


def of_another_note(season: WritingRecord) -> list[str]:
    """A request about a note that is not the asker's own."""
    return [
        describe(one)
        for one in season.requests
        if one.request.use is Use.SUMMARISE
        and season.notes.get(one.askers[0].subject or "") != one.askers[0].person
    ]


def more_than_was_typed(season: WritingRecord) -> list[str]:
    """Words that are not exactly one text that somebody typed, with gaps where placeholders stand."""
    found = []
    for one in season.requests:
        marks = MARK.findall(json.dumps(one.request.body, ensure_ascii=False))
        if len(marks) != 1 or not _with_gaps(words_in(one)).fullmatch(_spaced(season.typed[marks[0]].text)):
            found.append(describe(one))
    return found


def _with_gaps(words: str) -> re.Pattern[str]:
    return re.compile(".+?".join(re.escape(part) for part in PLACEHOLDER.split(_spaced(words))))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def asking_for_care(season: WritingRecord) -> list[str]:
    """A text in which something asks for care."""
    return [
        describe(one)
        for one, who in _typed_in(season)
        if who.asks_for_care
        or find_concern(who.text)
        or find_concern(json.dumps(one.request.people, ensure_ascii=False))
    ]


def _typed_in(season: WritingRecord) -> Iterator[tuple[CapturedRequest, Typed]]:
    """Each request with each text in it, wherever in its body."""
    for one in season.requests:
        for mark in MARK.findall(json.dumps(one.request.body, ensure_ascii=False)):
            yield one, season.typed[mark]


# ---- names, addresses, ids -------------------------------------------------------------------------------------------


def names(season: WritingRecord) -> list[str]:
    """A form of the name of anybody who is on the roster then, or of a stranger who was spoken of."""
    strangers = {form for known in STRANGERS.values() for name in known for form in every_form(name)}
    found = []
    for one in season.requests:
        said = {plain(word) for word in WORD.findall(PLACEHOLDER.sub(" ", words_in(one)))}
        if named := said & (strangers | _forms(frozenset(_on_the_roster(season, one)))):
            found.append(f"{sorted(named)}: {describe(one)}")
    return found


def _on_the_roster(season: WritingRecord, one: CapturedRequest) -> Iterator[str]:
    """The names that Pora can know: whoever erased their data is known to nobody."""
    for email, name in season.record.names.items():
        if not season.record.person_state(email, one.at).erased:
            yield name


@cache
def _forms(known: frozenset[str]) -> frozenset[str]:
    return frozenset(form for name in known for form in every_form(name))


def addresses(season: WritingRecord) -> list[str]:
    """An e-mail, a telephone number, a handle, a link, an account: any that was typed, or what looks like one."""
    found = []
    for one in season.requests:
        words = PLACEHOLDER.sub(" ", words_in(one))
        digits = re.sub(r"[\s().-]", "", words)
        typed = [address for address in ADDRESSES if address in words]
        if typed or re.search(r"@|://|www\.|\d{5,}", f"{words} {digits}"):
            found.append(f"{typed}: {describe(one)}")
    return found


def who_it_is(season: WritingRecord) -> list[str]:
    """The id of any row, the programme, the platform, or an e-mail, in what is said besides the prompt."""
    found = []
    for one in season.requests:
        said = json.dumps(
            [one.request.path, dict(one.request.headers), one.request.people], ensure_ascii=False
        ).lower()
        whole = f"{said} {json.dumps(one.request.body, ensure_ascii=False)}"
        parts = [part for part in (*NEVER, *season.record.names) if part in said]
        parts += [mark for mark in ID.findall(whole) if mark in season.ids]
        if parts:
            found.append(f"{parts}: {describe(one)}")
    return found


# ---- nothing else ----------------------------------------------------------------------------------------------------


def another_form(season: WritingRecord) -> list[str]:
    """A request that is not exactly the prompt, the task as noted, and the form of the answer."""
    return [describe(one) for one in season.requests if one.request.body != _wanted(one)]


def _wanted(one: CapturedRequest) -> object:
    use, task = one.request.use, _task(one)
    form = {"name": use.value, "strict": True, "schema": schema(use)}
    return {
        "model": MODEL,
        "messages": [
            {"role": "system", "content": prompt(task).text},
            {"role": "user", "content": json.dumps(sent(task), ensure_ascii=False, indent=2)},
        ],
        "response_format": {"type": "json_schema", "json_schema": form},
        "max_tokens": TOKENS[use],
        "temperature": TEMPERATURES[use],
    }


def _task(one: CapturedRequest) -> Task:
    said = dict(one.request.people)
    if one.request.use is Use.UNDERSTAND:
        return Understand(**{**said, "today": date.fromisoformat(said["today"])})
    return Summarise(**said) if one.request.use is Use.SUMMARISE else Adapt(**said)


def undocumented(season: WritingRecord) -> list[str]:
    """A value that docs/ai.md does not name, or that is not what it says."""
    found = []
    for one in season.requests:
        said, state = one.request.people, season.record.person_state(one.askers[0].person, one.at)
        right = {
            "language": said["language"] == state.language,
            "address": said.get("address", state.address) == state.address,
            "today": said.get("today", "")
            in ("", one.at.astimezone(ZoneInfo(state.zone)).date().isoformat()),
            "card": said.get("card", "") in _cards(state.language, state.address) | {""},
        }
        wrong = [name for name, is_right in right.items() if not is_right]
        if set(said) != DOCUMENTED[one.request.use] or wrong:
            found.append(f"{wrong}: {describe(one)}")
    return found


@cache
def _cards(language: str, address: str) -> frozenset[str]:
    return frozenset(card.text(language, address) for card in load_library().cards)


def headers(season: WritingRecord) -> list[str]:
    """A header of which there is no need, or one that differs from request to request, save for the length."""
    common = {
        name: value for name, value in season.requests[0].request.headers.items() if name != "content-length"
    }
    return [
        f"{dict(one.request.headers)}: {describe(one)}"
        for one in season.requests
        if set(one.request.headers) != HEADERS
        or {name: value for name, value in one.request.headers.items() if name != "content-length"} != common
    ]


def over_the_days_share(season: WritingRecord) -> list[str]:
    """More requests on a day than a person or the programme has."""
    return [
        f"{count} on {day} for {who}"
        for (day, who), count in shares(season).items()
        if count > (A_DAY_PROGRAMME if who == "everybody" else A_DAY_PERSON)
    ]


def shares(season: WritingRecord) -> Counter[tuple[date, str]]:
    """How many were asked on a day, for each person and for everybody; a second try is none of its own."""
    jobs: dict[tuple[date, str], set[str]] = defaultdict(set)
    for one in season.requests:
        day = one.at.astimezone(VILNIUS).date()
        for who in (one.askers[0].person, "everybody"):
            jobs[day, who].add(one.askers[0].job)
    return Counter({key: len(found) for key, found in jobs.items()})


# ---- events ---------------------------------------------------------------------------------------------------------


def count_events(season: WritingRecord) -> Counter[str]:
    """How often what is proved here could have gone wrong."""
    found: Counter[str] = Counter()
    at_all = {person for person in season.record.names if season.switches.get(person)}
    asked = {mark for one in season.requests for mark in MARK.findall(words_in(one))}
    for one in season.requests:
        asker, use = one.askers[0], one.request.use
        typed = season.typed[MARK.findall(words_in(one))[0]]
        found[f"asked: {use}"] += 1
        found[f"asked in {one.request.people['language']}: {use}"] += 1
        found["asked in the polite form"] += one.request.people.get("address") == "jus"
        found["with a name hidden"] += "[NAME" in words_in(one)
        found["with an address hidden"] += "[ADDRESS" in words_in(one)
        found["of a partner's goal"] += typed.author != asker.person
        found[f"of a note for {'both' if typed.kind == 'ours' else 'oneself'}"] += typed.kind in (
            "mine",
            "ours",
        )
        found["of people who switched off later"] += not all(on for _, on in season.switches[asker.person])
    for typed in season.typed.values():
        mine = "never on" if typed.author not in at_all else "on for a while"
        found[f"typed, {mine}: {typed.kind}"] += 1
        found["typed, and asks for care"] += typed.asks_for_care
        found[f"kept back: {typed.kind}"] += typed.word not in asked and typed.author in at_all
    found["people who switched on"] = len(at_all)
    found["people who never did"] = len(season.record.names) - len(season.record.coordinators) - len(at_all)
    found["switched off again"] = sum(not on for known in season.switches.values() for _, on in known)
    found["faults of the model"] = len(season.behaved.keys() - {"well", "nonsense"})
    found["answers not to be shown"] = season.behaved["nonsense"]
    for (what, outcome), count in season.outcomes.items():
        found[f"{what}: {outcome}"] += count
    share = shares(season)
    found["a person's share used up"] = sum(
        n == A_DAY_PERSON for (_, who), n in share.items() if who != "everybody"
    )
    found["the programme's share used up"] = sum(
        n == A_DAY_PROGRAMME for (_, who), n in share.items() if who == "everybody"
    )
    return found


WANTED: Mapping[str, tuple[int, int]] = {
    "asked: understand": (40, 34),
    "asked: summarise": (25, 8),
    "asked: adapt": (25, 6),
    "asked in lt: understand": (15, 11),
    "asked in lt: summarise": (10, 5),
    "asked in lt: adapt": (10, 4),
    "asked in en: understand": (8, 7),
    "asked in en: summarise": (8, 1),
    "asked in en: adapt": (5, 1),
    "asked in the polite form": (4, 1),
    "understand: written": (25, 25),
    "summarise: written": (15, 5),
    "adapt: written": (15, 4),
    "with a name hidden": (70, 32),
    "with an address hidden": (40, 15),
    "of a partner's goal": (3, 2),
    "of a note for both": (8, 3),
    "of a note for oneself": (8, 3),
    "of people who switched off later": (12, 7),
    "people who switched on": (10, 5),
    "people who never did": (6, 2),
    "switched off again": (3, 1),
    "a person's share used up": (4, 3),
    "the programme's share used up": (1, 1),
    "faults of the model": (15, 9),
    "answers not to be shown": (2, 1),
    "typed, and asks for care": (15, 5),
    "typed, never on: mine": (8, 2),
    "typed, never on: ours": (8, 3),
    "typed, never on: note_said": (4, 1),
    "typed, never on: heard": (8, 2),
    "typed, never on: free": (15, 4),
    "typed, never on: goal": (6, 2),
    "typed, never on: situation": (5, 2),
    "kept back: mine": (10, 5),
    "kept back: ours": (8, 6),
    "kept back: step": (15, 5),
    "kept back: situation": (6, 4),
    "kept back: free": (10, 32),
    "kept back: goal": (4, 4),
    "kept back: good": (2, 1),
    "kept back: hard": (1, 1),
    "kept back: line": (2, 1),
    "kept back: thanks": (2, 0),
    "kept back: lower": (1, 1),
    "kept back: higher": (1, 1),
}
"""At least so much of each in the long season and in the short one, or nothing is proved: asked, typed by those who never
agreed, and kept back of those who did."""
