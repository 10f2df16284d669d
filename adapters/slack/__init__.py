"""Slack: buttons and modals in a direct message, a home page, two slash commands."""

from __future__ import annotations
