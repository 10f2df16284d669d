"""The small SQL store; knows nothing of ours but its tables."""

from __future__ import annotations
