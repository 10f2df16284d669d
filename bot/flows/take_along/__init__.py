"""The carry-over: what a mentee with a new mentor takes along from the former pair (docs/domain.md, rule E28)."""

from __future__ import annotations
