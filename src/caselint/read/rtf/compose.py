"""The stories of an RTF file, written down in the order that a person reads them in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from caselint.read.rtf.grid import GridCell, rows_of, shows_picture
from caselint.read.rtf.story import Paragraph, Run
from caselint.read.writer import Writer
from caselint.record import BlockKind, MarkKind, Part, Place

if TYPE_CHECKING:
    from caselint.read.rtf.definitions import Styles
    from caselint.read.rtf.fields import Field
    from caselint.read.rtf.story import Edge, Look, PagePart, Stories, Story, Table


def compose(stories: Stories, styles: Styles) -> Writer:
    """Write page heads, the body, its notes and comments, and page feet."""
    composer = _Composer(stories, styles)
    composer.page_parts(stories, stories.headers)
    composer.story(stories.body)
    for notes in (stories.footnotes, stories.endnotes, stories.comments):
        for note in notes:
            composer.story(note)
    composer.page_parts(stories, stories.footers)
    return composer.out


_PAGES = ("first", "", "right", "left")


class _Composer:
    def __init__(self, stories: Stories, styles: Styles) -> None:
        self.out = Writer(first_table_elsewhere=1 + stories.tally.body_tables)
        self._styles = styles
        self._has_pages = stories.page is not None
        self._unseen = False  # no page shows the story
        self._fields: dict[int, int] = {}  # where each open one began
        self._comments: dict[str, int | None] = {}  # where each began; None once it is marked

    def page_parts(self, stories: Stories, parts: list[PagePart]) -> None:
        """Write heads or feet, a section's first page's first; those with the same text once."""
        shown = {id(part): stories.shows(part) for part in parts}
        first: dict[str, PagePart] = {}
        for part in sorted(parts, key=lambda part: not shown[id(part)]):  # those that are shown, for repeats
            first.setdefault(part.story.text(), part)
        kept = {id(part) for text, part in first.items() if text}
        for part in sorted(parts, key=lambda part: (part.section, _PAGES.index(part.pages))):
            if id(part) in kept:
                self._unseen = not shown[id(part)]
                self.story(part.story)
        self._unseen = False

    def story(self, story: Story) -> None:
        self.out.place = Place(part=story.part)
        self.out.page = None
        self._blocks(story.blocks)
        self.out.end_story()

    def _blocks(self, blocks: list[Paragraph | Table]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            else:
                self._table(block)

    def _paragraph(self, paragraph: Paragraph) -> None:
        out = self.out
        start = out.open_paragraph()
        for piece in paragraph.pieces:
            if isinstance(piece, Run):
                self._run(piece)
            else:
                self._edge(piece)
        out.page = paragraph.page if self._has_pages else None
        if paragraph.look.inserted:
            out.mark(MarkKind.INSERTION, out.length)
        if paragraph.look.deleted:
            out.mark(MarkKind.DELETION, out.length, "\n")
        if out.has_text(start):
            if paragraph.look.deleted and not paragraph.boxes:
                out.carry(start)
            else:
                out.close_paragraph(start, *self._kind(paragraph, paragraph.look))
        elif paragraph.boxes or paragraph.look.deleted:
            out.take_back(start)
        else:
            out.close_paragraph(start, BlockKind.PARAGRAPH, None)
        for box in paragraph.boxes:
            self._text_box(box)

    def _kind(self, paragraph: Paragraph, look: Look) -> tuple[BlockKind, int | None]:
        level = self._styles.heading(look.style)
        if look.outline is not None:
            level = look.outline + 1 if 0 <= look.outline < 9 else None
        if level is not None:
            return BlockKind.HEADING, level
        if paragraph.listed or look.listing > 0:
            return BlockKind.LIST_ITEM, max(look.list_level, 0) + 1
        item = self._styles.item(look.style)
        return (BlockKind.LIST_ITEM, item) if item is not None else (BlockKind.PARAGRAPH, None)

    def _text_box(self, blocks: list[Paragraph | Table]) -> None:
        """A text box stands after the paragraph that it is tied to."""
        self.out.settle()
        place = self.out.place
        if place.part is Part.BODY:
            self.out.place = replace(place, part=Part.TEXT_BOX)
        self._blocks(blocks)
        self.out.settle()
        self.out.place = place

    # ----------------------------------------------------------------------------------- tables

    def _table(self, table: Table) -> None:
        out = self.out
        around = out.place
        here = replace(around, paragraph=None, table=out.next_table())
        if around.table is not None and around.row is not None and around.cell is not None:
            here = replace(here, outer=(around.table, around.row, around.cell))
        for index, cells in enumerate(rows_of(table), 1):
            self._row(cells, replace(here, row=index))
        out.place = around

    def _row(self, cells: list[GridCell], here: Place) -> None:
        out = self.out
        out.begin_row()
        for position, cell in enumerate(cells):
            out.begin_cell(first=position == 0)
            out.place = replace(here, cell=cell.column)
            before = len(out.blocks)
            self._blocks(cell.blocks)
            out.place = replace(here, cell=cell.column)
            out.end_cell(before, blank=not cell.continued and not shows_picture(cell.blocks))
        out.end_row()

    # ------------------------------------------------------------------------------ in the line

    def _run(self, run: Run) -> None:
        out = self.out
        text = "".join(run.texts)
        if run.deleted:
            out.mark(MarkKind.DELETION, out.length, text)
            return
        start = out.length
        lines = text.split("\n")
        for index, line in enumerate(lines):
            if index:
                out.sign("\n")
            if line:
                out.words(line)
        if run.inserted:
            out.mark(MarkKind.INSERTION, start)
        if run.hidden or self._unseen:
            out.mark(MarkKind.HIDDEN, start)

    def _edge(self, edge: Edge) -> None:
        if not isinstance(edge.what, str):
            if edge.what is not None:
                self._field(edge.kind, edge.what)
        elif edge.kind == "comment":
            self._comments.setdefault(edge.what, self.out.length)
        else:
            start = self._comments.get(edge.what, self.out.length)
            if start is not None:
                self.out.mark(MarkKind.COMMENT, start)
            if edge.what:
                self._comments[edge.what] = None

    def _field(self, kind: str, field: Field) -> None:
        out = self.out
        if kind == "field":
            self._fields[id(field)] = out.length
            return
        start = self._fields.pop(id(field))
        if out.length == start and field.shows:
            out.words(field.shows)
        if field.is_form:
            out.slot(start, field.title, filled=not field.prompts)
