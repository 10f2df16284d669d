"""From the outbox to people: what does not arrive, what arrives once, and when nobody is to be disturbed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest

from adapters.app import inline
from bot.conversation import refs
from bot.conversation.messages import Worded
from bot.outbox.deliver import deliver
from bot.outbox.deliveries import BATCH, LEASE
from bot.outbox.retries import BACKOFF
from bot.ports import RetryLater, Unreachable, Unsure
from storage import erasure, outbox, outbox_queries
from storage.tables import OutboxMessage, Pair, Person
from tests.integration.conftest import Found
from tests.support.fake_messengers import PLATFORM, Post
from tests.support.organisation import COORDINATOR, START, Organisation, vilnius

HOUR = timedelta(hours=1)
MENTEE = "mentee-1"


@pytest.fixture
def house(found: Found) -> Organisation:
    """Two pairs on a Monday at ten."""
    organisation = found(2)
    organisation.now = START + HOUR
    return organisation


def actions(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.action for record in caplog.records if hasattr(record, "action")]


def told(who: str = "mentor-1") -> list[dict[str, object]]:
    """A sentence that can be told from others by the name in it."""
    return [{"say": "rhythm-partner", "args": {"who": refs.person(who), "weeks": 3}}]


class TestUnreachable:
    def test_nothing_more_is_sent_until_they_write_again(self, house: Organisation) -> None:
        house.post.troubles[MENTEE] = [Unreachable()]
        house.post_to(MENTEE, "first")
        house.deliver()
        house.post_to(MENTEE, "second")
        house.beat(days=1)
        assert house.post.tries.count(MENTEE) == 1
        assert house.outcomes("mentor_goal") == {"first": "unreachable", "second": "unreachable"}

        house.says(MENTEE, "help")
        house.post_to(MENTEE, "third")
        house.beat(days=1)
        assert len(house.post.to(MENTEE)) == 1
        assert house.outcomes("mentor_goal")["third"] == "sent"

    def test_the_coordinator_is_told_once(self, house: Organisation) -> None:
        house.post.troubles[MENTEE] = [Unreachable(), Unreachable()]
        for number in range(3):
            house.post_to(MENTEE, f"message-{number}")
            house.beat(hours=1)
        [news] = house.post.to(COORDINATOR)
        assert "Mentee-1 Test no longer receives my messages. Has the account changed?" in news

    def test_a_coordinator_who_is_gone_is_not_told_about_that(self, house: Organisation) -> None:
        house.post.troubles[COORDINATOR] = [Unreachable()]
        house.post_to(COORDINATOR, "first")
        house.beat()
        house.beat(days=1)
        assert house.post.tries == [COORDINATOR]

    def test_others_get_theirs(self, house: Organisation) -> None:
        house.post.troubles[MENTEE] = [Unreachable()]
        for who in (MENTEE, "mentor-1", "mentee-2"):
            house.post_to(who, f"to-{who}")
        house.deliver()
        assert sorted(parcel.user for parcel in house.post.arrived) == ["mentee-2", "mentor-1"]

    def test_somebody_without_an_address_is_waited_for(self, house: Organisation) -> None:
        house.store(
            Person(id="new", name="New", email="new@example.lt", stopped_kinds=[], created_at=START),
        )
        house.post_to("new", "hello")
        house.deliver()
        assert house.outcomes() == {"hello": "unreachable"}  # not on any roster


class TestRetryLater:
    def test_waits_as_long_as_it_is_told_and_the_try_does_not_count(self, house: Organisation) -> None:
        tries = len(BACKOFF) + 3
        house.post.troubles[MENTEE] = [RetryLater(timedelta(seconds=30))] * tries
        house.post_to(MENTEE, "hello")
        for _ in range(tries):
            assert house.deliver() == 0
            house.now += timedelta(seconds=29)
            house.deliver()
            house.now += timedelta(seconds=1)
        assert house.post.tries.count(MENTEE) == tries
        assert house.deliver() == 1
        assert house.outcomes() == {"hello": "sent"}

    def test_a_platform_that_says_at_once_does_not_hang_the_beat(self, house: Organisation) -> None:
        for number in range(BATCH):
            house.post_to(MENTEE, f"n-{number:03}", unasked=False, due_at=house.now - HOUR)
        house.post.troubles[MENTEE] = [RetryLater(timedelta(0))] * 5
        assert house.deliver() == 0
        assert len(house.post.tries) == 1


class TestErrors:
    def test_are_tried_again_with_growing_patience_and_end_as_dead(
        self, house: Organisation, caplog: pytest.LogCaptureFixture
    ) -> None:
        house.post.troubles[MENTEE] = [OSError("the secret words")] * 9
        house.post_to(MENTEE, "hello", unasked=False)
        waited = []
        for _ in range(20):
            house.deliver()
            due = house.next_due()
            if due is None:
                break
            waited.append(due - house.now)
            house.now = due
        assert tuple(waited) == BACKOFF
        assert len(house.post.tries) == len(BACKOFF) + 1
        [row] = house.all(OutboxMessage)
        assert (row.outcome, row.error) == ("dead", "OSError")
        assert actions(caplog) == ["delivery_failed"] * len(BACKOFF) + ["delivery_dead"]
        assert "secret words" not in caplog.text
        with house.database.transaction() as work:
            assert [dead.key for dead in outbox_queries.dead(work)] == ["hello"]

    def test_a_message_that_cannot_be_worded_blocks_nobody(self, house: Organisation) -> None:
        house.post_to(MENTEE, "poison", body=[{"say": "no-such-text", "args": {}}])
        house.post_to("mentee-2", "fine")
        assert house.deliver() == 1
        assert house.outcomes() == {"poison": None, "fine": "sent"}
        house.settle(house.now + timedelta(days=3))
        assert house.outcomes()["poison"] == "dead"

    def test_a_person_whose_hours_cannot_be_read_blocks_nobody(self, house: Organisation) -> None:
        with house.row(Person, MENTEE) as person:
            person.zone = "Europe/Atlantis"
        house.post_to(MENTEE, "poison")
        house.post_to("mentee-2", "fine")
        assert house.deliver() == 1
        assert house.outcomes() == {"poison": None, "fine": "sent"}

    def test_a_clock_that_cannot_be_started_blocks_nobody(
        self, house: Organisation, caplog: pytest.LogCaptureFixture
    ) -> None:
        house.post_to(MENTEE, "poison", on_delivered=[{"pair": "stall_asked", "id": "no-such-pair"}])
        house.post_to("mentee-2", "fine")
        assert house.deliver() == 2
        assert house.outcomes() == {"poison": "sent", "fine": "sent"}
        assert "clock_failed" in actions(caplog)

    def test_on_one_platform_does_not_hold_up_another(self, house: Organisation) -> None:
        house.post_to(MENTEE, "hello")
        assert house.deliver({}) == 0  # no way to that platform at the moment
        house.now += timedelta(days=1)
        assert house.deliver() == 1


class TestUnknownOutcome:
    def test_is_asked_after_before_anything_is_sent_again(self, house: Organisation) -> None:
        house.post.loses_receipts = {MENTEE}
        house.post_to(MENTEE, "hello")
        house.deliver()
        assert house.post.asked_after == []
        house.beat(hours=1)
        assert house.post.asked_after == [MENTEE]
        assert len(house.post.to(MENTEE)) == 1
        assert house.outcomes() == {"hello": "sent"}

    def test_where_the_platform_cannot_be_asked_is_tried_once_more_and_then_given_up(
        self, house: Organisation
    ) -> None:
        house.post.troubles[MENTEE] = [Unsure(), Unsure(), Unsure()]
        house.post_to(MENTEE, "lost")
        house.deliver()
        for _ in BACKOFF:
            house.beat(days=1)
        assert house.post.tries.count(MENTEE) == 2
        assert house.outcomes("mentor_goal") == {"lost": "dead"}

    def test_stays_unsure_whatever_else_goes_wrong_before_the_next_try(self, house: Organisation) -> None:
        house.post.troubles[MENTEE] = [Unsure(), ConnectionError(), Unsure(), Unsure()]
        house.post_to(MENTEE, "lost")
        house.deliver()
        for _ in BACKOFF:
            house.beat(days=1)
        assert house.post.tries.count(MENTEE) == 3
        assert house.outcomes("mentor_goal") == {"lost": "dead"}

    def test_that_came_to_nothing_is_sent_with_the_same_key(self, house: Organisation) -> None:
        house.post.troubles[MENTEE] = [TimeoutError()]
        keys = []
        house.post_to(MENTEE, "hello")
        house.deliver()
        keys += [row.batch for row in house.all(OutboxMessage)]
        house.post_to(MENTEE, "another")
        house.beat(hours=1)
        keys += [parcel.key for parcel in house.post.arrived if parcel.user == MENTEE]
        assert keys[0] in keys[1:]
        assert len(keys[1:]) == 2  # what came in meanwhile is no part of what was tried

    def test_a_digest_is_tried_again_whole(self, house: Organisation) -> None:
        """Its two rows are due before and after a hundred others: no claim may tear them apart."""
        house.post_to(MENTEE, "a", body=told(), unasked=False)
        house.post_to(MENTEE, "z", body=told("mentor-2"), unasked=False, due_at=house.now)
        with house.database.transaction() as work:
            assert len(outbox.claim(work, house.now, lease=LEASE, limit=BATCH)) == 2
        with house.database.transaction() as work:
            for row in outbox.claim(work, house.now + LEASE, lease=LEASE, limit=BATCH):
                row.batch = "together"  # as a delivery leaves them that was killed before it sent anything
                row.due_at = house.now - HOUR if row.key == "a" else house.now
        for number in range(BATCH + 20):
            house.post_to("mentee-2", f"m-{number:03}", unasked=False, due_at=house.now - HOUR / 2)
        house.now += 2 * LEASE
        house.deliver()
        [text] = house.post.to(MENTEE)
        assert "Mentor-1" in text
        assert "Mentor-2" in text


class TestExpiry:
    def test_what_is_too_old_is_dropped_and_counted(
        self, house: Organisation, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.INFO)
        for number in range(3):
            house.post_to(MENTEE, f"old-{number}", expires_at=house.now + HOUR)
        house.post_to(MENTEE, "fresh")
        house.beat(hours=2)
        assert set(house.outcomes().values()) == {"expired", "sent"}
        assert len(house.post.to(MENTEE)) == 1
        [dropped] = [
            record for record in caplog.records if getattr(record, "action", "") == "delivery_expired"
        ]
        assert dropped.count == 3  # type: ignore[attr-defined]

    def test_an_outage_over_a_week_does_not_end_in_a_flood(self, house: Organisation) -> None:
        for number in range(10):
            house.post_to(MENTEE, f"daily-{number}", due_at=house.now + number * timedelta(days=1),
                          expires_at=house.now + (number + 4) * timedelta(days=1))  # fmt: skip
        house.beat(days=11)
        assert len(house.post.to(MENTEE)) == 1


class TestDigest:
    def test_what_waits_for_one_person_goes_out_as_one(self, house: Organisation) -> None:
        house.now = vilnius(2027, 1, 9, 12)  # a Saturday
        house.post_to(MENTEE, "a", body=told())
        house.post_to(MENTEE, "b", body=told("mentor-2"))
        house.post_to("mentee-2", "c", body=told())
        house.settle(vilnius(2027, 1, 11, 12))
        [text] = house.post.to(MENTEE)
        assert "Mentor-1" in text
        assert "Mentor-2" in text
        assert len(house.post.to("mentee-2")) == 1

    def test_counts_once_in_the_budget(self, house: Organisation) -> None:
        for number in range(4):
            house.post_to(MENTEE, f"first-{number}")
        house.deliver()
        house.post_to(MENTEE, "second")
        house.beat(hours=1)
        house.post_to(MENTEE, "third")
        house.beat(hours=1)
        assert len(house.post.to(MENTEE)) == 2

    def test_leaves_out_what_is_out_of_date_and_starts_no_clock_for_it(self, house: Organisation) -> None:
        house.now = vilnius(2027, 2, 19, 18)  # a Friday evening
        house.arm("why", "stall_mentee", house.now, MENTEE, "pair-1")
        house.tick()
        house.post_to(MENTEE, "other", body=told())
        house.says(MENTEE, "met")  # begins another conversation; the question stays open
        house.arm("why-again", "stall_mentee", house.now, MENTEE, "pair-1")  # and is asked anew
        house.tick()
        [asked_first] = [row.id for row in house.all(OutboxMessage) if row.key == "timer:why"]
        with house.row(OutboxMessage, asked_first) as stale:
            assert stale.on_delivered
            stale.on_delivered = [{"arm": "welcome_again", "key": "wrong", "working_days": 1}]
        house.settle(vilnius(2027, 2, 22, 12))
        assert house.outcomes()["timer:why"] == "stale"
        assert house.outcomes()["timer:why-again"] == "sent"
        assert house.timer("wrong") is None
        [text] = house.post.to(MENTEE)
        assert text.count("Which comes closest?") == 1


class TestQuiet:
    """Everything is decided again at the moment of delivery."""

    @pytest.mark.parametrize(
        ("due", "arrives"),
        [
            (vilnius(2027, 1, 12, 8, 59), vilnius(2027, 1, 12, 9)),
            (vilnius(2027, 1, 12, 9), vilnius(2027, 1, 12, 9)),
            (vilnius(2027, 1, 12, 16, 59), vilnius(2027, 1, 12, 16, 59)),
            (vilnius(2027, 1, 12, 17), vilnius(2027, 1, 13, 9)),
            (vilnius(2027, 1, 15, 20), vilnius(2027, 1, 18, 9)),  # Friday evening: Monday morning
            (vilnius(2027, 2, 16, 10), vilnius(2027, 2, 17, 9)),  # the Day of Restoration of the State
            (vilnius(2027, 3, 26, 20), vilnius(2027, 3, 30, 9)),  # Easter, and the clocks go forward
        ],
    )
    def test_hours_weekends_and_holidays(self, house: Organisation, due: datetime, arrives: datetime) -> None:
        house.now = due
        house.post_to(MENTEE, "hello")
        house.settle(arrives + HOUR)
        [row] = house.all(OutboxMessage)
        assert (row.outcome, row.sent_at) == ("sent", arrives)

    def test_what_was_asked_for_comes_at_once(self, house: Organisation) -> None:
        house.now = vilnius(2027, 1, 9, 23)
        house.post_to(MENTEE, "hello", unasked=False)
        assert house.deliver() == 1

    def test_a_persons_own_hours_and_zone(self, house: Organisation) -> None:
        with house.row(Person, MENTEE) as person:
            person.zone, person.work_from, person.work_until = "America/New_York", "10:00", "14:00"
        house.post_to(MENTEE, "hello")
        house.settle(house.now + timedelta(days=1))
        assert house.all(OutboxMessage)[0].sent_at == vilnius(2027, 1, 4, 17)

    def test_hours_that_change_while_it_waits(self, house: Organisation) -> None:
        house.now = vilnius(2027, 1, 12, 18)
        house.post_to(MENTEE, "hello")
        house.deliver()
        with house.row(Person, MENTEE) as person:
            person.work_from = "11:00"
        house.settle(vilnius(2027, 1, 13, 12))
        assert house.all(OutboxMessage)[0].sent_at == vilnius(2027, 1, 13, 11)

    def test_a_pause_that_begins_while_it_waits(self, house: Organisation) -> None:
        house.now = vilnius(2027, 1, 12, 18)
        house.post_to(MENTEE, "hello", pair_id="pair-1")
        house.post_to(MENTEE, "paused", pair_id="pair-1", kind="paused",
                      body=[{"say": "pause-partner", "args": {"until": refs.day(vilnius(2027, 2, 1).date())}}])  # fmt: skip
        with house.row(Pair, "pair-1") as pair:
            pair.paused_since, pair.paused_until = house.now, vilnius(2027, 2, 1, 12).date()
        house.settle(vilnius(2027, 1, 13, 12))
        assert house.outcomes() == {"hello": "stopped", "paused": "sent"}

    @pytest.mark.parametrize("then", ["paused_until", "ended_at"])
    def test_a_wish_to_talk_reaches_the_coordinator_whatever_the_pair_does_next(
        self, house: Organisation, then: str
    ) -> None:
        house.now = vilnius(2027, 1, 12, 18)
        wish = [{"say": "coordinator-asked", "args": {"who": refs.person(MENTEE)}}]
        house.post_to(COORDINATOR, "asked", pair_id="pair-1", kind="help_asked", body=wish)
        with house.row(Pair, "pair-1") as pair:
            setattr(pair, then, vilnius(2027, 2, 1, 12).date() if then == "paused_until" else house.now)
        house.settle(vilnius(2027, 1, 13, 12))
        assert house.outcomes() == {"asked": "sent"}

    def test_a_kind_that_is_stopped_while_it_waits(self, house: Organisation) -> None:
        house.now = vilnius(2027, 1, 12, 18)
        house.post_to(MENTEE, "hello")
        with house.row(Person, MENTEE) as person:
            person.stopped_kinds = ["mentor_goal"]
        house.settle(vilnius(2027, 1, 13, 12))
        assert house.post.to(MENTEE) == []

    def test_a_failed_try_waits_for_the_morning_too(self, house: Organisation) -> None:
        house.now = vilnius(2027, 1, 12, 16, 59)
        house.post.troubles[MENTEE] = [OSError()] * 2
        house.post_to(MENTEE, "hello")
        house.settle(vilnius(2027, 1, 13, 12))
        assert house.all(OutboxMessage)[0].sent_at >= vilnius(2027, 1, 13, 9)  # type: ignore[operator]


class TestBudget:
    def test_is_two_in_any_seven_days(self, house: Organisation) -> None:
        for number in range(12):
            house.post_to(MENTEE, f"n-{number}", expires_at=house.now + timedelta(days=90))
            house.settle(house.now + timedelta(days=1))
        house.settle(house.now + timedelta(days=30))
        assert all(len(within) <= 2 for within in weeks(sent(house)))
        assert set(house.outcomes().values()) == {"sent"}  # merged, not dropped

    @pytest.mark.parametrize("trouble", [OSError(), RetryLater(timedelta(hours=20)), TimeoutError()])
    def test_holds_after_a_retry(self, house: Organisation, trouble: Exception) -> None:
        """What was tried and waits counts: it may have arrived, and it will be tried again."""
        house.post.troubles[MENTEE] = [trouble] * 4
        long = house.now + timedelta(days=60)
        house.post_to(MENTEE, "tried", expires_at=long)
        house.deliver()
        for number in range(4):
            house.post.troubles[MENTEE], kept = [], house.post.troubles[MENTEE]
            house.now += timedelta(seconds=20)
            house.post_to(MENTEE, f"n-{number}", expires_at=long)
            house.deliver()
            house.post.troubles[MENTEE] = kept
        house.settle(house.now + timedelta(days=21))
        assert all(len(within) <= 2 for within in weeks(sent(house))), sent(house)
        assert set(house.outcomes().values()) == {"sent"}


def sent(house: Organisation) -> list[datetime]:
    """When something arrived at the mentee's, once a parcel."""
    return sorted(
        {row.sent_at for row in house.all(OutboxMessage) if row.person_id == MENTEE and row.sent_at}
    )


def weeks(moments: Sequence[datetime]) -> Iterator[list[datetime]]:
    """What arrived in each span of seven days."""
    for first in moments:
        yield [moment for moment in moments if timedelta(0) <= moment - first < timedelta(days=7)]


class TestTwoAtOnce:
    def test_two_beats_that_race_never_double(self, house: Organisation) -> None:
        for number in range(1, 3):
            house.arm(f"check-{number}", "check_in", house.now, f"mentee-{number}", f"pair-{number}")
            house.arm(f"silent-{number}", "late_start", house.now, f"mentee-{number}", f"pair-{number}")
        house.now += timedelta(days=14)
        gate = Barrier(4)
        failures: list[BaseException] = []

        def beat() -> None:
            try:
                gate.wait()
                for _ in range(3):
                    house.tick()
                    asyncio.run(deliver(house.installation, {PLATFORM: house.post}, house.now, inline))
            except BaseException as failure:  # noqa: BLE001 - told to the test
                failures.append(failure)

        threads = [Thread(target=beat) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert sorted(parcel.user for parcel in house.post.arrived) == [COORDINATOR]
        assert len({parcel.key for parcel in house.post.arrived}) == len(house.post.arrived)

    def test_a_slow_sender_whose_lease_ran_out_finishes_nothing(self, house: Organisation) -> None:
        """Somebody else took it over and asked whether it had arrived: it had."""

        class Slow(Post):
            async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
                await super().send(workspace, user, messages, key=key)
                if len(self.arrived) == 1:
                    house.now += LEASE
                    await deliver(house.installation, {PLATFORM: self}, house.now, inline)
                    house.now -= LEASE

        house.post = Slow()
        house.post_to(MENTEE, "hello")
        house.deliver()
        assert len(house.post.arrived) == 1
        [row] = house.all(OutboxMessage)
        assert (row.outcome, row.sent_at) == ("sent", house.now + LEASE)

    def test_somebody_who_erases_their_data_meanwhile_takes_nobody_along(self, house: Organisation) -> None:
        class Leaving(Post):
            async def send(self, workspace: str, user: str, messages: Sequence[Worded], *, key: str) -> None:
                await super().send(workspace, user, messages, key=key)
                if user == MENTEE:
                    with house.database.transaction() as work:
                        leaving = work.session.get(Person, MENTEE)
                        assert leaving is not None
                        erasure.erase(work, leaving, house.now)

        house.post = Leaving()
        house.post_to(MENTEE, "a")
        house.post_to("mentee-2", "b")
        assert house.deliver() == 2
        assert house.outcomes() == {"b": "sent"}


def test_news_of_two_pairs_come_to_the_coordinator_as_one(house: Organisation) -> None:
    house.post_to(COORDINATOR, "a", body=told(), pair_id="pair-1")
    house.post_to(COORDINATOR, "b", body=told("mentor-2"), pair_id="pair-2")
    house.deliver()
    assert len(house.post.to(COORDINATOR)) == 1
