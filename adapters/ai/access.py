"""The settings that a language model is reached with, and on which host it runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

OPENAI = "https://api.openai.com/v1"  # the client's own default
NO_KEY = "no-key"  # sent to a server that wants no key: the client insists on one
LOCALHOST = "localhost"


@dataclass(frozen=True, slots=True)
class ModelAccess:
    """A model at a server. ``seconds`` is the time budget of one answer, its retry included."""

    model: str
    base_url: str = OPENAI
    key: str = field(default=NO_KEY, repr=False)
    seconds: float = 20

    @property
    def host(self) -> str:
        """The host name of the server; ``localhost`` for this machine."""
        host = urlsplit(self.base_url).hostname or ""
        return LOCALHOST if _is_this_machine(host) else host

    @property
    def unencrypted(self) -> bool:
        """True if requests go unencrypted through a public network."""
        return self.base_url.startswith("http://") and not _is_private(urlsplit(self.base_url).hostname or "")


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == LOCALHOST or host.endswith(f".{LOCALHOST}")


def _is_private(host: str) -> bool:
    """True for this machine and for a private network: a private address, or a name without a dot as containers have them."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return _is_this_machine(host) or "." not in host
