"""Where in its file each piece of a docx's text was read: for copies of the file with notes at the words.

A reading that keeps this is the same walk, with a note taken of each element that writes something.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from caselint.read.docx.fields import KIND
from caselint.read.docx.names import RPR, W
from caselint.read.docx.signs import in_ordinary
from caselint.read.docx.walk import Walker
from caselint.read.writer import Writer
from caselint.record import Part, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caselint.read.docx.census import Census
    from caselint.read.docx.chunks import Chunks
    from caselint.read.docx.line import Box
    from caselint.read.docx.package import Element, Package
    from caselint.read.docx.styles import Styles
    from caselint.read.writer import Start


@dataclass(frozen=True, slots=True)
class Origin:
    """A stretch of the text that the body's XML holds, from one element to another, mostly the same one.

    `lengths` says of a text element how many characters of the document's text each of its own has become,
    where that need not be one.
    """

    span: Span
    first: Element
    last: Element
    lengths: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the text that stands outside the body: a page header, a note. `name` is a note's id."""

    span: Span
    part: Part
    name: str


@dataclass(slots=True)
class Origins:
    """What a reading noted. Origins are in text order and share no character; layout has none."""

    pieces: list[Origin] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    blanks: dict[int, Element] = field(default_factory=dict)  # where a cell begins -> its first paragraph
    root: Element | None = None  # of the main part, as it was walked
    added: set[Element] = field(default_factory=set)  # runs that are not in the file, with what is in them

    def cut(self, length: int) -> None:
        """Forget what was written after `length` characters, for it was taken back."""
        while self.pieces and self.pieces[-1].span.end > length:
            self.pieces.pop()

    def kept(self, element: Element) -> Element:
        """The element itself, or what it was put into if it is not in the file."""
        while element in self.added or element.getparent() in self.added:
            element = element.getparent()
        return element

    def in_file(self, root: Element) -> dict[Element, tuple[int, Element]]:
        """Each element that was noted -> its number and itself in `root`.

        `root` is the main part as the file has it, parsed anew: reading changes what it walks.
        """
        wanted = {element for piece in self.pieces for element in (piece.first, piece.last)}
        wanted.update(self.blanks.values())
        walked = self.root.iter() if self.root is not None else iter(())
        in_file = (node for node in walked if self.kept(node) is node) if self.added else walked
        return {
            node: (number, same)
            for number, (node, same) in enumerate(zip(in_file, root.iter(), strict=True))
            if node in wanted
        }


class TracingWriter(Writer):
    """Takes text as its base does, and forgets the origins of what is taken back."""

    def __init__(self, origins: Origins, first_table_elsewhere: int) -> None:
        super().__init__(first_table_elsewhere)
        self.origins = origins

    def take_back(self, start: Start) -> None:
        """Undo a paragraph that has no text, its line with it."""
        super().take_back(start)
        self.origins.cut(self.length)


class TracingWalker(Walker):
    """Walks as its base does, and notes which element wrote what."""

    _at_once = None  # every piece of text goes through `_text`

    def __init__(
        self, package: Package, writer: TracingWriter, styles: Styles, census: Census, chunks: Chunks
    ) -> None:
        super().__init__(package, writer, styles, census, chunks)
        self._origins = writer.origins
        self._origins.added = self._bindings.added
        self._in_body = False
        self._handlers = {
            tag: handler and partial(self._noting, handler) for tag, handler in self._handlers.items()
        }

    def story(self, root: Element, part: Part, source: str, *, hidden: bool = False) -> None:
        """Write one part of the file; what is not of the body is noted as a whole."""
        start = self.out.length
        self._in_body = part is Part.BODY
        if self._in_body:
            self._origins.root = root.getroottree().getroot()
        super().story(root, part, source, hidden=hidden)
        if not self._in_body:
            self._origins.asides.append(Aside(Span(start, self.out.length), part, root.get(W + "id", "")))

    def _noting(self, handler: Callable[[Element], None], node: Element) -> None:
        """Handle an element; what it wrote is its own, unless it is of elements in it."""
        start, known = self.out.length, len(self._origins.pieces)
        handler(node)
        if len(self._origins.pieces) == known:
            self._came_from(start, node, node)

    def _came_from(
        self, start: int, first: Element, last: Element, lengths: Sequence[int] | None = None
    ) -> None:
        if self._in_body and self.out.length > start:
            kept = self._origins.kept
            span = Span(start, self.out.length)
            self._origins.pieces.append(Origin(span, kept(first), kept(last), lengths))

    def _text(self, node: Element, run: Element | None) -> None:
        start = self.out.length
        super()._text(node, run)
        text = node.text or ""
        self._came_from(start, node, node, None if text.isprintable() else _lengths(text, run))

    def _field_char(self, node: Element) -> None:
        ends = self._fields and node.get(KIND) == "end"
        begin = self._fields[-1].begin if ends else node
        start = self.out.length
        super()._field_char(node)
        self._came_from(start, begin, node)

    def _wrapper(self, node: Element) -> None:
        self._noting(super()._wrapper, node)

    def _paragraph_of(self, content: Iterable[Element], properties: Element | None) -> None:
        if self._in_body and self.out.place.table is not None and not isinstance(content, list):
            self._origins.blanks.setdefault(self.out.length, content)
        super()._paragraph_of(content, properties)

    def _box(self, box: Box) -> None:
        start = self.out.length
        super()._box(box)
        if box.element is not None:
            self._came_from(start, box.element, box.element)


def _lengths(text: str, run: Element | None) -> list[int]:
    """How many characters the document's text has for each of a text element's: soft hyphens are left out."""
    properties = run.find(RPR) if run is not None else None
    return [0 if character == "\xad" else len(in_ordinary(character, properties)) for character in text]
