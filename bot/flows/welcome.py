"""The first conversation: language, form of address, who sees what, name, hours. About two minutes (E1: within a week)."""

from __future__ import annotations

from bot.conversation.date_fields import Hours, Zone
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.reader import first_name
from bot.rules.vocative import propose_vocative
from bot.turn import Conversation, Turn
from storage import agreements, expectations

NOTICE_VERSION = 2  # of what ``welcome-sees`` and ``privacy-notice`` promise; raise it when a promise changes
WITH_TELEGRAM = 1000  # added to the version somebody has read, where it named what Telegram's operator sees

FLOW = Flow(
    "welcome",
    version=2,  # who sees what comes before anything that is kept but the language it is said in
    pages=(
        Page(
            "language",
            (Choice(name="language", of=("lt", "en"), seen_by=SeenBy.SETTINGS),),
            then=Branch("language", {"lt": "tone", "en": "sees"}),
        ),
        Page("tone", (Choice(name="tone", of=("tu", "jus"), seen_by=SeenBy.SETTINGS),), then="sees"),
        Page("sees", (Choice(name="sees", of=("ok",), seen_by=SeenBy.SETTINGS),), then="name"),
        Page(
            "name",
            (Choice(name="name", listed="names", of=("other", "none"), seen_by=SeenBy.SETTINGS),),
            then=Branch("name", {"listed": "hours", "other": "called", "none": "hours"}),
        ),
        Page(
            "called", (Text(name="called", limit=40, multiline=False, seen_by=SeenBy.SETTINGS),), then="hours"
        ),
        Page(
            "hours",
            (Choice(name="hours", of=("fine", "other_hours", "other_zone"), seen_by=SeenBy.SETTINGS),),
            then=Branch("hours", {"fine": None, "other_hours": "span", "other_zone": "zone"}),
        ),
        Page("zone", (Zone(name="zone", seen_by=SeenBy.SETTINGS),), then="hours"),
        Page("span", (Hours(name="span", seen_by=SeenBy.SETTINGS),)),
    ),
)


def notice_of(turn: Turn) -> int:
    """The notice as it is for the person now: switching Telegram on changes what is promised."""
    on = "telegram" in turn.who.member.programme.platforms
    return NOTICE_VERSION + (WITH_TELEGRAM if on else 0)


def tell_of_telegram(turn: Turn) -> None:
    """What Telegram's operator sees (domain §6.1), where the programme has it switched on."""
    if "telegram" in turn.who.member.programme.platforms:
        turn.say("privacy-telegram")


def _language(turn: Turn) -> None:
    person, language = turn.who.person, turn.answers["language"]
    person.language = language
    proposed = propose_vocative(person.name) if language == "lt" else first_name(person)
    turn.about["names"] = [[proposed, proposed]] if proposed else []
    if language != "lt":  # then the form of address is asked first
        tell_of_telegram(turn)


def _tone(turn: Turn) -> None:
    turn.who.person.address = turn.answers["tone"]
    tell_of_telegram(turn)


def _name(turn: Turn) -> None:
    answer = turn.answers["name"]
    if answer != "other":
        turn.who.person.called = None if answer == "none" else answer


def _called(turn: Turn) -> None:
    turn.who.person.called = turn.answers["called"]


def _hours(turn: Turn) -> None:
    if turn.answers["hours"] == "fine":
        _finish(turn)


def _zone(turn: Turn) -> None:
    turn.who.person.zone = turn.answers["zone"]
    _show_hours(turn)


def _span(turn: Turn) -> None:
    turn.who.person.work_from, turn.who.person.work_until = turn.answers["span"].split("-")
    _finish(turn)


def _sees(turn: Turn) -> None:
    turn.who.person.notice_seen = notice_of(turn)
    _show_hours(turn)


def _show_hours(turn: Turn) -> None:
    hours = turn.who.hours()
    turn.about.update(
        {"from": f"{hours.begin:%H:%M}", "until": f"{hours.end:%H:%M}", "zone_name": hours.zone}
    )


def _finish(turn: Turn) -> None:
    first = turn.who.person.welcomed_at is None
    turn.who.person.welcomed_at = turn.who.person.welcomed_at or turn.who.now
    if turn.who.couple is None or turn.who.couple.pair.ended_at is not None:
        turn.say("welcome-done-coordinator" if turn.who.member.coordinated() else "welcome-done-alone")
        return
    turn.say("welcome-done", partner=turn.who.partner.name, role=turn.who.role)
    proposed = agreements.of_pair(turn.store, turn.who.couple.pair.id).proposed if first else None
    if proposed is not None and not proposed.agreed_by(turn.who.role):
        turn.line("agreement-welcome")
    if first and turn.who.role == "mentee":
        turn.begin("goal")
    elif first and turn.who.person.id not in expectations.of_pair(turn.store, turn.who.couple.pair.id):
        turn.line(
            "expect-hint"
        )  # a mentee is asked tomorrow; a mentor's week may be full before the first talk


CONVERSATION = Conversation(
    FLOW,
    done={
        "language": _language,
        "tone": _tone,
        "name": _name,
        "called": _called,
        "sees": _sees,
        "hours": _hours,
        "zone": _zone,
        "span": _span,
    },
)
