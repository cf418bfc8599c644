"""The cells of an RTF table in columns that line up, whatever was merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from caselint.read.rtf.story import Paragraph

if TYPE_CHECKING:
    from caselint.read.rtf.story import Row, Table

_SAME_EDGE = 40  # twips (0.7 mm); programs round the same edge differently from row to row


class GridCell(NamedTuple):
    """A cell: its column counts from 1; `continued` is true of the lower parts of one merged down."""

    blocks: list[Paragraph | Table]
    column: int
    continued: bool


def rows_of(table: Table) -> list[list[GridCell]]:
    """The cells of each row that a reader sees: what a cell merged across has in it stays with that cell."""
    rows = [_cells(row) for row in table.rows]
    column, last = 0, None
    columns: dict[int, int] = {}
    for left in sorted({left for cells in rows for left, _, _ in cells}):
        if last is None or left - last > _SAME_EDGE:
            column, last = column + 1, left
        columns[left] = column
    grid = []
    for cells in rows:
        at = 0
        row = []
        for left, blocks, continued in cells:
            at = max(columns[left], at + 1)
            row.append(GridCell(blocks, at, continued))
        grid.append(row)
    return grid


def _cells(row: Row) -> list[tuple[int, list[Paragraph | Table], bool]]:
    """Each cell's left edge in twips, what it holds, and whether it goes on the one above."""
    cells: list[tuple[int, list[Paragraph | Table], bool]] = []
    left = row.shape.left
    for index, blocks in enumerate(row.cells):
        if index >= len(row.shape.cells) > 0 and not blocks:
            continue  # LibreOffice ends rows with nested tables with a cell too many
        shape = row.shape.cells[index] if index < len(row.shape.cells) else None
        if shape is not None and shape.from_left and cells:
            cells[-1][1].extend(blocks)
        else:
            cells.append((left, blocks, shape is not None and shape.from_above))
        left = max(shape.right, left + 1) if shape is not None else left + 2 * _SAME_EDGE
    return cells


def shows_picture(blocks: list[Paragraph | Table]) -> bool:
    """Whether a cell shows something that is no text, such as a signature."""
    return any(isinstance(block, Paragraph) and block.pictures for block in blocks)
