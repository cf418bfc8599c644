"""The walk through a docx's XML, part by part, writing down all text that a reader of the file sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from caselint.read.docx.grid import GridRow, rows_of, shows_picture
from caselint.read.docx.names import MC, PPR, RPR, RUN, SDT, TBL, TEXT_BOX, VAL, M, P, T, W, is_on
from caselint.read.docx.signs import Control, content_control, form_value, old_form_field, symbol
from caselint.record import BlockKind, MarkKind, Part, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.read.docx.package import Element
    from caselint.read.docx.styles import Style, Styles
    from caselint.read.docx.writer import Writer

_DELETED = (W + "del", W + "moveFrom")
_BREAK, _RENDERED_BREAK = W + "br", W + "lastRenderedPageBreak"
_VANISH = W + "vanish"
_COMMENT_EDGES = (W + "commentRangeStart", W + "commentRangeEnd")
# Elements with no text of the page in them. What is not named here is walked into: a new kind of
# wrapper must not cost its words.
_SILENT = frozenset(
    [PPR, RPR]
    + [W + name for name in ("instrText", "delInstrText", "delText", "softHyphen", "proofErr", "sectPr")]
    + [W + name for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "tcPr")]
    + [W + name for name in ("bookmarkStart", "bookmarkEnd", "footnoteReference", "endnoteReference")]
)


@dataclass(slots=True)
class _Field:
    """A field whose end has not come: what it shows if nothing was stored as its result."""

    shows: str
    result_at: int
    slot: Control | None


class Walker:
    """Walks the stories of one document, all into one writer."""

    def __init__(self, writer: Writer, styles: Styles) -> None:
        self.out = writer
        self._styles = styles
        self._styles_hide = styles.hide
        self._may_hide = False
        self._paragraph_hidden = False
        self._row_hidden = 0
        self._rendered_pages = False
        self._boxes: list[Element] = []
        self._fields: list[_Field] = []
        self._comments: dict[str, int | None] = {}  # where each begins; None once it is marked
        self._handlers: dict[str, Callable[[Element], None]] = {
            T: self._text,
            M + "t": self._text,
            RUN: self._run,
            W + "tab": lambda _: self.out.sign("\t"),
            W + "ptab": lambda _: self.out.sign("\t"),
            W + "cr": lambda _: self.out.sign("\n"),
            W + "noBreakHyphen": lambda _: self.out.words("-"),
            W + "sym": self._symbol,
            _BREAK: self._break,
            _RENDERED_BREAK: self._new_page,
            W + "del": self._deletion,
            W + "moveFrom": self._deletion,
            W + "ins": self._insertion,
            W + "moveTo": self._insertion,
            W + "fldChar": self._field_char,
            W + "commentRangeStart": self._comment_start,
            W + "commentRangeEnd": self._comment_end,
            W + "commentReference": self._comment_end,
            MC + "AlternateContent": self._alternate,
            TEXT_BOX: self._box,
            SDT: lambda node: self._control(node, self._content),
        }

    def story(self, root: Element, part: Part) -> None:
        """Write one part of the file: the body, a header, a footnote."""
        self.out.place = Place(part=part)
        self._may_hide = self._styles_hide or next(root.iter(_VANISH), None) is not None
        self._rendered_pages = next(root.iter(_RENDERED_BREAK), None) is not None
        self._fields.clear()
        self.out.page = 1 if part is Part.BODY and self._knows_pages(root) else None
        self._blocks(root)
        self.out.end_story()

    def _knows_pages(self, root: Element) -> bool:
        return self._rendered_pages or any(br.get(W + "type") == "page" for br in root.iter(_BREAK))

    # ----------------------------------------------------------------------------------- blocks

    def _blocks(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child)
            elif tag == TBL:
                self._table(child)
            elif tag == MC + "AlternateContent":
                branch = _branch(child)
                if branch is not None:
                    self._blocks(branch)
            elif tag in _DELETED:
                self._deletion(child)
            elif tag in _COMMENT_EDGES:
                self._handlers[tag](child)
            elif tag == SDT:
                self._control(child, self._blocks)
            elif tag not in _SILENT:
                self._blocks(child)

    def _paragraph(self, p: Element) -> None:
        out = self.out
        properties = p.find(PPR)
        style = self._styles.of_paragraph(properties)
        outer_boxes, self._boxes = self._boxes, []
        self._paragraph_hidden = bool(style.hidden)
        start = out.open_paragraph()
        self._content(p)
        boxes, self._boxes = self._boxes, outer_boxes
        ends_deleted = self._paragraph_mark(properties)
        if out.has_text(start):
            if ends_deleted and not boxes:
                out.carry(start)
            else:
                out.close_paragraph(start, *_kind(style))
        elif boxes or ends_deleted:
            out.take_back(start)
        else:
            out.close_paragraph(start, BlockKind.PARAGRAPH, None)
        for box in boxes:
            self._text_box(box)

    def _paragraph_mark(self, properties: Element | None) -> bool:
        """Mark a tracked change of the paragraph's end; whether the end was deleted."""
        mark = properties.find(RPR) if properties is not None else None
        if mark is None:
            return False
        if mark.find(W + "ins") is not None or mark.find(W + "moveTo") is not None:
            self.out.mark(MarkKind.INSERTION, self.out.length)
        if any(mark.find(tag) is not None for tag in _DELETED):
            self.out.mark(MarkKind.DELETION, self.out.length)
            return True
        return False

    def _text_box(self, box: Element) -> None:
        """A text box stands after the paragraph that it is tied to."""
        self.out.settle()
        place = self.out.place
        if place.part is Part.BODY:
            self.out.place = replace(place, part=Part.TEXT_BOX)
        self._blocks(box)
        self.out.settle()
        self.out.place = place

    # ----------------------------------------------------------------------------------- tables

    def _table(self, table: Element) -> None:
        out = self.out
        rows = rows_of(table)
        around = out.place
        here = replace(around, paragraph=None, table=out.next_table())
        if around.table is not None and around.row is not None and around.cell is not None:
            here = replace(here, outer=(around.table, around.row, around.cell))
        for index, row in enumerate(rows, 1):
            if row.deleted:
                out.mark(MarkKind.DELETION, out.length)
            elif row.cells:
                self._row(row, replace(here, row=index))
        out.place = around

    def _row(self, row: GridRow, here: Place) -> None:
        out = self.out
        out.begin_row()
        self._row_hidden += row.hidden
        page = last_page = out.page
        for position, cell in enumerate(row.cells):
            out.begin_cell(first=position == 0)
            out.place = replace(here, cell=cell.column)
            out.page = page  # a row that runs over a page's end has the break in each of its cells
            before = len(out.blocks)
            start = out.length
            self._blocks(cell.element)
            wrapper = cell.element.getparent().getparent()
            if wrapper is not None and wrapper.tag == SDT:
                self._note_control(wrapper, start)
            out.place = replace(here, cell=cell.column)
            out.end_cell(before, blank=not cell.continued and not shows_picture(cell.element))
            last_page = max(last_page, out.page) if last_page is not None and out.page is not None else None
        out.page = last_page
        self._row_hidden -= row.hidden
        if row.inserted:
            out.mark(MarkKind.INSERTION, out.length)
        out.end_row()

    # ------------------------------------------------------------------------------ in the line

    def _content(self, parent: Element) -> None:
        for node in parent:
            tag = node.tag
            if tag == RUN:
                self._run(node)
            elif tag in _SILENT:
                continue
            else:
                handler = self._handlers.get(tag)
                if handler is not None:
                    handler(node)
                else:
                    self._content(node)

    def _run(self, run: Element) -> None:
        out = self.out
        start = out.length
        for node in run:
            tag = node.tag
            if tag == T:
                if text := node.text:
                    out.words(text)
            elif tag in _SILENT:
                continue
            else:
                handler = self._handlers.get(tag)
                if handler is not None:
                    handler(node)
                else:
                    self._content(node)
        if out.length > start and (self._may_hide or self._row_hidden) and self._is_hidden(run):
            out.mark(MarkKind.HIDDEN, start)

    def _is_hidden(self, run: Element) -> bool:
        properties = run.find(RPR)
        if self._row_hidden:
            return True
        if properties is not None:
            vanish = properties.find(_VANISH)
            if vanish is not None:
                return is_on(vanish)
            named = properties.find(W + "rStyle")
            if named is not None and (hidden := self._styles[named.get(VAL, "")].hidden) is not None:
                return hidden
        return self._paragraph_hidden

    def _text(self, node: Element) -> None:
        if node.text:
            self.out.words(node.text)

    def _symbol(self, node: Element) -> None:
        self.out.words(symbol(node))

    def _break(self, node: Element) -> None:
        kind = node.get(W + "type", "textWrapping")
        if kind == "textWrapping" or self.out.in_words():
            self.out.sign("\n")  # words on either side of a page's end are still two
        if kind == "page" and not self._rendered_pages:
            self._new_page(node)

    def _new_page(self, _: Element) -> None:
        if self.out.page is not None:
            self.out.page += 1

    def _deletion(self, _: Element) -> None:
        self.out.mark(MarkKind.DELETION, self.out.length)

    def _insertion(self, node: Element) -> None:
        start = self.out.length
        self._content(node)
        self.out.mark(MarkKind.INSERTION, start)

    def _alternate(self, node: Element) -> None:
        branch = _branch(node)
        if branch is not None:
            self._content(branch)

    def _box(self, node: Element) -> None:
        self._boxes.append(node)

    def _field_char(self, node: Element) -> None:
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field(form_value(node), self.out.length, old_form_field(node)))
        elif self._fields and kind == "separate":
            self._fields[-1].result_at = self.out.length
        elif self._fields and kind == "end":
            field = self._fields.pop()
            if field.shows and self.out.length == field.result_at:
                self.out.words(field.shows)
            if field.slot is not None:
                self.out.slot(field.result_at, field.slot.title, filled=not field.slot.prompts)

    def _control(self, node: Element, walk: Callable[[Element], None]) -> None:
        """A content control, block, line or cell: what is in it, and that it is to be filled in."""
        start = self.out.length
        walk(node)
        self._note_control(node, start)

    def _note_control(self, node: Element, start: int) -> None:
        control = content_control(node)
        if control is not None:
            self.out.slot(start, control.title, filled=not control.prompts)

    def _comment_start(self, node: Element) -> None:
        self._comments.setdefault(node.get(W + "id", ""), self.out.length)

    def _comment_end(self, node: Element) -> None:
        name = node.get(W + "id", "")
        start = self._comments.get(name, self.out.length)
        if start is not None:
            self.out.mark(MarkKind.COMMENT, start)
        self._comments[name] = None


def _kind(style: Style) -> tuple[BlockKind, int | None]:
    if style.heading:
        return BlockKind.HEADING, style.heading
    if style.item is not None and style.item > 0:
        return BlockKind.LIST_ITEM, style.item
    return BlockKind.PARAGRAPH, None


def _branch(alternate: Element) -> Element | None:
    """The one of a shape's versions to read: the newer, unless only the older has text."""
    choices = [child for child in alternate if child.tag in {MC + "Choice", MC + "Fallback"}]
    for choice in choices:
        if next(choice.iter(T, M + "t"), None) is not None:
            return choice
    return choices[0] if choices else None
