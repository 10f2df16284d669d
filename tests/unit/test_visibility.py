"""Who may see what: the table of docs/domain.md §6.1, written down a second time, by role."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from bot.rules.visibility import Data, Viewer, may_see, viewer_of

SEES = {
    Viewer.OWNER: set(Data) - {Data.HELP_CARD},
    Viewer.PARTNER: {
        Data.NAMES, Data.MEETING, Data.AGREEMENT, Data.AGREEMENT_MADE, Data.SHARED_NOTE, Data.STEP, Data.GOAL,
        Data.TOPICS, Data.LOOKS, Data.MIRROR, Data.CONTACT_RULE,
    },
    Viewer.COORDINATOR: {
        Data.NAMES, Data.MEETING, Data.AGREEMENT_MADE, Data.KEY_ROLE_SHOWN, Data.REQUEST,
        Data.SUPERVISION_TOPIC,
    },
    Viewer.FORMER_PARTNER: {
        Data.NAMES, Data.MEETING, Data.AGREEMENT, Data.AGREEMENT_MADE, Data.SHARED_NOTE, Data.CONTACT_RULE, Data.STEP, Data.LOOKS,
    },
    Viewer.NOBODY: set(),
}  # fmt: skip
CONTENT = {
    Data.AGREEMENT, Data.SHARED_NOTE, Data.STEP, Data.PRIVATE_NOTE, Data.SITUATION, Data.GOAL, Data.USEFULNESS,
    Data.STALL_REASON, Data.TOPICS, Data.GOAL_MARK, Data.KEY_ROLE, Data.PREPARATION, Data.DRAFT, Data.EXPECTATION,
    Data.MIRROR, Data.CONTACT_RULE, Data.CHECK, Data.ENERGY, Data.HELP_CARD, Data.SUPERVISION_AUTHOR,
}  # fmt: skip


@pytest.mark.parametrize("viewer", Viewer)
def test_everybody_sees_what_is_theirs_and_nothing_else(viewer: Viewer) -> None:
    assert {data for data in Data if may_see(viewer, data)} == SEES[viewer]


def test_no_content_reaches_a_coordinator() -> None:
    assert not [data for data in CONTENT if may_see(Viewer.COORDINATOR, data)]


def test_what_is_private_is_its_owners_alone() -> None:
    for data in (
        Data.GOAL_MARK,
        Data.KEY_ROLE,
        Data.PRIVATE_NOTE,
        Data.SITUATION,
        Data.USEFULNESS,
        Data.STALL_REASON,
        Data.PREPARATION,
        Data.DRAFT,
        Data.EXPECTATION,
        Data.CHECK,
        Data.ENERGY,
        Data.SUPERVISION_AUTHOR,
    ):
        assert [viewer for viewer in Viewer if may_see(viewer, data)] == [Viewer.OWNER]


def test_nobody_at_all_sees_that_somebody_needed_help() -> None:
    assert [viewer for viewer in Viewer if may_see(viewer, Data.HELP_CARD)] == []


@pytest.mark.parametrize(
    ("viewer", "ended", "coordinates", "is_"),
    [
        ("ruta", False, False, Viewer.OWNER),
        ("ruta", True, True, Viewer.OWNER),
        ("tomas", False, False, Viewer.PARTNER),
        ("tomas", True, False, Viewer.FORMER_PARTNER),
        ("tomas", True, True, Viewer.FORMER_PARTNER),  # being a coordinator too opens no door
        ("tomas", False, True, Viewer.PARTNER),
        ("ausra", False, True, Viewer.COORDINATOR),
        ("ausra", True, True, Viewer.COORDINATOR),
        ("emily", False, False, Viewer.NOBODY),
    ],
)
def test_who_somebody_is_to_an_owner(viewer: str, ended: bool, coordinates: bool, is_: Viewer) -> None:  # noqa: FBT001
    found = viewer_of(
        viewer_id=viewer,
        owner_id="ruta",
        pair_ids=("tomas", "ruta"),
        pair_ended=ended,
        coordinates=coordinates,
    )

    assert found is is_


# ---- whoever shows content asks first ------------------------------------------------------------------------------------

BOT = Path(__file__).parents[2] / "bot"
OPENS = {
    "notes.note_text", "goals.text_of", "notes.step_text", "access_journal.looks", "goals.key_roles_shown", "goals.marks_of",
    "supervision.topic_text", "preparations.texts_of", "agreements.is_in_force", "expectations.of_pair",
    "private_answers.answer_of",
}  # fmt: skip
ASKS = {"may_see", "may_see_in", "may_read_note", "_may_read", "_own_notes"}
SHOWS_NOTHING = {
    ("flows/prepare.py", "_good"),  # puts the person's own two halves together
    ("flows/fit_check.py", "save_answer"),  # compares two answers and says only whether both want a change
    (
        "flows/take_along/selection.py",
        "_options",
    ),  # these three get their notes from ``carry_over``, which asks
    ("flows/take_along/carry_over.py", "carry_out"),
    ("flows/take_along/carry_over.py", "_make_private"),
    ("flows/goal_progress.py", "_mark"),  # counts the owner's own marks
    ("schedule/handlers/reviews.py", "fit_check"),  # asks nobody twice
    ("schedule/handlers/reviews.py", "mid_review"),
    ("schedule/handlers/beginning.py", "expectation_mirror"),
    ("flows/welcome.py", "_finish"),
}


def readers_of_content() -> Iterator[tuple[tuple[str, str], set[str]]]:
    """Every function of the bot that opens what people gave, with the names of everything it calls."""
    for file in sorted(BOT.rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            called = {ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}
            ends = called | {name.rsplit(".", 1)[-1] for name in called}
            if called & OPENS:
                yield (str(file.relative_to(BOT)), function.name), ends


@pytest.mark.parametrize("opener", sorted(OPENS))
def test_what_is_looked_for_exists_under_that_name(opener: str) -> None:
    """A renamed function would be looked for in vain."""
    module, _, name = opener.partition(".")
    assert callable(getattr(import_module(f"storage.{module}"), name))


def test_modules_of_the_store_are_called_by_their_own_names() -> None:
    """Under another name (``import … as``) a function that opens what people gave would not be found."""
    modules = {opener.partition(".")[0] for opener in OPENS}
    renamed = [
        f"{file.relative_to(BOT)}: {ast.unparse(node)}"
        for file in sorted(BOT.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "storage"
        for alias in node.names
        if alias.name in modules and alias.asname
    ]
    assert renamed == []


def test_every_function_that_opens_what_people_gave_asks_whether_it_may_be_seen() -> None:
    readers = dict(readers_of_content())
    assert len(readers) > 15
    assert {place for place, called in readers.items() if not called & ASKS} == SHOWS_NOTHING
