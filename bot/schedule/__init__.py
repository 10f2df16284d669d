"""Timers: the tick loop, their handlers, a pair's own timers."""

from __future__ import annotations
