"""A TOML document knows the line of each key, however TOML lets it be written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conversation_prompts.faults import NestedTooDeepError, NotTomlError
from conversation_prompts.toml_document import KeyPath, TomlTable, dotted, parse_toml

ROOT = Path(__file__).parents[2]


def line(text: str, *path: str | int) -> int | None:
    return parse_toml(text).line(path)


@pytest.mark.parametrize(
    ("text", "path", "number"),
    [
        ("a = 1\nb = 2", ("b",), 2),
        ("a = 1\r\nb = 2\r\n", ("b",), 2),
        ("\n# a = 0\n\n  a = 1", ("a",), 4),
        ("a.b.c = 1", ("a", "b", "c"), 1),
        ("\na . b = 1", ("a",), 2),
        ("\"a b\" = 1\n'c.d' = 2", ("c.d",), 2),
        ('"[x]" = 1\nb = 1', ("[x]",), 1),
        ("[t]\na = 1\n[ u . v ]\na = 1", ("u", "v", "a"), 4),
        ("[u.v]\na = 1", ("u",), 1),
        ("[t] # [u]\n# b = 1\na = 1", ("t", "a"), 3),
        ("[[t]]\na = 1\n[[t]]\na = 2", ("t", 1, "a"), 4),
        ("[[t]]\n[t.u]\na = 1\n[[t]]\n[t.u]\na = 2", ("t", 1, "u", "a"), 6),
        ("[[t]]\n[[t.u]]\n[[t]]\n[[t.u]]\n[[t.u]]\na = 1", ("t", 1, "u", 1, "a"), 6),
        ('a = """\nb = 1\n[c]\n"""\nb = 2', ("b",), 5),
        ("a = '''\nb = 1\n'''\nb = 2", ("b",), 4),
        ('a = """x""""\nb = 2', ("b",), 2),
        ('a = "\\""  # """\nb = 2', ("b",), 2),
        ("a = '\"'\nb = 2", ("b",), 2),
        ('a = [\n  1, # ]\n  "b = 3",\n]\nb = 2', ("b",), 5),
        ("a = [ [ 1, 2 ],\n[ 3 ] ]\nb = 2", ("b",), 3),
        ("a = [\n{ b = 1 },\n{ b = 2 }]\nc = 2", ("c",), 4),
    ],
)
def test_a_key_stands_on_its_line(text: str, path: KeyPath, number: int) -> None:
    assert line(text, *path) == number


@pytest.mark.parametrize(
    ("text", "path", "number"),
    [
        ("a = { b = 1 }", ("a", "b"), 1),
        ("x = 1\n[t]\na = 1", ("t", "missing"), 2),
        ("[[t]]\n[[t]]\na = 1", ("t", 1, "missing", "deeper"), 2),
        ("a = 1", ("missing",), None),
        ("", ("a",), None),
    ],
)
def test_what_has_no_line_has_that_of_the_nearest_table_around_it(
    text: str, path: KeyPath, number: int | None
) -> None:
    assert line(text, *path) == number


def keys(values: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every key of a document, those of inline tables too."""
    for name, value in values.items() if isinstance(values, dict) else enumerate(values):
        yield (*path, name)
        if isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict)):
            yield from keys(value, (*path, name))


@pytest.mark.parametrize(
    "file",
    [
        *ROOT.glob("examples/*.toml"),
        *ROOT.glob("conversation_prompts/library/*.toml"),
        ROOT / "pyproject.toml",
    ],
    ids=lambda file: file.name,
)
def test_every_key_of_a_real_file_is_found_where_its_name_stands(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lines = text.split("\n")
    document = parse_toml(text)

    for path in keys(document.values):
        number = document.line(path)
        assert number is not None
        names = [part for part in path if isinstance(part, str)]
        assert names[-1] in lines[number - 1], path


def test_the_lines_of_tables_are_those_of_their_headers() -> None:
    assert list(parse_toml("[[t]]\na = 1\n\n[[t]]\n").lines_of_tables("t")) == [1, 4]
    assert list(parse_toml('a = """\n[[t]]\n"""\n[[ t ]]\n[[t]]\n').lines_of_tables("t")) == [4, 5]
    assert list(parse_toml("\nt = [{ a = 1 }, { a = 2 }]").lines_of_tables("t")) == [2, 2]


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("a = 1\nb", 2, "Expected"),
        ("a = 1\n\na = 2", 3, "overwrite"),
        ('a = 1\nb = "', 2, "Expected"),
        ('a = 1\nb = """\n', 3, "Expected"),
        (f"a = {'9' * 5000}", 1, "digits"),
    ],
)
def test_what_is_no_toml_names_its_line(text: str, number: int, reason: str) -> None:
    with pytest.raises(NotTomlError) as caught:
        parse_toml(text)

    assert caught.value.line == number
    assert reason.casefold() in caught.value.reason.casefold() or "Unterminated" in caught.value.reason
    assert "(at " not in caught.value.reason
    assert str(caught.value).startswith(caught.value.reason)


def test_brackets_without_end_are_one_fault() -> None:
    with pytest.raises(NestedTooDeepError, match="too many brackets"):
        parse_toml(f"a = {'[' * 100_000}")


def test_a_key_of_thousands_of_names_is_followed_for_a_few_only() -> None:
    document = parse_toml(f"b = 1\n{'a.' * 3_000}a = 1")

    assert document.line(("a",)) == 2
    assert document.line(("a",) * 2_000) == 2


def test_the_values_are_those_of_the_standard_library() -> None:
    text = (ROOT / "examples/programme.toml").read_text(encoding="utf-8")

    assert parse_toml(text).values == tomllib.loads(text)


def test_a_table_reports_by_path_and_a_path_is_written_without_numbers() -> None:
    class Even(TomlTable):
        def even(self, key: str) -> None:
            if self._values[key] % 2:
                self._note(key, "is odd")

    noted: list[tuple[KeyPath, str]] = []
    table = Even({"a": 1, "b": 2}, lambda path, message: noted.append((path, message)), ("t", 3))
    table.even("a")
    table.even("b")

    assert noted == [(("t", 3, "a"), "is odd")]
    assert "a" in table
    assert "c" not in table
    assert dotted(noted[0][0]) == "t.a"
