"""docx to Document: all words, in order, with their places."""

from __future__ import annotations

import io
import time
import zipfile

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.read import read_bytes
from caselint.read.docx import read_docx
from caselint.read.refusal import UnreadableError
from caselint.record import Block, BlockKind, Document, MarkKind, Part, Place
from docx_files import BOX_OLD, docx, field, p, run, sdt, shape, tbl, tc, tr, zipped
from docx_words import lost_words


def read(data: bytes) -> Document:
    """Read a docx that must be sound, and hold to what is true of every one."""
    document = read_docx(data, "note.docx")
    assert not lost_words(data, document.text)
    at = 0
    for block in document.blocks:
        assert at <= block.span.start <= block.span.end <= len(document.text)
        at = block.span.end
        assert words(document, block) == words(document, block).strip()
    for mark in document.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(document.text)
    return document


def words(document: Document, block: Block) -> str:
    return document.text[block.span.start : block.span.end]


def outline(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, words(document, block)) for block in document.blocks]


def cells(document: Document) -> list[tuple[int | None, int | None, int | None, str]]:
    return [
        (block.place.table, block.place.row, block.place.cell, words(document, block))
        for block in document.blocks
        if block.kind is BlockKind.CELL
    ]


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [document.text[mark.span.start : mark.span.end] for mark in document.marks if mark.kind is kind]


# ------------------------------------------------------------------------------------ paragraphs


def test_paragraphs_stand_a_line_each_and_empty_ones_leave_a_line() -> None:
    document = read(docx(p("Visited Kai.") + p() + p(" ") + p("He was ", "<w:r><w:t>well</w:t></w:r>", ".")))
    assert document.text == "Visited Kai.\n\n \nHe was well.\n"
    assert outline(document) == [
        (BlockKind.PARAGRAPH, "Visited Kai."),
        (BlockKind.PARAGRAPH, "He was well."),
    ]
    assert [block.place for block in document.blocks] == [Place(paragraph=1), Place(paragraph=2)]


def test_signs_within_a_line() -> None:
    document = read(
        docx(
            p(
                "Name:",
                "<w:r><w:tab/><w:t>Kai</w:t><w:br/><w:t>co</w:t><w:softHyphen/><w:t>op</w:t></w:r>",
                "<w:r><w:noBreakHyphen/><w:t>x</w:t><w:cr/></w:r>",
                '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
                '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
                "a\xadb",
            )
        )
    )
    assert document.text == "Name:\tKai\ncoop-x\n☑☐ab\n"
    assert len(document.blocks) == 1


def test_words_on_both_sides_of_a_page_break_stay_two() -> None:
    document = read(docx(p("one", '<w:r><w:br w:type="page"/></w:r>', "two") + p("three")))
    assert document.text == "one\ntwo\nthree\n"
    assert len(document.blocks) == 2


def test_a_newline_inside_a_run_is_a_space() -> None:
    assert read(docx(p("<w:r><w:t>one\ntwo</w:t></w:r>"))).text == "one two\n"


def test_headings_and_lists_are_known_by_style_outline_and_numbering() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Team"><w:name w:val="Team section"/>'
        '<w:basedOn w:val="berschrift2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Body"><w:basedOn w:val="Team"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Points"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    styled = '<w:pStyle w:val="{}"/>'.format
    in_list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'.format
    document = read(
        docx(
            p("Title", properties=styled("T"))
            + p("Analysis", properties=styled("Team"))
            + p("Outlined", properties='<w:outlineLvl w:val="2"/>')
            + p("Body", properties=styled("Body"))
            + p("Ring Mum", properties=in_list("4"))
            + p("Second level", properties=styled("L"))
            + p("Out of the list", properties=styled("L") + in_list("0"))
            + p("Styles in a ring", properties=styled("A")),
            styles=styles,
        )
    )
    assert [(block.kind, block.level) for block in document.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, None),
        (BlockKind.LIST_ITEM, 1),
        (BlockKind.LIST_ITEM, 2),
        (BlockKind.PARAGRAPH, None),
        (BlockKind.PARAGRAPH, None),
    ]


def test_what_python_docx_writes_is_read() -> None:
    made = python_docx.Document()
    made.add_heading("Case note", 0)
    made.add_heading("Visit", 1)
    made.add_paragraph("Saw Kai.")
    made.add_paragraph("Ring Mum", style="List Bullet 2")
    made.add_paragraph("Write up", style="List Number")
    table = made.add_table(rows=2, cols=2)
    for index, text in enumerate(("Date", "Who", "1 May", "")):
        table.cell(index // 2, index % 2).text = text
    made.sections[0].header.paragraphs[0].text = "Confidential"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    buffer = io.BytesIO()
    made.save(buffer)
    document = read(buffer.getvalue())
    assert document.text == (
        "Confidential\nCase note\nVisit\nSaw Kai.\nRing Mum\nWrite up\nDate\tWho\n1 May\t\nPage 1\n"
    )
    assert [(block.kind.name, block.level) for block in document.blocks][1:6] == [
        ("HEADING", 1),
        ("HEADING", 1),
        ("PARAGRAPH", None),
        ("LIST_ITEM", 2),
        ("LIST_ITEM", 1),
    ]


def test_a_typed_line_is_a_rule() -> None:
    document = read(docx(p("One") + p("-----") + p("* * *") + p("– Kai")))
    assert [block.kind for block in document.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.RULE,
        BlockKind.RULE,
        BlockKind.PARAGRAPH,
    ]


# ---------------------------------------------------------------------------------------- tables


def test_a_row_is_a_line_and_an_empty_cell_a_block() -> None:
    document = read(
        docx(p("Before") + tbl(tr("Date", "Worker", "Note"), tr("1 May", "", "Saw Kai.")) + p("After"))
    )
    assert document.text == "Before\nDate\tWorker\tNote\n1 May\t\tSaw Kai.\nAfter\n"
    assert cells(document) == [
        (1, 1, 1, "Date"),
        (1, 1, 2, "Worker"),
        (1, 1, 3, "Note"),
        (1, 2, 1, "1 May"),
        (1, 2, 2, ""),
        (1, 2, 3, "Saw Kai."),
    ]
    empty = document.blocks[5]
    assert document.text[empty.span.start - 1] == document.text[empty.span.end] == "\t"
    assert document.blocks[-1].place == Place(paragraph=2)


def test_paragraphs_of_a_cell_stand_a_line_each_and_tabs_in_it_are_spaces() -> None:
    cell = tc(p(), p("One"), p(), p("two", "<w:r><w:tab/><w:t>three</w:t></w:r>"), p(), p())
    document = read(docx(tbl(tr(cell, "x\ty"), tr("z", "")) + p("End")))
    assert document.text == "One\n\ntwo three\tx y\nz\t\nEnd\n"
    assert cells(document)[:3] == [(1, 1, 1, "One"), (1, 1, 1, "two three"), (1, 1, 2, "x y")]


def test_merged_cells_count_once_and_columns_line_up() -> None:
    wide = tc("wide", properties='<w:gridSpan w:val="2"/>')
    top = tc("Kai", properties='<w:vMerge w:val="restart"/>')
    below = tc(properties="<w:vMerge/>")
    table = tbl(tr("Name", "Date", "Note"), tr(top, "1 May", "a"), tr(below, "2 May", "b"), tr(wide, "c"))
    document = read(docx(table))
    assert cells(document)[3:] == [
        (1, 2, 1, "Kai"),
        (1, 2, 2, "1 May"),
        (1, 2, 3, "a"),
        (1, 3, 2, "2 May"),
        (1, 3, 3, "b"),
        (1, 4, 1, "wide"),
        (1, 4, 3, "c"),
    ]
    assert document.text.splitlines()[2] == "\t2 May\tb"


def test_grid_columns_that_no_cell_starts_at_do_not_count() -> None:
    double = '<w:gridSpan w:val="2"/>'
    document = read(
        docx(
            tbl(
                tr(tc("a", properties=double), tc("b", properties=double)),
                tr(tc("c", properties=double), "d"),
            )
        )
    )
    assert [cell[2] for cell in cells(document)] == [1, 2, 1, 2]


def test_a_nested_table_has_its_own_number_and_says_where_it_stands() -> None:
    inner = tbl(tr("in 1", "in 2"), tr("in 3", ""))
    document = read(docx(tbl(tr("left", tc(p("above"), inner, "<w:p/>"), "right")) + tbl(tr("next"))))
    assert document.text == "left\tabove\nin 1\tin 2\nin 3\t\tright\nnext\n"
    assert cells(document) == [
        (1, 1, 1, "left"),
        (1, 1, 2, "above"),
        (2, 1, 1, "in 1"),
        (2, 1, 2, "in 2"),
        (2, 2, 1, "in 3"),
        (2, 2, 2, ""),
        (1, 1, 3, "right"),
        (3, 1, 1, "next"),
    ]
    assert [block.place.outer for block in document.blocks][1:5] == [None, (1, 1, 2), (1, 1, 2), (1, 1, 2)]


def test_a_cell_that_holds_a_picture_is_not_blank() -> None:
    document = read(docx(tbl(tr("Signed", tc(p("<w:r><w:drawing/></w:r>"))), tr("Date", ""))))
    assert cells(document) == [(1, 1, 1, "Signed"), (1, 2, 1, "Date"), (1, 2, 2, "")]


def test_a_cell_that_holds_only_a_table_is_not_empty() -> None:
    document = read(docx(tbl(tr(tc(tbl(tr("in")), "<w:p/>"), "out"))))
    assert cells(document) == [(2, 1, 1, "in"), (1, 1, 2, "out")]


# -------------------------------------------------------------- content controls, fields, boxes


def test_content_controls_at_every_level() -> None:
    document = read(
        docx(
            sdt(p("block") + sdt(p("inner")))
            + p("a ", sdt(run("run")), sdt(run("Click or tap here"), "<w:showingPlcHdr/>"))
            + tbl(sdt(tr("row", sdt(tc("cell")))), tr(tc(sdt(p("in cell"))), sdt(tc())))
        )
    )
    assert document.text == "block\ninner\na runClick or tap here\nrow\tcell\nin cell\t\n"
    assert cells(document)[-1] == (1, 2, 2, "")


def test_fields_show_their_results() -> None:
    tick = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    blank = "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"
    choice = (
        "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Visit'/><w:listEntry w:val='Call'/>"
        "</w:ddList></w:ffData>"
    )
    document = read(
        docx(
            p(
                "on ",
                field("1 May"),
                field(),
                " ",
                '<w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>',
            )
            + p(field(data=tick), field(data=blank), " ", field(data=choice), " ", field("Own", data=choice))
            + p(
                '<w:hyperlink r:id="x"><w:r><w:t>link</w:t></w:r></w:hyperlink>',
                "<w:smartTag>",
                "</w:smartTag>",
            )
        )
    )
    assert document.text == "on 1 May 7\n☒☐ Call Own\nlink\n"


def test_text_boxes_stand_once_after_their_paragraph() -> None:
    document = read(
        docx(
            p("Vis", shape(p("In the box") + p("and on")), "ited.")
            + p(f"<w:r>{BOX_OLD.format(p('old box'))}</w:r>")
            + p("Next")
        )
    )
    assert document.text == "Visited.\nIn the box\nand on\nold box\nNext\n"
    assert [block.place.part for block in document.blocks] == [Part.BODY, *[Part.TEXT_BOX] * 3, Part.BODY]


def test_a_shape_whose_text_only_the_old_form_holds() -> None:
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice>"
        f"<mc:Fallback>{BOX_OLD.format(p('kept'))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(docx(p(both))).text == "kept\n"


def test_a_text_box_in_a_cell_and_a_table_in_a_text_box() -> None:
    document = read(docx(tbl(tr(tc(p("cell", shape(p("box")))), "x")) + p(shape(tbl(tr("t", ""))))))
    assert document.text == "cell\nbox\tx\nt\t\n"
    assert [(block.place.table, block.place.cell, block.place.part) for block in document.blocks] == [
        (1, 1, Part.BODY),
        (1, 1, Part.TEXT_BOX),
        (1, 2, Part.BODY),
        (2, 1, Part.TEXT_BOX),
        (2, 2, Part.TEXT_BOX),
    ]


def test_formulas_are_text() -> None:
    assert read(docx(p("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", " days"))).text == "x=2 days\n"


# -------------------------------------------------------------------------- headers, notes, pages


def test_page_headers_footers_and_notes_stand_round_the_body_once_each() -> None:
    section = (
        "<w:sectPr>"
        '<w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/><w:headerReference w:type="even" r:id="gone"/>'
        "</w:sectPr>"
    )
    document = read(
        docx(
            p("Body", "<w:r><w:footnoteReference w:id='2'/></w:r>", " on", properties=section)
            + p("More")
            + section,
            header1=p("Client: Kai") + tbl(tr("Ref", "12")),
            header2=p("Client: Kai") + tbl(tr("Ref", "12")),
            footer1=p() + p("Official"),
            footnotes='<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p>'
            "</w:footnote>"
            f'<w:footnote w:id="2">{p("A note.")}</w:footnote>',
            endnotes=f'<w:endnote w:id="1">{p("The end.")}</w:endnote>',
        )
    )
    assert document.text == "Client: Kai\nRef\t12\nBody on\nMore\nA note.\nThe end.\n\nOfficial\n"
    parts = [block.place.part.name for block in document.blocks]
    assert parts == ["HEADER"] * 3 + ["BODY"] * 2 + ["FOOTNOTE", "ENDNOTE", "FOOTER"]


def test_tables_of_the_body_count_before_those_of_headers() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = read(docx(tbl(tr("body")) + section, header1=tbl(tr("head"))))
    assert cells(document) == [(2, 1, 1, "head"), (1, 1, 1, "body")]


def test_pages_count_from_the_breaks_that_word_left() -> None:
    rendered = "<w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r>"
    by_word = read(docx(p("one", '<w:r><w:br w:type="page"/></w:r>') + p(rendered) + p("three")))
    assert [block.place.page for block in by_word.blocks] == [1, 2, 2]
    by_hand = read(docx(p("one") + p('<w:r><w:br w:type="page"/><w:t>two</w:t></w:r>') + p("three")))
    assert [block.place.page for block in by_hand.blocks] == [1, 2, 2]
    assert read(docx(p("one"))).blocks[0].place.page is None


# ------------------------------------------------------------------------------- traces of editing


def test_tracked_changes() -> None:
    deleted = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    document = read(
        docx(
            p("He was ", deleted, f"<w:ins>{run('very')}{run(' calm')}</w:ins>", ".")
            + p(f"<w:moveFrom>{run('moved')}</w:moveFrom>", "x", f"<w:moveTo>{run('here')}</w:moveTo>")
        )
    )
    assert document.text == "He was very calm.\nxhere\n"
    assert marked(document, MarkKind.INSERTION) == ["very calm", "here"]
    assert [mark.span for mark in document.marks if mark.kind is MarkKind.DELETION] == [(7, 7), (18, 18)]


ENDS_DELETED = "<w:rPr><w:del/></w:rPr>"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = p("<w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del>", properties=ENDS_DELETED)
    document = read(
        docx(
            p("Saw")
            + gone
            + p("Kai ", properties=ENDS_DELETED)
            + p("at home.")
            + p("Last", properties=ENDS_DELETED)
        )
    )
    assert document.text == "Saw\nKai at home.\nLast\n"
    assert [block[1] for block in outline(document)] == ["Saw", "Kai at home.", "Last"]


def test_deleted_paragraphs_before_a_table_and_in_cells() -> None:
    gone = p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", properties=ENDS_DELETED)
    open_end = p("open", properties=ENDS_DELETED)
    document = read(docx(open_end + tbl(tr(tc(gone, open_end), tc(gone)), tr("y", ""))))
    assert document.text == "open\nopen\t\ny\t\n"
    assert all(mark.span.end <= len(document.text) for mark in document.marks)


def test_a_deleted_row_is_left_out() -> None:
    row = tr("gone", properties="<w:del/>")
    document = read(docx(tbl(tr("kept"), row)))
    assert document.text == "kept\n"
    assert [mark.kind for mark in document.marks] == [MarkKind.DELETION]


def test_comments_are_marks_and_stand_after_the_text() -> None:
    comment = '<w:comment w:id="1"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>'
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    reference = '<w:r><w:commentReference w:id="{}"/></w:r>'
    document = read(
        docx(
            p("He ", start, "was calm", end, reference.format(1), " then", reference.format(2)),
            comments=comment,
        )
    )
    assert document.text == "He was calm then\nReally?\n"
    assert [block.place for block in document.blocks][1:] == [Place(paragraph=1, part=Part.COMMENT)]
    assert marked(document, MarkKind.COMMENT) == ["was calm", ""]


def test_a_comment_on_a_cell_without_text() -> None:
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    document = read(docx(tbl(tr("a", tc(p("b"), p(start), p(), p(end)))) + end))
    assert marked(document, MarkKind.COMMENT) == [""]


def test_hidden_text_is_read_and_marked() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Sly"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    document = read(
        docx(
            p("seen ", run("not", "<w:vanish/>"), run(" this", '<w:rStyle w:val="Sly"/>'), " seen")
            + p("all of it ", run("but this", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="Note"/>')
            + tbl(tr("row", properties="<w:hidden/>")),
            styles=styles,
        )
    )
    assert document.text == "seen not this seen\nall of it but this\nrow\n"
    assert marked(document, MarkKind.HIDDEN) == ["not this", "all of it ", "row"]


# ----------------------------------------------------------------------------- packages and limits


def test_strict_files_and_other_part_names_are_read() -> None:
    data = docx(p("Strict"), header1=p("x"))
    files = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            content = package.read(name)
            for kind in (b"wordprocessingml", b"officeDocument"):
                content = content.replace(
                    b"http://schemas.openxmlformats.org/" + kind + b"/2006",
                    b"http://purl.oclc.org/ooxml/" + kind,
                )
            files[name.replace("/", "\\").replace("document.xml", "Document.xml")] = content
    assert read_docx(zipped(files), "x.docx").text == "Strict\n"


def without(data: bytes, gone: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return zipped({name: package.read(name) for name in package.namelist() if name != gone})


def test_a_missing_part_is_a_loss_only_if_it_holds_text() -> None:
    data = docx(p("Saw Kai."), styles="", footnotes="")
    assert read_docx(without(data, "word/styles.xml"), "x.docx").text == "Saw Kai.\n"
    with pytest.raises(UnreadableError, match=r"footnotes\.xml is missing"):
        read_docx(without(data, "word/footnotes.xml"), "x.docx")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx("")[:-40], "damaged"),
        (docx(p("x"), main="<w:document"), "damaged"),
        (docx(p("x"), main="<document/>"), "damaged"),
        (docx(p("x"), main='<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>'), "XML entities"),
        (docx(p("x") + '<w:altChunk r:id="a"/>'), "only Word can show"),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
            "OpenDocument",
        ),
        (zipped({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "Excel"),
        (zipped({"ppt/presentation.xml": b"<x/>"}), "PowerPoint"),
        (zipped({"notes/a.txt": b"x"}), "zip archive"),
        (zipped({"[Content_Types].xml": b"<x/>"}), "main part is missing"),
        (zipped({"word/document.xml": bytes(60 * 1024**2)}), "200 times"),
    ],
)
def test_refusals(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read_docx(data, "x.docx")
    assert said in error.value.reason
    assert error.value.code == "DOC001"


def test_what_claims_to_unpack_to_gigabytes_is_not_unpacked() -> None:
    data = bytearray(docx(p("x")))
    at = data.rfind(b"PK\x01\x02")  # the last file in the directory
    data[at + 24 : at + 28] = (900 * 1024**2).to_bytes(4, "little")
    with pytest.raises(UnreadableError, match="500 MB"):
        read_docx(bytes(data), "x.docx")


def test_files_without_text() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    with pytest.raises(UnreadableError) as empty:
        read_docx(docx(p() + tbl(tr("", "")) + section, header1=p("Only a header")), "x.docx")
    assert (empty.value.code, empty.value.reason) == ("DOC002", "The file holds no text.")
    files = {}
    with zipfile.ZipFile(io.BytesIO(docx(p("<w:r><w:drawing/></w:r>")))) as package:
        files = {name: package.read(name) for name in package.namelist()}
    with pytest.raises(UnreadableError, match="looks like a scan"):
        read_docx(zipped(files | {"word/media/image1.png": b"x"}), "x.docx")


def test_an_entity_bomb_costs_no_time() -> None:
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE d [<!ENTITY e0 "ha">{levels}]><d a="&e11;">&e11;</d>'
    started = time.perf_counter()
    with pytest.raises(UnreadableError):
        read_docx(docx("", main=bomb), "x.docx")
    assert time.perf_counter() - started < 2


def test_deep_nesting_is_read_or_refused() -> None:
    for depth in (20, 60, 400):
        content = p("deep")
        for _ in range(depth):
            content = tbl(tr(tc(content, "<w:p/>")))
        document = read_bytes(docx(content), "x.docx")
        assert document.text == "deep\n" or (document.problem and "nested deeper" in document.problem.reason)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:customXml>", "</w:customXml>"),
        ('<mc:AlternateContent><mc:Choice Requires="w14">', "</mc:Choice></mc:AlternateContent>"),
        ("<w:p><w:r><w:pict><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"),
    ],
)
def test_wrappers_as_deep_as_xml_may_be(before: str, after: str) -> None:
    depth = (250 - 5) // before.count("<")
    assert read(docx(before * depth + p("deep") + after * depth)).text == "deep\n"
    inline = "<w:ins>" * 240 + run("deep") + "</w:ins>" * 240
    assert read(docx(p(inline))).text == "deep\n"


RICH = docx(
    p("Saw Kai.") + tbl(tr("a", "b")) + p("x", shape(p("box"))), header1=p("h"), styles="", footnotes=""
)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(RICH) - 1), st.integers(0, 255), st.booleans())
def test_a_damaged_file_never_raises(at: int, value: int, cut: bool) -> None:
    data = RICH[:at] if cut else RICH[:at] + bytes([value]) + RICH[at + 1 :]
    document = read_bytes(data, "x.docx")
    assert document.problem is not None or document.text


@pytest.mark.parametrize(
    "data",
    [
        docx(
            "".join(p("x", properties=f'<w:pStyle w:val="s{at}"/>') for at in range(3000)),
            styles="".join(
                f'<w:style w:type="paragraph" w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>'
                for at in range(3000)
            ),
        ),
        docx(p("x", *['<w:r><w:fldChar w:fldCharType="begin"/><w:t>x</w:t></w:r>'] * 20_000)),
        docx(p("x", *[f'<w:commentRangeStart w:id="{at}"/>' for at in range(20_000)])),
        docx(p("x") + "".join(sdt(p(), '<w:dataBinding w:xpath="/a/b[9]"/>') for _ in range(5000))),
    ],
)
def test_what_comes_in_thousands_costs_no_more_than_its_number(data: bytes) -> None:
    started = time.process_time()
    assert read_docx(data, "x.docx").text.startswith("x")
    assert time.process_time() - started < 5


# ------------------------------------------------------------------------------- places to fill in


def slots(data: bytes) -> list[tuple[str, str, bool]]:
    document = read_docx(data, "form.docx")
    return [(document.text[s.span.start : s.span.end], s.title, s.filled) for s in document.slots]


def control(content: str, properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_content_controls_say_what_they_are_called_and_whether_they_are_filled() -> None:
    alias, prompt = '<w:alias w:val="Post title"/>', "<w:showingPlcHdr/>"
    body = (
        p("Post: ", control(run("Click here"), alias + prompt))
        + control(p("Jane Okafor"), '<w:tag w:val="author"/>')
        + tbl("<w:tr>" + tc("Late?") + control(tc("Choose"), prompt) + "</w:tr>")
        + control(p("Contents"), "<w:docPartObj/>")
        + p(control(run("☐"), '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'))
    )
    assert slots(docx(body)) == [
        ("Click here", "Post title", False),
        ("Jane Okafor", "author", True),
        ("Choose", "", False),
        ("☐", "", False),
    ]


def test_old_form_fields_are_places_to_fill_in() -> None:
    def field(name: str, shown: str) -> str:
        begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/></w:ffData></w:fldChar>'
        rest = f'<w:fldChar w:fldCharType="separate"/>{run(shown)}<w:fldChar w:fldCharType="end"/>'
        return f"<w:r>{begin}</w:r><w:r>{rest}</w:r>"

    body = p("Name: ", field("Text1", "\u2002\u2002")) + p("Post: ", field("Job", "Social Worker"))
    assert slots(docx(body)) == [("", "", False), ("Social Worker", "Job", True)]


def test_an_empty_control_takes_no_words_of_what_follows_it() -> None:
    body = control(p("  "), "") + p("Visited Kai at home.")
    assert slots(docx(body)) == [("", "", False)]


def test_word_s_own_templates_are_known() -> None:
    data = docx(p("Name:"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"document.main", b"template.main")
    assert not read_docx(data, "form.docx").new_files_begin_here
    assert read_docx(zipped(files), "form.docx").new_files_begin_here
