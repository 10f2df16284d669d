"""A season of one pair on two platforms, as a transcript: the mentee in Slack, the mentor in Telegram, one process.

``pytest --update-transcripts`` writes ``tests/transcripts/two_platforms.story`` anew; what changed is for a person to read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.test_telegram_run import ON
from tests.support.both_platforms import InSlack, InTelegram, PoraInBoth, Tale, link_in
from tests.support.slack.server import Member
from tests.support.slack.workspace import SlackWorkspace
from tests.support.telegram.api import BotApi

GOLDEN = Path(__file__).parents[1] / "transcripts" / "two_platforms.story"
ROSTER = """
name,role,email,language,mentor
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,
James Walker,mentor,james@vejas.example,en,
Rūta Kazlauskė,mentee,ruta@vejas.example,lt,james@vejas.example
"""
IN_SLACK = (
    Member("ausra@vejas.example", "Aušra Stankevičienė"),
    Member("ruta@vejas.example", "Rūta Kazlauskė"),
)
JAMES, RUTA = 7_000_001, 7_000_002


async def test_a_pair_on_two_platforms(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    api = BotApi(limits=False)
    async with SlackWorkspace(members=IN_SLACK) as slack:
        more = {"roster": ROSTER, "programme": ON}
        async with PoraInBoth(slack, api, tmp_path, **more) as pora:
            tale = Tale(pora)
            people = await first_half(tale)
        async with PoraInBoth(slack, api, tmp_path, **more) as pora:
            tale.remarks("The process ends here, with a window open, and another one goes on.")
            await tale.goes_on(pora)
            await second_half(tale, *people)
    told = tale.text()
    if pytestconfig.getoption("--update-transcripts"):
        GOLDEN.write_text(told, "utf-8")
    assert told == GOLDEN.read_text("utf-8")
    assert api.refused == []


async def first_half(tale: Tale) -> tuple[InSlack, InSlack, InTelegram]:
    """From the invitation to a note that is half written."""
    ausra = tale.in_slack("ausra@vejas.example", "Aušra")
    ruta = tale.in_slack("ruta@vejas.example", "Rūta")
    tale.remarks(
        "Rūta is in Slack, in Lithuanian. James is not: Aušra, who coordinates, hands him a link to Telegram."
    )
    await ausra.says("/pairs pakviesti James")
    code = link_in([one.text for one in ausra.person.messages] + [ausra.person.new_text])
    james = tale.in_telegram(JAMES, "James", "en")
    await james.says(f"/start {code}")

    tale.remarks(
        "Rūta plans in Slack; James gets the news in Telegram, in English, with a file for his calendar."
    )
    await ruta.says("kitą antradienį 15 val.")
    await ruta.presses("Taip")
    await tale.passes(days=9, hours=1)

    tale.remarks("Both are asked whether they met, each where they are.")
    await ruta.presses("Taip")
    await ruta.fills("5")
    await ruta.presses("Vėliau")
    await james.presses("Yes")
    await james.presses("4")
    await james.presses("Later")

    tale.remarks("Rūta opens the window for a note to both.")
    await ruta.says("/mentor užrašas")
    await ruta.fills("Mums dviem")
    return ausra, ruta, james


async def second_half(tale: Tale, ausra: InSlack, ruta: InSlack, james: InTelegram) -> None:
    """From that note to the end."""
    await ruta.fills("Pirma paklausk, ko bijo kita pusė. Tada siūlyk.")
    await ruta.fills("Žingsnių nėra")
    await tale.passes(days=6)

    tale.remarks(
        "Rūta connects Telegram herself. A question that she was asked in Slack is answered on her telephone."
    )
    await ruta.says("kitas")
    await ruta.says("/mentor prijungti telegram")
    code = link_in([one.text for one in ruta.person.messages] + [ruta.person.new_text])
    phone = tale.in_telegram(RUTA, "Rūta", "lt")
    await phone.says(f"/start {code}")
    await phone.presses("Telegram")
    await phone.says("vasario 2 d. 10 val.")
    await phone.presses("Taip")

    tale.remarks(
        "James proposes an agreement in Telegram, a tap a question; Rūta confirms it on her telephone."
    )
    await james.says("/agreement")
    for answer in (2, 1, 1, 1, 1, 1, 2, 1):
        await james.presses(james.options[answer - 1])
    await james.says("skip")
    await james.presses("Send it")
    await tale.passes(days=2)
    await phone.presses("Tinka")

    tale.remarks("A week off. James sees a date and no more; it ends by itself.")
    await phone.says("pauzė iki sausio 29 d.")
    await phone.presses("Taip")
    await tale.passes(days=8)

    tale.remarks(
        "Weeks without a meeting. She is asked why, where she wants to be asked now; both get the same three cards."
    )
    await tale.passes(weeks=7)
    await phone.presses("Nėra apie ką kalbėtis")
    await james.says("/topics")

    tale.remarks("James ends it, without a reason. Rūta reads a neutral line; Aušra that it has ended.")
    await james.says("/mentor end")
    await james.presses("End it")
    await james.presses("No message")
    await tale.passes(days=1)
    await ausra.says("/pairs būsena Rūta")
