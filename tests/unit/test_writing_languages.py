"""In which language an answer is: tried on every card and every text that there is, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.writing.languages import CLEAR, LONGER, margin, words_of, written_in
from conversation_prompts.load import load_library
from tests.support.season.sentences import FORMS, written

OTHER = {"lt": "en", "en": "lt"}


@cache
def cards(language: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            text
            for card in load_library()
            for form in FORMS
            for text in (card.text(language, form), *card.followups(language, form))
        )
    )


@cache
def texts(language: str) -> tuple[str, ...]:
    """Every fixed piece of the texts that is as long as a sentence; the first greeting stands in both languages."""
    other = {piece for form in FORMS for _, piece in written(OTHER[language], form)}
    return tuple(
        dict.fromkeys(
            piece
            for form in FORMS
            for _, piece in written(language, form)
            if len(words_of(piece)) > LONGER and piece not in other
        )
    )


def sentences(language: str) -> tuple[str, ...]:
    found = (part for text in cards(language) + texts(language) for part in re.split(r"(?<=[.?!…])\s+", text))
    return tuple(dict.fromkeys(part for part in found if len(words_of(part)) >= LONGER))


@pytest.mark.parametrize(
    ("language", "of", "count", "least", "most_of_the_other"),
    [
        ("lt", cards, 800, 0.7, -0.7),  # today: 903, 0.83, -0.83
        ("en", cards, 600, 1.5, -1.5),  # 651, 1.80, -1.80
        ("lt", texts, 400, 0.5, -0.5),  # 583, 0.60, -0.60
        ("en", texts, 400, 0.9, -0.9),  # 629, 1.00, -1.00
        ("lt", sentences, 1500, 0.5, -0.5),  # 1875, 0.60, -0.60
        ("en", sentences, 1400, 0.7, -0.7),  # 1698, 0.80, -0.80
    ],
)
def test_everything_we_have_written_is_in_its_own_language_and_in_no_other(
    language: str, of: Callable[[str], tuple[str, ...]], count: int, least: float, most_of_the_other: float
) -> None:
    """Where a new sentence fails here, a word of it belongs among the small words of ``bot/writing/languages.py``."""
    found = of(language)
    other = OTHER[language]

    assert len(found) >= count  # a calibration on a handful would prove nothing
    assert [text for text in found if not written_in(text, language)] == []
    assert [text for text in found if written_in(text, other)] == []
    assert min(margin(text, language) for text in found) >= least >= CLEAR
    assert max(margin(text, other) for text in found) <= most_of_the_other


@pytest.mark.parametrize(
    "text",
    [
        "Welche drei Dinge möchten Sie in den nächsten Wochen mit Ihrem Mentor besprechen?",
        "Was hat dir in letzter Zeit geholfen?",
        "Co chciałbyś omówić na następnym spotkaniu?",
        "Jakie masz pytania do mentora w tym tygodniu?",
        "Quelle question aimeriez-vous poser à votre mentor cette semaine ?",
        "Ko tu gribētu apspriest nākamajā tikšanās reizē?",
        "Mida sa tahaksid arutada järgmisel kohtumisel?",
        "Mitä haluaisit seuraavaksi oppia?",
        "¿Qué te gustaría hablar con tu mentor esta semana?",
        "Cosa vorresti discutere al prossimo incontro?",
        "Vad vill du prata om nästa gång?",
        "Какой вопрос ты хочешь обсудить?",
        "Ποια ερώτηση θέλεις να συζητήσεις;",
        "下次你想谈什么？",
    ],
)  # fmt: skip
def test_other_peoples_languages_are_neither(text: str) -> None:
    assert not written_in(text, "lt")
    assert not written_in(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ką norėtum aptarti? What would you like to talk about next time?", "lt"),
        ("What would you like to talk about? Ką norėtum aptarti kitą kartą?", "en"),
        ("Kalbėjome apie terminus ir pristatymą vadovams.\nSend the draft to the team on Monday.", "lt"),
        ("Kalbėjome apie ateitį ir planus. Что ты хочешь?", "lt"),
        ("Kalbėjome apie ateitį, привет, ir apie tai, kaip kitą savaitę pristatyti planą komandai.", "lt"),
    ],
)
def test_one_sentence_in_another_language_or_script_is_one_too_many(text: str, language: str) -> None:
    assert not written_in(text, language)


def test_lithuanian_typed_without_its_letters_is_lithuanian() -> None:
    assert written_in("Ka noretum aptarti kita karta su savo mentoriumi?", "lt")


@pytest.mark.parametrize("text", ["", "…", "123", "Parašyti laišką"])
def test_what_says_too_little_is_let_be(text: str) -> None:
    assert written_in(text, "lt")


@given(st.text(max_size=200))
def test_no_text_is_in_both_languages_clearly(text: str) -> None:
    assert margin(text, "lt") <= 0 or margin(text, "en") <= 0
    written_in(text, "lt")
