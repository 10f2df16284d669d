"""Parses one cell of a roster into its value. Each function raises CellError, whose message says what would be right."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache

from bot.conversation.text_folding import fold
from bot.programmes.faults import CellError, RoleError
from bot.programmes.roster_words import LANGUAGE_WORDS, ROLE_WORDS
from bot.programmes.text_decoding import SAVE_AS, is_garbled, repaired
from bot.programmes.zones import find_zone, nearest_zone

LONGEST_NAME = 80  # characters
LONGEST_EMAIL = 254
CAPACITY = range(1, 10)  # mentees a mentor may have

_LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?"
_LOCAL = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_EMAIL = re.compile(rf"{_LOCAL}(\.{_LOCAL})*@({_LABEL}\.)+[a-z]([a-z0-9-]*[a-z0-9])")
_ROLES = {fold(word): (role, word) for role, words in ROLE_WORDS.items() for word in words}
_ROLES_IN_WORDS = "mentor, mentee or coordinator (mentorius, ugdytinis, koordinatorius)"


def parse_name(cell: str) -> str:
    """A person's name, 1 to 80 characters."""
    if not cell:
        raise CellError("the name is missing. Write the name and the surname.")
    if is_garbled(cell):
        shown, right = cell[:LONGEST_NAME], repaired(cell) or "the name with its own letters"
        raise CellError(f"letters have been lost in “{shown}”. Write {right}. {SAVE_AS} to keep the letters.")
    if len(cell) > LONGEST_NAME:
        raise CellError(f"“{cell[:40]}…” has {len(cell)} characters. Write a name of at most {LONGEST_NAME}.")
    if not any(letter.isalpha() for letter in cell):
        raise CellError(f"“{cell}” is no name. Write the name and the surname.")
    return cell


def parse_email(cell: str) -> str:
    """An e-mail address in lower case."""
    if not cell:
        raise CellError("the e-mail is missing. Write an address such as vardas.pavarde@imone.lt.")
    email = cell.lower()
    if len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email):
        raise CellError(f"“{cell[:LONGEST_NAME]}” is no e-mail address. Write {_nearest_email(email)}.")
    return email


def parse_roles(cell: str) -> tuple[str, ...]:
    """One or more roles joined by ``+``: mentor, mentee, coordinator, in the order of writing."""
    if not cell:
        raise RoleError(f"the role is missing. Write {_ROLES_IN_WORDS}.", ())
    words = {part.strip(): fold(part) for part in cell.split("+")}
    unknown = {part: _nearest_role(word) for part, word in words.items() if word not in _ROLES}
    found = (_ROLES.get(word) or _ROLES.get(_nearest_role(word)) for word in words.values())
    roles = tuple(dict.fromkeys(role for role, _ in filter(None, found)))
    if not unknown:
        return roles
    likely = " + ".join(_ROLES[word][1] for word in unknown.values() if word)
    quoted = ", ".join(f"“{part[:40]}”" for part in unknown)
    right = likely or f"{_ROLES_IN_WORDS}, several of them joined by “+”"
    raise RoleError(f"{quoted} is no role. Write {right}.", roles)


def parse_language(cell: str) -> str:
    """``lt`` or ``en``."""
    language = LANGUAGE_WORDS.get(fold(cell))
    if language is None:
        raise CellError(f"“{cell[:40]}” is no language of Pora. Write lt or en.")
    return language


def parse_zone(cell: str) -> str:
    """The IANA name of a time zone."""
    zone = find_zone(cell)
    if zone is None:
        raise CellError(f"“{cell[:40]}” is no time zone. Write {nearest_zone(cell[:40])}.")
    return zone


def parse_capacity(cell: str) -> int:
    """How many mentees a mentor may have, 1 to 9."""
    if len(cell) != 1 or not cell.isascii() or not cell.isdigit() or int(cell) not in CAPACITY:
        raise CellError(
            f"“{cell[:40]}” is no number of places. Write one from {CAPACITY[0]} to {CAPACITY[-1]}."
        )
    return int(cell)


def _nearest_email(email: str) -> str:
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", email) if not unicodedata.combining(c) and not c.isspace()
    )
    plain = plain.replace(",", ".")
    return plain if _EMAIL.fullmatch(plain) else "an address such as vardas.pavarde@imone.lt"


@lru_cache(maxsize=1024)
def _nearest_role(word: str) -> str:
    near = difflib.get_close_matches(word, _ROLES, n=1, cutoff=0.75)
    return near[0] if near else ""
