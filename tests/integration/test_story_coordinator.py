"""What a coordinator may see of pairs: states, dates and rules, never content; every look is recorded for the pair."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.tables import AccessLook
from tests.support.people import Person, World

NewWorld = Callable[..., World]

COMMANDS = (
    "/pairs",
    "/pairs būsena Rūta",
    "/pairs kodėl Rūta",
    "/pairs sustojusios",
    "/pairs status Tomas",
    "pagalba",
)
SECRETS = ("ąžuol", "beržas", "drebul", "kadag", "liepžied", "maumed")


def write_everything(person: Person) -> None:
    """A goal with its situation, a private and a shared note with a step, a thought: each with a word of its own."""
    person.says("tikslas").says("Situacija: ąžuolas").says("Tikslas: beržas").presses("Bendravimas").leaves()
    person.says("užrašas").presses("Tik sau").says("Tik man: drebulė").presses("Žingsnių nėra")
    person.says("užrašas").presses("Mums dviem").says("Mums: kadagys").presses("Aš").says(
        "Žingsnis: liepžiedis"
    )
    person.presses("Be termino").presses("Žingsnių nėra")
    person.says("Ir dar viena mintis apie maumedį, kurią verta prisiminti").presses("Tik sau")


def test_nothing_that_anybody_wrote_is_in_any_answer(world: World) -> None:
    write_everything(world.ruta)
    world.ruta.says("susitikome šiandien").presses("Taip").presses("2").leaves()
    for days in (0, 25, 10, 15):
        world.advance(days=days)
        for command in COMMANDS:
            world.ausra.says(command)
    world.ruta.says("temos").presses(1)
    world.ruta.says("pauzė liepos 1 d.").presses("Taip")
    for command in COMMANDS:
        world.ausra.says(command)
    world.ausra.never_saw(*SECRETS)
    world.olivia.never_saw(*SECRETS)


def test_the_overview_counts_by_state_with_a_word_and_a_sign(world: World) -> None:
    world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves()
    world.ausra.says("/pairs").sees(
        "Programoje 2 poros.", "○ pradžia: 1", "● savo ritmu: 1", "dėmesio nereikia niekam"
    )
    world.olivia.says("/pairs").sees("2 pairs in the programme.", "○ starting: 1", "● in their rhythm: 1")


def test_the_overview_lists_pairs_that_need_attention_and_since_when(world: World) -> None:
    world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves()
    world.advance_to("2027-02-16T10:00")
    world.ausra.says("/pairs").sees(
        "Kam reikia dėmesio:", "□ Rūta Kazlauskė – Tomas Petrauskas: tyla", "vasario 15 d."
    )
    world.olivia.says("/pairs stalled").sees("□ Emily Carter – James Walker: silent since 15 February")


@pytest.mark.parametrize(
    "name", ["Rūta", "ruta", "Rūta Kazlauskė", "kazlauskė", "TOMAS", "Tomas Petrauskas", "Kazl"]
)
def test_a_pair_is_found_by_either_name_in_any_spelling(world: World, name: str) -> None:
    world.ausra.says(f"/pairs būsena {name}").sees("Rūta Kazlauskė – Tomas Petrauskas")


def test_a_name_that_is_missing_or_unknown(world: World) -> None:
    world.ausra.says("/pairs būsena").sees("Parašyk ir vardą")
    world.ausra.says("/pairs kodėl Ona").sees("„Ona“")
    world.olivia.says("/pairs status Ann").sees('"Ann"')
    world.ausra.says("/pairs kažkas").sees("/pairs")
    assert world.rows(AccessLook) == []


def test_why_says_the_rule_and_its_dates(world: World) -> None:
    world.ausra.says("/pairs kodėl Rūta").sees(
        "○", "sausio 4 d.", "Keturiolika dienų", "žinutės ir užrašai čia neskaitomi"
    )
    world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves()
    world.ausra.says("/pairs kodėl Rūta").sees("●", "sausio 4 d.", "kas 3 savaites")
    world.advance_to("2027-02-05T10:00")
    world.ausra.says("/pairs kodėl Rūta").sees("◐ Rūta Kazlauskė – Tomas Petrauskas: lėčiau, nei sutarta")
    world.advance_to("2027-02-15T10:00")
    world.ausra.says("/pairs kodėl Rūta").sees("□", "Padėtų žmogaus skambutis.")
    world.olivia.says("/pairs why Emily").sees("Counted from", "messages and notes are not read")


def test_the_pair_sees_every_look_in_its_journal(world: World) -> None:
    world.ruta.says("žurnalas").sees("dar niekas nežiūrėjo")
    world.ausra.says("/pairs būsena Rūta")
    world.advance(hours=1)
    world.olivia.says("/pairs why Rūta")
    world.ruta.says("žurnalas").sees(
        "pirmadienį, sausio 4 d., 09:00 – Aušra Stankevičienė: poros faktai",
        "pirmadienį, sausio 4 d., 10:00 – Olivia Grant: būsenos priežastis",
    )
    world.tomas.says("/mentor žurnalas").sees("Aušra Stankevičienė: poros faktai")
    world.emily.says("journal").sees("Nobody has looked")


def test_a_list_with_a_pairs_name_in_it_is_a_look_and_a_count_is_none(world: World) -> None:
    world.olivia.says("/pairs")
    assert world.rows(AccessLook) == []
    world.advance_to("2027-01-19T10:00")
    world.olivia.says("/pairs")
    world.emily.says("journal").sees("Tuesday 19 January at 10:00 – Olivia Grant: a list of pairs")
    world.ruta.says("žurnalas").sees("Olivia Grant: porų sąrašas")


def test_only_a_coordinator_sees_how_pairs_are(world: World) -> None:
    for command in ("/pairs", "/pairs būsena Emily", "/pairs kodėl Emily", "/pairs sustojusios"):
        world.ruta.says(command).sees("mato tik programos koordinatorius").does_not_see("Emily")
    world.james.says("/pairs status Rūta").sees("Only the programme's coordinator").does_not_see("Tomas")
    assert world.rows(AccessLook) == []


def test_somebody_who_asks_for_a_talk_comes_first_until_the_pair_has_met(world: World) -> None:
    world.advance_to("2027-02-05T10:00")
    world.emily.presses("The goal is reached").presses("Talk to the coordinator")
    world.olivia.sees("Emily Carter would like to talk to you")
    world.olivia.says("/pairs").sees("! asks for a talk: 1")
    attention = world.olivia.new_text.partition("Who needs attention:")[2]
    assert attention.index("Emily") < attention.index("Rūta")
    world.olivia.says("/pairs why Emily").sees("No reason was asked.")
    world.advance(days=3)
    world.emily.says("we met today").presses("Yes").presses("5").leaves()
    world.olivia.says("/pairs status Emily").sees("in their rhythm")


def test_the_list_of_stalled_pairs_says_where_there_is_none(world: World) -> None:
    world.advance_to("2027-01-05T10:00")
    world.ausra.says("/pairs sustojusios").sees("Sustojusių porų nėra.")
    world.olivia.says("/pairs stalled").sees("No pair has stalled.")
    assert world.rows(AccessLook) == []


def test_a_mentor_who_coordinates_too_has_both(new_world: NewWorld) -> None:
    roster = """
name,role,email,language,mentor
Aušra Stankevičienė,coordinator+mentor,ausra@vejas.example,lt,
Rūta Kazlauskė,mentee,ruta@vejas.example,lt,ausra@vejas.example
"""
    world = new_world(roster=roster, welcomed=True)
    world.ausra.says("pagalba").sees("Štai ką moku", "/pairs būsena VARDAS")
    world.ausra.says("/pairs").sees("Programoje 1 pora.")
    world.ausra.says("temos").sees("Kurią temą renkiesi?")


def test_an_unreachable_person_gets_no_messages_and_the_coordinator_is_told(world: World) -> None:
    world.platform.blocked.add(world.emily.email)
    world.emily.looks()
    world.advance_to("2027-01-13T09:30")
    world.olivia.sees("Emily Carter no longer receives my messages.")
    world.ausra.sees("Emily Carter mano žinučių nebegauna.")
    world.james.does_not_see("Emily")
    world.platform.blocked.clear()
    world.advance(weeks=4)
    world.emily.sees_nothing()


def test_a_person_who_writes_is_reachable_again(world: World) -> None:
    world.platform.blocked.add(world.emily.email)
    world.advance_to("2027-01-13T10:00")
    world.platform.blocked.clear()
    world.emily.says("status").sees("You haven't met yet.").looks()
    world.james.says("20 January at 10:00").presses("Yes")
    world.emily.sees("A meeting is planned")
