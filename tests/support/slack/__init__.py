"""Slack for tests: an emulated workspace, the people in it, and Pora running there."""

from __future__ import annotations
