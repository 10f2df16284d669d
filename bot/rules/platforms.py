"""The chat platforms, and which of them a programme allows."""

from __future__ import annotations

from collections.abc import Collection

PLATFORMS = ("slack", "telegram")
"""The platforms that ``programme.toml`` may name."""

BY_INVITATION = ("telegram",)
"""Platforms that tell no e-mail addresses: people join by invitation only."""

NAMES = {"slack": "Slack", "telegram": "Telegram", "console": "Terminal"}


def allowed(programme_platforms: Collection[str], platform: str) -> bool:
    """Whether a programme allows a platform. The terminal is for rehearsals and always allowed."""
    return platform not in PLATFORMS or platform in programme_platforms


def numbered_names(platforms: Collection[str]) -> list[str]:
    """The names of platforms, one for each linked account; the second account on a platform and further ones get a number."""
    seen: list[str] = []
    names = []
    for platform in platforms:
        seen.append(platform)
        count = seen.count(platform)
        name = NAMES.get(platform, platform)
        names.append(name if count == 1 else f"{name} {count}")
    return names
