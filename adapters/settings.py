"""Every setting, typed and checked at start. Each is an environment variable or a line in ``.env``."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an installation can set. ``.env.example`` says the same for people who install it."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        populate_by_name=True,
        env_ignore_empty=True,
    )

    database_url: str = Field(
        default="sqlite:///pora.db",
        alias="DATABASE_URL",
        description="sqlite:///file for one process, postgresql://user:password@host/name for several.",
    )
    encryption_keys: str | None = Field(
        default=None,
        alias="PORA_ENCRYPTION_KEYS",
        description="ID:BASE64, comma-separated; the first seals, all open. Without it a key file is made beside the database.",
    )
    cards_dir: Path | None = Field(
        default=None,
        alias="PORA_CARDS_DIR",
        description="A folder with an organisation's own question cards, besides those that come with Pora.",
    )
