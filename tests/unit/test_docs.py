"""What is built is written down, and what is written down is built."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from adapters.settings import Settings
from bot.commands import MENTOR, PAIRS
from bot.flows import CONVERSATIONS
from bot.kinds import KINDS
from bot.programmes.roster_words import COLUMNS
from bot.rules.visibility import Data, Viewer, may_see
from bot.texts.loader import load_texts
from bot.writing.tasks import Adapt, Reword, Summarise, Task, Understand, Use, sent, use_of
from conversation_prompts.card import Stage, Topic
from tests.support.model.server import FAULTS

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("conversation_prompts/**/*.md"))
    if "_template" not in path.name
)
ADRS = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def table_of(name: str, heading: str) -> dict[str, list[str]]:
    """The first table whose head begins with this cell: the code name in each row's first cell, and its other cells."""
    lines = iter(text_of(name).splitlines())
    for line in lines:
        if line.startswith(f"| {heading} |"):
            break
    else:
        raise AssertionError(f"{name} has no table that begins with {heading!r}")
    found = {}
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            break
        if code := re.match(r"`([^`]+)`", cells[0]):
            found[code[1]] = cells[1:]
    return found


def anchors(page: Path) -> set[str]:
    """The places in a page that a link can lead to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("variable", sorted(str(field.alias) for field in Settings.model_fields.values()))
def test_every_setting_is_in_the_readme_and_in_the_example(variable: str) -> None:
    assert variable in table_of("README.md", "Variable")
    assert re.search(rf"^#?{variable}=", text_of(".env.example"), flags=re.MULTILINE)


def test_no_setting_is_written_down_that_does_not_exist() -> None:
    known = {str(field.alias) for field in Settings.model_fields.values()}
    assert set(table_of("README.md", "Variable")) == known
    assert set(re.findall(r"^#?([A-Z_]+)=", text_of(".env.example"), flags=re.MULTILINE)) == known


@pytest.mark.parametrize("variable", sorted(table_of("README.md", "Variable")))
def test_the_readme_says_the_true_default(variable: str) -> None:
    field = next(field for field in Settings.model_fields.values() if field.alias == variable)
    written = table_of("README.md", "Variable")[variable][0]
    assert field.default is None or written == f"`{field.default}`"


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize("name", sorted(MENTOR))
def test_every_command_is_in_the_readme_in_both_languages(name: str, language: str) -> None:
    word = load_texts().words(f"command-{name}", language)[0]
    assert f"`/mentor {word}`" in text_of("README.md")


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize("name", sorted(set(PAIRS) - {"overview"}))
def test_every_coordinators_command_is_in_the_readme_in_both_languages(name: str, language: str) -> None:
    word = load_texts().words(f"pairs-command-{name}", language)[0]
    assert re.search(rf"`/pairs {re.escape(word)}( \w+)?`", text_of("README.md"))


def test_the_readme_knows_no_other_commands() -> None:
    texts = load_texts()
    known = {texts.words(f"command-{name}", language)[0] for name in MENTOR for language in ("lt", "en")}
    written = re.findall(
        r"^\| `/mentor (\S+)` \| `/mentor (\S+)` \|", text_of("README.md"), flags=re.MULTILINE
    )
    assert {word for row in written for word in row} == known


@pytest.mark.parametrize("column", sorted(COLUMNS))
def test_every_column_of_a_roster_is_in_the_readme_in_both_languages(column: str) -> None:
    english, lithuanian = COLUMNS[column].split(" or ")
    assert f"| {english} | {lithuanian} |" in text_of("README.md")


def test_every_conversation_is_described_for_operators() -> None:
    assert set(table_of("docs/operations.md", "Conversation")) == set(CONVERSATIONS)


def test_every_timer_is_described_for_operators_with_its_true_windows() -> None:
    written = {kind: (cells[-2], cells[-1]) for kind, cells in table_of("docs/operations.md", "Kind").items()}
    assert written == {
        name: (_days(row.timer.catch_up) if row.timer.catch_up else "always", _days(row.expires))
        for name, row in KINDS.items()
        if row.timer
    }


def _days(window: timedelta) -> str:
    return f"{window.days} days"


def test_who_sees_what_is_written_as_it_is() -> None:
    viewers = (Viewer.OWNER, Viewer.PARTNER, Viewer.FORMER_PARTNER, Viewer.COORDINATOR)
    assert table_of("docs/privacy.md", "Data") == {
        data.value: ["yes" if may_see(viewer, data) else "no" for viewer in viewers] for data in Data
    }


@pytest.mark.parametrize("word", [*Stage, *Topic])
def test_every_word_that_cards_are_sorted_by_is_in_their_readme(word: str) -> None:
    assert word in text_of("conversation_prompts/library/README.md").split()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        other = (page.parent / name).resolve() if name else page
        assert other.exists(), f"{page.name} leads to {target}"
        if anchor:
            assert anchor in anchors(other), f"{page.name} leads to {target}"


def test_every_decision_can_be_found_from_the_readme() -> None:
    assert "(docs/adr)" in text_of("README.md")
    assert ADRS


@pytest.mark.parametrize("page", ADRS, ids=lambda page: page.stem)
def test_a_decision_is_short_and_complete(page: Path) -> None:
    written = page.read_text("utf-8")
    assert len(written.split()) < 400
    assert re.findall(r"^## (.+)$", written, flags=re.MULTILINE) == [
        "Context",
        "Decision",
        "Consequences",
        "What we would reconsider",
    ]
    assert written.startswith(f"# {page.name[:4]}. ")


def test_decisions_are_numbered_without_gaps() -> None:
    assert [page.name[:4] for page in ADRS] == [f"{number:04}" for number in range(1, len(ADRS) + 1)]


def test_what_a_model_is_sent_is_written_as_it_is() -> None:
    examples: tuple[Task, ...] = (
        Adapt("", "", "lt", "tu"),
        Summarise("", "lt", "tu"),
        Understand("", "lt", date(2027, 3, 1)),
        Reword("", "lt"),
    )
    written = {use: re.findall(r"`(\w+)`", cells[0]) for use, cells in table_of("docs/ai.md", "Use").items()}
    assert written == {use_of(task).value: list(sent(task)) for task in examples}
    assert set(written) == {use.value for use in Use}


def test_every_setting_of_the_writer_is_on_its_page_with_its_default() -> None:
    fields = {
        str(field.alias): "none" if field.default is None else str(field.default)
        for name, field in Settings.model_fields.items()
        if name.startswith("writer_")
    }
    assert {name: cells[0] for name, cells in table_of("docs/ai.md", "Setting").items()} == fields


@pytest.mark.parametrize("trouble", sorted({fault.trouble for fault in FAULTS.values() if fault.trouble}))
def test_every_trouble_with_a_model_is_described(trouble: str) -> None:
    assert f" | `{trouble}` | " in text_of("docs/ai.md")
