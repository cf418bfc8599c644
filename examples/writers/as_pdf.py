"""Writes a note as a PDF, and a note as a scan: a PDF that holds a picture of its words and no text."""

# reportlab ships no types.
# mypy: disable-error-code="import-untyped, misc"

from __future__ import annotations

import io
import textwrap
from functools import partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    ListFlowable,
    ListItem,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import Table as Grid

from writers import as_txt
from writers.source import Box, Bullets, Fields, Note, Part, Rule, Style, Table, TextBox, Words

_MARGIN = 20 * mm
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12.5, spaceAfter=7)
_CELL = ParagraphStyle("cell", _BODY, fontSize=9, leading=11.5, spaceAfter=0)
_LABEL = ParagraphStyle("label", _CELL, fontName="Helvetica-Bold")
_QUOTE = ParagraphStyle("quote", _BODY, fontName="Helvetica-Oblique", leftIndent=9 * mm)
_GREY = colors.HexColor("#9AA5B1")


class _NumberedCanvas(Canvas):
    """A canvas that knows the number of pages before it writes the first."""

    def __init__(self, *args: Any, head: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._head = head
        self._states: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  (reportlab's name)
        self._states.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Writes the pages that were put by, each with its head and foot."""
        for number, state in enumerate(self._states, 1):
            self.__dict__.update(state)
            width, height = self._pagesize
            self.setFont("Helvetica", 8)
            self.drawString(_MARGIN, height - 12 * mm, self._head)
            self.drawRightString(width - _MARGIN, height - 12 * mm, f"Page {number} of {len(self._states)}")
            self.drawString(_MARGIN, 11 * mm, "Confidential. Printed from the children's record.")
            self.setStrokeColor(_GREY)
            self.line(_MARGIN, height - 14 * mm, width - _MARGIN, height - 14 * mm)
            super().showPage()
        super().save()


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)


class _Writer:
    """Turns a note's parts into reportlab's flowables."""

    def __init__(self, note: Note) -> None:
        self.note = note
        self.styles = {
            Style.TITLE: self.heading("title", 16),
            Style.HEADING: self.heading("heading", 11.5),
            Style.TEXT: _BODY,
            Style.QUOTE: _QUOTE,
        }
        self.page = landscape(A4) if note.landscape else A4
        self.width = self.page[0] - 2 * _MARGIN

    def flow(self, part: Part, width: float) -> list[Flowable]:
        """One part, as wide as the page or the box that it stands in."""
        flowables: list[Flowable] = []
        match part:
            case Words(style, text):
                flowables = [_paragraph(text, self.styles[style])]
            case Bullets(items):
                flowables = [self.bullets(items)]
            case Fields(pairs, _):
                lines = [_paragraph(line, _BODY) for label, line in pairs if not label]
                flowables = lines or self.grid(pairs, width)
            case Table():
                flowables = self.table(part, width)
            case Box(parts):
                inner = [flowable for each in parts for flowable in self.flow(each, width - 4 * mm)]
                flowables = self.framed(inner, width, colors.white)
            case TextBox(text):
                flowables = self.framed([_paragraph(text, _BODY)], width, colors.HexColor("#FFF4D6"))
            case Rule():
                line = HRFlowable(width="100%", thickness=0.7, color=_GREY, spaceBefore=4, spaceAfter=9)
                flowables = [line]
        return flowables

    def heading(self, name: str, size: float) -> ParagraphStyle:
        return ParagraphStyle(
            name,
            fontName="Helvetica-Bold",
            fontSize=size,
            leading=size * 1.3,
            textColor=colors.HexColor(f"#{self.note.colour}"),
            spaceBefore=5,
            spaceAfter=5,
            keepWithNext=True,
        )

    def bullets(self, items: tuple[str, ...]) -> ListFlowable:
        style = ParagraphStyle("item", _BODY, spaceAfter=3)
        listed = [ListItem(_paragraph(item, style), leftIndent=14) for item in items]
        return ListFlowable(listed, bulletType="bullet", start="•", bulletFontSize=9, spaceAfter=6)

    def grid(self, pairs: tuple[tuple[str, str], ...], width: float) -> list[Flowable]:
        """Fields as a table: a shaded label and its value, once or twice a row."""
        across = self.note.columns // 2
        cells = [(_paragraph(label, _LABEL), _paragraph(value, _CELL)) for label, value in pairs]
        cells += [("", "")] * (-len(pairs) % across)
        starts = range(0, len(cells), across)
        rows = [[cell for pair in cells[at : at + across] for cell in pair] for at in starts]
        shares = (0.3, 0.7) if across == 1 else (0.18, 0.32) * 2
        shade = colors.HexColor("#E7ECF2")
        style = [("BACKGROUND", (at * 2, 0), (at * 2, -1), shade) for at in range(across)]
        return self.ruled(rows, [width * share for share in shares], style)

    def table(self, part: Table, width: float) -> list[Flowable]:
        """A table, its head row shaded."""
        rows = [
            [_paragraph(text, _CELL if number else _LABEL) for text in row]
            for number, row in enumerate(part.rows)
        ]
        style = [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#D9E2EC"))]
        return self.ruled(rows, [width * share for share in part.widths], style)

    def framed(self, inner: list[Flowable], width: float, fill: Any) -> list[Flowable]:
        return self.ruled([[inner]], [width], [("BACKGROUND", (0, 0), (-1, -1), fill)])

    def ruled(self, rows: list[Any], widths: list[float], style: list[Any]) -> list[Flowable]:
        lines = [("GRID", (0, 0), (-1, -1), 0.5, _GREY), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        return [Grid(rows, colWidths=widths, style=[*lines, *style]), Spacer(1, 8)]


def write(note: Note) -> bytes:
    """The note as the bytes of a pdf file."""
    writer, out = _Writer(note), io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=writer.page,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title=note.name,
        author="Tarnbrook Council",
        invariant=1,  # no time of making, no random identifier
        pageCompression=0,  # so that zlib's version is no matter
    )
    flowables = [flowable for part in note.parts for flowable in writer.flow(part, writer.width)]
    canvas = partial(_NumberedCanvas, head=note.running_head)
    template.build(flowables, canvasmaker=canvas)
    return out.getvalue()


def scan(note: Note) -> bytes:
    """The note as a pdf file that holds a picture of the page, as a scanner makes one."""
    dots = 110 / 25.4  # a millimetre at 110 dots an inch
    size = (round(210 * dots), round(297 * dots))
    picture = Image.new("L", size, 248)
    font = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"), 15)
    lines = [
        line
        for paragraph in as_txt.write(note).decode(note.encoding).split("\n")
        for line in textwrap.wrap(paragraph, 88) or [""]
    ]
    ImageDraw.Draw(picture).multiline_text(
        (18 * dots, 20 * dots), "\n".join(lines), font=font, fill=40, spacing=7
    )
    skewed = picture.rotate(0.6, resample=Image.Resampling.BICUBIC, fillcolor=248)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1)
    canvas.drawImage(ImageReader(skewed), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
