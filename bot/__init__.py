"""What the companion does; knows no platform."""

from __future__ import annotations
