"""The settings of Slack."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode

from adapters.settings.secret import revealed

if TYPE_CHECKING:
    from adapters.slack.access import SlackAccess


class SlackSettings(BaseSettings):
    """Variables about Slack."""

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

    @field_validator("slack_workspaces", mode="before")
    @classmethod
    def _workspace_ids(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        found = frozenset(part.strip() for part in given.split(",") if part.strip())
        if not all(re.fullmatch(r"T[A-Z0-9]+", one) for one in found):
            raise ValueError("write ids of workspaces, such as T0123ABCD, with commas between")
        return found

    @property
    def slack_wanted(self) -> bool:
        """True if a variable is set that only an installation on Slack sets."""
        return any(
            (self.slack_bot_token, self.slack_app_token, self.slack_signing_secret, self.slack_client_id)
        )

    def slack_lacks(self) -> list[str]:
        """What Slack needs besides, a sentence each."""
        access = self.slack_access()
        where = "several workspaces" if access.multi_workspace else f"{self.slack_mode} mode"
        return [f"Slack in {where} needs {name}." for name in access.lacks()]

    def slack_access(self) -> SlackAccess:
        """The settings as the Slack adapter takes them."""
        from adapters.slack.access import SlackAccess

        return SlackAccess(
            api_url=self.slack_api_url.rstrip("/") + "/",
            mode=self.slack_mode,
            bot_token=revealed(self.slack_bot_token),
            app_token=revealed(self.slack_app_token),
            signing_secret=revealed(self.slack_signing_secret),
            client_id=self.slack_client_id,
            client_secret=revealed(self.slack_client_secret),
            installations=self.slack_installations,
            allowed_workspaces=self.slack_workspaces or frozenset(),
        )
