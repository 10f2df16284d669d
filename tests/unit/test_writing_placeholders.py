"""What leaves holds no names and no addresses, and all of it comes back as it was written."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.writing.names import NameIndex, fold_name
from bot.writing.placeholders import ADDRESS, PLACEHOLDER, Redactor, redact, restore, words_in
from tests.support.season.population import FIRST_EN, FIRST_LT, LAST_EN, LAST_LT

NAMES = (
    "Tomas Petrauskas", "Rūta Kazlauskė", "Rasa Žukauskienė", "Kęstutis Gaidys", "Darius Urbaitis", "Elijas Stankus",
    "Dalia Želmuo", "Emily Carter", "Thomas Brown", "Ludwig van Horn", "Zoë O’Brien", "Michał Wałęsa", "Will May",
)  # fmt: skip
FORMS = {
    "Tomas": "Tomas Tomo Tomui Tomą Tomu Tome Tomai",
    "Petrauskas": "Petrauskas Petrausko Petrauskui Petrauską Petrausku Petrauske Petrauskai Petrauskų Petrauskams Petrauskus",
    "Rūta": "Rūta Rūtos Rūtai Rūtą Rūtoje Rūtų",
    "Kazlauskė": "Kazlauskė Kazlauskės Kazlauskei Kazlauskę Kazlauske Kazlauskėje",
    "Žukauskienė": "Žukauskienė Žukauskienės Žukauskienei Žukauskienę Žukauskiene",
    "Kęstutis": "Kęstutis Kęstučio Kęstučiui Kęstutį Kęstučiu Kęstutyje Kęstuti",
    "Gaidys": "Gaidys Gaidžio Gaidžiui Gaidį Gaidžiu Gaidyje Gaidy Gaidžiai Gaidžius",
    "Darius": "Darius Dariaus Dariui Darių Dariumi Dariuje Dariau",
    "Urbaitis": "Urbaitis Urbaičio Urbaičiui Urbaitį Urbaičiu Urbaiti Urbaičiai Urbaičių",
    "Elijas": "Elijas Elijo Elijui Eliją Eliju Elijuje Elijau",
    "Dalia": "Dalia Dalios Daliai Dalią Dalioje",
    "Želmuo": "Želmuo Želmens Želmeniui Želmenį Želmeniu",
    "Emily": "Emily Emilės Emilei Emilę Emilys",
    "Carter": "Carter Carterio Carteriui Carterį Carteris Carters",
    "Thomas": "Thomas Thomo Thomaso Thomui Thomasui Thomą",
    "O’Brien": "OBrien OBrienas OBrieno",
    "Michał": "Michał Michała Michałui Michal",
    "Wałęsa": "Wałęsa Wałęsos Wałęsai Walesa",
    "Brown": "Brown Browno Brownui Browną Brownu Browne Brownas",
}
EVERY_FORM = [(name, form) for name, forms in FORMS.items() for form in forms.split()]


def without_diacritics(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def hidden(text: str) -> str:
    return redact(text, NAMES).text


@pytest.mark.parametrize(
    "typed",
    [
        str,
        str.lower,
        str.upper,
        without_diacritics,
        lambda form: without_diacritics(form).lower(),
        lambda form: unicodedata.normalize("NFD", form),  # as a Mac writes it
        lambda form: form[0] + "\u00ad" + form[1:],  # a hyphen that nobody sees
    ],
    ids=["as written", "small", "capitals", "plain", "plain and small", "accents apart", "soft hyphen"],
)
def test_a_name_goes_in_every_case_and_spelling(typed: type[str]) -> None:
    for _, form in EVERY_FORM:
        written = typed(form)

        assert hidden(f"vakar {written} sakė") == "vakar [NAME1] sakė"
        assert hidden(f"{written}: taip") == "[NAME1]: taip"


@pytest.mark.parametrize(
    "text",
    [
        "rasti laiko sunku, nors rastume",  # Rasa
        "tomis dienomis, tomeliai",  # Tomas
        "darbas ir darna, dabar dar",  # Darius
        "rūtelės žydi",
        "van, der, o",  # of van Horn and O’Brien
        "browsing willing thematic",
        "gaida skamba",  # Gaidys
    ],
)
def test_words_that_only_begin_like_a_name_stay(text: str) -> None:
    assert hidden(text) == text


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Emily's plan and EMILY’S notes", "[NAME1]'s plan and [NAME2]’S notes"),
        ("Kalbėjau su Tomu Petrausku apie planą.", "Kalbėjau su [NAME1] apie planą."),
        ("Kalbėjau su petrausku tomu.", "Kalbėjau su [NAME1]."),
        ("tomas_petrauskas rašė, tomas2 irgi", "[NAME1]_[NAME2] rašė, [NAME1]2 irgi"),
        ("Zoë O’Brien called.", "[NAME1] O’[NAME2] called."),
        ("Tomas ir Rūta, Tomas, Tomui", "[NAME1] ir [NAME2], [NAME1], [NAME3]"),
    ],
)
def test_names_give_way_where_they_stand(text: str, sent: str) -> None:
    assert hidden(text) == sent


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Yesterday I met Kevin Jones at work.", "Yesterday I met [NAME1] at work."),
        ("Vakar kalbėjau su Petru Petraičiu.", "Vakar kalbėjau su [NAME1]."),
        ("Kalbėjau su p. Jonaičiu ir Dr. Smith.", "Kalbėjau su p. [NAME1] ir Dr. [NAME2]."),
        ("Petraitis sutiko. Tai Petraičio mintis.", "[NAME1] sutiko. Tai [NAME2] mintis."),
        ("Petras Petraitis sutiko.", "[NAME1] sutiko."),
        ("Su Petru sutarėme. Susitikau Petrą.", "Su [NAME1] sutarėme. Susitikau [NAME2]."),
        ("- Call Bob\n- Ask Jane", "- Call [NAME1]\n- Ask [NAME2]"),
        ("dirbu „Šiaurės vėjyje“", "dirbu „[NAME1] vėjyje“"),
        ("My mentor: Kevin", "My mentor: [NAME1]"),
        ("the team at ACMECORP", "the team at [NAME1]"),
    ],
)
def test_people_and_houses_nobody_knows_go_too(text: str, sent: str) -> None:
    assert hidden(text) == sent


@pytest.mark.parametrize(
    "text",
    [
        "Kalbėjome apie terminus. Reikia laiko! Ar pavyks? Taip… Galbūt.",
        "• Parašyti laišką\n- Paklausti apie planą\n* Baigti\n1) Pradėti\n2. Tęsti",
        "I think I'm late, I’d say; see you on Monday or in May.",
        "Reikia CV, SQL, IT ir OKR.",
        "She said: “We should go.” Then: „Gerai“.",
        "Ar Jums ir Jūsų komandai patiko?",
        "Susitikimas 2026-08-12 10:30, arba 08-12-2026 9:00, 12.08.2026, 650 000 eurų, 87 %, 10:30–11:30.",
        "Padariau 3 iš 10, t. y. 30 %.",
    ],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert redact(text, NAMES[:-1]).text == text  # without Will May, that is


@pytest.mark.parametrize(
    "address",
    [
        "ruta.kazlauske@example.lt", "a+b@mail.example.co.uk", "https://example.lt/a?b=c#d", "http://10.0.0.1:80/x",
        "www.example.lt", "example.lt", "docs.google.com/d/1", "https://example.lt/Tomas", "mailto:x@example.lt",
        "+370 612 34567", "+37061234567", "8 612 34567", "8-612-34567", "861234567", "0 612 34567", "(8 5) 212 3456",
        "(8-612) 34567", "370 612 34567", "612 34567", "61234567", "+44 (0)20 7946 0958", "+1 (555) 123-4567",
        "0048 22 123 45 67", "020 7946 0958", "07700 900123", "555-123-4567", "@ruta", "@tomas.petrauskas", "39001011234",
        "LT12 1000 0111 0100 1000", "192.168.0.1",
    ],
)  # fmt: skip
def test_an_address_gives_way(address: str) -> None:
    assert hidden(f"rašyk čia: {address}, ir viskas") == "rašyk čia: [ADDRESS1], ir viskas"
    assert hidden(f"rašyk {address}. Ačiū") == "rašyk [ADDRESS1]. Ačiū"
    assert hidden(address) == "[ADDRESS1]"


@pytest.mark.parametrize(
    "text",
    [
        "[NAME1] said",
        "Tomas and [NAME1] and [ADDRESS1]",
        "[name 1], NAME1, [[NAME1]]",
        "[NAME1][NAME1]",
        "[NAME] x",
    ],
)
def test_what_somebody_typed_like_a_placeholder_comes_back(text: str) -> None:
    gone = redact(text, NAMES)

    assert restore(gone.text, gone.originals) == text
    assert set(PLACEHOLDER.findall(gone.text)) == set(gone.originals)


def test_no_address_begins_inside_a_word() -> None:
    assert ADDRESS.search("hotel:big") is None
    assert ADDRESS.search("tel:123") is not None


def test_texts_of_one_task_share_their_placeholders() -> None:
    hiding = Redactor(NAMES)

    assert hiding.redact("Tomas padės Rūtai.") == "[NAME1] padės [NAME2]."
    assert hiding.redact("Rūtai rašyti Petraičiui a@b.lt, Tomas žino.") == (
        "[NAME2] rašyti [NAME3] [ADDRESS1], [NAME1] žino."
    )
    assert hiding.redact("Petraitis sutiko, [NAME1] irgi.") == "[NAME4] sutiko, [NAME5] irgi."
    assert hiding.restore("Paklausk: [NAME1], [NAME4], [ADDRESS1], [NAME9]?") == (
        "Paklausk: Tomas, Petraitis, a@b.lt, [NAME9]?"
    )


def test_the_same_words_come_to_the_same_placeholders_whoever_else_has_joined() -> None:
    first, later = Redactor(NAMES), Redactor(reversed((*NAMES, "Ona Naujokė")))
    texts = ("Tomas ir Rūta, a@b.lt", "su Jonaičiu kalbėjo Rasa")

    assert [first.redact(text) for text in texts] == [later.redact(text) for text in texts]
    assert first.originals == later.originals


def test_the_originals_of_a_text_are_what_it_lost() -> None:
    assert dict(redact("Tomas: a@b.lt", NAMES).originals) == {"[NAME1]": "Tomas", "[ADDRESS1]": "a@b.lt"}


def test_nobody_and_nothing_is_hidden_of_nothing() -> None:
    assert redact("", ()).text == ""
    assert redact("labas", ("", " ", "J.", "van")).text == "labas"


def test_a_very_short_name_is_not_declined() -> None:
    assert redact("jo, jai ir jus matė jas", ("Jas Li",)).text == "jo, jai ir jus matė [NAME1]"


def test_a_name_of_one_sign_is_a_name() -> None:
    assert redact("su 李 kalbėjau", ("李 Wei",)).text == "su [NAME1] kalbėjau"


FREE = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.one_of(
            st.sampled_from([form for _, form in EVERY_FORM]),
            st.sampled_from(
                [
                    "[NAME1]",
                    "[NAME",
                    "]",
                    "[",
                    "NAME2",
                    "[ADDRESS1]",
                    "a@b.lt",
                    "8 612 34567",
                    "x.lt",
                    "su",
                    "Jonas",
                ]
            ),
            st.sampled_from([". ", "\n", "- ", "„", ": ", " ", "'s ", "@", "1", "_", "-", "\u0301", "/"]),
            st.text(max_size=3),
        ),
        max_size=14,
    ).map("".join),
)


@given(FREE)
def test_everything_comes_back_as_it_was_written(text: str) -> None:
    gone = redact(text, NAMES)

    assert restore(gone.text, gone.originals) == text
    assert set(PLACEHOLDER.findall(gone.text)) == set(gone.originals)


@given(FREE)
def test_no_name_is_left(text: str) -> None:
    roster = NameIndex(NAMES)

    assert [word.text for word in words_in(hidden(text)) if roster.contains(fold_name(word.text))] == []


SPOKEN = st.lists(
    st.one_of(
        st.sampled_from([form for _, form in EVERY_FORM]),
        st.sampled_from(
            [
                "Jonas",
                "su",
                "Su",
                "a@b.lt,",
                "8 612 34567.",
                "[NAME1]",
                "„Taip“",
                "\n-",
                "p.",
                "CV",
                "Emily's",
            ]
        ),
        st.text("abčAŠ.,?", min_size=1, max_size=4),
    ),
    max_size=12,
).map(" ".join)


@given(SPOKEN)
def test_nothing_is_left_to_hide_in_what_was_hidden(text: str) -> None:
    once = hidden(text)
    twice = redact(once, NAMES)

    assert PLACEHOLDER.sub("", once) == PLACEHOLDER.sub("", twice.text)
    assert restore(twice.text, twice.originals) == once


@given(st.lists(FREE, max_size=4))
def test_several_texts_come_back_too(texts: list[str]) -> None:
    hiding = Redactor(NAMES)
    gone = [hiding.redact(text) for text in texts]

    assert [hiding.restore(text) for text in gone] == texts
    assert [Redactor(NAMES).redact(text) for text in texts[:1]] == gone[:1]


@given(
    st.sampled_from(EVERY_FORM),
    st.sampled_from(["", "su ", "Su ", "(", "„", "\n- ", "ir/", "1. ", "a@b.lt ", "[NAME1] ", "Vakar, "]),
    st.sampled_from(["", ".", ", taip", "'s", "“", "-", " Petraitis", "\u00a0kalba", "?!", "1"]),
)
def test_a_form_of_a_name_is_gone_wherever_it_stands(form: tuple[str, str], before: str, after: str) -> None:
    left = PLACEHOLDER.sub(" ", hidden(before + form[1] + after))

    assert fold_name(form[1]) not in [fold_name(word.text) for word in words_in(left)]


NOTE = "Kalbėjau su Tomu Petrausku, Rūtai parodžiau planą. Petraičio nuomone, laiko rasti sunku; a.b@c.lt, 8 612 34567. "


@pytest.mark.parametrize(
    "text", [(NOTE * 30)[:3000], "a." * 1500, "a-" * 1500, "a@" * 1500, "8(" * 1500, "Ab " * 1000]
)
def test_it_is_quick_enough_for_a_transaction(text: str) -> None:
    pairs = [f"{first} {last}" for first in FIRST_LT + FIRST_EN for last in LAST_LT + LAST_EN]
    names = [
        f"{pairs[n][:-1]}{'abcde'[n % 5]}{pairs[n][-1]}" for n in range(400)
    ]  # as many surnames as people

    assert len(text) <= 3000
    assert len(set(names)) == 400
    rounds = [(_seconds(names, text[: len(text) // 8]), _seconds(names, text)) for _ in range(5)]
    part, whole = (min(seconds) for seconds in zip(*rounds, strict=True))
    assert (
        whole < 24 * part
    )  # eight times as long on any machine; where a pattern goes astray sixty-four times


def _seconds(names: list[str], text: str) -> float:
    before = time.process_time()
    Redactor(names).redact(text)
    return time.process_time() - before
