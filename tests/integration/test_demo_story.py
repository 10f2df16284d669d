"""The demo still tells what it is there to tell, whatever was added to the conversations since."""

from __future__ import annotations

from pathlib import Path

from tests.integration.test_cli import pora


def test_without_a_terminal_it_tells_its_whole_story_and_ends() -> None:
    ran = pora("demo")
    told = ran.out

    assert (ran.code, ran.err) == (0, "")
    assert "Kažkas nepavyko" not in told
    assert "Nesupratau" not in told
    for moment in (
        "Pora → Rūta Kazlauskė",
        "Pora → Tomas Petrauskas",
        "Pora → Aušra Stankevičienė",
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
    assert "\x1b[" not in told  # no colours where nobody looks
    assert list(Path().iterdir()) == []  # its database was its own
