"""Topics for a supervision: handed in without a name, shown together or not at all, and nobody learns who wrote what."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.conversation.messages import Document, Question
from bot.pages.menu import menu_of
from bot.rules.supervision import MOST_WAITING, shuffled
from storage import supervision
from storage.tables import AccessLook, Conversation, OutboxMessage, SupervisionTopic, Timer
from tests.support import unsealed as opened
from tests.support.captured_logs import listening
from tests.support.people import PLATFORM, PROGRAMME, Person, World, plain

NewWorld = Callable[..., World]

ROSTER = """
name,role,email,language,mentor
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,
Olivia Grant,coordinator,olivia@vejas.example,en,
Tomas Petrauskas,mentor,tomas@vejas.example,lt,
Milda Vaitkutė,mentor,milda@vejas.example,lt,
Kęstutis Urbonas,mentor,kestutis@vejas.example,lt,
James Walker,mentor,james@vejas.example,en,
Grace Murphy,mentor,grace@vejas.example,en,
Rūta Kazlauskė,mentee,ruta@vejas.example,lt,tomas@vejas.example
Jonas Jonaitis,mentee,jonas@vejas.example,lt,milda@vejas.example
Saulė Bružaitė,mentee,saule@vejas.example,lt,kestutis@vejas.example
Emily Carter,mentee,emily@vejas.example,en,james@vejas.example
Oliver Hughes,mentee,oliver@vejas.example,en,grace@vejas.example
"""
SECOND = "siaures-vejas-2027", "pietu-vejas-2027"
CASES = {
    "tomas": ("Sutartu laiku niekas neateina, ąžuolas.", "Susitikimai neįvyksta"),
    "milda": ("Patariu per greitai, beržas.", "Vaidmens ribos"),
    "kestutis": ("Nežinau, ar dar turiu ką duoti, drebulė.", "Abejonės ir jėgos"),
    "james": ("We agree on everything and nothing moves, juniper.", "Difficult feedback"),
    "grace": ("It is over, and neither of us says so, hawthorn.", "An ending"),
}
WORDS = ("ąžuolas", "beržas", "drebulė", "juniper", "hawthorn")
MENTORS = tuple(CASES)


@pytest.fixture
def five(new_world: NewWorld) -> World:
    """Five pairs, everybody welcomed."""
    return new_world(welcomed=True, roster=ROSTER)


def hands_in(person: Person, text: str | None = None, theme: str | None = None) -> Person:
    """From the command to the last press, in the person's language."""
    lithuanian = CASES[person.handle][1] in ("Susitikimai neįvyksta", "Vaidmens ribos", "Abejonės ir jėgos")
    person.says("/mentor supervizija" if lithuanian else "/mentor supervision")
    if person.question.fields[0].name == "mine":
        person.presses("Pridėti temą" if lithuanian else "Add a topic")
    case, usual = CASES[person.handle]
    person.says(text or case).presses(theme or usual)
    return person.presses("Pateikti" if lithuanian else "Hand it in")


def all_hand_in(world: World, *but: str) -> World:
    for handle in MENTORS:
        if handle not in but:
            hands_in(world.person(handle)).sees(
                "Pateikta be vardo" if handle in ("tomas", "milda", "kestutis") else "Handed in"
            )
    return world


def opens(world: World) -> World:
    world.ausra.says("/pairs supervizija").sees("Atversti dabar?").presses("Atversti").sees("Atversta.")
    return world


def _hand_in_and_open(world: World) -> None:
    opens(all_hand_in(world))


@pytest.fixture
def handed_in(new_world: NewWorld) -> World:
    """The five mentors have handed in a topic each."""
    return new_world(welcomed=True, roster=ROSTER, lived=all_hand_in)


@pytest.fixture
def opened_topics(new_world: NewWorld) -> World:
    """And their coordinator has opened them."""
    return new_world(welcomed=True, roster=ROSTER, lived=_hand_in_and_open)


# ---- a mentor hands in ---------------------------------------------------------------------------------------------------


def test_who_sees_it_is_said_first_and_the_words_are_shown_as_others_will_see_them(five: World) -> None:
    tomas = five.tomas
    tomas.says("/mentor supervizija").sees(
        "mentoriai kartu apmąsto savo darbą", "Porų ten niekas netikrina", "be vardo",
        "bent penki mentoriai", "🔒 Kol nepateiksi, matai tik tu.", "be vardų, komandų, datų",
    )  # fmt: skip
    tomas.says("Sutartu laiku niekas neateina.\nKaip apie tai kalbėti?").sees("Kuri sritis artimiausia?")
    tomas.presses("Susitikimai neįvyksta").sees(
        "Kiti matys štai ką ir nieko daugiau:", "„Sutartu laiku niekas neateina.\nKaip apie tai kalbėti?“",
        "Sritis: Susitikimai neįvyksta.", "Vardų, adresų ir numerių čia nematau", "🔒 Kol nepateiksi",
    )  # fmt: skip
    assert tomas.options == ["Pateikti", "Keisti žodžius", "Nepateikti"]
    assert five.rows(SupervisionTopic) == []
    tomas.presses("Pateikti").sees("Pateikta be vardo.")
    assert len(five.rows(SupervisionTopic)) == 1


def test_the_same_in_english(five: World) -> None:
    five.james.says("supervision").sees(
        "think about their own work together", "checks up on no pair", "at least five mentors", "until you hand it in"
    )  # fmt: skip
    five.james.says("We agree on everything and nothing moves.").presses("Difficult feedback")
    five.james.sees(
        '"We agree on everything and nothing moves."', "Theme: Difficult feedback.", "Hand it in like this?"
    )
    five.james.presses("Hand it in").sees("Handed in, without your name.")


def test_what_stands_after_the_command_is_the_case(five: World) -> None:
    five.tomas.says("/mentor supervizija Kaip pradėti nemalonų pokalbį?").sees("Kuri sritis artimiausia?")
    five.tomas.presses("Kita").sees("„Kaip pradėti nemalonų pokalbį?“").presses("Pateikti")
    five.tomas.says("supervizija").sees("Kaip pradėti nemalonų pokalbį?")


@pytest.mark.parametrize("words", ["supervizija", "Supervizijai", "tema supervizijai", "supervision"])
def test_it_is_found_by_words_too(five: World, words: str) -> None:
    five.tomas.says(words).sees("Koks tai atvejis ar klausimas?")


def test_names_addresses_and_numbers_are_pointed_out_and_its_author_decides(five: World) -> None:
    text = "Rūtai sunku, o Jonaičiui nesvarbu; rašykite ruta@vejas.example arba +370 612 34567."
    five.tomas.says("supervizija").says(text).presses("Kita").sees(
        "Verta dar kartą pažiūrėti: Rūtai, Jonaičiui, ruta@vejas.example, +370 612 34567."
    )
    five.tomas.presses("Keisti žodžius").sees("Parašyk visą tekstą taip, kaip jį turėtų matyti kiti.")
    assert (
        five.tomas.question.fields[0].typed == text
    )  # where a window can hold it, it is there to be changed
    five.tomas.says("Vienai pusei sunku, kitai nesvarbu.").sees(
        "„Vienai pusei sunku, kitai nesvarbu.“", "Sritis: Kita.", "Vardų, adresų ir numerių čia nematau"
    ).does_not_see("Rūtai")
    five.tomas.presses("Pateikti")
    five.tomas.says("supervizija").presses("Pridėti temą").says(text).presses("Kita").presses("Pateikti")
    assert len(five.rows(SupervisionTopic)) == 2  # nothing is blocked


def test_what_is_not_handed_in_is_gone(five: World) -> None:
    five.tomas.says("supervizija").says("Slapta mintis, qwyleft").presses("Kita").presses("Nepateikti").sees(
        "nieko nepateikiau"
    )
    assert five.rows(SupervisionTopic) == []
    assert "qwyleft" not in str(opened.rows(five.app.service.database)["conversation"])
    five.tomas.says("supervizija").sees("Koks tai atvejis")


def test_a_topic_that_was_handed_in_stays_in_no_conversation(five: World) -> None:
    hands_in(five.tomas, "Sutartu laiku niekas neateina, qwyonce")
    stored = opened.rows(five.app.service.database)
    assert "qwyonce" in str(stored["supervision_topic"])
    assert "qwyonce" not in str(stored["conversation"])


def test_a_draft_that_was_put_off_goes_on_where_it_was(five: World) -> None:
    five.tomas.says("supervizija").says("Sutartu laiku niekas neateina.").says("vėliau")
    five.tomas.says("supervizija").sees("Kuri sritis artimiausia?").presses("Kita").says("vėliau")
    five.tomas.says("/mentor supervizija visai kita mintis").sees(
        "Čia dar laukia nebaigta tema", "„Sutartu laiku niekas neateina.“"
    )


def test_own_topics_are_listed_and_taken_back(five: World) -> None:
    hands_in(five.tomas)
    five.tomas.says("supervizija").sees("laukia supervizijos")
    assert five.tomas.options == ["Sutartu laiku niekas neateina, ąžuolas.", "Pridėti temą", "Nieko, ačiū"]
    five.tomas.presses(1).sees("ąžuolas", "Koordinatorius jos dar nematė.").presses("Palikti")
    five.tomas.says("supervizija").presses(1).presses("Atsiimti").sees("Niekas jos nematė.")
    assert five.rows(SupervisionTopic) == []
    five.tomas.says("supervizija").sees("Koks tai atvejis")


def test_nobody_can_take_back_what_another_one_wrote(five: World) -> None:
    hands_in(five.tomas)
    [topic] = five.rows(SupervisionTopic)
    hands_in(five.milda)
    five.milda.says("supervizija").does_not_see("ąžuolas")
    listed = five.milda.question
    five.milda.fills(mine=topic.id).does_not_see("ąžuolas")
    assert five.milda.question.fields[0].name == "mine"  # it is no option of theirs
    assert listed.fields[0].options[0].value != topic.id
    with five.app.service.database.transaction() as work:
        author = supervision.author_of(work, topic)
        assert supervision.withdraw(work, topic.id, "somebody else") is None
        assert supervision.withdraw(work, topic.id, author) is not None


def test_a_few_topics_of_one_author_wait_and_no_more(five: World) -> None:
    for number in range(MOST_WAITING):
        hands_in(five.tomas, f"Mintis {number}")
    five.tomas.says("supervizija").presses("Pridėti temą").sees("jau laukia penkios tavo temos")
    assert len(five.rows(SupervisionTopic)) == MOST_WAITING


# ---- who may ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "says"), [("ruta", "Supervizija skirta mentoriams"), ("emily", "Supervision is for mentors")]
)
def test_a_mentee_is_told_in_a_sentence(five: World, who: str, says: str) -> None:
    five.person(who).says("/mentor supervision").sees(says)
    assert [row for row in five.rows(Conversation) if row.flow.startswith("supervision")] == []


def test_a_coordinator_without_a_pair_is_no_mentor(five: World) -> None:
    five.ausra.says("/mentor supervizija").sees("Supervizija skirta mentoriams")


def test_with_fewer_than_five_mentors_nothing_is_taken(world: World) -> None:
    world.tomas.says("supervizija").sees("mažiau nei penki mentoriai", "per superviziją")
    world.ausra.says("/pairs supervizija").sees("mažiau nei penki", "temų nerenku")
    world.olivia.says("/pairs supervision").sees("Fewer than five mentors")


def test_whoever_is_no_mentor_any_more_hands_nothing_in_but_takes_back(five: World) -> None:
    hands_in(five.tomas)
    five.tomas.says("supervizija").presses("Pridėti temą").says("Dar viena mintis").presses("Kita")
    unfinished = five.tomas.question
    five.tomas.says("pabaiga").presses("Užbaigti").presses("Be žodžių")
    five.tomas.presses("Pateikti", on=unfinished).does_not_see("Pateikta be vardo")
    assert len(five.rows(SupervisionTopic)) == 1
    five.tomas.says("supervizija").presses("Pridėti temą").sees("Supervizija skirta mentoriams")
    five.tomas.says("supervizija").presses(1).presses("Atsiimti").sees("Atsiimta")
    assert five.rows(SupervisionTopic) == []


def test_a_topic_that_cannot_be_taken_any_more_is_given_back(five: World) -> None:
    """Meanwhile another pair has ended, and there are four mentors."""
    five.tomas.says("supervizija").says("Viena mintis, ąžuolas").presses("Kita")
    five.grace.says("/mentor end").presses("End it")
    five.tomas.presses("Pateikti").sees("mažiau nei penki mentoriai", "štai jis: „Viena mintis, ąžuolas“")
    assert five.rows(SupervisionTopic) == []


def test_a_mentor_in_two_programmes_is_asked_which_pair_it_is_about(five: World) -> None:
    other = PROGRAMME.replace(*SECOND)
    five.applies(ROSTER, other)
    five.tomas.says("supervizija").sees("Apie kurią porą kalbame?").presses(1).sees("Koks tai atvejis")
    five.tomas.says("Viena mintis").presses("Kita").presses("Pateikti").sees("Pateikta")
    five.tomas.says("/mentor supervizija Kita mintis").presses(2).sees("Kuri sritis").presses("Kita")
    five.tomas.presses("Pateikti").sees("Pateikta")
    assert len({topic.programme_id for topic in five.rows(SupervisionTopic)}) == 2


# ---- the coordinator ---------------------------------------------------------------------------------------------------------


def test_nothing_is_shown_before_five_have_written_not_even_how_many_have(five: World) -> None:
    five.ausra.says("/pairs supervizija").sees("bent penki mentoriai", "Kiek jų jau yra, nesakau.")
    before = five.ausra.new_text
    for handle in MENTORS[:-1]:
        hands_in(five.person(handle))
        hands_in(five.person(handle), "Dar viena mintis, maumedis")
        five.ausra.says("/pairs supervizija")
        assert five.ausra.new_text == before  # the same words, however many there are
    five.ausra.never_saw(*WORDS, "maumedis")


def test_all_are_opened_at_one_moment_and_what_comes_later_waits(handed_in: World) -> None:
    handed_in.ausra.says("/pairs supervizija").sees("Temų pateikta pakankamai").does_not_see(*WORDS)
    handed_in.ausra.presses("Dar palaukti").sees("temos palauks")
    handed_in.ausra.says("/pairs supervizija").presses("Atversti")
    handed_in.ausra.says("/pairs supervizija").sees(
        *WORDS, "• Susitikimai neįvyksta: 1", "• Vaidmens ribos: 1", "• Abejonės ir jėgos: 1",
        "• Sunkus grįžtamasis ryšys: 1", "• Pabaiga: 1", "Ar ji jau įvyko?",
    )  # fmt: skip
    handed_in.olivia.says("/pairs supervision").sees(
        *WORDS, "• An ending: 1", '"Patariu per greitai, beržas." (Limits of the role)'
    )
    hands_in(handed_in.grace, "One more thought, larch")
    handed_in.ausra.says("/pairs supervizija").does_not_see("larch")


def test_neither_names_nor_dates_nor_the_order_tell_who_wrote(five: World) -> None:
    for handle in MENTORS:
        hands_in(five.person(handle))
        five.advance(days=1)
    opens(five)
    five.ausra.says("/pairs supervizija")
    text = five.ausra.new_text
    names = [one.name for one in five.everybody if one.handle not in ("ausra", "olivia")]
    assert [part for name in names for part in name.split() if part in text] == []
    programme = "„Šiaurės vėjo“ mentorystė"
    assert not re.search(r"\d", re.sub(r": 1\b", "", text.replace(programme, ""))), text
    assert not re.search(r"\b(sausio|vasario|januar|diena)", text.casefold())
    shown = [word for _, word in sorted((text.index(word), word) for word in WORDS)]
    with five.app.service.database.transaction() as work:
        topics = sorted(five.rows(SupervisionTopic), key=lambda topic: shuffled(topic.id))
        mixed = [supervision.topic_text(work, topic) for topic in topics]
    assert shown == [next(word for word in WORDS if word in one) for one in mixed]
    assert shown != list(WORDS)  # the order in which they came
    five.restart()
    five.ausra.says("/pairs supervizija")
    assert five.ausra.new_text == text  # the same whenever somebody looks


def test_a_row_tells_nobody_who_wrote_it_nor_when(handed_in: World) -> None:
    with handed_in.app.service.database.transaction() as work:
        people = {row["id"] for row in opened.rows(handed_in.app.service.database)["person"]}
        for topic in handed_in.rows(SupervisionTopic):
            plain_columns = {
                name: value for name, value in topic.model_dump().items() if not name.endswith("_sealed")
            }
            assert set(plain_columns) == {"id", "programme_id", "theme", "opened_at", "held_at"}
            assert not any(str(value) in people for value in plain_columns.values())
            assert supervision.author_of(work, topic) in people


def test_after_the_supervision_they_are_hidden_and_a_month_later_gone(opened_topics: World) -> None:
    opened_topics.ausra.says("/pairs supervizija").presses("Dar ne").sees("temos lieka atverstos")
    opened_topics.ausra.says("/pairs supervizija").presses("Įvyko").sees("Temų neberodau")
    opened_topics.ausra.says("/pairs supervizija").does_not_see(*WORDS).sees("Kiek jų jau yra, nesakau.")
    opened_topics.olivia.says("/pairs supervision").does_not_see(*WORDS)
    opened_topics.tomas.says("supervizija").sees("Koks tai atvejis")  # nothing of his waits
    opened_topics.advance(days=29).clean()
    assert len(opened_topics.rows(SupervisionTopic)) == 5
    opened_topics.advance(days=2).clean()
    assert opened_topics.rows(SupervisionTopic) == []


def test_what_nobody_opened_goes_with_the_private_notes(five: World) -> None:
    hands_in(five.tomas)
    five.skip_to("2027-08-31T03:00")
    five.clean()
    assert len(five.rows(SupervisionTopic)) == 1
    five.skip_to("2027-09-01T03:00")
    five.clean()
    assert five.rows(SupervisionTopic) == []


def test_a_topic_can_be_taken_back_when_it_lies_open_and_its_author_is_told_the_truth(
    opened_topics: World,
) -> None:
    opened_topics.tomas.says("supervizija").presses(1).sees(
        "Koordinatorius ją jau galėjo perskaityti, be vardo."
    )
    opened_topics.tomas.presses("Atsiimti").sees(
        "Jei koordinatorius temą jau perskaitė, to atšaukti negaliu."
    )
    opened_topics.ausra.says("/pairs supervizija").does_not_see("ąžuolas").sees("beržas")


def test_enough_is_looked_at_again_when_they_are_opened(handed_in: World) -> None:
    handed_in.ausra.says("/pairs supervizija").sees("Atversti dabar?")
    handed_in.tomas.says("supervizija").presses(1).presses("Atsiimti")
    handed_in.ausra.presses("Atversti").sees("Kiek jų jau yra, nesakau.").does_not_see("Atversta.")
    assert {topic.opened_at for topic in handed_in.rows(SupervisionTopic)} == {None}


def test_a_mentor_who_coordinates_is_not_one_of_the_five(new_world: NewWorld) -> None:
    """They know their own topic, so the others would stand out."""
    roster = ROSTER.replace("Grace Murphy,mentor", "Grace Murphy,coordinator+mentor")
    world = new_world(welcomed=True, roster=roster)
    world.tomas.says("supervizija").sees("mažiau nei penki mentoriai")
    world.ausra.says("/pairs supervizija").sees("mažiau nei penki")


def test_a_coordinator_who_has_a_mentor_there_is_shown_none(new_world: NewWorld) -> None:
    roster = ROSTER.replace("Rūta Kazlauskė,mentee", "Rūta Kazlauskė,coordinator+mentee")
    world = opens(all_hand_in(new_world(welcomed=True, roster=roster)))
    world.ruta.says("/pairs supervizija").sees("turi mentorių, todėl temų čia nerodau").does_not_see(*WORDS)
    world.ausra.says("/pairs supervizija").sees(*WORDS)


def test_a_former_coordinator_marks_nothing_and_sees_nothing(opened_topics: World) -> None:
    opened_topics.olivia.says("/pairs supervision").sees(*WORDS)
    asked = opened_topics.olivia.question
    opened_topics.applies(ROSTER.replace("Olivia Grant,coordinator", "Olivia Grant,mentor"))
    opened_topics.olivia.presses("It has", on=asked).sees("Only the programme's coordinator")
    opened_topics.olivia.says("/pairs supervision").sees("Only the programme's coordinator").does_not_see(
        *WORDS
    )
    assert {topic.held_at for topic in opened_topics.rows(SupervisionTopic)} == {None}


def test_a_coordinator_of_two_programmes_sees_which_topics_are_of_which(opened_topics: World) -> None:
    other = PROGRAMME.replace(*SECOND).replace("„Šiaurės vėjo“", "„Pietų vėjo“")
    opened_topics.applies(ROSTER, other)
    opened_topics.ausra.says("/pairs supervizija").sees(
        "Programa: „Šiaurės vėjo“", "ąžuolas", "Programa: „Pietų vėjo“"
    )


def test_nobody_else_ever_sees_any_of_it(opened_topics: World) -> None:
    opened_topics.advance(weeks=4)
    for person in opened_topics.everybody:
        if person.handle in ("ausra", "olivia", *MENTORS):
            continue
        for words in ("/pairs supervizija", "/mentor supervizija", "užrašai", "būsena", "žurnalas", "temos"):
            person.says(words)
        person.never_saw(*WORDS)
    for handle in MENTORS:
        opened_topics.person(handle).says("/pairs supervizija")
        own = next(word for word in WORDS if word in CASES[handle][0])
        opened_topics.person(handle).never_saw(*(word for word in WORDS if word != own))


def test_nothing_of_it_is_sent_timed_journalled_or_logged(new_world: NewWorld) -> None:
    with listening() as log:
        world = opens(all_hand_in(new_world(welcomed=True, roster=ROSTER)))
        world.ausra.says("/pairs supervizija")
    assert "INSERT INTO supervision_topic" in log.text  # it hears what it listens to
    assert [word for word in WORDS if word in log.text] == []
    files = [file for file in Path(world.file).parent.iterdir() if file.name.startswith("pora.db")]
    assert files
    for file in files:
        assert [word for word in WORDS if word.encode() in file.read_bytes()] == [], file.name
    for table in (OutboxMessage, Timer):
        rows = json.dumps([row.model_dump(mode="json") for row in world.rows(table)], ensure_ascii=False)
        assert "supervision" not in rows
    assert world.rows(AccessLook) == []  # a look at a pair it is not


# ---- care, own data ----------------------------------------------------------------------------------------------------------


def test_a_case_about_strain_is_kept_and_answered_with_people_who_can_help(five: World) -> None:
    five.tomas.says("supervizija").says("Visai perdegiau, o pora laukia, qwystrain.").sees(
        "Kuri sritis artimiausia?", "gerai, kad apie tai pasakei", "1809"
    ).does_not_see("Šios žinutės neužrašiau")
    five.tomas.presses("Abejonės ir jėgos").sees("qwystrain").presses("Pateikti")
    assert "qwystrain" in str(opened.rows(five.app.service.database)["supervision_topic"])


def test_a_whole_page_about_strain_as_well(five: World) -> None:
    five.james.says("supervision").fills(case="I am exhausted and so is my mentee.").sees(
        "Which theme is closest?", "1809"
    )


@pytest.mark.parametrize("words", ["Ugdytinė sako: nebenoriu gyventi", "Vadovas prie jos priekabiauja"])
def test_grave_words_are_answered_and_dropped_and_it_is_said(five: World, words: str) -> None:
    five.tomas.says("supervizija").says(words).sees("neišsaugojau")
    assert "112" in five.tomas.new_text or "Pranešimų kanalas" in five.tomas.new_text
    assert five.tomas.question.fields[0].name == "case"  # it still waits for a case
    assert words not in str(opened.rows(five.app.service.database))


def file(person: Person, name: str) -> str:
    return next(one.content for one in reversed(person.got) if isinstance(one, Document) and one.name == name)


def test_the_copy_holds_the_persons_own_topics_and_drafts_and_nobody_elses(handed_in: World) -> None:
    handed_in.tomas.says("supervizija").presses("Pridėti temą").says("Nebaigta mintis, qwydraft").says(
        "vėliau"
    )
    handed_in.tomas.says("mano-duomenys").sees("temos supervizijai: 1")
    read, held = file(handed_in.tomas, "pora.txt"), json.loads(file(handed_in.tomas, "pora.json"))
    assert "„Sutartu laiku niekas neateina, ąžuolas.“ (Susitikimai neįvyksta)" in read
    assert [topic["text"] for topic in held["supervision_topics"]] == [CASES["tomas"][0]]
    assert "qwydraft" in read
    assert [word for word in WORDS[1:] if word in read + json.dumps(held, ensure_ascii=False)] == []
    handed_in.ausra.says("mano-duomenys")
    assert "ąžuolas" not in file(handed_in.ausra, "pora.json")


def test_erasing_takes_the_persons_own_topics_away(opened_topics: World) -> None:
    hands_in(opened_topics.tomas, "Dar viena mintis, maumedis")
    opened_topics.tomas.says("/mentor ištrinti").sees("temos supervizijai").presses("Taip, ištrinti")
    stored = str(opened.rows(opened_topics.app.service.database)["supervision_topic"])
    assert "ąžuolas" not in stored
    assert "maumedis" not in stored
    assert "beržas" in stored
    opened_topics.ausra.says("/pairs supervizija").does_not_see("ąžuolas").sees("beržas")


# ---- where it is offered -------------------------------------------------------------------------------------------------------


OFFERED = "galima be vardo pateikti supervizijai („supervizija“)"


def asked_after_two_meetings(world: World) -> World:
    for moment in ("2027-01-04T15:00", "2027-01-06T15:00"):
        world.advance_to(moment)
        world.ruta.says("susitikome šiandien").presses("Taip").presses("4").leaves()
    return world.advance(days=14)


def wants_a_change(person: Person, label: str) -> Person:
    asked = next(one for one in reversed(person.got) if label in plain(one))
    assert isinstance(asked, Question)
    return person.presses(label, on=asked)


@pytest.mark.parametrize(("who", "offered"), [("tomas", True), ("ruta", False)])
def test_a_mentor_whose_pair_needs_a_change_hears_of_it_in_half_a_sentence(
    five: World,
    who: str,
    offered: bool,  # noqa: FBT001
) -> None:
    person = wants_a_change(asked_after_two_meetings(five).person(who), "Pokytis padėtų")
    person.sees("Ačiū, tai lieka čia.")
    assert (OFFERED in person.new_text) is offered


def test_and_half_way_through_the_programme(five: World) -> None:
    asked_after_two_meetings(five)
    five.advance_to("2027-04-16T10:00")
    wants_a_change(five.tomas, "Ką nors pakeisti").sees("Ačiū, tai lieka čia.", OFFERED)


def test_it_is_not_offered_where_no_topic_could_be_taken(world: World) -> None:
    wants_a_change(asked_after_two_meetings(world).tomas, "Pokytis padėtų").sees(
        "Ačiū, tai lieka čia."
    ).does_not_see(OFFERED)


def test_a_menu_has_it_for_mentors(five: World) -> None:
    words = {
        who: [word for word, _ in menu_of(five.app.service, PLATFORM, "", five.person(who).email)]
        for who in ("tomas", "james", "ruta", "ausra")
    }
    assert "supervizija" in words["tomas"]
    assert "supervision" in words["james"]
    assert "supervizija" not in words["ruta"] + words["ausra"]
