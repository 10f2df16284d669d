"""Adapters to what is outside: chat platforms, terminal, language model, scheduler. None imports another."""

from __future__ import annotations
