"""A language model for tests."""

from __future__ import annotations
