"""docx: its flavours, what is damaged and read all the same, other formats inside, and what is left out."""

from __future__ import annotations

import base64
import io
import re
import zipfile

import pytest

from caselint.read import read_bytes
from caselint.read.docx import read_docx
from caselint.read.limits import Limits
from caselint.read.refusal import UnreadableError
from caselint.record import BlockKind, Mark, MarkKind, Part, Span
from docx_files import (
    NAMESPACES,
    WORD_DOCUMENT,
    chart,
    diagram,
    docx,
    drawing,
    p,
    part,
    relation,
    relationships,
    run,
    sdt,
    shape,
    tbl,
    tc,
    tr,
    unzipped,
    zipped,
)

RICH = docx(
    p("Saw Kai", shape(p("box")), drawing("chart", '<c:chart r:id="c1"/>'))
    + p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", drawing("diagram", '<dgm:relIds r:dm="d1"/>'))
    + tbl(tr("a", "b"))
    + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
    header1=p("head"),
    footnotes=f'<w:footnote w:id="1">{p("foot")}</w:footnote>',
    comments=f'<w:comment w:id="1">{p("said")}</w:comment>',
    files={"word/charts/chart1.xml": chart("Visits"), "word/diagrams/data1.xml": diagram({"1": "point"})},
    relations=relation("c1", "chart", "charts/chart1.xml")
    + relation("d1", "diagramData", "diagrams/data1.xml"),
)
RICH_TEXT = "head\nSaw Kai\nbox\nVisits\nx\npoint\na\tb\nfoot\nsaid\n"

# ---------------------------------------------------------------------------------------- flavours


@pytest.mark.parametrize(
    ("kind", "template", "said"),
    [
        (WORD_DOCUMENT, False, "It is a Word document."),
        ("openxmlformats-officedocument.wordprocessingml.template", True, "It is a Word template."),
        ("ms-word.document.macroEnabled", False, "It is a Word document of the kind that may hold macros."),
        (
            "ms-word.template.macroEnabledTemplate",
            True,
            "It is a Word template of the kind that may hold macros.",
        ),
    ],
)
def test_the_flavour_is_told(kind: str, template: bool, said: str) -> None:
    document = read_docx(docx(p("a"), kind=kind), "x.docx")
    assert document.reading.steps[0] == said
    assert document.new_files_begin_here is template


def strict(content: bytes) -> bytes:
    return re.sub(
        rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/(\w+)",
        rb"http://purl.oclc.org/ooxml/\1/\2",
        content,
    )


def test_strict_open_xml_has_the_same_words_everywhere() -> None:
    data = zipped({name: strict(content) for name, content in unzipped(RICH).items()})
    document = read_docx(data, "x.docx")
    assert document.text == RICH_TEXT
    assert "It is in the strict form of Office Open XML." in document.reading.steps


def test_a_text_that_names_a_namespace_of_strict_files_keeps_its_words() -> None:
    assert read_docx(docx(p("http://purl.oclc.org/ooxml/wordprocessingml/main")), "x.docx").text == (
        "http://purl.oclc.org/ooxml/wordprocessingml/main\n"
    )


def flat(data: bytes, encoding: str = "utf-8") -> bytes:
    """The same file as one XML file, as Word saves it."""
    parts = []
    for name, content in unzipped(data).items():
        if name == "[Content_Types].xml":
            continue
        kind = f"application/vnd.{WORD_DOCUMENT}.main+xml" if name == "word/document.xml" else "text/xml"
        about = f'pkg:name="/{name}" pkg:contentType="{kind}"'
        if name.endswith((".xml", ".rels")):
            inner = f"<pkg:xmlData>{content.decode()}</pkg:xmlData>"
        else:
            inner = f"<pkg:binaryData>{base64.encodebytes(content).decode()}</pkg:binaryData>"
        parts.append(f"<pkg:part {about}>{inner}</pkg:part>")
    head = f'<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Word.Document"?>'
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return f'{head}<pkg:package xmlns:pkg="{space}">{"".join(parts)}</pkg:package>'.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["x.docx", "x.xml"])
def test_flat_files_are_known_by_their_content(name: str, encoding: str) -> None:
    document = read_bytes(flat(RICH, encoding), name)
    assert document.problem is None
    assert document.text == RICH_TEXT
    assert document.format == "docx"
    assert "It is in the flat form: one XML file in place of a zip." in document.reading.steps


def test_flat_files_that_are_not_whole_are_refused() -> None:
    for data in (
        flat(RICH)[:-30],
        flat(RICH).replace(b"w:body", b"w:bodies"),
        flat(zipped({"a.xml": b"<a/>"})),
    ):
        problem = read_bytes(data, "x.docx").problem
        assert problem is not None
        assert "damaged" in problem.reason


def test_a_flat_file_s_large_pictures_cost_it_no_words() -> None:
    picture = zipped(unzipped(docx(p("a"))) | {"word/media/image1.png": bytes(9_000_000)})
    assert read_docx(flat(picture), "x.xml").text == "a\n"


def test_xml_of_word_2003_is_refused_by_name() -> None:
    data = b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
    problem = read_bytes(data, "x.xml").problem
    assert problem is not None
    assert "Word 2003" in problem.reason


# ----------------------------------------------------------------- damaged, and read all the same


def changed(data: bytes, **changes: tuple[str, str]) -> bytes:
    """A file with words replaced in its lists of relations."""
    files = unzipped(data)
    for old, new in changes.values():
        for name in files:
            if name.endswith(".rels"):
                files[name] = files[name].replace(old.encode(), new.encode())
    return zipped(files)


@pytest.mark.parametrize(
    "changes",
    [
        ('Target="word/document.xml"', 'Target="/word/document.xml"'),
        ('Target="word/document.xml"', 'Target="word\\document.xml"'),
        ('Target="word/document.xml"', 'Target="WORD/Document.XML"'),
        ('Target="word/document.xml"', 'Target="./word/../word/document.xml"'),
        ('Target="charts/chart1.xml"', 'Target="charts%2Fchart1.xml"'),
        ('Target="header1.xml"', 'Target="\\word\\header1.xml"'),
    ],
)
def test_odd_targets_lead_where_word_goes(changes: tuple[str, str]) -> None:
    data = changed(RICH, one=changes)
    assert data != RICH
    assert read_docx(data, "x.docx").text == RICH_TEXT


@pytest.mark.parametrize("gone", ["[Content_Types].xml", "_rels/.rels"])
def test_a_missing_list_of_parts_costs_no_words(gone: str) -> None:
    files = unzipped(RICH)
    del files[gone]
    assert read_docx(zipped(files), "x.docx").text == RICH_TEXT


def test_parts_of_the_usual_names_are_found_without_the_body_s_relations() -> None:
    files = unzipped(RICH)
    del files["word/_rels/document.xml.rels"]
    assert read_docx(zipped(files), "x.docx").text == "Saw Kai\nbox\nx\na\tb\nfoot\nsaid\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_parts_in_other_encodings(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    files = {name: (head + content.decode()).encode(encoding) for name, content in unzipped(RICH).items()}
    files["[Content_Types].xml"] = unzipped(RICH)["[Content_Types].xml"]
    assert read_docx(zipped(files), "x.docx").text == RICH_TEXT


def test_strict_parts_in_utf_16() -> None:
    files = {name: strict(content).decode().encode("utf-16") for name, content in unzipped(RICH).items()}
    assert read_docx(zipped(files), "x.docx").text == RICH_TEXT


def test_names_in_another_case_with_backslashes() -> None:
    files = {
        name.replace("/", "\\").replace("word", "Word"): content for name, content in unzipped(RICH).items()
    }
    assert read_docx(zipped(files), "x.docx").text == RICH_TEXT


def test_a_name_that_comes_twice_is_one_part() -> None:
    buffer = io.BytesIO(docx(p("first")))
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", unzipped(docx(p("last")))["word/document.xml"])
    assert read_docx(buffer.getvalue(), "x.docx").text == "last\n"


@pytest.mark.parametrize("content", [b"", b"<broken", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_damaged_parts_that_hold_none_of_the_page_s_words_cost_nothing(content: bytes) -> None:
    files = unzipped(
        docx(p("a"), settings="", files={"docProps/app.xml": "", "word/glossary/document.xml": ""})
    )
    for name in ("word/settings.xml", "docProps/app.xml", "word/glossary/document.xml"):
        files[name] = content
    assert read_docx(zipped(files), "x.docx").text == "a\n"


def test_a_drawing_whose_part_is_lost_is_an_omission() -> None:
    files = unzipped(RICH)
    files["word/charts/chart1.xml"] = b"<broken"
    del files["word/diagrams/data1.xml"]
    document = read_docx(zipped(files), "x.docx")
    assert document.text == "head\nSaw Kai\nbox\nx\na\tb\nfoot\nsaid\n"
    assert [omission.what for omission in document.reading.omissions] == ["2 charts or diagrams"]


# --------------------------------------------------------------------- other formats inside (altChunk)

CHUNK = '<w:altChunk r:id="k{}"><w:altChunkPr/></w:altChunk>'


def holding(*chunks: tuple[str, bytes], body: str = "") -> bytes:
    return docx(
        body or p("before") + "".join(CHUNK.format(at) for at in range(len(chunks))) + p("after"),
        files={f"word/{name}": content for name, content in chunks},
        relations="".join(relation(f"k{at}", "aFChunk", name) for at, (name, _) in enumerate(chunks)),
    )


INNER = docx(
    p("first", "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", run("sly", "<w:vanish/>"))
    + tbl(tr("a", "b"), tr(tc(p("c"), p("d")), ""))
    + p("x", "<w:r><w:br/><w:t>y</w:t></w:r>", sdt(run("filled"), '<w:alias w:val="Name"/>')),
    footnotes=f'<w:footnote w:id="1">{p("foot")}</w:footnote>',
)


def test_a_docx_in_a_docx_is_read_where_it_stands() -> None:
    document = read_docx(holding(("inner.docx", INNER)), "x.docx")
    assert document.text == "before\nfirstsly\na\tb\nc\nd\t\nx\nyfilled\nfoot\nafter\n"
    assert [(block.kind, block.place.table, block.place.row, block.place.cell) for block in document.blocks][
        2:7
    ] == [
        (BlockKind.CELL, 1, 1, 1),
        (BlockKind.CELL, 1, 1, 2),
        (BlockKind.CELL, 1, 2, 1),
        (BlockKind.CELL, 1, 2, 1),
        (BlockKind.CELL, 1, 2, 2),
    ]
    assert document.marks == (
        Mark(MarkKind.DELETION, Span(12, 12), "gone"),
        Mark(MarkKind.HIDDEN, Span(12, 15)),
    )
    [slot] = document.slots
    assert (document.text[slot.span.start : slot.span.end], slot.title) == ("filled", "Name")
    assert document.blocks[-2].place.part is Part.FOOTNOTE
    for block, after in zip(document.blocks, document.blocks[1:], strict=False):
        assert block.span.end <= after.span.start


def test_plain_text_in_a_docx_and_the_same_part_twice() -> None:
    body = p("a") + CHUNK.format(0) + tbl(tr(tc(CHUNK.format(0) + "<w:p/>"), "b"))
    document = read_docx(holding(("t.txt", b"one\ntwo"), body=body), "x.docx")
    assert document.text == "a\none\ntwo\none\ntwo\tb\n"
    assert any("(txt)" in step for step in document.reading.steps)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        (
            "h.html",
            b"<html><body><p>one</p><table><tr><td>c</td><td>d</td></tr></table></body></html>",
            "one\nc\td\n",
        ),
        ("r.rtf", rb"{\rtf1\ansi one\par two\par}", "one\ntwo\n"),
        ("e.html", b"<html><body></body></html>", ""),
    ],
)
def test_html_and_rtf_in_a_docx(name: str, content: bytes, text: str) -> None:
    assert read_docx(holding((name, content)), "x.docx").text == f"before\n{text}after\n"


def test_tables_of_a_chunk_count_on_from_those_before_it() -> None:
    body = tbl(tr("t")) + CHUNK.format(0) + tbl(tr("u"))
    document = read_docx(holding(("inner.docx", docx(tbl(tr("v")) + tbl(tr("w")))), body=body), "x.docx")
    assert [block.place.table for block in document.blocks] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "data",
    [
        holding(("c.bin", b"\x00\x01\x02")),
        holding(("c.pdf", b"%PDF-1.4 x")),
        holding(("c.docx", INNER[:-40])),
        docx(p("a") + CHUNK.format(0)),
        docx(
            p("a") + CHUNK.format(0), relations=relation("k0", "aFChunk", "https://example.org/a", "External")
        ),
    ],
)
def test_what_cannot_be_taken_in_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="only Word can show"):
        read_docx(data, "x.docx")


def test_docx_in_docx_has_an_end() -> None:
    data = docx(p("deep"))
    for depth in range(3):
        data = holding((f"d{depth}.docx", data))
    assert read_docx(data, "x.docx").text == "before\n" * 3 + "deep\n" + "after\n" * 3
    with pytest.raises(UnreadableError):
        read_docx(holding(("d.docx", holding(("d.docx", data)))), "x.docx")


def test_a_chunk_that_is_shown_again_and_again_is_over_the_limit() -> None:
    long = b"word " * 60_000
    data = holding(("t.txt", long), body=p("a") + CHUNK.format(0) * 20)
    assert len(read_docx(data, "x.docx").text) > 20 * 299_000
    with pytest.raises(UnreadableError, match="so often"):
        read_docx(data, "x.docx", Limits(unpacked_mb=2))


def test_a_chart_that_is_shown_again_and_again_is_over_the_limit() -> None:
    files = {"word/charts/chart1.xml": chart("word " * 20_000)}
    body = p(*[drawing("chart", '<c:chart r:id="c1"/>')] * 50)
    data = docx(body, files=files, relations=relation("c1", "chart", "charts/chart1.xml"))
    with pytest.raises(UnreadableError, match="so often"):
        read_docx(data, "x.docx", Limits(unpacked_mb=2))


# -------------------------------------------------------------------------- what is not in the text


def test_what_is_left_out_is_said() -> None:
    control = (
        '<w:r><w:object><v:shape><v:imagedata r:id="i"/></v:shape><w:control r:id="x"/></w:object></w:r>'
    )
    data = docx(
        p(
            "a",
            control,
            drawing("picture", "<pic:pic/>"),
            "<w:r><w:pict><v:imagedata r:id='i'/></w:pict></w:r>",
        )
        + '<w:subDoc r:id="s"/>'
        + p('<w:r><w:contentPart r:id="ink"/></w:r>'),
        files={
            "word/embeddings/Sheet1.xlsx": b"PK",
            "word/vbaProject.bin": b"macros",
            "word/glossary/document.xml": part("w:glossaryDocument", p("building block")),
            "word/_rels/settings.xml.rels": relationships(
                relation("t", "attachedTemplate", "file:///C:/Team.dotx", "External")
            ),
            "docProps/app.xml": "<Properties><Pages>4</Pages></Properties>",
        },
        relations=relation("s", "subDocument", "other.docx", "External")
        + relation("h", "hyperlink", "https://example.org", "External"),
        settings="",
    )
    document = read_docx(data, "x.docx")
    reading = document.reading
    assert document.text == "a\n\n"
    assert reading.pages == 4
    assert {omission.what: omission.names for omission in reading.omissions} == {
        "2 pictures": (),
        "1 drawing by hand": (),
        "1 form control of an old kind (ActiveX)": (),
        "1 part kept in another file": (),
        "1 file inside the file": ("sheet1.xlsx",),
        "building blocks": (),
    }
    assert "It holds macros, which were not run." in reading.steps
    assert (
        "It refers to 2 parts outside the file, such as a template or a picture: not followed."
        in reading.steps
    )


def test_building_blocks_without_words_are_no_omission() -> None:
    data = docx(p("a"), files={"word/glossary/document.xml": part("w:glossaryDocument", p())})
    assert not read_docx(data, "x.docx").reading.omissions


def test_nothing_of_the_file_s_words_is_in_how_it_was_read() -> None:
    reading = read_docx(RICH, "x.docx").reading
    told = " ".join([*reading.steps, *(omission.what + omission.why for omission in reading.omissions)])
    assert not {"Saw", "Kai", "Visits", "said"} & set(told.split())
    assert "It holds 1 table." in reading.steps
    assert NAMESPACES not in told
