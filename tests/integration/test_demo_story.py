"""The demo's story still tells what it is there to tell, whatever was added to the conversations since."""

from __future__ import annotations

import subprocess
import sys


def test_the_demo_tells_its_whole_story() -> None:
    played = subprocess.run(
        [sys.executable, "-c", "from adapters.cli import main; main()", "demo"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    told = played.stdout

    assert played.returncode == 0
    assert "Kažkas nepavyko" not in told
    assert "Nesupratau" not in told
    for moment in (
        "Tikslas užrašytas",
        "Rūta Kazlauskė ▸ [Dar ne]",
        "Rūta Kazlauskė ▸ [Nėra apie ką kalbėtis]",
        "1. Lengva pradžia",
        "Supratau taip: ketvirtadienį, vasario 18 d., 10:00",
        "□ tyla: 1",
        "‖ pauzė: 1",
        "! prašo pokalbio: 1",
        "△ dar be pirmo susitikimo: 1",
        "● savo ritmu: 2",
        "Ritmas: kas 3 savaites. Susitikimų: 2.",
        "Aušra Stankevičienė: poros faktai",
    ):
        assert moment in told, moment
    assert "Niekas nenugriuvo" not in told[told.index("Aušra Stankevičienė ▸ /pairs") :]
