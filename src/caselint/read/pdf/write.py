"""The text and blocks of a PDF's `Document`, put together from lines and tables in reading order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from caselint.read.pdf.joins import Hyphens, known_words
from caselint.read.pdf.marks import Seen, word_spans
from caselint.read.pdf.page import Box, Comment, Item, Line, Table, lines_in
from caselint.read.pdf.paragraphs import Paragraph, Style, is_rule, measure, paragraphs
from caselint.record import Block, BlockKind, Part, Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SAME_INDENT = 6.0  # points
_MAX_LEVEL = 6
_MAX_NESTING = 8

Cell3 = tuple[int, int, int]  # table, row, cell


@dataclass(frozen=True)
class Origin:
    """Text that was written at one go, and what it was made from, on a page and the pages after it.

    `lead` is the bullet that stands before the text on the page. `box` is where text stands that is of no
    lines, and None where that is nowhere on the page; `aside` says that the page does not print it there.
    """

    span: Span
    page: int
    lines: tuple[Line, ...] = ()
    lead: str = ""
    box: Box | None = None
    aside: bool = False


@dataclass
class Writer:
    """Takes items in reading order. `text` and `blocks` are ready at any time.

    `places` says where the words of `watched` have come to stand in the text. `origins` has all that was
    written, in its order.
    """

    style: Style
    hyphens: Hyphens
    watched: frozenset[Seen] = frozenset()
    places: dict[Seen, Span] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    length: int = 0
    counts: Counter[Part] = field(default_factory=Counter)
    tables: int = 0
    fresh: bool = True  # whether nothing stands yet on the line, or in the cell, that is being written

    @classmethod
    def for_items(cls, items: Sequence[Item], watched: frozenset[Seen] = frozenset()) -> Writer:
        """A writer that knows what is usual in a document of these items."""
        lines = list(lines_in(items))
        return cls(measure(lines), known_words(line.text for line in lines), watched)

    @property
    def text(self) -> str:
        """All that was written, one paragraph or table row a line."""
        return "".join(self.pieces) + ("\n" if self.pieces else "")

    def flow(self, items: Sequence[Item], part: Part) -> None:
        """Write paragraphs and tables of one part of the document."""
        stretches = list(self._stretches(items))
        flowing = [one for stretch in stretches if isinstance(stretch, list) for one in stretch]
        ranks = _heading_ranks([one for one in flowing if one.kind is BlockKind.HEADING])
        indents = _indents([one.indent for one in flowing if one.kind is BlockKind.LIST_ITEM])
        for stretch in stretches:
            if isinstance(stretch, Table):
                self._table(stretch, part, None)
                continue
            for one in stretch:
                level = None
                if one.kind is BlockKind.HEADING:
                    level = ranks[_rank(one)]
                elif one.kind is BlockKind.LIST_ITEM:
                    level = 1 + max(i for i, x in enumerate(indents) if one.indent >= x)
                self._line_break()
                self._paragraph(one, one.kind, self._place(one.page, part), level)

    def note(self, text: str, page: int, part: Part, box: Box | None = None) -> Span:
        """Write a line of text that stands outside the flow, and say where it stands.

        `box` is its place on the page, if it has one.
        """
        self._line_break()
        span = self._add(text, BlockKind.PARAGRAPH, self._place(page, part), None)
        self.origins.append(Origin(span, page, box=box, aside=part is not Part.TEXT_BOX))
        return span

    def comment(self, comment: Comment, page: int) -> Span:
        """Write the paragraphs of a comment, and say where they stand."""
        box = comment.about[0] if comment.about else None
        spans = [self.note(paragraph, page, Part.COMMENT, box) for paragraph in comment.paragraphs]
        return Span(spans[0].start, spans[-1].end)

    def _paragraph(self, one: Paragraph, kind: BlockKind, place: Place, level: int | None) -> None:
        self._watch(one)
        span = self._add(one.text, kind, place, level)
        self.origins.append(Origin(span, one.page, one.lines, one.lead))

    def _watch(self, one: Paragraph) -> None:
        """Note where the watched words of a paragraph that comes next will stand."""
        words = [(line.page, word) for line in one.lines for word in line.words] if self.watched else []
        if self.watched.isdisjoint(words):
            return
        lead = len(one.lead)
        before = self.length - lead - (len(one.text) - len(one.text.lstrip()))
        for number, span in word_spans((word for _, word in words), one.lead + one.text):
            if words[number] in self.watched and span.start >= lead:
                self.places[words[number]] = Span(before + span.start, before + span.end)

    def _stretches(self, items: Sequence[Item]) -> Iterator[list[Paragraph] | Table]:
        """The items with each run of lines made paragraphs."""
        run: list[Line] = []
        for item in items:
            if isinstance(item, Line):
                run.append(item)
                continue
            if run:
                yield paragraphs(run, self.style, self.hyphens)
                run = []
            yield item
        if run:
            yield _without_last_heading(paragraphs(run, self.style, self.hyphens), self.style)

    def _place(self, page: int, part: Part) -> Place:
        self.counts[part] += 1
        return Place(page=page, paragraph=self.counts[part], part=part)

    def _table(self, table: Table, part: Part, outer: Cell3 | None, depth: int = 0) -> None:
        """Write a table: rows by newlines, cells by tabs, a cell's paragraphs by newlines."""
        self.tables += 1
        number = self.tables
        for row_number, row in enumerate(table.rows, 1):
            self._line_break()
            page = next((item.page for cell in row for item in cell.content), table.page)
            for index, cell in enumerate(row):
                if index:
                    self._put("\t")
                    self.fresh = True
                at = (number, row_number, cell.column)
                before = len(self.blocks)
                for stretch in self._stretches(cell.content) if depth < _MAX_NESTING else ():
                    if isinstance(stretch, Table):
                        self._table(stretch, part, at, depth + 1)
                        continue
                    for one in stretch:
                        if len(self.blocks) > before:
                            self._line_break()
                        place = Place(one.page, None, *at, part, outer)
                        self._paragraph(one, BlockKind.CELL, place, None)
                if len(self.blocks) == before and not cell.covered:
                    self._add("", BlockKind.CELL, Place(page, None, *at, part, outer), None)
            self.fresh = False

    def _line_break(self) -> None:
        if not self.fresh:
            self._put("\n")
        self.fresh = True

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _add(self, text: str, kind: BlockKind, place: Place, level: int | None) -> Span:
        text = text.strip()
        if kind is not BlockKind.CELL and is_rule(text):
            kind, level = BlockKind.RULE, None
        span = Span(self.length, self.length + len(text))
        self.blocks.append(Block(span, kind, place, level))
        self._put(text)
        self.fresh = False
        return span


def _without_last_heading(found: list[Paragraph], style: Style) -> list[Paragraph]:
    """A bold line that nothing follows is a name under a note, not a heading."""
    last = found[-1]
    if last.kind is BlockKind.HEADING and last.size <= 1.12 * style.size:
        return [*found[:-1], replace(last, kind=BlockKind.PARAGRAPH)]
    return found


def _rank(one: Paragraph) -> tuple[float, bool]:
    """Larger letters are higher headings, and bold ones higher among those of a size."""
    return -round(one.size), not one.bold


def _heading_ranks(headings: Sequence[Paragraph]) -> dict[tuple[float, bool], int]:
    """The level of each kind of heading. A title alone over all ranks with the highest headings."""
    ranks = sorted({_rank(one) for one in headings})
    highest = sum(_rank(one) == ranks[0] for one in headings)
    alone = len(ranks) > 1 and highest == 1 and _rank(headings[0]) == ranks[0]
    return {rank: min(_MAX_LEVEL, max(1, place - alone)) for place, rank in enumerate(ranks, 1)}


def _indents(found: Sequence[float]) -> list[float]:
    """The left edges of list items, those that are nearly the same once."""
    edges: list[float] = []
    for x in sorted(found):
        if not edges or x - edges[-1] > _SAME_INDENT:
            edges.append(x)
    return edges
