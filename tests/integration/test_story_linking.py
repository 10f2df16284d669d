"""Linking: a person with accounts on two platforms, invited by a link that works only for them, chooses the preferred one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot import directory
from bot.conversation.messages import Commanded, Hello, Linked
from bot.pages.menu import menu_of, menus
from storage import address_book, people
from storage.tables import AccessLook, Address, InvitationLink, LinkAttempt, OutboxMessage, Programme
from storage.tables import Person as Somebody
from tests.support.people import PLATFORM, PROGRAMME, ROSTER, Person, World

NewWorld = Callable[..., World]

TELEGRAM = "telegram"
BOTH = (PLATFORM, TELEGRAM)
ON = PROGRAMME.replace("languages =", 'platforms = ["slack", "telegram"]\nlanguages =')
PRIVACY = ("nėra ištisai užšifruoti", "not end-to-end encrypted")


@pytest.fixture
def town(new_world: NewWorld) -> World:
    """A world whose programme has Telegram switched on; everybody is welcomed in the terminal."""
    return new_world(programme=ON, platforms=BOTH, welcomed=True)


def connect(person: Person) -> Person:
    """Take somebody through connecting Telegram; their account there, still asked where to be written to."""
    word = "/mentor connect telegram" if person.handle in ("emily", "james") else "/mentor prijungti telegram"
    person.says(word)
    return person.on(TELEGRAM).follows(person.link)


def unplace(world: World, *handles: str) -> None:
    """Take people's places away, as if they had never written from anywhere."""
    with world.app.installation.database.transaction() as work:
        for person in [world.person(handle) for handle in handles]:
            found = people.by_email(work, person.email)
            assert found is not None
            for place in address_book.of_people(work, [found.id])[found.id]:
                work.session.execute(
                    update(OutboxMessage)
                    .where(col(OutboxMessage.address_id) == place.id)
                    .values(address_id=None)
                )
                work.session.delete(place)


def places(world: World, person: Person) -> dict[str, bool]:
    """Platform → whether it is the preferred one."""
    ids = {one.email: one.id for one in world.rows(Somebody)}
    return {one.platform: one.preferred for one in world.rows(Address) if one.person_id == ids[person.email]}


# ---- from one's own platform -----------------------------------------------------------------------------------------


def test_somebody_connects_telegram_from_where_they_are_and_goes_on_there(town: World) -> None:
    town.ruta.says("/mentor prijungti telegram").sees(
        "Šia nuoroda prijungsi „Telegram“", "nustos galioti pirmadienį, sausio 11 d., 09:00", PRIVACY[0]
    )
    ruta = town.ruta.on(TELEGRAM).follows(town.ruta.link)
    ruta.sees("Prijungta: Telegram.", PRIVACY[0], "Kur tau rašyti nuo šiol? Dabar rašau čia: Terminal.")
    assert ruta.options == ["Terminal", "Telegram", "Atjungti vietą", "Palikti, kaip yra"]
    town.ruta.sees("Prijungta nauja vieta: Telegram", "Jei prijungei ne tu")
    ruta.presses("Telegram").sees("Gerai, nuo šiol rašysiu per „Telegram“.")
    ruta.says("būsena").sees("Pora: Tomas Petrauskas")
    town.ruta.looks()
    town.tomas.says("kitą antradienį 15 val.").presses("Taip")
    ruta.sees("Suplanuotas susitikimas")
    town.ruta.sees_nothing()


def test_in_english(town: World) -> None:
    james = connect(town.james).sees("Connected: Telegram.", PRIVACY[1], "Where shall I write from now on?")
    town.james.sees("Telegram was connected", "If that wasn't you")
    james.presses("Leave it as it is").sees("it stays as it is")
    james.says("connect").sees("Where you talk to me:", "• Telegram\n", "• Terminal – I write here")
    james.presses("telegram".title()).sees("from now on I'll write on Telegram")
    town.james.says("connect").sees("• Telegram – I write here", "Telegram was connected")
    town.emily.says("connect").sees("Telegram can be connected too").does_not_see("Where shall I write")


def test_the_person_is_told_of_a_new_address_at_their_old_one_at_any_hour(town: World) -> None:
    town.advance_to("2027-01-09T23:30")  # a Saturday night
    connect(town.ruta).presses("Telegram")
    town.ruta.sees("Prijungta nauja vieta: Telegram")


def test_a_message_bound_to_an_address_is_not_delivered_to_another(town: World) -> None:
    directory.link(town.app.installation, "slack", "T1", "U1", town.ruta.email)  # Slack is not running here
    ruta = connect(town.ruta).presses("Palikti, kaip yra")
    ruta.says("būsena").does_not_see("Prijungta nauja vieta")
    waiting = [row for row in town.rows(OutboxMessage) if row.kind == "place_added" and row.ended_at is None]
    assert len(waiting) == 1


def test_a_stranger_who_used_the_link_is_unlinked_again(town: World) -> None:
    town.ruta.says("/mentor prijungti telegram")
    thief = town.account(TELEGRAM, "4711").follows(town.ruta.link).presses("Telegram")
    town.ruta.says("prijungti").presses("Atjungti vietą").presses("Telegram").sees("Atjungta: Telegram.")
    thief.says("užrašai").sees("Šios paskyros dar nepažįstu").does_not_see("Tomas")
    assert places(town, town.ruta) == {PLATFORM: True}
    town.ruta.says("prijungti").does_not_see("Kur tau rašyti")


def test_the_only_address_is_not_unlinked(town: World) -> None:
    ruta = connect(town.ruta).presses("Atjungti vietą")
    question = ruta.question
    ruta.presses("Telegram").sees("Atjungta: Telegram.")
    town.ruta.says("prijungti").does_not_see("Atjungti vietą")
    town.ruta.does_not_see(question.title)


def test_a_person_who_left_a_platform_is_not_looked_up_there_and_comes_back_by_writing(town: World) -> None:
    installation = town.app.installation
    directory.link(installation, "slack", "T1", "U1", town.ruta.email)
    assert town.ruta.email not in directory.unlinked(installation, "slack")
    town.ruta.says("prijungti").presses("Atjungti vietą").presses("Slack").sees("Atjungta: Slack.")
    installation = town.app.installation
    assert town.ruta.email not in directory.unlinked(installation, "slack")
    assert town.tomas.email in directory.unlinked(installation, "slack")
    assert directory.link(installation, "slack", "T1", "U1", town.ruta.email)
    assert places(town, town.ruta) == {PLATFORM: True, "slack": False}


# ---- an unfinished conversation --------------------------------------------------------------------------------------


def test_half_answered_on_one_platform_finished_on_the_other(town: World) -> None:
    town.ruta.says("užrašas").presses("Mums dviem").says("Aptarėme derybas.").sees("Kas jį žengs?")
    ruta = connect(town.ruta).presses("Telegram").sees("nuo šiol rašysiu", "Kas jį žengs?")
    ruta.presses("Aš").says("Kai gausiu planą, paskambinsiu.").presses("Be termino").presses("Žingsnių nėra")
    town.tomas.sees("Aptarėme derybas.")
    town.ruta.says("žingsniai").sees("Kai gausiu planą, paskambinsiu.")
    ruta.leaves()


def test_a_button_pressed_on_the_old_platform_after_the_other_went_on_is_stale_and_says_so(
    town: World,
) -> None:
    town.ruta.says("užrašas")
    old = town.ruta.question
    ruta = connect(town.ruta).presses("Palikti, kaip yra").presses("Mums dviem").sees("Rašyk, ką verta")
    town.ruta.presses("Tik sau", on=old).sees("Pokalbis jau pasistūmėjo toliau", "Rašyk, ką verta")
    ruta.says("Bendra mintis.").sees("Kas jį žengs?")


def test_typed_words_answer_on_the_other_platform_too(town: World) -> None:
    ruta = connect(town.ruta).presses("Telegram")
    town.ruta.says("pauzė").sees("Iki kada pristabdyti?")
    ruta.says("liepos 1 d.").sees("Pristabdyti iki tada?").presses("Taip").sees("Pristabdyta.")


# ---- what goes where -------------------------------------------------------------------------------------------------


def test_switching_moves_what_is_to_come_and_leaves_what_is_being_sent(town: World) -> None:
    ruta = connect(town.ruta).presses("Palikti, kaip yra")
    town.ruta.looks()
    town.platform.failures = [TimeoutError()]
    with town.expecting("delivery_failed"):
        town.tomas.says("kitą antradienį 15 val.").presses("Taip")  # tried on the terminal, outcome unknown
    ruta.says("prijungti").presses("Telegram").looks()
    town.advance(minutes=2)
    town.ruta.sees("Suplanuotas susitikimas")
    ruta.sees_nothing()
    town.tomas.says("kitą trečiadienį 15 val.").presses("Taip")
    ruta.sees("Susitikimas perkeltas")


def test_a_person_has_one_preferred_address(town: World) -> None:
    ruta = connect(town.ruta)
    assert places(town, town.ruta) == {PLATFORM: True, TELEGRAM: False}
    ruta.presses("Telegram")
    assert places(town, town.ruta) == {PLATFORM: False, TELEGRAM: True}
    town.ruta.says("prijungti").presses("Atjungti vietą").presses("Telegram")
    assert places(town, town.ruta) == {PLATFORM: True}


def test_a_person_who_blocks_the_bot_on_one_platform_is_written_to_on_the_other(town: World) -> None:
    ruta = connect(town.ruta).presses("Telegram")
    town.ruta.looks()
    town.platforms[TELEGRAM].blocked.add(ruta.user)
    town.tomas.says("kitą antradienį 15 val.").presses("Taip")
    town.ruta.sees("Suplanuotas susitikimas", "Per „Telegram“ tavęs pasiekti nebepavyksta")
    town.advance(days=1)
    town.ausra.never_saw("nebegauna")
    assert places(town, town.ruta) == {PLATFORM: True, TELEGRAM: False}
    town.ruta.says("prijungti").sees("• Telegram – pasiekti nepavyksta", "• Terminal – rašau čia")
    town.platforms[TELEGRAM].blocked.clear()
    ruta.does(Hello())
    town.ruta.says("prijungti").does_not_see("pasiekti nepavyksta")


def test_the_coordinator_is_told_only_of_a_person_without_any_reachable_address(town: World) -> None:
    ruta = connect(town.ruta).presses("Telegram")
    town.platforms[TELEGRAM].blocked.add(ruta.user)
    town.platform.blocked.add(town.ruta.email)
    town.tomas.says("kitą antradienį 15 val.").presses("Taip")
    town.ausra.sees("Rūta Kazlauskė mano žinučių nebegauna.")


def test_where_the_preferred_platform_is_not_running_another_one_is_used(town: World) -> None:
    connect(town.ruta).presses("Telegram")
    del town.platforms[TELEGRAM]
    town.restart()
    town.ruta.looks()
    town.tomas.says("kitą antradienį 15 val.").presses("Taip")
    town.ruta.sees("Suplanuotas susitikimas")
    assert places(town, town.ruta) == {PLATFORM: False, TELEGRAM: True}


# ---- a coordinator's invitation --------------------------------------------------------------------------------------


def test_a_coordinator_invites_a_person_without_an_address(new_world: NewWorld) -> None:
    town = new_world(programme=ON, platforms=BOTH)
    town.welcome("ausra", "ruta")
    unplace(town, "tomas")
    town.ausra.says("/pairs pakviesti Tomas").sees(
        "Kam: Tomas Petrauskas.", "Ji galioja kartą", "nustos galioti pirmadienį, sausio 11 d., 09:00"
    )
    town.ruta.says("žurnalas").sees("Aušra Stankevičienė: pakvietimas į „Telegram“")
    tomas = town.tomas.on(TELEGRAM).follows(town.ausra.link)
    tomas.sees("Prijungta: Telegram.", PRIVACY[0], "Which language shall we use?")
    tomas.presses("Lietuviškai").presses("Tu").sees(PRIVACY[0], "kas ką mato")
    tomas.presses(1).presses(1).presses(1).sees("Tavo pora mentorystėje: Rūta Kazlauskė.")
    tomas.says("žurnalas").sees("Aušra Stankevičienė: pakvietimas į „Telegram“", "prijungta „Telegram“")
    town.advance_to("2027-01-05T10:00")
    tomas.sees("Devyni trumpi klausimai")
    assert places(town, town.tomas) == {TELEGRAM: True}


def test_a_coordinator_cannot_invite_a_person_who_has_an_address(town: World) -> None:
    town.ausra.says("/pairs pakviesti Rūta").sees("Rūta Kazlauskė su manimi jau kalbasi")
    town.olivia.says("/pairs invite Emily").sees("Emily Carter already talks to me")
    assert town.rows(InvitationLink) == []
    assert town.rows(AccessLook) == []


def test_an_invitation_is_good_for_nothing_once_its_person_came_by_themselves(town: World) -> None:
    unplace(town, "emily")
    town.olivia.says("/pairs invite Emily").sees("An invitation to Telegram for Emily Carter.")
    directory.link(town.app.installation, PLATFORM, "", town.emily.email, town.emily.email)
    town.account(TELEGRAM, "4711").follows(town.olivia.link).sees("This invitation is no longer good.")
    town.emily.says("journal").sees("Olivia Grant: an invitation to Telegram", "no longer good; refused")
    assert places(town, town.emily) == {PLATFORM: True}


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/pairs pakviesti", "Parašyk ir vardą"),
        ("/pairs pakviesti Ona", "žmogaus, kurio vardas „Ona“"),
        ("/pairs pakviesti Kazl", "su manimi jau kalbasi"),
    ],
)
def test_an_invitation_needs_the_name_of_a_person_without_an_address(
    town: World, said: str, answer: str
) -> None:
    town.ausra.says(said).sees(answer)


def test_of_several_people_with_one_name_the_whole_name_is_asked_for(new_world: NewWorld) -> None:
    roster = ROSTER + "Rūta Rimkutė,mentor,rimkute@vejas.example,lt,\n"
    town = new_world(programme=ON, platforms=BOTH, roster=roster)
    town.welcome("ausra")
    town.ausra.says("/pairs pakviesti Rūta").sees("Rūta Kazlauskė, Rūta Rimkutė", "vardą ir pavardę")
    unplace(town, "ruta_rimkute")
    town.ausra.says("/pairs pakviesti Rūta Rimkutė").sees("Kam: Rūta Rimkutė.")


def test_only_a_coordinator_invites(town: World) -> None:
    unplace(town, "emily")
    town.ruta.says("/pairs pakviesti Emily").sees("mato tik programos koordinatorius")
    assert town.rows(InvitationLink) == []


# ---- what is refused -------------------------------------------------------------------------------------------------


def test_a_code_works_once_and_a_second_try_stands_in_the_journal(town: World) -> None:
    town.ruta.says("/mentor prijungti telegram")
    link = town.ruta.link
    ruta = town.ruta.on(TELEGRAM).follows(link).presses("Telegram")
    somebody = town.account(TELEGRAM, "4711").follows(link)
    somebody.sees("Šis pakvietimas jau panaudotas", "This invitation has been used").does_not_see("Rūta")
    somebody.says("užrašai").sees("Šios paskyros dar nepažįstu")
    ruta.says("žurnalas").sees("jau panaudotą pakvietimą į „Telegram“ bandyta panaudoti dar kartą; atmesta")
    town.tomas.says("žurnalas").does_not_see("pakvietim")
    ruta.says("prijungti").sees("Kas vyko su pakvietimais:", "atmesta")


def test_the_person_may_follow_their_used_link_again(town: World) -> None:
    ruta = connect(town.ruta).presses("Telegram")
    ruta.does(Linked(town.rows(InvitationLink)[0].id + "_x")).sees("Tokio pakvietimo nerandu.")
    town.ruta.says("/mentor prijungti telegram")
    ruta.follows(town.ruta.link).sees("Ši paskyra jau prijungta (Telegram).")
    assert places(town, town.ruta) == {PLATFORM: False, TELEGRAM: True}


def test_a_code_expires(town: World) -> None:
    town.ruta.says("/mentor prijungti telegram")
    link = town.ruta.link
    town.advance(days=7)
    town.account(TELEGRAM, "4711").follows(link).sees("Šis pakvietimas nebegalioja.", "no longer good")
    town.ruta.says("žurnalas").sees("nebegaliojantį pakvietimą į „Telegram“; atmesta")


def test_a_newer_code_replaces_an_older_one(town: World) -> None:
    town.ruta.says("/mentor prijungti telegram")
    older = town.ruta.link
    town.ruta.says("/mentor prijungti telegram")
    newer = town.ruta.link
    assert newer != older
    town.ruta.on(TELEGRAM).follows(older).sees("Šis pakvietimas nebegalioja.")
    town.ruta.on(TELEGRAM).follows(newer).sees("Prijungta: Telegram.")


def test_somebody_elses_code_is_refused_and_stands_in_the_journal_of_whose_it_is(town: World) -> None:
    tomas = connect(town.tomas).presses("Telegram")
    town.ruta.says("/mentor prijungti telegram")
    link = town.ruta.link
    tomas.follows(link).sees("Ši paskyra jau prijungta prie kito dalyvio").does_not_see("Rūta")
    town.ruta.says("žurnalas").sees("iš kito dalyvio paskyros; atmesta").does_not_see("Tomas Petrauskas: ")
    town.ruta.on(TELEGRAM).follows(link).sees("Prijungta: Telegram.")


@pytest.mark.parametrize("code", ["", "_", "x", "nobody_nothing", "ąžuolas_🌳", "\ud800_\udfff", "a" * 5000])
def test_a_made_up_code_is_refused(town: World, code: str) -> None:
    town.account(TELEGRAM, "4711").does(Linked(code)).sees("Tokio pakvietimo nerandu", "can't find that")
    assert [one.platform for one in town.rows(Address)] == [PLATFORM] * 6


def test_an_account_may_try_five_times_an_hour(town: World) -> None:
    guesser = town.account(TELEGRAM, "4711")
    for number in range(5):
        guesser.does(Linked(f"guess-{number}")).sees("Tokio pakvietimo nerandu")
    town.ruta.says("/mentor prijungti telegram")
    link = town.ruta.link
    guesser.follows(link).sees("Per daug bandymų.", "too many tries")
    town.ruta.on(TELEGRAM).follows(link).sees("Prijungta: Telegram.")
    town.advance(minutes=61)
    guesser.follows(link).sees("jau panaudotas")


def test_too_many_tries_make_even_the_right_code_useless(town: World) -> None:
    town.ruta.says("/mentor prijungti telegram")
    link = town.ruta.link
    for number in range(5):
        town.account(TELEGRAM, f"47{number}").follows(f"{link[:-3]}xyz").sees("Tokio pakvietimo nerandu")
    town.ruta.on(TELEGRAM).follows(link).sees("Tokio pakvietimo nerandu")
    town.ruta.says("žurnalas").sees("bandyta panaudoti su klaidingu kodu; atmesta")


def test_the_same_event_twice_is_one_try_and_gets_the_same_answer(town: World) -> None:
    somebody = town.account(TELEGRAM, "4711").does(Linked("guess-1"))
    assert somebody.last is not None
    for _ in range(7):
        town.hand_in(somebody, somebody.last)
    assert len(town.rows(LinkAttempt)) == 1
    town.ruta.says("/mentor prijungti telegram")
    ruta = town.ruta.on(TELEGRAM).follows(town.ruta.link)
    assert ruta.last is not None
    first = ruta.new_text
    ruta.looks()
    assert town.hand_in(ruta, ruta.last).again
    assert ruta.new_text == first


def test_the_code_is_nowhere_in_the_file(town: World) -> None:
    town.ruta.says("/mentor prijungti telegram")
    secret = town.ruta.link.rpartition("_")[2]
    assert len(secret) >= 32
    town.ruta.on(TELEGRAM).follows(town.ruta.link).presses("Telegram")
    town.app.installation.database.checkpoint()
    assert secret.encode() not in town.file.read_bytes()
    assert re.fullmatch("[0-9a-f]{64}", town.rows(InvitationLink)[0].code_hash)
    assert not any(secret in str(row.body) for row in town.rows(OutboxMessage))


# ---- where it is off -------------------------------------------------------------------------------------------------


def test_a_programme_without_telegram_knows_no_links_to_it(new_world: NewWorld) -> None:
    world = new_world(platforms=BOTH, welcomed=True)
    world.ruta.says("/mentor prijungti telegram").sees("Šioje mentorystės programoje „Telegram“ neįjungta.")
    world.emily.says("connect telegram").sees("Telegram isn't switched on in this programme.")
    world.ruta.says("prijungti").does_not_see("Telegram")
    unplace(world, "emily")
    world.olivia.says("/pairs invite Emily").sees("isn't switched on")
    world.ruta.says("privatumas").does_not_see(PRIVACY[0])
    assert world.rows(InvitationLink) == []


def test_a_link_made_before_telegram_was_switched_off_is_refused(town: World) -> None:
    town.ruta.says("/mentor prijungti telegram")
    switch(town, ["slack"])
    town.ruta.on(TELEGRAM).follows(town.ruta.link).sees("todėl pakvietimo nepanaudojau")
    town.ruta.says("žurnalas").sees("kai programoje ji neįjungta; atmesta")


def test_switching_telegram_off_ends_it_for_those_who_are_there(town: World) -> None:
    ruta = connect(town.ruta).presses("Telegram").looks()
    switch(town, ["slack"])
    town.ruta.looks()
    town.tomas.says("kitą antradienį 15 val.").presses("Taip")
    town.ruta.sees("Suplanuotas susitikimas")
    ruta.sees_nothing()
    ruta.says("užrašas Slaptas sakinys").sees("„Telegram“ išjungta").does_not_see("Slaptas")
    ruta.says("nebenoriu gyventi").sees("112")  # help waits for no programme
    switch(town, list(BOTH))
    ruta.says("būsena").sees("Pora: Tomas Petrauskas")


def test_messages_to_a_person_on_telegram_alone_wait_until_it_is_switched_on_again(town: World) -> None:
    emily = connect(town.emily).presses("Telegram")
    emily.says("connect").presses("Disconnect a place").presses("Terminal").looks()
    switch(town, ["slack"])
    town.james.says("next Tuesday at 15:00").presses("Yes")
    town.advance(hours=5)
    emily.sees_nothing()
    switch(town, ["slack", TELEGRAM])
    town.advance(days=1)
    emily.sees("A meeting is planned")


def test_connect_says_where_telegram_does_not_run(new_world: NewWorld) -> None:
    world = new_world(programme=ON, welcomed=True)
    world.ruta.says("/mentor prijungti telegram").sees("„Telegram“ čia kol kas neveikia.")
    world.emily.says("connect Telegram").sees("Telegram isn't running here yet.")


def test_connect_with_another_word_says_what_would_be_right(town: World) -> None:
    town.ruta.says("/mentor prijungti slack").sees("parašyk „prijungti telegram“")
    town.emily.says("/mentor connect fax").sees('write "connect telegram"')


def switch(world: World, platforms: list[str]) -> None:
    """What applying a changed programme file does to the programme's row."""
    with world.app.installation.database.transaction() as work:
        work.session.execute(update(Programme).values(platforms=platforms))


def test_switching_telegram_on_shows_the_notice_anew(new_world: NewWorld) -> None:
    world = new_world(platforms=BOTH, welcomed=True)
    switch(world, ["slack", "telegram"])
    world.ruta.says("būsena").sees("Pasikeitė tai, kas parašyta apie privatumą.", PRIVACY[0])
    world.ruta.says("būsena").does_not_see("Pasikeitė")
    world.emily.says("privacy").sees(PRIVACY[1])


# ---- strangers, the menu, one's own data -----------------------------------------------------------------------------


def test_a_stranger_on_telegram_learns_how_one_comes_in(town: World) -> None:
    for content in (Hello(), Commanded("temos")):
        town.account(TELEGRAM, "4711").does(content).sees(
            "/mentor prijungti telegram", "from the coordinator"
        )
    town.stranger("nobody@else.example").says("labas").sees("ją įtraukti gali koordinatorius")


def menu(world: World, person: Person) -> list[tuple[str, str]]:
    return world._runner.run(world.app.run(menu_of, person.platform, "", person.user or person.email))


def test_the_menu_of_commands_is_in_ones_own_words_and_every_word_works(town: World) -> None:
    ruta = connect(town.ruta).presses("Telegram")
    shown = menu(town, ruta)
    assert ("temos", "apie ką kalbėtis: trys klausimai") in shown
    assert ("uzrasas", "ką nors užsirašyti") in shown
    for word, description in shown:
        assert re.fullmatch("[a-z0-9_]{1,32}", word)
        assert 3 <= len(description) <= 256
        ruta.does(Commanded(word)).does_not_see("Tokios komandos", "Nesupratau")
        ruta.does(Commanded("mentor", "vėliau"))
    assert "pairs" not in dict(shown)
    emily = connect(town.emily).presses("Telegram")
    assert ("help_me", "people who can help when it is hard") in menu(town, emily)
    olivia = connect(town.olivia).presses("Telegram")
    assert [word for word, _ in menu(town, olivia)] == [
        "pairs", "help", "connect", "settings", "privacy", "help_me",
    ]  # fmt: skip
    assert menu(town, town.account(TELEGRAM, "4711")) == []
    assert {
        language: commands[0][0] for language, commands in menus(town.app.installation.texts).items()
    } == {
        "lt": "temos",
        "en": "topics",
    }


def test_the_copy_of_a_persons_data_lists_their_addresses_and_erasing_deletes_them(town: World) -> None:
    ruta = connect(town.ruta).presses("Telegram")
    town.account(TELEGRAM, "4711").follows(town.ruta.link).sees("jau panaudotas")
    ruta.says("mano-duomenys").sees(
        "telegram: telegram:ruta", "pakvietimas į „Telegram“, 2027 m. sausio 4 d., panaudotas"
    )
    ruta.does_not_see(town.rows(InvitationLink)[0].code_hash)
    ruta.says("ištrinti").presses("Taip, ištrinti")
    assert town.rows(InvitationLink) == []
    assert town.rows(LinkAttempt) == []
    ids = {one.email: one.id for one in town.rows(Somebody)}
    assert not {one.person_id for one in town.rows(Address)} - set(ids.values())
    assert not any(one.platform == TELEGRAM for one in town.rows(Address))
    ruta.says("labas").sees("Šios paskyros dar nepažįstu")


def test_a_coordinators_open_invitations_go_with_them(town: World) -> None:
    unplace(town, "emily")
    town.olivia.says("/pairs invite Emily")
    link = town.olivia.link
    town.olivia.says("erase my data").presses("Yes, erase it")
    town.emily.on(TELEGRAM).follows(link).sees("can't find that invitation")


def test_invitations_are_forgotten_and_accounts_of_strangers_sooner(town: World) -> None:
    town.ruta.says("/mentor prijungti telegram")
    link = town.ruta.link
    town.ruta.on(TELEGRAM).follows(link).presses("Telegram")
    town.account(TELEGRAM, "4711").follows(link)
    town.account(TELEGRAM, "4711").does(Linked("guess-1"))
    town.advance(days=2)
    town._runner.run(town.app.clean())
    assert [one.user for one in town.rows(LinkAttempt)] == [""]
    town.advance(days=89)
    town._runner.run(town.app.clean())
    assert town.rows(InvitationLink) == []
    assert town.rows(LinkAttempt) == []
