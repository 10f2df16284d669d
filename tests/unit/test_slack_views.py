"""Rendering of modals and the home tab: labels and hints of inputs, options, drafts, and what is left out when too long."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from adapters.slack import wire
from adapters.slack.views import home, notice, placeholder, view
from bot.conversation.messages import (
    Controls,
    Home,
    Option,
    Panel,
    Press,
    Question,
    ShownCard,
    ShownField,
    Words,
)
from tests.support.slack.validation import all_texts, check_view

POSITION = wire.MessagePosition("D0ABC", "1767.001")
CONTROLS = Controls("Atsakyti", "Toliau", "Vėliau", back="Atgal", own="Savais žodžiais", choose="Pasirink")
NOTE = ShownField(
    "mine", "text", "Rašyk, ką nori prisiminti.", "🔒 Matai tik tu.", multiline=True, limit=2500
)
QUESTION = Question("c1", 4, "Užrašas", (NOTE,), CONTROLS)


def asking(*fields: ShownField) -> Question:
    return replace(QUESTION, fields=fields)


def inputs(made: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in made["blocks"] if block["type"] == "input"]


def above(made: dict[str, Any], name: str) -> str:
    """What stands above an input."""
    at = next(number for number, block in enumerate(made["blocks"]) if block.get("block_id") == name)
    return "".join(all_texts(made["blocks"][:at]))


def test_a_modal_knows_what_it_asks_and_where_it_was_opened_from() -> None:
    made = view(QUESTION, opened_from=POSITION)

    assert made["callback_id"] == wire.ANSWER
    assert wire.parse_question_ref(made["private_metadata"]) == wire.QuestionRef("c1", 4, POSITION)
    assert (made["submit"]["text"], made["close"]["text"]) == ("Toliau", "Vėliau")
    assert made["notify_on_close"] is True


def test_a_note_is_a_field_of_several_lines_that_says_who_sees_it() -> None:
    [block] = inputs(view(QUESTION))

    assert block["block_id"] == "mine"
    assert block["element"] == {
        "type": "plain_text_input", "action_id": "value", "multiline": True, "max_length": 2500,
    }  # fmt: skip
    assert block["hint"]["text"] == "🔒 Matai tik tu."


def test_back_stands_at_the_end_and_knows_the_same_place() -> None:
    made = view(QUESTION, opened_from=POSITION)
    [back] = made["blocks"][-1]["elements"]

    assert back["action_id"] == wire.BACK
    assert back["value"] == made["private_metadata"]


@pytest.mark.parametrize(
    ("question", "label", "before", "after"),
    [
        ("Ar susitikote?", "Ar susitikote?", "", None),
        ("Labas, Rūta. Pagal ritmą jau metas. Ar susitikote?", "Ar susitikote?", "Labas, Rūta. Pagal ritmą jau metas.", None),
        ("Kiek naudinga? 1 – nelabai, 5 – labai.", "Kiek naudinga?", "", "1 – nelabai, 5 – labai."),
        ("Nuo ko? Prisimink: „Norėčiau geriau.“ Kas vyko?", "Kas vyko?", "Nuo ko? Prisimink: „Norėčiau geriau.“", None),
        ("Tikslas:\n„Ar galiu?“\nAr jis tas pats?", "Ar jis tas pats?", "Tikslas:„Ar galiu?“", None),
        ("Išsaugoti?\n„Ar galiu? Galiu.“", "Išsaugoti?", "„Ar galiu? Galiu.“", None),
        ("Suprasta: sausio 12 d., 15:00. Užrašyti?", "Užrašyti?", "Suprasta: sausio 12 d., 15:00.", None),
        ("Supratau.\nRašyk, ką nori.", "Rašyk, ką nori.", "Supratau.", None),
        ("Prieš pradedant.\n• Viena.\n• Kita.", "Užrašas", "Prieš pradedant.Viena.Kita.", None),
        ("Kuria kalba rašome?\nWhich language shall we use?", "Užrašas", "Kuria kalba rašome?Which language shall we use?", None),
        ("Ar " + "labai " * 40 + "ilgai?", "Užrašas", "Ar " + "labai " * 40 + "ilgai?", None),
    ],
)  # fmt: skip
def test_the_label_is_what_is_asked(question: str, label: str, before: str, after: str | None) -> None:
    made = view(asking(replace(NOTE, question=question)))
    [block] = inputs(made)

    assert block["label"]["text"] == label
    assert above(made, "mine").replace("\N{NO-BREAK SPACE}", " ").replace("\n", "") == before
    assert block["hint"]["text"] == (after or "🔒 Matai tik tu.")
    assert "🔒 Matai tik tu." in all_texts(made)
    check_view(made)


def test_a_moment_can_be_chosen_or_written() -> None:
    days = (Option("2027-01-12T15:00", "antradienį, sausio 12 d., 15:00"),)
    field = ShownField(
        "when", "when", "Kada?", "📅 Mato pora.", days, skip="Dar nežinau", hint="Pavyzdžiui, „rytoj“."
    )
    [chosen, written] = inputs(view(asking(field)))

    assert (chosen["block_id"], written["block_id"]) == ("when", "when.typed")
    assert chosen["element"]["options"][0]["value"] == "2027-01-12T15:00"
    assert written["label"]["text"] == "Savais žodžiais"
    assert written["hint"]["text"] == "Pavyzdžiui, „rytoj“."
    assert written["element"]["multiline"] is False
    assert chosen["optional"] is written["optional"] is True


def test_a_moment_that_must_be_given_may_be_given_either_way() -> None:
    field = ShownField("when", "when", "Kada?", "📅 Mato pora.", (Option("2027-01-12", "antradienį"),))

    assert [block["optional"] for block in inputs(view(asking(field)))] == [True, True]


def test_what_may_be_left_empty_says_what_that_means() -> None:
    [block] = inputs(
        view(
            asking(
                ShownField("due", "when", "Iki kada?", "👥 Dviese.", skip="Be termino", hint="Pvz., „rytoj“.")
            )
        )
    )

    assert block["optional"] is True
    assert block["element"]["placeholder"]["text"] == "Be termino"


def test_more_than_ten_options_are_a_list_that_opens() -> None:
    marks = tuple(Option(str(mark), str(mark)) for mark in range(11))
    [scale] = inputs(view(asking(ShownField("mark", "scale", "Kiek?", "🔒", marks))))
    [few] = inputs(view(asking(ShownField("mark", "scale", "Kiek?", "🔒", marks[:10]))))

    assert (scale["element"]["type"], few["element"]["type"]) == ("static_select", "radio_buttons")
    assert scale["element"]["placeholder"]["text"] == "Pasirink"


def test_who_sees_most_of_the_answers_is_said_once_and_the_exception_at_its_field() -> None:
    made = view(
        asking(
            *(replace(NOTE, name=name) for name in "abc"), replace(NOTE, name="d", seen_by="📅 Mato pora.")
        )
    )

    assert all_texts(made["blocks"][0]) == ["🔒 Matai tik tu."]
    assert all_texts(made).count("🔒 Matai tik tu.") == 1
    assert [block.get("hint", {}).get("text") for block in inputs(made)] == [
        None,
        None,
        None,
        "📅 Mato pora.",
    ]


def test_what_was_not_understood_stands_above_its_field() -> None:
    made = view(asking(NOTE, replace(NOTE, name="other", unclear="Čia reikia kelių žodžių.")))

    assert "⚠ Čia reikia kelių žodžių." in above(made, "other")
    assert "⚠" not in above(made, "mine")


def test_words_before_a_page_stand_above_it_and_give_way_where_there_is_no_room() -> None:
    made = view(QUESTION, before=[Words("Užrašyta.")])
    full = view(QUESTION, before=[Words(f"Žinutė {number}") for number in range(150)])

    assert [block["type"] for block in made["blocks"]] == ["rich_text", "divider", "input", "actions"]
    check_view(full)
    assert len(full["blocks"]) == 100
    assert [block["block_id"] for block in inputs(full)] == ["mine"]


def test_a_long_title_is_cut_after_a_word() -> None:
    assert (
        view(replace(QUESTION, title="Kaip sekėsi praeitą savaitę?"))["title"]["text"]
        == "Kaip sekėsi praeitą…"
    )


def test_waiting_and_reading_ask_nothing() -> None:
    for made in (placeholder("Pora", "Akimirką…"), notice([Words("Viskas.")], "Pora", "Uždaryti")):
        check_view(made)
        assert made["callback_id"] == wire.NOTICE
        assert "submit" not in made


# ---- the home page ---------------------------------------------------------------------------------------------------------

CARDS = (ShownCard(1, "Lengva pradžia", "Kas pavyko?"), ShownCard(2, "Kaip tik jums", "Ko dar neklausei?"))
PAIR = Panel(
    "Pora: Tomas",
    ("Ritmas: kas 3 savaites.",),
    presses=(Press("Temos", "mentor", "temos"), Press("Užrašas", "mentor", "užrašas")),
)
TABLE = Panel("Apie ką kalbėtis", cards=CARDS)
MORE = Panel("Visa kita", presses=(Press("Pagalba", "mentor", "pagalba"),))


def test_a_home_page_has_a_heading_for_each_part() -> None:
    made = home(Home((PAIR, TABLE, MORE)))

    check_view(made)
    assert [block["text"]["text"] for block in made["blocks"] if block["type"] == "header"] == [
        "Pora: Tomas", "Apie ką kalbėtis", "Visa kita",
    ]  # fmt: skip
    assert [block["type"] for block in made["blocks"]].count("divider") == 2


def test_each_button_of_a_home_page_has_an_id_of_its_own_and_the_first_is_the_main_one() -> None:
    made = home(Home((PAIR, PAIR, MORE)))
    buttons = [
        element for block in made["blocks"] if block["type"] == "actions" for element in block["elements"]
    ]

    assert [button["action_id"] for button in buttons] == [f"do:{number}" for number in range(5)]
    assert [button.get("style") for button in buttons] == ["primary", None, None, None, None]
    assert wire.parse_command(buttons[1]["value"]) == ("mentor", "užrašas")


@pytest.mark.parametrize(("pairs", "cards", "shown"), [(5, 5, 5), (12, 0, 12), (40, 0, 24)])
def test_cards_give_way_first_and_then_pairs_where_the_page_is_full(
    pairs: int, cards: int, shown: int
) -> None:
    made = home(
        Home((*(replace(PAIR, title=f"Pora: {number}") for number in range(pairs)), *[TABLE] * pairs, MORE))
    )
    headings = [block["text"]["text"] for block in made["blocks"] if block["type"] == "header"]

    check_view(made)
    assert headings[-1] == "Visa kita"
    assert headings.count("Apie ką kalbėtis") == cards
    assert sum(heading.startswith("Pora:") for heading in headings) == shown


def test_what_somebody_wrote_as_their_goal_is_no_markup() -> None:
    made = home(Home((replace(PAIR, lines=("Tavo tikslas: „*drąsiau* <@U123>“",)),)))

    check_view(made)
    assert made["blocks"][1]["type"] == "rich_text"
    assert all_texts(made["blocks"][1]) == ["Tavo tikslas: „*drąsiau* <@U123>“"]
