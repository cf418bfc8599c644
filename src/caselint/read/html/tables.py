"""Writes the tables of a page, and its lists of labels and values, as rows of cells with their places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from caselint.read.html.grid import Columns, numbering, tag_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.read.html.sheet import Sheet
    from caselint.read.safe_xml import Element
    from caselint.record import Place

_LONGEST_PAIRS = 5_000  # elements of a list of labels and values
_LONGEST_TERM = 150  # characters of a label in it


@dataclass(slots=True)
class _Grid:
    """A table, or a list of labels and values, that is being written."""

    around: Place
    table: int
    columns: Columns
    numbers: dict[int, int]
    pairs: bool  # of labels and values
    row: int = 0
    begun: bool = False  # the row that is open has a cell
    cell: int = 0  # the column's number of the cell that is open, 0 for none
    before: int = 0  # blocks before that cell
    blank: bool = True


class Tables:
    """The tables that are open, one within the other.

    The methods take an element that begins, and give what is to be done when it ends, if anything is.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.out = sheet
        self._grids: list[_Grid | None] = []

    def table(self, node: Element) -> Callable[[], None]:
        """A table: rows of cells, unless it only lays out the page."""
        numbers = numbering(node)
        if numbers is None:
            self._grids.append(None)
            return self._end_layout
        return self._begin_grid(numbers)

    def _begin_grid(self, numbers: dict[int, int], *, pairs: bool = False) -> Callable[[], None]:
        self._grids.append(_Grid(self.out.place, self.out.next_table(), Columns(), numbers, pairs))
        return self._end_grid

    def _end_layout(self) -> None:
        self.out.end_paragraph()
        self._grids.pop()

    def _end_grid(self) -> None:
        grid = self._grids[-1]
        if grid is not None:
            self._end_row(grid)
        self._end_layout()

    def _grid(self, *, pairs: bool = False) -> _Grid | None:
        grid = self._grids[-1] if self._grids else None
        return grid if grid is not None and grid.pairs is pairs else None

    def row(self, _: Element) -> Callable[[], None] | None:
        """A row of the table that is open."""
        grid = self._grid()
        if grid is None:
            return None
        self._next_row(grid)
        return lambda: self._end_row(grid)

    def _next_row(self, grid: _Grid) -> None:
        self._end_row(grid)
        grid.row += 1
        grid.columns.begin_row()

    def _end_row(self, grid: _Grid) -> None:
        self._end_cell(grid)
        if grid.begun:
            self.out.end_row()
        grid.begun = False

    def cell(self, node: Element) -> Callable[[], None] | None:
        """A cell, in the column where its own and other cells' spans put it."""
        grid = self._grid()
        if grid is None:
            return None
        if not grid.row:
            self._next_row(grid)
        passed = grid.columns.continued()
        start = grid.columns.cell(node)
        self._begin_cell(grid, grid.numbers.get(start, start + 1), passed)
        return lambda: self._end_cell(grid)

    def _begin_cell(self, grid: _Grid, number: int, passed: int = 0) -> None:
        """Begin a cell; `passed` columns before it belong to cells of the rows above."""
        self._end_cell(grid)
        out = self.out
        if not grid.begun:
            out.begin_row()
        for at in range(passed + 1):
            out.begin_cell(first=not grid.begun and at == 0)
        outer = (grid.around.table, grid.around.row, grid.around.cell)
        out.place = replace(
            grid.around,
            paragraph=None,
            table=grid.table,
            row=grid.row,
            cell=number,
            outer=(outer[0], outer[1], outer[2]) if outer[0] and outer[1] and outer[2] else None,
        )
        grid.begun, grid.cell, grid.before, grid.blank = True, number, len(out.blocks), True

    def _end_cell(self, grid: _Grid) -> None:
        if grid.cell:
            self.out.end_cell(grid.before, blank=grid.blank)
            self.out.place = grid.around
            grid.cell = 0

    def shows_picture(self) -> None:
        """Note that the cell which is open shows something, such as a signature's picture."""
        if self._grids and (grid := self._grids[-1]) is not None:
            grid.blank = False

    # ------------------------------------------------------------------ labels and their values

    def pairs(self, node: Element) -> Callable[[], None]:
        """A list of terms: labels with their values beside them are read as the rows of a table."""
        inside = list(islice(node.iterdescendants(), _LONGEST_PAIRS))
        tags = {tag_of(child) for child in inside}
        short = not any(tag_of(child) == "dt" and _is_long(child) for child in inside)
        if {"dt", "dd"} <= tags and "dl" not in tags and short and len(inside) < _LONGEST_PAIRS:
            return self._begin_grid({}, pairs=True)
        self._grids.append(None)
        return self._end_layout

    def term(self, _: Element) -> Callable[[], None] | None:
        """A label: the first cell of a row."""
        grid = self._grid(pairs=True)
        if grid is None:
            return None
        if grid.cell != 1:
            self._next_row(grid)
            self._begin_cell(grid, 1)
        return self.out.end_paragraph

    def value(self, _: Element) -> Callable[[], None] | None:
        """A value: the second cell of a row, with further values under it."""
        grid = self._grid(pairs=True)
        if grid is None:
            return None
        if not grid.begun:
            self._next_row(grid)
            self._begin_cell(grid, 1)
        if grid.cell != 2:
            self._begin_cell(grid, 2)
        return self.out.end_paragraph


def _is_long(term: Element) -> bool:
    return sum(len(text) for text in term.itertext()) > _LONGEST_TERM
