"""What a language model may be asked for, and what its answers have to stand: pure, and without any model."""

from __future__ import annotations
