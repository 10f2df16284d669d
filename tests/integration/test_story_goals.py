"""Goals of mentee and mentor: marks with a chart, the next step, a second goal, and the key-role tag that the owner sets."""

from __future__ import annotations

from sqlmodel import select

from storage import conversations
from storage.tables import Goal, GoalMark, Note, Step, StoredConversation
from tests.support.people import Person, World

LOWER = "Jau paklausiu bent vieno klausimo."
HIGHER = "Pasisakysiu pirmą pusvalandį."


def has_goal(person: Person, words: str = "Lead a meeting", area: int = 2, kind: int = 1) -> None:
    """Set a first goal and stop there."""
    person.says("/mentor goal").fills(situation=None)
    person.says(words).presses(area).presses(kind).leaves()


def marks(person: Person, value: int) -> None:
    """Review the goal and mark it, without a word."""
    person.says("/mentor goal").fills(review="keep")
    person.fills(mark=str(value)).fills(lower=None).fills(higher=None).fills(offer="none")


def kept_states(world: World) -> list[str]:
    """What is kept of every conversation, closed ones too."""
    with world.app.installation.database.transaction() as work:
        return [
            conversations.state_of(work, row) for row in work.session.exec(select(StoredConversation)).all()
        ]


def test_the_three_questions_of_goal_progress(world: World) -> None:
    ruta = world.ruta
    has_goal(ruta, "Drąsiau kalbėti posėdžiuose")
    ruta.says("tikslas").presses("Tas pats").sees("Nuo 0 iki 10", "kiek jau priartėjai", "🔒")
    ruta.presses("4").sees("Pažymėjai 4. Kas lėmė, kad balas ne mažesnis?").does_not_see(
        "▃"
    )  # no history yet
    ruta.presses("Jau mintyse").sees("Iš ko pastebėsi, kad pakilai vienu balu?")
    ruta.presses("Jau mintyse").sees("Ar jau matyti, koks būtų kitas žingsnis?").presses("Šįkart ne")
    assert world.rows(Note) == []
    assert [mark.value for mark in world.rows(GoalMark)] == [4]


def test_the_history_is_a_small_chart_for_its_owner_alone(world: World) -> None:
    emily, james = world.emily, world.james
    has_goal(emily)
    for value in (2, 4, 6):
        marks(emily, value)
        world.advance(days=30)
        emily.looks()
    emily.says("goal").sees("Since 4 January ▂▃▅ 2 → 4 → 6 (only you see this).")
    james.says("goal").sees("Lead a meeting").does_not_see("→", "▂")
    for command in ("status", "notes", "steps", "my-data"):
        james.says(command)
    for command in ("/pairs", "/pairs status Emily", "/pairs why Emily"):
        world.olivia.says(command)
    for person in (james, world.olivia, world.ausra):
        person.never_saw("2 → 4")


def test_a_second_mark_on_a_day_replaces_the_first(world: World) -> None:
    has_goal(world.emily)
    marks(world.emily, 9)
    marks(world.emily, 3)
    assert [mark.value for mark in world.rows(GoalMark)] == [3]


def test_a_mark_of_nought_or_ten_has_questions_of_its_own(world: World) -> None:
    has_goal(world.emily)
    world.emily.says("goal").presses("Still the one").presses("0").sees("Nought is an honest start.").leaves()
    world.emily.says("goal").presses("Still the one").presses("10").sees(
        "You chose 10. What keeps it"
    ).presses("In my head")
    world.emily.sees("What will help you keep it there?")


def test_the_texts_of_goal_progress_are_not_saved(world: World) -> None:
    ruta = world.ruta
    has_goal(ruta)
    ruta.says("tikslas").presses("Tas pats").presses("4").says(LOWER).says(HIGHER).sees("neišliks, nebent")
    ruta.does_not_see(LOWER).presses("Nesaugoti").sees(
        "Gerai, neišsaugojau.", "Ar jau matyti, koks būtų kitas žingsnis?"
    )
    assert world.rows(Note) == []
    assert not [state for state in kept_states(world) if "klausimo" in state or "pusvaland" in state]
    ruta.presses("Šįkart ne").says("mano-duomenys").does_not_see(LOWER, HIGHER)


def test_the_texts_of_goal_progress_become_a_private_note_if_the_owner_wants(world: World) -> None:
    ruta = world.ruta
    has_goal(ruta)
    ruta.says("tikslas").presses("Tas pats").presses("4").says(LOWER).says(HIGHER).presses(
        "Išsaugoti tik sau"
    )
    ruta.sees("Užrašyta. Matai tik tu.").presses("Šįkart ne").says("užrašai").sees(
        "🔒", "4/10", LOWER, HIGHER
    )
    world.tomas.says("užrašai").does_not_see(LOWER)
    world.tomas.never_saw(LOWER, HIGHER)


def test_unfinished_texts_of_goal_progress_are_forgotten_when_it_begins_anew(world: World) -> None:
    ruta = world.ruta
    has_goal(ruta)
    ruta.says("tikslas").presses("Tas pats").presses("4").says(LOWER).leaves()
    ruta.says("tikslas").presses("Tas pats").presses("Kitą kartą")
    assert not [state for state in kept_states(world) if "klausimo" in state or "pusvaland" in state]


def test_the_next_step_is_a_sentence_of_when_and_i(world: World) -> None:
    emily, step = world.emily, "When the demo ends, I will ask two people what they saw."
    has_goal(emily)
    emily.says("goal").presses("A next step").sees("When …, I will …", "👥").says(step).sees("By when?")
    emily.says("next Friday").sees("The step is noted", "James Walker can see it too")
    (kept,) = world.rows(Step)
    assert kept.owner_id == kept.author_id
    world.james.says("steps").sees(step)
    world.ruta.says("tikslas").leaves()
    has_goal(world.ruta)
    world.ruta.says("tikslas").presses("Kitas žingsnis").sees("„Kai …, aš …“")


def test_a_person_has_a_personal_and_a_professional_goal(world: World) -> None:
    ruta = world.ruta
    has_goal(ruta, "Vesti susirinkimą")
    world.advance(hours=1)
    ruta.says("tikslas").presses("Antras tikslas").sees("telpa ir asmeninis").presses("Praleisti")
    ruta.says("Laiku eiti namo").presses("Jėgos ir pusiausvyra").sees("Tikslas užrašytas").leaves()
    world.advance(hours=1)
    ruta.says("tikslas").sees(
        "profesinis tikslas: „Vesti susirinkimą“", "asmeninis tikslas: „Laiku eiti namo“"
    )
    ruta.presses("Keisti").presses("Praleisti").says("Du vakarai be darbo").presses(
        "Jėgos ir pusiausvyra"
    ).leaves()
    world.advance(hours=1)
    open_goals = {goal.kind for goal in world.rows(Goal) if goal.replaced_at is None}
    assert open_goals == {"professional", "personal"}
    ruta.says("tikslas").sees("„Vesti susirinkimą“", "„Du vakarai be darbo“").does_not_see("Laiku eiti namo")
    ruta.presses("Antras tikslas").sees("Tavo tikslas: „Vesti susirinkimą“").presses("Pasiektas").leaves()
    world.tomas.says("tikslas").sees("„Du vakarai be darbo“").does_not_see("Vesti susirinkimą")


def test_the_key_role_tag_is_its_owners_and_shown_only_if_they_say_so(world: World) -> None:
    ruta, ausra = world.ruta, world.ausra
    has_goal(ruta, "Perimti skyriaus darbus")
    ruta.says("tikslas").presses("Svarbi pozicija").sees("dedi ir nuimi tik tu", "🔒").presses(
        "Taip, žinosiu tik aš"
    )
    ausra.says("/pairs būsena Rūta").does_not_see("pozicij")
    ruta.says("tikslas").presses("Svarbi pozicija").presses("Taip, ir koordinatoriui").sees(
        "nuimti galima bet kada"
    )
    ausra.says("/pairs būsena Rūta").sees("Siekia organizacijai svarbios pozicijos: Rūta Kazlauskė.")
    world.olivia.says("/pairs status Rūta").sees("Aims for a key role: Rūta Kazlauskė.")
    ausra.does_not_see("Perimti")
    ruta.says("tikslas").presses("Keisti").presses("Praleisti").says("Vadovauti skyriui").presses(
        "Vadovavimas"
    ).leaves()
    ausra.says("/pairs būsena Rūta").sees("svarbios pozicijos")  # the goal has new words, the tag is the same
    ruta.says("tikslas").presses("Svarbi pozicija").presses("Ne").sees("žymos nėra")
    ausra.says("/pairs būsena Rūta").does_not_see("pozicij")
    for person in (ausra, world.olivia):
        person.never_saw("Perimti", "Vadovauti")
    world.tomas.says("tikslas").does_not_see("pozicij")
    world.tomas.never_saw("pozicij")


def test_the_mentor_is_asked_for_a_goal_once_after_the_first_meeting(world: World) -> None:
    james = world.james
    world.emily.says("we met today").presses("Yes").presses("5").looks()
    world.advance_to("2027-01-06T09:29")
    james.sees_nothing()
    world.advance_to("2027-01-06T12:00")
    james.sees("Mentoring goes both ways", "just this once", "would you like a goal of your own")
    james.says("why").sees("so I asked the mentor too, just once")  # and not taken for an answer
    james.presses("Not this time").sees('any day with "goal"')
    world.advance(weeks=3)
    world.emily.says("we met today").presses("Yes").presses("5").looks()
    world.advance(weeks=2)
    assert sum("Mentoring goes both ways" in str(got) for got in james.got) == 1


def test_a_mentor_who_would_like_a_goal_sets_it(world: World) -> None:
    world.ruta.says("šiandien susitikome").presses("Taip").presses("5").looks()
    world.advance(days=3)
    world.tomas.sees("ar norėtum čia ir savo tikslo?").presses("Taip, užsirašysiu").presses("Praleisti")
    world.tomas.says("Dažniau klausti, o ne patarti").presses("Bendravimas").presses("Asmeninis")
    world.tomas.sees("Tikslas užrašytas, jį mato ir Rūta Kazlauskė").does_not_see("Kada susitinkate")


def test_a_mentor_with_a_goal_is_not_asked(world: World) -> None:
    has_goal(world.tomas, "Išmokti daugiau klausyti")
    world.ruta.says("šiandien susitikome").presses("Taip").presses("5").looks()
    world.advance(weeks=2)
    world.tomas.never_saw("Mentorystė – mainai")
    world.ruta.says("tikslas").sees("Tomas Petrauskas siekia štai ko: „Išmokti daugiau klausyti“")
