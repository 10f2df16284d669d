"""The words that commands and key words are known by, in both languages, as typed text is compared with them."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from bot.commands import MENTOR, PAIRS
from bot.conversation.text_folding import fold
from bot.texts.loader import LANGUAGES, Texts

NEAR = 0.7  # how alike a mistyped word is to a command, from 0 to 1


class Vocabulary:
    """Words by what they mean. Texts do not change while Pora runs."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._known: dict[str, frozenset[str]] = {}
        self._named: dict[str, dict[str, str]] = {}

    def words(self, text: str) -> frozenset[str]:
        """The folded words of a text in both languages; none where the text has none."""
        if text not in self._known:
            words = (word for language in LANGUAGES for word in self._texts.words(text, language))
            self._known[text] = frozenset(map(fold, words))
        return self._known[text]

    def command(self, word: str) -> str | None:
        """The mentor's or mentee's command that a folded word names."""
        return next((name for name in MENTOR if word in self.words(f"command-{name}")), None)

    def coordinator_command(self, word: str) -> str | None:
        """The coordinator's command that a folded word names."""
        return next((name for name in PAIRS if word in self.words(f"pairs-command-{name}")), None)

    def near_miss(self, word: str, language: str) -> str | None:
        """The command that a mistyped folded word is nearly, under the word it is known by in the language."""
        known = self._commands(language)
        close = get_close_matches(word, known, n=1, cutoff=NEAR)
        return known[close[0]] if close else None

    def first_word(self, text: str, language: str) -> str:
        """The first word that a text is known by in the language, folded."""
        return fold(self._texts.words(text, language)[0])

    def _commands(self, language: str) -> dict[str, str]:
        if language not in self._named:
            self._named[language] = {
                fold(other): self._texts.words(f"command-{name}", language)[0]
                for name in MENTOR
                for other in self._texts.words(f"command-{name}", language)
            }
        return self._named[language]


@cache
def vocabulary_of(texts: Texts) -> Vocabulary:
    """The vocabulary of these texts, built once."""
    return Vocabulary(texts)
