"""Columns of running text: the stretches of a page that are read one after the other."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

from caselint.read.pdf.lines import make_line, with_limits
from caselint.read.pdf.page import Item, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GUTTER = 10.0  # points, the least between two columns of print
_MIN_LINES = 4
_FULL = 0.7  # of a column's width: a line of running text reaches so far
_NARROWEST = 8  # letters' heights: a column is wider than a list's numbers
_MIDDLE = (0.3, 0.7)  # of the page's width: a gutter elsewhere must part what is surely running text
_FLOWING = 0.3  # of the lines of running text begin with a small letter
_MOST_EDGES = 12  # places at which columns may begin that are tried
_MAX_DEPTH = 4

_FIELD = re.compile(r"[A-Z][^:.!?]{0,40}:(?:\s|$)")

Run = tuple[float, float]


def in_columns(items: Sequence[Item], width: float, depth: int = 0) -> list[list[Item]]:
    """Part a page's lines and tables, sorted from the top, into stretches to be read one after the other.

    Where a clear gutter parts two columns of running text, the left column is one stretch and the right
    column the next. Two fields side by side are no columns: their lines do not fill their side. A box beside
    text that flows on beneath it is read before that text, so that it does not cut it in two.
    """
    best = _widest(items, width) if depth < _MAX_DEPTH else None
    if best is None:
        return [list(items)]
    start, end, gutter = best
    end = _before_heading(items, start, _without_tail(items, start, end, gutter), gutter)
    left, right = _halves(items[start:end], gutter)
    before, after = items[:start], items[end:]
    sides = [left, right]
    if after and _flows_on(left, right, after[0]):
        sides.reverse()
    return [
        *(in_columns(before, width, depth + 1) if before else []),
        *(stretch for side in sides for stretch in _within(side, width, depth)),
        *(in_columns(after, width, depth + 1) if after else []),
    ]


def _within(side: list[Item], width: float, depth: int) -> list[list[Item]]:
    """A column's stretches: it may have columns of its own, as the wide half of three has."""
    stretches = in_columns(side, width, depth + 1)
    return stretches if len(stretches) > 1 else [_limited(side)]


def _widest(items: Sequence[Item], width: float) -> tuple[int, int, float] | None:
    """The longest run of items in two columns: its first, its end, and the x of its gutter."""
    runs = [_runs(item) for item in items]
    best: tuple[int, int, float] | None = None
    for edge in _edges(runs):
        x = edge - _GUTTER / 2
        surely = not _MIDDLE[0] * width <= x <= _MIDDLE[1] * width
        for start, end in _clear(runs, x):
            longer = best is None or end - start > best[1] - best[0]
            if longer and _is_two_columns(items[start:end], x, width, surely=surely):
                best = (start, end, x)
    return best


def _runs(item: Item) -> list[Run]:
    """Where an item has print without a gap as wide as a gutter, from left to right."""
    if not isinstance(item, Line):
        return [(item.box.x0, item.box.x1)]
    runs: list[Run] = []
    start, end = item.words[0].x0, item.words[0].x1
    for word in item.words:
        if word.x0 - end >= _GUTTER:
            runs.append((start, end))
            start = word.x0
        end = max(end, word.x1)
    runs.append((start, end))
    return runs


def _edges(runs: Sequence[Sequence[Run]]) -> list[float]:
    """Where columns may begin: the x at which several lines do, but for the leftmost of them."""
    starts = Counter(round(start) for line in runs for start, _ in line)
    common = [x for x, count in starts.items() if count + starts[x - 1] + starts[x + 1] >= _MIN_LINES]
    common.sort(key=lambda x: (-starts[x], x))
    leftmost = min(starts, default=0)
    return sorted(x - 0.5 for x in common[:_MOST_EDGES] if x > leftmost + _GUTTER)


def _clear(runs: Sequence[Sequence[Run]], x: float) -> Iterator[tuple[int, int]]:
    """The longest stretches of items of which none has print within half a gutter of `x`."""
    low, high = x - _GUTTER / 2, x + _GUTTER / 2
    start = None
    for index, line in enumerate(runs):
        if any(run[0] < high - 1 and run[1] > low for run in line):
            if start is not None:
                yield start, index
            start = None
        elif start is None:
            start = index
    if start is not None:
        yield start, len(runs)


def _is_two_columns(items: Sequence[Item], gutter: float, width: float, *, surely: bool) -> bool:
    """Whether both sides are running text: enough lines, most of which reach across their column."""
    if len(items) < _MIN_LINES:
        return False
    sides = [[item for item in side if isinstance(item, Line)] for side in _halves(items, gutter)]
    return all(_is_column(side, surely=surely) for side in sides) and all(
        # Cells side by side are no running text, but columns side by side are.
        3 * sum("    " in line.text for line in side) <= len(side) or _widest(side, width)
        for side in sides
    )


def _is_column(lines: Sequence[Line], *, surely: bool) -> bool:
    if len(lines) < _MIN_LINES:
        return False
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    widths = [line.box.x1 - line.box.x0 for line in lines]
    if median(widths) < _FULL * (right - left) or right - left < _NARROWEST * lines[0].size:
        return False
    if 2 * sum(map(_is_field, lines)) > len(lines):
        return False
    return not surely or sum(line.text[:1].islower() for line in lines) >= _FLOWING * len(lines)


def _is_field(line: Line) -> bool:
    """Whether a line is a label with its value: fields side by side are read along, not down."""
    return any(word.typed_in for word in line.words) or _FIELD.match(line.text) is not None


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
    column = [items[index].box for index in range(start, end) if items[index].box.x1 <= gutter]
    reach = max((box.x1 for box in column), default=0.0)
    for index in range(last + 1, end):
        if items[index].box.top - items[index - 1].box.bottom > 10:
            tail = [item.box for item in items[index:end]]
            full = sum(box.x1 - box.x0 >= _FULL * (reach - box.x0) for box in tail)
            if len(tail) < _MIN_LINES or 2 * full < len(tail):
                return index
    return end


def _before_heading(items: Sequence[Item], start: int, end: int, gutter: float) -> int:
    """Where a heading over both columns parts them, though it is too short to cross the gutter.

    It is larger than the print before it, and the right column leaves room for it.
    """
    for index in range(start + 2 * _MIN_LINES, end - 1):
        item, before = items[index], items[index - 1]
        if (
            isinstance(item, Line)
            and isinstance(before, Line)
            and item.size > 1.12 * before.size
            and item.box.x1 <= gutter
        ):
            right = [each.box for each in items[start:end] if each.box.x1 > gutter]
            above = max((box.bottom for box in right if box.top < item.box.top), default=0.0)
            below = min((box.top for box in right if box.top > item.box.top), default=0.0)
            if item.box.top - above > 0.4 * before.size and below - item.box.bottom > 0.2 * before.size:
                return index
    return end


def _flows_on(left: Sequence[Item], right: Sequence[Item], after: Item) -> bool:
    """Whether the left side is text that goes on, at its own pace, beneath the right side."""
    last, before = left[-1], left[-2]
    if not (isinstance(last, Line) and isinstance(before, Line) and isinstance(after, Line)):
        return False
    pace, step = last.base - before.base, after.base - last.base
    return (
        abs(after.box.x0 - last.box.x0) < 3
        and 0 < step < 1.15 * pace
        and last.box.bottom >= right[-1].box.bottom - pace
        and abs(after.size - last.size) < 0.5
    )


def _limited(items: list[Item]) -> list[Item]:
    boxes = [item.box for item in items]
    return with_limits(items, min(box.x0 for box in boxes), max(box.x1 for box in boxes))
