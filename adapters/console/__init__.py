"""The terminal: several people at one keyboard."""

from __future__ import annotations
