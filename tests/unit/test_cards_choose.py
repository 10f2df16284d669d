"""Which three cards a pair is offered: docs/domain.md §4.3, rule by rule, and over whole programmes."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversation_prompts.card import Audience, Card, Format, GoalTag, Library, Origin, Purpose, Stage, Topic
from conversation_prompts.choose import choose_another, choose_cards
from conversation_prompts.load import load_library
from conversation_prompts.offer import ChoiceReason, Offer, OfferedCard, Slot
from conversation_prompts.situation import (
    ONE_TIME_STAGES,
    Situation,
    choice_seed,
    depth_gate,
    effective_stage,
    shared_usefulness,
)
from conversation_prompts.word_stems import word_stems


def made(name: str, **changes: Any) -> Card:
    card = Card(
        id=name,
        stages=frozenset({Stage.WORKING}),
        topic=Topic.FEEDBACK,
        depth=1,
        audience=Audience.BOTH,
        format=Format.OPEN,
        family=name,
        goal_tags=frozenset(),
        purposes=frozenset(),
        minutes=10,
        reciprocal=False,
        sensitive=False,
        lt_tu="Ką?",
        lt_jus=None,
        lt_followups_tu=("Ką?", "Kam?"),
        lt_followups_jus=None,
        en="What?",
        en_followups=("What?", "Who?"),
        origin=Origin("made.toml", 1),
    )
    return replace(card, **changes)


@functools.cache
def real() -> Library:
    """The library that comes with the package."""
    return load_library()


def at(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)


def situation(**changes: Any) -> Situation:
    plain = Situation(
        stage=Stage.WORKING,
        meeting_no=5,
        audience=Audience.MENTEE,
        languages=frozenset({"lt", "en"}),
        shown=frozenset(),
        recent_families=frozenset(),
        recent_topics=frozenset(),
        last_format=None,
        goal_tags=frozenset(),
        purposes=frozenset(),
        shared_text="",
        last_useful=None,
        deeper=False,
        stepped_back=False,
        seed=choice_seed("programme", "pair", 5),
    )
    return replace(plain, **changes)


def ids(found: Offer) -> list[str]:
    return [offered.card.id for offered in found.cards]


def best(slot: Slot, now: Situation, *cards: Card) -> str | None:
    """The card that one slot takes of these."""
    found = choose_another(Library(cards), now, Offer(()), slot)
    return found.card.id if found else None


# ---- the whole of it, in any situation ---------------------------------------------------------------------

calm = settings(deadline=None)  # a busy machine breaks no rule
WORDS = ("", "biudžetas", "konfliktas", "delegating", "presentation", "konfliktas delegating")


def decoded(name: str, number: int) -> Card:
    """A card out of one number: Hypothesis draws and shrinks that much faster than a dozen values."""

    def pick(choices: Sequence[Any]) -> Any:
        nonlocal number
        number, chosen = divmod(number, len(choices))
        return choices[chosen]

    return made(
        name,
        stages=at(pick(list(Stage)), pick(list(Stage))),
        topic=pick(list(Topic)),
        depth=pick([1, 1, 2, 2, 3]),
        audience=pick(list(Audience)),
        format=pick(list(Format)),
        family=f"family-{pick(range(26))}",
        goal_tags=frozenset({pick(list(GoalTag)), pick(list(GoalTag))}),
        purposes=frozenset({pick(list(Purpose))}),
        sensitive=pick([False, True]),
        lt_tu=pick(WORDS),
        en=pick(WORDS),
    )


def libraries(least: int = 0, most: int = 40) -> st.SearchStrategy[Library]:
    def library(numbers: list[int]) -> Library:
        return Library(tuple(decoded(f"card-{place:02}", number) for place, number in enumerate(numbers)))

    return st.lists(st.integers(0, 2**45), min_size=least, max_size=most).map(library)


situations = st.builds(
    Situation,
    stage=st.sampled_from(Stage),
    meeting_no=st.integers(1, 13),
    audience=st.sampled_from([Audience.MENTOR, Audience.MENTEE]),
    languages=st.sampled_from([frozenset({"lt"}), frozenset({"lt", "en"})]),
    shown=st.frozensets(st.integers(0, 40).map(lambda number: f"card-{number:02}"), max_size=15),
    recent_families=st.frozensets(st.integers(0, 25).map(lambda number: f"family-{number}"), max_size=9),
    recent_topics=st.frozensets(st.sampled_from(Topic), max_size=4),
    last_format=st.none() | st.sampled_from(Format),
    goal_tags=st.frozensets(st.sampled_from(GoalTag), max_size=3),
    purposes=st.frozensets(st.sampled_from(Purpose), max_size=2),
    shared_text=st.sampled_from(WORDS),
    last_useful=st.none() | st.integers(1, 5),
    deeper=st.booleans(),
    stepped_back=st.booleans(),
    group=st.booleans(),
    seed=st.text(max_size=5),
)


def ceiling(now: Situation) -> int:
    """The deepest card that docs/domain.md §4.3 (point 2) allows, told again in its own words."""
    if now.meeting_no <= 3:
        deepest = 2
    elif now.deeper or now.last_useful in {4, 5}:
        deepest = 3
    else:
        deepest = 2
    return max(1, deepest - 1) if now.stepped_back or now.last_useful in {1, 2} else deepest


@given(libraries(), situations)
@calm
def test_no_rule_is_ever_broken(library: Library, now: Situation) -> None:
    cards = [offered.card for offered in choose_cards(library, now).cards]

    assert len(cards) <= 3
    assert not {card.id for card in cards} & now.shown
    assert len({card.family for card in cards}) == len(cards)
    assert not {card.family for card in cards} & now.recent_families
    assert not (now.group and any(card.sensitive for card in cards))
    assert all(card.depth <= ceiling(now) for card in cards)
    if now.meeting_no == 1 or ceiling(now) == 3:
        assert sum(card.depth == ceiling(now) > 1 for card in cards) <= 1
    for card in cards:
        assert now.stage in card.stages or not card.stages <= ONE_TIME_STAGES


@given(libraries(), situations)
@calm
def test_slots_stand_in_their_order_from_easy_to_deeper(library: Library, now: Situation) -> None:
    offered = {found.slot: found.card for found in choose_cards(library, now).cards}

    assert list(offered) == [slot for slot in Slot if slot in offered]
    if Slot.EASY in offered and Slot.DEEPER in offered:
        assert offered[Slot.EASY].depth <= offered[Slot.DEEPER].depth


@given(libraries(), situations)
@calm
def test_both_sides_get_the_same_three(library: Library, now: Situation) -> None:
    offers = [
        choose_cards(library, replace(now, audience=side)) for side in (Audience.MENTOR, Audience.MENTEE)
    ]

    assert offers[0] == offers[1]


@given(libraries(), situations, st.randoms(use_true_random=False))
@calm
def test_the_order_cards_are_read_in_changes_nothing(library: Library, now: Situation, chance: Any) -> None:
    mixed = list(library.cards)
    chance.shuffle(mixed)

    assert choose_cards(Library(tuple(mixed)), now) == choose_cards(library, now)


@given(libraries(), situations)
@calm
def test_three_are_offered_as_long_as_three_are_left(library: Library, now: Situation) -> None:
    left = {
        card.family
        for card in library
        if card.depth == 1
        and effective_stage(now) in card.stages
        and card.id not in now.shown
        and card.family not in now.recent_families
        and not (now.group and card.sensitive)
    }

    assert len(choose_cards(library, now).cards) >= min(3, len(left))


@given(libraries(), situations)
@calm
def test_neither_side_is_left_out_while_there_is_a_card_for_it(library: Library, now: Situation) -> None:
    cards = [offered.card for offered in choose_cards(library, now).cards]
    for side in (Audience.MENTOR, Audience.MENTEE):
        spare = [
            card
            for card in library
            if card.speaks_to(side)
            and card.depth == 1
            and effective_stage(now) in card.stages
            and card.id not in now.shown
            and card.family not in now.recent_families
            and not (now.group and card.sensitive)
        ]
        if spare and len(cards) > 1:  # one card alone may be for one side
            assert any(card.speaks_to(side) for card in cards)


@given(libraries(), situations, st.lists(st.sampled_from(Slot), max_size=8))
@calm
def test_another_is_never_one_that_was_on_the_table(
    library: Library, now: Situation, swaps: list[Slot]
) -> None:
    on_table = choose_cards(library, now)
    seen = set(ids(on_table))
    for slot in swaps:
        now = replace(now, shown=now.shown | seen)
        new = choose_another(library, now, on_table, slot)
        if new is None:
            continue
        assert new.slot == slot
        assert new.card.id not in seen
        assert new.card.id not in now.shown
        assert new.card.family not in {offered.card.family for offered in on_table.cards}
        assert new.card.depth <= ceiling(now)
        assert not (now.group and new.card.sensitive)
        seen.add(new.card.id)
        on_table = on_table.swapped(new)
        if now.meeting_no == 1:
            assert sum(offered.card.depth == 2 for offered in on_table.cards) <= 1


meetings = st.lists(
    st.tuples(
        st.none() | st.integers(1, 5),
        st.booleans(),
        st.sampled_from([False, False, False, True]),
        st.lists(st.sampled_from(Slot), max_size=3),
    ),
    min_size=8,
    max_size=14,
)


def stage_of(meeting: int, last: int) -> Stage:
    if meeting <= 3:
        return Stage.FIRST if meeting == 1 else Stage.EARLY_TRUST
    if meeting >= last - 1:
        return Stage.CLOSING if meeting == last - 1 else Stage.AFTER
    return Stage.MID_REVIEW if meeting == last // 2 + 1 else Stage.WORKING


def programme(
    library: Library, events: list[tuple[int | None, bool, bool, list[Slot]]]
) -> list[list[OfferedCard]]:
    """A whole programme: what is offered and swapped in at each meeting, every card remembered as shown."""
    shown: set[str] = set()
    table: list[list[OfferedCard]] = []
    for number, (mark, deeper, missed, swaps) in enumerate(events, 1):
        recent = [offered.card for met in table[-3:] for offered in met]
        now = situation(
            stage=stage_of(number, len(events)),
            meeting_no=number,
            shown=frozenset(shown),
            recent_families=frozenset(card.family for card in recent),
            recent_topics=frozenset(card.topic for card in recent),
            last_format=recent[-1].format if recent else None,
            last_useful=mark if number > 1 else None,
            deeper=deeper,
            stepped_back=missed,
            seed=choice_seed("programme", "pair", number),
        )
        on_table = choose_cards(library, now)
        assert on_table == choose_cards(library, replace(now, audience=Audience.MENTOR))
        met = list(on_table.cards)
        for slot in swaps:
            shown.update(offered.card.id for offered in met)
            new = choose_another(library, replace(now, shown=frozenset(shown)), on_table, slot)
            if new:
                on_table = on_table.swapped(new)
                met.append(new)
        assert all(offered.card.depth <= ceiling(now) for offered in met)
        shown.update(offered.card.id for offered in met)
        table.append(met)
    return table


@given(libraries(least=20, most=60), meetings)
@calm
def test_nothing_is_shown_twice_in_a_programme(library: Library, events: list[Any]) -> None:
    table = programme(library, events)
    shown = [offered.card.id for met in table for offered in met]

    assert len(shown) == len(set(shown))
    for number, met in enumerate(table):
        before = {offered.card.family for past in table[max(0, number - 3) : number] for offered in past}
        assert not before & {offered.card.family for offered in met}


@given(meetings)
@calm
def test_the_library_lasts_for_a_programme(events: list[Any]) -> None:
    for number, met in enumerate(programme(real(), events), 1):
        offered = met[:3]
        assert [found.slot for found in offered] == list(Slot), number
        assert any(found.card.speaks_to(Audience.MENTOR) for found in offered)
        assert any(found.card.speaks_to(Audience.MENTEE) for found in offered)
        assert ChoiceReason.EASY_START in offered[0].reasons


def test_the_same_three_in_every_process() -> None:
    code = (
        "from tests.unit.test_cards_choose import Slot, choose_another, choose_cards, real, situation\n"
        "tags = {'goal_tags': frozenset({'career', 'change'}), 'recent_topics': frozenset({'feedback', 'network'})}\n"
        "for now in (situation(), situation(seed='x'), situation(**tags, shared_text='delegation')):\n"
        "    found = choose_cards(real(), now)\n"
        "    swaps = (choose_another(real(), now, found, slot) for slot in Slot)\n"
        "    print([(o.card.id, *o.reasons) for o in (*found.cards, *swaps)])\n"
    )
    home = Path(__file__).parents[2]

    def said(hash_seed: str) -> str:
        environ = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(home)}
        ran = subprocess.run(
            [sys.executable, "-c", code],
            cwd=home,
            env=environ,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return ran.stdout

    first, *others = (said(hash_seed) for hash_seed in ("0", "1", "2"))
    assert first.count("\n") == 3
    assert others == [first, first]


def test_each_meeting_and_each_pair_has_its_own_three() -> None:
    seeds = {
        choice_seed(*of) for of in [("a", "b", 1), ("a", "b", 2), ("a", "c", 1), ("d", "b", 1), ("ab", "", 1)]
    }
    offers = {tuple(ids(choose_cards(real(), situation(seed=found)))) for found in seeds}

    assert len(seeds) == 5
    assert len(offers) > 1
    assert choice_seed("a", "b", 1) == choice_seed("a", "b", 1)
    assert choice_seed("a", "b", 12) != choice_seed("a", "b1", 2)


def test_a_new_card_elsewhere_does_not_change_an_offer() -> None:
    cards = [made(f"card-{number}") for number in range(9)]
    before = choose_cards(Library(tuple(cards)), situation())
    other = made("aaa", stages=at(Stage.CLOSING))

    assert choose_cards(Library((other, *cards)), situation()) == before


# ---- stage and depth ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("setback", [{"last_useful": 1}, {"last_useful": 2}, {"stepped_back": True}])
@pytest.mark.parametrize("stage", list(Stage))
def test_a_setback_leads_to_the_stuck_stage_but_not_from_what_comes_once(stage: Stage, setback: Any) -> None:
    stays = stage in {Stage.BEFORE_FIRST, Stage.CLOSING, Stage.AFTER}

    assert effective_stage(situation(stage=stage, **setback)) is (stage if stays else Stage.STUCK)
    assert effective_stage(situation(stage=stage, last_useful=3)) is stage


@pytest.mark.parametrize(
    ("meeting_no", "changes", "gate"),
    [
        (1, {}, (1, 2)),
        (1, {"deeper": True}, (1, 2)),
        (1, {"stepped_back": True}, (1, 1)),
        (2, {}, (2, 2)),
        (3, {"last_useful": 5, "deeper": True}, (2, 2)),
        (3, {"last_useful": 2}, (1, 1)),
        (4, {}, (2, 2)),
        (4, {"last_useful": 3}, (2, 2)),
        (4, {"last_useful": 4}, (2, 3)),
        (9, {"last_useful": 3, "deeper": True}, (2, 3)),
        (9, {"last_useful": 2}, (1, 1)),
        (9, {"stepped_back": True}, (1, 1)),
        (9, {"last_useful": 5, "stepped_back": True}, (1, 2)),
        (9, {"last_useful": 1, "deeper": True}, (1, 2)),
    ],
)
def test_how_deep_a_pair_may_go(meeting_no: int, changes: Any, gate: tuple[int, int]) -> None:
    now = situation(meeting_no=meeting_no, **changes)
    cards = [made(f"card-{depth}-{number}", depth=depth) for depth in (1, 2, 3) for number in range(3)]
    found = choose_cards(Library(tuple(replace(card, stages=frozenset(Stage)) for card in cards)), now)

    assert depth_gate(now) == gate
    easy, fitting, deeper = (offered.card.depth for offered in found.cards)
    assert easy == 1
    assert fitting <= gate[0]
    assert deeper == gate[1]
    assert (ChoiceReason.ONE_STEP_DEEPER in found.cards[2].reasons) == (gate[1] > 1)
    assert ChoiceReason.EASY_START in found.cards[0].reasons


@pytest.mark.parametrize(
    ("marks", "come_to"),
    [
        (None, None),
        ((1, 2), 2),
        ((2, 1), 2),
        ((2, 2), 2),
        ((1, 5), 3),
        ((2, 3), 3),
        ((3, 5), 3),
        ((4, 5), 4),
        ((5, 5), 5),
    ],
)
def test_marks_speak_only_where_both_feel_alike(marks: tuple[int, int] | None, come_to: int | None) -> None:
    assert shared_usefulness(marks) == come_to


@pytest.mark.parametrize("wrong", [{"meeting_no": 0}, {"last_useful": 0}, {"last_useful": 6}])
def test_numbers_that_cannot_be_are_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match="not"):
        situation(**wrong)


# ---- score -------------------------------------------------------------------------------------------------

CARRIES: dict[str, dict[str, Any]] = {
    "goal": {"goal_tags": frozenset({GoalTag.CAREER})},
    "topic": {"topic": Topic.NETWORK},
    "echo": {"lt_tu": "Kas tavo biudžetą tvirtina?"},
    "purpose": {"purposes": frozenset({Purpose.SUCCESSION})},
    "format": {"format": Format.STORY},
    "both": {"audience": Audience.BOTH},
}
MATCHING = situation(
    goal_tags=frozenset({"career"}),
    recent_topics=frozenset({"feedback"}),
    shared_text="Aptarėme BIUDŽETO eilutes",
    purposes=frozenset({"succession"}),
    last_format="open",
)


def carrying(name: str, *matches: str) -> Card:
    changes: dict[str, Any] = {"audience": Audience.MENTEE}
    for match in matches:
        changes |= CARRIES[match]
    return made(name, **changes)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (["goal"], ["topic"]),
        (["goal"], ["echo"]),
        (["goal"], ["purpose", "format"]),
        (["topic", "echo"], ["goal"]),
        (["topic", "purpose", "format"], ["goal"]),
        (["topic"], ["purpose"]),
        (["topic"], ["format"]),
        (["echo"], ["purpose"]),
        (["echo", "purpose"], ["topic"]),
        (["topic", "format"], ["echo"]),
        (["purpose"], []),
        (["format"], []),
        (["both"], []),
        (["goal", "topic"], ["echo", "purpose", "format"]),
        (["goal", "purpose", "format"], ["topic", "echo"]),
        (["topic", "echo", "purpose"], ["goal", "format"]),
    ],
)
def test_what_weighs_more(more: list[str], less: list[str]) -> None:
    assert winners(carrying("more", *more), carrying("less", *less)) == {"more"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["goal"], ["topic", "purpose"]),
        (["topic"], ["echo"]),
        (["echo"], ["purpose", "format"]),
        (["purpose"], ["format"]),
        (["purpose"], ["both"]),
    ],
)
def test_what_weighs_the_same_is_drawn_by_lot(one: list[str], other: list[str]) -> None:
    assert winners(carrying("one", *one), carrying("other", *other)) == {"one", "other"}


def winners(*cards: Card) -> set[str]:
    """The cards that the easy slot takes of these, with one seed and another."""
    third = made("third", depth=3, topic=Topic.SUCCESSION)  # speaks to both, so that no side is missing
    table = Offer((OfferedCard(third, (), Slot.DEEPER),))
    found = [
        choose_another(Library(cards), replace(MATCHING, seed=str(n)), table, Slot.EASY) for n in range(24)
    ]
    return {offered.card.id for offered in found if offered}


def test_the_fitting_card_is_the_one_for_the_goal() -> None:
    fitting, heavier = carrying("fitting", "goal"), carrying("heavier", "topic", "echo", "purpose", "format")
    library = Library((fitting, heavier, *(made(f"card-{number}") for number in range(4))))
    found = {offered.slot: offered.card for offered in choose_cards(library, MATCHING).cards}

    assert found[Slot.FITTING] is fitting
    assert found[Slot.EASY] is heavier


def test_easy_is_shallow_and_deeper_is_deep_before_any_score() -> None:
    now = replace(MATCHING, last_useful=4)
    rich = carrying("rich", "goal", "topic", "echo", "purpose", "format", "both")

    assert best(Slot.EASY, now, replace(rich, depth=2), made("easy", depth=1)) == "easy"
    assert best(Slot.EASY, now, replace(rich, depth=2), made("easy", stages=at(Stage.STUCK))) == "easy"
    assert best(Slot.DEEPER, now, replace(rich, depth=2), made("deep", depth=3)) == "deep"
    assert best(Slot.DEEPER, now, rich, made("deep", depth=3, stages=at(Stage.STUCK))) == "rich"


def test_three_topics_are_better_than_one() -> None:
    same = [made(f"same-{number}") for number in range(6)]
    for number in range(12):
        library = Library((*same, made("other", topic=Topic.NETWORK), made("third", topic=Topic.DIFFERENCE)))
        assert {"other", "third"} < set(ids(choose_cards(library, situation(seed=str(number)))))


@pytest.mark.parametrize(
    ("match", "reason"),
    [
        ("goal", ChoiceReason.GOAL),
        ("topic", ChoiceReason.FRESH_TOPIC),
        ("echo", ChoiceReason.ECHO),
        ("purpose", ChoiceReason.PURPOSE),
        ("format", ChoiceReason.OTHER_FORMAT),
    ],
)
def test_the_reasons_are_said_and_only_those_that_hold(match: str, reason: ChoiceReason) -> None:
    def reasons(card: Card, now: Situation) -> tuple[ChoiceReason, ...]:
        return choose_cards(Library((card,)), now).cards[0].reasons

    assert reasons(carrying("card", match), MATCHING) == (reason, ChoiceReason.STAGE)
    assert reasons(carrying("card"), MATCHING) == (ChoiceReason.STAGE,)
    assert reasons(carrying("card", match), situation()) == (ChoiceReason.STAGE,)


def test_a_reason_of_the_stage_is_given_only_in_the_stage() -> None:
    card = made("card", stages=at(Stage.EARLY_TRUST))

    assert choose_cards(Library((card,)), situation(stage=Stage.EARLY_TRUST)).cards[0].reasons == (
        ChoiceReason.STAGE,
    )
    assert choose_cards(Library((card,)), situation(stage=Stage.WORKING)).cards[0].reasons == ()


# ---- echo --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Grįžtamąjį RYŠĮ duosiu, šiandien!", {"grizt", "duosi"}),
        ("delegation, delegating; role 12345", {"deleg"}),
        ("Ką tu apie tai galvoji?", {"galvo"}),
        ("Would the mentor tell about meetings?", set()),
        ("", set()),
    ],
)
def test_stems(text: str, found: set[str]) -> None:
    assert word_stems(text) == found


@pytest.mark.parametrize("shared", ["Susitarėme dėl biudzeto", "we spoke of delegation"])
def test_an_echo_in_either_language_counts(shared: str) -> None:
    card = made("echo", lt_tu="Kas tavo biudžetą tvirtina?", en="What would you delegate?")
    for number in range(12):
        now = situation(shared_text=shared, seed=str(number))
        assert best(Slot.FITTING, now, card, made("other", format=Format.STORY)) == "echo"


# ---- audience ----------------------------------------------------------------------------------------------


def test_three_for_one_side_make_room_for_the_other() -> None:
    mentee = [
        made(f"mentee-{number}", audience=Audience.MENTEE, goal_tags={GoalTag.CAREER}) for number in range(5)
    ]
    mentor = made("mentor", audience=Audience.MENTOR)
    found = choose_cards(Library((*mentee, mentor)), replace(MATCHING, shared_text=""))

    assert len(found.cards) == 3
    assert {offered.card.audience for offered in found.cards} == {Audience.MENTOR, Audience.MENTEE}


@pytest.mark.parametrize("slot", list(Slot))
def test_room_for_the_other_side_is_made_where_the_families_allow_it(slot: Slot) -> None:
    mentee = [made(f"mentee-{number}", audience=Audience.MENTEE, depth=number) for number in (1, 2, 3)]
    now = situation(last_useful=5)
    before = {offered.slot: offered.card for offered in choose_cards(Library(tuple(mentee)), now).cards}
    mentor = made(
        "mentor", audience=Audience.MENTOR, depth=2, family=before[slot].family, stages=at(Stage.STUCK)
    )
    after = choose_cards(Library((*mentee, mentor)), now).cards

    assert {offered.card.id for offered in after} == {"mentor", *(before[s].id for s in Slot if s != slot)}


def test_one_card_alone_stays_the_best_one() -> None:
    best_one = made("best", audience=Audience.MENTEE, family="same")
    other = made("other", audience=Audience.MENTOR, family="same", stages=at(Stage.STUCK))

    assert ids(choose_cards(Library((best_one, other)), situation())) == ["best"]


def test_room_for_the_other_side_does_not_make_the_easy_card_the_deeper_one() -> None:
    mentee = [made(f"mentee-{number}", audience=Audience.MENTEE) for number in range(3)]
    mentor = made("mentor", audience=Audience.MENTOR, depth=2, stages=at(Stage.STUCK))
    easy, _, deeper = choose_cards(Library((*mentee, mentor)), situation()).cards

    assert (easy.card.depth, deeper.card) == (1, mentor)


def test_a_swap_leaves_nobody_out() -> None:
    cards = [
        made(f"mentee-{number}", audience=Audience.MENTEE, topic=topic) for number, topic in enumerate(Topic)
    ]
    on_table = Offer(
        (
            OfferedCard(made("mentor", audience=Audience.MENTOR), (), Slot.EASY),
            OfferedCard(cards[0], (), Slot.FITTING),
            OfferedCard(cards[1], (), Slot.DEEPER),
        )
    )
    plain = made("other", audience=Audience.MENTOR)
    for number in range(12):
        now = situation(seed=str(number))
        found = choose_another(Library((*cards, plain)), now, on_table, Slot.EASY)
        assert found is not None
        assert found.card is plain
    found = choose_another(Library(tuple(cards)), situation(), on_table, Slot.EASY)
    assert found is not None
    assert found.card.audience is Audience.MENTEE


# ---- when cards run out ------------------------------------------------------------------------------------


def widened(now: Situation, *cards: Card) -> list[str]:
    """One card after another, until nothing is left."""
    taken: list[str] = []
    while found := best(Slot.FITTING, replace(now, shown=frozenset(taken)), *cards):
        taken.append(found)
    return taken


EACH = tuple(made(stage, stages=at(stage)) for stage in Stage)


@pytest.mark.parametrize(
    ("now", "order"),
    [
        ({"stage": Stage.BEFORE_FIRST}, ["before_first", "first", "stuck"]),
        ({"stage": Stage.FIRST}, ["first", "early_trust", "stuck"]),
        ({"stage": Stage.EARLY_TRUST}, ["early_trust", "working", "first", "stuck"]),
        ({"stage": Stage.WORKING}, ["working", "early_trust", "mid_review", "stuck"]),
        ({"stage": Stage.STUCK}, ["stuck", "working", "early_trust"]),
        ({"stage": Stage.MID_REVIEW}, ["mid_review", "working", "early_trust", "stuck"]),
        ({"stage": Stage.CLOSING}, ["closing", "mid_review", "working", "stuck"]),
        ({"stage": Stage.AFTER}, ["after", "stuck"]),
        ({"stage": Stage.WORKING, "last_useful": 2}, ["stuck", "working", "early_trust", "mid_review"]),
        ({"stage": Stage.FIRST, "stepped_back": True}, ["stuck", "first", "early_trust"]),
        ({"stage": Stage.CLOSING, "stepped_back": True}, ["closing", "mid_review", "working", "stuck"]),
    ],
)
def test_where_cards_come_from_when_a_stage_has_none_left(now: Any, order: list[str]) -> None:
    assert widened(situation(**now), *EACH) == order


def test_cards_about_nothing_to_talk_about_are_the_last_resort_in_any_stage() -> None:
    last = made("last", stages=at(Stage.MID_REVIEW, Stage.CLOSING), topic=Topic.NOTHING_TO_TALK)
    farewell = made("farewell", stages=at(Stage.CLOSING), topic=Topic.NOTHING_TO_TALK)

    assert widened(situation(stage=Stage.FIRST), *EACH, last, farewell)[-1] == "last"
    assert "farewell" not in widened(situation(stage=Stage.FIRST), farewell)


def test_a_better_score_elsewhere_does_not_beat_the_stage() -> None:
    rich = replace(
        carrying("rich", "goal", "topic", "echo", "purpose", "format"), stages=at(Stage.EARLY_TRUST)
    )

    assert best(Slot.FITTING, MATCHING, rich, made("plain", audience=Audience.MENTEE)) == "plain"


@pytest.mark.parametrize("slot", Slot)
def test_a_card_that_the_mentee_knows_from_before_is_the_last_resort(slot: Slot) -> None:
    known = carrying("known", "goal", "topic", "echo", "purpose", "format", "both")
    elsewhere = made("elsewhere", stages=at(Stage.MID_REVIEW))
    now = replace(MATCHING, known_to_mentee=frozenset({"known"}))

    assert best(slot, MATCHING, known, elsewhere) == "known"
    assert best(slot, now, known, elsewhere) == "elsewhere"
    assert best(slot, now, known) == "known"


def test_what_is_left_is_offered_and_then_nothing() -> None:
    library = Library((made("one"), made("two")))

    assert sorted(ids(choose_cards(library, situation()))) == ["one", "two"]
    assert ids(choose_cards(library, situation(shown=frozenset({"one"})))) == ["two"]
    assert choose_cards(library, situation(shown=frozenset({"one", "two"}))) == Offer(())
    assert choose_cards(Library(()), situation()) == Offer(())
    assert choose_another(library, situation(), choose_cards(library, situation()), Slot.EASY) is None


# ---- what is never offered ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "now",
    [
        {"shown": frozenset({"card"})},
        {"recent_families": frozenset({"card"})},
        {"group": True},
        {"languages": frozenset({"lt", "de"})},
        {"last_useful": 2, "deeper": False},
        {"meeting_no": 1, "stepped_back": True},
    ],
)
def test_a_card_that_may_not_be_offered(now: Any) -> None:
    library = Library((made("card", sensitive=True, depth=2, stages=frozenset(Stage)),))

    assert ids(choose_cards(library, situation())) == ["card"]
    assert ids(choose_cards(library, situation(**now))) == []


def test_near_duplicates_do_not_lie_side_by_side() -> None:
    cards = [made(f"card-{number}", family="same") for number in range(5)]
    found = choose_cards(Library(tuple(cards)), situation())

    assert len(found.cards) == 1
    assert choose_another(Library(tuple(cards)), situation(), found, found.cards[0].slot) is None


def test_a_swap_changes_one_card_and_keeps_its_place() -> None:
    library = Library(tuple(made(f"card-{number}") for number in range(5)))
    before = choose_cards(library, situation())
    new = choose_another(library, situation(), before, Slot.FITTING)

    assert new is not None
    after = before.swapped(new)
    assert [offered.slot for offered in after.cards] == list(Slot)
    assert (after.cards[0], after.cards[1], after.cards[2]) == (before.cards[0], new, before.cards[2])
