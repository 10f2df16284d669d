"""What people see in Slack, as a page: messages, a modal and a home page that the real renderer makes of the demo's story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from block_kit import blocks, button
from story import AUSRA, EMILY, RUTA, TOPICS, Received, Story

from adapters.slack import render, views
from bot.conversation.messages import Home, Question, Worded, Words

HERE = Path(__file__).parent
PORA = "Pora"
EYE = (
    '<svg class="eye" viewBox="0 0 16 16"><path d="M1 8c2-3.3 4.3-5 7-5s5 1.7 7 5c-2 3.3-4.3 5-7 5s-5-1.7-7-5z"/>'
    '<circle cx="8" cy="8" r="2.2"/></svg>'
)
SEND = '<svg viewBox="0 0 16 16"><path d="M2 2l12 6-12 6 2-6z"/></svg>'
ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


@dataclass(frozen=True, slots=True)
class Edition:
    """A picture in one language: whose screens it shows, and what is written above each."""

    language: str
    mentee: str
    pairs: Callable[[Story], Received]
    check_in: str
    cards: str
    modal: str
    home: str
    coordinator: str


def asks(field: str) -> Callable[[Worded], bool]:
    """Whether a message asks for a field first."""
    return lambda message: isinstance(message, Question) and message.fields[0].name == field


def shows_states(message: Worded) -> bool:
    """Whether a message is the coordinator's list of states."""
    return isinstance(message, Words) and "△" in message.whole and bool(message.lines)


ENGLISH = Edition(
    language="en",
    mentee=EMILY,
    pairs=lambda story: story.last(AUSRA, "states", shows_states),
    check_in="After the meeting",
    cards="When there is nothing to talk about",
    modal="Answering in a window",
    home="A mentee’s home page",
    coordinator="The coordinator types /pairs",
)
LITHUANIAN = Edition(
    language="lt",
    mentee=RUTA,
    pairs=lambda story: story.first(AUSRA, "states", shows_states),
    check_in="Po susitikimo",
    cards="Kai nėra apie ką kalbėtis",
    modal="Atsakoma lange",
    home="Ugdytinės pradžios puslapis",
    coordinator="Koordinatorė parašo /pairs",
)


def page(story: Story, edition: Edition) -> str:
    """The page of a picture; fonts are named in it, and lie in ``fonts``."""
    check_in = story.first(edition.mentee, "a check-in", asks("met"))
    cards = story.last(edition.mentee, "cards", asks("card"))
    planning = story.first(edition.mentee, "a question when they meet", asks("when"), since=check_in.at)
    [when] = filter(asks("when"), planning.messages)
    pairs = edition.pairs(story)
    left = (
        _captioned(edition.check_in, _conversation(check_in, _message(check_in))),
        _captioned(edition.modal, _modal(when)),
        _captioned(edition.coordinator, _conversation(pairs, _message(pairs, only_to_reader=True))),
    )
    right = (
        _captioned(
            edition.cards, _conversation(cards, _typed(cards, TOPICS[edition.mentee]), _message(cards))
        ),
        _captioned(edition.home, _home(story.homes[edition.mentee])),
    )
    styles = "\n".join((HERE / name).read_text("utf-8") for name in ("fonts/fonts.css", "slack.css"))
    return "\n".join(
        (
            f'<!DOCTYPE html>\n<html lang="{edition.language}"><meta charset="utf-8"><title>{PORA}</title>',
            f"<style>\n{styles}</style>",
            f'<main><div class="column">{"".join(left)}</div>',
            f'<div class="column">{"".join(right)}</div></main></html>\n',
        )
    )


def _captioned(caption: str, screen: str) -> str:
    return f'\n<section class="screen"><h1>{escape(caption)}</h1>\n{screen}\n</section>'


def _conversation(received: Received, *messages: str) -> str:
    """The conversation with the app on the day of what was received."""
    day = received.local
    ordinal = f"{day.day}{ORDINALS.get(day.day, 'th')}"
    divider = f'<div class="day"><span>{day:%A, %B} {ordinal}</span></div>'
    composer = f'<div class="composer">Message {PORA}{SEND}</div>'
    return f'<div class="window">{_tabs("Messages")}{divider}{"".join(messages)}{composer}</div>'


def _tabs(current: str) -> str:
    tabs = "".join(
        f'<span class="{"current" if tab == current else ""}">{tab}</span>'
        for tab in ("Home", "Messages", "About")
    )
    return f"<header>{_avatar(PORA)}<b>{PORA}</b></header><nav>{tabs}</nav>"


def _avatar(name: str) -> str:
    return f'<span class="avatar {"app" if name == PORA else ""}">{name[0]}</span>'


def _message(received: Received, *, only_to_reader: bool = False) -> str:
    """Messages of the app, as one message of Slack."""
    above = f'<p class="only">{EYE}Only visible to you</p>' if only_to_reader else ""
    body = blocks(render.message(received.messages).blocks)
    return _row(PORA, received.local, above, body)


def _typed(received: Received, text: str) -> str:
    """What the reader wrote to get the messages."""
    return _row(received.name, received.local, "", f'<div class="block"><p>{escape(text)}</p></div>')


def _row(name: str, at: datetime, above: str, body: str) -> str:
    app = '<span class="badge">APP</span>' if name == PORA else ""
    head = f'<p class="head"><b>{escape(name)}</b>{app}<time>{at:%H:%M}</time></p>'
    return f'\n<article>{above}{_avatar(name)}<div class="body">{head}{body}</div></article>'


def _modal(question: Question) -> str:
    view = views.view(question)
    presses = button(view["close"]["text"]) + button(view["submit"]["text"], "primary")
    return (
        f'<div class="window modal"><header><b>{escape(view["title"]["text"])}</b><span class="close"></span></header>'
        f'<div class="content">{blocks(view["blocks"])}</div><footer>{presses}</footer></div>'
    )


def _home(home: Home) -> str:
    return f'<div class="window">{_tabs("Home")}<div class="content">{blocks(views.home(home)["blocks"])}</div></div>'
