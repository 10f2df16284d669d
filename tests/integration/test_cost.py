"""What things cost, in statements: a tap, a coordinator's look, a tick, a delivery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from bot.pages.home import home_of
from storage.tables import Pair
from tests.integration.conftest import Found
from tests.support.fake_messengers import PLATFORM
from tests.support.organisation import COORDINATOR, START, Organisation
from tests.support.statement_counter import count_statements

A_TAP = 12
A_LOOK = 7  # the last one: what waits for the coordinator
A_HOME = 7
AN_IDLE_TICK = 2
A_TIMER = 5  # what one more due timer may add to a tick: its question, its timers, its message
A_MESSAGE = 4  # what one more message may add to a delivery


def cost(organisation: Organisation, act: Callable[[], object]) -> int:
    with count_statements(organisation.database) as sql:
        act()
    return sql.count


def tap(organisation: Organisation, value: str | None) -> None:
    """A tap of mentee 1, which may cost so much and no more."""
    spent = cost(organisation, lambda: organisation.presses("mentee-1", value))
    assert spent <= A_TAP, f"pressing {value} took {spent} statements"


def write(organisation: Organisation, text: str) -> None:
    spent = cost(organisation, lambda: organisation.says("mentee-1", text))
    assert spent <= A_TAP, f"writing {text!r} took {spent} statements"


def ask_whether_they_met(organisation: Organisation) -> None:
    organisation.arm("check", "check_in", organisation.now, "mentee-1", "pair-1")
    organisation.beat()
    assert "Did you meet?" in organisation.post.to("mentee-1")[-1]


class TestATap:
    def test_of_a_check_in_after_a_meeting(self, found: Found) -> None:
        organisation = found(3)
        ask_whether_they_met(organisation)
        tap(organisation, "yes")
        tap(organisation, "5")
        tap(organisation, None)
        tap(organisation, organisation.asked["mentee-1"].fields[0].options[0].value)
        tap(organisation, "yes")
        tap(organisation, "shared")
        write(organisation, "We spoke about the board meeting.")
        tap(organisation, "me")
        write(organisation, "Ask two colleagues.")
        tap(organisation, None)
        tap(organisation, "none")
        assert "You have met once" in organisation.says("mentee-1", "status")

    def test_of_a_check_in_when_they_did_not_meet(self, found: Found) -> None:
        organisation = found(3)
        ask_whether_they_met(organisation)
        tap(organisation, "no")
        tap(organisation, "plan")
        write(organisation, "next Tuesday")
        write(organisation, "15:00")
        tap(organisation, "yes")
        assert "Next meeting" in organisation.says("mentee-1", "status")

    def test_does_not_cost_more_after_a_year_of_meetings(self, found: Found) -> None:
        organisation = found(1)
        for _ in range(20):
            organisation.now += timedelta(weeks=1)
            organisation.says("mentee-1", "met")
            for answer in ("5", None):
                tap(organisation, answer)
            tap(organisation, None)  # the next date: not known yet
            tap(organisation, "no")
        assert "20 times" in organisation.says("mentee-1", "status")


@pytest.mark.parametrize(
    ("command", "limit"),
    [
        ("/pairs", A_LOOK),
        ("/pairs stalled", A_LOOK),
        ("/pairs status mentee-1", A_LOOK + 2),  # its agreement and its goals
        ("/pairs why mentee-1", A_LOOK),
    ],
)
def test_a_coordinators_look_costs_the_same_however_many_pairs_there_are(
    found: Found, command: str, limit: int
) -> None:
    spent = {}
    for pairs in (1, 6, 60, 300):
        organisation = found(pairs)
        organisation.now += timedelta(weeks=6)  # all of them are silent, so all are listed and written down
        with count_statements(organisation.database) as sql:
            answer = organisation.says("ausra", command)
        assert "Mentee-1" in answer
        spent[pairs] = sql.count
    assert set(spent.values()) == {spent[1]}, spent
    assert spent[1] <= limit


class TestATick:
    def test_with_nothing_due_is_a_glance(self, found: Found) -> None:
        for pairs in (0, 1, 300):
            organisation = found(pairs)
            assert cost(organisation, organisation.tick) <= AN_IDLE_TICK

    def test_grows_with_what_is_due_and_not_with_the_pairs(self, found: Found) -> None:
        spent = {}
        for pairs in (10, 300):
            organisation = found(pairs)
            for due in (1, 10):
                for number in range(1, due + 1):
                    who, of = f"mentee-{number}", f"pair-{number}"
                    organisation.arm(f"{due}-{number}", "check_in", organisation.now, who, of)
                spent[pairs, due] = cost(organisation, organisation.tick)
        assert spent[10, 1] == spent[300, 1]
        assert spent[10, 10] == spent[300, 10]
        assert spent[10, 10] - spent[10, 1] <= 9 * A_TIMER

    @pytest.mark.parametrize(
        ("kind", "to"),
        [
            ("check_in", "mentee"),
            ("first_meeting", "mentee"),
            ("stall_mentee", "mentee"),
            ("stall_mentor", "mentor"),
            ("silent", "mentee"),
            ("late_start", "mentee"),
        ],
    )
    def test_each_kind_of_timer_costs_little(self, found: Found, kind: str, to: str) -> None:
        organisation = found(21)
        organisation.now += timedelta(weeks=7)
        spent = []
        for due in (range(1, 2), range(2, 22)):
            for number in due:
                organisation.arm(
                    f"{kind}-{number}", kind, organisation.now, f"{to}-{number}", f"pair-{number}"
                )
            spent.append(cost(organisation, organisation.tick))
        assert len(organisation.outcomes(kind)) == 21
        assert spent[1] - spent[0] <= 19 * A_TIMER, spent


class TestADelivery:
    def test_with_nothing_due_is_a_glance(self, found: Found) -> None:
        organisation = found(300)
        assert cost(organisation, organisation.deliver) <= AN_IDLE_TICK

    def test_grows_by_a_few_statements_a_message(self, found: Found) -> None:
        organisation = found(41)
        spent = []
        for due in (range(1, 2), range(2, 42)):
            for number in due:
                organisation.post_to(f"mentee-{number}", f"hello-{number}")
            spent.append(cost(organisation, organisation.deliver))
        assert len(organisation.post.arrived) == 41
        assert spent[1] - spent[0] <= 39 * A_MESSAGE, spent

    def test_of_a_question_too(self, found: Found) -> None:
        organisation = found(41)
        spent = []
        for due in (range(1, 2), range(2, 42)):
            for number in due:
                organisation.arm(
                    f"check-{number}", "check_in", organisation.now, f"mentee-{number}", f"pair-{number}"
                )
            organisation.tick()
            spent.append(cost(organisation, organisation.deliver))
        assert len(organisation.post.arrived) == 41
        assert spent[1] - spent[0] <= 39 * (A_MESSAGE + 1), spent  # one more: what the question is about

    def test_costs_the_same_in_a_house_of_three_hundred(self, found: Found) -> None:
        spent = []
        for pairs in (5, 300):
            organisation = found(pairs)
            for number in range(1, 6):
                organisation.post_to(f"mentee-{number}", f"hello-{number}")
            spent.append(cost(organisation, organisation.deliver))
        assert spent[0] == spent[1]


def test_a_home_page_costs_the_same_however_many_pairs_there_are(found: Found) -> None:
    spent = {}
    for pairs in (1, 10):
        organisation = found(pairs)
        for number in range(2, pairs + 1):  # one mentor for all
            with organisation.row(Pair, f"pair-{number}") as row:
                row.mentor_id = "mentor-1"
        for who in ("mentor-1", COORDINATOR):
            spent[who, pairs] = cost(
                organisation, partial(home_of, organisation.installation, PLATFORM, "", who, START)
            )

    assert spent["mentor-1", 10] == spent["mentor-1", 1] <= A_HOME
    assert spent[COORDINATOR, 10] == spent[COORDINATOR, 1] <= A_HOME
