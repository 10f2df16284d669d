"""Loads and formats the bot's texts, in Project Fluent: one file for each subject and language, the same ids in each language.

A message's attribute ``jus`` is its formal variant; ``words`` lists other words that choose an option.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

LANGUAGES = ("lt", "en")
LONG = 500  # characters; Fluent refuses long arguments, and no date, name or option is longer


class MissingText(KeyError):
    """There is no text with this id."""


class FaultyText(ValueError):
    """A text could not be formatted."""


class Texts:
    """The texts of all languages."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._bundles: dict[str, FluentBundle] = {}
        for language, source in sources.items():
            resource = FluentResource(source)
            faults = [entry.content or "" for entry in resource.body if isinstance(entry, ast.Junk)]
            if faults:
                raise FaultyText(f"{language}.ftl: cannot read {faults[0][:80]!r}")
            bundle = FluentBundle([language], use_isolating=False)
            bundle.add_resource(resource)
            self._bundles[language] = bundle

    def has(self, text: str) -> bool:
        """Whether every language has the text."""
        return all(bundle.has_message(text) for bundle in self._bundles.values())

    def say(
        self, text: str, language: str, address: str = "tu", args: Mapping[str, Any] | None = None
    ) -> str:
        """The text in a language ("lt", "en") and form of address ("tu", "jus"). Raises MissingText, FaultyText."""
        bundle = self._bundles[language]
        if not bundle.has_message(text):
            raise MissingText(text)
        message = bundle.get_message(text)
        pattern = message.attributes.get("jus") if address == "jus" else None
        chosen = pattern or message.value
        if chosen is None:
            raise MissingText(text)
        given = dict(args or {})
        stand_ins = {  # for texts that people wrote: Fluent must neither refuse nor change them
            f"\ue000{number}\ue001": name
            for number, name in enumerate(given)
            if isinstance(given[name], str) and (len(given[name]) > LONG or " d.." in given[name])
        }
        words, errors = bundle.format_pattern(
            chosen, {**given, **{name: mark for mark, name in stand_ins.items()}}
        )
        if errors:
            raise FaultyText(f"{language} {text}: {errors[0]}")
        said = str(words).replace(" d..", " d.")  # a date that ends in an abbreviation ends the sentence too
        for mark, name in stand_ins.items():
            said = said.replace(mark, given[name])
        return said

    def words(self, text: str, language: str) -> tuple[str, ...]:
        """The label of an option and the other words that choose it, in this language and the other one."""
        found: list[str] = []
        for name in (language, *(other for other in self._bundles if other != language)):
            bundle = self._bundles[name]
            if not bundle.has_message(text):
                continue
            message = bundle.get_message(text)
            labels = [
                message.value,
                message.attributes.get("jus"),
            ]  # a label may hold a comma: it stays whole
            found += [
                str(bundle.format_pattern(label, {})[0]).strip() for label in labels if label is not None
            ]
            if (others := message.attributes.get("words")) is not None:
                listed = str(bundle.format_pattern(others, {})[0])
                found += [part.strip() for part in listed.split(",") if part.strip()]
        return tuple(dict.fromkeys(found))


@cache
def load_texts() -> Texts:
    """The texts that come with Pora."""
    names = sorted(file.name for file in files("bot.texts").iterdir() if file.name.endswith(".ftl"))
    return Texts(
        {
            language: "\n".join(
                (files("bot.texts") / name).read_text("utf-8")
                for name in names
                if name == f"{language}.ftl" or name.endswith(f".{language}.ftl")
            )
            for language in LANGUAGES
        }
    )
