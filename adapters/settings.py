"""Every setting, typed and checked at start. Each is an environment variable or a line in ``.env``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

if TYPE_CHECKING:
    from adapters.ai.access import ModelAccess
    from adapters.slack.channel import Access as SlackAccess
    from adapters.telegram.channel import TelegramAccess


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
    slack_workspaces: Annotated[frozenset[str] | None, NoDecode] = Field(
        default=None,
        alias="PORA_SLACK_WORKSPACES",
        description="Which workspaces may install Pora, by their ids, comma-separated: T0123ABCD,T0456EFGH.",
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/",
        alias="SLACK_API_URL",
        description="Where Slack's API is, for an emulator.",
    )
    telegram_bot_token: SecretStr | None = Field(
        default=None, alias="TELEGRAM_BOT_TOKEN", description="From @BotFather, 123456789:AA…"
    )
    telegram_mode: Literal["polling", "webhook"] = Field(
        default="polling",
        alias="PORA_TELEGRAM_MODE",
        description="polling: Pora calls Telegram and needs no public address. webhook: Telegram calls Pora.",
    )
    telegram_webhook_url: str | None = Field(
        default=None,
        alias="PORA_TELEGRAM_WEBHOOK_URL",
        description="https://…, where Telegram reaches the HTTP server; Pora adds /telegram/updates.",
    )
    telegram_webhook_secret: SecretStr | None = Field(
        default=None,
        alias="TELEGRAM_WEBHOOK_SECRET",
        description="What every call of Telegram's has to bring along: 16 to 256 of A-Z, a-z, 0-9, _ and -.",
    )
    telegram_api_url: str = Field(
        default="https://api.telegram.org",
        alias="TELEGRAM_API_URL",
        description="Where the Bot API is: a server of one's own, or an emulator.",
    )
    http_host: str = Field(
        default="127.0.0.1",
        alias="PORA_HTTP_HOST",
        description="Where the HTTP server listens; a proxy stands before it.",
    )
    http_port: int = Field(default=8080, ge=0, le=65535, alias="PORA_HTTP_PORT", description="Its port.")
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

    @field_validator("slack_workspaces", mode="before")
    @classmethod
    def _ids_of_workspaces(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        found = frozenset(part.strip() for part in given.split(",") if part.strip())
        if not all(re.fullmatch(r"T[A-Z0-9]+", one) for one in found):
            raise ValueError("write ids of workspaces, such as T0123ABCD, with commas between")
        return found

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _a_secret_telegram_takes(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
            raise ValueError("write 16 to 256 letters a-z, A-Z, digits, _ and -")
        return secret

    @field_validator("telegram_webhook_url")
    @classmethod
    def _an_address_telegram_calls(cls, url: str | None) -> str | None:
        if url is not None and not re.fullmatch(r"https://[^\s/?#]+[^\s?#]*", url):
            raise ValueError("write an address that begins with https://, without ? and #")
        return url

    @field_validator("writer_url")
    @classmethod
    def _an_address_a_model_is_at(cls, url: str | None) -> str | None:
        if url is not None and not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", url):
            raise ValueError(
                "write an address such as http://127.0.0.1:8080/v1, without ?, # and without a password in it"
            )
        return url

    @field_validator("invitation_hours")
    @classmethod
    def _ten_minutes_to_seven_days(cls, hours: float) -> float:
        if not 10 / 60 <= hours <= 168:
            raise ValueError("write hours from 0.17 (ten minutes) to 168 (seven days)")
        return hours

    def missing(self) -> list[str]:
        """What has to be set before Pora can run, a sentence each."""
        lacking = self.writer_lacks()
        if not self.slack_wanted and not self.telegram_wanted:
            return [
                (
                    "Nothing says where Pora is to talk. For Slack set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (README, Slack), "
                    "for Telegram TELEGRAM_BOT_TOKEN (README, Telegram); to try it in this terminal: pora chat."
                ),
                *lacking,
            ]
        found = []
        if self.slack_wanted:
            access = self.slack_access()
            where = "several workspaces" if access.many else f"{self.slack_mode} mode"
            found += [f"Slack in {where} needs {name}." for name in access.lacks()]
        if self.telegram_wanted:
            found += [
                f"Telegram in {self.telegram_mode} mode needs {name}."
                for name in self.telegram_access().lacks()
            ]
        return found + lacking

    def writer_lacks(self) -> list[str]:
        """What a writer that is wanted has to have besides, a sentence each."""
        if self.writer_model is None or self.writer_url is not None or self.writer_key is not None:
            return []
        return [
            (
                "OPENAI_MODEL turns the writer on, and it needs OPENAI_BASE_URL (a server of your own) or OPENAI_API_KEY "
                "(OpenAI): docs/ai.md."
            )
        ]

    def writer_access(self) -> ModelAccess | None:
        """What a language model is reached with; None where no model is named, or not enough is said to reach it."""
        from adapters.ai.access import NO_KEY, OPENAI, ModelAccess

        if self.writer_model is None or self.writer_lacks():
            return None
        return ModelAccess(
            model=self.writer_model,
            base_url=self.writer_url or OPENAI,
            key=_revealed(self.writer_key) or NO_KEY,
            seconds=self.writer_seconds,
        )

    @property
    def slack_wanted(self) -> bool:
        """Whether anything about Slack is set that only somebody who wants Slack sets."""
        return any(
            (self.slack_bot_token, self.slack_app_token, self.slack_signing_secret, self.slack_client_id)
        )

    @property
    def telegram_wanted(self) -> bool:
        """Whether anything about Telegram is set that only somebody who wants Telegram sets."""
        return any((self.telegram_bot_token, self.telegram_webhook_url, self.telegram_webhook_secret))

    def telegram_access(self) -> TelegramAccess:
        """What Telegram is reached with."""
        from adapters.telegram.channel import TelegramAccess

        return TelegramAccess(
            api_url=self.telegram_api_url,
            mode=self.telegram_mode,
            token=_revealed(self.telegram_bot_token),
            webhook_url=self.telegram_webhook_url,
            webhook_secret=_revealed(self.telegram_webhook_secret),
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
            welcome=self.slack_workspaces or frozenset(),
        )


def faults(error: ValidationError) -> list[str]:
    """What is wrong with the settings, a line each, without the values: some are secrets."""
    return [
        f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}"
        for one in error.errors(include_input=False)
    ]


def _revealed(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret is not None else None
