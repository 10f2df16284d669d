"""What an author types while a draft is asked about: an answer to another question, a remark about the draft, a way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.conversation.messages import Answered, Commanded, Content, Incoming, Question, Said
from bot.inbox.door import handle
from bot.writing.tasks import Meant, Summary, Task, Trouble, Use, Wish, Written
from storage import notes, people, writer_jobs
from storage.outcomes import WriterJobOutcome
from storage.tables import Note, Step, WriterJob
from tests.support.model.fake_writers import Scripted, with_writer
from tests.support.people import PLATFORM, PROGRAMME, Person, World

NewWorld = Callable[..., World]

LONG = (
    "Today we talked at length about how to run meetings. I noticed that I fear silence and so I talk too much. Until next time "
    "I will ask two people for feedback and wait for ten seconds after each question, however long that may feel to me."
)
SHORT = "I fear silence and so I talk too much."
STEPS = ("Ask two people for feedback", "Wait for ten seconds after a question")


class Slow(Scripted):
    """Its person goes on with something else meanwhile."""

    def __init__(self) -> None:
        super().__init__({Use.SUMMARISE: Summary(SHORT, STEPS)})
        self.meanwhile: Callable[[], object] = lambda: None

    async def write(self, task: Task) -> Written:
        self.meanwhile()
        return await super().write(task)


@pytest.fixture
def model() -> Slow:
    return Slow()


def _switched_on(world: World) -> None:
    world.emily.says("writing-help").presses("Yes, switch it on")
    world.ruta.says("rašymo-pagalba").presses("Taip, įjunk")


@pytest.fixture
def world(new_world: NewWorld, model: Slow) -> World:
    return new_world(programme=with_writer(PROGRAMME), welcomed=True, writer=model, lived=_switched_on)


def asks_for_a_draft(emily: Person) -> Person:
    return emily.says("note").presses("For the two of us").says(LONG).presses("🤖 Summary and steps")


def kept(world: World) -> list[tuple[str, str, bool]]:
    """Every note: who sees it, its words, and whether a machine wrote them."""
    with world.app.installation.database.transaction() as work:
        return [(note.visibility, notes.note_text(work, note), note.drafted) for note in world.rows(Note)]


def begins_a_private_note(emily: Person) -> Callable[[], None]:
    def act() -> None:
        installation, now = emily.world.app.installation, emily.world.clock.now()

        def said(content: Content) -> Question:
            reply = handle(
                installation, Incoming(PLATFORM, "", emily.email, emily.world.next_event(), content), now
            )
            [asked] = [message for message in reply.messages if isinstance(message, Question)]
            return asked

        asked = said(Commanded("mentor", "note"))
        said(Answered(asked.turn, {"keep": "private"}, asked.conversation))

    return act


class TestAuthorInAnotherConversation:
    SECRET = "I would rather have another mentor than James."

    def test_words_meant_for_a_private_note_never_become_the_shared_one(
        self, world: World, model: Slow
    ) -> None:
        model.meanwhile = begins_a_private_note(world.emily)
        emily = asks_for_a_draft(world.emily)
        emily.does_not_see(SHORT).says(self.SECRET)
        assert kept(world) == [("shared", LONG, False), ("private", self.SECRET, False)]
        world.james.says("notes").does_not_see(self.SECRET)

    def test_a_draft_comes_once_the_author_has_finished_the_other_conversation(
        self, world: World, model: Slow
    ) -> None:
        model.meanwhile = begins_a_private_note(world.emily)
        emily = asks_for_a_draft(world.emily)
        emily.says(self.SECRET).presses("No step").sees(SHORT)
        emily.presses("Take it as it is")
        assert ("shared", SHORT, True) in kept(world)

    def test_a_draft_comes_by_itself_after_an_hour(self, world: World, model: Slow) -> None:
        model.meanwhile = begins_a_private_note(world.emily)
        emily = asks_for_a_draft(world.emily).looks()
        world.advance(minutes=50)
        emily.sees_nothing()
        world.advance(minutes=11)
        emily.sees(SHORT)


class TestTextTypedAtADraft:
    @pytest.mark.parametrize("words", ["change it", "thanks", "hm", "👍", "3", "what?", "not like this"])
    def test_a_remark_about_the_draft_does_not_replace_the_note(self, world: World, words: str) -> None:
        asks_for_a_draft(world.emily).says(words).sees("write the text out as it should read", SHORT)
        assert kept(world) == [("shared", LONG, False)]

    @pytest.mark.parametrize("words", ["no", "no thanks", "keep it", "2", "leave it", "skip"])
    def test_no_to_a_draft_keeps_the_note(self, world: World, words: str) -> None:
        asks_for_a_draft(world.emily).says(words).sees("your note stays as you wrote it")
        assert kept(world) == [("shared", LONG, False)]

    @pytest.mark.parametrize("words", ["yes please", "good", "1", "take it"])
    def test_yes_to_a_draft_takes_it(self, world: World, words: str) -> None:
        asks_for_a_draft(world.emily).says(words)
        assert kept(world) == [("shared", SHORT, True)]

    @pytest.mark.parametrize("words", ["pakeisk", "ačiū", "ne visai", "👍"])
    def test_a_remark_and_a_no_to_a_draft_in_lithuanian(self, world: World, model: Slow, words: str) -> None:
        short = "Bijau tylos, todėl kalbu per daug."
        model.answers[Use.SUMMARISE] = Summary(short)
        ruta = world.ruta.says("užrašas").presses("Tik sau")
        long = "Šiandien supratau, kad per susirinkimus bijau tylos ir todėl kalbu per daug. " * 3
        ruta.says(long).presses("🤖 Santrauka ir žingsniai").says(words)
        ruta.sees("parašyk visą tekstą", short).says("ne, ačiū").sees("užrašas lieka toks")
        assert kept(world) == [("private", long.strip(), False)]

    def test_a_step_of_two_words_is_one_and_a_no_is_none(self, world: World) -> None:
        emily = (
            asks_for_a_draft(world.emily)
            .says("yes")
            .says("Ask Olivia")
            .fills(first_owner="me", first_due=None)
        )
        emily.says("no thanks")
        [step] = world.rows(Step)
        with world.app.installation.database.transaction() as work:
            assert notes.step_text(work, step) == "Ask Olivia"


class TestGoingBack:
    def test_an_author_who_took_the_draft_can_go_back_to_their_own_note(self, world: World) -> None:
        emily = asks_for_a_draft(world.emily).presses("Take it as it is")
        emily.says("back").presses("Keep my note").sees("your note stays as you wrote it")
        assert kept(world) == [("shared", LONG, False)]

    def test_an_author_who_changed_the_draft_can_go_back_to_their_own_note(self, world: World) -> None:
        emily = asks_for_a_draft(world.emily).presses("Take it as it is").says("back")
        emily.says("Silence frightens me somewhat.").says("back").presses("Keep my note")
        assert kept(world) == [("shared", LONG, False)]

    def test_a_step_that_the_author_goes_back_to_is_saved_once(self, world: World) -> None:
        emily = asks_for_a_draft(world.emily).presses("Take it as it is").presses("Take it as it is")
        emily.fills(first_owner="me", first_due="in a week").says("back")
        emily.fills(first_owner="partner", first_due=None).presses("No step")
        [step] = world.rows(Step)
        assert step.due_on is None
        world.advance(days=14)
        world.james.never_saw("by itself failed")

    def test_a_saved_step_is_removed_if_the_author_goes_back_and_skips_it(self, world: World) -> None:
        emily = asks_for_a_draft(world.emily).presses("Take it as it is").presses("Take it as it is")
        emily.fills(first_owner="me", first_due=None).says("back").says("back").presses("No step").presses(
            "No step"
        )
        assert world.rows(Step) == []

    def test_without_a_draft_nobody_is_told_of_one(self, world: World, model: Slow) -> None:
        model.answers[Use.SUMMARISE] = Trouble.SLOW
        emily = asks_for_a_draft(world.emily).says("back")
        emily.does_not_see("A language model made this draft").sees("Your note is kept as you wrote it.")
        emily.presses("Keep my note").says("no").sees("it's all written down")
        assert kept(world) == [("shared", LONG, False)]
        assert world.rows(Step) == []


def test_one_request_that_cannot_be_read_holds_up_nobody_else(world: World, model: Slow) -> None:
    model.answers[Use.UNDERSTAND] = Meant(Wish.TOPICS)
    for person, words in ((world.ruta, "na va taip"), (world.emily, "well there we are")):
        said = Incoming(PLATFORM, "", person.email, world.next_event(), Said(words))
        person.gets(handle(world.app.installation, said, world.clock.now()).messages)
        person.sees("…")
    spoilt = world.rows(WriterJob)[0]
    with world.app.installation.database.transaction() as work:
        row = work.session.get_one(WriterJob, spoilt.id)
        row.text_sealed = b"\x01" + bytes(40)
        row.asked_at = row.due_at = spoilt.asked_at  # it stands first
        unlucky = row.person_id
    with world.expecting("request_failed"):
        world.advance(minutes=1)
    outcomes = {job.person_id: job.outcome for job in world.rows(WriterJob)}
    assert outcomes.pop(unlucky) == "failed"
    assert list(outcomes.values()) == ["written"]
    texts = {person.handle: person.new_text for person in (world.ruta, world.emily)}
    assert sum("🤖" in text for text in texts.values()) == 1
    assert sum("Nesupratau" in text or "I didn't" in text for text in texts.values()) == 1


def test_names_of_another_programme_that_somebody_takes_part_in_never_leave(
    world: World, model: Slow
) -> None:
    model.answers[Use.UNDERSTAND] = Meant(Wish.NOTHING)
    another = PROGRAMME.replace("siaures-vejas-2027", "pietu-vejas-2027")
    world.applies(
        "name,role,email,language,mentor\n"
        "Olivia Grant,coordinator,olivia@vejas.example,en,\n"
        "Florence Nightingale,mentor,florence@vejas.example,en,\n"
        "Emily Carter,mentee,emily@vejas.example,en,florence@vejas.example\n",
        another,
    )
    world.emily.says("well there nightingale").presses("James Walker").sees("One moment")
    assert model.asked
    assert "nightingale" not in model.left().casefold()


def test_a_programme_has_so_many_requests_a_day_too(world: World, model: Slow) -> None:
    with world.app.installation.database.transaction() as work:
        james = people.by_email(work, "james@vejas.example")
        assert james is not None
        programme = people.members(work, [james.id])[james.id].programme
        for _ in range(300):
            job = writer_jobs.enqueue(
                work,
                person_id=james.id,
                programme_id=programme.id,
                pair_id=None,
                use="understand",
                subject=None,
                text=None,
                waits=False,
                now=world.clock.now(),
            )
            writer_jobs.end(work, job, WriterJobOutcome.WRITTEN, world.clock.now())
    world.emily.says("well there we are").does_not_see("One moment").sees("I didn't")
    world.advance(days=1)
    world.emily.says("well there we are").sees("One moment")


@pytest.mark.parametrize(
    "summary", ["I talk too much and I want to kill myself.", "I am burnt out, so I talk too much."]
)
def test_an_answer_that_itself_sounds_like_a_wish_for_help_is_not_shown(
    world: World, model: Slow, summary: str
) -> None:
    model.answers[Use.SUMMARISE] = Summary(summary)
    asks_for_a_draft(world.emily).sees("No draft came of it this time.").does_not_see(summary)
