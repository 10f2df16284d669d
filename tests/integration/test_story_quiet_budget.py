"""When unasked messages go out: in working hours, never on holidays, within the weekly budget, and only while they hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest

from bot.conversation.messages import Incoming, Reply, Said
from bot.inbox.door import handle
from bot.ports import RetryLater
from bot.rules.quiet import is_working_day
from storage.tables import Meeting, Note, OutboxMessage
from tests.support.people import PLATFORM, ZONE, World, plain

NewWorld = Callable[..., World]

BUSY = """
name,role,email,language,mentor,capacity
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,,
Vaida Mockutė,mentor,vaida@vejas.example,lt,,3
Emily Carter,mentee,emily@vejas.example,en,vaida@vejas.example,
Lukas Černiauskas,mentee,lukas@vejas.example,lt,vaida@vejas.example,
Ieva Navickaitė,mentee,ieva@vejas.example,lt,vaida@vejas.example,
"""
HOLIDAYS = {"2027-02-16", "2027-03-11", "2027-03-29", "2027-06-24"}


def test_half_a_year_of_silence_keeps_every_rule(new_world: NewWorld) -> None:
    """Nobody answers anything from January to July: what arrives unasked keeps hours, holidays and the budget."""
    world = new_world(roster=BUSY, welcomed=True, restarts=False)
    mark = {person.handle: len(person.got_at) for person in world.everybody}
    world.advance(weeks=26)
    for person in world.everybody:
        arrived = [moment.astimezone(ZONE) for moment in person.got_at[mark[person.handle] :]]
        for moment in arrived:
            assert 9 <= moment.hour < 17, (person.handle, moment)
            assert is_working_day(moment.date(), "LT"), (person.handle, moment)
            assert f"{moment:%Y-%m-%d}" not in HOLIDAYS
        _within_budget(arrived)
    assert 2 <= len(world.emily.got_at) <= 6, "a few questions, not a flood"


def _within_budget(arrived: list[datetime]) -> None:
    for index, moment in enumerate(arrived):
        week = [other for other in arrived[: index + 1] if other > moment - timedelta(days=7)]
        assert len(week) <= 2, week


def _busy(world: World) -> None:
    for day, mentee in (("12", "Emily Carter"), ("13", "Lukas Černiauskas"), ("14", "Ieva Navickaitė")):
        world.vaida.says(f"/mentor kitas sausio {day} d. 10:00").presses(mentee).presses("Taip")
    for person in world.everybody:
        person.looks()


@pytest.fixture
def busy(new_world: NewWorld) -> World:
    """Vaida meets all three of hers within one week."""
    return new_world(roster=BUSY, welcomed=True, lived=_busy)


def test_a_third_message_in_a_week_waits_until_the_first_is_a_week_old(busy: World) -> None:
    """A word before the first talk and the question after it are two; the other questions wait."""
    busy.advance_to("2027-01-12T12:00")
    busy.vaida.sees("(antradienį, sausio 12 d.)?")
    first, second = busy.vaida.got_at
    assert [f"{moment.astimezone(ZONE):%d %H:%M}" for moment in (first, second)] == ["11 09:30", "12 12:00"]
    busy.advance_to("2027-01-18T09:29")
    assert busy.vaida.got_at == [first, second]
    busy.advance_to("2027-01-18T09:30")
    busy.vaida.sees("(trečiadienį, sausio 13 d.)?").does_not_see("sausio 14 d.")
    assert busy.vaida.got_at == [first, second, first + timedelta(days=7)]


def test_a_question_at_a_time_the_next_one_when_the_first_is_answered(busy: World) -> None:
    """Typed words have one question to answer: what waited behind it comes as soon as it is through, on no budget."""
    busy.advance_to("2027-01-18T09:30")
    busy.vaida.sees("(trečiadienį, sausio 13 d.)?", "Po šio laukia dar 1 klausimas.")
    parcels = len(busy.vaida.got_at)
    busy.vaida.says("dar ne").sees("Kas dabar padėtų?").does_not_see("sausio 14 d.")
    busy.vaida.says("nieko, ačiū").sees(
        "Gerai.", "(ketvirtadienį, sausio 14 d.)?", "„kodėl“ – kodėl tai gavau"
    )
    busy.vaida.says("taip").sees("Kiek naudingas")
    assert len(busy.vaida.got_at) == parcels, "nothing was sent for it"


def test_a_question_that_nobody_answers_does_not_keep_the_next_one_back(busy: World) -> None:
    busy.advance_to("2027-01-18T09:30")
    busy.vaida.sees("(trečiadienį, sausio 13 d.)?")
    busy.advance_to("2027-01-19T12:00")
    busy.vaida.sees("(ketvirtadienį, sausio 14 d.)?")
    _within_budget([moment.astimezone(ZONE) for moment in busy.vaida.got_at])


def test_a_person_who_puts_a_question_off_is_asked_nothing_else(busy: World) -> None:
    busy.advance_to("2027-01-18T09:30")
    busy.vaida.says("vėliau").sees("Kai norėsi, tęsime.").does_not_see("sausio 14 d.")
    busy.vaida.says("patylėk").says("savaitę").sees("ne anksčiau kaip").does_not_see("sausio 14 d.")


def fill_the_week_of_james(world: World) -> None:
    """Two steps, on Tuesday and on Wednesday: two of two; a meeting is planned for Thursday at 11."""
    for step, day in (("Introduce Emily to Ann", "5 January"), ("Send Emily the paper", "6 January")):
        world.emily.says("note").presses("For the two of us").says("Board").presses("My partner's")
        world.emily.says(step).says(day).presses("No step")
    world.emily.says("thursday at 11").presses("Yes")
    world.advance_to("2027-01-07T14:00")


def test_what_the_budget_holds_back_comes_when_the_person_is_here_anyway(world: World) -> None:
    """A third question in a week waits; its reader gets it as soon as they finish something, and may ask why."""
    fill_the_week_of_james(world)
    world.james.sees("Introduce Emily to Ann", "Send Emily the paper").does_not_see(
        "Did you meet as planned"
    ).looks()
    world.james.presses("Done").sees("Did you meet as planned")
    world.james.says("why").sees("planned")
    world.advance(weeks=2)
    assert sum("Did you meet as planned" in plain(one) for one in world.james.got) == 1, "not sent again"


def test_what_the_partner_does_is_told_however_full_the_week_is(world: World) -> None:
    """A date agreed, a note, a pause: facts; Thursday's plan is not learned of on Monday."""
    fill_the_week_of_james(world)
    world.james.looks()
    world.emily.says("note").presses("For the two of us").says("A thought for the week").presses("No step")
    world.james.sees("A thought for the week").looks()
    world.emily.says("friday at 15:00").presses("Yes")
    world.james.sees("Friday 8 January at 15:00").looks()
    world.emily.says("pause until 25 January").presses("Yes")
    world.james.sees("Monday 25 January")


def test_messages_that_waited_for_the_same_person_arrive_as_one_digest(world: World) -> None:
    world.advance_to("2027-01-08T18:00")  # Friday evening
    parcels = len(world.tomas.got_at)
    for number in (1, 2, 3):
        world.ruta.says("užrašas").presses("Mums dviem").says(f"Savaitės mintis {number}").presses(
            "Žingsnių nėra"
        )
    world.ruta.says("pirmadienį 15 val.").presses("Taip")
    world.advance_to("2027-01-11T09:00")
    world.tomas.sees("Savaitės mintis 1", "Savaitės mintis 2", "Savaitės mintis 3", "Suplanuotas susitikimas")
    assert len(world.tomas.got_at) == parcels + 1


def test_the_evening_waits_for_the_morning_and_friday_for_monday(world: World) -> None:
    world.advance_to("2027-01-05T17:00")
    world.emily.says("15 January at 10:00").presses("Yes")
    world.james.sees_nothing()
    world.advance_to("2027-01-06T08:59")
    world.james.sees_nothing()
    world.advance_to("2027-01-06T09:00")
    world.james.sees("A meeting is planned")


def test_a_person_who_acts_is_answered_at_any_hour(world: World) -> None:
    world.advance_to("2027-01-09T23:30")  # Saturday night
    world.ruta.says("temos").sees("Kurią temą renkiesi?")


def test_a_public_holiday_is_no_working_day(world: World) -> None:
    world.ruta.says("vasario 15 d. 15:30").presses("Taip").looks()
    world.advance_to("2027-02-16T23:59")
    world.ruta.does_not_see("Ar susitikote")
    world.advance_to("2027-02-17T09:00")
    world.ruta.sees("Ar susitikote, kaip buvo suplanuota (pirmadienį, vasario 15 d.)?")


def test_summer_time_does_not_move_the_morning(world: World) -> None:
    world.advance_to("2027-03-26T18:00")  # Friday; the clocks go forward on Sunday, Monday is Easter
    world.tomas.says("kovo 31 d. 10:00").presses("Taip")
    world.advance_to("2027-03-30T08:59")
    world.ruta.does_not_see("Suplanuotas")
    world.advance_to("2027-03-30T09:00")
    world.ruta.sees("trečiadienį, kovo 31 d., 10:00")


def test_a_message_that_is_out_of_date_is_dropped_and_not_sent_in_a_flood(world: World) -> None:
    world.advance_to("2027-01-08T18:00")
    world.ruta.says("šeštadienį 11 val.").presses(
        "Taip"
    )  # tomorrow: over before Monday's working hours begin
    world.advance_to("2027-01-11T09:30")
    world.tomas.does_not_see("Suplanuotas susitikimas")
    assert [row.outcome for row in world.rows(OutboxMessage) if row.kind == "meeting_planned"] == ["expired"]


def test_after_a_month_without_power_nobody_is_flooded(world: World) -> None:
    parcels = {person.handle: len(person.got_at) for person in world.everybody}
    world.skip_to("2027-02-17T10:00")
    for person in world.everybody:
        assert len(person.got_at) - parcels[person.handle] <= 1, person.new_text


def test_a_question_that_was_answered_meanwhile_is_not_asked(world: World) -> None:
    world.ruta.says("sausio 8 d. 16:00").presses("Taip")  # Friday: the question would come on Monday morning
    world.tomas.looks()
    world.advance_to("2027-01-08T18:30")
    world.ruta.says("susitikome").presses("5").leaves().looks()
    world.advance_to("2027-01-11T12:00")
    world.ruta.sees_nothing()


def test_a_platform_that_is_down_gets_it_later_and_once(world: World) -> None:
    world.platform.failures = [RetryLater(timedelta(minutes=10))]
    world.ruta.says("rytoj 15 val.").presses("Taip")
    world.tomas.sees_nothing()
    world.advance(minutes=9)
    world.tomas.sees_nothing()
    world.advance(minutes=1)
    world.tomas.sees("Suplanuotas susitikimas")
    world.advance(days=1)
    assert sum("Suplanuotas" in str(message) for message in world.tomas.got) == 1


def test_a_try_whose_outcome_is_unknown_is_asked_after_and_not_repeated(world: World) -> None:
    class Timeout(Exception):
        pass

    async def arrives_but_says_nothing(workspace: str, user: str, messages: object, *, key: str) -> None:
        await send(workspace, user, messages, key=key)  # type: ignore[arg-type]
        raise Timeout

    send = world.platform.send
    with world.expecting("delivery_failed"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(world.platform, "send", arrives_but_says_nothing)
        world.ruta.says("sausio 20 d. 15 val.").presses("Taip")
    world.tomas.sees("Suplanuotas susitikimas").looks()
    world.advance(hours=3)
    world.tomas.sees_nothing()
    assert [row.outcome for row in world.rows(OutboxMessage) if row.kind == "meeting_planned"] == ["sent"]


# ---- at the same time ----------------------------------------------------------------------------------------------------


def test_two_people_act_at_the_same_moment_and_nothing_is_lost(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False)
    world.ruta.says("užrašas").presses("Mums dviem")
    world.tomas.says("užrašas").presses("Mums dviem")
    _at_once(world, [(world.ruta.email, "Rūtos mintis"), (world.tomas.email, "Tomo mintis")])
    world.happen()
    assert len(world.rows(Note)) == 2
    world.ruta.says("/mentor užrašai").sees("Rūtos mintis", "Tomo mintis")
    world.tomas.sees("Rūtos mintis")


def test_one_person_sends_the_same_event_eight_times_at_once_and_it_counts_once(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False)
    world.emily.says("tomorrow at 10")
    answers = _at_once(world, [(world.emily.email, "yes")] * 8, event="one-event")
    assert len({answer.messages for answer in answers}) == 1
    assert sorted(answer.again for answer in answers) == [False] + 7 * [True]
    assert [meeting.state for meeting in world.rows(Meeting)] == ["planned"]


def test_both_book_at_once_and_one_meeting_stands(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False)
    world.ruta.says("rytoj 10 val.")
    world.tomas.says("poryt 11 val.")
    _at_once(world, [(world.ruta.email, "taip"), (world.tomas.email, "taip")])
    world.happen()
    assert sorted(meeting.state for meeting in world.rows(Meeting)) == ["moved", "planned"]


def test_both_log_the_same_meeting_at_once_and_it_is_one(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False)
    world.ruta.says("rytoj 10 val.").presses("Taip")
    world.advance_to("2027-01-05T12:00")
    _at_once(world, [(world.ruta.email, "taip"), (world.tomas.email, "taip")])
    assert [meeting.state for meeting in world.rows(Meeting)] == ["met"]


def _at_once(world: World, said: list[tuple[str, str]], *, event: str | None = None) -> list[Reply]:
    """Everybody says their words from a thread of their own, at the same moment; the answers."""
    barrier = Barrier(len(said))
    answers = [Reply(None, ())] * len(said)

    def act(place: int, email: str, words: str) -> None:
        incoming = Incoming(PLATFORM, "", email, event or f"at-once-{place}", Said(words))
        barrier.wait()
        answers[place] = handle(world.app.installation, incoming, world.clock.now())

    threads = [Thread(target=act, args=(place, email, words)) for place, (email, words) in enumerate(said)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    world.log.check()
    return answers


def test_a_question_leaves_a_day_to_the_one_before_it(world: World) -> None:
    """The agreement to confirm comes at nine, the mentor's own goal would come at half past: "yes" must mean one of them."""
    world.emily.says("thursday at 11").presses("Yes").says("note").says(
        "We begin with one mail of mine."
    ).says("us").says("no")
    world.advance_to("2027-01-07T17:30")
    world.emily.says("we met").presses("5").leaves().says("agreement")
    world.emily.fills(**{shown.name: shown.options[0].value if shown.options else None
                         for shown in world.emily.question.fields}).presses("Send it")  # fmt: skip
    world.james.looks()
    world.advance_to("2027-01-11T16:00")
    world.james.sees("Does this suit you?").does_not_see("a goal of your own")
    world.james.says("yes").sees("Agreed.", "a goal of your own").says("yes").sees("Where to start?")
