"""Processes for tests of crashes."""

from __future__ import annotations
