"""docx: whatever stands in whatever, no word is lost, doubled or added.

An independent count of the file's XML (`docx_words.py`) says what the words are.
"""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.read.docx import read_docx
from caselint.record import MarkKind
from docx_files import (
    BOX_NEW,
    BOX_OLD,
    chart,
    diagram,
    docx,
    drawing,
    field,
    p,
    relation,
    relationships,
    run,
    sdt,
    shape,
    tbl,
    tc,
    tr,
)
from docx_words import added_words, lost_words, words_of_deletions

ENDS_DELETED = "<w:rPr><w:del/></w:rPr>"
FILES = {
    "word/charts/chart1.xml": chart("Charted", "May", "June", series="Kai", axis="Months"),
    "word/diagrams/data1.xml": diagram({"0": "", "1": "point", "2": "under"}, ("0", "1"), ("1", "2")),
}
RELATIONS = relation("c1", "chart", "charts/chart1.xml") + relation("d1", "diagramData", "diagrams/data1.xml")
DRAWINGS = st.sampled_from(
    [
        drawing("chart", '<c:chart r:id="c1"/>'),
        drawing("diagram", '<dgm:relIds r:dm="d1"/>'),
        drawing("picture", "<pic:pic/>"),
        '<w:r><w:pict><v:shape><v:textpath string="Word art"/></v:shape></w:pict></w:r>',
        "<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>",
    ]
)


def either(newer: str, older: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{newer}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    )


def deleted(content: str) -> str:
    return f"<w:del>{content}</w:del>".replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")


def fraction(text: str) -> str:
    part = f"<m:r><m:t>{text}</m:t></m:r>"
    formula = f"<m:oMath><m:f><m:num>{part}</m:num><m:den>{part}</m:den></m:f></m:oMath>"
    return run(" ") + formula + run(" ")


def ruby(text: str) -> str:
    whole = f"<w:r><w:ruby><w:rt>{run(text)}</w:rt><w:rubyBase>{run(text)}</w:rubyBase></w:ruby></w:r>"
    return run(" ") + whole + run(" ")


WORDS = st.text(st.sampled_from("ab \t\n-–\xa0\xad☐"), max_size=6).map(lambda text: "x" * bool(text) + text)
RUNS = WORDS.map(run)


def in_lines(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What may hold what stands in a line."""
    return st.one_of(
        st.lists(inner, max_size=3).map("".join),
        inner.map(sdt),
        inner.map(lambda content: f"<w:smartTag><w:smartTagPr/>{content}</w:smartTag>"),
        inner.map(lambda content: f"<w:customXml>{content}</w:customXml>"),
        inner.map(lambda content: f'<w:hyperlink r:id="h">{content}</w:hyperlink>'),
        inner.map(lambda content: f"<w:ins>{content}</w:ins>"),
        inner.map(deleted),
        inner.map(lambda content: f"<w:moveFrom>{content}</w:moveFrom>"),
        inner.map(lambda content: f'<w:fldSimple w:instr="REF a">{content}</w:fldSimple>'),
        inner.map(lambda content: field(content or run("x"))),
        st.tuples(inner, inner).map(lambda both: field(both[0] or run("x"), code=both[1] or run("y"))),
        st.tuples(inner, inner).map(lambda both: either(*both)),
        st.tuples(inner, inner).map(lambda both: either(*both, requires="zz")),
    )


LINES = st.recursive(
    st.one_of(
        RUNS,
        RUNS,
        WORDS.map(lambda text: run(text, "<w:vanish/>")),
        DRAWINGS,
        st.sampled_from("ab").map(fraction),
        st.sampled_from("ab").map(ruby),
    ),
    in_lines,
    max_leaves=5,
)
PARAGRAPHS = st.lists(LINES, max_size=3).map(lambda some: p("<w:r/>", *some))


def in_blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What may hold blocks."""
    cells = inner.map(lambda content: tc(content, "<w:p/>"))
    rows = st.lists(cells, min_size=1, max_size=3).map(lambda some: tr(*some))
    return st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.lists(rows, max_size=3).map(lambda some: tbl(*some)),
        st.tuples(rows, rows).map(lambda both: tbl(either(*both))),
        st.tuples(cells, cells).map(lambda both: tbl(f"<w:tr>{either(*both)}</w:tr>")),
        rows.map(lambda row: tbl(sdt(f"<w:customXml>{row}</w:customXml>"))),
        cells.map(lambda cell: tbl(f"<w:tr>{sdt(sdt(cell))}</w:tr>")),
        inner.map(lambda content: tbl(tr("k"), tr(tc(content, "<w:p/>"), properties="<w:del/>"))),
        inner.map(lambda content: tbl(tr("k", tc(content, "<w:p/>", properties="<w:cellDel/>")))),
        inner.map(sdt),
        inner.map(lambda content: f"<w:customXml><w:customXmlPr/>{content}</w:customXml>"),
        st.tuples(inner, inner).map(lambda both: either(*both)),
        inner.map(lambda content: p("in", shape(content))),
        inner.map(lambda content: p("in", f"<w:r>{BOX_OLD.format(content)}</w:r>")),
        inner.map(
            lambda content: p(
                f"<w:r><w:drawing><wpg:wgp>{BOX_NEW.format(content)}</wpg:wgp></w:drawing></w:r>"
            )
        ),
        inner.map(lambda content: p("open ", properties=ENDS_DELETED) + content),
        inner.map(lambda content: content + run(" loose") + run("runs ")),
    )


STORIES = st.recursive(PARAGRAPHS, in_blocks, max_leaves=6)
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'


@settings(max_examples=400, deadline=None)
@given(STORIES, PARAGRAPHS, PARAGRAPHS)
def test_no_word_is_lost_or_added_whatever_holds_it(story: str, note: str, head: str) -> None:
    ties = relationships(RELATIONS)
    files = FILES | {f"word/_rels/{part}.xml.rels": ties for part in ("footnotes", "header1")}
    notes = f'<w:footnote w:id="1">{note}</w:footnote>'
    body = p("start") + story + SECTION
    data = docx(body, files=files, relations=RELATIONS, header1=head, footnotes=notes)
    document = read_docx(data, "x.docx")
    assert not lost_words(data, document.text)
    assert not added_words(data, document.text)
    for block, after in zip(document.blocks, document.blocks[1:], strict=False):
        assert block.span.end < after.span.start or block.span.end == block.span.start
    told = "".join(mark.words for mark in document.marks if mark.kind is MarkKind.DELETION)
    letters = Counter("".join(words_of_deletions(data).elements()))
    assert letters == Counter("".join(told.split()))
