"""The ``pora`` command of this checkout, wherever it is started from: ``python -m tests.support.command_line``."""

from __future__ import annotations

from adapters.cli import main

if __name__ == "__main__":
    main()
