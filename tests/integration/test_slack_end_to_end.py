"""Pora in Slack, end to end: the process as ``pora run`` runs it against a workspace of the third-party emulator."""

from __future__ import annotations

import io
import json
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from icalendar import Calendar
from slack_sdk.oauth.installation_store import Installation

from adapters.cli.logs import log_to_stderr
from adapters.slack.workspaces.installations import Installations
from storage.tables import Meeting, Note
from tests.support.slack.running import PoraInSlack, SlackTeam
from tests.support.slack.server import CLIENT_ID, CLIENT_SECRET, Member
from tests.support.slack.workspace import MEMBERS, SIGNATURE_CLOCK, NotAcknowledged, SlackWorkspace


@pytest.mark.parametrize("mode", ["http", "socket"])
async def test_somebody_gets_acquainted_in_a_modal(mode: str, tmp_path: Path) -> None:
    async with SlackWorkspace() as slack, PoraInSlack(slack, tmp_path, mode=mode, welcomed=False):
        tomas = slack.person("tomas@vejas.example")
        await tomas.looks()
        assert tomas.buttons == ["Lietuviškai", "English"]

        await tomas.presses("Lietuviškai")
        await tomas.fills({tomas.fields[0]: "Tu"})
        tomas.sees("Koordinatorius mato")
        await tomas.fills({tomas.fields[0]: "Aišku, tęskime"})
        await tomas.fills({tomas.fields[0]: "Tomai"})
        tomas.sees("09:00–17:00 (Europe/Vilnius)")
        await tomas.fills({tomas.fields[0]: "Tinka"})

        assert tomas.modal is None
        tomas.sees("Ačiū, viskas paruošta", "Rūta Kazlauskė")


async def test_a_check_in_from_its_message_to_the_partners_news(team: SlackTeam) -> None:
    ruta, tomas = team.ruta, team.tomas
    await ruta.says("kitą antradienį 15 val.")
    await ruta.presses("Taip")
    (await tomas.looks()).sees("antradienį, sausio 12 d., 15:00")
    await team.pora.advance(days=9, hours=1)
    (await ruta.looks()).sees("Ar susitikote")

    await ruta.presses("Taip")
    ruta.sees("✓ Taip")  # the message is answered, and the window asks on
    assert "Dar ne" not in ruta.new_text
    await ruta.fills({ruta.fields[0]: "5"})
    await ruta.fills({ruta.fields[0]: None, ruta.fields[1]: "kada nors"})
    ruta.sees_error(ruta.fields[1], "Nesupratau")
    await ruta.fills({ruta.fields[1]: "vasario 2 d. 10 val."})
    await ruta.fills({ruta.fields[0]: "Taip"})
    await ruta.fills({ruta.fields[0]: "Mums dviem"})
    await ruta.fills({ruta.fields[0]: "Pasikalbėti su vadovu iki penktadienio"})
    await ruta.fills({ruta.fields[0]: "Žingsnių nėra"})

    assert ruta.modal is None
    await team.pora.advance(days=6)  # his two messages of the week were a tip and the same question
    (await tomas.looks()).sees("Pasikalbėti su vadovu iki penktadienio")
    assert [meeting.state for meeting in team.pora.rows(Meeting)] == ["met", "planned"]


async def test_a_planned_meeting_comes_as_a_file_for_the_calendar(team: SlackTeam) -> None:
    await team.ruta.says("kitą antradienį 15 val.")
    await team.ruta.presses("Taip")
    await team.tomas.looks()

    mine = await team.ruta.opens_file("susitikimas.ics")
    theirs = await team.tomas.opens_file("susitikimas.ics")

    assert [event["uid"] for event in Calendar.from_ical(mine).events] == [
        event["uid"] for event in Calendar.from_ical(theirs).events
    ]


async def test_a_copy_of_ones_data_comes_as_files(team: SlackTeam) -> None:
    await team.ruta.says("/mentor mano-duomenys")
    await team.ruta.looks()

    assert json.loads(await team.ruta.opens_file("pora.json"))["person"]["name"] == "Rūta Kazlauskė"
    assert "Rūta Kazlauskė".encode() in await team.ruta.opens_file("pora.txt")


async def test_a_private_note_is_taken_in_the_window_only(team: SlackTeam) -> None:
    await team.ruta.says("užrašas")
    await team.ruta.presses("Tik sau")
    await team.ruta.says("Bijau prašyti paaukštinimo")

    team.ruta.sees("Šis atsakymas – tik tau")
    assert team.pora.rows(Note) == []

    await team.ruta.presses("Atsakyti")
    await team.ruta.fills({team.ruta.fields[0]: "Bijau prašyti paaukštinimo"})
    assert [note.visibility for note in team.pora.rows(Note)] == ["private"]


async def test_the_same_event_three_times_changes_nothing(team: SlackTeam) -> None:
    await team.ruta.says("kitą antradienį 15 val.")
    await team.ruta.presses("Taip")
    posted = len(team.slack.called("chat.postMessage"))
    await team.ruta.repeats(3)
    assert len(team.pora.rows(Meeting)) == 1

    await team.emily.says("status")
    posted = len(team.slack.called("chat.postMessage"))
    await team.emily.repeats(3)
    assert len(team.slack.called("chat.postMessage")) == posted


async def test_commands_are_answered_so_that_only_their_author_sees_it(team: SlackTeam) -> None:
    await team.ausra.says("/pairs")
    team.ausra.sees("2 poros")
    assert team.ausra.new[-1].ephemeral

    await team.ruta.says("/pairs")
    team.ruta.sees("Porų būseną mato tik programos koordinatorius")

    await team.ruta.says("/mentor temos")
    assert team.ruta.modal is not None
    team.ruta.sees("Lengva pradžia")


async def test_shortcuts_open_what_they_say(team: SlackTeam) -> None:
    await team.emily.uses_shortcut("topics")
    team.emily.sees("An easy start")
    await team.emily.closes()

    await team.emily.uses_shortcut("met")
    assert team.emily.modal is not None


async def test_home_shows_ones_own_pair_and_what_has_changed(team: SlackTeam) -> None:
    await team.ruta.opens_home()
    team.ruta.sees_at_home("Pora: Tomas Petrauskas", "Kitas susitikimas dar nesuplanuotas")
    await team.tomas.opens_home()

    await team.ruta.presses("Planuoti susitikimą")
    await team.ruta.fills({team.ruta.fields[1]: "kitą antradienį 15 val."})
    await team.ruta.fills({team.ruta.fields[0]: "Taip"})

    team.ruta.sees_at_home("Kitas susitikimas: antradienį, sausio 12 d., 15:00.")
    (await team.tomas.looks()).sees_at_home("Kitas susitikimas: antradienį, sausio 12 d., 15:00.")


async def test_a_coordinators_home_has_numbers_and_no_names(team: SlackTeam) -> None:
    await team.ausra.opens_home()

    team.ausra.sees_at_home("Programa", "2 poros")
    assert "Rūta" not in team.ausra.home_text
    await team.ausra.presses("Kam reikia dėmesio")
    assert team.ausra.modal is not None


async def test_own_messages_and_edits_change_nothing(team: SlackTeam) -> None:
    await team.ruta.says("būsena")
    answer = team.ruta.messages[-1]
    posted = len(team.slack.called("chat.postMessage"))

    await team.slack.echoes(answer, team.ruta)
    mine = (await team.ruta.has_typed())[-1]
    await team.ruta.edits(mine.ts, "susitikome vakar")
    await team.ruta.deletes(mine.ts)

    assert len(team.slack.called("chat.postMessage")) == posted
    assert team.pora.rows(Meeting) == []


async def test_a_window_that_cannot_be_opened_in_time_comes_as_a_message(team: SlackTeam) -> None:
    team.slack.refuses("views.open", "expired_trigger_id")
    await team.ruta.says("/mentor kitas")

    assert team.ruta.modal is None
    team.ruta.sees("Kada susitinkate")


async def test_an_answer_that_could_not_be_posted_comes_when_slack_delivers_again(team: SlackTeam) -> None:
    team.slack.breaks("chat.postMessage")
    with pytest.raises(NotAcknowledged):
        await team.ruta.says("kitą antradienį 15 val.")

    await team.ruta.repeats(2)

    assert len([one for one in team.ruta.messages if "Supratau taip" in one.text]) == 1


async def test_a_request_that_slack_did_not_sign_is_refused(team: SlackTeam) -> None:
    await team.slack.verifies()
    await team.ruta.says("labas")
    assert team.ruta.last is not None
    headers = team.ruta.last.headers("another secret", SIGNATURE_CLOCK())
    async with ClientSession() as session:
        async with session.post(team.pora.events_url, data=team.ruta.last.body, headers=headers) as forged:
            assert forged.status == 401
        async with session.get(team.pora.health_url) as health:
            assert await health.text() == "ok"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"", {}),
        (b"{", {}),
        (b"[]", {"Content-Type": "application/json"}),
        (b"\xff\xfe", {}),
        (b"payload=1", {"X-Slack-Signature": "v0=x", "X-Slack-Request-Timestamp": "soon"}),
        (b"{}", {"X-Slack-Signature": "v0=ž", "X-Slack-Request-Timestamp": f"{SIGNATURE_CLOCK():.0f}"}),
    ],
)
async def test_garbage_from_a_stranger_is_refused_without_a_word(
    team: SlackTeam, body: bytes, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        ClientSession() as session,
        session.post(team.pora.events_url, data=body, headers=headers) as answer,
    ):
        assert answer.status == 401
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_what_is_too_long_to_be_slacks_is_not_read_to_its_end(team: SlackTeam) -> None:
    async with (
        ClientSession() as session,
        session.post(team.pora.events_url, data=io.BytesIO(b"x" * 2_000_000)) as answer,
    ):
        assert answer.status == 413


async def test_slack_looks_whether_there_is_a_certificate(team: SlackTeam) -> None:
    data = {"ssl_check": "1", "token": "whatever"}
    async with ClientSession() as session, session.post(team.pora.events_url, data=data) as answer:
        assert answer.status == 200


class TestDelivery:
    """What is told to somebody else arrives once, whatever Slack does."""

    async def test_arrived_though_slack_never_said_so(self, team: SlackTeam) -> None:
        await team.ruta.says("kitą antradienį 15 val.")
        team.slack.drops("chat.postMessage", times=2)  # the answer to Rūta, and the news to Tomas
        await team.ruta.presses("Taip")
        await team.pora.advance(minutes=2)

        await team.tomas.looks()
        news = [one for one in team.tomas.messages if "sausio 12 d., 15:00" in one.text]
        assert len(news) == 1

    async def test_waits_as_long_as_slack_asks(self, team: SlackTeam) -> None:
        await team.ruta.says("kitą antradienį 15 val.")
        team.slack.limits("conversations.open", retry_after=40)  # Tomas's: Rūta's is open
        await team.ruta.presses("Taip")
        (await team.tomas.looks()).does_not_see("sausio 12 d.")

        await team.pora.advance(seconds=39)
        (await team.tomas.looks()).does_not_see("sausio 12 d.")
        await team.pora.advance(seconds=2)
        (await team.tomas.looks()).sees("sausio 12 d., 15:00")

    @pytest.mark.parametrize("trouble", ["breaks", "garbles", "refuses"])
    async def test_comes_later_where_slack_is_in_trouble(self, team: SlackTeam, trouble: str) -> None:
        await team.ruta.says("kitą antradienį 15 val.")
        more = ("internal_error",) if trouble == "refuses" else ()
        getattr(team.slack, trouble)("conversations.open", *more)
        await team.ruta.presses("Taip")
        (await team.tomas.looks()).does_not_see("sausio 12 d., 15:00")
        await team.pora.advance(minutes=2)

        (await team.tomas.looks()).sees("sausio 12 d., 15:00")

    async def test_ends_for_somebody_whose_account_is_gone_and_the_coordinator_hears_of_it(
        self, team: SlackTeam
    ) -> None:
        team.slack.deactivates("tomas@vejas.example")
        await team.ruta.says("kitą antradienį 15 val.")
        await team.ruta.presses("Taip")

        (await team.ausra.looks()).sees("Tomas Petrauskas mano žinučių nebegauna")

    async def test_says_which_people_a_missing_permission_shuts_out(self, team: SlackTeam) -> None:
        await team.ruta.says("kitą antradienį 15 val.")
        team.slack.refuses("conversations.open", "missing_scope")
        await team.ruta.presses("Taip")

        (await team.ausra.looks()).sees("Tomas Petrauskas", "trūksta leidimo")


async def test_a_process_that_dies_between_commit_and_sending_sends_exactly_once(tmp_path: Path) -> None:
    async with SlackWorkspace() as slack:
        async with PoraInSlack(slack, tmp_path) as pora:
            ruta = slack.person("ruta@vejas.example")
            await ruta.says("/mentor kitas kitą antradienį 15 val.")
            pora.dies_before_sending()
            await ruta.fills({ruta.fields[0]: "Taip"})
            tomas = await slack.person("tomas@vejas.example").looks()
            tomas.does_not_see("sausio 12 d.")
        async with PoraInSlack(slack, tmp_path) as pora:
            await pora.advance(minutes=10)
            await tomas.looks()
            assert len([one for one in tomas.messages if "sausio 12 d., 15:00" in one.text]) == 1


class TestWhoIsWho:
    async def test_somebody_who_is_on_no_roster_gets_one_friendly_sentence(self, tmp_path: Path) -> None:
        guest = Member("guest@elsewhere.example", "Guest Person")
        async with SlackWorkspace(members=(*MEMBERS, guest)) as slack, PoraInSlack(slack, tmp_path):
            somebody = slack.person("guest@elsewhere.example")
            await somebody.says("hello")
            somebody.sees("dalyvių sąraše nerandu", "roster")
            await somebody.opens_home()
            somebody.sees_at_home("dalyvių sąraše nerandu")

    async def test_somebody_who_joins_the_workspace_later_is_known_at_first_contact(
        self, tmp_path: Path
    ) -> None:
        async with SlackWorkspace() as slack:
            slack.refuses("users.lookupByEmail", "users_not_found", times=6)
            async with PoraInSlack(slack, tmp_path):
                ruta = slack.person("ruta@vejas.example")
                await ruta.says("būsena")
                ruta.sees("Tomas Petrauskas")

    async def test_the_zone_that_slack_knows_is_shown_to_be_confirmed(self, tmp_path: Path) -> None:
        london = tuple(
            replace(one, zone="Europe/London") if one.name == "James Walker" else one for one in MEMBERS
        )
        async with (
            SlackWorkspace(members=london) as slack,
            PoraInSlack(slack, tmp_path, welcomed=False) as pora,
        ):
            james = slack.person("james@vejas.example")
            (await james.looks()).sees_nothing()  # it is seven in London
            await pora.advance(hours=2)
            await james.looks()
            await james.presses("English")
            await james.fills({james.fields[0]: "Clear, go on"})
            await james.fills({james.fields[0]: "James"})
            james.sees("09:00–17:00 (Europe/London)")


class TestAnswers:
    """Whoever pressed something gets the answer, whatever Slack does meanwhile."""

    @pytest.mark.parametrize("trouble", ["breaks", "garbles", "drops", "limits"])
    async def test_comes_all_the_same_and_once(self, team: SlackTeam, trouble: str) -> None:
        await team.ruta.says("kitą antradienį 15 val.")
        more = {"retry_after": 0} if trouble == "limits" else {}
        getattr(team.slack, trouble)("chat.postMessage", **more)
        await team.ruta.presses("Taip")
        await team.pora.advance(minutes=2)

        await team.ruta.looks()
        assert len([one for one in team.ruta.messages if "Pranešiu, kad žinotų" in one.text]) == 1

    async def test_a_call_that_slack_swallowed_in_silence_is_not_made_twice(self, team: SlackTeam) -> None:
        await team.ruta.says("/mentor kitas kitą antradienį 15 val.")
        team.slack.hangs("chat.postMessage", times=2, accepted=True, times_out=True)
        await team.ruta.fills({team.ruta.fields[0]: "Taip"})
        team.slack.heals()
        await team.pora.advance(minutes=10)

        for one, words in ((team.ruta, "Pranešiu, kad žinotų"), (team.tomas, "Suplanuotas susitikimas")):
            await one.looks()
            assert len([message for message in one.messages if words in message.text]) == 1

    async def test_no_call_waits_for_slack_forever(self, team: SlackTeam) -> None:
        assert team.pora.channel.workspaces.session.timeout.total == team.pora.channel.timing.call_timeout


class TestBusy:
    """The database is busy for longer than Slack waits: everything is received in time, and nothing is lost."""

    async def test_a_button(self, team: SlackTeam) -> None:
        await team.ruta.says("kitą antradienį 15 val.")
        async with team.pora.busy_database() as over:
            await team.ruta.presses("Taip")
            over.set()
            await team.ruta.will_see("Užrašyta: antradienį, sausio 12 d., 15:00")

    async def test_a_window_that_is_sent_waits_and_is_updated(self, team: SlackTeam) -> None:
        await team.ruta.says("/mentor kitas")
        async with team.pora.busy_database() as over:
            await team.ruta.fills({team.ruta.fields[1]: "kitą antradienį 15 val."})
            team.ruta.sees("Minutėlę")
            over.set()
            await team.ruta.will_see("Supratau taip: antradienį, sausio 12 d., 15:00")

    async def test_a_shortcut(self, team: SlackTeam) -> None:
        async with team.pora.busy_database() as over:
            await team.ruta.uses_shortcut("topics")
            over.set()
            await team.ruta.will_see("Lengva pradžia")


async def test_whoever_presses_while_the_database_is_busy_is_told_to_wait_a_moment(team: SlackTeam) -> None:
    async with team.pora.busy_database() as over:
        await team.ruta.says("/mentor būsena")
        team.ruta.sees("Minutėlę")
        over.set()
        await team.ruta.will_see("Tomas Petrauskas")


async def test_two_workspaces_share_one_pora_and_nobody_is_taken_for_somebody_else(tmp_path: Path) -> None:
    """Tokens come from slack_sdk's installation store; a pair may sit in two workspaces."""
    here = tuple(one for one in MEMBERS if not one.email.startswith("tomas"))
    there = (Member("tomas@vejas.example", "Tomas Petrauskas"),)
    installed = tmp_path / "installed"
    async with (
        SlackWorkspace(members=here) as slack,
        SlackWorkspace(members=there, team_id="T0KITAS0002", name="Kitas namas", api=slack.api) as other,
    ):
        for workspace in (slack, other):
            install(installed, workspace)
        async with PoraInSlack(slack, tmp_path, more=several(installed, slack, other)) as pora:
            other.app_listens(pora.events_url, settled=pora.happen)
            await slack.person("ruta@vejas.example").says("kitą antradienį 15 val.")
            await slack.person("ruta@vejas.example").presses("Taip")

            tomas = await other.person("tomas@vejas.example").looks()
            tomas.sees("sausio 12 d., 15:00")
            await tomas.says("būsena")
            tomas.sees("Rūta Kazlauskė")

            await other.happens({"type": "app_uninstalled"})
            assert Installations(installed, "1.2", {slack.team_id, other.team_id}).team_ids() == [
                slack.team_id
            ]
            await slack.person("ruta@vejas.example").says("būsena")  # the other workspace goes on
            slack.person("ruta@vejas.example").sees("Tomas Petrauskas")


def several(folder: Path, *welcome: SlackWorkspace) -> dict[str, Any]:
    """The settings for several workspaces."""
    return {
        "slack_bot_token": None,
        "slack_client_id": CLIENT_ID,
        "slack_client_secret": CLIENT_SECRET,
        "slack_installations": folder,
        "slack_workspaces": frozenset(one.team_id for one in welcome),
    }


def install(folder: Path, workspace: SlackWorkspace, *, enterprise: str | None = None) -> None:
    """What an installation leaves in the store."""
    Installations(folder, CLIENT_ID, {workspace.team_id}).open_store().save(
        Installation(
            user_id="U0INSTALLER",
            enterprise_id=enterprise,
            team_id=workspace.team_id,
            bot_token=workspace.bot_token,
            bot_id=workspace.server.app.bot_id,
            bot_user_id=workspace.server.app.bot_user_id,
        )
    )


async def test_nothing_that_anybody_wrote_and_no_secret_is_logged(
    team: SlackTeam, caplog: pytest.LogCaptureFixture
) -> None:
    log_to_stderr()
    caplog.set_level(logging.INFO)
    await team.ruta.says("užrašas")
    await team.ruta.presses("Mums dviem")
    await team.ruta.says("Labai slapti žodžiai")
    team.slack.breaks("chat.postMessage")
    with pytest.raises(NotAcknowledged):
        await team.ruta.says("dar slaptesni žodžiai")
    team.slack.refuses("views.open", "invalid_arguments")
    await team.ruta.says("/mentor užrašas trečias slaptas žodis")

    said = "\n".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    assert "slap" not in said
    for secret in (team.slack.bot_token, team.slack.app_token, team.slack.signing_secret):
        assert secret not in said
