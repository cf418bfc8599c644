"""docx: tracked changes as such, with the words that they took away, and hidden text."""

from __future__ import annotations

from collections import Counter

import pytest

from caselint.read.docx import read_docx
from caselint.record import Document, MarkKind
from docx_files import BOX_NEW, docx, drawing, field, p, run, sdt, shape, tbl, tc, tr
from docx_words import lost_words, words_of_deletions


def read(body: str, **parts: str) -> Document:
    data = docx(body, **parts)
    document = read_docx(data, "x.docx")
    assert not lost_words(data, document.text)
    told = Counter("".join(mark.words for mark in document.marks))
    assert not Counter("".join(words_of_deletions(data).elements())) - told
    return document


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [document.text[mark.span.start : mark.span.end] for mark in document.marks if mark.kind is kind]


def deletions(document: Document) -> list[tuple[int, str]]:
    return [(mark.span.start, mark.words) for mark in document.marks if mark.kind is MarkKind.DELETION]


def gone(text: str) -> str:
    return f'<w:del><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


ENDS_DELETED = "<w:rPr><w:del/></w:rPr>"

# --------------------------------------------------------------------------------------- deletions

DELETED = {
    "runs": (p("He was ", gone("not "), "calm"), "He was calm\n", [(7, "not")]),
    "runs that touch are one": (p("a", gone("one t"), gone("wo"), "b"), "ab\n", [(1, "one two")]),
    "runs with an insertion between them are two": (
        p("a", gone("one"), f"<w:ins>{run('x')}</w:ins>", gone("two")),
        "ax\n",
        [(1, "one"), (2, "two")],
    ),
    "signs": (
        p(
            "a",
            "<w:del><w:r><w:delText>b</w:delText><w:tab/><w:delText>c</w:delText><w:noBreakHyphen/>"
            '<w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:del>',
        ),
        "a\n",
        [(1, "b c-☑")],
    ),
    "what was put in by another first": (p("a", f"<w:ins>{gone('b')}</w:ins>"), "a\n", [(1, "b")]),
    "what was moved": (
        p("a", f"<w:moveFrom>{run('b c')}</w:moveFrom>") + p(f"<w:moveTo>{run('b c')}</w:moveTo>"),
        "a\nb c\n",
        [(1, "b c")],
    ),
    "a paragraph": (p("a") + p(gone("b"), properties=ENDS_DELETED) + p("c"), "a\nc\n", [(1, "b")]),
    "paragraphs one after the other": (
        p("a")
        + p(gone("b"), properties=ENDS_DELETED)
        + p(gone("c"), properties=ENDS_DELETED)
        + p(gone("d"), "e"),
        "a\ne\n",
        [(1, "b c"), (2, "d")],
    ),
    "a paragraph's end alone": (p("a ", properties=ENDS_DELETED) + p("b"), "a b\n", [(2, "")]),
    "a row": (tbl(tr("a"), tr("b", "c", properties="<w:del/>")), "a\n", [(1, "b c")]),
    "a row whose runs are deleted, too": (
        tbl(tr("a"), tr(tc(p(gone("b"))), tc(p(gone("c"))), properties="<w:del/>")),
        "a\n",
        [(1, "b c")],
    ),
    "a cell": (tbl(tr("a", tc("b", properties="<w:cellDel/>"), "c")), "a\tc\n", [(1, "b")]),
    "a whole table": (
        p("a") + tbl(tr("b", properties="<w:del/>"), tr("c", properties="<w:del/>")) + p("d"),
        "a\nd\n",
        [(1, "b c")],
    ),
    "a table in a cell of a row": (
        tbl(tr("a"), tr(tc(tbl(tr("b", "c")), "<w:p/>"), properties="<w:del/>")),
        "a\n",
        [(1, "b c")],
    ),
    "a field, its instruction with it": (
        p(
            "a",
            "<w:del>" + field("b", code="<w:r><w:delInstrText> REF x </w:delInstrText></w:r>") + "</w:del>",
        ),
        "a\n",
        [(1, "b")],
    ),
    "an old form's list and tick box": (
        p(
            "a",
            "<w:del>"
            + field(data='<w:ffData><w:ddList><w:listEntry w:val="Call"/></w:ddList></w:ffData>')
            + field(data="<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>")
            + "</w:del>",
        ),
        "a\n",
        [(1, "Call☒")],
    ),
    "a text box, once": (p("a", f"<w:del>{shape(p('b'))}</w:del>"), "a\n", [(1, "b")]),
    "in a text box": (p("a", shape(p("b", gone("c")))), "a\nb\n", [(3, "c")]),
    "WordArt": (
        p("a", '<w:del><w:r><w:pict><v:textpath string="Draft"/></w:pict></w:r></w:del>'),
        "a\n",
        [(1, "Draft")],
    ),
    "a content control": (
        p("a", "<w:del>" + sdt(run("b"), '<w:alias w:val="no"/>') + "</w:del>"),
        "a\n",
        [(1, "b")],
    ),
    "in a formula": (
        p("<m:oMath><m:r><m:t>x</m:t></m:r><w:del><m:r><m:t>y</m:t></m:r></w:del></m:oMath>"),
        "x\n",
        [(1, "y")],
    ),
    "a run of a formula, marked from inside": (
        p("<m:oMath><m:r><m:t>x</m:t></m:r><m:r><w:del><w:rPr/></w:del><m:t>y</m:t></m:r></m:oMath>"),
        "x\n",
        [(1, "y")],
    ),
    "text that is deleted by its own name alone": (
        p("a", "<w:r><w:delText>b</w:delText></w:r>"),
        "a\n",
        [(1, "b")],
    ),
    "between paragraphs": (p("a") + gone("b") + p("c"), "a\nc\n", [(1, "b")]),
    "in a note": (
        p("a", "<w:r><w:footnoteReference w:id='1'/></w:r>"),
        "a\nb\n",
        [(3, "c")],
    ),
}


@pytest.mark.parametrize("name", DELETED)
def test_deleted_words_are_in_their_marks_alone(name: str) -> None:
    body, text, marks = DELETED[name]
    parts = (
        {"footnotes": f'<w:footnote w:id="1">{p("b", gone("c"))}</w:footnote>'} if name == "in a note" else {}
    )
    document = read(body, **parts)
    assert document.text == text
    assert deletions(document) == marks


def test_many_touching_deletions_cost_no_more_than_their_words() -> None:
    document = read(p("a", *(gone(f"w{at} ") for at in range(20_000))))
    [(at, words)] = deletions(document)
    assert at == 1
    assert words.split() == [f"w{at}" for at in range(20_000)]


# -------------------------------------------------------------------------------------- insertions


@pytest.mark.parametrize(
    ("body", "text", "inserted"),
    [
        (p("a", f"<w:ins>{run('b')}</w:ins>", f"<w:ins>{run('c')}</w:ins>", "d"), "abcd\n", ["bc"]),
        (p("a", f"<w:ins><w:hyperlink>{run('b')}</w:hyperlink></w:ins>"), "ab\n", ["b"]),
        (tbl(tr("a", tc("b", properties="<w:cellIns/>"))), "a\tb\n", ["b"]),
        (tbl(tr("a"), tr("b", properties="<w:ins/>")), "a\nb\n", [""]),
        (p("a", properties="<w:rPr><w:ins/></w:rPr>") + p("b"), "a\nb\n", [""]),
        (p("<m:oMath><w:ins><m:r><m:t>x</m:t></m:r></w:ins></m:oMath>"), "x\n", ["x"]),
        (p("<m:oMath><m:r><w:ins><w:rPr/></w:ins><m:t>x</m:t></m:r></m:oMath>"), "x\n", ["x"]),
        (p("a", shape(p(f"<w:ins>{run('b')}</w:ins>"))), "a\nb\n", ["b"]),
    ],
)
def test_insertions_are_text_with_marks(body: str, text: str, inserted: list[str]) -> None:
    document = read(body)
    assert document.text == text
    assert marked(document, MarkKind.INSERTION) == inserted


def test_changes_of_format_are_neither_text_nor_marks() -> None:
    run_changed = "<w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    changed = "<w:pPrChange><w:pPr><w:pStyle w:val='Heading1'/><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange>"
    row = "<w:trPrChange><w:trPr><w:del/><w:hidden/></w:trPr></w:trPrChange>"
    cell = "<w:tcPrChange><w:tcPr><w:cellDel/></w:tcPr></w:tcPrChange>"
    document = read(
        p(run("a", run_changed), properties=changed)
        + tbl(tr(tc("b", properties=cell), properties=row))
        + "<w:sectPr><w:sectPrChange><w:sectPr/></w:sectPrChange></w:sectPr>"
    )
    assert document.text == "a\nb\n"
    assert not document.marks


def test_what_was_changed_is_told() -> None:
    document = read(p("a", gone("b"), f"<w:ins>{run('c')}</w:ins>", " ", gone("d"), "e"))
    assert document.reading.steps[1] == (
        "It holds tracked changes: 1 insertion and 2 deletions. Deleted words are not in the text."
    )


# ------------------------------------------------------------------------------------- hidden text


def style(kind: str, name: str, properties: str, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{base}<w:rPr>{properties}</w:rPr></w:style>'


STYLES = (
    style("character", "Sly", "<w:vanish/>")
    + style("character", "Slyer", "<w:i/>", "Sly")
    + style("character", "Open", '<w:vanish w:val="0"/>', "Sly")
    + style("paragraph", "Note", "<w:vanish/>")
    + style("paragraph", "Aside", "<w:b/>", "Note")
    + style("table", "Grid", "<w:vanish/>")
    + style("character", "Web", "<w:webHidden/>")
    + style("character", "Always", "<w:specVanish/>")
)
SLY = '<w:rStyle w:val="Sly"/>'
NOTE = '<w:pStyle w:val="Note"/>'


def hidden(body: str, styles: str = STYLES) -> list[str]:
    return marked(read(body, styles=styles), MarkKind.HIDDEN)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (p("a", run("b", "<w:vanish/>"), run("c", '<w:vanish w:val="false"/>')), ["b"]),
        (p("a", run("b", "<w:webHidden/>"), run("c", '<w:rStyle w:val="Web"/>')), []),
        (p("a", run("b", "<w:specVanish/>"), run("c", '<w:rStyle w:val="Always"/>')), ["bc"]),
        (
            p(
                "a",
                run("b", SLY),
                run("c", '<w:rStyle w:val="Slyer"/>'),
                run("d", '<w:rStyle w:val="Open"/>'),
            ),
            ["bc"],
        ),
        (p("a", run("b", "<w:b/>"), properties=NOTE), ["ab"]),
        (p("a", properties='<w:pStyle w:val="Aside"/>'), ["a"]),
        # Of two styles that hide, each undoes the other; what a run says of itself holds.
        (p("a", run("b", SLY), run("c", SLY + "<w:vanish/>"), properties=NOTE), ["a", "c"]),
        (tbl(tr("a")).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>') + p("b"), ["a"]),
        (
            tbl(tr(tc(p(run("a", SLY))))).replace(
                "<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>'
            ),
            [],
        ),
        (tbl(tr("a", properties="<w:hidden/>"), tr("b", properties='<w:hidden w:val="0"/>')), ["a"]),
        (p("<m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>x</m:t></m:r></m:oMath>", " y"), ["x"]),
        (p("a", shape(p("b")).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)), ["b"]),
        (p("a", drawing("s", BOX_NEW.format(p("b"))).replace('id="1"', 'id="1" hidden="1"')), ["b"]),
        (p(run("a", '<w:color w:val="FFFFFF"/>')), []),
        (
            p(f"<w:hyperlink>{run('a', '<w:vanish/>')}</w:hyperlink>", "b", sdt(run("c", "<w:vanish/>"))),
            ["a", "c"],
        ),
    ],
)
def test_hidden_text(body: str, found: list[str]) -> None:
    assert hidden(body) == found


def test_a_document_that_hides_whatever_does_not_say_otherwise() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    body = p("a", run("b", '<w:vanish w:val="0"/>')) + p("c", properties=NOTE)
    assert hidden(body, defaults + STYLES) == ["a", "c"]


def test_the_usual_style_of_paragraphs_may_hide() -> None:
    usual = style("paragraph", "Normal", "<w:vanish/>").replace("<w:style ", '<w:style w:default="1" ')
    assert hidden(p("a") + p("b", properties='<w:pStyle w:val="Other"/>'), usual) == ["a"]
