"""The optional writer: a language model, reached with the openai client. Off unless an installation names a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adapters.ai.access import ModelAccess
    from bot.ports import Writer


def open_writer(access: ModelAccess | None) -> Writer | None:
    """The writer of an installation; None if none is set. The client is imported only if one is: that takes half a second."""
    if access is None:
        return None
    from adapters.ai.writer import ModelWriter

    return ModelWriter(access)
