"""The one door: whatever a person does comes in here, in one transaction, and the answer goes back from here."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches

from bot import writing_help as drafting
from bot.commands import MENTOR, PAIRS, Command, care, privacy
from bot.commands.help import alone
from bot.commands.notes import may_read
from bot.conversation.date_fields import When, is_zone, without_until
from bot.conversation.engine import State, pending, resume
from bot.conversation.fields import AS_DRAFTED, Text
from bot.conversation.messages import (
    Answered,
    Ask,
    Back,
    Hello,
    Incoming,
    Left,
    Linked,
    Message,
    Opened,
    Reply,
    Said,
    Say,
    Worded,
    Words,
)
from bot.conversation.messages import Command as Commanded
from bot.conversation.text_folding import fold, option_by_number
from bot.conversations import begin_next, carry_on, opened
from bot.flows import CONVERSATIONS
from bot.inbox.intents import CONFIDENT, note_at_once, respond
from bot.inbox.invitations import LINKED, REFUSALS, follow, welcome_the_place
from bot.outbox.digest import asks, over, put_together, start_clock
from bot.presentation.deferred import expanded
from bot.presentation.lookup import calendar_entry
from bot.presentation.replies import reply_from_json, reply_to_json
from bot.presentation.wording import Lookup, OpenConversation, Wording, referred_people
from bot.reader import reader_of
from bot.rules.care import Concern, find_concern
from bot.rules.exception_location import exception_location
from bot.rules.intent import Intent, IntentKind, recognise
from bot.rules.platforms import BY_INVITATION, NAMES, allowed
from bot.rules.when import parse_date
from bot.schedule.pair import arm_pair
from bot.texts.loader import LANGUAGES, Texts
from bot.turn import Invitations, Scene, Writing
from bot.writing.mark import marked
from bot.writing.tasks import Use, Wish
from conversation_prompts.card import Library
from storage import conversations, erasure, outbox, pairs, people, seen, writer_jobs
from storage import notes as note_store
from storage.database import Database, UnitOfWork
from storage.tables import Conversation, Note

WITH_A_DATE = ("next", "pause")  # commands that a date may follow without a slash before them
BEFORE_WELCOME = frozenset(
    {"care", "privacy", "my-data", "erase"}
)  # help and rights wait for no acquaintance
SEEN_KEPT = timedelta(days=3)  # platforms redeliver within hours
INVITATION_LIFE = timedelta(days=7)
NOT_TAKEN = frozenset({"stale", "closed"})  # what is said to an answer that came too late
A_REMARK = 2  # words: about a draft, and no text in its place
A_WISH = 300  # characters: what is longer is told, not wished for
COMMANDS = {
    Wish.NOTES: "notes",
    Wish.STEPS: "steps",
    Wish.GOAL: "goal",
    Wish.STATUS: "status",
    Wish.HELP: "help",
}
"""What a guess runs as a command; the others are done as if the rules had understood them."""
SKIP = ""  # stands behind the options of a field that may be skipped

_log = logging.getLogger(__name__)


class Service:
    """The companion as adapters know it."""

    def __init__(
        self,
        database: Database,
        texts: Texts,
        library: Library,
        *,
        invitation_life: timedelta = INVITATION_LIFE,
        writing: Writing | None = None,
    ) -> None:
        """``writing`` is the installation's language model, where it has one."""
        self.database = database
        self.texts = texts
        self.library = library
        self.wording = Wording(texts, library)
        self.invitations = Invitations(life=invitation_life)
        self.writing = writing
        self._known: dict[str, frozenset[str]] = {}
        self._named: dict[str, dict[str, str]] = {}

    def open_to_invitations(self, platform: str, link: str) -> None:
        """From now on people can be invited to a platform. ``link`` has ``{code}`` where the invitation's code goes."""
        if "{code}" not in link:
            raise ValueError(f"the link to {platform} has no {{code}} in it")
        self.invitations = replace(self.invitations, links={**self.invitations.links, platform: link})

    def handle(self, incoming: Incoming, now: datetime) -> Reply:
        """Answer whoever acted. One transaction; the same event twice changes nothing and gets the same answer.

        A failure changes nothing: it is logged with a short id, and the person is told that id in their language.
        """
        try:
            with self.database.transaction() as work:
                return self._handle(work, incoming, now)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the person gets an answer
            with self.database.transaction() as work:
                error_id = work.new_id()[:6]
                member = people.by_address(work, incoming.platform, incoming.workspace, incoming.user)
                reader = reader_of(member.person, member.programme, now) if member else None
            _log.error(
                "handling failed: %s",
                exception_location(failure),
                extra={"action": "handle_failed", "error_id": error_id},
            )
            language, address = (reader.language, reader.address) if reader else ("en", "tu")
            apology = Words(self.texts.say("failure", language, address, {"id": error_id}))
            return Reply(reader.person_id if reader else None, (apology,))

    def connect(
        self, platform: str, workspace: str, user: str, email: str, *, zone: str | None = None
    ) -> bool:
        """Remember where somebody on the roster is reached; False where nobody has that e-mail.

        ``zone`` is the IANA zone that the platform knows of; it is kept until the person says otherwise in their welcome.
        """
        with self.database.transaction() as work:
            person = people.by_email(work, email)
            if person is None:
                return False
            member = people.members(work, [person.id]).get(person.id)
            if member is None or not allowed(member.programme.platforms, platform):
                return False
            people.connect(work, person, platform, workspace, user)
            if zone and person.zone is None and person.welcomed_at is None and is_zone(zone):
                person.zone = zone
            return True

    def places(self, platform: str, person_ids: Collection[str]) -> list[tuple[str, str]]:
        """Where these people are reached on a platform: workspace and user."""
        with self.database.transaction() as work:
            return people.places(work, platform, person_ids)

    def unplaced(self, platform: str) -> list[str]:
        """The e-mails of people on a roster who are not known on a platform yet."""
        with self.database.transaction() as work:
            return people.nowhere_on(work, platform)

    def in_every_language(self, text: str) -> str:
        """A text for somebody whose language is not known yet."""
        return " · ".join(self.texts.say(text, language) for language in LANGUAGES)

    def say_to(self, platform: str, workspace: str, user: str, text: str, now: datetime) -> str:
        """A text for whoever is reached there, in their words; for a stranger in every language."""
        with self.database.transaction() as work:
            member = people.by_address(work, platform, workspace, user)
            reader = reader_of(member.person, member.programme, now) if member else None
        return self.wording.say(text, reader) if reader else self.in_every_language(text)

    def _handle(self, work: UnitOfWork, incoming: Incoming, now: datetime) -> Reply:
        member = people.by_address(work, incoming.platform, incoming.workspace, incoming.user)
        known = seen.reply_of(work, incoming.platform, incoming.event_id) if member else None
        if known is not None:
            return replace(reply_from_json(known), again=True)
        outcome = None
        if isinstance(incoming.content, Linked):
            outcome = follow(work, incoming, incoming.content.code, member, now)
            if outcome == LINKED:
                member = people.by_address(work, incoming.platform, incoming.workspace, incoming.user)
        if member is None:
            return self._to_a_stranger(incoming.platform, outcome)
        scene = Scene(work, now, member, self.library, invitations=self.invitations, writing=self.writing)
        member.person.unreachable_since = None
        if member.address is not None:
            member.address.unreachable_since = None
        found = find_concern(_typed_words(incoming.content))
        if found is not None and (found is not Concern.STRAIN or not self._writes(scene, incoming.content)):
            care.answer(scene, found, dropped=True)  # nothing is entered, remembered or told
            return Reply(member.person.id, self.word(scene, scene.replies))
        if not allowed(member.programme.platforms, incoming.platform):  # switched off since they came
            scene.say("platform-off", platform=NAMES.get(incoming.platform, incoming.platform))
            return Reply(member.person.id, self.word(scene, scene.replies))
        privacy.changed(scene)
        if outcome is not None:
            self._arrive(scene, outcome)
        else:
            self._enter(scene, incoming.content)
        answer = self.settle(scene)
        stale = any(isinstance(said, Say) and said.text in NOT_TAKEN for said in scene.replies)
        reply = Reply(
            member.person.id,
            (*answer, *self._what_waits(scene)),
            _touched(scene),
            stale=stale,
            asks_writer=scene.asks_writer,
        )
        if scene.erase_person:
            work.flush()
            erasure.erase(work, member.person, now)
        if not scene.unrecorded:
            seen.remember(
                work, incoming.platform, incoming.event_id, member.person.id, reply_to_json(reply), now
            )
        if found is None:
            return reply
        scene.replies.clear()
        care.answer(scene, found, dropped=False)
        return replace(reply, messages=(*reply.messages, *self.word(scene, scene.replies)))

    def _to_a_stranger(self, platform: str, refused: str | None) -> Reply:
        """What somebody is told whom nobody knows there: in both languages, since theirs is not known either."""
        usual = "stranger-invited" if platform in BY_INVITATION else "stranger"
        text = REFUSALS[refused] if refused else usual
        return Reply(None, tuple(Words(self.texts.say(text, language)) for language in ("lt", "en")))

    def settle(self, scene: Scene) -> tuple[Worded, ...]:
        """Write what a scene decided: timers, outbox; and put its replies into words."""
        if scene.facts_changed:
            arm_pair(scene)
        if scene.outbox:
            outbox.post(scene.work, scene.outbox, scene.now)
        return self.word(scene, scene.replies)

    def word(self, scene: Scene, messages: Sequence[Message], *, whole: bool = False) -> tuple[Worded, ...]:
        """Messages in the scene's person's words; none at all if they are to be ``whole`` and a part is out of date."""
        messages = [part for message in messages for part in expanded(scene, message)]
        lookup = self.lookup(scene, messages)
        found: list[Worded] = []
        for message in messages:
            worded = self.wording.word(message, scene.reader, lookup)
            if worded is None and whole:
                return ()
            last = found[-1] if found else None
            if (
                isinstance(message, Say)
                and message.attached
                and isinstance(worded, Words)
                and isinstance(last, Words)
            ):
                found[-1] = Words(last.text, (*last.lines, worded.text))
            elif worded is not None:
                found.append(worded)
        return tuple(found)

    def whole(self, scene: Scene, messages: Sequence[Message]) -> tuple[Worded, ...]:
        """Messages in the scene's person's words, or none of them where one is out of date."""
        return self.word(scene, messages, whole=True)

    def _what_waits(self, scene: Scene) -> tuple[Worded, ...]:
        """What waits for the person comes with an answer that asks nothing: they are here, and one message less is due.

        News at once, a question once they are through with something. Nothing where they wanted quiet.
        """
        through = any(row.closed_at == scene.now for row in scene.opened.values())
        person = scene.person
        asked = any(isinstance(reply, Ask) for reply in scene.replies)
        if asked or scene.unrecorded or scene.erase_person or self._open(scene, person.focus) is not None:
            return ()
        if person.paused_until is not None and scene.today < person.paused_until:
            return ()
        scene.work.flush()
        here = scene.member.address
        rows = outbox.waiting(scene.work, person.id, scene.now, address_id=here.id if here else None)
        couples = pairs.by_ids(scene.work, {row.pair_id for row in rows if row.pair_id})
        scenes = {
            row.id: Scene(scene.work, scene.now, scene.member, self.library, couples.get(row.pair_id or ""))
            for row in rows
        }
        rows = [row for row in rows if not over(row, person, scenes[row.id].couple, scene.now)]
        if not through:  # whoever looks something up hears the news, and is asked nothing
            rows = [row for row in rows if not asks(row)]
        several = bool(rows) and person.id in pairs.in_several(scene.work, [person.id])
        together = put_together(scenes, rows, self.whole, self.wording, several=several)
        if together.shown:
            outbox.shown(scene.work, together.shown, scene.now)
            person.focus = together.focus
            for row in together.shown:
                for effect in row.on_delivered:
                    start_clock(scene.work, self.library, effect, scene.member, scene.now)
        return tuple(together.words)

    def lookup(self, scene: Scene, messages: Sequence[Message]) -> Lookup:
        """What the references in these messages lead to, for the scene's person."""
        asked: dict[str, OpenConversation] = {}
        for message in messages:
            if isinstance(message, Ask):
                row = self._in_hand(scene, message.conversation)
                if row is not None and row.person_id == scene.person.id:
                    couple = self._couple(scene, row)
                    partner, role = (
                        (couple.partner_of(scene.person.id).name, couple.role_of(scene.person.id))
                        if couple
                        else ("", "")
                    )
                    asked[row.id] = opened(
                        partner, role, row.flow, State.from_json(conversations.state_of(scene.work, row))
                    )
        wanted = {person_id for message in messages for person_id in referred_people(message)}
        known = {scene.person.id: scene.person.name}
        if scene.couple:
            known |= {one.id: one.name for one in (scene.couple.mentor, scene.couple.mentee)}
        names = known | people.names(scene.work, wanted - known.keys())
        return Lookup(
            names,
            asked,
            lambda note_id: self._note(scene, note_id),
            lambda job_id: self._draft(scene, job_id),
            lambda meeting_id: calendar_entry(scene, meeting_id),
        )

    def _open(self, scene: Scene, conversation_id: str | None) -> Conversation | None:
        """The person's open conversation with this id; the scene is about its pair from then on."""
        found = pairs.of_conversation(scene.work, conversation_id) if conversation_id else None
        if found is None or found[0].person_id != scene.person.id:
            return None
        row, scene.couple = found
        scene.opened[row.id] = row
        return row

    def _in_hand(self, scene: Scene, conversation_id: str) -> Conversation | None:
        row = scene.opened.get(conversation_id) or conversations.open_by_id(scene.work, conversation_id)
        return None if row is None or row.closed_at is not None else row

    def _couple(self, scene: Scene, row: Conversation) -> pairs.Couple | None:
        if row.pair_id is None:
            return None
        if scene.couple is not None and scene.couple.pair.id == row.pair_id:
            return scene.couple
        return pairs.by_ids(scene.work, [row.pair_id]).get(row.pair_id)

    def _note(self, scene: Scene, note_id: str) -> str | None:
        note: Note | None = note_store.note_by_id(scene.work, note_id)
        if (
            note is None
            or scene.couple is None
            or note.pair_id != scene.couple.pair.id
            or note.erased_at is not None
            or not may_read(scene, note)
        ):
            return None
        return marked(note_store.note_text(scene.work, note), drafted=note.drafted)

    def _draft(self, scene: Scene, job_id: str) -> str | None:
        job = writer_jobs.by_id(scene.work, job_id)
        if job is None or job.person_id != scene.person.id:
            return None
        words = writer_jobs.answer_of(scene.work, job)
        return None if words is None else marked(words, drafted=True)

    def _writes(self, scene: Scene, content: object) -> bool:
        """Whether these words are a text that somebody was asked for: a note keeps what its author wants in it."""
        if isinstance(content, Answered):
            return True
        row = self._open(scene, scene.person.focus)
        if row is None or not isinstance(content, Said):
            return False
        state = State.from_json(conversations.state_of(scene.work, row))
        asked = pending(CONVERSATIONS[row.flow].flow, state)
        return bool(asked) and isinstance(asked[0], Text)

    # ---- what somebody did -------------------------------------------------------------------------------------------

    def _enter(self, scene: Scene, content: object) -> None:
        if isinstance(content, Answered | Back | Left | Opened):
            self._answer(scene, content)
        elif isinstance(content, Commanded):
            self._command(scene, content)
        elif isinstance(content, Hello):
            self._hello(scene)
        elif isinstance(content, Said):
            scene.typed_is_kept = content.kept
            self._said(scene, content.text.strip())
        else:
            raise TypeError(type(content).__name__)

    def _arrive(self, scene: Scene, outcome: str) -> None:
        """Somebody followed an invitation, and is known here."""
        welcome_the_place(scene, outcome)
        if outcome in REFUSALS:
            return
        if scene.person.welcomed_at is None:
            self._welcome(scene)
        elif scene.starts:
            begin_next(scene)
        else:
            self._ask_again(scene)

    def _answer(self, scene: Scene, event: Answered | Back | Left | Opened) -> None:
        row = self._open(scene, event.conversation)
        if row is None:
            scene.say("closed")
            self._ask_again(scene)
        elif isinstance(event, Left):
            self._leave(scene)
        elif isinstance(event, Opened):
            self._show(scene, row, event)
        else:
            self._carry_on(scene, row, event)

    def _carry_on(self, scene: Scene, row: Conversation, event: Answered | Back) -> None:
        if row.flow == "which":
            self._which(scene, row, event)
            return
        if row.flow == "guess":
            self._guess(scene, row, event)
            return
        carry_on(scene, row, event, self.wording)

    def _which(self, scene: Scene, row: Conversation, event: Answered | Back) -> None:
        """The pair is known now: go on with what was wanted."""
        about = State.from_json(conversations.state_of(scene.work, row)).about
        carry_on(scene, row, event, self.wording)
        if row.closed_at is None:
            return
        chosen = scene.answers["pair"]
        scene.couple = pairs.by_ids(scene.work, [chosen])[chosen]
        if about.get("command"):
            MENTOR[about["command"]].run(scene, about["rest"])
        else:
            self._understand(scene, about["rest"])
        begin_next(scene)

    def _guess(self, scene: Scene, row: Conversation, event: Answered | Back) -> None:
        """A yes does what was guessed, and nothing else that was made of the same words."""
        about = State.from_json(conversations.state_of(scene.work, row)).about
        carry_on(scene, row, event, self.wording)
        if row.closed_at is None:
            return
        subject = conversations.subject_of("heard", scene.couple.pair.id if scene.couple else None)
        heard = conversations.open_on(scene.work, scene.person.id, subject)
        if scene.answers["guess"] == "no":
            if heard is not None:
                scene.person.focus = heard.id
                self._ask_again(scene)
            return
        if heard is not None:
            conversations.close(scene.work, heard, scene.now)
        wish, when = Wish(about["wish"]), about["when"]
        if wish in COMMANDS:
            self._run(scene, COMMANDS[wish], "")
            return
        if wish is Wish.PLAN and "T" in when:  # the day and the hour were said back already
            scene.begin("plan", answers={"when": when, "sure": "yes"})
            begin_next(scene)
            return
        at = datetime.fromisoformat(when) if "T" in when else date.fromisoformat(when) if when else None
        respond(scene, Intent(IntentKind(wish.value), at), about.get("text", ""))
        begin_next(scene)

    def _show(self, scene: Scene, row: Conversation, event: Opened) -> None:
        """What the conversation asks now, whatever it asked when its button was sent."""
        stored = State.from_json(conversations.state_of(scene.work, row))
        state = resume(CONVERSATIONS[row.flow].flow, stored)
        if state != stored:
            conversations.save(scene.work, row, state.to_json())
        if event.turn != stored.turn:
            scene.say("stale")
        scene.replies.append(Ask(row.id, state.turn))
        scene.person.focus = row.id

    def _leave(self, scene: Scene) -> None:
        scene.person.focus = None
        scene.say("left")

    def _hello(self, scene: Scene) -> None:
        if scene.person.welcomed_at is None:
            self._welcome(scene)
        else:
            self._run(scene, "help", "")

    def _welcome(self, scene: Scene) -> None:
        couples = pairs.of_person(scene.work, scene.person.id)
        scene.couple = couples[0] if couples else None
        scene.begin("welcome")
        begin_next(scene)

    def _said(self, scene: Scene, text: str) -> None:
        if not text:
            self._hello(scene)
            return
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            self._command(scene, Commanded(name.lower(), rest.strip()))
            return
        row = self._open(scene, scene.person.focus)
        if row is not None:
            self._typed(scene, row, text)
        elif (wanted := self._command_named(fold(text))) and (
            scene.person.welcomed_at is not None or wanted in BEFORE_WELCOME
        ):
            self._run(scene, wanted, "")
        elif scene.person.welcomed_at is None:
            self._welcome(scene)
        else:
            self._heard(scene, text)

    def _typed(self, scene: Scene, row: Conversation, text: str) -> None:
        """Typed words answer the first field that is asked, unless they plainly want something else."""
        said = fold(text)
        flow = CONVERSATIONS[row.flow].flow
        state = resume(flow, State.from_json(conversations.state_of(scene.work, row)))
        if said in self._folded("word-leave"):
            self._leave(scene)
            return
        if said in self._folded("command-care"):
            care.run(scene, "")
            return
        if said in self._folded("word-back"):
            self._carry_on(scene, row, Back(state.turn))
            return
        asked = pending(flow, state)
        if not asked:  # today's flow asks nothing more
            self._carry_on(scene, row, Back(state.turn))
            return
        first = asked[0]
        options = first.options(state.about)
        skips = self._folded("skip") | self._folded(f"{row.flow}-{first.name}-skip")
        if first.optional and (
            said in skips or (options and option_by_number(said, (*options, SKIP)) == SKIP)
        ):
            self._carry_on(scene, row, Answered(state.turn, {first.name: None}))
            return
        if isinstance(first, Text) and self._not_taken(scene, row, state, first, said):
            return
        before = len(scene.replies)
        self._carry_on(scene, row, Answered(state.turn, {first.name: text}))
        misunderstood = any(isinstance(reply, Ask) and reply.unclear for reply in scene.replies[before:])
        if misunderstood and not isinstance(first, Text):
            kept, scene.replies = scene.replies, []
            welcomed = scene.person.welcomed_at is not None
            name = self._command_named(said)
            if name and (welcomed or name in BEFORE_WELCOME):
                self._run(scene, name, "")
            else:  # a date that does not fit the question about a day is no wish to plan
                only = CONFIDENT - {IntentKind.PLAN} if isinstance(first, When) else CONFIDENT
                if welcomed and self._understand(scene, text, only=only):
                    return
                if row.flow == "session-note" and first.name == "keep" and note_at_once(scene, text):
                    begin_next(scene)
                else:
                    scene.replies = (
                        [_asked_afresh(one) for one in kept] if self._greets(scene, text) else kept
                    )

    def _not_taken(self, scene: Scene, row: Conversation, state: State, asked: Text, said: str) -> bool:
        """Whether typed words are not taken for the text that is asked for; what happens instead is done.

        A command in place of a whole draft is no other draft, "hm" is none either, and nothing private is taken from where
        it stays readable.
        """
        stays = scene.typed_is_kept and asked.private
        if not stays and not asked.draft(state.about):
            return False
        if said and (name := self._command_named(said)):
            self._run(scene, name, "")
        elif stays:
            scene.say("private-not-here")
            scene.replies.append(Ask(row.id, state.turn))
        elif self._no_other_draft(row, asked, said):
            scene.replies.append(Ask(row.id, state.turn, {asked.name: ("unclear-draft", {})}))
        else:
            return False
        return True

    def _no_other_draft(self, row: Conversation, asked: Text, said: str) -> bool:
        """Whether typed words speak about a draft rather than stand in its place: it would be lost to a "no thanks"."""
        if said == "1" or said in self._folded(f"{row.flow}-{asked.name}-{AS_DRAFTED}"):
            return False
        few = asked.multiline and len(said.split()) <= A_REMARK
        return few or not said or said.isdecimal() or said in self._folded("unclear-draft")

    def _greets(self, scene: Scene, text: str) -> bool:
        """Whether somebody only says hello: that is no answer, and nothing to be misunderstood either."""
        return recognise(text, language=scene.reader.language, now=scene.reader.now).kind is IntentKind.HELLO

    def _heard(self, scene: Scene, text: str) -> None:
        word, rest = _first_word(text)
        wanted = self._command_named(fold(word))
        reader = scene.reader
        named = without_until(rest) if wanted == "pause" else rest
        whole, after = (parse_date(part, language=reader.language, now=reader.now) for part in (text, named))
        if (
            wanted in WITH_A_DATE and whole is None and after is not None
        ):  # "next Tuesday" is a day, no command
            self._run(scene, wanted, rest)
            return
        if rest and fold(word) == fold(self.texts.words("command-note", reader.language)[0]):
            self._run(scene, "note", rest)  # "note Ask James about …": what follows is the note
            return
        if not self._choose_pair(scene, None, text):
            return
        self._understand(scene, text)

    def _understand(self, scene: Scene, text: str, *, only: frozenset[IntentKind] | None = None) -> bool:
        """Do what free text asks for, of these kinds only where they are given. False where nothing was done."""
        reader = scene.reader
        heard = recognise(text, language=reader.language, now=reader.now)
        if only is not None and heard.kind not in only:
            return False
        if heard.kind is IntentKind.UNKNOWN:
            word, _, rest = text.partition(" ")
            if name := self._command_named(fold(word)):
                self._run(scene, name, rest.strip())
            elif self._near_miss(scene, fold(word)):
                pass
            elif not rest or not drafting.ask(scene, Use.UNDERSTAND, text=text, waits=True):
                scene.say("not-understood")
        else:
            respond(scene, heard, text)
            if heard.kind is IntentKind.NOTE and scene.couple is not None and len(text) <= A_WISH:
                drafting.ask(scene, Use.UNDERSTAND, text=text)
        begin_next(scene)
        return True

    # ---- commands ----------------------------------------------------------------------------------------------------

    def _command(self, scene: Scene, command: Commanded) -> None:
        word, rest = _first_word(command.rest)
        if scene.person.welcomed_at is None:
            named = self._command_named(fold(word if command.name == "mentor" else command.name))
            if named in BEFORE_WELCOME:
                self._run(scene, named, "")
            else:
                self._welcome(scene)
            return
        if command.name == "pairs":
            self._pairs(scene, fold(word), rest.strip())
            return
        if command.name != "mentor":
            word, rest = command.name.replace("_", " "), command.rest
        name = self._command_named(fold(word)) if word else "help"
        if name is None:
            if not self._near_miss(scene, fold(word)):
                scene.say("not-understood")
            self._ask_again(scene)
        else:
            self._run(scene, name, rest.strip())

    def _run(self, scene: Scene, name: str, rest: str) -> None:
        command: Command = MENTOR[name]
        if not self._choose_pair(scene, name, rest):
            return
        if command.of_pair and scene.couple is None:
            scene.say(alone(scene))
            return
        command.run(scene, rest)
        begin_next(scene)

    def _choose_pair(self, scene: Scene, name: str | None, rest: str) -> bool:
        """Find the person's pair; where there are several, ask which one and say False."""
        if scene.couple is not None:
            return True
        couples = pairs.of_person(scene.work, scene.person.id)
        if len(couples) > 1 and (name is None or MENTOR[name].of_pair):
            listed = [[couple.pair.id, couple.partner_of(scene.person.id).name] for couple in couples]
            scene.begin("which", about={"pairs": listed, "command": name or "", "rest": rest})
            begin_next(scene)
            return False
        scene.couple = couples[0] if couples else None
        if scene.couple is None and name is not None and MENTOR[name].after_end:
            scene.couple = pairs.last_ended(scene.work, scene.person.id)
        return True

    def _pairs(self, scene: Scene, word: str, rest: str) -> None:
        if not word:
            PAIRS["overview"].run(scene, rest)
            return
        for name in PAIRS:
            if word in self._folded(f"pairs-command-{name}"):
                PAIRS[name].run(scene, rest)
                begin_next(scene)
                return
        scene.say("pairs-unknown")

    def _command_named(self, word: str) -> str | None:
        return next((name for name in MENTOR if word in self._folded(f"command-{name}")), None)

    def _near_miss(self, scene: Scene, word: str) -> bool:
        """Say which command the word is nearly; whether there is one."""
        known = self._commands(scene.reader.language)
        close = get_close_matches(word, known, n=1, cutoff=0.7)
        if close:
            scene.say("near-miss", command=known[close[0]])
        return bool(close)

    def _commands(self, language: str) -> dict[str, str]:
        """Each word of a command, as it is compared, and the one that the command is known by in this language."""
        if language not in self._named:
            self._named[language] = {
                fold(other): self.texts.words(f"command-{name}", language)[0]
                for name in MENTOR
                for other in self.texts.words(f"command-{name}", language)
            }
        return self._named[language]

    def _folded(self, text: str) -> frozenset[str]:
        """The words of a text in both languages, as they are compared; texts do not change while Pora runs."""
        if text not in self._known:
            words = (word for language in ("lt", "en") for word in self.texts.words(text, language))
            self._known[text] = frozenset(map(fold, words))
        return self._known[text]

    def _ask_again(self, scene: Scene) -> None:
        row = self._open(scene, scene.person.focus)
        if row is not None:
            scene.replies.append(Ask(row.id, State.from_json(conversations.state_of(scene.work, row)).turn))


def _touched(scene: Scene) -> tuple[str, ...]:
    """Whose home page may look different after this."""
    if scene.couple is None:
        return (scene.person.id,)
    return scene.person.id, scene.partner.id


def _typed_words(content: object) -> str:
    """What somebody typed, wherever it is meant to go."""
    if isinstance(content, Said):
        return content.text
    if isinstance(content, Commanded):
        return f"{content.name} {content.rest}"
    if isinstance(content, Answered):
        return " . ".join(value for value in content.values.values() if value)
    return ""


def _asked_afresh(message: Message) -> Message:
    """A question without the remark that the answer was unclear."""
    return Ask(message.conversation, message.turn) if isinstance(message, Ask) else message


def _first_word(text: str) -> tuple[str, str]:
    word, _, rest = text.strip().partition(" ")
    return word, rest.strip()
