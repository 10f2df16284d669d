"""Whether a language model may help: off until its person says so, with all that would be sent, and off again at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import writing_help as drafting
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import date_alone
from bot.turn import Conversation, Scene
from storage import writer_jobs

FLOW = Flow(
    "writing-help",
    pages=(
        Page(
            "choice",
            (
                Choice(
                    name="choice",
                    of=("on", "off", "sent", "leave"),
                    needs={"on": "is_off", "off": "is_on", "sent": "was_sent"},
                    seen_by=SeenBy.SETTINGS,
                ),
            ),
        ),
    ),
)
SHOWN = 3  # the latest requests
FORM = frozenset({"language", "address"})


def _prepare(scene: Scene) -> None:
    on = drafting.agreed(scene)
    scene.about["is_on"] = "yes" if on else ""
    scene.about["is_off"] = "" if on else "yes"
    scene.about["was_sent"] = "yes" if writer_jobs.latest_sent(scene.work, scene.person.id, 1) else ""


def _choice(scene: Scene) -> None:
    answer, person = scene.answers["choice"], scene.person
    if answer == "on" and drafting.here(scene) and scene.writing is not None:
        person.writer_terms, person.writer_since = scene.writing.terms, scene.now
        scene.say("writing-on")
    elif answer == "on":
        scene.say("writing-none")
    elif answer == "off":
        person.writer_terms = person.writer_since = None
        writer_jobs.stop(scene.work, person.id, scene.now)
        scene.say("writing-off")
    elif answer == "sent":
        _show_sent(scene)
    else:
        scene.say("writing-left", on=scene.about["is_on"])


def _show_sent(scene: Scene) -> None:
    """What left last, word for word."""
    scene.say("writing-sent-head")
    for job in writer_jobs.latest_sent(scene.work, scene.person.id, SHOWN):
        words = sent_in_words(writer_jobs.sent_of(scene.work, job) or {})
        on = date_alone(scene.local_day(job.asked_at))
        scene.line("writing-sent-line", use=job.use, on=on, words=words)


def sent_in_words(sent: Mapping[str, Any]) -> str:
    """What was sent, without what only says how to write the answer."""
    return " · ".join(str(value) for name, value in sent.items() if name not in FORM)


CONVERSATION = Conversation(FLOW, done={"choice": _choice}, prepare=_prepare)
