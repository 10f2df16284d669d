"""The grammar of the terminal and of transcripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console.script import Advance, ApplyRoster, Comment, Line, Speak, parse
from adapters.errors import FaultyLine


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        ("@ruta labas", Speak("ruta", "labas")),
        ("  @ruta   labas  ", Speak("ruta", "labas")),
        ("@Ruta Labas, kaip sekasi?", Speak("ruta", "Labas, kaip sekasi?")),
        ("@ruta.kazlauske 1", Speak("ruta.kazlauske", "1")),
        ("@ruta", Speak("ruta", "")),
        ("labas", Speak(None, "labas")),
        ("1", Speak(None, "1")),
        ("/mentor temos", Speak(None, "/mentor temos")),
        ("@ruta /mentor temos", Speak("ruta", "/mentor temos")),
        ("el. paštas a@b.lt", Speak(None, "el. paštas a@b.lt")),
        ("+3d", Advance(timedelta(days=3))),
        ("+2h", Advance(timedelta(hours=2))),
        ("+1w", Advance(timedelta(weeks=1))),
        ("+ 10 d", Advance(timedelta(days=10))),
        ("# Po savaitės", Comment("Po savaitės")),
        ("## Po savaitės", Comment("Po savaitės")),
        ("#", Comment("")),
        ("", None),
        ("   \t", None),
        ("+ ir –", Speak(None, "+ ir –")),
        ("= roster-2.csv", ApplyRoster("roster-2.csv")),
        ("=pora lt.csv ", ApplyRoster("pora lt.csv")),
        ("@ruta = 2", Speak("ruta", "= 2")),
    ],
)
def test_a_line_is_read(line: str, parsed: Line | None) -> None:
    assert parse(line) == parsed


@pytest.mark.parametrize("line", ["+3", "+3m", "+3 days", "+1000d", "+3y"])
def test_a_push_that_does_not_say_how_far_is_refused_with_what_would_be_right(line: str) -> None:
    with pytest.raises(FaultyLine, match=r"write \+2h, \+3d or \+1w"):
        parse(line)


@pytest.mark.parametrize("line", ["@", "@ ruta"])
def test_a_speaker_without_a_name_is_refused_with_what_would_be_right(line: str) -> None:
    with pytest.raises(FaultyLine, match="a name follows the @, for instance: @ruta labas"):
        parse(line)


def test_a_roster_without_a_file_is_refused_with_what_would_be_right() -> None:
    with pytest.raises(FaultyLine, match=r"a roster follows the =, for instance: = roster-2\.csv"):
        parse("=")


@given(st.text(max_size=60))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        parsed = parse(line)
    except FaultyLine:
        return
    assert (parsed is None) == (not line.strip())
    if isinstance(parsed, Speak) and parsed.handle is None:
        assert parsed.text == line.strip()
