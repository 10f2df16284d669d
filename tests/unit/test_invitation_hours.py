"""How long an invitation is good for: ten minutes to seven days."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from adapters.app import build
from adapters.settings import Settings, faults


def settings(folder: Path) -> Settings:
    return Settings(_env_file=None, database_url=f"sqlite:///{folder}/pora.db")


@pytest.mark.parametrize("hours", ["0.1", "0", "-1", "169", "nan"])
def test_less_or_more_is_refused_with_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, hours: str
) -> None:
    monkeypatch.setenv("PORA_INVITATION_HOURS", hours)
    with pytest.raises(ValidationError) as caught:
        Settings(_env_file=None)
    (line,) = faults(caught.value)
    assert "PORA_INVITATION_HOURS" in line
    assert "write hours from 0.17 (ten minutes) to 168 (seven days)" in line


@pytest.mark.parametrize(
    ("hours", "life"),
    [(None, timedelta(days=7)), ("0.17", timedelta(minutes=10.2)), ("24", timedelta(days=1))],
)
def test_the_companion_gets_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, hours: str | None, life: timedelta
) -> None:
    if hours is not None:
        monkeypatch.setenv("PORA_INVITATION_HOURS", hours)
    app = build(settings(tmp_path))
    assert app.installation.invitations.life == life
    app.close()


def test_a_link_without_a_place_for_its_code_is_refused(tmp_path: Path) -> None:
    app = build(settings(tmp_path))
    with pytest.raises(ValueError, match="telegram"):
        app.installation.invitations.add("telegram", "https://t.me/pora_bot")
    app.close()
