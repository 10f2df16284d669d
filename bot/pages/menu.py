"""The menu of commands that a platform can show beside the conversation: each a word to type, and what it does.

A word is the command's own without capitals and diacritics, with ``_`` for what is no letter: what every platform takes.
"""

from __future__ import annotations

from bot.conversation.text_folding import fold
from bot.installation import Installation
from bot.reader import language_of
from bot.texts.loader import LANGUAGES, Texts
from storage import pairs, people

ALWAYS = ("help", "connect", "settings", "privacy", "care")
OF_PAIR = ("topics", "next", "met", "note", "notes", "goal", "steps", "status", "pause", "journal")
OF_MENTORS = ("supervision",)
COORDINATORS = "pairs"  # a word of its own, the same in every language

Menu = list[tuple[str, str]]


def menu_of(installation: Installation, platform: str, workspace: str, user: str) -> Menu:
    """What whoever is reached there may ask, in their language and form of address; nothing for a stranger."""
    with installation.database.transaction() as work:
        member = people.by_address(work, platform, workspace, user)
        if member is None:
            return []
        person = member.person
        couples = pairs.of_person(work, person.id)
        mentor = any(couple.mentor.id == person.id for couple in couples)
        names = (*(OF_PAIR if couples else ()), *(OF_MENTORS if mentor else ()), *ALWAYS)
        language = language_of(person, member.programme)
        address = person.address or member.programme.address
        found = _menu(installation.texts, names, language, address)
        if member.coordinated():
            found.insert(0, (COORDINATORS, installation.texts.say("menu-pairs", language, address)))
        return found


def menus(texts: Texts) -> dict[str, Menu]:
    """What people may ask who are not known yet, by language: they are shown what there is."""
    return {language: _menu(texts, (*OF_PAIR, *ALWAYS), language, "tu") for language in LANGUAGES}


def _menu(texts: Texts, names: tuple[str, ...], language: str, address: str) -> Menu:
    return [
        (_word(texts.words(f"command-{name}", language)[0]), texts.say(f"menu-{name}", language, address))
        for name in names
    ]


def _word(word: str) -> str:
    return fold(word).replace(" ", "_")
