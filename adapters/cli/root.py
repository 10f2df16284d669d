"""All commands of ``pora``. Heavy libraries are imported by the command that needs them."""

from __future__ import annotations

import typer

from adapters.cli import (
    ai,
    cards,
    chat,
    check,
    demo,
    flows,
    keys,
    operations,
    programme,
    run,
    slack,
    telegram,
    when,
)

app = typer.Typer(
    name="pora",
    help="Pora: a chat companion for mentoring pairs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
app.command("chat")(chat.chat)
app.command("demo")(demo.demo)
app.command("run")(run.run)
app.command("check")(check.check)
app.command("cards")(cards.cards)
app.command("flows")(flows.flows)
app.command("when")(when.when)
app.command("slack-manifest")(slack.slack_manifest)
app.command("telegram-invite")(telegram.telegram_invite)
app.command("backup")(operations.backup)
app.command("outbox")(operations.show_outbox)
app.add_typer(programme.app, name="programme")
app.add_typer(keys.app, name="keys")
app.add_typer(ai.app, name="ai")
