"""The welcome, a person's first conversation: language, form of address, who sees what, name, hours; about two minutes."""

from __future__ import annotations

from bot.conversation.date_fields import Hours, Zone
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.reader import first_name
from bot.rules.vocative import propose_vocative
from bot.turn import Conversation, Turn, Who
from storage import agreements, expectations

NOTICE_VERSION = (
    2  # of the promises in ``welcome-sees`` and ``privacy-notice``; raise it when a promise changes
)
WITH_TELEGRAM = 1000  # added to the version where the notice says what Telegram's operator sees

FLOW = Flow(
    "welcome",
    version=2,  # "who sees what" comes before anything is saved but language and form of address
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


def notice_version(who: Who) -> int:
    """The version of the privacy notice for the person now; in a programme with Telegram it says more."""
    return NOTICE_VERSION + (WITH_TELEGRAM if _uses_telegram(who) else 0)


def say_telegram_notice(turn: Turn) -> None:
    """Say what Telegram's operator sees, where the programme has Telegram switched on (docs/domain.md §6.1)."""
    if _uses_telegram(turn.who):
        turn.say("privacy-telegram")


def _uses_telegram(who: Who) -> bool:
    return "telegram" in who.member.programme.platforms


def _language(turn: Turn) -> None:
    person, language = turn.who.person, turn.answers["language"]
    person.language = language
    proposed = propose_vocative(person.name) if language == "lt" else first_name(person)
    turn.about["names"] = [[proposed, proposed]] if proposed else []
    if language != "lt":  # in Lithuanian it follows the form of address
        say_telegram_notice(turn)


def _tone(turn: Turn) -> None:
    turn.who.person.address = turn.answers["tone"]
    say_telegram_notice(turn)


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
    turn.who.person.notice_seen = notice_version(turn.who)
    _show_hours(turn)


def _show_hours(turn: Turn) -> None:
    hours = turn.who.hours()
    turn.about.update(
        {"from": f"{hours.begin:%H:%M}", "until": f"{hours.end:%H:%M}", "zone_name": hours.zone}
    )


def _finish(turn: Turn) -> None:
    """End the welcome; the first time a mentee goes on to a goal, and a mentor reads what else waits."""
    who = turn.who
    first = who.person.welcomed_at is None
    who.person.welcomed_at = who.person.welcomed_at or who.now
    if who.couple is None or who.couple.pair.ended_at is not None:
        turn.say("welcome-done-coordinator" if who.member.coordinated() else "welcome-done-alone")
        return
    turn.say("welcome-done", partner=who.partner.name, role=who.role)
    proposed = agreements.of_pair(turn.store, who.pair_id).proposed if first else None
    if proposed is not None and not proposed.agreed_by(who.role):
        turn.line("agreement-welcome")
    if first and who.role == "mentee":
        turn.begin("goal")
    elif first and who.person.id not in expectations.of_pair(turn.store, who.pair_id):
        # The mentee is asked tomorrow; the budget of a mentor's week may be used up before the first meeting.
        turn.line("expect-hint")


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
