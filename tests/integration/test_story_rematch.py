"""The carry-over: a mentee with a new mentor chooses what to take along from the former pair; no other person learns of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot.conversation.messages import Document
from storage import retention
from storage.tables import Goal, GoalMark, Note, OutboxMessage, Pair, ShownCard, StoredConversation, Timer
from storage.tables import Person as PersonRow
from tests.support.people import PROGRAMME, Person, World, plain

NewWorld = Callable[..., World]

HEAD = """
name,role,email,language,mentor
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,
Olivia Grant,coordinator,olivia@vejas.example,en,
Tomas Petrauskas,mentor,tomas@vejas.example,lt,
James Walker,mentor,james@vejas.example,en,
Milda Vaitkutė,mentor,milda@vejas.example,lt,
Grace Murphy,mentor,grace@vejas.example,en,
"""


@dataclass(frozen=True)
class Side:
    """Who it is about, and what is said, in one language."""

    mentee: str
    former: str
    new: str
    coordinator: str
    asked: str
    look: str
    enough: str
    fresh: str
    notes: str
    note: str
    goals: str
    command: str
    later: str
    nothing: str
    taken: str
    keep: str
    in_my_head: str
    no_step: str


LT = Side(
    "ruta", "tomas", "milda", "ausra", "Tavo nauja pora: Milda Vaitkutė.", "Pažiūrėti", "Tai viskas",
    "Pradėti nuo balto lapo", "užrašai", "/mentor užrašas", "tikslas", "pasiimti", "vėliau", "nieko neimame",
    "Pasiimta: tikslai – {}, užrašai tik sau – {}, užrašai dviem – {}.", "Tas pats", "Jau mintyse", "Šįkart ne",
)  # fmt: skip
EN = Side(
    "emily", "james", "grace", "olivia", "your partner: Grace Murphy.", "Have a look", "That's all",
    "Begin afresh", "notes", "/mentor note", "goal", "take-along", "later", "nothing comes along",
    "Taken along: goals – {}, notes just for you – {}, notes for the two of you – {}.", "Still the one",
    "In my head", "Not this time",
)  # fmt: skip
BOTH = pytest.mark.parametrize("side", [LT, EN], ids=["lt", "en"])
WORDS = ("qwygoal", "qwyprivate", "qwyshared")
THEIRS = ("qwymentorshared", "qwymentorprivate", "qwystep")


def roster(ruta: str = "", emily: str = "") -> str:
    """Who has which mentor."""
    mentors = {handle: f"{handle}@vejas.example" if handle else "" for handle in (ruta, emily)}
    return (
        f"{HEAD}Rūta Kazlauskė,mentee,ruta@vejas.example,lt,{mentors[ruta]}\n"
        f"Emily Carter,mentee,emily@vejas.example,en,{mentors[emily]}\n"
    )


@dataclass(frozen=True)
class Four:
    """The people of one side."""

    mentee: Person
    former: Person
    new: Person
    coordinator: Person


def four(world: World, side: Side) -> Four:
    return Four(*(world.person(one) for one in (side.mentee, side.former, side.new, side.coordinator)))


def id_of(world: World, person: Person) -> str:
    return next(row.id for row in world.rows(PersonRow) if row.email == person.email)


def pair_of(world: World, mentor: Person) -> Pair:
    mentor_id = id_of(world, mentor)
    return next(pair for pair in world.rows(Pair) if pair.mentor_id == mentor_id)


def set_goal(mentee: Person, side: Side, words: str) -> None:
    """A professional goal about confidence, marked 4."""
    mentee.says(side.goals).presses(1).says(words).presses(4).presses(1)
    if mentee.question.fields[0].name == "when":
        mentee.leaves()
    mark(mentee, side, "4")


def mark(mentee: Person, side: Side, value: str) -> Person:
    mentee.says(side.goals).presses(side.keep).presses(value)
    return mentee.presses(side.in_my_head).presses(side.in_my_head).presses(side.no_step)


def begin_anew(world: World) -> World:
    """A week after, the coordinator writes other mentors into the roster."""
    world.advance_to("2027-02-01T10:00")
    for person in world.everybody:
        person.looks()
    return world.applies(roster("milda", "grace"))


def _parted(world: World) -> None:
    for side in (LT, EN):
        people = four(world, side)
        set_goal(people.mentee, side, "Vesti posėdžius, qwygoal")
        people.mentee.says(f"{side.note} Tyla nėra sutikimas, qwyprivate").presses(2)
        world.advance(minutes=5)
        people.mentee.says(f"{side.note} Pradedu nuo klausimo, qwyshared").presses(1)
        people.former.says(f"{side.note} qwymentorshared").presses(1)
        people.former.says(f"{side.note} qwymentorprivate").presses(2)
        people.former.says(side.note).presses(1).says("qwymentorprivate").presses(2)
        people.former.says("Paklausti dviejų, qwystep").presses(people.former.options[-1]).presses(3)
    world.advance_to("2027-01-25T10:00")
    world.tomas.says("pabaiga").presses("Užbaigti").presses("Be žodžių")
    world.emily.says("end").presses("End it").presses("No message")


def _rematched(world: World) -> None:
    _parted(world)
    begin_anew(world)


@pytest.fixture
def parted(new_world: NewWorld) -> World:
    """In each pair both wrote notes, the mentee has a goal with a mark; then the mentor or the mentee ended it."""
    return new_world(welcomed=True, restarts=False, roster=roster("tomas", "james"), lived=_parted)


@pytest.fixture
def rematched(new_world: NewWorld) -> World:
    """Both mentees have got another mentor this morning."""
    return new_world(welcomed=True, restarts=False, roster=roster("tomas", "james"), lived=_rematched)


def take_everything(mentee: Person, side: Side) -> Person:
    """The goal, the private note for oneself, the shared one for the two."""
    mentee.presses(side.look).presses(1).presses(side.enough)
    mentee.presses(2).presses(side.enough)
    return mentee.presses(1).presses(side.enough)


@BOTH
def test_only_the_mentee_is_asked_about_the_carry_over_once_and_sees_only_their_own(
    rematched: World, side: Side
) -> None:
    people = four(rematched, side)
    people.mentee.sees(side.asked, side.look, side.fresh).does_not_see(*WORDS, *THEIRS)
    people.mentee.presses(side.look).sees("qwygoal", "balų – niekada" if side is LT else "never the marks")
    people.mentee.presses(side.enough).sees("qwyprivate", "qwyshared").does_not_see(*THEIRS)
    people.mentee.presses(side.enough).sees("qwyshared").does_not_see("qwyprivate", *THEIRS)
    for other in (people.former, people.new, people.coordinator):
        other.sees_nothing()
    people.mentee.presses(side.enough).sees(side.nothing)
    rematched.advance_to("2027-06-01T10:00")
    asked = [one for one in people.mentee.got if side.asked in plain(one)]
    assert len(asked) == 1


@BOTH
def test_chosen_goals_and_notes_belong_to_the_new_pair_and_the_rest_stays(
    rematched: World, side: Side
) -> None:
    people = four(rematched, side)
    take_everything(people.mentee, side).sees(side.taken.format(1, 1, 1))
    people.mentee.says(side.notes).sees("qwyprivate", "qwyshared").does_not_see(*THEIRS)
    mark(people.mentee, side, "6").says(side.goals).sees("▃▅ 4 → 6")
    rematched.advance_to("2027-02-05T16:00")
    people.new.sees("qwyshared").says(side.notes).sees("qwyshared")
    people.new.says(side.goals).sees("qwygoal").does_not_see("4 → 6", "▃")
    people.new.never_saw("qwyprivate", *THEIRS, people.former.name)


@BOTH
def test_the_former_partner_keeps_shared_notes_and_gets_nothing_new(rematched: World, side: Side) -> None:
    people = four(rematched, side)
    before = len(people.former.got)
    take_everything(people.mentee, side)
    people.mentee.says(f"{side.note} qwyafterwards").presses(1)
    rematched.advance_to("2027-04-01T16:00")
    assert len(people.former.got) == before
    people.former.says(side.notes).sees("qwyshared", "qwymentorshared").does_not_see("qwyafter", "qwyprivate")
    people.former.says("status" if side is EN else "būsena").does_not_see("qwygoal")


@BOTH
def test_a_mentee_who_chooses_nothing_takes_nothing_along(rematched: World, side: Side) -> None:
    people = four(rematched, side)
    people.mentee.presses(side.fresh).sees(side.command)
    people.mentee.says(side.notes).does_not_see(*WORDS)
    people.mentee.says(side.goals).does_not_see("qwygoal").leaves()
    rematched.advance_to("2027-03-01T16:00")
    people.new.says(side.goals).does_not_see("qwygoal").leaves()
    people.new.never_saw(*WORDS, *THEIRS)


@BOTH
def test_the_coordinator_sees_nothing_of_the_carry_over(rematched: World, side: Side) -> None:
    people = four(rematched, side)
    take_everything(people.mentee, side)
    rematched.advance_to("2027-03-01T16:00")
    status = f"/pairs {'būsena' if side is LT else 'status'} {people.mentee.name.split()[0]}"
    people.coordinator.says(status).sees(people.new.name, people.former.name)
    people.coordinator.never_saw(*WORDS, *THEIRS, side.command, "Pasiim", "along")


@BOTH
def test_an_unfinished_carry_over_is_resumed(new_world: NewWorld, side: Side) -> None:
    world = new_world(welcomed=True, roster=roster("tomas", "james"))  # each turn is another process
    people = four(world, side)
    set_goal(people.mentee, side, "qwygoal")
    people.mentee.says(f"{side.note} qwyprivate").presses(2)
    people.mentee.says("pabaiga" if side is LT else "end").presses(1).presses(1)
    begin_anew(world)
    people.mentee.presses(side.look).presses(1).sees("✓ qwygoal").says(side.later)
    world.advance(days=3)
    assert pair_of(world, people.former).id in {goal.pair_id for goal in world.rows(Goal)}, (
        "nothing before the end"
    )
    people.mentee.says(side.command).sees("✓ qwygoal").presses(side.enough).sees("qwyprivate")
    people.mentee.presses(1).sees("✓").presses(1).does_not_see("✓").presses(1).presses(side.enough)
    people.mentee.sees(side.taken.format(1, 1, 0))
    assert {goal.pair_id for goal in world.rows(Goal)} == {pair_of(world, people.new).id}


def test_goals_and_notes_left_behind_can_be_taken_later_and_none_twice(rematched: World) -> None:
    rematched.ruta.presses("Pažiūrėti").presses("Tai viskas").presses("Tai viskas")
    rematched.ruta.presses(1).presses("Tai viskas").sees(LT.taken.format(0, 0, 1))
    rematched.ruta.says("pasiimti").presses("Tai viskas").sees("qwyprivate").does_not_see("qwyshared")
    rematched.ruta.presses(1).presses("Tai viskas").sees(LT.taken.format(0, 1, 0))
    rematched.ruta.says("pasiimti").presses(1).presses("Tai viskas").sees(LT.taken.format(1, 0, 0))
    rematched.ruta.says("pasiimti").sees("pasiimti nėra ko")
    texts = [one for one in rematched.rows(Note) if one.pair_id == pair_of(rematched, rematched.milda).id]
    assert sorted(one.visibility for one in texts) == ["private", "shared"]


def test_a_shared_note_may_come_along_for_oneself_alone(rematched: World) -> None:
    rematched.emily.presses("Have a look").presses("That's all").presses(1).presses("That's all")
    rematched.emily.presses("That's all").sees(EN.taken.format(0, 1, 0))
    rematched.emily.says("notes").sees("🔒 4 January, by you: Pradedu nuo klausimo, qwyshared")
    rematched.advance_to("2027-02-10T16:00")
    rematched.grace.says("notes").does_not_see("qwyshared").never_saw("qwyshared")
    rematched.james.says("notes").sees("qwyshared")


def test_a_new_partner_does_not_see_that_a_shared_note_is_older_than_the_pair(rematched: World) -> None:
    take_everything(rematched.emily, EN)
    rematched.advance_to("2027-02-02T16:00")
    rematched.grace.says("notes").sees("1 February, by Emily Carter").does_not_see("January")


def test_the_meeting_of_a_note_stays_with_the_two_who_met(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False, roster=roster("tomas", "james"))
    world.emily.says("we met today").presses("Yes").presses("5").leaves()
    world.emily.says("/mentor note qwyprivate").presses(2)
    assert [one.meeting_id is None for one in world.rows(Note)] == [False]
    world.emily.says("end").presses(1).presses(1)
    begin_anew(world).emily.presses("Have a look").presses(1).presses("That's all")
    assert [(one.meeting_id, one.pair_id) for one in world.rows(Note)] == [
        (None, pair_of(world, world.grace).id)
    ]


def test_a_goal_set_meanwhile_is_not_pushed_aside(rematched: World) -> None:
    rematched.ruta.presses("Pažiūrėti").presses(1).leaves()
    set_goal(rematched.ruta, LT, "Kitas tikslas, qwynew")
    rematched.ruta.says("pasiimti").presses("Tai viskas").presses("Tai viskas").presses("Tai viskas")
    rematched.ruta.sees("nieko neimame", "ankstesnis lieka, kur buvo")
    rematched.ruta.says("tikslas").sees("qwynew").does_not_see("qwygoal").leaves()


def test_a_key_role_stays_its_owners_until_they_show_it_anew(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False, roster=roster("tomas", "james"))
    set_goal(world.emily, EN, "qwygoal")
    world.emily.says("goal").presses("A key role").presses("Yes, coordinator too")
    world.olivia.says("/pairs status Emily").sees("Aims for a key role")
    world.emily.says("end").presses(1).presses(1)
    begin_anew(world).emily.presses("Have a look").presses(1).presses("That's all")
    world.olivia.says("/pairs status Emily").does_not_see("key role")
    assert [(goal.key_role, goal.key_role_shown) for goal in world.rows(Goal)] == [(True, False)]


def test_many_notes_are_shown_some_at_a_time(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False, roster=roster("tomas", "james"))
    for number in range(1, 12):
        world.emily.says(f"/mentor note remark number {number}.").presses(2)
        world.advance(minutes=1)
    world.emily.says("end").presses(1).presses(1)
    begin_anew(world).emily.presses("Have a look").sees(
        "remark number 11.", "remark number 4.", "[More of them]"
    )
    world.emily.does_not_see("remark number 3.").presses(1).presses("More of them").sees(
        "number 3.", "number 1."
    )
    world.emily.presses(3).presses("More of them").sees("✓ 4 January: remark number 11.").presses(
        "That's all"
    )
    world.emily.sees(EN.taken.format(0, 2, 0))
    world.emily.says("notes").sees("2 notes", "remark number 1.", "remark number 11.")


def test_the_new_pair_begins_anew(rematched: World) -> None:
    take_everything(rematched.ruta, LT)
    rematched.ruta.says("būsena").sees("Milda Vaitkutė", "Dar nesusitikote").looks()
    rematched.ruta.says("susitarimas").does_not_see("qwy").leaves()
    rematched.advance_to("2027-02-02T16:00")
    rematched.ruta.sees("Kas jūsų poroje turėtų kviesti susitikti?")
    rematched.ruta.says("lūkesčiai")
    assert rematched.ruta.question.fields[0].name == "lead"
    rematched.milda.says("lūkesčiai")
    assert rematched.milda.question.fields[0].name == "lead"


def test_nothing_of_the_old_pair_falls_due_any_more(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False, roster=roster("tomas", "james"))
    world.ruta.says("susitikome šiandien").presses("Taip").presses("5").leaves()
    world.tomas.says("/mentor užrašas Laukia eilėje, qwywaits").presses(1)
    world.ruta.says("pabaiga").presses("Užbaigti").presses("Be žodžių")
    old = pair_of(world, world.tomas).id
    begin_anew(world)
    armed = [one for one in world.rows(Timer) if one.pair_id == old and one.finished_at is None]
    waiting = [one for one in world.rows(OutboxMessage) if one.pair_id == old and one.ended_at is None]
    assert (armed, waiting) == ([], [])
    world.advance_to("2027-05-01T10:00")
    sent = [one for one in world.rows(OutboxMessage) if one.pair_id == old and one.outcome == "sent"]
    assert {one.kind for one in sent if one.created_at > world.moment("2027-01-10T00:00")} <= {"pair_ended"}


def test_a_mentee_with_nothing_to_take_along_is_not_asked(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False, roster=roster("tomas", "james"))
    world.tomas.says("/mentor užrašas qwymentorshared").presses(1)
    world.ruta.says("pabaiga").presses("Užbaigti").presses("Be žodžių")
    begin_anew(world).ruta.sees_nothing()
    world.ruta.says("pasiimti").sees("pasiimti nėra ko")
    world.milda.says("pasiimti").sees("pasiimti nėra ko")
    world.emily.says("take-along").sees("nothing of yours to take along")  # her first pair goes on


def test_a_first_pair_is_asked_nothing(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False, roster=roster("tomas", "james"))
    world.advance_to("2027-01-20T16:00")
    world.ruta.never_saw("pasiimti savo tikslus")
    assert not [timer for timer in world.rows(Timer) if timer.kind == "take_along"]


def test_a_mentor_of_the_ended_pair_takes_nothing_along(parted: World) -> None:
    parted.advance_to("2027-02-01T10:00")
    parted.applies(roster("milda", "grace") + "Ona Onaitė,mentee,ona@vejas.example,lt,tomas@vejas.example\n")
    parted.tomas.looks().says("pasiimti").sees("pasiimti nėra ko")


AUTUMN = (
    PROGRAMME.replace("siaures-vejas-2027", "siaures-vejas-2028")
    .replace("starts = 2027-01-04", "starts = 2027-09-06")
    .replace("ends = 2027-07-02", "ends = 2028-06-30")
)


def test_a_later_programme_asks_too_and_decides_how_long_it_is_kept(parted: World) -> None:
    parted.advance_to("2027-08-02T10:00")
    parted.ruta.looks()
    parted.applies(roster("milda"), AUTUMN).advance_to("2027-09-05T16:00")
    parted.ruta.sees_nothing()  # on the programme's first day, not when the roster comes in
    parted.advance_to("2027-09-06T10:00")
    parted.ruta.sees("Tavo nauja pora: Milda Vaitkutė.")
    expire(parted, "2027-08-20T03:00")  # the first programme's words are still there until their day
    take_everything(parted.ruta, LT).sees(LT.taken.format(1, 1, 1))
    expire(parted, "2027-09-20T03:00")
    parted.ruta.says("užrašai").sees("qwyprivate", "qwyshared")
    parted.tomas.says("užrašai").does_not_see("qwyshared", "qwymentor")
    expire(parted, "2028-09-20T03:00")
    assert (parted.rows(Note), parted.rows(Goal), parted.rows(GoalMark)) == ([], [], [])


def expire(world: World, at: str) -> None:
    """A night's housekeeping at that moment."""
    with world.app.installation.database.transaction() as work:
        retention.expire(work, world.moment(at))


def test_with_two_mentors_nothing_of_the_pair_that_goes_on_is_offered(parted: World) -> None:
    parted.advance_to("2027-02-01T10:00")
    spring = PROGRAMME.replace("siaures-vejas-2027", "spring-2027").replace("2027-01-04", "2027-02-01")
    parted.applies(roster(emily="grace"), spring)
    parted.emily.sees("your partner: Grace Murphy.").presses("Begin afresh")
    parted.advance(days=1)
    parted.applies(roster("milda", "tomas"))
    parted.emily.says("/mentor note qwytomas").presses("Tomas Petrauskas").presses(2)
    parted.emily.says("/mentor note qwygrace").presses("Grace Murphy").presses(2)
    parted.emily.says("take-along").presses("Tomas Petrauskas").sees("qwygoal").presses(1)
    parted.emily.presses("That's all").sees("qwyprivate").does_not_see("qwygrace").presses("That's all")
    parted.emily.presses("That's all").sees(EN.taken.format(1, 0, 0))

    parted.advance(days=1)
    parted.emily.says("end").presses("Tomas Petrauskas").presses("End it").presses("No message")
    parted.emily.says("take-along").sees("qwyprivate").does_not_see(
        "qwytomas", "qwygoal"
    )  # it ran before that


def test_the_copy_of_a_persons_data_and_its_erasure_cover_the_carry_over(rematched: World) -> None:
    take_everything(rematched.emily, EN)
    rematched.emily.says("my-data")
    copy = json.loads(
        next(m.content for m in rematched.emily.new if isinstance(m, Document) and m.name == "pora.json")
    )
    assert sorted(note["text"].split()[-1] for note in copy["notes"]) == [
        "qwyprivate",
        "qwyshared",
        "qwyshared",
    ]
    assert [goal["text"] for goal in copy["goals"]] == ["Vesti posėdžius, qwygoal"]
    assert [one["value"] for one in copy["goal_marks"]] == [4]
    assert not any(word in json.dumps(copy) for word in THEIRS)

    rematched.emily.says("erase").presses("Yes, erase it")
    hers = [
        note
        for note in rematched.rows(Note)
        if note.author_id == pair_of(rematched, rematched.grace).mentee_id
    ]
    assert [(note.visibility, note.erased_at is None) for note in hers] == [
        ("shared", False),
        ("shared", False),
    ]
    rematched.grace.says("notes").does_not_see("qwyshared")
    rematched.james.says("notes").does_not_see("qwyshared").sees("qwymentorshared")


def test_the_finished_carry_over_keeps_no_text_in_its_conversation(rematched: World) -> None:
    take_everything(rematched.ruta, LT)
    assert "qwy" not in str([row.body for row in rematched.rows(OutboxMessage)])
    with rematched.app.installation.database.transaction() as work:
        states = [
            work.vault.open(row.state_sealed, table="conversation", column="state_sealed", row_id=row.id)
            for row in rematched.rows(StoredConversation)
            if row.flow == "take-along" and row.closed_at is not None
        ]
    assert states
    assert not any("qwy" in state for state in states)


def test_the_question_about_the_carry_over_is_an_unasked_message_like_any_other(rematched: World) -> None:
    rematched.emily.sees('"why" – why did I get this')
    rematched.emily.says("why").sees("You began with a new mentor")
    rematched.emily.says("no-more").sees("what to take along")


def test_the_question_about_the_carry_over_keeps_the_quiet_hours(parted: World) -> None:
    parted.advance_to("2027-02-05T20:00")  # a Friday evening
    parted.ruta.looks()
    parted.applies(roster("milda", "grace")).advance_to("2027-02-08T08:59")
    parted.ruta.sees_nothing()
    parted.advance_to("2027-02-08T09:30")
    parted.ruta.sees("Tavo nauja pora: Milda Vaitkutė.")


def test_applying_again_asks_nothing_again(rematched: World) -> None:
    rematched.ruta.looks()
    rematched.applies(roster("milda", "grace")).restart().applies(roster("milda", "grace"))
    rematched.ruta.sees_nothing()


def test_cards_that_the_mentee_knows_are_not_laid_again(new_world: NewWorld) -> None:
    world = new_world(welcomed=True, restarts=False, roster=roster("tomas", "james"))
    world.ruta.says("temos").presses("Kitos trys").presses("Užteks")
    world.emily.says("topics").presses("That's enough")
    world.ruta.says("pabaiga").presses("Užbaigti").presses("Be žodžių")
    begin_anew(world)
    old, new = (pair_of(world, mentor).id for mentor in (world.tomas, world.milda))
    world.milda.says("temos")  # whoever of the two asks, the mentee's cards count
    known, laid = (
        {use.card_id for use in world.rows(ShownCard) if use.pair_id == pair_id} for pair_id in (old, new)
    )
    assert (len(known), len(laid), known & laid) == (6, 3, set())
    shown = world.milda.question.above
    world.ruta.says("temos")
    assert {use.card_id for use in world.rows(ShownCard) if use.pair_id == new} == laid
    assert world.ruta.question.above == shown
