"""When topics for a supervision may be shown: five who could have written, five who did, not counting coordinators."""

from __future__ import annotations

import pytest

from bot.rules.supervision import ENOUGH, Reason, enough_mentors, kept_back, shuffled

MENTORS = frozenset("abcdef")


@pytest.mark.parametrize(
    ("authors", "mentors", "coordinators", "reason"),
    [
        ("abcde", "abcde", "", None),
        ("abcdef", "abcdef", "z", None),
        ("abcd", "abcdef", "", Reason.FEW_TOPICS),
        ("a", "abcdef", "", Reason.FEW_TOPICS),
        ("", "abcdef", "", Reason.FEW_TOPICS),
        ("abcde", "abcd", "", Reason.FEW_MENTORS),  # one of the pairs has ended meanwhile
        ("abcde", "abcdef", "e", Reason.FEW_TOPICS),  # whoever coordinates knows their own
        ("abcde", "abcde", "e", Reason.FEW_MENTORS),
        ("abcdefg", "abcdef", "f", None),
    ],
)
def test_topics_are_kept_back_where_somebody_would_stand_out(
    authors: str, mentors: str, coordinators: str, reason: Reason | None
) -> None:
    assert kept_back(set(authors), set(mentors), set(coordinators)) is reason


def test_a_mentor_is_asked_for_a_topic_only_where_it_could_be_shown() -> None:
    assert not enough_mentors(set(list(MENTORS)[: ENOUGH - 1]), frozenset())
    assert enough_mentors(set(list(MENTORS)[:ENOUGH]), frozenset())


def test_topics_stand_in_an_order_that_is_neither_theirs_nor_its_reverse() -> None:
    came = [f"topic-{number}" for number in range(9)]
    shown = sorted(came, key=shuffled)
    assert shown not in (came, came[::-1])
    assert sorted(set(came), key=shuffled) == shown
