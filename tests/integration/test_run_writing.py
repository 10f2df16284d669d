"""``pora run`` as a process of its own, with Slack on one side and a language model on the other."""

from __future__ import annotations

from pathlib import Path

from bot.writing.tasks import Use
from tests.integration.test_run import apply_roster, running
from tests.person import PROGRAMME
from tests.support.model_server import MODEL, serving
from tests.support.slack_workspace import SlackWorkspace
from tests.support.writers import with_writer

GUESS = {"refused": False, "wish": "topics", "day": None, "at": None}


async def test_words_that_the_rules_do_not_understand_are_guessed_by_a_model(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'pora.db'}"
    apply_roster(tmp_path, database, with_writer(PROGRAMME))
    async with SlackWorkspace() as slack, serving(answers={Use.UNDERSTAND: GUESS}) as model:
        variables = {
            "DATABASE_URL": database,
            "PORA_SLACK_MODE": "http",
            "PORA_HTTP_PORT": "0",
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "OPENAI_MODEL": MODEL,
            "OPENAI_BASE_URL": model.base_url,
        }
        async with running(tmp_path, variables) as port:
            slack.app_listens(f"http://127.0.0.1:{port}/slack/events")
            ruta = slack.person("ruta@vejas.example")
            await ruta.says("labas")
            await ruta.will_see("Kuria kalba rašome?")
            for step in ("Lietuviškai", "Tu", "Aišku, tęskime", "Rūta", "Tinka"):
                await ruta.looks()
                await (ruta.fills({ruta.fields[0]: step}) if ruta.modal else ruta.presses(step))
            await ruta.closes()
            await ruta.says("/mentor rašymo-pagalba")
            await ruta.fills({ruta.fields[0]: "Taip, įjunk"})
            await ruta.says("na va taip")
            await ruta.will_see("🤖 Ar to nori: rasti, apie ką pasikalbėti?")
        [request] = model.requests
        assert request.people["text"] == "na va taip"
