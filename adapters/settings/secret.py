"""Secrets among the settings: hidden wherever settings are shown."""

from __future__ import annotations

from pydantic import SecretStr


def revealed(secret: SecretStr | None) -> str | None:
    """The value of a secret, for the adapter that needs it."""
    return secret.get_secret_value() if secret is not None else None
