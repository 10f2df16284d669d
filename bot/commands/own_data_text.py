"""A copy of a person's own data as text in their language, section by section (GDPR art. 15)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from bot.commands.own_data import SECTIONS, Row
from bot.flows.agreement.terms import TERMS
from bot.flows.expectations import QUESTIONS
from bot.flows.writing_help import sent_text
from bot.reader import Reader
from bot.rules.platforms import NAMES
from bot.texts.dates import short_day
from bot.texts.loader import Texts
from bot.writing.mark import marked
from storage import private_answers

ANSWERED = {
    private_answers.FIT: "fit-check-fit",
    private_answers.MID_REVIEW: "mid-review-how",
    private_answers.CONTACT: "closing-contact",
}
"""By kind of private answer: how the text ids of its options begin."""


def own_data_text(copy: Mapping[str, Any], texts: Texts, reader: Reader) -> str:
    """The copy of ``own_data`` as lines in the reader's language; empty sections are left out."""
    page = _Page(texts, reader)
    page.person(copy)
    for section in SECTIONS:
        if copy[section]:
            page.lines += ["", page.say("data-line", section=section, count=len(copy[section]))]
            for row in copy[section]:
                _SECTION_WRITERS[section](page, row)
    return "\n".join(page.lines) + "\n"


class _Page:
    """The lines written so far, in the reader's language."""

    def __init__(self, texts: Texts, reader: Reader) -> None:
        self.texts, self.reader = texts, reader
        self.lines: list[str] = []

    def say(self, text: str, /, **args: Any) -> str:
        return self.texts.say(text, self.reader.language, self.reader.address, args)

    def line(self, text: str, /, **args: Any) -> None:
        self.lines.append(f"  {self.say(text, **args)}")

    def label(self, *parts: str) -> str:
        """The label of an option, by the parts of its text id."""
        return self.say("-".join(parts))

    def on(self, value: str) -> str:
        """The reader's local day of a stored date or instant."""
        day = date.fromisoformat(value[:10])
        if "T" in value:
            day = datetime.fromisoformat(value).astimezone(self.reader.now.tzinfo).date()
        return short_day(
            day, self.reader.language, today=date.min
        )  # with its year: the copy may be read years later

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
        for address in copy["addresses"]:
            self.line("data-field", field="reached", value=f"{address['platform']}: {address['user']}")


def _note(page: _Page, row: Row) -> None:
    page.line(
        "data-note", on=page.on(row["created_at"]), visibility=row["visibility"], text=_marked_text(row)
    )


def _marked_text(row: Row) -> str:
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
    page.line("data-step", on=page.on(row["created_at"]), text=_marked_text(row))
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


def _usefulness(page: _Page, row: Row) -> None:
    if row["useful"] is not None:
        page.line("data-answer", question=page.on(row["created_at"]), answer=f"{row['useful']}/5")


def _agreement(page: _Page, row: Row) -> None:
    if "terms" not in row:
        page.line("agreement-extra", line=row["text"])
        return
    page.line("data-agreement", on=page.on(row["created_at"]))
    for term, options in TERMS.items():
        if (answer := row["terms"].get(term)) in options:
            question, label = page.label("agreement", "about", term), page.label("agreement", term, answer)
            page.line("data-answer", question=question, answer=label)


def _goal_mark(page: _Page, row: Row) -> None:
    page.line("data-answer", question=page.on(row["created_at"]), answer=f"{row['value']}/10")


def _meeting(page: _Page, row: Row) -> None:
    on = row["met_on"] or row["planned_at"] or row["created_at"]
    page.line("data-meeting", on=page.on(on), state=row["state"])


def _topic(page: _Page, row: Row) -> None:
    theme = page.label("supervision", "theme", row["theme"])
    page.line("data-topic", text=row["text"], theme=theme)


def _unfinished(page: _Page, row: Row) -> None:
    title = f"{row['flow']}-title"
    values = [*row["answers"].values(), row.get("words")]
    given = " · ".join(str(value) for value in values if value not in (None, ""))
    name = page.say(title) if page.texts.has(title) else row["flow"]
    page.line("data-answer", question=name, answer=given or "–")


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
    words = sent_text(json.loads(row["sent"])) if row["sent"] else row["text"] or "–"
    page.line("writing-sent-line", use=row["use"], on=page.on(row["asked_at"]), words=words)
    if row["answer"]:
        page.line("data-writing-answer", words=row["answer"])


_SECTION_WRITERS: Mapping[str, Callable[[_Page, Row], None]] = {
    "notes": _note,
    "goals": _goal,
    "steps": _step,
    "expectations": _expectation,
    "preparations": _preparation,
    "checks": _check,
    "usefulness": _usefulness,
    "agreements": _agreement,
    "goal_marks": _goal_mark,
    "meetings": _meeting,
    "supervision_topics": _topic,
    "unfinished_conversations": _unfinished,
    "looks_at_my_pairs": _look,
    "invitations": _invitation,
    "writing": _writing,
}
