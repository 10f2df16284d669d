"""Tests of tests/support/slack: people act on a small Bolt app, over HTTP and through Socket Mode."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.support.slack.person import GENERAL, SlackPerson
from tests.support.slack.workspace import TIMEOUT, NotAcknowledged, SlackWorkspace

Json = dict[str, Any]
Start = Callable[..., Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str, value: str) -> Json:
    return {"text": plain(text), "value": value}


def button(text: str, action_id: str, value: str) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(text), "value": value}


INVITATION = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Ar susitikote?*"}},
    {"type": "actions", "elements": [button("Taip", "open", "7"), button("Vėliau", "later", "7")]},
]
HOME = {
    "type": "home",
    "blocks": [
        {"type": "header", "text": plain("Tavo pora")},
        {"type": "actions", "elements": [button("Užrašyti", "home", "note")]},
    ],
}


def form(*, title: str = "Susitikimas", second: bool = False) -> Json:
    choices = [option("Gerai", "good"), option("Sunkokai", "hard")]
    fields: list[Json] = [
        {
            "type": "input",
            "block_id": "how",
            "label": plain("Kaip sekėsi?"),
            "element": {"type": "radio_buttons", "action_id": "value", "options": choices},
        },
        {
            "type": "input",
            "block_id": "when",
            "label": plain("Kada kitas?"),
            "hint": plain("Pavyzdžiui: kitą antradienį 15 val."),
            "element": {"type": "plain_text_input", "action_id": "value", "max_length": 60},
        },
        {
            "type": "input",
            "block_id": "note",
            "optional": True,
            "label": plain("Užrašas"),
            "element": {"type": "plain_text_input", "action_id": "value", "multiline": True},
        },
    ]
    return {
        "type": "modal",
        "callback_id": "second" if second else "first",
        "title": plain(title),
        "submit": plain("Siųsti"),
        "close": plain("Ne dabar"),
        "notify_on_close": True,
        "blocks": fields[1:] if second else fields,
    }


class SmallApp:
    """A small Bolt app that records the payloads it gets."""

    def __init__(self, slack: SlackWorkspace) -> None:
        self.heard: list[Json] = []
        self.numbers: list[str] = []  # X-Slack-Retry-Num of every request, "" of the first try
        self.bolt = AsyncApp(
            client=slack.client(),
            signing_secret=slack.signing_secret,
            ignoring_self_events_enabled=False,
            process_before_response=True,  # else Bolt acknowledges within three seconds of real time, or not at all
        )
        app = self.bolt
        app.middleware(self._note)
        app.event("message")(self._message)
        app.event("app_home_opened")(self._home)
        app.action("open")(self._open)
        app.action("later")(self._later)
        app.action("home")(self._later)
        app.view("first")(self._first)
        app.view("second")(self._second)
        app.view_closed("first")(self._closed)
        app.view_closed("second")(self._closed)
        app.command("/pairs")(self._pairs)
        app.shortcut("log_meeting")(self._open)

    async def _note(self, body: Json, req: Any, next: Any) -> None:  # noqa: A002 - bolt's name
        self.heard.append(body)
        self.numbers.append(req.headers.get("x-slack-retry-num", [""])[0])
        await next()

    async def _message(self, event: Json, client: Any) -> None:
        if "bot_id" not in event and "subtype" not in event:
            await client.chat_postMessage(channel=event["channel"], text="Ar susitikote?", blocks=INVITATION)

    async def _home(self, event: Json, client: Any) -> None:
        await client.views_publish(user_id=event["user"], view=HOME)

    async def _open(self, ack: Any, body: Json, client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=form())

    async def _later(self, ack: Any, body: Json, client: Any) -> None:
        await ack()
        if "message" in body:
            await AsyncWebhookClient(body["response_url"]).send(replace_original=True, text="Gerai, vėliau.")
        else:
            await client.chat_postMessage(channel=body["user"]["id"], text=f"Iš {body['view']['type']}")

    async def _first(self, ack: Any, view: Json) -> None:
        values = view["state"]["values"]
        match values["when"]["value"]["value"], values["how"]["value"]["selected_option"]["value"]:
            case "vakar", _:
                await ack(response_action="errors", errors={"when": "Rašyk dieną, kuri dar bus."})
            case "toliau", _:
                await ack(response_action="update", view=form(title="Antras puslapis", second=True))
            case "giliau", _:
                await ack(response_action="push", view=form(title="Antras puslapis", second=True))
            case _:
                await ack()

    async def _second(self, ack: Any) -> None:
        await ack(response_action="clear")

    async def _closed(self, ack: Any, body: Json, client: Any) -> None:
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text=f"Uždaryta: {body['is_cleared']}")

    async def _pairs(self, ack: Any, command: Json) -> None:
        await ack(f"Poros: {command['text'] or 'visos'}")


class Running:
    """A workspace with the app running."""

    def __init__(self, slack: SlackWorkspace, app: SmallApp) -> None:
        self.slack = slack
        self.app = app
        self.ruta = slack.person("ruta@vejas.example")

    async def form_open(self) -> SlackPerson:
        await self.ruta.says("labas")
        await self.ruta.will_see("Ar susitikote?")
        await self.ruta.presses("Taip")
        return await self.ruta.will_see("Kaip sekėsi?")


async def listening(slack: SlackWorkspace, app: SmallApp, stack: AsyncExitStack) -> None:
    runner = web.AppRunner(app.bolt.web_app("/slack/events"), shutdown_timeout=1)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.app_listens(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")


async def connected(slack: SlackWorkspace, app: SmallApp, stack: AsyncExitStack) -> None:
    handler = AsyncSocketModeHandler(app.bolt, slack.app_token, ping_interval=TIMEOUT)
    stack.push_async_callback(handler.close_async)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    await slack.app_connects()


@pytest.fixture(params=[listening, connected], ids=["http", "socket"])
async def running(request: pytest.FixtureRequest) -> AsyncIterator[Running]:
    async with SlackWorkspace() as slack, AsyncExitStack() as stack:
        app = SmallApp(slack)
        await request.param(slack, app, stack)
        yield Running(slack, app)


@pytest.fixture
async def over_http() -> AsyncIterator[Running]:
    async with SlackWorkspace() as slack, AsyncExitStack() as stack:
        app = SmallApp(slack)
        await listening(slack, app, stack)
        yield Running(slack, app)


# ---- words -----------------------------------------------------------------------------------------------------------


async def test_words_reach_the_app_and_its_answer_comes_back(running: Running) -> None:
    await running.ruta.says("labas & <sveiki>")
    await running.ruta.will_see("Ar susitikote?")

    assert running.ruta.buttons == ["Taip", "Vėliau"]
    body = running.app.heard[0]
    assert body["event"]["text"] == "labas &amp; &lt;sveiki&gt;"
    assert body["event"]["channel_type"] == "im"
    assert body["team_id"] == running.slack.team_id
    assert [one.text for one in await running.ruta.has_typed()] == ["labas & <sveiki>"]


async def test_a_redelivery_is_the_same_event_with_its_number(running: Running) -> None:
    await running.ruta.says("labas")
    await running.ruta.repeats(times=2)

    assert len({body["event_id"] for body in running.app.heard}) == 1
    assert running.app.numbers[0] in ("", "0")  # only Socket Mode counts the first try
    assert running.app.numbers[1:] == ["1", "2"]


async def test_changed_deleted_and_echoed_messages(over_http: Running) -> None:
    ruta, heard = over_http.ruta, over_http.app.heard
    await ruta.says("labas")
    await ruta.will_see("Ar susitikote?")
    (mine,) = await ruta.has_typed()

    await ruta.edits(mine.ts, "labas rytas")
    await ruta.deletes(mine.ts)
    await over_http.slack.echoes(ruta.messages[0], ruta)

    told = [body["event"] for body in heard[1:]]
    assert [event.get("subtype") for event in told] == ["message_changed", "message_deleted", None]
    assert (told[0]["previous_message"]["text"], told[0]["message"]["text"]) == ("labas", "labas rytas")
    assert told[2]["bot_id"] == over_http.slack.server.app.bot_id
    assert await ruta.has_typed() == []


async def test_a_command_is_answered_to_one_person(running: Running) -> None:
    ausra = running.slack.person("ausra@vejas.example")
    await ausra.says("/pairs  tylios")
    ausra.sees("Poros: tylios")

    assert ausra.messages[0].ephemeral
    assert (await running.ruta.looks()).messages == []


async def test_a_command_in_a_channel_where_the_bot_is_not(over_http: Running) -> None:
    ausra = over_http.slack.person("ausra@vejas.example")
    await ausra.says("/pairs", channel=GENERAL)
    ausra.sees("Poros: visos")

    bot, heard = over_http.slack.client(), over_http.app.heard[-1]
    with pytest.raises(SlackApiError, match="user_not_in_channel"):
        await bot.chat_postEphemeral(channel=heard["channel_id"], user=heard["user_id"], text="Poros")


async def test_anything_else_that_happens(over_http: Running) -> None:
    async def gone() -> None:
        """Nothing to do."""

    over_http.app.bolt.event("app_uninstalled")(gone)
    await over_http.slack.happens({"type": "app_uninstalled"})

    assert over_http.app.heard[-1]["event"]["type"] == "app_uninstalled"


async def test_an_answer_may_come_later_and_only_five_times(over_http: Running) -> None:
    slack, ruta = over_http.slack, over_http.ruta
    late = AsyncWebhookClient(slack.server.response_urls.issue(ruta.id, ruta.channel_id))

    statuses = [(await late.send(text=f"Dar {number}")).status_code for number in range(6)]

    assert statuses == [200, 200, 200, 200, 200, 404]
    (await ruta.looks()).sees("Dar 0", "Dar 4").does_not_see("Dar 5")
    stale = AsyncWebhookClient(slack.server.response_urls.issue(ruta.id, ruta.channel_id))
    await slack.moves(minutes=31)
    assert (await stale.send(text="Per vėlu")).status_code == 404


# ---- modals ----------------------------------------------------------------------------------------------------------


async def test_a_button_opens_a_modal_that_is_filled_in_and_sent(running: Running) -> None:
    ruta = await running.form_open()
    ruta.sees("Susitikimas", "Pavyzdžiui: kitą antradienį 15 val.", "[Gerai]", "Siųsti")
    assert ruta.fields == ["Kaip sekėsi?", "Kada kitas?", "Užrašas"]

    await ruta.fills({"Kaip sekėsi?": "Sunkokai", "Kada kitas?": "rytoj"})

    assert ruta.modal is None
    body = running.app.heard[-1]
    assert body["view"]["state"]["values"] == {
        "how": {"value": {"type": "radio_buttons", "selected_option": option("Sunkokai", "hard")}},
        "when": {"value": {"type": "plain_text_input", "value": "rytoj"}},
        "note": {"value": {"type": "plain_text_input", "value": None}},
    }


async def test_the_payload_of_a_button_tells_where_it_stood(running: Running) -> None:
    ruta = await running.form_open()

    body = next(body for body in running.app.heard if body["type"] == "block_actions")
    assert body["container"] == {
        "type": "message",
        "message_ts": ruta.messages[0].ts,
        "channel_id": ruta.channel_id,
        "is_ephemeral": False,
    }
    assert body["actions"][0]["value"] == "7"
    assert body["message"]["blocks"][1]["block_id"]
    assert body["user"]["id"] == ruta.id


async def test_an_error_stands_at_its_field_and_what_was_typed_stays(running: Running) -> None:
    ruta = await running.form_open()

    await ruta.fills({"Kaip sekėsi?": "Gerai", "Kada kitas?": "vakar"})
    ruta.sees_error("Kada kitas?", "kuri dar bus").sees("Rašyk dieną, kuri dar bus.")

    await ruta.fills({"Kada kitas?": "rytoj"})
    assert ruta.modal is None
    assert ruta.errors == {}


async def test_slack_itself_sends_no_form_that_is_not_filled_in(over_http: Running) -> None:
    ruta = await over_http.form_open()

    with pytest.raises(AssertionError, match="Kaip sekėsi"):
        await ruta.submits()
    with pytest.raises(AssertionError, match="0 to 60 characters"):
        ruta.enters({"Kada kitas?": "a" * 61})
    with pytest.raises(AssertionError, match="no 'Puikiai' to choose"):
        ruta.enters({"Kaip sekėsi?": "Puikiai"})
    assert [body["type"] for body in over_http.app.heard] == ["event_callback", "block_actions"]


async def test_the_next_page_takes_the_place_of_the_first(running: Running) -> None:
    ruta = await running.form_open()
    await ruta.presses("Gerai")
    await ruta.fills({"Kada kitas?": "toliau", "Užrašas": "Dvi eilutės"})
    ruta.sees("Antras puslapis")

    assert ruta.fields == ["Kada kitas?", "Užrašas"]
    await ruta.presses("Siųsti")

    assert ruta.modal is None
    assert running.app.heard[-1]["view"]["state"]["values"]["note"]["value"]["value"] == "Dvi eilutės"


async def test_a_page_on_top_of_another(running: Running) -> None:
    ruta = await running.form_open()
    await ruta.fills({"Kaip sekėsi?": "Gerai", "Kada kitas?": "giliau"})
    ruta.sees("Antras puslapis")
    assert [len(ruta.screen.modals), ruta.screen.modals[1]["previous_view_id"]] == [
        2,
        ruta.screen.modals[0]["id"],
    ]

    await ruta.closes()
    ruta.sees("Susitikimas")
    await ruta.submits()
    await ruta.fills({"Kada kitas?": "rytoj"})
    assert ruta.modal is None, "response_action clear closes all of them"


@pytest.mark.parametrize("everything", [False, True])
async def test_closing_is_told(running: Running, *, everything: bool) -> None:
    ruta = await running.form_open()

    await ruta.closes(everything=everything)

    await ruta.will_see(f"Uždaryta: {everything}")
    assert ruta.modal is None


async def test_errors_at_a_field_that_is_not_there_fail_the_test(over_http: Running) -> None:
    async def astray(ack: Any) -> None:
        await ack(response_action="errors", errors={"nowhere": "?"})

    over_http.app.bolt.view("astray")(astray)
    ruta = over_http.ruta
    view = {**form(second=True), "callback_id": "astray"}
    await over_http.slack.client().views_open(
        trigger_id=await over_http.slack.server.screens.trigger(ruta.id), view=view
    )

    with pytest.raises(AssertionError, match="nowhere"):
        await ruta.fills({"Kada kitas?": "rytoj"})


async def test_a_shortcut_opens_a_modal(running: Running) -> None:
    await running.ruta.uses_shortcut("log_meeting")
    await running.ruta.will_see("Kaip sekėsi?")


async def test_a_press_that_takes_too_long_opens_nothing(over_http: Running) -> None:
    slack, ruta = over_http.slack, over_http.ruta
    failed: asyncio.Queue[str] = asyncio.Queue()

    async def slow(ack: Any, body: Json, client: Any) -> None:
        await ack()
        await slack.moves(seconds=3)
        try:
            await client.views_open(trigger_id=body["trigger_id"], view=form())
        except SlackApiError as error:
            failed.put_nowait(error.response["error"])

    over_http.app.bolt.shortcut("slow")(slow)
    await ruta.uses_shortcut("slow")
    async with asyncio.timeout(TIMEOUT):
        assert await failed.get() == "expired_trigger_id"
    assert ruta.modal is None


async def test_a_field_that_tells_every_choice(over_http: Running) -> None:
    heard: list[Json] = []

    async def chosen(ack: Any, body: Json) -> None:
        await ack()
        heard.append(body)

    over_http.app.bolt.action("value")(chosen)
    slack, ruta = over_http.slack, over_http.ruta
    view = form()
    view["blocks"][0]["dispatch_action"] = True
    await slack.client().views_open(trigger_id=await slack.server.screens.trigger(ruta.id), view=view)

    with pytest.raises(AssertionError, match="press it"):
        ruta.enters({"Kaip sekėsi?": "Gerai"})
    await ruta.presses("Sunkokai")

    assert heard[0]["actions"][0]["selected_option"] == option("Sunkokai", "hard")
    assert heard[0]["view"]["state"]["values"]["how"]["value"]["selected_option"] == option(
        "Sunkokai", "hard"
    )


async def test_a_select_in_a_message(over_http: Running) -> None:
    heard: list[Json] = []

    async def chosen(ack: Any, body: Json) -> None:
        await ack()
        heard.append(body)

    over_http.app.bolt.action("day")(chosen)
    slack, ruta = over_http.slack, over_http.ruta
    days = [option("Pirmadienį", "mon"), option("Antradienį", "tue")]
    select = {"type": "static_select", "action_id": "day", "options": days, "placeholder": plain("Kada?")}
    rows = [{"type": "actions", "block_id": "row", "elements": [select]}]
    await slack.client().chat_postMessage(channel=ruta.id, text="Kada?", blocks=rows)
    (await ruta.looks()).sees("Kada?", "[Pirmadienį]")

    await ruta.presses("antradienį")

    assert heard[0]["actions"][0]["selected_option"] == days[1]
    assert heard[0]["state"]["values"] == {
        "row": {"day": {"type": "static_select", "selected_option": days[1]}}
    }


async def test_a_view_that_slack_would_not_take_as_an_answer_fails_the_test() -> None:
    def nothing(surface: str, payload: Json) -> list[str]:
        return ["no second page"] if payload.get("callback_id") == "second" else []

    async with SlackWorkspace(checks=nothing) as slack, AsyncExitStack() as stack:
        app = SmallApp(slack)
        await listening(slack, app, stack)
        ruta = await Running(slack, app).form_open()
        with pytest.raises(AssertionError, match="no second page"):
            await ruta.fills({"Kaip sekėsi?": "Gerai", "Kada kitas?": "toliau"})


# ---- messages that change, and Home ----------------------------------------------------------------------------------


async def test_a_pressed_message_is_replaced(running: Running) -> None:
    await running.ruta.says("labas")
    await running.ruta.will_see("Ar susitikote?")

    await running.ruta.presses("Vėliau")
    await running.ruta.will_see("Gerai, vėliau.")

    assert [one.text for one in running.ruta.messages] == ["Gerai, vėliau."]
    with pytest.raises(AssertionError, match="no 'Taip' to press"):
        await running.ruta.presses("Taip")


async def test_an_older_message_can_still_be_pressed_as_it_was(over_http: Running) -> None:
    ruta = over_http.ruta
    await ruta.says("labas")
    await ruta.will_see("Ar susitikote?")
    before = ruta.messages[0]
    await ruta.presses("Vėliau")
    await ruta.will_see("Gerai, vėliau.")

    await ruta.presses("Taip", on=before)
    await ruta.will_see("Kaip sekėsi?")


async def test_home_is_opened_and_pressed(running: Running) -> None:
    ruta = running.ruta
    await ruta.opens_home()
    await running.slack.until_called("views.publish")
    ruta.sees_at_home("Tavo pora", "[Užrašyti]")

    await ruta.presses("Užrašyti")
    await ruta.will_see("Iš home")
    await ruta.opens_home()

    assert running.app.heard[-1]["event"]["view"]["type"] == "home"


# ---- the way in ------------------------------------------------------------------------------------------------------


async def test_the_address_proves_itself(over_http: Running) -> None:
    await over_http.slack.verifies()


async def test_what_is_not_signed_with_the_secret_is_refused() -> None:
    async with SlackWorkspace() as slack, AsyncExitStack() as stack:
        app = SmallApp(slack)
        await listening(slack, app, stack)
        slack.signing_secret = "somebody else's"

        with pytest.raises(NotAcknowledged, match="401"):
            await slack.person("ruta@vejas.example").says("labas")

    assert app.heard == []


async def test_an_app_that_says_nothing_has_not_acknowledged() -> None:
    silence = asyncio.Event()

    async def silent(request: web.Request) -> web.Response:
        await silence.wait()
        return web.Response()

    server = web.Application()
    server.router.add_post("/", silent)
    runner = web.AppRunner(server, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        async with SlackWorkspace(url, acknowledged_within=0.0) as slack:
            with pytest.raises(NotAcknowledged, match="Nothing was acknowledged"):
                await slack.person("ruta@vejas.example").says("labas")
    finally:
        silence.set()
        await runner.cleanup()


async def test_socket_mode_is_refreshed_and_goes_on() -> None:
    async with SlackWorkspace() as slack, AsyncExitStack() as stack:
        app = SmallApp(slack)
        await connected(slack, app, stack)
        await slack.server.sockets.disconnect()
        await slack.app_connects()

        ruta = slack.person("ruta@vejas.example")
        await ruta.says("labas")
        await ruta.will_see("Ar susitikote?")

    assert len(slack.called("apps.connections.open")) == 2
    assert {tuple(sorted(told)) for told in slack.server.sockets.acknowledged} == {("envelope_id",)}
