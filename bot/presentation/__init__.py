"""Messages in their reader's words: texts, look-ups, deferred content, replies as JSON."""

from __future__ import annotations
