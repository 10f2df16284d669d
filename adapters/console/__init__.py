"""The console adapter: several people at one terminal."""

from __future__ import annotations
