"""Delivery of outbox rows: decide, build digests, send, record."""

from __future__ import annotations
