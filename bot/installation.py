"""An installation: what one running Pora has. Every way in is handed it; nothing else is shared between turns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.texts.loader import Texts
from conversation_prompts.card import Library
from storage.database import Database

TERMS_VERSION = 1
"""Of what people agree to when a language model may help them; raise it when more is sent: they are asked anew."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The installation's language model, as people agree to it, and how often it may be asked a day."""

    host: str  # where it is, as people are told: a host name
    model: str
    ready: Callable[[], bool]  # whether it is worth asking now
    person_a_day: int
    programme_a_day: int

    @property
    def terms(self) -> str:
        """What people agree to: what is sent, and to where."""
        return f"{TERMS_VERSION}:{self.host}"


@dataclass(slots=True)
class InvitationLinks:
    """Platforms that people are invited to by a link; a platform adds its own when it opens."""

    life: timedelta = timedelta(days=7)
    links: dict[str, str] = field(default_factory=dict)  # platform → link with ``{code}`` in it

    def add(self, platform: str, link: str) -> None:
        """From now on people can be invited to ``platform``. Raises ValueError where the link has no ``{code}``."""
        if "{code}" not in link:
            raise ValueError(f"the link to {platform} has no {{code}} in it")
        self.links[platform] = link


@dataclass(frozen=True, slots=True)
class Installation:
    """Store, texts, question cards, invitation links and, where there is one, the language model."""

    database: Database
    texts: Texts
    library: Library
    invitations: InvitationLinks = field(default_factory=InvitationLinks)
    language_model: LanguageModel | None = None
