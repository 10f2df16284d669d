"""What makes time pass for Pora."""

from __future__ import annotations
