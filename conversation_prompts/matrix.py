"""How well the library covers what pairs live through: counts of cards, and what is missing (domain §4.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conversation_prompts.card import DEPTHS, Audience, Format, Library, Stage, Topic

CARDS_AT_LEAST = 200
STAGE_AT_LEAST = 10
TOPIC_AT_LEAST = 12
RESCUE_AT_LEAST = 20  # cards of the stage stuck or about nothing to talk about
DEPTH_SHARES = {1: 40, 2: 40, 3: 20}  # percent
DEPTH_SLACK = 8  # percentage points either way

MUST: Mapping[Stage, tuple[Topic, ...]] = {
    # S6, S22, S23: come with a situation rather than a goal, and know what is hoped for
    Stage.BEFORE_FIRST: (Topic.GOALS_CAREER, Topic.RELATIONSHIP_EXPECTATIONS),
    # domain §2.4: get acquainted, then the ground rules, then what it is for
    Stage.FIRST: (Topic.RELATIONSHIP_EXPECTATIONS, Topic.KNOWHOW_STORIES, Topic.GOALS_CAREER),
    # domain §4.2: shared values early; feedback and difficulties while they are still small
    Stage.EARLY_TRUST: (
        Topic.ACHIEVEMENTS_DIFFICULTIES,
        Topic.DIFFERENCE,
        Topic.FEEDBACK,
        Topic.GOALS_CAREER,
        Topic.KNOWHOW_STORIES,
    ),
    # the long middle: every subject the brief names (S10 to S20)
    Stage.WORKING: (
        Topic.GOALS_CAREER,
        Topic.FEEDBACK,
        Topic.ACHIEVEMENTS_DIFFICULTIES,
        Topic.STRESS_ENERGY,
        Topic.DIFFERENCE,
        Topic.SUCCESSION,
        Topic.KNOWHOW_STORIES,
        Topic.NETWORK,
    ),
    # field §1.3: no topic, no energy, a goal that is reached or lost, a pair that does not fit
    Stage.STUCK: (
        Topic.NOTHING_TO_TALK,
        Topic.STRESS_ENERGY,
        Topic.GOALS_CAREER,
        Topic.RELATIONSHIP_EXPECTATIONS,
    ),
    # domain §5: goal from 0 to 10, feedback both ways, "continue, change, pause"
    Stage.MID_REVIEW: (
        Topic.GOALS_CAREER,
        Topic.FEEDBACK,
        Topic.RELATIONSHIP_EXPECTATIONS,
        Topic.ACHIEVEMENTS_DIFFICULTIES,
    ),
    # domain §5: the harvest, what is handed over, how to part
    Stage.CLOSING: (
        Topic.ACHIEVEMENTS_DIFFICULTIES,
        Topic.SUCCESSION,
        Topic.RELATIONSHIP_EXPECTATIONS,
    ),
    # domain §5: which habit stayed, and to whom it can be passed on
    Stage.AFTER: (Topic.GOALS_CAREER, Topic.RELATIONSHIP_EXPECTATIONS),
}
"""The cells that may not be empty: what a pair in that stage cannot do without."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts of cards. A card of several stages counts once in each, and once in every other count."""

    cards: int
    cells: Mapping[tuple[Stage, Topic], int]
    stages: Mapping[Stage, int]
    topics: Mapping[Topic, int]
    depths: Mapping[int, int]
    formats: Mapping[Format, int]
    audiences: Mapping[Audience, int]
    rescue: int  # of the stage stuck or about nothing to talk about

    def depth_share(self, depth: int) -> float:
        """The share of cards of that depth, 0 to 100 percent; 0 in an empty library."""
        return 100 * self.depths[depth] / self.cards if self.cards else 0.0


def matrix(library: Library) -> Matrix:
    """What the library holds; every count is there, also where it is 0."""
    cells = Counter((stage, card.topic) for card in library for stage in card.stages)
    stages = Counter(stage for card in library for stage in card.stages)
    topics = Counter(card.topic for card in library)
    depths = Counter(card.depth for card in library)
    formats = Counter(card.format for card in library)
    audiences = Counter(card.audience for card in library)
    return Matrix(
        cards=len(library),
        cells={(stage, topic): cells[stage, topic] for stage in Stage for topic in Topic},
        stages={stage: stages[stage] for stage in Stage},
        topics={topic: topics[topic] for topic in Topic},
        depths={depth: depths[depth] for depth in DEPTHS},
        formats={format_: formats[format_] for format_ in Format},
        audiences={audience: audiences[audience] for audience in Audience},
        rescue=sum(Stage.STUCK in card.stages or card.topic is Topic.NOTHING_TO_TALK for card in library),
    )


def gaps(found: Matrix) -> tuple[str, ...]:
    """What the library lacks, a sentence each; empty where it covers all of domain §4.1 and MUST."""
    lacking = []
    if found.cards < CARDS_AT_LEAST:
        lacking.append(f"The library has {found.cards} cards; it needs {CARDS_AT_LEAST}.")
    for stage, count in found.stages.items():
        if count < STAGE_AT_LEAST:
            lacking.append(f"The stage {stage} has {count} cards; it needs {STAGE_AT_LEAST}.")
    for topic, count in found.topics.items():
        if count < TOPIC_AT_LEAST:
            lacking.append(f"The topic {topic} has {count} cards; it needs {TOPIC_AT_LEAST}.")
    if found.rescue < RESCUE_AT_LEAST:
        lacking.append(
            f"{found.rescue} cards are for a pair that is stuck or has nothing to talk about;"
            f" {RESCUE_AT_LEAST} are needed."
        )
    for depth, share in DEPTH_SHARES.items():
        if abs(found.depth_share(depth) - share) > DEPTH_SLACK:
            lacking.append(
                f"{found.depth_share(depth):.0f} % of the cards are of depth {depth};"
                f" it should be {share - DEPTH_SLACK} to {share + DEPTH_SLACK} %."
            )
    lacking += [
        f"No card of the stage {stage} is about {topic}; pairs there need one."
        for stage, topics in MUST.items()
        for topic in topics
        if not found.cells[stage, topic]
    ]
    return tuple(lacking)


def as_text(found: Matrix) -> str:
    """The counts in aligned columns, topics down, stages across; · is empty, ! is empty and must not be."""
    rows = [["", *Stage, "all"]]
    for topic in Topic:
        cells = [_cell(found, stage, topic) for stage in Stage]
        rows.append([topic, *cells, str(found.topics[topic])])
    rows.append(["all", *map(str, found.stages.values()), str(found.cards)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    table = [
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    ]
    shares = (
        (str(depth), f"{count} ({found.depth_share(depth):.0f} %)") for depth, count in found.depths.items()
    )
    return "\n".join(
        (
            *(line.rstrip() for line in table),
            "",
            _listed("depth", shares),
            _listed("format", found.formats.items()),
            _listed("audience", found.audiences.items()),
        )
    )


def _cell(found: Matrix, stage: Stage, topic: Topic) -> str:
    if count := found.cells[stage, topic]:
        return str(count)
    return "!" if topic in MUST[stage] else "·"


def _listed(name: str, counts: Iterable[tuple[str, object]]) -> str:
    return f"{name:<8}  " + "  ".join(f"{word} {count}" for word, count in counts)
