"""How far a line of running text may reach, worked out from the lines themselves."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from caselint.read.pdf.page import Item, Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NEAR = 0.1  # of the column's width: lines that end so near the longest one were broken there


def with_margins(items: Sequence[Item], widths: Mapping[int, float]) -> list[Item]:
    """Give the lines outside tables and columns the limits of their page's text.

    `widths` are the pages' widths in points, by number; pages of one width share their margins.
    """
    rounded = {page: round(width) for page, width in widths.items()}
    lines: dict[float, list[Line]] = defaultdict(list)
    for item in items:
        if isinstance(item, Line) and item.right <= 0:
            lines[rounded[item.page]].append(item)
    limits = {width: _limits(found, width) for width, found in lines.items()}
    placed: list[Item] = []
    for item in items:
        if isinstance(item, Line) and item.right <= 0:
            left, right = limits[rounded[item.page]]
            placed.append(item.limited(left, right))
        else:
            placed.append(item)
    return placed


def _limits(lines: list[Line], width: float) -> tuple[float, float]:
    """The left and the right margin of the lines on pages of one width.

    The longest line shows the right margin if lines that end near it were broken there, as a small letter
    at the start of the next one tells. Where all lines are short, as in a list of fields, it shows nothing,
    and the page's margins are taken to be alike.
    """
    # Right-aligned addresses and dates may stand further out than the text.
    lines = [line for line in lines if "    " not in line.text] or lines
    left = min(line.box.x0 for line in lines)
    mirrored = max(width - left, left)
    longest = max(line.box.x1 for line in lines)
    reach = longest - _NEAR * (longest - left)
    broken = any(before.box.x1 >= reach and after.text[:1].islower() for before, after in pairwise(lines))
    if broken or longest > mirrored:
        return left, longest
    return left, mirrored
