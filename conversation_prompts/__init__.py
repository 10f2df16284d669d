"""Question cards for pairs: reading them from TOML, and the pure rules that choose between them."""

from __future__ import annotations
