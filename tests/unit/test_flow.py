"""How a conversation is declared, what is wrong with a declaration, and how each field reads what people write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.fields import (
    TEXT_LIMIT,
    Choice,
    Field,
    FieldContext,
    Reading,
    Scale,
    SeenBy,
    Text,
    Unclear,
)
from bot.conversation.flow import Branch, Flow, FlowFault, Page
from bot.conversation.text_folding import fold, option_by_number

MONDAY = datetime(2027, 1, 4, 9, 30, tzinfo=ZoneInfo("Europe/Vilnius"))
WORDS = {
    "lunch-drink-tea": ("Arbata", "arbatos", "Tea"),
    "lunch-drink-coffee": ("Kava", "kavos", "Coffee"),
    "lunch-drink-both": ("Arbata ir kava", "kavos"),
}


def asked(about: Mapping[str, Any] | None = None, language: str = "lt") -> FieldContext:
    return FieldContext("lunch", about or {}, Reading(language, MONDAY, lambda text: WORDS.get(text, ())))


def text(name: str, *, optional: bool = False) -> Text:
    return Text(name=name, seen_by=SeenBy.ME, optional=optional)


DRINK = Choice(name="drink", of=("tea", "coffee"), seen_by=SeenBy.ME)


def page(name: str, *fields: Field, then: Branch | str | None = None) -> Page:
    return Page(name, fields, then=then)


# ---- declarations --------------------------------------------------------------------------------------------------


def test_a_good_declaration_knows_its_pages_and_fields() -> None:
    flow = Flow(
        "lunch",
        (
            page("drink", DRINK, then=Branch("drink", {"tea": "leaf", "coffee": None})),
            page("leaf", text("leaf", optional=True), then=Branch("leaf", {"given": None, "skipped": None})),
        ),
    )

    assert flow.page("leaf").targets() == ()
    assert flow.page("drink").targets() == ("leaf",)
    assert flow.field("leaf").optional
    assert flow.find("soup") is None
    with pytest.raises(KeyError):
        flow.page("soup")
    with pytest.raises(KeyError):
        flow.field("soup")


@pytest.mark.parametrize(
    ("declare", "fault"),
    [
        (lambda: Flow("lunch", ()), "has no page"),
        (lambda: Flow("lunch", (page("drink"),)), "asks nothing"),
        (lambda: Flow("lunch", (page("drink", DRINK, then="soup"), page("soup"))), "asks nothing"),
        (
            lambda: Flow("lunch", (page("one", DRINK, then="two"), page("two", DRINK))),
            "'drink' stands twice",
        ),
        (
            lambda: Flow("lunch", (page("one", DRINK, then="one"), page("one", text("leaf")))),
            "'one' stands twice",
        ),
        (lambda: Flow("lunch", (page("drink", DRINK, then="soup"),)), "leads to 'soup', which is not there"),
        (
            lambda: Flow(
                "lunch", (page("drink", DRINK, then=Branch("drink", {"tea": "soup", "coffee": None})),)
            ),
            "leads to 'soup', which is not there",
        ),
        (
            lambda: Flow("lunch", (page("drink", DRINK, then=Branch("drink", {"tea": None})),)),
            "must name every case once: coffee",
        ),
        (
            lambda: Flow(
                "lunch",
                (page("drink", DRINK, then=Branch("drink", {"tea": None, "coffee": None, "milk": None})),),
            ),
            "must name every case once: milk",
        ),
        (
            lambda: Flow("lunch", (page("drink", DRINK, then=Branch("leaf", {"given": None})),)),
            "cannot branch on 'leaf'",
        ),
        (
            lambda: Flow("lunch", (page("leaf", text("leaf"), then=Branch("leaf", {"given": None})),)),
            "cannot branch on 'leaf'",
        ),
        (
            lambda: Flow("lunch", (page("one", DRINK), page("two", text("leaf")))),
            "nothing leads to two",
        ),
        (lambda: Flow("Lunch", (page("drink", DRINK),)), "'Lunch' is not a name"),
        (lambda: Flow("", (page("drink", DRINK),)), "'' is not a name"),
        (lambda: Flow("lunch", (page("a drink", DRINK),)), "'a drink' is not a name"),
        (lambda: Flow("lunch", (page("d" * 21, DRINK),)), "is not a name"),
        (lambda: Flow("lunch", (page("drink", text("gėrimas")),)), "'gėrimas' is not a name"),
        (lambda: Flow("lunch", (page("drink", text("2nd")),)), "'2nd' is not a name"),
    ],
)  # fmt: skip
def test_a_wrong_declaration_is_refused_with_what_is_wrong(declare: Callable[[], Flow], fault: str) -> None:
    with pytest.raises(FlowFault) as refused:
        declare()

    assert fault in str(refused.value)


@pytest.mark.parametrize(
    ("field", "cases"),
    [
        (text("leaf"), None),
        (text("leaf", optional=True), ("given", "skipped")),
        (DRINK, ("tea", "coffee")),
        (Choice(name="d", of=("tea",), listed="more", seen_by=SeenBy.ME), ("tea", "listed")),
        (Choice(name="d", of=("tea",), optional=True, seen_by=SeenBy.ME), ("tea", "skipped")),
        (Scale(name="s", seen_by=SeenBy.ME), None),
        (Scale(name="s", seen_by=SeenBy.ME, optional=True), ("given", "skipped")),
    ],
)
def test_a_field_names_every_branch_its_answer_can_take(field: Field, cases: tuple[str, ...] | None) -> None:
    assert field.cases() == cases


def test_an_answer_takes_the_branch_it_names() -> None:
    listed = Choice(name="d", of=("tea",), listed="more", optional=True, seen_by=SeenBy.ME)

    assert [listed.case(value) for value in ("tea", "x7", None)] == ["tea", "listed", "skipped"]
    assert [text("leaf").case(value) for value in ("green", None)] == ["given", "skipped"]
    assert [Scale(name="s", seen_by=SeenBy.ME).case(value) for value in (3, None)] == ["given", "skipped"]


# ---- what people write ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["tea", "Tea", " TEA ", "arbata", "Arbatos", "ARBATA.", "arbata!", "1", "1.", "Arbata  "]
)
def test_an_option_is_understood_by_its_value_label_words_or_number(said: str) -> None:
    assert DRINK.read(said, asked()) == "tea"


@pytest.mark.parametrize("said", ["0", "3", "pienas", "arbata kava", "1 2", "?", "…", "1" * 5000])
def test_what_is_no_option_is_asked_back(said: str) -> None:
    with pytest.raises(Unclear) as problem:
        DRINK.read(said, asked())

    assert problem.value.text == "unclear-choice"


def test_a_word_of_two_options_is_asked_back_rather_than_guessed() -> None:
    field = Choice(name="drink", of=("tea", "coffee", "both"), seen_by=SeenBy.ME)

    assert field.read("arbata ir kava", asked()) == "both"
    with pytest.raises(Unclear):
        field.read("kavos", asked())


def test_listed_options_come_first_and_are_known_by_their_labels() -> None:
    about = {"more": [["x7", "Žolelių, be cukraus"], ["x8", "Kakava"]]}
    field = Choice(name="drink", listed="more", of=("tea",), seen_by=SeenBy.ME)

    assert field.options(about) == ("x7", "x8", "tea")
    assert field.labels(about) == {"x7": "Žolelių, be cukraus", "x8": "Kakava"}
    assert field.read("zoleliu be cukraus", asked(about)) == "x7"
    assert field.read("2", asked(about)) == "x8"
    assert field.read("3", asked(about)) == "tea"
    assert field.accepts("x8", about)
    assert not field.accepts("x8", {})


@pytest.mark.parametrize(
    ("said", "mark"), [("1", 1), ("5", 5), ("4/5", 4), (" 3 . ", None), ("3.", 3), ("3!", 3)]
)
def test_a_mark_is_read(said: str, mark: int | None) -> None:
    scale = Scale(name="useful", seen_by=SeenBy.ME)
    if mark is None:
        with pytest.raises(Unclear):
            scale.read(said, asked())
    else:
        assert scale.read(said, asked()) == mark


@pytest.mark.parametrize("said", ["0", "6", "4/10", "labai", "4,5", "4.5", "-3", "1000", "penki"])
def test_a_mark_off_the_scale_is_asked_back_with_its_ends(said: str) -> None:
    with pytest.raises(Unclear) as problem:
        Scale(name="useful", seen_by=SeenBy.ME).read(said, asked())

    assert (problem.value.text, problem.value.facts) == ("unclear-scale", {"low": 1, "high": 5})


def test_words_are_kept_as_written_but_for_the_spaces_around_them() -> None:
    assert text("leaf").read("  Žalia,\n  be cukraus \n", asked()) == "Žalia,\n  be cukraus"


def test_too_many_words_are_refused_with_how_many_fit() -> None:
    assert len(text("leaf").read("ą" * TEXT_LIMIT, asked())) == TEXT_LIMIT
    with pytest.raises(Unclear) as problem:
        text("leaf").read("ą" * (TEXT_LIMIT + 1), asked())

    assert problem.value.text == "unclear-too-long"
    assert problem.value.facts == {"limit": TEXT_LIMIT, "length": TEXT_LIMIT + 1}


def test_only_spaces_are_no_words() -> None:
    with pytest.raises(Unclear) as problem:
        text("leaf").read(" \n\t ", asked())

    assert problem.value.text == "unclear-empty"


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        (Text(name="leaf", limit=5, seen_by=SeenBy.ME), ("žalia",), ("", "juodoji", 5, None)),
        (DRINK, ("tea",), ("milk", 1, None, [])),
        (Scale(name="s", seen_by=SeenBy.ME), (1, 5), (0, 6, True, "3", None)),
    ],
)
def test_a_stored_answer_is_one_only_while_it_still_would_be_given(
    field: Field, good: tuple[Any, ...], bad: tuple[Any, ...]
) -> None:
    assert [field.accepts(value, {}) for value in good] == [True] * len(good)
    assert [field.accepts(value, {}) for value in bad] == [False] * len(bad)


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Užrašas", "uzrasas"),
        ("  Ne,   AČIŪ! ", "ne aciu"),
        ("„Temos“", "temos"),
        ("ne\u0301ra", "nera"),
        ("?", ""),
        ("we didn't", "we didn t"),
    ],
)
def test_folding_forgets_case_diacritics_and_punctuation(written: str, compared: str) -> None:
    assert fold(written) == compared


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(written: str) -> None:
    assert fold(fold(written)) == fold(written)


@given(st.text(max_size=30), st.integers(0, 9))
def test_only_a_number_of_the_list_stands_for_an_option(written: str, count: int) -> None:
    options = [f"option {number}" for number in range(1, count + 1)]
    found = option_by_number(written, options)

    assert found is None or (found in options and int(written) == options.index(found) + 1)
    assert [option_by_number(str(number), options) for number in range(1, count + 1)] == options


@given(st.text(max_size=80), st.sampled_from(("lt", "en")))
def test_whatever_is_written_is_understood_or_asked_back(said: str, language: str) -> None:
    for field in (text("leaf"), DRINK, Scale(name="s", seen_by=SeenBy.ME)):
        try:
            value = field.read(said, asked(language=language))
        except Unclear:
            continue
        assert field.accepts(value, {})
