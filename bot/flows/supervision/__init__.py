"""Supervision: mentors hand in cases without names; the coordinator opens them all at once (ADR 0013)."""

from __future__ import annotations
