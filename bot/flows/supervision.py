"""Topics for a supervision: a mentor hands in a case without names; the coordinator sees it among others (E26; ADR 0013).

The text stands in ``about`` until it is handed in: whatever puts other words there, its author reads them on the page
``sure``, exactly as others will, and may change them.
"""

from __future__ import annotations

from bot import writing_help
from bot.conversation import refs
from bot.conversation.engine import State, change_about
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Ask, Message, Say
from bot.rules.care import find_concern
from bot.rules.supervision import (
    MAX_PENDING_TOPICS,
    THEMES,
    WithheldReason,
    enough_mentors,
    withheld_reason,
)
from bot.rules.visibility import Data
from bot.texts.truncation import truncate
from bot.turn import Conversation, Turn
from bot.writing.identifying import identifying_parts
from bot.writing.mark import marked
from bot.writing.tasks import Use
from storage import conversations, pairs, people, supervision
from storage.tables import StoredConversation

LOOKED_AT = 12  # words that are named: more would be read by nobody
ADD = "add"

FLOW = Flow(
    "supervision",
    pages=(
        Page("case", (Text(name="case", seen_by=SeenBy.SUPERVISION),), then="theme"),
        Page("theme", (Choice(name="theme", of=THEMES, seen_by=SeenBy.SUPERVISION),), then="sure"),
        Page(
            "sure",
            (
                Choice(
                    name="sure",
                    of=("hand_in", "change", "reword", "own", "leave"),
                    needs={"reword": "may_reword", "own": "before"},
                    seen_by=SeenBy.SUPERVISION,
                ),
            ),
            then=Branch(
                "sure", {"hand_in": None, "change": "words", "reword": "sure", "own": "sure", "leave": None}
            ),
        ),
        Page("words", (Text(name="words", edits="text", seen_by=SeenBy.SUPERVISION),), then="sure"),
    ),
)

MINE = Flow(
    "supervision-mine",
    pages=(
        Page(
            "mine",
            (Choice(name="mine", listed="topics", of=(ADD, "leave"), seen_by=SeenBy.ME),),
            then=Branch("mine", {"listed": "topic", ADD: None, "leave": None}),
        ),
        Page("topic", (Choice(name="topic", of=("keep", "withdraw"), seen_by=SeenBy.ME),)),
    ),
)

OPEN = Flow(
    "supervision-open",
    pages=(Page("open", (Choice(name="open", of=("open", "wait"), seen_by=SeenBy.SETTINGS),)),),
)

HELD = Flow(
    "supervision-held",
    pages=(Page("held", (Choice(name="held", of=("held", "not_yet"), seen_by=SeenBy.SETTINGS),)),),
)


# ---- a mentor ------------------------------------------------------------------------------------------------------------


def hand_in(turn: Turn, programme_id: str, words: str = "") -> None:
    """Ask a mentor for a case, or go on with one that is not finished; ``words`` are what they have typed of it already."""
    if not _may_hand_in(turn, programme_id):
        return
    subject = conversations.subject_of(FLOW.name, turn.who.pair_id)
    if words and conversations.open_on(turn.store, turn.who.person.id, subject) is not None:
        turn.say("supervision-unfinished")
    else:
        turn.say("supervision-intro")
    turn.begin("supervision", about={"programme": programme_id}, answers={"case": words} if words else {})


def show_own(turn: Turn, programme_id: str) -> bool:
    """The topics of the person's that wait, to withdraw one or add another; False where there is none."""
    topics = [
        [topic.id, truncate(supervision.topic_text(turn.store, topic))]
        for topic in supervision.open_of_author(turn.store, turn.who.person.id)
        if turn.who.may_see_in(topic.programme_id, Data.SUPERVISION_AUTHOR, turn.who.person.id)
    ]
    if topics:
        turn.begin("supervision-mine", about={"topics": topics, "programme": programme_id})
    return bool(topics)


def may_be_asked(turn: Turn, programme_id: str) -> bool:
    """Whether the programme has mentors enough for a text that gives nobody away."""
    return enough_mentors(pairs.mentors_of(turn.store, programme_id), _coordinators(turn, programme_id))


def hint(turn: Turn) -> None:
    """Where a pair is hard for its mentor: half a sentence about the supervision, if the programme can have topics."""
    if turn.who.role == "mentor" and may_be_asked(turn, turn.who.pair.programme.id):
        turn.line("supervision-hint")


def _may_hand_in(turn: Turn, programme_id: str) -> bool:
    """Whether the person may hand in a topic now; says what is in the way."""
    mine = supervision.open_of_author(turn.store, turn.who.person.id)
    if turn.who.person.id not in pairs.mentors_of(turn.store, programme_id):
        turn.say("supervision-mentors-only")
    elif not may_be_asked(turn, programme_id):
        turn.say("supervision-few")
    elif len([topic for topic in mine if topic.programme_id == programme_id]) >= MAX_PENDING_TOPICS:
        turn.say("supervision-many")
    else:
        return True
    return False


def _coordinators(turn: Turn, programme_id: str) -> frozenset[str]:
    found = people.coordinators(turn.store, programme_id)
    return frozenset(member.person.id for member in found)


def _weigh(turn: Turn, words: str) -> None:
    """Put the words in place of those before, with what in them is to be looked at again."""
    names = [person.name for person in people.on_rosters(turn.store, [turn.about["programme"]])]
    found = identifying_parts(words, names)[:LOOKED_AT]
    may_reword = find_concern(words) is None and writing_help.offered(turn)
    turn.about.update(
        {
            "text": words,
            "shown": words,
            "look": ", ".join(found),
            "found": "yes" if found else "no",
            "may_reword": "yes" if may_reword else "",
            "before": "",
        }
    )


def _case(turn: Turn) -> None:
    _weigh(turn, turn.answers["case"])


def _words(turn: Turn) -> None:
    if turn.answers["words"] != turn.about["text"]:  # sent as they stood, they stay whose they were
        _weigh(turn, turn.answers["words"])


def _reword(turn: Turn) -> None:
    """Have the words said plainly; meanwhile the question stays as it is."""
    turn.about["may_reword"] = ""
    if not writing_help.ask(turn, Use.REWORD, text=turn.about["text"], waits=True):
        turn.say("supervision-not-reworded")


def reworded(turn: Turn, asked: str, words: str) -> list[Message]:
    """Show other words for those ``asked`` about, where their author still has to decide; nothing where they have gone on."""
    found = _waiting_with(turn, asked)
    if found is None:
        return []
    row, state = found
    before = str(state.about["text"])
    inside = turn.in_conversation(dict(state.about), {})
    _weigh(inside, words)
    about = {**inside.about, "shown": marked(words, drafted=True), "before": before, "may_reword": ""}
    state = change_about(state, **about)
    conversations.save(turn.store, row, state.to_json())
    return [Say("supervision-reworded"), Ask(row.id, state.turn)]


def not_reworded(turn: Turn, asked: str) -> list[Message]:
    """No other words came: the author is asked what they were asked before."""
    found = _waiting_with(turn, asked)
    return [] if found is None else [Say("supervision-not-reworded"), Ask(found[0].id, found[1].turn)]


def _waiting_with(turn: Turn, words: str) -> tuple[StoredConversation, State] | None:
    """The open conversation in which the author is to decide about exactly these words."""
    row = conversations.open_on(
        turn.store, turn.who.person.id, conversations.subject_of(FLOW.name, turn.who.pair_id)
    )
    if row is None:
        return None
    state = State.from_json(conversations.state_of(turn.store, row))
    return (row, state) if state.page == "sure" and state.about["text"] == words else None


def _sure(turn: Turn) -> None:
    answer, programme_id = turn.answers["sure"], turn.about["programme"]
    if answer == "leave":
        turn.say("supervision-left")
    elif answer == "reword":
        _reword(turn)
    elif answer == "own":
        _weigh(turn, turn.about["before"])
    elif answer == "hand_in" and not _may_hand_in(turn, programme_id):
        turn.line("supervision-not-taken", text=turn.about["shown"])  # it would be lost
    elif answer == "hand_in":
        supervision.hand_in(
            turn.store,
            programme_id=programme_id,
            author_id=turn.who.person.id,
            theme=turn.answers["theme"],
            text=turn.about[
                "shown"
            ],  # with the mark, where a machine wrote it: a column of its own would tell of its author
        )
        turn.say("supervision-handed-in")


def _mine(turn: Turn) -> None:
    chosen = turn.answers["mine"]
    if chosen == ADD:
        hand_in(turn, turn.about["programme"])
        return
    if chosen == "leave":
        turn.say("supervision-stays")
        return
    known = {topic.id: topic for topic in supervision.open_of_author(turn.store, turn.who.person.id)}
    topic = known.get(chosen)
    if topic is None or not turn.who.may_see_in(
        topic.programme_id, Data.SUPERVISION_TOPIC, turn.who.person.id
    ):
        turn.about.update({"text": "", "theme": refs.text("supervision-theme-other"), "state": "gone"})
        return
    turn.about.update(
        {
            "text": supervision.topic_text(turn.store, topic),
            "theme": refs.text(f"supervision-theme-{topic.theme}"),
            "state": "opened" if topic.opened_at else "waiting",
        }
    )


def _topic(turn: Turn) -> None:
    if turn.answers["topic"] == "keep":
        turn.say("supervision-stays")
        return
    topic = supervision.withdraw(turn.store, turn.answers["mine"], turn.who.person.id)
    if topic is None:
        turn.say("supervision-gone")
    else:
        turn.say("supervision-withdrawn", state="opened" if topic.opened_at else "waiting")


# ---- a coordinator -------------------------------------------------------------------------------------------------------


def may_open(turn: Turn, programme_id: str) -> bool:
    """Whether the topics that wait may be opened together; adds why not, and never how many there are."""
    topics = supervision.waiting(turn.store, programme_id)
    authors = frozenset(supervision.author_of(turn.store, topic) for topic in topics)
    mentors = pairs.mentors_of(turn.store, programme_id)
    reason = withheld_reason(authors, mentors, _coordinators(turn, programme_id))
    if reason is not None:
        few = reason is WithheldReason.FEW_MENTORS
        turn.line("supervision-few-mentors" if few else "supervision-few-topics")
    return reason is None


def _open(turn: Turn) -> None:
    programme_id = turn.about["programme"]
    if turn.answers["open"] == "wait":
        turn.say("supervision-waits")
    elif _coordinates(turn, programme_id) and may_open(turn, programme_id):
        supervision.open_together(supervision.waiting(turn.store, programme_id), turn.who.now)
        turn.say("supervision-opened")


def _held(turn: Turn) -> None:
    programme_id = turn.about["programme"]
    if turn.answers["held"] == "not_yet":
        turn.say("supervision-lies")
    elif _coordinates(turn, programme_id):
        supervision.mark_discussed(supervision.opened(turn.store, programme_id), turn.who.now)
        turn.say("supervision-closed")


def _coordinates(turn: Turn, programme_id: str) -> bool:
    """Whether the person still coordinates the programme: a roster may have come in between."""
    if turn.who.member.coordinates(programme_id):
        return True
    turn.say("pairs-not-yours")
    return False


TYPED = frozenset({"case", "words", "theme", "text", "shown", "before", "look"})
CONVERSATION = Conversation(
    FLOW, done={"case": _case, "words": _words, "sure": _sure}, resumes=True, forgets=TYPED
)
MINE_CONVERSATION = Conversation(
    MINE, done={"mine": _mine, "topic": _topic}, forgets=frozenset({"topics", "text", "theme"})
)
OPEN_CONVERSATION = Conversation(OPEN, done={"open": _open})
HELD_CONVERSATION = Conversation(HELD, done={"held": _held})
