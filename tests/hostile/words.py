"""Word files whose parts are made to do harm, or are odd."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from docx_files import NAMESPACES, docx, p, run, tbl, tc, tr, zipped
from hostile.case import CANARY, NOTE, readable, refused, stopped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostile.case import Case, Ground

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SAID = p(NOTE)
ENTITIES, NO_XML, TOO_BIG = "declares XML entities", "no sound XML", "over a limit: its part"


def cases(ground: Ground) -> Iterator[Case]:
    """The files."""
    yield from _entities(ground)
    yield from _encodings()
    yield from _shapes()
    yield from _circles(ground)
    yield from _tables()
    yield from _fields()


def _entities(ground: Ground) -> Iterator[Case]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    secret, url = ground.secret.as_uri(), ground.url
    declared = {
        "billion-laughs": f'<!ENTITY l0 "{CANARY}">{laughs}',
        "quadratic-blow-up": f'<!ENTITY l9 "{CANARY * 5_000}">',
        "entity-from-a-file": f'<!ENTITY l9 SYSTEM "{secret}">',
        "entity-from-the-net": f'<!ENTITY l9 SYSTEM "{url}entity">',
        "parameter-entity": f'<!ENTITY % l SYSTEM "{url}parameter"> %l; <!ENTITY l9 "x">',
    }
    for name, entities in declared.items():
        body = p(run("&l9;" * (5_000 if name == "quadratic-blow-up" else 1)))
        main = f"<!DOCTYPE d [{entities}]>{_document(SAID + body)}"
        yield refused(f"{name}.docx", docx("", main=main), "docx", ENTITIES, NO_XML, TOO_BIG)
    outside = f'<!DOCTYPE d SYSTEM "{url}types.dtd">{_document(SAID)}'
    yield refused("types-from-the-net.docx", docx("", main=outside), "docx", ENTITIES)
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{url}include"/>'
    )
    yield readable("includes.docx", docx(SAID + p(f"<w:r><w:t>{include}</w:t></w:r>")), "docx")
    sheet = f'<?xml-stylesheet type="text/xsl" href="{url}sheet.xsl"?>{_document(SAID)}'
    yield readable("style-sheet-from-the-net.docx", docx("", main=sheet), "docx")
    schema = _document(SAID).replace(
        "<w:document ",
        '<w:document xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="urn:x {url}schema.xsd" ',
        1,
    )
    yield readable("schema-from-the-net.docx", docx("", main=schema), "docx")


def _encodings() -> Iterator[Case]:
    plain = _document(SAID)
    odd = '<?xml version="1.0" encoding="{}"?>'
    files = {
        "utf-16": (odd.format("UTF-16") + plain).encode("utf-16"),
        "utf-7": odd.format("UTF-7").encode() + plain.encode("utf-7"),
        "latin-1": (odd.format("iso-8859-1") + plain.replace("heating", "café")).encode("latin-1"),
    }
    for name, main in files.items():
        yield readable(f"xml-in-{name}.docx", zipped({"word/document.xml": main}), "docx")
    broken = {
        "invalid-utf-8": plain.encode().replace(b"heating", b"he\xff\xfeting"),
        "overlong-utf-8": plain.encode().replace(b"heating", b"he\xc0\xafting"),
        "utf-16-that-is-none": (odd.format("UTF-16") + plain).encode(),
        "no-such-encoding": (odd.format("x-none") + plain).encode(),
        "a-nul": plain.encode().replace(b"heating", b"he\x00ting"),
        "an-escape": plain.encode().replace(b"heating", b"he&#x1b;[31mting"),
        "no-end": plain.encode()[:-20],
        "two-roots": (plain + plain).encode(),
        "nothing": b"",
    }
    for name, main in broken.items():
        yield refused(f"xml-with-{name}.docx", zipped({"word/document.xml": main}), "docx", NO_XML)


def _shapes() -> Iterator[Case]:
    deep = "<w:ins>" * 1_000_000 + "</w:ins>" * 1_000_000
    yield refused(
        "elements-1000000-deep.docx", lambda: docx(SAID + f"<w:p>{_noise(2)}{deep}</w:p>"), "docx", TOO_BIG
    )
    yield readable("elements-200-deep.docx", docx(SAID + _deep("w:ins", 200)), "docx")
    yield refused("tables-500-deep.docx", docx(SAID + _tables_deep(500)), "docx", TOO_BIG)
    yield readable("tables-70-deep.docx", docx(SAID + _tables_deep(70)), "docx")
    wide = f'<w:p w:rsidR="{"A1" * 7_000_000}"/>'
    yield refused("attribute-of-14-mb.docx", lambda: docx(SAID + wide + _noise(2)), "docx", TOO_BIG)
    yield refused(
        "text-of-14-mb.docx", lambda: docx(SAID + p(run("A1 " * 5_000_000)) + _noise(2)), "docx", TOO_BIG
    )
    many = " ".join(f'w:a{n}="1"' for n in range(100_000))
    yield readable("attributes-100000.docx", lambda: docx(SAID + f"<w:p {many}/>"), "docx")
    spaces = "".join(f'<w:p xmlns:n{n}="urn:{n}">' for n in range(200)) + "</w:p>" * 200
    yield readable("namespaces.docx", lambda: docx(SAID + spaces), "docx")
    yield readable("paragraphs-100000-empty.docx", lambda: docx(SAID + "<w:p/>" * 100_000), "docx")
    yield readable(
        "runs-100000.docx", lambda: docx("<w:p>" + run("") * 99_999 + run("Rang.") + "</w:p>"), "docx"
    )
    yield refused(
        "another-root.docx",
        docx("", main=f"<w:hdr {NAMESPACES}>{SAID}</w:hdr>"),
        "docx",
        "its main part holds no document",
    )
    yield refused("pictures-alone.docx", zipped(_scan()), "docx", "looks like a scan", code="DOC002")
    yield refused("no-words.docx", docx(p(" ")), "docx", "holds no text", code="DOC002")


def _circles(ground: Ground) -> Iterator[Case]:
    ring = [("hdr", "header", "document.xml"), ("foot", "footnotes", "document.xml")]
    ringed = SAID + '<w:sectPr><w:headerReference w:type="default" r:id="hdr"/></w:sectPr>'
    yield readable("relations-in-a-ring.docx", _related(ringed, *ring), "docx")
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 5_000}"/></w:style>'
        for n in range(5_000)
    )
    styled = p(NOTE, properties='<w:pStyle w:val="s1"/>')
    yield readable("styles-in-a-ring.docx", docx(styled, styles=styles), "docx")
    numbered = p(NOTE, properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="A"/><w:numStyleLink w:val="A"/>'
        "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = (
        '<w:style w:type="numbering" w:styleId="A"><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    yield readable("numbering-in-a-ring.docx", docx(numbered, numbering=numbering, styles=listed), "docx")
    outside = [
        (f"r{n}", kind, ground.url + kind)
        for n, kind in enumerate(
            ("image", "hyperlink", "attachedTemplate", "oleObject", "frame", "subDocument")
        )
    ]
    yield readable("relations-to-the-net.docx", _related(SAID, *outside, mode="External"), "docx")
    # The same without the word External: a part of that name is looked for in the file, and not there.
    header = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    for name, target in (("a-file", ground.secret.as_posix()), ("the-net", ground.url + "header")):
        yield refused(
            f"header-from-{name}.docx",
            _related(SAID + header, ("h", "header", target)),
            "docx",
            "is missing",
        )
    chunk = SAID + '<w:altChunk r:id="c"/>'
    yield refused(
        "chunk-from-the-net.docx",
        _related(chunk, ("c", "aFChunk", ground.url + "chunk"), mode="External"),
        "docx",
        "in another format inside the file",
    )
    mains = {
        "a-picture": ("word/media/a.png", "no sound XML"),
        "a-climbing-path": ("../../../../etc/passwd", "is missing"),
        "a-workbook": ("xl/workbook.xml", "Excel workbook"),
        "slides": ("ppt/presentation.xml", "PowerPoint file"),
    }
    for name, (target, said) in mains.items():
        yield refused(f"main-part-is-{name}.docx", _main_at(target), "docx", said)
    ring = zipped({"_rels/.rels": _relationships(("r", "officeDocument", "_rels/.rels"))})
    yield refused("main-part-is-its-own-relation.docx", ring, "docx", "holds no document")
    yield readable("macros.docm", _macros(), "docx")


def _tables() -> Iterator[Case]:
    blank, said = tbl(tr("", "")) + "<w:p/>", tbl(tr("Rang.", "")) + "<w:p/>"
    yield readable("tables-10000.docx", lambda: docx(SAID + (blank * 99 + said) * 100), "docx")
    yield stopped("cells-1000000.docx", lambda: docx(SAID + _cells(1_000, 1_000)), "docx")
    yield readable("cells-in-a-row-3000.docx", lambda: docx(SAID + _cells(1, 3_000)), "docx")
    numbers = ("2147483647", "-2147483648", "99999999999999999999", "1e9", "NaN", "")
    spans = "".join(
        tbl(
            tr(
                tc("Rang.", properties=f'<w:gridSpan w:val="{n}"/><w:vMerge w:val="{n}"/>'),
                "x",
                properties=f'<w:gridBefore w:val="{n}"/><w:gridAfter w:val="{n}"/>',
            )
        )
        for n in numbers
    )
    yield readable("spans-past-all-bounds.docx", docx(SAID + spans), "docx")
    levels = "".join(
        p("Rang.", properties=f'<w:outlineLvl w:val="{n}"/><w:numPr><w:ilvl w:val="{n}"/></w:numPr>')
        for n in numbers
    )
    yield readable("levels-past-all-bounds.docx", docx(SAID + levels), "docx")


def _fields() -> Iterator[Case]:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    yield readable("fields-that-never-end.docx", docx(SAID + p(begin * 20_000)), "docx")
    yield readable("ends-of-no-field.docx", docx(SAID + p(end * 20_000)), "docx")
    code = '<w:r><w:instrText> DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" </w:instrText></w:r>'
    yield readable("field-that-starts-a-program.docx", docx(SAID + p(begin + code + end)), "docx")
    comments = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(20_000))
    yield readable("comments-that-never-end.docx", docx(SAID + f"<w:p>{comments}{run('x')}</w:p>"), "docx")
    deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>"
    yield readable("paragraph-ends-deleted-20000.docx", docx(SAID + deleted * 20_000), "docx")
    kept = deleted.replace("</w:p>", run("Rang. ") + "</w:p>")
    yield readable("paragraphs-joined-5000.docx", docx(SAID + kept * 5_000), "docx")
    boxes = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
    closed = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    yield readable("text-boxes-40-deep.docx", docx(SAID + boxes * 40 + p("Rang.") + closed * 40), "docx")


# ------------------------------------------------------------------------------------ what they are made of


def _document(body: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def _deep(tag: str, depth: int) -> str:
    return "<w:p>" + f"<{tag}>" * depth + run("Rang.") + f"</{tag}>" * depth + "</w:p>"


def _tables_deep(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + p("Rang.") + "<w:p/></w:tc></w:tr></w:tbl>" * depth


def _noise(megabytes: int) -> str:
    """A comment that does not pack well, so that a file is no bomb by its ratio."""
    return f"<!--{random.Random(5).randbytes(megabytes * 2**19).hex()}-->"


def _cells(rows: int, columns: int) -> str:
    words = random.Random(6)
    row = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(row.format(words.getrandbits(16)) for _ in range(columns)) + "</w:tr>"
            for _ in range(rows)
        )
        + "</w:tbl>"
    )


def _relationships(*relations: tuple[str, str, str], mode: str = "Internal") -> bytes:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for name, kind, target in relations
    )
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'.encode()


def _related(body: str, *relations: tuple[str, str, str], mode: str = "Internal") -> bytes:
    return zipped(
        {
            "word/document.xml": _document(body).encode(),
            "word/_rels/document.xml.rels": _relationships(*relations, mode=mode),
        }
    )


def _main_at(target: str) -> bytes:
    return zipped(
        {
            "_rels/.rels": _relationships(("r", "officeDocument", target)),
            "etc/nothing" if target.startswith("..") else target: b"\x89PNG\r\n\x1a\n" + bytes(40),
        }
    )


def _scan() -> dict[str, bytes]:
    return {"word/document.xml": _document("<w:p/>").encode(), "word/media/a.png": b"\x89PNG" + bytes(9)}


def _macros() -> bytes:
    return zipped(
        {
            "word/document.xml": _document(SAID).encode(),
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + f"Sub AutoOpen() {CANARY}".encode() * 99,
            "customUI/customUI.xml": b"<customUI onLoad='AutoOpen'/>",
        }
    )
