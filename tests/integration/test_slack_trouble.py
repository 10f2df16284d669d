"""Failures of Slack and a busy database while a user acts: they get their answer, and only once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.slack import inbound, render
from adapters.slack.inbound import Payload, parse_message
from bot.conversation.messages import Said
from storage.tables import Meeting, Person
from tests.support.slack import blocks
from tests.support.slack.payloads import Actor, message_im
from tests.support.slack.person import SlackPerson
from tests.support.slack.running import PoraInSlack, SlackTeam
from tests.support.slack.workspace import NotAcknowledged, SlackWorkspace

TROUBLE = ["breaks", "garbles", "drops", "limits"]


def pressable(person: SlackPerson, label: str) -> int:
    """On how many messages something can be pressed still."""
    return sum(
        1 for one in person.messages for found in blocks.pressables(one.blocks) if found.label == label
    )


class TestWhoIsWho:
    async def test_what_somebody_says_is_taken_though_slack_does_not_say_whose_token_it_is(
        self, team: SlackTeam
    ) -> None:
        team.slack.breaks("auth.test", times=None)
        await team.ruta.says("būsena")

        team.ruta.sees("Tomas Petrauskas")

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
        self, team: SlackTeam, code: str
    ) -> None:
        await team.ruta.says("kitą antradienį 15 val.")
        team.slack.refuses("conversations.open", code)
        await team.ruta.presses("Taip")

        (await team.ausra.looks()).sees("Tomas Petrauskas", "trūksta leidimo")


class TestReachedAgain:
    """Once a permission is back, or an account, people are written to again without having to write first."""

    async def lose(self, team: SlackTeam, error: str) -> None:
        await team.ruta.says("kitą antradienį 15 val.")
        team.slack.refuses("conversations.open", error)
        await team.ruta.presses("Taip")
        assert [one.name for one in team.pora.rows(Person) if one.unreachable_since] == ["Tomas Petrauskas"]

    @pytest.mark.parametrize("error", ["missing_scope", "user_disabled"])
    async def test_by_the_next_day(self, team: SlackTeam, error: str) -> None:
        await self.lose(team, error)
        await team.pora.channel.daily()

        await team.ruta.says("/mentor kitas kitą trečiadienį 15 val.")
        await team.ruta.fills({team.ruta.fields[0]: "Taip"})
        (await team.tomas.looks()).sees("sausio 13 d., 15:00")

    async def test_not_while_the_account_is_gone(self, team: SlackTeam) -> None:
        team.slack.deactivates("tomas@vejas.example")
        await team.ruta.says("kitą antradienį 15 val.")
        await team.ruta.presses("Taip")
        await team.pora.channel.daily()

        assert [one.name for one in team.pora.rows(Person) if one.unreachable_since] == ["Tomas Petrauskas"]

    async def test_not_while_a_permission_is_missing(self, team: SlackTeam) -> None:
        await self.lose(team, "missing_scope")
        team.slack.server.scopes = tuple(one for one in team.slack.server.scopes if one != "chat:write")
        await team.pora.channel.daily()

        assert [one.name for one in team.pora.rows(Person) if one.unreachable_since] == ["Tomas Petrauskas"]


class TestWindows:
    @pytest.mark.parametrize("trouble", TROUBLE)
    async def test_one_that_cannot_be_opened_comes_as_a_message(self, team: SlackTeam, trouble: str) -> None:
        getattr(team.slack, trouble)("views.open")
        await team.ruta.says("/mentor kitas")

        (await team.ruta.looks()).sees("Kada susitinkate")

    @pytest.mark.parametrize("trouble", TROUBLE)
    async def test_one_that_cannot_be_updated_in_the_end_is_answered_in_a_message(
        self, team: SlackTeam, trouble: str
    ) -> None:
        await team.ruta.says("/mentor kitas")
        async with team.pora.busy_database() as over:
            await team.ruta.fills({team.ruta.fields[1]: "kitą antradienį 15 val."})
            getattr(team.slack, trouble)("views.update")
            over.set()
            await team.ruta.will_see("Supratau taip: antradienį, sausio 12 d., 15:00")

    async def test_what_was_typed_stands_there_when_it_is_not_understood_after_a_wait(
        self, team: SlackTeam
    ) -> None:
        await team.ruta.says("/mentor kitas")
        async with team.pora.busy_database() as over:
            await team.ruta.fills({team.ruta.fields[1]: "kada nors pavasarį"})
            over.set()
            await team.ruta.will_see("Nesupratau", "kada nors pavasarį")

        await team.ruta.fills({team.ruta.fields[1]: "kitą antradienį 15 val."})
        team.ruta.sees("Supratau taip")

    async def test_the_message_it_was_opened_from_is_answered_after_a_wait_too(self, team: SlackTeam) -> None:
        await team.ruta.says("užrašas")
        await team.ruta.presses("Tik sau")
        await team.ruta.says("Bijau")
        await team.ruta.presses("Atsakyti")
        async with team.pora.busy_database() as over:
            await team.ruta.fills({team.ruta.fields[0]: "Bijau prašyti paaukštinimo"})
            over.set()
            await team.ruta.will_see("Ar sutarėte")
        await team.ruta.looks()

        assert pressable(team.ruta, "Atsakyti") == 0

    async def test_a_window_closed_while_the_database_is_busy(self, team: SlackTeam) -> None:
        await team.ruta.says("/mentor kitas")
        async with team.pora.busy_database():
            await team.ruta.closes()
        (await team.ruta.looks()).does_not_see("Minutėlę")

        await team.ruta.says("/mentor kitas")
        team.ruta.sees("Kada susitinkate")


class TestMessages:
    async def test_received_once_it_is_kept_though_slack_is_slow_to_take_the_answer(
        self, team: SlackTeam
    ) -> None:
        hanging = team.slack.hangs("chat.postMessage")
        await team.ruta.says("/mentor būsena")
        with team.pora.short_ack_window():
            await team.ruta.says("kitą antradienį 15 val.")  # acknowledged
            await team.ruta.repeats()
            hanging.release()
        await team.ruta.looks()

        assert len([one for one in team.ruta.messages if "Supratau taip" in one.text]) == 1

    @pytest.mark.parametrize("accepted", [False, True])
    async def test_a_slow_answer_that_fails_in_the_end_is_posted_again_and_once(
        self, team: SlackTeam, *, accepted: bool
    ) -> None:
        hanging = team.slack.hangs("chat.postMessage", accepted=accepted)
        with team.pora.short_ack_window():
            await team.ruta.says("kitą antradienį 15 val.")  # acknowledged
        await hanging.arrived.wait()
        hanging.time_out()
        await team.ruta.looks()

        assert len([one for one in team.ruta.messages if "Supratau taip" in one.text]) == 1

    async def test_delivered_again_while_the_database_is_busy(
        self, team: SlackTeam, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        taken = asyncio.Semaphore(0)  # deliveries in the app's hands

        def parse(event: Payload) -> Said | None:
            taken.release()
            return parse_message(event)

        monkeypatch.setattr(inbound, "parse_message", parse)
        emily = team.emily
        event = message_im(
            team.slack.server.app,
            Actor(emily.id, emily.member.handle),
            emily.channel_id,
            "next Tuesday at 3 pm",
            ts=team.slack.ts(),
            client_msg_id="1",
        )
        message = team.slack.event(event)
        async with team.pora.busy_database() as over:
            tries = [asyncio.create_task(team.slack.deliver(one)) for one in (message, message.again(1))]
            for _ in tries:
                await taken.acquire()
            over.set()
            await asyncio.gather(*tries)
        await team.emily.looks()

        assert len([one for one in team.emily.messages if "Tuesday 12 January" in one.text]) == 1
        assert team.pora.rows(Meeting) == []


class TestCommands:
    async def test_an_answer_that_is_too_long_for_one_message(
        self, team: SlackTeam, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await team.ausra.says("/pairs")
        monkeypatch.setattr(render, "MAX_CHARACTERS", 80)
        await team.ausra.says("/pairs")
        await team.ausra.looks()

        assert len(team.ausra.new) > 1
        assert all(one.ephemeral for one in team.ausra.new)
        team.ausra.sees("Programoje 2 poros.", "pradžia: 2", "Dabar dėmesio nereikia niekam.")

    async def test_an_answer_after_a_wait_is_seen_by_its_author_only(self, team: SlackTeam) -> None:
        async with team.pora.busy_database() as over:
            await team.ausra.says("/pairs")
            over.set()
            await team.ausra.will_see("2 poros")

        assert [one.ephemeral for one in team.ausra.messages if "2 poros" in one.text] == [True]

    async def test_an_answer_that_slack_does_not_take_there_comes_into_the_conversation(
        self, team: SlackTeam
    ) -> None:
        async with team.pora.busy_database() as over:
            await team.ausra.says("/pairs")
            await team.slack.moves(minutes=31)
            over.set()
            await team.ausra.will_see("2 poros")

        assert [one.ephemeral for one in team.ausra.messages if "2 poros" in one.text] == [False]


async def test_an_older_home_page_never_covers_a_newer_one(team: SlackTeam) -> None:
    await team.ruta.opens_home()
    await team.tomas.says("kitą antradienį 15 val.")
    hanging = team.slack.hangs("views.publish")
    with team.pora.unsettled():
        await team.tomas.presses("Taip")
        await team.tomas.will_see("✓ Taip", "Pranešiu, kad žinotų")
        await hanging.arrived.wait()
        await team.tomas.says("/mentor kitas kitą trečiadienį 15 val.")
        await team.tomas.will_see("Supratau taip: trečiadienį, sausio 13 d., 15:00")
        await team.tomas.fills({team.tomas.fields[0]: "Taip"})
        hanging.release()
    await team.tomas.looks()

    team.ruta.sees_at_home("Kitas susitikimas: trečiadienį, sausio 13 d., 15:00.")
