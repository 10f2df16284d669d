"""Privacy: who sees what, a copy of the person's data, erasing it."""

from __future__ import annotations

import json

from bot import writing_help
from bot.commands.own_data import SECTIONS, own_data
from bot.commands.own_data_text import own_data_text
from bot.conversation.messages import File, Say
from bot.flows.welcome import NOTICE_VERSION, notice_version, say_telegram_notice
from bot.texts.loader import load_texts
from bot.turn import Turn
from storage import erasure


def run(turn: Turn, rest: str) -> None:
    """Reply with the privacy notice: the short layer as in the welcome, then the whole."""
    turn.say("welcome-sees")
    turn.say("privacy-notice", version=NOTICE_VERSION)
    say_telegram_notice(turn)
    if writing_help.available_model(turn) is not None:
        turn.line("privacy-writing")
    days = turn.who.member.programme.retention_days
    turn.line(
        "privacy-kept",
        private=days["private_notes"],
        shared=days["shared_notes"],
        facts=days["meeting_facts"],
    )
    turn.line("privacy-rights")


def my_data(turn: Turn, rest: str) -> None:
    """Reply with a copy of the person's own data, as text and as JSON; nothing of the partner's."""
    copy = own_data(erasure.copy_of(turn.store, turn.who.person))
    turn.effects.unrecorded = True  # a kept reply would be a second copy of everything
    turn.say("data-head")
    for section in SECTIONS:
        if copy[section]:
            turn.line("data-line", section=section, count=len(copy[section]))
    turn.reply(File("pora.txt", "text/plain", own_data_text(copy, load_texts(), turn.who.reader)))
    turn.reply(File("pora.json", "application/json", json.dumps(copy, ensure_ascii=False, indent=2)))


def erase(turn: Turn, rest: str) -> None:
    """Say what erasing does, then ask."""
    turn.say("erase-effects")
    turn.begin("erase")


def show_changed_notice(turn: Turn) -> bool:
    """Show the privacy notice again if it has changed since the person read it. Returns whether it was shown."""
    person, version = turn.who.person, notice_version(turn.who)
    if person.welcomed_at is None or person.notice_seen == version:
        return False
    person.notice_seen = version
    turn.reply(Say("privacy-changed"))
    run(turn, "")
    return True
