"""What a model is told: every use in every language, versions that tell texts apart, and nothing of people in it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from adapters.ai.model_request import TEMPERATURES, TOKENS, request_for
from adapters.ai.prompts import PARTS, part, prompt
from adapters.ai.schemas import schema
from adapters.errors import PromptFault
from bot.writing.tasks import Adapt, Reword, Summarise, Task, Understand, Use, Wish, use_of

ROOT = Path(__file__).parents[2]
TODAY = date(2027, 3, 1)
WORDS = "Slaptas sakinys su $dollar ir ${brace}"
VERSIONS = {
    "adapt": (1, "1011e12b721a"),
    "summarise": (1, "89dddb67a1fc"),
    "understand": (1, "db6d58715a9e"),
    "reword": (1, "6c1e782ee203"),
    "rules": (1, "6bb5efaaf8f6"),
    "lithuanian": (1, "0669a29df1f3"),
    "english": (1, "e5d8d93d75ae"),
    "tu": (1, "216e2c04339c"),
    "jus": (1, "d51f87ddc6be"),
}
"""The version of each text and the beginning of its digest. Other words are another version: raise it, then write both here."""


def every_task() -> Iterator[Task]:
    for language in ("lt", "en"):
        for address in ("tu", "jus"):
            yield Adapt(WORDS, WORDS, language, address)
            yield Summarise(WORDS, language, address)
        yield Understand(WORDS, language, TODAY)
        yield Reword(WORDS, language)


TASKS = list(every_task())


def name(task: Task) -> str:
    return " ".join([use_of(task), task.language, getattr(task, "address", "")]).strip()


@pytest.mark.parametrize("task", TASKS, ids=name)
def test_no_word_of_people_is_in_the_prompt(task: Task) -> None:
    question = request_for(task)

    assert "Slaptas" not in question.prompt
    assert "Slaptas" in question.task_json
    assert "$" not in question.prompt


@pytest.mark.parametrize("task", TASKS, ids=name)
def test_what_always_holds_is_in_every_prompt(task: Task) -> None:
    told = prompt(task)

    assert part("rules").text in told.text
    assert told.version.startswith(f"{use_of(task)} ")
    for field in schema(use_of(task))["properties"]:
        assert f"`{field}`" in told.text, f"the model is not told of {field}"


@pytest.mark.parametrize("task", [task for task in TASKS if not isinstance(task, Understand)], ids=name)
def test_the_language_and_the_form_of_address_are_told_and_no_other(task: Task) -> None:
    told = prompt(task).text
    wanted = {"lithuanian" if task.language == "lt" else "english"}
    if task.language == "lt" and isinstance(task, Adapt | Summarise):
        wanted.add(task.address)

    assert {other for other in ("lithuanian", "english", "tu", "jus") if part(other).text in told} == wanted


def test_a_model_that_understands_is_told_every_wish_and_which_day_is_which() -> None:
    told = prompt(Understand("gal penktadienį?", "lt", TODAY)).text

    for wish in Wish:
        assert f"\n| `{wish}` |" in told
    assert "Today is 2027-03-01, Monday." in told
    assert "2027-03-05 Friday" in told
    assert "2027-02-28 Sunday" in told


@pytest.mark.parametrize("use", Use)
def test_every_use_has_its_limits(use: Use) -> None:
    assert TOKENS[use] > 0
    assert 0 <= TEMPERATURES[use] < 1


def test_every_text_is_known_by_its_name() -> None:
    files = {file.stem for file in (ROOT / "adapters/ai/prompts").glob("*.md")}
    assert files == set(PARTS) == set(VERSIONS)
    assert files >= {use.value for use in Use}


@pytest.mark.parametrize("name", PARTS)
def test_other_words_are_another_version(name: str) -> None:
    written = part(name)
    digest = hashlib.sha256(written.text.encode()).hexdigest()[:12]
    assert (written.version, digest) == VERSIONS[name]


@pytest.mark.parametrize("header", ["", "---\nversion: 0\n---\n", "version: 1\n", "---\nversion: two\n---\n"])
def test_a_prompt_without_a_version_is_refused(
    header: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.md").write_text(f"{header}Do something.\n", "utf-8")
    monkeypatch.setattr("adapters.ai.prompts.files", lambda _: tmp_path)
    with pytest.raises(PromptFault, match=r"odd\.md: .*version: NUMBER"):
        part("odd")


def test_the_prompts_come_with_the_package(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as opened:
        packed = set(opened.namelist())
    assert {f"adapters/ai/prompts/{name}.md" for name in PARTS} <= packed
