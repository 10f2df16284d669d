"""Writing help on or off: a language model helps only a person who has agreed to it, and no longer once they switch it off."""

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
MAX_SHOWN = 3  # the latest requests
OUTPUT_FORM = frozenset({"language", "address"})  # how the answer is to be worded: not the person's text


def _prepare(turn: Turn) -> None:
    on = writing_help.has_agreed(turn)
    turn.about["is_on"] = "yes" if on else ""
    turn.about["is_off"] = "" if on else "yes"
    turn.about["was_sent"] = "yes" if writer_jobs.latest_sent(turn.store, turn.who.person.id, 1) else ""


def _choice(turn: Turn) -> None:
    answer, person, model = turn.answers["choice"], turn.who.person, writing_help.available_model(turn)
    if answer == "on" and model is not None:
        person.writer_terms, person.writer_since = model.terms, turn.who.now
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
    """Show the texts that were sent last, word for word."""
    turn.say("writing-sent-head")
    for job in writer_jobs.latest_sent(turn.store, turn.who.person.id, MAX_SHOWN):
        words = sent_text(writer_jobs.sent_of(turn.store, job) or {})
        on = refs.date(turn.who.local_day(job.asked_at))
        turn.line("writing-sent-line", use=job.use, on=on, words=words)


def sent_text(sent: Mapping[str, Any]) -> str:
    """The person's text in a request, without the settings for the wording of the answer."""
    return " · ".join(str(value) for name, value in sent.items() if name not in OUTPUT_FORM)


CONVERSATION = Conversation(FLOW, done={"choice": _choice}, prepare=_prepare)
