"""Tables without ruling: columns that white space alone makes, found by the places of the words.

Whatever is not surely a table stays lines: columns of running text, addresses side by side, signatures,
fields, lists with their numbers. What makes it sure is said in `tabular`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from caselint.read.pdf.lines import make_line
from caselint.read.pdf.page import Box, Cell, Line, Table
from caselint.read.pdf.rows import Row, rows_of
from caselint.read.pdf.tabular import FEWEST_ROWS, is_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.read.pdf.page import Item, Word

_GUTTER = 0.3  # of the letters' height: the least white between two columns, all the way down
_WIDE = 1.2  # of the letters' height: a gap between two words that is none of running text
_SPACES = 1.2  # and so many times the space between two words
_SAME = 3.0  # points: edges so near each other are one
_APART = 2.5  # of the letters' height: what stands further below is not of the table
_TRIES = 3  # lines with which a table may begin that are tried in one stretch
_MOST_LINES = 400  # of a page that are looked at


@dataclass
class _Stretch:
    """Lines one under the other with the same white between their words; `columns` are where words stand."""

    gutter: float  # points
    lines: list[Line] = field(default_factory=list)
    columns: list[tuple[float, float]] = field(default_factory=list)
    edges: list[tuple[float, float]] = field(default_factory=list)  # of every run of words so far
    bottom: float = 0.0

    def takes(self, line: Line) -> bool:
        """Add a line that leaves the white as it is; say no to one that does not."""
        runs = _runs(line.words, self.gutter)
        if self.lines:
            if line.box.top - self.bottom > _APART * line.size:
                return False
            columns = _merged([*self.columns, *runs], self.gutter)
            alone = len(self.edges) == 1  # a long cell's first line, above the others of its row
            if len(columns) < len(self.columns) or not (alone or len(runs) == 1 or self._aligned(runs)):
                return False
        else:
            columns = runs
        self.columns = columns
        self.edges += runs
        self.lines.append(line)
        self.bottom = max(self.bottom, line.box.bottom)
        return True

    def _aligned(self, runs: Sequence[tuple[float, float]]) -> bool:
        """Whether half of the runs or more stand under one of the runs before."""
        known = sum(any(_alike(run, edge) for edge in self.edges) for run in runs)
        return 2 * known >= len(runs)


def with_tables(items: Sequence[Item]) -> list[Item]:
    """A page's or a column's items, from the top, with lines that make an unruled table made one."""
    if sum(map(_is_wide, items)) < FEWEST_ROWS - 1:
        return list(items)
    made: list[Item] = []
    gutter = _gutter(items)
    at, tries, searched = 0, 0, 0
    while at < len(items):
        stretch = _stretch_at(items, at, gutter) if searched <= at < _MOST_LINES else None
        rows = _table_rows(stretch) if stretch else []
        if stretch and rows and made and _begins_above(made[-1], stretch.lines[0]):
            # Cells set in the middle of their row begin below the first line of a longer one.
            longer = _stretch_at([made[-1], *items[at:]], 0, gutter, headless=True)
            with_it = _table_rows(longer) if longer else []
            if longer and with_it:
                made.pop()
                stretch, rows, at = longer, with_it, at - 1
        if stretch and rows:
            made.append(_table(rows, stretch.columns))
            at += sum(len(row.lines) for row in rows)
            continue
        if stretch:  # a line or two at its top may have been none of the table's
            tries += 1
            searched = at + len(stretch.lines) if tries > _TRIES else searched
        else:
            tries = 0
        made.append(items[at])
        at += 1
    return made


def rest_of(table: Table, items: Sequence[Item]) -> tuple[Table, int] | None:
    """The rows at the top of the next page that go on with an unruled table, and of how many items they are.

    They need no head and may be few, for their words begin where the table's columns do.
    """
    lines: list[Line] = []
    for item in items[:_MOST_LINES]:
        if not isinstance(item, Line) or (lines and item.page != lines[0].page) or not _fits(item, table):
            break
        if lines and item.box.top - lines[-1].box.bottom > _APART * item.size:
            break
        lines.append(item)
    if not lines or len(_runs(lines[0].words, _GUTTER * lines[0].size)) < 2:
        return None
    ends = [*(x - 1 for x in table.columns[1:]), max(line.box.x1 for line in lines)]
    columns = [(left - _SAME, end) for left, end in zip(table.columns, ends, strict=True)]
    rows = rows_of(lines, columns)
    while rows and _is_loose(rows[-1]):
        rows.pop()
    if not rows:
        return None
    found = _table(rows, columns)
    return replace(found, columns=table.columns), sum(len(row.lines) for row in rows)


def _fits(line: Line, table: Table) -> bool:
    """Whether each run of words begins with a column of the table and ends before the next."""
    nexts = [*table.columns[1:], table.box.x1 + 3 * line.size]
    return all(
        any(abs(x0 - left) <= _SAME and x1 < end for left, end in zip(table.columns, nexts, strict=True))
        for x0, x1 in _runs(line.words, _GUTTER * line.size)
    )


def _stretch_at(items: Sequence[Item], at: int, gutter: float, *, headless: bool = False) -> _Stretch | None:
    """The lines from that number on with white in common, if they are enough for a table."""
    first = items[at]
    # The words of a head may fill their columns; then the next row shows that these are columns.
    if not isinstance(first, Line) or not any(map(_is_wide, items[at : at + 2])):
        return None
    if len(_runs(first.words, gutter * first.size)) < 2 and not headless:
        return None
    stretch = _Stretch(gutter * first.size)
    for item in items[at:]:
        if not isinstance(item, Line) or not stretch.takes(item):
            break
    return stretch if len(stretch.lines) >= FEWEST_ROWS and len(stretch.columns) > 1 else None


def _begins_above(item: Item, first: Line) -> bool:
    """Whether a line stands half a line higher than a row's first cell, and to its right."""
    return (
        isinstance(item, Line)
        and 0 < first.base - item.base < 0.9 * item.size
        and item.box.x0 > first.words[0].x1
    )


def _table_rows(stretch: _Stretch) -> list[Row]:
    """The rows that the lines make; none where they are not surely a table's."""
    rows = rows_of(stretch.lines, stretch.columns)
    while rows and _is_loose(rows[-1]):
        rows.pop()
    return rows if len(rows) >= FEWEST_ROWS and is_table(rows) else []


def _gutter(items: Sequence[Item]) -> float:
    """How much white parts columns, in letters' heights: more than what parts the words of the page."""
    lines = [item for item in items if isinstance(item, Line)]
    if any(" " in word.text and not word.typed_in for line in lines for word in line.words):
        return _GUTTER  # print that was read with its plain spaces: all gaps left are wider
    gaps = sorted(
        (after.x0 - before.x1) / after.size
        for line in lines
        for before, after in pairwise(line.words)
        if after.x0 > before.x1
    )
    return max(_GUTTER, _SPACES * gaps[len(gaps) // 4]) if gaps else _GUTTER


def _is_wide(item: Item) -> bool:
    """Whether there is a gap in a line that no writer leaves between two words."""
    if not isinstance(item, Line):
        return False
    return any(after.x0 - before.x1 > _WIDE * after.size for before, after in pairwise(item.words))


def _runs(words: Sequence[Word], gutter: float) -> list[tuple[float, float]]:
    """Where words stand without a gap that could part two columns, from left to right."""
    return _merged([(word.x0, word.x1) for word in words], gutter)


def _merged(stretches: Sequence[tuple[float, float]], gutter: float) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1] + gutter:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _alike(run: tuple[float, float], edge: tuple[float, float]) -> bool:
    return (
        abs(run[0] - edge[0]) <= _SAME
        or abs(run[1] - edge[1]) <= _SAME
        or abs(run[0] + run[1] - edge[0] - edge[1]) <= 2 * _SAME
    )


def _is_loose(row: Row) -> bool:
    """Whether a last row is as likely a short line of text under the table."""
    return sum(bool(cell) for cell in row.cells) < 2


# ------------------------------------------------------------------------------------- making the table


def _table(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> Table:
    page = rows[0].lines[0].page
    made = []
    for row in rows:
        top = min(line.box.top for line in row.lines)
        bottom = max(line.box.bottom for line in row.lines)
        cells = []
        for index, (cell, (left, right)) in enumerate(zip(row.cells, columns, strict=True), 1):
            content = tuple(make_line(words, page, left, right) for words in cell)
            cells.append(Cell(Box(left, top, right, bottom), index, content))
        made.append(tuple(cells))
    box = Box(columns[0][0], made[0][0].box.top, columns[-1][1], made[-1][0].box.bottom)
    return Table(page, box, tuple(left for left, _ in columns), tuple(made), ruled=False)
