"""What a model is reached with, and where it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

OPENAI = "https://api.openai.com/v1"  # where the client goes by itself
NO_KEY = "no-key"  # what a server that wants none is given: the client insists on one
HERE = "localhost"


@dataclass(frozen=True, slots=True)
class Access:
    """A model at a server. ``seconds`` is what one answer may take in all."""

    model: str
    base_url: str = OPENAI
    key: str = field(default=NO_KEY, repr=False)
    seconds: float = 20

    @property
    def place(self) -> str:
        """The name of the server; ``localhost`` where it is this machine."""
        host = urlsplit(self.base_url).hostname or ""
        return HERE if _is_here(host) else host

    @property
    def in_the_open(self) -> bool:
        """Whether what is sent goes unencrypted through a network that strangers may be in."""
        return self.base_url.startswith("http://") and not _is_near(urlsplit(self.base_url).hostname or "")


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == HERE or host.endswith(f".{HERE}")


def _is_near(host: str) -> bool:
    """This machine, or a network of one's own: a private address, or a name without a dot as containers have them."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return _is_here(host) or "." not in host
