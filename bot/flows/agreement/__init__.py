"""The agreement: how mentor and mentee work together. One partner proposes it, the other confirms it or proposes a change."""

from __future__ import annotations
