"""The sound files that mutation starts from: the examples, and small ones with what the examples lack."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from caselint.read import FORMATS, READERS
from docx_files import docx, p, run, tbl, tc, tr
from hostile.markup import odt
from hostile.pdfs import packed_stream, page, pdf, stream

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = Path(__file__).with_name("files")  # small ones, with what the examples lack
_WEB_ARCHIVES = (".mht", ".mhtml")
LARGEST = 200_000  # bytes; a mutation of a large file costs much and finds no more


def formats() -> list[str]:
    """The formats that there are readers for."""
    return sorted(READERS)


@cache
def seeds(file_format: str) -> tuple[bytes, ...]:
    """The sound files of a format."""
    suffixes = _suffixes(file_format)
    folders = (EXAMPLES / "notes", EXAMPLES / "export", EXAMPLES / "template", FILES)
    found = [
        path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in suffixes and path.stat().st_size <= LARGEST
    ]
    return (*found, *MADE.get(file_format, ()))


def suffix_of(file_format: str) -> str:
    """A suffix by which files of the format are known."""
    return _suffixes(file_format)[0]


def _suffixes(file_format: str) -> list[str]:
    """Saved web pages are HTML to those who name them, and mail to their reader."""
    if file_format == "mht":
        return list(_WEB_ARCHIVES)
    return [
        suffix for suffix, known in FORMATS.items() if known == file_format and suffix not in _WEB_ARCHIVES
    ]


_RUNS = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_WORD = docx(
    p(
        "Saw Kai.",
        properties='<w:pStyle w:val="h"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
    )
    + tbl(
        tr("Date", tc("Who", properties='<w:gridSpan w:val="2"/>')),
        tr(tc("1 May", properties='<w:vMerge w:val="restart"/>'), "Ann", tc(tbl(tr("in", "")), "<w:p/>")),
        tr(tc("", properties="<w:vMerge/>"), "x", "y", properties="<w:ins/>"),
    )
    + p(
        "<w:ins>" + run("added") + "</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
        _RUNS.format("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>" + _RUNS.format("separate"),
        run("today") + _RUNS.format("end"),
        '<w:commentRangeStart w:id="1"/>' + run("well") + '<w:commentRangeEnd w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>',
    )
    + "<w:sdt><w:sdtPr><w:alias w:val='Seen'/></w:sdtPr><w:sdtContent>"
    + p("yes")
    + "</w:sdtContent></w:sdt>"
    + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    + p("box")
    + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
    + p("box")
    + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    + p(
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        '<w:hyperlink r:id="x">' + run("link") + "</w:hyperlink>",
    )
    + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
    header1=p("Confidential"),
    footnotes='<w:footnote w:id="2">' + p("A note.") + "</w:footnote>",
    comments='<w:comment w:id="1" w:author="Ann">' + p("Really?") + "</w:comment>",
    styles='<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="g"/></w:style>',
    numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
_FORM = pdf(
    {
        1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [10 0 R 12 0 R] >> >>",
        3: page(
            b"/Contents 4 0 R /Annots [10 0 R 11 0 R 12 0 R] /Resources << /Font << /F1 5 0 R /F2 13 0 R >> "
            b"/XObject << /X 16 0 R >> >>"
        ),
        4: stream(
            b"BT /F1 11 Tf 72 700 Td (Rang Mrs Bello.) Tj 0 -14 Td [(She ) -300 (said)] TJ ET\n"
            b"BT /F2 11 Tf 1 0 0 1 72 600 Tm <004100420043> Tj ET q 1 0 0 1 9 9 cm /X Do Q\n"
            b"72 500 200 40 re S 72 520 m 272 520 l S 172 500 m 172 540 l S\n"
            b"BT /F1 9 Tf 80 525 Td (Date) Tj ET\n"
            b"BT 3 Tr /F1 9 Tf 0 1 -1 0 30 300 Tm (Copy) Tj ET\n"
        ),
        10: b"<< /FT /Tx /T (name) /V (Kai) /Subtype /Widget /Rect [72 400 200 420] /P 3 0 R >>",
        11: b"<< /Subtype /Text /Contents (Is this so?) /Rect [90 700 110 720] /T (Ann) /Popup 12 0 R >>",
        12: b"<< /FT /Btn /T (seen) /V /Yes /AS /Yes /Subtype /Widget /Rect [72 380 90 395] "
        b"/Kids [10 0 R] >>",
        13: b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [14 0 R] "
        b"/ToUnicode 15 0 R >>",
        14: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [65 [500 500 500]] /DW 900 "
        b"/CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        15: stream(
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> "
            b"endcodespacerange 1 beginbfrange <0041> <0043> <0041> endbfrange endcmap"
        ),
        16: packed_stream(
            b"425420 2F4631 20 39 20546620 2878 29 20546A20 4554>".replace(b" ", b""), b"/ASCIIHexDecode"
        ).replace(b"<< /Length", b"<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Length"),
    }
)
_OPEN = odt(
    '<text:h text:outline-level="1">Visit</text:h><text:p>Saw <text:span>Kai</text:span>.'
    '<text:s text:c="3"/>x<text:tab/><text:line-break/>y<text:note text:note-class="footnote">'
    "<text:note-body><text:p>A note.</text:p></text:note-body>"
    "</text:note><office:annotation><text:p>Really?</text:p></office:annotation></text:p><text:list><text:list-item>"
    "<text:p>one</text:p></text:list-item></text:list><table:table><table:table-row>"
    '<table:table-cell table:number-columns-repeated="2"><text:p>Date</text:p></table:table-cell>'
    "<table:covered-table-cell/></table:table-row></table:table><text:p><draw:frame><draw:text-box><text:p>box</text:p>"
    "</draw:text-box></draw:frame>"
    '<text:change-start text:change-id="a"/>added<text:change-end text:change-id="a"/></text:p>',
    '<office:automatic-styles><style:style style:name="a" style:family="paragraph" '
    'style:parent-style-name="b"/>'
    "</office:automatic-styles>",
)
MADE = {"docx": (_WORD,), "pdf": (_FORM,), "odt": (_OPEN,)}
