"""The agreement: how the two work together. One proposes it, the other confirms or suggests a change (domain §2.1, §5).

What is proposed changes nothing before both have agreed; then the rhythm in it is the pair's. Changing it asks both again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Message, Say, date_alone, name, text
from bot.rules.due import half_way
from bot.rules.pair_facts import RHYTHMS, morning_of
from bot.rules.quiet import add_working_days
from bot.rules.visibility import Data
from bot.turn import Conversation, Scene, Start
from storage import agreements, conversations, meetings, timers
from storage.agreements import Deal
from storage.tables import Timer
from storage.timers import NewTimer

TERMS: Mapping[str, tuple[str, ...]] = {
    "rhythm": tuple(str(weeks) for weeks in RHYTHMS),
    "place": ("office", "out", "call", "mixed"),
    "prepare": ("mentee", "mentor", "both", "there"),  # who prepares what
    "secrecy": ("none", "ask", "themes"),  # what may be told to others
    "limits": ("pair", "together", "coordinator"),  # where confidentiality ends: danger to life, the law
    "silence": ("write", "wait", "coordinator"),  # when one of us falls silent
    "review": ("third", "middle", "each", "needed"),  # when to look at the agreement again
    "close": ("programme", "goal", "decide"),  # when it ends
}
"""Eight questions, each a tap, and one line of the pair's own."""

LOOK = "agreement-look"  # stands in the outbox for the agreement that is to be looked at again
EACH = "agreement-each"  # stands in the outbox for a word about a short look at every meeting
REVIEW_AFTER = 3  # meetings, where the two chose that
SHOWN = "agreement-shown"  # stands in the outbox for what was proposed: the words do not lie there

PROPOSE = Flow(
    "agreement",
    pages=(
        Page(
            "terms",
            (
                *(
                    Choice(
                        name=term, of=options, seen_by=SeenBy.COORDINATOR if term == "rhythm" else SeenBy.PAIR
                    )
                    for term, options in TERMS.items()
                ),
                Text(name="line", optional=True, limit=300, multiline=False, seen_by=SeenBy.PAIR),
            ),
            then="sure",
        ),
        Page("sure", (Choice(name="sure", of=("send", "change"), seen_by=SeenBy.PAIR),)),
    ),
)

REPLY = Flow(
    "agreement-reply",
    pages=(Page("reply", (Choice(name="reply", of=("agree", "change"), seen_by=SeenBy.PAIR),)),),
)

EDIT = Flow(
    "agreement-edit",
    pages=(
        Page(
            "still",
            (Choice(name="still", of=("keep", "change"), seen_by=SeenBy.PAIR),),
            then=Branch("still", {"keep": None, "change": "which"}),
        ),
        Page("which", (Choice(name="which", of=(*TERMS, "line"), seen_by=SeenBy.PAIR),)),
    ),
)


def present(scene: Scene) -> None:
    """What holds and what is proposed; then the one question that makes sense now."""
    deals = agreements.of_pair(scene.work, scene.pair.pair.id)
    if deals.in_force is not None:
        show(scene, deals.in_force)
    if deals.proposed is not None:
        show(scene, deals.proposed)
    if scene.pair.pair.ended_at is not None:
        if deals.in_force is None and deals.proposed is None:
            scene.say("agreement-none")
    elif deals.proposed is not None and not deals.proposed.agreed_by(scene.role):
        scene.begin("agreement-reply", about={"agreement": deals.proposed.row.id})
    elif (last := deals.proposed or deals.in_force) is not None:
        scene.begin("agreement-edit", about=_to_edit(last))
    else:
        scene.say("agreement-intro", partner=scene.partner.name)
        scene.begin("agreement", about={"base": "", "line_id": ""})


def show(scene: Scene, deal: Deal) -> None:
    """An agreement as its two may read it, any time."""
    if not scene.may_see(Data.AGREEMENT, scene.partner.id):
        return
    if deal.made_at is not None:
        scene.say("agreement-made-on", on=date_alone(scene.local_day(deal.made_at)))
    elif deal.agreed_by(scene.role):
        scene.say("agreement-waiting", partner=scene.partner.name)
    else:
        scene.say("agreement-proposed", who=name(deal.row.proposed_by))
    _lines(scene, deal.terms, deal.line)
    if deal.made_at is None:
        return
    weeks = str(scene.facts().rhythm_weeks)
    if weeks != deal.terms.get("rhythm") and weeks in TERMS["rhythm"]:
        scene.line(
            "agreement-entry",
            question=text("agreement-about-now"),
            answer=text(f"agreement-rhythm-{weeks}"),
        )


def _lines(scene: Scene, terms: Mapping[str, str], line: str | None) -> None:
    for term, options in TERMS.items():
        if terms.get(term) in options:
            scene.line(
                "agreement-entry",
                question=text(f"agreement-about-{term}"),
                answer=text(f"agreement-{term}-{terms[term]}"),
            )
    if line:
        scene.line("agreement-extra", line=line)


def expanded(scene: Scene, message: Message) -> list[Message]:
    """A waiting message about an agreement becomes what it says only when it is shown, and nothing once it is out of date."""
    if not isinstance(message, Say) or message.text not in (SHOWN, LOOK):
        return [message]
    deals = agreements.of_pair(scene.work, scene.pair.pair.id)
    deal = deals.proposed if message.text == SHOWN else deals.in_force
    if deal is None or deal.row.id != message.args["agreement"]:
        return []
    kept, scene.replies = scene.replies, []
    if message.text == SHOWN:
        show(scene, deal)
    else:
        scene.say(LOOK)
        _lines(scene, deal.terms, deal.line)
    found, scene.replies = scene.replies, kept
    return found


def _terms(scene: Scene) -> None:
    """Show what was chosen before it is sent."""
    scene.say("agreement-draft")
    _lines(scene, scene.answers, scene.answers["line"] or _line_kept(scene))


def _line_kept(scene: Scene) -> str | None:
    """The line that stands in what is being changed, where it stays."""
    deals = agreements.of_pair(scene.work, scene.pair.pair.id)
    for deal in (deals.proposed, deals.in_force):
        if deal is not None and scene.about["line_id"] and deal.line_id == scene.about["line_id"]:
            return deal.line
    return None


def _sure(scene: Scene) -> None:
    terms = {term: scene.answers[term] for term in TERMS}
    line, line_id = scene.answers["line"], scene.about["line_id"]
    if scene.answers["sure"] == "change":
        draft = {"base": scene.about["base"], "terms": terms, "line_id": line_id, "line": line or ""}
        scene.begin("agreement-edit", about=draft, answers={"still": "change"})
        return
    deals = agreements.of_pair(scene.work, scene.pair.pair.id)
    if deals.latest != scene.about["base"]:
        scene.say("agreement-newer")
        present(scene)
        return
    last = deals.proposed or deals.in_force
    if last is not None and not line and terms == last.terms and (line_id or None) == last.line_id:
        scene.say("agreement-kept")
        if not last.agreed_by(scene.role):
            scene.begin("agreement-reply", about={"agreement": last.row.id})
        return
    proposal = agreements.propose(
        scene.work,
        pair_id=scene.pair.pair.id,
        by=scene.person.id,
        role=scene.role,
        terms=terms,
        line=line,
        line_id=line_id or None,
        now=scene.now,
    )
    asking = NewTimer(
        key=f"agreement_proposed:{proposal.id}",
        kind="agreement_proposed",
        due_at=scene.now,
        person_id=scene.partner.id,
        pair_id=scene.pair.pair.id,
        subject=proposal.id,
    )
    timers.arm(scene.work, [asking])
    scene.say("agreement-sent", partner=scene.partner.name)


def _reply(scene: Scene) -> None:
    deals = agreements.of_pair(scene.work, scene.pair.pair.id)
    proposed = deals.proposed
    if proposed is None or proposed.row.id != scene.about["agreement"]:
        scene.say("agreement-newer")
        present(scene)
    elif scene.answers["reply"] == "change":
        scene.begin("agreement-edit", about=_to_edit(proposed), answers={"still": "change"})
    else:
        agreements.agree(scene.work, proposed.row, scene.role, scene.now)
        if proposed.terms["review"] == "middle":
            _ask_to_look(scene, proposed, half_way(scene.facts()))
        scene.pair.pair.rhythm_weeks = int(proposed.terms["rhythm"])
        scene.facts_changed = True
        scene.say("agreement-agreed")
        told = Say("agreement-made", {"who": name(scene.person.id)})
        scene.tell(scene.partner.id, "agreement_made", [told], key=f"agreement_made:{proposed.row.id}")


def met_again(scene: Scene) -> None:
    """A meeting was logged: where the two agreed on it, the third one brings their agreement before them again.

    Three meetings in all; where they had met three times before they agreed, three more.
    """
    if scene.facts().met_count < REVIEW_AFTER:
        return
    deal = agreements.of_pair(scene.work, scene.pair.pair.id).in_force
    if deal is None or deal.made_at is None or deal.terms.get("review") != "third":
        return
    made_on = scene.local_day(deal.made_at)
    before = sum(one.met_on is not None and one.met_on < made_on for one in meetings.held(scene.meetings))
    if scene.facts().met_count == (REVIEW_AFTER if before < REVIEW_AFTER else before + REVIEW_AFTER):
        programme = scene.pair.programme
        day = add_working_days(scene.today, 1, programme.country)
        _ask_to_look(scene, deal, morning_of(day, programme.zone))


def unmet(scene: Scene) -> None:
    """A meeting was logged by mistake: what it set off is called off; the next one sets it off anew."""
    deal = agreements.of_pair(scene.work, scene.pair.pair.id).in_force
    if deal is not None and deal.terms.get("review") == "third":
        timers.disarm(scene.work, pair_id=scene.pair.pair.id, kinds=("agreement_review",))


def look_again(scene: Scene, timer: Timer) -> Start | None:
    """The question whether the agreement still suits; None once another one holds. A pause puts it off to its end."""
    deal = agreements.of_pair(scene.work, scene.pair.pair.id).in_force
    if deal is None or deal.row.id != timer.subject:
        return None
    until = scene.pair.pair.paused_until
    if until is not None:
        programme = scene.pair.programme
        back = add_working_days(until, 1, programme.country)
        again = _looking(scene, deal, scene.person.id, morning_of(back, programme.zone))
        timers.arm(scene.work, [replace(again, key=f"{again.key}:{until}")])
        return None
    return Start("agreement-edit", _to_edit(deal))


def each_time(scene: Scene, _: Mapping[str, Any]) -> None:
    """A word about the agreement before a meeting, where the two wanted to look at it every time."""
    deal = agreements.of_pair(scene.work, scene.pair.pair.id).in_force
    if deal is not None and deal.terms.get("review") == "each":
        scene.say("agreement-each-time")


def _ask_to_look(scene: Scene, deal: Deal, at: datetime) -> None:
    if at > scene.now:
        both = (scene.pair.mentee.id, scene.pair.mentor.id)
        timers.arm(scene.work, [_looking(scene, deal, person_id, at) for person_id in both])


def _looking(scene: Scene, deal: Deal, person_id: str, at: datetime) -> NewTimer:
    return NewTimer(
        key=f"agreement_review:{deal.row.id}:{person_id}",
        kind="agreement_review",
        due_at=at,
        person_id=person_id,
        pair_id=scene.pair.pair.id,
        subject=deal.row.id,
    )


def _to_edit(deal: Deal) -> dict[str, object]:
    """What changing an agreement begins from."""
    return {"base": deal.row.id, "terms": dict(deal.terms), "line_id": deal.line_id or "", "line": ""}


def _still(scene: Scene) -> None:
    if scene.answers["still"] == "keep":
        scene.say("agreement-kept")


def _which(scene: Scene) -> None:
    """Ask the one thing that is to change anew; the rest stays as it is."""
    which, about = scene.answers["which"], scene.about
    left = conversations.open_on(
        scene.work, scene.person.id, conversations.subject_of("agreement", scene.pair.pair.id)
    )
    if left is not None:  # a draft put aside earlier is not what is being changed now
        conversations.close(scene.work, left, scene.now)
    answers = {term: value for term, value in about["terms"].items() if value in TERMS.get(term, ())}
    answers["line"] = about["line"] or None
    answers.pop(which, None)
    line_id = "" if which == "line" else about["line_id"]
    scene.begin("agreement", about={"base": about["base"], "line_id": line_id}, answers=answers)


CONVERSATION = Conversation(PROPOSE, done={"terms": _terms, "sure": _sure}, resumes=True)
REPLY_CONVERSATION = Conversation(REPLY, done={"reply": _reply})
EDIT_CONVERSATION = Conversation(EDIT, done={"still": _still, "which": _which})
