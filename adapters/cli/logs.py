"""What a running Pora writes to standard error: one line an event, with ids and ``action=``, never what people wrote."""

from __future__ import annotations

import logging

OURS = ("bot", "adapters", "storage", "conversation_prompts")
TALKATIVE = {  # libraries that put requests, and so people's words, into what they log below these levels
    "slack_bolt": logging.ERROR,
    "slack_sdk": logging.ERROR,
    "aiohttp": logging.ERROR,
    "uvicorn": logging.WARNING,
    "apscheduler": logging.WARNING,
    "openai": logging.ERROR,
    "httpx2": logging.WARNING,
    "httpcore2": logging.WARNING,
}

_USUAL = frozenset(vars(logging.makeLogRecord({})))


class Lines(logging.Formatter):
    """A record as one line: time, level, message, then its facts as name=value. No traceback: those quote values."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        facts = {
            name: value
            for name, value in vars(record).items()
            if name not in _USUAL and name not in ("message", "asctime")
        }
        said = " ".join(f"{name}={value}" for name, value in sorted(facts.items()))
        head = f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')} {record.levelname:<7} {record.getMessage()}"
        return f"{head} {said}".rstrip().replace("\n", " ")


def log_to_stderr() -> None:
    """Set up logging for a process that runs."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    for name, level in TALKATIVE.items():
        logging.getLogger(name).setLevel(level)
