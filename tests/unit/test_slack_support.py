"""Tests of tests/support/slack without the emulator: signatures, reading and filling in Block Kit, faults."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.signature import Clock, SignatureVerifier

from tests.support.slack import blocks
from tests.support.slack.faults import Hanging, Refused
from tests.support.slack.payloads import (
    COMMANDS,
    EVENTS,
    INTERACTIVE,
    Actor,
    App,
    Delivery,
    event,
    message_im,
)

Json = dict[str, Any]
PORA = App("T1", "vejas", "A1", "B1", "U0B1")


class _At(Clock):
    def __init__(self, now: float) -> None:
        self._now = now

    def now(self) -> float:
        return self._now


@pytest.mark.parametrize("kind", [EVENTS, INTERACTIVE, COMMANDS])
def test_slacks_own_verifier_believes_the_signature(kind: str) -> None:
    delivery = Delivery(kind, {"text": "ąčę & ūž"})
    headers = delivery.headers("secret", 1_700_000_000.5)

    assert SignatureVerifier("secret", _At(1_700_000_100)).is_valid_request(delivery.body, headers)
    assert not SignatureVerifier("another", _At(1_700_000_100)).is_valid_request(delivery.body, headers)
    assert not SignatureVerifier("secret", _At(1_700_000_100)).is_valid_request(delivery.body + b" ", headers)
    assert not SignatureVerifier("secret", _At(1_700_000_900)).is_valid_request(delivery.body, headers)


def test_a_delivery_is_the_same_bytes_however_often() -> None:
    delivery = Delivery("events_api", {"text": "ąčę"})

    assert delivery.again(2).body == delivery.body
    assert "X-Slack-Retry-Num" not in delivery.headers("secret", 1.0)
    assert delivery.again(2).headers("secret", 1.0)["X-Slack-Retry-Num"] == "2"


def test_only_what_people_do_can_be_answered_in_the_acknowledgement() -> None:
    kinds = (EVENTS, INTERACTIVE, COMMANDS)
    envelopes = [Delivery(kind, {"text": "labas"}).envelope("1") for kind in kinds]

    assert [told["accepts_response_payload"] for told in envelopes] == [False, True, True]
    assert ["retry_attempt" in told for told in envelopes] == [True, False, False]


def test_an_event_says_when_it_happened_and_for_whom() -> None:
    inner = message_im(PORA, Actor("U7", "ruta"), "D7", "1 < 2", ts="1700000000.000100", client_msg_id="c1")
    payload = event(PORA, inner, event_id="Ev1").payload

    assert (payload["event_time"], payload["event_id"]) == (1_700_000_000, "Ev1")
    assert payload["authorizations"][0]["user_id"] == "U0B1"
    assert payload["event"]["text"] == "1 &lt; 2"
    assert payload["event"]["blocks"][0]["elements"][0]["elements"][0]["text"] == "1 < 2"


@pytest.mark.parametrize(
    ("mrkdwn", "read"),
    [
        ("*Tavo pora:* Tomas", "Tavo pora: Tomas"),
        ("_tik tau_ ir ~ne~ `kodas`", "tik tau ir ne kodas"),
        ("2*3*4 ir a_b_c", "2*3*4 ir a_b_c"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("<https://pora.example|Čia> ir <https://pora.example>", "Čia ir https://pora.example"),
        ("<!date^1700000000^{date}|antradienį>", "antradienį"),
        ("*\u200bne žymė*", "ne žymė"),
        ("15\u00a0val.", "15 val."),
    ],
)
def test_words_are_read_without_their_marks(mrkdwn: str, read: str) -> None:
    assert blocks.read(mrkdwn) == read


def test_everything_on_a_surface_is_read_and_what_can_be_pressed_found() -> None:
    menu = {
        "type": "overflow",
        "action_id": "do",
        "options": [_option("Kodėl?", "why"), _option("Gana", "stop")],
    }
    surface = blocks.with_ids(
        [
            {"type": "header", "text": _plain("Antraštė")},
            {"type": "section", "text": {"type": "mrkdwn", "text": "*Žodžiai*"}, "accessory": menu},
            {"type": "section", "fields": [_plain("Viena"), _plain("Kita")]},
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "_Smulkiai_"}]},
            {"type": "divider"},
            {"type": "actions", "elements": [{"type": "button", "text": _plain("Taip"), "value": "1"}]},
        ]
    )

    assert blocks.lines(surface) == [
        "Antraštė", "Žodžiai", "[Kodėl?]", "[Gana]", "Viena", "Kita", "Smulkiai", "[Taip]",
    ]  # fmt: skip
    assert [one.label for one in blocks.pressables(surface)] == ["Kodėl?", "Gana", "Taip"]
    assert len({block["block_id"] for block in surface}) == len(surface)
    assert surface[5]["elements"][0]["action_id"]


def test_a_form_holds_what_it_begins_with_and_what_is_filled_in() -> None:
    days = [_option("Pirmadienį", "mon"), _option("Antradienį", "tue")]
    surface = blocks.with_ids(
        [
            _field("Vardas", {"type": "plain_text_input", "action_id": "v", "initial_value": "Rūta"}),
            _field(
                "Diena",
                {"type": "static_select", "action_id": "v", "options": days, "initial_option": days[0]},
            ),
            _field("Dienos", {"type": "checkboxes", "action_id": "v", "options": days}),
            _field("Laikas", {"type": "timepicker", "action_id": "v"}),
        ]
    )
    name, day, several, hour = blocks.inputs(surface)

    state = blocks.initial_state(surface)
    assert state[name.key] == {"type": "plain_text_input", "value": "Rūta"}
    assert state[day.key]["selected_option"] == days[0]
    assert [blocks.is_empty(state[one.key]) for one in (name, day, several, hour)] == [
        False,
        False,
        True,
        True,
    ]

    assert blocks.filled(name, "") == {"type": "plain_text_input", "value": None}
    assert blocks.filled(day, "antradienį")["selected_option"] == days[1]
    assert blocks.filled(several, ["Pirmadienį", "Antradienį"])["selected_options"] == days
    assert blocks.filled(hour, "09:30") == {"type": "timepicker", "selected_time": "09:30"}
    with pytest.raises(AssertionError, match="no 'Trečiadienį'"):
        blocks.filled(day, "Trečiadienį")


def test_a_fault_is_over_after_its_times_and_keeps_to_its_method() -> None:
    twice, always = Refused("auth.test", 2), Refused("*", None)
    hanging = Hanging("auth.test", None)

    assert [twice.takes(method) for method in ("users.info", "auth.test", "auth.test", "auth.test")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert always.takes("auth.test")
    assert always.takes("users.info")
    assert hanging.takes("auth.test")
    hanging.release()
    assert not hanging.takes("auth.test")


def _plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def _option(text: str, value: str) -> Json:
    return {"text": _plain(text), "value": value}


def _field(label: str, element: Json) -> Json:
    return {"type": "input", "label": _plain(label), "element": element}
