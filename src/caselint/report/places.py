"""What was read of a file, piece by piece, each with its lines and columns and its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.record import MarkKind, Part
from caselint.report.escapes import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from caselint.record import Block, Document, Mark, Place, Span


PART_NAMES: Final = {Part.HEADER: "page header", Part.FOOTER: "page footer"}


def print_places(document: Document, stream: TextIO) -> None:
    """Write a row for each piece of the text, and for each trace of editing in it."""
    rows = [("lines", "place", "what", "words"), *_rows(document)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        stream.write("  ".join((*cells, row[3])).rstrip() + "\n")


def _rows(document: Document) -> Iterator[tuple[str, str, str, str]]:
    marks = list(document.marks)
    for block in document.blocks:
        while marks and marks[0].span.start < block.span.start:
            yield _of_mark(document, marks.pop(0))
        words = document.text[block.span.start : block.span.end]
        yield _lines(document, block.span), place_in_words(block.place), _kind(block), terminal(words)
    for mark in marks:
        yield _of_mark(document, mark)


def _of_mark(document: Document, mark: Mark) -> tuple[str, str, str, str]:
    block = document.block_at(mark.span.start)
    deleted = mark.kind is MarkKind.DELETION
    words = mark.words if deleted else document.text[mark.span.start : mark.span.end]
    where = place_in_words(block.place) if block else ""
    return _lines(document, mark.span), where, f"({mark.kind})", terminal(words)


def _lines(document: Document, span: Span) -> str:
    """The line and columns of a span, or both of its ends where it runs over several lines."""
    (line, column), (last, end) = (document.line_and_column(offset) for offset in span)
    return f"{line}:{column}-{end}" if line == last else f"{line}:{column}-{last}:{end}"


def _kind(block: Block) -> str:
    return f"{block.kind} {block.level}" if block.level else str(block.kind)


def place_in_words(place: Place) -> str:
    """Where a piece stands in its file, as a person would say it: "page 2, table 1, row 3, cell 2"."""
    told = [] if place.part is Part.BODY else [PART_NAMES.get(place.part, str(place.part))]
    if place.page is not None:
        told.append(f"page {place.page}")
    if place.outer is not None:
        table, row, cell = place.outer
        told.append(f"in table {table}, row {row}, cell {cell}")
    numbers = (
        ("paragraph", place.paragraph),
        ("table", place.table),
        ("row", place.row),
        ("cell", place.cell),
    )
    told += [f"{name} {number}" for name, number in numbers if number is not None]
    return ", ".join(told)
