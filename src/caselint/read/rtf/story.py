"""A story of an RTF file (the body, a header, a note, a text box) as it is built: paragraphs and tables.

RTF tells of a table by what its paragraphs say of themselves, and of a row's columns wherever it likes, so
that a row's place is only known once the table has ended.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from caselint.read.refusal import UnreadableError
from caselint.record import Part

if TYPE_CHECKING:
    from caselint.read.rtf.fields import Field

DEEPEST = 40  # tables and text boxes within each other; what is deeper stands in the outer one
_MOST_PARTS = 500_000  # paragraphs and cells of a file; 3,000 full pages have some 150,000


class Look(NamedTuple):
    """How text stands on the page, as far as it counts here, and its paragraph with it."""

    font: int = 0
    uc: int = 1  # how many characters stand in for one of Unicode
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    style: int = 0
    listing: int = 0
    list_level: int = 0
    outline: int | None = None
    in_table: bool = False
    depth: int = 0  # of the table, as \\itap says
    new_page: bool = False


_NO_LOOK = Look()


class Edge(NamedTuple):
    """Where a field or a comment begins, ends or stands."""

    kind: str  # "field", "end field", "comment", "end comment", "commented"
    what: Field | str | None


@dataclass(slots=True)
class Run:
    """Text of one look, in the pieces that it came in."""

    texts: list[str]
    hidden: bool
    deleted: bool
    inserted: bool


@dataclass(slots=True)
class Paragraph:
    """A paragraph with the text boxes that are tied to it."""

    pieces: list[Run | Edge] = field(default_factory=list)
    boxes: list[list[Paragraph | Table]] = field(default_factory=list)
    page: int | None = None
    pictures: int = 0
    begun: bool = False  # words stand in it
    listed: bool = False  # a bullet or number was written out before it
    look: Look = _NO_LOOK

    @property
    def holds(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.pieces or self.boxes or self.pictures)


class CellShape(NamedTuple):
    """A cell as its row defines it: its right edge in twips, and whether it goes on another one."""

    right: int
    from_left: bool
    from_above: bool


@dataclass(slots=True)
class RowShape:
    """A row's definition."""

    left: int = 0
    first: bool = False  # of a table
    cells: list[CellShape] = field(default_factory=list)
    from_left: bool = False  # of the cell whose edge comes next
    from_above: bool = False


@dataclass(slots=True)
class Row:
    """A row: what each cell holds, and its definition."""

    cells: list[list[Paragraph | Table]]
    shape: RowShape


@dataclass(slots=True)
class Table:
    """A table."""

    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class _Level:
    """A table that has not ended, with the row and the cell that have not."""

    table: Table = field(default_factory=Table)
    cells: list[list[Paragraph | Table]] = field(default_factory=list)
    blocks: list[Paragraph | Table] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """What is counted through a whole file."""

    parts: int = 0
    body_tables: int = 0

    def add(self) -> None:
        """Count a paragraph or a cell. Raises UnreadableError where there are too many."""
        self.parts += 1
        if self.parts > _MOST_PARTS:
            raise UnreadableError(
                f"The RTF file is over the limit: it holds more than {_MOST_PARTS:,} paragraphs and cells."
            )


class Story:
    """Takes text, ends of paragraphs, cells and rows, and keeps the blocks that they make."""

    def __init__(self, part: Part, tally: Tally, within: Story | None = None) -> None:
        self.part = part
        self.blocks: list[Paragraph | Table] = []
        self.paragraph = Paragraph()
        self.in_row = False  # a row was defined and has not ended
        self.comment = ""  # the reference of the comment that this story is
        self._tally = tally
        self._levels: list[_Level] = []
        self.nested: int = within.nested + len(within._levels) + 1 if within is not None else 0
        self.in_body: bool = part is Part.BODY or (
            part is Part.TEXT_BOX and within is not None and within.in_body
        )

    # ------------------------------------------------------------------------------------ words

    def write(self, text: str, look: Look) -> None:
        """Add text to the open paragraph."""
        pieces = self.paragraph.pieces
        last = pieces[-1] if pieces else None
        if isinstance(last, Run) and (last.hidden, last.deleted, last.inserted) == look[2:5]:
            last.texts.append(text)
        else:
            pieces.append(Run([text], look.hidden, look.deleted, look.inserted))

    def edge(self, kind: str, what: Field | str | None) -> None:
        """Note where something begins or ends."""
        self.paragraph.pieces.append(Edge(kind, what))

    # ------------------------------------------------------------------------------- paragraphs

    def end_paragraph(self, look: Look) -> None:
        """End the open paragraph, which stands where its look says."""
        depth = max(look.depth, 1 if look.in_table or self.in_row else 0)
        self._reach(min(depth, max(DEEPEST - self.nested, 0)))
        self._take_paragraph(look)

    def _take_paragraph(self, look: Look) -> None:
        self._tally.add()
        self.paragraph.look = look
        (self._levels[-1].blocks if self._levels else self.blocks).append(self.paragraph)
        self.paragraph = Paragraph()

    def _reach(self, depth: int) -> None:
        while len(self._levels) > depth:
            self._end_table()
        while len(self._levels) < depth:
            self._levels.append(_Level())
            self._tally.body_tables += self.in_body

    # ----------------------------------------------------------------------------------- tables

    def end_cell(self, depth: int, look: Look) -> None:
        """End a cell of the table at that depth."""
        self._reach(min(depth, max(DEEPEST - self.nested, 1)))
        if self.paragraph.holds:
            self._take_paragraph(look)
        self._tally.add()
        level = self._levels[-1]
        level.cells.append(level.blocks)
        level.blocks = []

    def end_row(self, depth: int, shape: RowShape, look: Look) -> None:
        """End a row of the table at that depth."""
        depth = min(depth, max(DEEPEST - self.nested, 1))
        if depth == 1:
            self.in_row = False
        if len(self._levels) < depth and not self.paragraph.holds:
            return  # a row that holds no cell
        if self.paragraph.holds:
            self.end_cell(depth, look)
        self._reach(depth)
        if shape.first and self._levels[-1].table.rows:
            waiting = self._levels[-1].cells, self._levels[-1].blocks
            self._levels[-1].cells, self._levels[-1].blocks = [], []
            self._end_table()
            self._reach(depth)
            self._levels[-1].cells, self._levels[-1].blocks = waiting
        self._end_row(self._levels[-1], shape)

    def _end_row(self, level: _Level, shape: RowShape) -> None:
        if any(not isinstance(block, Paragraph) or block.holds for block in level.blocks):
            level.cells.append(level.blocks)
        if level.cells:
            level.table.rows.append(Row(level.cells, shape))
        level.cells, level.blocks = [], []

    def _end_table(self) -> None:
        level = self._levels.pop()
        rows = level.table.rows
        self._end_row(level, rows[-1].shape if rows else RowShape())
        (self._levels[-1].blocks if self._levels else self.blocks).append(level.table)

    # ------------------------------------------------------------------------------------- ends

    def close(self, look: Look) -> None:
        """End the story: what is still open ends with it."""
        if self.paragraph.holds:
            self.end_paragraph(look)
        self._reach(0)

    def text(self) -> str:
        """All of its words, deletions left out, to tell whether two page headers say the same."""
        words: list[str] = []
        _gather(self.blocks, words)
        return " ".join(" ".join(words).split())


def _gather(blocks: list[Paragraph | Table], words: list[str]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    _gather(cell, words)
        else:
            runs = (piece for piece in block.pieces if isinstance(piece, Run) and not piece.deleted)
            words.append("".join(text for run in runs for text in run.texts))
            for box in block.boxes:
                _gather(box, words)


class PagePart(NamedTuple):
    """A head or foot of the "first", "left", "right" or all ("") pages of a section."""

    story: Story
    section: int
    pages: str


class Stories:
    """All stories of a file, and what was counted of it on the way."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.body = Story(Part.BODY, self.tally)
        self.headers: list[PagePart] = []
        self.footers: list[PagePart] = []
        self.footnotes: list[Story] = []
        self.endnotes: list[Story] = []
        self.comments: list[Story] = []
        self.pictures = 0
        self.objects = 0
        self.section = 0
        self.with_first_page: set[int] = set()  # the sections whose first page has a head of its own
        self.two_sided = False
        self.page: int | None = None  # that was begun last, once any was
        self.from_html = False
        self.unread_tail = False  # something stands after the end of the document

    def shows(self, part: PagePart) -> bool:
        """Whether a page shows a head or foot: a first page's only if that section or a later one says so."""
        if part.pages == "first":
            return any(section >= part.section for section in self.with_first_page)
        return part.pages != "left" or self.two_sided
