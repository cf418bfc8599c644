"""What was read of a file: its text, in blocks with places, and how it was read.

Every type is frozen, and every span is in characters of `Document.text`, counted from 0, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a document's text: characters from 0, `end` exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    CELL = "cell"  # a paragraph inside a table's cell; `Place` says which
    RULE = "rule"  # a line drawn across the page, or typed as dashes or stars


class Part(StrEnum):
    """Which part of the file a block stands in."""

    BODY = "body"
    HEADER = "header"  # of the page
    FOOTER = "footer"  # of the page
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text box"
    COMMENT = "comment"
    FORM_FIELD = "form field"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in its file. All numbers count from 1; what a format lacks is None.

    `paragraph` counts the paragraphs of the part; `table`, `row` and `cell` are set inside tables only.
    `outer` is the (table, row, cell) of the cell that a nested table stands in.
    """

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    part: Part = Part.BODY
    outer: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, cell paragraph or rule of a document, with its place.

    Blocks are in reading order and do not overlap; the text between two blocks is only layout
    (newlines, tabs, the bars of a table drawn in text).
    """

    span: Span
    kind: BlockKind
    place: Place
    level: int | None = None  # of a heading (1 is highest) or a list item, where the format says


class MarkKind(StrEnum):
    """Traces of editing that a reader sees in the file, for the rules about the file itself."""

    INSERTION = "insertion"
    DELETION = "deletion"  # its text is not in the document; the span is empty, at its place
    COMMENT = "comment"
    HIDDEN = "hidden text"


@dataclass(frozen=True, slots=True)
class Mark:
    """A tracked change, a comment or a stretch of hidden text.

    `words` are those of a deletion, which are not in the document's text but still in the file.
    """

    kind: MarkKind
    span: Span
    words: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that the file itself marks as one to fill in: a content control or an old form field.

    `span` is what it shows, and empty where it shows nothing.
    """

    span: Span
    title: str = ""  # what the form's maker called it, which no page shows
    filled: bool = False  # it shows more than its prompt


@dataclass(frozen=True, slots=True)
class Omission:
    """Something of the file that is not in its document's text, and why.

    `what` ("2 attachments") and `why` (a sentence that says what to do) are caselint's own words, so that
    they may be passed on; `names` are the file's own for it. `holds_words` says that it is known to hold
    words, as an attached letter does and a picture may not: a report on the file tells of that.
    """

    what: str
    why: str
    names: tuple[str, ...] = ()
    holds_words: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file was read, for whoever wonders at a report.

    `steps` are sentences of caselint's own, with no word of the file. `pages` is their number, where the
    format has pages; `unread_pages` are the numbers of those that are pictures without text.
    """

    steps: tuple[str, ...] = ()
    pages: int | None = None
    unread_pages: tuple[int, ...] = ()
    omissions: tuple[Omission, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file could not be checked: `code` is DOC001 (unreadable) or DOC002 (no text)."""

    code: str
    reason: str


@dataclass(frozen=True)
class Document:
    """What was read of a file, or the reason why nothing could be.

    `path` is as the user named it, with forward slashes. `text` is what `caselint text` prints.
    `format` is "docx", "pdf", "txt", "md", "html", "rtf", "odt" or "eml". `new_files_begin_here` is true
    of Word's own templates (dotx, dotm), which are there to make other files from.
    """

    path: str
    format: str
    text: str = ""
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    slots: tuple[Slot, ...] = ()
    new_files_begin_here: bool = False
    reading: Reading = Reading()
    problem: Problem | None = None

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and column of a character, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character, or the nearest one before it; None before the first."""
        at = bisect_right(self._block_starts, offset) - 1
        return self.blocks[at] if at >= 0 else None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]
