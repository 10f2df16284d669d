"""When Slack or the database is in trouble while somebody does something: they are served all the same, and once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.slack import render
from storage.tables import Meeting, Person
from tests.support.slack import blocks
from tests.support.slack.payloads import Somebody, message_im
from tests.support.slack.person import SlackPerson
from tests.support.slack.running import Place, PoraInSlack
from tests.support.slack.workspace import NotAcknowledged, SlackWorkspace

TROUBLE = ["breaks", "garbles", "drops", "limits"]


def pressable(person: SlackPerson, label: str) -> int:
    """On how many messages something can be pressed still."""
    return sum(
        1 for one in person.messages for found in blocks.pressables(one.blocks) if found.label == label
    )


class TestWhoIsWho:
    async def test_what_somebody_says_is_taken_though_slack_does_not_say_whose_token_it_is(
        self, place: Place
    ) -> None:
        place.slack.breaks("auth.test", times=None)
        await place.ruta.says("būsena")

        place.ruta.sees("Tomas Petrauskas")

    async def test_nobody_is_called_a_stranger_because_slack_is_in_trouble(self, tmp_path: Path) -> None:
        async with SlackWorkspace() as slack:
            slack.refuses("users.lookupByEmail", "users_not_found", times=6)
            async with PoraInSlack(slack, tmp_path):
                ruta = slack.person("ruta@vejas.example")
                slack.breaks("users.info")
                with pytest.raises(NotAcknowledged):
                    await ruta.says("būsena")
                ruta.sees_nothing()

                await ruta.repeats()
                ruta.sees("Tomas Petrauskas")

    @pytest.mark.parametrize("code", ["account_inactive", "token_revoked"])
    async def test_a_token_that_is_good_no_more_is_not_said_to_be_somebodys_account(
        self, place: Place, code: str
    ) -> None:
        await place.ruta.says("kitą antradienį 15 val.")
        place.slack.refuses("conversations.open", code)
        await place.ruta.presses("Taip")

        (await place.ausra.looks()).sees("Tomas Petrauskas", "trūksta leidimo")


class TestReachedAgain:
    """Once a permission is back, or an account, people are written to again without having to write first."""

    async def lose(self, place: Place, error: str) -> None:
        await place.ruta.says("kitą antradienį 15 val.")
        place.slack.refuses("conversations.open", error)
        await place.ruta.presses("Taip")
        assert [one.name for one in place.pora.rows(Person) if one.unreachable_since] == ["Tomas Petrauskas"]

    @pytest.mark.parametrize("error", ["missing_scope", "user_disabled"])
    async def test_by_the_next_day(self, place: Place, error: str) -> None:
        await self.lose(place, error)
        await place.pora.channel.daily()

        await place.ruta.says("/mentor kitas kitą trečiadienį 15 val.")
        await place.ruta.fills({place.ruta.fields[0]: "Taip"})
        (await place.tomas.looks()).sees("sausio 13 d., 15:00")

    async def test_not_while_the_account_is_gone(self, place: Place) -> None:
        place.slack.deactivates("tomas@vejas.example")
        await place.ruta.says("kitą antradienį 15 val.")
        await place.ruta.presses("Taip")
        await place.pora.channel.daily()

        assert [one.name for one in place.pora.rows(Person) if one.unreachable_since] == ["Tomas Petrauskas"]

    async def test_not_while_a_permission_is_missing(self, place: Place) -> None:
        await self.lose(place, "missing_scope")
        place.slack.house.scopes = tuple(one for one in place.slack.house.scopes if one != "chat:write")
        await place.pora.channel.daily()

        assert [one.name for one in place.pora.rows(Person) if one.unreachable_since] == ["Tomas Petrauskas"]


class TestWindows:
    @pytest.mark.parametrize("trouble", TROUBLE)
    async def test_one_that_cannot_be_opened_comes_as_a_message(self, place: Place, trouble: str) -> None:
        getattr(place.slack, trouble)("views.open")
        await place.ruta.says("/mentor kitas")

        (await place.ruta.looks()).sees("Kada susitinkate")

    @pytest.mark.parametrize("trouble", TROUBLE)
    async def test_one_that_cannot_be_updated_in_the_end_is_answered_in_a_message(
        self, place: Place, trouble: str
    ) -> None:
        await place.ruta.says("/mentor kitas")
        async with place.pora.busy_database() as over:
            await place.ruta.fills({place.ruta.fields[1]: "kitą antradienį 15 val."})
            getattr(place.slack, trouble)("views.update")
            over.set()
            await place.ruta.will_see("Supratau taip: antradienį, sausio 12 d., 15:00")

    async def test_what_was_typed_stands_there_when_it_is_not_understood_after_a_wait(
        self, place: Place
    ) -> None:
        await place.ruta.says("/mentor kitas")
        async with place.pora.busy_database() as over:
            await place.ruta.fills({place.ruta.fields[1]: "kada nors pavasarį"})
            over.set()
            await place.ruta.will_see("Nesupratau", "kada nors pavasarį")

        await place.ruta.fills({place.ruta.fields[1]: "kitą antradienį 15 val."})
        place.ruta.sees("Supratau taip")

    async def test_the_message_it_was_opened_from_is_answered_after_a_wait_too(self, place: Place) -> None:
        await place.ruta.says("užrašas")
        await place.ruta.presses("Tik sau")
        await place.ruta.says("Bijau")
        await place.ruta.presses("Atsakyti")
        async with place.pora.busy_database() as over:
            await place.ruta.fills({place.ruta.fields[0]: "Bijau prašyti paaukštinimo"})
            over.set()
            await place.ruta.will_see("Ar sutarėte")
        await place.ruta.looks()

        assert pressable(place.ruta, "Atsakyti") == 0

    async def test_a_window_closed_while_the_database_is_busy(self, place: Place) -> None:
        await place.ruta.says("/mentor kitas")
        async with place.pora.busy_database():
            await place.ruta.closes()
        (await place.ruta.looks()).does_not_see("Minutėlę")

        await place.ruta.says("/mentor kitas")
        place.ruta.sees("Kada susitinkate")


class TestMessages:
    async def test_received_once_it_is_kept_though_slack_is_slow_to_take_the_answer(
        self, place: Place
    ) -> None:
        hanging = place.slack.hangs("chat.postMessage")
        with place.pora.impatient():
            await place.ruta.says("/mentor būsena")
            await place.ruta.says("kitą antradienį 15 val.")  # acknowledged
            await place.ruta.repeats()
            hanging.release()
        await place.ruta.looks()

        assert len([one for one in place.ruta.messages if "Supratau taip" in one.text]) == 1

    @pytest.mark.parametrize("accepted", [False, True])
    async def test_a_slow_answer_that_fails_in_the_end_is_posted_again_and_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, accepted: bool
    ) -> None:
        monkeypatch.setattr("adapters.slack.channel.TIMEOUT", 0.5)  # seconds until a call counts as lost
        async with SlackWorkspace() as slack, PoraInSlack(slack, tmp_path) as pora:
            ruta = slack.person("ruta@vejas.example")
            slack.hangs("chat.postMessage", accepted=accepted)
            with pora.impatient():
                await ruta.says("kitą antradienį 15 val.")
            await ruta.will_see("Supratau taip")
            await ruta.looks()

            assert len([one for one in ruta.messages if "Supratau taip" in one.text]) == 1

    async def test_delivered_again_while_the_database_is_busy(self, place: Place) -> None:
        emily = place.emily
        who = Somebody(emily.id, emily.member.handle)
        told = message_im(
            place.slack.house.app,
            who,
            emily.channel_id,
            "next Tuesday at 3 pm",
            ts=place.slack.ts(),
            client_msg_id="1",
        )
        said = place.slack.event(told)
        async with place.pora.busy_database() as over:
            tries = [asyncio.create_task(place.slack.deliver(one)) for one in (said, said.again(1))]
            over.set()
            await asyncio.gather(*tries)
        await place.emily.looks()

        assert len([one for one in place.emily.messages if "Tuesday 12 January" in one.text]) == 1
        assert place.pora.rows(Meeting) == []


class TestCommands:
    async def test_an_answer_that_is_too_long_for_one_message(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await place.ausra.says("/pairs")
        monkeypatch.setattr(render, "CHARACTERS", 80)
        await place.ausra.says("/pairs")
        await place.ausra.looks()

        assert len(place.ausra.new) > 1
        assert all(one.ephemeral for one in place.ausra.new)
        place.ausra.sees("Programoje 2 poros.", "pradžia: 2", "Dabar dėmesio nereikia niekam.")

    async def test_an_answer_after_a_wait_is_seen_by_its_author_only(self, place: Place) -> None:
        async with place.pora.busy_database() as over:
            await place.ausra.says("/pairs")
            over.set()
            await place.ausra.will_see("2 poros")

        assert [one.ephemeral for one in place.ausra.messages if "2 poros" in one.text] == [True]

    async def test_an_answer_that_slack_does_not_take_there_comes_into_the_conversation(
        self, place: Place
    ) -> None:
        async with place.pora.busy_database() as over:
            await place.ausra.says("/pairs")
            await place.slack.moves(minutes=31)
            over.set()
            await place.ausra.will_see("2 poros")

        assert [one.ephemeral for one in place.ausra.messages if "2 poros" in one.text] == [False]


async def test_an_older_home_page_never_covers_a_newer_one(place: Place) -> None:
    await place.ruta.opens_home()
    await place.tomas.says("kitą antradienį 15 val.")
    hanging = place.slack.hangs("views.publish")
    with place.pora.impatient(2.0):
        await place.tomas.presses("Taip")
        await hanging.arrived.wait()
        await place.tomas.says("/mentor kitas kitą trečiadienį 15 val.")
        await place.tomas.will_see("Supratau taip")
        await place.tomas.fills({place.tomas.fields[0]: "Taip"})
        hanging.release()
    await place.tomas.looks()

    place.ruta.sees_at_home("Kitas susitikimas: trečiadienį, sausio 13 d., 15:00.")
