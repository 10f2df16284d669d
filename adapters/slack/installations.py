"""Tokens of many workspaces, in slack_sdk's own installation store: a folder that its owner alone can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slack_sdk.oauth.installation_store import FileInstallationStore

OWNER_ONLY = 0o700
NO_ENTERPRISE = "none-"  # what slack_sdk puts before the team in the name of a workspace's folder
STATE_SECONDS = 600  # how long an installation may take


def open_store(folder: Path, client_id: str) -> FileInstallationStore:
    """The store in a folder, which is made where there is none."""
    from slack_sdk.oauth.installation_store import FileInstallationStore

    folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    folder.chmod(OWNER_ONLY)
    return FileInstallationStore(base_dir=str(folder), client_id=client_id)


def teams(folder: Path, client_id: str) -> list[str]:
    """The workspaces that the app is installed in, by their ids."""
    found = (folder / client_id).glob(f"{NO_ENTERPRISE}*/bot-latest")
    return sorted(file.parent.name.removeprefix(NO_ENTERPRISE) for file in found)
