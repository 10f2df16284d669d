"""What Telegram shows: every page of every conversation and every card, held against the library's own limits."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import (
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    MessageEntityType,
    MessageLimit,
)

from adapters.telegram import render, wire
from adapters.telegram.markup import entities, inline_keyboard
from adapters.telegram.render import Post, posts, pressed_label, with_answer
from adapters.telegram.styled import LIMIT, MARKS, Mark, Styled, formatted, joined, length, split, styled
from bot.conversation.engine import pending
from bot.conversation.flow import Flow
from bot.conversation.messages import Controls, Document, Footnote, Option, Press, Question, ShownField, Words
from tests.support.pages import LIBRARY, known_beforehand
from tests.unit.test_every_page import PAGES, READERS, SHOWN, WORDING, asked

CONTROLS = Controls(
    "Answer", "Continue", "Later", "Back", "In my own words", "Choose", "Take this one", "Close"
)


def question(*options: str, kind: str = "choice", **more: object) -> Question:
    shown = ShownField(
        "met", kind, "Did you meet?", "👥 Only the two of you.", tuple(Option(str(n), label) for n, label in enumerate(options))
    )  # fmt: skip
    return Question("abcd1234", 3, "Check-in", (replace(shown, **more),), CONTROLS)  # type: ignore[arg-type]


def fits(found: Sequence[Post]) -> None:
    """Telegram takes each of these."""
    for post in found:
        text = post.body.text
        units = text.encode("utf-16-le")
        assert text == text.strip()
        assert MessageLimit.MIN_TEXT_LENGTH <= len(units) // 2 <= MessageLimit.MAX_TEXT_LENGTH
        marks = entities(post)
        assert len(marks) <= MessageLimit.MESSAGE_ENTITIES
        for mark in marks:
            assert mark.type in set(MessageEntityType)
            assert 0 <= mark.offset < mark.offset + mark.length <= len(units) // 2
        keys = [key for row in post.keyboard for key in row]
        assert len(keys) <= InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER
        assert all(0 < len(row) <= InlineKeyboardMarkupLimit.BUTTONS_PER_ROW for row in post.keyboard)
        for label, data in keys:
            assert label.strip()
            assert wire.decode(data) is not None
            assert (
                InlineKeyboardButtonLimit.MIN_CALLBACK_DATA
                <= len(data.encode())
                <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
            )
        labels = [label for label, _ in keys]
        assert len(labels) == len(set(labels))
        if keys:
            assert inline_keyboard(post.keyboard) is not None
            longest = max(labels, key=length)
            message = {"text": text, "reply_markup": {"inline_keyboard": []}}
            assert with_answer(message, longest[:100]) is not None  # there is room for what will be chosen


def labels_of(post: Post) -> list[list[str]]:
    return [[label for label, _ in row] for row in post.keyboard]


@pytest.mark.parametrize(("flow", "page"), PAGES, ids=lambda one: getattr(one, "name", one))
def test_every_page_fits_for_both_roles_in_both_languages(flow: Flow, page: str) -> None:
    for (name, role), state in itertools.product(SHOWN, known_beforehand(flow, page)):
        shown = asked(flow, state, READERS[name], role)
        messages = (Words("Labas"), shown, WORDING.footnote(READERS[name]))
        found = posts(messages)
        fits(found)
        first, last = shown.fields[0], found[-1]
        decoded = [wire.decode(data) for row in last.keyboard for _, data in row]
        for index in range(len(first.options)):
            assert any(getattr(one, "picked", None) == {first.name: index} for one in decoded)
        assert first.seen_by in last.body.text
        assert shown.controls.later in [label for row in labels_of(last) for label in row]


@pytest.mark.parametrize(("flow", "page"), PAGES, ids=lambda one: getattr(one, "name", one))
def test_what_was_not_understood_stands_above_the_question(flow: Flow, page: str) -> None:
    state = next(known_beforehand(flow, page))
    names = [f.name for f in pending(flow, state)]
    shown = asked(flow, state, READERS["lt-jus"], "mentee", "unclear-empty")
    (post,) = posts([shown])

    assert names
    assert str(shown.fields[0].unclear) in post.body.text


@pytest.mark.parametrize("reader", READERS)
def test_every_card_fits(reader: str) -> None:
    for number, card in enumerate(LIBRARY.cards, start=1):
        shown = WORDING.card(card.id, "easy", number, READERS[reader])
        assert shown is not None
        fits(posts([replace(question("Take"), above=(shown,))]))


def test_the_cards_of_a_page_are_taken_by_their_numbers() -> None:
    topics = next(flow for flow, _ in PAGES if flow.name == "topics")
    state = next(known_beforehand(topics, "offer"))
    (post,) = posts([asked(topics, state, READERS["en"], "mentee")])

    assert labels_of(post)[0][:3] == ["1", "2", "3"]
    assert all(len(label) > 1 for label in labels_of(post)[0][3:])


# ---- questions ---------------------------------------------------------------------------------------------------------


def test_a_question_has_its_answers_and_the_ways_out_under_it() -> None:
    (post,) = posts([question("Yes", "No", skip="Skip")])

    assert post.body.text == "Did you meet?\n\n👥 Only the two of you."
    assert labels_of(post) == [["Yes", "No"], ["Skip"], ["Back", "Later"]]


def test_marks_stand_in_rows_of_about_the_same_length() -> None:
    (post,) = posts([question(*map(str, range(11)), kind="scale")])

    assert [len(row) for row in labels_of(post)] == [6, 5, 2]


def test_options_too_long_for_a_button_stand_in_the_text_by_number() -> None:
    long = "An option that nobody could read whole on a button"
    (post,) = posts([question(long, "Short")])

    assert f"1. {long}\n2. Short" in post.body.text
    assert labels_of(post) == [["1", "2"], ["Back", "Later"]]


def test_what_is_said_before_a_question_stands_in_the_same_message() -> None:
    found = posts([Words("Noted."), question("Yes"), Words("By the way."), Words("And that.")])

    assert [post.body.text.split("\n")[0] for post in found] == ["Noted.", "By the way."]
    assert found[1].body.text == "By the way.\n\nAnd that."
    assert not found[1].keyboard


def test_the_footnote_stands_under_what_it_belongs_to() -> None:
    note = Footnote("Why this came.", (Press("Why?", "mentor", "why"), Press("No more", "mentor", "stop")))
    (post,) = posts([question("Yes"), note])

    assert post.body.text.endswith("Why this came.")
    assert labels_of(post) == [["Yes"], ["Back", "Later"], ["Why?", "No more"]]


def test_one_line_alone_is_no_list() -> None:
    alone, two = (
        formatted("Connected.", ["• A sentence."]),
        formatted("Connected.", ["• A sentence.", "• Another."]),
    )

    assert alone.text == "Connected.\nA sentence."
    assert two.text == "Connected.\n• A sentence.\n• Another."


def test_documents_are_sent_apart() -> None:
    assert posts([Document("a.ics", "text/calendar", "BEGIN")]) == []


def test_a_question_keeps_its_buttons_when_there_is_too_much_above_it() -> None:
    found = posts([Words("word " * 1500), question("Yes")])

    fits(found)
    assert [bool(post.keyboard) for post in found] == [False, False, True]
    assert found[-1].body.text.startswith("Did you meet?")


# ---- whatever people wrote -----------------------------------------------------------------------------------------------

ANYTHING = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("<>&\"'`*_[]\n „“🪞👩‍💻")
    ),
    max_size=9000,
)


@given(ANYTHING, st.lists(ANYTHING.map(lambda text: text[:300]), max_size=5))
def test_whatever_somebody_wrote_is_shown_letter_by_letter(text: str, lines: list[str]) -> None:
    """Nothing is escaped and nothing has to be: the words go apart from their marks, and no letter is lost."""
    found = posts([Words(text, tuple(lines)), question("Yes")])

    fits(found)
    expected = "".join((text, *lines, "Did you meet?👥 Only the two of you."))

    assert _letters("".join(post.body.text for post in found)) == _letters(expected)


def _letters(text: str) -> list[str]:
    return [letter for letter in text if not letter.isspace() and letter != "•"]


@given(ANYTHING, st.integers(40, 4096))
def test_parts_are_as_long_as_may_be_and_lose_nothing(text: str, limit: int) -> None:
    parts = list(split(Styled(text), limit))

    assert all(0 < length(part.text) <= limit for part in parts)
    assert [c for part in parts for c in part.text if not c.isspace()] == [c for c in text if not c.isspace()]
    for first, second in itertools.pairwise(parts):
        assert length(first.text) + length(second.text) + 2 > limit // 2


def test_a_text_is_parted_between_paragraphs() -> None:
    paragraphs = [f"{letter}{' and so on' * 70}\nmore{' and so on' * 70}" for letter in "abc"]

    assert [part.text[0] for part in split(Styled("\n\n".join(paragraphs)), LIMIT)] == ["a", "c"]


def test_length_is_counted_in_utf_16() -> None:
    assert length("ąž") == 2
    assert length("🪞") == 2
    assert [len(part.text) for part in split(Styled("🪞" * 3000))] == [2048, 952]


@given(
    st.lists(
        st.tuples(ANYTHING.map(lambda text: text[:40]), st.sampled_from(["bold", "italic"])), max_size=200
    )
)
def test_marks_stay_on_their_words(parts: list[tuple[str, str]]) -> None:
    whole = joined(styled(text, style) for text, style in parts)
    for mark in whole.marks:
        assert whole.text[mark.start : mark.end] in {text for text, _ in parts}
    for part in split(whole, 300):
        units = part.text.encode("utf-16-le")
        assert len(part.units()) <= MARKS
        for (style, offset, size), mark in zip(part.units(), part.marks, strict=False):
            assert style == mark.style
            marked = units[offset * 2 : (offset + size) * 2].decode("utf-16-le")
            assert marked == part.text[mark.start : mark.end]


def test_a_list_has_a_headline_and_bullets_and_a_quotation_is_one() -> None:
    found = formatted("Steps\n„Klausti drąsiau“", ("Ask Tomas", "Read"))

    assert found.text == "Steps\n„Klausti drąsiau“\n• Ask Tomas\n• Read"
    assert found.marks == (Mark("bold", 0, 5), Mark("blockquote", 6, 23))


# ---- after a press -------------------------------------------------------------------------------------------------------


def test_what_was_chosen_stays_visible() -> None:
    message = {
        "text": "Did you meet?",
        "entities": [{"type": "bold", "offset": 0, "length": 3}],
        "reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "a:c:1:met:0"}]]},
    }

    assert pressed_label(message, "a:c:1:met:0") == "Yes"
    assert with_answer(message, "Yes") == ("Did you meet?\n\n✓ Yes", message["entities"])


def test_a_number_stands_for_its_line() -> None:
    message = {
        "text": "Which?\n\n1. The long one\n2. The other",
        "reply_markup": {"inline_keyboard": [[{"text": "2", "callback_data": "a:c:1:which:1"}]]},
    }

    assert pressed_label(message, "a:c:1:which:1") == "2. The other"


@pytest.mark.parametrize("message", [{}, {"text": "a" * 4090}])
def test_a_message_without_text_or_room_only_loses_its_buttons(message: dict[str, str]) -> None:
    assert with_answer(message, "Yes, gladly") is None


def test_a_footnotes_button_goes_alone() -> None:
    rows = [
        [{"text": "Yes", "callback_data": "a:c:1:met:0"}],
        [{"text": "Why?", "callback_data": "d:mentor:why"}],
    ]

    assert render.without_button({"reply_markup": {"inline_keyboard": rows}}, "d:mentor:why") == (
        (("Yes", "a:c:1:met:0"),),
    )


def test_one_sentence_that_goes_on_is_no_list() -> None:
    assert formatted("Noted.", ["After a first meeting it is worth agreeing."]).text == (
        "Noted.\nAfter a first meeting it is worth agreeing."
    )
    assert formatted("Steps:", ["Ask.", "Listen."]).text == "Steps:\n• Ask.\n• Listen."
