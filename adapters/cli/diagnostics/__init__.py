"""The diagnostics behind ``pora check``, one function for each thing that is checked."""

from __future__ import annotations
