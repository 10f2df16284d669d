"""Every sentence the bot says, in both languages."""

from __future__ import annotations
