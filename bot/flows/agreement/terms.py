"""The terms of an agreement: eight questions with their options, and how an agreement is shown to its pair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.conversation import refs
from bot.rules.pair_facts import RHYTHMS
from bot.rules.visibility import Data
from bot.turn import Turn
from storage import agreements
from storage.agreements import OpenedAgreement

TERMS: Mapping[str, tuple[str, ...]] = {
    "rhythm": tuple(str(weeks) for weeks in RHYTHMS),
    "place": ("office", "out", "call", "mixed"),
    "prepare": ("mentee", "mentor", "both", "there"),  # who prepares what
    "secrecy": ("none", "ask", "themes"),  # what may be told to others
    "limits": ("pair", "together", "coordinator"),  # where confidentiality ends: danger to life, the law
    "silence": ("write", "wait", "coordinator"),  # when one of the two falls silent
    "review": ("third", "middle", "each", "needed"),  # when the pair reviews the agreement
    "close": ("programme", "goal", "decide"),  # when the mentoring ends
}
"""Eight questions, each a tap; a free line of the pair's own comes on top."""

PROPOSAL = "agreement-shown"  # deferred content: a proposal


def show_agreement(turn: Turn, agreement: OpenedAgreement) -> None:
    """Show the reader an agreement or proposal of their pair: its state, its terms, and a rhythm that was set after it."""
    who = turn.who
    if not who.may_see(Data.AGREEMENT, who.partner.id):
        return
    if agreement.made_at is not None:
        turn.say("agreement-made-on", on=refs.date(who.local_day(agreement.made_at)))
    elif agreement.agreed_by(who.role):
        turn.say("agreement-waiting", partner=who.partner.name)
    else:
        turn.say("agreement-proposed", who=refs.person(agreement.row.proposed_by))
    show_terms(turn, agreement.terms, agreement.line)
    if agreement.made_at is None:
        return
    weeks = str(turn.facts().rhythm_weeks)
    if weeks != agreement.terms.get("rhythm") and weeks in TERMS["rhythm"]:
        turn.line(
            "agreement-entry",
            question=refs.text("agreement-about-now"),
            answer=refs.text(f"agreement-rhythm-{weeks}"),
        )


def show_terms(turn: Turn, terms: Mapping[str, str], line: str | None) -> None:
    """Add a line for each term that has a valid option, then the pair's free line."""
    for term, options in TERMS.items():
        if terms.get(term) in options:
            turn.line(
                "agreement-entry",
                question=refs.text(f"agreement-about-{term}"),
                answer=refs.text(f"agreement-{term}-{terms[term]}"),
            )
    if line:
        turn.line("agreement-extra", line=line)


def show_proposal(turn: Turn, args: Mapping[str, Any]) -> None:
    """Render a proposal from the outbox; nothing once the pair has another proposal or none."""
    proposed = agreements.of_pair(turn.store, turn.who.pair_id).proposed
    if proposed is not None and proposed.row.id == args["agreement"]:
        show_agreement(turn, proposed)


def about_edit(agreement: OpenedAgreement) -> dict[str, object]:
    """The ``about`` of the conversation that changes an agreement."""
    return {
        "base": agreement.row.id,
        "terms": dict(agreement.terms),
        "line_id": agreement.line_id or "",
        "line": "",
    }
