"""Rendering of messages: questions with their buttons, cards, footnotes, and messages whose question was answered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from adapters.slack import wire
from adapters.slack.block_kit.answered import answered
from adapters.slack.render import message, messages
from adapters.slack.views import home, view
from bot.conversation.messages import (
    Controls,
    Document,
    Footnote,
    Home,
    Option,
    Panel,
    Press,
    Question,
    ShownCard,
    ShownField,
    Worded,
    Words,
)
from conversation_prompts.card import Card
from tests.support.pages import LIBRARY
from tests.support.slack.validation import all_texts, check_message, check_view
from tests.unit.test_every_page import READERS, WORDING

CONTROLS = Controls("Atsakyti", "Toliau", "Vėliau", own="Savais žodžiais", choose="Pasirink", take="Renkuosi")
MET = ShownField(
    "met", "choice", "Ar susitikote?", "📅 Mato pora.", (Option("yes", "Taip"), Option("no", "Dar ne"))
)
QUESTION = Question("c1", 4, "Kaip sekėsi?", (MET,), CONTROLS)
NOTE = Footnote(
    "„kodėl“ – kodėl tai gavau", (Press("Kodėl?", "mentor", "kodėl"), Press("Ne dabar", "mentor", "patylėk"))
)
CARDS = (
    ShownCard(1, "Lengva pradžia", "Kas šią savaitę pavyko?", "card-a"),
    ShownCard(2, "Kaip tik jums", "Ko dar neklausei?", "card-b"),
    ShownCard(3, "Žingsniu giliau", "Ką norėtum palikti po savęs?", "card-c"),
)
TOPICS = Question(
    "c2", 7, "Apie ką kalbėtis",
    (
        ShownField(
            "card", "choice", "Kurią temą renkiesi?", "👥 Matote dviese.",
            (*(Option(card.option, card.text) for card in CARDS), Option("another", "Kitos trys"), Option("done", "Užteks")),
        ),
    ),
    CONTROLS, CARDS,
)  # fmt: skip


def asking(**changes: Any) -> Question:
    return replace(QUESTION, fields=(replace(MET, **changes),))


def rows(blocks: list[dict[str, Any]]) -> list[list[str]]:
    """What can be pressed, row by row: labels, or the type of what has none."""
    return [
        [element["text"]["text"] if "text" in element else element["type"] for element in block["elements"]]
        for block in blocks
        if block["type"] == "actions"
    ]


def types(blocks: list[dict[str, Any]]) -> list[str]:
    return [block["type"] for block in blocks]


# ---- a question ----------------------------------------------------------------------------------------------------------


def test_a_question_is_its_words_its_buttons_and_who_sees_the_answer() -> None:
    blocks = message([QUESTION]).blocks

    assert types(blocks) == ["rich_text", "actions", "context"]
    assert rows(blocks) == [["Taip", "Dar ne"]]
    assert all_texts(blocks[-1]) == ["📅 Mato pora."]


def test_a_button_says_which_answer_to_which_question_it_is() -> None:
    [_, yes_or_no, _] = message([QUESTION]).blocks
    [yes, no] = yes_or_no["elements"]

    assert (yes["action_id"], no["action_id"]) == ("answer:0", "answer:1")
    assert wire.parse_answer(no["value"]) == wire.Answer("c1", 4, "met", "no")


def test_what_may_be_skipped_has_a_button_for_it() -> None:
    blocks = message([asking(skip="Praleisti")]).blocks

    assert rows(blocks) == [["Taip", "Dar ne", "Praleisti"]]
    assert wire.parse_answer(blocks[1]["elements"][-1]["value"]) == wire.Answer("c1", 4, "met", None)


def test_marks_stand_in_rows_of_about_the_same_length() -> None:
    marks = tuple(Option(str(mark), str(mark)) for mark in range(11))
    blocks = message([asking(kind="scale", options=marks)]).blocks

    assert rows(blocks) == [["0", "1", "2", "3", "4", "5"], ["6", "7", "8", "9", "10"]]


def test_long_options_stand_one_under_the_other() -> None:
    long = (Option("s1", "Paprašyti dviejų žmonių nuomonės"), Option("s2", "Užrašyti"))
    [_, row, _] = message([asking(options=long)]).blocks

    [radios] = row["elements"]
    assert radios["type"] == "radio_buttons"
    assert radios["action_id"] == wire.ANSWER
    assert [option["text"]["text"] for option in radios["options"]] == [option.label for option in long]


def test_many_options_are_a_list_that_opens() -> None:
    areas = tuple(Option(str(number), f"Sritis {number}") for number in range(9))
    [_, row, _] = message([asking(options=areas)]).blocks

    [menu] = row["elements"]
    assert menu["type"] == "static_select"
    assert menu["placeholder"]["text"] == "Pasirink"
    assert wire.parse_answer(menu["options"][3]["value"]) == wire.Answer("c1", 4, "met", "3")


@pytest.mark.parametrize("count", [101, 250])
def test_more_options_than_a_list_holds_stand_in_groups(count: int) -> None:
    steps = tuple(Option(f"s{number}", f"Žingsnis {number}") for number in range(count))
    question = asking(options=steps)

    check_message(message([question]))
    check_view(view(question))
    [_, row, _] = message([question]).blocks
    groups = row["elements"][0]["option_groups"]
    assert sum(len(group["options"]) for group in groups) == count
    assert [group["label"]["text"] for group in groups][:2] == ["1–100", f"101–{min(200, count)}"]


def test_what_a_list_could_not_keep_is_on_buttons() -> None:
    names = tuple(Option("ilgas " * 30 + str(number), f"Vardas {number}") for number in range(8))
    blocks = message([asking(options=names)]).blocks

    assert rows(blocks) == [
        ["Vardas 0", "Vardas 1", "Vardas 2", "Vardas 3"],
        ["Vardas 4", "Vardas 5", "Vardas 6", "Vardas 7"],
    ]


def test_beside_suggested_moments_a_moment_can_be_written() -> None:
    days = (
        Option("2027-01-12", "antradienį, sausio 12 d."),
        Option("2027-01-13", "trečiadienį, sausio 13 d."),
    )
    blocks = message([asking(kind="when", options=days, skip="Dar nežinau")]).blocks

    assert rows(blocks) == [["radio_buttons"], ["Dar nežinau", "Savais žodžiais"]]
    assert blocks[2]["elements"][1]["action_id"] == wire.OPEN


def test_what_must_be_typed_has_one_button_and_it_is_the_main_one() -> None:
    [_, row, _] = message([asking(kind="text", options=())]).blocks

    [opening] = row["elements"]
    assert opening["action_id"] == wire.OPEN
    assert opening["style"] == "primary"
    assert wire.parse_question_ref(opening["value"]) == wire.QuestionRef("c1", 4)


def test_several_questions_at_once_have_a_title_and_open_a_window() -> None:
    both = replace(QUESTION, fields=(MET, replace(MET, name="useful", question="Kiek naudingas?")))
    blocks = message([both]).blocks

    assert blocks[0]["elements"][0]["elements"] == [
        {"type": "text", "text": "Kaip sekėsi?", "style": {"bold": True}}
    ]
    assert rows(blocks) == [["Atsakyti"]]


# ---- cards -----------------------------------------------------------------------------------------------------------------


def test_each_card_has_the_button_that_takes_it() -> None:
    blocks = message([TOPICS]).blocks

    assert types(blocks) == [
        "context", "section", "divider", "context", "section", "divider", "context", "section", "divider",
        "rich_text", "actions", "context",
    ]  # fmt: skip
    taking = [block["accessory"] for block in blocks if block["type"] == "section"]
    assert [button["text"]["text"] for button in taking] == ["Renkuosi"] * 3
    assert [wire.parse_answer(button["value"]) for button in taking] == [
        wire.Answer("c2", 7, "card", card.option) for card in CARDS
    ]
    assert rows(blocks) == [["Kitos trys", "Užteks"]]


def test_buttons_that_look_alike_are_told_apart_by_ear() -> None:
    spoken = [
        block["accessory"]["accessibility_label"]
        for block in message([TOPICS]).blocks
        if "accessory" in block
    ]

    assert spoken[1] == "2. Renkuosi: Ko dar neklausei?"


@pytest.mark.parametrize("card", LIBRARY.cards, ids=lambda card: card.id)
def test_every_card_fits_in_every_language(card: Card) -> None:
    for reader in READERS.values():
        shown = WORDING.card(card.id, "fitting", 2, reader)
        assert shown is not None
        asked = replace(TOPICS, above=(replace(shown, option="card-b"),))
        picked = WORDING.say(
            "topics-picked", reader, text=shown.text, minutes=card.minutes,
            **dict(zip(("first", "second"), card.followups(reader.language, reader.address), strict=True)),
        )  # fmt: skip
        page = home(Home((Panel("Apie ką kalbėtis", cards=(shown,)),)))
        for rendered in (message([asked]), message([Words(picked)])):
            check_message(rendered)
            assert shown.text.replace("\N{NO-BREAK SPACE}", " ") in rendered.text.replace(
                "\N{NO-BREAK SPACE}", " "
            )
        check_view(view(asked))
        check_view(page)
        assert shown.text in "".join(all_texts(page)).replace("\N{NO-BREAK SPACE}", " ")


# ---- what nobody asked for -------------------------------------------------------------------------------------------------


def test_what_can_be_done_about_a_message_stands_beside_its_buttons() -> None:
    blocks = message([QUESTION, NOTE]).blocks

    assert rows(blocks) == [["Taip", "Dar ne", "overflow"]]
    assert types(blocks) == ["rich_text", "actions", "context", "context"]
    [*_, menu] = blocks[1]["elements"]
    assert [wire.parse_command(option["value"]) for option in menu["options"]] == [
        ("mentor", "kodėl"),
        ("mentor", "patylėk"),
    ]


def test_under_words_alone_it_stands_by_itself() -> None:
    assert types(message([Words("Suplanuotas susitikimas."), NOTE]).blocks) == [
        "rich_text",
        "context",
        "actions",
    ]


def test_a_footnote_with_nothing_to_press_is_a_small_line() -> None:
    assert types(message([Words("Labas."), Footnote("Tik kartą.")]).blocks) == ["rich_text", "context"]


def test_a_document_is_not_shown() -> None:
    content: list[Worded] = [Words("Štai."), Document("susitikimas.ics", "text/calendar", "BEGIN:VCALENDAR")]

    assert message(content).blocks == message(content[:1]).blocks
    assert messages([content[1]]) == []
    assert message([content[1]]).text == "Pora"


def test_a_line_parts_a_question_from_what_comes_after_it() -> None:
    assert types(message([QUESTION, Words("Ir dar."), QUESTION]).blocks) == [
        "rich_text", "actions", "context", "divider", "rich_text", "rich_text", "actions", "context",
    ]  # fmt: skip


def test_no_message_begins_with_a_line() -> None:
    rendered = messages([QUESTION] * 15)

    assert [len(part.blocks) for part in rendered] == [47, 11]
    assert types(rendered[1].blocks)[0] == "rich_text"


# ---- after the answer ------------------------------------------------------------------------------------------------------


def test_an_answered_question_says_what_was_answered() -> None:
    blocks = answered(message([QUESTION, NOTE]).blocks, "Taip")

    assert types(blocks) == ["rich_text", "context", "actions", "context", "context"]
    assert all_texts(blocks[1]) == ["✓ Taip"]
    assert rows(blocks) == [["overflow"]]


def test_cards_stay_and_their_buttons_go() -> None:
    blocks = answered(message([TOPICS]).blocks, "Ko dar neklausei?")

    assert rows(blocks) == []
    assert not any("accessory" in block for block in blocks)
    assert all_texts(blocks).count("✓ Ko dar neklausei?") == 1
    assert "Ko dar neklausei?" in all_texts(blocks)


def test_an_answer_that_is_its_authors_alone_is_not_repeated() -> None:
    private = asking(options=MET.options, private=True)

    assert all_texts(answered(message([private]).blocks, "Taip", "c1")[1]) == ["✓"]


def test_what_was_written_in_a_window_is_not_repeated() -> None:
    blocks = answered(message([asking(kind="text", options=())]).blocks, None)

    assert types(blocks) == ["rich_text", "context", "context"]
    assert all_texts(blocks[1]) == ["✓"]


def test_only_the_question_that_was_answered_is_over() -> None:
    blocks = message([QUESTION, TOPICS]).blocks
    after = answered(blocks, "Taip", "c1")

    assert rows(after) == [["Kitos trys", "Užteks"]]
    assert sum("accessory" in block for block in after) == 3
    assert answered(blocks, "Taip", "another") == blocks


def test_a_list_is_over_too() -> None:
    areas = tuple(Option(str(number), f"Sritis {number}") for number in range(9))

    assert rows(answered(message([asking(options=areas)]).blocks, "Sritis 1", "c1")) == []
    assert rows(answered(message([asking(options=areas * 12)]).blocks, "Sritis 1", "c1")) == []


def test_what_was_answered_before_stays_as_it_is() -> None:
    once = answered(message([QUESTION, NOTE]).blocks, "Taip")

    assert answered(once, "Dar ne") == once
