"""Pages that a platform shows beside the conversation: home, command menu."""

from __future__ import annotations
