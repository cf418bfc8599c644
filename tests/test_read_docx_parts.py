"""docx: page headers and footers, footnotes and endnotes, comments: which, in what order, where."""

from __future__ import annotations

import io

import docx as python_docx

from caselint.read import read_bytes
from caselint.read.docx import read_docx
from caselint.record import Document, MarkKind, Part, Place
from docx_files import NAMESPACES, docx, drawing, p, part, relation, run, shape, tbl, tc, tr
from docx_words import lost_words


def read(data: bytes) -> Document:
    document = read_docx(data, "x.docx")
    assert not lost_words(data, document.text)
    return document


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [document.text[mark.span.start : mark.span.end] for mark in document.marks if mark.kind is kind]


def section(*references: str, more: str = "") -> str:
    """A section's properties; `references` such as "header first header2"."""
    told = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{name}"/>'
        for kind, page, name in (reference.split() for reference in references)
    )
    return f"<w:sectPr>{told}{more}</w:sectPr>"


# ------------------------------------------------------------------------ page headers and footers

FIRST = "<w:titlePg/>"
EVEN = "<w:evenAndOddHeaders/>"


def test_headers_and_footers_of_every_section_and_page() -> None:
    document = read(
        docx(
            p("one", properties=section("header default header1", "footer default footer1"))
            + p("two", properties=section("header first header2", "header even header3", more=FIRST))
            + p("three")
            + section("header default header4", "footer even footer2"),
            header1=p("all pages"),
            header2=p("first page"),
            header3=p("even pages"),
            header4=p("last section"),
            footer1=p("foot"),
            footer2=p("even foot"),
            settings=EVEN,
        )
    )
    assert document.text == (
        "all pages\nfirst page\neven pages\nlast section\none\ntwo\nthree\nfoot\neven foot\n"
    )
    assert not document.marks


def test_what_python_docx_writes_on_first_even_and_other_pages() -> None:
    made = python_docx.Document()
    made.add_paragraph("one")
    made.settings.odd_and_even_pages_header_footer = True
    for number in (1, 2):
        section = made.sections[-1] if number == 1 else made.add_section()
        section.different_first_page_header_footer = True
        for page in ("first_page_", "even_page_", ""):
            for kind in ("header", "footer"):
                story = getattr(section, page + kind)
                story.is_linked_to_previous = False
                story.paragraphs[0].text = f"{page}{kind} {number}"
    buffer = io.BytesIO()
    made.save(buffer)
    document = read(buffer.getvalue())
    headers, body, footers = document.text.partition("one\n")
    for number in (1, 2):
        for page in ("first_page_", "even_page_", ""):
            assert f"{page}header {number}\n" in headers
            assert f"{page}footer {number}\n" in footers
    assert body
    assert not document.marks


def test_headers_that_no_page_shows_are_hidden_text() -> None:
    document = read(
        docx(
            p("one") + section("header first header1", "header even header2", "header default header3"),
            header1=p("not first"),
            header2=p("not even"),
            header3=p("shown"),
        )
    )
    assert document.text == "shown\nnot first\nnot even\none\n"
    assert marked(document, MarkKind.HIDDEN) == ["not first", "not even"]
    assert any("2 page headers or footers that no page shows" in step for step in document.reading.steps)


def test_a_first_page_header_is_shown_by_a_later_section_that_has_none_of_its_own() -> None:
    document = read(
        docx(
            p("one", properties=section("header first header1")) + p("two") + section(more=FIRST),
            header1=p("inherited"),
        )
    )
    assert document.text == "inherited\none\ntwo\n"
    assert not document.marks


def test_a_hidden_header_that_repeats_a_shown_one_is_no_more_than_that() -> None:
    document = read(
        docx(
            p("one") + section("header first header1", "header default header2"),
            header1=p("same"),
            header2=p("same"),
        )
    )
    assert document.text == "same\none\n"
    assert not document.marks


def test_a_header_that_only_old_properties_of_a_section_name_is_no_text() -> None:
    old = f"<w:sectPrChange>{section('header default header1')}</w:sectPrChange>"
    assert read_docx(docx(p("one") + section(more=old), header1=p("was")), "x.docx").text == "one\n"


def test_drawings_of_a_header_come_from_its_own_relations() -> None:
    data = docx(
        p("one") + section("header default header1"),
        header1=p("h", drawing("diagram", '<dgm:relIds r:dm="d"/>'), shape(tbl(tr("box")))),
        files={
            "word/_rels/header1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/'
            f'2006/relationships">{relation("d", "diagramData", "diagrams/data1.xml")}</Relationships>',
            "word/diagrams/data1.xml": part("dgm:dataModel", "<a:p><a:r><a:t>loose</a:t></a:r></a:p>"),
        },
    )
    document = read_docx(data, "x.docx")
    assert document.text == "h\nbox\none\n"  # points alone have words in a diagram
    assert {block.place.part for block in document.blocks} == {Part.HEADER, Part.BODY}


def test_a_watermark_is_text_of_its_header() -> None:
    mark = '<w:r><w:pict><v:shape><v:textpath string="CONFIDENTIAL"/></v:shape></w:pict></w:r>'
    document = read(
        docx(
            p("one") + section("header default header1", "header first header2", more=FIRST),
            header1=p("Kai", mark),
            header2=p("Kai"),
        )
    )
    assert document.text == "Kai\nKai\nCONFIDENTIAL\none\n"


# --------------------------------------------------------------------------- footnotes, endnotes


def note(kind: str, name: str, *content: str, more: str = "") -> str:
    return f'<w:{kind} w:id="{name}"{more}>{p(*content)}</w:{kind}>'


def refer(kind: str, name: str, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{name}"{more}/></w:r>'


def test_notes_stand_in_the_order_of_the_text_and_those_it_does_not_name_last() -> None:
    document = read(
        docx(
            p("a", refer("footnote", "5"), "b", refer("footnote", "3"))
            + tbl(tr(tc(p("c", refer("endnote", "2"))))),
            footnotes=note("footnote", "2", "nowhere")
            + note("footnote", "3", "third")
            + note("footnote", "5", "fifth"),
            endnotes=note("endnote", "2", "end"),
        )
    )
    assert document.text == "ab\nc\nfifth\nthird\nnowhere\nend\n"
    assert [block.place.part for block in document.blocks][2:] == [*[Part.FOOTNOTE] * 3, Part.ENDNOTE]


def test_a_separator_is_a_note_only_if_someone_wrote_in_it() -> None:
    plain = '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    written = note("footnote", "1", "Notes go on", more=' w:type="continuationNotice"')
    assert read(docx(p("a"), footnotes=plain + written)).text == "a\nNotes go on\n"


def test_a_note_s_own_sign_is_in_the_text() -> None:
    custom = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    assert read(docx(p("a", custom), footnotes=note("footnote", "1", "* b"))).text == "a*\n* b\n"


# ---------------------------------------------------------------------------------------- comments


def comment(name: str, text: str, paragraph: str = "") -> str:
    about = f' w14:paraId="{paragraph}"' if paragraph else ""
    return f'<w:comment w:id="{name}" w:author="A. Manager"><w:p{about}>{run(text)}</w:p></w:comment>'


def start(name: str) -> str:
    return f'<w:commentRangeStart w:id="{name}"/>'


def end(name: str) -> str:
    return f'<w:commentRangeEnd w:id="{name}"/><w:r><w:commentReference w:id="{name}"/></w:r>'


SECTION = section("footer default footer1")


def test_comments_stand_after_the_notes_in_the_order_of_what_they_are_about() -> None:
    document = read(
        docx(
            p("He ", start("7"), "was", end("7"), " ", start("2"), "calm", end("2"), refer("footnote", "1"))
            + SECTION,
            comments=comment("2", "In what way?") + comment("7", "Is?") + comment("9", "About nothing"),
            footnotes=note("footnote", "1", "note"),
            footer1=p("foot"),
        )
    )
    assert document.text == "He was calm\nnote\nIs?\nIn what way?\nAbout nothing\nfoot\n"
    assert marked(document, MarkKind.COMMENT) == ["was", "calm"]
    assert document.blocks[2].place == Place(paragraph=1, part=Part.COMMENT)
    assert "It holds 3 comments." in document.reading.steps


def test_replies_follow_what_they_reply_to() -> None:
    extended = (
        f'<w15:commentsEx {NAMESPACES}><w15:commentEx w15:paraId="AA"/>'
        '<w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>'
        '<w15:commentEx w15:paraId="CC"/></w15:commentsEx>'
    )
    document = read(
        docx(
            p(start("1"), "a", end("1"), start("3"), "b", end("3"), start("2"), "c", end("2")),
            comments=comment("1", "first", "AA") + comment("2", "reply", "BB") + comment("3", "second", "CC"),
            files={"word/commentsExtended.xml": extended},
            relations=relation("x", "commentsExtended", "commentsExtended.xml"),
        )
    )
    assert document.text == "abc\nfirst\nreply\nsecond\n"


def test_comments_that_reply_to_each_other_in_a_ring_are_all_read() -> None:
    extended = (
        f'<w15:commentsEx {NAMESPACES}><w15:commentEx w15:paraId="AA" w15:paraIdParent="BB"/>'
        '<w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/></w15:commentsEx>'
    )
    document = read(
        docx(
            p("a"),
            comments=comment("1", "one", "AA") + comment("2", "two", "BB"),
            files={"word/commentsExtended.xml": extended},
            relations=relation("x", "commentsExtended", "commentsExtended.xml"),
        )
    )
    assert document.text == "a\none\ntwo\n"


def test_a_comment_on_what_was_deleted_keeps_its_place() -> None:
    gone = f"<w:del>{start('1')}<w:r><w:delText>b</w:delText></w:r>{end('1')}</w:del>"
    document = read(docx(p("a", gone, "c"), comments=comment("1", "Why?")))
    assert document.text == "ac\nWhy?\n"
    assert [mark.span for mark in document.marks if mark.kind is MarkKind.COMMENT] == [(1, 1)]


def test_a_comment_with_a_table_and_a_tracked_change_in_it() -> None:
    body = tbl(tr("x", "y")) + p("<w:ins>" + run("z") + "</w:ins>")
    document = read(docx(p("a"), comments=f'<w:comment w:id="1">{body}</w:comment>'))
    assert document.text == "a\nx\ty\nz\n"
    assert marked(document, MarkKind.INSERTION) == ["z"]


def test_a_file_with_comments_alone_holds_no_text() -> None:
    problem = read_bytes(docx(p(), comments=comment("1", "Why is it empty?")), "x.docx").problem
    assert problem is not None
    assert problem.code == "DOC002"
