"""The pure heart: no I/O, no await, no clock, no database."""

from __future__ import annotations
