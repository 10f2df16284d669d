"""Outcomes are stored: their words stay as they were released."""

from __future__ import annotations

from enum import StrEnum

import pytest

from bot.writing.tasks import Trouble
from storage.outcomes import LinkRefusal, MessageOutcome, TimerOutcome, WriterJobOutcome


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (MessageOutcome, "sent expired stale stopped unreachable dead"),
        (TimerOutcome, "fired skipped stale dead"),
        (WriterJobOutcome, "written stopped stale lost failed"),
        (LinkRefusal, "unknown used expired taken off"),
    ],
)
def test_stored_words_stay(kind: type[StrEnum], words: str) -> None:
    assert [outcome.value for outcome in kind] == words.split()


def test_a_trouble_of_the_model_is_no_outcome_of_ours() -> None:
    """Both are stored in the same column and must be told apart."""
    assert not {outcome.value for outcome in WriterJobOutcome} & {trouble.value for trouble in Trouble}
