"""Commands of a coordinator (``/pairs``)."""

from __future__ import annotations
