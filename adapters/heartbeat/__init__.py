"""The heartbeat: calls the app when something may be due."""

from __future__ import annotations
