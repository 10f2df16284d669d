"""A flow as a diagram: every page is a box, every case an arrow."""

from __future__ import annotations

import re

import pytest

from bot.conversation.fields import Choice, SeenBy, Text
from bot.conversation.flow import Branch, Flow, Page
from bot.conversation.mermaid import as_mermaid
from tests.support.pages import FLOWS


def test_a_small_flow_is_drawn() -> None:
    flow = Flow(
        "lunch",
        (
            Page(
                "drink",
                (Choice(name="drink", of=("tea", "coffee", "none"), seen_by=SeenBy.ME),),
                then=Branch("drink", {"tea": "leaf", "coffee": None, "none": None}),
            ),
            Page("leaf", (Text(name="leaf", optional=True, seen_by=SeenBy.ME),), then="drink"),
        ),
        version=2,
    )

    assert as_mermaid(flow).splitlines() == [
        "%% lunch, version 2",
        "flowchart TD",
        '    drink["drink: Choice"]',
        '    leaf["leaf?: Text"]',
        "    drink -- tea --> leaf",
        "    drink -- coffee / none --> over",
        "    leaf --> drink",
        "    over((end))",
    ]


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_every_page_and_every_case_of_every_flow_is_drawn(flow: Flow) -> None:
    drawn = as_mermaid(flow)
    boxes = set(re.findall(r"^    (\w+)[\[(]", drawn, re.MULTILINE))
    arrows = re.findall(r"^    (\w+) (?:-- (.+) )?--> (\w+)$", drawn, re.MULTILINE)
    cases = {(page, case) for page, label, _ in arrows for case in label.split(" / ")}

    assert boxes == {page.name for page in flow.pages} | {"over"}
    assert {target for *_, target in arrows} <= boxes
    for page in flow.pages:
        wanted = set(page.then.to) if isinstance(page.then, Branch) else {""}
        assert {case for name, case in cases if name == page.name} == wanted
        assert all(f.name in drawn for f in page.fields)
    assert not {page.name for page in flow.pages} & {"over", "end"}  # a word of Mermaid's own, and ours
