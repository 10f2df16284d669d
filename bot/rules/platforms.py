"""Where people may talk to Pora, as far as a programme decides it."""

from __future__ import annotations

from collections.abc import Collection

PLATFORMS = ("slack", "telegram")
"""What a programme's file may name."""

BY_INVITATION = ("telegram",)
"""Nobody's e-mail is known there: people come by an invitation only."""

NAMES = {"slack": "Slack", "telegram": "Telegram", "console": "Terminal"}


def allowed(programme_platforms: Collection[str], platform: str) -> bool:
    """Whether people of a programme may talk there. The terminal is for rehearsals and is not switched off."""
    return platform not in PLATFORMS or platform in programme_platforms


def numbered_names(platforms: Collection[str]) -> list[str]:
    """The names of platforms; the second place on one and those after it with a number."""
    seen: list[str] = []
    names = []
    for platform in platforms:
        seen.append(platform)
        count = seen.count(platform)
        name = NAMES.get(platform, platform)
        names.append(name if count == 1 else f"{name} {count}")
    return names
