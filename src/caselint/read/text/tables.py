"""Tables that are drawn in plain text: with bars, with tabs, or with a dashed rule under the head."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from caselint.read.ruling import is_rule
from caselint.read.text.lines import BULLET, MOMENT, NUMBER, Line
from caselint.record import Span

_BAR = re.compile(r"[|│┃║]")
_BORDER_SIGNS = frozenset("|+-=: \t") | frozenset(map(chr, range(0x2500, 0x2580)))
_JUNCTIONS = frozenset("|+") | frozenset(map(chr, range(0x2500, 0x2580)))
_DASHES = re.compile(r"[-=─_]{2,}")
_GAP = re.compile(r" {2,}")
_BARE_MARKER = re.compile(r"\s*(?:[-*+•‣▪●◦➢✓·o]|\(?[A-Za-z0-9]{1,3}[.)])\s*")


class TextCell(NamedTuple):
    """A line of a cell. Rows and columns count from 1; an empty cell has an empty span."""

    span: Span
    row: int
    column: int


class TextTable(NamedTuple):
    """A table: how many lines it takes up, its rules among them, and its cells in reading order."""

    lines: int
    cells: list[TextCell]


def table_at(lines: list[Line], first: int) -> TextTable | None:
    """The table whose first line is that of the index, or None if none begins there."""
    text = lines[first].text
    if _BAR.search(text) or (text.lstrip().startswith("+") and _is_border(text)):
        found = _barred(lines, first)
        if found:
            return found
    if "\t" in text:
        return _tabbed(lines, first)
    return _dashed(lines, first)


# ---------------------------------------------------------------------------------------- bars


def _barred(lines: list[Line], first: int) -> TextTable | None:
    """Rows of cells parted by bars, with or without bars at their ends and borders between them."""
    rows: list[list[Span]] = []
    at, end, ruled = first, first, False
    while at < len(lines) and lines[at].text.strip():
        text = lines[at].text
        if _is_border(text) or (rows and is_rule(text) and _follows(lines, at + 1, len(rows[0]))):
            if not rows and at > first:
                return None
            ruled = ruled or bool(rows)
        else:
            cells = _bar_cells(lines[at])
            framed = _BAR.match(text.strip()) is not None
            if len(cells) < 2 or (rows and len(cells) != len(rows[0]) and not framed):
                break
            rows.append(cells)
        at += 1
        end = at
    if len(rows) < 2 and not (rows and ruled):
        return None
    if all(row[-1].start == row[-1].end for row in rows):
        rows = [row[:-1] for row in rows]  # every row has a bar at its end and none at its start
    return _table(end - first, rows)


def _follows(lines: list[Line], at: int, columns: int) -> bool:
    return at < len(lines) and len(_bar_cells(lines[at])) == columns


def _is_border(text: str) -> bool:
    """Such as |---|:--:| or +----+----+."""
    signs = set(text)
    return (
        signs <= _BORDER_SIGNS and bool(signs & _JUNCTIONS) and len(signs & _BORDER_SIGNS - set(" \t:|+")) > 0
    )


def _bar_cells(line: Line) -> list[Span]:
    bars = [bar.start() for bar in _BAR.finditer(line.text)]
    if not bars:
        return []
    edges = [-1, *bars, len(line.text)]
    # A bar at the end closes the row only if one opens it; else an empty cell follows it.
    if not line.text[: bars[0]].strip():
        edges = edges[1:]
        if len(edges) > 1 and not line.text[bars[-1] + 1 :].strip():
            edges = edges[:-1]
    return [_trimmed(line, left + 1, right) for left, right in itertools.pairwise(edges)]


# ---------------------------------------------------------------------------------------- tabs


def _tabbed(lines: list[Line], first: int) -> TextTable | None:
    """Two or more lines with the same number of tabs. A column that no row fills is only indentation."""
    tabs = lines[first].text.count("\t")
    if first and lines[first - 1].text.count("\t") == tabs:
        return None  # these lines were looked at before, and were no table
    end = first
    while end < len(lines) and lines[end].text.count("\t") == tabs:
        end += 1
    rows = [_tab_cells(line) for line in lines[first:end]]
    filled = [at for at in range(tabs + 1) if any(row[at].start < row[at].end for row in rows)]
    if len(rows) < 2 or len(filled) < 2:
        return None
    if len(filled) == 2 and all(
        _BARE_MARKER.fullmatch(line.text.split("\t")[filled[0]]) for line in lines[first:end]
    ):
        return None  # a list whose bullets stand before tabs
    return _table(end - first, [[row[at] for at in filled] for row in rows])


def _tab_cells(line: Line) -> list[Span]:
    cells, at = [], 0
    for text in line.text.split("\t"):
        cells.append(_trimmed(line, at, at + len(text)))
        at += len(text) + 1
    return cells


# ---------------------------------------------------------------------------------- dashed rules


def _dashed(lines: list[Line], first: int) -> TextTable | None:
    """Columns set out with spaces, under a head with a dashed rule below it."""
    if first + 2 >= len(lines):
        return None
    head, rule = lines[first].text, lines[first + 1].text
    if not head.strip() or set(rule) - set("-=─_ ") or BULLET.match(head):
        return None
    groups = [group.start() for group in _DASHES.finditer(rule)]
    exact = len(groups) == 1
    starts = _head_starts(head) if exact else groups
    if len(starts) < 2 or not _fits(head, starts, exact=exact):
        return None
    rows: list[list[Span]] = [_column_cells(lines[first], starts)]
    cells = _numbered(rows[0], 1)
    at, row = first + 2, 1
    while at < len(lines) and _fits(lines[at].text, starts, exact=exact):
        spans = _column_cells(lines[at], starts)
        # The next line of a wrapped cell leaves the row's first column empty.
        goes_on = spans[0].start == spans[0].end and row > 1
        row += not goes_on
        cells += [cell for cell in _numbered(spans, row) if not goes_on or cell.span.start < cell.span.end]
        at += 1
    if row < 2:
        return None
    if at < len(lines) and lines[at].text == rule:
        at += 1
    return TextTable(at - first, cells)


def _head_starts(head: str) -> list[int]:
    """Where columns begin under an unbroken rule: after wide gaps; a line of fields is no head."""
    if ":" in head or MOMENT.match(head):
        return []
    indent = len(head) - len(head.lstrip())
    return [indent, *(gap.end() for gap in _GAP.finditer(head.rstrip(), indent))]


def _fits(text: str, starts: list[int], *, exact: bool) -> bool:
    """Whether a line's words keep to the columns; `exact` if the head's words alone show where they are."""
    if not text.strip() or "\t" in text or is_rule(text) or BULLET.match(text) or NUMBER.match(text):
        return False
    gap = 2 if exact else 1
    if text[: starts[0]].strip() or any(text[max(start - gap, 0) : start].strip() for start in starts[1:]):
        return False
    filled = [start for start in starts if text[start : start + 1].strip()]
    return len(filled) >= 2 or (not exact and len(filled) >= 1 and len(text) > starts[1])


def _column_cells(line: Line, starts: list[int]) -> list[Span]:
    length = len(line.text)
    edges = [min(start, length) for start in starts] + [length]
    return [_trimmed(line, left, right) for left, right in itertools.pairwise(edges)]


# ------------------------------------------------------------------------------------------ both


def _trimmed(line: Line, left: int, right: int) -> Span:
    text = line.text[left:right]
    words = text.strip()
    start = line.start + left + (len(text) - len(text.lstrip()) if words else 0)
    return Span(start, start + len(words))


def _numbered(spans: list[Span], row: int) -> list[TextCell]:
    return [TextCell(span, row, column) for column, span in enumerate(spans, 1)]


def _table(lines: int, rows: list[list[Span]]) -> TextTable:
    return TextTable(lines, [cell for row, spans in enumerate(rows, 1) for cell in _numbered(spans, row)])
