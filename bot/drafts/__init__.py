"""Requests to the language model and what is made of its answers."""

from __future__ import annotations
