"""Rules of who sees what people write and press: each returns what breaks it."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime

from tests.support.season.record import Act, MarkedText, Received, Record
from tests.support.season.sentences import says

WORD = re.compile(r"qy[bcdfghjklmnpqrstvwxz]+yq")
MIRRORED = ("expect-ready", "expect-differ", "expect-same")
EXPECTED = frozenset(
    {"lead", "topic", "prepare", "need", "feedback", "reply", "beyond", "cancel", "silence"}
)  # the nine questions of the mirror
NEWS = frozenset(
    {"ending-partner", "ending-partner-last", "erase-partner"}
)  # that the pair has ended, and nothing about why
FAREWELL = "ending-farewell"  # a word to end with, where somebody left one
CHANGE_TOLD = frozenset({"fit_both", "fit_change"})


def shown_to_others(record: Record) -> list[str]:
    """A word that reached somebody who was not promised to see it: the partner too early, another pair, a coordinator."""
    marked_texts = {one.word: one for one in record.marked_texts}
    return [
        f"{word}, which {marked_texts[word].author} wrote for {marked_texts[word].seen_by!r}, {why}: {record.describe(one)}"
        for one in record.received
        for word in sorted(set(WORD.findall(one.text)))
        if (why := _why_not_theirs(record, marked_texts[word], one)) is not None
    ]


def _why_not_theirs(record: Record, marked: MarkedText, one: Received) -> str | None:
    if marked.seen_by == "care":
        return "came back from where nothing is kept"
    if one.person == marked.author:
        return None
    if one.person in record.coordinators:
        return "reached a coordinator"
    if not any(marked.author in pair.both for pair in record.pairs_of[one.person]):
        return "reached another pair"
    if marked.pair is not None and one.person not in record.pairs[marked.pair].both:
        return "reached another pair"
    if marked.seen_by == "pair":
        return None
    if marked.seen_by in ("sent", "draft") and marked.shared_at is not None and marked.shared_at <= one.at:
        return None
    return "reached the partner"


def care_kept(record: Record) -> list[str]:
    """Words of somebody in danger, in a table, a log or the outbox; or anything written at all when they came."""
    care = [one.word for one in record.marked_texts if one.seen_by == "care"]
    found = [f"{word} lay in {place}" for word, place in record.leaks]
    found += [f"{word} was followed by {statement}" for word, statement in record.care_wrote]
    found += [f"{word} was logged" for word in care if word in record.logged]
    found += [f"{word} lay in the outbox" for word in care if word in record.outbox_text]
    return found


def words_in_plain_sight(record: Record) -> list[str]:
    """Anything that people wrote, in a log or in the outbox."""
    return [
        f"{word} stands in {where}"
        for where, text in (("the log", record.logged), ("the outbox", record.outbox_text))
        for word in sorted(set(WORD.findall(text)))
    ]


def expectations_too_early(record: Record) -> list[str]:
    """Something of the expectations that is shown or announced before both have answered."""
    answered = _answered_expectations(record)
    found = []
    for one in record.received:
        both = any(
            all((pair.id, who) in answered and answered[pair.id, who] <= one.at for who in pair.both)
            for pair in record.pairs_of[one.person]
        )
        if not both and any(says(one.prose, text) for text in MIRRORED):
            found.append(record.describe(one))
    return found


def _answered_expectations(record: Record) -> dict[tuple[str, str], datetime]:
    """When each of a pair had answered all nine questions."""
    given: dict[tuple[str, str], set[str]] = defaultdict(set)
    found: dict[tuple[str, str], datetime] = {}
    for act in record.acts:
        if act.asked is None or not EXPECTED & act.values.keys():
            continue
        flow, pair = record.conversations.get(act.asked.conversation, ("", None))
        if flow == "expect" and pair is not None:
            given[pair, act.person] |= EXPECTED & act.values.keys()
            if given[pair, act.person] == EXPECTED:
                found.setdefault((pair, act.person), act.at)
    return found


def fit_revealed(record: Record) -> list[str]:
    """A wish for a change that somebody learned of, though not both had it and nobody asked for a talk."""
    wishes = _tapped(record, "fit-check", "change")
    middles = _tapped(record, "mid-review", "change")
    talks = _talks(record)
    found = []
    for one in record.deliveries():
        for row in one.rows:
            if row.pair is None:
                continue
            wished = {
                who
                for pair, who, at in (middles if row.kind == "mid_both" else wishes)
                if pair == row.pair and at <= one.at
            }
            if row.kind in CHANGE_TOLD | {"mid_both"} and wished != set(record.pairs[row.pair].both):
                found.append(f"only {sorted(wished)} would welcome a change: {record.describe(one)}")
            if row.kind == "help_asked" and not any(pair == row.pair and at <= one.at for pair, at in talks):
                found.append(f"nobody asked for a talk: {record.describe(one)}")
    return found


def fit_kept_back(record: Record) -> list[str]:
    """Both would welcome a change, and one of them was never told; or a talk was asked for and no coordinator was told."""
    wishes = _tapped(record, "fit-check", "change")
    told = {(row.pair, row.kind) for row in record.outbox_rows.values()}
    found = []
    for pair in record.pairs.values():
        if {who for of, who, _ in wishes if of == pair.id} == set(pair.both):
            found += [
                f"{kind} was never written in pair {pair.id}"
                for kind in CHANGE_TOLD
                if (pair.id, kind) not in told
            ]
    return found + [
        f"a talk asked for in pair {pair} at {at}"
        for pair, at in _talks(record)
        if (pair, "help_asked") not in told
    ]


def _tapped(record: Record, flow: str, value: str) -> list[tuple[str, str, datetime]]:
    return [
        (pair, act.person, act.at)
        for act in record.acts
        for of, pair in [_of(record, act)]
        if of == flow and value in act.values.values() and pair is not None and not turned_away(act)
    ]


def _talks(record: Record) -> list[tuple[str, datetime]]:
    """When somebody asked for the coordinator, in whichever conversation."""
    return [
        (pair, act.at)
        for act in record.acts
        for _, pair in [_of(record, act)]
        if pair is not None and says(act.answer.text, "talk-asked")
    ]


def _of(record: Record, act: Act) -> tuple[str, str | None]:
    return record.conversations.get(act.asked.conversation, ("", None)) if act.asked else ("", None)


def turned_away(act: Act) -> bool:
    """Whether an old button was pressed, and nothing came of it."""
    return any(says(act.answer.text, text) for text in ("stale", "closed"))


def endings_told_apart(record: Record) -> list[str]:
    """An ending that the partner heard of in other words than everybody else does, or not at all, or more than once."""
    found: list[str] = []
    for pair in record.pairs.values():
        if not any(state.ended for state in record.pair_states[pair.id]):
            continue
        told = [
            (one, row) for one in record.deliveries() for row in one.rows
            if row.pair == pair.id and row.kind == "pair_ended" and one.person in pair.both
        ]  # fmt: skip
        promised = [
            row for row in record.outbox_rows.values()
            if row.pair == pair.id and row.kind == "pair_ended" and row.person in pair.both
        ]  # fmt: skip
        news = [row for row in promised if neutral(row.body) in NEWS]
        if len(news) != 1 or len(promised) > 2 or len(told) > len(promised):
            found.append(
                f"told {len(told)} times, written {len(promised)} times that pair {pair.id} has ended"
            )
        found += [
            f"{neutral(row.body)}: {record.describe(one)}"
            for one, row in told
            if neutral(row.body) not in NEWS | {FAREWELL}
        ]
    return found


def neutral(body: str) -> str:
    """Which texts an ending consists of, without whom it is about."""
    return " ".join(re.findall(r'"say": "([a-z-]+)"', body))
