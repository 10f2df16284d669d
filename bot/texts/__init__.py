"""Every text of the bot, in both languages."""

from __future__ import annotations
