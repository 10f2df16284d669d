"""A reworded topic for a supervision: the author reads, takes or changes it, or goes back to their own text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.writing.tasks import Reword, Reworded, Trouble, Use
from storage.supervision import topic_text
from storage.tables import SupervisionTopic
from tests.integration.test_story_supervision import ROSTER, all_hand_in, opens
from tests.support.model.fake_writers import Scripted, with_writer
from tests.support.people import PROGRAMME, Person, World

NewWorld = Callable[..., World]

MINE = "Na va, vėl tas pats: aš jai aiškinu, aiškinu, o ji tyli kaip žemė. Kęstutis sakytų – užsispyrimas."
PLAIN = "Mentorius daug aiškina, o ugdytinė tyli. Kaip pasiekti, kad ji kalbėtų daugiau?"


@pytest.fixture
def model() -> Scripted:
    return Scripted({Use.REWORD: Reworded(PLAIN)})


@pytest.fixture
def five(new_world: NewWorld, model: Scripted) -> World:
    return new_world(programme=with_writer(PROGRAMME), welcomed=True, roster=ROSTER, writer=model)


@pytest.fixture
def tomas(five: World) -> Person:
    person = five.tomas
    person.says("rašymo-pagalba").presses("Taip, įjunk")
    return person.says("/mentor supervizija").says(MINE).presses("Vaidmens ribos")


def test_rewording_is_offered_to_a_mentor_who_has_writing_help_on(five: World, tomas: Person) -> None:
    assert tomas.options == ["Pateikti", "Keisti žodžius", "🤖 Kitais žodžiais", "Nepateikti"]
    milda = five.milda.says("/mentor supervizija").says(MINE).presses("Vaidmens ribos")
    assert milda.options == ["Pateikti", "Keisti žodžius", "Nepateikti"]


def test_the_author_reads_the_other_words_and_hands_them_in(
    five: World, tomas: Person, model: Scripted
) -> None:
    tomas.presses("🤖 Kitais žodžiais").sees(
        "Minutėlę, galvoju", "Perskaityk juos kaip svetimus", f"„🤖 {PLAIN}“"
    )
    [task] = model.asked
    assert isinstance(task, Reword)
    assert "Kęstutis" not in task.topic
    tomas.presses("Pateikti").sees("Pateikta be vardo.")
    opens(all_hand_in(five, "tomas")).ausra.says("/pairs supervizija").sees(f"„🤖 {PLAIN}“").does_not_see(
        "kaip žemė"
    )


def test_the_author_goes_back_to_their_own_words(five: World, tomas: Person) -> None:
    tomas.presses("🤖 Kitais žodžiais").presses("Mano žodžiai").sees(f"„{MINE}“", "Kęstutis")
    tomas.presses("Pateikti")
    opens(all_hand_in(five, "tomas")).ausra.says("/pairs supervizija").sees("kaip žemė").does_not_see("🤖")


def test_the_author_changes_the_other_words_and_then_they_are_theirs(five: World, tomas: Person) -> None:
    tomas.presses("🤖 Kitais žodžiais").presses("Keisti žodžius").says("Daug aiškinu, o man tyli.")
    tomas.sees("„Daug aiškinu, o man tyli.“").presses("Pateikti")
    [topic] = five.rows(SupervisionTopic)
    with five.app.installation.database.transaction() as work:
        assert topic_text(work, topic) == "Daug aiškinu, o man tyli."


@pytest.mark.parametrize("trouble", [Trouble.SLOW, Trouble.REFUSED, Trouble.LANGUAGE])
def test_without_a_rewording_the_authors_text_stays(
    five: World, tomas: Person, model: Scripted, trouble: Trouble
) -> None:
    model.answers[Use.REWORD] = trouble
    tomas.presses("🤖 Kitais žodžiais").sees("Šįkart kitų žodžių nėra", f"„{MINE}“")
    assert tomas.options == ["Pateikti", "Keisti žodžius", "Nepateikti"]
    tomas.presses("Pateikti").sees("Pateikta be vardo.")


def test_a_topic_that_sounds_like_a_wish_for_help_is_never_sent(
    five: World, tomas: Person, model: Scripted
) -> None:
    tomas.presses("Keisti žodžius").says("Mentorius perdegė ir nebegali.")
    assert "🤖 Kitais žodžiais" not in tomas.options
    assert model.asked == []
