"""Text that people wrote is shown literally and in full: no markup has an effect, and nobody is mentioned."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.block_kit.elements import MAX_LABEL, shortened
from adapters.slack.block_kit.notification import escaped
from adapters.slack.block_kit.rich_text import MAX_TEXT, list_blocks, split_text, text_blocks
from adapters.slack.render import Rendered, message, messages
from adapters.slack.views import notice, view
from bot.conversation.messages import Controls, Option, Question, ShownField, Words
from tests.support.slack.validation import all_texts, check_message

NASTY = [
    "<@U123>", "<!channel>", "<!here|here>", "<https://pora.example|spauskite>", "@here", "@channel", "*labai*", "_taip_", "~ne~",
    "`kodas`", "```\nkodas\n```", "&amp;", "&lt;@U1&gt;", "&", "<", ">", "> cituota", "• punktas", "1. pirmas", ":tada:",
    "🧑‍🤝‍🧑", "👩🏽‍💻",
    "שלום", "مرحبا", "\u202eatvirkščiai", "ą̃ž", "„žodžiai“", '"words"', "|", "x" * 4000, "\n\n\n", "   ", "sausio 12 d.",
]  # fmt: skip
WRITTEN = st.lists(st.sampled_from(NASTY) | st.text(max_size=60), min_size=1, max_size=12).map(" ".join)
CONTROLS = Controls("Atsakyti", "Toliau", "Vėliau", own="Savais žodžiais", choose="Pasirink", take="Renkuosi")
FIELD = ShownField("step", "choice", "Kurį žingsnį?", "Matai tik tu.", (Option("s1", "Pirmas"),))
QUESTION = Question("c1", 1, "Žingsniai", (FIELD,), CONTROLS)


def letters(text: str) -> str:
    """A text without spaces and bullets, which break and stand differently."""
    return re.sub(r"[\s•\N{NO-BREAK SPACE}]+", "", text)


def shown(rendered: list[Rendered]) -> str:
    return letters("".join(one for part in rendered for one in all_texts(part.blocks)))


def kinds(part: Any) -> set[str]:
    """The type of every piece of a payload."""
    if isinstance(part, dict):
        return {str(part.get("type"))}.union(*map(kinds, part.values()))
    return set().union(*map(kinds, part)) if isinstance(part, list) else set()


LITERAL = {"link", "rich_text", "rich_text_section", "rich_text_list", "rich_text_quote", "text", "None"}


@given(WRITTEN)
def test_words_are_shown_letter_by_letter(text: str) -> None:
    rendered = messages([Words(text)])

    for part in rendered:
        check_message(part)
        assert kinds(part.blocks) <= LITERAL
    assert shown(rendered) == letters(text)


@given(WRITTEN, st.lists(WRITTEN, max_size=8))
def test_a_list_is_shown_letter_by_letter(text: str, lines: list[str]) -> None:
    rendered = messages([Words(text, tuple(lines))])

    for part in rendered:
        check_message(part)
        assert kinds(part.blocks) <= LITERAL
    assert shown(rendered) == letters("".join([text, *lines]))


@given(WRITTEN)
def test_a_notification_mentions_nobody(text: str) -> None:
    for part in messages([Words(text)]):
        assert 0 < len(part.text) <= MAX_TEXT
        assert not set(part.text) & set("<>")
        assert re.sub(r"&(?:amp|lt|gt);", "", part.text).count("&") == 0


@given(WRITTEN)
def test_words_before_a_modal_are_shown_letter_by_letter(text: str) -> None:
    made = view(QUESTION, before=[Words(text)])

    assert letters(text) in letters("".join(all_texts(made["blocks"])))


@given(WRITTEN)
def test_what_is_quoted_in_a_question_is_shown_letter_by_letter(text: str) -> None:
    asking = replace(QUESTION, fields=(replace(FIELD, question=f"Išsaugoti?\n„{text}“"),))

    assert letters(text) in shown([message([asking])])
    assert all(
        word in "".join(map(letters, all_texts(view(asking)))) for word in map(letters, text.split()[:50])
    )


@given(st.text(max_size=9000), st.integers(20, 3000))
def test_a_long_text_is_split_between_words_where_it_can_be(text: str, limit: int) -> None:
    parts = list(split_text(text, limit))

    assert all(0 < len(part) <= limit and part.strip() for part in parts)
    assert letters("".join(parts)) == letters(text)


def test_paragraphs_stay_whole_where_they_fit() -> None:
    one, two = "a" * 1800, "b" * 1800

    assert list(split_text(f"{one}\n\n{two}")) == [one, two]


def test_a_word_is_not_cut_where_the_text_has_spaces() -> None:
    text = "susitikimas " * 600

    assert all(part.strip().endswith("susitikimas") for part in split_text(text))


def test_a_picture_of_several_is_not_cut_apart() -> None:
    family = "👩‍👩‍👧‍👦"
    parts = list(split_text(family * 700))

    assert "".join(parts) == family * 700
    assert all(not part.startswith("\u200d") and not part.endswith("\u200d") for part in parts)


@given(st.text(), st.integers(10, 150))
def test_a_label_is_never_longer_than_it_may_be(text: str, limit: int) -> None:
    cut = shortened(text, limit)

    assert len(cut) <= limit
    assert cut == cut.strip(" \n")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Paprašyti", "Paprašyti"),
        ("Paprašyti dviejų žmonių nuomonės", "Paprašyti dviejų…"),
        ("Paprašyti dviejų, nes reikia", "Paprašyti dviejų…"),
        ("Nepaprastaisusitikimas", "Nepaprastaisusitiki…"),
        ("Viena\neilutė\tčia", "Viena eilutė čia"),
        ("12\N{NO-BREAK SPACE}val.", "12\N{NO-BREAK SPACE}val."),
        ("sausio 12 d.", "sausio 12\N{NO-BREAK SPACE}d."),
    ],
)
def test_a_label_is_cut_after_a_word(text: str, cut: str) -> None:
    assert shortened(text, 20) == cut


def test_what_is_too_long_for_a_button_is_cut_with_an_ellipsis() -> None:
    long = "Paprašyti dviejų žmonių nuomonės apie projekto planą, kai tik jis bus parengtas ir patvirtintas"
    field = replace(FIELD, options=(Option("s1", long), Option("s2", "Dar nė vieno")))
    said = all_texts(message([replace(QUESTION, fields=(field,))]).blocks)

    (cut,) = [one for one in said if one.startswith("Paprašyti")]
    assert cut.endswith("…")
    assert len(cut) <= MAX_LABEL
    assert long.startswith(cut.removesuffix("…"))


def test_lines_of_a_text_that_begin_with_a_bullet_are_a_list() -> None:
    [block] = text_blocks("Kas ką mato.\n• Užrašus matai tik tu.\n• Tikslą matote dviese.\nTiek.")

    assert [piece["type"] for piece in block["elements"]] == [
        "rich_text_section", "rich_text_list", "rich_text_list", "rich_text_section",
    ]  # fmt: skip


def test_somebodys_words_on_lines_of_their_own_are_a_quotation() -> None:
    [block] = text_blocks("Tomas užrašė jums dviem:\n„Pradėti\nnuo mažo“\nTai mato abu.")

    assert [piece["type"] for piece in block["elements"]] == [
        "rich_text_section",
        "rich_text_quote",
        "rich_text_section",
    ]
    assert all_texts(block["elements"][1]) == ["„Pradėti\nnuo mažo“"]


def test_a_command_in_quotes_within_a_sentence_is_no_quotation() -> None:
    [block] = text_blocks("Pirmasis – „užrašas“.\n„užrašas“ tinka visada.")

    assert [piece["type"] for piece in block["elements"]] == ["rich_text_section"]


def test_signs_stand_without_bullets_and_what_they_are_about_in_bold() -> None:
    [block] = list_blocks(["△ Lukas – Vaida: dar be pirmo susitikimo", "● savo ritmu: 2"])
    [pair, count] = block["elements"]

    assert [part.get("style") for part in pair["elements"]] == [{"bold": True}, None]
    assert "".join(all_texts(pair)) == "△ Lukas – Vaida: dar be pirmo susitikimo"
    assert all_texts(count) == ["● savo ritmu: 2"]


def test_an_address_can_be_followed_and_shows_as_it_was_written() -> None:
    [block] = text_blocks("Rašyk čia: https://siaures-vejas.example/pranesti. Arba ateik.")

    assert block["elements"][0]["elements"] == [
        {"type": "text", "text": "Rašyk čia: "},
        {
            "type": "link", "url": "https://siaures-vejas.example/pranesti",
            "text": "https://siaures-vejas.example/pranesti",
        },
        {"type": "text", "text": ". Arba ateik."},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["https://", "http://[", "https://localhost", "javascript:alert(1)", "ftp://a.example"]
)
def test_what_only_looks_like_an_address_is_text(text: str) -> None:
    [block] = text_blocks(text)

    assert block["elements"][0]["elements"] == [{"type": "text", "text": text}]


def test_headings_among_lines_are_bold_and_bullets_a_list() -> None:
    [block] = list_blocks(["Su kuo pasikalbėti:", "• Vilties linija: 116 123", "Darbe:", "• Psichologė"])

    assert [piece["type"] for piece in block["elements"]] == [
        "rich_text_section", "rich_text_list", "rich_text_section", "rich_text_list",
    ]  # fmt: skip
    assert block["elements"][0]["elements"][0]["style"] == {"bold": True}


def test_a_message_too_long_for_one_becomes_several() -> None:
    text = "\n\n".join(f"{number}. " + "labai daug žodžių " * 100 for number in range(20))
    rendered = messages([Words(text)])

    assert len(rendered) > 3
    assert len({part.text for part in rendered}) == len(rendered)
    assert shown(rendered) == letters(text)


def test_many_short_messages_share_one_and_then_the_next() -> None:
    rendered = messages([Words(f"Žinutė {number}") for number in range(120)])

    assert [len(part.blocks) for part in rendered] == [50, 50, 20]


def test_a_question_is_not_parted_from_its_buttons() -> None:
    rendered = messages([*(Words(f"Žinutė {number}") for number in range(48)), QUESTION])

    assert [len(part.blocks) for part in rendered] == [48, 3]


@pytest.mark.parametrize("text", ["a" + " " * 7000 + "b", "Sąrašas:\n•    \n• vienas", "\n\n"])
def test_nothing_empty_is_shown(text: str) -> None:
    rendered = messages([Words(text)])

    for part in rendered:
        check_message(part)
    assert shown(rendered) == letters(text)


def test_what_is_long_is_not_bold() -> None:
    [block] = list_blocks(["△ " + "labai ilgas sakinys " * 10 + ": taip"])
    [head, _] = text_blocks("labai ilgas sakinys " * 10, ["viena"])

    assert "style" not in block["elements"][0]["elements"][0]
    assert "style" not in head["elements"][0]["elements"][0]


def test_what_slack_reads_as_markup_is_escaped() -> None:
    assert escaped("<@U1> & <!here>") == "&lt;@U1&gt; &amp; &lt;!here&gt;"


def test_an_escape_is_not_cut_apart() -> None:
    text = message([Words("x" * 2996 + "&" * 20)]).text

    assert len(text) <= MAX_TEXT
    assert re.fullmatch(r"x+(&amp;)*…", text)


def test_a_notice_has_words_and_nothing_to_send() -> None:
    made = notice([Words("Viskas užrašyta.", ("viena", "kita"))], "Pora", "Uždaryti")

    assert made["title"]["text"] == "Pora"
    assert made["close"]["text"] == "Uždaryti"
    assert "submit" not in made
    assert all_texts(made["blocks"]) == ["Viskas užrašyta.", "viena", "kita"]
