"""The documentation is complete and true: what is built is written down, and what is written down is built."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from adapters.cli.root import app as pora
from adapters.settings import Settings
from bot.commands import MENTOR, PAIRS
from bot.flows import CONVERSATIONS
from bot.kinds import KINDS, Policy
from bot.programmes.roster_words import COLUMNS
from bot.rules.pair_health import PairState
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
CITING = sorted(
    path
    for folder in ("bot", "adapters", "storage", "conversation_prompts", "tests", "docs/adr")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".md", ".toml", ".ftl"} and path != Path(__file__)
)
SETTINGS = {str(field.alias): field for field in Settings.model_fields.values()}
README_LINES = 95


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def tables_of(name: str, heading: str) -> dict[str, list[str]]:
    """All tables whose head begins with this cell: the code name in each row's first cell, and its other cells."""
    found: dict[str, list[str]] = {}
    inside = False
    for line in text_of(name).splitlines():
        if not line.startswith("|"):
            inside = False
        elif line.startswith(f"| {heading} |"):
            inside = True
        elif inside:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if code := re.match(r"`([^`]+)`", cells[0]):
                found[code[1]] = cells[1:]
    if not found:
        raise AssertionError(f"{name} has no table that begins with {heading!r}")
    return found


def anchors(page: Path) -> set[str]:
    """The places in a page that a link can lead to: its headings, as GitHub names them, and anchors set by hand."""
    written = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", written, flags=re.MULTILINE)
    named = {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
    return named | set(re.findall(r'<a id="([^"]+)">', written))


# ---- settings, commands, roster ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("variable", sorted(SETTINGS))
def test_every_setting_is_documented_and_in_the_example(variable: str) -> None:
    assert variable in tables_of("docs/settings.md", "Variable")
    assert re.search(rf"^#?{variable}=", text_of(".env.example"), flags=re.MULTILINE)


def test_no_setting_is_written_down_that_does_not_exist() -> None:
    assert set(tables_of("docs/settings.md", "Variable")) == set(SETTINGS)
    assert set(re.findall(r"^#?([A-Z_]+)=", text_of(".env.example"), flags=re.MULTILINE)) == set(SETTINGS)


@pytest.mark.parametrize("variable", sorted(SETTINGS))
def test_the_default_of_a_setting_is_the_true_one(variable: str) -> None:
    default = SETTINGS[variable].default
    assert default is None or tables_of("docs/settings.md", "Variable")[variable][0] == f"`{default}`"


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize("name", sorted(MENTOR))
def test_every_command_is_documented_in_both_languages(name: str, language: str) -> None:
    word = load_texts().words(f"command-{name}", language)[0]
    assert f"`/mentor {word}`" in text_of("docs/commands.md")


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize("name", sorted(set(PAIRS) - {"overview"}))
def test_every_coordinators_command_is_documented_in_both_languages(name: str, language: str) -> None:
    word = load_texts().words(f"pairs-command-{name}", language)[0]
    assert re.search(rf"`/pairs {re.escape(word)}( \w+)?`", text_of("docs/commands.md"))


def test_no_command_is_written_down_that_does_not_exist() -> None:
    texts = load_texts()
    known = {texts.words(f"command-{name}", language)[0] for name in MENTOR for language in ("lt", "en")}
    written = re.findall(
        r"^\| `/mentor (\S+)` \| `/mentor (\S+)` \|", text_of("docs/commands.md"), flags=re.MULTILINE
    )
    assert {word for row in written for word in row} == known


@pytest.mark.parametrize("column", sorted(COLUMNS))
def test_every_column_of_a_roster_is_documented_in_both_languages(column: str) -> None:
    english, lithuanian = COLUMNS[column].split(" or ")
    assert f"| {english} | {lithuanian} |" in text_of("docs/roster.md")


def command_line() -> set[str]:
    """Every command of the command line, as it is typed."""
    root = typer.main.get_command(pora)
    assert isinstance(root, TyperGroup)
    found = set[str]()
    for name, command in root.commands.items():
        parts = command.commands if isinstance(command, TyperGroup) else {}
        found |= {f"pora {name} {part}" for part in parts} or {f"pora {name}"}
    return found


def test_every_command_of_the_command_line_is_described_for_operators() -> None:
    rows = re.findall(r"^\| (`pora .*?) \|", text_of("docs/operations.md"), flags=re.MULTILINE)
    assert set(re.findall(r"`(pora [a-z-]+(?: [a-z]+)?)", " ".join(rows))) == command_line()


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.parent == ROOT / "docs"], ids=lambda page: page.name
)
def test_a_page_that_uses_the_command_line_says_how_to_get_it(page: Path) -> None:
    written = page.read_text("utf-8")
    if page.name != "install.md" and re.search(r"(^|`)pora [a-z]", written, flags=re.MULTILINE):
        assert "(install.md" in written


# ---- what operators, coordinators and developers look up ---------------------------------------------------------------


def test_every_conversation_is_described_for_operators() -> None:
    assert set(tables_of("docs/operations.md", "Conversation")) == set(CONVERSATIONS)


def test_every_timer_is_described_for_operators_with_its_true_windows() -> None:
    written = {
        kind: (cells[-2], cells[-1]) for kind, cells in tables_of("docs/operations.md", "Kind").items()
    }
    assert written == {
        name: (_days(row.timer.catch_up) if row.timer.catch_up else "always", _days(row.expires))
        for name, row in KINDS.items()
        if row.timer
    }


def _days(window: timedelta) -> str:
    return f"{window.days} day" if window.days == 1 else f"{window.days} days"


def test_every_kind_of_message_is_described_for_operators_as_its_row_says() -> None:
    policies = {Policy.TELL: "told", Policy.WAIT: "waits", Policy.DROP: "dropped"}
    written = {kind: cells[1:] for kind, cells in tables_of("docs/operations.md", "Message").items()}
    assert written == {
        name: [
            row.nature.value, policies[row.in_pause], policies[row.after_end], _days(row.expires),
            "; ".join(
                words
                for words, holds in (
                    ("quiet uses none of it up", row.outlasts_quiet), ("asked first", row.today),
                    ("cannot be stopped", not row.stoppable),
                    ("no footnote", not row.footnote),
                )
                if holds
            )
            or "–",
        ]
        for name, row in KINDS.items()
    }  # fmt: skip


def test_who_sees_what_is_written_as_it_is() -> None:
    viewers = (Viewer.OWNER, Viewer.PARTNER, Viewer.FORMER_PARTNER, Viewer.COORDINATOR)
    assert tables_of("docs/privacy.md", "Data") == {
        data.value: ["yes" if may_see(viewer, data) else "no" for viewer in viewers] for data in Data
    }


def test_every_state_of_a_pair_is_in_the_glossary_and_its_sign_on_both_coordinators_pages() -> None:
    known = {state.value for state in PairState}
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \| `(\w+)` \| (\S) \|", text_of("docs/glossary.md"), flags=re.MULTILINE
    )
    assert {code for _, _, code, _ in rows} == known
    for english, lithuanian, _, sign in rows:
        assert f"| {sign} | {english} |" in text_of("docs/coordinator.md")
        assert f"| {sign} | {lithuanian} |" in text_of("docs/coordinator.lt.md")


def test_everybody_who_may_see_an_answer_is_in_the_glossary() -> None:
    sentences = "".join(path.read_text("utf-8") for path in sorted((ROOT / "bot/texts").glob("*en.ftl")))
    known = set(re.findall(r"^seen-by-(\w+) =", sentences, flags=re.MULTILINE))
    assert set(tables_of("docs/glossary.md", "`seen_by`")) == known


@pytest.mark.parametrize("word", [*Stage, *Topic])
def test_every_word_that_cards_are_sorted_by_is_in_their_readme(word: str) -> None:
    assert word in text_of("conversation_prompts/library/README.md").split()


# ---- links and citations -----------------------------------------------------------------------------------------------


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


def test_the_readme_is_short_and_has_a_door_for_everybody_in_both_languages() -> None:
    written = text_of("README.md")
    assert len(written.splitlines()) <= README_LINES
    english, lithuanian = (re.split(r"^## ", written, flags=re.MULTILINE)[number] for number in (1, 2))
    for door in ("docs/people.md", "docs/coordinator.md", "docs/install.md", "docs/architecture.md"):
        assert f"({door})" in english
    for door in ("docs/people.lt.md", "docs/coordinator.lt.md", "docs/install.md", "docs/architecture.md"):
        assert f"({door})" in lithuanian


def test_every_decision_can_be_found_from_the_readme() -> None:
    assert "(docs/adr)" in text_of("README.md")
    assert ADRS


def domain_sections() -> set[str]:
    """The sections of docs/domain.md: 4, 4.3, and the numbered points below them: 4.3.2."""
    found, section = set[str](), ""
    for line in text_of("docs/domain.md").splitlines():
        if heading := re.match(r"#{2,3} (?:(\d+(?:\.\d+)?)\.? )?", line):
            section = heading[1] or ""
            found.add(section)
        elif section and (point := re.match(r"(\d+)\. ", line)):
            found.add(f"{section}.{point[1]}")
    return found - {""}


def test_the_domain_has_its_sections_needs_and_rules() -> None:
    assert domain_sections() >= {
        *"12345678",
        *(f"2.{n}" for n in range(1, 5)),
        *(f"3.{n}" for n in range(1, 7)),
        *(f"4.{n}" for n in range(1, 5)),
        *(f"4.3.{n}" for n in range(1, 8)),
        *(f"6.{n}" for n in range(1, 5)),
        *(f"8.{n}" for n in range(1, 7)),
    }
    assert anchors(ROOT / "docs/domain.md") >= {
        *(f"s{n}" for n in range(1, 26)),
        *(f"e{n}" for n in range(1, 31)),
    }


@pytest.mark.parametrize("folder", sorted({path.relative_to(ROOT).parts[0] for path in CITING}))
def test_what_is_cited_from_the_domain_can_be_found_there(folder: str) -> None:
    sections, named = domain_sections(), anchors(ROOT / "docs/domain.md")
    for path in CITING:
        if path.relative_to(ROOT).parts[0] != folder:
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            where = f"{path.relative_to(ROOT)}:{number}"
            for rule in re.findall(r"\brule ([ES]\d+)\b", line):
                assert rule.lower() in named, f"{where} cites {rule}"
            if "domain.md" in line:
                for section in re.findall(r"§ ?(\d+(?:\.\d+)*)", line):
                    assert section in sections, f"{where} cites §{section}"
                for rule in re.findall(r"\b([ES]\d+)\b", line):
                    assert rule.lower() in named, f"{where} cites {rule}"


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
    written = {
        use: re.findall(r"`(\w+)`", cells[0])
        for use, cells in tables_of("docs/ai.md", "Use | Values").items()
    }
    assert written == {use_of(task).value: list(sent(task)) for task in examples}
    assert set(written) == {use.value for use in Use}


def test_every_setting_of_the_writer_is_on_its_page_with_its_default() -> None:
    fields = {
        str(field.alias): "none" if field.default is None else str(field.default)
        for name, field in Settings.model_fields.items()
        if name.startswith("writer_")
    }
    assert {name: cells[0] for name, cells in tables_of("docs/ai.md", "Setting").items()} == fields


@pytest.mark.parametrize("trouble", sorted({fault.trouble for fault in FAULTS.values() if fault.trouble}))
def test_every_trouble_with_a_model_is_described(trouble: str) -> None:
    assert f" | `{trouble}` | " in text_of("docs/ai.md")
