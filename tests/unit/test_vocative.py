"""How a name is called out (docs/domain.md §3.4): proposed for plainly Lithuanian names, guessed for nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.vocative import propose_vocative


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Jonas", "Jonai"),
        ("Vytautas Kazlauskas", "Vytautai"),
        ("Elijas", "Elijau"),
        ("Algis", "Algi"),
        ("Kęstutis Urbonas", "Kęstuti"),
        ("Stasys", "Stasy"),
        ("Darius Jankauskas", "Dariau"),
        ("Motiejus", "Motiejau"),
        ("Paulius", "Pauliau"),
        ("Edgaras", "Edgarai"),
        ("Eglė", "Egle"),
        ("Gintarė Žukauskienė", "Gintare"),
        ("Rūta Kazlauskė", "Rūta"),
        ("Jogaila", "Jogaila"),
        ("Bruno", "Bruno"),
        ("Aušra  Stankevičienė", "Aušra"),
        ("Šarūnas Gudaitis", "Šarūnai"),
        ("jonas", "jonai"),
    ],
)
def test_a_lithuanian_name_is_called_out(name: str, called: str) -> None:
    assert propose_vocative(name) == called


@pytest.mark.parametrize(
    "name",
    [
        "Chris", "Lucas", "Dennis", "Marcus", "Marcus Kazlauskas", "Thomas Brown", "Emily Carter", "James Walker",
        "Anna-Maria", "Zoë", "Max", "Ingrid", "Xenia", "Kwame", "Wanda", "", "  ", "李", "J.", "As", "Us", "ė",
    ],
)  # fmt: skip
def test_a_name_that_may_be_foreign_is_left_alone(name: str) -> None:
    assert propose_vocative(name) is None


@given(st.text(max_size=40))
def test_a_proposal_begins_as_the_name_does(name: str) -> None:
    called = propose_vocative(name)

    if called is not None:
        first = name.split(maxsplit=1)[0]
        assert called[:2] == first[:2]
        assert abs(len(called) - len(first)) <= 1
