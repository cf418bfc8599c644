"""Lines that are only drawn across the page."""

from __future__ import annotations

_SIGNS = frozenset("-=_*~#—–‒―─━═•·")


def is_rule(text: str) -> bool:
    """Whether a line is only dashes, stars, underscores or box lines, three or more, spaced or not."""
    signs = set(text) - {" ", "\t"}
    if not signs or len(text) < 3:
        return False
    drawn = all("─" <= sign <= "╿" for sign in signs) or (len(signs) == 1 and signs <= _SIGNS)
    return drawn and sum(sign not in " \t" for sign in text) >= 3
