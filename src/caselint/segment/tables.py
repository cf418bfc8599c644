"""Reads a table: a row an entry, labels and values side by side, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.record import Field, Role, Span
from caselint.segment.dates import find_dates
from caselint.segment.fields import read_line, read_pairs
from caselint.segment.placeholders import is_blank, is_placeholder

if TYPE_CHECKING:
    from caselint.segment.layout import Cell, Line, Row, Table
    from caselint.segment.lexicons import Knowledge

_DATES = frozenset({Role.EVENT, Role.RECORDED, Role.DATED})
_TASKS = re.compile(
    r"\b(?:by when|by whom|owner|responsible|deadline|due|target|timescale)\b|^what$|^who (?:will|is to"
    r"|by)\b",
    re.IGNORECASE,
)
_MOST_TITLE_ROWS = 3  # rows in which a table's head may stand, with its title over it


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table by its head: its number, label and role."""

    index: int
    label: Span
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class TableItem:
    """A row of a table. `columns` are the heads over its cells, where it has them."""

    span: Span
    row: Row
    fields: tuple[Field, ...] = ()
    columns: tuple[Column, ...] = ()
    is_entry: bool = False
    is_head: bool = False


def read_table(table: Table, known: Knowledge, before: tuple[Column, ...] = ()) -> list[Line | TableItem]:
    """What the table's rows are, or its lines, where it only sets the page out.

    `before` are the columns of the table that stood before this one: a table that goes on over the
    page may lack its head.
    """
    rows = table.rows
    for at in range(min(_MOST_TITLE_ROWS, len(rows) - 1)):
        columns = _columns(rows[at], known)
        if _is_log(columns, rows[at + 1 :]):
            head = TableItem(_span(rows[at]), rows[at], columns=columns, is_head=True)
            title = [line for row in rows[:at] for cell in row.cells for line in cell.lines]
            return [*title, head, *(_entry_row(row, columns) for row in rows[at + 1 :])]
    columns = _columns(rows[0], known)
    if before and _goes_on(before, rows):
        return [_entry_row(row, before) for row in rows]
    paired = all(read_pairs(row, known.labels, labels_without_colon=False) for row in rows)
    if (
        len(rows) == 2
        and not paired
        and len(columns) > 1
        and sum(c.role is not Role.OTHER for c in columns) * 2 > len(columns)
    ):
        return [
            TableItem(_span(rows[0]), rows[0], columns=columns, is_head=True),
            _value_row(rows[1], columns),
        ]
    pairs = _pairs(rows, known)
    if pairs is not None:
        return pairs
    if len(rows) > 1 and _is_grid(rows):
        columns = tuple(
            Column(c.index, c.span, c.text, known.labels.role(c.text) or Role.OTHER) for c in rows[0].cells
        )
        head = TableItem(_span(rows[0]), rows[0], columns=columns, is_head=True)
        return [head, *(TableItem(_span(row), row, columns=columns) for row in rows[1:])]
    return [line for row in rows for cell in row.cells for line in cell.lines]


def _span(row: Row) -> Span:
    return Span(row.cells[0].span.start, row.cells[-1].span.end)


def _columns(row: Row, known: Knowledge) -> tuple[Column, ...]:
    """The columns by their head row; none where a cell of it is too long to be a label."""
    if any(len(cell.text) > 60 or re.search(r":\s*\S", cell.text) for cell in row.cells):
        return ()
    return tuple(
        Column(cell.index, cell.span, cell.text, known.labels.role(cell.text) or Role.OTHER)
        for cell in row.cells
    )


def _is_log(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> bool:
    """Whether each row is an entry: a date's column that holds dates, and one of a worker or of text."""
    roles = [column.role for column in columns]
    dated = [column for column in columns if column.role in _DATES]
    if not dated or len(columns) < 2 or any(_TASKS.search(column.text) for column in columns):
        return False
    if dated[0].index > 3 or not ({Role.AUTHOR, Role.NARRATIVE} & set(roles) or _has_text(rows)):
        return False
    holds = sum(any(_is_moment(row.cell(column.index)) for column in dated) for row in rows)
    return holds * 2 >= len(rows) and (_has_text(rows) or Role.NARRATIVE in roles)


def _has_text(rows: tuple[Row, ...]) -> bool:
    return any(len(cell.text) > 50 for row in rows for cell in row.cells)


def _is_moment(cell: Cell | None) -> bool:
    return (
        cell is not None
        and len(cell.text) <= 60
        and bool(re.search(r"\d", cell.text))
        and (bool(find_dates(cell.text, labelled=True)) or bool(re.search(r"\d[:.]\d\d", cell.text)))
    )


def _goes_on(before: tuple[Column, ...], rows: tuple[Row, ...]) -> bool:
    dated = [column for column in before if column.role in _DATES]
    return all(
        row.cells[-1].index <= before[-1].index
        and any(_is_moment(row.cell(column.index)) for column in dated)
        for row in rows
    )


def _entry_row(row: Row, columns: tuple[Column, ...]) -> TableItem:
    return TableItem(_span(row), row, _fields(row, columns), columns, is_entry=True)


def _value_row(row: Row, columns: tuple[Column, ...]) -> TableItem:
    return TableItem(_span(row), row, _fields(row, columns), columns)


def _fields(row: Row, columns: tuple[Column, ...]) -> tuple[Field, ...]:
    fields = []
    place = row.cells[0].span.start
    for column in columns:
        cell = row.cell(column.index)
        words = cell.text if cell else ""
        placeholder = is_placeholder(words)
        # An empty cell of a narrative or a free column is no question left open.
        blank = is_blank(words) and not placeholder
        span = cell.span if cell else Span(place, place)
        place = span.end
        fields.append(Field(column.label, span, column.role, blank=blank, placeholder=placeholder))
    return tuple(fields)


def _pairs(rows: tuple[Row, ...], known: Knowledge) -> list[Line | TableItem] | None:
    """The table as labels with values beside them, or None where most of its rows are not."""
    wide = [row for row in rows if row.cells[-1].index > 1]
    if not wide or _is_lines(wide, known):
        return None
    labelled = sum(bool(read_pairs(row, known.labels, labels_without_colon=False)) for row in wide)
    if labelled == 0 or (len(wide) > 1 and labelled * 2 <= len(wide)):
        return None
    parts: list[Line | TableItem] = []
    for row in rows:
        sole = len(row.cells) == 1 and row.cells[0].index == 1
        alone = sole and known.labels.role(row.cells[0].text) in {None, Role.NARRATIVE}
        if alone and not (row.cells[0].text.endswith(":") and len(row.cells[0].text) <= 50):
            parts += row.cells[0].lines
            continue
        fields = read_pairs(row, known.labels, labels_without_colon=labelled * 5 >= len(wide) * 3)
        if fields:
            parts.append(TableItem(_span(row), row, fields))
        else:
            parts += [line for cell in row.cells for line in cell.lines]
    return parts


def _is_lines(rows: list[Row], known: Knowledge) -> bool:
    """Whether most cells hold label and value together: "Child: Mia"."""
    cells = [cell for row in rows for cell in row.cells]
    whole = 0
    for cell in cells:
        reading = read_line(cell.lines[0], known.labels)
        whole += bool(reading and any(field.value.start < field.value.end for field in reading.fields))
    return whole * 2 > len(cells)


def _is_grid(rows: tuple[Row, ...]) -> bool:
    """Whether the first row is a head over columns: short cells, and more than one."""
    head = rows[0]
    return (
        len(head.cells) > 1
        and all(len(cell.text) <= 40 and not cell.text.endswith((".", ":")) for cell in head.cells)
        and all(row.cells[-1].index <= head.cells[-1].index for row in rows)
    )
