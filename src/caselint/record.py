"""The types of the first stages: what was read, and how it was segmented.

Every type is frozen, and every span is in characters of `Document.text`, counted from 0, end exclusive.
Nothing here imports a reader, spaCy or a report, so that any stage may import it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime


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


# ------------------------------------------------------------------------------------------ read


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
    """A tracked change, a comment or a stretch of hidden text."""

    kind: MarkKind
    span: Span


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that the file itself marks as one to fill in: a content control or an old form field.

    `span` is what it shows, and empty where it shows nothing.
    """

    span: Span
    title: str = ""  # what the form's maker called it, which no page shows
    filled: bool = False  # it shows more than its prompt


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file could not be checked: `code` is DOC001 (unreadable) or DOC002 (no text)."""

    code: str
    reason: str


@dataclass(frozen=True)
class Document:
    """What was read of a file, or the reason why nothing could be.

    `path` is as the user named it, with forward slashes. `text` is what `caselint text` prints.
    `format` is "docx", "pdf" or "txt". `new_files_begin_here` is true of Word's own templates (dotx,
    dotm), which are there to make other files from.
    """

    path: str
    format: str
    text: str = ""
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    slots: tuple[Slot, ...] = ()
    new_files_begin_here: bool = False
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


# --------------------------------------------------------------------------------------- segment


class ZoneKind(StrEnum):
    """What a stretch of text is in a case note, which decides who chose its words.

    Labels and headings are the form's words; values, narrative and sign-off are the writer's.
    """

    NARRATIVE = "narrative"
    HEADING = "heading"  # titles and section headings
    LABEL = "label"  # of a field, with its colon; the head row of a table
    VALUE = "value"  # of a field
    SIGN_OFF = "sign-off"  # a line at the foot: name, post title, date and time
    FURNITURE = "furniture"  # page headers and footers, rules


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of text of one kind. Zones are in order, do not overlap, and lie within one block."""

    span: Span
    kind: ZoneKind
    entry: int = 0  # index of the entry it belongs to, 0 for the document outside its entries
    heading: str | None = None  # the section heading that it stands under, as written
    label: str | None = None  # of a value: its field's label, as written, without the colon


class Role(StrEnum):
    """What a field is for. The labels lexicon gives every label its role."""

    EVENT = "event"  # date, time or both of what happened
    RECORDED = "recorded"  # date, time or both of the writing
    DATED = "dated"  # a date or time whose label does not say of what: serves for both
    AUTHOR = "author"
    POST_TITLE = "post title"
    ENTRY_NUMBER = "entry number"
    ENTRY_TYPE = "entry type"
    NARRATIVE = "narrative"  # "Note:", "Text:": the narrative itself
    PRINTED = "printed"  # when the export was made
    CHILD = "child"
    DATE_OF_BIRTH = "date of birth"
    REFERENCE = "reference"
    ADDRESS = "address"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    PEOPLE = "people"  # who was present, seen, invited
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value in a header, a form or a sign-off.

    `value` is the answer without surrounding space; it is empty, at the place where the answer
    belongs, when nothing was entered. `blank` is also true of underscores, dots and empty boxes.
    """

    label: Span
    value: Span
    role: Role
    blank: bool = False
    placeholder: bool = False  # "[name]", "TBC", "dd/mm/yyyy", "Click or tap here to enter text"
    sign_off: bool = False  # it stands where the entry is signed, not in its header


class DateFlaw(StrEnum):
    """Why a date or time as written does not fix a moment."""

    NO_YEAR = "no year"
    WEEKDAY_ONLY = "weekday only"
    RELATIVE = "relative"  # "yesterday", "today"
    MONTH_ONLY = "month only"
    IMPOSSIBLE = "impossible"  # 31/02/2024, 25:10
    WRONG_WEEKDAY = "wrong weekday"  # "Monday 5 March 2024", which was a Tuesday


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in the text; `value` is None where the words fix no day."""

    span: Span
    value: datetime.date | None
    flaw: DateFlaw | None = None


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A time of day as it stands in the text; `value` is None where it does not exist."""

    span: Span
    value: datetime.time | None
    flaw: DateFlaw | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened or was written, as far as the entry says: date, time or both."""

    date: WrittenDate | None = None
    time: WrittenTime | None = None


class NameForm(StrEnum):
    """How fully an author is named."""

    FULL = "full"
    INITIALS = "initials"
    FIRST_NAME = "first name"
    LOG_IN = "log-in"


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote the entry, as it shows them."""

    name: str
    span: Span
    form: NameForm


@dataclass(frozen=True, slots=True)
class Amendment:
    """Words added to an entry later ("Update:", "Addendum ..."); `marker` is the words that mark it."""

    marker: Span
    span: Span
    moment: Moment = Moment()
    author: Author | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A case note with its head and sign-off. `index` counts from 1 in the document's order.

    `recorded` holds what serves as the moment of writing: labelled as such, or unlabelled.
    `event` holds what serves as the moment of the event: labelled as such, or unlabelled.
    """

    index: int
    span: Span
    fields: tuple[Field, ...] = ()
    number: int | None = None
    number_span: Span | None = None
    event: Moment | None = None
    recorded: Moment | None = None
    author: Author | None = None
    post_title: Span | None = None
    late_mark: Span | None = None  # "Late entry", "Recorded in retrospect"
    amendments: tuple[Amendment, ...] = ()
    paragraphs: tuple[Span, ...] = ()  # the narrative, a paragraph or list item each
    signed_at: Span | None = None  # where the author stands, or else where one would be looked for


@dataclass(frozen=True)
class Record:
    """A document with its entries. A document in which no entry stands out is one entry."""

    document: Document
    entries: tuple[Entry, ...] = ()
    zones: tuple[Zone, ...] = ()
    fields: tuple[Field, ...] = ()  # all of the document, those of its entries among them
    printed: Moment | None = None  # when the export was made, where it says so
    template: bool = False  # a form that records are made with, not a record

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.span.start for zone in self.zones]

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds the character, or None between zones."""
        at = bisect_right(self._zone_starts, offset) - 1
        return self.zones[at] if at >= 0 and offset < self.zones[at].span.end else None

    def entry(self, index: int) -> Entry | None:
        """The entry of that index, or None for 0 (the document outside its entries)."""
        return self.entries[index - 1] if index else None
