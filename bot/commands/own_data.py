"""A person's own data as they are handed it: once for programs, once to read in their own language (GDPR art. 15 and 20)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from bot.conversation.engine import State
from bot.flows.agreement import TERMS
from bot.flows.expectations import QUESTIONS
from bot.flows.writing_help import sent_in_words
from bot.reader import Reader
from bot.rules.platforms import NAMES
from bot.texts.dates import short_day
from bot.texts.loader import Texts
from bot.writing.mark import marked
from storage import agreements, private_answers

SECTIONS = (
    "notes", "goals", "steps", "expectations", "preparations", "checks", "usefulness", "agreements", "goal_marks",
    "meetings", "supervision_topics", "unfinished_conversations", "looks_at_my_pairs", "invitations", "writing",
)  # fmt: skip
OWN_ABOUT = {"heard": "text", "goal-words": "words", "supervision": "text"}
"""What a conversation is about is Pora's or the pair's; here it is what its person typed."""
ANSWERED = {
    private_answers.FIT: "fit-check-fit",
    private_answers.MID_REVIEW: "mid-review-how",
    private_answers.CONTACT: "closing-contact",
}

Row = Mapping[str, Any]


def own(copy: Mapping[str, Any]) -> dict[str, Any]:
    """The store's copy without what others put into the person's open conversations, and with JSON opened."""
    return {
        **copy,
        "expectations": [{**row, "answers": json.loads(row["answers"])} for row in copy["expectations"]],
        "agreements": [_agreement(row) for row in copy["agreements"]],
        "unfinished_conversations": [_unfinished(row) for row in copy["unfinished_conversations"]],
    }


def _agreement(row: Row) -> dict[str, Any]:
    if row["subject"] != agreements.SUBJECT:
        return dict(row)
    return {name: value for name, value in row.items() if name != "text"} | {
        "terms": json.loads(row["text"])["terms"]
    }


def _unfinished(row: Row) -> dict[str, Any]:
    state = State.from_json(row["state"])
    typed = state.about.get(OWN_ABOUT.get(row["flow"], ""))
    return {
        "flow": row["flow"],
        "asked_at": row["asked_at"],
        "answers": dict(state.answers),
        **({"words": typed} if typed else {}),
    }


def readable(copy: Mapping[str, Any], texts: Texts, reader: Reader) -> str:
    """The copy of ``own`` in plain lines in the person's language; what is empty is left out."""
    page = _Page(texts, reader)
    page.person(copy)
    for section in SECTIONS:
        if copy[section]:
            page.lines += ["", page.say("data-line", section=section, count=len(copy[section]))]
            for row in copy[section]:
                _WRITTEN[section](page, row)
    return "\n".join(page.lines) + "\n"


class _Page:
    """Lines in the reader's words."""

    def __init__(self, texts: Texts, reader: Reader) -> None:
        self.texts, self.reader = texts, reader
        self.lines: list[str] = []

    def say(self, text: str, /, **args: Any) -> str:
        return self.texts.say(text, self.reader.language, self.reader.address, args)

    def line(self, text: str, /, **args: Any) -> None:
        self.lines.append(f"  {self.say(text, **args)}")

    def label(self, *parts: str) -> str:
        """The label of an option, by the names of its conversation, its question and itself."""
        return self.say("-".join(parts))

    def on(self, value: str) -> str:
        """The reader's day of a stored day or moment."""
        day = date.fromisoformat(value[:10])
        if "T" in value:
            day = datetime.fromisoformat(value).astimezone(self.reader.now.tzinfo).date()
        return short_day(day, self.reader.language, today=date.min)  # a copy is kept: the year belongs to it

    def person(self, copy: Mapping[str, Any]) -> None:
        person = copy["person"]
        self.lines.append(self.say("data-file", on=self.on(self.reader.today.isoformat())))
        for field in ("name", "email", "manager_email", "called", "language", "address", "zone"):
            if person[field]:
                self.line("data-field", field=field, value=str(person[field]))
        if person["work_from"] and person["work_until"]:
            self.line("data-field", field="hours", value=f"{person['work_from']}–{person['work_until']}")
        for field in ("created_at", "welcomed_at", "paused_until", "writer_since"):
            if person[field]:
                self.line("data-field", field=field, value=self.on(person[field]))
        for kind in person["stopped_kinds"]:
            self.line(
                "data-field", field="stopped", value=self.label("kind", kind.replace("_", "-")).lstrip("• ")
            )
        for platform in person["left_platforms"]:
            self.line("data-field", field="left", value=platform)
        for role in copy["memberships"]:
            self.line("data-field", field="role", value=self.say("data-role", role=role["role"]))
        for place in copy["addresses"]:
            self.line("data-field", field="reached", value=f"{place['platform']}: {place['user']}")


def _note(page: _Page, row: Row) -> None:
    page.line("data-note", on=page.on(row["created_at"]), visibility=row["visibility"], text=_words(row))


def _words(row: Row) -> str:
    return marked(row["text"], drafted=row["drafted"])


def _goal(page: _Page, row: Row) -> None:
    area = page.label("goal", "area", row["area"])
    kind = page.label("goal", "kind", row["kind"])
    page.line("data-goal", on=page.on(row["created_at"]), area=area, kind=kind, text=row["text"])
    if row["situation"]:
        page.line("data-goal-situation", text=row["situation"])
    if row["key_role"]:
        page.line("data-goal-role", shown="yes" if row["key_role_shown"] else "no")
    if row["reached_at"]:
        page.line("data-goal-reached", on=page.on(row["reached_at"]))


def _step(page: _Page, row: Row) -> None:
    page.line("data-step", on=page.on(row["created_at"]), text=_words(row))
    if row["due_on"]:
        page.line("data-step-due", on=page.on(row["due_on"]))
    if row["done_at"]:
        page.line("data-step-done", on=page.on(row["done_at"]))


def _expectation(page: _Page, row: Row) -> None:
    for name, options in QUESTIONS.items():
        if (answer := row["answers"].get(name)) in options:
            question, label = page.label("expect", "about", name), page.label("expect", name, answer)
            page.line("data-answer", question=question, answer=label)


def _preparation(page: _Page, row: Row) -> None:
    for name in ("good", "hard"):
        if row[name]:
            page.line(f"prepare-words-{name}", text=row[name])


def _check(page: _Page, row: Row) -> None:
    label = page.label(ANSWERED[row["kind"]], row["answer"]) if row["kind"] in ANSWERED else row["answer"]
    page.line("data-answer", question=page.on(row["answered_at"]), answer=label)


def _useful(page: _Page, row: Row) -> None:
    if row["useful"] is not None:
        page.line("data-answer", question=page.on(row["created_at"]), answer=f"{row['useful']}/5")


def _deal(page: _Page, row: Row) -> None:
    if "terms" not in row:
        page.line("agreement-extra", line=row["text"])
        return
    page.line("data-agreement", on=page.on(row["created_at"]))
    for term, options in TERMS.items():
        if (answer := row["terms"].get(term)) in options:
            question, label = page.label("agreement", "about", term), page.label("agreement", term, answer)
            page.line("data-answer", question=question, answer=label)


def _mark(page: _Page, row: Row) -> None:
    page.line("data-answer", question=page.on(row["created_at"]), answer=f"{row['value']}/10")


def _meeting(page: _Page, row: Row) -> None:
    on = row["met_on"] or row["planned_at"] or row["created_at"]
    page.line("data-meeting", on=page.on(on), state=row["state"])


def _topic(page: _Page, row: Row) -> None:
    theme = page.label("supervision", "theme", row["theme"])
    page.line("data-topic", text=row["text"], theme=theme)


def _open(page: _Page, row: Row) -> None:
    title = f"{row['flow']}-title"
    words = [*row["answers"].values(), row.get("words")]
    typed = " · ".join(str(word) for word in words if word not in (None, ""))
    name = page.say(title) if page.texts.has(title) else row["flow"]
    page.line("data-answer", question=name, answer=typed or "–")


def _look(page: _Page, row: Row) -> None:
    page.line("data-look", on=page.on(row["looked_at"]), what=row["what"])


def _invitation(page: _Page, row: Row) -> None:
    page.line(
        "data-invitation",
        on=page.on(row["made_at"]),
        platform=NAMES.get(row["platform"], row["platform"]),
        used="yes" if row["used_at"] else "no",
    )


def _writing(page: _Page, row: Row) -> None:
    words = sent_in_words(json.loads(row["sent"])) if row["sent"] else row["text"] or "–"
    page.line("writing-sent-line", use=row["use"], on=page.on(row["asked_at"]), words=words)
    if row["answer"]:
        page.line("data-writing-answer", words=row["answer"])


_WRITTEN: Mapping[str, Callable[[_Page, Row], None]] = {
    "notes": _note,
    "goals": _goal,
    "steps": _step,
    "expectations": _expectation,
    "preparations": _preparation,
    "checks": _check,
    "usefulness": _useful,
    "agreements": _deal,
    "goal_marks": _mark,
    "meetings": _meeting,
    "supervision_topics": _topic,
    "unfinished_conversations": _open,
    "looks_at_my_pairs": _look,
    "invitations": _invitation,
    "writing": _writing,
}
