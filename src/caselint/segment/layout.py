"""The lines and tables of a document: what the rest of the segmenter works on, whatever the format was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.record import Block, BlockKind, Part, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.record import Document

_BULLET = re.compile(r"(?:[-–—*•·▪◦‣●○■o]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\(?[A-Z]\))[ \t]+(?=\S)")
_DRAWN = re.compile(r"[-=_*~#—–─━═•· \t]{3,}")
_NARROWEST_WRAP = 45  # characters: a line that ends before that was ended by its writer
FURNITURE_PARTS = frozenset({Part.HEADER, Part.FOOTER})
ASIDE_PARTS = frozenset({Part.FOOTNOTE, Part.ENDNOTE, Part.COMMENT})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block, without the space around it. `gap`: an empty line or a rule stands before it."""

    span: Span
    text: str
    block: Block
    gap: bool

    @property
    def bullet(self) -> int:
        """How many characters of the line are its bullet or its number; 0 where it has none."""
        match = _BULLET.match(self.text)
        return match.end() if match else 0

    @property
    def listed(self) -> bool:
        """Whether it is an item of a list."""
        return self.block.kind is BlockKind.LIST_ITEM or bool(_BULLET.match(self.text))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with its lines; `index` counts from 1."""

    index: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Its lines, a newline between them."""
        return "\n".join(line.text for line in self.lines)

    @property
    def span(self) -> Span:
        """From its first line to its last."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells that hold text, by number."""

    cells: tuple[Cell, ...]

    def cell(self, index: int) -> Cell | None:
        """The cell of that number, or None where it is empty."""
        return next((cell for cell in self.cells if cell.index == index), None)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table that stand together."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line drawn across the page."""

    line: Line


Piece = Line | Table | Rule


def layout(document: Document) -> list[Piece]:
    """The lines, tables and rules of a document's body, in order."""
    pieces: list[Piece] = []
    table: list[tuple[tuple[object, ...], int, int, Line]] = []
    previous_end = 0
    gap = True
    for block in document.blocks:
        if block.place.part in FURNITURE_PARTS or block.place.part in ASIDE_PARTS:
            continue
        lines = []
        for span, text in _lines(document.text, block):
            gap = gap or _empty_line(document.text, previous_end, span.start)
            lines.append(Line(span, text, block, gap))
            previous_end, gap = span.end, False
        place = block.place
        if place.table is not None:
            key = (place.part, place.table, place.outer)
            if table and table[0][0] != key:
                pieces.append(_table(table))
                table = []
            table += [(key, place.row or 0, place.cell or 0, line) for line in lines]
            continue
        if table:
            pieces.append(_table(table))
            table = []
        for line in lines:
            drawn = block.kind is BlockKind.RULE or _DRAWN.fullmatch(line.text)
            pieces.append(Rule(line) if drawn else line)
            gap = gap or bool(drawn)
    if table:
        pieces.append(_table(table))
    return pieces


def _lines(text: str, block: Block) -> Iterator[tuple[Span, str]]:
    """The lines of a block that a writer began; lines that a program wrapped are one line."""
    words = text[block.span.start : block.span.end]
    parts = words.split("\n")
    if len(parts) > 1 and all(len(part) >= _NARROWEST_WRAP for part in parts[:-1]):
        parts = [words]
    start = block.span.start
    for part in parts:
        bare = part.strip(" \t\n\r\f\v\u00a0\ufeff|")
        if bare:
            first = start + part.index(bare)
            yield Span(first, first + len(bare)), bare.replace("\n", " ")
        start += len(part) + 1


def _empty_line(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return between.count("\n") > 1 or "\f" in between


def _table(items: list[tuple[tuple[object, ...], int, int, Line]]) -> Table:
    rows: dict[int, dict[int, list[Line]]] = {}
    for _, row, cell, line in items:
        rows.setdefault(row, {}).setdefault(cell, []).append(line)
    return Table(
        tuple(
            Row(tuple(Cell(index, tuple(lines)) for index, lines in sorted(cells.items())))
            for _, cells in sorted(rows.items())
        )
    )
