"""A mentor's own topics that wait for the supervision: the mentor reads one, withdraws it or adds another."""

from __future__ import annotations

from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.flows.supervision.hand_in import begin_hand_in
from bot.rules.visibility import Data
from bot.texts.truncation import truncate
from bot.turn import Conversation, Turn
from storage import supervision

ADD = "add"

FLOW = Flow(
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


def show_own_topics(turn: Turn, programme_id: str) -> bool:
    """List the person's waiting topics and ask about them. Returns False where the person has none."""
    who = turn.who
    topics = [
        [topic.id, truncate(supervision.topic_text(turn.store, topic))]
        for topic in supervision.open_of_author(turn.store, who.person.id)
        if who.may_see_in(topic.programme_id, Data.SUPERVISION_AUTHOR, who.person.id)
    ]
    if topics:
        turn.begin("supervision-mine", about={"topics": topics, "programme": programme_id})
    return bool(topics)


def _mine(turn: Turn) -> None:
    chosen, who = turn.answers["mine"], turn.who
    if chosen == ADD:
        begin_hand_in(turn, turn.about["programme"])
        return
    if chosen == "leave":
        turn.say("supervision-stays")
        return
    own = {topic.id: topic for topic in supervision.open_of_author(turn.store, who.person.id)}
    topic = own.get(chosen)
    if topic is None or not who.may_see_in(topic.programme_id, Data.SUPERVISION_TOPIC, who.person.id):
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


CONVERSATION = Conversation(
    FLOW, done={"mine": _mine, "topic": _topic}, forgets=frozenset({"topics", "text", "theme"})
)
