"""Bot tokens of many workspaces, in slack_sdk's file installation store: a folder with access for its owner only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slack_sdk.oauth.installation_store import FileInstallationStore
    from slack_sdk.oauth.state_store import FileOAuthStateStore

OWNER_ONLY = 0o700
NO_ENTERPRISE = "none"  # slack_sdk's enterprise id of a workspace outside an organisation
LATEST = "bot-latest"  # slack_sdk's file name of a workspace's newest token
STATE_SECONDS = 600  # lifetime of an OAuth state


@dataclass(frozen=True, slots=True)
class Installations:
    """The installations of one app, in ``allowed`` workspaces (team ids) only.

    People are identified by their e-mail, and the owner of a workspace can give its members any address. So an unknown
    workspace must not be able to install the app.
    """

    folder: Path
    client_id: str
    allowed: Collection[str]

    def open_store(self) -> FileInstallationStore:
        """slack_sdk's token store; creates its folder."""
        from slack_sdk.oauth.installation_store import FileInstallationStore

        self._make_folder()
        return FileInstallationStore(base_dir=str(self.folder), client_id=self.client_id)

    def open_state_store(self) -> FileOAuthStateStore:
        """slack_sdk's OAuth state store; creates its folder."""
        from slack_sdk.oauth.state_store import FileOAuthStateStore

        self._make_folder()
        return FileOAuthStateStore(expiration_seconds=STATE_SECONDS, base_dir=str(self._states))

    def delete_states(self) -> None:
        """Delete all OAuth states. An installation that is under way fails, and can be started again."""
        for state in self._states.glob("*"):
            state.unlink(missing_ok=True)

    def team_ids(self) -> list[str]:
        """The team ids of the allowed workspaces the app is installed in."""
        return sorted(team for _, team in self._installed() if team in self.allowed)

    async def token(self, team: str) -> str | None:
        """The bot token of a workspace, within an organisation or not; None if not installed or not allowed."""
        if team not in self.allowed:
            return None
        for enterprise, installed in self._installed():
            if installed == team:
                bot = await self.open_store().async_find_bot(enterprise_id=enterprise, team_id=team)
                return bot.bot_token if bot is not None else None
        return None

    async def delete(self, team: str) -> None:
        """Delete a workspace's tokens."""
        for enterprise, installed in self._installed():
            if installed == team:
                await self.open_store().async_delete_all(enterprise_id=enterprise, team_id=team)

    def _installed(self) -> list[tuple[str | None, str]]:
        """Enterprise id and team id of each token, newest first: a workspace may have joined an organisation later."""
        files = (self.folder / self.client_id).glob(f"*/{LATEST}")
        named = [file.parent.name.rpartition("-") for file in sorted(files, key=_modified, reverse=True)]
        return [(None if enterprise == NO_ENTERPRISE else enterprise, team) for enterprise, _, team in named]

    def _make_folder(self) -> None:
        self.folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        self.folder.chmod(OWNER_ONLY)

    @property
    def _states(self) -> Path:
        return self.folder / "states"


def _modified(file: Path) -> float:
    return file.stat().st_mtime
