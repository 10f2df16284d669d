"""What a pair writes stays with the pair: not in the file's bytes, not in a log, not in anything a coordinator reads."""

from __future__ import annotations

import copy
import json
import shutil
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from bot.commands import MENTOR, PAIRS
from bot.conversation.messages import Answered, Question
from bot.flows import CONVERSATIONS
from bot.turn import Turn
from storage.backup import backup
from storage.tables import Agreement, Note, OutboxMessage, StoredConversation, Timer
from tests.support.captured_logs import Log, listening
from tests.support.fake_messengers import Post
from tests.support.organisation import COORDINATOR, START, Organisation, open_store, texts

# One rare word each, in plain letters: it would be found whatever way the bytes around it are written.
PRIVATE = "My own manager scares me, qwyprivate."
SHARED = "We agreed to rehearse the talk, qwyshared."
COMMANDED = "Ask Petras about the budget, qwycommanded."
SITUATION = "In the meeting I said nothing, qwysituation."
GOAL = "To speak up when directors listen, qwygoal."
STEP = "Ask two colleagues what they think, qwystep."
AGREEMENT = "We start every talk with a walk, qwyagreement."
DRAFT_NOTE = "A note that was never confirmed, qwydraft."
DRAFT_SITUATION = "A goal that was never finished, qwyunfinished."
MISPLACED = "Words where a button was meant, qwymisplaced."
FAREWELL = "Thank you for these weeks, qwyfarewell."
REDELIVERED = "Written twice by the platform, qwytwice."

PRIVATE_ONES = (PRIVATE, SITUATION, COMMANDED, REDELIVERED)
OF_THE_PAIR = (SHARED, GOAL, STEP, AGREEMENT)
EVERYTHING = (*PRIVATE_ONES, *OF_THE_PAIR, DRAFT_NOTE, DRAFT_SITUATION, MISPLACED, FAREWELL)


def rare(text: str) -> str:
    return text.rstrip(".").rsplit(" ", 1)[1]


def told_by(haystack: str | bytes) -> list[str]:
    """Which of the texts stand in something."""
    found = haystack.encode() if isinstance(haystack, str) else haystack
    return [text for text in EVERYTHING if rare(text).encode() in found]


@pytest.fixture
def log() -> Iterator[Log]:
    """What is logged from here on."""
    with listening() as log:
        yield log


@dataclass
class Told:
    """A house in which everything was written, and what each person got to read."""

    house: Organisation
    read: dict[str, list[str]]
    folder: Path

    def says(self, who: str, text: str) -> str:
        return self._keep(who, self.house.says(who, text))

    def presses(self, who: str, value: str | None) -> str:
        return self._keep(who, self.house.presses(who, value))

    def _keep(self, who: str, answer: str) -> str:
        self.read.setdefault(who, []).append(answer)
        return answer

    def taps(self, who: str, enough: Callable[[Question], bool]) -> None:
        """Press the first option of every question until it is enough."""
        while not enough(self.house.asked[who]):
            self.presses(who, self.house.asked[who].fields[0].options[0].value)

    def everything_of(self, who: str) -> str:
        return "\n".join([*self.read.get(who, []), *self.house.post.to(who)])

    def tell(self) -> None:
        """A week of two pairs."""
        mentee, mentor = "mentee-1", "mentor-1"
        self.says(mentee, "goal")
        self.says(mentee, SITUATION)
        self.says(mentee, GOAL)
        self.presses(mentee, "confidence")
        self.presses(mentee, "professional")
        self.says(mentee, "later")
        self.says(mentee, "note")
        self.presses(mentee, "private")
        self.says(mentee, PRIVATE)
        self.presses(mentee, "none")
        self.says(mentee, "note")
        self.presses(mentee, "shared")
        self.says(mentee, SHARED)
        self.presses(mentee, "me")
        self.says(mentee, STEP)
        self.presses(mentee, None)
        self.presses(mentee, "none")
        self.says(mentee, f"/mentor note {COMMANDED}")
        self.presses(mentee, "private")
        self.says(mentee, "rhythm")
        self.presses(mentee, "4")
        self.says(mentee, "agreement")
        self.taps(mentee, lambda asked: asked.fields[0].kind == "text")
        self.says(mentee, AGREEMENT)
        self.presses(mentee, "send")
        self.says(mentee, "note")
        self.presses(mentee, "private")
        for _ in range(2):
            self._keep(mentee, self.house.says(mentee, REDELIVERED, "the-same-event"))
        self.says(mentee, "note")
        self.says(mentee, MISPLACED)
        self.says(mentee, "later")

        self.says(mentor, "goal")
        self.says(mentor, DRAFT_SITUATION)
        self.says(mentor, f"/mentor note {DRAFT_NOTE}")

        self.says("mentee-2", "/mentor end")
        self.presses("mentee-2", "end")
        self.says("mentee-2", FAREWELL)
        for _ in range(14):
            self.house.beat(days=1)


@dataclass(frozen=True)
class Week:
    """The week as it stood at its end: the files, what was read and asked, what was logged and printed meanwhile."""

    folder: Path
    read: dict[str, list[str]]
    asked: dict[str, Question]
    post: Post
    now: datetime
    logged: str


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    """Told once; the files are copied while they are open, so that the write-ahead log is as full as it gets."""
    folder = tmp_path_factory.mktemp("week")
    store, left = folder / "store", folder / "left"
    store.mkdir()
    with listening() as log:
        database = open_store(f"sqlite:///{store / 'pora.db'}", keys=None)
        house = Organisation(database, START + timedelta(hours=1))
        house.found(2)
        told = Told(house, {}, store)
        told.tell()
        assert "went wrong" not in told.everything_of("mentee-1")
        shutil.copytree(store, left)
        database.close()
    return Week(left, told.read, house.asked, house.post, house.now, log.text)


@pytest.fixture
def told(week: Week, log: Log, tmp_path: Path) -> Iterator[Told]:
    """The end of that week, to go on from."""
    folder = tmp_path / "store"
    shutil.copytree(week.folder, folder)
    database = open_store(f"sqlite:///{folder / 'pora.db'}", keys=None)
    house = Organisation(database, week.now, copy.deepcopy(week.post), dict(week.asked))
    yield Told(house, copy.deepcopy(week.read), folder)
    database.close()


class TestAtRest:
    def test_nothing_stands_in_the_bytes_of_any_file(self, week: Week) -> None:
        files = {file.name: file.read_bytes() for file in week.folder.iterdir()}
        assert {"pora.db", "pora.db-wal", "pora.db-shm", "pora.db.key"} <= files.keys()
        assert (
            b"Mentee-1 Test" in files["pora.db-wal"]
        )  # names are not sealed: this is where it would be seen
        assert {name: told_by(content) for name, content in files.items()} == {name: [] for name in files}

    def test_nothing_stands_in_a_backup_or_in_the_file_after_it_took_the_log_in(self, told: Told) -> None:
        saved, file = told.folder / "saved.db", told.folder / "pora.db"
        backup(f"sqlite:///{file}", saved)
        told.house.database.checkpoint()
        for one in (saved, file):
            assert b"Mentee-1 Test" in one.read_bytes()
            assert told_by(one.read_bytes()) == []

    def test_and_yet_its_owner_reads_all_of_it(self, told: Told) -> None:
        notes = told.says("mentee-1", "notes")
        assert all(text in notes for text in (PRIVATE, SHARED, COMMANDED, REDELIVERED))
        assert GOAL in told.says("mentee-1", "status")
        assert STEP.rstrip(".") in told.says("mentee-1", "status")

    def test_an_agreement_is_sealed_too(self, told: Told) -> None:
        agreements = {row.subject: row for row in told.house.all(Agreement)}
        agreement = agreements["rhythm"]
        assert agreement.text_sealed != b"4"
        with told.house.database.transaction() as work:
            opened = work.vault.open(
                agreement.text_sealed, table="agreement", column="text_sealed", row_id=agreement.id
            )
        assert opened == "4"

    def test_messages_that_wait_hold_references(self, told: Told) -> None:
        rows = told.house.all(OutboxMessage)
        assert {row.kind for row in rows} >= {"note_shared", "pair_ended", "rhythm_changed"}
        for row in rows:
            assert told_by(json.dumps(row.model_dump(mode="json"), ensure_ascii=False)) == []
        for timer in told.house.all(Timer):
            assert told_by(repr(timer.model_dump())) == []
        for conversation in told.house.all(StoredConversation):
            assert told_by(repr(conversation.model_dump())) == []


class TestLogs:
    def test_say_nothing_of_it_at_debug(self, week: Week) -> None:
        assert "INSERT INTO note" in week.logged  # SQLAlchemy is heard
        assert "pair_ended" in week.logged  # rows too
        assert told_by(week.logged) == []

    @pytest.mark.parametrize("failing", ["handler", "statement", "chain"])
    def test_say_nothing_of_it_when_handling_fails(
        self,
        told: Told,
        log: Log,
        capfd: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        failing: str,
    ) -> None:
        """The failure itself quotes what was written, as many do."""

        def fail(turn: Turn) -> None:
            words = turn.answers["mine"]
            if failing == "statement":
                known = turn.store.session.exec(select(Note.id)).first() or ""
                turn.store.add(Note(id=known, pair_id="pair-1", author_id="mentee-1", visibility="private",
                                    text_sealed=words.encode(), created_at=turn.who.now))  # fmt: skip
                turn.store.flush()
            if failing == "chain":
                raise KeyError(words) from ValueError(words)
            raise ValueError(f"cannot keep {words!r}")

        told.says("mentee-1", "note")
        asked = told.presses("mentee-1", "private")
        before = len(told.house.all(Note))
        with monkeypatch.context() as patched:
            patched.setitem(CONVERSATIONS["session-note"].done, "mine", fail)
            answer = told.says("mentee-1", PRIVATE)
        failed = [line for line in log.text.splitlines() if "handle_failed" in line]
        assert len(failed) == 1
        assert f"the code {error_id(failed[0])}" in answer
        assert told_by(answer) == []
        assert told_by(log.text) == []
        captured = capfd.readouterr()
        assert told_by(captured.err + captured.out) == []

        assert len(told.house.all(Note)) == before  # nothing was changed, and the question stands
        assert "Write what you'd like to remember" in asked
        assert "Only you can see it" in told.says("mentee-1", PRIVATE)

    def test_say_nothing_of_it_when_sending_fails(self, told: Told, log: Log) -> None:
        """Clients of platforms quote what they could not send."""
        told.says("mentee-1", "note")
        told.presses("mentee-1", "shared")
        told.says("mentee-1", SHARED)
        told.house.post.troubles["mentor-1"] = [OSError(f"413: {SHARED}")] * 3
        for _ in range(4):
            told.house.beat(hours=6)
        assert "delivery_failed" in log.text
        assert told_by(log.text) == []
        assert all(row.error in (None, "OSError") for row in told.house.all(OutboxMessage))

    def test_say_nothing_of_it_when_wording_fails(
        self, told: Told, log: Log, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> str:
            raise ValueError(SHARED)

        told.house.post_to("mentor-1", "later", unasked=False)
        with monkeypatch.context() as patched:
            patched.setattr(type(texts()), "say", fail)
            told.house.deliver()
        assert "wording_failed" in log.text
        assert told_by(log.text) == []

    def test_a_database_error_does_not_repeat_values(self, told: Told) -> None:
        [note, *_] = told.house.all(Note)
        again = Note(**(note.model_dump() | {"text_sealed": PRIVATE.encode(), "visibility": PRIVATE}))
        with pytest.raises(IntegrityError) as caught:
            told.house.store(again)
        assert told_by(str(caught.value)) == []
        assert told_by("".join(traceback.format_exception(caught.value))) == []


def error_id(line: str) -> str:
    return line.partition("'error_id': '")[2].partition("'")[0]


class TestReaders:
    def all_commands(self, told: Told, who: str) -> None:
        """Every command there is, by every word it is known by."""
        for name in MENTOR:
            for word in texts().words(f"command-{name}", "en"):
                told.says(who, f"/mentor {word}")
        for name in PAIRS:
            told.says(who, f"/pairs {name} mentee-1".replace("overview mentee-1", ""))
        told.says(who, "/pairs")
        told.says(who, "what did mentee-1 write?")

    def test_a_coordinators_every_answer_is_free_of_it(self, told: Told) -> None:
        told.house.now += timedelta(weeks=4)  # silent by now: the coordinator hears about it
        told.says("mentee-1", "stuck")
        for _ in range(8):
            told.house.beat(days=1)
        self.all_commands(told, COORDINATOR)
        for one in ("mentee-1", "mentor-1", "mentee-2", "mentor-2"):
            for name in ("status", "why"):
                assert "Mentee" in told.says(COORDINATOR, f"/pairs {name} {one}")
        read = told.everything_of(COORDINATOR)
        assert "haven't" in "\n".join(told.house.post.to(COORDINATOR))
        assert told_by(read) == []

    def test_a_coordinator_cannot_answer_or_open_somebody_elses_question(self, told: Told) -> None:
        for conversation in told.house.all(StoredConversation):
            for content in (
                Answered(turn, {"keep": "private", "mine": "x"}, conversation.id) for turn in range(1, 4)
            ):
                answer = told.house.sends(COORDINATOR, content)
                assert told_by(repr(answer)) == []
        assert len({note.author_id for note in told.house.all(Note)} & {COORDINATOR}) == 0

    def test_the_partner_gets_what_is_shared_and_nothing_else(self, told: Told) -> None:
        before = told.everything_of("mentor-1")
        assert SHARED in before  # it was delivered
        self.all_commands(told, "mentor-1")
        read = told.everything_of("mentor-1")
        assert all(text in read for text in OF_THE_PAIR)
        assert [text for text in told_by(read) if text in (*PRIVATE_ONES, MISPLACED, FAREWELL)] == []

    def test_the_mentees_copy_of_their_data_has_none_of_the_mentors_drafts(self, told: Told) -> None:
        read = told.says("mentee-1", "/mentor " + texts().words("command-my-data", "en")[0])
        assert PRIVATE in read
        assert DRAFT_NOTE not in read
        assert DRAFT_SITUATION not in read

    @pytest.mark.parametrize("who", ["mentee-2", "mentor-2"])
    def test_another_pair_gets_nothing_of_it(self, told: Told, who: str) -> None:
        self.all_commands(told, who)
        assert told_by(told.everything_of(who)) in ([], [FAREWELL])

    def test_the_farewell_reaches_the_partner_alone(self, told: Told) -> None:
        assert FAREWELL in told.everything_of("mentor-2")

    def test_a_note_that_was_shared_with_a_pair_that_ended_is_not_for_the_coordinator(
        self, told: Told
    ) -> None:
        told.says(COORDINATOR, "/pairs status mentee-2")
        assert told_by(told.everything_of(COORDINATOR)) == []
