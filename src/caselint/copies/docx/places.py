"""From a finding's span, in characters of the document's text, to where its comment stands in the file."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from caselint.copies.docx.ground import Grounds
from caselint.copies.docx.marks import Anchor, Point, Side
from caselint.copies.said import quoted
from caselint.findings import Scope
from caselint.record import Part, Span

if TYPE_CHECKING:
    from caselint.copies.docx.ground import Ground
    from caselint.findings import Finding
    from caselint.read.docx.origins import Origin, Origins
    from caselint.read.docx.package import Element
    from caselint.record import Block, Document

_WORD: Final = re.compile(r"\S+")
_HEADING: Final = 80  # characters: a first line that is longer is text
_MANY_LINES: Final = 10  # a comment on more of them would colour a page, and say no more
_THERE: Final = "The words"
_WHERE: Final = {
    Part.HEADER: "In the page header",
    Part.FOOTER: "In the page footer",
    Part.FOOTNOTE: "In this footnote",
    Part.ENDNOTE: "In this endnote",
    Part.COMMENT: "In this comment",
    Part.TEXT_BOX: "In a text box or drawing here",
}
_REFERENCES: Final = {
    Part.FOOTNOTE: "footnoteReference",
    Part.ENDNOTE: "endnoteReference",
    Part.COMMENT: "commentReference",
}


class Places:
    """The places of one document's findings. `root` is the main part of its file, as it is there."""

    def __init__(self, document: Document, origins: Origins, root: Element) -> None:
        self._document = document
        self._pieces = origins.pieces
        self._starts = [piece.span.start for piece in origins.pieces]
        self._asides = origins.asides
        self._blanks = origins.blanks
        self._in_file = origins.in_file(root)
        self._root = root
        self._grounds = Grounds(root)

    @cached_property
    def start(self) -> Anchor:
        """Where stands what is said of the file as a whole: at its first words."""
        for block in self._document.blocks:
            if block.place.part is Part.BODY and block.span.end > block.span.start:
                span = block.span
                if span.end - span.start > _HEADING:
                    span = self._word_at(block, span.start)
                found = self._in_body(span)
                if found is not None:
                    return found
        return _at_end_of(self._grounds.first)

    def anchor(self, finding: Finding) -> Anchor:
        """Where a finding's comment stands: at its words, or as near to them as Word lets comments be."""
        span = self._narrowed(finding)
        block = self._document.block_at(span.start)
        if span.start == span.end:
            of_file = finding.scope in {Scope.DOCUMENT, Scope.TEMPLATE} and span.start == 0
            if block is None or of_file:
                return self.start
            if span in self._blank_spans and (paragraph := self._blanks.get(span.start)) is not None:
                return self._blank(paragraph)
            span = self._word_at(block, span.start)
        found = self._aside(span) or self._in_body(span)
        return found or (self._in_body(block.span) if block else None) or self.start

    # ------------------------------------------------------------------------------------ spans

    def _narrowed(self, finding: Finding) -> Span:
        """The span without space at its ends; the first line alone of what is about many."""
        start, end = finding.span
        words = self._document.text[start:end]
        start += len(words) - len(words.lstrip())
        end = max(start, end - (len(words) - len(words.rstrip())))
        if not words.strip():
            return Span(finding.span.start, finding.span.start)
        lines = words.strip().split("\n", _MANY_LINES)
        if finding.scope is not Scope.SENTENCE and len(lines) > _MANY_LINES:
            end = start + len(lines[0])
        return Span(start, end)

    def _word_at(self, block: Block, offset: int) -> Span:
        """The word of a block that ends at an offset or after it, else its last, else the block."""
        found = Span(*block.span)
        for word in _WORD.finditer(self._document.text, *block.span):
            found = Span(*word.span())
            if word.end() >= offset:
                break
        return found

    @cached_property
    def _blank_spans(self) -> frozenset[Span]:
        return frozenset(block.span for block in self._document.blocks if block.span.start == block.span.end)

    # ----------------------------------------------------------------------------------- places

    def _in_body(self, span: Span) -> Anchor | None:
        """The anchor of words of the body, text boxes in it too; None where no element wrote them."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self._pieces[first].span.end <= span.start:
            first += 1
        last = bisect_right(self._starts, span.end - 1) - 1
        if not first <= last:
            return None
        start, whole = self._point(self._pieces[first], span.start, at_end=False)
        end, whole_too = self._point(self._pieces[last], span.end - 1, at_end=True)
        if end.order < start.order:  # it ends in a text box that is tied to an earlier place
            end, whole = self._point(self._pieces[first], sys.maxsize, at_end=True)[0], False
        return Anchor(start, end, None if whole and whole_too else self._told(span))

    def _point(self, piece: Origin, offset: int, *, at_end: bool) -> tuple[Point, bool]:
        """The point before a character of a piece, or after it; and whether it is that and no wider."""
        number, element = self._in_file[piece.last if at_end else piece.first]
        ground = self._grounds.at(number, element)
        if not ground.in_line:
            return _at_end_of(ground).start, ground.whole
        side = Side.AFTER if at_end else Side.BEFORE
        point = Point(number, ground.last if at_end else ground.first, side)
        if ground.whole and ground.first is element and element.tag == self._grounds.text:
            at = _own_offset(piece, offset) + at_end
            if 0 < at < _own_length(piece):
                point = replace(point, side=Side.WITHIN, offset=at)
        return point, ground.whole

    def _blank(self, paragraph: Element) -> Anchor:
        """The anchor of a cell without words."""
        return self._around(*self._in_file[paragraph])

    def _aside(self, span: Span) -> Anchor | None:
        """The anchor of words outside the body: the mark of their note, or the first or last words."""
        around = (aside for aside in self._asides if aside.span.start <= span.start < aside.span.end)
        aside = next(around, None)
        if aside is None:
            return None
        reference = self._references.get((aside.part, aside.name))
        if aside.part is Part.HEADER:
            found = self.start
        elif reference is None:
            found = _at_end_of(self._grounds.last)
        else:
            found = self._around(*reference)
        return replace(found, where=self._told(span))

    @cached_property
    def _references(self) -> dict[tuple[Part, str], tuple[int, Element]]:
        """The marks in the body of notes and comments."""
        w = self._root.tag.removesuffix("document")
        parts = {w + name: part for part, name in _REFERENCES.items()}
        return {
            (parts[node.tag], node.get(w + "id", "")): (number, node)
            for number, node in enumerate(self._root.iter())
            if node.tag in parts
        }

    def _around(self, number: int, element: Element) -> Anchor:
        ground = self._grounds.at(number, element)
        if not ground.in_line:
            return _at_end_of(ground)
        return Anchor(Point(number, ground.first, Side.BEFORE), Point(number, ground.last, Side.AFTER))

    def _told(self, span: Span) -> str:
        block = self._document.block_at(span.start)
        where = _WHERE.get(block.place.part, _THERE) if block else _THERE
        return f"{where}: {quoted(self._document.text[slice(*span)])}"


def _at_end_of(ground: Ground) -> Anchor:
    """The anchor that is a point at the end of a paragraph."""
    point = Point(ground.number, ground.last, Side.AT_END)
    return Anchor(point, point)


def _own_length(piece: Origin) -> int:
    """How many characters an element's own text has."""
    return piece.span.end - piece.span.start if piece.lengths is None else len(piece.lengths)


def _own_offset(piece: Origin, offset: int) -> int:
    """Which character of an element's own text became the one at an offset of the document's."""
    at = min(max(offset, piece.span.start), piece.span.end - 1) - piece.span.start
    if piece.lengths is None:
        return at
    return bisect_right(list(accumulate(piece.lengths)), at)
