"""Words to lines, and lines to reading order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from caselint.read.pdf.page import Item, Line, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDE = 1.3  # a gap of so many letter heights is more than a space
_GUTTER = 10.0  # points, the least between two columns of print
_MIN_COLUMN_LINES = 4
_TRIES = 60  # places across the middle of the page at which a gutter is looked for
_FULL = 0.7  # of a column's width: a line of running text reaches so far


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
    ordered = tuple(sorted(words, key=lambda word: (word.x0, word.x1)))
    return Line(page, ordered, line_text(ordered), left, right)


def line_text(words: Sequence[Word]) -> str:
    """The words with their spaces. A wide gap, as between two fields, becomes four spaces or more."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    # In justified print every space is wide, and none of them means anything.
    usual = median(gaps) if len(gaps) > 3 else 0.0
    parts = [word.text for word in words[:1]]
    for gap, before, after in zip(gaps, words, words[1:], strict=False):
        size = max(before.size, after.size)
        if gap > _WIDE * size and gap > 2 * usual:
            parts.append(" " * min(40, max(4, round(gap / (0.5 * size)))))
        elif after.spaced or after.typed_in or before.typed_in or gap >= 0.15 * size:
            parts.append(" ")
        parts.append(after.text)
    return "".join(parts)


def in_columns(items: Sequence[Item], width: float) -> list[list[Item]]:
    """Part a page's lines and tables, sorted from the top, into stretches to be read one after the other.

    Where a clear gutter parts two columns of running text, the left column is one stretch and the right
    column the next. Two fields side by side are no columns: their lines do not fill their side.
    """
    best: tuple[int, int, float] | None = None
    for step in range(_TRIES):
        x = width * (0.3 + 0.4 * step / _TRIES)
        for start, end in _clear_runs(items, x):
            if (best is None or end - start > best[1] - best[0]) and _is_two_columns(items[start:end], x):
                best = (start, end, x)
    if best is None:
        return [list(items)]
    start, end, gutter = best
    end = _without_tail(items, start, end, gutter)
    left, right = _halves(items[start:end], gutter)
    before, after = items[:start], items[end:]
    return [
        *(in_columns(before, width) if before else []),
        *([_limited(side) for side in (left, right)]),
        *(in_columns(after, width) if after else []),
    ]


def _clear_runs(items: Sequence[Item], x: float) -> Iterable[tuple[int, int]]:
    """The longest runs of items of which none has print within half a gutter of `x`."""
    start = None
    for index, item in enumerate(items):
        if _crosses(item, x):
            if start is not None:
                yield start, index
            start = None
        elif start is None:
            start = index
    if start is not None:
        yield start, len(items)


def _crosses(item: Item, x: float) -> bool:
    boxes = item.words if isinstance(item, Line) else (item.box,)
    return any(box.x0 < x + _GUTTER / 2 and box.x1 > x - _GUTTER / 2 for box in boxes)


def _is_two_columns(items: Sequence[Item], gutter: float) -> bool:
    """Whether both sides are running text: enough lines, most of which reach across their column."""
    for side in _halves(items, gutter):
        lines = [item for item in side if isinstance(item, Line)]
        if len(lines) < _MIN_COLUMN_LINES:
            return False
        left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
        widths = sorted(line.box.x1 - line.box.x0 for line in lines)
        if median(widths) < _FULL * (right - left) or right - left < 8 * lines[0].size:
            return False
    return True


def _halves(items: Sequence[Item], gutter: float) -> tuple[list[Item], list[Item]]:
    left: list[Item] = []
    right: list[Item] = []
    for item in items:
        if not isinstance(item, Line):
            (left if item.box.x1 <= gutter else right).append(item)
            continue
        for side, words in (
            (left, [word for word in item.words if word.x1 <= gutter]),
            (right, [word for word in item.words if word.x1 > gutter]),
        ):
            if words:
                side.append(make_line(words, item.page))
    return left, right


def _without_tail(items: Sequence[Item], start: int, end: int, gutter: float) -> int:
    """Where the columns end: short lines set off below them belong to what follows."""
    last = max(index for index in range(start, end) if items[index].box.x1 > gutter)
    for index in range(last + 1, end):
        if items[index].box.top - items[index - 1].box.bottom > 10:
            return index
    return end


def _limited(items: list[Item]) -> list[Item]:
    boxes = [item.box for item in items]
    return with_limits(items, min(box.x0 for box in boxes), max(box.x1 for box in boxes))


def with_limits(items: Iterable[Item], left: float, right: float) -> list[Item]:
    """The same items, the lines knowing the limits of the column that they were set in."""
    return [replace(item, left=left, right=right) if isinstance(item, Line) else item for item in items]
