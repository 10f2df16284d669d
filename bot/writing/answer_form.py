"""Checks on the form of an answer: its length, no markup, no words about the model itself."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.conversation.text_folding import CONTROL_CHARACTERS
from bot.writing.answer_prose import Prose
from bot.writing.languages import SENTENCE_END
from bot.writing.placeholders import ADDRESS
from bot.writing.tasks import Adapt, Meant, Summarise, Understand

# In characters, where nothing else is said.
QUESTION = (15, 300)
SUMMARY = 500
STEP = 120
STEPS = 2
TOPIC = (20, 1500)
LONGER_THAN_NOTE = 1.2
LONGER_THAN_TOPIC = (1.5, 100)  # times, and characters more
SENTENCES = 2  # of a question
BACK, AHEAD = timedelta(days=60), timedelta(days=400)


def is_out_of_range(task: Understand, meant: Meant) -> bool:
    """Whether the day is too far away to be meant, or an hour has no day."""
    if meant.day is None:
        return meant.at is not None
    return not task.today - BACK <= meant.day <= task.today + AHEAD


def is_empty(prose: Prose) -> bool:
    """Whether a text of the answer has no letter and no digit."""
    return not all(any(sign.isalnum() for sign in text) for text in prose.texts)


def is_too_long_or_short(prose: Prose) -> bool:
    """Whether a text, or the number of steps, is out of its bounds."""
    text, *steps = prose.texts
    if isinstance(prose.task, Adapt):
        return not QUESTION[0] <= len(text) <= QUESTION[1]
    if isinstance(prose.task, Summarise):
        most = min(SUMMARY, int(LONGER_THAN_NOTE * len(prose.task.note)))
        return len(text) > most or len(steps) > STEPS or any(len(step) > STEP for step in steps)
    most = min(TOPIC[1], int(LONGER_THAN_TOPIC[0] * len(prose.task.topic)) + LONGER_THAN_TOPIC[1])
    return not TOPIC[0] <= len(text) <= most


def lacks_question(prose: Prose) -> bool:
    """Whether an adapted card is not one question, with one sentence before it at most."""
    if not isinstance(prose.task, Adapt):
        return False
    question = prose.whole.strip()
    sentences = [part for part in SENTENCE_END.split(question) if part.strip()]
    return not question.endswith("?") or question.count("?") != 1 or len(sentences) > SENTENCES


_ITSELF = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(as|i am|i m) an? (ai|artificial|assistant|chatbot|bot|large language|language model)\b",
        r"\blanguage models?\b",
        r"\bchat ?gpt\b|\bopenai\b",
        r"\bi (cannot|can t|am (un|not )able to|m (un|not )able to) (help|assist|comply|share|fulfil|provide|answer)",
        r"\b(system|developer) (prompt|message|instruction)",
        r"\b(my|previous|above|earlier) (instructions|prompt)\b",
        r"\bkalbos model",
        r"\bdirbtini\w* intelekt",
        r"\bsistemin\w+ (uzklaus|nurodym|instrukcij|zinut)",
        r"\b(mano|ankstesn\w+|pirmesn\w+|pateikt\w+) (instrukcij|nurodym)",
        r"\bnegaliu (tau |jums |to )?(padeti|padaryti|atsakyti|ivykdyti|pateikti)\b",
    )
)
_PREAMBLE = re.compile(
    r"\W*(?:(?:sure|certainly|of course|absolutely|okay|ok|great question|žinoma|mielai)\s*[!,:.–-]"
    r"|(?:(?:the|your) )?(?:question|summary|answer|topic|klausimas|santrauka|atsakymas|tema)\s*:"
    r"|here(?: is| are|['’]s)\b|štai (?:tavo|jūsų|klausim|santrauk|trump))",
    re.IGNORECASE,
)


def is_about_itself(prose: Prose) -> bool:
    """Whether the model speaks of itself or of its instructions, or begins with a preamble."""
    return prose.adds(_ITSELF) or any(_PREAMBLE.match(text) for text in prose.texts)


_MARKUP = re.compile(
    r"`|\*\*|__|~~"
    r"|^\s{0,3}#{1,6}\s|^\s*[-*•–+]\s|^\s*\d{1,2}[.)]\s|^\s*>|^\s*\|"
    r"|\]\(|<[/a-z!@#]|&#?\w{2,8};"
    r"|[{}\\]"
    r"|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]"  # invisible characters
    r"|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f]"  # emoji
    r"|[\x80-\x9f]",
    re.MULTILINE | re.IGNORECASE,
)


def has_markup(prose: Prose) -> bool:
    """Whether the answer holds markup, code, links, addresses, emoji, invisible characters or lines of its own."""
    # A question and a step are one line each.
    lines = prose.texts if isinstance(prose.task, Adapt) else prose.texts[1:]
    return (
        any(_MARKUP.search(text) or CONTROL_CHARACTERS.search(text) for text in prose.texts)
        or any(len(line.strip().splitlines()) > 1 for line in lines)
        or prose.whole.count("!") > 1
        or ADDRESS.search(prose.plain) is not None
    )
