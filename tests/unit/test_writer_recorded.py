"""A writer that says what a file says."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from adapters.ai.recorded import RecordedWriter
from adapters.errors import RecordingFault
from bot.ports import Writer
from bot.writing.tasks import (
    Meant,
    Summarise,
    Summary,
    Task,
    Trouble,
    Understand,
    Wish,
    WriterFailed,
    sent,
    use_of,
)

NOTE = Summarise("Kalbėjom apie darbus", "lt", "tu")
WHEN = Understand("penktadienį dešimtą", "lt", date(2027, 3, 1))


def entry(task: Task, **outcome: Any) -> dict[str, Any]:
    return {"use": use_of(task), "sent": sent(task), **outcome}


def recording(folder: Path, *entries: Any) -> RecordedWriter:
    file = folder / "answers.json"
    file.write_text(json.dumps(entries), "utf-8")
    return RecordedWriter.of(file)


async def test_what_is_recorded_is_said(tmp_path: Path) -> None:
    writer: Writer = recording(
        tmp_path,
        entry(NOTE, answer={"summary": "Apie darbus.", "steps": ["Paskambinti"]}),
        entry(WHEN, answer={"wish": "plan", "day": "2027-03-05", "at": "10:00"}),
    )
    assert writer.ready()
    assert (await writer.write(NOTE)).answer == Summary("Apie darbus.", ("Paskambinti",))
    assert (await writer.write(WHEN)).answer == Meant(Wish.PLAN, date(2027, 3, 5), time(10))
    assert (writer.model, writer.host) == ("recorded", "recorded")


@pytest.mark.parametrize(
    ("outcome", "trouble"),
    [
        ({"trouble": "slow"}, Trouble.SLOW),
        ({"trouble": "language"}, Trouble.LANGUAGE),
        ({"answer": {"refused": True}}, Trouble.REFUSED),
        ({"answer": {"summary": " "}}, Trouble.EMPTY),
    ],
)
async def test_trouble_is_recorded_too(tmp_path: Path, outcome: dict[str, Any], trouble: Trouble) -> None:
    with pytest.raises(WriterFailed) as failed:
        await recording(tmp_path, entry(NOTE, **outcome)).write(NOTE)
    assert failed.value.trouble is trouble


async def test_what_is_not_recorded_to_the_letter_is_not_there(tmp_path: Path) -> None:
    writer = recording(tmp_path, entry(NOTE, answer={"summary": "Apie darbus."}))
    other = Summarise("Kalbėjom apie darbus.", "lt", "tu")
    with pytest.raises(WriterFailed) as failed:
        await writer.write(other)
    assert failed.value.trouble is Trouble.UNREACHABLE
    assert writer.unrecorded == [other]


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ([entry(NOTE)], r"answers\.json, entry 1 \(summarise\): write either answer or trouble\."),
        ([entry(NOTE, answer={"summary": "A"}, trouble="slow")], "write either answer or trouble"),
        ([entry(NOTE, answer={"summary": 3})], r"entry 1 \(summarise\): answer: summary: Input should be"),
        ([entry(NOTE, trouble="tired")], r"answers\.json: 1\.trouble: Input should be 'slow'"),
        (
            [entry(NOTE, answer={"summary": "A"}), {"use": "sing", "sent": {}}],
            r"2\.use: Input should be 'adapt'",
        ),
        ([{"sent": {}}], r"1\.use: Field required"),
    ],
)
def test_a_faulty_recording_says_what_would_be_right(tmp_path: Path, entries: list[Any], says: str) -> None:
    with pytest.raises(RecordingFault, match=says):
        recording(tmp_path, *entries)


def test_a_recording_that_is_no_json_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("[", "utf-8")
    with pytest.raises(RecordingFault, match=r"odd\.json: Invalid JSON"):
        RecordedWriter.of(tmp_path / "odd.json")
    with pytest.raises(RecordingFault, match=r"none\.json cannot be read: No such file"):
        RecordedWriter.of(tmp_path / "none.json")
