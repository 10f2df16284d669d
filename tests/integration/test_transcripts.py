"""The transcripts in ``tests/transcripts``: each comes to its ``.out`` file byte for byte, every time.

``pytest --update-transcripts`` writes the files anew; what changed is for a person to read.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.cli.root import app
from tests.support.people import nothing_read_twice

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "tests" / "transcripts").glob("*.txt"))
HEADER = "# pora chat "


def command_of(script: Path) -> list[str]:
    """What a script's head says it is played with; paths are from the top of the checkout."""
    lines = script.read_text("utf-8").splitlines()
    head = [line for line in lines if line.startswith(HEADER)]
    assert len(head) == 1, f"{script.name} says once how it is played: {HEADER}--start … --seed …"
    words = shlex.split(head[0].removeprefix("# pora "))
    return [str(ROOT / word) if word.startswith("tests/") else word for word in words]


def play(script: Path) -> str:
    """What ``pora chat --script`` prints."""
    with nothing_read_twice():
        result = CliRunner().invoke(app, [*command_of(script), "--script", str(script)])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_transcript_comes_to_the_same_bytes_each_time(script: Path, pytestconfig: pytest.Config) -> None:
    golden = script.with_suffix(".out")
    played = play(script)
    assert "Kažkas nepavyko" not in played
    assert "Something went wrong" not in played
    if pytestconfig.getoption("--update-transcripts"):
        golden.write_text(played, "utf-8")
    assert golden.exists(), "new? run this test with --update-transcripts, and read what it writes"
    assert played == golden.read_text("utf-8")


def test_there_are_enough_transcripts_in_both_languages() -> None:
    lithuanian = [script for script in SCRIPTS if script.stem.startswith("lt_")]
    assert len(lithuanian) >= 8
    assert len(SCRIPTS) - len(lithuanian) >= 8


def test_every_transcript_says_first_what_it_shows() -> None:
    for script in SCRIPTS:
        first = script.read_text("utf-8").splitlines()[0]
        assert first.startswith("# ")
        assert not first.startswith(HEADER)


def test_nothing_is_left_over() -> None:
    outs = {path.stem for path in (ROOT / "tests" / "transcripts").glob("*.out")}
    assert outs <= {script.stem for script in SCRIPTS}


# ---- out of step ---------------------------------------------------------------------------------------------------------

MISUNDERSTOOD = {  # what these stories are about: how often somebody is asked back
    "en_dates_in_words": 4,
    "en_unclear_answers": 6,
    "en_without_writing_help": 2,
    "en_writing_help": 2,
    "lt_be_rasymo_pagalbos": 3,
    "lt_datos_ir_kreipinys": 3,
    "lt_formal": 1,
    "lt_plain_words": 1,
    "lt_rasymo_pagalba": 2,
}
BEGINS = r"(?:unclear-[\w-]+|not-understood|closed|stale|near-miss)"
SIGN = re.compile(
    rf"^{BEGINS} = *\n? *(\S[^{{\n]{{11,40}}).*(?:\n    \.jus = *\n? *(\S[^{{\n]{{11,40}}))?", re.MULTILINE
)


def signs() -> set[str]:
    """How each sentence begins that tells somebody they were not understood, or came too late; polite forms too."""
    found: set[str] = set()
    for file in (ROOT / "bot" / "texts").glob("*.ftl"):
        text = file.read_text("utf-8")
        found |= {begin.strip() for forms in SIGN.findall(text) for begin in forms if begin.strip()}
    assert len(found) > 20
    return found


def test_a_story_does_not_run_out_of_step_unnoticed() -> None:
    """A script that answers what is not asked any more is recorded as faithfully as any other."""
    begins = signs()
    counted = {
        script.stem: sum(
            any(line.strip().startswith(begin) for begin in begins)
            for line in script.with_suffix(".out").read_text("utf-8").splitlines()
        )
        for script in SCRIPTS
    }
    assert {stem: count for stem, count in counted.items() if count} == MISUNDERSTOOD
