"""The agreement: how the two of a pair work together. One proposes it, the other confirms it or suggests a change."""

from __future__ import annotations
