"""Tokens of many workspaces, in slack_sdk's own installation store: a folder that its owner alone can read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slack_sdk.oauth.installation_store import FileInstallationStore
    from slack_sdk.oauth.state_store import FileOAuthStateStore

OWNER_ONLY = 0o700
NO_ENTERPRISE = "none"  # what slack_sdk writes where a workspace belongs to no organisation
LATEST = "bot-latest"  # slack_sdk's name for the newest token of a workspace
STATE_SECONDS = 600  # how long an installation may take


@dataclass(frozen=True, slots=True)
class Installations:
    """The installations of one app. Only ``welcome`` workspaces (team ids) may have one.

    In a workspace of one's own anybody can give a member anybody's e-mail address, and people are known by theirs.
    """

    folder: Path
    client_id: str
    welcome: Collection[str]

    def open_store(self) -> FileInstallationStore:
        """The store, in a folder that is made where there is none."""
        from slack_sdk.oauth.installation_store import FileInstallationStore

        self._make_folder()
        return FileInstallationStore(base_dir=str(self.folder), client_id=self.client_id)

    def open_states(self) -> FileOAuthStateStore:
        """What tells an installation that was begun here from one that was not."""
        from slack_sdk.oauth.state_store import FileOAuthStateStore

        self._make_folder()
        return FileOAuthStateStore(expiration_seconds=STATE_SECONDS, base_dir=str(self._states))

    def forget_states(self) -> None:
        """Forget installations that were begun and left: whoever is at it just now begins again."""
        for begun in self._states.glob("*"):
            begun.unlink(missing_ok=True)

    def teams(self) -> list[str]:
        """The workspaces that the app is installed in, by their ids."""
        return sorted(team for _, team in self._installed() if team in self.welcome)

    async def token(self, team: str) -> str | None:
        """The token for a workspace, within an organisation or not; None where the app is not installed, or not welcome."""
        if team not in self.welcome:
            return None
        for enterprise, installed in self._installed():
            if installed == team:
                bot = await self.open_store().async_find_bot(enterprise_id=enterprise, team_id=team)
                return bot.bot_token if bot is not None else None
        return None

    async def forget(self, team: str) -> None:
        """The app was taken out of a workspace: what it was reached with goes."""
        for enterprise, installed in self._installed():
            if installed == team:
                await self.open_store().async_delete_all(enterprise_id=enterprise, team_id=team)

    def _installed(self) -> list[tuple[str | None, str]]:
        """Organisation and workspace of each token, the newest first: a workspace may have joined an organisation."""
        files = (self.folder / self.client_id).glob(f"*/{LATEST}")
        named = [file.parent.name.rpartition("-") for file in sorted(files, key=_age, reverse=True)]
        return [(None if enterprise == NO_ENTERPRISE else enterprise, team) for enterprise, _, team in named]

    def _make_folder(self) -> None:
        self.folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        self.folder.chmod(OWNER_ONLY)

    @property
    def _states(self) -> Path:
        return self.folder / "states"


def _age(file: Path) -> float:
    return file.stat().st_mtime
