"""Tests of tests/support/slack: slack_sdk's client against the emulated workspace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientConnectionError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.manifest import SCOPES
from tests.support.slack.api import UPLOAD
from tests.support.slack.blocks import Json
from tests.support.slack.server import Member
from tests.support.slack.workspace import SlackWorkspace

RUTA, TOMAS = "ruta@vejas.example", "tomas@vejas.example"
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Klausimas"}, "blocks": []}
HOME = {
    "type": "home",
    "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "*Tavo pora:* Tomas"}}],
}
MARK = {"event_type": "parcel", "event_payload": {"key": "7:1"}}


@pytest.fixture
async def slack() -> AsyncIterator[SlackWorkspace]:
    async with SlackWorkspace() as workspace:
        yield workspace


@pytest.fixture
def bot(slack: SlackWorkspace) -> AsyncWebClient:
    return slack.client()


async def refused(calling: Any) -> str:
    """The error that the API answers with."""
    with pytest.raises(SlackApiError) as caught:
        await calling
    return str(caught.value.response["error"])


# ---- who is there ----------------------------------------------------------------------------------------------------


async def test_the_bot_knows_itself_and_what_it_may(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    told = await bot.auth_test()

    assert told["team_id"] == slack.team_id
    assert told["user_id"] == slack.server.app.bot_user_id
    assert told["bot_id"] == slack.server.app.bot_id
    assert set(told.headers["X-OAuth-Scopes"].split(",")) == set(SCOPES)


async def test_an_unknown_token_is_nobodys(slack: SlackWorkspace) -> None:
    assert await refused(slack.client("xoxb-stolen").auth_test()) == "invalid_auth"
    assert await refused(slack.client(slack.app_token).auth_test()) == "not_allowed_token_type"


async def test_everybody_on_the_roster_is_found_by_email_with_their_zone(
    slack: SlackWorkspace, bot: AsyncWebClient
) -> None:
    told = await bot.users_lookupByEmail(email=RUTA)
    again = await bot.users_info(user=told["user"]["id"])

    assert told["user"]["id"] == slack.person(RUTA).id
    assert again["user"]["tz"] == "Europe/Vilnius"
    assert again["user"]["tz_offset"] == 2 * 60 * 60
    assert again["user"]["profile"]["email"] == RUTA
    assert await refused(bot.users_lookupByEmail(email="nobody@vejas.example")) == "users_not_found"


async def test_somebody_in_another_zone() -> None:
    priya = Member("priya@vejas.example", "Priya Nair", zone="Asia/Kolkata")
    async with SlackWorkspace(members=[priya]) as slack:
        told = await slack.client().users_lookupByEmail(email=priya.email)

    assert (told["user"]["tz"], told["user"]["tz_offset"]) == ("Asia/Kolkata", 19_800)


async def test_somebody_whose_account_is_gone_is_reached_no_more(
    slack: SlackWorkspace, bot: AsyncWebClient
) -> None:
    ruta = slack.person(RUTA)
    slack.deactivates(RUTA)

    assert (await bot.users_info(user=ruta.id))["user"]["deleted"] is True
    assert await refused(bot.users_lookupByEmail(email=RUTA)) == "users_not_found"
    assert await refused(bot.conversations_open(users=[ruta.id])) == "user_disabled"
    assert await refused(bot.chat_postMessage(channel=ruta.id, text="labas")) == "channel_not_found"
    assert await refused(bot.chat_postMessage(channel=ruta.channel_id, text="labas")) == "channel_not_found"
    assert (await bot.chat_postMessage(channel=slack.person(TOMAS).id, text="labas"))["ok"]


# ---- messages --------------------------------------------------------------------------------------------------------


async def test_a_message_arrives_and_is_changed(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    ruta = slack.person(RUTA)
    channel = (await bot.conversations_open(users=[ruta.id]))["channel"]["id"]
    posted = await bot.chat_postMessage(channel=channel, text="Ar *susitikote*? 1 &lt; 2")
    (await ruta.looks()).sees("Ar susitikote? 1 < 2")

    await bot.chat_update(channel=channel, ts=posted["ts"], text="Ačiū")
    (await ruta.looks()).sees("Ačiū").does_not_see("Ar susitikote")

    assert [call.method for call in slack.calls] == ["conversations.open", "chat.postMessage", "chat.update"]
    assert slack.called("chat.update")[0].arguments == {
        "channel": channel,
        "ts": posted["ts"],
        "text": "Ačiū",
    }


async def test_people_see_only_their_own_conversation(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    await bot.chat_postMessage(channel=slack.person(RUTA).id, text="Tik Rūtai")

    (await slack.person(RUTA).looks()).sees("Tik Rūtai")
    (await slack.person(TOMAS).looks()).sees_nothing()


async def test_only_one_person_sees_an_ephemeral_message(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    ruta = slack.person(RUTA)
    await bot.chat_postEphemeral(channel=ruta.channel_id, user=ruta.id, text="Tik tau")

    (await ruta.looks()).sees("Tik tau")
    assert [one.ephemeral for one in ruta.messages] == [True]
    assert (await bot.conversations_history(channel=ruta.channel_id))["messages"] == []


async def test_metadata_is_told_when_it_is_asked_for(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    channel = slack.person(RUTA).channel_id
    await bot.chat_postMessage(channel=channel, text="labas", metadata=MARK)

    plain = await bot.conversations_history(channel=channel)
    whole = await bot.conversations_history(channel=channel, include_all_metadata=True)

    assert "metadata" not in plain["messages"][0]
    assert whole["messages"][0]["metadata"] == MARK
    assert whole["messages"][0]["bot_id"] == slack.server.app.bot_id


async def test_a_history_in_parts(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    channel = slack.person(RUTA).channel_id
    posted = []
    for number in range(5):
        await slack.moves(minutes=1)
        posted.append((await bot.chat_postMessage(channel=channel, text=str(number)))["ts"])

    async def texts(**asked: Any) -> list[str]:
        told = await bot.conversations_history(channel=channel, **asked)
        return [message["text"] for message in told["messages"]]

    first = await bot.conversations_history(channel=channel, limit=3)
    assert [message["text"] for message in first["messages"]] == ["4", "3", "2"]
    assert await texts(limit=3, cursor=first["response_metadata"]["next_cursor"]) == ["1", "0"]
    assert await texts(oldest=posted[2]) == ["4", "3"]
    assert await texts(oldest=posted[2], latest=posted[3], inclusive=True) == ["3", "2"]


async def test_a_file_arrives(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    ruta = slack.person(RUTA)
    calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Susitikimas su Rūta\r\nEND:VCALENDAR\r\n".encode()

    await bot.files_upload_v2(
        channel=ruta.channel_id, filename="susitikimas.ics", content=calendar, initial_comment="Kalendoriui"
    )

    (await ruta.looks()).sees("Kalendoriui", "[susitikimas.ics]")
    assert [call.method for call in slack.calls] == [
        "files.getUploadURLExternal",
        UPLOAD,
        "files.completeUploadExternal",
    ]
    assert await ruta.opens_file("susitikimas.ics") == calendar


# ---- modals and Home -------------------------------------------------------------------------------------------------


async def test_a_trigger_opens_one_modal_once(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    ruta = slack.person(RUTA)
    trigger = await slack.server.screens.trigger(ruta.id)

    await bot.views_open(trigger_id=trigger, view=MODAL)

    (await ruta.looks()).sees("Klausimas")
    assert slack.person(TOMAS).modal is None
    assert await refused(bot.views_open(trigger_id=trigger, view=MODAL)) == "exchanged_trigger_id"
    assert await refused(bot.views_open(trigger_id="1.2.made-up", view=MODAL)) == "invalid_trigger_id"


async def test_a_trigger_lives_for_three_seconds(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    ruta = slack.person(RUTA)
    early, late = await slack.server.screens.trigger(ruta.id), await slack.server.screens.trigger(ruta.id)

    await slack.moves(seconds=2)
    assert (await bot.views_open(trigger_id=early, view=MODAL))["ok"]
    await slack.moves(seconds=1)
    assert await refused(bot.views_open(trigger_id=late, view=MODAL)) == "expired_trigger_id"


async def test_a_view_changes_only_from_where_it_stands(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    ruta = slack.person(RUTA)
    opened = (await bot.views_open(trigger_id=await slack.server.screens.trigger(ruta.id), view=MODAL))[
        "view"
    ]
    changed = {**MODAL, "title": {"type": "plain_text", "text": "Kitas klausimas"}}

    await bot.views_update(view_id=opened["id"], hash=opened["hash"], view=changed)

    (await ruta.looks()).sees("Kitas klausimas")
    assert (
        await refused(bot.views_update(view_id=opened["id"], hash=opened["hash"], view=MODAL))
        == "hash_conflict"
    )
    (await ruta.looks()).sees("Kitas klausimas")


async def test_a_closed_modal_is_gone(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    ruta = slack.person(RUTA)
    named = {**MODAL, "external_id": "check-in-7"}
    opened = (await bot.views_open(trigger_id=await slack.server.screens.trigger(ruta.id), view=named))[
        "view"
    ]
    await ruta.closes()

    assert ruta.modal is None
    assert await refused(bot.views_update(view_id=opened["id"], view=named)) == "not_found"
    assert (await bot.views_open(trigger_id=await slack.server.screens.trigger(ruta.id), view=named))["ok"]


async def test_home_is_each_persons_own(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    ruta = slack.person(RUTA)
    published = await bot.views_publish(user_id=ruta.id, view=HOME)

    ruta.sees_at_home("Tavo pora: Tomas")
    assert slack.person(TOMAS).home_text == ""
    await bot.views_publish(user_id=ruta.id, view=HOME, hash=published["view"]["hash"])
    stale = bot.views_publish(user_id=ruta.id, view=HOME, hash=published["view"]["hash"])
    assert await refused(stale) == "hash_conflict"


# ---- scopes and checks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scope", ["chat:write", "im:history", "im:write", "users:read.email", "files:write"])
async def test_what_is_not_granted_is_refused(scope: str) -> None:
    async with SlackWorkspace(scopes=[one for one in SCOPES if one != scope]) as slack:
        bot, ruta = slack.client(), slack.person(RUTA)
        calls = {
            "chat:write": lambda: bot.chat_postMessage(channel=ruta.channel_id, text="labas"),
            "im:history": lambda: bot.conversations_history(channel=ruta.channel_id),
            "im:write": lambda: bot.conversations_open(users=[ruta.id]),
            "users:read.email": lambda: bot.users_lookupByEmail(email=RUTA),
            "files:write": lambda: bot.files_getUploadURLExternal(filename="a.ics", length=1),
        }
        with pytest.raises(SlackApiError) as caught:
            await calls[scope]()

    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == scope


async def test_what_slack_would_not_take_is_refused_with_its_reasons() -> None:
    def crowded(surface: str, payload: Json) -> list[str]:
        return [f"too many blocks in a {surface}"] if len(payload["blocks"]) > 50 else []

    block = {"type": "divider"}
    async with SlackWorkspace(checks=crowded) as slack:
        bot, ruta = slack.client(), slack.person(RUTA)
        await bot.chat_postMessage(channel=ruta.id, text="labas", blocks=[block] * 50)
        with pytest.raises(SlackApiError) as caught:
            await bot.chat_postMessage(channel=ruta.id, text="labas", blocks=[block] * 51)
        trigger = await slack.server.screens.trigger(ruta.id)
        assert await refused(bot.views_open(trigger_id=trigger, view={**MODAL, "blocks": [block] * 51})) == (
            "invalid_arguments"
        )
        await ruta.looks()

    assert caught.value.response["error"] == "invalid_blocks"
    assert caught.value.response["response_metadata"]["messages"] == ["[ERROR] too many blocks in a message"]
    assert len(ruta.messages) == 1


# ---- what goes wrong -------------------------------------------------------------------------------------------------


async def test_one_call_too_many_is_told_to_wait(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    ruta = slack.person(RUTA)
    slack.limits("chat.postMessage", retry_after=30, times=2)

    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            await bot.chat_postMessage(channel=ruta.id, text="labas")
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["Retry-After"] == "30"
        assert caught.value.response["error"] == "ratelimited"
    (await ruta.looks()).sees_nothing()

    await bot.chat_postMessage(channel=ruta.id, text="labas")
    (await ruta.looks()).sees("labas")
    assert [call.status for call in slack.called("chat.postMessage")] == [429, 429, 200]


async def test_slack_breaks_and_heals(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    slack.breaks("auth.test", status=503, times=None)
    for _ in range(3):
        with pytest.raises(SlackApiError) as caught:
            await bot.auth_test()
        assert caught.value.response.status_code == 503

    slack.heals()
    assert (await bot.auth_test())["ok"]


async def test_slack_answers_garbage(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    slack.garbles("auth.test")
    with pytest.raises(SlackApiError, match="body"):
        await bot.auth_test()
    assert slack.calls[0].answer is None


async def test_slack_refuses_with_any_error(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    slack.refuses("*", "token_revoked", times=None)

    assert await refused(bot.auth_test()) == "token_revoked"
    assert await refused(bot.chat_postMessage(channel=slack.person(RUTA).id, text="labas")) == "token_revoked"


async def test_the_connection_breaks_after_the_message_was_taken(
    slack: SlackWorkspace, bot: AsyncWebClient
) -> None:
    ruta = slack.person(RUTA)
    slack.drops("chat.postMessage")

    with pytest.raises(ClientConnectionError):
        await bot.chat_postMessage(channel=ruta.id, text="labas", metadata=MARK)

    (await ruta.looks()).sees("labas")
    found = await bot.conversations_history(channel=ruta.channel_id, include_all_metadata=True)
    assert [message["metadata"] for message in found["messages"]] == [MARK]
    (call,) = await slack.until_called("chat.postMessage")
    assert (call.status, call.answer) == (0, None)


@pytest.mark.parametrize("accepted", [False, True])
async def test_slack_hangs_before_or_after_it_took_the_message(
    slack: SlackWorkspace, bot: AsyncWebClient, *, accepted: bool
) -> None:
    ruta = slack.person(RUTA)
    hanging = slack.hangs("chat.postMessage", accepted=accepted)
    sending = asyncio.create_task(bot.chat_postMessage(channel=ruta.id, text="labas"))
    await hanging.arrived.wait()

    await ruta.looks()
    assert [one.text for one in ruta.messages] == (["labas"] if accepted else [])
    assert not sending.done()

    hanging.release()
    assert (await sending)["ok"]
    (await ruta.looks()).sees("labas")


async def test_an_upload_fails_halfway(slack: SlackWorkspace, bot: AsyncWebClient) -> None:
    ruta = slack.person(RUTA)
    slack.breaks(UPLOAD)

    with pytest.raises(Exception, match=r"500|upload"):
        await bot.files_upload_v2(channel=ruta.channel_id, filename="a.ics", content="BEGIN")

    (await ruta.looks()).sees_nothing()


# ---- several workspaces ----------------------------------------------------------------------------------------------


async def test_two_workspaces_behind_one_address(slack: SlackWorkspace) -> None:
    async with SlackWorkspace(team_id="T0MARES0002", name="Marės", api=slack.api) as other:
        assert other.api_url == slack.api_url
        here, there = slack.person(RUTA), other.person(RUTA)
        assert (await other.client().auth_test())["team_id"] == "T0MARES0002"
        assert (await slack.client().auth_test())["team_id"] == "T0VEJAS0001"

        await other.client().chat_postMessage(channel=there.id, text="Marėse")
        await other.client().files_upload_v2(channel=there.channel_id, filename="a.ics", content="BEGIN")

        (await there.looks()).sees("Marėse", "[a.ics]")
        (await here.looks()).sees_nothing()
