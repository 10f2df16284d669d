"""Reading cards: what a good file gives, and that every fault is named with its file and line."""

from __future__ import annotations

import codecs
import functools
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from conversation_prompts import load as load_module
from conversation_prompts.card import Audience, Format, GoalTag, Library, Purpose, Stage, Topic
from conversation_prompts.faults import CardFault, Fault
from conversation_prompts.load import load_library

GOOD = """\
[[card]]
id = "own-good-card"
stage = ["working", "mid_review"]
topic = "feedback"
depth = 2
audience = "mentee"
format = "open"
family = "good-card"
goal_tags = ["career"]
purpose = ["development"]
minutes = 10
reciprocal = false
sensitive = false

[card.lt]
tu = "Ką apie tavo darbą žino tik tu?"
jus = "Ką apie jūsų darbą žinote tik jūs?"
followups = ["Ką tau tai duoda?", "Kam pasakytum?"]
followups_jus = ["Ką jums tai duoda?", "Kam pasakytumėte?"]

[card.en]
text = "What do only you know about your work?"
followups = ["What does it give you?", "Who would you tell?"]
"""

OTHER = GOOD.replace("own-good-card", "own-other-card").replace('"good-card"', '"other-card"')


_cards = load_module._cards
_of_the_package = functools.cache(lambda name, file: list(_cards(name, file)))


@pytest.fixture(autouse=True)
def the_library_that_comes_with_pora_is_read_once(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What these tests are about is the folder beside it: reading 217 cards takes most of the time."""

    def cards(name: str, file: Path) -> object:
        ours = name.startswith("conversation_prompts/library/")
        return _of_the_package(name, file) if ours else _cards(name, file)

    if request.function is not test_the_library_is_read_quickly:
        monkeypatch.setattr(load_module, "_cards", cards)


def load(folder: Path, text: str | bytes, name: str = "own.toml") -> Library:
    raw = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(raw)
    return load_library(folder)


def faults(folder: Path, text: str | bytes, name: str = "own.toml") -> list[Fault]:
    """The faults of one file of an organisation's own."""
    with pytest.raises(CardFault) as caught:
        load(folder, text, name)
    found = [fault for fault in caught.value.faults if fault.file == f"{folder}/{name}"]
    for fault in found:
        assert f"{folder}/{name}:{fault.line}: {fault.message}" in str(caught.value)
    return found


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1, old
    return OTHER + "\n" + GOOD.replace(old, new)


def line_of(text: str, words: str) -> int:
    """The line, from 1, on which these words stand last: the faulty card is the second of its file."""
    return text[: text.rindex(words)].count("\n") + 1


def test_a_card_is_read_whole(tmp_path: Path) -> None:
    card = load(tmp_path, OTHER + GOOD).by_id("own-good-card")

    assert card is not None
    assert card.stages == {Stage.WORKING, Stage.MID_REVIEW}
    assert (card.topic, card.depth, card.audience) == (Topic.FEEDBACK, 2, Audience.MENTEE)
    assert (card.format, card.family, card.minutes) == (Format.OPEN, "good-card", 10)
    assert card.goal_tags == {GoalTag.CAREER}
    assert card.purposes == {Purpose.DEVELOPMENT}
    assert (card.reciprocal, card.sensitive) == (False, False)
    assert card.text("lt", "tu") == "Ką apie tavo darbą žino tik tu?"
    assert card.text("lt", "jus") == "Ką apie jūsų darbą žinote tik jūs?"
    assert card.text("en", "tu") == card.text("en", "jus") == "What do only you know about your work?"
    assert card.followups("lt", "tu") == ("Ką tau tai duoda?", "Kam pasakytum?")
    assert card.followups("lt", "jus") == ("Ką jums tai duoda?", "Kam pasakytumėte?")
    assert card.followups("en", "jus") == ("What does it give you?", "Who would you tell?")
    assert str(card.origin) == f"{tmp_path}/own.toml:{line_of(OTHER + GOOD, '[[card]]')}"


def test_a_card_for_the_pair_has_one_text_for_both_forms_of_address(tmp_path: Path) -> None:
    plural = (
        GOOD.replace('tu = "Ką apie tavo darbą žino tik tu?"', 'tu = "Ką apie savo darbą žinote?"')
        .replace('jus = "Ką apie jūsų darbą žinote tik jūs?"\n', "")
        .replace(
            'followups = ["Ką tau tai duoda?", "Kam pasakytum?"]', 'followups = ["Kodėl?", "Kam pasakote?"]'
        )
        .replace('followups_jus = ["Ką jums tai duoda?", "Kam pasakytumėte?"]\n', "")
    )
    card = load(tmp_path, plural).by_id("own-good-card")

    assert card is not None
    assert card.text("lt", "jus") == card.text("lt", "tu") == "Ką apie savo darbą žinote?"
    assert card.followups("lt", "jus") == card.followups("lt", "tu") == ("Kodėl?", "Kam pasakote?")


@pytest.mark.parametrize(("language", "address"), [("de", "tu"), ("lt", "Jus"), ("en", "you"), ("", "")])
def test_an_unknown_language_or_address_is_refused(tmp_path: Path, language: str, address: str) -> None:
    card = load(tmp_path, GOOD).cards[0]

    with pytest.raises(ValueError, match="it must be"):
        card.text(language, address)
    with pytest.raises(ValueError, match="it must be"):
        card.followups(language, address)


def test_a_card_speaks_to_its_own_audience(tmp_path: Path) -> None:
    library = load(tmp_path, OTHER.replace('"mentee"', '"both"') + GOOD)
    for_mentee, for_both = library.by_id("own-good-card"), library.by_id("own-other-card")

    assert for_mentee is not None
    assert for_both is not None
    assert [for_mentee.speaks_to(side) for side in (Audience.MENTEE, Audience.MENTOR)] == [True, False]
    assert [for_both.speaks_to(side) for side in (Audience.MENTEE, Audience.MENTOR)] == [True, True]


def test_a_library_is_ordered_by_id_and_knows_its_cards(tmp_path: Path) -> None:
    library = load(tmp_path, OTHER + GOOD)
    ids = [card.id for card in library]

    assert ids == sorted(ids)
    assert len(library) == len(library.cards) == len(ids)
    assert all(library.by_id(card.id) is card for card in library)
    assert library.by_id("own") is None
    assert library.by_id("zzz") is None


@pytest.mark.parametrize("before", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_byte_order_mark_and_the_newlines_of_windows_are_fine(
    tmp_path: Path, before: bytes, newline: str
) -> None:
    text = (OTHER + GOOD).replace("\n", newline)
    card = load(tmp_path, before + text.encode()).by_id("own-good-card")

    assert card is not None
    assert card.origin.line == line_of(OTHER + GOOD, "[[card]]")


def test_a_folder_named_twice_and_the_packages_own_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(GOOD, encoding="utf-8")
    own = Path(__file__).parents[2] / "conversation_prompts" / "library"
    library = load_library(tmp_path, tmp_path / ".." / tmp_path.name, own)

    assert len(library) == len(load_library()) + 1


def test_only_toml_files_of_the_folder_itself_are_read(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# no card", encoding="utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "more.toml").write_text(OTHER, encoding="utf-8")

    assert load(tmp_path, GOOD).by_id("own-other-card") is None


# ---- faults ------------------------------------------------------------------------------------------------

TU, JUS = 'tu = "Ką apie tavo darbą žino tik tu?"', 'jus = "Ką apie jūsų darbą žinote tik jūs?"'
FOLLOWUPS = 'followups = ["Ką tau tai duoda?", "Kam pasakytum?"]'
FOLLOWUPS_JUS = 'followups_jus = ["Ką jums tai duoda?", "Kam pasakytumėte?"]'
EN, EN_FOLLOWUPS = (
    'text = "What do only you know about your work?"',
    'followups = ["What does it give you?", "Who would you tell?"]',
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # keys
        ("depth = 2", "depht = 2", ["'depht' is not a key of a card", "did you mean 'depth'?"]),
        ("depth = 2", "depth = 2\nxyz = 1", ["'xyz' is not a key", "the keys here are id, stage, topic"]),
        (TU, TU + '\nyou = "…"', ["'lt.you' is not a key", "tu, jus, followups, followups_jus"]),
        (EN, EN + '\njus = "…"', ["'en.jus' is not a key", "text, followups"]),
        # kinds
        ("depth = 2", 'depth = "2"', ["'depth' is '2'; it must be a whole number"]),
        ("depth = 2", "depth = true", ["'depth' is true; it must be a whole number"]),
        ("minutes = 10", "minutes = 7.5", ["'minutes' is 7.5; it must be a whole number"]),
        ("reciprocal = false", "reciprocal = 0", ["'reciprocal' is 0; it must be true or false"]),
        (
            'topic = "feedback"',
            'topic = ["feedback"]',
            ["'topic' is a list; it must be a text", "stress_energy"],
        ),
        ('goal_tags = ["career"]', 'goal_tags = "career"', ["'goal_tags' is 'career'; it must be a list"]),
        ('goal_tags = ["career"]', "goal_tags = [1]", ["'goal_tags' has 1", "handover"]),
        (TU, "tu = 1", ["'lt.tu' is 1; it must be a text"]),
        # vocabularies
        (
            'topic = "feedback"',
            'topic = "feedbak"',
            ["'feedbak'", "did you mean 'feedback'?", "nothing_to_talk"],
        ),
        ('["working", "mid_review"]', '["working", "later"]', ["'stage' has 'later'", "before_first, first"]),
        ('["working", "mid_review"]', "[]", ["'stage' is empty", "before_first, first"]),
        ('audience = "mentee"', 'audience = "all"', ["'audience' has 'all'", "mentor, mentee, both"]),
        (
            'format = "open"',
            'format = "Open"',
            ["'format' has 'Open'", "open, scale, exercise, story, reflection"],
        ),
        ('["career"]', '["carrier"]', ["'goal_tags' has 'carrier'", "did you mean 'career'?"]),
        (
            '["development"]',
            '["fun"]',
            ["'purpose' has 'fun'", "attraction, development, succession, engagement"],
        ),
        # numbers and names
        ("depth = 2", "depth = 0", ["'depth' is 0; it must be 1 to 3"]),
        ("depth = 2", "depth = 4", ["'depth' is 4; it must be 1 to 3"]),
        ("minutes = 10", "minutes = 1", ["'minutes' is 1; it must be 2 to 30"]),
        ("minutes = 10", "minutes = 31", ["'minutes' is 31; it must be 2 to 30"]),
        ('id = "own-good-card"', 'id = "Own_good"', ["'id' is 'Own_good'", "not kebab-case"]),
        ('id = "own-good-card"', 'id = "own--card"', ["'id' is 'own--card'", "not kebab-case"]),
        ('id = "own-good-card"', 'id = ""', ["'id' is ''", "not kebab-case"]),
        ('family = "good-card"', 'family = "good card"', ["'family' is 'good card'", "not kebab-case"]),
        # texts
        (TU, 'tu = " "', ["'lt.tu' is empty"]),
        (EN, 'text = ""', ["'en.text' is empty"]),
        (EN, f'text = "{"a" * 401}"', ["'en.text' has 401 characters; it may have 400"]),
        (FOLLOWUPS, 'followups = ["Ką?"]', ["'lt.followups' has 1 follow-up; write exactly two"]),
        (FOLLOWUPS, 'followups = ["A?", "B?", "C?"]', ["'lt.followups' has 3 follow-ups; write exactly two"]),
        (FOLLOWUPS, 'followups = ["A?", 2]', ["'lt.followups'", "exactly two texts"]),
        (FOLLOWUPS_JUS, 'followups_jus = ["A?", ""]', ["the second of 'lt.followups_jus' is empty"]),
        (
            EN_FOLLOWUPS,
            f'followups = ["{"a" * 201}", "B?"]',
            ["the first of 'en.followups' has 201", "may have 200"],
        ),
        # wording
        (TU, r'tu = "Ką tau sako \"taip\"?"', ["'lt.tu' has a straight quote; write „…“"]),
        (TU, "tu = \"Ką tau sako 'taip'?\"", ["'lt.tu' has a straight quote; write „…“"]),
        (TU, 'tu = "Ką tau sako „taip”?"', ["'lt.tu' has a quotation that is not „…“"]),
        (TU, 'tu = "Ką tau sako “taip“?"', ["'lt.tu' has a quotation that is not „…“"]),
        (EN, r'text = "What is \"fine\"?"', ["'en.text' has a straight quote; write “…”"]),
        (EN, 'text = "What don\'t you say?"', ["'en.text' has a straight quote; write “…”"]),
        (EN, 'text = "What is “fine“?"', ["'en.text' has a quotation that is not “…”"]),
        (EN_FOLLOWUPS, 'followups = ["It\'s?", "B?"]', ["the first of 'en.followups' has a straight quote"]),
        (
            FOLLOWUPS_JUS,
            'followups_jus = ["A?", "Ką abi darote?"]',
            ["the second of 'lt.followups_jus' has", "abi"],
        ),
        # address
        (JUS, 'jus = "Ką apie tavo darbą žinote?"', ["'lt.jus' says 'tavo'"]),
        (FOLLOWUPS_JUS, 'followups_jus = ["A?", "Ką darytum?"]', ["'lt.followups_jus' says 'darytum'"]),
        # gender
        (TU, 'tu = "Ką tu pats darai?"', ["'lt.tu' has the gendered 'pats'"]),
        (TU, 'tu = "Ką Pati darai tu?"', ["'lt.tu' has the gendered 'pati'"]),
        (JUS, 'jus = "Ką vienas kitam sakote?"', ["'lt.jus' has the gendered 'vienas kitam'"]),
        (JUS, 'jus = "Ką viena kitai sakote?"', ["'lt.jus' has the gendered 'viena kitai'"]),
        (JUS, 'jus = "Ką jūs abu sakote?"', ["'lt.jus' has the gendered 'abu'"]),
        (JUS, 'jus = "Ką jūs abi sakote?"', ["'lt.jus' has the gendered 'abi'"]),
        (TU, 'tu = "Ar tu pasiruošęs?"', ["'lt.tu' has 'pasiruošęs', a participle"]),
        (TU, 'tu = "Ar tu pasiruošusi?"', ["'lt.tu' has 'pasiruošusi', a participle"]),
        (TU, 'tu = "Ko tu esi mokęsis?"', ["'lt.tu' has 'mokęsis', a participle"]),
        (TU, 'tu = "Koks(-ia) esi tu?"', ["'lt.tu' has '(-ia)', an ending in question"]),
        (TU, 'tu = "Kas tavo mentorius/-ė?"', ["'lt.tu' has '/-ė', an ending in question"]),
        (
            FOLLOWUPS,
            'followups = ["Ar tu tikras?", "Ar tu pavargęs?"]',
            ["the second of 'lt.followups'", "pavargęs"],
        ),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    text = changed(old, new)
    wrong = new.rsplit("\n", maxsplit=1)[-1]

    fault, *more = [found for found in faults(tmp_path, text) if found.line == line_of(text, wrong)]

    assert not more
    for words in said:
        assert words in fault.message


@pytest.mark.parametrize(
    ("gone", "under", "said"),
    [
        ("depth = 2\n", "[[card]]", "'depth' is missing; it is a whole number"),
        ('purpose = ["development"]\n', "[[card]]", "'purpose' is missing; it is a list of attraction"),
        (TU + "\n", "[card.lt]", "'lt.tu' is missing; it is a text"),
        (EN_FOLLOWUPS + "\n", "[card.en]", "'en.followups' is missing; it is a list"),
        ("sensitive = false\n", "[[card]]", "'sensitive' is missing; it is true or false"),
    ],
)
def test_a_missing_key_is_named_where_it_should_stand(
    tmp_path: Path, gone: str, under: str, said: str
) -> None:
    text = changed(gone, "")
    (fault,) = faults(tmp_path, text)

    assert (fault.line, said in fault.message) == (line_of(text, under), True)


def test_a_missing_language_is_one_fault_and_its_keys_are_more(tmp_path: Path) -> None:
    text = OTHER + GOOD[: GOOD.index("[card.en]")]
    found = faults(tmp_path, text)

    assert {fault.line for fault in found} == {line_of(text, "[[card]]")}
    assert found[0].message == "'en' is missing; it is a table."


@pytest.mark.parametrize(
    ("informal", "formal", "word"),
    [
        (TU, JUS, "tavo"),
        ('tu = "Ko laukiama iš tavęs?"', JUS, "tavęs"),
        ('tu = "Tu ar laikas?"', JUS, "Tu"),
        ('tu = "Papasakok apie darbą."', JUS, "Papasakok"),
        ('tu = "Kuo norėtum didžiuotis?"', JUS, "norėtum"),
        (FOLLOWUPS, FOLLOWUPS_JUS, "tau"),
    ],
)
def test_a_text_to_one_person_needs_its_formal_twin(
    tmp_path: Path, informal: str, formal: str, word: str
) -> None:
    old = FOLLOWUPS if informal == FOLLOWUPS else TU
    text = OTHER + GOOD.replace(old, informal).replace(formal + "\n", "")
    (fault,) = faults(tmp_path, text)

    assert fault.line == line_of(text, informal)
    assert f"says '{word}' to one person" in fault.message


@pytest.mark.parametrize(
    "words",
    [
        "Sakykite: „Man padėjo, kai tu…“ ir tylėkite.",
        "Kiek tiek laiko juk reikia tik šiek tiek?",
        "Tukas, tautos ir tavernos beveik OK per Slack ir Outlook.",
    ],
)
def test_a_text_to_nobody_in_the_singular_needs_no_twin(tmp_path: Path, words: str) -> None:
    assert load(tmp_path, GOOD.replace(TU, f'tu = "{words}"').replace(JUS + "\n", "")).by_id("own-good-card")


@pytest.mark.parametrize(
    "words",
    [
        "Ko tikitės iš savęs ir iš manęs?",
        "Kas bus ta pati situacija po metų?",
        "Kas čia pati svarbiausia dalis?",
        "Kas spręs, jei viskas tęsis?",
        "Kuo svarbi praėjusi savaitė ir likusi valanda?",
        "Ką gausi, jei klausi ir keliausi?",
        "Vieną kitą mintį pasilikite abiem.",
    ],
)
def test_what_only_looks_gendered_is_let_through(tmp_path: Path, words: str) -> None:
    assert load(tmp_path, GOOD.replace(TU, f'tu = "{words}"')).by_id("own-good-card")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("tu", "Koks dabar tavo balas?"),
        ("jus", "Nuo 0 – koks dabar jūsų balas?"),
        ("text", "From 1 to 10, how are you?"),
    ],
)
def test_a_scale_names_its_ends(tmp_path: Path, key: str, words: str) -> None:
    ends = {
        "tu": "Nuo 0 iki 10 – kaip tau?",
        "jus": "Nuo 0 iki 10 – kaip jums?",
        "text": "From 0 to 10, how is it?",
    }
    scale = GOOD.replace('"open"', '"scale"')
    for old, which in ((TU, "tu"), (JUS, "jus"), (EN, "text")):
        scale = scale.replace(old, f'{which} = "{ends[which]}"')
    assert load(tmp_path, scale).by_id("own-good-card")

    text = OTHER + scale.replace(ends[key], words)
    (fault,) = faults(tmp_path, text)

    assert fault.line == line_of(text, words)
    assert "name 0 and 10" in fault.message


def test_an_id_given_twice_names_the_other_place(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    text = OTHER + GOOD
    (fault,) = faults(tmp_path, text)

    assert fault.line == line_of(text, "[[card]]")
    assert "'id' is 'own-good-card'" in fault.message
    assert f"{tmp_path}/a.toml:1" in fault.message


def test_an_id_of_the_library_cannot_be_taken_again(tmp_path: Path) -> None:
    card = load_library().cards[0]
    (fault,) = faults(tmp_path, GOOD.replace("own-good-card", card.id))

    assert str(card.origin) in fault.message


@pytest.mark.parametrize("name", ["early_trust.toml", "early_trust_more.toml"])
def test_a_file_named_after_a_stage_holds_that_stage(tmp_path: Path, name: str) -> None:
    text = OTHER.replace('id = "own-', 'id = "early-trust-').replace('"mid_review"', '"early_trust"') + GOOD
    found = faults(tmp_path, text, name)

    assert [fault.line for fault in found] == [line_of(text, "id = "), line_of(text, "stage = ")]
    assert "in this file it begins with 'early-trust-'" in found[0].message
    assert "'stage' leaves out early_trust" in found[1].message


def test_every_fault_of_every_file_is_found_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD.replace("depth = 2", "depth = 9"), encoding="utf-8")
    (tmp_path / "b.toml").write_text("no toml", encoding="utf-8")
    text = OTHER.replace("minutes = 10", "minutes = 99").replace('"feedback"', '"x"')
    (tmp_path / "c.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CardFault) as caught:
        load_library(tmp_path, tmp_path / "gone")

    own = [fault for fault in caught.value.faults if fault.file.startswith(str(tmp_path))]
    assert sorted((fault.file.rsplit("/", 1)[-1], fault.line) for fault in own) == [
        ("a.toml", line_of(GOOD, "depth")),
        ("b.toml", 1),
        ("c.toml", line_of(GOOD, "topic")),
        ("c.toml", line_of(GOOD, "minutes")),
        ("gone", 0),
    ]
    assert str(caught.value).startswith("A card file has faults.\n")
    assert f"{tmp_path}/gone: No such file or directory; name a folder that holds card files." in str(
        caught.value
    )


@pytest.mark.parametrize("begins", ["  [[card]]", "[[ card ]]  # one more"])
def test_a_card_may_begin_in_any_way_toml_knows(tmp_path: Path, begins: str) -> None:
    text = OTHER.replace("[[card]]", begins) + GOOD
    library = load(tmp_path, text)

    assert [card.origin.line for card in library if card.id.startswith("own-")] == [
        line_of(text, "[[card]]"),
        1,
    ]


def test_keys_in_comments_and_texts_are_not_taken_for_keys(tmp_path: Path) -> None:
    text = (
        "# [[card]]\n#   depth = 9\n"
        + OTHER.replace(TU, 'tu = """\n[[card]]\nKą sako „[[card]]“ tau?\ndepth = 1\n"""')
        + GOOD.replace("depth = 2", "depth = 9  # [[card]]")
    )
    (fault,) = faults(tmp_path, text)

    assert fault.line == line_of(text, "depth = 9  #")


def test_quotes_in_comments_open_no_text(tmp_path: Path) -> None:
    text = OTHER.replace("depth = 2", 'depth = 2  # """') + GOOD.replace("depth = 2", 'depth = 9  # """')
    (fault,) = faults(tmp_path, text)

    assert fault.line == line_of(text, "depth = 9")


def test_a_key_in_quotes_has_its_own_line(tmp_path: Path) -> None:
    text = OTHER + GOOD.replace("depth = 2", '"depth" = 9')
    (fault,) = faults(tmp_path, text)

    assert fault.line == line_of(text, '"depth" = 9')


def test_brackets_without_end_are_a_fault_and_no_crash(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, f"{GOOD}\nmore = {'[' * 100_000}")

    assert fault.message.startswith("This is not TOML: too many brackets")


def test_a_table_may_be_written_on_one_line(tmp_path: Path) -> None:
    table = 'lt = { tu = "Ką tu pats darai?", jus = "Ką darote?", followups = ["A?", "B?"] }'
    text = OTHER + GOOD[: GOOD.index("[card.lt]")] + table + "\n" + GOOD[GOOD.index("[card.en]") :]
    (fault,) = faults(tmp_path, text)

    assert (fault.line, "'pats'" in fault.message) == (line_of(text, "lt = {"), True)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (GOOD + 'title = ["a', GOOD.count("\n") + 1, "This is not TOML: "),
        (GOOD.replace("depth = 2", "depth = 2\ndepth = 3"), 6, "This is not TOML: "),
        ("[[cards]]\n", 1, "'cards' is not a part of a card file"),
        (f"title = 1\n{GOOD}", 1, "'title' is not a part of a card file"),
        (f"{GOOD}\n[meta]\na = 1\n", GOOD.count("\n") + 2, "'meta' is not a part of a card file"),
        ("\ncard = 1\n", 2, "'card' is not a list of tables"),
        ("\n[card]\nid = 1\n", 2, "'card' is not a list of tables"),
    ],
)
def test_a_file_that_is_not_one_of_cards(tmp_path: Path, text: str, line: int, said: str) -> None:
    (fault,) = faults(tmp_path, text)

    assert fault.line == line
    assert said in fault.message


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_file_that_is_not_utf_8_names_the_byte(tmp_path: Path, mark: bytes) -> None:
    raw = mark + GOOD.encode().replace("ą".encode(), b"\xe0")
    at = raw.index(b"\xe0")
    (fault,) = faults(tmp_path, raw)

    assert fault.line == line_of(GOOD, "tu = ")
    assert f"Byte {at} (0xe0) is not UTF-8" in fault.message


def test_a_file_that_cannot_be_read_is_a_fault_too(tmp_path: Path) -> None:
    (tmp_path / "own.toml").mkdir()
    with pytest.raises(CardFault) as caught:
        load_library(tmp_path)

    assert str(caught.value.faults[-1]).startswith(f"{tmp_path}/own.toml: It cannot be read: ")


# ---- the library that comes with the package ---------------------------------------------------------------


def test_the_library_has_no_fault() -> None:
    assert len(load_library()) >= 200


def test_the_library_is_read_quickly() -> None:
    """At most 60 ms where bare tomllib takes 26: measured against it, so that a busy machine does not matter."""
    folder = Path(__file__).parents[2] / "conversation_prompts" / "library"
    texts = [file.read_text(encoding="utf-8") for file in folder.glob("*.toml")]

    def spent(read: Callable[[], object]) -> float:
        start = time.process_time()
        read()
        return time.process_time() - start

    rounds = [(spent(load_library), spent(lambda: list(map(tomllib.loads, texts)))) for _ in range(9)]
    ours, bare = (min(times) for times in zip(*rounds, strict=True))
    assert ours < 60 / 26 * bare


@pytest.mark.parametrize(("language", "address"), [("lt", "tu"), ("lt", "jus"), ("en", "tu")])
def test_no_two_cards_of_the_library_have_the_same_text(language: str, address: str) -> None:
    texts = [card.text(language, address) for card in load_library()]

    assert len(set(texts)) == len(texts)
