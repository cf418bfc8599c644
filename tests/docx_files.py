"""Word files for tests, put together from raw XML, so that they can hold what python-docx cannot write."""

from __future__ import annotations

import io
import zipfile

_OPEN = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": f"{_OPEN}/wordprocessingml/2006/main",
        "r": f"{_OPEN}/officeDocument/2006/relationships",
        "mc": f"{_OPEN}/markup-compatibility/2006",
        "m": f"{_OPEN}/officeDocument/2006/math",
        "wp": f"{_OPEN}/drawingml/2006/wordprocessingDrawing",
        "a": f"{_OPEN}/drawingml/2006/main",
        "c": f"{_OPEN}/drawingml/2006/chart",
        "dgm": f"{_OPEN}/drawingml/2006/diagram",
        "pic": f"{_OPEN}/drawingml/2006/picture",
        "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
        "wpg": f"{_MICROSOFT}/word/2010/wordprocessingGroup",
        "wpc": f"{_MICROSOFT}/word/2010/wordprocessingCanvas",
        "w14": f"{_MICROSOFT}/word/2010/wordml",
        "w15": f"{_MICROSOFT}/word/2012/wordml",
        "cx": f"{_MICROSOFT}/drawing/2014/chartex",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_DOCUMENT = "openxmlformats-officedocument.wordprocessingml.document"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """A paragraph of texts and raw elements."""
    inner = "".join(item if item.startswith("<") else run(item) for item in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """A cell of paragraphs; a bare text is a paragraph."""
    inner = "".join(item if item.startswith("<") else p(item) for item in content) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inner = "".join(cell if cell.startswith("<") else tc(cell) if cell else tc() for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str) -> str:
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(rows) + "</w:tbl>"


def docx(
    body: str,
    main: str | None = None,
    files: dict[str, str | bytes] | None = None,
    relations: str = "",
    kind: str = WORD_DOCUMENT,
    **parts: str,
) -> bytes:
    """A docx of a body's XML.

    Further parts by their name: `header1`, `footnotes`, `styles` ...; other files by their path, with
    `relations` (see `relation`) from the body to them. `kind` is the main part's content type.
    """
    made: dict[str, str | bytes] = {}
    for name, content in parts.items():
        part_kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(part_kind, part_kind)
        made[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
        relations += relation(name, part_kind, f"{name}.xml")
    made["word/document.xml"] = main or f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    made["word/_rels/document.xml.rels"] = relationships(relations)
    made["_rels/.rels"] = relationships(relation("r1", "officeDocument", "word/document.xml"))
    made["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="application/vnd.{kind}.main+xml"/></Types>'
    )
    made |= files or {}
    return zipped({name: text.encode() if isinstance(text, str) else text for name, text in made.items()})


def relation(name: str, kind: str, target: str, mode: str = "") -> str:
    """A relation of the id `name` to a part of a kind ("chart")."""
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"{outside}/>'


def relationships(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def part(root: str, content: str) -> str:
    """A part of a file with an element of that name at its top."""
    return f"<{root} {NAMESPACES}>{content}</{root}>"


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return buffer.getvalue()


def ole(*streams: str, text: str = "") -> bytes:
    """The head of an OLE file with a directory that lists streams, and some UTF-16 text."""
    data = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00"))
    for stream in ("Root Entry", *streams):
        name = stream.encode("utf-16-le") + b"\x00\x00"
        kind = 5 if stream == "Root Entry" else 2
        data += name.ljust(64, b"\x00") + len(name).to_bytes(2, "little") + bytes([kind]) + bytes(61)
    return bytes(data) + b"\x01\x02\x03" + text.encode("utf-16-le")


BOX_NEW = "<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
BOX_OLD = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"


def shape(content: str) -> str:
    """A run with a text box in both its forms, as Word writes it."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{BOX_NEW.format(content)}</mc:Choice>'
        f"<mc:Fallback>{BOX_OLD.format(content)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def sdt(content: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(*content: str, data: str = "", code: str = " REF x ") -> str:
    """A complex field; texts and raw elements are its result."""
    char = '<w:r><w:fldChar w:fldCharType="{}">{}</w:fldChar></w:r>'.format
    told = code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    shown = "".join(item if item.startswith("<") else run(item) for item in content)
    return char("begin", data) + told + (char("separate", "") + shown if content else "") + char("end", "")


def drawing(kind: str, data: str) -> str:
    """A run with a drawing: a chart, a diagram or a picture, by its element."""
    return (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="d" descr="An alternative text"/><a:graphic>'
        f'<a:graphicData uri="{kind}">{data}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def chart(title: str, *categories: str, series: str = "", axis: str = "") -> str:
    """A chart's part."""
    titled = "<c:title><c:tx><c:rich><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:rich></c:tx></c:title>".format
    points = "".join(f"<c:pt><c:v>{category}</c:v></c:pt>" for category in categories)
    cells = "<c:strRef><c:f>Sheet1!$A$1</c:f><c:strCache>{}</c:strCache></c:strRef>".format
    named = f"<c:tx>{cells(f'<c:pt><c:v>{series}</c:v></c:pt>')}</c:tx>" if series else ""
    one = f"<c:ser>{named}<c:cat>{cells(points)}</c:cat><c:val><c:numRef/></c:val></c:ser>"
    axes = f"<c:catAx>{titled(axis)}</c:catAx>" if axis else ""
    return part("c:chartSpace", f"<c:chart>{titled(title)}<c:plotArea>{one * 2}{axes}</c:plotArea></c:chart>")


def diagram(points: dict[str, str], *connections: tuple[str, str]) -> str:
    """A diagram's data part: its points' texts by name, "" for the top, and who stands under whom."""
    told = "".join(
        f'<dgm:pt modelId="{name}"{"" if text else " type=" + chr(34) + "doc" + chr(34)}>'
        f"<dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for name, text in points.items()
    )
    ties = "".join(
        f'<dgm:cxn srcId="{source}" destId="{target}" srcOrd="{at}"/>'
        for at, (source, target) in enumerate(connections)
    )
    return part("dgm:dataModel", f"<dgm:ptLst>{told}</dgm:ptLst><dgm:cxnLst>{ties}</dgm:cxnLst>")
