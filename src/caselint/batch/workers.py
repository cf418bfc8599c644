"""How many workers a run is worth."""

from __future__ import annotations

import os
from typing import Final

_FILES_TO_A_WORKER: Final = 16  # from so many files on, another worker is worth its start


def workers_for(files: int, wanted: int | None = None) -> int:
    """How many to start, if it is not said: each takes about a second to load, and most files far less."""
    return min(files, wanted or min(os.cpu_count() or 1, 1 + files // _FILES_TO_A_WORKER))
