"""Where the text of a page is put together: white space as a browser shows it, blocks, marks and slots."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TypeVar

from caselint.read.ruling import is_rule
from caselint.read.text.blocks import blocks_of
from caselint.record import Block, BlockKind, Mark, MarkKind, Part, Place, Slot, Span

_SPACES = re.compile(r"[ \t\n\r\f]+")
# Not on the page: soft hyphens, zero-width and direction signs, and control characters.
_UNSEEN = dict.fromkeys(
    [
        *(*range(9), 0x0B, *range(0x0E, 0x20), 0x7F, 0xAD, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F),
        *(*range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF),
    ]
)
_SHOWN = {**_UNSEEN, 0xA0: " ", 0x2007: " ", 0x202F: " ", 0x2028: "\n", 0x2029: "\n", 0x0C: "\n", 0x85: "\n"}
_IN_CELL = {**_SHOWN, 0x09: " "}
_RULE = "-" * 40
_Placed = TypeVar("_Placed", Mark, Slot)


@dataclass(slots=True)
class OpenMark:
    """A mark whose end has not come; it begins with the first word that is written while it is open."""

    kind: MarkKind
    start: int = -1
    end: int = -1


class Sheet:
    """Takes words in reading order and keeps where each block, mark and slot stands.

    A newline is written before a paragraph, not after it, when its first word comes: so a paragraph
    without words leaves nothing, or an empty line where it shows one.
    """

    def __init__(self) -> None:
        self.length = 0
        self.blocks: list[Block] = []
        self.slots: list[Slot] = []
        self.place = Place()
        self.kind, self.level = BlockKind.PARAGRAPH, None  # type: tuple[BlockKind, int | None]
        self.marking: tuple[OpenMark, ...] = ()
        self._pieces: list[str] = []
        self._marks: list[OpenMark] = []
        self._points: list[Mark] = []  # marks of a place between words
        self._item: int | None = None  # the level of a list item of which no word has come
        self._first = 0  # the piece that the open paragraph begins with
        self._start = -1  # where the open paragraph begins; -1 if none is open
        self._line_open = False  # something stands on the current line, or in the current cell
        self._gap = False  # an empty line comes before what is next
        self._blank = False  # what has come of the paragraph shows as an empty line
        self._space = False  # a space comes before the next word
        self._after_box = False  # a box to fill in stands before the next word
        self._words_at = 0  # where the last words that were written begin
        self._counts: Counter[Part] = Counter()
        self._tables = 0

    # ------------------------------------------------------------------------------------ words

    def words(self, text: str) -> None:
        """Text in which any stretch of white space shows as one space, or as none at a line's ends."""
        spaced = _SPACES.sub(" ", text)
        bare = spaced.strip(" ")
        if not bare:
            self._space = self._space or bool(spaced)
            return
        if not bare.isascii() or not bare.isprintable():
            bare = bare.translate(_IN_CELL)
            if not bare.strip():
                self._blank = self._blank or bool(bare)
                self._space = self._space or bool(bare)
                return
        if spaced[0] == " ":
            self._space = True
        if self._start < 0:
            self._open()
            bare = bare.lstrip()
        elif self._space and not self._at_line_start():
            self._put("\t" if self._after_box and bare[0].isupper() else " ")
        self._after_box = False
        self._put_words(bare)
        self._space = spaced[-1] == " "

    def typed(self, text: str) -> None:
        """Text whose white space shows as it stands."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = text.translate(_SHOWN if self.place.table is None else _IN_CELL)
        if self._start < 0:
            words = text.lstrip("\n")
            if not words.strip():
                self._blank = self._blank or "\n" in text
                return
            self._blank = self._blank or len(text) > len(words) + 1
            text = words
            self._gap = self._gap or (self._blank and self._line_open)
            self._open()
        elif self._space and not self._at_line_start() and not text[:1].isspace():
            self._put(" ")
        self._space = False
        self._put_words(text)

    def sign(self, text: str) -> None:
        """A sign such as a tick box, which stands apart from the words around it."""
        self._space = True
        self.words(text)
        self._space = True

    def line_break(self) -> None:
        """A new line within the paragraph."""
        self._space = False
        if self._start < 0:
            self._blank = True
        else:
            self._put("\n")

    def _put_words(self, text: str) -> None:
        for mark in self.marking:
            if mark.start < 0:
                mark.start = self.length
                self._marks.append(mark)
            mark.end = self.length + len(text)
        self._words_at = self.length
        self._put(text)

    def _put(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self.length += len(text)

    def _at_line_start(self) -> bool:
        return bool(self._pieces) and self._pieces[-1][-1:] in {"\n", " "}

    # ------------------------------------------------------------------------------- paragraphs

    def end_paragraph(self) -> None:
        """End the paragraph that is open, if any: what comes next stands on a line of its own."""
        self._space = False
        if self._start < 0:
            self._gap = self._gap or (self._blank and self._line_open)
            self._blank = False
            return
        text = "".join(self._pieces[self._first :])
        body = text.rstrip()
        self._pieces[self._first :] = [body]
        self.length = self._start + len(body)
        self._clamp()
        self._add_paragraph(body)
        self._gap = text.count("\n", len(body)) > 1
        self._start, self._blank = -1, False

    def empty_line(self) -> None:
        """An empty line comes before what is next, if anything stands before it."""
        self._gap = self._line_open

    def begin_item(self, level: int) -> None:
        """The next paragraph is an item of a list."""
        self._item = level

    def end_item(self) -> None:
        """End a list item, and the paragraph that is open in it."""
        self.end_paragraph()
        self._item = None

    def rule(self) -> None:
        """A line drawn across the page."""
        self.end_paragraph()
        self._open()
        self._put(_RULE)
        self.end_paragraph()

    def _open(self) -> None:
        if self._line_open:
            self._put("\n\n" if self._gap else "\n")
        self._gap = self._blank = self._space = self._after_box = False
        self._line_open = True
        self._start, self._first = self.length, len(self._pieces)

    def _add_paragraph(self, body: str) -> None:
        lead = len(body) - len(body.lstrip())
        if "\n" not in body or self.kind is BlockKind.HEADING:
            kind = BlockKind.RULE if is_rule(body.strip()) else self.kind
            self._add(Span(self._start + lead, self._start + len(body)), kind, self.level)
            return
        # Lines that the page itself ends may be a writer's own or wrapped, as in a plain text.
        drawn, tables = self.place, self._tables
        for block in blocks_of(body):
            span = Span(self._start + block.span.start, self._start + block.span.end)
            if block.place.table is not None and drawn.table is None:
                self._tables = tables + block.place.table
                place = replace(block.place, table=self._tables, part=drawn.part)
                self.blocks.append(Block(span, BlockKind.CELL, place))
            elif span.start < span.end:
                kind = self.kind if block.kind is BlockKind.PARAGRAPH else block.kind
                self._add(span, kind, self.level if kind is self.kind else block.level)

    def _add(self, span: Span, kind: BlockKind, level: int | None) -> None:
        place = self.place
        if place.table is not None:
            self.blocks.append(Block(span, BlockKind.CELL, place))
            return
        self._counts[place.part] += 1
        if self._item is not None and kind is BlockKind.PARAGRAPH:
            kind, level, self._item = BlockKind.LIST_ITEM, self._item, None
        level = level if kind in {BlockKind.HEADING, BlockKind.LIST_ITEM} else None
        self.blocks.append(
            Block(span, kind, Place(paragraph=self._counts[place.part], part=place.part), level)
        )

    # ----------------------------------------------------------------------------------- tables

    def next_table(self) -> int:
        """The number of a table that begins."""
        self.end_paragraph()
        self._tables += 1
        return self._tables

    def begin_row(self) -> None:
        """Begin a table's row on a line of its own."""
        self.end_paragraph()
        if self._line_open:
            self._put("\n\n" if self._gap else "\n")
        self._line_open = self._gap = False

    def begin_cell(self, *, first: bool) -> None:
        """Begin a cell, a tab after the one before it."""
        if not first:
            self._put("\t")
        self._line_open = self._gap = False

    def end_cell(self, blocks_before: int, *, blank: bool) -> None:
        """End a cell; one without words leaves an empty block if it is `blank` to the reader, too."""
        self.end_paragraph()
        if len(self.blocks) == blocks_before and blank:
            self.blocks.append(Block(Span(self.length, self.length), BlockKind.CELL, self.place))
        self._gap = False

    def end_row(self) -> None:
        """End a row; what follows starts a line."""
        self._line_open, self._gap = True, False

    # --------------------------------------------------------------------------- marks and slots

    def point(self, kind: MarkKind, words: str = "") -> None:
        """Note a comment on this place, or that words were taken out here."""
        self._points.append(Mark(kind, Span(self.length, self.length), words))

    def slot(self, words: str, title: str, *, filled: bool, typed: bool = False, apart: bool = False) -> None:
        """Write what a place to fill in shows, and note where.

        It is `typed` if its lines end where its writer ended them, and stands `apart` from the label before
        it, as a box does.
        """
        before = self.length
        self._space = True
        if typed:
            self.typed(words.strip())
        elif apart and self._start >= 0 and self.place.table is None and words.strip():
            self._put("\t")
            before, self._space = self.length, False
            self.words(words.strip())
            self._after_box = True  # what comes next on its line is another label, if it looks like one
        else:
            self.words(words)
        if self.length == before:
            self.slots.append(Slot(Span(before, before), title, filled=False))
        else:
            self.slots.append(Slot(Span(self._words_at, self.length), title, filled=filled))
        self._space = True

    def _clamp(self) -> None:
        """Bring back to the text's end what reached into the white space that was cut off there."""
        for mark in reversed(self._marks):
            if mark.end <= self.length:
                break
            mark.end = self.length
        _bring_back(self.slots, self.length)
        _bring_back(self._points, self.length)

    def finished(self) -> tuple[str, tuple[Mark, ...]]:
        """The whole text, and the marks in it, in order."""
        self.end_paragraph()
        text = "".join(self._pieces).rstrip("\n") + "\n"
        marks = [Mark(mark.kind, Span(mark.start, mark.end)) for mark in self._marks if mark.start < mark.end]
        return text, tuple(sorted([*marks, *self._points], key=lambda mark: mark.span))


def _bring_back(items: list[_Placed], length: int) -> None:
    for at in range(len(items) - 1, -1, -1):
        span = items[at].span
        if span.end <= length:
            break
        items[at] = replace(items[at], span=Span(min(span.start, length), length))
