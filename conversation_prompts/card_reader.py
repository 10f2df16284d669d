"""Reads one ``[[card]]`` of a card file: the Card, and every fault it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from conversation_prompts.card import DEPTHS, Audience, Card, Format, GoalTag, Origin, Purpose, Stage, Topic
from conversation_prompts.card_table import CardTable
from conversation_prompts.faults import Fault
from conversation_prompts.toml_document import KeyPath
from conversation_prompts.wording import english_faults, informal_word, lithuanian_faults

TEXT_LIMIT = 400  # characters
FOLLOWUP_LIMIT = 200  # characters
MINUTES = (2, 30)

_KEYS = (
    *("id", "stage", "topic", "depth", "audience", "format", "family", "goal_tags", "purpose", "minutes"),
    *("reciprocal", "sensitive", "lt", "en"),
)
_ZERO_AND_TEN = (re.compile(r"\b0\b"), re.compile(r"\b10\b"))


def read_card(
    values: Mapping[str, Any], origin: Origin, line: Callable[[KeyPath], int]
) -> tuple[Card, list[Fault]]:
    """The card of these values and its faults, each on the line of its key; a card with a fault is not to be used.

    ``line`` gives the line of a path inside the card; () is the card itself.
    """
    faults: list[Fault] = []

    def report(path: KeyPath, message: str) -> None:
        faults.append(Fault(origin.file, line(path), message))

    card = _card(CardTable(values, report), origin)
    for path, message in (
        *_stage_faults(values, origin.file),
        *_wording_faults(card),
        *_address_faults(card),
        *_scale_faults(card),
    ):
        report(path, message)
    return card, faults


def _card(table: CardTable, origin: Origin) -> Card:
    lt, en = table.table("lt"), table.table("en")
    table.only(*_KEYS)
    lt.only("tu", "jus", "followups", "followups_jus")
    en.only("text", "followups")
    return Card(
        id=table.name("id"),
        stages=table.words("stage", Stage, at_least=1),
        topic=table.word("topic", Topic),
        depth=table.number("depth", DEPTHS[0], DEPTHS[-1]),
        audience=table.word("audience", Audience),
        format=table.word("format", Format),
        family=table.name("family"),
        goal_tags=table.words("goal_tags", GoalTag),
        purposes=table.words("purpose", Purpose),
        minutes=table.number("minutes", *MINUTES),
        reciprocal=table.flag("reciprocal"),
        sensitive=table.flag("sensitive"),
        lt_tu=lt.text("tu", TEXT_LIMIT),
        lt_jus=lt.text("jus", TEXT_LIMIT) if "jus" in lt else None,
        lt_followups_tu=lt.pair("followups", FOLLOWUP_LIMIT),
        lt_followups_jus=lt.pair("followups_jus", FOLLOWUP_LIMIT) if "followups_jus" in lt else None,
        en=en.text("text", TEXT_LIMIT),
        en_followups=en.pair("followups", FOLLOWUP_LIMIT),
        origin=origin,
    )


def _stage_faults(values: Mapping[str, Any], file: str) -> Iterator[tuple[KeyPath, str]]:
    """A card in the file of another stage; a file whose name does not begin with a stage may hold any."""
    name = PurePath(file).stem
    stage = next((stage for stage in Stage if name == stage or name.startswith(f"{stage}_")), None)
    if stage is None:
        return
    named, stages = values.get("id"), values.get("stage")
    begins = stage.replace("_", "-") + "-"
    if isinstance(named, str) and not named.startswith(begins):
        yield ("id",), f"'id' is '{named}'; in this file it begins with '{begins}'."
    if isinstance(stages, list) and stages and stage not in stages:
        yield ("stage",), f"'stage' leaves out {stage}, the stage of this file; add it or move the card."


def _texts(card: Card) -> Iterator[tuple[KeyPath, str, str]]:
    """Every text of a card: its key, how to call it, and its words."""
    yield ("lt", "tu"), "'lt.tu'", card.lt_tu
    if card.lt_jus is not None:
        yield ("lt", "jus"), "'lt.jus'", card.lt_jus
    yield ("en", "text"), "'en.text'", card.en
    for language, key, pair in (
        ("lt", "followups", card.lt_followups_tu),
        ("lt", "followups_jus", card.lt_followups_jus),
        ("en", "followups", card.en_followups),
    ):
        for which, words in zip(("first", "second"), pair or (), strict=False):
            yield (language, key), f"the {which} of '{language}.{key}'", words


def _wording_faults(card: Card) -> Iterator[tuple[KeyPath, str]]:
    for key, name, words in _texts(card):
        for wrong in lithuanian_faults(words) if key[0] == "lt" else english_faults(words):
            yield key, f"{name} {wrong}."


def _address_faults(card: Card) -> Iterator[tuple[KeyPath, str]]:
    """A text that speaks to one person informally needs its formal twin, and the twin may not."""
    for informal, formal, tu, jus in (
        ("tu", "jus", (card.lt_tu,), None if card.lt_jus is None else (card.lt_jus,)),
        ("followups", "followups_jus", card.lt_followups_tu, card.lt_followups_jus),
    ):
        if jus is None:
            if (word := informal_word(" ".join(tu))) is not None:
                wrong = f"'lt.{formal}' is missing: 'lt.{informal}' says '{word}' to one person; write both."
                yield ("lt", informal), wrong
        elif (word := informal_word(" ".join(jus))) is not None:
            yield (
                ("lt", formal),
                f"'lt.{formal}' says '{word}', which is informal; write jūs and its forms.",
            )


def _scale_faults(card: Card) -> Iterator[tuple[KeyPath, str]]:
    """A scale runs from 0 to 10 (docs/domain.md §4.2): each text of such a card names both ends."""
    if card.format is not Format.SCALE:
        return
    for key, name, words in _texts(card):
        if key[1] in {"tu", "jus", "text"} and words and not all(end.search(words) for end in _ZERO_AND_TEN):
            yield key, f"{name} is a scale without its ends; name 0 and 10."
