"""Whether a language model may help: off until its person says so, with all that would be sent, and off again at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import writing_help
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Flow, Page
from bot.turn import Conversation, Turn
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


def _prepare(turn: Turn) -> None:
    on = writing_help.agreed(turn)
    turn.about["is_on"] = "yes" if on else ""
    turn.about["is_off"] = "" if on else "yes"
    turn.about["was_sent"] = "yes" if writer_jobs.latest_sent(turn.store, turn.who.person.id, 1) else ""


def _choice(turn: Turn) -> None:
    answer, person = turn.answers["choice"], turn.who.person
    if answer == "on" and writing_help.here(turn) and turn.installation.language_model is not None:
        person.writer_terms, person.writer_since = turn.installation.language_model.terms, turn.who.now
        turn.say("writing-on")
    elif answer == "on":
        turn.say("writing-none")
    elif answer == "off":
        person.writer_terms = person.writer_since = None
        writer_jobs.stop(turn.store, person.id, turn.who.now)
        turn.say("writing-off")
    elif answer == "sent":
        _show_sent(turn)
    else:
        turn.say("writing-left", on=turn.about["is_on"])


def _show_sent(turn: Turn) -> None:
    """What left last, word for word."""
    turn.say("writing-sent-head")
    for job in writer_jobs.latest_sent(turn.store, turn.who.person.id, SHOWN):
        words = sent_in_words(writer_jobs.sent_of(turn.store, job) or {})
        on = refs.date(turn.who.local_day(job.asked_at))
        turn.line("writing-sent-line", use=job.use, on=on, words=words)


def sent_in_words(sent: Mapping[str, Any]) -> str:
    """What was sent, without what only says how to write the answer."""
    return " · ".join(str(value) for name, value in sent.items() if name not in FORM)


CONVERSATION = Conversation(FLOW, done={"choice": _choice}, prepare=_prepare)
