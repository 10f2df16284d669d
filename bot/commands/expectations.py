"""The expectation mirror: answer it, or see where the two differ."""

from __future__ import annotations

import json

from bot.flows.expectations import show
from bot.rules.visibility import Data
from bot.turn import Turn
from storage import expectations


def run(turn: Turn, rest: str) -> None:
    """Ask the questions; once both have answered, show where they differ."""
    both = expectations.of_pair(turn.store, turn.who.pair_id)
    if len(both) == 2 and turn.who.may_see(Data.MIRROR, turn.who.partner.id):
        show(turn, json.loads(both[turn.who.person.id]), json.loads(both[turn.who.partner.id]))
    elif turn.who.person.id in both:
        turn.say("expect-waiting", partner=turn.who.partner.name)
    else:
        turn.begin("expect")
