"""A season in which half of the pairs let a language model help: every request that left for it, and what must not be in it.

The model is a real server on loopback, reached by the real adapter; it keeps every request of one season, which is run once
and shared by all tests here: a short one in ``make test``, a long one in ``make proof``. Participants write long notes, goals
and loose words full of names, addresses and what asks for care; each text has a marked word, so that every request shows
whose words it holds, and of which kind. Each test is one rule.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support.season import liveness, outgoing_prompts, secrecy
from tests.support.season.authors import OF_PAIRS, WEEKS
from tests.support.season.writing_season import WritingRecord, WritingSeason

SEED = 2028
SHOWN = 5  # failures that are told whole; the others are counted


@pytest.fixture(scope="session", params=["few", pytest.param("many", marks=pytest.mark.proof)])
def size(request: pytest.FixtureRequest) -> liveness.Size:
    """How many pairs there are, and weeks in which they write: eight and seventeen, or twelve and twenty-six."""
    found: liveness.Size = request.param
    return found


@pytest.fixture(scope="session")
def season(size: liveness.Size) -> WritingRecord:
    """The season, run once."""
    return WritingSeason(SEED, OF_PAIRS[size], WEEKS[size]).run_and_capture()


def holds(broken: Sequence[str]) -> None:
    """No request breaks the rule."""
    if broken:
        told = "\n".join(f"  - {one}" for one in broken[:SHOWN])
        pytest.fail(f"{len(broken)} times, first:\n{told}", pytrace=False)


def test_much_was_asked_and_everything_that_could_leak_was_typed(
    season: WritingRecord, size: liveness.Size
) -> None:
    happened = outgoing_prompts.count_events(season)
    assert liveness.too_seldom(happened, outgoing_prompts.WANTED, size) == {}


class TestWhoseWords:
    def test_each_request_is_of_one_person_and_is_noted_before_it_leaves(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.of_nobody_or_of_several(season))

    def test_nothing_leaves_for_whoever_has_not_switched_it_on_or_has_switched_it_off(
        self, season: WritingRecord
    ) -> None:
        holds(outgoing_prompts.without_consent(season))

    def test_no_words_of_others_leave_but_the_goal_of_a_partner_who_agreed_as_well(
        self, season: WritingRecord
    ) -> None:
        holds(outgoing_prompts.of_others(season))

    def test_no_words_of_another_kind_leave(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.of_another_kind(season))

    def test_a_note_leaves_for_its_author_alone(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.of_another_note(season))

    def test_what_leaves_is_one_text_as_it_was_typed_with_placeholders_in_it(
        self, season: WritingRecord
    ) -> None:
        holds(outgoing_prompts.more_than_was_typed(season))

    def test_nothing_that_asks_for_care_leaves(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.asking_for_care(season))


class TestWhoIsNamed:
    def test_no_name_leaves_in_any_form(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.names(season))

    def test_no_address_leaves(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.addresses(season))

    def test_no_id_no_programme_no_platform_leaves(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.who_it_is(season))


class TestNothingElse:
    def test_a_request_is_the_prompt_the_task_and_the_form_of_the_answer(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.another_form(season))

    def test_a_task_has_the_values_that_are_documented(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.undocumented(season))

    def test_the_headers_are_always_the_same(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.headers(season))

    def test_nobody_has_more_than_their_share_of_a_day(self, season: WritingRecord) -> None:
        holds(outgoing_prompts.over_the_days_share(season))


class TestWhatCameBack:
    def test_a_draft_of_a_private_note_reaches_its_author_alone(self, season: WritingRecord) -> None:
        holds(secrecy.shown_to_others(season.record))

    def test_what_asks_for_care_is_kept_nowhere(self, season: WritingRecord) -> None:
        holds(secrecy.care_kept(season.record))

    def test_nobodys_words_stand_in_a_log_or_in_the_outbox(self, season: WritingRecord) -> None:
        holds(secrecy.words_in_plain_sight(season.record))
