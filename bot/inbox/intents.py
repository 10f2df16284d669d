"""What free text leads to. Whatever would be stored is shown back first; nothing is stored on a guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.commands import MENTOR
from bot.commands.help import alone
from bot.commands.notes import last_meeting
from bot.conversation.date_fields import to_iso
from bot.rules.intent import Intent, IntentKind, recognise
from bot.turn import Scene

CONFIDENT = frozenset(
    {
        IntentKind.TOPICS,
        IntentKind.MET,
        IntentKind.NOT_MET,
        IntentKind.PLAN,
        IntentKind.PAUSE,
        IntentKind.HELP,
    }
)
"""What is done even where something else was being asked."""

WITHOUT_PAIR = frozenset({IntentKind.HELP, IntentKind.HELLO, IntentKind.THANKS, IntentKind.UNKNOWN})


def respond(scene: Scene, heard: Intent, text: str) -> None:
    """Do what the text asks for; what it would store is asked about."""
    if scene.couple is None and heard.kind not in WITHOUT_PAIR:
        scene.say(alone(scene))
        return
    _RESPONSES[heard.kind](scene, heard, text)


def _met(scene: Scene, heard: Intent, _: str) -> None:
    day = scene.day_just_planned() if heard.when is None else heard.when
    if day is None:
        scene.begin("check-in", about={"source": "heard"})
        return
    on = to_iso(day)[:10]
    scene.begin(
        "check-in", about={"source": "heard_day", "on": on, "when": {"day": on}}, answers={"met_on": on}
    )


def _plan(scene: Scene, heard: Intent, _: str) -> None:
    scene.begin("plan", answers={"when": to_iso(heard.when)} if heard.when else {})


def _pause(scene: Scene, heard: Intent, _: str) -> None:
    scene.begin("pause", answers={"until": to_iso(heard.when)[:10]} if heard.when else {})


def _note(scene: Scene, _: Intent, text: str) -> None:
    kept = {"kept": "yes"} if scene.typed_is_kept else {}
    scene.begin("heard", about={**last_meeting(scene), "text": text, **kept})


def note_at_once(scene: Scene, text: str) -> bool:
    """Whoever is asked whether to write something down, and just writes it, is asked for whom. False for a few words."""
    if recognise(text, language=scene.reader.language, now=scene.reader.now).kind is not IntentKind.NOTE:
        return False
    kept = {"kept": "yes"} if scene.typed_is_kept else {}
    scene.begin("heard", about={**last_meeting(scene), "text": text, "then": "steps", **kept})
    return True


_RESPONSES: Mapping[IntentKind, Callable[[Scene, Intent, str], None]] = {
    IntentKind.TOPICS: lambda scene, _, __: scene.begin("topics"),
    IntentKind.MET: _met,
    IntentKind.NOT_MET: lambda scene, _, __: scene.begin("nudge", about={"reason": "heard"}),
    IntentKind.PLAN: _plan,
    IntentKind.PAUSE: _pause,
    IntentKind.HELP: lambda scene, _, __: MENTOR["help"].run(scene, ""),
    IntentKind.HELLO: lambda scene, _, __: scene.say("hello-back"),
    IntentKind.THANKS: lambda scene, _, __: scene.say("thanks-back"),
    IntentKind.NOTE: _note,
    IntentKind.UNKNOWN: lambda scene, _, __: scene.say("not-understood"),
}
