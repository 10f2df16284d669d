"""The declaration of a conversation: fields on pages, branches between pages, checked when it is declared.

A page holds fields that do not depend on one another; branching happens only between pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation.fields import Field

NAME = re.compile(r"[a-z][a-z0-9_]{0,19}")


class FlowFault(ValueError):
    """A conversation is declared wrongly; the message names its flow."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The next page by the answer to one field of this page. Every case is named; None ends the conversation."""

    on: str
    to: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Page:
    """Fields that are asked together, and the page that follows. ``shows`` names the cards or lists shown above them."""

    name: str
    fields: tuple[Field, ...]
    then: Branch | str | None = None
    shows: str | None = None

    def targets(self) -> tuple[str, ...]:
        """The pages that can follow this one."""
        to = tuple(self.then.to.values()) if isinstance(self.then, Branch) else (self.then,)
        return tuple(dict.fromkeys(name for name in to if name is not None))


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole conversation. Raise ``version`` when a page or a field changes its meaning.

    Raises FlowFault for a name used twice, a branch to an unknown page, a case without a branch, an unreachable page.
    """

    name: str
    pages: tuple[Page, ...]
    version: int = 1

    def __post_init__(self) -> None:
        names = [page.name for page in self.pages]
        fields = [f.name for page in self.pages for f in page.fields]
        for name in (self.name.replace("-", "_"), *names, *fields):
            if not NAME.fullmatch(name):
                raise FlowFault(f"{self.name}: {name!r} is not a name (a-z, digits, _; 20 at most)")
        for name in {*names, *fields}:
            if names.count(name) > 1 or fields.count(name) > 1:
                raise FlowFault(f"{self.name}: {name!r} stands twice")
        if not self.pages:
            raise FlowFault(f"{self.name}: has no page")
        for page in self.pages:
            self._check(page, names)
        unreached = set(names) - self._reachable()
        if unreached:
            raise FlowFault(f"{self.name}: nothing leads to {', '.join(sorted(unreached))}")

    def _check(self, page: Page, names: list[str]) -> None:
        if not page.fields:
            raise FlowFault(f"{self.name}: page {page.name!r} asks nothing")
        for target in page.targets():
            if target not in names:
                raise FlowFault(f"{self.name}: page {page.name!r} leads to {target!r}, which is not there")
        if isinstance(page.then, Branch):
            branching = next((f for f in page.fields if f.name == page.then.on), None)
            cases = branching.cases() if branching else None
            if cases is None:
                raise FlowFault(f"{self.name}: page {page.name!r} cannot branch on {page.then.on!r}")
            if set(cases) != set(page.then.to):
                wrong = ", ".join(sorted(set(cases) ^ set(page.then.to)))
                raise FlowFault(f"{self.name}: page {page.name!r} must name every case once: {wrong}")

    def _reachable(self) -> set[str]:
        found, ahead = set[str](), [self.pages[0].name]
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead.extend(self.page(name).targets())
        return found

    def page(self, name: str) -> Page:
        """The page of that name; raises KeyError."""
        for page in self.pages:
            if page.name == name:
                return page
        raise KeyError(name)

    def find(self, name: str) -> Page | None:
        """The page of that name; None where the flow no longer has it."""
        return next((page for page in self.pages if page.name == name), None)

    def field(self, name: str) -> Field:
        """The field of that name; raises KeyError."""
        for page in self.pages:
            for f in page.fields:
                if f.name == name:
                    return f
        raise KeyError(name)
