"""How unit tests that try anything at all are run: as often as fits into seconds, and never against a clock."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A deadline measures the machine, not the code: the first example of a run also pays for imports.
settings.register_profile(
    "pora", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("pora")
