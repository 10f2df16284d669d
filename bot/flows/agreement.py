"""The agreement: how the two work together. One proposes it, the other confirms or suggests a change (domain §2.1, §5).

What is proposed changes nothing before both have agreed; then the rhythm in it is the pair's. Changing it asks both again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say
from bot.rules.due import half_way
from bot.rules.pair_facts import RHYTHMS, morning_of
from bot.rules.quiet import add_working_days
from bot.rules.visibility import Data
from bot.turn import Conversation, Start, Turn
from storage import agreements, conversations, meetings, timers
from storage.agreements import OpenedAgreement
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

LOOK = "agreement-look"  # deferred: the agreement that is to be looked at again
EACH = "agreement-each"  # deferred: a reminder of the short look at every meeting
REVIEW_AFTER = 3  # meetings, where the two chose that
SHOWN = "agreement-shown"  # deferred: what was proposed

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


def present(turn: Turn) -> None:
    """What holds and what is proposed; then the one question that makes sense now."""
    deals = agreements.of_pair(turn.store, turn.who.pair_id)
    if deals.in_force is not None:
        show(turn, deals.in_force)
    if deals.proposed is not None:
        show(turn, deals.proposed)
    if turn.who.pair.pair.ended_at is not None:
        if deals.in_force is None and deals.proposed is None:
            turn.say("agreement-none")
    elif deals.proposed is not None and not deals.proposed.agreed_by(turn.who.role):
        turn.begin("agreement-reply", about={"agreement": deals.proposed.row.id})
    elif (last := deals.proposed or deals.in_force) is not None:
        turn.begin("agreement-edit", about=_to_edit(last))
    else:
        turn.say("agreement-intro", partner=turn.who.partner.name)
        turn.begin("agreement", about={"base": "", "line_id": ""})


def show(turn: Turn, deal: OpenedAgreement) -> None:
    """An agreement as its two may read it, any time."""
    if not turn.who.may_see(Data.AGREEMENT, turn.who.partner.id):
        return
    if deal.made_at is not None:
        turn.say("agreement-made-on", on=refs.date(turn.who.local_day(deal.made_at)))
    elif deal.agreed_by(turn.who.role):
        turn.say("agreement-waiting", partner=turn.who.partner.name)
    else:
        turn.say("agreement-proposed", who=refs.person(deal.row.proposed_by))
    _lines(turn, deal.terms, deal.line)
    if deal.made_at is None:
        return
    weeks = str(turn.facts().rhythm_weeks)
    if weeks != deal.terms.get("rhythm") and weeks in TERMS["rhythm"]:
        turn.line(
            "agreement-entry",
            question=refs.text("agreement-about-now"),
            answer=refs.text(f"agreement-rhythm-{weeks}"),
        )


def _lines(turn: Turn, terms: Mapping[str, str], line: str | None) -> None:
    for term, options in TERMS.items():
        if terms.get(term) in options:
            turn.line(
                "agreement-entry",
                question=refs.text(f"agreement-about-{term}"),
                answer=refs.text(f"agreement-{term}-{terms[term]}"),
            )
    if line:
        turn.line("agreement-extra", line=line)


def proposed_when_shown(turn: Turn, args: Mapping[str, Any]) -> None:
    """What was proposed; nothing once it is out of date."""
    proposed = agreements.of_pair(turn.store, turn.who.pair_id).proposed
    if proposed is not None and proposed.row.id == args["agreement"]:
        show(turn, proposed)


def in_force_when_shown(turn: Turn, args: Mapping[str, Any]) -> None:
    """The agreement that is to be looked at again; nothing once another one holds."""
    deal = agreements.of_pair(turn.store, turn.who.pair_id).in_force
    if deal is not None and deal.row.id == args["agreement"]:
        turn.say(LOOK)
        _lines(turn, deal.terms, deal.line)


def _terms(turn: Turn) -> None:
    """Show what was chosen before it is sent."""
    turn.say("agreement-draft")
    _lines(turn, turn.answers, turn.answers["line"] or _line_kept(turn))


def _line_kept(turn: Turn) -> str | None:
    """The line that stands in what is being changed, where it stays."""
    deals = agreements.of_pair(turn.store, turn.who.pair_id)
    for deal in (deals.proposed, deals.in_force):
        if deal is not None and turn.about["line_id"] and deal.line_id == turn.about["line_id"]:
            return deal.line
    return None


def _sure(turn: Turn) -> None:
    terms = {term: turn.answers[term] for term in TERMS}
    line, line_id = turn.answers["line"], turn.about["line_id"]
    if turn.answers["sure"] == "change":
        draft = {"base": turn.about["base"], "terms": terms, "line_id": line_id, "line": line or ""}
        turn.begin("agreement-edit", about=draft, answers={"still": "change"})
        return
    deals = agreements.of_pair(turn.store, turn.who.pair_id)
    if deals.latest != turn.about["base"]:
        turn.say("agreement-newer")
        present(turn)
        return
    last = deals.proposed or deals.in_force
    if last is not None and not line and terms == last.terms and (line_id or None) == last.line_id:
        turn.say("agreement-kept")
        if not last.agreed_by(turn.who.role):
            turn.begin("agreement-reply", about={"agreement": last.row.id})
        return
    proposal = agreements.propose(
        turn.store,
        pair_id=turn.who.pair_id,
        by=turn.who.person.id,
        role=turn.who.role,
        terms=terms,
        line=line,
        line_id=line_id or None,
        now=turn.who.now,
    )
    asking = NewTimer(
        key=f"agreement_proposed:{proposal.id}",
        kind="agreement_proposed",
        due_at=turn.who.now,
        person_id=turn.who.partner.id,
        pair_id=turn.who.pair_id,
        subject=proposal.id,
    )
    timers.arm(turn.store, [asking])
    turn.say("agreement-sent", partner=turn.who.partner.name)


def _reply(turn: Turn) -> None:
    deals = agreements.of_pair(turn.store, turn.who.pair_id)
    proposed = deals.proposed
    if proposed is None or proposed.row.id != turn.about["agreement"]:
        turn.say("agreement-newer")
        present(turn)
    elif turn.answers["reply"] == "change":
        turn.begin("agreement-edit", about=_to_edit(proposed), answers={"still": "change"})
    else:
        agreements.agree(turn.store, proposed.row, turn.who.role, turn.who.now)
        if proposed.terms["review"] == "middle":
            _ask_to_look(turn, proposed, half_way(turn.facts()))
        turn.who.pair.pair.rhythm_weeks = int(proposed.terms["rhythm"])
        turn.pair_changed()
        turn.say("agreement-agreed")
        told = Say("agreement-made", {"who": refs.person(turn.who.person.id)})
        turn.tell(turn.who.partner.id, kinds.AGREEMENT_MADE, [told], key=f"agreement_made:{proposed.row.id}")


def met_again(turn: Turn) -> None:
    """A meeting was logged: where the two agreed on it, the third one brings their agreement before them again.

    Three meetings in all; where they had met three times before they agreed, three more.
    """
    if turn.facts().met_count < REVIEW_AFTER:
        return
    deal = agreements.of_pair(turn.store, turn.who.pair_id).in_force
    if deal is None or deal.made_at is None or deal.terms.get("review") != "third":
        return
    made_on = turn.who.local_day(deal.made_at)
    before = sum(
        one.met_on is not None and one.met_on < made_on for one in meetings.took_place(turn.meetings)
    )
    if turn.facts().met_count == (REVIEW_AFTER if before < REVIEW_AFTER else before + REVIEW_AFTER):
        programme = turn.who.pair.programme
        day = add_working_days(turn.who.today, 1, programme.country)
        _ask_to_look(turn, deal, morning_of(day, programme.zone))


def unmet(turn: Turn) -> None:
    """A meeting was logged by mistake: what it set off is called off; the next one sets it off anew."""
    deal = agreements.of_pair(turn.store, turn.who.pair_id).in_force
    if deal is not None and deal.terms.get("review") == "third":
        timers.disarm(turn.store, pair_id=turn.who.pair_id, kinds=("agreement_review",))


def look_again(turn: Turn, timer: Timer) -> Start | None:
    """The question whether the agreement still suits; None once another one holds. A pause puts it off to its end."""
    deal = agreements.of_pair(turn.store, turn.who.pair_id).in_force
    if deal is None or deal.row.id != timer.subject:
        return None
    until = turn.who.pair.pair.paused_until
    if until is not None:
        programme = turn.who.pair.programme
        back = add_working_days(until, 1, programme.country)
        again = _looking(turn, deal, turn.who.person.id, morning_of(back, programme.zone))
        timers.arm(turn.store, [replace(again, key=f"{again.key}:{until}")])
        return None
    return Start("agreement-edit", _to_edit(deal))


def each_time(turn: Turn, _: Mapping[str, Any]) -> None:
    """A word about the agreement before a meeting, where the two wanted to look at it every time."""
    deal = agreements.of_pair(turn.store, turn.who.pair_id).in_force
    if deal is not None and deal.terms.get("review") == "each":
        turn.say("agreement-each-time")


def _ask_to_look(turn: Turn, deal: OpenedAgreement, at: datetime) -> None:
    if at > turn.who.now:
        both = (turn.who.pair.mentee.id, turn.who.pair.mentor.id)
        timers.arm(turn.store, [_looking(turn, deal, person_id, at) for person_id in both])


def _looking(turn: Turn, deal: OpenedAgreement, person_id: str, at: datetime) -> NewTimer:
    return NewTimer(
        key=f"agreement_review:{deal.row.id}:{person_id}",
        kind="agreement_review",
        due_at=at,
        person_id=person_id,
        pair_id=turn.who.pair_id,
        subject=deal.row.id,
    )


def _to_edit(deal: OpenedAgreement) -> dict[str, object]:
    """What changing an agreement begins from."""
    return {"base": deal.row.id, "terms": dict(deal.terms), "line_id": deal.line_id or "", "line": ""}


def _still(turn: Turn) -> None:
    if turn.answers["still"] == "keep":
        turn.say("agreement-kept")


def _which(turn: Turn) -> None:
    """Ask the one thing that is to change anew; the rest stays as it is."""
    which, about = turn.answers["which"], turn.about
    left = conversations.open_on(
        turn.store, turn.who.person.id, conversations.subject_of("agreement", turn.who.pair_id)
    )
    if left is not None:  # a draft put aside earlier is not what is being changed now
        conversations.close(turn.store, left, turn.who.now)
    answers = {term: value for term, value in about["terms"].items() if value in TERMS.get(term, ())}
    answers["line"] = about["line"] or None
    answers.pop(which, None)
    line_id = "" if which == "line" else about["line_id"]
    turn.begin("agreement", about={"base": about["base"], "line_id": line_id}, answers=answers)


CONVERSATION = Conversation(PROPOSE, done={"terms": _terms, "sure": _sure}, resumes=True)
REPLY_CONVERSATION = Conversation(REPLY, done={"reply": _reply})
EDIT_CONVERSATION = Conversation(EDIT, done={"still": _still, "which": _which})
