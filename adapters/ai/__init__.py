"""The optional writer: a language model, reached with the openai client. Off unless an installation names a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adapters.ai.access import Access
    from bot.ports import Writer


def open_writer(access: Access | None) -> Writer | None:
    """The writer of an installation; None where none is set. The client is imported only where it is: it takes half a second."""
    if access is None:
        return None
    from adapters.ai.writer import ModelWriter

    return ModelWriter(access)
