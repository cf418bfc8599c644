"""The walk through a docx's XML, part by part, writing down all text that a reader of the file sees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from caselint.read.docx.chunks import write_chunk
from caselint.read.docx.fields import drop_codes
from caselint.read.docx.grid import GridRow, rows_of, shows_picture
from caselint.read.docx.line import BREAK, RENDERED_BREAK, SILENT, Box, LineWalker
from caselint.read.docx.names import ALTERNATE, DELETED, PPR, RPR, RUN, SDT, TBL, M, P, T, W
from caselint.record import BlockKind, MarkKind, Part, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caselint.read.docx.census import Census
    from caselint.read.docx.chunks import Chunks
    from caselint.read.docx.package import Element, Package
    from caselint.read.docx.styles import Style, Styles
    from caselint.read.writer import Writer

_HIDING = (W + "vanish", W + "specVanish")
_COMMENT_EDGES = (W + "commentRangeStart", W + "commentRangeEnd")
# What stands in a line and may, by the schema or by some program's mistake, stand between paragraphs.
_LOOSE = frozenset(
    {RUN, T, M + "oMath", M + "oMathPara", M + "r", W + "hyperlink", W + "fldSimple", W + "ruby"}
)
ALT_CHUNK = W + "altChunk"


class Walker(LineWalker):
    """Walks the stories of one document, all into one writer."""

    def __init__(
        self, package: Package, writer: Writer, styles: Styles, census: Census, chunks: Chunks
    ) -> None:
        super().__init__(package, writer, styles, census)
        self._chunks = chunks
        self._styles_hide = styles.hide

    def story(self, root: Element, part: Part, source: str, *, hidden: bool = False) -> None:
        """Write one part of the file: the body, a header, a footnote.

        `source` is the name of the package's part that it stands in; `hidden` says that no page shows it.
        """
        self.out.place = Place(part=part)
        self._source = source
        self._chunks.open(root, source)
        self._bindings.fill(root)
        drop_codes(root)
        self._hidden = int(hidden)
        self._may_hide = self._styles_hide or next(root.iter(*_HIDING), None) is not None
        self._rendered_pages = next(root.iter(RENDERED_BREAK), None) is not None
        self._fields.clear()
        self._in_codes = 0
        self.out.page = 1 if part is Part.BODY and self._knows_pages(root) else None
        self._blocks(root)
        self.out.end_story()

    def _knows_pages(self, root: Element) -> bool:
        return self._rendered_pages or any(br.get(W + "type") == "page" for br in root.iter(BREAK))

    # ----------------------------------------------------------------------------------- blocks

    def _blocks(self, parent: Iterable[Element]) -> None:
        loose: list[Element] = []
        for child in parent:
            tag = child.tag
            if tag in _LOOSE or (loose and tag in _COMMENT_EDGES):
                loose.append(child)
                continue
            if tag in SILENT:
                continue
            if loose:
                self._paragraph_of(loose, None)
                loose = []
            if tag == P:
                self._paragraph_of(child, child.find(PPR))
            elif tag == TBL:
                self._table(child)
            else:
                self._wrapper(child)
        if loose:
            self._paragraph_of(loose, None)

    def _wrapper(self, node: Element) -> None:
        """What stands among blocks and is none: it holds blocks, or tells of a change or a comment."""
        tag = node.tag
        if tag == ALTERNATE:
            self._alternate(node, self._blocks)
        elif tag in DELETED:
            self._deletion(node)
        elif tag in _COMMENT_EDGES or tag == W + "subDoc":
            handler = self._handlers[tag]
            if handler is not None:
                handler(node)
        elif tag == SDT:
            self._control(node, self._blocks)
        elif tag == ALT_CHUNK:
            self.out.settle()
            document = self._chunks.document(node)
            if document is not None:
                write_chunk(document, self.out)
        elif tag in {W + "ins", W + "moveTo"}:
            start = self.out.length
            self._blocks(node)
            self.out.mark(MarkKind.INSERTION, start)
        else:
            self._blocks(node)

    def _paragraph_of(self, content: Iterable[Element], properties: Element | None) -> None:
        out = self.out
        style = self._styles.of_paragraph(properties)
        outer_boxes, self._boxes = self._boxes, []
        self._paragraph_hidden = bool(style.hidden)
        start = out.open_paragraph()
        self._content(content)
        boxes, self._boxes = self._boxes, outer_boxes
        runs_on = properties is not None and (self._paragraph_mark(properties) or _is_drop_cap(properties))
        if out.has_text(start):
            if runs_on and not boxes:
                out.carry(start)
            else:
                out.close_paragraph(start, *_kind(style))
        elif boxes or runs_on:
            out.take_back(start)
        else:
            out.close_paragraph(start, BlockKind.PARAGRAPH, None)
        for box in boxes:
            self._box(box)

    def _paragraph_mark(self, properties: Element) -> bool:
        """Mark a tracked change of the paragraph's end; whether the end was deleted."""
        mark = properties.find(RPR)
        if mark is None:
            return False
        if mark.find(W + "ins") is not None or mark.find(W + "moveTo") is not None:
            self.out.mark(MarkKind.INSERTION, self.out.length)
        if any(mark.find(tag) is not None for tag in DELETED):
            self.out.mark(MarkKind.DELETION, self.out.length, " ")
            return True
        return False

    def _box(self, box: Box) -> None:
        """A text box or a drawing's words stand after the paragraph that they are tied to."""
        out = self.out
        out.settle()
        place, paragraph_hidden = out.place, self._paragraph_hidden
        if place.part is Part.BODY:
            out.place = replace(place, part=Part.TEXT_BOX)
        self._hidden += box.hidden
        for line in box.lines:
            start = out.open_paragraph()
            out.words(line)
            if self._hidden:
                out.mark(MarkKind.HIDDEN, start.offset)
            out.close_paragraph(start, BlockKind.PARAGRAPH, None)
        self._blocks(box.blocks)
        self._hidden -= box.hidden
        out.settle()
        out.place, self._paragraph_hidden = place, paragraph_hidden

    # ----------------------------------------------------------------------------------- tables

    def _table(self, table: Element) -> None:
        out = self.out
        rows = rows_of(table)
        around, around_hidden = out.place, self._table_hidden
        self._table_hidden = bool(self._styles.of_table(table).hidden)
        number = out.next_table()
        outer = None
        if around.table is not None and around.row is not None and around.cell is not None:
            outer = (around.table, around.row, around.cell)
        for index, row in enumerate(rows, 1):
            if row.deleted:
                self._deletion(row.element)
            elif row.cells:
                self._row(row, Place(table=number, row=index, part=around.part, outer=outer))
        out.place, self._table_hidden = around, around_hidden

    def _row(self, row: GridRow, here: Place) -> None:
        out = self.out
        out.begin_row()
        self._hidden += row.hidden
        page = last_page = out.page
        first = True
        for cell in row.cells:
            if cell.deleted:
                self._deletion(cell.element)
                continue
            out.begin_cell(first=first)
            first = False
            out.place = place = Place(None, None, here.table, here.row, cell.column, here.part, here.outer)
            out.page = page  # a row that runs over a page's end has the break in each of its cells
            before = len(out.blocks)
            start = out.length
            self._blocks(cell.element)
            wrapper = cell.element.getparent().getparent()
            if wrapper is not None and wrapper.tag == SDT:
                self._note_control(wrapper, start)
            if cell.inserted:
                out.mark(MarkKind.INSERTION, start)
            out.place = place
            out.settle()
            blank = len(out.blocks) == before and not cell.continued and not shows_picture(cell.element)
            out.end_cell(before, blank=blank)
            last_page = max(last_page, out.page) if last_page is not None and out.page is not None else None
        out.page = last_page
        self._hidden -= row.hidden
        if row.inserted:
            out.mark(MarkKind.INSERTION, out.length)
        out.end_row()


def _is_drop_cap(properties: Element) -> bool:
    """Whether a paragraph is the large first letter of the next, which Word keeps as one of its own."""
    frame = properties.find(W + "framePr")
    return frame is not None and frame.get(W + "dropCap", "none") != "none"


def _kind(style: Style) -> tuple[BlockKind, int | None]:
    if style.heading:
        return BlockKind.HEADING, style.heading
    if style.item is not None and style.item > 0:
        return BlockKind.LIST_ITEM, style.item
    return BlockKind.PARAGRAPH, None
