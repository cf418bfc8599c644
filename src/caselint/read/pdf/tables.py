"""Tables: which words stand in which cell, and tables that go on over the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from caselint.read.pdf.columns import in_columns
from caselint.read.pdf.grid import Grid, Slot, find_grids
from caselint.read.pdf.lines import to_lines, with_limits
from caselint.read.pdf.open import implied_strokes
from caselint.read.pdf.page import Cell, Item, Line, Sheet, Table, Word, row_text
from caselint.read.pdf.unruled import rest_of, with_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_PADDING = 12.0  # points between a cell's edge and its text
_SAME = 4.0  # points: columns so near each other are the same on the next page
_END_OF_SENTENCE = (".", "!", "?", ":", ";", "”", '"')


def page_items(sheet: Sheet) -> list[Item]:
    """The lines and tables of a page in reading order."""
    tables, words = _tables(sheet)
    items: list[Item] = [*to_lines(words, sheet.number), *tables]
    items.sort(key=lambda item: (item.box.top, item.box.x0))
    items = with_tables(items)
    stretches = in_columns(items, sheet.width)
    if len(stretches) > 1:  # a table may stand within a column of running text
        stretches = [with_tables(stretch) for stretch in stretches]
    return [item for stretch in stretches for item in stretch]


def _tables(sheet: Sheet) -> tuple[list[Table], list[Word]]:
    """The outermost tables of a page, and the words outside them."""
    grids = find_grids([*sheet.strokes, *implied_strokes(sheet.strokes, sheet.words)])
    places = [(index, slot, grid.box(slot)) for index, grid in enumerate(grids) for slot in grid.slots]
    words_of: dict[tuple[int, Slot], list[Word]] = {}
    tables_of: dict[tuple[int, Slot], list[Table]] = {}
    outside: list[Word] = []
    for word in sheet.words:
        x = word.x0 + 1 if word.typed_in else (word.x0 + word.x1) / 2
        y = (word.top + word.bottom) / 2
        home = next(((index, slot) for index, slot, box in places if box.holds(x, y)), None)
        (words_of.setdefault(home, []) if home else outside).append(word)
    outermost: list[Table] = []
    for index, grid in enumerate(grids):
        table = _table(grid, index, words_of, tables_of, sheet.number)
        home = next(
            ((outer, slot) for outer, slot, box in places if outer > index and table.box.within(box, 1.0)),
            None,
        )
        if not table.text.strip():
            continue  # drawn boxes without text, such as tick boxes
        (tables_of.setdefault(home, []) if home else outermost).append(table)
    return outermost, outside


def _table(
    grid: Grid,
    index: int,
    words_of: dict[tuple[int, Slot], list[Word]],
    tables_of: dict[tuple[int, Slot], list[Table]],
    page: int,
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    lines_of = {slot: to_lines(words_of.get((index, slot), ()), page) for slot in grid.slots}
    gaps = [line.box.x0 - grid.box(slot).x0 for slot, lines in lines_of.items() for line in lines]
    padding = min(_MAX_PADDING, max(0.0, min(gaps, default=0.0)))
    begun = sorted({slot.column for slot in grid.slots})
    for row in grid.rows():
        cells: list[Cell] = []
        for slot, begins in row:
            box = grid.box(slot)
            content: list[Item] = [*lines_of[slot], *tables_of.get((index, slot), ())] if begins else []
            content.sort(key=lambda item: item.box.top)
            limited = with_limits(content, box.x0 + padding, box.x1 - padding)
            cells.append(Cell(box, 1 + begun.index(slot.column), tuple(limited), covered=not begins))
        rows.append(tuple(cells))
    box = grid.outline
    columns = tuple(
        sorted({x for slot in grid.slots for x in (grid.xs[slot.column], grid.xs[slot.column_end])})
    )
    return Table(page, box, columns, tuple(rows))


def joined_tables(items: Sequence[Item]) -> list[Item]:
    """The document's items with each table that goes on over a page break made one."""
    joined: list[Item] = []
    at = 0
    while at < len(items):
        item, last = items[at], joined[-1] if joined else None
        taken = 1
        if isinstance(last, Table) and not last.ruled and item.page == _last_page(last) + 1:
            rest = rest_of(last, items[at:]) if isinstance(item, Line) else None
            item, taken = rest or (item, 1)
        if isinstance(item, Table) and isinstance(last, Table) and _goes_on(last, item):
            joined[-1] = _join(last, item)
        else:
            joined.append(item)
        at += taken
    return joined


def _goes_on(table: Table, below: Table) -> bool:
    return (
        below.page == _last_page(table) + 1
        and len(table.columns) == len(below.columns)
        and all(abs(a - b) <= _SAME for a, b in zip(table.columns, below.columns, strict=True))
    )


def _last_page(table: Table) -> int:
    """The page of the table's last words."""
    pages = [item.page for row in table.rows for cell in row for item in cell.content]
    return max(pages, default=table.page)


def _join(table: Table, below: Table) -> Table:
    rows = below.rows
    if len(rows) > 1 and row_text(rows[0]) == row_text(table.rows[0]):
        rows = rows[1:]
    if _is_torn(table, rows[0]):
        torn = tuple(
            replace(cell, content=cell.content + rest.content)
            for cell, rest in zip(table.rows[-1], rows[0], strict=True)
        )
        return replace(table, rows=(*table.rows[:-1], torn, *rows[1:]))
    return replace(table, rows=table.rows + rows)


def _is_torn(table: Table, below: tuple[Cell, ...]) -> bool:
    """Whether a page break tore the last row in two: nothing begins on the new page, and a cell goes on.

    In a table that fills its first column on every row, a row without a first cell is the rest of the one
    above; elsewhere the words must show that they run on.
    """
    above = table.rows[-1]
    if len(above) != len(below) or len(below) < 2 or below[0].content or not above[0].content:
        return False
    pairs = [(cell.content, rest.content) for cell, rest in zip(above, below, strict=True) if rest.content]
    if not pairs or not all(first for first, _ in pairs):
        return False
    filled = len(table.rows) > 2 and all(row[0].content for row in table.rows)
    return filled or all(_runs_on(first[-1], rest[0]) for first, rest in pairs)


def _runs_on(last: Item, first: Item) -> bool:
    if not isinstance(last, Line) or not isinstance(first, Line):
        return False
    return not last.text.endswith(_END_OF_SENTENCE) or first.text[:1].islower()
