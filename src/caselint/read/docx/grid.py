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
_SPAN, _CONTINUED = W + "gridSpan", W + "vMerge"
_DELETED, _INSERTED = W + "cellDel", W + "cellIns"
_TOLD = {_CONTINUED, _DELETED, _INSERTED}
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
    rows: list[tuple[Element, Element | None, list[tuple[Element, int, set[str]]]]] = []
    for row in _inside(table, _TR):
        properties = row.find(_TRPR)
        at = number(properties.find(W + "gridBefore")) or 0 if properties is not None else 0
        cells = []
        for cell in _inside(row, _TC):
            span, told = _cell_properties(cell)
            cells.append((cell, at, told))
            at += min(max(span, 1), _WIDEST)
        rows.append((row, properties, cells))
    # Word's own grid has a column wherever any edge falls by a hair; what counts is where cells start.
    starts = sorted({at for _, _, cells in rows for _, at, _ in cells})
    column = {at: index for index, at in enumerate(starts, 1)}
    return [
        GridRow(
            tuple(
                GridCell(cell, column[at], _CONTINUED in told, _DELETED in told, _INSERTED in told)
                for cell, at, told in cells
            ),
            row,
            deleted=properties is not None and properties.find(W + "del") is not None,
            inserted=properties is not None and properties.find(W + "ins") is not None,
            hidden=properties is not None and is_on(properties.find(W + "hidden")),
        )
        for row, properties, cells in rows
    ]


def _cell_properties(cell: Element) -> tuple[int, set[str]]:
    """How many columns a cell spans, and which of the properties that count here it has."""
    span, told = 1, set()
    properties = cell.find(_TCPR)
    for child in properties if properties is not None else ():
        tag = child.tag
        if tag == _SPAN:
            span = number(child) or 1
        elif tag in _TOLD and (tag != _CONTINUED or child.get(VAL, "continue") != "restart"):
            told.add(tag)
    return span, told


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
