"""odt to Document: all words, in order, with their places."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.read import read_bytes
from caselint.read.limits import Limits
from caselint.read.odt import read_odt
from caselint.read.refusal import UnreadableError
from caselint.record import Block, BlockKind, Document, MarkKind, Part, Place
from docx_files import zipped

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
sys.path.insert(0, str(EXAMPLES))
from writers import as_docx, as_odt, source  # noqa: E402

SOURCES = sorted(path.stem for path in (EXAMPLES / "sources").glob("*.yaml"))

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [
        f'xmlns:{name}="{_OASIS}{name}:1.0"'
        for name in ("office", "text", "table", "style", "form", "manifest")
    ]
    + [
        f'xmlns:draw="{_OASIS}drawing:1.0" xmlns:fo="{_OASIS}xsl-fo-compatible:1.0" xmlns:script="'
        f'{_OASIS}script:1.0"'
    ]
    + ['xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"']
    + ['xmlns:math="http://www.w3.org/1998/Math/MathML" xmlns:svg="urn:oasis:svg"']
    + ['xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"']
    + ['xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"']
)
TEXT = b"application/vnd.oasis.opendocument.text"


def p(*content: str, style: str = "", tag: str = "p", more: str = "") -> str:
    """A paragraph of raw XML."""
    return f'<text:{tag} text:style-name="{style}" {more}>{"".join(content)}</text:{tag}>'


def frame(inner: str) -> str:
    return f"<draw:frame><draw:text-box>{inner}</draw:text-box></draw:frame>"


def style(name: str, *properties: str, family: str = "paragraph", parent: str = "", more: str = "") -> str:
    inner = "".join(f"<style:text-properties {one}/>" for one in properties)
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}" {more}>'
        f"{inner}</style:style>"
    )


def content(body: str, automatic: str = "", before: str = "") -> bytes:
    return (
        f"<office:document-content {NAMESPACES}>{before}<office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    ).encode()


def styles_xml(common: str = "", masters: str = "", automatic: str = "") -> bytes:
    return (
        f"<office:document-styles {NAMESPACES}><office:styles>{common}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    ).encode()


def odt(body: str, automatic: str = "", *, before: str = "", mimetype: bytes = TEXT, **parts: bytes) -> bytes:
    """An odt of a body's XML; further parts by their names, styles_xml among them."""
    named = {name.replace("_xml", ".xml"): data for name, data in parts.items()}
    return zipped({"mimetype": mimetype, "content.xml": content(body, automatic, before), **named})


def read(body: str, automatic: str = "", **parts: bytes) -> Document:
    """Read an odt that must be sound, and hold to what is true of every document."""
    document = read_odt(odt(body, automatic, **parts), "note.odt")
    check(document)
    return document


def check(document: Document) -> None:
    at = 0
    for block in document.blocks:
        assert at <= block.span.start <= block.span.end <= len(document.text)
        assert not document.text[at : block.span.start].strip()
        at = block.span.end
        assert words(document, block) == words(document, block).strip()
    assert not document.text[at:].strip()
    for mark in document.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(document.text)
    for slot in document.slots:
        assert 0 <= slot.span.start <= slot.span.end <= len(document.text)


def sound_or_refused(data: bytes) -> None:
    document = read_bytes(data, "x.odt")
    assert document.text if document.problem is None else document.problem.reason.endswith(".")
    check(document)


def words(document: Document, block: Block) -> str:
    return document.text[block.span.start : block.span.end]


def outline(document: Document) -> list[tuple[BlockKind, int | None, str]]:
    return [(block.kind, block.level, words(document, block)) for block in document.blocks]


def parts(document: Document) -> list[tuple[Part, str]]:
    return [(block.place.part, words(document, block)) for block in document.blocks]


def cells(document: Document) -> list[tuple[int | None, int | None, int | None, str]]:
    return [
        (block.place.table, block.place.row, block.place.cell, words(document, block))
        for block in document.blocks
        if block.kind is BlockKind.CELL
    ]


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [document.text[mark.span.start : mark.span.end] for mark in document.marks if mark.kind is kind]


def slots(document: Document) -> list[tuple[str, str, bool]]:
    return [
        (document.text[slot.span.start : slot.span.end], slot.title, slot.filled) for slot in document.slots
    ]


def reason(data: bytes, code: str = "DOC001") -> str:
    with pytest.raises(UnreadableError) as caught:
        read_odt(data, "note.odt")
    assert caught.value.code == code
    return caught.value.reason


# ------------------------------------------------------------------------------- where text can hide

PLACES = {
    "text": (p("Saw Kai."), "Saw Kai.\n"),
    "spans": (p("S<text:span>aw <text:span>K</text:span></text:span>ai."), "Saw Kai.\n"),
    "white space that counts for nothing": (p("\n  Saw\n <text:span> Kai</text:span>\t."), "Saw Kai .\n"),
    "spaces, tabs and line ends": (
        p("a <text:s/>b<text:s text:c='3'/> c<text:tab/> d<text:line-break/> e"),
        "a  b    c\t d\n e\n",
    ),
    "a soft hyphen": (p("co\xadop"), "coop\n"),
    "a page's end within a word": (p("Sa<text:soft-page-break/>w Kai"), "Saw Kai\n"),
    "a link": (p('See <text:a xlink:href="http://example.org">the plan</text:a>.'), "See the plan.\n"),
    "bookmarks and references": (
        p(
            '<text:bookmark text:name="x"/>Saw <text:bookmark-ref>Kai</text:bookmark-ref>'
            "<text:reference-mark-end/>"
        ),
        "Saw Kai\n",
    ),
    "fields": (
        p(
            "<text:date>4 March</text:date>, page <text:page-number>2</text:page-number>, "
            "<text:author-name>W</text:author-name>"
        ),
        "4 March, page 2, W\n",
    ),
    "a sequence and an expression": (
        p("Table <text:sequence>1</text:sequence> <text:expression>2</text:expression>"),
        "Table 1 2\n",
    ),
    "ruby": (
        p(
            "<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>above"
            "</text:ruby-text></text:ruby>"
        ),
        "base above\n",
    ),
    "what no standard names": (
        p("<text:new-wrapper>Saw <loext:other>Kai</loext:other></text:new-wrapper>"),
        "Saw Kai\n",
    ),
    "a block that no standard names": (f"<text:new>{p('Saw Kai')}</text:new>", "Saw Kai\n"),
    "meta": (p("<text:meta>Saw <text:meta-field>Kai</text:meta-field></text:meta>"), "Saw Kai\n"),
    "a conditional text": (
        p('<text:conditional-text text:string-value-if-true="x">Kai</text:conditional-text>'),
        "Kai\n",
    ),
    "a conditional text that shows nothing yet": (
        p(
            '<text:conditional-text text:current-value="true" text:string-value-if-true="Kai" '
            'text:string-value-if-false="x"/>'
        ),
        "Kai\n",
    ),
    "a section": (
        f"<text:section><text:section>{p('Saw')}</text:section>{p('Kai')}</text:section>",
        "Saw\nKai\n",
    ),
    "a table of contents": (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>x"
        "</text:index-title-template>"
        f"</text:table-of-content-source><text:index-body><text:index-title>{p('Contents')}"
        f"</text:index-title>"
        f"{p('Analysis<text:tab/>2')}</text:index-body></text:table-of-content>",
        "Contents\nAnalysis\t2\n",
    ),
    "a frame in a paragraph": (
        p(f"Tied<draw:frame><draw:text-box>{p('In it')}{p('two')}</draw:text-box></draw:frame> here"),
        "Tied here\nIn it\ntwo\n",
    ),
    "a frame on its own": (
        f"<draw:frame><draw:text-box>{p('In it')}</draw:text-box></draw:frame>{p('Kai')}",
        "In it\nKai\n",
    ),
    "a frame in a frame": (
        p(frame(p("a" + frame(p("b"))))),
        "a\nb\n",
    ),
    "a shape, a group and a link round them": (
        p(
            f"Tied<draw:a><draw:g><draw:custom-shape>{p('one')}<draw:enhanced-geometry/></draw:custom-shape>"
            f"<draw:g><draw:rect>{p('two')}</draw:rect></draw:g></draw:g></draw:a>"
        ),
        "Tied\none\ntwo\n",
    ),
    "a list in a shape": (
        p(f"<draw:ellipse><text:list><text:list-item>{p('one')}</text:list-item></text:list></draw:ellipse>"),
        "one\n",
    ),
    "a formula in the file": (
        p(
            "<draw:frame><draw:object><math:math><math:semantics><math:mfrac><math:mi>a</math:mi>"
            "<math:mn>2</math:mn></math:mfrac>"
            "<math:annotation>{a} over 2</math:annotation></math:semantics></math:math>"
            "</draw:object></draw:frame> is half"
        ),
        "a/2 is half\n",
    ),
    "a numbered paragraph": (
        f'<text:numbered-paragraph text:level="2">{p("Ring")}</text:numbered-paragraph>',
        "Ring\n",
    ),
    "a list with its numbers": (
        f"<text:list><text:list-header>{p('Head')}</text:list-header><text:list-item><text:number>1."
        f"</text:number>{p('One')}"
        f"</text:list-item></text:list>",
        "Head\nOne\n",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_text_is_read_wherever_it_stands(place: str) -> None:
    body, text = PLACES[place]
    assert read(body).text == text


SILENT = {
    "declarations": "<text:variable-decls><text:variable-decl/>secret</text:variable-decls>",
    "index marks": p('<text:alphabetical-index-mark text:string-value="secret"/>'),
    "a script": p("<text:script>secret</text:script>"),
    "a title and a description": p("<draw:frame><svg:title>secret</svg:title><draw:image/></draw:frame>"),
    "pictures in the file": p(
        "<draw:frame><draw:image><office:binary-data>secret</office:binary-data></draw:image></draw:frame>"
    ),
    "macros": "<office:scripts><office:script>secret</office:script></office:scripts>",
    "where a section's text is from": '<text:section><text:section-source xlink:href="secret.odt"/>'
    "</text:section>",
    "the list of choices": p('<text:drop-down><text:label text:value="secret"/>Kai</text:drop-down>'),
}


@pytest.mark.parametrize("place", SILENT)
def test_what_is_no_text_of_the_page_is_left_out(place: str) -> None:
    document = read(SILENT[place] + p("Saw Kai."), meta_xml=b"<x>secret</x>", settings_xml=b"<x>secret</x>")
    assert "secret" not in document.text
    assert "Saw Kai." in document.text


# ------------------------------------------------------------------------------------ paragraphs


def test_headings_and_lists_are_known() -> None:
    common = (
        style("Title")
        + style("Heading_20_2", more='style:display-name="Heading 2"')
        + style("Ours", parent="Heading_20_2")
        + style("List_20_Bullet_20_2")
        + style("A", parent="B")
        + style("B", parent="A")
    )
    item, lists = "<text:list-item>{}</text:list-item>".format, "<text:list>{}</text:list>".format
    document = read(
        p("Record", style="Title")
        + p("Analysis", tag="h", more='text:outline-level="3"')
        + p("Team", style="P1")
        + lists(
            item(p("One") + p("more"))
            + item(lists(item(p("Deep"))))
            + item(p("Heading", tag="h", more='text:outline-level="1"'))
        )
        + p("By name", style="List_20_Bullet_20_2")
        + p("Ring", style="A"),
        style("P1", parent="Ours"),
        styles_xml=styles_xml(common),
    )
    heading, listed, plain = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH
    assert outline(document) == [
        (heading, 1, "Record"),
        (heading, 3, "Analysis"),
        (heading, 2, "Team"),
        (listed, 1, "One"),
        (plain, None, "more"),
        (listed, 2, "Deep"),
        (heading, 1, "Heading"),
        (listed, 2, "By name"),
        (plain, None, "Ring"),
    ]


def test_empty_paragraphs_leave_a_line_and_dashes_are_a_rule() -> None:
    document = read(p("One") + p() + p("-----") + p("Two"))
    assert document.text == "One\n\n-----\nTwo\n"
    assert [block.kind for block in document.blocks][1] is BlockKind.RULE
    assert [block.place.paragraph for block in document.blocks] == [1, 2, 3]


def test_pages_are_counted_by_soft_and_hard_breaks() -> None:
    automatic = (
        style("Before", more="").replace(
            "></style:style>", '><style:paragraph-properties fo:break-before="page"/></style:style>'
        )
        + style("After").replace(
            "></style:style>", '><style:paragraph-properties fo:break-after="page"/></style:style>'
        )
        + style("Master", more='style:master-page-name="Land"')
    )
    document = read(
        p("One", style="Master")
        + p("tw<text:soft-page-break/>o")
        + "<text:soft-page-break/>"
        + p("Three")
        + p("Four", style="Before")
        + p("Still", style="After")
        + p("Five")
        + p("Six", style="Master"),
        automatic,
    )
    assert [(words(document, block), block.place.page) for block in document.blocks] == [
        ("One", 1),
        ("two", 1),
        ("Three", 3),
        ("Four", 4),
        ("Still", 4),
        ("Five", 5),
        ("Six", 6),
    ]
    assert document.reading.pages == 6
    assert {block.place.page for block in read(p("One")).blocks} == {None}
    with pytest.raises(UnreadableError, match="over 2 pages"):
        read_odt(odt(p("One") + "<text:soft-page-break/>" * 2 + p("Three")), "x", Limits(pages=2))


# ---------------------------------------------------------------------------------------- tables


def table(*rows: str, more: str = "") -> str:
    return f"<table:table {more}><table:table-column/>{''.join(rows)}</table:table>"


def tr(*texts: str, more: str = "") -> str:
    inner = "".join(text if text.startswith("<table:") else tc(text) for text in texts)
    return f"<table:table-row {more}>{inner}</table:table-row>"


def tc(text: str = "", more: str = "", tag: str = "table-cell") -> str:
    return f"<table:{tag} {more}>{text if text.startswith('<') else p(text)}</table:{tag}>"


COVERED = "<table:covered-table-cell/>"


def test_a_table_is_a_row_a_line() -> None:
    document = read(
        p("Before")
        + table(
            f"<table:table-header-rows>{tr('Name', 'Kai')}</table:table-header-rows>",
            tr("Seen", p("a") + p() + p("b<text:tab/>c")),
            tr("Left", ""),
        )
        + p("After")
    )
    assert document.text == "Before\nName\tKai\nSeen\ta\n\nb c\nLeft\t\nAfter\n"
    assert cells(document) == [
        (1, 1, 1, "Name"),
        (1, 1, 2, "Kai"),
        (1, 2, 1, "Seen"),
        (1, 2, 2, "a"),
        (1, 2, 2, "b c"),
        (1, 3, 1, "Left"),
        (1, 3, 2, ""),
    ]
    assert document.blocks[-1].place == Place(paragraph=2)


def test_merged_cells_keep_their_columns() -> None:
    document = read(
        table(
            tr(
                tc("Wide", 'table:number-columns-spanned="2"'),
                COVERED,
                tc("Down", 'table:number-rows-spanned="2"'),
            ),
            tr("A", "B", COVERED),
            tr(
                tc("Rest", 'table:number-columns-spanned="3"'),
                '<table:covered-table-cell table:number-columns-repeated="2"/>',
            ),
        )
    )
    assert document.text == "Wide\tDown\nA\tB\t\nRest\n"
    assert cells(document) == [
        (1, 1, 1, "Wide"),
        (1, 1, 3, "Down"),
        (1, 2, 1, "A"),
        (1, 2, 2, "B"),
        (1, 3, 1, "Rest"),
    ]


def test_text_under_a_merged_cell_is_hidden() -> None:
    document = read(
        table(tr(tc("Wide", 'table:number-columns-spanned="2"'), tc("below", tag="covered-table-cell")))
    )
    assert document.text == "Wide\tbelow\n"
    assert marked(document, MarkKind.HIDDEN) == ["below"]


def test_repeated_cells_and_rows() -> None:
    document = read(
        table(
            tr(tc("Yes", 'table:number-columns-repeated="2"'), "No"),
            tr("x", more='table:number-rows-repeated="2"'),
            tr(tc("", 'table:number-columns-repeated="3"'), more='table:number-rows-repeated="1000000"'),
        )
    )
    assert document.text == "Yes\tYes\tNo\nx\nx\n\t\t\n"
    assert cells(document)[:3] == [(1, 1, 1, "Yes"), (1, 1, 2, "Yes"), (1, 1, 3, "No")]


def test_a_nested_table_and_a_table_in_a_box() -> None:
    inner = table(tr("In", "Side"))
    document = read(
        table(tr(tc(p("Before") + inner + p("After")), "Kai"))
        + p(f"Tied<draw:frame><draw:text-box>{table(tr('Box'))}</draw:text-box></draw:frame>"),
        styles_xml=styles_xml(
            masters=f"<style:master-page style:name='Standard'><style:header>"
            f"{table(tr('Head'))}</style:header></style:master-page>"
        ),
    )
    assert document.text == "Head\nBefore\nIn\tSide\nAfter\tKai\nTied\nBox\n"
    assert [cell[0] for cell in cells(document)] == [4, 1, 2, 2, 1, 1, 3]
    assert document.blocks[2].place.outer == (1, 1, 1)


def test_rows_and_columns_that_are_not_shown_are_hidden() -> None:
    document = read(
        "<table:table><table:table-column/><table:table-column table:visibility='collapse'/>"
        + tr("Name", "secret")
        + tr("row", more='table:visibility="collapse"')
        + "</table:table>"
    )
    assert marked(document, MarkKind.HIDDEN) == ["secret", "row"]


def test_a_page_may_end_between_rows_and_in_all_cells_of_a_row() -> None:
    split = p("a<text:soft-page-break/>b")
    document = read(table(tr("One"), "<text:soft-page-break/>", tr(split, split), tr("Three")) + p("Four"))
    assert [block.place.page for block in document.blocks] == [1, 2, 2, 3, 3]


# --------------------------------------------------------------------------- heads, notes, boxes


def master(name: str, inner: str, more: str = "") -> str:
    return f'<style:master-page style:name="{name}" {more}>{inner}</style:master-page>'


def test_heads_and_feet_of_the_pages_in_use() -> None:
    head = "<style:{0}>{1}</style:{0}>".format
    masters = (
        master("First", head("header", p("First head")), 'style:next-style-name="Next"')
        + master(
            "Next",
            head("header", p("Head"))
            + head("header-first", p("Opening"))
            + head("header-left", p("Left"))
            + '<style:footer-left style:display="false"><text:p>unseen</text:p></style:footer-left>'
            + head("footer", p("Foot")),
        )
        + master("Standard", head("header", p("not in use")))
        + master("Land", head("header", p("Head")) + head("footer", p("Other foot")))
    )
    automatic = style("P1", more='style:master-page-name="First"') + style(
        "P2", more='style:master-page-name="Land"'
    )
    document = read(
        p("Saw", style="P1") + p("Kai", style="P2"), automatic, styles_xml=styles_xml(masters=masters)
    )
    assert parts(document) == [
        (Part.HEADER, "First head"),
        (Part.HEADER, "Opening"),
        (Part.HEADER, "Head"),
        (Part.HEADER, "Left"),
        (Part.BODY, "Saw"),
        (Part.BODY, "Kai"),
        (Part.FOOTER, "Foot"),
        (Part.FOOTER, "unseen"),
        (Part.FOOTER, "Other foot"),
    ]
    assert marked(document, MarkKind.HIDDEN) == ["unseen"]


def test_the_styles_of_heads_are_their_own() -> None:
    document = read(
        p("Saw Kai", style="P1"),
        style("P1"),
        styles_xml=styles_xml(
            masters=master("Standard", f"<style:header>{p('Head', style='P1')}</style:header>"),
            automatic=style("P1", 'text:display="none"'),
        ),
    )
    assert marked(document, MarkKind.HIDDEN) == ["Head"]


def note(kind: str, text: str) -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(text)}"
        "</text:note-body></text:note>"
    )


def comment(text: str, name: str = "") -> str:
    about = "<dc:creator>Wilf</dc:creator><dc:date>2024-01-01</dc:date>"
    return f'<office:annotation office:name="{name}">{about}{p(text)}</office:annotation>'


def test_notes_and_comments_stand_after_the_body() -> None:
    end = '<office:annotation-end office:name="c1"/>'
    document = read(
        p(
            f"Saw{note('footnote', 'A note.')} {comment('Which day?', 'c1')}Kai{end}"
            f"{note('endnote', 'At the end.')}."
        )
        + p(f"More{comment('And?')} text.")
    )
    assert document.text == "Saw Kai.\nMore text.\nA note.\nAt the end.\nWhich day?\nAnd?\n"
    assert parts(document)[2:] == [
        (Part.FOOTNOTE, "A note."),
        (Part.ENDNOTE, "At the end."),
        (Part.COMMENT, "Which day?"),
        (Part.COMMENT, "And?"),
    ]
    assert marked(document, MarkKind.COMMENT) == ["Kai", ""]


def test_text_boxes_are_a_part() -> None:
    document = read(p(f"Tied<draw:rect>{p('In it')}</draw:rect>") + p("After"))
    assert parts(document) == [(Part.BODY, "Tied"), (Part.TEXT_BOX, "In it"), (Part.BODY, "After")]


# ----------------------------------------------------------------------------------------- marks


def test_hidden_text_is_marked() -> None:
    hidden = style("T1", 'text:display="none"', family="text") + style("P1", 'text:display="none"')
    shown = style("T2", 'text:display="true"', family="text") + style("P2", parent="P1")
    document = read(
        p("Saw <text:span text:style-name='T1'>our </text:span>Kai")
        + p("Secret <text:span text:style-name='T2'>but this</text:span>", style="P2")
        + p("a<text:hidden-text text:is-hidden='true' text:string-value=' told'/>")
        + p("b<text:hidden-text text:string-value=' shown'/>")
        + p("<text:hidden-paragraph text:is-hidden='true'/>whole")
        + p("<text:hidden-paragraph text:is-hidden='false'/>seen")
        + f"<text:section text:display='none'>{p('section')}</text:section>"
        + f"<text:section text:display='condition' text:is-hidden='true'>{p('by condition')}</text:section>"
        + f"<text:section text:display='condition'>{p('open')}</text:section>"
        + p("x<text:variable-set text:display='none'>kept</text:variable-set>"),
        hidden + shown,
    )
    assert marked(document, MarkKind.HIDDEN) == [
        "our ",
        "Secret ",
        " told",
        "whole",
        "section",
        "by condition",
        "kept",
    ]


def test_tracked_changes_are_marked() -> None:
    regions = (
        '<text:changed-region xml:id="a" text:id="a"><text:insertion><office:change-info>'
        "<dc:creator>Wilf</dc:creator>"
        "</office:change-info></text:insertion></text:changed-region><text:changed-region "
        'text:id="b"><text:deletion>'
        "<office:change-info><dc:creator>Wilf</dc:creator></office:change-info><text:p>two</text:p>"
        "<text:p>d<text:span>ay</text:span>s<text:s/>ago</text:p></text:deletion></text:changed-region>"
        '<text:changed-region xml:id="c"><text:format-change/></text:changed-region>'
    )
    start, end, gone = (
        '<text:change-start text:change-id="{}"/>',
        '<text:change-end text:change-id="{}"/>',
        '<text:change text:change-id="{}"/>',
    )
    document = read(
        f"<text:tracked-changes>{regions}</text:tracked-changes>"
        + p(f"Saw {start.format('c')}Kai{end.format('c')} {gone.format('b')}x {start.format('a')}three")
        + p(f"days{end.format('a')} ago")
    )
    assert document.text == "Saw Kai x three\ndays ago\n"
    assert marked(document, MarkKind.INSERTION) == ["three\ndays"]
    assert [(mark.span, mark.words) for mark in document.marks if mark.kind is MarkKind.DELETION] == [
        ((8, 8), "two days ago")
    ]


def test_deletions_that_are_shown_in_their_place_are_no_text() -> None:
    region = '<text:changed-region text:id="{0}" xml:id="{0}"><text:{1}/></text:changed-region>'.format
    start, end = (
        '<text:change-start text:change-id="{}"/>'.format,
        '<text:change-end text:change-id="{}"/>'.format,
    )
    document = read(
        f"<text:tracked-changes>{region('a', 'deletion')}{region('b', 'deletion')}</text:tracked-changes>"
        + p(f"Saw {start('a')}two<text:s/>of us{end('a')}Kai{start('b')} and")
        + p("all of it")
        + p(f"so{end('b')} at home.")
        + p("Next")
    )
    assert document.text == "Saw Kai at home.\nNext\n"
    assert [(mark.span.start, mark.words) for mark in document.marks] == [
        (4, "two of us"),
        (7, "and all of it so"),
    ]


def test_signs_of_symbol_fonts_and_hyphens_are_ordinary_ones() -> None:
    fonts = style("T1", 'style:font-name="Wingdings1"', family="text") + style(
        "P1", 'style:font-name="Symbol"'
    )
    document = read(
        p("co\u2011op <text:span text:style-name='T1'>\uf0fe</text:span>") + p("\uf0b7", style="P1"), fonts
    )
    assert document.text == "co-op ☑\n•\n"


# ---------------------------------------------------------------------------------------- fields


def test_places_to_fill_in() -> None:
    control = '<form:{0} form:id="{1}" {2}/>'.format
    forms = (
        "<office:forms><form:form>"
        + control("text", "c1", 'form:name="Text Box 1" form:title="Name of child" form:current-value="Kai"')
        + control("checkbox", "c2", 'form:label="Seen alone" form:current-state="checked"')
        + control("checkbox", "c3", 'form:label="At home"')
        + '<form:listbox form:id="c4"><form:option form:label="No"/><form:option form:label="Yes" '
        'form:current-selected="true"/></form:listbox>'
        + '<form:textarea form:id="c5"><text:p>one</text:p><text:p>two</text:p></form:textarea>'
        + control("password", "c6", 'form:current-value="secret"')
        + control("fixed-text", "c7", 'form:label="Visit"')
        + control("text", "unseen", 'form:current-value="unseen"')
        + "</form:form></office:forms>"
    )
    shown = "".join(p(f'<draw:control draw:control="c{n}"/>') for n in range(1, 8))
    document = read(forms + shown)
    assert document.text == "Kai\n☒ Seen alone\n☐ At home\nYes\none\ntwo\n\nVisit\n"
    assert slots(document) == [
        ("Kai", "Name of child", True),
        ("☒", "Seen alone", True),
        ("☐", "At home", False),
        ("Yes", "", True),
        ("one\ntwo", "", True),
    ]


def test_fields_to_fill_in() -> None:
    kind = 'field:type="vnd.oasis.opendocument.field.FORM{}"'.format
    param = '<field:param field:name="{}" field:value="{}"/>'.format
    document = read(
        p("<text:placeholder text:description='Child'>&lt;Name&gt;</text:placeholder>")
        + p("<text:text-input text:description='Born'>4 May&#xd;</text:text-input>!")
        + p("<text:text-input text:description='Press to type'>Press to type</text:text-input>")
        + p("<text:drop-down text:name='Seen'>Yes</text:drop-down>")
        + p(
            '<loext:content-control loext:alias="Post" loext:showing-place-holder="true">Tap here'
            "</loext:content-control>"
        )
        + p('<loext:content-control loext:checkbox="true" loext:checked="true">☒</loext:content-control>')
        + p(f'<field:fieldmark-start text:name="Text1" {kind("TEXT")}/>Kai<field:fieldmark-end/>')
        + p(
            f'<field:fieldmark text:name="Alone" {kind("CHECKBOX")}>'
            f"{param('Checkbox_Checked', 'true')}</field:fieldmark>"
        )
        + p(
            f"<field:fieldmark {kind('DROPDOWN')}>{param('Dropdown_ListEntry', 'No')}"
            f"{param('Dropdown_ListEntry', 'Yes')}"
            f"{param('Dropdown_Selected', '1')}</field:fieldmark>"
        )
        + p(
            '<field:fieldmark-start field:type="x"/>code <field:fieldmark-separator/>shown'
            "<field:fieldmark-end/>"
        )
    )
    assert document.text == "<Name>\n4 May!\nPress to type\nYes\nTap here\n☒\nKai\n☒\nYes\nshown\n"
    assert slots(document) == [
        ("<Name>", "Child", False),
        ("4 May", "Born", True),
        ("Press to type", "Press to type", False),
        ("Yes", "Seen", True),
        ("Tap here", "Post", False),
        ("☒", "", True),
        ("Kai", "", True),
        ("☒", "Alone", True),
        ("Yes", "", True),
    ]


# --------------------------------------------------------------------------------- how it was read


def test_what_is_left_out_is_said() -> None:
    formula = f"<math {NAMESPACES} xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math>".encode()
    data = zipped(
        {
            "mimetype": TEXT,
            "content.xml": content(
                p(
                    "<draw:frame><draw:image/></draw:frame><draw:frame><draw:object "
                    "xlink:href='./Object 1'/><draw:image/></draw:frame>"
                )
                + p(
                    "<draw:frame><draw:object xlink:href='./Object 2'/></draw:frame> and "
                    "<draw:frame><draw:object-ole/></draw:frame>"
                )
                + p("<draw:frame><draw:floating-frame xlink:href='http://example.org'/></draw:frame>")
            ),
            "Object 1/content.xml": formula,
            "Object 2/content.xml": b"<broken",
        }
    )
    document = read_odt(data, "x")
    assert document.text == "x\nand \n\n"
    assert [omission.what for omission in document.reading.omissions] == [
        "1 picture",
        "2 files inside the file",
        "1 part kept in another file",
    ]


def test_how_it_was_read_is_said() -> None:
    source = '<text:section-source xlink:href="http://example.org/secret"/>'
    linked = f"<text:section>{source}{p('a')}</text:section>"
    document = read_odt(odt(linked, mimetype=TEXT + b"-template", **{"Basic/x_xml": b"<x/>"}), "x")
    assert document.new_files_begin_here
    assert len(document.reading.steps) == 5
    assert "secret" not in str(document.reading)
    assert not read(p("a")).new_files_begin_here
    no_macros = "<office:scripts><office:script><office:libraries/></office:script></office:scripts>"
    told = read_odt(odt(p("a"), before=no_macros), "x").reading.steps
    assert not any("macros" in step for step in told)
    assert any(
        "macros" in step for step in read_odt(odt(p("a"), **{"Basic/x_xml": b"<x/>"}), "x").reading.steps
    )


def test_a_flat_file() -> None:
    hidden = style("P1", 'text:display="none"')
    masters = master("Standard", f"<style:header>{p('Head')}</style:header>")
    flat = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document {NAMESPACES} office:mimetype="{TEXT.decode()}-template">'
        f"<office:automatic-styles>{hidden}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{p('Saw Kai', style='P1')}</office:text></office:body></office:document>"
    )
    document = read_bytes(flat.encode(), "x.fodt")
    assert (document.format, document.text) == ("odt", "Head\nSaw Kai\n")
    assert marked(document, MarkKind.HIDDEN) == ["Saw Kai"]
    assert document.new_files_begin_here
    assert read_bytes(flat.encode(), "x.xml").text == document.text
    assert read_bytes(flat.replace("UTF-8", "UTF-16").encode("utf-16"), "x.fodt").text == document.text


# ----------------------------------------------------------------------------------- the examples


@pytest.mark.parametrize("name", SOURCES)
def test_a_note_says_the_same_as_its_docx(name: str) -> None:
    """Its words, their kinds and places, what is marked and what is to be filled in."""
    note = source.load(EXAMPLES / "sources" / f"{name}.yaml")
    made = as_odt.write(note)
    assert made == as_odt.write(note)
    document, other = read_bytes(made, "x.odt"), read_bytes(as_docx.write(note), "x.docx")
    assert document.problem == other.problem
    assert outline(document) == outline(other)
    assert [block.place for block in document.blocks] == [block.place for block in other.blocks]
    for kind in MarkKind:
        assert marked(document, kind) == marked(other, kind)
    assert [mark.words for mark in document.marks] == [mark.words for mark in other.marks]
    assert slots(document) == slots(other)


# -------------------------------------------------------------------------- damaged and hostile files


def test_files_of_other_kinds_and_damaged_ones_are_refused() -> None:
    kind = "application/vnd.oasis.opendocument.{}".format
    assert "a spreadsheet" in reason(odt(p("a"), mimetype=kind("spreadsheet").encode()))
    assert "a presentation" in reason(odt(p("a"), mimetype=kind("presentation-template").encode()))
    sheet = content("").replace(b"office:text>", b"office:spreadsheet>")
    assert "a spreadsheet" in reason(zipped({"content.xml": sheet}))
    assert "holds no document" in reason(zipped({"content.xml": b"<x/>"}))
    assert "main part is missing" in reason(zipped({"mimetype": TEXT}))
    assert "under another name" in reason(zipped({"[Content_Types].xml": b"<x/>"}))
    assert "zip archive" in reason(zipped({"a.txt": b"x"}))
    assert "no sound XML" in reason(zipped({"content.xml": b"<x>"}))
    assert "no OpenDocument text" in reason(b"<x/>")
    entity = b'<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>'
    assert "XML entities" in reason(zipped({"content.xml": entity}))
    assert reason(odt(p()), "DOC002") == "The file holds no text."
    assert "pictures and no text" in reason(odt(p("<draw:frame><draw:image/></draw:frame>")), "DOC002")


def test_an_encrypted_file_is_refused() -> None:
    manifest = (
        f'<manifest:manifest {NAMESPACES}><manifest:file-entry manifest:full-path="content.xml">'
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    data = {"mimetype": TEXT, "content.xml": bytes(range(256)), "META-INF/manifest.xml": manifest.encode()}
    assert "encrypted with a password" in reason(zipped(data))
    assert "encrypted with a password" in reason(zipped({"mimetype": TEXT, "encrypted-package": b"x"}))


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_that_was_cut_short_is_said_to_be(tenth: int) -> None:
    whole = odt("".join(p(f"Saw Kai {n} times") for n in range(200)))
    document = read_bytes(whole[: len(whole) * tenth // 10], "x.odt")
    assert document.problem is not None
    assert "OpenDocument file is damaged or cut short" in document.problem.reason


_CELLS = 'table:number-columns-repeated="1000000000"'
_ROWS = 'table:number-rows-repeated="1000000000"'
HOSTILE = {
    "cells repeated": table(tr(tc("a", _CELLS))),
    "rows repeated": table(tr("a", more=_ROWS)),
    "both repeated": table(tr(tc("a", _CELLS), more=_ROWS) * 50),
    "empty cells repeated": table(tr(tc("", _CELLS), more=_ROWS) * 20_000),
    "covered cells repeated": table(
        tr(tc("a", 'table:number-rows-spanned="999"'), tc("", _CELLS, "covered-table-cell")) * 500
    ),
    "columns repeated": "<table:table>"
    + f'<table:table-column table:visibility="collapse" {_CELLS}/>' * 500
    + tr("a")
    + "</table:table>",
    "spaces repeated": p("<text:s text:c='1000000000'/>" * 10_000),
    "spans out of all bounds": table(
        tr(tc("a", 'table:number-columns-spanned="99999999999" table:number-rows-spanned="-7"'))
    ),
    "lists 100 deep": "<text:list><text:list-item>" * 100 + p("a") + "</text:list-item></text:list>" * 100,
    "tables 75 deep": "<table:table><table:table-row><table:table-cell>" * 75
    + p("a")
    + "</table:table-cell></table:table-row></table:table>" * 75,
    "frames 70 deep": "<text:p><draw:frame><draw:text-box>" * 70
    + p("a")
    + "</draw:text-box></draw:frame></text:p>" * 70,
    "spans 240 deep": p("<text:span>" * 240 + "a" + "</text:span>" * 240),
    "groups 240 deep": p("<draw:g>" * 240 + "</draw:g>" * 240),
    "sections 100000 deep": "<text:section>" * 100_000 + "</text:section>" * 100_000,
    "notes in notes": p(
        "a<text:note><text:note-body><text:p>" * 70 + "</text:p></text:note-body></text:note>" * 70
    ),
    "changes out of order": p(
        '<text:change-end text:change-id="a"/><text:change-start text:change-id="a"/><text:change/>'
    ),
    "fields out of order": p(
        "<field:fieldmark-end/><field:fieldmark-separator/>"
        "<field:fieldmark-start/>a<field:fieldmark-separator/>"
    ),
    "comments out of order": p(
        "<office:annotation-end/><office:annotation office:name='a'/>a"
        "<office:annotation-end office:name='a'/>" * 2
    ),
    "a formula 200 deep": p(
        "<draw:frame><draw:object><math:math>"
        + "<math:mrow>" * 200
        + "a"
        + "</math:mrow>" * 200
        + "</math:math></draw:object></draw:frame>"
    ),
    "100000 paragraphs": p("a") * 100_000,
    "a level out of all bounds": p("a", tag="h", more='text:outline-level="99999999999999999999"'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little(name: str) -> None:
    begun = time.process_time()
    sound_or_refused(odt(p("Saw Kai.") + HOSTILE[name]))
    assert time.process_time() - begun < 20


def test_a_chain_of_styles_neither_recurses_nor_goes_on_for_ever() -> None:
    chain = "".join(style(f"s{n}", parent=f"s{(n + 1) % 5_000}") for n in range(5_000))
    assert read(p("a", style="s1") * 100, chain).text == "a\n" * 100
    masters = "".join(
        master(f"m{n}", "", f'style:next-style-name="m{(n + 1) % 5_000}"') for n in range(5_000)
    )
    assert read(p("a"), styles_xml=styles_xml(masters=masters)).text == "a\n"


# ------------------------------------------------------------------------------------- properties

_WORDS = st.text(
    st.characters(
        min_codepoint=33,
        max_codepoint=0x2FFF,
        exclude_categories=("C", "Z", "M"),
        exclude_characters="\u2011",
    ),
    min_size=1,
)


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> tuple[str, list[str]]:
    """The XML of a block, and the words in it."""
    kinds = ["p", "h", "note", "comment", "box", "table", "list", "section", "span"]
    kind = draw(st.sampled_from(kinds if depth else ["p", "h"]))
    said = draw(_WORDS)
    text = escape(said)
    if not depth:
        return p(text, tag=kind), [said]
    inner = [draw(blocks(depth - 1)) for _ in range(draw(st.integers(0, 2)))]
    body, told = "".join(made for made, _ in inner), [said, *(word for _, words in inner for word in words)]
    made = {
        "p": p(text) + body,
        "h": p(text, tag="h") + body,
        "note": p(text, f"<text:note><text:note-body>{body}</text:note-body></text:note>"),
        "comment": p(text, f"<office:annotation>{body}</office:annotation>"),
        "box": p(text, f"<draw:frame><draw:text-box>{body}</draw:text-box></draw:frame>"),
        "table": table(tr(tc(p(text)), tc(body or "<text:p/>")), tr(COVERED, tc())),
        "list": f"<text:list><text:list-item>{p(text)}{body}</text:list-item></text:list>",
        "section": f'<text:section text:display="none">{p(text)}{body}</text:section>',
        "span": p(f"<text:span>{text}</text:span><text:tab/>") + body,
    }
    return made[kind], told


@settings(max_examples=150, deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=5))
def test_no_word_is_lost_and_none_added(made: list[tuple[str, list[str]]]) -> None:
    document = read(p("Saw Kai.") + "".join(text for text, _ in made))
    said = "SawKai." + "".join(word for _, told in made for word in told)
    assert Counter("".join(document.text.split())) == Counter(said)


_NAMES = st.sampled_from(
    [
        "p",
        "h",
        "span",
        "s",
        "tab",
        "list",
        "list-item",
        "list-header",
        "section",
        "note",
        "note-body",
        "ruby",
        "change-start",
        "change-end",
        "change",
        "ruby-text",
        "index-body",
        "hidden-text",
        "conditional-text",
        "text-input",
        "soft-page-break",
        "numbered-paragraph",
    ]
)
_TREES = st.recursive(
    _WORDS.map(escape),
    lambda inner: st.builds("<text:{0}>{1}</text:{0}>".format, _NAMES, st.lists(inner).map("".join)),
)


@settings(max_examples=200, deadline=None)
@given(_TREES)
def test_any_tree_is_sound_or_refused(body: str) -> None:
    sound_or_refused(odt(body))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_damage_is_sound_or_refused(data: st.DataObject) -> None:
    whole = bytearray(odt(p(f"Saw {note('footnote', 'x')}Kai") + table(tr("a", "b"))))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    sound_or_refused(bytes(whole))
