"""What several tests lean on."""

from __future__ import annotations
