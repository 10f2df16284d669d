"""How far one event travels through the code: files entered, functions called, moves from one file to another.

``python -m tests.support.journey`` prints one press in the terminal, one ``/pairs`` and one beat from timer to messenger, on an
organisation of three pairs. The figures count calls into this repository's packages alone and are the same on every machine.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any, Self

from adapters.app import inline, random_id
from bot.conversation.messages import Answered, Commanded
from bot.outbox.deliver import deliver
from bot.schedule.tick import tick_batch
from tests.support.fake_messengers import PLATFORM
from tests.support.organisation import COORDINATOR, KEY, Organisation, vilnius

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "adapters", "storage", "conversation_prompts")


class Journey:
    """Watches every call inside a ``with`` block, in all threads."""

    def __init__(self) -> None:
        self.visits: list[str] = []  # files in the order they are entered, without repetition
        self.functions: set[tuple[str, str]] = set()

    def __enter__(self) -> Self:
        threading.setprofile(self._note)
        sys.setprofile(self._note)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)
        threading.setprofile(None)

    def _note(self, frame: FrameType, event: str, _argument: object) -> None:
        path = Path(frame.f_code.co_filename)
        if event != "call" or not path.is_relative_to(ROOT):
            return
        file = path.relative_to(ROOT)
        if file.parts[0] in PACKAGES:
            self.functions.add((file.as_posix(), frame.f_code.co_qualname))
            if not self.visits or self.visits[-1] != file.as_posix():
                self.visits.append(file.as_posix())

    def report(self, title: str) -> str:
        """One line of figures, and the files entered most often."""
        files = Counter(self.visits)
        often = ", ".join(f"{file} {count}" for file, count in files.most_common(8))
        moves = max(len(self.visits) - 1, 0)
        return f"{title}: {len(files)} files, {len(self.functions)} functions, {moves} moves\n    {often}"


def journey_of(act: Callable[[], Any]) -> Journey:
    """What an act passes through."""
    with Journey() as journey:
        act()
    return journey


def main() -> None:
    """Print the three journeys."""
    from storage.database import Database

    with TemporaryDirectory() as folder:
        database = Database.open(f"sqlite:///{folder}/pora.db", keys=KEY, new_id=random_id)
        house = Organisation(database)
        house.found(3)
        house.now = vilnius(2027, 2, 22, 10)
        for number in (1, 2):  # once to warm every cache, once to count
            house.says(f"mentee-{number}", "met")
            question = house.asked[f"mentee-{number}"]
            press = Answered(question.turn, {question.fields[0].name: "4"}, question.conversation)
            pressed = journey_of(lambda: house.sends(f"mentee-{number}", press))  # noqa: B023 - called at once
            looked = journey_of(lambda: house.sends(COORDINATOR, Commanded("pairs")))
            house.arm(
                f"first-{number}", "first_meeting", house.now, f"mentee-{number + 1}", f"pair-{number + 1}"
            )
            beat = journey_of(lambda: _beat(house))
        print(pressed.report("one press"))  # noqa: T201 - a command
        print(looked.report("one /pairs"))  # noqa: T201
        print(beat.report("one beat"))  # noqa: T201
        database.close()


def _beat(house: Organisation) -> None:
    tick_batch(house.installation, house.now)
    asyncio.run(deliver(house.installation, {PLATFORM: house.post}, house.now, inline))


if __name__ == "__main__":
    main()
