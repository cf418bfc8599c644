"""Writes a note as a Word file, with the parts that exports have and simple readers miss."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor

from writers import ooxml
from writers.source import Box, Bullets, Fields, Note, Part, Rule, Style, Table, TextBox, Words, pieces

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table as WordTable
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph

_STYLES = {Style.TITLE: "Title", Style.HEADING: "Heading 1", Style.TEXT: "Normal", Style.QUOTE: "Quote"}


class _Writer:
    """Holds the file that is being written, and what Word numbers through it."""

    def __init__(self, note: Note) -> None:
        self.note = note
        self.word: Word = Document()
        self.footnotes: list[str] = []
        self.ids = 100
        section = self.word.sections[0]
        if note.landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
        sides = (Mm(297), Mm(210)) if note.landscape else (Mm(210), Mm(297))
        section.page_width, section.page_height = sides
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin = section.bottom_margin = Mm(22)
        self.width = int(sides[0] - Mm(40))

    def next_id(self) -> int:
        self.ids += 1
        return self.ids

    # ------------------------------------------------------------------------------------ look

    def styles(self) -> None:
        """The system's look: one sans-serif font, headings in its colour."""
        styles = self.word.styles
        styles["Normal"].font.name, styles["Normal"].font.size = "Arial", Pt(10)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        for name, size in (("Title", 17), ("Heading 1", 12)):
            font = styles[name].font
            font.name, font.size, font.color.rgb = "Arial", Pt(size), RGBColor.from_string(self.note.colour)
            # The template's headings follow a theme font unless it is taken away.
            fonts = styles[name].element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        styles["Title"].paragraph_format.space_after = Pt(8)
        styles["Heading 1"].paragraph_format.space_before = Pt(8)
        styles["Heading 1"].paragraph_format.space_after = Pt(4)
        styles["Quote"].paragraph_format.left_indent = Mm(9)

    def page_furniture(self) -> None:
        """The running head with "Page 1 of 2", as fields that Word works out, and the foot."""
        section = self.word.sections[0]
        head = section.header.paragraphs[0]
        head.style = self.word.styles["Normal"]  # the header's own style has a stop in the middle
        head.paragraph_format.tab_stops.add_tab_stop(Emu(self.width), WD_TAB_ALIGNMENT.RIGHT)
        _small(head, f"{self.note.running_head}\tPage ")
        ooxml.page_field(head, "PAGE")
        _small(head, " of ")
        ooxml.page_field(head, "NUMPAGES")
        _small(section.footer.paragraphs[0], "Confidential. Printed from the children's record.")

    # ----------------------------------------------------------------------------------- parts

    def part(self, part: Part, parent: Word | Cell) -> None:
        """Writes one part at the end of the body or of a cell."""
        match part:
            case Words(style, text):
                self.runs(parent.add_paragraph(style=_STYLES[style]), text)
            case Bullets(items):
                for item in items:
                    self.runs(parent.add_paragraph(style="List Bullet"), item)
            case Fields():
                self.fields(parent, part)
            case Table():
                self.table(parent, part)
            case Box(parts):
                self.box(parent, parts)
            case TextBox(text):
                parent.add_paragraph()._p.append(ooxml.text_box(text, self.next_id(), self.width))
            case Rule():
                ooxml.underline(parent.add_paragraph())

    def runs(self, paragraph: Paragraph, text: str) -> None:
        """Writes a paragraph's stretches, tracked, hidden or with a footnote where marked."""
        for mark, words in pieces(text):
            if mark in {"+", "-"}:
                paragraph._p.append(ooxml.tracked(words, self.next_id(), deleted=mark == "-"))
            elif mark == "^":
                self.footnotes.append(words)
                reference = paragraph.add_run()
                reference.font.superscript = True
                reference._r.append(ooxml.element("footnoteReference", id=str(len(self.footnotes))))
            else:
                paragraph.add_run(words).font.hidden = True if mark == "~" else None

    def fields(self, parent: Word | Cell, part: Fields) -> None:
        """Fields as a table, a shaded label and its value once or twice a row; or typed lines."""
        if not part.pairs[0][0]:
            for _, line in part.pairs:
                parent.add_paragraph(line)
            return
        across = self.note.columns // 2
        rows = -(-len(part.pairs) // across)
        table = self.new_table(parent, rows, (0.3, 0.7) if across == 1 else (0.18, 0.32) * 2)
        for number, (label, value) in enumerate(part.pairs):
            row, column = divmod(number, across)
            caption, cell = table.cell(row, column * 2), table.cell(row, column * 2 + 1)
            caption.paragraphs[0].add_run(label).bold = True
            ooxml.shade(caption, "E7ECF2")
            self.runs(cell.paragraphs[0], value)
            if part.controls:
                ooxml.control(cell, label, self.next_id())
        _gap(parent)

    def table(self, parent: Word | Cell, part: Table) -> None:
        """A table with a head row that Word repeats on every page."""
        table = self.new_table(parent, len(part.rows), part.widths)
        table.rows[0]._tr.get_or_add_trPr().append(ooxml.element("tblHeader"))
        for number, (row, texts) in enumerate(zip(table.rows, part.rows, strict=True)):
            for cell, text in zip(row.cells, texts, strict=True):
                if number:
                    self.runs(cell.paragraphs[0], text)
                else:
                    cell.paragraphs[0].add_run(text).bold = True
                    ooxml.shade(cell, "D9E2EC")
        _gap(parent)

    def box(self, parent: Word | Cell, parts: tuple[Part, ...]) -> None:
        """A table of one cell with the parts in it: what is a table there is a nested one."""
        cell = self.new_table(parent, 1, (1.0,)).cell(0, 0)
        first = cell.paragraphs[0]
        for part in parts:
            self.part(part, cell)
        first._p.getparent().remove(first._p)  # a new cell's empty paragraph
        if cell._tc[-1].tag != qn("w:p"):
            cell.add_paragraph()  # Word calls a cell that ends in a table damaged
        _gap(parent)

    def new_table(self, parent: Word | Cell, rows: int, shares: tuple[float, ...]) -> WordTable:
        table = parent.add_table(rows, len(shares))
        table.style, table.autofit = self.word.styles["Table Grid"], False
        width = self.width if parent is self.word else self.width - Mm(6)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Emu(int(width * share))
            for cell in column.cells:
                cell.width = column.width
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        return table


def _small(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(text).font.size = Pt(8)


def _gap(parent: Word | Cell) -> None:
    """The empty paragraph that keeps two tables from growing into one."""
    parent.add_paragraph().paragraph_format.space_after = Pt(2)


def _repacked(data: bytes) -> bytes:
    """The same package with one date on every entry, so that a rewrite changes no byte."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(entry, old.read(name))
    return out.getvalue()


def write(note: Note) -> bytes:
    """The note as the bytes of a docx file."""
    writer = _Writer(note)
    writer.styles()
    writer.page_furniture()
    for part in note.parts:
        writer.part(part, writer.word)
    if writer.footnotes:
        ooxml.add_footnotes(writer.word, writer.footnotes)
    core = writer.word.core_properties
    core.title, core.author, core.comments = note.name, "Tarnbrook Council", ""
    core.created = core.modified = ooxml.MOMENT
    out = io.BytesIO()
    writer.word.save(out)
    return _repacked(out.getvalue())
