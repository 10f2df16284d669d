"""The first conversation: language, form of address, who sees what, name, hours. About two minutes (E1: within a week)."""

from __future__ import annotations

from bot.conversation.date_fields import Hours, Zone
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.reader import first_name
from bot.rules.vocative import propose_vocative
from bot.turn import Conversation, Scene
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


def notice_of(scene: Scene) -> int:
    """The notice as it is for the person now: switching Telegram on changes what is promised."""
    on = "telegram" in scene.member.programme.platforms
    return NOTICE_VERSION + (WITH_TELEGRAM if on else 0)


def tell_of_telegram(scene: Scene) -> None:
    """What Telegram's operator sees (domain §6.1), where the programme has it switched on."""
    if "telegram" in scene.member.programme.platforms:
        scene.say("privacy-telegram")


def _language(scene: Scene) -> None:
    person, language = scene.person, scene.answers["language"]
    person.language = language
    proposed = propose_vocative(person.name) if language == "lt" else first_name(person)
    scene.about["names"] = [[proposed, proposed]] if proposed else []
    if language != "lt":  # then the form of address is asked first
        tell_of_telegram(scene)


def _tone(scene: Scene) -> None:
    scene.person.address = scene.answers["tone"]
    tell_of_telegram(scene)


def _name(scene: Scene) -> None:
    answer = scene.answers["name"]
    if answer != "other":
        scene.person.called = None if answer == "none" else answer


def _called(scene: Scene) -> None:
    scene.person.called = scene.answers["called"]


def _hours(scene: Scene) -> None:
    if scene.answers["hours"] == "fine":
        _finish(scene)


def _zone(scene: Scene) -> None:
    scene.person.zone = scene.answers["zone"]
    _show_hours(scene)


def _span(scene: Scene) -> None:
    scene.person.work_from, scene.person.work_until = scene.answers["span"].split("-")
    _finish(scene)


def _sees(scene: Scene) -> None:
    scene.person.notice_seen = notice_of(scene)
    _show_hours(scene)


def _show_hours(scene: Scene) -> None:
    hours = scene.hours()
    scene.about |= {"from": f"{hours.begin:%H:%M}", "until": f"{hours.end:%H:%M}", "zone_name": hours.zone}


def _finish(scene: Scene) -> None:
    first = scene.person.welcomed_at is None
    scene.person.welcomed_at = scene.person.welcomed_at or scene.now
    if scene.couple is None or scene.couple.pair.ended_at is not None:
        scene.say("welcome-done-coordinator" if scene.member.coordinated() else "welcome-done-alone")
        return
    scene.say("welcome-done", partner=scene.partner.name, role=scene.role)
    proposed = agreements.of_pair(scene.work, scene.couple.pair.id).proposed if first else None
    if proposed is not None and not proposed.agreed_by(scene.role):
        scene.line("agreement-welcome")
    if first and scene.role == "mentee":
        scene.begin("goal")
    elif first and scene.person.id not in expectations.of(scene.work, scene.couple.pair.id):
        scene.line(
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
