"""A simulated season of keen, slow, silent, quarrelling and leaving pairs: each test is one rule that every message keeps.

The season is run once and shared by all tests here: with a few pairs in ``make test``, with two hundred in ``make proof``.
What breaks a rule is shown with person, date and text.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from tests.support.season import liveness, once, quiet, secrecy, wordings
from tests.support.season.personas import OF_PAIRS
from tests.support.season.population import draw_population
from tests.support.season.record import Record
from tests.support.season.run import Season

SEED = 2028
SHOWN = 5  # failures that are told whole; the others are counted


@pytest.fixture(scope="session", params=["few", pytest.param("many", marks=pytest.mark.proof)])
def size(request: pytest.FixtureRequest) -> liveness.Size:
    """How many pairs there are."""
    found: liveness.Size = request.param
    return found


@pytest.fixture(scope="session")
def season(size: liveness.Size) -> Record:
    """The season, run once: ten months; two thousand taps of few pairs, seven thousand of many."""
    population = draw_population(random.Random(f"crowd:{SEED}"), OF_PAIRS[size])  # noqa: S311 - the same season every time
    return Season(population, SEED).run()


def holds(broken: Sequence[str]) -> None:
    """No message breaks the rule."""
    if broken:
        told = "\n".join(f"  - {one}" for one in broken[:SHOWN])
        pytest.fail(f"{len(broken)} times, first:\n{told}", pytrace=False)


def test_the_season_is_alive(season: Record, size: liveness.Size) -> None:
    assert liveness.too_seldom(liveness.count_events(season), liveness.WANTED, size) == {}


class TestQuiet:
    def test_two_unasked_deliveries_in_any_seven_days_at_most(self, season: Record) -> None:
        holds(quiet.over_budget(season))

    def test_in_working_hours_never_on_holidays_nor_before_the_day_asked_for(self, season: Record) -> None:
        holds(quiet.out_of_hours(season))

    def test_a_stopped_kind_never_comes_again(self, season: Record) -> None:
        holds(quiet.after_a_stop(season))

    def test_a_paused_pair_rests(self, season: Record) -> None:
        holds(quiet.during_a_pause(season))

    def test_nothing_follows_an_ending(self, season: Record) -> None:
        holds(quiet.after_an_ending(season))

    def test_every_unasked_message_says_how_to_ask_why_to_stop_and_to_snooze(self, season: Record) -> None:
        holds(quiet.without_a_footnote(season))

    def test_whoever_asks_why_is_told(self, season: Record) -> None:
        holds(quiet.unexplained(season))


class TestOnce:
    def test_nothing_is_sent_twice(self, season: Record) -> None:
        holds(once.sent_twice(season))

    def test_each_invitation_and_reminder_comes_once(self, season: Record) -> None:
        holds(once.reminded_twice(season))

    def test_the_same_event_twice_gets_the_same_answer(self, season: Record) -> None:
        holds(once.answered_differently(season))

    def test_no_card_comes_twice_to_a_pair(self, season: Record) -> None:
        holds(once.cards_twice(season))

    def test_both_of_a_pair_are_shown_the_same_three_cards(self, season: Record) -> None:
        holds(once.different_tables(season))

    def test_what_was_promised_is_sent_or_ends_for_a_stated_reason(self, season: Record) -> None:
        holds(once.never_sent(season))

    def test_every_pause_ends_by_itself(self, season: Record) -> None:
        holds(once.pauses_without_end(season))

    def test_every_plan_is_written_to_the_partner(self, season: Record) -> None:
        holds(once.plans_untold(season))


class TestSecrecy:
    def test_words_reach_only_whom_their_author_was_promised(self, season: Record) -> None:
        holds(secrecy.shown_to_others(season))

    def test_words_of_somebody_in_danger_are_kept_nowhere(self, season: Record) -> None:
        holds(secrecy.care_kept(season))

    def test_nobodys_words_stand_in_a_log_or_in_the_outbox(self, season: Record) -> None:
        holds(secrecy.words_in_plain_sight(season))

    def test_nothing_of_expectations_is_shown_before_both_have_answered(self, season: Record) -> None:
        holds(secrecy.expectations_too_early(season))

    def test_a_fit_check_reveals_nothing_that_not_both_want(self, season: Record) -> None:
        holds(secrecy.fit_revealed(season))

    def test_what_both_want_and_what_one_asks_for_is_told(self, season: Record) -> None:
        holds(secrecy.fit_kept_back(season))

    def test_every_ending_is_told_once_and_in_the_same_neutral_words(self, season: Record) -> None:
        holds(secrecy.endings_told_apart(season))


class TestWords:
    def test_everybody_reads_their_own_language_and_form_of_address(self, season: Record) -> None:
        holds(wordings.in_a_foreign_language(season))

    def test_no_raw_text_id_no_brace_no_none(self, season: Record) -> None:
        holds(wordings.with_parts_of_the_machine(season))

    def test_nobody_is_told_that_something_went_wrong(self, season: Record) -> None:
        holds(wordings.apologies(season))
