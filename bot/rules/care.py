"""Finds words that ask for care: stems in both languages (docs/domain.md §6.2). The result is neither stored nor told to anybody.

Expect misses, for despair rarely uses the expected words, and false hits, which is why the help card is soft.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.conversation.text_folding import fold


class Concern(StrEnum):
    """The concern that a person's words give reason for."""

    DANGER = "danger"  # to life
    HARASSMENT = "harassment"
    STRAIN = "strain"  # tired, burnt out


_DANGER = re.compile(
    r"\bsavizud|\bnusizud|\bzudytis\b|\bne(be)?noriu (daugiau )?gyvent|\bgeriau (jau )?mirti\b"
    r"|\bpasitrauk\w* is gyvenimo|\bbaigt\w* (savo )?gyvenim|\bnera (del )?ko gyvent"
    r"|\bsuicid|\bkill(ing)? myself\b|\bend(ing)? my life\b|\b(do not|don t) want to (live|be alive)\b"
    r"|\bwish i (was|were) dead\b|\bself ?harm|\bhurt(ing)? myself\b|\bbetter off dead\b"
)
_HARASSMENT = re.compile(
    r"\bpriekabiav|\bpriekabiauj|\bsmurt|\bgrasin|\bzemin\w* mane|\bmane zemin|\btyciojasi is man"
    r"|\bharass|\bviolen(t|ce)\b|\bassault|\bthreaten(s|ed|ing)? me\b|\babus(e|es|ed|ive|ing)\b"
    r"|\bbull(y|ied|ying)\b|\bgrop(e|ed|ing)\b"
)
_STRAIN = re.compile(
    r"\bperdeg|\bnebegaliu\b|\bne(be)?turiu (daugiau )?jegu|\bvisiskai issek|\bissekim"
    r"|\bburn(t|ed|ing)? ?out\b|\bcan t (go on|cope|take it)\b|\bcannot (go on|cope)\b|\bexhausted\b"
    r"|\bat (my|the) breaking point\b"
)
# Lamps burn out and deadlines threaten, too.
_ABOUT_THINGS = re.compile(
    r"\bperdeg\w* (lemp|saugikl|laid|blok|procesor)\w*|\b(lemp|saugikl|laid|blok)\w* perdeg\w*"
    r"|\bgrasin\w* (termin|baud|delspinig|prastov)\w*|\b(termin|baud|prastov)\w* grasin\w*"
    r"|\bnesmurt\w*|\bnebegaliu (su|pa)?laukt\w*|\b(bulb|fuse|light)\w* burn(t|ed)? out\b"
)


def find_concern(text: str) -> Concern | None:
    """The gravest concern that a text gives reason for; None for no concern. Diacritics do not matter."""
    said = _ABOUT_THINGS.sub(" ", fold(text))
    for kind, pattern in (
        (Concern.DANGER, _DANGER),
        (Concern.HARASSMENT, _HARASSMENT),
        (Concern.STRAIN, _STRAIN),
    ):
        if pattern.search(said):
            return kind
    return None
