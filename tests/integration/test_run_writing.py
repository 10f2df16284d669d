"""``pora run`` as a process of its own, with Slack on one side and a language model on the other."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlalchemy import delete, update

from bot.installation import TERMS_VERSION
from bot.writing.tasks import Use
from storage import people
from storage.database import Database
from storage.tables import Address, OutboxMessage
from tests.integration.test_run import running
from tests.support.model.fake_writers import with_writer
from tests.support.model.server import MODEL, serving
from tests.support.people import KEY, PROGRAMME, Start, welcomed
from tests.support.slack.workspace import SlackWorkspace

GUESS = {"refused": False, "wish": "topics", "day": None, "at": None}


async def test_words_that_the_rules_do_not_understand_are_guessed_by_a_model(tmp_path: Path) -> None:
    url = await asyncio.to_thread(_everybody_is_welcomed, tmp_path / "pora.db")
    async with SlackWorkspace() as slack, serving(answers={Use.UNDERSTAND: GUESS}) as model:
        variables = {
            "DATABASE_URL": url,
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
            await ruta.says("na va taip")
            await ruta.will_see("Minutėlę, galvoju")
            await ruta.will_see("🤖 Ar teisingai supratau: nori rasti, apie ką pasikalbėti?")
        [request] = model.requests
        assert request.people["text"] == "na va taip"


def _everybody_is_welcomed(file: Path) -> str:
    """A database in which everybody is, at no place yet, and Rūta has the writing help switched on."""
    rows = welcomed(Start(programme=with_writer(PROGRAMME), restarts=False)).rows
    file.write_bytes(rows)
    database = Database.open(f"sqlite:///{file}", keys=KEY, new_id=iter(()).__next__)
    with database.transaction() as work:
        work.session.execute(update(OutboxMessage).values(address_id=None))
        work.session.execute(delete(Address))
        ruta = people.by_email(work, "ruta@vejas.example")
        assert ruta is not None
        ruta.writer_terms = f"{TERMS_VERSION}:localhost"
    database.close()
    return f"sqlite:///{file}"
