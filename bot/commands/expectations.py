"""The expectation mirror: answer its questions, or see the differences."""

from __future__ import annotations

import json

from bot.flows.expectations import show_differences
from bot.rules.visibility import Data
from bot.turn import Turn
from storage import expectations


def run(turn: Turn, rest: str) -> None:
    """Ask the questions; once both have answered, show the differences."""
    who = turn.who
    both = expectations.of_pair(turn.store, who.pair_id)
    if len(both) == 2 and who.may_see(Data.MIRROR, who.partner.id):
        show_differences(turn, json.loads(both[who.person.id]), json.loads(both[who.partner.id]))
    elif who.person.id in both:
        turn.say("expect-waiting", partner=who.partner.name)
    else:
        turn.begin("expect")
