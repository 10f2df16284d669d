"""Somebody who only says hello is asked again, and not told that they were misunderstood."""

from __future__ import annotations

import io

import pytest

from adapters.cli.rehearsal import rehearsal


@pytest.mark.parametrize("greeting", ["labas", "Hello!"])
def test_a_greeting_is_no_unclear_answer_and_nonsense_is(greeting: str) -> None:
    shown = io.StringIO()
    with rehearsal(None, None, None, "2027-01-04T09:00", 1, lambda line, _: print(line, file=shown)) as stage:
        stage.feed(f"@ruta {greeting}")
        answer = shown.getvalue().rpartition("▸")[2]
        assert "Kuria kalba rašome?" in answer
        assert "Nesupratau" not in answer

        stage.feed("xyz")
        assert "Nesupratau" in shown.getvalue().rpartition("▸")[2]
