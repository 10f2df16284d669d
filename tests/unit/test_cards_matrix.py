"""What the library covers, and the targets it is held to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation_prompts.card import Audience, Card, Format, Library, Origin, Stage, Topic
from conversation_prompts.load import load_library
from conversation_prompts.matrix import REQUIRED, Matrix, as_text, count_cards

PLAIN = Card(
    id="plain",
    stages=frozenset({Stage.WORKING}),
    topic=Topic.FEEDBACK,
    depth=1,
    audience=Audience.BOTH,
    format=Format.OPEN,
    family="plain",
    goal_tags=frozenset(),
    purposes=frozenset(),
    minutes=10,
    reciprocal=False,
    sensitive=False,
    lt_tu="Ką?",
    lt_jus=None,
    lt_followups_tu=("Ką?", "Kam?"),
    lt_followups_jus=None,
    en="What?",
    en_followups=("What?", "Who?"),
    origin=Origin("plain.toml", 1),
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def of(*cards: Card) -> Matrix:
    return count_cards(
        Library(tuple(replace(card, id=f"card-{number}") for number, card in enumerate(cards)))
    )


def test_every_card_is_counted() -> None:
    counts = of(
        PLAIN,
        replace(PLAIN, stages=frozenset({Stage.WORKING, Stage.STUCK}), depth=3, audience=Audience.MENTOR),
        replace(PLAIN, topic=Topic.NOTHING_TO_TALK, depth=2, format=Format.SCALE),
        replace(PLAIN, depth=2),
    )

    assert counts.cards == 4
    assert counts.cells[Stage.WORKING, Topic.FEEDBACK] == 3
    assert counts.cells[Stage.STUCK, Topic.FEEDBACK] == 1
    assert sum(counts.cells.values()) == 5
    assert (counts.stages[Stage.WORKING], counts.stages[Stage.STUCK], counts.stages[Stage.AFTER]) == (4, 1, 0)
    assert (counts.topics[Topic.FEEDBACK], counts.topics[Topic.NETWORK]) == (3, 0)
    assert counts.depths == {1: 1, 2: 2, 3: 1}
    assert (counts.formats[Format.OPEN], counts.formats[Format.SCALE]) == (3, 1)
    assert (counts.audiences[Audience.BOTH], counts.audiences[Audience.MENTOR]) == (3, 1)
    assert (counts.depth_share(1), counts.depth_share(2)) == (25, 50)


def test_an_empty_library_counts_nothing() -> None:
    counts = of()

    assert counts.depth_share(1) == 0
    assert {*counts.cells.values(), *counts.stages.values(), *counts.topics.values(), counts.cards} == {0}


def test_a_pair_that_is_stuck_is_always_thought_of() -> None:
    assert Topic.NOTHING_TO_TALK in REQUIRED[Stage.STUCK]
    assert set(REQUIRED) == set(Stage)


def test_the_table_is_aligned_and_marks_what_is_empty() -> None:
    text = as_text(
        of(PLAIN, replace(PLAIN, depth=2), *[replace(PLAIN, stages=frozenset({Stage.AFTER}))] * 10)
    )
    lines = text.split("\n")
    head, rows = lines[0], {line.split()[0]: line for line in lines[1:12]}

    def under(row: str, column: str) -> str:
        end = head.index(column) + len(column)
        return rows[row][:end].split()[-1]

    assert list(rows) == [*Topic, "all"]
    assert under("feedback", "working") == "2"
    assert under("feedback", "after") == under("all", "after") == "10"
    assert under("feedback", "stuck") == "·"
    assert under("nothing_to_talk", "stuck") == "!"
    assert under("all", "all") == "12"
    assert {len(line) for line in lines[1:12]} == {len(head)}
    assert lines[12] == ""
    assert lines[13:] == [
        "depth     1 11 (92 %)  2 1 (8 %)  3 0 (0 %)",
        "format    open 12  scale 0  exercise 0  story 0  reflection 0",
        "audience  mentor 0  mentee 0  both 12",
    ]


# ---- the library that comes with the package ---------------------------------------------------------------


def test_every_required_cell_of_the_library_has_a_card(library: Library) -> None:
    assert "!" not in as_text(count_cards(library))


def test_the_library_has_enough_cards_for_every_stage_and_topic(library: Library) -> None:
    counts = count_cards(library)

    assert counts.cards >= 200
    assert not [stage for stage, count in counts.stages.items() if count < 10]
    assert not [topic for topic, count in counts.topics.items() if count < 12]


def test_a_pair_that_is_stuck_or_has_nothing_to_talk_about_has_twenty_cards(library: Library) -> None:
    assert sum(Stage.STUCK in card.stages or card.topic is Topic.NOTHING_TO_TALK for card in library) >= 20


@pytest.mark.parametrize(("depth", "share"), [(1, 40), (2, 40), (3, 20)])
def test_the_depths_of_the_library_keep_their_shares(library: Library, depth: int, share: int) -> None:
    assert abs(count_cards(library).depth_share(depth) - share) <= 8
