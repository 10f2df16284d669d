"""The words of a roster in both languages: headings, roles, languages. All are compared without case and diacritics."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.text_folding import fold

COLUMNS = {
    "name": "name or vardas",
    "role": "role or vaidmuo",
    "email": "email or el. paštas",
    "language": "language or kalba",
    "zone": "time zone or laiko juosta",
    "manager": "manager or vadovas",
    "mentor": "mentor or mentorius",
    "capacity": "capacity or vietos",
}
"""Every column of a roster and how to write its heading."""

REQUIRED = ("name", "role", "email")

ROLE_WORDS = {
    "mentor": ("mentor", "mentorius", "mentorė"),
    "mentee": ("mentee", "ugdytinis", "ugdytinė", "ugdomasis", "ugdomoji"),
    "coordinator": ("coordinator", "koordinatorius", "koordinatorė"),
}
"""Every role and the words for it, as they are written."""

LANGUAGE_WORDS = {
    "lt": "lt",
    "lietuviu": "lt",
    "lietuviskai": "lt",
    "lithuanian": "lt",
    "en": "en",
    "anglu": "en",
    "angliskai": "en",
    "english": "en",
}

_MAIL = (
    *("email", "e mail", "mail", "email address", "e mail address"),
    *(
        "el pastas",
        "e pastas",
        "epastas",
        "el pasto adresas",
        "elektroninis pastas",
        "elektroninio pasto adresas",
    ),
)
HEADINGS = {
    "name": (
        *("name", "full name", "first name", "name surname", "name and surname"),
        *("vardas", "vardas pavarde", "vardas ir pavarde"),
    ),
    "surname": ("surname", "last name", "family name", "pavarde"),
    "role": ("role", "roles", "vaidmuo", "vaidmenys"),
    "email": _MAIL,
    "language": ("language", "kalba"),
    "zone": ("time zone", "timezone", "zone", "laiko juosta", "laiko zona"),
    "manager": (
        *("manager", "manager s", "line manager", "line manager s"),
        *(
            "vadovas",
            "vadove",
            "vadovo",
            "vadoves",
            "tiesioginis vadovas",
            "tiesiogine vadove",
            "tiesioginio vadovo",
        ),
    ),
    "mentor": ("mentor", "mentor s", "mentorius", "mentore", "mentoriaus", "mentores"),
    "capacity": ("capacity", "places", "vietos", "vietu skaicius"),
}
"""Every spelling of a heading that is known, folded."""

_KNOWN = {heading: column for column, headings in HEADINGS.items() for heading in headings}


def column_of(heading: str) -> str | None:
    """The column that a heading names, in any known language and spelling; None for an extra column.

    Besides COLUMNS there is ``surname``: where names and surnames stand in columns of their own. A heading
    may stand in both languages, as in "name / vardas".
    """
    whole = _column(fold(heading))
    if whole or "/" not in heading:
        return whole
    halves = {_column(fold(half)) for half in heading.split("/")}
    return halves.pop() if len(halves) == 1 else None


def asks_for_email(heading: str) -> bool:
    """Whether a heading asks for an e-mail expressly: "vadovo el. paštas" does, "vadovas" does not."""
    return fold(heading).endswith(_MAIL)


def count_known_headings(cells: Sequence[str]) -> int:
    """The number of cells that name a column."""
    return sum(column_of(cell) is not None for cell in cells)


def _column(folded: str) -> str | None:
    if folded in _KNOWN:
        return _KNOWN[folded]
    for mail in _MAIL:
        whose = _KNOWN.get(folded.removesuffix(f" {mail}"))
        if whose in {"manager", "mentor"}:
            return whose
    return None
