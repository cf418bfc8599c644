"""Writes a note as an OpenDocument text, with tables, footnotes, content controls and tracked changes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from writers.source import Box, Bullets, Fields, Note, Part, Rule, Style, Table, TextBox, Words, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{prefix}="{_OASIS}{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
_MOMENT = "2025-06-02T09:00:00"
_STYLES = {
    Style.TITLE: "Title",
    Style.HEADING: "Heading_20_1",
    Style.TEXT: "Standard",
    Style.QUOTE: "Quotations",
}


class _Writer:
    """Holds what the file numbers through, and what stands apart from the text."""

    def __init__(self, note: Note) -> None:
        self.note = note
        self.width = (297 if note.landscape else 210) - 40  # in millimetres
        self.regions: list[str] = []
        self.widths: dict[str, str] = {}  # the styles of columns, by the millimetres in their names
        self.notes = self.tables = self.boxes = 0

    # ------------------------------------------------------------------------------------ parts

    def parts(self, parts: Iterable[Part], width: float) -> str:
        """The parts, within a width in millimetres."""
        return "".join(self.part(part, width) for part in parts)

    def part(self, part: Part, width: float) -> str:
        """One part of the note."""
        written = '<text:p text:style-name="Rule"/>'
        match part:
            case Words(Style.HEADING, text):
                inner = self.runs(text)
                written = f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{inner}</text:h>'
            case Words(style, text):
                written = _paragraph(self.runs(text), _STYLES[style])
            case Bullets(items):
                inner = "".join(
                    f"<text:list-item>{_paragraph(self.runs(item))}</text:list-item>" for item in items
                )
                written = f'<text:list text:style-name="Bullets">{inner}</text:list>'
            case Fields():
                written = self.fields(part, width)
            case Table(rows, shares):
                head = self.row([(_bold(text), "Head") for text in rows[0]])
                others = "".join(self.row([(self.runs(text), "Cell") for text in row]) for row in rows[1:])
                inner = f"<table:table-header-rows>{head}</table:table-header-rows>{others}"
                written = self.table(inner, [width * share for share in shares])
            case Box(inner_parts):
                inner = self.parts(inner_parts, width - 6)
                cell = f'<table:table-cell table:style-name="Cell">{inner}</table:table-cell>'
                written = self.table(f"<table:table-row>{cell}</table:table-row>", [width])
            case TextBox(text):
                written = self.text_box(text, width)
            case Rule():
                pass
        return written

    def runs(self, text: str) -> str:
        """A paragraph's stretches, tracked, hidden or with a footnote where marked."""
        written = []
        for mark, words in pieces(text):
            if mark in {"+", "-"}:
                written.append(self.tracked(words, deleted=mark == "-"))
            elif mark == "^":
                self.notes += 1
                written.append(
                    f'<text:note text:id="ftn{self.notes}" text:note-class="footnote">'
                    f"<text:note-citation>{self.notes}</text:note-citation>"
                    f"<text:note-body>{_paragraph(_text(words))}</text:note-body></text:note>"
                )
            elif mark == "~":
                written.append(f'<text:span text:style-name="Hidden">{_text(words)}</text:span>')
            else:
                written.append(_text(words))
        return "".join(written)

    def tracked(self, words: str, *, deleted: bool) -> str:
        """Words that were put in, or taken out, while changes were tracked."""
        name = f"ct{len(self.regions) + 1}"
        who = f"<dc:creator>Wilf Abernethy</dc:creator><dc:date>{_MOMENT}</dc:date>"
        about = f"<office:change-info>{who}</office:change-info>"
        if deleted:
            change = f"<text:deletion>{about}{_paragraph(_text(words))}</text:deletion>"
        else:
            change = f"<text:insertion>{about}</text:insertion>"
        self.regions.append(
            f'<text:changed-region xml:id="{name}" text:id="{name}">{change}</text:changed-region>'
        )
        if deleted:
            return f'<text:change text:change-id="{name}"/>'
        start, end = (f'<text:change-{edge} text:change-id="{name}"/>' for edge in ("start", "end"))
        return start + _text(words) + end

    def text_box(self, text: str, width: float) -> str:
        """A floating box with a paragraph in it."""
        self.boxes += 1
        size = f'svg:width="{width:.1f}mm" svg:height="16mm"'
        box = f"<draw:text-box>{_paragraph(_text(text))}</draw:text-box>"
        name = f'draw:name="Frame{self.boxes}" text:anchor-type="as-char"'
        return _paragraph(f'<draw:frame draw:style-name="Box" {name} {size}>{box}</draw:frame>')

    # ----------------------------------------------------------------------------------- tables

    def fields(self, part: Fields, width: float) -> str:
        """Fields as a table, a shaded label and its value once or twice a row; or typed lines."""
        if not part.pairs[0][0]:
            return "".join(_paragraph(_text(line)) for _, line in part.pairs)
        across = self.note.columns // 2
        shares = (0.3, 0.7) if across == 1 else (0.18, 0.32) * 2
        cells = [
            cell
            for label, value in part.pairs
            for cell in ((_bold(label), "Label"), (self.value(label, value, control=part.controls), "Cell"))
        ]
        cells += [("", "Cell")] * (-len(cells) % len(shares))
        rows = (self.row(cells[first : first + len(shares)]) for first in range(0, len(cells), len(shares)))
        return self.table("".join(rows), [width * share for share in shares])

    def value(self, label: str, value: str, *, control: bool) -> str:
        """A field's value, in a content control where the note has them."""
        if not control:
            return self.runs(value)
        alias = f"loext:alias={quoteattr(label)}"
        return f"<loext:content-control {alias}>{self.runs(value)}</loext:content-control>"

    def row(self, cells: Sequence[tuple[str, str]]) -> str:
        """A row of cells: what is in each, and its style."""
        inner = "".join(
            f'<table:table-cell table:style-name="{style}">{_paragraph(words)}</table:table-cell>'
            for words, style in cells
        )
        return f"<table:table-row>{inner}</table:table-row>"

    def table(self, rows: str, widths: list[float]) -> str:
        """A table, and the empty paragraph that keeps it from the next one; widths in millimetres."""
        self.tables += 1
        columns = ""
        for width in widths:
            name = f"Column{width:.1f}".replace(".", "_")
            self.widths[name] = f"{width:.1f}mm"
            columns += f'<table:table-column table:style-name="{name}"/>'
        name = f'table:name="Table{self.tables}" table:style-name="Table"'
        return f"<table:table {name}>{columns}{rows}</table:table>{_paragraph('')}"

    # ------------------------------------------------------------------------------------ files

    def content(self) -> str:
        """The part of the file that holds the text."""
        text = self.parts(self.note.parts, self.width)
        border = 'fo:border="0.5pt solid #000000" fo:padding="1mm"'
        columns = "".join(
            _style(name, "table-column", f'<style:table-column-properties style:column-width="{width}"/>')
            for name, width in self.widths.items()
        )
        fills = {
            "Cell": "",
            "Label": ' fo:background-color="#e7ecf2"',
            "Head": ' fo:background-color="#d9e2ec"',
        }
        cells = "".join(
            _style(name, "table-cell", f"<style:table-cell-properties {border}{fill}/>")
            for name, fill in fills.items()
        )
        automatic = (
            _style("Table", "table", f'<style:table-properties style:width="{self.width}mm"/>')
            + columns
            + cells
            + _style("Bold", "text", '<style:text-properties fo:font-weight="bold"/>')
            + _style("Hidden", "text", '<style:text-properties text:display="none"/>')
            + _style(
                "Rule", "paragraph", '<style:paragraph-properties fo:border-bottom="0.5pt solid #808080"/>'
            )
            + _style("Box", "graphic", f'<style:graphic-properties {border} fo:background-color="#fff4d6"/>')
            + '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" '
            'text:bullet-char="•">'
            '<style:list-level-properties text:space-before="6mm" text:min-label-width="6mm"/>'
            "</text:list-level-style-bullet></text:list-style>"
        )
        changes = (
            f"<text:tracked-changes>{''.join(self.regions)}</text:tracked-changes>" if self.regions else ""
        )
        return (
            f'<office:document-content {_NAMES} office:version="1.3">'
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{changes}{text}</office:text></office:body></office:document-content>"
        )

    def styles(self) -> str:
        """The part of the file that holds its look, and the head and foot of its pages."""
        colour, height = self.note.colour, 210 if self.note.landscape else 297
        heading = 'fo:font-weight="bold" fo:color="#{}" fo:font-size="{}pt"'.format
        stop = f'<style:tab-stop style:position="{self.width}mm" style:type="right"/>'
        common = (
            '<style:default-style style:family="paragraph"><style:paragraph-properties '
            'fo:margin-bottom="2mm"/>'
            '<style:text-properties fo:font-family="Arial" fo:font-size="10pt"/></style:default-style>'
            + _style("Standard", "paragraph", "")
            + _style("Title", "paragraph", f"<style:text-properties {heading(colour, 17)}/>", "Standard")
            + _style(
                "Heading_20_1", "paragraph", f"<style:text-properties {heading(colour, 12)}/>", "Standard"
            )
            + _style(
                "Quotations", "paragraph", '<style:paragraph-properties fo:margin-left="9mm"/>', "Standard"
            )
            + _style(
                "Small",
                "paragraph",
                f"<style:paragraph-properties><style:tab-stops>{stop}</style:tab-stops>"
                f"</style:paragraph-properties>"
                '<style:text-properties fo:font-size="8pt"/>',
                "Standard",
            )
        )
        head = (
            f"{_text(self.note.running_head)}<text:tab/>Page <text:page-number "
            f'text:select-page="current">1</text:page-number>'
            " of <text:page-count>1</text:page-count>"
        )
        foot = "Confidential. Printed from the children's record."
        page = (
            f'<style:page-layout-properties fo:page-width="{self.width + 40}mm" fo:page-height="{height}mm" '
            f'style:print-orientation="{"landscape" if self.note.landscape else "portrait"}" '
            'fo:margin-left="20mm" fo:margin-right="20mm" fo:margin-top="22mm" fo:margin-bottom="22mm"/>'
            "<style:header-style/><style:footer-style/>"
        )
        return (
            f'<office:document-styles {_NAMES} office:version="1.3"><office:styles>{common}</office:styles>'
            f'<office:automatic-styles><style:page-layout style:name="Page">{page}</style:page-layout>'
            "</office:automatic-styles><office:master-styles>"
            '<style:master-page style:name="Standard" style:page-layout-name="Page">'
            f"<style:header>{_paragraph(head, 'Small')}</style:header>"
            f"<style:footer>{_paragraph(_text(foot), 'Small')}</style:footer>"
            "</style:master-page></office:master-styles></office:document-styles>"
        )

    def about(self) -> str:
        """The part of the file that says what it is."""
        return (
            f'<office:document-meta {_NAMES} office:version="1.3"><office:meta><dc:title>'
            f"{_text(self.note.name)}</dc:title>"
            f"<dc:creator>Tarnbrook Council</dc:creator><dc:date>{_MOMENT}</dc:date></office:meta>"
            f"</office:document-meta>"
        )


def _text(text: str) -> str:
    """Words as XML: tabs, and spaces that a reader of XML would drop, are elements."""
    written = escape(text).replace("\t", "<text:tab/>")
    if written.startswith(" "):
        written = "<text:s/>" + written[1:]
    return written.replace("  ", " <text:s/>")


def _bold(text: str) -> str:
    return f'<text:span text:style-name="Bold">{_text(text)}</text:span>'


def _paragraph(words: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def _style(name: str, family: str, properties: str, parent: str = "") -> str:
    shown = f' style:display-name="{name.replace("_20_", " ")}"' if "_20_" in name else ""
    of = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}"{shown} style:family="{family}"{of}>{properties}</style:style>'


def write(note: Note) -> bytes:
    """The note as the bytes of an odt file."""
    writer = _Writer(note)
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'.format
    files = {"content.xml": writer.content(), "styles.xml": writer.styles(), "meta.xml": writer.about()}
    entries = entry("/", _TYPE) + "".join(entry(name, "text/xml") for name in files)
    files["META-INF/manifest.xml"] = (
        f'<manifest:manifest {_NAMES} manifest:version="1.3">{entries}</manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        _add(package, "mimetype", _TYPE, zipfile.ZIP_STORED)  # first, and not packed, so that it can be seen
        for name, xml in files.items():
            _add(package, name, f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}', zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _add(package: zipfile.ZipFile, name: str, content: str, packing: int) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # one date, so that a rewrite changes no byte
    entry.compress_type, entry.create_system = packing, 3
    package.writestr(entry, content.encode())
