"""The Slack settings: tokens, mode, and the workspaces the app may be installed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from adapters.slack.workspaces.installations import Installations

PLATFORM = "slack"  # the adapter's name at the app


@dataclass(frozen=True, slots=True)
class SlackAccess:
    """Settings for one workspace with a bot token, or for several in which the app is installed by OAuth."""

    api_url: str
    mode: str  # socket | http
    bot_token: str | None = None  # one workspace
    app_token: str | None = None  # Socket Mode
    signing_secret: str | None = None  # HTTP
    client_id: str | None = None  # several workspaces
    client_secret: str | None = None
    installations: Path = Path("slack-installations")
    allowed_workspaces: frozenset[str] = frozenset()  # the several workspaces, by their team ids

    @property
    def multi_workspace(self) -> bool:
        """True if the app is installed by OAuth."""
        return bool(self.client_id and self.client_secret)

    def lacks(self) -> list[str]:
        """The environment variables that the chosen mode needs and that are not set."""
        if self.multi_workspace:  # OAuth needs an address of Pora's own
            needed: dict[str, object] = {
                "PORA_SLACK_MODE=http": self.mode == "http",
                "SLACK_SIGNING_SECRET": self.signing_secret,
                "PORA_SLACK_WORKSPACES": self.allowed_workspaces,
            }
        elif self.mode == "socket":
            needed = {"SLACK_APP_TOKEN": self.app_token, "SLACK_BOT_TOKEN": self.bot_token}
        else:
            needed = {"SLACK_SIGNING_SECRET": self.signing_secret, "SLACK_BOT_TOKEN": self.bot_token}
        return [name for name, value in needed.items() if not value]

    def token_store(self) -> Installations:
        """The tokens of the workspaces the app is installed in."""
        return Installations(self.installations, self.client_id or "", self.allowed_workspaces)
