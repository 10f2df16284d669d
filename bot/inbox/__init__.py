"""The door: one transaction for each incoming event."""

from __future__ import annotations
