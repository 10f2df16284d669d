"""``pora run`` with both tokens, against an emulator of Slack and a Bot API at once: one person comes from one to the other."""

from __future__ import annotations

import re
from pathlib import Path

from tests.integration.test_run import apply_roster, running
from tests.integration.test_telegram_run import ON, sees
from tests.support.slack.workspace import SlackWorkspace
from tests.support.telegram.api import TOKEN, BotApi, Server


async def test_a_mentor_connects_telegram_from_slack_and_goes_on_there(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'pora.db'}"
    apply_roster(tmp_path, database, ON)
    async with SlackWorkspace() as slack, Server(BotApi(limits=False)) as telegram:
        variables = {
            "DATABASE_URL": database,
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "TELEGRAM_API_URL": telegram.url,
            "TELEGRAM_BOT_TOKEN": TOKEN,
        }
        async with running(tmp_path, variables):
            slack.app_listens("")
            await slack.app_connects()
            tomas = slack.person("tomas@vejas.example")
            await tomas.says("labas")
            await tomas.will_see("Kuria kalba rašome?")
            await tomas.presses("Lietuviškai")
            for asked, answer in (
                ("Kaip kreiptis", "Tu"),
                ("skambink 112", "Aišku, tęskime"),
                ("Kaip į tave kreiptis", "Tomai"),
                ("09:00–17:00", "Tinka"),
            ):
                await tomas.will_see(asked)
                await tomas.fills({tomas.fields[0]: answer})
            await tomas.will_see("viskas paruošta")
            await tomas.says("prijungti telegram")
            await tomas.will_see("https://t.me/pora_example_bot?start=")
            found = re.search(r"\?start=([\w-]+)", tomas.new_text)
            assert found

            there = telegram.api.person(7000001)
            there.says(f"/start {found[1]}")
            await sees(there, "Telegram")
            await tomas.will_see("Telegram")
            there.says("/mentor būsena")
            await sees(there, "Rūta Kazlauskė")
            assert not telegram.api.refused
