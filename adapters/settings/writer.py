"""The settings of the optional writer, a language model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings

from adapters.settings.secret import revealed

if TYPE_CHECKING:
    from adapters.ai.access import ModelAccess


class WriterSettings(BaseSettings):
    """Variables about the writer."""

    writer_model: str | None = Field(
        default=None,
        alias="OPENAI_MODEL",
        description="The name of a language model. Setting it turns the optional writer on; people still opt in one by one.",
    )
    writer_url: str | None = Field(
        default=None,
        alias="OPENAI_BASE_URL",
        description="Where the model is: http://127.0.0.1:8080/v1 for a server of one's own. Without it, at OpenAI.",
    )
    writer_key: SecretStr | None = Field(
        default=None,
        alias="OPENAI_API_KEY",
        description="What the model is reached with; a server of one's own may need none. Does nothing without OPENAI_MODEL.",
    )
    writer_seconds: float = Field(
        default=20,
        ge=2,
        le=120,
        alias="PORA_WRITER_SECONDS",
        description="What one answer may take, its retry included, in seconds from 2 to 120.",
    )
    writer_day_person: int = Field(
        default=20,
        ge=0,
        alias="PORA_WRITER_DAY_PERSON",
        description="How often a day one person may ask the writer.",
    )
    writer_day_programme: int = Field(
        default=300,
        ge=0,
        alias="PORA_WRITER_DAY_PROGRAMME",
        description="How often a day all people of a programme may ask it together.",
    )

    @field_validator("writer_url")
    @classmethod
    def _url_of_a_model(cls, url: str | None) -> str | None:
        if url is not None and not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", url):
            raise ValueError(
                "write an address such as http://127.0.0.1:8080/v1, without ?, # and without a password in it"
            )
        return url

    def writer_lacks(self) -> list[str]:
        """What a writer that is turned on needs besides, a sentence each."""
        if self.writer_model is None or self.writer_url is not None or self.writer_key is not None:
            return []
        return [
            (
                "OPENAI_MODEL turns the writer on, and it needs OPENAI_BASE_URL (a server of your own) or OPENAI_API_KEY "
                "(OpenAI): docs/ai.md."
            )
        ]

    def writer_access(self) -> ModelAccess | None:
        """The settings as the writer takes them; None if no model is named, or more is needed to reach it."""
        from adapters.ai.access import NO_KEY, OPENAI, ModelAccess

        if self.writer_model is None or self.writer_lacks():
            return None
        return ModelAccess(
            model=self.writer_model,
            base_url=self.writer_url or OPENAI,
            key=revealed(self.writer_key) or NO_KEY,
            seconds=self.writer_seconds,
        )
