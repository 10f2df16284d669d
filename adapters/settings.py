"""Every setting, typed and checked at start. Each is an environment variable or a line in ``.env``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

if TYPE_CHECKING:
    from adapters.slack.channel import Access as SlackAccess


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
    invitation_hours: float = Field(
        default=168,
        alias="PORA_INVITATION_HOURS",
        description="How many hours an invitation to a platform is good for: from ten minutes (0.17) to seven days (168).",
    )
    slack_mode: Literal["socket", "http"] = Field(
        default="socket",
        alias="PORA_SLACK_MODE",
        description="socket: Pora calls Slack and needs no public address. http: Slack calls Pora.",
    )
    slack_bot_token: SecretStr | None = Field(
        default=None,
        alias="SLACK_BOT_TOKEN",
        description="xoxb-…, of the one workspace Pora is installed in.",
    )
    slack_app_token: SecretStr | None = Field(
        default=None, alias="SLACK_APP_TOKEN", description="xapp-… with connections:write, for Socket Mode."
    )
    slack_signing_secret: SecretStr | None = Field(
        default=None,
        alias="SLACK_SIGNING_SECRET",
        description="What Slack signs its requests with, for HTTP.",
    )
    slack_client_id: str | None = Field(
        default=None,
        alias="SLACK_CLIENT_ID",
        description="With its secret: Pora is installed in several workspaces.",
    )
    slack_client_secret: SecretStr | None = Field(
        default=None, alias="SLACK_CLIENT_SECRET", description="Belongs to SLACK_CLIENT_ID."
    )
    slack_installations: Path = Field(
        default=Path("slack-installations"),
        alias="PORA_SLACK_INSTALLATIONS",
        description="A folder for the tokens of several workspaces; keep it as you keep a password.",
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/",
        alias="SLACK_API_URL",
        description="Where Slack's API is, for an emulator.",
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
        if not self.slack_wanted:
            return [
                (
                    "Nothing says where Pora is to talk. For Slack set SLACK_BOT_TOKEN and SLACK_APP_TOKEN "
                    "(README, Slack); to try it in this terminal: pora chat."
                )
            ]
        return [f"Slack in {self.slack_mode} mode needs {name}." for name in self.slack_access().lacks()]

    @property
    def slack_wanted(self) -> bool:
        """Whether anything about Slack is set that only somebody who wants Slack sets."""
        return any(
            (self.slack_bot_token, self.slack_app_token, self.slack_signing_secret, self.slack_client_id)
        )

    def slack_access(self) -> SlackAccess:
        """What Slack is reached with."""
        from adapters.slack.channel import Access

        return Access(
            api_url=self.slack_api_url.rstrip("/") + "/",
            mode=self.slack_mode,
            bot_token=_revealed(self.slack_bot_token),
            app_token=_revealed(self.slack_app_token),
            signing_secret=_revealed(self.slack_signing_secret),
            client_id=self.slack_client_id,
            client_secret=_revealed(self.slack_client_secret),
            installations=self.slack_installations,
        )


def faults(error: ValidationError) -> list[str]:
    """What is wrong with the settings, a line each, without the values: some are secrets."""
    return [
        f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}"
        for one in error.errors(include_input=False)
    ]


def _revealed(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret is not None else None
