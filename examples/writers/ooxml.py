"""The pieces of a Word file that python-docx does not write: tracked changes, text boxes, footnotes ..."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph

MOMENT = datetime.datetime(2025, 6, 2, 9, 0)  # when every file says that it was made

_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_NAMES = (
    f'{nsdecls("w")} xmlns:wps="{_SHAPE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_TEXT_BOX = """
<w:r {names}><mc:AlternateContent>
  <mc:Choice Requires="wps"><w:drawing>
    <wp:inline distT="0" distB="0" distL="0" distR="0">
      <wp:extent {size}/><wp:docPr id="{number}" name="Text Box {number}"/>
      <a:graphic><a:graphicData uri="{shape}"><wps:wsp>
        <wps:cNvSpPr txBox="1"/>
        <wps:spPr>
          <a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>
          <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
          <a:solidFill><a:srgbClr val="FFF4D6"/></a:solidFill>
          <a:ln w="9525"><a:solidFill><a:srgbClr val="A0A0A0"/></a:solidFill></a:ln>
        </wps:spPr>
        <wps:txbx>{words}</wps:txbx><wps:bodyPr/>
      </wps:wsp></a:graphicData></a:graphic>
    </wp:inline>
  </w:drawing></mc:Choice>
  <mc:Fallback><w:pict><v:shape style="width:480pt;height:45pt">
    <v:textbox>{words}</v:textbox>
  </v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>
"""
_SEPARATOR = '<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
_FOOTNOTE = """<w:footnote w:id="{number}"><w:p>
  <w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>
  <w:r><w:t xml:space="preserve"> {words}</w:t></w:r>
</w:p></w:footnote>"""


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An empty element of Word's main namespace."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def tracked(words: str, number: int, *, deleted: bool) -> BaseOxmlElement:
    """A run that was put in, or taken out, while changes were tracked."""
    change, tag = ("del", "delText") if deleted else ("ins", "t")
    stamp = f'w:id="{number}" w:author="Wilf Abernethy" w:date="{MOMENT:%Y-%m-%dT%H:%M:%SZ}"'
    run = f'<w:r><w:{tag} xml:space="preserve">{escape(words)}</w:{tag}></w:r>'
    return parse_xml(f"<w:{change} {nsdecls('w')} {stamp}>{run}</w:{change}>")


def text_box(text: str, number: int, width: int) -> BaseOxmlElement:
    """A text box as Word writes one: a drawing, and the same words again for old programs.

    `width` is in EMU.
    """
    words = f"<w:txbxContent><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:txbxContent>"
    size = f'cx="{width}" cy="{int(Mm(16))}"'
    return parse_xml(
        _TEXT_BOX.format(names=_NAMES, shape=_SHAPE, size=size, number=number, words=words).strip()
    )


def add_footnotes(word: Document, footnotes: list[str]) -> None:
    """Adds the part that holds the footnotes, numbered from 1."""
    separators = _SEPARATOR.format(kind="separator", number=-1)
    separators += _SEPARATOR.format(kind="continuationSeparator", number=0)
    notes = "".join(
        _FOOTNOTE.format(number=number, words=escape(words)) for number, words in enumerate(footnotes, 1)
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{separators}{notes}</w:footnotes>'
    )
    main = word.part
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def page_field(paragraph: Paragraph, code: str) -> None:
    """A page number: what Word is to work out, and what it was when last worked out."""
    instruction, shown = element("instrText"), element("t")
    instruction.text, shown.text = f" {code} ", "1"
    begin, separate, end = (element("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    for child in (begin, instruction, separate, shown, end):
        run = paragraph.add_run()
        run.font.size = Pt(8)
        run._r.append(child)


def shade(cell: Cell, fill: str) -> None:
    """Fills a cell with a colour, given as RRGGBB."""
    cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=fill))


def underline(paragraph: Paragraph) -> None:
    """Draws a line under a paragraph, from margin to margin."""
    border = element("pBdr")
    border.append(element("bottom", val="single", sz="6", space="1", color="808080"))
    paragraph._p.get_or_add_pPr().append(border)


def control(cell: Cell, label: str, number: int) -> None:
    """Puts a cell's paragraph inside a content control."""
    paragraph = cell.paragraphs[0]._p
    made = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{escape(label)}"/><w:id w:val="{number}"/></w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )
    paragraph.addprevious(made)
    made[1].append(paragraph)
