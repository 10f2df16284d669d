"""Tasks for a language model, redaction of what is sent, and checks of its answers: pure, and without any model."""

from __future__ import annotations
