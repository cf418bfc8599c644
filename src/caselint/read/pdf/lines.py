"""Words to lines."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from caselint.read.pdf.page import Box, Item, Line, Word, around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDEST_SPACE = 1.0  # of the letters' height, between two words of justified print
_WIDE = 1.3  # a gap of so many letter heights is more than a space


def to_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Gather words to lines, from the top. Words share a line if half their height overlaps."""
    rows: list[list[Word]] = []
    extent = (0.0, 0.0)
    for word in sorted(words, key=lambda each: (each.base, each.x0)):
        top, bottom = extent
        overlap = min(bottom, word.bottom) - max(top, word.top)
        if rows and overlap >= 0.5 * min(bottom - top, word.bottom - word.top):
            rows[-1].append(word)
            extent = (min(top, word.top), max(bottom, word.bottom))
        else:
            rows.append([word])
            extent = (word.top, word.bottom)
    return [make_line(row, page) for row in rows]


def make_line(words: Iterable[Word], page: int, left: float = 0.0, right: float = 0.0) -> Line:
    """A line of the words, sorted from left to right."""
    ordered = tuple(words)
    if len(ordered) == 1:
        only = ordered[0]
        box = Box(only.x0, only.top, only.x1, only.bottom)
        return Line(page, ordered, only.text, box, only.size, only.base, only.bold, left, right)
    ordered = tuple(sorted(ordered, key=lambda word: (word.x0, word.x1)))
    main, bold = _main(ordered), all(word.bold for word in ordered)
    return Line(page, ordered, line_text(ordered), around(ordered), main.size, main.base, bold, left, right)


def _main(words: Sequence[Word]) -> Word:
    """The word that gives a line its size: of the size with the most letters."""
    letters: dict[float, int] = {}
    for word in words:
        size = round(word.size, 1)
        letters[size] = letters.get(size, 0) + len(word.text)
    size = max(letters, key=lambda each: (letters[each], each))
    return next(word for word in words if round(word.size, 1) == size)


def line_text(words: Sequence[Word]) -> str:
    """The words with their spaces. A wide gap, as between two fields, becomes four spaces or more."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    # In justified print every space is wide, and none of them means anything; but none is wider than this.
    usual = min(median(gaps), _WIDEST_SPACE * words[0].size) if len(gaps) > 3 else 0.0
    parts = [word.text for word in words[:1]]
    for gap, before, after in zip(gaps, words, words[1:], strict=False):
        size = max(before.size, after.size)
        if gap > _WIDE * size and gap > 2 * usual:
            parts.append(" " * min(40, max(4, round(gap / (0.5 * size)))))
        elif after.spaced or after.typed_in or before.typed_in or gap >= 0.15 * size:
            parts.append(" ")
        parts.append(after.text)
    return "".join(parts)


def with_limits(items: Iterable[Item], left: float, right: float) -> list[Item]:
    """The same items, the lines knowing the limits of the column that they were set in."""
    return [item.limited(left, right) if isinstance(item, Line) else item for item in items]
