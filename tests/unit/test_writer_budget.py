"""The time budget of an answer, on a simulated clock: it holds for both tries together, and nothing waits beyond it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from adapters.ai.access import ModelAccess
from adapters.ai.connection import FailedTry
from adapters.ai.model_request import ModelRequest
from adapters.ai.writer import PAUSE, ModelWriter
from bot.writing.tasks import Reword, Reworded, Tokens, Trouble, WriterFailed, Written
from tests.support.simulated_loop import passes, simulated

SECONDS = 20.0
TASK = Reword("Mano ugdytinis tyli.", "lt")
ANSWER = Written(Reworded("Ugdytinis tyli."), Tokens(3, 2))

Try = tuple[float, Written | FailedTry]  # how many seconds it takes, and how it ends


def asked(monkeypatch: pytest.MonkeyPatch, *tries: Try) -> tuple[Written | WriterFailed, float]:
    """How asking a model that answers like this ends, and after how many seconds."""
    left: Iterator[Try] = iter(tries)

    async def try_once(_: object, __: ModelRequest) -> Written | FailedTry:
        seconds, outcome = next(left)
        await passes(seconds)
        return outcome

    monkeypatch.setattr("adapters.ai.connection.Connection.try_once", try_once)

    async def story() -> tuple[Written | WriterFailed, float]:
        try:
            outcome: Written | WriterFailed = await ModelWriter(ModelAccess("model", seconds=SECONDS)).write(
                TASK
            )
        except WriterFailed as failed:
            outcome = failed
        return outcome, asyncio.get_running_loop().time()

    return simulated(story())


def trouble_of(outcome: Written | WriterFailed) -> Trouble:
    assert isinstance(outcome, WriterFailed)
    return outcome.trouble


def test_a_model_that_never_answers_is_given_up_when_the_budget_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome, took = asked(monkeypatch, (1e6, ANSWER))
    assert trouble_of(outcome) is Trouble.SLOW
    assert took == pytest.approx(SECONDS)


def test_an_answer_just_within_the_budget_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome, took = asked(monkeypatch, (SECONDS - 0.1, ANSWER))
    assert outcome == ANSWER
    assert took == pytest.approx(SECONDS - 0.1)


def test_the_budget_holds_for_both_tries_together(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = FailedTry(Trouble.NOT_JSON, Tokens(30, 4), again=True)
    outcome, took = asked(monkeypatch, (15, broken), (15, ANSWER))
    assert trouble_of(outcome) is Trouble.SLOW
    assert isinstance(outcome, WriterFailed)
    assert outcome.tokens == Tokens(30, 4)
    assert took == pytest.approx(SECONDS)


def test_between_two_tries_there_is_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = FailedTry(Trouble.BROKEN, again=True)
    outcome, took = asked(monkeypatch, (1, broken), (1, ANSWER))
    assert outcome == ANSWER
    assert took == pytest.approx(2 + PAUSE)


def test_a_pause_that_goes_beyond_the_budget_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    busy = FailedTry(Trouble.BUSY, again=True, after=SECONDS - 1)
    outcome, took = asked(monkeypatch, (2, busy), (1, ANSWER))
    assert trouble_of(outcome) is Trouble.BUSY
    assert took == pytest.approx(2)
