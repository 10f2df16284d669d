"""What a terminal shows: who gets what and when, options numbered, nothing wider than the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console.screen import INDENT, WIDTH, Screen, render
from bot.conversation.messages import (
    Controls,
    Document,
    Footnote,
    Option,
    Question,
    ShownCard,
    ShownField,
    Words,
)

MONDAY = datetime(2027, 1, 4, 7, 0, tzinfo=UTC)  # nine in Vilnius
MET = ShownField(
    name="met",
    kind="choice",
    question="Ar susitikote?",
    seen_by="📅 Datas mato pora ir koordinatorius.",
    options=(Option("yes", "Taip"), Option("no", "Dar ne")),
)
QUESTION = Question("c1", 1, "Kaip sekėsi?", (MET,), Controls("Atsakyti", "Siųsti", "Vėliau"))


class Page:
    """What was printed."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []

    def __call__(self, line: str, style: str) -> None:
        self.lines.append((line, style))

    @property
    def text(self) -> list[str]:
        """The lines that are not empty."""
        return [line for line, _ in self.lines if line]


def shown(question: Question) -> list[str]:
    return [line for line, _ in render(question)]


def test_words_are_indented_and_wrapped() -> None:
    lines = render(Words("Labas.\n\n" + "žodis " * 40))

    assert lines[:2] == [(f"{INDENT}Labas.", "words"), ("", "words")]
    assert all(len(line) <= WIDTH for line, _ in lines)
    assert " ".join(line.strip() for line, _ in lines[2:]) == "žodis " * 39 + "žodis"


@pytest.mark.parametrize(
    ("begin", "under"), [("• ", "  "), ("– ", "  "), ("1. ", "   "), ("   ", "   "), ("plain ", "")]
)
def test_a_long_item_hangs_under_its_first_word(begin: str, under: str) -> None:
    first, second, *_ = (line for line, _ in render(Words(begin + "žodis " * 30)))

    assert first.startswith(INDENT + begin)
    assert second.startswith(f"{INDENT}{under}žodis")


def test_a_question_has_numbered_options_and_says_who_sees_the_answer() -> None:
    assert shown(QUESTION) == [
        "    Ar susitikote?",
        "     1  Taip",
        "     2  Dar ne",
        "    📅 Datas mato pora ir koordinatorius.",
    ]


def test_what_may_be_skipped_is_the_last_option() -> None:
    assert shown(replace(QUESTION, fields=(replace(MET, skip="Praleisti"),)))[3] == "     3  Praleisti"
    assert (
        shown(replace(QUESTION, fields=(replace(MET, options=(), skip="Praleisti"),)))[1]
        == "     1  Praleisti"
    )


def test_a_mark_is_a_row_of_numbers() -> None:
    marks = tuple(Option(str(mark), str(mark)) for mark in range(1, 6))
    scale = replace(MET, kind="scale", options=marks, skip="Praleisti")

    assert shown(replace(QUESTION, fields=(scale,)))[1] == "    [1]   [2]   [3]   [4]   [5]   [Praleisti]"


def test_what_was_not_understood_stands_above_the_question_and_cards_above_that() -> None:
    unclear = replace(MET, unclear="Nesupratau, kurį atsakymą renkiesi.")

    assert shown(
        replace(QUESTION, fields=(unclear,), above=(ShownCard(1, "Lengva pradžia", "Kas pavyko?"),))
    )[:4] == [
        "    1. Lengva pradžia",
        "       Kas pavyko?",
        "    Nesupratau, kurį atsakymą renkiesi.",
        "    Ar susitikote?",
    ]


def test_a_document_shows_its_name_and_every_line() -> None:
    lines = [line for line, _ in render(Document("mano.txt", "text/plain", "viena\n\ndu"))]

    assert lines == ["    [mano.txt]", "    viena", "    ", "    du"]


def test_the_time_is_shown_once_for_one_moment_and_in_the_programmes_zone() -> None:
    page = Page()
    screen = Screen(page, "Europe/Vilnius")
    screen.said(MONDAY, "Rūta", "labas")
    screen.show(MONDAY + timedelta(seconds=30), "Rūta", [Words("Labas.")])
    screen.show(MONDAY + timedelta(hours=2), "Tomas", [Words("Laba diena.")])

    assert [line.rstrip("─ ") for line in page.text] == [
        "── Monday 2027-01-04 09:00",
        "Rūta ▸ labas",
        "Pora → Rūta",
        "    Labas.",
        "── Monday 2027-01-04 11:00",
        "Pora → Tomas",
        "    Laba diena.",
    ]
    assert all(len(line) == WIDTH for line in page.text if line.startswith("──"))


def test_several_messages_to_one_reader_stand_apart_under_one_name() -> None:
    page = Page()
    Screen(page).show(MONDAY, "Rūta", [Words("Užrašyta."), QUESTION])
    lines = [line for line, _ in page.lines]

    assert lines.count("Pora → Rūta") == 1
    assert lines[lines.index("    Užrašyta.") + 1] == ""


def test_a_footnote_stands_right_under_what_it_is_about() -> None:
    page = Page()
    Screen(page).show(MONDAY, "Rūta", [QUESTION, Footnote("„kodėl“ – kodėl tai gavau")])

    assert page.lines[-2:] == [
        ("    📅 Datas mato pora ir koordinatorius.", "small"),
        ("    „kodėl“ – kodėl tai gavau", "small"),
    ]


def test_nobody_hears_nothing_and_some_are_not_shown() -> None:
    page = Page()
    screen = Screen(page, only=frozenset({"Rūta"}))
    screen.show(MONDAY, "Rūta", [])
    screen.show(MONDAY, "Tomas", [Words("Labas.")])
    screen.said(MONDAY, "Tomas", "labas")
    assert page.lines == []

    screen.comment("Po savaitės")
    screen.said(MONDAY, "Rūta", "labas")
    assert page.text[0] == "# Po savaitės"
    assert page.text[-1] == "Rūta ▸ labas"


def test_what_is_folded_leaves_no_trace_not_even_of_time() -> None:
    page = Page()
    screen = Screen(page, hidden=True)
    screen.time(MONDAY)
    screen.comment("Po savaitės")
    screen.said(MONDAY, "Rūta", "labas")
    screen.show(MONDAY, "Rūta", [Words("Labas.")])
    assert page.lines == []
    screen.hidden = False
    screen.said(MONDAY, "Rūta", "labas")
    assert len(page.text) > 1, "the moment is shown with the first thing that is"


def test_the_screen_lets_a_person_read_once_for_each_reader() -> None:
    pauses: list[float] = []
    screen = Screen(Page(), pause=pauses.append)
    screen.show(MONDAY, "Rūta", [Words("Labas."), QUESTION])
    screen.show(MONDAY, "Tomas", [])

    assert len(pauses) == 1


@given(st.text(max_size=300))
def test_any_words_are_laid_out_without_losing_one(text: str) -> None:
    lines = render(Words(text))

    assert "".join("".join(line.split()) for line, _ in lines) == "".join(text.split())
    assert all(not line or line.startswith(INDENT) for line, _ in lines)
