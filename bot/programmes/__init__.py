"""Programmes come in: a reviewed text file and a roster, all their faults at once, all or nothing applied."""

from __future__ import annotations
