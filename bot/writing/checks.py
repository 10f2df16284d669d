"""What a language model's answer has to stand before anybody sees it. Answers still hold placeholders here.

Nothing is mended: an answer with a fault is dropped, and the curated text serves. A word that the task itself holds is seldom
a fault: a lawyer's own goal may speak of courts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.conversation.text_folding import CONTROL_CHARACTERS, fold
from bot.writing.advice import ADVICE
from bot.writing.languages import FUNCTION_WORDS, SENTENCE_END, written_in
from bot.writing.names import Roster, folded, stems
from bot.writing.placeholders import ADDRESS, PLACEHOLDER, Seen, seen
from bot.writing.tasks import (
    ANSWERS,
    Adapt,
    Adapted,
    Answer,
    Meant,
    Reword,
    Reworded,
    Summarise,
    Summary,
    Task,
    Trouble,
    Understand,
    use_of,
)
from conversation_prompts.wording import informal_word

QUESTION = (15, 300)  # characters
SUMMARY = 500
STEP = 120
STEPS = 2
TOPIC = (20, 1500)
LONGER_THAN_NOTE = 1.2
LONGER_THAN_TOPIC = (1.5, 100)  # times, and characters more
SENTENCES = 2  # of a question
BACK, AHEAD = timedelta(days=60), timedelta(days=400)


@dataclass(frozen=True, slots=True)
class _Prose:
    """Words that were written, beside those that were sent."""

    task: Adapt | Summarise | Reword
    source: str  # all that the task says
    pieces: tuple[str, ...]  # each text of the answer
    names: Collection[str]  # of everybody in the programme

    @property
    def whole(self) -> str:
        return "\n".join(self.pieces)

    @property
    def plain(self) -> str:
        """The answer without placeholders."""
        return PLACEHOLDER.sub(" ", self.whole)

    def adds(self, patterns: Iterable[re.Pattern[str]]) -> bool:
        """Whether the answer, folded, says one of these of which the task says nothing."""
        said, sent = fold(self.plain), fold(self.source)
        return any(pattern.search(said) and not pattern.search(sent) for pattern in patterns)


def fault_of(task: Task, answer: Answer, *, names: Collection[str] = ()) -> Trouble | None:
    """The first fault of an answer to this task, or None. ``names`` are the whole names of everybody in the programme."""
    if not isinstance(answer, ANSWERS[use_of(task)]):
        return Trouble.WRONG_FORM
    if isinstance(task, Understand):
        return _misplaced(task, answer) if isinstance(answer, Meant) else None
    prose = _Prose(task, _source(task), tuple(_pieces(answer)), names)
    return next((trouble for trouble, found in _FAULTS if found(prose)), None)


def _source(task: Adapt | Summarise | Reword) -> str:
    if isinstance(task, Adapt):
        return f"{task.card}\n{task.goal}"
    return task.note if isinstance(task, Summarise) else task.topic


def _pieces(answer: Answer) -> Iterator[str]:
    if isinstance(answer, Adapted):
        yield answer.question
    elif isinstance(answer, Summary):
        yield answer.summary
        yield from answer.steps
    elif isinstance(answer, Reworded):
        yield answer.topic


# form and length


def _misplaced(task: Understand, meant: Meant) -> Trouble | None:
    """A day that nobody means, or an hour of no day."""
    if meant.day is None:
        return Trouble.WRONG_FORM if meant.at is not None else None
    return None if task.today - BACK <= meant.day <= task.today + AHEAD else Trouble.WRONG_FORM


def _empty(prose: _Prose) -> bool:
    return not all(any(sign.isalnum() for sign in piece) for piece in prose.pieces)


def _too_long_or_short(prose: _Prose) -> bool:
    text, *steps = prose.pieces
    if isinstance(prose.task, Adapt):
        return not QUESTION[0] <= len(text) <= QUESTION[1]
    if isinstance(prose.task, Summarise):
        most = min(SUMMARY, int(LONGER_THAN_NOTE * len(prose.task.note)))
        return len(text) > most or len(steps) > STEPS or any(len(step) > STEP for step in steps)
    most = min(TOPIC[1], int(LONGER_THAN_TOPIC[0] * len(prose.task.topic)) + LONGER_THAN_TOPIC[1])
    return not TOPIC[0] <= len(text) <= most


def _no_question(prose: _Prose) -> bool:
    if not isinstance(prose.task, Adapt):
        return False
    question = prose.whole.strip()
    sentences = [part for part in SENTENCE_END.split(question) if part.strip()]
    return not question.endswith("?") or question.count("?") != 1 or len(sentences) > SENTENCES


# what it says of itself

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


def _about_itself(prose: _Prose) -> bool:
    """The model speaks of itself, of what it was told, or to whoever asked it."""
    return prose.adds(_ITSELF) or any(_PREAMBLE.match(piece) for piece in prose.pieces)


# markup

_MARKUP = re.compile(
    r"`|\*\*|__|~~"
    r"|^\s{0,3}#{1,6}\s|^\s*[-*•–+]\s|^\s*\d{1,2}[.)]\s|^\s*>|^\s*\|"
    r"|\]\(|<[/a-z!@#]|&#?\w{2,8};"
    r"|[{}\\]"
    r"|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]"  # signs that nobody sees
    r"|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f]"  # emoji
    r"|[\x80-\x9f]",
    re.MULTILINE | re.IGNORECASE,
)


def _marked_up(prose: _Prose) -> bool:
    lines = (
        prose.pieces if isinstance(prose.task, Adapt) else prose.pieces[1:]
    )  # a question and a step are a line
    return (
        any(_MARKUP.search(piece) or CONTROL_CHARACTERS.search(piece) for piece in prose.pieces)
        or any(len(line.strip().splitlines()) > 1 for line in lines)
        or prose.whole.count("!") > 1
        or ADDRESS.search(prose.plain) is not None
    )


# language

_ABBREVIATION = re.compile(r"\b[^\W\d_a-z]{2,5}\b")  # CV
_QUOTED = re.compile(r"[„“\"«]([^„“”\"«»]{1,120})[“”\"»]")


def _other_language(prose: _Prose) -> bool:
    known = _vocabulary(prose.source)
    said = _QUOTED.sub(lambda found: " " if _vocabulary(found[1]) <= known else found[0], prose.plain)
    said = _ABBREVIATION.sub(
        lambda found: " " if found[0].isupper() and folded(found[0]) in known else found[0], said
    )
    return not written_in(said, prose.task.language)


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(folded(word.text) for word in seen(text))


# names

_SMALL_WORDS = frozenset[str]().union(*FUNCTION_WORDS.values())
_MANGLED = re.compile(
    r"[\[\]]|\b(?:NAME|ADDRESS|VARD(?:AS|O|UI|Ą|U)|ADRES(?:AS|O|UI|Ą|U))(?:\b|[ _]?\d)|\b(?:name|vardas)\d"
)
_GROWN = re.compile(rf"\w(?:{PLACEHOLDER.pattern})|(?:{PLACEHOLDER.pattern})\w")  # [NAME1]ui


def _names_nobody_gave(prose: _Prose) -> bool:
    return _lost_placeholder(prose) or _new_capital(prose) or _known_person(prose)


def _lost_placeholder(prose: _Prose) -> bool:
    """A placeholder that was made up, cut, translated or declined."""
    given, sent = set(PLACEHOLDER.findall(prose.source)), PLACEHOLDER.sub(" ", prose.source)
    return (
        not given.issuperset(PLACEHOLDER.findall(prose.whole))
        or any(found[0] not in prose.source for found in _GROWN.finditer(prose.whole))
        or any(found[0] not in sent for found in _MANGLED.finditer(prose.plain))
    )


def _new_capital(prose: _Prose) -> bool:
    """A word that is written like a name, inside a sentence, of which the task holds no form."""
    given = {stem for word in seen(prose.source) for stem in stems(folded(word.text))}
    return any(
        _like_a_name(word) and given.isdisjoint(stems(folded(word.text)))
        for word in seen(prose.whole)
        if not word.opens
    )


def _like_a_name(word: Seen) -> bool:
    return word.capital or (word.text.isupper() and word.text != "I")


def _known_person(prose: _Prose) -> bool:
    """A form of somebody's name that was not sent.

    It has a capital or stands beside another one, for "matai" is a verb, too; whoever has seen no name can write none on purpose.
    """
    roster, given = Roster(prose.names), _vocabulary(prose.source)
    before = False
    for word in seen(prose.whole):
        form = folded(word.text)
        known = form not in given and roster.holds(form)
        if known and (before or (word.text[0].isupper() and word.text.lower() not in _SMALL_WORDS)):
            return True
        before = known
    return False


# advice and form of address


def _advises(prose: _Prose) -> bool:
    """Something medical or legal that the task did not speak of, or a word of advice in such things."""
    return prose.adds(ADVICE)


_TO_SEVERAL = re.compile(
    r"\b(jūs|(?<!tarp )jūsų|jums|jus|jumis|jumyse|\w+(?:kite|kitės|tumėte|tumėtės|site|sitės|ėte|ėtės|iate|iatės)"
    r"|\w{3,}(?:ote|otės)|turite|galite|esate|norite|jaučiatės)\b"
)


def _other_address(prose: _Prose) -> bool:
    """Lithuanian that speaks to one as to several, or the other way round; a card for both speaks to several."""
    if isinstance(prose.task, Reword) or prose.task.language != "lt":
        return False
    speaks = informal_word if prose.task.address == "jus" else _speaks_to_several
    return bool(speaks(prose.plain)) and not speaks(prose.source)


def _speaks_to_several(text: str) -> bool:
    return _TO_SEVERAL.search(text.lower()) is not None


_FAULTS: tuple[tuple[Trouble, Callable[[_Prose], bool]], ...] = (
    (Trouble.EMPTY, _empty),
    (Trouble.LENGTH, _too_long_or_short),  # early: what follows is slow on a hundred kilobytes
    (Trouble.WRONG_FORM, _about_itself),
    (Trouble.MARKUP, _marked_up),
    (Trouble.LANGUAGE, _other_language),
    (Trouble.NO_QUESTION, _no_question),
    (Trouble.NAME, _names_nobody_gave),
    (Trouble.ADVICE, _advises),
    (Trouble.ADDRESS, _other_address),
)
