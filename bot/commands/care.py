"""Care: contacts of people who help, for a person who asks or whose text speaks of distress; nothing is stored or counted.

The reply holds texts and commands to type, and begins no conversation: the row of a conversation would say by its flow that the
person needed help (docs/domain.md §6.2).
"""

from __future__ import annotations

from bot.rules.care import Concern
from bot.rules.contacts import (
    Contact,
    contacts_by_purpose,
    contacts_for,
    has_official_channel,
)
from bot.turn import Turn
from conversation_prompts.card import Audience, Card, Topic
from storage import pairs

EASY = 1  # depth of the card for a person under strain


def run(turn: Turn, rest: str) -> None:
    """Reply with the help card: all contacts, by purpose."""
    turn.effects.unrecorded = True
    turn.say("care-asked")
    for purpose, contacts in contacts_by_purpose(turn.who.member.programme.help_contacts):
        turn.line(f"care-group-{purpose.value}")
        for contact in contacts:
            _add_contact(turn, contact)


def answer(turn: Turn, concern: Concern, *, dropped: bool) -> None:
    """Reply to a text that asks for care. ``dropped``: the text was used for nothing else and is not stored."""
    contacts = turn.who.member.programme.help_contacts
    turn.say(f"care-{concern.value}")
    if concern is Concern.HARASSMENT and not has_official_channel(contacts):
        turn.line("care-no-official")
    if concern is Concern.STRAIN:
        _suggest_relief(turn)
    shown = contacts_for(contacts, concern)
    if shown and concern is not Concern.DANGER:
        turn.line(f"care-{concern.value}-people")
    for contact in shown:
        _add_contact(turn, contact)
    if concern is Concern.STRAIN and dropped:
        turn.line("care-strain-dropped")


def _suggest_relief(turn: Turn) -> None:
    """Suggest to a person in a pair a card for both, and moving the meeting."""
    couples = pairs.of_person(turn.store, turn.who.person.id)
    if not couples:
        return
    card = _energy_card(turn, couples[0].role_of(turn.who.person.id))
    if card is not None:
        turn.line("care-strain-card", card={"card": card.id})
    turn.line("care-strain-move")


def _energy_card(turn: Turn, role: str) -> Card | None:
    """An easy card about energy, another one each day; not recorded as shown, for that would leave a trace."""
    easy = [
        card
        for card in turn.installation.library
        if card.topic is Topic.STRESS_ENERGY and card.depth == EASY and card.speaks_to(Audience(role))
    ]
    return easy[turn.who.today.toordinal() % len(easy)] if easy else None


def _add_contact(turn: Turn, contact: Contact) -> None:
    language = turn.who.reader.language
    reach = ", ".join(value for key in ("phone", "link") if (value := contact.get(key)))
    turn.line("care-contact", label=contact.get(f"name_{language}", ""), reach=reach)
