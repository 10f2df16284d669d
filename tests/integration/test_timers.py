"""What falls due: how late it may be, what a failure takes along, and that the local hour is right all year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta

import pytest

from bot.installation import Installation
from bot.kinds import KINDS, Kind
from bot.schedule.handlers import HANDLERS
from bot.schedule.tick import BATCH, LEASE, MAX_ATTEMPTS, RETRY
from bot.turn import Turn
from storage.database import Database
from storage.outcomes import TimerOutcome
from storage.tables import Meeting, OutboxMessage, Person, Programme, StoredConversation, Timer
from storage.unit_of_work import UnitOfWork
from tests.integration.conftest import Found
from tests.support.organisation import COORDINATOR, Organisation, library, texts, vilnius
from tests.support.ticking import tick

MONDAY = vilnius(2027, 2, 22, 10)  # seven weeks in: silent, never met
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def house(found: Found) -> Organisation:
    """Three pairs, seven weeks in."""
    organisation = found(3)
    organisation.now = MONDAY
    return organisation


def due(house: Organisation, number: int = 1, kind: str = "check_in", at: datetime = MONDAY) -> str:
    """A timer for the mentee of a pair; its key."""
    key = f"{kind}-{number}"
    house.arm(key, kind, at, f"mentee-{number}", f"pair-{number}")
    return key


def outcome(house: Organisation, key: str) -> str | None:
    timer = house.timer(key)
    assert timer is not None
    return timer.outcome


class TestLate:
    def test_a_check_in_seven_hours_late_is_asked(self, house: Organisation) -> None:
        key = due(house)
        house.beat(hours=6, minutes=59)
        assert outcome(house, key) == "fired"
        assert "Did you meet?" in house.post.to("mentee-1")[0]

    def test_a_check_in_three_days_late_is_skipped_and_logged(
        self, house: Organisation, caplog: pytest.LogCaptureFixture
    ) -> None:
        key = due(house)
        house.beat(days=3)
        assert outcome(house, key) == "skipped"
        assert house.post.arrived == []
        [logged] = [record for record in caplog.records if record.name == "bot.schedule.tick"]
        assert (logged.action, logged.kind) == ("timer_skipped", "check_in")  # type: ignore[attr-defined]
        assert logged.timer == house.timer(key).id  # type: ignore[attr-defined, union-attr]

    @pytest.mark.parametrize(
        "kind", sorted(name for name, row in KINDS.items() if row.timer and row.timer.catch_up)
    )
    def test_each_kind_has_its_window_and_not_a_minute_more(
        self, house: Organisation, kind: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        policy = KINDS[kind].timer
        assert policy is not None
        window = policy.catch_up
        assert window is not None
        in_time, late = due(house, 1, kind, MONDAY - window), due(house, 2, kind, MONDAY - window - MINUTE)
        house.tick()
        too_late = [record.timer for record in caplog.records if record.action == "timer_skipped"]  # type: ignore[attr-defined]
        assert too_late == [house.timer(late).id]  # type: ignore[union-attr]
        assert outcome(house, late) == "skipped"
        assert outcome(house, in_time) is not None

    def test_the_end_of_a_pause_is_never_too_late(self, house: Organisation) -> None:
        house.says("mentee-1", "pause")
        house.presses("mentee-1", house.asked["mentee-1"].fields[0].options[0].value)
        house.presses("mentee-1", "yes")
        house.now += timedelta(days=60)
        house.tick()
        house.deliver()
        assert "The pause is over" in house.post.to("mentee-1")[-1]
        assert "The pause is over" in house.post.to("mentor-1")[-1]

    def test_a_long_outage_does_not_end_in_a_flood(self, house: Organisation) -> None:
        house.says("mentee-1", "met")  # arms what follows
        house.now += timedelta(weeks=9)
        house.tick()
        house.deliver()
        assert len(house.post.to("mentee-1")) <= 1
        assert len(house.post.to(COORDINATOR)) <= 1


class TestFailing:
    def break_mentee(self, house: Organisation, number: int, zone: str | None = "Europe/Atlantis") -> None:
        with house.row(Person, f"mentee-{number}") as person:
            person.zone = zone

    def test_takes_nobody_else_along(self, house: Organisation, caplog: pytest.LogCaptureFixture) -> None:
        self.break_mentee(house, 2)
        keys = [due(house, number) for number in (1, 2, 3)]
        house.tick()
        assert [outcome(house, key) for key in keys] == ["fired", None, "fired"]
        assert len(house.all(OutboxMessage)) == 2
        [logged] = [record for record in caplog.records if record.levelname == "ERROR"]
        assert logged.action == "timer_failed"  # type: ignore[attr-defined]

    def test_leaves_nothing_half_done(self, house: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
        """The conversation is begun, the question is in the outbox, and then it fails: neither stays."""
        usual = HANDLERS["check_in"]

        def fail(turn: Turn, timer: Timer, kind: Kind) -> TimerOutcome:
            usual(turn, timer, kind)
            turn.store.flush()
            raise LookupError

        monkeypatch.setitem(HANDLERS, "check_in", fail)
        failing, other = due(house, 1), due(house, 2, "first_meeting")
        house.tick()
        assert outcome(house, failing) is None
        assert outcome(house, other) == "fired"
        assert [row.person_id for row in house.all(StoredConversation)] == ["mentee-2"]
        assert list(house.outcomes()) == [f"timer:{other}"]

    def test_is_tried_five_times_and_ends_as_dead(self, house: Organisation) -> None:
        self.break_mentee(house, 1)
        key = due(house)
        for attempt in range(1, MAX_ATTEMPTS + 1):
            assert outcome(house, key) is None
            house.tick()
            house.tick()  # at once again: it waits
            timer = house.timer(key)
            assert timer is not None
            assert timer.attempts == attempt
            assert timer.due_at == MONDAY  # how late it is counts from the planned moment
            house.now += RETRY
        assert outcome(house, key) == "dead"
        house.beat(hours=1)
        assert house.post.arrived == []

    def test_that_is_mended_meanwhile_fires(self, house: Organisation) -> None:
        self.break_mentee(house, 1)
        key = due(house)
        house.tick()
        self.break_mentee(house, 1, zone=None)
        house.beat(minutes=5)
        assert outcome(house, key) == "fired"
        assert len(house.post.to("mentee-1")) == 1

    def test_a_hundred_that_fail_do_not_hold_up_the_next(self, house: Organisation) -> None:
        self.break_mentee(house, 1)
        for number in range(BATCH):
            house.arm(f"poison-{number:03}", "check_in", MONDAY - HOUR, "mentee-1", "pair-1")
        key = due(house, 2)
        house.tick()
        assert outcome(house, key) == "fired"

    def test_a_kind_that_this_pora_does_not_know_takes_nobody_along(
        self, house: Organisation, caplog: pytest.LogCaptureFixture
    ) -> None:
        house.arm("from-the-future", "horoscope", MONDAY - HOUR, "mentee-1", "pair-1")
        key = due(house, 2)
        house.tick()
        assert outcome(house, key) == "fired"
        assert outcome(house, "from-the-future") == "dead"
        assert [record.action for record in caplog.records] == ["timer_unknown"]  # type: ignore[attr-defined]


class TestOnce:
    def test_a_key_that_fired_never_fires_again(self, house: Organisation) -> None:
        key = due(house)
        house.beat()
        due(house)  # armed again, as every change of facts does
        house.beat(days=1)
        assert len(house.post.to("mentee-1")) == 1
        due(house, at=MONDAY + 2 * DAY)
        house.beat(days=7)
        assert len(house.post.to("mentee-1")) == 1
        assert house.timer(key).due_at == MONDAY  # type: ignore[union-attr]

    def test_more_than_a_batch_is_fired_in_one_tick(self, house: Organisation) -> None:
        for number in range(BATCH + 50):
            house.arm(f"late-{number:03}", "late_start", MONDAY, "mentee-1", "pair-1")
        assert house.tick() == BATCH + 50
        assert {timer.outcome for timer in house.all(Timer)} == {"fired"}

    def test_a_worker_whose_lease_ran_out_fires_nothing(self, house: Organisation) -> None:
        """It claimed, then hung; another one fired meanwhile. The question that was asked stays the open one."""
        key = due(house)

        class Hanging:
            """A database whose second transaction begins only after somebody else's whole tick."""

            def __init__(self, database: Database, meanwhile: Callable[[], None]) -> None:
                self._database, self._meanwhile, self._begun = database, meanwhile, 0

            @contextmanager
            def transaction(self) -> Iterator[UnitOfWork]:
                self._begun += 1
                if self._begun == 2:
                    self._meanwhile()
                with self._begin() as work:
                    yield work

            def _begin(self) -> AbstractContextManager[UnitOfWork]:
                return self._database.transaction()

        def meanwhile() -> None:
            house.now += LEASE
            house.tick()

        hanging = Installation(Hanging(house.database, meanwhile), texts(), library())  # type: ignore[arg-type]
        tick(hanging, MONDAY)
        assert outcome(house, key) == "fired"
        house.deliver()
        assert "Did you meet?" in house.post.to("mentee-1")[0]
        assert "How useful" in house.presses("mentee-1", "yes")
        assert len(house.all(StoredConversation)) == 1


class TestMoments:
    """Every due moment comes from what was planned, in local hours."""

    def planned(self, house: Organisation, when: str) -> None:
        house.says("mentee-1", f"/mentor next {when}")
        house.presses("mentee-1", "yes")

    def check_ins(self, house: Organisation) -> list[tuple[str | None, datetime]]:
        return sorted(
            ((timer.person_id, timer.due_at) for timer in house.all(Timer) if timer.kind == "check_in" and timer.outcome is None),
            key=str,
        )  # fmt: skip

    def test_both_are_asked_two_hours_after_a_planned_meeting(self, house: Organisation) -> None:
        self.planned(house, "tomorrow at 13:00")
        at = vilnius(2027, 2, 23, 15)
        assert self.check_ins(house) == [("mentee-1", at), ("mentor-1", at)]
        house.settle(at + HOUR)
        assert "Did you meet as planned" in house.post.to("mentee-1")[-1]
        assert "Did you meet as planned" in house.post.to("mentor-1")[-1]

    def test_a_moved_plan_moves_the_question(self, house: Organisation) -> None:
        self.planned(house, "tomorrow at 13:00")
        self.planned(house, "on Thursday at 11:00")
        at = vilnius(2027, 2, 25, 13)
        assert self.check_ins(house) == [("mentee-1", at), ("mentor-1", at)]
        house.settle(vilnius(2027, 2, 24, 16))
        assert not any("Did you meet" in text for text in house.post.to("mentee-1"))
        house.settle(at + HOUR)
        assert sum("Did you meet" in text for text in house.post.to("mentee-1")) == 1

    def test_a_plan_moved_there_and_back_is_asked_about_once(self, house: Organisation) -> None:
        for when in ("tomorrow at 13:00", "on Thursday at 11:00", "tomorrow at 13:00"):
            self.planned(house, when)
        house.settle(vilnius(2027, 2, 26, 16))
        assert sum("Did you meet" in text for text in house.post.to("mentee-1")) == 1

    def test_a_late_answer_shifts_nothing(self, house: Organisation) -> None:
        """The next question comes a rhythm after the day they met, however late that was told and at whatever hour."""
        due(house)
        house.beat(hours=6)
        house.now += DAY + 5 * HOUR
        house.presses("mentee-1", "yes")
        house.presses("mentee-1", "4")
        house.says("mentee-1", "last Friday")
        [met] = house.all(Meeting)
        assert str(met.met_on) == "2027-02-19"
        assert self.check_ins(house) == [("mentee-1", vilnius(2027, 3, 12, 9, 30))]

    def test_a_year_of_meetings_does_not_drift(self, house: Organisation) -> None:
        with house.row(Programme, "programme") as programme:
            programme.ends_on = vilnius(2028, 12, 31, 12).date()
        for late in range(12):
            house.says("mentee-1", "met")
            house.presses("mentee-1", "5")
            house.presses("mentee-1", None)
            met = max(meeting.met_on for meeting in house.all(Meeting) if meeting.met_on)
            [(_, at)] = self.check_ins(house)
            local = met + timedelta(weeks=3)
            assert at == vilnius(local.year, local.month, local.day, 9, 30)
            house.now = at + late * MINUTE  # a heartbeat that is a little later each time
            house.tick()

    @pytest.mark.parametrize(
        ("met", "utc_hour"), [((2027, 3, 3), 7), ((2027, 3, 10), 6), ((2027, 10, 6), 6), ((2027, 10, 13), 7)]
    )
    def test_summer_time(self, house: Organisation, met: tuple[int, int, int], utc_hour: int) -> None:
        """09:30 in Vilnius is 07:30 in winter and 06:30 in summer; the clocks change on 28 March and 31 October."""
        with house.row(Programme, "programme") as programme:
            programme.ends_on = vilnius(2027, 12, 31, 12).date()
        house.now = vilnius(*met, 15)
        house.says("mentee-1", "met")
        house.presses("mentee-1", "5")
        [(_, at)] = self.check_ins(house)
        assert (at.hour, at.minute) == (utc_hour, 30)

    def test_a_meeting_planned_across_the_change_is_at_the_local_hour(self, house: Organisation) -> None:
        house.now = vilnius(2027, 3, 26, 10)
        self.planned(house, "on 31 March at 15:00")
        [planned] = house.all(Meeting)
        assert planned.planned_at == vilnius(2027, 3, 31, 15)
        assert self.check_ins(house)[0][1] == vilnius(2027, 3, 31, 17)
        assert planned.planned_at.hour == 12
