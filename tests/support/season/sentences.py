"""Finds which of Pora's texts stand in a message, and in which language and form of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from fluent.syntax import FluentParser, ast

from bot.texts.loader import LANGUAGES
from conversation_prompts.load import load_library

WORD = re.compile(r"[\w'’]+")
FORMS = ("tu", "jus")


@cache
def messages(language: str) -> dict[str, ast.Message]:
    """Every text of a language, as it is written."""
    names = sorted(
        file.name for file in files("bot.texts").iterdir() if file.name.endswith(f"{language}.ftl")
    )
    source = "\n".join((files("bot.texts") / name).read_text("utf-8") for name in names)
    return {one.id.name: one for one in FluentParser().parse(source).body if isinstance(one, ast.Message)}


def pieces(pattern: ast.Pattern | None) -> Iterator[str]:
    """The parts of a text that are always the same, variants included; whoever writes them keeps a line together."""
    for element in pattern.elements if pattern else ():
        if isinstance(element, ast.TextElement):
            yield from element.value.split("\n")
        elif isinstance(element, ast.Placeable) and isinstance(element.expression, ast.SelectExpression):
            for variant in element.expression.variants:
                yield from pieces(variant.value)


def written(language: str, form: str) -> Iterator[tuple[str, str]]:
    """Every fixed piece of every text in a language and form of address, with its id."""
    for name, message in messages(language).items():
        formal = next((one.value for one in message.attributes if one.id.name == "jus"), None)
        for piece in pieces(formal if form == "jus" and formal is not None else message.value):
            yield name, piece


def _patterns(text: str) -> Iterator[ast.Pattern]:
    """A text in each language and form of address."""
    for language in LANGUAGES:
        message = messages(language)[text]
        yield from filter(
            None, (message.value, *(one.value for one in message.attributes if one.id.name == "jus"))
        )


def _sought(pattern: ast.Pattern, *, begins: bool = True) -> str:
    """A regular expression for a text, whatever it is filled with; what it ``begins`` with is not sought: that takes long."""
    found = ""
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            found += re.escape(element.value)
        elif isinstance(element.expression, ast.SelectExpression):
            variants = (
                _sought(one.value, begins=begins and not found) for one in element.expression.variants
            )
            found += f"(?:{'|'.join(variants)})"
        elif found or not begins:
            found += r"[\s\S]{0,400}?"
    return found


@cache
def _searches(text: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_sought(pattern)) for pattern in _patterns(text))


def says(words: str, text: str) -> bool:
    """Whether a message says this text, in whatever language and form of address."""
    return any(one.search(words) for one in _searches(text))


def sample(text: str) -> str:
    """A text as somebody may have read it."""
    return _sample(next(_patterns(text)))


def _sample(pattern: ast.Pattern) -> str:
    found = ""
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            found += element.value
        elif isinstance(element.expression, ast.SelectExpression):
            found += _sample(element.expression.variants[0].value)
        else:
            found += "…"
    return found


def threes(line: str) -> Iterator[tuple[str, str, str]]:
    """Every three words that follow one another."""
    words = [one.lower() for one in WORD.findall(line)]
    return zip(words, words[1:], words[2:], strict=False)


@cache
def known(language: str, form: str) -> frozenset[tuple[str, str, str]]:
    """Every three words that follow one another in what Pora says in this language and form of address, cards included."""
    found = {three for _, piece in written(language, form) for three in threes(piece)}
    for card in load_library().cards:
        for words in (card.text(language, form), *card.followups(language, form)):
            found |= set(threes(words))
    return frozenset(found)


@cache
def foreign(language: str, form: str) -> frozenset[tuple[str, str, str]]:
    """What stands in another language or form of address, and never in this one."""
    others = {(other, one) for other in LANGUAGES for one in FORMS} - {(language, form)}
    if language == "en":
        others.discard(("en", "jus"))  # there is one form of address
        others.discard(("en", "tu"))
    return frozenset().union(*(known(*one) for one in others)) - known(language, form)


@cache
def labels(language: str) -> frozenset[str]:
    """Whole short texts, as they stand on buttons."""
    found = set()
    for message in messages(language).values():
        values = [message.value, *(one.value for one in message.attributes if one.id.name == "jus")]
        for value in values:
            if value and len(value.elements) == 1 and isinstance(value.elements[0], ast.TextElement):
                found.add(value.elements[0].value.strip())
    return frozenset(found)


@cache
def ids() -> frozenset[str]:
    """Every text id that cannot be taken for a word of a language."""
    return frozenset(name for name in messages("en") if "-" in name)


@cache
def _cards() -> tuple[tuple[str, str], ...]:
    return tuple(
        (card.text(language, form), card.id)
        for card in load_library().cards
        for language in LANGUAGES
        for form in FORMS
    )


def card_in(words: str) -> str | None:
    """The id of the card that stands in a message."""
    return next((card for text, card in _cards() if text in words), None)
