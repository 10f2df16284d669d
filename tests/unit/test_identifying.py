"""Which words of a text may give somebody away: names in every case, addresses, numbers; hardly ever an everyday word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.text_folding import fold
from bot.writing.identifying import identifying_parts

PEOPLE = (
    "Tomas Petrauskas", "Rūta Kazlauskė", "Emily Carter", "James Walker", "Kęstutis Urbonas", "Eglė Žukauskaitė",
    "Darius Jankauskas", "Stasys Gaidys", "Elijas Noreika", "Motiejus Šimkus", "Aurelija Mockutė", "Tadas Vaitkus",
    "Ona Lapė", "Vincent van Berg", "Grace Murphy", "Jo Stone",
)  # fmt: skip

FORMS = {
    "Tomas": "Tomas Tomo Tomui Tomą Tomu Tome Tomai",
    "Petrauskas": "Petrauskas Petrausko Petrauskui Petrauską Petrausku Petrauskai Petrauskų Petrauskams",
    "Rūta": "Rūta Rūtos Rūtai Rūtą Rūtoje",
    "Kazlauskė": "Kazlauskė Kazlauskės Kazlauskei Kazlauskę Kazlauskėje Kazlauske",
    "Emily": "Emily",
    "James": "James Jameso Jamesui Jamesą Jamesu Jamesai",
    "Kęstutis": "Kęstutis Kęstučio Kęstučiui Kęstutį Kęstučiu Kęstutyje Kęstuti",
    "Eglė": "Eglė Eglės Eglei Eglę Egle",
    "Žukauskaitė": "Žukauskaitė Žukauskaitės Žukauskaitei Žukauskaitę Žukauskaite Žukauskaičių",
    "Darius": "Darius Dariaus Dariui Darių Dariumi Dariuje Dariau",
    "Stasys": "Stasys Stasio Stasiui Stasį Stasiu Stasy",
    "Gaidys": "Gaidys Gaidžio Gaidžiui Gaidį Gaidžiu",
    "Elijas": "Elijas Elijo Elijui Eliją Eliju Elijau",
    "Motiejus": "Motiejus Motiejaus Motiejui Motiejų Motiejumi Motiejau",
    "Aurelija": "Aurelija Aurelijos Aurelijai Aureliją Aurelijoje",
    "Tadas": "Tadas Tado Tadui Tadą Tadu Tadai",
    "Ona": "Ona Onos Onai Oną",
    "Lapė": "Lapė Lapės",
    "Berg": "Berg Bergo",
    "Grace": "Grace",
    "Jo": "Jo",
}
EVERY_FORM = [form for forms in FORMS.values() for form in forms.split()]


@pytest.mark.parametrize("form", EVERY_FORM)
def test_a_name_is_found_in_every_case(form: str) -> None:
    text = f"Kartą kalbėjome apie tai: {form}, ir nežinau, ką daryti."
    assert identifying_parts(text, PEOPLE) == (form,)


EVERYDAY = {"dariau", "tada", "ona", "jo", "grace"}
SMALL = sorted({fold(form) for form in EVERY_FORM} - EVERYDAY)


@pytest.mark.parametrize("form", SMALL)
def test_a_name_is_found_without_capitals_and_diacritics(form: str) -> None:
    assert identifying_parts(f"kalbejau su {form} vakar", PEOPLE) == (form,)


@pytest.mark.parametrize(
    "text",
    [
        "Tada dariau, ką galėjau, o jo atsakymo dar laukiu.",
        "Sutartu laiku niekas neateina, rutina vargina, o aš tyliu. Kaip pradėti kalbą?",
        "My mentee agrees with everything and then does nothing; what would you try?",
        "With a grace period of two weeks we would have 10 meetings by June.",
        "Stomas, kastuvas, darbas, darosi, eglynas, tomografas, oną, stotis.",
        "van der, de, von",
        "",
    ],
)
def test_everyday_words_are_not_taken_for_names(text: str) -> None:
    assert identifying_parts(text.replace("Tada", "tada"), PEOPLE) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rašyk man: tomas.p@vejas.example.", "tomas.p@vejas.example"),
        ("Skambink +370 612 34567 vakare", "+370 612 34567"),
        ("arba 8-612-34567.", "8-612-34567"),
        ("asmens kodas 38001010000", "38001010000"),
        ("rašiau @ruta_k vakar", "@ruta_k"),
        ("viskas čia: https://vejas.example/komanda/ruta?x=1.", "https://vejas.example/komanda/ruta?x=1"),
        ("www.vejas.example yra", "www.vejas.example"),
    ],
)
def test_an_address_or_a_number_is_found_whole(text: str, found: str) -> None:
    assert identifying_parts(text, PEOPLE) == (found,)


def test_what_is_found_is_named_once_in_the_order_of_the_text() -> None:
    text = "Rūta sakė, kad Tomui gerai, o Rūta rašo iš ruta@vejas.example. Tomui!"
    assert identifying_parts(text, PEOPLE) == ("Rūta", "Tomui", "ruta@vejas.example")


def test_other_names_are_noticed_inside_a_sentence() -> None:
    assert identifying_parts("Kalbėjome apie tai, ką Birutė sakė Vilniuje.", ()) == ("Birutė", "Vilniuje")


PLAIN = st.sampled_from(
    ("vakar", "buvo", "sunku", "and", "then", "nothing", "ką", "daryti", "kai", "neateina")
)


@given(
    st.lists(PLAIN),
    st.sampled_from(EVERY_FORM),
    st.lists(PLAIN),
    st.sampled_from((" ", "\n", ", ", ". ", " – ")),
)
def test_a_name_is_found_wherever_it_stands(
    before: list[str], form: str, after: list[str], between: str
) -> None:
    assert identifying_parts(between.join([*before, form, *after]), PEOPLE) == (form,)


@given(st.text(max_size=400), st.lists(st.text(max_size=20), max_size=6))
def test_whatever_is_written_only_parts_of_it_are_named(text: str, names: list[str]) -> None:
    found = identifying_parts(text, names)
    assert all(part and part in text for part in found)
    assert len(set(found)) == len(found)
    assert identifying_parts(text, [*names, *names]) == found


@given(st.lists(st.sampled_from(EVERY_FORM), max_size=8, unique=True))
def test_nothing_is_left_once_what_was_named_is_taken_out(forms: list[str]) -> None:
    text = " ir ".join(forms)
    for part in identifying_parts(text, PEOPLE):
        text = text.replace(part, "kažkas")
    assert identifying_parts(text, PEOPLE) == ()
