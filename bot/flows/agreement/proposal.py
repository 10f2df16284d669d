"""Agreeing: a partner proposes an agreement, the other partner confirms it or proposes a change.

A proposal changes nothing before both have agreed to it; then its rhythm becomes the pair's. A change asks both again.
"""

from __future__ import annotations

from bot import kinds
from bot.conversation import refs
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Say
from bot.flows.agreement.review import schedule_half_way
from bot.flows.agreement.terms import TERMS, about_edit, show_agreement, show_terms
from bot.turn import Conversation, Turn
from storage import agreements, conversations, timers
from storage.timers import NewTimer

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


def show_and_ask(turn: Turn) -> None:
    """Show the agreement in force and the open proposal, then ask the person to propose, confirm or change."""
    who, both = turn.who, agreements.of_pair(turn.store, turn.who.pair_id)
    if both.in_force is not None:
        show_agreement(turn, both.in_force)
    if both.proposed is not None:
        show_agreement(turn, both.proposed)
    if who.pair.pair.ended_at is not None:
        if both.in_force is None and both.proposed is None:
            turn.say("agreement-none")
    elif both.proposed is not None and not both.proposed.agreed_by(who.role):
        turn.begin("agreement-reply", about={"agreement": both.proposed.row.id})
    elif (latest := both.proposed or both.in_force) is not None:
        turn.begin("agreement-edit", about=about_edit(latest))
    else:
        turn.say("agreement-intro", partner=who.partner.name)
        turn.begin("agreement", about={"base": "", "line_id": ""})


def _terms(turn: Turn) -> None:
    """Show the chosen terms before they are sent."""
    turn.say("agreement-draft")
    show_terms(turn, turn.answers, turn.answers["line"] or _kept_line(turn))


def _kept_line(turn: Turn) -> str | None:
    """The free line of the agreement that is being changed, where the change keeps it."""
    both = agreements.of_pair(turn.store, turn.who.pair_id)
    for agreement in (both.proposed, both.in_force):
        if agreement is not None and turn.about["line_id"] and agreement.line_id == turn.about["line_id"]:
            return agreement.line
    return None


def _sure(turn: Turn) -> None:
    terms = {term: turn.answers[term] for term in TERMS}
    line, line_id = turn.answers["line"], turn.about["line_id"]
    if turn.answers["sure"] == "change":
        draft = {"base": turn.about["base"], "terms": terms, "line_id": line_id, "line": line or ""}
        turn.begin("agreement-edit", about=draft, answers={"still": "change"})
        return
    both = agreements.of_pair(turn.store, turn.who.pair_id)
    if both.latest != turn.about["base"]:
        turn.say("agreement-newer")
        show_and_ask(turn)
        return
    latest = both.proposed or both.in_force
    if latest is not None and not line and terms == latest.terms and (line_id or None) == latest.line_id:
        turn.say("agreement-kept")
        if not latest.agreed_by(turn.who.role):
            turn.begin("agreement-reply", about={"agreement": latest.row.id})
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
    timer = NewTimer(
        key=f"agreement_proposed:{proposal.id}",
        kind="agreement_proposed",
        due_at=turn.who.now,
        person_id=turn.who.partner.id,
        pair_id=turn.who.pair_id,
        subject=proposal.id,
    )
    timers.arm(turn.store, [timer])
    turn.say("agreement-sent", partner=turn.who.partner.name)


def _reply(turn: Turn) -> None:
    proposed = agreements.of_pair(turn.store, turn.who.pair_id).proposed
    if proposed is None or proposed.row.id != turn.about["agreement"]:
        turn.say("agreement-newer")
        show_and_ask(turn)
    elif turn.answers["reply"] == "change":
        turn.begin("agreement-edit", about=about_edit(proposed), answers={"still": "change"})
    else:
        agreements.agree(turn.store, proposed.row, turn.who.role, turn.who.now)
        schedule_half_way(turn, proposed)
        turn.who.pair.pair.rhythm_weeks = int(proposed.terms["rhythm"])
        turn.pair_changed()
        turn.say("agreement-agreed")
        news = Say("agreement-made", {"who": refs.person(turn.who.person.id)})
        turn.tell(turn.who.partner.id, kinds.AGREEMENT_MADE, [news], key=f"agreement_made:{proposed.row.id}")


def _still(turn: Turn) -> None:
    if turn.answers["still"] == "keep":
        turn.say("agreement-kept")


def _which(turn: Turn) -> None:
    """Ask only for the term that is to change; the other terms keep their options."""
    changed, about = turn.answers["which"], turn.about
    unfinished = conversations.open_on(
        turn.store, turn.who.person.id, conversations.subject_of("agreement", turn.who.pair_id)
    )
    if unfinished is not None:  # ``resumes`` would go on with it instead of this change
        conversations.close(turn.store, unfinished, turn.who.now)
    answers = {term: value for term, value in about["terms"].items() if value in TERMS.get(term, ())}
    answers["line"] = about["line"] or None
    answers.pop(changed, None)
    line_id = "" if changed == "line" else about["line_id"]
    turn.begin("agreement", about={"base": about["base"], "line_id": line_id}, answers=answers)


CONVERSATION = Conversation(PROPOSE, done={"terms": _terms, "sure": _sure}, resumes=True)
REPLY_CONVERSATION = Conversation(REPLY, done={"reply": _reply})
EDIT_CONVERSATION = Conversation(EDIT, done={"still": _still, "which": _which})
