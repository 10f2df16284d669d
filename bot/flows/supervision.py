"""Topics for a supervision: a mentor hands in a case without names; the coordinator sees it among others (E26; ADR 0013).

The text stands in ``about`` until it is handed in: whatever puts other words there, its author reads them on the page
``sure``, exactly as others will, and may change them.
"""

from __future__ import annotations

from bot import writing_help as drafting
from bot.conversation.engine import State, change_about
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Ask, Message, Say, text
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
from bot.turn import Conversation, Scene
from bot.writing.identifying import identifying_parts
from bot.writing.mark import marked
from bot.writing.tasks import Use
from storage import conversations, pairs, people, supervision
from storage.tables import Conversation as Row

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


def hand_in(scene: Scene, programme_id: str, words: str = "") -> None:
    """Ask a mentor for a case, or go on with one that is not finished; ``words`` are what they have typed of it already."""
    if not _may_hand_in(scene, programme_id):
        return
    subject = conversations.subject_of(FLOW.name, scene.pair.pair.id)
    if words and conversations.open_on(scene.work, scene.person.id, subject) is not None:
        scene.say("supervision-unfinished")
    else:
        scene.say("supervision-intro")
    scene.begin("supervision", about={"programme": programme_id}, answers={"case": words} if words else {})


def show_own(scene: Scene, programme_id: str) -> bool:
    """The topics of the person's that wait, to withdraw one or add another; False where there is none."""
    topics = [
        [topic.id, truncate(supervision.topic_text(scene.work, topic))]
        for topic in supervision.own(scene.work, scene.person.id)
        if scene.may_see_in(topic.programme_id, Data.SUPERVISION_AUTHOR, scene.person.id)
    ]
    if topics:
        scene.begin("supervision-mine", about={"topics": topics, "programme": programme_id})
    return bool(topics)


def may_be_asked(scene: Scene, programme_id: str) -> bool:
    """Whether the programme has mentors enough for a text that gives nobody away."""
    return enough_mentors(pairs.mentors_of(scene.work, programme_id), _coordinators(scene, programme_id))


def hint(scene: Scene) -> None:
    """Where a pair is hard for its mentor: half a sentence about the supervision, if the programme can have topics."""
    if scene.role == "mentor" and may_be_asked(scene, scene.pair.programme.id):
        scene.line("supervision-hint")


def _may_hand_in(scene: Scene, programme_id: str) -> bool:
    """Whether the person may hand in a topic now; says what is in the way."""
    mine = supervision.own(scene.work, scene.person.id)
    if scene.person.id not in pairs.mentors_of(scene.work, programme_id):
        scene.say("supervision-mentors-only")
    elif not may_be_asked(scene, programme_id):
        scene.say("supervision-few")
    elif len([topic for topic in mine if topic.programme_id == programme_id]) >= MAX_PENDING_TOPICS:
        scene.say("supervision-many")
    else:
        return True
    return False


def _coordinators(scene: Scene, programme_id: str) -> frozenset[str]:
    found = people.coordinators(scene.work, programme_id)
    return frozenset(member.person.id for member in found)


def _weigh(scene: Scene, words: str) -> None:
    """Put the words in place of those before, with what in them is to be looked at again."""
    names = [person.name for person in people.on_rosters(scene.work, [scene.about["programme"]])]
    found = identifying_parts(words, names)[:LOOKED_AT]
    may_reword = find_concern(words) is None and drafting.offered(scene)
    scene.about |= {
        "text": words,
        "shown": words,
        "look": ", ".join(found),
        "found": "yes" if found else "no",
        "may_reword": "yes" if may_reword else "",
        "before": "",
    }


def _case(scene: Scene) -> None:
    _weigh(scene, scene.answers["case"])


def _words(scene: Scene) -> None:
    if scene.answers["words"] != scene.about["text"]:  # sent as they stood, they stay whose they were
        _weigh(scene, scene.answers["words"])


def _reword(scene: Scene) -> None:
    """Have the words said plainly; meanwhile the question stays as it is."""
    scene.about["may_reword"] = ""
    if not drafting.ask(scene, Use.REWORD, text=scene.about["text"], waits=True):
        scene.say("supervision-not-reworded")


def reworded(scene: Scene, asked: str, words: str) -> list[Message]:
    """Show other words for those ``asked`` about, where their author still has to decide; nothing where they have gone on."""
    found = _waiting_with(scene, asked)
    if found is None:
        return []
    row, state = found
    before, scene.about = str(state.about["text"]), dict(state.about)
    _weigh(scene, words)
    about = {**scene.about, "shown": marked(words, drafted=True), "before": before, "may_reword": ""}
    state = change_about(state, **about)
    conversations.save(scene.work, row, state.to_json())
    return [Say("supervision-reworded"), Ask(row.id, state.turn)]


def not_reworded(scene: Scene, asked: str) -> list[Message]:
    """No other words came: the author is asked what they were asked before."""
    found = _waiting_with(scene, asked)
    return [] if found is None else [Say("supervision-not-reworded"), Ask(found[0].id, found[1].turn)]


def _waiting_with(scene: Scene, words: str) -> tuple[Row, State] | None:
    """The open conversation in which the author is to decide about exactly these words."""
    row = conversations.open_on(
        scene.work, scene.person.id, conversations.subject_of(FLOW.name, scene.pair.pair.id)
    )
    if row is None:
        return None
    state = State.from_json(conversations.state_of(scene.work, row))
    return (row, state) if state.page == "sure" and state.about["text"] == words else None


def _sure(scene: Scene) -> None:
    answer, programme_id = scene.answers["sure"], scene.about["programme"]
    if answer == "leave":
        scene.say("supervision-left")
    elif answer == "reword":
        _reword(scene)
    elif answer == "own":
        _weigh(scene, scene.about["before"])
    elif answer == "hand_in" and not _may_hand_in(scene, programme_id):
        scene.line("supervision-not-taken", text=scene.about["shown"])  # it would be lost
    elif answer == "hand_in":
        supervision.hand_in(
            scene.work,
            programme_id=programme_id,
            author_id=scene.person.id,
            theme=scene.answers["theme"],
            text=scene.about[
                "shown"
            ],  # with the mark, where a machine wrote it: a column of its own would tell of its author
        )
        scene.say("supervision-handed-in")


def _mine(scene: Scene) -> None:
    chosen = scene.answers["mine"]
    if chosen == ADD:
        hand_in(scene, scene.about["programme"])
        return
    if chosen == "leave":
        scene.say("supervision-stays")
        return
    known = {topic.id: topic for topic in supervision.own(scene.work, scene.person.id)}
    topic = known.get(chosen)
    if topic is None or not scene.may_see_in(topic.programme_id, Data.SUPERVISION_TOPIC, scene.person.id):
        scene.about |= {"text": "", "theme": text("supervision-theme-other"), "state": "gone"}
        return
    scene.about |= {
        "text": supervision.topic_text(scene.work, topic),
        "theme": text(f"supervision-theme-{topic.theme}"),
        "state": "opened" if topic.opened_at else "waiting",
    }


def _topic(scene: Scene) -> None:
    if scene.answers["topic"] == "keep":
        scene.say("supervision-stays")
        return
    topic = supervision.withdraw(scene.work, scene.answers["mine"], scene.person.id)
    if topic is None:
        scene.say("supervision-gone")
    else:
        scene.say("supervision-withdrawn", state="opened" if topic.opened_at else "waiting")


# ---- a coordinator -------------------------------------------------------------------------------------------------------


def may_open(scene: Scene, programme_id: str) -> bool:
    """Whether the topics that wait may be opened together; adds why not, and never how many there are."""
    topics = supervision.waiting(scene.work, programme_id)
    authors = frozenset(supervision.author_of(scene.work, topic) for topic in topics)
    mentors = pairs.mentors_of(scene.work, programme_id)
    reason = withheld_reason(authors, mentors, _coordinators(scene, programme_id))
    if reason is not None:
        few = reason is WithheldReason.FEW_MENTORS
        scene.line("supervision-few-mentors" if few else "supervision-few-topics")
    return reason is None


def _open(scene: Scene) -> None:
    programme_id = scene.about["programme"]
    if scene.answers["open"] == "wait":
        scene.say("supervision-waits")
    elif _coordinates(scene, programme_id) and may_open(scene, programme_id):
        supervision.open_together(supervision.waiting(scene.work, programme_id), scene.now)
        scene.say("supervision-opened")


def _held(scene: Scene) -> None:
    programme_id = scene.about["programme"]
    if scene.answers["held"] == "not_yet":
        scene.say("supervision-lies")
    elif _coordinates(scene, programme_id):
        supervision.held(supervision.opened(scene.work, programme_id), scene.now)
        scene.say("supervision-closed")


def _coordinates(scene: Scene, programme_id: str) -> bool:
    """Whether the person still coordinates the programme: a roster may have come in between."""
    if scene.member.coordinates(programme_id):
        return True
    scene.say("pairs-not-yours")
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
