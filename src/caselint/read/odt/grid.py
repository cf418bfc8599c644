"""An OpenDocument table as rows of cells whose columns line up, whatever was merged or is repeated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.read.odt.names import CELL, COVERED, ROW, SOFT_BREAK, TABLE, has_words, number, q
from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.safe_xml import Element

_WIDEST = 1000  # columns
_MOST_EMPTY = 64  # empty cells that are repeated, as pasted spreadsheets have them to their edge
_MOST_REPEATED = 20_000  # cells of a file
_WRAPPERS = tuple(q(f"table:table-{name}") for name in ("header-rows", "rows", "row-group"))
_COLUMN = q("table:table-column")
_VISIBILITY = q("table:visibility")
_PICTURES = (q("draw:image"), q("draw:object"), q("draw:object-ole"))


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its column counts from 1 among the columns that the table's rows use.

    `continued` is true of the lower parts of a cell merged down; `hidden` of one that another lies over or
    that stands in a column that is not shown.
    """

    element: Element
    column: int
    continued: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table, or the end of a page between two rows: then it has no element."""

    element: Element | None
    cells: tuple[GridCell, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    element: Element
    left: int
    continued: bool
    covered: bool


class Repeats:
    """How many cells of a file may still be there only because another says that it is repeated."""

    def __init__(self) -> None:
        self._left = _MOST_REPEATED

    def spend(self, cells: int) -> None:
        """Count such cells. Raises UnreadableError where there are too many."""
        self._left -= cells
        if self._left < 0:
            raise UnreadableError(
                f"The tables of the file repeat more than {_MOST_REPEATED:,} cells, as files made to do harm "
                "do: it was not read."
            )


def rows_of(table: Element, repeats: Repeats) -> list[GridRow]:
    """The rows of a table:table element; cells and rows that it repeats without words are not many.

    Raises UnreadableError for a file that repeats words without end.
    """
    rows: list[tuple[Element, list[_Cell]]] = []
    down: dict[int, int] = {}  # the columns that are merged down, with the rows that they have left
    for row in _inside(table):
        if row.tag == SOFT_BREAK:
            rows.append((row, []))
            continue
        cells = _cells(row, down)
        times = number(row.get(q("table:number-rows-repeated")), 1, _MOST_REPEATED + 2)
        if not has_words(row):
            times = 1
        repeats.spend(max(times * len(cells) - len(row), 0))
        rows += [(row, cells)] * times
    hidden = _hidden_columns(table)
    starts = sorted({cell.left for _, cells in rows for cell in cells if not cell.covered or cell.continued})
    column = {at: index for index, at in enumerate(starts, 1)}
    return [
        GridRow(None)
        if row.tag == SOFT_BREAK
        else GridRow(
            row,
            tuple(
                GridCell(
                    cell.element,
                    column.get(cell.left, 1),
                    cell.continued,
                    cell.covered or cell.left in hidden,
                )
                for cell in cells
            ),
            row.get(_VISIBILITY) in {"collapse", "filter"},
        )
        for row, cells in rows
    ]


def shows_picture(cell: Element) -> bool:
    """Whether a cell shows something that is no text, such as a signature."""
    return next(cell.iter(*_PICTURES), None) is not None


def _inside(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in {ROW, SOFT_BREAK}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child)


def _cells(row: Element, down: dict[int, int]) -> list[_Cell]:
    cells: list[_Cell] = []
    at = 0
    goes_on = {column for column, rows in down.items() if rows > 0}
    for cell in row:
        if cell.tag not in {CELL, COVERED}:
            continue
        times = number(cell.get(q("table:number-columns-repeated")), 1, 10 * _MOST_REPEATED)
        words = has_words(cell)
        if cell.tag == COVERED:
            below = sorted(column for column in goes_on if at <= column < at + times)
            if words and not below:
                below = [at]
            cells += [_Cell(cell, column, continued=True, covered=words) for column in below]
        else:
            shown = min(times, _MOST_REPEATED + 2 if words else _MOST_EMPTY)
            cells += [_Cell(cell, at + step, continued=False, covered=False) for step in range(shown)]
            if (rows := number(cell.get(q("table:number-rows-spanned")), 1, 2**31)) > 1:
                down[at] = rows
        at += times
    for column in list(down):
        down[column] -= 1
    return cells


def _hidden_columns(table: Element) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for column in table.iter(_COLUMN, TABLE):
        if column.tag == TABLE:
            if column is not table:
                break  # the columns of a table in a cell come after this one's
            continue
        times = number(column.get(q("table:number-columns-repeated")), 1, 10 * _MOST_REPEATED)
        if column.get(_VISIBILITY) in {"collapse", "filter"}:
            hidden |= set(range(at, at + min(times, _WIDEST)))
        at += times
    return hidden
