"""Rules on the wording of a card: quotes, form of address, no gendered forms (docs/domain.md §3.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"„[^“”]*[“”]")
_WORD = re.compile(r"\w+")
_DOUBLED_ENDING = re.compile(r"\(-\w+\)|/-\w+")

_TO_ONE = frozenset({"tu", "tau", "tave", "tavęs", "tavo", "tavyje", "tavim", "tavimi"})
_TO_ONE_ENDINGS = ("k", "tum", "tumei")  # papasakok, galėtum, galėtumei
_HOW_MUCH = frozenset({"kiek", "tiek", "kažkiek", "šiek", "šitiek", "vistiek"})
_TO_NOBODY = frozenset({"aplink", "beveik", "juk", "link", "ok", "tik"}) | _HOW_MUCH
_FOREIGN_ENDINGS = ("ck", "ook")  # Slack, Facebook

_SELF = frozenset({"pats", "pati"})
_SAME = frozenset({"ta", "tas", "tokia", "toks"})  # "ta pati" agrees with a thing
_BOTH = frozenset({"abu", "abi"})
_EACH_OTHER = frozenset({"vienas", "viena"})
_OTHER = frozenset(
    {"kitas", "kito", "kitam", "kitą", "kitu", "kituo", "kitame", "kita", "kitos", "kitai", "kitoje"}
)
_PARTICIPLE = re.compile(r"\w+(?:ęs|[^aeiouyąęėįųū]usi)(?:is)?")
_PARTICIPLE_ENDINGS = ("ęs", "usi", "ęsis", "usis")
_WILL_DO = frozenset({"tęs", "tęsis", "pratęs", "spręs", "spręsis", "išspręs", "nuspręs", "kęs", "švęs"})
_OF_TIME = frozenset({"praėjęs", "praėjusi", "likęs", "likusi"})  # the week that has passed, the hour left
_NO_PARTICIPLE = frozenset({"manęs", "savęs", "tavęs"}) | _WILL_DO | _OF_TIME


def informal_word(text: str) -> str | None:
    """The first word of a Lithuanian text, outside „quoted“ speech, that speaks to one person informally.

    A pronoun, a command or a conditional; a bare verb in another form („Ką darai?“) is not recognised.
    """
    for word in _WORD.findall(_QUOTED.sub(" ", text)):
        folded = word.casefold()
        if folded in _TO_ONE or (
            folded.endswith(_TO_ONE_ENDINGS)
            and folded not in _TO_NOBODY
            and not folded.endswith(_FOREIGN_ENDINGS)
        ):
            return str(word)
    return None


def lithuanian_faults(text: str) -> Iterator[str]:
    """The faults in the wording of a Lithuanian text, each with what would be right."""
    if '"' in text or "'" in text:
        yield "has a straight quote; write „…“"
    if "”" in text or text.count("„") != text.count("“"):
        yield "has a quotation that is not „…“ (U+201E and U+201C)"
    if found := _DOUBLED_ENDING.search(text):
        yield f"has '{found[0]}', an ending in question; turn the sentence so that none is needed"
    words = _WORD.findall(text.casefold())
    if not _SELF.isdisjoint(words) or not _BOTH.isdisjoint(words) or not _EACH_OTHER.isdisjoint(words):
        yield from _gendered(words)
    for word in words:
        if word.endswith(_PARTICIPLE_ENDINGS) and word not in _NO_PARTICIPLE and _PARTICIPLE.fullmatch(word):
            yield f"has '{word}', a participle with a gender; write the verb in a finite form"


def _gendered(words: list[str]) -> Iterator[str]:
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if word in _SELF and before not in _SAME and "iausi" not in after:  # "pati svarbiausia" agrees too
            yield f"has the gendered '{word}'; leave it out or turn the sentence"
        elif word in _BOTH:
            yield f"has the gendered '{word}'; write „dviese“, „jūs“ or „abiem“"
        elif word in _EACH_OTHER and after in _OTHER:
            yield f"has the gendered '{word} {after}'; write „iš eilės“ or „tarpusavyje“"


def english_faults(text: str) -> Iterator[str]:
    """The faults in the wording of an English text, each with what would be right."""
    if '"' in text or "'" in text:
        yield "has a straight quote; write “…” and ’"
    if "„" in text or text.count("“") != text.count("”"):
        yield "has a quotation that is not “…” (U+201C and U+201D)"
