"""The visibility table: who may see which data (docs/domain.md §6.1). Every read of people's data is checked here."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Data(StrEnum):
    """The kinds of data about people and pairs; the last two are never stored."""

    NAMES = "names"  # name, role, pair, language
    MEETING = "meeting"  # that a meeting happened or is planned, and its date
    AGREEMENT = "agreement"
    AGREEMENT_MADE = "agreement_made"  # that there is one, nothing of what it says
    SHARED_NOTE = "shared_note"
    STEP = "step"
    PRIVATE_NOTE = "private_note"
    PREPARATION = "preparation"  # for a meeting; once its owner has sent it, it is a shared note
    DRAFT = "draft"  # an answer in a conversation that is not over
    SITUATION = "situation"  # what a goal started from
    GOAL = "goal"
    GOAL_MARK = "goal_mark"  # how near its owner feels
    KEY_ROLE = "key_role"  # that a goal leads to a position important to the organisation
    KEY_ROLE_SHOWN = "key_role_shown"  # the same, once its owner lets the coordinator see it
    USEFULNESS = "usefulness"
    STALL_REASON = "stall_reason"
    EXPECTATION = "expectation"  # what one of the two expects, as long as only one has answered
    MIRROR = "mirror"  # where the two expect different things, once both have answered
    CONTACT_RULE = "contact_rule"  # how one of the two would like to keep in touch after the end
    CHECK = "check"  # fit check and mid review; that both want a change is no answer of one
    REQUEST = "request"  # asked for a talk with the coordinator; a pause
    TOPICS = "topics"  # which cards were shown and chosen
    LOOKS = "looks"  # the access journal
    WRITING = "writing"  # the text sent to a language model for its owner, and its answer until they take it
    SUPERVISION_TOPIC = "supervision_topic"  # handed in by a mentor, without a name; shown with others only
    SUPERVISION_AUTHOR = "supervision_author"  # who handed one in, and when
    ENERGY = "energy"  # how its owner feels: not asked in this version
    HELP_CARD = "help_card"  # that its owner looked for help, or that their words asked for it


class Viewer(StrEnum):
    """The viewer's relation to the owner of the data."""

    OWNER = "owner"
    PARTNER = "partner"
    COORDINATOR = "coordinator"
    FORMER_PARTNER = "former_partner"
    NOBODY = "nobody"  # another programme, a former coordinator, anybody else


_OWNER, _PARTNER, _COORDINATOR = Viewer.OWNER, Viewer.PARTNER, Viewer.COORDINATOR
_FORMER = (
    Viewer.FORMER_PARTNER
)  # what was given to the two of them is not taken back, until its day of deletion
_TABLE: dict[Data, frozenset[Viewer]] = {
    Data.NAMES: frozenset({_OWNER, _PARTNER, _FORMER, _COORDINATOR}),
    Data.MEETING: frozenset({_OWNER, _PARTNER, _FORMER, _COORDINATOR}),
    Data.AGREEMENT: frozenset({_OWNER, _PARTNER, _FORMER}),
    Data.AGREEMENT_MADE: frozenset({_OWNER, _PARTNER, _FORMER, _COORDINATOR}),
    Data.SHARED_NOTE: frozenset({_OWNER, _PARTNER, _FORMER}),
    Data.STEP: frozenset({_OWNER, _PARTNER, _FORMER}),
    Data.PRIVATE_NOTE: frozenset({_OWNER}),
    Data.PREPARATION: frozenset({_OWNER}),
    Data.DRAFT: frozenset({_OWNER}),
    Data.SITUATION: frozenset({_OWNER}),
    Data.GOAL: frozenset({_OWNER, _PARTNER}),
    Data.GOAL_MARK: frozenset({_OWNER}),
    Data.KEY_ROLE: frozenset({_OWNER}),
    Data.KEY_ROLE_SHOWN: frozenset({_OWNER, _COORDINATOR}),
    Data.USEFULNESS: frozenset({_OWNER}),
    Data.STALL_REASON: frozenset({_OWNER}),
    Data.EXPECTATION: frozenset({_OWNER}),
    Data.MIRROR: frozenset({_OWNER, _PARTNER}),
    Data.CONTACT_RULE: frozenset({_OWNER, _PARTNER, _FORMER}),
    Data.CHECK: frozenset({_OWNER}),
    Data.REQUEST: frozenset({_OWNER, _COORDINATOR}),
    Data.TOPICS: frozenset({_OWNER, _PARTNER}),
    Data.LOOKS: frozenset({_OWNER, _PARTNER, _FORMER}),
    Data.WRITING: frozenset({_OWNER}),
    Data.SUPERVISION_TOPIC: frozenset({_OWNER, _COORDINATOR}),
    Data.SUPERVISION_AUTHOR: frozenset({_OWNER}),
    Data.ENERGY: frozenset({_OWNER}),
    Data.HELP_CARD: frozenset(),  # not even its owner's: it is not stored
}


def may_see(viewer: Viewer, data: Data) -> bool:
    """Whether this viewer may see this kind of data of its owner."""
    return viewer in _TABLE[data]


def viewer_of(
    *, viewer_id: str, owner_id: str, pair_ids: Collection[str], pair_ended: bool, coordinates: bool
) -> Viewer:
    """The viewer's relation to the owner of a pair's data. ``coordinates``: is a coordinator of the pair's programme now.

    ``pair_ids`` is empty where the data belongs to no pair.
    """
    if viewer_id == owner_id:
        return Viewer.OWNER
    if viewer_id in pair_ids:
        return Viewer.FORMER_PARTNER if pair_ended else Viewer.PARTNER
    return Viewer.COORDINATOR if coordinates else Viewer.NOBODY
