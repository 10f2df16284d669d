"""Who sees what, with everything there is: one pair gives every kind of data, then everybody asks for everything.

What each of them got is compared with the table, kind by kind: ``bot/rules/visibility.py``, domain §6.1.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pytest
from sqlmodel import col, select

from bot.commands import MENTOR, PAIRS
from bot.conversation.engine import State
from bot.conversation.messages import Answered, Back, Question
from bot.pages.home import home_of
from bot.rules.visibility import Data, Viewer, may_see
from bot.texts.loader import load_texts
from bot.writing.tasks import Meant, Use, Wish
from storage import checks, conversations, expectations, pairs, people
from storage.tables import Conversation, Pair
from tests.integration.test_home import text_of
from tests.integration.test_story_agreement import proposes
from tests.support import unsealed as opened
from tests.support.model.fake_writers import Scripted, with_writer
from tests.support.people import PLATFORM, PROGRAMME, Person, World, plain

NewWorld = Callable[..., World]

# Rūta and Tomas are the pair this is about. Jonas is the mentor's other mentee; Vaida coordinated until a later roster
# made her a mentor only. The programme of Olivia, James and Emily is another one.
JONAS = "Jonas Jonaitis,mentee,jonas@vejas.example,lt,tomas@vejas.example\n"
ROSTER = """
name,role,email,language,mentor
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,
Vaida Mockutė,coordinator+mentor,vaida@vejas.example,lt,
Tomas Petrauskas,mentor,tomas@vejas.example,lt,
Rūta Kazlauskė,mentee,ruta@vejas.example,lt,tomas@vejas.example
"""
WITHOUT_VAIDA = ROSTER.replace("coordinator+mentor", "mentor")
OTHER_PROGRAMME = PROGRAMME.replace("siaures-vejas-2027", "pietu-vejas-2027")
OTHER_ROSTER = """
name,role,email,language,mentor
Olivia Grant,coordinator,olivia@vejas.example,en,
James Walker,mentor,james@vejas.example,en,
Emily Carter,mentee,emily@vejas.example,en,james@vejas.example
"""
RUTA, TOMAS = "Rūta Kazlauskė", "Tomas Petrauskas"
MET_ON = "sausio 6 d."


class Seen(NamedTuple):
    """Where a viewer's right to see something shows: what stands in what they get. None: no view has it."""

    owner: str | None
    partner: str | None = None
    coordinator: str | None = None
    former: str | None = None

    def by(self, viewer: Viewer) -> str | None:
        """What this viewer would see of it."""
        return {
            Viewer.OWNER: self.owner,
            Viewer.PARTNER: self.partner,
            Viewer.COORDINATOR: self.coordinator,
            Viewer.FORMER_PARTNER: self.former,
        }.get(viewer)

    def all(self) -> set[str]:
        """Every way in which it could show."""
        return {one for one in self if one is not None}


def everywhere(marker: str) -> Seen:
    """A marker that is the same for whoever sees it."""
    return Seen(marker, marker, marker, marker)


HELP = "qwyhelp"
MARKERS: Mapping[Data, Seen] = {
    Data.NAMES: Seen(None, RUTA, RUTA, RUTA),
    Data.MEETING: Seen(MET_ON, MET_ON, MET_ON, '"met_on": "2027-01-06"'),
    Data.AGREEMENT: everywhere("qwyagreement"),
    Data.AGREEMENT_MADE: Seen("galioja nuo", "galioja nuo", "Susitarimas: yra", "galioja nuo"),
    Data.SHARED_NOTE: everywhere("qwyshared"),
    Data.STEP: Seen("qwystep", "qwystep", "qwystep", None),  # steps are not shown after the end; their author has them
    Data.PRIVATE_NOTE: everywhere("qwyprivate"),
    Data.PREPARATION: everywhere("qwyprepared"),
    Data.DRAFT: everywhere("qwydraft"),
    Data.SITUATION: everywhere("qwysituation"),
    Data.GOAL: everywhere("qwygoal"),
    Data.GOAL_MARK: everywhere("▅"),  # a seven in the chart of marks
    Data.KEY_ROLE: everywhere('"key_role": true'),
    Data.KEY_ROLE_SHOWN: Seen(None, None, f"Siekia organizacijai svarbios pozicijos: {RUTA}"),
    Data.USEFULNESS: everywhere('"useful": 4'),
    Data.STALL_REASON: everywhere("no_time"),
    Data.EXPECTATION: everywhere('"lead": "both"'),
    Data.MIRROR: Seen("Kas pirmiau prisimena", "Kas pirmiau prisimena", "Kas pirmiau prisimena"),
    Data.CONTACT_RULE: Seen(None),  # asked in the last weeks: test_story_closing.py
    Data.CHECK: everywhere('"answer": "change"'),
    Data.REQUEST: Seen("Perduosiu koordinatoriui", "nori su tavimi pasikalbėti", f"{RUTA} nori su tavimi pasikalbėti"),
    Data.TOPICS: everywhere("{card}"),  # filled in once the cards lie there
    Data.LOOKS: everywhere("11:11"),
    Data.WRITING: everywhere("qwywriting"),
    Data.SUPERVISION_TOPIC: Seen(None),  # a mentor gives it, among others: see below
    Data.SUPERVISION_AUTHOR: Seen(None),
    Data.ENERGY: Seen(None),
    Data.HELP_CARD: everywhere(HELP),
}  # fmt: skip


@dataclass
class Scenery:
    """A world in which the pair has given everything there is to give."""

    world: World
    card: str  # the text of a card that lies on the pair's table

    def markers(self) -> Iterator[tuple[Data, Seen]]:
        """Every kind of data with where it shows."""
        for data, seen in MARKERS.items():
            yield data, Seen(*(one and one.replace("{card}", self.card) for one in seen))

    def everything_of(self, person: Person) -> str:
        """All that somebody ever got, and their home page; what they typed themselves left out."""
        page = home_of(self.world.app.service, PLATFORM, "", person.email, self.world.clock.now())
        return "\n".join([*map(plain, person.got), *([text_of(page)] if page else [])])


def test_every_kind_of_data_has_its_marker() -> None:
    assert set(MARKERS) == set(Data)


MODEL = Scripted({Use.UNDERSTAND: Meant(Wish.NOTHING)})
WITH_A_MODEL: Mapping[str, Any] = {
    "welcomed": True,
    "restarts": False,
    "programme": with_writer(PROGRAMME),
    "writer": MODEL,
}


@pytest.fixture
def together(new_world: NewWorld) -> Scenery:
    """The pair is in the middle of its programme."""
    return _scenery(new_world(**WITH_A_MODEL, roster=ROSTER + JONAS, lived=_with_jonas))


@pytest.fixture
def parted(new_world: NewWorld) -> Scenery:
    """The pair has ended, and neither of the two has another one."""
    scenery = _scenery(new_world(**WITH_A_MODEL, roster=ROSTER, lived=_without_jonas))
    for person in scenery.world.everybody:
        person.got.clear()  # what they were told while it was theirs to know
    scenery.world.ruta.says("/mentor pabaiga").fills(how="end")
    scenery.world.ruta.fills(thanks=None)
    assert [pair.ended_at is not None for pair in scenery.world.rows(Pair)].count(True) == 1
    return scenery


def _scenery(world: World) -> Scenery:
    """With the first of the cards that were laid on the pair's table last."""
    tables = [one.above for one in world.ruta.got if isinstance(one, Question) and one.above]
    return Scenery(world, tables[-1][0].text)


def _with_jonas(world: World) -> None:
    _give_everything(world, later=WITHOUT_VAIDA + JONAS)


def _without_jonas(world: World) -> None:
    _give_everything(world, later=WITHOUT_VAIDA)


def _give_everything(world: World, later: str) -> None:
    """Everything that somebody can give in a pair, through the doors they give it by."""
    world.start = replace(world.start, writer=MODEL)
    world.restart()
    ruta, tomas = world.ruta, world.tomas
    world.applies(OTHER_ROSTER, OTHER_PROGRAMME).applies(later)
    for person in (world.olivia, world.james, world.emily):
        person.says("hello")
    world.welcome("olivia", "james", "emily")

    ruta.says("/mentor rašymo-pagalba").presses("Taip, įjunk").says("na va qwywriting")
    proposes(ruta, "/mentor susitarimas", line="Telefonų neliečiame, qwyagreement")
    tomas.presses("Tinka")
    ruta.says("/mentor tikslas").fills(situation="Posėdyje tylėjau, qwysituation")
    ruta.says("Drąsiau kalbėti, qwygoal").presses(2).presses(1).leaves()
    ruta.says("/mentor tikslas").fills(review="keep")
    ruta.fills(mark="7").fills(lower=None).fills(higher=None).fills(offer="none")
    ruta.says("/mentor tikslas").fills(review="key_role").fills(aim="shown")
    ruta.says("/mentor užrašas").fills(keep="private").fills(mine="Bijau vadovo, qwyprivate").fills(
        owner="none"
    )
    ruta.says("/mentor užrašas").fills(keep="shared").fills(ours="Repetuojame, qwyshared").fills(owner="me")
    ruta.fills(step="Paklausti dviejų, qwystep").fills(due=None).fills(owner="none")
    ruta.says("sausio 12 d. 10:00").presses("Taip")
    ruta.says("/mentor pasirengti").fills(start="write").fills(good="Pavyko, qwyprepared").fills(hard=None)
    ruta.fills(send="keep")
    world.advance_to("2027-01-05T11:11")
    world.ausra.says("/pairs kodėl Rūta")
    world.advance(days=1)
    ruta.says("/mentor susitikome").presses("4").leaves()
    ruta.says("/mentor temos").fills(card="another").fills(
        card="another"
    )  # so that no other pair has the same by chance
    world.advance_to("2027-01-12T12:30")  # the meeting was to be at ten; now both are asked
    ruta.fills(met="no").fills(instead="why").fills(why="no_time")
    ruta.says("/mentor pabaiga").fills(how="talk")
    _asked_nothing_yet(world)
    ruta.says(f"nebenoriu gyventi {HELP}").says("/mentor padėk-man")
    ruta.says("/mentor tikslas").fills(review="another").fills(situation="Nebaigta mintis, qwydraft")
    world.advance(days=9)  # what waited for room in somebody's week has arrived


def _asked_nothing_yet(world: World) -> None:
    """What only months would bring: the fit check, and an expectation that differs from the mentor's."""
    with world.app.service.database.transaction() as work:
        ruta = people.by_email(work, world.ruta.email)
        assert ruta is not None
        [pair] = pairs.of_person(work, ruta.id)
        checks.keep(work, pair.pair.id, ruta.id, checks.FIT, "change", world.clock.now())
        kept = json.loads(expectations.of(work, pair.pair.id)[ruta.id])
        expectations.keep(work, pair.pair.id, ruta.id, json.dumps(kept | {"lead": "both"}), world.clock.now())


# ---- asking for everything -----------------------------------------------------------------------------------------------


def asks_for_everything(person: Person) -> None:
    """Every command, for the pair with Rūta where there is a choice; every view of pairs, for each name."""
    texts = load_texts()
    for name in sorted(
        MENTOR, key=["met"].count
    ):  # a meeting more would be another last one: that comes last
        person.says(f"/mentor {texts.words(f'command-{name}', 'lt')[0]}")
        if any(isinstance(one, Question) and one.fields[0].name == "pair" for one in person.new):
            person.presses(RUTA)
    person.says("/pairs")
    for name in PAIRS:
        for whom in ("Rūta", "Tomas", ""):
            person.says(f"/pairs {texts.words(f'pairs-command-{name}', 'lt')[0]} {whom}".strip())
    person.says("ką parašė Rūta?")


def answers_for(person: Person, *owners: Person) -> None:
    """Press and go back on what others were asked, as somebody with a changed client could.

    Each open conversation about supervision is tried, and of each other flow the first that one of the owners has open.
    """
    known = {one.email for one in owners if one is not person}
    tried = dict[str, tuple[str, int]]()
    with person.world.app.service.database.transaction() as work:
        emails = {one.person.id: one.person.email for one in people.everybody(work)}
        for row in work.session.exec(select(Conversation).where(col(Conversation.closed_at).is_(None))):
            if emails[row.person_id] in known:
                key = row.id if row.flow.startswith("supervision") else row.flow
                tried.setdefault(key, (row.id, State.from_json(conversations.state_of(work, row)).turn))
    assert tried
    for conversation, turn in tried.values():
        person.does(Answered(turn, {"keep": "private", "review": "keep"}, conversation))
        person.does(Back(turn, conversation))


def compare(scenery: Scenery, person: Person, viewer: Viewer, *, shown: bool = True) -> None:
    """What somebody got against the table: nothing that is not theirs, and all that a view has for them."""
    got = scenery.everything_of(person)
    for data, seen in scenery.markers():
        if not may_see(viewer, data):
            assert [one for one in seen.all() if one in got] == [], f"{person.handle} saw {data}"
        elif shown and (marker := seen.by(viewer)) is not None:
            assert marker in got, f"{person.handle} did not see {data}"


TOGETHER = {
    "ausra": Viewer.COORDINATOR,
    "tomas": Viewer.PARTNER,
    "vaida": Viewer.NOBODY,  # a former coordinator
    "jonas": Viewer.NOBODY,  # the mentor's other mentee
    "olivia": Viewer.NOBODY,  # coordinates another programme
    "james": Viewer.NOBODY,  # a mentor in another programme
    "emily": Viewer.NOBODY,  # a mentee in another programme
    "nobody@elsewhere.example": Viewer.NOBODY,  # on no roster at all
    "ruta": Viewer.OWNER,
}
PARTED = {
    "ruta": Viewer.OWNER,
    "tomas": Viewer.FORMER_PARTNER,
    "ausra": Viewer.COORDINATOR,
    "vaida": Viewer.NOBODY,
}


def test_while_the_pair_is_together(together: Scenery) -> None:
    world = together.world
    world.stranger("nobody@elsewhere.example")
    for who, viewer in TOGETHER.items():
        asks_for_everything(world.person(who))
        compare(together, world.person(who), viewer)
    for who, viewer in TOGETHER.items():
        if viewer is Viewer.NOBODY:
            answers_for(world.person(who), world.ruta)
            compare(together, world.person(who), viewer)
    world.advance(weeks=3)  # everything that goes out unasked
    for who, viewer in TOGETHER.items():
        compare(together, world.person(who), viewer)


def test_a_partner_and_a_coordinator_cannot_answer_for_somebody_else(together: Scenery) -> None:
    for who in ("tomas", "ausra"):
        answers_for(together.world.person(who), together.world.ruta)
        compare(together, together.world.person(who), TOGETHER[who], shown=False)


def test_once_the_pair_has_ended(parted: Scenery) -> None:
    for who, viewer in PARTED.items():
        asks_for_everything(parted.world.person(who))
        compare(parted, parted.world.person(who), viewer, shown=viewer is Viewer.FORMER_PARTNER)
    parted.world.advance(weeks=3)
    for who, viewer in PARTED.items():
        compare(parted, parted.world.person(who), viewer, shown=False)


def test_once_its_owner_has_erased_everything(together: Scenery) -> None:
    world = together.world
    world.ruta.says("/mentor ištrinti").fills(sure="erase")
    for person in world.everybody:
        person.got.clear()
    stays = {Data.MEETING, Data.LOOKS, Data.AGREEMENT_MADE}  # no name in them; they are the partner's too
    gone = {one for data, seen in together.markers() if data not in stays for one in seen.all()}
    for person in world.everybody:
        asks_for_everything(person)
        assert [one for one in sorted(gone) if one in together.everything_of(person)] == [], person.handle
    world.advance(days=4).clean()  # what was answered is kept for three days, for platforms that ask twice
    stored = opened.rows(world.app.service.database)
    assert [table for table, rows in stored.items() if "qwy" in str(rows)] == []
    assert [table for table, rows in stored.items() if RUTA in str(rows)] == []
    assert (
        len(set(map(plain, world.ruta.got))) == 2
    )  # to her it says, in two languages, that it knows her not


# ---- what mentors hand in for a supervision ------------------------------------------------------------------------------

MENTORS = ("tomas", "milda", "kestutis", "egle", "darius")
SUPERVISED = """
name,role,email,language,mentor
Aušra Stankevičienė,coordinator,ausra@vejas.example,lt,
Vaida Mockutė,coordinator+mentor,vaida@vejas.example,lt,
Tomas Petrauskas,mentor,tomas@vejas.example,lt,
Milda Vaitkutė,mentor,milda@vejas.example,lt,
Kęstutis Urbonas,mentor,kestutis@vejas.example,lt,
Eglė Žukauskaitė,mentor,egle@vejas.example,lt,
Darius Jankauskas,mentor,darius@vejas.example,lt,
Rūta Kazlauskė,mentee,ruta@vejas.example,lt,tomas@vejas.example
Jonas Jonaitis,mentee,jonas@vejas.example,lt,milda@vejas.example
Saulė Bružaitė,mentee,saule@vejas.example,lt,kestutis@vejas.example
Lukas Mockus,mentee,lukas@vejas.example,lt,egle@vejas.example
Ieva Lapė,mentee,ieva@vejas.example,lt,darius@vejas.example
"""
TOPIC, DRAFT = "qwytopic-{}", "qwydraft-{}"
HANDED_IN = {  # whose topics each viewer may see; the coordinator none before they are opened together
    "ausra": MENTORS,
    "vaida": (),  # a former coordinator, and a mentor without a pair
    "ruta": (),
    "jonas": (),
    "olivia": (),  # coordinates another programme
    "nobody@elsewhere.example": (),
} | {mentor: (mentor,) for mentor in MENTORS}
LIKE_MILDA = ("kestutis", "egle", "darius")  # mentors as she is: what two ask for, the others need not


@pytest.fixture
def supervised(new_world: NewWorld) -> World:
    """Five mentors have handed in a topic each, and begun another one."""
    world = new_world(welcomed=True, restarts=False, roster=SUPERVISED)
    world.applies(OTHER_ROSTER, OTHER_PROGRAMME).applies(SUPERVISED.replace("coordinator+mentor", "mentor"))
    world.stranger("nobody@elsewhere.example")
    for mentor in MENTORS:
        person = world.person(mentor).says("/mentor supervizija").says(TOPIC.format(mentor))
        person.presses("Kita").presses("Pateikti")
        person.says("/mentor supervizija").presses("Pridėti temą").says(DRAFT.format(mentor))
    return world


def everybody_asks(world: World, *, opened: bool) -> None:
    """Each got what the table lets them see, and nothing else: no name beside it, no draft."""
    for who, topics in HANDED_IN.items():
        person = world.person(who)
        if who not in LIKE_MILDA:
            asks_for_everything(person)
            answers_for(person, *map(world.person, MENTORS))
        got = "\n".join(map(plain, person.got))
        seen = {mentor for mentor in MENTORS if TOPIC.format(mentor) in got}
        owner = who in MENTORS
        assert may_see(Viewer.OWNER if owner else Viewer.COORDINATOR, Data.SUPERVISION_TOPIC)
        assert seen == (set(topics) if owner or opened else set()), who
        drafted = {mentor for mentor in MENTORS if DRAFT.format(mentor) in got}
        assert drafted == (
            {who} if owner and who not in LIKE_MILDA else set()
        )  # shown to whoever goes on with it


def test_a_topic_is_its_authors_until_all_are_opened_and_then_the_coordinators_without_a_name(
    supervised: World,
) -> None:
    everybody_asks(supervised, opened=False)
    supervised.ausra.says("/pairs supervizija").presses("Atversti")
    supervised.ausra.says("/pairs supervizija")
    shown = supervised.ausra.new_text
    assert all(TOPIC.format(mentor) in shown for mentor in MENTORS)
    for mentor in MENTORS:  # who wrote one is nobody's but the author's
        assert not may_see(Viewer.COORDINATOR, Data.SUPERVISION_AUTHOR)
        assert supervised.person(mentor).name not in shown
        assert supervised.person(mentor).email not in shown
    everybody_asks(supervised, opened=True)
    supervised.advance(weeks=3)
    supervised.ruta.never_saw("qwytopic", "qwydraft")
