"""Between what was asked of a language model and what comes: people change their minds, pairs end, processes die."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.messages import Answered, Commanded, Content, Incoming
from bot.inbox.door import handle
from bot.writing.tasks import Meant, Summary, Task, Use, Wish, Written
from storage.tables import OutboxMessage, StoredConversation, WriterJob
from tests.support.model.fake_writers import Scripted, with_writer
from tests.support.people import PLATFORM, PROGRAMME, Person, Start, World

NewWorld = Callable[..., World]

LONG = (
    "Today we talked at length about how to run meetings. I noticed that I fear silence and so I talk too much. Until next time "
    "I will ask two people for feedback and wait for ten seconds after each question, however long that may feel to me."
)
DRAFT = Summary("I fear silence and so I talk too much.", ("Ask two people for feedback",))


class Died(BaseException):
    """The process is gone."""


class Meanwhile(Scripted):
    """Something happens while it thinks."""

    def __init__(self) -> None:
        super().__init__({Use.SUMMARISE: DRAFT, Use.UNDERSTAND: Meant(Wish.TOPICS)})
        self.happens: Callable[[], object] = lambda: None

    async def write(self, task: Task) -> Written:
        self.happens()
        return await super().write(task)


@pytest.fixture
def model() -> Meanwhile:
    return Meanwhile()


def _switched_on(world: World) -> None:
    world.emily.says("writing-help").presses("Yes, switch it on")


@pytest.fixture
def world(new_world: NewWorld, model: Meanwhile) -> World:
    return new_world(
        programme=with_writer(PROGRAMME), welcomed=True, writer=model, restarts=False, lived=_switched_on
    )


def asks_for_a_draft(emily: Person) -> Person:
    return emily.says("note").presses("Just for me").says(LONG).presses("🤖 Summary and steps")


def meanwhile(person: Person, command: str, **answers: str) -> Callable[[], None]:
    """Somebody types a command and answers its question, while the model is awaited: no transaction is open then."""

    def act() -> None:
        world = person.world
        handle(world.app.installation, incoming(person, Commanded("mentor", command)), world.clock.now())
        [row] = [
            one
            for one in world.rows(StoredConversation)
            if one.flow == FLOWS[command] and one.closed_at is None
        ]
        handle(world.app.installation, incoming(person, Answered(1, answers, row.id)), world.clock.now())

    return act


FLOWS = {"writing-help": "writing-help", "erase": "erase", "end": "ending"}


def incoming(person: Person, content: Content) -> Incoming:
    return Incoming(PLATFORM, "", person.email, person.world.next_event(), content)


def dies_while_asking(emily: Person) -> Person:
    emily.says("note").presses("Just for me").says(LONG)
    with pytest.raises(Died):
        emily.presses("🤖 Summary and steps")
    return emily


def outcomes(world: World) -> list[str | None]:
    return [job.outcome for job in world.rows(WriterJob)]


def test_whoever_switches_it_off_meanwhile_gets_nothing(world: World, model: Meanwhile) -> None:
    model.happens = meanwhile(world.emily, "writing-help", choice="off")
    asks_for_a_draft(world.emily).does_not_see("I fear silence and so")
    assert outcomes(world) == ["stopped"]
    assert [row for row in world.rows(OutboxMessage) if row.kind == "draft"] == []


def test_whoever_erases_everything_meanwhile_leaves_nothing(world: World, model: Meanwhile) -> None:
    model.happens = meanwhile(world.emily, "erase", sure="erase")
    asks_for_a_draft(world.emily).does_not_see("I fear silence and so")
    assert world.rows(WriterJob) == []


def test_once_the_pair_has_ended_no_draft_comes(world: World, model: Meanwhile) -> None:
    model.happens = meanwhile(world.james, "end", how="end")
    asks_for_a_draft(world.emily).does_not_see("I fear silence and so")
    assert outcomes(world) == ["stale"]


def test_whoever_has_kept_the_note_meanwhile_is_asked_nothing_more(world: World, model: Meanwhile) -> None:
    emily = world.emily

    def keeps_it() -> None:
        [row] = [
            one for one in world.rows(StoredConversation) if one.flow == "heard" and one.closed_at is None
        ]
        event = incoming(emily, Answered(1, {"heard": "private"}, row.id))
        handle(world.app.installation, event, world.clock.now())

    model.happens = keeps_it
    emily.says("We found out that we both started in the same hall").does_not_see("🤖")
    assert outcomes(world) == ["written"]


class TestAProcessThatDies:
    def dies(self) -> None:
        raise Died

    def test_it_is_asked_again_once_another_one_runs(self, world: World, model: Meanwhile) -> None:
        model.happens = self.dies
        emily = dies_while_asking(world.emily)
        model.happens = lambda: None
        world.restart()
        world.advance(minutes=2)
        assert model.asked == []
        world.advance(minutes=2)
        emily.sees("I fear silence and so I talk too much.")
        assert len(model.asked) == 1

    def test_where_every_try_dies_whoever_waits_is_told_in_the_end(
        self, world: World, model: Meanwhile
    ) -> None:
        model.happens = self.dies
        emily = dies_while_asking(world.emily)
        world.restart()
        with pytest.raises(Died):
            world.advance(minutes=4)
        world.restart()
        world.advance(minutes=4)
        emily.sees("No draft came of it this time. Your note is kept as you wrote it.")
        assert outcomes(world) == ["lost"]

    def test_after_a_long_outage_nobody_is_sent_a_draft_any_more(
        self, world: World, model: Meanwhile
    ) -> None:
        model.happens = self.dies
        emily = dies_while_asking(world.emily)
        model.happens = lambda: None
        world.restart()
        world.skip_to("2027-01-04T11:00")
        emily.sees("No draft came of it this time.")
        assert model.asked == []


def test_where_the_installation_has_no_model_any_more_whoever_waits_is_told(
    world: World, model: Meanwhile
) -> None:
    model.happens = TestAProcessThatDies().dies
    emily = dies_while_asking(world.emily)
    world.start = Start(programme=with_writer(PROGRAMME), welcomed=True, restarts=False)
    world.restart()
    world.advance(minutes=4)
    emily.sees("No draft came of it this time.")
    assert outcomes(world) == ["stopped"]


def test_where_the_programme_takes_it_back_whoever_waits_is_told(world: World, model: Meanwhile) -> None:
    model.happens = TestAProcessThatDies().dies
    emily = dies_while_asking(world.emily)
    model.happens = lambda: None
    world.restart()
    world.applies(world.start.roster, PROGRAMME)
    world.advance(minutes=4)
    emily.sees("No draft came of it this time.")
    assert model.asked == []


def test_what_was_sent_is_forgotten_after_a_month_and_that_it_was_asked_after_a_year(world: World) -> None:
    asks_for_a_draft(world.emily).looks()
    world.clean()
    [job] = world.rows(WriterJob)
    assert job.sent_sealed is not None
    world.skip_to("2027-02-08T09:00")
    world.clean()
    [job] = world.rows(WriterJob)
    assert (job.sent_sealed, job.answer_sealed, job.tokens_sent) == (None, None, 120)
    world.skip_to("2028-03-01T09:00")
    world.clean()
    assert world.rows(WriterJob) == []
