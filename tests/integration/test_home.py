"""The home page: what is one's own at a glance; the programme, without names, for its coordinator."""

from __future__ import annotations

from collections.abc import Callable

from bot.conversation.messages import Home
from bot.pages.home import home_of
from storage.tables import AccessLook
from tests.support.people import PLATFORM, Person, World


def home(world: World, person: Person) -> Home:
    found = home_of(world.app.installation, PLATFORM, "", person.email, world.clock.now())
    assert found is not None
    return found


def text_of(page: Home) -> str:
    found: list[str] = []
    for panel in page.panels:
        found += [panel.title, *panel.lines, *(card.whole for card in panel.cards)]
        found += [f"[{press.label}]" for press in panel.presses]
    return "\n".join(found)


def test_a_mentee_sees_their_pair_their_goal_their_steps_and_the_cards_on_the_table(world: World) -> None:
    world.ruta.says("kitą antradienį 15 val.").presses("Taip")
    world.ruta.says("temos")
    cards = world.ruta.question.above

    page = text_of(home(world, world.ruta))

    assert "Pora: Tomas Petrauskas" in page
    assert "Kitas susitikimas: antradienį, sausio 12 d., 15:00." in page
    assert all(card.text in page for card in cards)
    assert "[Apie ką kalbėtis]" in page
    assert "[Man reikia pagalbos]" in page


def test_each_button_does_what_its_command_does(world: World) -> None:
    for panel in home(world, world.emily).panels:
        for press in panel.presses:
            world.emily.says(f"/{press.command} {press.rest}").does_not_see("I don't know that command")


def test_what_is_private_to_the_partner_stands_on_nobody_elses_page(world: World) -> None:
    world.ruta.says("/mentor užrašas").presses("Tik sau").says("Slaptas rūpestis")

    for person in world.everybody:
        assert "Slaptas rūpestis" not in text_of(home(world, person))


def test_a_coordinator_sees_numbers_and_looking_at_them_is_no_look_at_a_pair(world: World) -> None:
    page = text_of(home(world, world.ausra))

    assert "Programa: „Šiaurės vėjo“ mentorystė" in page
    assert "Rūta" not in page
    assert world.rows(AccessLook) == []


def test_whoever_is_new_is_asked_to_begin(new_world: Callable[..., World]) -> None:
    page = home(new_world(), new_world().ruta)

    assert [press.label for panel in page.panels for press in panel.presses] == ["Pradėti"]


def test_a_stranger_has_no_page(world: World) -> None:
    assert home_of(world.app.installation, PLATFORM, "", "nobody@vejas.example", world.clock.now()) is None
