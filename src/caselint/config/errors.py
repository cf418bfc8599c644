"""What is said of a config, or a command line, that asks for what there is not."""

from __future__ import annotations

import difflib


class ConfigError(Exception):
    """A config that does not hold what it must. `str()` is for people."""


def nearest(what: str, name: str, known: list[str]) -> str:
    """Say that there is no such thing, and which known one may have been meant."""
    near = difflib.get_close_matches(name, known, n=1) or difflib.get_close_matches(
        name.upper(), known, n=1, cutoff=0.5
    )
    return f"there is no {what} “{name}”." + (f" Did you mean “{near[0]}”?" if near else "")
