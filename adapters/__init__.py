"""The edge: one folder for each thing outside."""

from __future__ import annotations
