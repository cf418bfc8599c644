"""What office programs' own names of paragraph styles say, whatever language the program speaks."""

from __future__ import annotations

import re

_HEADING = re.compile(r"heading[ _]?([1-9])")
_LIST = re.compile(r"list[ _](?:bullet|number)(?:[ _]([2-5]))?")
_TITLES = {"title": 1, "subtitle": 2}


def heading_level(name: str) -> int | None:
    """The level of the heading that a style of this name makes (1 is highest); None for no heading."""
    by_name = _HEADING.fullmatch(name.lower())
    return int(by_name[1]) if by_name else _TITLES.get(name.lower())


def list_level(name: str) -> int | None:
    """The level of the list item that a style of this name makes (1 is outermost); None for none."""
    by_name = _LIST.fullmatch(name.lower())
    return int(by_name[1] or 1) if by_name else None
