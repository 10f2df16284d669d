"""Import of programmes: reads ``programme.toml`` and a roster, reports all faults at once, applies all or nothing."""

from __future__ import annotations
