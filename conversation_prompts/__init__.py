"""Words for pairs: cards to talk about, and the pure rules that choose between them."""

from __future__ import annotations
