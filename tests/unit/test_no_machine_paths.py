"""The hook that keeps paths of a developer's machine out of files and commit messages."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOOK = ROOT / ".ci" / "no_machine_paths.py"


def below(*parts: str) -> str:
    """An absolute path, put together here so that this file holds none."""
    return "/" + "/".join(parts)


def run(*arguments: str | Path, at: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, HOOK, *arguments], check=False, capture_output=True, text=True, cwd=at
    )


def check(tmp_path: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    checked = tmp_path / "checked"
    checked.mkdir()
    (checked / "a.txt").write_text(text, "utf-8")
    return run(*options, "a.txt", at=checked)


@pytest.mark.parametrize(
    "path",
    [
        below("home", "ruta", "pora", "bot"),
        below("Users", "ruta", "pora"),
        below("root", "pora"),
        below("tmp", "copy", "pora"),
        below("private", "tmp", "copy"),
        below("work", "pora"),
        below("builds", "7", "pora"),
        "C:" + r"\Users\ruta\pora",
        "file://" + below("home", "ruta", "pora"),
    ],
)
def test_a_path_of_a_machine_is_refused(path: str, tmp_path: Path) -> None:
    told = check(tmp_path, f"first\nMerge branch 'main' of {path}\n")

    assert told.returncode == 1
    assert told.stdout.startswith("a.txt:2: ")
    assert path.removeprefix("file://") in told.stdout


@pytest.mark.parametrize(
    "text",
    [
        "bot/flows/check_in.py and ./work/notes.txt",
        "https://pora.example" + below("home", "page"),
        "data" + below("tmp", "cache"),
        "$HOME" + below("work", "pora") + " or ~" + below("work", "pora"),
        "/pairs, /mentor home, /home",
        below("usr", "share", "fonts"),
        below("srv", "pora", "pora.db"),
        "home/ruta and 1/2",
    ],
)
def test_what_holds_on_every_machine_passes(text: str, tmp_path: Path) -> None:
    told = check(tmp_path, text)

    assert (told.returncode, told.stdout) == (0, "")


def test_the_checkout_is_refused_wherever_it_is() -> None:
    found = runpy.run_path(str(HOOK))["found"]
    text = "see /srv/checkouts/pora/bot\nand /srv/checkouts/pora-2, /srv/checkouts"

    assert list(found(text)) == []
    assert list(found(text, [Path("/srv/checkouts/pora")])) == [(1, "/srv/checkouts/pora/bot")]


def test_what_git_leaves_out_of_a_message_may_name_a_path(tmp_path: Path) -> None:
    path = below("home", "ruta", "pora")
    text = f"Merge branch\n# Changes in {path}\n# ------ >8 ------\n+{path}\n"

    assert check(tmp_path, text, "--message").returncode == 0


def test_a_message_is_named_as_one(tmp_path: Path) -> None:
    told = check(tmp_path, f"Merge\n\nfrom {below('home', 'ruta', 'pora')}\n", "--message")

    assert told.returncode == 1
    assert told.stdout.startswith("commit message, line 3: ")


def test_no_file_of_the_repository_names_a_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", ":!*.png", ":!*.woff2"],  # noqa: S607
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    if listed.returncode:
        pytest.skip("not a git repository, or no git here")
    files = [name for name in listed.stdout.split("\0") if (ROOT / name).is_file()]

    told = run(*files, at=ROOT)

    assert told.stdout == ""


def test_hooks_come_from_this_repository_alone() -> None:
    config = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")

    assert re.findall(r"\brepo: *(\S+)", config) == ["local"]
    for entry in re.findall(r"entry: (.+)", config):
        assert entry.startswith(".venv/bin/")
