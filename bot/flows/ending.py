"""An ending without fault: one tap after the command, no reason, a neutral word to the partner (E7, E28).

The tap ends the pair: whoever stops there has said all that is needed. A farewell may follow, and the news waits a few minutes
for it. An early ending counts as completed work. The closing begins in the fourth week before the programme's end (E27).
"""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say, name, note
from bot.flows.stalled import ask_for_talk
from bot.rules.due import CLOSING
from bot.turn import Conversation, Scene
from storage import conversations, notes, people

FLOW = Flow(
    "ending",
    pages=(
        Page(
            "how",
            (Choice(name="how", of=("end", "talk", "pause", "stay"), seen_by=SeenBy.COORDINATOR),),
            then=Branch("how", {"end": "thanks", "talk": None, "pause": None, "stay": None}),
        ),
        Page("thanks", (Text(name="thanks", optional=True, limit=1000, seen_by=SeenBy.PAIR),)),
    ),
)


FAREWELL = timedelta(minutes=15)  # the partner gets the news and a word to end with as one


def end_pair(scene: Scene, how: str) -> None:
    """End the pair now. What the two wrote stays theirs for the time that was promised."""
    pair = scene.pair.pair
    pair.ended_at, pair.ended_how = scene.now, how
    pair.paused_since = pair.paused_until = None
    # Nothing is asked about it any more but a word to end with.
    conversations.close_of_pair(scene.work, pair.id, scene.now, but=FLOW.name)
    scene.facts_changed = True


def _how(scene: Scene) -> None:
    answer = scene.answers["how"]
    if scene.pair.pair.ended_at is not None:  # by the other one meanwhile, or by this tap before going back
        if answer != "end":
            scene.say("ending-over")
    elif answer == "end":
        _end(scene)
    elif answer == "talk":
        ask_for_talk(scene)
    elif answer == "pause":
        scene.begin("pause")
    else:
        scene.say("ending-stayed")


def _end(scene: Scene) -> None:
    # In the programme's last weeks an ending is no break: the pair went the whole way, and that is what people read.
    last = scene.today >= scene.pair.programme.ends_on - CLOSING
    pair = scene.pair
    told = [Say("ending-partner-last" if last else "ending-partner", {"who": name(scene.person.id)})]
    scene.tell(scene.partner.id, "pair_ended", told, key=f"ended:{pair.pair.id}", after=FAREWELL)
    for coordinator in people.coordinators(scene.work, pair.programme.id):
        both = {"mentee": name(pair.mentee.id), "mentor": name(pair.mentor.id)}
        news = Say("coordinator-ended-last" if last else "coordinator-ended", both)
        scene.tell(
            coordinator.person.id, "pair_ended", [news], key=f"ended:{pair.pair.id}:{coordinator.person.id}"
        )
    end_pair(scene, "closed" if last else "early")
    scene.say(
        "ending-done",
        partner=scene.partner.name,
        count=scene.facts().met_count,
        season="last" if last else "any",
    )


def _thanks(scene: Scene) -> None:
    words = scene.answers["thanks"]
    if words is None:
        scene.say("ending-no-words")
        return
    kept = scene.write(notes.SHARED, words)
    ended_at = scene.pair.pair.ended_at or scene.now
    told = [Say("ending-farewell", {"note": note(kept.id)})]
    after = max(ended_at + FAREWELL - scene.now, timedelta(0))
    scene.tell(scene.partner.id, "pair_ended", told, key=f"farewell:{kept.id}", after=after)
    scene.say("closing-thanks-sent", partner=scene.partner.name)


CONVERSATION = Conversation(FLOW, done={"how": _how, "thanks": _thanks})
