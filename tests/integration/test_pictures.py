"""The pictures in the documentation show what people see today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def test_the_picture_of_slack_is_up_to_date(tmp_path: Path) -> None:
    drawn = tmp_path / "slack.svg"
    subprocess.run([sys.executable, PICTURES / "slack.py", drawn], check=True, capture_output=True)

    assert drawn.read_text("utf-8") == (PICTURES / "slack.svg").read_text("utf-8"), "make pictures"
