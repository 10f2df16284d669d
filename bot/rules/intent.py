"""Recognises the intent of free text by rules: stems in both languages, and dates. Nothing is stored until people confirm it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.conversation.text_folding import fold
from bot.rules.when import find_date, parse_date


class IntentKind(StrEnum):
    """The kind of an intent."""

    TOPICS = "topics"
    MET = "met"
    NOT_MET = "not_met"
    PLAN = "plan"
    PAUSE = "pause"
    HELP = "help"
    HELLO = "hello"
    THANKS = "thanks"
    NOTE = "note"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Intent:
    """A recognised intent, with the day or local time that the text names."""

    kind: IntentKind
    when: date | datetime | None = None


_TOPICS = re.compile(
    r"\b(nera|neturim\w*|neturiu|truksta|reik\w*|duok\w*|pasiulyk\w*|kokia?s?)\b.{0,20}\btem\w+"
    r"|\bapie ka\b.{0,30}\b(kalb|snek|pasikalb)\w*|\bne(be)?turi(m\w*|u)? apie ka\b"
    r"|\b(what|something)\b.{0,20}\b(talk|discuss)\w*|\bnothing to (talk|discuss)\w*"
    r"|\b(need|any|suggest|give)\b.{0,15}\btopics?\b"
)
_NOT_MET = re.compile(
    r"\bne(be)?susitik\w*|\bnepavyko susitikti\b|\b(did not|didn t|haven t|have not|couldn t|could not)\b.{0,12}\b(meet|met)\b"
)
_MET = re.compile(
    r"\b(susitikom\w*|susitikau|buvom\w* susitik\w*|pasikalbejom\w*|kalbejom\w*|matemes)\b"
    r"|\b(we|i) (have |had )?(just )?met\b|\bwe (have |had )?(just )?(talked|spoke)\b|\bhad (our|a|the) (meeting|call|talk)\b"
)
_PLAN = re.compile(
    r"\b(susitinkam\w*|susitiksim\w*|susitikime|susitikti|susitikim(as|a)|planuoj\w*|suplanuo\w*|perkel\w*|perkelkim\w*)\b"
    r"|\b(let s|we ll|we will|shall we|can we|want to|going to|plan to)\b.{0,12}\b(meet|talk)\b"
    r"|\bmeeting (is )?(on|at|next|this|tomorrow)\b"
    r"|\b(move|reschedule|book|plan|schedule)\b|^meet\b"
)
_MEET = re.compile(
    r"\b(shall|can|could) we meet\b|\blet s meet\b|^(gal )?susitinkam\w*\b"
)  # when is still to be said
_PAUSE = re.compile(
    r"\b(pristabdy\w*|pauz\w*|atostog\w*|serg\w*)\b|\b(pause|on leave|on holiday|vacation|ill|sick)\b"
)
_UNTIL = re.compile(
    r"\b(?:iki|until|till)\b(.*)", re.IGNORECASE | re.DOTALL
)  # of a pause: its last word counts
_HELP = re.compile(
    r"^(ka (tu )?(moki|gali)\w*|pagalb\w*|help|how does this work|what can you do|kaip .{0,15}veikia\w*)\b"
)
_HELLO = re.compile(
    r"^(labas|laba diena|labas rytas|labas vakaras|sveik\w*|hi|hello|hey|good (morning|afternoon|evening))\b"
)
_THANKS = re.compile(r"^(aciu|dekui|dekoju|thanks?|thank you|thx)\b")
SHORT = 4  # words: a greeting or thanks, not a story that begins with one
NEWS = 12  # words: that they met, not what they talked about, which is worth keeping


def recognise(text: str, *, language: str, now: datetime) -> Intent:
    """The intent of a text. ``now`` is local to its writer. Unclear dates are left out, never guessed."""
    said = fold(text)
    words = len(said.split())
    if words <= SHORT:
        for kind, pattern in (
            (IntentKind.HELP, _HELP),
            (IntentKind.HELLO, _HELLO),
            (IntentKind.THANKS, _THANKS),
        ):
            if pattern.search(said):
                return Intent(kind)
    if _TOPICS.search(said):
        return Intent(IntentKind.TOPICS)
    if _NOT_MET.search(said):
        return Intent(IntentKind.NOT_MET)
    if _MET.search(said) and words <= NEWS:
        found = find_date(text, language=language, now=now, toward="past")
        return Intent(IntentKind.MET, found.value if found else None)
    ahead = find_date(text, language=language, now=now, toward="future")
    if _PLAN.search(said) and (ahead or words <= (NEWS if _MEET.search(said) else 2 * SHORT)):
        return Intent(IntentKind.PLAN, ahead.value if ahead else None)
    if ahead is not None and ahead.end - ahead.start >= len(text.strip()) - 2:
        return Intent(IntentKind.PLAN, ahead.value)
    if _PAUSE.search(said) and words <= 2 * SHORT:
        until = _UNTIL.search(text)
        if until is not None and (plain := parse_date(until[1], language=language, now=now)) is not None:
            return Intent(
                IntentKind.PAUSE, plain
            )  # "until 30 march": the day alone is plain where nothing else ends then
        last = find_date(until[1], language=language, now=now, toward="future") if until else ahead
        return Intent(IntentKind.PAUSE, last.value if last else None)
    if _HELP.search(said):
        return Intent(IntentKind.HELP)
    return Intent(IntentKind.NOTE if words > SHORT else IntentKind.UNKNOWN)
