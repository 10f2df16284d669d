"""Pure rules: every decision that needs no store, no clock and no platform."""

from __future__ import annotations
