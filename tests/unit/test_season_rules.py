"""The rules of the simulated season, on logs of a few lines: each lets a good one pass and finds what breaks it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.conversation.messages import (
    Answered,
    Commanded,
    Controls,
    Footnote,
    Option,
    Question,
    ShownField,
    Words,
)
from tests.support.season import once, quiet, secrecy, wordings
from tests.support.season.record import (
    Act,
    MarkedText,
    OutboxRow,
    Pairing,
    PairState,
    PersonState,
    Received,
    Record,
)
from tests.support.season.sentences import sample

MONDAY = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)  # ten in the morning in Vilnius
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
PAIR = Pairing("p1", "mentor", "mentee")
PRESSED = Controls("Open", "Send", "Later")
FOOT = Footnote("why · stop · snooze")


class Log(Record):
    """A record that is written by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.ended_at = MONDAY + 300 * DAY
        self.pairs = {PAIR.id: PAIR, "p2": Pairing("p2", "other-mentor", "other-mentee")}
        self.coordinators = {"coordinator"}
        for person in ("mentor", "mentee", "other-mentor", "other-mentee", "coordinator"):
            self.names[person] = person
            self.stands(person, MONDAY - 30 * DAY)
        for pair in self.pairs:
            self.pair_states[pair].append(PairState(MONDAY - 30 * DAY))

    def stands(self, person: str, at: datetime, **more: object) -> None:
        usual = {
            "language": "en",
            "address": "tu",
            "zone": "Europe/Vilnius",
            "begin": time(9),
            "end": time(17),
        }
        self.person_states[person].append(PersonState(at, **{**usual, **more}))  # type: ignore[arg-type]

    def sent(
        self, person: str, at: datetime, text: str = "Did you meet?", kind: str = "check_in", *, key: str = "",
        pair: str | None = "p1", foot: bool = True, body: str = "",
    ) -> Received:  # fmt: skip
        key = key or f"{kind}:{person}:{at}"
        row = OutboxRow(key, kind, person, pair, at, at + 7 * DAY, at, "sent", key, body=body)
        self.outbox_rows[key] = row
        got = Received(person, at, (Words(text), *([FOOT] if foot else [])), key, (row,))
        self.received.append(got)
        return got

    def promised(self, person: str, **more: object) -> None:
        usual: Mapping[str, object] = {"created_at": MONDAY, "expires_at": MONDAY + 7 * DAY, "outcome": None}
        promise = OutboxRow("the-key", "check_in", person, "p1", **{**usual, **more})  # type: ignore[arg-type]
        self.outbox_rows[promise.key] = promise

    def did(
        self,
        person: str,
        at: datetime,
        answer: str = "All right.",
        *,
        flow: str = "",
        asked: str = "",
        **values: str,
    ) -> Act:
        question = Question(asked or f"c-{person}", 1, "", (), PRESSED) if flow else None
        if question:
            self.conversations[question.conversation] = flow, "p1"
        got = Received(person, at, (Words(answer),))
        content = (
            Answered(1, values, question.conversation if question else "")
            if values
            else Commanded("mentor", "why")
        )
        act = Act(person, at, "event", content, got, values, question)
        self.acts.append(act)
        self.received.append(got)
        return act

    def shown(self, person: str, at: datetime, *cards: str, picked: str = "") -> None:
        options = tuple(Option(card, card) for card in (*cards, "another", "deeper", "why", "done"))
        field = ShownField("card", "choice", "Which?", "", options)
        question = Question(f"c-{person}-{at}", 1, "", (field,), PRESSED)
        self.conversations[question.conversation] = "topics", "p1"
        got = Received(person, at, (question,))
        self.acts.append(
            Act(
                person,
                at,
                "event",
                Answered(1, {"card": picked} if picked else {}),
                got,
                {"card": picked} if picked else {},
            )
        )
        self.received.append(got)

    def wrote(self, seen_by: str, *, shared_at: datetime | None = None) -> str:
        self.marked_texts.append(MarkedText("qybcdyq", "mentee", seen_by, MONDAY, "p1", shared_at))
        return "qybcdyq"


@pytest.fixture
def log() -> Log:
    return Log()


class TestQuiet:
    def test_a_third_delivery_within_seven_days_is_one_too_many(self, log: Log) -> None:
        for days in (0, 1, 7):
            log.sent("mentee", MONDAY + days * DAY)
        assert quiet.over_budget(log) == []
        log.of_person.clear()
        log.__dict__.pop("of_person")
        log.sent("mentee", MONDAY + 7 * DAY + HOUR)
        assert len(quiet.over_budget(log)) == 1

    @pytest.mark.parametrize(
        ("at", "fine"),
        [
            (MONDAY, True),
            (MONDAY - 2 * HOUR, False),  # eight in the morning
            (MONDAY + 7 * HOUR, False),  # five in the afternoon
            (MONDAY - DAY, False),
            (datetime(2027, 2, 16, 9, 0, tzinfo=UTC), False),  # the day of independence
            (datetime(2027, 3, 29, 9, 0, tzinfo=UTC), False),  # Easter Monday
        ],
    )
    def test_hours_weekends_and_holidays(self, log: Log, at: datetime, *, fine: bool) -> None:
        log.sent("mentee", at)
        assert (quiet.out_of_hours(log) == []) is fine

    def test_hours_are_those_of_where_somebody_is(self, log: Log) -> None:
        log.stands("mentee", MONDAY - DAY, zone="America/New_York")
        log.sent("mentee", MONDAY)
        assert len(quiet.out_of_hours(log)) == 1

    def test_a_snooze_lasts_until_its_day(self, log: Log) -> None:
        log.stands("mentee", MONDAY - DAY, not_before=date(2027, 1, 12))
        log.sent("mentee", MONDAY + DAY)
        assert quiet.out_of_hours(log) == []
        log.sent("mentee", MONDAY)
        assert len(quiet.out_of_hours(log)) == 1

    def test_a_stopped_kind(self, log: Log) -> None:
        log.sent("mentee", MONDAY)
        log.stands("mentee", MONDAY + HOUR, stopped=frozenset({"check_in"}))
        assert quiet.after_a_stop(log) == []
        log.sent("mentee", MONDAY + DAY)
        assert len(quiet.after_a_stop(log)) == 1

    def test_a_pause(self, log: Log) -> None:
        log.pair_states["p1"].append(PairState(MONDAY, date(2027, 1, 18), back_at=MONDAY + 7 * DAY))
        log.sent("mentee", MONDAY + DAY, kind="meeting_planned")
        log.sent("mentee", MONDAY + 8 * DAY)
        assert quiet.during_a_pause(log) == []
        log.sent("mentee", MONDAY + DAY)
        assert len(quiet.during_a_pause(log)) == 1

    def test_an_ending(self, log: Log) -> None:
        log.pair_states["p1"].append(PairState(MONDAY, ended=True))
        log.sent("mentee", MONDAY + DAY, kind="pair_ended")
        assert quiet.after_an_ending(log) == []
        log.sent("mentee", MONDAY + DAY, kind="closing")
        assert len(quiet.after_an_ending(log)) == 1

    def test_a_footnote(self, log: Log) -> None:
        log.sent("mentee", MONDAY, kind="welcome", foot=False)
        log.sent("mentee", MONDAY + DAY)
        assert quiet.without_a_footnote(log) == []
        log.sent("mentee", MONDAY + 2 * DAY, foot=False)
        assert len(quiet.without_a_footnote(log)) == 1

    @pytest.mark.parametrize(("answer", "broken"), [(sample("why-budget"), 0), ("Nothing has come.", 1)])
    def test_the_answer_to_why(self, log: Log, answer: str, broken: int) -> None:
        log.sent("mentee", MONDAY)
        log.did("mentee", MONDAY + HOUR, answer)
        assert len(quiet.unexplained(log)) == broken


class TestOnce:
    def test_the_same_words_at_one_moment(self, log: Log) -> None:
        log.sent("mentee", MONDAY, key="a")
        log.sent("mentor", MONDAY, key="b")
        assert once.sent_twice(log) == []
        log.sent("mentee", MONDAY, key="c")
        assert len(once.sent_twice(log)) == 1

    def test_the_same_key(self, log: Log) -> None:
        log.sent("mentee", MONDAY, key="a")
        log.sent("mentee", MONDAY + DAY, key="a")
        assert any("2 times: a" in one for one in once.sent_twice(log))

    def test_the_same_paragraph_twice_in_one_message(self, log: Log) -> None:
        got = log.sent("mentee", MONDAY)
        log.received = [Received("mentee", MONDAY, (got.messages[0], got.messages[0], FOOT), "k", got.rows)]
        assert len(once.sent_twice(log)) == 1

    def test_a_reminder(self, log: Log) -> None:
        log.sent("mentee", MONDAY, kind="expectations_again")
        log.sent("mentee", MONDAY, kind="expectations_again", pair="p2")
        log.sent("mentee", MONDAY + DAY, kind="check_in")
        assert once.reminded_twice(log) == []
        log.sent("mentee", MONDAY + DAY, kind="expectations_again")
        assert once.reminded_twice(log) == ["mentee got expectations_again 2 times"]

    def test_a_redelivered_event(self, log: Log) -> None:
        act = log.did("mentee", MONDAY)
        log.repeated = [(act, act.answer)]
        assert once.answered_differently(log) == []
        log.repeated = [(act, Received("mentee", MONDAY, (Words("Twice?"),)))]
        assert len(once.answered_differently(log)) == 1

    def test_a_card_that_was_gone_does_not_come_back(self, log: Log) -> None:
        log.shown("mentee", MONDAY, "a", "b", "c")
        log.shown("mentee", MONDAY + DAY, "a", "d", "e", picked="another")
        assert once.cards_twice(log) == []
        log.shown("mentor", MONDAY + 2 * DAY, "b", "d", "e", picked="another")
        del log.tables
        assert len(once.cards_twice(log)) == 1

    def test_both_see_the_same_table(self, log: Log) -> None:
        log.shown("mentee", MONDAY, "a", "b", "c")
        log.shown("mentor", MONDAY + HOUR, "c", "b", "a")
        log.shown("mentor", MONDAY + DAY, "d", "e", "f", picked="another")
        assert once.different_tables(log) == []
        log.shown("mentee", MONDAY + 2 * DAY, "a", "b", "c")
        del log.tables
        del log.by_person
        assert len(once.different_tables(log)) == 1

    def test_what_waits_for_ever_is_lost(self, log: Log) -> None:
        log.promised("mentee")
        assert ["waits for ever" in one for one in once.never_sent(log)] == [True]

    def test_what_expired_though_there_was_room_is_lost(self, log: Log) -> None:
        log.promised("mentee", ended_at=MONDAY + 7 * DAY, outcome="expired")
        assert ["it could have gone" in one for one in once.never_sent(log)] == [True]

    def test_what_expired_while_somebody_snoozed_is_not(self, log: Log) -> None:
        log.stands("mentee", MONDAY - DAY, not_before=date(2027, 2, 1))
        log.promised("mentee", ended_at=MONDAY + 7 * DAY, outcome="expired")
        assert once.never_sent(log) == []

    def test_what_expired_while_the_budget_was_full_is_not(self, log: Log) -> None:
        for hours in (1, 2):
            log.sent("mentee", MONDAY - DAY * 3 + hours * HOUR)
        log.promised("mentee", ended_at=MONDAY + DAY, expires_at=MONDAY + DAY, outcome="expired")
        assert once.never_sent(log) == []

    @pytest.mark.parametrize("outcome", ["stopped", "stale", "dead", "unreachable"])
    def test_what_ended_without_a_reason_is_lost(self, log: Log, outcome: str) -> None:
        log.promised("mentee", ended_at=MONDAY + DAY, outcome=outcome)
        assert len(once.never_sent(log)) == 1

    def test_what_was_stopped_or_is_out_of_date_has_a_reason(self, log: Log) -> None:
        log.stands("mentee", MONDAY, stopped=frozenset({"check_in"}))
        log.promised("mentee", ended_at=MONDAY + DAY, outcome="stopped")
        assert once.never_sent(log) == []
        log.promised("mentee", ended_at=MONDAY + DAY, outcome="stale", asks=True)
        assert once.never_sent(log) == []

    def test_what_counts_as_sent_has_arrived(self, log: Log) -> None:
        log.promised("mentee", ended_at=MONDAY, outcome="sent")
        assert once.never_sent(log) == ["counted as sent, arrived nowhere: the-key"]

    def test_a_plan_that_the_partner_is_never_told_of(self, log: Log) -> None:
        log.did("mentee", MONDAY, sample("plan-saved"), sure="yes")
        assert len(once.plans_untold(log)) == 1
        log.sent("mentor", MONDAY, kind="meeting_planned")
        assert once.plans_untold(log) == []

    def test_a_pause_that_nobody_ends(self, log: Log) -> None:
        log.pair_states["p1"].append(PairState(MONDAY, date(2027, 1, 18), back_at=MONDAY + 7 * DAY))
        assert len(once.pauses_without_end(log)) == 1
        for person in PAIR.both:
            log.sent(
                person, MONDAY + 7 * DAY, kind="pause_over", key=f"timer:pause_over:p1:2027-01-18:{person}"
            )
        assert once.pauses_without_end(log) == []


class TestSecrecy:
    @pytest.mark.parametrize(
        ("seen_by", "reader", "broken"),
        [
            ("me", "mentee", 0),
            ("me", "mentor", 1),
            ("pair", "mentor", 0),
            ("pair", "coordinator", 1),
            ("pair", "other-mentor", 1),
            ("sent", "mentor", 1),
            ("draft", "mentor", 1),
            ("care", "mentee", 1),
        ],
    )
    def test_who_reads_what(self, log: Log, seen_by: str, reader: str, broken: int) -> None:
        log.sent(reader, MONDAY + DAY, f"They wrote: {log.wrote(seen_by)}.")
        assert len(secrecy.shown_to_others(log)) == broken

    def test_what_was_sent_is_the_partners_from_then_on(self, log: Log) -> None:
        word = log.wrote("sent", shared_at=MONDAY + DAY)
        log.sent("mentor", MONDAY + 2 * DAY, word)
        assert secrecy.shown_to_others(log) == []
        log.sent("mentor", MONDAY + HOUR, word)
        assert len(secrecy.shown_to_others(log)) == 1

    def test_care_leaves_no_trace(self, log: Log) -> None:
        word = log.wrote("care")
        assert secrecy.care_kept(log) == []
        log.logged = log.outbox_text = f"… {word} …"
        log.leaks, log.care_wrote = [(word, "note.text_sealed")], [(word, "INSERT INTO note")]
        assert len(secrecy.care_kept(log)) == 4
        assert len(secrecy.words_in_plain_sight(log)) == 2

    def test_the_mirror_waits_for_both(self, log: Log) -> None:
        every = dict.fromkeys(secrecy.EXPECTED, "both")
        log.did("mentee", MONDAY, flow="expect", **every)
        log.sent("mentor", MONDAY + DAY, sample("expect-ready"))
        assert len(secrecy.expectations_too_early(log)) == 1
        log.did("mentor", MONDAY + HOUR, flow="expect", **every)
        assert secrecy.expectations_too_early(log) == []

    def test_a_change_that_one_alone_wants_stays_with_them(self, log: Log) -> None:
        log.did("mentee", MONDAY, flow="fit-check", fit="change")
        assert secrecy.fit_kept_back(log) == []
        log.sent("mentor", MONDAY + DAY, kind="fit_both")
        assert len(secrecy.fit_revealed(log)) == 1
        log.did("mentor", MONDAY + HOUR, flow="fit-check", fit="change")
        assert secrecy.fit_revealed(log) == []
        assert len(secrecy.fit_kept_back(log)) == 1  # the coordinator was not told

    def test_a_talk_that_nobody_asked_for(self, log: Log) -> None:
        log.sent("coordinator", MONDAY + DAY, kind="help_asked")
        assert len(secrecy.fit_revealed(log)) == 1
        log.did("mentee", MONDAY, sample("talk-asked"), flow="fit-check", fit="talk")
        assert secrecy.fit_revealed(log) == []

    def test_an_ending_is_told_once(self, log: Log) -> None:
        log.pair_states["p1"].append(PairState(MONDAY, ended=True))
        assert len(secrecy.endings_told_apart(log)) == 1
        log.sent("mentor", MONDAY + DAY, kind="pair_ended", body='[{"say": "ending-partner"}]')
        assert secrecy.endings_told_apart(log) == []
        log.sent("mentor", MONDAY + 2 * DAY, kind="pair_ended", body='[{"say": "ending-partner"}]')
        assert len(secrecy.endings_told_apart(log)) == 1

    def test_an_ending_in_other_words(self, log: Log) -> None:
        log.pair_states["p1"].append(PairState(MONDAY, ended=True))
        log.sent("mentor", MONDAY + DAY, kind="pair_ended", body='[{"say": "ending-blames"}]')
        assert any("ending-blames" in one for one in secrecy.endings_told_apart(log))


class TestWords:
    @pytest.mark.parametrize(
        ("line", "language", "form"),
        [
            ("Did you meet as planned?", "lt", "tu"),
            ("Ar susitikote, kaip buvo suplanuota?", "en", "tu"),
            ("Skip", "lt", "tu"),
            ("Parašykite jo numerį arba žodžius.", "lt", "tu"),
            ("Atsakymą matai tik tu.", "lt", "jus"),
        ],
    )
    def test_another_language_or_form_is_found(self, line: str, language: str, form: str) -> None:
        assert wordings.foreign_part(line, language, form) is not None

    @pytest.mark.parametrize(
        ("line", "language", "form"),
        [
            ("Only you see your answer.", "en", "tu"),
            ("Atsakymą matai tik tu.", "lt", "tu"),
            ("Emily Carter", "lt", "jus"),
        ],
    )
    def test_ones_own_is_not(self, line: str, language: str, form: str) -> None:
        assert wordings.foreign_part(line, language, form) is None

    def test_a_message_in_the_wrong_language(self, log: Log) -> None:
        log.sent("mentee", MONDAY, "Atsakymą matai tik tu.")
        assert len(wordings.in_a_foreign_language(log)) == 1

    @pytest.mark.parametrize(
        "text", ["Hello { $called }", "Met on None", "check-in-logged", "<Words object at 0x1>"]
    )
    def test_parts_of_the_machine(self, log: Log, text: str) -> None:
        log.sent("mentee", MONDAY, text)
        assert len(wordings.with_parts_of_the_machine(log)) == 1

    def test_plain_words(self, log: Log) -> None:
        log.sent("mentee", MONDAY, "None so far\nA well-known check-in, no-more of it.")
        assert wordings.with_parts_of_the_machine(log) == []

    def test_an_apology(self, log: Log) -> None:
        log.sent("mentee", MONDAY, sample("failure"))
        assert len(wordings.apologies(log)) == 1
