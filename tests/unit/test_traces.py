"""Where something failed, without what it failed on."""

from __future__ import annotations

import json
import re

import pytest

from bot.rules.traces import FRAMES, where

SECRET = "Noriu išeiti iš darbo"


def fail(failure: Exception) -> None:
    raise failure


def raised(failure: Exception) -> Exception:
    with pytest.raises(type(failure)) as caught:
        fail(failure)
    return caught.value


@pytest.mark.parametrize("failure", [ValueError(SECRET), KeyError(SECRET), RuntimeError({"text": SECRET})])
def test_what_people_wrote_is_not_told(failure: Exception) -> None:
    told = where(raised(failure))

    assert SECRET not in told
    assert told.startswith(f"{type(failure).__name__} at test_traces.py:")
    assert re.search(r"fail < test_traces\.py:\d+ raised$", told)


def test_the_innermost_places_come_first_and_only_a_few() -> None:
    def deep(levels: int) -> None:
        if levels == 0:
            json.loads(SECRET)
        deep(levels - 1)

    with pytest.raises(json.JSONDecodeError) as failure:
        deep(30)
    told = where(failure.value)

    assert told.startswith("JSONDecodeError at decoder.py:")
    assert told.count(" < ") == FRAMES - 1
    assert SECRET not in told


def test_a_failure_that_was_never_raised_has_no_place() -> None:
    assert where(ValueError(SECRET)) == "ValueError at "
