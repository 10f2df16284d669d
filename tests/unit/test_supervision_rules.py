"""When topics for a supervision may be shown: five who could have written, five who did, not counting coordinators."""

from __future__ import annotations

import pytest

from bot.rules.supervision import (
    THRESHOLD,
    WithheldReason,
    display_order,
    enough_mentors,
    withheld_reason,
)

MENTORS = frozenset("abcdef")


@pytest.mark.parametrize(
    ("authors", "mentors", "coordinators", "reason"),
    [
        ("abcde", "abcde", "", None),
        ("abcdef", "abcdef", "z", None),
        ("abcd", "abcdef", "", WithheldReason.FEW_TOPICS),
        ("a", "abcdef", "", WithheldReason.FEW_TOPICS),
        ("", "abcdef", "", WithheldReason.FEW_TOPICS),
        ("abcde", "abcd", "", WithheldReason.FEW_MENTORS),  # one of the pairs has ended meanwhile
        ("abcde", "abcdef", "e", WithheldReason.FEW_TOPICS),  # whoever coordinates knows their own
        ("abcde", "abcde", "e", WithheldReason.FEW_MENTORS),
        ("abcdefg", "abcdef", "f", None),
    ],
)
def test_topics_are_kept_back_where_somebody_would_stand_out(
    authors: str, mentors: str, coordinators: str, reason: WithheldReason | None
) -> None:
    assert withheld_reason(set(authors), set(mentors), set(coordinators)) is reason


def test_a_mentor_is_asked_for_a_topic_only_where_it_could_be_shown() -> None:
    assert not enough_mentors(set(list(MENTORS)[: THRESHOLD - 1]), frozenset())
    assert enough_mentors(set(list(MENTORS)[:THRESHOLD]), frozenset())


def test_topics_stand_in_an_order_that_is_neither_theirs_nor_its_reverse() -> None:
    came = [f"topic-{number}" for number in range(9)]
    shown = sorted(came, key=display_order)
    assert shown not in (came, came[::-1])
    assert sorted(set(came), key=display_order) == shown
