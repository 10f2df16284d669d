"""The agreement: a partner proposes it, the other confirms or changes it; the coordinator sees only that there is one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.tables import Agreement, OutboxMessage, Pair
from tests.support.people import Person, World

NewWorld = Callable[..., World]

LINE = "Telefonus paliekame kitame kambaryje."
TERMS = {
    "rhythm": "4", "place": "call", "prepare": "mentee", "secrecy": "none", "limits": "pair", "silence": "write",
    "review": "third", "close": "programme",
}  # fmt: skip


def proposes(person: Person, command: str = "susitarimas", line: str | None = None, **other: str) -> None:
    """Answer everything and send it."""
    person.says(command).fills(**TERMS | other, line=line)
    person.fills(sure="send")


def rhythms(world: World) -> list[int | None]:
    return sorted((pair.rhythm_weeks for pair in world.rows(Pair)), key=lambda weeks: weeks or 0)


def test_a_proposal_is_in_force_when_the_partner_confirms_it(world: World) -> None:
    ruta, tomas = world.ruta, world.tomas
    ruta.says("susitarimas").sees(
        "Susitarimo dar nėra.", "apie tris minutes", "Tomas Petrauskas", "Kas kiek laiko"
    )
    ruta.sees("📅")  # the coordinator sees the rhythm
    ruta.fills(**TERMS, line=LINE).sees(
        "Štai koks būtų susitarimas:", "Ritmas: „Kas 4 savaites“", f"Dar: {LINE}"
    )
    tomas.sees_nothing()
    assert world.rows(Agreement) == []
    ruta.presses("Siųsti").sees("Išsiųsta.", "kai jį patvirtins Tomas Petrauskas")
    tomas.sees("Štai susitarimo pasiūlymas. Parengė: Rūta Kazlauskė.", "Vieta: „Vaizdo skambučiu“", LINE)
    tomas.sees("Ar toks susitarimas tinka?")
    assert rhythms(world) == [None, None]
    tomas.presses("Tinka").sees("Susitarta.")
    ruta.sees("Tomas Petrauskas patvirtino pasiūlymą")
    assert rhythms(world) == [None, 4]
    for person in (ruta, tomas):
        person.says("susitarimas").sees("Jūsų susitarimas galioja nuo sausio 4 d.:", LINE, "Palikti taip")
        person.presses("Palikti").sees("lieka taip, kaip yra")


def test_the_same_in_english_and_taps_alone_will_do(world: World) -> None:
    emily, james = world.emily, world.james
    emily.says("agreement").sees("There is no agreement yet.", "How often would you like to meet?")
    for label in ("Every 2 weeks", "At work", "A topic from each of us", "Topics, no details"):
        emily.presses(label)
    emily.sees("danger to life", "112").presses("Look for help together").presses("Wait two weeks")
    emily.presses("Half way through").presses("When goals are reached").presses("Nothing else")
    emily.sees("This is what your agreement would say:", 'Place: "At work"').does_not_see("Also:").presses(
        "Send it"
    )
    james.sees("Here is a proposal for your agreement, from Emily Carter.", 'When it ends: "When goals')
    james.presses("It does").sees("Agreed.")
    emily.sees("James Walker has confirmed the proposal")
    assert rhythms(world) == [None, 2]


def test_a_change_is_a_new_proposal_to_the_first_proposer(world: World) -> None:
    ruta, tomas = world.ruta, world.tomas
    proposes(ruta, line=LINE)
    tomas.presses("Siūlyti pakeitimą").sees("Ką keisti?").presses("Vietą").sees("Kur susitiksite?")
    tomas.presses("Darbe").sees("Vieta: „Darbe“", "Ritmas: „Kas 4 savaites“", LINE).presses("Siųsti")
    ruta.sees("Parengė: Tomas Petrauskas", "Vieta: „Darbe“", LINE)
    assert rhythms(world) == [None, None]
    ruta.presses("Tinka").sees("Susitarta.")
    assert rhythms(world) == [None, 4]


def test_changing_an_agreement_asks_both_again_and_the_old_one_stays_in_force_until_then(
    world: World,
) -> None:
    ruta, tomas = world.ruta, world.tomas
    proposes(ruta)
    tomas.presses("Tinka")
    world.advance(days=8)
    tomas.says("susitarimas").presses("Keisti").presses("Ritmą").presses("Kas 2 savaites").presses("Siųsti")
    assert rhythms(world) == [None, 4]
    world.ausra.says("/pairs būsena Rūta").sees("Susitarimas: yra.", "kas 4 savaites")
    ruta.sees("Štai susitarimo pasiūlymas", "Kas 2 savaites")
    tomas.says("susitarimas").sees(
        "galioja nuo sausio 4 d.", "Kas 4 savaites", "laukiame, ką atsakys Rūta Kazlauskė"
    )
    ruta.presses("Tinka")
    assert rhythms(world) == [None, 2]
    tomas.says("susitarimas").sees("galioja nuo sausio 12 d.").does_not_see("Kas 4 savaites")


def test_the_coordinator_sees_only_whether_there_is_an_agreement(world: World) -> None:
    ausra = world.ausra
    ausra.says("/pairs būsena Rūta").sees("Susitarimas: dar ne.")
    proposes(world.ruta, line=LINE)
    ausra.says("/pairs būsena Rūta").sees("Susitarimas: dar ne.")
    world.tomas.presses("Tinka")
    ausra.says("/pairs būsena Rūta").sees("Susitarimas: yra.")
    world.olivia.says("/pairs status Rūta").sees("Agreement: made.")
    for person in (ausra, world.olivia, world.emily, world.james):
        person.never_saw("Telefonus", "Vaizdo skambučiu", "By video call")


def test_each_partner_reads_the_agreement_in_their_own_language(new_world: NewWorld) -> None:
    roster = """
name,role,email,language,mentor
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,
Tomas Petrauskas,mentor,tomas@vejas.example,lt,
Emily Carter,mentee,emily@vejas.example,en,tomas@vejas.example
"""
    world = new_world(roster=roster, welcomed=True)
    proposes(world.emily, "agreement", line="No phones.")
    world.emily.sees("Sent.")
    world.tomas.sees(
        "Štai susitarimo pasiūlymas", "Kas ką parengia: „Temą – ugdytinio pusė“", "Dar: No phones."
    )
    world.tomas.presses("Tinka")
    world.emily.says("agreement").sees("in force since", 'Who prepares what: "The mentee, a topic"')


def test_a_waiting_proposal_is_dropped_once_it_was_changed_or_read(world: World) -> None:
    ruta, tomas = world.ruta, world.tomas
    world.advance_to("2027-01-08T18:00")  # Friday evening: nothing goes out before Monday
    proposes(ruta)
    ruta.says("susitarimas").sees("jau išsiųstas").presses("Keisti").presses("Vietą").presses(
        "Darbe"
    ).presses("Siųsti")
    tomas.says("susitarimas").sees("„Darbe“", "Ar toks susitarimas tinka?").does_not_see("„Vaizdo skambučiu“")
    tomas.presses("Tinka").looks()
    world.advance_to("2027-01-11T12:00")
    tomas.never_saw("„Vaizdo skambučiu“")
    tomas.sees_nothing()


def test_an_answer_to_a_replaced_proposal_changes_nothing_and_shows_the_newer_one(world: World) -> None:
    ruta, tomas = world.ruta, world.tomas
    proposes(ruta)
    older = tomas.looks().question
    ruta.says("susitarimas").presses("Keisti").presses("Ritmą").presses("Kas 6 savaites").presses("Siųsti")
    tomas.presses("Tinka", on=older)
    assert rhythms(world) == [None, None]
    tomas.says("susitarimas").sees("Kas 6 savaites").presses("Tinka")
    assert rhythms(world) == [None, 6]


def test_a_proposal_that_missed_a_newer_one_is_not_sent_and_the_newer_is_shown(world: World) -> None:
    ruta, tomas = world.ruta, world.tomas
    tomas.says("susitarimas").fills(**TERMS | {"rhythm": "2"}, line=None)
    waiting = tomas.question
    proposes(ruta)
    tomas.presses("Siųsti", on=waiting).sees(
        "Per tą laiką susitarimas jau pasikeitė", "Kas 4 savaites", "Ar toks"
    )
    tomas.presses("Tinka")
    assert rhythms(world) == [None, 4]


def test_an_unfinished_proposal_is_resumed(world: World) -> None:
    emily = world.emily
    emily.says("agreement").presses("Every 3 weeks").presses("At work").says("later")
    world.advance(days=1)
    emily.says("agreement").sees("Who prepares what").does_not_see("How often")


def test_the_free_line_of_an_agreement_is_sealed(world: World) -> None:
    ruta, tomas = world.ruta, world.tomas
    proposes(ruta, line="slaptas-ąžuolas")
    tomas.presses("Siūlyti pakeitimą").presses("Vietą").presses("Darbe").presses("Siųsti")
    for row in world.rows(OutboxMessage):
        assert "ąžuolas" not in str(row.body)
        assert "Skambu" not in str(row.body)
        assert "rhythm" not in str(row.body)
    tomas.says("mano-duomenys").does_not_see("slaptas-ąžuolas")
    ruta.says("mano-duomenys").sees("slaptas-ąžuolas")
    world.app.close()
    for file in world.file.parent.iterdir():
        assert "slaptas-ąžuolas".encode() not in file.read_bytes()
    world.restart()


def test_somebody_not_yet_welcomed_learns_at_the_end_of_the_welcome(new_world: NewWorld) -> None:
    world = new_world()
    world.welcome("ruta")
    proposes(world.ruta)
    world.advance(days=1)
    world.tomas.never_saw("Parengė: Rūta")
    world.welcome("tomas")
    assert "Laukia susitarimo pasiūlymas" in world.tomas.new_text
    world.tomas.says("susitarimas").sees("Parengė: Rūta Kazlauskė").presses("Tinka").sees("Susitarta.")


def test_the_first_meeting_suggests_an_agreement_once(world: World) -> None:
    world.emily.says("we met today").presses("Yes").presses("5").sees(
        "worth agreeing how you will work together"
    )
    world.ruta.says("susitarimas").leaves()
    proposes(world.tomas)
    world.ruta.presses("Tinka")
    world.ruta.says("šiandien susitikome").presses("Taip").presses("4").does_not_see("verta sutarti")


def test_a_rhythm_set_later_is_shown_beside_the_agreed_one(world: World) -> None:
    proposes(world.ruta)
    world.tomas.presses("Tinka")
    world.ruta.says("ritmas").presses("Kas 6 savaites")
    world.tomas.says("susitarimas").sees("Ritmas: „Kas 4 savaites“", "Ritmas šiuo metu: „Kas 6 savaites“")


@pytest.mark.parametrize("ended", [True, False])
def test_an_agreement_can_be_read_after_the_end_but_not_changed(world: World, ended: bool) -> None:  # noqa: FBT001
    if ended:
        proposes(world.ruta, line=LINE)
        world.tomas.presses("Tinka")
    world.ruta.says("pabaiga").presses("Užbaigti").presses("Be žodžių")
    world.tomas.says("susitarimas").sees(LINE if ended else "susitarimo nesudarė")
    world.tomas.does_not_see("Palikti", "Kas kiek laiko")


# ---- when we look at it again --------------------------------------------------------------------------------------------


def agree(world: World, **other: str) -> None:
    proposes(world.emily, "agreement", line="No phones on the table.", **other)
    world.james.presses("It does").looks()
    world.emily.looks()


def meets(world: World, day: str) -> None:
    world.advance_to(f"{day}T10:00")
    world.emily.says("we met today").presses("Yes").presses("5").leaves()
    world.james.looks()


def reminders(person: Person, words: str = "see whether your agreement still fits") -> list[str]:
    return [f"{one}" for one in person.got if words in str(one)]


def test_the_morning_after_the_third_meeting_both_are_asked_once_to_review_the_agreement(
    world: World,
) -> None:
    agree(world)
    for day in ("2027-01-11", "2027-01-25", "2027-02-15"):
        meets(world, day)
    assert reminders(world.james) == []
    world.advance_to("2027-02-17T10:00")
    world.james.sees("see whether your agreement still fits", "By video call", "No phones on the table.")
    world.james.sees("Leave it as it is, or change something?", '"why"')
    world.james.says("why").sees("The time you two chose for looking at your agreement again has come.")
    world.james.says("agreement").presses("Change something").presses("Place").presses("At work").presses(
        "Send it"
    )
    world.emily.sees("from James Walker").presses("It does")
    for day in ("2027-03-01", "2027-03-22", "2027-04-12"):
        meets(world, day)
    world.advance_to("2027-05-10T10:00")
    assert len(reminders(world.emily)) <= 2
    assert len(reminders(world.james)) == 2  # the agreement of February asked for a look of its own
    assert "No phones" not in str([row.body for row in world.rows(OutboxMessage)])


def test_a_review_half_way_in_lithuanian_and_after_a_pause(world: World) -> None:
    proposes(world.ruta, review="middle")
    world.tomas.presses("Tinka")
    world.advance_to("2027-04-01T10:00")
    words = "pažiūrėti, ar susitarimas dar tinka"
    assert reminders(world.ruta, words) == []
    world.ruta.says("pauzė iki balandžio 12 d.").presses("Taip")
    world.advance_to("2027-04-12T08:00")
    assert reminders(world.ruta, words) == reminders(world.tomas, words) == []
    world.advance_to("2027-04-23T17:00")
    for person in (world.ruta, world.tomas):
        assert len(reminders(person, words)) == 1
    world.ausra.never_saw(words)


def test_a_review_at_each_meeting_is_a_line_of_the_preparation_and_no_message_of_its_own(
    world: World,
) -> None:
    agree(world, review="each")
    world.emily.says("12 January at 10:00").presses("Yes")
    world.advance_to("2027-01-11T10:00")
    for person in (world.emily, world.james):
        assert "a short look at your agreement this time too" in "\n".join(map(str, person.got))
    assert "agreement_review" not in {row.kind for row in world.rows(OutboxMessage)}
    assert "each" not in str([row.body for row in world.rows(OutboxMessage) if row.kind == "check_in"])


@pytest.mark.parametrize("review", ["needed", "middle"])
def test_nobody_is_reminded_before_the_time_they_chose(world: World, review: str) -> None:
    agree(world, review=review)
    for day in ("2027-01-11", "2027-01-25", "2027-02-15"):
        meets(world, day)
    world.advance_to("2027-03-10T10:00")
    assert reminders(world.emily) == reminders(world.james) == []


def test_a_third_meeting_logged_by_mistake_schedules_no_review(world: World) -> None:
    agree(world)
    for day in ("2027-01-11", "2027-01-25"):
        meets(world, day)
    world.advance_to("2027-02-15T10:00")
    world.emily.says("we met today").presses("Yes").goes_back().presses("Not yet").leaves()
    world.advance_to("2027-02-24T10:00")
    assert reminders(world.emily) == reminders(world.james) == []
    meets(world, "2027-03-01")
    world.advance_to("2027-03-10T17:00")
    assert len(reminders(world.james)) == 1
