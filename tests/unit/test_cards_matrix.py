"""What the library covers, and the targets it is held to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation_prompts.card import Audience, Card, Format, Library, Origin, Stage, Topic
from conversation_prompts.load import load_library
from conversation_prompts.matrix import MUST, Matrix, as_text, gaps, matrix

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


def of(*cards: Card) -> Matrix:
    return matrix(Library(tuple(replace(card, id=f"card-{number}") for number, card in enumerate(cards))))


def full() -> list[Card]:
    """The fewest cards without a gap: three in every cell, and depths in the shares they should have."""
    cells = [(stage, topic) for stage in Stage for topic in Topic] * 3
    return [
        replace(
            PLAIN, stages=frozenset({stage}), topic=topic, depth=1 + (number % 10 >= 4) + (number % 10 >= 8)
        )
        for number, (stage, topic) in enumerate(cells)
    ]


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
    assert counts.rescue == 2
    assert (counts.depth_share(1), counts.depth_share(2)) == (25, 50)


def test_an_empty_library_has_every_gap() -> None:
    counts = of()
    said = gaps(counts)

    assert counts.depth_share(1) == 0
    assert len(said) == 1 + len(Stage) + len(Topic) + 1 + 3 + sum(map(len, MUST.values()))


def test_a_full_library_has_no_gap() -> None:
    assert gaps(of(*full())) == ()


@pytest.mark.parametrize("stage", list(Stage))
def test_each_stage_needs_ten_cards(stage: Stage) -> None:
    others = [card for card in full() if stage not in card.stages]
    mine = [card for card in full() if stage in card.stages]
    filler = [
        replace(PLAIN, stages=frozenset({Stage.FIRST if stage is not Stage.FIRST else Stage.AFTER}))
    ] * 30

    assert not [said for said in gaps(of(*others, *mine[:10], *filler)) if said.startswith("The stage")]
    (said,) = [said for said in gaps(of(*others, *mine[:9], *filler)) if said.startswith("The stage")]
    assert said == f"The stage {stage} has 9 cards; it needs 10."


@pytest.mark.parametrize("topic", list(Topic))
def test_each_topic_needs_twelve_cards(topic: Topic) -> None:
    others = [card for card in full() if card.topic is not topic]
    mine = [card for card in full() if card.topic is topic]

    assert not [said for said in gaps(of(*others, *mine[:12])) if said.startswith("The topic")]
    (said,) = [said for said in gaps(of(*others, *mine[:11])) if said.startswith("The topic")]
    assert said == f"The topic {topic} has 11 cards; it needs 12."


def test_the_library_needs_two_hundred_cards() -> None:
    assert "The library has 199 cards; it needs 200." in gaps(of(*full()[:199]))
    assert not [said for said in gaps(of(*full()[:200])) if said.startswith("The library")]


def test_a_stuck_pair_needs_twenty_cards() -> None:
    stuck = replace(PLAIN, stages=frozenset({Stage.STUCK}))
    silent = replace(PLAIN, topic=Topic.NOTHING_TO_TALK)
    both = replace(stuck, topic=Topic.NOTHING_TO_TALK)

    few = "19 cards are for a pair that is stuck or has nothing to talk about; 20 are needed."
    assert few in gaps(of(*[stuck] * 9, *[silent] * 9, both))
    assert not [
        said for said in gaps(of(*[stuck] * 9, *[silent] * 9, both, both)) if "are for a pair" in said
    ]


@pytest.mark.parametrize(
    ("depths", "said"),
    [
        ((32, 48, 20), []),
        ((48, 40, 12), []),
        ((36, 36, 28), []),
        ((31, 48, 21), ["31 % of the cards are of depth 1; it should be 32 to 48 %."]),
        ((49, 39, 12), ["49 % of the cards are of depth 1; it should be 32 to 48 %."]),
        (
            (40, 31, 29),
            [
                "31 % of the cards are of depth 2",
                "29 % of the cards are of depth 3; it should be 12 to 28 %.",
            ],
        ),
    ],
)
def test_depths_keep_their_shares(depths: tuple[int, int, int], said: list[str]) -> None:
    cards = [replace(PLAIN, depth=depth) for depth, count in enumerate(depths, 1) for _ in range(count)]
    found = [words for words in gaps(of(*cards)) if "are of depth" in words]

    assert len(found) == len(said)
    for words, start in zip(found, said, strict=True):
        assert words.startswith(start)


@pytest.mark.parametrize(("stage", "topic"), [(stage, topic) for stage in MUST for topic in MUST[stage]])
def test_a_cell_that_matters_may_not_be_empty(stage: Stage, topic: Topic) -> None:
    cards = [card for card in full() if (card.topic, card.stages) != (topic, frozenset({stage}))]

    assert f"No card of the stage {stage} is about {topic}; pairs there need one." in gaps(of(*cards))


def test_a_pair_that_is_stuck_is_always_thought_of() -> None:
    assert Topic.NOTHING_TO_TALK in MUST[Stage.STUCK]
    assert set(MUST) == set(Stage)


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


def test_the_library_covers_what_pairs_live_through() -> None:
    assert gaps(matrix(load_library())) == ()
