"""A docx table as rows of cells whose columns line up, whatever was merged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.read.docx.alternates import branch
from caselint.read.docx.names import ALTERNATE, VAL, W, is_on, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.docx.package import Element

_TR, _TC, _TRPR, _TCPR = W + "tr", W + "tc", W + "trPr", W + "tcPr"
_NOT_CONTENT = {
    W + "tblPr",
    W + "tblGrid",
    W + "trPr",
    W + "tblPrEx",
    W + "sdtPr",
    W + "sdtEndPr",
    W + "tcPr",
    W + "tbl",
}
_WIDEST = 1000  # columns; Word allows 63, and a hostile file may claim any number


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its column counts from 1 among the columns that the table's rows use.

    `continued` is true of the lower parts of a cell merged down, which is one cell to the reader.
    """

    element: Element
    column: int
    continued: bool
    deleted: bool  # by a tracked change
    inserted: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table."""

    cells: tuple[GridCell, ...]
    element: Element
    deleted: bool  # by a tracked change
    inserted: bool
    hidden: bool


def rows_of(table: Element) -> list[GridRow]:
    """The rows of a w:tbl element, those inside content controls among them."""
    rows: list[tuple[Element, list[tuple[Element, int]]]] = []
    for row in _inside(table, _TR):
        properties = row.find(_TRPR)
        at = number(properties.find(W + "gridBefore")) or 0 if properties is not None else 0
        cells = []
        for cell in _inside(row, _TC):
            cells.append((cell, at))
            at += min(max(number(cell.find(f"{_TCPR}/{W}gridSpan")) or 1, 1), _WIDEST)
        rows.append((row, cells))
    # Word's own grid has a column wherever any edge falls by a hair; what counts is where cells start.
    starts = sorted({at for _, cells in rows for _, at in cells})
    column = {at: index for index, at in enumerate(starts, 1)}
    return [
        GridRow(
            tuple(_grid_cell(cell, column[at]) for cell, at in cells),
            row,
            deleted=row.find(f"{_TRPR}/{W}del") is not None,
            inserted=row.find(f"{_TRPR}/{W}ins") is not None,
            hidden=is_on(row.find(f"{_TRPR}/{W}hidden")),
        )
        for row, cells in rows
    ]


def shows_picture(cell: Element) -> bool:
    """Whether a cell shows something that is no text, such as a signature."""
    return next(cell.iter(W + "drawing", W + "pict", W + "object"), None) is not None


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """The rows or cells of an element, also where content controls and custom XML wrap them."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag == ALTERNATE:
            version = branch(child)
            if version is not None:
                yield from _inside(version, wanted)
        elif child.tag not in _NOT_CONTENT:
            yield from _inside(child, wanted)


def _grid_cell(cell: Element, column: int) -> GridCell:
    properties = cell.find(_TCPR)
    if properties is None:
        return GridCell(cell, column, continued=False, deleted=False, inserted=False)
    merge = properties.find(W + "vMerge")
    return GridCell(
        cell,
        column,
        continued=merge is not None and merge.get(VAL, "continue") != "restart",
        deleted=properties.find(W + "cellDel") is not None,
        inserted=properties.find(W + "cellIns") is not None,
    )
