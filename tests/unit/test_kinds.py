"""The table of kinds, against expectations written by hand: a flag that is flipped in a row is seen here, by its kind's name.

The hand-written table says the same as the rows in another way, so that no mistake is shared: by list, not by row.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from bot.kinds import FOLLOWING_FACTS, IN_BUDGET, KINDS, Kind, Nature, Policy
from bot.schedule.handlers import HANDLERS
from bot.texts.loader import LANGUAGES, load_texts
from tests.support.kind_expectations import (
    AFTER_THE_END,
    ALWAYS_TOLD_IN_TIME,
    ANY_HOUR,
    ASKED_FIRST,
    CANNOT_BE_STOPPED,
    DURING_A_PAUSE,
    EXPIRES_IN_DAYS,
    FACTS,
    LATEST_IN_DAYS,
    NUDGES,
    OUTLAST_QUIET,
    SET_BY_FACTS,
    WAIT_FOR_THE_PAUSE,
    WITHOUT_A_FOOTNOTE,
    expected,
)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_row_says_what_was_agreed(kind: Kind) -> None:
    assert kind == expected(kind.name)


def test_every_kind_that_is_expected_has_a_row_and_no_other() -> None:
    assert set(KINDS) == FACTS | NUDGES | ANY_HOUR
    for named in (
        DURING_A_PAUSE, WAIT_FOR_THE_PAUSE, AFTER_THE_END, OUTLAST_QUIET, ASKED_FIRST, CANNOT_BE_STOPPED,
        WITHOUT_A_FOOTNOTE, SET_BY_FACTS, set(LATEST_IN_DAYS), set(EXPIRES_IN_DAYS), ALWAYS_TOLD_IN_TIME,
    ):  # fmt: skip
        assert named <= set(KINDS)


def flips(kind: Kind) -> list[Kind]:
    """The row with each of its flags flipped, one at a time."""
    found = [replace(kind, nature=other) for other in Nature if other is not kind.nature]
    found += [replace(kind, in_pause=other) for other in Policy if other is not kind.in_pause]
    found += [replace(kind, after_end=other) for other in Policy if other is not kind.after_end]
    found += [replace(kind, expires=kind.expires + timedelta(days=1))]
    found += [
        replace(kind, **{flag.name: not getattr(kind, flag.name)})  # type: ignore[arg-type]
        for flag in fields(Kind)
        if isinstance(getattr(kind, flag.name), bool)
    ]
    if kind.timer is not None:
        late = kind.timer.catch_up
        found.append(replace(kind, timer=None))
        found.append(replace(kind, timer=replace(kind.timer, follows_facts=not kind.timer.follows_facts)))
        found.append(
            replace(kind, timer=replace(kind.timer, catch_up=(late or timedelta()) + timedelta(days=1)))
        )
    return found


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_flipped_flag_is_noticed(kind: Kind) -> None:
    assert len(flips(kind)) >= 11
    assert all(flipped != expected(kind.name) for flipped in flips(kind))


def test_each_timer_has_exactly_one_handler() -> None:
    assert set(HANDLERS) == {name for name, kind in KINDS.items() if kind.timer is not None}


def test_a_kind_says_by_itself_what_a_pause_and_an_end_mean_for_it() -> None:
    """No default may drop a message: a row without these is no row."""
    without = {field.name for field in fields(Kind) if field.default is field.default_factory}
    assert {"name", "nature", "in_pause", "after_end"} <= without
    with pytest.raises(TypeError):
        Kind("horoscope", Nature.FACT)  # type: ignore[call-arg]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_each_kind_can_say_why_it_came_and_what_is_stopped(kind: Kind, language: str) -> None:
    texts = load_texts()
    assert texts.has(f"why-{kind.text_id}")
    assert texts.has(f"kind-{kind.text_id}") == kind.stoppable


def test_the_lists_that_follow_from_the_rows() -> None:
    assert set(FOLLOWING_FACTS) == SET_BY_FACTS
    assert IN_BUDGET == NUDGES
