"""Slack for tests."""

from __future__ import annotations
