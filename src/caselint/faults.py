"""How a fault of caselint's own is told of: by its kind and its place in the program, never by its words.

An error's message may hold words of the note that it came up on.
"""

from __future__ import annotations

import traceback
from pathlib import Path


def reason(error: Exception) -> str:
    """What to say of a file on which the program failed."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"caselint failed on this file, which is a fault of its own: {type(error).__name__} in "
        f"{Path(place.filename).name}, line {place.lineno}. Please report it; the note is unharmed."
    )
