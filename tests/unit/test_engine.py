"""The engine: any sequence of inputs, a changed flow, a stale button, a way back, and states of released versions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.conversation.date_fields import Hour, Hours, When, Zone
from bot.conversation.engine import (
    State,
    Transition,
    advance,
    begin,
    change_about,
    pending,
    resume,
)
from bot.conversation.fields import Choice, Field, Reading, Scale, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.messages import Answered, Back
from bot.flows import CONVERSATIONS
from bot.texts.loader import load_texts
from tests.support.pages import ABOUT, FLOWS, NOTHING, known_beforehand, settled

MONDAY = datetime(2027, 1, 4, 9, 30, tzinfo=ZoneInfo("Europe/Vilnius"))
RELEASED = Path(__file__).with_name("released_states")
TEXTS = load_texts()


def reading(language: str = "lt") -> Reading:
    return Reading(language, MONDAY, lambda text: TEXTS.words(text, language))


LUNCH = Flow(
    "lunch",
    (
        Page(
            "drink",
            (Choice(name="drink", of=("tea", "coffee", "again"), seen_by=SeenBy.ME),),
            then=Branch("drink", {"tea": "leaf", "coffee": "how", "again": "drink"}),
        ),
        Page("leaf", (Text(name="leaf", limit=20, optional=True, seen_by=SeenBy.ME),), then="how"),
        Page(
            "how",
            (
                Scale(name="hot", seen_by=SeenBy.ME),
                When(name="at", suggested="dates", optional=True, seen_by=SeenBy.ME),
                Text(name="wish", optional=True, seen_by=SeenBy.PAIR),
            ),
            then="more",
        ),
        Page(
            "more",
            (Choice(name="more", listed="cakes", of=("enough",), seen_by=SeenBy.ME),),
            then=Branch("more", {"listed": "drink", "enough": None}),
        ),
    ),
)
DATES = ["2027-01-12T15:00", "2027-01-13"]
CAKES = [["c1", "Tinginys"], ["c2", "Šakotis"]]


def lunch() -> State:
    return begin(LUNCH, about={"dates": DATES, "cakes": CAKES}).state


def say(flow: Flow, state: State, **values: str | None) -> Transition:
    return advance(flow, state, Answered(state.turn, values), reading())


# ---- one step at a time ----------------------------------------------------------------------------------------------


def test_what_is_asked_is_derived_from_what_is_answered() -> None:
    state = say(LUNCH, lunch(), drink="coffee").state
    assert [f.name for f in pending(LUNCH, state)] == ["hot", "at", "wish"]

    state = say(LUNCH, state, at="rytoj 15 val.").state
    assert (state.page, [f.name for f in pending(LUNCH, state)]) == ("how", ["hot", "wish"])

    step = say(LUNCH, state, hot="4", wish=None)
    assert step.state.page == "more"
    assert step.state.answers == {"drink": "coffee", "at": "2027-01-05T15:00", "hot": 4, "wish": None}
    assert [name for name, _ in step.completed] == ["how"]


def test_one_message_may_answer_a_whole_page_and_is_kept_as_far_as_it_was_understood() -> None:
    state = say(LUNCH, lunch(), drink="coffee").state
    step = say(LUNCH, state, hot="labai", at="kažkada", wish="su medumi")

    assert set(step.unclear) == {"hot", "at"}
    assert step.state.answers["wish"] == "su medumi"
    assert [f.name for f in pending(LUNCH, step.state)] == ["hot", "at"]
    assert step.state.turn == state.turn + 1


def test_the_same_state_is_the_same_bytes_however_it_was_reached() -> None:
    asked = say(LUNCH, lunch(), drink="coffee").state
    one = say(LUNCH, say(LUNCH, asked, hot="3").state, wish="medaus").state
    other = say(LUNCH, say(LUNCH, asked, wish="medaus").state, hot="3").state

    assert list(one.answers) != list(other.answers)
    assert one.to_json() == other.to_json()


def test_what_is_not_understood_changes_nothing_and_may_be_said_again() -> None:
    state = lunch()
    step = say(LUNCH, state, drink="sultys")

    assert (step.state, step.unclear["drink"].text) == (state, "unclear-choice")
    assert say(LUNCH, state, drink="").unclear["drink"].text == "unclear-empty"
    assert say(LUNCH, state, drink=None).unclear["drink"].text == "unclear-empty"
    assert say(LUNCH, state, soup="sriuba").state == state


def test_only_what_may_be_skipped_is_skipped() -> None:
    state = say(LUNCH, lunch(), drink="tea").state
    assert say(LUNCH, state, leaf="  ").state.answers["leaf"] is None

    state = say(LUNCH, state, leaf=None).state
    assert "hot" in say(LUNCH, state, hot=None).unclear


@pytest.mark.parametrize("turn", [0, 1, 3, 99, -1])
def test_a_stale_turn_changes_nothing(turn: int) -> None:
    state = say(LUNCH, lunch(), drink="tea").state
    assert state.turn == 2
    for event in (Answered(turn, {"leaf": "žalia"}), Back(turn)):
        step = advance(LUNCH, state, event, reading())
        assert step == Transition(state, stale=True)


def test_every_change_makes_the_buttons_before_it_stale() -> None:
    state = lunch()
    turns = [state.turn]
    for values in ({"drink": "tea"}, {"leaf": "žalia"}, {"hot": "3"}):
        state = say(LUNCH, state, **values).state
        turns.append(state.turn)
    state = advance(LUNCH, state, Back(state.turn), reading()).state
    turns.append(state.turn)
    turns.append(change_about(state, cakes=[]).turn)

    assert turns == sorted(set(turns))


def test_a_finished_conversation_takes_nothing_more() -> None:
    flow = Flow("one", (Page("one", (Text(name="one", seen_by=SeenBy.ME),)),))
    over = say(flow, begin(flow).state, one="viskas").state

    assert over.page is None
    assert pending(flow, over) == ()
    assert say(flow, over, one="dar").stale
    assert advance(flow, over, Back(over.turn), reading()).stale


def test_back_forgets_the_answers_it_goes_back_over() -> None:
    state = say(LUNCH, lunch(), drink="tea").state
    state = say(LUNCH, state, leaf="žalia").state
    state = say(LUNCH, state, hot="3").state

    state = advance(LUNCH, state, Back(state.turn), reading()).state
    assert (state.page, dict(state.answers)) == ("leaf", {"drink": "tea"})

    state = advance(LUNCH, state, Back(state.turn), reading()).state
    assert (state.page, dict(state.answers), state.trail) == ("drink", {}, ())


def test_back_on_the_first_page_asks_it_afresh() -> None:
    state = lunch()
    again = advance(LUNCH, state, Back(state.turn), reading()).state

    assert again == replace(state, turn=state.turn + 1)


def test_a_page_that_is_come_back_to_is_asked_afresh_with_all_that_followed_it() -> None:
    state = lunch()
    for values in ({"drink": "coffee"}, {"hot": "3", "at": None, "wish": None}):
        state = say(LUNCH, state, **values).state
    step = say(LUNCH, state, more="c2")

    assert (step.state.page, dict(step.state.answers), step.state.trail) == ("drink", {}, ())
    assert [name for name, _ in step.completed] == ["more"]
    assert step.completed[0][1]["more"] == "c2"
    assert say(LUNCH, lunch(), drink="again").state.page == "drink"


def test_a_page_sees_the_answers_as_they_were_when_it_was_completed() -> None:
    step = begin(LUNCH, answers={"drink": "tea", "leaf": None, "hot": 5, "at": None, "wish": None})

    assert step.state.page == "more"
    assert [name for name, _ in step.completed] == ["drink", "leaf", "how"]
    assert all(answers["hot"] == 5 for _, answers in step.completed)


def test_answers_known_beforehand_are_not_asked_again() -> None:
    step = begin(LUNCH, answers={"hot": 5})
    assert step.state.page == "drink"

    state = say(LUNCH, step.state, drink="coffee").state
    assert [f.name for f in pending(LUNCH, state)] == ["at", "wish"]


def test_pages_answered_beforehand_that_lead_in_a_circle_come_to_an_end() -> None:
    circle = Flow(
        "circle",
        (
            Page("one", (Text(name="one", seen_by=SeenBy.ME),), then="two"),
            Page("two", (Text(name="two", seen_by=SeenBy.ME),), then="one"),
        ),
    )

    assert begin(circle, answers={"one": "a", "two": "b"}).state.page == "one"


# ---- a flow that changed while somebody was inside it ------------------------------------------------------------------


def test_an_unchanged_flow_goes_on_as_it_was() -> None:
    state = say(LUNCH, lunch(), drink="tea").state

    assert resume(LUNCH, state) == state


def test_a_changed_flow_goes_on_at_the_first_open_page_with_the_answers_that_still_mean_something() -> None:
    state = say(LUNCH, lunch(), drink="tea").state
    state = say(LUNCH, state, leaf="žalia kiniška arbata").state
    shorter = Flow(
        "lunch",
        (
            Page(
                "drink",
                (Choice(name="drink", of=("tea", "water"), seen_by=SeenBy.ME),),
                then=Branch("drink", {"tea": "leaf", "water": None}),
            ),
            Page("leaf", (Text(name="leaf", limit=5, seen_by=SeenBy.ME),)),
        ),
        version=2,
    )
    resumed = resume(shorter, state)

    assert (resumed.page, dict(resumed.answers), resumed.trail) == ("leaf", {"drink": "tea"}, ("drink",))
    assert (resumed.version, resumed.turn) == (2, state.turn + 1)
    assert resumed.about == state.about


def test_a_page_that_was_lost_is_left_even_if_nobody_raised_the_version() -> None:
    state = say(LUNCH, lunch(), drink="coffee").state
    without = Flow("lunch", (Page("drink", (Choice(name="drink", of=("tea",), seen_by=SeenBy.ME),)),))

    assert resume(without, state).page == "drink"


def test_a_conversation_that_today_asks_nothing_more_is_over() -> None:
    state = say(LUNCH, lunch(), drink="coffee").state
    without = Flow(
        "lunch", (Page("drink", (Choice(name="drink", of=("coffee",), seen_by=SeenBy.ME),)),), version=2
    )

    assert resume(without, state).page is None


def test_a_skipped_answer_stays_skipped_while_it_may_be() -> None:
    may = Flow("one", (Page("one", (Text(name="one", optional=True, seen_by=SeenBy.ME),)),))
    must = Flow("one", (Page("one", (Text(name="one", seen_by=SeenBy.ME),)),), version=2)
    skipped = replace(begin(may).state, answers={"one": None})

    assert resume(replace(may, version=2), skipped).page is None
    assert resume(must, skipped).page == "one"


# ---- anything at all ---------------------------------------------------------------------------------------------------

ANYTHING = st.none() | st.text(max_size=25) | st.sampled_from(
    ["tea", "arbata", "1", "2", "3", "9", "coffee", "again", "enough", "c1", "Šakotis", "4/5", "žalia", "rytoj 15 val.",
     "vakar", "2027-01-12T15:00", "15 val.", "9-18", "Vilnius", "taip", "ne", "yes", "no", "vėliau", "9" * 400, "\0", " "]
)  # fmt: skip
CHANGED = (
    LUNCH,
    replace(LUNCH, version=2),
    replace(
        LUNCH,
        version=3,
        pages=(replace(LUNCH.pages[0], then="leaf"), replace(LUNCH.pages[1], then=None)),
    ),
    replace(
        LUNCH,
        version=4,
        pages=tuple(
            replace(page, fields=tuple(replace(f, optional=False) for f in page.fields), then=then)
            for page, then in zip(LUNCH.pages[1:], ("how", "more", None), strict=True)
        ),
    ),
)


class Anybody(RuleBasedStateMachine):
    """Somebody who answers anything, goes back, presses old buttons and meets a changed flow."""

    flow: Flow
    state: State

    @initialize(
        version=st.integers(0, len(CHANGED) - 1),
        known=st.fixed_dictionaries(
            {}, optional={"drink": st.sampled_from(("tea", "coffee")), "leaf": st.none(), "hot": st.just(3)}
        ),
    )
    def begins(self, version: int, known: Mapping[str, Any]) -> None:
        self.flow = CHANGED[version]
        self.state = begin(self.flow, about={"dates": DATES, "cakes": CAKES}, answers=known).state

    @rule(
        values=st.dictionaries(st.sampled_from(("drink", "leaf", "hot", "at", "wish", "more", "x")), ANYTHING)
    )
    def answers(self, values: dict[str, str | None]) -> None:
        before, asked = self.state, {f.name for f in pending(self.flow, self.state)}
        step = advance(self.flow, before, Answered(before.turn, values), reading())
        assert set(step.unclear) <= asked & set(values)
        assert step.stale == (before.page is None)
        assert (step.state.turn > before.turn) == (step.state != before)
        self.state = step.state

    @rule(off=st.integers(-3, 3).filter(bool), value=ANYTHING)
    def presses_an_old_button(self, off: int, value: str | None) -> None:
        for event in (
            Answered(self.state.turn + off, {"drink": value, "hot": value}),
            Back(self.state.turn + off),
        ):
            step = advance(self.flow, self.state, event, reading())
            assert step.stale
            assert step.state.to_json() == self.state.to_json()

    @rule()
    def goes_back(self) -> None:
        before = self.state
        step = advance(self.flow, before, Back(before.turn), reading())
        if before.page is not None:
            assert set(step.state.answers) <= set(before.answers)
            assert len(step.state.trail) == max(len(before.trail) - 1, 0)
            page = self.flow.page(step.state.page or "")
            assert not {f.name for f in page.fields} & set(step.state.answers)
        self.state = step.state

    @rule(version=st.integers(0, len(CHANGED) - 1))
    def meets_another_version(self, version: int) -> None:
        self.flow = CHANGED[version]
        self.state = resume(self.flow, self.state)
        assert resume(self.flow, self.state) == self.state

    @invariant()
    def survives_json(self) -> None:
        text = self.state.to_json()
        assert State.from_json(text) == self.state
        assert State.from_json(text).to_json() == text
        assert len(text) < 4000

    @invariant()
    def asks_or_is_over(self) -> None:
        asked = pending(self.flow, self.state)
        assert bool(asked) == (self.state.page is not None)
        assert not {f.name for f in asked} & set(self.state.answers)
        assert len(set(self.state.trail)) == len(self.state.trail)


Anybody.TestCase.settings = settings(max_examples=50, stateful_step_count=20)
TestAnybody = Anybody.TestCase


# ---- every conversation there is ---------------------------------------------------------------------------------------


def pressed(f: Field, state: State, data: st.DataObject) -> str | None:
    """Something a person may well do: press an option, skip, or write what fits."""
    options: list[str | None] = list(f.options(state.about))
    if f.optional:
        options.append(None)
    if isinstance(f, Text):
        options.append("Kai gausiu planą, paprašysiu nuomonės.")
    elif isinstance(f, When):
        options += ["vakar" if f.toward == "past" else "rytoj 15 val.", "sausio 12 d."]
    elif isinstance(f, Hour):
        options.append("15 val.")
    elif isinstance(f, Hours):
        options.append("9-18")
    elif isinstance(f, Zone):
        options.append("London")
    return data.draw(st.sampled_from(options))


@settings(max_examples=100)
@given(st.data())
def test_every_conversation_that_is_pressed_through_ends_or_asks(data: st.DataObject) -> None:
    flow = CONVERSATIONS[data.draw(st.sampled_from(sorted(CONVERSATIONS)), label="flow")].flow
    about, answers = data.draw(st.sampled_from(ABOUT.get(flow.name, NOTHING)), label="about")
    state = settled(begin(flow, about=about, answers=answers))
    for _ in range(14):
        if state.page is None:
            return
        asked = pending(flow, state)
        assert asked
        values = {f.name: pressed(f, state, data) for f in asked[:1]}
        if data.draw(st.integers(0, 9)) == 0:
            state = advance(flow, state, Back(state.turn), reading()).state
            continue
        step = advance(flow, state, Answered(state.turn, values), reading())
        assert not step.unclear, (state, values)
        assert step.state.turn == state.turn + 1
        state = State.from_json(settled(step).to_json())


@settings(max_examples=100)
@given(st.data())
def test_no_conversation_falls_over_whatever_is_written(data: st.DataObject) -> None:
    flow = CONVERSATIONS[data.draw(st.sampled_from(sorted(CONVERSATIONS)))].flow
    about, answers = data.draw(st.sampled_from(ABOUT.get(flow.name, NOTHING)))
    state = settled(begin(flow, about=about, answers=answers))
    for _ in range(5):
        asked = pending(flow, state)
        if not asked:
            return
        values = {asked[0].name: data.draw(ANYTHING | st.text(max_size=200))}
        state = advance(flow, state, Answered(state.turn, values), reading("en")).state
        assert State.from_json(state.to_json()).to_json() == state.to_json()


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_from_every_page_there_is_a_way_out(flow: Flow) -> None:
    over = {page.name for page in flow.pages if None in ends(page)}
    while more := {page.name for page in flow.pages if set(page.targets()) & over} - over:
        over |= more

    assert over == {page.name for page in flow.pages}


def ends(page: Page) -> tuple[str | None, ...]:
    return tuple(page.then.to.values()) if isinstance(page.then, Branch) else (page.then,)


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_nothing_is_done_for_a_page_that_is_not_there(flow: Flow) -> None:
    assert set(CONVERSATIONS[flow.name].done) <= {page.name for page in flow.pages}


# ---- what people are in the middle of when a new version is released -----------------------------------------------------

KEPT = sorted(RELEASED.glob("*.json"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_state_of_a_released_version_goes_on_today(kept: Path) -> None:
    stored = State.from_json(kept.read_text("utf-8"))
    flow = CONVERSATIONS[stored.flow].flow
    state = resume(flow, stored)

    assert State.from_json(state.to_json()) == state
    if state.page is not None:
        assert flow.find(state.page) is not None
        assert pending(flow, state)
    back = advance(flow, state, Back(state.turn), reading())
    assert back.stale == (state.page is None)


RAISED = {("welcome", page): "sees" for page in ("name", "called", "sees")}
"""Pages of an older version, and the page that comes before them now: since 2, who sees what."""


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_released_state_also_goes_on_where_the_version_was_raised(kept: Path) -> None:
    stored = State.from_json(kept.read_text("utf-8"))
    state = resume(replace(CONVERSATIONS[stored.flow].flow, version=99), stored)

    # Answers known beforehand and those given before stay, so the person is asked the same page again.
    if (before := RAISED.get((stored.flow, stored.page or ""))) is not None:
        assert state.page == before
    else:
        assert (state.page, sorted(state.trail)) == (stored.page, sorted(stored.trail))
    assert {name: stored.answers[name] for name in state.answers} == state.answers


def test_the_released_states_are_of_every_page() -> None:
    """A new page gets one; never change or remove one."""
    have = {
        (state["flow"], state["page"]) for state in (json.loads(kept.read_text("utf-8")) for kept in KEPT)
    }
    for flow in FLOWS:
        for page in flow.pages:
            if (flow.name, page.name) not in have:
                state = next(iter(known_beforehand(flow, page.name)))
                pytest.fail(
                    f"write into tests/unit/released_states/{flow.name}-{page.name}.json:\n{state.to_json()}"
                )


def test_todays_pages_are_reached_as_the_released_states_say() -> None:
    for flow in FLOWS:
        for page in flow.pages:
            for state in known_beforehand(flow, page.name):
                assert resume(flow, state) == state
                assert state.page == page.name


def test_an_option_can_be_pressed_by_its_place() -> None:
    asked = begin(LUNCH).state

    assert advance(LUNCH, asked, Answered(1, {}, picked={"drink": 1}), reading()).state.answers["drink"] == (
        "coffee"
    )


@pytest.mark.parametrize("place", [-1, 3, 999])
def test_a_place_without_an_option_is_no_answer(place: int) -> None:
    step = advance(LUNCH, begin(LUNCH).state, Answered(1, {}, picked={"drink": place}), reading())

    assert step.state == begin(LUNCH).state
    assert step.unclear["drink"].text == "unclear-choice"


def test_a_place_is_no_answer_to_a_question_for_words() -> None:
    words = Flow("words", (Page("said", (Text(name="said", seen_by=SeenBy.ME),)),))

    assert not advance(words, begin(words).state, Answered(1, {}, picked={"said": 0}), reading()).completed
