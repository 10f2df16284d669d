"""How long a test waits for something outside of it before it fails.

Nothing waits for these seconds to pass, and no test that passes comes near them: a busy machine may take many times as long as
an idle one to start a process.
"""

from __future__ import annotations

HUNG = 300.0  # seconds until a process, a server or a call counts as hung
