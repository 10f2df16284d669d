"""A mentor hands in a topic for a supervision: a case without names, in the mentor's or in reworded text.

The text stands in ``about`` until it is handed in. After every change the author reads it on the page ``sure``, exactly as
the coordinator and the other mentors will, and may change it.
"""

from __future__ import annotations

from bot import writing_help
from bot.conversation.engine import State, change_about
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Ask, Message, Say
from bot.flows.supervision.permissions import may_hand_in
from bot.rules.care import find_concern
from bot.rules.supervision import THEMES
from bot.turn import Conversation, Turn
from bot.writing.identifying import identifying_parts
from bot.writing.mark import marked
from bot.writing.tasks import Use
from storage import conversations, people, supervision
from storage.tables import StoredConversation

MAX_IDENTIFYING_PARTS = 12  # that are shown to the author; nobody would read a longer list

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


def begin_hand_in(turn: Turn, programme_id: str, case: str = "") -> None:
    """Ask a mentor for a case, or go on with an unfinished one; ``case`` is text that was typed with the command."""
    if not may_hand_in(turn, programme_id):
        return
    subject = conversations.subject_of(FLOW.name, turn.who.pair_id)
    if case and conversations.open_on(turn.store, turn.who.person.id, subject) is not None:
        turn.say("supervision-unfinished")
    else:
        turn.say("supervision-intro")
    turn.begin("supervision", about={"programme": programme_id}, answers={"case": case} if case else {})


def reworded(turn: Turn, original: str, words: str) -> list[Message]:
    """Show the author the language model's rewording of ``original``; nothing once the author has gone on."""
    conversation = _deciding_about(turn, original)
    if conversation is None:
        return []
    row, state = conversation
    before = str(state.about["text"])
    inside = turn.in_conversation(dict(state.about), {})
    _set_text(inside, words)
    about = {**inside.about, "shown": marked(words, drafted=True), "before": before, "may_reword": ""}
    state = change_about(state, **about)
    conversations.save(turn.store, row, state.to_json())
    return [Say("supervision-reworded"), Ask(row.id, state.turn)]


def not_reworded(turn: Turn, original: str) -> list[Message]:
    """Tell the author that no rewording came, and ask again what to do with the original text."""
    conversation = _deciding_about(turn, original)
    if conversation is None:
        return []
    row, state = conversation
    return [Say("supervision-not-reworded"), Ask(row.id, state.turn)]


def _deciding_about(turn: Turn, text: str) -> tuple[StoredConversation, State] | None:
    """The person's open conversation whose page ``sure`` asks about exactly this text."""
    row = conversations.open_on(
        turn.store, turn.who.person.id, conversations.subject_of(FLOW.name, turn.who.pair_id)
    )
    if row is None:
        return None
    state = State.from_json(conversations.state_of(turn.store, row))
    return (row, state) if state.page == "sure" and state.about["text"] == text else None


def _set_text(turn: Turn, text: str) -> None:
    """Replace the topic's text, and list the parts of it that may identify somebody."""
    names = [person.name for person in people.on_rosters(turn.store, [turn.about["programme"]])]
    parts = identifying_parts(text, names)[:MAX_IDENTIFYING_PARTS]
    may_reword = find_concern(text) is None and writing_help.may_ask(turn)
    turn.about.update(
        {
            "text": text,
            "shown": text,
            "look": ", ".join(parts),
            "found": "yes" if parts else "no",
            "may_reword": "yes" if may_reword else "",
            "before": "",
        }
    )


def _case(turn: Turn) -> None:
    _set_text(turn, turn.answers["case"])


def _words(turn: Turn) -> None:
    if turn.answers["words"] != turn.about["text"]:  # unchanged, a reworded text keeps its mark
        _set_text(turn, turn.answers["words"])


def _reword(turn: Turn) -> None:
    """Request a rewording; until it comes the author is asked the same question without that option."""
    turn.about["may_reword"] = ""
    if not writing_help.request(turn, Use.REWORD, text=turn.about["text"], waits=True):
        turn.say("supervision-not-reworded")


def _sure(turn: Turn) -> None:
    answer, programme_id = turn.answers["sure"], turn.about["programme"]
    if answer == "leave":
        turn.say("supervision-left")
    elif answer == "reword":
        _reword(turn)
    elif answer == "own":
        _set_text(turn, turn.about["before"])
    elif answer == "hand_in" and not may_hand_in(turn, programme_id):
        turn.line("supervision-not-taken", text=turn.about["shown"])  # so that the author can keep it
    elif answer == "hand_in":
        supervision.hand_in(
            turn.store,
            programme_id=programme_id,
            author_id=turn.who.person.id,
            theme=turn.answers["theme"],
            text=turn.about[
                "shown"
            ],  # a machine's mark is part of the text: a column would tell of its author
        )
        turn.say("supervision-handed-in")


TYPED = frozenset({"case", "words", "theme", "text", "shown", "before", "look"})
CONVERSATION = Conversation(
    FLOW, done={"case": _case, "words": _words, "sure": _sure}, resumes=True, forgets=TYPED
)
