"""Every setting, typed and checked at start. Each is an environment variable or a line in ``.env``."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import SettingsConfigDict

from adapters.settings.slack import SlackSettings
from adapters.settings.telegram import TelegramSettings
from adapters.settings.writer import WriterSettings


class Settings(SlackSettings, TelegramSettings, WriterSettings):
    """All settings of an installation. ``.env.example`` describes them for people who install it."""

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
    invitation_hours: float = Field(
        default=168,
        alias="PORA_INVITATION_HOURS",
        description="How many hours an invitation to a platform is good for: from ten minutes (0.17) to seven days (168).",
    )
    http_host: str = Field(
        default="127.0.0.1",
        alias="PORA_HTTP_HOST",
        description="Where the HTTP server listens; a proxy stands before it.",
    )
    http_port: int = Field(default=8080, ge=0, le=65535, alias="PORA_HTTP_PORT", description="Its port.")

    @field_validator("invitation_hours")
    @classmethod
    def _ten_minutes_to_seven_days(cls, hours: float) -> float:
        if not 10 / 60 <= hours <= 168:
            raise ValueError("write hours from 0.17 (ten minutes) to 168 (seven days)")
        return hours

    def missing(self) -> list[str]:
        """What has to be set before Pora can run, a sentence each."""
        if not self.slack_wanted and not self.telegram_wanted:
            return [
                (
                    "Nothing says where Pora is to talk. For Slack set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (docs/slack.md), "
                    "for Telegram TELEGRAM_BOT_TOKEN (docs/telegram.md); to try it in this terminal: pora chat."
                ),
                *self.writer_lacks(),
            ]
        slack = self.slack_lacks() if self.slack_wanted else []
        telegram = self.telegram_lacks() if self.telegram_wanted else []
        return [*slack, *telegram, *self.writer_lacks()]


def faults(error: ValidationError) -> list[str]:
    """What is wrong with the settings, a line each, without the values: some are secrets."""
    return [
        f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}"
        for one in error.errors(include_input=False)
    ]
