"""Who sees what, my own data, and taking it away."""

from __future__ import annotations

import json

from bot import writing_help
from bot.commands.own_data import SECTIONS, own, readable
from bot.conversation.messages import File, Say
from bot.flows.welcome import NOTICE_VERSION, notice_of, tell_of_telegram
from bot.texts.loader import load_texts
from bot.turn import Turn
from storage import erasure


def run(turn: Turn, rest: str) -> None:
    """The notice: the short layer as in the welcome, then the whole of it."""
    turn.say("welcome-sees")
    turn.say("privacy-notice", version=NOTICE_VERSION)
    tell_of_telegram(turn)
    if writing_help.here(turn):
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
    """A copy of the person's own data, for people and for programs; nothing of the partner's."""
    copy = own(erasure.copy_of(turn.store, turn.who.person))
    turn.effects.unrecorded = True  # a second copy of everything need not lie around
    turn.say("data-head")
    for section in SECTIONS:
        if copy[section]:
            turn.line("data-line", section=section, count=len(copy[section]))
    turn.reply(File("pora.txt", "text/plain", readable(copy, load_texts(), turn.who.reader)))
    turn.reply(File("pora.json", "application/json", json.dumps(copy, ensure_ascii=False, indent=2)))


def erase(turn: Turn, rest: str) -> None:
    """What erasing would do, then the question."""
    turn.say("erase-effects")
    turn.begin("erase")


def changed(turn: Turn) -> bool:
    """Show the notice anew where it has changed since the person read it; whether it was shown."""
    if turn.who.person.welcomed_at is None or turn.who.person.notice_seen == notice_of(turn):
        return False
    turn.who.person.notice_seen = notice_of(turn)
    turn.reply(Say("privacy-changed"))
    run(turn, "")
    return True
