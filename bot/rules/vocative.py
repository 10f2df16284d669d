"""The vocative of a Lithuanian first name (docs/domain.md §3.4): proposed, and used only once its owner has confirmed it."""

from __future__ import annotations

LETTERS = set("aąbcčdeęėfghiįyjklmnoprsštuųūvzž")
_ENDINGS = (("jas", "jau"), ("ius", "iau"), ("us", "au"), ("as", "ai"), ("is", "i"), ("ys", "y"), ("ė", "e"))
# Names that end like Lithuanian ones and are not; the table above would break them.
_FOREIGN = {
    "alexis", "andreas", "boris", "carlos", "chris", "curtis", "dennis", "denis", "doris", "douglas", "elias", "ellis",
    "francis", "harris", "iris", "janis", "jānis", "klaus", "lewis", "louis", "lucas",
    "luis", "marcus", "markus", "mathias", "matthias", "morris", "nicholas", "niklas", "otis", "paris", "phyllis",
    "rufus", "silas", "thomas", "tobias", "travis", "yannis",
}  # fmt: skip


def propose_vocative(name: str) -> str | None:
    """The vocative of the first name; None where the name is not plainly Lithuanian: it is not guessed."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    folded = first.casefold()
    if not first or "-" in first or set(folded) - LETTERS or folded in _FOREIGN:
        return None
    surname = name.rsplit(maxsplit=1)[-1].casefold() if len(name.split()) > 1 else ""
    if surname and not surname.endswith(("as", "is", "ys", "us", "ė", "a", "ius")):
        return None
    for ending, called in _ENDINGS:
        if folded.endswith(ending) and len(folded) > len(ending) + 1:
            return first[: -len(ending)] + called
    return first if folded.endswith(("a", "o", "i", "e")) else None
