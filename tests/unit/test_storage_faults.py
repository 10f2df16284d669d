"""The store's exceptions: the tree at the head of their module, and messages that are docstrings."""

from __future__ import annotations

import re
import string

import pytest

from storage import faults
from storage.faults import StorageFault


def drawn() -> dict[str, str]:
    """Each class in the tree of the module's docstring, and the class it is indented under."""
    found: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for indent, name in re.findall(r"(?m)^((?: {4})+)([A-Z]\w+)(?: {2,}.*)?$", faults.__doc__ or ""):
        above = [(width, parent) for width, parent in above if width < len(indent)]
        found[name] = above[-1][1] if above else "Exception"
        above.append((len(indent), name))
    return found


def classes() -> list[type[StorageFault]]:
    return [one for one in vars(faults).values() if isinstance(one, type) and issubclass(one, StorageFault)]


def test_the_tree_is_the_hierarchy() -> None:
    assert drawn() == {one.__name__: one.__base__.__name__ for one in classes() if one.__base__}


@pytest.mark.parametrize("fault", classes(), ids=lambda fault: fault.__name__)
def test_a_message_is_the_docstring_with_its_facts(fault: type[StorageFault]) -> None:
    facts = [name for _, name, _, _ in string.Formatter().parse(fault.__doc__ or "") if name]
    told = str(fault(**{name: f"<{name}>" for name in facts}))
    assert all(f"<{name}>" in told for name in facts)
    assert told.endswith(".")
    assert not re.search(r"[{}\n]| {2}", told)
