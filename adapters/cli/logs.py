"""Log output of a running Pora on standard error: one line an event, with ids and ``action=``, never what people wrote."""

from __future__ import annotations

import logging

OURS = ("bot", "adapters", "storage", "conversation_prompts")
LIBRARY_LEVELS = {  # below these levels the libraries log requests, and so what people wrote
    "slack_bolt": logging.ERROR,
    "slack_sdk": logging.ERROR,
    "aiohttp": logging.ERROR,
    "uvicorn": logging.WARNING,
    "apscheduler": logging.WARNING,
    "openai": logging.ERROR,
    "httpx2": logging.WARNING,
    "httpcore2": logging.WARNING,
}

_STANDARD = frozenset(vars(logging.makeLogRecord({})))


class Lines(logging.Formatter):
    """Formats a record as one line: time, level, message, then its extra fields as name=value. No traceback: it quotes values."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record."""
        facts = {
            name: value
            for name, value in vars(record).items()
            if name not in _STANDARD and name not in ("message", "asctime")
        }
        said = " ".join(f"{name}={value}" for name, value in sorted(facts.items()))
        head = f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')} {record.levelname:<7} {record.getMessage()}"
        return f"{head} {said}".rstrip().replace("\n", " ")


def log_to_stderr() -> None:
    """Set up logging for ``pora run``."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    for name, level in LIBRARY_LEVELS.items():
        logging.getLogger(name).setLevel(level)
