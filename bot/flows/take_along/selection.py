"""A mentee with a new mentor chooses from lists which goals and notes to take along.

Nothing is chosen beforehand, and nothing changes before the last answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.conversation.fields import Choice, SeenBy
from bot.conversation.flow import Branch, Flow, Page
from bot.flows.take_along.carry_over import CarryOver, carry_out, carry_over
from bot.texts.dates import short_day
from bot.texts.loader import load_texts
from bot.texts.truncation import truncate
from bot.turn import Conversation, Start, Turn
from bot.writing.mark import marked
from storage import goals, notes
from storage.tables import Goal, Note

LISTED = 8  # options at once
OLDER = "older"  # the option that lists the next ones
TICK = "✓ "  # before a chosen option
PAGES = ("goals", "notes", "shared")


def _list_page(page: str, field: str, seen_by: SeenBy, then: str | None) -> Page:
    """A page with a list to choose from: each press chooses an option or takes it back, and "done" goes on."""
    choice = Choice(name=field, listed=page, of=("done",), seen_by=seen_by)
    return Page(page, (choice,), then=Branch(field, {"listed": page, "done": then}))


FLOW = Flow(
    "take-along",
    pages=(
        Page(
            "start",
            (Choice(name="start", of=("look", "fresh"), seen_by=SeenBy.ME),),
            then=Branch("start", {"look": "goals", "fresh": None}),
        ),
        _list_page("goals", "goal", SeenBy.CHOSEN, "notes"),
        _list_page("notes", "note", SeenBy.ME, "shared"),
        _list_page("shared", "ours", SeenBy.CHOSEN, None),
    ),
)


def carry_over_start(turn: Turn, *, asked_for: bool = False) -> Start | None:
    """The conversation in which a mentee chooses what to take along; None where there is nothing. Empty lists are left out.

    ``asked_for``: the mentee gave the command and goes straight to the lists.
    """
    available = carry_over(turn)
    empty = {
        field.name: "done"
        for page in PAGES
        for field in FLOW.page(page).fields
        if not getattr(available, page)
    }
    if len(empty) == len(PAGES):
        return None
    about: dict[str, Any] = {
        "taken": {page: [] for page in PAGES},
        "at": dict.fromkeys(PAGES, 0),
        "pressed": "no",
    }
    for page in PAGES:
        about[page] = _options(turn, available, page, about)
    return Start("take-along", about, empty | ({"start": "look"} if asked_for else {}))


def _options(turn: Turn, available: CarryOver, page: str, about: Mapping[str, Any]) -> list[list[str]]:
    """The options that a page lists now: some at a time, the chosen ones with a tick."""
    items: Sequence[Goal | Note] = getattr(available, page)
    at, taken, reader = about["at"][page], about["taken"][page], turn.who.reader
    options = []
    for item in items[at : at + LISTED]:
        if isinstance(item, Goal):
            label = truncate(goals.text_of(turn.store, item))
        else:
            on = short_day(turn.who.local_day(item.created_at), reader.language, today=reader.today)
            label = f"{on}: {marked(truncate(notes.note_text(turn.store, item)), drafted=item.drafted)}"
        options.append([item.id, (TICK if item.id in taken else "") + label])
    if len(items) > LISTED:
        options.append([OLDER, load_texts().say("take-along-older", reader.language, reader.address)])
    return options


def _press(turn: Turn, page: str, pressed: str) -> None:
    """Choose an option, take it back, or list the next options; after the last ones come the first."""
    turn.about["pressed"] = (
        "no" if pressed == "done" else "yes"
    )  # after a press the question is worded shorter
    if pressed == "done":
        return
    available = carry_over(turn)
    taken, at = dict(turn.about["taken"]), dict(turn.about["at"])
    if pressed == OLDER:
        at[page] = at[page] + LISTED if at[page] + LISTED < len(getattr(available, page)) else 0
    elif pressed in taken[page]:
        taken[page] = [key for key in taken[page] if key != pressed]
    else:
        taken[page] = [*taken[page], pressed]
    turn.about.update({"taken": taken, "at": at})
    turn.about[page] = _options(turn, available, page, turn.about)


def _start(turn: Turn) -> None:
    if turn.answers["start"] == "fresh":
        turn.say("take-along-fresh")


def _goals(turn: Turn) -> None:
    _press(turn, "goals", turn.answers["goal"])


def _notes(turn: Turn) -> None:
    _press(turn, "notes", turn.answers["note"])


def _shared(turn: Turn) -> None:
    pressed = turn.answers["ours"]
    _press(turn, "shared", pressed)
    if pressed == "done":
        carry_out(turn, turn.about["taken"])


CONVERSATION = Conversation(
    FLOW,
    done={"start": _start, "goals": _goals, "notes": _notes, "shared": _shared},
    resumes=True,
    forgets=frozenset(PAGES),
)
