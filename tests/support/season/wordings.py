"""Rules of the words themselves: the reader's language and form of address, and no part of the program in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.conversation.messages import Footnote, Question, Words
from bot.texts.loader import LANGUAGES, load_texts
from tests.support.season.participant import HEARD, THOUGHTS
from tests.support.season.record import Received, Record
from tests.support.season.sentences import FORMS, foreign, ids, labels, says, threes

MACHINE = re.compile(r"\{|\}|\bNone\b|\bTrue\b|\bFalse\b|Traceback|<[A-Za-z_.]+ object|\$\w")
TOKEN = re.compile(r"[a-z]+(?:-[a-z0-9_]+)+")
BEGUN = tuple(
    words[:24] for thoughts in (*THOUGHTS.values(), HEARD.values()) for words in thoughts
)  # as in a list of notes
WRITTEN_BY = re.compile(r"^[🔒👥]")  # how a note begins where notes are listed
IN_BOTH = frozenset({"language"})  # the first question of all is asked in both languages


def in_a_foreign_language(record: Record) -> list[str]:
    """Words of another language, or of another form of address, than their reader chose."""
    seen: dict[tuple[str, str, str], str | None] = {}
    found = []
    for one in record.received:
        state = record.person_state(one.person, one.at)
        for line in _lines(one):
            key = line, state.language, state.address
            if key not in seen:
                seen[key] = foreign_part(*key)
            if seen[key] is not None:
                found.append(
                    f"{seen[key]!r} to somebody who reads {state.language} ({state.address}): {record.describe(one)}"
                )
    return found


def foreign_part(line: str, language: str, form: str) -> str | None:
    """What in a line is of another language or form; None where nothing is."""
    if line in labels({"lt": "en", "en": "lt"}[language]) - labels(language):
        return line
    strange = foreign(language, form)
    return next((" ".join(three) for three in threes(line) if three in strange), None)


def _lines(one: Received) -> Iterator[str]:
    """What Pora says in it, a line each, without what people wrote, without the question that is asked in both languages."""
    for message in one.messages:
        if isinstance(message, Question):
            if message.fields[0].name in IN_BOTH:
                continue
            yield from (line for card in message.above for line in card.whole.splitlines())
            pressed = message.controls
            yield from filter(None, (pressed.open, pressed.send, pressed.later, pressed.back, pressed.own))
            for shown in message.fields:
                yield from (line for line in shown.question.splitlines() if not _quoted(line))
                yield shown.seen_by
                yield from (option.label for option in shown.options if not _quoted(option.label))
                yield from [shown.skip] if shown.skip else []
                yield from [shown.unclear] if shown.unclear else []
        elif isinstance(message, Words):
            yield from (line for line in message.text.splitlines() if not _quoted(line))
        elif isinstance(message, Footnote):
            yield message.small


def _quoted(line: str) -> bool:
    """Whether people wrote it, or it is the rule for afterwards: a note that stays in the words of whoever chose it."""
    if "yq" in line or any(one in line for one in BEGUN):
        return True
    return WRITTEN_BY.search(line) is not None and line.endswith(rules_for_afterwards())


@cache
def rules_for_afterwards() -> tuple[str, ...]:
    texts = load_texts()
    return tuple(
        texts.say(f"closing-rule-{rule}", language, form)
        for rule in ("month", "quarter", "needed", "done")
        for language in LANGUAGES
        for form in FORMS
    )


def with_parts_of_the_machine(record: Record) -> list[str]:
    """A raw text id, a brace, None: something was not put into words."""
    return [
        f"{part!r} in {record.describe(one)}"
        for one in record.received
        if (part := machine_part(one.prose)) is not None
    ]


def machine_part(text: str) -> str | None:
    """What in a text is of the machine; None where nothing is."""
    said = "\n".join(line for line in text.splitlines() if line not in labels("en"))  # "None so far"
    if (match := MACHINE.search(said)) is not None:
        return match.group()
    return next((token for token in TOKEN.findall(text) if token in ids()), None)


def apologies(record: Record) -> list[str]:
    """Somebody was told that something went wrong."""
    return [record.describe(one) for one in record.received if says(one.prose, "failure")]
