"""What turns the writer on, what it needs, and that nothing else does."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from adapters.ai import open_writer
from adapters.ai.access import ModelAccess
from adapters.settings import Settings, faults

LOCAL = "http://127.0.0.1:8080/v1"


def settings(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    """The settings with these variables in the environment, of an installation that talks in Telegram."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456789:AA")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return Settings()


def test_without_a_model_there_is_no_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    stray = settings(monkeypatch, OPENAI_API_KEY="sk-stray", OPENAI_BASE_URL=LOCAL)
    assert stray.missing() == []
    assert stray.writer_access() is None
    assert open_writer(stray.writer_access()) is None


def test_a_server_of_ones_own_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    own = settings(monkeypatch, OPENAI_MODEL="qwen3", OPENAI_BASE_URL=LOCAL)
    assert own.missing() == []
    writer = open_writer(own.writer_access())
    assert writer is not None
    assert (writer.model, writer.host) == ("qwen3", "localhost")
    assert writer.ready()


def test_a_key_alone_means_openai(monkeypatch: pytest.MonkeyPatch) -> None:
    there = settings(monkeypatch, OPENAI_MODEL="gpt", OPENAI_API_KEY="sk-secret")
    assert there.missing() == []
    access = there.writer_access()
    assert access == ModelAccess("gpt", "https://api.openai.com/v1", "sk-secret", 20)
    assert access.host == "api.openai.com"


def test_a_model_that_nothing_leads_to_is_said_before_pora_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = settings(monkeypatch, OPENAI_MODEL="gpt")
    (sentence,) = lost.missing()
    assert "OPENAI_BASE_URL" in sentence
    assert "OPENAI_API_KEY" in sentence
    assert lost.writer_access() is None


def test_the_key_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    there = settings(monkeypatch, OPENAI_MODEL="gpt", OPENAI_API_KEY="sk-secret")
    assert "sk-secret" not in repr(there)
    assert "sk-secret" not in repr(there.writer_access())


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORA_WRITER_SECONDS", "1"),
        ("PORA_WRITER_SECONDS", "121"),
        ("PORA_WRITER_DAY_PERSON", "-1"),
        ("PORA_WRITER_DAY_PROGRAMME", "many"),
        ("OPENAI_BASE_URL", "127.0.0.1:8080"),
        ("OPENAI_BASE_URL", "ftp://model/v1"),
        ("OPENAI_BASE_URL", "https://user:password@model/v1"),
        ("OPENAI_BASE_URL", "https://model/v1?key=password"),
    ],
)
def test_what_cannot_be_is_refused_by_name_without_its_value(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValidationError) as error:
        settings(monkeypatch, **{variable: value})
    (line,) = faults(error.value)
    assert line.startswith(f"{variable}: ")
    assert "password" not in line.replace("without a password in it", "")


@pytest.mark.parametrize(
    ("url", "host", "unencrypted"),
    [
        ("http://127.0.0.1:8080/v1", "localhost", False),
        ("http://localhost:11434/v1", "localhost", False),
        ("http://[::1]:8080/v1", "localhost", False),
        ("http://ollama:11434/v1", "ollama", False),
        ("http://10.0.0.5/v1", "10.0.0.5", False),
        ("http://models.example.org/v1", "models.example.org", True),
        ("http://8.8.8.8/v1", "8.8.8.8", True),
        ("https://models.example.org/v1", "models.example.org", False),
    ],
)
def test_people_are_told_where_it_is(url: str, host: str, unencrypted: bool) -> None:  # noqa: FBT001
    access = ModelAccess("qwen3", url)
    assert access.host == host
    assert access.unencrypted is unencrypted
