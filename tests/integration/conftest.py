"""Organisations to try things on: founded once for each size, then copied."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from storage.database import Database
from tests.support.crash.processes import Nursery
from tests.support.organisation import Organisation, open_store
from tests.support.slack.running import PoraInSlack, SlackTeam
from tests.support.slack.workspace import SlackWorkspace

Found = Callable[[int], Organisation]


@pytest.fixture(autouse=True)
def own_working_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Commands write files where they are called: each test is in an empty directory of its own."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The file of an organisation with so many pairs; it is not to be changed."""
    folder = tmp_path_factory.mktemp("founded")

    def of(pairs: int) -> Path:
        file = folder / f"{pairs}.db"
        if not file.exists():
            organisation = Organisation(open_store(f"sqlite:///{file}"))
            organisation.found(pairs)
            organisation.database.checkpoint()
            organisation.database.close()
        return file

    return of


@pytest.fixture
def found(tmp_path: Path, founded: Callable[[int], Path]) -> Iterator[Found]:
    """An organisation with so many welcomed pairs on a file of its own; as many organisations as a test wants."""
    opened: list[Database] = []

    def of(pairs: int) -> Organisation:
        file = tmp_path / f"organisation-{len(opened)}.db"
        shutil.copy(founded(pairs), file)
        opened.append(open_store(f"sqlite:///{file}"))
        return Organisation(opened[-1])

    yield of
    for database in opened:
        database.close()


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Bears processes that can be killed."""
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
async def team(tmp_path: Path) -> AsyncIterator[SlackTeam]:
    """Pora in Slack, with everybody of the two pairs through the welcome."""
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(SlackWorkspace())
        yield SlackTeam(slack, await stack.enter_async_context(PoraInSlack(slack, tmp_path)))
