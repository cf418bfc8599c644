"""What stands on a page of a PDF, whatever library it was read with.

All lengths are in points (1/72 inch); x runs from the left, y from the top of the page downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.read.pdf.letters import Letter

Matrix = tuple[float, float, float, float, float, float]
"""What takes a point (x, y) to (ax + cy + e, bx + dy + f), as a PDF writes it (ISO 32000-2, 8.3.3)."""

Spots = tuple[tuple[float, float], ...]
"""Where each letter of a text begins and ends, along its line."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies within the box."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def within(self, other: Box, slack: float) -> bool:
        """Whether this box lies inside `other`, `slack` points over its edge at most."""
        return (
            other.x0 - slack <= self.x0
            and self.x1 <= other.x1 + slack
            and other.top - slack <= self.top
            and self.bottom <= other.bottom + slack
        )


def around(boxes: Iterable[Box | Word | Letter]) -> Box:
    """The rectangle round some boxes, words or letters, of which there is at least one."""
    found = list(boxes)
    return Box(
        min(box.x0 for box in found),
        min(box.top for box in found),
        max(box.x1 for box in found),
        max(box.bottom for box in found),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together, or several words with plain spaces, or the whole answer of a form field.

    Words with plain spaces (hardly wider than half their height) come of pages that are read quickly.

    `base` is the y that the letters stand on. `spaced` says that a space was typed before the word.
    `typed_in` marks an answer (a form field's value): its line is never run on into the next.
    `hidden` says that a reader of the page does not see it. `lead` is how wide the first of several is.
    `spots` are those of its letters, where they were asked for and are known.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    spaced: bool = False
    typed_in: bool = False
    hidden: bool = False
    lead: float = 0.0
    spots: Spots = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line on the page: along x at `at` when `level`, else along y; `start` < `end`."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote about a page, a paragraph a string, and where the words are that it is about."""

    paragraphs: tuple[str, ...]
    about: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Extras:
    """What hangs on a page beside its print.

    `attached` are the names of files. The numbers count films and sounds, notes and fields that are not
    shown, areas to be blacked out that are not yet, and scripts and actions that start programs.
    """

    comments: tuple[Comment, ...] = ()
    attached: tuple[str, ...] = ()
    films: int = 0
    unshown: int = 0
    unredacted: int = 0
    scripts: int = 0
    starts: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it is turned to be read: its words, in no order, its straight lines and its pictures.

    `pictures` counts these, and `pictured` is the share of the page under them, from 0 to 1; `curves` counts
    drawn lines that are not straight. `recognised` says that the words lie unseen over a picture of them, and
    `turned` that the page is turned otherwise than the file says.
    `sideways` is text that is turned (a watermark, a margin note), a string each with its box.
    `unplaced` are answers of form fields that have no place on the page, `empty` the names of those
    without an answer. `outside` counts the words beyond the edges of what is shown of the page; they are
    not among its words. `lie` takes a point of the page as it is read to its place in the file.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...] = ()
    pictures: int = 0
    pictured: float = 0.0
    sideways: tuple[tuple[str, Box], ...] = ()
    unplaced: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    extras: Extras = Extras()
    outside: int = 0
    curves: int = 0
    recognised: bool = False
    turned: bool = False
    lie: Matrix = field(default=(1.0, 0.0, 0.0, 1.0, 0.0, 0.0), compare=False)


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, from left to right, and the column's limits that the line was set in.

    `size` and `base` are those of most of its letters; `bold` says that all are.
    """

    page: int
    words: tuple[Word, ...]
    text: str
    box: Box
    size: float
    base: float
    bold: bool
    left: float = 0.0
    right: float = 0.0

    def limited(self, left: float, right: float) -> Line:
        """The same line in a column of these limits."""
        return Line(self.page, self.words, self.text, self.box, self.size, self.base, self.bold, left, right)


@dataclass(frozen=True)
class Cell:
    """One cell of a table. `column` counts from 1 among the columns in which the table's cells begin.

    `covered` marks the place that a taller cell of a row above takes up; it has no content.
    """

    box: Box
    column: int
    content: tuple[Line | Table, ...] = ()
    covered: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its rows of cells, from left to right.

    `columns` are the x of its upright lines, or those at which its columns begin if it has none.
    """

    page: int
    box: Box
    columns: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True

    @cached_property
    def text(self) -> str:
        """Rows by newlines and cells by tabs, to compare tables by."""
        return "\n".join(row_text(row) for row in self.rows)


Item = Line | Table


def row_text(row: tuple[Cell, ...]) -> str:
    """The words of a row, cells by tabs, to compare rows by."""
    return "\t".join(" ".join(item.text for item in cell.content) for cell in row)


def lines_in(items: Iterable[Item]) -> Iterator[Line]:
    """All lines of the items, those in tables' cells among them, in reading order."""
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            for row in item.rows:
                for cell in row:
                    yield from lines_in(cell.content)
