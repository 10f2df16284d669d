"""Fixtures and hooks of all tests: loopback only, no settings of this machine, longest files first, worlds."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from pytest_socket import SocketBlockedError, socket_allow_hosts

from tests.support.fast_stores import quick_stores
from tests.support.people import Start, World

LOOPBACK = ["127.0.0.1", "::1"]
OURS = ("PORA_", "DATABASE_URL", "SLACK_", "TELEGRAM_", "OPENAI_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")

# The number of examples is fixed and no deadline is set: what a run covers does not depend on how quick the machine is.
# ``make test`` tries the same examples every time, ``make proof`` new ones.
_ALWAYS = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("test", _ALWAYS, max_examples=30, derandomize=True)
settings.register_profile("proof", _ALWAYS, max_examples=1000, print_blob=True)
settings.load_profile("test")

LONGEST_FIRST = ("test_season.py", "test_writer_season.py", "test_crash.py")
"""Workers take one file after another: a long one that is begun last would keep the others waiting."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest --update-transcripts`` writes what the transcripts come to today; review the difference."""
    parser.addoption("--update-transcripts", action="store_true", help="rewrite tests/transcripts/*.out")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each reason to skip tests, however many tests it skips."""
    reasons = Counter(str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ()))
    for reason, count in reasons.items():
        terminalreporter.write_line(f"SKIPPED [{count}] {reason.removeprefix('Skipped: ')}")


@pytest.hookimpl(
    trylast=True
)  # after pytest-socket's own, which the options of a command line can switch off
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Only this machine can be connected to; pytest-socket takes the guard away after each test."""
    socket_allow_hosts(list(LOOPBACK), allow_unix_socket=True)


@pytest.fixture(autouse=True, scope="session")
def only_this_machine() -> Iterator[None]:
    """A host name that has to be looked up elsewhere is blocked too."""
    look_up = socket.getaddrinfo

    def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in (None, "", "localhost", b"localhost", *LOOPBACK):
            raise SocketBlockedError(f"A test looked up {host!r}.")
        return look_up(host, *args, **kwargs)

    with patch.object(socket, "getaddrinfo", guarded):
        yield


@pytest.fixture(autouse=True, scope="session")
def no_settings_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Neither environment variables nor a ``.env`` of the machine reach a test; the working directory is empty."""
    folder = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as changed:
        for name in [name for name in os.environ if name.upper().startswith(OURS)]:
            changed.delenv(name)
        changed.chdir(folder)
        yield
    assert list(folder.iterdir()) == [], "a test left a file in the working directory that all tests share"


@pytest.fixture(autouse=True, scope="session")
def no_authorities_are_read() -> Iterator[None]:
    """No test reaches a server by TLS, yet each HTTP client reads every certificate authority: 20 ms that hundreds pay."""
    with patch.object(ssl.SSLContext, "load_verify_locations"):
        yield


@pytest.fixture(autouse=True, scope="session")
def stores_are_quick() -> Iterator[None]:
    """Except where a test says that they are to be as anywhere, and in processes of their own: those that are killed, too."""
    with quick_stores():
        yield


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where worlds stand, one test's after another's: at a place that is known already SQL need not be compiled again."""
    return tmp_path_factory.mktemp("ground")


@pytest.fixture
def new_world(ground: Path) -> Iterator[Callable[..., World]]:
    """Worlds of the test's own: ``new_world(roster=..., at=...)``; nobody is welcomed yet unless ``welcomed``."""
    worlds: list[World] = []

    def make(**changes: Any) -> World:
        folder = ground / f"world-{len(worlds)}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        worlds.append(World(folder, Start(**changes)))
        return worlds[-1]

    yield make
    while worlds:
        worlds.pop().close()


@pytest.fixture
def world(new_world: Callable[..., World]) -> World:
    """Two pairs, one Lithuanian, one English, and a coordinator of each language; everybody is welcomed."""
    return new_world(welcomed=True)
