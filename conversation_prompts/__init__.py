"""Words for pairs: cards to talk about, and the pure rules that choose between them. Knows no chat and no database."""

from __future__ import annotations
