"""Where a document's text is put together: pieces, blocks and marks, with one count of characters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from operator import attrgetter

from caselint.read.ruling import is_rule
from caselint.record import Block, BlockKind, Mark, MarkKind, Part, Place, Slot, Span

# What is a space on the page though it is written otherwise, and what is not on the page at all.
_IN_BODY = {ord("\n"): " ", ord("\r"): " ", 0xAD: None}
_IN_CELL = {**_IN_BODY, ord("\t"): " "}


@dataclass(slots=True)
class _Mark:
    """A mark that may still grow: `words` are the pieces of a deletion's."""

    kind: MarkKind
    start: int
    end: int
    words: list[str]


@dataclass(slots=True)
class Start:
    """Where a paragraph began, for the writer to take it back or to close it."""

    offset: int  # of its text, after the newline before it
    pieces: int
    before: int  # the text's length before that newline
    line_open: bool


class Writer:
    """Takes text in reading order and keeps where each block and mark stands.

    A newline is written before a paragraph, not after it, for whoever comes next knows best whether
    it is a tab (the next cell), a newline or nothing.
    """

    def __init__(self, first_table_elsewhere: int = 1) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self._marks: list[_Mark] = []
        self.slots: list[Slot] = []  # places to fill in
        self.place = Place()
        self.page: int | None = None
        self._line_open = False  # whether something stands on the current line, or in the current cell
        self._skipped = 0  # empty paragraphs of a cell, written only if text follows them in it
        self._carried: Start | None = None  # a paragraph whose end was deleted: the next one continues it
        self._counts: Counter[Part] = Counter()
        self._tables: Counter[bool] = Counter({True: 0, False: first_table_elsewhere - 1})

    # ------------------------------------------------------------------------------------ words

    def words(self, text: str) -> None:
        """A run's text."""
        if not text.isprintable():
            text = text.translate(_IN_BODY if self.place.table is None else _IN_CELL)
        self.pieces.append(text)
        self.length += len(text)

    def sign(self, text: str) -> None:
        """A tab or a soft break."""
        if text == "\t" and self.place.table is not None:
            text = " "  # tabs stand between a row's cells
        self.pieces.append(text)
        self.length += len(text)

    def in_words(self) -> bool:
        """Whether the last thing written is a word or sign of a paragraph."""
        return bool(self.pieces) and not self.pieces[-1][-1:].isspace()

    def mark(self, kind: MarkKind, start: int, words: str = "") -> None:
        """Mark the text from `start` to here; marks of one kind that touch become one.

        `words` are what a deletion took away.
        """
        start = min(start, self.length)  # its paragraph may have been taken back since
        if kind is not MarkKind.COMMENT:
            for at in range(len(self._marks) - 1, max(-1, len(self._marks) - 4), -1):
                last = self._marks[at]
                if last.kind is kind and last.end >= start:
                    last.start, last.end = min(last.start, start), self.length
                    last.words.append(words)
                    return
        self._marks.append(_Mark(kind, start, self.length, [words]))

    def mark_span(self, kind: MarkKind, start: int, end: int, words: str = "") -> None:
        """Mark a stretch that was written before, as far as it goes."""
        self._marks.append(_Mark(kind, min(start, self.length), min(end, self.length), [words]))

    def marks(self) -> tuple[Mark, ...]:
        """The marks by their places; deletions that came to touch as paragraphs were taken back are one."""
        found: list[_Mark] = []
        deletion: _Mark | None = None
        for mark in sorted(self._marks, key=attrgetter("start", "end")):
            if mark.kind is MarkKind.DELETION:
                if deletion is not None and deletion.end == mark.start:
                    deletion.words += mark.words
                    continue
                deletion = mark
            found.append(mark)
        return tuple(
            Mark(mark.kind, Span(mark.start, mark.end), " ".join("".join(mark.words).split()))
            for mark in found
        )

    def slot(self, start: int, title: str, *, filled: bool) -> None:
        """Note that the text from `start` to here, without space, is what a place to fill in shows."""
        shown = self._since(start)
        first = self.length - len(shown.lstrip())
        span = Span(first, first + len(shown.strip())) if shown.strip() else Span(start, start)
        self.slots.append(Slot(span, title, filled and span.end > span.start))

    def _since(self, start: int) -> str:
        at, first = len(self.pieces), self.length
        while first > start:
            at -= 1
            first -= len(self.pieces[at])
        return "".join(self.pieces[at:])[max(start - first, 0) :]

    # ------------------------------------------------------------------------------- paragraphs

    def open_paragraph(self) -> Start:
        """Begin a paragraph on a line of its own, unless it continues one whose end was deleted."""
        if self._carried is not None:
            start, self._carried = self._carried, None
            return start
        start = Start(self.length, len(self.pieces), self.length, self._line_open)
        if self._line_open:
            self._put("\n" * (1 + self._skipped))
            start.offset = self.length
            start.pieces = len(self.pieces)
        return start

    def has_text(self, start: Start) -> bool:
        """Whether the paragraph holds more than space."""
        for at in range(start.pieces, len(self.pieces)):
            piece = self.pieces[at]
            if piece and not piece.isspace():
                return True
        return False

    def close_paragraph(self, start: Start, kind: BlockKind, level: int | None) -> None:
        """End a paragraph: a block, or an empty line if it holds no text."""
        if self._close(start, kind, level):
            return
        if self.place.table is None:
            self._line_open = True
        else:
            self.take_back(start)
            self._skipped += self._line_open

    def take_back(self, start: Start) -> None:
        """Undo a paragraph that has no text, its line with it."""
        while self.length > start.before:
            self.length -= len(self.pieces.pop())
        self._line_open = start.line_open
        for mark in reversed(self._marks):
            if mark.end <= self.length:
                break
            mark.start, mark.end = min(mark.start, self.length), self.length

    def carry(self, start: Start) -> None:
        """Leave a paragraph open for the next one to continue."""
        self._carried = start

    def settle(self) -> None:
        """Close a paragraph that was left open and that nothing continued."""
        if self._carried is not None:
            start, self._carried = self._carried, None
            self.close_paragraph(start, BlockKind.PARAGRAPH, None)

    def _close(self, start: Start, kind: BlockKind, level: int | None) -> bool:
        text = "".join(self.pieces[start.pieces :])
        words = text.strip()
        if not words:
            return False
        self.pieces[start.pieces :] = [text]
        first = start.offset + len(text) - len(text.lstrip())
        if self.place.table is not None:
            kind, level = BlockKind.CELL, None
        elif not words[0].isalnum() and is_rule(words):
            kind, level = BlockKind.RULE, None
        self._add(Span(first, first + len(words)), kind, level)
        self._line_open, self._skipped = True, 0
        return True

    def _add(self, span: Span, kind: BlockKind, level: int | None) -> None:
        place = self.place
        if place.table is None:
            self._counts[place.part] += 1
            self.blocks.append(
                Block(span, kind, Place(self.page, self._counts[place.part], part=place.part), level)
            )
        else:
            if place.page != self.page:
                place = replace(place, page=self.page)
            self.blocks.append(Block(span, kind, place, level))

    # ----------------------------------------------------------------------------------- tables

    def next_table(self) -> int:
        """The number of a table that begins: those of the body count first, then all others."""
        self.settle()
        in_body = self.place.part in {Part.BODY, Part.TEXT_BOX}
        self._tables[in_body] += 1
        return self._tables[in_body]

    def begin_row(self) -> None:
        """Begin a table's row on a line of its own."""
        if self._line_open:
            self._put("\n" * (1 + self._skipped))
        self._line_open, self._skipped = False, 0

    def begin_cell(self, *, first: bool) -> None:
        """Begin a cell, a tab after the one before it."""
        if not first:
            self._put("\t")
        self._line_open, self._skipped = False, 0

    def end_cell(self, blocks_before: int, *, blank: bool) -> None:
        """End a cell; one without text leaves an empty block if it is `blank` to the reader, too."""
        self.settle()
        if len(self.blocks) == blocks_before and blank:
            self._add(Span(self.length, self.length), BlockKind.CELL, None)

    def end_row(self) -> None:
        """End a row; what follows starts a line."""
        self._line_open, self._skipped = True, 0

    def end_story(self) -> None:
        """End a part of the file: what follows starts a line."""
        self.settle()

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
