"""Everything that is logged, heard: every logger at DEBUG, with every field of every record."""

from __future__ import annotations

import io
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Log(logging.Handler):
    """Everything that is logged, with every field of every record and what it drags along."""

    lines: io.StringIO = field(default_factory=io.StringIO)

    def __post_init__(self) -> None:
        super().__init__(logging.DEBUG)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.write(f"{record.getMessage()} {record.__dict__!r}\n")
        if record.exc_info and record.exc_info[1]:
            self.lines.write("".join(traceback.format_exception(record.exc_info[1])))

    def __hash__(self) -> int:
        return id(self)

    @property
    def text(self) -> str:
        return self.lines.getvalue()


@contextmanager
def listening() -> Iterator[Log]:
    """Every logger at DEBUG, also SQLAlchemy's, which repeats statements and rows there."""
    log, root, sql = Log(), logging.getLogger(), logging.getLogger("sqlalchemy")
    levels = root.level, sql.level
    root.addHandler(log)
    root.setLevel(logging.DEBUG)
    sql.setLevel(logging.DEBUG)
    try:
        yield log
    finally:
        root.removeHandler(log)
        root.setLevel(levels[0])
        sql.setLevel(levels[1])
