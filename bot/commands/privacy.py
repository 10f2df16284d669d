"""Who sees what, my own data, and taking it away."""

from __future__ import annotations

import json

from bot import writing_help as drafting
from bot.commands.own_data import SECTIONS, own, readable
from bot.conversation.messages import File, Say
from bot.flows.welcome import NOTICE_VERSION, notice_of, tell_of_telegram
from bot.texts.loader import load_texts
from bot.turn import Scene
from storage import erasure


def run(scene: Scene, rest: str) -> None:
    """The notice: the short layer as in the welcome, then the whole of it."""
    scene.say("welcome-sees")
    scene.say("privacy-notice", version=NOTICE_VERSION)
    tell_of_telegram(scene)
    if drafting.here(scene):
        scene.line("privacy-writing")
    days = scene.member.programme.retention_days
    scene.line(
        "privacy-kept",
        private=days["private_notes"],
        shared=days["shared_notes"],
        facts=days["meeting_facts"],
    )
    scene.line("privacy-rights")


def my_data(scene: Scene, rest: str) -> None:
    """A copy of the person's own data, for people and for programs; nothing of the partner's."""
    copy = own(erasure.copy_of(scene.work, scene.person))
    scene.unrecorded = True  # a second copy of everything need not lie around
    scene.say("data-head")
    for section in SECTIONS:
        if copy[section]:
            scene.line("data-line", section=section, count=len(copy[section]))
    scene.replies.append(File("pora.txt", "text/plain", readable(copy, load_texts(), scene.reader)))
    scene.replies.append(
        File("pora.json", "application/json", json.dumps(copy, ensure_ascii=False, indent=2))
    )


def erase(scene: Scene, rest: str) -> None:
    """What erasing would do, then the question."""
    scene.say("erase-effects")
    scene.begin("erase")


def changed(scene: Scene) -> bool:
    """Show the notice anew where it has changed since the person read it; whether it was shown."""
    if scene.person.welcomed_at is None or scene.person.notice_seen == notice_of(scene):
        return False
    scene.person.notice_seen = notice_of(scene)
    scene.replies.append(Say("privacy-changed"))
    run(scene, "")
    return True
