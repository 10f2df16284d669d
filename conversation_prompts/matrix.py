"""The coverage matrix of the card library: how many cards there are for each stage and topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conversation_prompts.card import DEPTHS, Audience, Format, Library, Stage, Topic

REQUIRED: Mapping[Stage, tuple[Topic, ...]] = {
    # come with a situation rather than a goal, and know what is hoped for (docs/domain.md §2.1-2.3)
    Stage.BEFORE_FIRST: (Topic.GOALS_CAREER, Topic.RELATIONSHIP_EXPECTATIONS),
    # get acquainted, then the ground rules, then the purpose (docs/domain.md §2.4)
    Stage.FIRST: (Topic.RELATIONSHIP_EXPECTATIONS, Topic.KNOWHOW_STORIES, Topic.GOALS_CAREER),
    # shared values early; feedback and difficulties while they are still small (docs/domain.md §4.2)
    Stage.EARLY_TRUST: (
        Topic.ACHIEVEMENTS_DIFFICULTIES,
        Topic.DIFFERENCE,
        Topic.FEEDBACK,
        Topic.GOALS_CAREER,
        Topic.KNOWHOW_STORIES,
    ),
    # the long middle: every subject that a programme is run for (docs/domain.md §1)
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
    # why pairs stand still: no topic, no energy, a goal that is reached or lost, a pair that does not fit
    Stage.STUCK: (
        Topic.NOTHING_TO_TALK,
        Topic.STRESS_ENERGY,
        Topic.GOALS_CAREER,
        Topic.RELATIONSHIP_EXPECTATIONS,
    ),
    # goal from 0 to 10, feedback both ways, "continue, change, pause" (docs/domain.md §5)
    Stage.MID_REVIEW: (
        Topic.GOALS_CAREER,
        Topic.FEEDBACK,
        Topic.RELATIONSHIP_EXPECTATIONS,
        Topic.ACHIEVEMENTS_DIFFICULTIES,
    ),
    # the harvest, the handing over, the parting (docs/domain.md §5)
    Stage.CLOSING: (
        Topic.ACHIEVEMENTS_DIFFICULTIES,
        Topic.SUCCESSION,
        Topic.RELATIONSHIP_EXPECTATIONS,
    ),
    # the habit that stayed, and to whom it can be passed on (docs/domain.md §5)
    Stage.AFTER: (Topic.GOALS_CAREER, Topic.RELATIONSHIP_EXPECTATIONS),
}
"""The cells that may not be empty: the topics that a pair in that stage cannot do without."""


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

    def depth_share(self, depth: int) -> float:
        """The share of cards of that depth, 0 to 100 percent; 0 in an empty library."""
        return 100 * self.depths[depth] / self.cards if self.cards else 0.0


def count_cards(library: Library) -> Matrix:
    """The counts of a library; each is there, also where it is 0."""
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
    )


def as_text(found: Matrix) -> str:
    """The counts in aligned columns, topics down, stages across; · marks an empty cell, ! one that is REQUIRED."""
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
    return "!" if topic in REQUIRED[stage] else "·"


def _listed(name: str, counts: Iterable[tuple[str, object]]) -> str:
    return f"{name:<8}  " + "  ".join(f"{word} {count}" for word, count in counts)
