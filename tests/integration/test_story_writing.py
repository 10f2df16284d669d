"""The writing help: off until its person switches it on; whatever the model does, nobody loses anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from bot.writing.tasks import Adapted, Meant, Summarise, Summary, Trouble, Understand, Use, Wish
from storage.tables import Note, Step, WriterJob
from tests.support.model.fake_writers import Scripted, with_writer
from tests.support.people import PROGRAMME, Person, Start, World

NewWorld = Callable[..., World]

LONG = (
    "Šiandien su Tomu ilgai kalbėjome apie tai, kaip vesti komandos susirinkimus. Supratau, kad bijau tylos ir todėl "
    "kalbu per daug. Iki kito karto paprašysiu dviejų žmonių atsiliepimo ir pabandysiu palaukti dešimt sekundžių po klausimo."
)
SHORT = "Kalbėjome apie susirinkimus: bijau tylos, todėl kalbu per daug."
STEP = "Paprašyti dviejų žmonių atsiliepimo."
OTHER_STEP = "Po klausimo palaukti dešimt sekundžių."


@pytest.fixture
def model() -> Scripted:
    return Scripted({Use.SUMMARISE: Summary(SHORT, (STEP, OTHER_STEP))})


@pytest.fixture
def world(new_world: NewWorld, model: Scripted) -> World:
    return new_world(programme=with_writer(PROGRAMME), welcomed=True, writer=model)


def switched_on(person: Person) -> Person:
    word, yes = (
        ("rašymo-pagalba", "Taip, įjunk")
        if person.handle in ("ruta", "tomas")
        else ("writing-help", "Yes, switch it on")
    )
    return person.says(word).presses(yes)


class TestSwitchedOnAndOff:
    def test_it_is_off_until_its_person_says_so_and_they_are_told_what_would_be_sent(
        self, world: World, model: Scripted
    ) -> None:
        ruta = world.ruta
        ruta.says("užrašas").presses("Tik sau").says(LONG)
        assert "🤖 Santrauka ir žingsniai" not in ruta.options
        ruta.leaves().says("rašymo-pagalba").sees(
            "Kur keliauja žodžiai: model.vejas.example",
            "Kas siunčiama",
            "Kas niekada nesiunčiama",
            "Įjungti tau",
        )
        assert ruta.options == ["Taip, įjunk", "Palikti, kaip yra"]
        ruta.presses("Palikti, kaip yra").sees("lieka išjungta")
        assert model.asked == []

    def test_it_is_switched_off_at_once_and_what_waits_is_not_sent(
        self, world: World, model: Scripted
    ) -> None:
        ruta = switched_on(world.ruta)
        ruta.says("rašymo-pagalba").sees("Rašymo pagalba įjungta.").presses("Išjungti").sees(
            "Daugiau nieko nesiunčiu"
        )
        ruta.says("užrašas").presses("Tik sau").says(LONG)
        assert "🤖 Santrauka ir žingsniai" not in ruta.options
        assert model.asked == []

    def test_what_was_sent_can_be_read_word_for_word(self, world: World, model: Scripted) -> None:
        ruta = switched_on(world.ruta)
        ruta.says("užrašas").presses("Tik sau").says(LONG).presses("🤖 Santrauka ir žingsniai")
        ruta.says("vėliau").says("rašymo-pagalba").presses("Parodyti, kas išsiųsta")
        [task] = model.asked
        assert isinstance(task, Summarise)
        ruta.sees("žodis žodin", task.note)

    def test_where_the_model_moves_to_another_place_everybody_is_asked_anew(
        self, world: World, model: Scripted
    ) -> None:
        ruta = switched_on(world.ruta)
        model.host = "elsewhere.example"
        world.restart()
        ruta.says("užrašas").presses("Tik sau").says(LONG)
        assert "🤖 Santrauka ir žingsniai" not in ruta.options
        ruta.says("vėliau").says("rašymo-pagalba").sees("elsewhere.example", "Įjungti tau rašymo pagalbą?")

    def test_where_the_programme_does_not_allow_it_there_is_none(
        self, new_world: NewWorld, model: Scripted
    ) -> None:
        world = new_world(welcomed=True, writer=model)
        world.ruta.says("rašymo-pagalba").sees("rašymo pagalbos nėra")
        world.emily.says("writing help").sees("There is no writing help in your programme")

    def test_help_names_it_only_where_there_is_one_and_it_is_off(
        self, world: World, new_world: NewWorld
    ) -> None:
        world.emily.says("help").sees("writing-help")
        switched_on(world.emily).says("help").does_not_see("writing-help")
        new_world(welcomed=True).emily.says("help").does_not_see("writing-help")


class TestADraftOfANote:
    def test_its_author_takes_it_and_the_steps_found_in_it(self, world: World, model: Scripted) -> None:
        ruta = switched_on(world.ruta)
        ruta.says("užrašas").presses("Mums dviem").says(LONG).sees("Tai mato ir Tomas Petrauskas")
        ruta.presses("🤖 Santrauka ir žingsniai").sees("Minutėlę, galvoju")
        ruta.sees("parašė kalbos modelis", SHORT)
        ruta.presses("Imu tokį, koks yra").sees("dabar užraše šie žodžiai", "Tomas Petrauskas", STEP)
        ruta.presses("Imu tokį, koks yra").fills(first_owner="me", first_due="po savaitės").sees(OTHER_STEP)
        ruta.presses("Be žingsnio")
        [note] = world.rows(Note)
        [step] = world.rows(Step)
        assert note.drafted
        assert step.drafted
        ruta.says("užrašai").sees(f"🤖 {SHORT}")
        world.tomas.says("užrašai").sees(f"🤖 {SHORT}").says("žingsniai").sees(f"🤖 {STEP}")

    def test_its_author_changes_it_and_then_the_words_are_theirs(self, world: World) -> None:
        ruta = switched_on(world.ruta)
        ruta.says("užrašas").presses("Tik sau").says(LONG).presses("🤖 Santrauka ir žingsniai")
        ruta.says("Bijau tylos. Noriu išmokti palaukti.").sees("Matai tik tu.")
        [note] = world.rows(Note)
        assert not note.drafted
        ruta.presses("Be žingsnio").presses("Be žingsnio").says("užrašai").sees(
            "Bijau tylos. Noriu išmokti palaukti."
        )
        ruta.does_not_see("🤖")

    def test_its_author_keeps_the_note(self, world: World) -> None:
        ruta = switched_on(world.ruta)
        ruta.says("užrašas").presses("Tik sau").says(LONG).presses("🤖 Santrauka ir žingsniai")
        ruta.presses("Lieka mano užrašas").sees("lieka toks, kokį parašei")
        ruta.presses("Be žingsnio").presses("Be žingsnio").says("užrašai").sees("kalbu per daug")

    @pytest.mark.parametrize("trouble", list(Trouble))
    def test_whatever_goes_wrong_the_note_is_kept_and_a_step_is_asked_for_as_ever(
        self, world: World, model: Scripted, trouble: Trouble
    ) -> None:
        model.answers[Use.SUMMARISE] = trouble
        ruta = switched_on(world.ruta)
        ruta.says("užrašas").presses("Tik sau").says(LONG).presses("🤖 Santrauka ir žingsniai")
        ruta.sees(
            "Šįkart juodraščio nėra. Užrašas išsaugotas toks, kokį parašei.", "Ar sutarėte dėl žingsnio?"
        )
        ruta.says("Paprašyti atsiliepimo").fills(first_owner="me", first_due=None).sees("Žingsnis užrašytas.")
        [note], [step], [job] = world.rows(Note), world.rows(Step), world.rows(WriterJob)
        assert (note.drafted, step.drafted) == (False, False)
        assert job.outcome == trouble.value
        assert (job.tokens_sent, job.tokens_written) == (120, 30)

    def test_a_short_note_needs_none(self, world: World) -> None:
        ruta = switched_on(world.ruta)
        ruta.says("užrašas").presses("Tik sau").says("Bijau tylos.")
        assert "🤖 Santrauka ir žingsniai" not in ruta.options

    def test_a_note_that_sounds_like_a_wish_for_help_is_never_sent(
        self, world: World, model: Scripted
    ) -> None:
        ruta = switched_on(world.ruta)
        ruta.says("užrašas").presses("Tik sau").says(f"{LONG} Jaučiu, kad perdegiau ir nebeturiu jėgų.")
        assert "🤖 Santrauka ir žingsniai" not in ruta.options
        assert model.asked == []

    def test_erased_meanwhile_nothing_comes(self, world: World, model: Scripted) -> None:
        ruta = switched_on(world.ruta)
        ruta.says("užrašas").presses("Tik sau").says(LONG).presses("🤖 Santrauka ir žingsniai")
        ruta.says("/mentor ištrinti").presses("Taip, ištrinti").sees("Ištrinta.")
        assert world.rows(WriterJob) == []


class TestAGuess:
    def test_it_is_said_back_and_done_on_a_yes(self, world: World, model: Scripted) -> None:
        model.answers[Use.UNDERSTAND] = Meant(Wish.PLAN, date(2027, 1, 12), time(15))
        ruta = switched_on(world.ruta)
        ruta.says("pietų metas tiks").sees(
            "Minutėlę, galvoju",
            "🤖 Ar teisingai supratau: nori suplanuoti susitikimą (antradienį, sausio 12 d., 15:00)?",
        )
        ruta.presses("Taip").sees("Užrašyta: antradienį, sausio 12 d., 15:00")
        [task] = model.asked
        assert isinstance(task, Understand)
        assert task.text == "pietų metas tiks"

    def test_on_a_no_nothing_is_done(self, world: World, model: Scripted) -> None:
        model.answers[Use.UNDERSTAND] = Meant(Wish.PAUSE)
        switched_on(world.ruta).says("pietų metas tiks").presses("Ne").sees("vadinasi, ne tai")

    def test_without_an_answer_the_person_hears_what_they_would_have_heard_at_once(
        self, world: World, model: Scripted
    ) -> None:
        model.answers[Use.UNDERSTAND] = Trouble.SLOW
        switched_on(world.emily).says("lunch would suit").sees("One moment", "I didn't")

    def test_no_guess_is_made_of_nothing(self, world: World, model: Scripted) -> None:
        model.answers[Use.UNDERSTAND] = Meant(Wish.NOTHING)
        switched_on(world.emily).says("lunch would suit").sees("One moment", "I didn't")

    def test_beside_the_offer_of_a_note_it_comes_as_a_second_question_and_a_no_goes_back(
        self, world: World, model: Scripted
    ) -> None:
        model.answers[Use.UNDERSTAND] = Meant(Wish.NOTES)
        emily = switched_on(world.emily)
        emily.says("I would love to read again whatever we wrote down back then")
        emily.sees("Save this as a note?", "🤖 Did I get that right: you'd like to read the notes?")
        emily.presses("No").sees("Save this as a note?")
        emily.presses("No")  # to the note, too
        emily.says("I would love to read again whatever we wrote down back then").presses("Yes")
        emily.sees("There are no notes yet").does_not_see("Save this")

    def test_that_it_is_a_note_is_said_once(self, world: World, model: Scripted) -> None:
        model.answers[Use.UNDERSTAND] = Meant(Wish.NOTE)
        switched_on(world.emily).says("We found out that we both started in the same hall")
        world.emily.sees("Save this as a note?").does_not_see("🤖")

    def test_a_day_that_does_not_fit_is_left_out(self, world: World, model: Scripted) -> None:
        model.answers[Use.UNDERSTAND] = Meant(Wish.PLAN, date(2026, 12, 1))
        switched_on(world.emily).says("lunch would suit").sees(
            "🤖 Did I get that right: you'd like to plan a meeting?"
        )


class TestACardCloserToAGoal:
    QUESTION = "Kas padėtų vesti susirinkimą ramiau?"

    def goal(self, person: Person) -> Person:
        person.says("tikslas").presses("Praleisti") if "Praleisti" in person.options else person
        return person

    def test_it_comes_after_the_card_and_only_to_whoever_asked(self, world: World, model: Scripted) -> None:
        model.answers[Use.ADAPT] = Adapted(self.QUESTION)
        ruta = switched_on(world.ruta)
        ruta.says("tikslas").fills(situation=None).says("Noriu drąsiau vesti susirinkimus.").fills(
            area="communication", kind="professional"
        )
        ruta.says("temos").presses(1).sees("Šis klausimas – arčiau tikslo", f"🤖 {self.QUESTION}")
        world.tomas.never_saw(self.QUESTION)

    def test_the_partners_goal_is_sent_only_where_the_partner_has_agreed_too(
        self, world: World, model: Scripted
    ) -> None:
        model.answers[Use.ADAPT] = Adapted(self.QUESTION)
        world.ruta.says("tikslas").fills(situation=None).says("Noriu drąsiau vesti susirinkimus.").fills(
            area="communication", kind="professional"
        )
        tomas = switched_on(world.tomas)
        tomas.says("temos").presses(1)
        assert model.asked == []
        switched_on(world.ruta)
        tomas.says("temos").presses(2)
        assert "drąsiau vesti" in model.left()

    def test_without_an_answer_the_card_is_all_there_is(self, world: World, model: Scripted) -> None:
        model.answers[Use.ADAPT] = Trouble.LANGUAGE
        ruta = switched_on(world.ruta)
        ruta.says("tikslas").fills(situation=None).says("Noriu drąsiau vesti susirinkimus.").fills(
            area="communication", kind="professional"
        )
        ruta.says("temos").presses(1).does_not_see("🤖")
        assert len(model.asked) == 1


class TestLimits:
    def test_a_person_has_so_many_a_day_and_new_ones_the_next(self, world: World, model: Scripted) -> None:
        model.answers[Use.UNDERSTAND] = Meant(Wish.NOTHING)
        emily = switched_on(world.emily)
        for _ in range(25):
            emily.says("lunch would suit")
        assert len(model.asked) == 20
        emily.sees("I didn't").does_not_see("One moment")
        world.advance(days=1)
        emily.says("lunch would suit")
        assert len(model.asked) == 21

    def test_while_the_model_rests_nobody_is_told_to_wait(self, world: World, model: Scripted) -> None:
        emily = switched_on(world.emily)
        model.resting = True
        emily.says("lunch would suit").does_not_see("One moment").sees("I didn't")

    def test_without_a_model_any_more_whoever_waits_is_told(self, world: World, model: Scripted) -> None:
        ruta = switched_on(world.ruta)
        ruta.says("rašymo-pagalba").presses("Palikti, kaip yra")
        world.start = Start(programme=with_writer(PROGRAMME), welcomed=True)
        world.restart()
        ruta.says("užrašas").presses("Tik sau").says(LONG)
        assert "🤖 Santrauka ir žingsniai" not in ruta.options
