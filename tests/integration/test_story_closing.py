"""The closing: own notes and goals, how to stay in touch, thanks, last cards; and a card three months after the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.tables import OutboxMessage
from tests.support.people import World, plain

TWO_MENTEES = """
name,role,email,language,mentor,capacity
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,,
Vaida Mockutė,mentor,vaida@vejas.example,lt,,2
Emily Carter,mentee,emily@vejas.example,en,vaida@vejas.example,
Lukas Černiauskas,mentee,lukas@vejas.example,lt,vaida@vejas.example,
"""

NewWorld = Callable[..., World]


def _late(world: World) -> None:
    world.advance_to("2027-05-24T10:00")
    world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves()
    world.emily.says("we met today").presses("Yes").presses("5").leaves()
    world.ruta.says("užrašas").presses("Tik sau").says(
        "Tyla posėdyje nėra sutikimas " + "labai " * 20 + "qwyend"
    ).leaves()
    world.tomas.says("užrašas").presses("Tik sau").says("Mano paties mintis, qwymentor").leaves()
    world.tomas.says("užrašas").presses("Mums dviem").says("Bendra mintis, qwyours").leaves()
    world.advance_to("2027-06-03T17:00")
    for person in world.everybody:
        person.looks()


def _offered(world: World) -> None:
    _late(world)
    world.advance_to("2027-06-14T17:00")


@pytest.fixture
def late(new_world: NewWorld) -> World:
    """Both pairs met and wrote; it is Thursday 3 June, the day before the last four weeks."""
    return new_world(welcomed=True, restarts=False, lived=_late)


@pytest.fixture
def closing(new_world: NewWorld) -> World:
    """Everybody was offered a way to end well."""
    return new_world(welcomed=True, restarts=False, lived=_offered)


def test_the_closing_begins_for_both_in_the_fourth_week_before_the_end(late: World) -> None:
    late.advance_to("2027-06-14T17:00")
    late.ruta.sees("geras metas gražiai užbaigti", "[Parodyti]", "[Eiti toliau]")
    late.james.sees("a good time to end well", "[Show me]")
    late.advance_to("2027-07-02T17:00")
    for person in (late.ruta, late.tomas, late.emily, late.james):
        told = [
            one for one in person.got if "metas gražiai užbaigti" in str(one) or "to end well" in str(one)
        ]
        assert len(told) == 1


def test_the_harvest_shows_only_own_notes_by_day_and_first_words(closing: World) -> None:
    closing.ruta.presses("Parodyti").sees("• gegužės 24 d.: Tyla posėdyje nėra sutikimas", "…")
    closing.ruta.does_not_see("qwyend", "qwyours").never_saw("qwymentor")
    closing.emily.presses("Show me").sees("There are no notes here")


def test_goals_are_shown_as_they_were_and_as_they_are(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False)
    world.advance_to("2027-05-24T10:00")
    world.emily.says("we met today").presses("Yes").presses("5").leaves()
    world.emily.says("goal")
    while world.emily.question.fields[0].name != "goal":
        first = world.emily.question.fields[0]
        world.emily.presses(first.skip or 1)
    world.emily.says("Speak up in meetings").presses("Confidence").presses("Professional")
    world.advance_to("2027-06-14T17:00")
    world.emily.presses("Show me").sees('24 May: "Speak up in meetings"')


def test_the_same_rule_from_both_is_agreed_and_stands_in_each_ones_language(new_world: NewWorld) -> None:
    roster = """
name,role,email,language,mentor
Olivia Grant,coordinator,olivia@vejas.example,en,
Tomas Petrauskas,mentor,tomas@vejas.example,lt,
Emily Carter,mentee,emily@vejas.example,en,tomas@vejas.example
"""
    world = new_world(welcomed=True, restarts=False, roster=roster)
    world.advance_to("2027-05-24T10:00")
    world.emily.says("we met today").presses("Yes").presses("5").leaves()
    world.advance_to("2027-06-14T17:00")
    world.emily.presses("Go on").sees("keep in touch").presses("Once a month").sees(
        "I'll tell Tomas Petrauskas"
    )
    world.emily.says("/mentor notes").does_not_see("After the programme")
    world.advance_to("2027-06-24T17:00")
    world.tomas.sees("Emily Carter norėtų toliau bendrauti taip", "kartą per mėnesį")
    world.tomas.presses("Eiti toliau").presses("Kartą per mėnesį").sees("Sutarėte", "kartą per mėnesį")
    world.advance(days=8)
    world.emily.sees("You two agree on how you will keep in touch", "once a month")
    for person in (world.tomas, world.emily):
        person.says("/mentor notes").sees("Po programos: susitinkame")  # one note, in the words of its writer
    world.olivia.never_saw("keep in touch")


def test_two_rules_that_differ_are_for_the_last_meeting(closing: World) -> None:
    closing.emily.presses("Go on").presses("Once a month")
    closing.james.presses("Go on").presses("When one of us needs it").sees(
        "see it differently", 'You: "After the programme: we write', "we meet or call once a month"
    )
    closing.advance(days=15)
    assert 'You: "After the programme: we meet or call once a month."' in "\n".join(
        map(str, closing.emily.got)
    )
    closing.emily.says("/mentor notes").does_not_see("After the programme")
    closing.olivia.never_saw("keep in touch", "once a month")


def test_thanks_reach_the_partner_and_cards_come_last(closing: World) -> None:
    closing.tomas.looks()
    closing.ruta.presses("Eiti toliau").presses("Dar nesutarta").says("Ačiū už kantrybę, qwythanks").sees(
        "Perduodu"
    )
    closing.ruta.presses("Parodyti klausimus").sees("Gražaus paskutinio pokalbio.", "Kurią temą renkiesi?")
    closing.advance(days=8)
    closing.tomas.sees("Padėka tau. Rašo: Rūta Kazlauskė.", "Ačiū už kantrybę, qwythanks")
    assert "qwy" not in str([row.body for row in closing.rows(OutboxMessage)])


def test_every_question_of_the_closing_may_be_skipped(closing: World) -> None:
    closing.emily.presses("Go on").presses("Not agreed yet").presses("No message").presses("That's enough")
    closing.emily.sees("Have a good last talk.")
    closing.advance(days=8)
    closing.james.never_saw("A thank-you", "keep in touch like this")


def test_three_months_after_the_end_comes_one_question_and_nothing_more(closing: World) -> None:
    closing.advance_to("2027-06-30T10:00")
    closing.ruta.says("pabaiga").presses("Užbaigti").presses(
        "Be žodžių"
    )  # one pair closes, the other just stops
    closing.advance_to("2027-09-30T17:00")
    for person in closing.everybody:
        person.looks()
    closing.advance_to("2027-10-01T10:00")
    closing.ruta.sees("praėjo trys mėnesiai").does_not_see("[")
    closing.tomas.sees("praėjo trys mėnesiai").does_not_see("[")
    closing.emily.sees("Three months have passed").does_not_see("[")
    closing.james.sees("Three months have passed")
    closing.ausra.sees_nothing()
    parcels = {person.handle: len(person.got_at) for person in closing.everybody}
    closing.advance_to("2027-12-31T17:00")
    assert parcels == {person.handle: len(person.got_at) for person in closing.everybody}


def test_a_mentor_of_two_is_told_which_pair_a_question_is_about(new_world: NewWorld) -> None:
    world = new_world(roster=TWO_MENTEES, welcomed=True, restarts=False)
    for mentee in (world.emily, world.lukas):
        mentee.says("/mentor met").presses("5").leaves()
    world.advance_to("2027-06-04T09:29")
    world.vaida.looks()
    world.advance_to("2027-06-04T10:00")
    world.vaida.sees("Pora: Emily Carter.").does_not_see("Pora: Lukas Černiauskas.")  # one question at a time
    for _ in ("harvest", "contact", "thanks", "last cards"):
        world.vaida.presses(world.vaida.options[-1])  # without any of it
    world.vaida.sees("Pora: Lukas Černiauskas.")
    world.emily.does_not_see("Your pair:")


def test_a_mentor_of_two_is_told_which_pair_is_paused(new_world: NewWorld) -> None:
    world = new_world(roster=TWO_MENTEES, welcomed=True, restarts=False)
    world.emily.says("/mentor pause 1 February").presses("Yes")
    world.vaida.sees("Pora: Emily Carter.\nJūsų pora pristabdyta")


def test_a_mentor_of_two_gets_one_question_and_not_one_for_each(new_world: NewWorld) -> None:
    world = new_world(roster=TWO_MENTEES, welcomed=True, restarts=False)
    for mentee in (world.emily, world.lukas):
        mentee.says("/mentor met").presses("5").leaves()
    world.advance_to("2027-10-01T10:00")
    assert world.vaida.new_text.count("praėjo trys mėnesiai") == 1
    for mentee, question in (
        (world.emily, "Three months have passed"),
        (world.lukas, "praėjo trys mėnesiai"),
    ):
        mentee.sees(question)


def test_a_pair_that_ended_early_gets_no_closing(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False)
    world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves()
    world.ruta.says("pabaiga").presses("Užbaigti").presses("Be žodžių")
    world.advance(days=3)
    world.tomas.looks()
    world.ruta.looks()
    world.advance_to("2027-11-01T10:00")
    world.ruta.sees_nothing()
    world.tomas.sees_nothing()


def test_a_pair_that_never_met_has_nothing_to_close(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False)
    world.advance_to("2027-10-15T10:00")
    for person in world.everybody:
        person.never_saw("užbaigti gražiai", "to end well", "trys mėnesiai", "Three months")


def test_a_pair_that_closes_in_the_last_weeks_went_the_whole_way(closing: World) -> None:
    """News of a break, with a hint at another pair, is not what two people read who have come to their end together."""
    closing.advance_to("2027-06-22T14:00")
    closing.emily.says("end").presses("End it").sees("I'll let your partner know.").says("See you around.")
    closing.advance(days=8)
    closing.james.sees("Emily Carter has closed your pair: you two went the whole way.", '"See you around."')
    closing.james.does_not_see("new pair", "reasons")
    closing.olivia.sees("Emily Carter and James Walker have closed their pair").does_not_see("new pair")
    for words in ("status", "help", "shall we meet tomorrow"):
        closing.james.says(words).sees("Your pair has ended", '"notes"').does_not_see("no partner yet")


def test_a_pair_that_ends_early_is_told_so_in_neutral_words(new_world: NewWorld) -> None:
    world = new_world(welcomed=True)
    world.emily.says("end").presses("End it").sees("without reasons").presses("No message")
    world.advance(minutes=20)
    world.james.sees("I give nobody reasons", "a new pair").does_not_see("Emily")
    world.olivia.sees("have ended their pair. No reason was asked.")


def test_a_pair_that_has_ended_asks_nothing_more(new_world: NewWorld) -> None:
    """The mentor's week is full: he reads of the ending as soon as he writes, and an old question changes nothing."""
    world = new_world(welcomed=True)
    world.emily.says("tuesday 12 january at 11").presses("Yes")
    world.advance_to("2027-01-12T14:00")
    world.james.sees("Did you meet as planned")
    world.emily.says("yes").presses("5").leaves().says("end").presses("End it").presses("No message")
    world.james.presses("Yes").sees("That question is closed", "Your pair has come to its end.")
    world.advance_to("2027-02-01T10:00")
    assert sum("come to its end" in plain(one) for one in world.james.got) == 1


def test_the_last_meeting_is_not_asked_for_a_next_one_after_the_programme(closing: World) -> None:
    closing.advance_to("2027-06-22T14:00")
    closing.emily.says("met").presses("5")
    if "Which day" in closing.emily.new_text:
        closing.emily.presses(1)
    closing.emily.sees("The programme ends on 2 July.", '"end" closes the pair', "write anything down?")
    closing.emily.does_not_see("When are you meeting?")
