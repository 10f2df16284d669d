"""The settings of Telegram."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings

from adapters.settings.secret import revealed

if TYPE_CHECKING:
    from adapters.telegram.channel import TelegramAccess


class TelegramSettings(BaseSettings):
    """Variables about Telegram."""

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

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _secret_that_telegram_accepts(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
            raise ValueError("write 16 to 256 letters a-z, A-Z, digits, _ and -")
        return secret

    @field_validator("telegram_webhook_url")
    @classmethod
    def _url_that_telegram_calls(cls, url: str | None) -> str | None:
        if url is not None and not re.fullmatch(r"https://[^\s/?#]+[^\s?#]*", url):
            raise ValueError("write an address that begins with https://, without ? and #")
        return url

    @property
    def telegram_wanted(self) -> bool:
        """True if a variable is set that only an installation on Telegram sets."""
        return any((self.telegram_bot_token, self.telegram_webhook_url, self.telegram_webhook_secret))

    def telegram_lacks(self) -> list[str]:
        """What Telegram needs besides, a sentence each."""
        return [
            f"Telegram in {self.telegram_mode} mode needs {name}." for name in self.telegram_access().lacks()
        ]

    def telegram_access(self) -> TelegramAccess:
        """The settings as the Telegram adapter takes them."""
        from adapters.telegram.channel import TelegramAccess

        return TelegramAccess(
            api_url=self.telegram_api_url,
            mode=self.telegram_mode,
            token=revealed(self.telegram_bot_token),
            webhook_url=self.telegram_webhook_url,
            webhook_secret=revealed(self.telegram_webhook_secret),
        )
