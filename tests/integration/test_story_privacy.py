"""Privacy: the notice before anything is saved, the copy of a person's data, its erasure, and retention."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from bot.commands import privacy
from bot.conversation.messages import Document
from bot.flows import welcome
from storage.tables import Agreement, Expectation, Goal, Meeting, Note, Step
from storage.tables import Person as PersonRow
from tests.support.people import Person, World

NewWorld = Callable[..., World]


def file(person: Person, name: str) -> str:
    """The newest document of that name that somebody got."""
    return next(one.content for one in reversed(person.got) if isinstance(one, Document) and one.name == name)


# ---- the notice ----------------------------------------------------------------------------------------------------------


def test_the_notice_has_two_layers_and_a_version(world: World) -> None:
    world.ruta.says("/mentor privatumas").sees(
        "kas ką mato", "Plačiau (aprašo 2 versija)", "60", "365", "„ištrinti“"
    )
    world.emily.says("/mentor privacy").sees("who sees what", "version 2", "server administrator", '"erase"')


def test_a_changed_notice_is_shown_again_once_before_anything_else(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (privacy, welcome):
        monkeypatch.setattr(module, "NOTICE_VERSION", 3)
    world.emily.says("status").sees(
        "What we promise about privacy has changed.", "version 3", "You haven't met"
    )
    text = world.emily.new_text
    assert text.index("has changed") < text.index("You haven't met")
    world.emily.says("status").does_not_see("has changed")


@pytest.mark.parametrize("slash", ["/mentor ", ""])
def test_privacy_commands_and_care_work_before_the_welcome(new_world: NewWorld, slash: str) -> None:
    """Somebody on the roster who has not answered yet, and may never."""
    world = new_world()
    world.ruta.says(f"{slash}padėk-man").sees("112").does_not_see("Kuria kalba")
    world.ruta.says(f"{slash}privatumas").sees("Plačiau (aprašo")
    world.ruta.says(f"{slash}mano-duomenys")
    assert "Vardas ir pavardė: Rūta Kazlauskė" in file(world.ruta, "pora.txt")
    world.ruta.says(f"{slash}temos").sees("[Lietuviškai]").does_not_see("Lengva pradžia")
    world.ruta.says(f"{slash}ištrinti").presses("Taip, ištrinti").sees("Ištrinta.")
    assert "Rūta Kazlauskė" not in {row.name for row in world.rows(PersonRow)}


# ---- my data -------------------------------------------------------------------------------------------------------------


def _used_everything(world: World) -> None:
    ruta, tomas = world.ruta, world.tomas
    ruta.says("tikslas").says("Tylėjau posėdyje, qwyruta").says("Drąsiau kalbėti, qwyruta").presses(
        "Pasitikėjimas savimi"
    ).presses("Profesinis").leaves()
    ruta.says("susitikome šiandien").presses("Taip").presses("4").leaves()
    ruta.says("užrašas").presses("Tik sau").says("Slapta mintis, qwyruta").leaves()
    ruta.says("užrašas").presses("Mums dviem").says("Bendra mintis, qwyruta").leaves()
    tomas.says("užrašas").presses("Tik sau").says("Mentoriaus slaptas, qwytomas").leaves()
    tomas.says("užrašas").presses("Mums dviem").says("Mentoriaus bendras, qwytomas").leaves()
    tomas.says("susitarimas").fills(
        rhythm="4", place="call", prepare="mentee", secrecy="none", limits="pair", silence="write", review="third",
        close="programme", line="Telefonai kitur, qwytomas",
    )  # fmt: skip
    tomas.presses("Siųsti")
    ruta.presses("Tinka")
    ruta.says("/mentor tikslas").presses("Tas pats").presses("7").presses(1).presses(1).leaves()
    for person in world.everybody:
        person.looks()


@pytest.fixture
def lived(new_world: NewWorld) -> World:
    """A pair that used everything once."""
    return new_world(welcomed=True, lived=_used_everything)


def test_the_copy_is_the_persons_own_in_plain_words_and_for_programs(lived: World) -> None:
    ruta = lived.ruta
    ruta.says("mano-duomenys").sees("Štai tavo duomenų kopija", "užrašai: 2")
    read, held = file(ruta, "pora.txt"), json.loads(file(ruta, "pora.json"))
    for words in (
        "Vardas ir pavardė: Rūta Kazlauskė",
        "2027 m. sausio 4 d., tik sau: Slapta mintis, qwyruta",
        "jums dviem: Bendra mintis, qwyruta",
        "„Drąsiau kalbėti, qwyruta“ (Profesinis; Pasitikėjimas savimi)",
        "Nuo ko prasidėjo: Tylėjau posėdyje, qwyruta",
        "Kas kviečia susitikti: ",
        "2027 m. sausio 4 d.: 4/5",
        "2027 m. sausio 4 d.: 7/10",
        "2027 m. sausio 4 d.: susitikta",
    ):
        assert words in read
    assert not [word for word in ("created_at", "private", "{", "T09:", "None", "True") if word in read]
    assert {note["text"] for note in held["notes"]} == {"Slapta mintis, qwyruta", "Bendra mintis, qwyruta"}
    assert held["expectations"][0]["answers"]["lead"]
    assert "qwytomas" not in read + json.dumps(held, ensure_ascii=False)
    lived.emily.says("my-data")
    assert "Name: Emily Carter" in file(lived.emily, "pora.txt")
    assert "qwy" not in file(lived.emily, "pora.txt") + file(lived.emily, "pora.json")


def test_an_open_question_about_the_partners_words_is_no_data_of_ones_own(world: World) -> None:
    """A step that the mentor wrote for the mentee is asked about: the question quotes it, the mentee's copy does not."""
    world.tomas.says("susitikome šiandien").presses("Taip").presses("5").leaves()
    world.tomas.says("užrašas").presses("Mums dviem").says("Kalbėjome").presses(2)
    world.tomas.says("Paskambinti Linai, qwytomas").presses("Be termino")
    world.ruta.says("/mentor žingsniai").sees("Paskambinti Linai")
    world.ruta.says("mano-duomenys")
    assert "qwytomas" not in file(world.ruta, "pora.json") + file(world.ruta, "pora.txt")


def test_the_proposers_copy_holds_the_agreement_and_its_line(lived: World) -> None:
    lived.tomas.says("mano-duomenys")
    read = file(lived.tomas, "pora.txt")
    assert "Ritmas: Kas 4 savaites" in read
    assert "Telefonai kitur, qwytomas" in read
    assert "qwyruta" not in read + file(lived.tomas, "pora.json")


# ---- erasure -------------------------------------------------------------------------------------------------------------


def test_the_effects_come_first_and_a_no_changes_nothing(lived: World) -> None:
    lived.ruta.says("/mentor ištrinti").sees("Kas nutiks", "brūkšnys", "darbas baigsis", "mano-duomenys")
    lived.ruta.presses("Ne, palikti").sees("nieko netryniau")
    lived.ruta.says("užrašai").sees("Slapta mintis")


def test_erasing_leaves_the_partners_words_and_a_dash_for_the_rest(lived: World) -> None:
    lived.tomas.says("/mentor ištrinti").presses("Taip, ištrinti").sees("Ištrinta.")
    lived.advance(days=8)
    lived.ruta.sees("darbas programoje baigtas").does_not_see("ištryn", "Tomas ")
    lived.ruta.says("užrašai").sees("Bendra mintis, qwyruta", "Slapta mintis, qwyruta", "—")
    lived.ruta.does_not_see("qwytomas", "Tomas Petrauskas")
    lived.ruta.says("susitarimas").sees("Vieta: „Vaizdo skambučiu“", "Dar: —").does_not_see("Telefonai")
    assert [meeting.met_on is not None for meeting in lived.rows(Meeting)] == [True]
    lived.tomas.says("labas").does_not_see("Tomas")
    lived.ruta.says("mano-duomenys")
    assert "qwytomas" not in file(lived.ruta, "pora.json")
    lived.ausra.says("/pairs").never_saw("qwy")
    gone = next(row for row in lived.rows(PersonRow) if row.erased_at)
    assert (gone.name, gone.called, gone.zone, gone.stopped_kinds) == ("—", None, None, [])


def test_an_unanswered_proposal_goes_with_its_proposer(world: World) -> None:
    world.emily.says("agreement").fills(
        rhythm="4", place="call", prepare="mentee", secrecy="none", limits="pair", silence="write", review="each",
        close="programme", line=None,
    )  # fmt: skip
    world.emily.presses("Send it")
    world.emily.says("erase").presses("Yes, erase it").sees("Erased.")
    assert world.rows(Agreement) == []
    world.james.says("agreement").does_not_see("By video call")


# ---- retention -----------------------------------------------------------------------------------------------------------


def sweep(world: World, local: str) -> World:
    """The nightly run at a local moment, a second time right after: that changes nothing."""
    world.skip_to(local)
    for _ in range(2):
        world._runner.run(world.app.clean())
    return world


def test_retention_deletes_each_kind_of_data_on_its_day_and_names_last(lived: World) -> None:
    sweep(lived, "2027-08-31T03:00")  # the sixtieth day after 2 July
    assert len(lived.rows(Note)) == 4
    assert lived.rows(Expectation)
    sweep(lived, "2027-09-01T03:00")
    for table in (Note, Expectation, Step, Goal, Agreement):
        assert lived.rows(table) == []
    assert {row.name for row in lived.rows(PersonRow)} >= {"Rūta Kazlauskė"}
    sweep(lived, "2028-07-03T03:00")
    assert {row.name for row in lived.rows(PersonRow)} == {"—"}
    assert [meeting.met_on is not None for meeting in lived.rows(Meeting)] == [True]
