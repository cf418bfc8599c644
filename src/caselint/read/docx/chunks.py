"""Parts in another format that Word takes in when it opens the file (w:altChunk): HTML, RTF, text, docx."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from caselint.read.docx.names import R, W
from caselint.read.refusal import UnreadableError
from caselint.read.sniff import sniff
from caselint.record import Part, Place, Slot, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.read.docx.package import Element, Package
    from caselint.read.limits import Limits
    from caselint.read.writer import Writer
    from caselint.record import Block, Document

DEEPEST = 4  # docx in docx in docx
_NO_TEXT = "DOC002"
_TAKEN_IN = {"docx", "html", "mht", "rtf", "txt"}  # what Word takes in; a mail could hold files in its turn
_PLAIN_NAMES = {".txt", ".text"}
_IN_ANOTHER_FORMAT = (
    "Part of its text is in another format inside the file, which only Word can show: "
    "open it in Word and save it again."
)


class Chunks:
    """The parts in other formats of one docx. `read_docx` reads those that are docx themselves."""

    def __init__(
        self, package: Package, limits: Limits, depth: int, read_docx: Callable[..., Document]
    ) -> None:
        self._package = package
        self._limits = limits
        self._depth = depth
        self._read_docx = read_docx
        self._read: dict[str, Document | None] = {}
        self._anchors: dict[Element, str] = {}
        self.formats: list[str] = []  # of those that were read

    def open(self, root: Element, source: str) -> None:
        """Read what the w:altChunk elements under `root`, in the part `source`, stand for.

        All are read before the walk, which goes deep itself. Raises UnreadableError for what cannot be.
        """
        for anchor in root.iter(W + "altChunk"):
            relation = self._package.relations(source).get(anchor.get(R + "id", ""))
            if relation is None or not relation.target:
                raise UnreadableError(_IN_ANOTHER_FORMAT)
            self._anchors[anchor] = relation.target
            if relation.target not in self._read:
                self._read[relation.target] = self._document(relation.target)

    def document(self, anchor: Element) -> Document | None:
        """What an altChunk element stands for; None for a part without text."""
        document = self._read.get(self._anchors.get(anchor, ""))
        if document is not None:
            self._package.spend(len(document.text))
        return document

    def _document(self, name: str) -> Document | None:
        from caselint.read import READERS

        if self._depth >= DEEPEST:
            raise UnreadableError("It holds Word files in Word files, deeper than any person's: not opened.")
        data = self._package.read(name)
        suffix = posixpath.splitext(name)[1].lower()
        left = self._package.left_mb()
        limits = msgspec.structs.replace(self._limits, unpacked_mb=max(1, left))
        self._package.spend(len(data))
        try:
            found = sniff(data, suffix)
            if (
                found not in READERS
                or found not in _TAKEN_IN
                or (found == "txt" and suffix not in _PLAIN_NAMES)
            ):
                raise UnreadableError(_IN_ANOTHER_FORMAT)
            self.formats.append(found)
            if found == "docx":
                return self._read_docx(data, name, limits, self._depth + 1)
            module, reader = READERS[found]
            document: Document = getattr(import_module(module), reader)(data, name, limits)
        except UnreadableError as error:
            if error.code == _NO_TEXT:
                return None
            raise UnreadableError(_IN_ANOTHER_FORMAT) from None
        return document


def write_chunk(document: Document, out: Writer) -> None:
    """Write another document's blocks where the writer stands, with their marks and places to fill in."""
    _Copy(document, out).write()


class _Copy:
    """Copies a document's blocks into a writer, and keeps how far each moved."""

    def __init__(self, document: Document, out: Writer) -> None:
        self._document = document
        self._out = out
        self._place = out.place
        self._starts: list[int] = []  # of each block there, and how far it moved
        self._shifts: list[int] = []
        self._marks = list(document.marks)[::-1]
        self._tables: dict[int, int] = {}  # a table's number there -> here
        self._cell: tuple[int | None, ...] = ()

    def write(self) -> None:
        for block in self._document.blocks:
            self._to_place(block.place)
            self._write_block(block)
        self._to_place(Place())
        self._out.place = self._place
        self._copy_marks(self._out.length, self._out.length)
        for slot in self._document.slots:
            start = self._moved(slot.span.start)
            self._out.slots.append(
                Slot(Span(start, start + slot.span.end - slot.span.start), slot.title, slot.filled)
            )

    def _write_block(self, block: Block) -> None:
        out = self._out
        self._starts.append(block.span.start)
        if block.span.start == block.span.end:
            self._shifts.append(out.length - block.span.start)
            out.end_cell(len(out.blocks), blank=True)
            return
        start = out.open_paragraph()
        self._shifts.append(start.offset - block.span.start)
        for at, line in enumerate(self._document.text[block.span.start : block.span.end].split("\n")):
            if at:
                out.sign("\n")
            out.words(line)
        self._copy_marks(block.span.end, start.offset)
        out.close_paragraph(start, block.kind, block.level)

    def _copy_marks(self, until: int, first: int) -> None:
        """Copy the marks that begin by the offset `until` there; here they begin no earlier than `first`."""
        while self._marks and self._marks[-1].span.start <= until:
            mark = self._marks.pop()
            start = max(first, self._moved(mark.span.start))
            self._out.mark_span(mark.kind, start, start + mark.span.end - mark.span.start, mark.words)

    def _to_place(self, place: Place) -> None:
        """Go to the row and cell of a block, or out of the table."""
        out, around = self._out, self._place
        cell = (place.table, place.row, place.cell) if place.table is not None else ()
        if self._cell and cell[:2] != self._cell[:2]:
            out.end_row()
        if place.table is not None and cell != self._cell:
            new_row = cell[:2] != self._cell[:2]
            out.place = around
            if place.table not in self._tables:
                self._tables[place.table] = out.next_table()
            if new_row:
                out.begin_row()
            out.begin_cell(first=new_row)
        self._cell = cell
        part = place.part if around.part is Part.BODY else around.part
        out.place = replace(around, part=part)
        if place.table is not None:
            outer = (around.table, around.row, around.cell)
            within = (outer[0] or 0, outer[1] or 0, outer[2] or 0) if outer[0] is not None else None
            out.place = Place(
                table=self._tables[place.table], row=place.row, cell=place.cell, part=part, outer=within
            )

    def _moved(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        return min(offset + self._shifts[at], self._out.length) if at >= 0 else self._out.length
