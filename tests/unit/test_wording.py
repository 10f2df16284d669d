"""From text ids and references to words: in the reader's language, form of address and zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.conversation import refs
from bot.conversation.engine import advance, begin, resume
from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Flow, Page
from bot.conversation.messages import Answered, Ask, Document, File, Option, Question, Say, Words
from bot.flows import CONVERSATIONS
from bot.presentation.wording import Lookup, OpenConversation, Wording
from bot.reader import Reader
from bot.texts.loader import FaultyText, MissingText, load_texts
from tests.support.pages import LIBRARY

WORDING = Wording(load_texts(), LIBRARY)
NOW = datetime(2027, 1, 4, 9, 30, tzinfo=ZoneInfo("Europe/Vilnius"))
RUTA = Reader("p1", "Rūta", "lt", "tu", NOW)
TOMAS = Reader("p2", None, "lt", "jus", NOW)
EMILY = Reader("p3", "Emily", "en", "tu", NOW.astimezone(ZoneInfo("America/New_York")))
AT = datetime(2027, 1, 12, 13, 0, tzinfo=UTC)
PLAN = CONVERSATIONS["plan"].flow
CHECK_IN = CONVERSATIONS["check-in"].flow


def worded(message: Say | Ask | File, reader: Reader, lookup: Lookup | None = None) -> object:
    return WORDING.word(message, reader, lookup or Lookup(names={"p1": "Rūta Kazlauskė"}))


def question(
    flow: Flow, reader: Reader, *, about: dict[str, object] | None = None, **values: str
) -> Question:
    """What the flow asks after these answers."""
    state = begin(flow, about=about or {}).state
    if values:
        state = advance(flow, state, Answered(state.turn, values), WORDING.reading(reader)).state
    found = worded(
        Ask("c1", state.turn),
        reader,
        Lookup(conversations={"c1": OpenConversation(flow, state, "Tomas", "mentee")}),
    )
    assert isinstance(found, Question)
    return found


def test_the_same_message_is_said_to_each_in_their_own_way() -> None:
    told = Say("plan-partner", {"who": refs.person("p1"), "when": refs.moment(AT), "moved": "no"})

    assert worded(told, RUTA) == Words(
        "Suplanuotas susitikimas: antradienį, sausio 12 d., 15:00. Pasiūlė: Rūta Kazlauskė. Jei netinka, parašyk „kitas“."
    )
    assert worded(told, TOMAS) == Words(
        "Suplanuotas susitikimas: antradienį, sausio 12 d., 15:00. Pasiūlė: Rūta Kazlauskė. Jei netinka, parašykite „kitas“."
    )
    assert worded(told, EMILY) == Words(
        "A meeting is planned: Tuesday 12 January at 08:00. Suggested by Rūta Kazlauskė."
        ' If it doesn\'t suit you, write "next".'
    )


def test_people_are_greeted_by_the_name_they_chose_or_by_none() -> None:
    assert WORDING.say("hello-back", RUTA).startswith("Labas, Rūta. ")
    assert WORDING.say("hello-back", replace(RUTA, called=None)).startswith("Labas. ")
    assert WORDING.say("hello-back", TOMAS).startswith("Laba diena. ")
    assert WORDING.say("hello-back", EMILY).startswith("Hello Emily. ")


@pytest.mark.parametrize(
    ("value", "lt", "en"),
    [
        (refs.day(date(2027, 1, 12)), "antradienį, sausio 12 d.", "Tuesday 12 January"),
        (refs.date(date(2026, 12, 1)), "2026 m. gruodžio 1 d.", "1 December 2026"),
        (refs.moment(AT), "antradienį, sausio 12 d., 15:00", "Tuesday 12 January at 08:00"),
        (refs.person("p1"), "Rūta Kazlauskė", "Rūta Kazlauskė"),
        ("kaip parašyta", "kaip parašyta", "kaip parašyta"),
    ],
)
def test_references_are_followed(value: object, lt: str, en: str) -> None:
    lookup = Lookup(names={"p1": "Rūta Kazlauskė"})

    assert WORDING.say("status-last", RUTA, lookup, on=value).removesuffix(".").endswith(lt.removesuffix("."))
    assert WORDING.say("status-last", EMILY, lookup, on=value) == f"Last meeting: {en}."


def test_a_note_is_shown_only_to_whom_it_is() -> None:
    told = Say("note-partner", {"who": refs.person("p1"), "note": refs.note("n7")})
    mine = Lookup(names={"p1": "Rūta"}, note={"n7": "Pavyko {gerai} „labai“."}.get)

    assert worded(told, RUTA, mine) == Words("Rūta užrašė jums dviem:\n„Pavyko {gerai} „labai“.“")
    assert worded(told, RUTA, Lookup(names={"p1": "Rūta"})) is None


def test_a_file_is_handed_over_as_it_is() -> None:
    assert worded(File("a.txt", "text/plain", "{ $a }"), RUTA) == Document("a.txt", "text/plain", "{ $a }")


def test_a_question_carries_all_that_a_platform_needs() -> None:
    asked = question(PLAN, RUTA, about={"dates": ["2027-01-12T15:00", "2027-01-13"]})
    (when,) = asked.fields

    assert (asked.conversation, asked.turn, asked.title) == ("c1", 1, "Kitas susitikimas")
    assert (when.name, when.kind, when.skip, when.unclear) == ("when", "when", "Dar nežinau", None)
    assert when.options == (
        Option("2027-01-12T15:00", "antradienį, sausio 12 d., 15:00"),
        Option("2027-01-13", "trečiadienį, sausio 13 d."),
    )
    assert "Tomas" in when.question
    assert when.seen_by == "📅 Datas ir ritmą mato pora ir koordinatorius."


def test_an_answer_given_before_is_shown_in_words() -> None:
    weeks = Flow(
        "rhythm", (Page("weeks", (Choice(name="weeks", of=("2", "3"), seen_by=SeenBy.COORDINATOR),)),)
    )
    assert [option.label for option in question(weeks, EMILY).fields[0].options] == [
        "Every 2 weeks",
        "Every 3 weeks",
    ]

    shown = question(PLAN, EMILY, about={"dates": [], "moment": refs.moment(AT)}, when="tomorrow at 3 pm")
    assert shown.fields[0].question == "I understood Tuesday 12 January at 08:00. Shall I put it down?"


def test_listed_options_are_shown_as_they_are_called() -> None:
    asked = question(CONVERSATIONS["which"].flow, RUTA, about={"pairs": [["p7", "Emily Carter"]]})

    assert asked.fields[0].options == (Option("p7", "Emily Carter"),)


def test_skipping_is_called_by_its_own_name_or_plainly() -> None:
    assert question(CONVERSATIONS["goal"].flow, RUTA).fields[0].skip == "Praleisti"
    assert question(CHECK_IN, RUTA, about={"source": "heard"}, met="taip").fields[0].skip == "Praleisti"
    assert question(CHECK_IN, RUTA, about={"source": "heard"}).fields[0].skip is None


def test_marks_are_their_own_labels() -> None:
    useful = question(CHECK_IN, EMILY, about={"source": "heard"}, met="yes").fields[0]

    assert useful.kind == "scale"
    assert useful.options == tuple(Option(str(mark), str(mark)) for mark in range(1, 6))


def test_what_is_not_open_any_more_is_not_asked() -> None:
    state = begin(PLAN, about={"dates": []}).state
    lookup = Lookup(conversations={"c1": OpenConversation(PLAN, state)})

    assert worded(Ask("c2", 1), RUTA, lookup) is None
    assert worded(Ask("c1", 2), RUTA, lookup) is None
    over = Lookup(conversations={"c1": OpenConversation(PLAN, replace(state, page=None))})
    assert worded(Ask("c1", 1), RUTA, over) is None


def test_a_question_under_way_while_its_flow_changed_is_asked_as_it_is_now() -> None:
    state = begin(PLAN, about={"dates": []}).state
    today = replace(PLAN, version=99)
    now = OpenConversation(today, resume(today, state), "Tomas", "mentee", asked_turn=state.turn)
    asked = worded(Ask("c1", state.turn), RUTA, Lookup(conversations={"c1": now}))

    assert isinstance(asked, Question)
    assert asked.turn == state.turn + 1


def test_what_was_not_understood_says_what_would_be_right() -> None:
    state = begin(CHECK_IN, about={"source": "heard"}, answers={"met": "yes"}).state
    unclear = {"useful": ("unclear-scale", {"low": 1, "high": 5})}
    opened = Lookup(conversations={"c1": OpenConversation(CHECK_IN, state)})
    asked = worded(Ask("c1", state.turn, unclear), EMILY, opened)

    assert isinstance(asked, Question)
    assert asked.fields[0].unclear == "A number from 1 to 5 fits here."


def test_what_people_wrote_is_never_read_as_a_pattern() -> None:
    heard = question(
        CONVERSATIONS["heard"].flow, RUTA, about={"about": "pair", "text": "{ $hello } { -term } \\u0041"}
    )

    assert "„{ $hello } { -term } \\u0041“" in heard.fields[0].question


def test_a_text_that_is_missing_or_lacks_something_is_never_half_said() -> None:
    with pytest.raises(MissingText):
        WORDING.say("no-such-text", RUTA)
    with pytest.raises(FaultyText):
        WORDING.say("plan-saved", RUTA, partner="Tomas")
    with pytest.raises(FaultyText):
        question(Flow("plan", (Page("sure", (Text(name="sure", seen_by=SeenBy.ME),)),)), RUTA)


def test_answers_are_read_in_both_languages_whatever_the_reader_s_is() -> None:
    reading = WORDING.reading(EMILY)

    assert (reading.language, reading.now) == ("en", EMILY.now)
    assert {"Yes", "Taip"} <= set(reading.words("check-in-met-yes"))
    assert reading.words("check-in-met-yes")[0] == "Yes"
    assert reading.words("no-such-option") == ()
