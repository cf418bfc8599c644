"""The walk through the XML of an OpenDocument text, writing down all text that a reader of the file sees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from caselint.read.odt.grid import GridRow, Repeats, rows_of, shows_picture
from caselint.read.odt.names import HREF, SOFT_BREAK, STYLE_NAME, TABLE, H, P, is_true, number, q
from caselint.record import BlockKind, Part, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.read.odt.grid import GridCell
    from caselint.read.odt.line import Line
    from caselint.read.odt.styles import Style, Styles
    from caselint.read.safe_xml import Element
    from caselint.read.writer import Writer

_LIST, _ITEM, _NUMBERED = (q(f"text:{name}") for name in ("list", "list-item", "numbered-paragraph"))
_SECTION, _TABLE_STYLE = q("text:section"), q("table:style-name")
_CHANGES = {q("text:change"), q("text:change-start"), q("text:change-end")}
_HIDDEN_PARAGRAPH = q("text:hidden-paragraph")
_BLOCKS = (P, H, TABLE)
_INDEXES = ("table-of-content", "illustration-index", "table-index", "object-index", "user-index")
# Elements with no text of the page in them. What is not named here is walked into: a new kind of wrapper must
# not cost its words.
_SILENT = frozenset(
    [q(f"text:{name}-source") for name in (*_INDEXES, "alphabetical-index", "bibliography", "section")]
    + [q(f"text:{name}-decls") for name in ("sequence", "variable", "user-field", "dde-connection")]
    + [q("text:tracked-changes"), q("text:number"), q("office:forms"), q("office:event-listeners")]
    + [q("svg:title"), q("svg:desc"), q("dc:creator"), q("dc:date"), q("meta:creator-initials")]
    + [q("table:title"), q("table:desc"), q("draw:image"), q("draw:object"), q("draw:object-ole")]
)


class Walker:
    """Walks the stories of one document, all into one writer."""

    def __init__(self, line: Line) -> None:
        self.out: Writer = line.out
        self.drawn = line.drawn
        self.comments = 0
        self.linked = 0  # sections whose text is kept up from another file
        self._line = line
        self._styles: Styles
        self._may_hide_paragraphs = False
        self._repeats = Repeats()
        self._depth = 0  # of lists
        self._item: int | None = None  # the level of the list item whose first paragraph is to come
        self._breaks = False  # what comes next stands on a new page
        self._begun = False
        self._handlers = self._by_tag()

    def story(self, root: Element, part: Part, styles: Styles, *, hidden: bool = False) -> None:
        """Write one part of the file: the body, a page head, a note; `hidden` is one that no page shows."""
        self.out.place = Place(part=part)
        self._styles = self._line.styles = styles
        self._may_hide_paragraphs = next(root.iter(_HIDDEN_PARAGRAPH), None) is not None
        self._line.page = 1 if part is Part.BODY and self._knows_pages(root) else None
        self._begun = self._breaks = False
        self._line.covers += hidden
        self._blocks(root)
        self._boxes()
        self._line.covers -= hidden
        self.out.page = None
        self.out.end_story()

    def _knows_pages(self, root: Element) -> bool:
        if next(root.iter(SOFT_BREAK), None) is not None:
            return True
        styles = (self._style(block) for block in root.iter(*_BLOCKS))
        return any(style.breaks_before or style.breaks_after or style.master for style in styles)

    def _style(self, block: Element) -> Style:
        if block.tag == TABLE:
            return self._styles.get("table", block.get(_TABLE_STYLE))
        return self._styles.get("paragraph", block.get(STYLE_NAME))

    # ----------------------------------------------------------------------------------- blocks

    def _blocks(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag in {P, H}:
                self._paragraph(child)
            elif tag in self._handlers:
                self._handlers[tag](child)
            elif tag not in _SILENT:
                self._blocks(child)

    def _by_tag(self) -> dict[str, Callable[[Element], None]]:
        return {
            TABLE: self._table,
            _LIST: self._list,
            _NUMBERED: self._numbered,
            _SECTION: self._section,
            SOFT_BREAK: self._line.soft_break,
            **dict.fromkeys(_CHANGES, self._line.change),
            **dict.fromkeys(self._line.drawn.tags, self._drawn),
        }

    def _drawn(self, node: Element) -> None:
        self._line.drawn.take(node)
        self._boxes()

    def _numbered(self, node: Element) -> None:
        self._item = number(node.get(q("text:level")), 1, 10)
        self._blocks(node)
        self._item = None

    def _list(self, node: Element) -> None:
        self._depth += 1
        for child in node:
            self._item = self._depth if child.tag == _ITEM else None
            self._blocks(child)
        self._item = None
        self._depth -= 1

    def _section(self, node: Element) -> None:
        source = node.find(q("text:section-source"))
        self.linked += source is not None and bool(source.get(HREF))
        display = node.get(q("text:display"))
        hidden = display == "none" or (display == "condition" and is_true(node.get(q("text:is-hidden"))))
        self._line.covers += hidden
        self._blocks(node)
        self._line.covers -= hidden

    def _paragraph(self, p: Element) -> None:
        out, line = self.out, self._line
        style = self._style(p)
        self._turn_page(style)
        outer, line.drawn.boxes = line.drawn.boxes, []
        start = out.open_paragraph()
        item, self._item = self._item, None
        hidden = bool(style.hidden) or (self._may_hide_paragraphs and _hides_itself(p))
        line.begin(hidden=hidden, font=style.font)
        line.walk(p)
        boxes, line.drawn.boxes = line.drawn.boxes, outer
        out.page = line.first_page if line.first_page is not None else line.page
        if out.has_text(start):
            if line.deleting and not boxes:
                out.carry(start)  # its end was taken out, too: the next paragraph continues it
            else:
                out.close_paragraph(start, *_kind(p, style, item))
        elif boxes or line.deleting:
            out.take_back(start)
        else:
            out.close_paragraph(start, BlockKind.PARAGRAPH, None)
        self._begun, self._breaks = True, style.breaks_after
        for box in boxes:
            self._text_box(box)

    def _turn_page(self, style: Style) -> None:
        line = self._line
        in_table = self.out.place.table is not None
        breaks = self._breaks or style.breaks_before or bool(style.master)
        if breaks and self._begun and not in_table and line.page is not None:
            line.page += 1
        self._breaks = False

    def _boxes(self) -> None:
        """Write the boxes that are tied to no paragraph."""
        boxes, self._line.drawn.boxes = self._line.drawn.boxes, []
        for box in boxes:
            self._text_box(box)

    def _text_box(self, box: Element) -> None:
        """A text box stands after the paragraph that it is tied to."""
        self.out.settle()
        place, depth, self._depth = self.out.place, self._depth, 0
        if place.part is Part.BODY:
            self.out.place = replace(place, part=Part.TEXT_BOX)
        self._blocks(box)
        self.out.settle()
        self.out.place, self._depth = place, depth

    # ----------------------------------------------------------------------------------- tables

    def _table(self, table: Element) -> None:
        out, line = self.out, self._line
        style = self._style(table)
        self._turn_page(style)
        self._begun = True
        around, depth, self._depth = out.place, self._depth, 0
        here = replace(around, paragraph=None, table=out.next_table())
        if around.table is not None and around.row is not None and around.cell is not None:
            here = replace(here, outer=(around.table, around.row, around.cell))
        index = 0
        line.covers += style.collapsed
        for row in rows_of(table, self._repeats):
            if row.element is None:
                line.soft_break(table)
            elif row.cells:
                index += 1
                self._row(row, replace(here, row=index))
        line.covers -= style.collapsed
        out.place, self._depth, self._breaks = around, depth, style.breaks_after

    def _row(self, row: GridRow, here: Place) -> None:
        out, line = self.out, self._line
        out.begin_row()
        page = last_page = line.page
        for position, cell in enumerate(row.cells):
            out.begin_cell(first=position == 0)
            line.page = page  # a row that runs over a page's end has the break in each of its cells
            self._cell(cell, replace(here, cell=cell.column), hidden=row.hidden or cell.hidden)
            if last_page is not None and line.page is not None:
                last_page = max(last_page, line.page)
        line.page = last_page
        out.end_row()

    def _cell(self, cell: GridCell, here: Place, *, hidden: bool) -> None:
        out, line = self.out, self._line
        before = len(out.blocks)
        out.place = here
        line.covers += hidden
        self._blocks(cell.element)
        line.covers -= hidden
        out.place, out.page = here, line.page
        out.end_cell(before, blank=not cell.continued and not shows_picture(cell.element))


def _kind(p: Element, style: Style, item: int | None) -> tuple[BlockKind, int | None]:
    if p.tag == H:
        return BlockKind.HEADING, number(p.get(q("text:outline-level")), 1, 10)
    if style.heading is not None:
        return BlockKind.HEADING, style.heading
    if style.item is not None and item in {None, 1}:  # "List Bullet 2" is a first level to its own numbering
        return BlockKind.LIST_ITEM, style.item
    return (BlockKind.LIST_ITEM, item) if item is not None else (BlockKind.PARAGRAPH, None)


def _hides_itself(p: Element) -> bool:
    return any(is_true(mark.get(q("text:is-hidden"))) for mark in p.iter(_HIDDEN_PARAGRAPH))
