"""Who may see what: the table of domain §6.1, written down a second time, by role."""

from __future__ import annotations

import itertools

import pytest

from bot.rules.visibility import Data, Viewer, may_see, viewer_of

SEES = {
    Viewer.OWNER: set(Data),
    Viewer.PARTNER: {
        Data.NAMES, Data.MEETING, Data.AGREEMENT, Data.AGREEMENT_MADE, Data.SHARED_NOTE, Data.STEP, Data.GOAL,
        Data.TOPICS, Data.LOOKS,
    },
    Viewer.COORDINATOR: {Data.NAMES, Data.MEETING, Data.AGREEMENT_MADE, Data.KEY_ROLE_SHOWN, Data.REQUEST},
    Viewer.FORMER_PARTNER: {
        Data.NAMES, Data.MEETING, Data.AGREEMENT, Data.AGREEMENT_MADE, Data.SHARED_NOTE, Data.STEP, Data.LOOKS,
    },
    Viewer.NOBODY: set(),
}  # fmt: skip
CONTENT = {
    Data.AGREEMENT, Data.SHARED_NOTE, Data.STEP, Data.PRIVATE_NOTE, Data.SITUATION, Data.GOAL, Data.USEFULNESS,
    Data.STALL_REASON, Data.TOPICS, Data.GOAL_MARK, Data.KEY_ROLE,
}  # fmt: skip


@pytest.mark.parametrize(("viewer", "data"), list(itertools.product(Viewer, Data)))
def test_everybody_sees_what_is_theirs_and_nothing_else(viewer: Viewer, data: Data) -> None:
    assert may_see(viewer, data) is (data in SEES[viewer])


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
    ):
        assert [viewer for viewer in Viewer if may_see(viewer, data)] == [Viewer.OWNER]


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
