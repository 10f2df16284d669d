"""A message of the bot as a user sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.support.slack import blocks

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message in a user's direct-message channel; ``raw`` is the API's."""

    raw: Json
    ephemeral: bool = False

    @property
    def ts(self) -> str:
        """Its timestamp, which is its id in the channel."""
        return str(self.raw["ts"])

    @property
    def blocks(self) -> list[Json]:
        """Its blocks, with ids."""
        return blocks.with_ids(self.raw.get("blocks") or [])

    @property
    def files(self) -> list[Json]:
        """Its files."""
        return list(self.raw.get("files") or [])

    @property
    def text(self) -> str:
        """Its visible text: the blocks, or the plain text if there are none, and the names of its files."""
        lines = blocks.lines(self.blocks) or [blocks.read(self.raw.get("text", ""))]
        return "\n".join([*lines, *(f"[{one['name']}]" for one in self.files)])

    @property
    def notification(self) -> str:
        """The text of its notification."""
        return blocks.read(self.raw.get("text", ""))
