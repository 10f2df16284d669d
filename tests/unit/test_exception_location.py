"""Where something failed, without what it failed on."""

from __future__ import annotations

import json
import re

import pytest

from bot.rules.exception_location import MAX_FRAMES, exception_location

SECRET = "Noriu išeiti iš darbo"


def fail(failure: Exception) -> None:
    raise failure


def raised(failure: Exception) -> Exception:
    with pytest.raises(type(failure)) as caught:
        fail(failure)
    return caught.value


@pytest.mark.parametrize("failure", [ValueError(SECRET), KeyError(SECRET), RuntimeError({"text": SECRET})])
def test_what_people_wrote_is_not_told(failure: Exception) -> None:
    told = exception_location(raised(failure))

    assert SECRET not in told
    assert told.startswith(f"{type(failure).__name__} at test_exception_location.py:")
    assert re.search(r"fail < test_exception_location\.py:\d+ raised$", told)


def test_the_innermost_places_come_first_and_only_a_few() -> None:
    def deep(levels: int) -> None:
        if levels == 0:
            json.loads(SECRET)
        deep(levels - 1)

    with pytest.raises(json.JSONDecodeError) as failure:
        deep(30)
    told = exception_location(failure.value)

    assert told.startswith("JSONDecodeError at decoder.py:")
    assert told.count(" < ") == MAX_FRAMES - 1
    assert SECRET not in told


def test_a_failure_that_was_never_raised_has_no_place() -> None:
    assert exception_location(ValueError(SECRET)) == "ValueError at "
