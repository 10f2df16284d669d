"""Sealing, keys as text and the key file, without a database."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.faults import BadKeys, CannotUnseal
from storage.key_file import create_key_file, read_key_file, replace_key_file
from storage.keys import new_key
from storage.tables import sealed_columns
from storage.vault import OVERHEAD, Vault, row_id_of

RAW = bytes(range(224, 256))  # its base64 differs between the two alphabets
URL_SAFE = base64.urlsafe_b64encode(RAW).decode()
STANDARD = base64.b64encode(RAW).decode()
BOUND_TO = {"table": "note", "column": "text_sealed", "row_id": "n1"}

vault = Vault({1: RAW})


@given(st.text(), st.text(), st.text(), st.text())
def test_what_was_sealed_opens_where_it_belongs(text: str, table: str, column: str, row_id: str) -> None:
    bound_to = {"table": table, "column": column, "row_id": row_id}
    sealed = vault.seal(text, **bound_to)
    assert len(sealed) == len(text.encode()) + OVERHEAD == len(text.encode()) + 29
    assert vault.open(sealed, **bound_to) == text


@given(st.sampled_from(sorted(BOUND_TO)), st.text(min_size=1, alphabet=st.characters(codec="utf-8")))
def test_it_opens_nowhere_else(part: str, other: str) -> None:
    sealed = vault.seal("labas", **BOUND_TO)
    moved = {**BOUND_TO, part: other}
    if moved != BOUND_TO:
        with pytest.raises(CannotUnseal, match="moved here"):
            vault.open(sealed, **moved)


@given(st.integers(min_value=1, max_value=29 + 4), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_is_noticed(position: int, change: int) -> None:
    sealed = bytearray(vault.seal("labas", **BOUND_TO))
    sealed[position] ^= change
    with pytest.raises(CannotUnseal):
        vault.open(bytes(sealed), **BOUND_TO)


@given(st.binary())
def test_anything_else_is_refused(junk: bytes) -> None:
    with pytest.raises(CannotUnseal, match=r"note\.text_sealed of row n1"):
        vault.open(junk, **BOUND_TO)


def test_the_nonce_comes_from_outside() -> None:
    fixed = Vault({7: RAW}, nonce=lambda size: b"n" * size)
    sealed = fixed.seal("", **BOUND_TO)
    assert sealed[:13] == b"\x07nnnnnnnnnnnn"
    assert fixed.seal("", **BOUND_TO) == sealed
    assert vault.seal("", **BOUND_TO) != vault.seal("", **BOUND_TO)


def test_the_first_key_seals_and_all_open() -> None:
    old = Vault({1: RAW})
    both = Vault.from_text(f"2:{base64.b64encode(bytes(32)).decode()}, 1:{URL_SAFE}")
    assert both.key_ids == (2, 1)
    assert both.seal("labas", **BOUND_TO)[0] == both.primary == 2
    assert both.open(old.seal("labas", **BOUND_TO), **BOUND_TO) == "labas"
    with pytest.raises(CannotUnseal, match="sealed with key 2, which is not among the keys"):
        old.open(both.seal("labas", **BOUND_TO), **BOUND_TO)


@pytest.mark.parametrize(
    "text",
    [
        f"1:{URL_SAFE}",
        f"1:{STANDARD}",
        f"1:{STANDARD.rstrip('=')}",
        f" 1:{URL_SAFE} , ",
        f"01:{URL_SAFE}",
        new_key(lambda _size: RAW),
    ],
)
def test_both_alphabets_are_read(text: str) -> None:
    assert vault.open(Vault.from_text(text).seal("labas", **BOUND_TO), **BOUND_TO) == "labas"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it holds no key"),
        (" , ", "it holds no key"),
        (URL_SAFE, "entry 1 of 1 has no ID and colon"),
        (f"0:{URL_SAFE}", "the ID of entry 1 of 1 is not a number from 1 to 255"),
        (f"256:{URL_SAFE}", "not a number from 1 to 255"),
        (f"{URL_SAFE}:1", "not a number from 1 to 255"),
        (f"²:{URL_SAFE}", "not a number from 1 to 255"),
        (f"1:{URL_SAFE},1:{STANDARD}", "entry 2 of 2 has the same ID"),
        (f"1:{URL_SAFE},2:{URL_SAFE[:-3]}!", "the key of entry 2 of 2 is not base64"),
        (f"1:{URL_SAFE[:30]}", "not base64|bytes instead of 32"),
        (f"1:{base64.b64encode(bytes(31)).decode()}", "the key of entry 1 of 1 has 31 bytes instead of 32"),
        ("1:ąčę", "not base64"),
    ],
)
def test_a_bad_key_is_described_and_not_shown(text: str, why: str) -> None:
    with pytest.raises(BadKeys, match=why) as caught:
        Vault.from_text(text)
    told = str(caught.value)
    assert told.startswith("PORA_ENCRYPTION_KEYS cannot be used")
    assert "pora keys new" in told
    assert URL_SAFE[:8] not in told
    assert caught.value.__cause__ is None


def test_a_vault_never_shows_its_keys() -> None:
    assert not hasattr(vault, "__dict__")
    for shown in (repr(vault), str(vault)):
        assert URL_SAFE[:8] not in shown
        assert repr(RAW)[2:10] not in shown


def test_a_new_key_is_ready_to_use() -> None:
    assert new_key(lambda size: RAW[:size], key_id=9) == f"9:{URL_SAFE}"


def test_the_next_key_takes_the_next_free_number() -> None:
    def after(*numbers: int) -> int:
        return Vault(dict.fromkeys(numbers, RAW)).with_new_primary(bytes).primary

    assert after(1) == 2
    assert after(2, 1) == 3
    assert after(255) == 1
    assert after(255, 1) == 2
    with pytest.raises(BadKeys, match="all 255 numbers are taken"):
        after(*range(1, 256))


def test_a_key_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "pora.db.key"
    made = create_key_file(path, bytes)
    with pytest.raises(FileExistsError):
        create_key_file(path, bytes)
    longer = made.with_new_primary(bytes)
    replace_key_file(path, longer)
    assert read_key_file(path).key_ids == (2, 1)
    replace_key_file(path, longer.only_primary())
    assert read_key_file(path).key_ids == (2,)
    assert [found.name for found in tmp_path.glob("*.key*")] == ["pora.db.key"]


def test_row_ids_of_several_parts_are_joined() -> None:
    assert row_id_of("n1") == "n1"
    assert row_id_of("slack", "T1/E2") == "slack/T1/E2"


def test_sealed_columns_are_found_by_their_name() -> None:
    names = {f"{column.table.name}.{column.name}" for column in sealed_columns()}
    assert {"note.text_sealed", "goal.situation_sealed", "seen_event.reply_sealed"} <= names
    assert "key_check.canary" not in names
