"""Emoji names in text from modals become emoji characters."""

from __future__ import annotations

import unicodedata

import pytest

from adapters.slack import inbound
from adapters.slack.emoji import BY_NAME, NAMES, replace_names
from bot.conversation.messages import Answered


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Pavyko :tada: labai :flag-lt:", "Pavyko 🎉 labai 🇱🇹"),
        (":+1::+1:", "👍👍"),
        (":+1::skin-tone-3: ačiū", "👍🏼 ačiū"),
        (":v::skin-tone-2:", "✌🏻"),
        ("susitinkame 10:30:15", "susitinkame 10:30:15"),
        ("mūsų :siaures-vejas: ir :Tada:", "mūsų :siaures-vejas: ir :Tada:"),
        ("klausimas: ar tinka :) : x :", "klausimas: ar tinka :) : x :"),
    ],
)
def test_a_name_is_read_as_it_looks_and_anything_else_as_it_is_written(written: str, read: str) -> None:
    assert replace_names(written) == read


def test_what_is_typed_in_a_window_is_read_as_it_looks() -> None:
    view = {
        "private_metadata": "conversation|3||",
        "state": {"values": {"note": {"value": {"type": "plain_text_input", "value": "Pavyko :tada:"}}}},
    }
    assert inbound.parse_submission(view) == Answered(3, {"note": "Pavyko 🎉"}, "conversation")


def test_each_name_stands_there_once_and_means_a_picture() -> None:
    assert len(NAMES.split()) == 2 * len(BY_NAME)
    for name, look in BY_NAME.items():
        assert name.isascii()
        assert not any(letter.isalnum() for letter in look), look
        assert all(unicodedata.category(sign) in ("So", "Sm", "Po", "Sk", "Mn") for sign in look), look
