"""A copy of a Word file with comments: each stands at the exact words, and nothing else is changed.

Places are held against the XML itself, python-docx and, where it is there, LibreOffice.
"""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from caselint.config import Config
from caselint.copies import CopyError
from caselint.copies.docx import marked_copy
from caselint.findings import Accepted, CheckedDocument, Finding, Level, Scope
from caselint.read import read_bytes
from caselint.read.docx import read_with_origins
from caselint.read.limits import STANDARD
from caselint.record import MarkKind, Omission, Part, Place, Reading, Span
from caselint.report.escapes import terminal
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from docx_files import (
    BOX_OLD,
    docx,
    field,
    ole,
    p,
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
from report_examples import WORDS
from test_read_docx_chance import FILES, PARAGRAPHS, RELATIONS, SECTION, STORIES

if TYPE_CHECKING:
    from caselint.lint import Linter

EXAMPLES = Path(__file__).parents[1] / "examples"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
MAIN, COMMENTS = "word/document.xml", "word/comments.xml"


def finding(words: str, span: tuple[int, int], scope: Scope = Scope.SENTENCE, **more: object) -> Finding:
    made = Finding(
        code="WRD101",
        name="judgemental-label",
        level=Level.ERROR,
        scope=scope,
        message="It judges the person.",
        advice="Say what they did.",
        suggestions=(),
        match=words,
        entry=1,
        span=Span(*span),
        start=(1, 1),
        end=(1, 1),
        place=Place(),
        fingerprint="abc",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def checked(data: bytes, *words: str | tuple[int, int], **more: object) -> CheckedDocument:
    """The document of a file, with a finding at each of the words, or spans."""
    document = read_bytes(data, "note.docx")
    assert document.problem is None, document.problem
    spans = [
        (document.text.index(w), document.text.index(w) + len(w)) if isinstance(w, str) else w for w in words
    ]
    found = tuple(finding(document.text[start:end], (start, end), **more) for start, end in spans)
    return CheckedDocument(document, findings=found)


def copy_of(data: bytes, *words: str | tuple[int, int], **more: object) -> bytes:
    return marked_copy(data, checked(data, *words, **more), STANDARD)


# ------------------------------------------------------------------ what a reader of the XML sees


def root_of(data: bytes, name: str = MAIN) -> etree._Element:
    return etree.fromstring(unzipped(data)[name])


def commented(data: bytes) -> list[str]:
    """The words between the marks of each comment, by the comments' order in their part."""
    root = root_of(data)
    open_now: set[str] = set()
    found: dict[str, list[str]] = {}
    for node in root.iter():
        name = node.get(W + "id", "")
        if node.tag == W + "commentRangeStart":
            open_now.add(name)
            found[name] = []
        elif node.tag == W + "commentRangeEnd":
            open_now.remove(name)
        elif node.tag == W + "t":
            assert node.text, "a run of no text was left over"
            for each in open_now:
                found[each].append(node.text)
        elif node.tag in {W + "tab", W + "br", W + "p", W + "tc"}:
            for each in open_now:
                found[each].append("\n" if node.tag != W + "tab" else "\t")
    assert not open_now
    return ["".join(found[comment.get(W + "id")]).strip() for comment in root_of(data, COMMENTS)]


def told(data: bytes) -> list[list[str]]:
    """The lines of each comment."""
    return [
        ["".join(line.itertext()) for line in comment.iterfind(W + "p")]
        for comment in root_of(data, COMMENTS)
    ]


def where(data: bytes) -> list[str | None]:
    """What each comment of `finding` says of where its words stand, None where it stands at them."""
    return [lines[1] if len(lines) == 4 else None for lines in told(data)]


HOLDS_MARKS = {
    W + name
    for name in (
        *("p", "hyperlink", "fldSimple", "sdtContent", "smartTag", "customXml", "ins", "moveTo"),
        *("dir", "bdo", "body", "tc"),
    )
}
# Where Word leaves comments out, and what is shown as one thing.
REFUSES = {W + name for name in ("txbxContent", "del", "moveFrom", "ruby", "footnote", "hdr", "ftr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
}


def assert_in_order(data: bytes) -> None:
    """Each comment has its marks once, one after the other, where the schema and Word let them be."""
    root = root_of(data)
    seen: dict[str, list[str]] = {}
    kinds = [W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    for mark in root.iter(*kinds):
        seen.setdefault(mark.get(W + "id"), []).append(mark.tag.removeprefix(W))
        holder = mark.getparent() if mark.tag != kinds[2] else mark.getparent().getparent()
        assert holder.tag in HOLDS_MARKS, holder.tag
        assert not any(around.tag in REFUSES for around in mark.iterancestors())
        if mark.tag == kinds[1]:
            after = mark.getnext()
            assert after.tag == W + "r"
            assert after[-1].get(W + "id") == mark.get(W + "id")
    ids = [comment.get(W + "id") for comment in root_of(data, COMMENTS)]
    assert len(set(ids)) == len(ids)
    assert sorted(seen) == sorted(ids)
    for marks in seen.values():
        assert marks == ["commentRangeStart", "commentRangeEnd", "commentReference"]
    for cut in root.iter(W + "r"):
        assert not any(child.tag == W + "rPr" for child in cut[1:])
    for paragraph in root.iter(W + "p"):
        assert not any(child.tag == W + "pPr" for child in paragraph[1:])


# ----------------------------------------------------------------------------------------- words


def test_a_comment_stands_at_the_exact_words_and_says_what_is_wrong_and_what_to_write() -> None:
    data = docx(p("He is ", "lazy and sly", " today."))
    document = checked(data, "sly")
    [sly] = document.findings
    sly = replace(sly, suggestions=("quiet", "calm"), clause="2.11")
    copy = marked_copy(data, replace(document, findings=(sly,), manual="wakefield"), STANDARD)
    assert commented(copy) == ["sly"]
    assert told(copy) == [
        [
            "WRD101 judgemental-label (error)",
            "It judges the person.",
            "Instead: Say what they did. Try “quiet” or “calm”. (Wakefield 2.11)",
        ]
    ]
    assert_in_order(copy)
    [comment] = root_of(copy, COMMENTS)
    assert dict(comment.attrib) == {W + "id": "0", W + "author": "caselint", W + "initials": "cl"}
    bold = [node.getparent().getparent()[-1].text for node in comment.iter(W + "b")]
    assert bold == ["WRD101 judgemental-label"]


def test_what_is_cut_keeps_its_look_and_its_spaces() -> None:
    look = '<w:b/><w:color w:val="FF0000"/>'
    copy = copy_of(docx(p(run("so very lazy indeed", look))), "very lazy")
    runs = [node for node in root_of(copy).iter(W + "r") if node.find(W + "t") is not None]
    assert [node.findtext(W + "t") for node in runs] == ["so ", "very lazy", " indeed"]
    for node in runs:
        assert [child.tag.removeprefix(W) for child in node.find(W + "rPr")] == ["b", "color"]
        assert node.find(W + "t").get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


BREAKS = "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"
PLACES: dict[str, tuple[str, str]] = {
    "across runs": (p("He is la", "zy", "."), "lazy"),
    "a whole run": (p("He is ", "lazy", "."), "lazy"),
    "across paragraphs": (p("He is") + p("lazy. So"), "is\nlazy"),
    "in a run with breaks": (p(BREAKS), "two"),
    "over a tab and a break": (p(BREAKS), "one\ttwo\nthree"),
    "in a cell": (tbl(tr("Name", "He is lazy")), "lazy"),
    "in a nested table": (tbl(tr(tc(p("a"), tbl(tr("so lazy", "b")), "<w:p/>"))), "lazy"),
    "in a block's control": (sdt(p("so lazy")), "lazy"),
    "in a line's control": (p("so ", sdt(run("very lazy"))), "lazy"),
    "in a row's control": (tbl(sdt(tr("so lazy"))), "lazy"),
    "in a link": (p("see ", f'<w:hyperlink r:id="x">{run("the lazy page")}</w:hyperlink>'), "lazy"),
    "in a tracked insertion": (p("is ", f'<w:ins w:id="4" w:author="A">{run("very lazy")}</w:ins>'), "lazy"),
    "over a tracked deletion": (
        p("is ", '<w:del w:id="4"><w:r><w:delText>not </w:delText></w:r></w:del>', "lazy"),
        "is lazy",
    ),
    "in what was moved here": (p(f'<w:moveTo w:id="4">{run("very lazy")}</w:moveTo>'), "lazy"),
    "in a field that is a link": (p("see ", field("the lazy page", code=' HYPERLINK "x" '), "."), "lazy"),
    "in a field to type in": (p("see ", field("the lazy page", code=" FORMTEXT "), "."), "lazy"),
    "in a field of several lines": (
        p('<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>', "so")
        + p("very lazy", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        "lazy",
    ),
    "over a field": (p("is ", field("so lazy"), " now"), "is so lazy now"),
    "in a smart tag": (p(f"<w:smartTag><w:smartTagPr/>{run('very lazy')}</w:smartTag>"), "lazy"),
    "in custom XML": (f"<w:customXml>{p('very lazy')}</w:customXml>", "lazy"),
    "after soft hyphens": (p(run("so\xadft and la\xadzy.")), "lazy"),
}


@pytest.mark.parametrize("place", PLACES)
def test_words_of_the_body_are_marked_wherever_they_stand(place: str) -> None:
    body, words = PLACES[place]
    copy = copy_of(docx(p("Start.") + body + p("End.")), words)
    assert_in_order(copy)
    [marked] = commented(copy)
    assert marked.replace("\xad", "").split() == words.split()
    assert where(copy) == [None]


MATHS = (
    "<m:oMath><m:f><m:num><m:r><m:t>lazy</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
)
CHOICE = '<w:dropDownList><w:listItem w:displayText="So lazy" w:value="1"/></w:dropDownList>'
OTHER_PLACES: dict[str, tuple[str, str, str]] = {
    "a text box": (p("Beside", shape(p("He is lazy"))), "lazy", "In a text box or drawing here: “lazy”"),
    "an old text box": (
        p(
            "Beside",
            f"<w:r>{BOX_OLD.format(p('He is lazy'))}</w:r>",
        ),
        "lazy",
        "In a text box or drawing here: “lazy”",
    ),
    "a control of plain text": (p("so ", sdt(run("very lazy"), "<w:text/>")), "lazy", "The words: “lazy”"),
    "a field's result": (p("see ", field("the lazy page"), "."), "lazy", "The words: “lazy”"),
    "a field in a field's result": (
        p("see ", field("the ", field("lazy"), "page")),
        "lazy",
        "The words: “lazy”",
    ),
    "a simple field": (
        p(f'<w:fldSimple w:instr="REF a">{run("the lazy page")}</w:fldSimple>'),
        "lazy",
        "The words: “lazy”",
    ),
    "a field whose parts are one run": (
        p(
            '<w:r><w:t>a </w:t><w:fldChar w:fldCharType="begin"/><w:instrText> REF x </w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>so lazy</w:t><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "lazy",
        "The words: “lazy”",
    ),
    "a formula": (p("Then ", MATHS), "lazy", "The words: “lazy”"),
    "a reading over words": (
        p(f"<w:r><w:ruby><w:rt>{run('r')}</w:rt><w:rubyBase>{run('so lazy')}</w:rubyBase></w:ruby></w:r>"),
        "lazy",
        "The words: “lazy”",
    ),
    "a list to choose from": (p("Is ", sdt(run("So lazy"), CHOICE)), "lazy", "The words: “lazy”"),
    "two versions of a paragraph": (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{p("so lazy")}</mc:Choice></mc:AlternateContent>',
        "lazy",
        "The words: “lazy”",
    ),
    "word art": (
        p('<w:r><w:pict><v:shape><v:textpath string="So lazy"/></v:shape></w:pict></w:r>'),
        "lazy",
        "In a text box or drawing here: “lazy”",
    ),
}


@pytest.mark.parametrize("place", OTHER_PLACES)
def test_words_where_no_comment_can_stand_have_it_near_them_and_are_told(place: str) -> None:
    body, words, expected = OTHER_PLACES[place]
    copy = copy_of(docx(p("Start.") + body + p("End.")), words)
    assert_in_order(copy)
    assert where(copy) == [expected]


def test_words_of_headers_footers_and_notes_have_their_comments_in_the_body() -> None:
    section = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    there = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    data = docx(
        p("Duty call") + p("He came", there, " late.") + p("End.") + section,
        header1=p("lazy head"),
        footer1=p("sly foot"),
        footnotes=f'<w:footnote w:id="7">{p("He is rude here")}</w:footnote>',
    )
    copy = copy_of(data, "lazy", "sly", "rude")
    assert_in_order(copy)
    assert where(copy) == [
        "In the page header: “lazy”",
        "In the page footer: “sly”",
        "In this footnote: “rude”",
    ]
    assert commented(copy) == ["Duty call", "", ""]
    root = root_of(copy)
    reference = root.find(f".//{W}footnoteReference").getparent()
    assert reference.getprevious().tag == W + "commentRangeStart"
    assert reference.getnext().tag == W + "commentRangeEnd"
    last = root.findall(f".//{W}p")[-1]
    assert last[-1].find(W + "commentReference") is not None
    others = unzipped(data).keys() - {MAIN}
    assert unzipped(copy)["word/header1.xml"] == unzipped(data)["word/header1.xml"]
    assert others <= unzipped(copy).keys()


def test_words_in_a_comment_have_theirs_at_the_same_place() -> None:
    marks = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
    body = p(marks[0], "He came", marks[1], '<w:r><w:commentReference w:id="3"/></w:r>', " late.")
    data = docx(body, comments=f'<w:comment w:id="3" w:author="Ann">{p("so lazy")}</w:comment>')
    copy = copy_of(data, "lazy", "late")
    assert [comment.get(W + "author") for comment in root_of(copy, COMMENTS)] == [
        "Ann",
        "caselint",
        "caselint",
    ]
    assert [comment.get(W + "id") for comment in root_of(copy, COMMENTS)] == ["3", "0", "1"]
    assert told(copy)[1][1] == "In this comment: “lazy”"
    assert commented(copy) == ["He came", "", "late"]


# ------------------------------------------------------------------- what is of no words, or of many


def test_what_is_said_of_the_file_stands_at_its_first_words() -> None:
    data = docx(p("Duty call", properties='<w:pStyle w:val="Title"/>') + p("He came."))
    assert commented(copy_of(data, (0, 0), scope=Scope.DOCUMENT)) == ["Duty call"]
    long = docx(p("Kai came late to school again and said that nobody had woken him, for they all were out."))
    assert commented(copy_of(long, (0, 0), scope=Scope.DOCUMENT)) == ["Kai"]


def test_an_empty_span_is_shown_at_the_word_beside_it() -> None:
    data = docx(p("He came late.") + p("Jane Okafor"))
    text = read_bytes(data, "x.docx").text
    end = text.index("Okafor") + len("Okafor")
    assert commented(copy_of(data, (end, end), (text.index("late"),) * 2)) == ["Okafor", "late."]


def test_a_blank_cell_has_the_comment_in_it() -> None:
    data = docx(tbl(tr("Name", ""), tr("Post", "Manager")))
    document = read_bytes(data, "x.docx")
    blank = next(block.span for block in document.blocks if block.span.start == block.span.end)
    copy = copy_of(data, tuple(blank))
    mark = root_of(copy).find(f".//{W}commentRangeStart")
    assert [around.tag.removeprefix(W) for around in mark.iterancestors()][:3] == ["p", "tc", "tr"]
    cell = mark.getparent().getparent()
    assert cell.getparent().index(cell) == 2
    assert_in_order(copy)


def test_what_is_of_a_long_entry_is_shown_at_its_first_line() -> None:
    data = docx("".join(p(f"Line {number}") for number in range(30)))
    whole = (0, len(read_bytes(data, "x.docx").text))
    assert commented(copy_of(data, whole, scope=Scope.ENTRY)) == ["Line 0"]
    assert len(commented(copy_of(data, whole))[0].split("\n")) == 30


def test_a_file_without_a_paragraph_gets_one_for_what_is_said_of_it() -> None:
    body = '<w:altChunk r:id="c"/>'
    data = docx(body, files={"word/c.txt": b"He is lazy."}, relations=relation("c", "aFChunk", "c.txt"))
    copy = copy_of(data, "lazy")
    assert where(copy) == ["The words: “lazy”"]
    assert_in_order(copy)


def test_words_of_a_chunk_in_another_format_have_theirs_before_it() -> None:
    body = p("First.") + p("Before.") + '<w:altChunk r:id="c"/>' + p("After.")
    data = docx(body, files={"word/c.txt": b"He is lazy."}, relations=relation("c", "aFChunk", "c.txt"))
    copy = copy_of(data, "lazy")
    assert where(copy) == ["The words: “lazy”"]
    assert (
        root_of(copy).find(f".//{W}commentReference").getparent().getparent().findtext(f".//{W}t")
        == "Before."
    )


# ------------------------------------------------------------------------------ many at one place


def test_ranges_that_overlap_touch_and_are_the_same_all_stand() -> None:
    words = ("He is lazy", "is lazy and sly", "lazy", "lazy", " and ", "sly", "zy a")
    copy = copy_of(docx(p("He is ", "lazy and sly", " today.")), *words)
    assert commented(copy) == [each.strip() for each in words]
    assert_in_order(copy)


def test_accepted_findings_have_no_comment() -> None:
    data = docx(p("He is lazy and sly."))
    document = checked(data, "lazy", "sly")
    lazy, sly = document.findings
    accepted = Accepted(sly, "Said in court.", "R Adair", datetime.date(2026, 1, 2))
    copy = marked_copy(data, replace(document, findings=(lazy,), accepted=(accepted,)), STANDARD)
    assert commented(copy) == ["lazy"]
    assert marked_copy(data, replace(document, findings=(), accepted=(accepted,)), STANDARD) == data


def test_what_was_not_read_is_told_at_the_start() -> None:
    data = docx(p("Duty call") + p("He came."))
    left = Omission("1 attachment", "Save it and check it.", ("a.pdf",), holds_words=True)
    document = checked(data)
    told_of = replace(document.document, reading=Reading(omissions=(left,)))
    copy = marked_copy(data, replace(document, document=told_of), STANDARD)
    assert told(copy) == [["Not read", "1 attachment (a.pdf). Save it and check it."]]
    assert commented(copy) == ["Duty call"]


# ----------------------------------------------------------------------------------------- by chance


@settings(max_examples=60, deadline=None)
@given(STORIES, PARAGRAPHS, PARAGRAPHS, st.data())
def test_the_words_of_a_comment_are_those_of_its_finding_whatever_holds_them(
    story: str, note: str, head: str, chosen: st.DataObject
) -> None:
    ties = relationships(RELATIONS)
    files = FILES | {f"word/_rels/{part}.xml.rels": ties for part in ("footnotes", "header1")}
    there = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = p("start", there) + story + SECTION
    notes = f'<w:footnote w:id="1">{note}</w:footnote>'
    data = docx(body, files=files, relations=RELATIONS, header1=head, footnotes=notes)
    before = read_bytes(data, "x.docx")
    spans = [chosen.draw(st.tuples(*(st.integers(0, len(before.text)),) * 2)) for _ in range(3)]
    spans = [(min(span), max(span)) for span in spans]
    copy = copy_of(data, *spans)
    assert copy == copy_of(data, *spans)
    assert_in_order(copy)
    after = read_bytes(copy, "x.docx")
    assert after.problem is None
    body_end = max(b.span.end for b in before.blocks if b.place.part in {Part.BODY, Part.TEXT_BOX})
    assert after.text[:body_end] == before.text[:body_end]
    marked = Counter(
        _narrowed(after.text, mark.span) for mark in after.marks if mark.kind is MarkKind.COMMENT
    )
    exact = Counter(
        _narrowed(before.text, span)
        for span, displaced in zip(spans, where(copy), strict=True)
        if displaced is None and before.text[slice(*span)].strip() and span[1] <= body_end
    )
    assert exact <= marked
    if sum(exact.values()) == len(spans):
        assert exact == marked


def _narrowed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


PLAIN = st.lists(
    st.tuples(st.text("ab \xadé😀", min_size=1, max_size=8), st.booleans()), min_size=1, max_size=6
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PLAIN, min_size=1, max_size=3), st.data())
def test_the_words_between_the_marks_in_the_xml_are_the_words_of_the_span(
    paragraphs: list[list[tuple[str, bool]]], chosen: st.DataObject
) -> None:
    body = "".join(
        p("x", *(run(text, "<w:b/>" if bold else "") for text, bold in runs)) for runs in paragraphs
    )
    data = docx(body)
    text = read_bytes(data, "x.docx").text
    ends = st.tuples(*(st.integers(0, len(text)),) * 2).map(lambda both: (min(both), max(both)))
    spans = chosen.draw(st.lists(ends.filter(lambda s: text[slice(*s)].strip()), min_size=1, max_size=4))
    copy = copy_of(data, *spans)
    assert_in_order(copy)
    squeezed = ["".join(words.replace("\xad", "").split()) for words in commented(copy)]
    assert squeezed == ["".join(text[slice(*span)].split()) for span in spans]
    plain = "".join(node.text for node in root_of(copy).iter(W + "t"))
    assert plain == "".join(node.text for node in root_of(data).iter(W + "t"))


# ----------------------------------------------------------------------------------- the package


def test_all_that_is_not_of_the_comments_is_as_it_was() -> None:
    for path in sorted((EXAMPLES / "notes").glob("*.docx")):
        data = path.read_bytes()
        before, after = unzipped(data), unzipped(copy_of(data, (0, 5)))
        changed = {MAIN, "word/_rels/document.xml.rels", "[Content_Types].xml", COMMENTS}
        assert after.keys() - before.keys() <= {COMMENTS}
        for name in before.keys() - changed:
            assert after[name] == before[name], (path, name)


def test_a_file_with_no_findings_is_copied_byte_for_byte() -> None:
    data = (EXAMPLES / "notes" / "late-visit.docx").read_bytes()
    assert marked_copy(data, checked(data), STANDARD) == data


def test_the_order_the_dates_and_the_packing_of_the_parts_stay() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(p("so lazy")))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (2020, 5, 6, 7, 8, 10))
            info.compress_type = zipfile.ZIP_STORED
            target.writestr(info, source.read(name))
    data = buffer.getvalue()
    with zipfile.ZipFile(io.BytesIO(copy_of(data, "lazy"))) as copy, zipfile.ZipFile(io.BytesIO(data)) as old:
        told = [(info.filename, info.date_time, info.compress_type) for info in copy.infolist()]
        assert told[:-1] == [(info.filename, info.date_time, info.compress_type) for info in old.infolist()]
        assert told[-1][:2] == (COMMENTS, (1980, 1, 1, 0, 0, 0))


def test_the_lists_of_the_file_name_the_comments() -> None:
    copy = copy_of(docx(p("so lazy"), styles=""), "lazy")
    files = unzipped(copy)
    assert files["[Content_Types].xml"].count(b'PartName="/word/comments.xml"') == 1
    relations = etree.fromstring(files["word/_rels/document.xml.rels"])
    kinds = {node.get("Type").rsplit("/", 1)[-1]: node.get("Target") for node in relations}
    assert kinds == {"styles": "styles.xml", "comments": "comments.xml"}


def test_in_a_copy_of_a_copy_the_comments_are_those_of_what_is_found_now() -> None:
    marks = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
    body = p(marks[0], "He is lazy", marks[1], '<w:r><w:commentReference w:id="3"/></w:r>', " and sly.")
    data = docx(body, comments=f'<w:comment w:id="3" w:author="Ann">{p("hm")}</w:comment>')
    copy = copy_of(data, "lazy", "sly")
    again = copy_of(copy, "sly", "sly")
    assert_in_order(again)
    assert commented(again) == ["He is lazy", "sly", "sly"]
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        assert unzipped(again)[name] == unzipped(copy)[name]
    clean = copy_of(again)
    assert commented(clean) == ["He is lazy"]
    assert unzipped(clean)[MAIN].count(b"commentReference") == 1
    assert read_bytes(clean, "x.docx").text == read_bytes(data, "x.docx").text


def test_a_name_that_is_taken_is_not_taken_again() -> None:
    data = docx(p("so lazy"), files={COMMENTS: "<other/>"}, relations=relation("rIdCaselint1", "styles", "x"))
    files = unzipped(copy_of(data, "lazy"))
    assert files[COMMENTS] == b"<other/>"
    assert b"WRD101" in files["word/comments1.xml"]
    assert b'Id="rIdCaselint2"' in files["word/_rels/document.xml.rels"]


def test_parts_that_lost_their_list_are_kept_and_listed() -> None:
    parts = {
        "comments": f'<w:comment w:id="0" w:author="A">{p("hm")}</w:comment>',
        "footnotes": f'<w:footnote w:id="1">{p("below")}</w:footnote>',
    }
    files = unzipped(docx(p("so lazy", '<w:r><w:footnoteReference w:id="1"/></w:r>'), **parts))
    del files["word/_rels/document.xml.rels"]
    copy = copy_of(zipped(files), "lazy")
    assert len(root_of(copy, COMMENTS)) == 2
    relations = unzipped(copy)["word/_rels/document.xml.rels"]
    assert [relations.count(f'Target="{name}.xml"'.encode()) for name in parts] == [1, 1]
    assert read_bytes(copy, "x.docx").text == read_bytes(zipped(files), "x.docx").text


def test_styles_of_comments_are_used_where_the_file_has_them() -> None:
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{called}"/></w:style>'
        for kind, name, called in (
            ("paragraph", "Kommentartext", "annotation text"),
            ("character", "Kommentarzeichen", "annotation reference"),
        )
    )
    copy = copy_of(docx(p("so lazy"), styles=styles), "lazy")
    comments = root_of(copy, COMMENTS)
    assert {node.get(W + "val") for node in comments.iter(W + "pStyle")} == {"Kommentartext"}
    reference = root_of(copy).find(f".//{W}commentReference").getparent()
    assert reference.find(f"{W}rPr/{W}rStyle").get(W + "val") == "Kommentarzeichen"
    plain = root_of(copy_of(docx(p("so lazy")), "lazy"), COMMENTS)
    assert next(plain.iter(W + "pStyle", W + "rStyle"), None) is None


@pytest.mark.parametrize("kind", ["template", "document.macroEnabled", "template.macroEnabledTemplate"])
def test_templates_and_files_with_macros_stay_what_they_are(kind: str) -> None:
    word = {
        "template": "openxmlformats-officedocument.wordprocessingml.template",
        "document.macroEnabled": "ms-word.document.macroEnabled",
        "template.macroEnabledTemplate": "ms-word.template.macroEnabledTemplate",
    }[kind]
    data = docx(p("so lazy"), kind=word, files={"word/vbaProject.bin": b"\x01\x02macros"})
    files = unzipped(copy_of(data, "lazy"))
    assert f"application/vnd.{word}.main+xml".encode() in files["[Content_Types].xml"]
    assert files["word/vbaProject.bin"] == b"\x01\x02macros"


def test_a_file_in_the_strict_form_stays_in_it() -> None:
    strict = unzipped(docx(p("He is lazy.")))
    for name in (MAIN, "_rels/.rels"):
        usual = rb"http://schemas.openxmlformats.org/(officeDocument|wordprocessingml)/2006/"
        strict[name] = re.sub(usual, rb"http://purl.oclc.org/ooxml/\1/", strict[name])
    data = zipped(strict)
    copy = copy_of(data, "lazy")
    usual = b"http://schemas.openxmlformats.org/wordprocessingml"
    assert usual not in unzipped(copy)[MAIN] + unzipped(copy)[COMMENTS]
    relations = unzipped(copy)["word/_rels/document.xml.rels"]
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in relations
    after = read_bytes(copy, "x.docx")
    [mark] = [mark for mark in after.marks if mark.kind is MarkKind.COMMENT]
    assert after.text[slice(*mark.span)] == "lazy"


def flat(data: bytes, picture: bytes = b"") -> bytes:
    """A docx in Word's flat form."""
    types = dict.fromkeys(("rels",), "application/vnd.openxmlformats-package.relationships+xml")
    parts = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="{types.get(name.rsplit(".", 1)[-1], _FLAT_TYPE)}">'
        f"<pkg:xmlData>{content.decode()}</pkg:xmlData></pkg:part>"
        for name, content in unzipped(data).items()
        if name != "[Content_Types].xml"
    )
    parts += (
        '<pkg:part pkg:name="/word/media/a.png" pkg:contentType="image/png" pkg:compression="store">'
        f"<pkg:binaryData>{picture.decode()}</pkg:binaryData></pkg:part>"
    )
    return (
        '<?xml version="1.0" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
        f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>'
    ).encode()


_FLAT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def test_a_file_in_the_flat_form_stays_in_it_pictures_of_any_length_too() -> None:
    picture = b"QUJD" * 3_000_000
    data = flat(docx(p("He is lazy.")), picture)
    copy = copy_of(data, "lazy")
    assert copy.startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')
    assert b'<?mso-application progid="Word.Document"?>' in copy[:200]
    assert copy.count(b"<pkg:binaryData>" + picture + b"</pkg:binaryData>") == 1
    assert b'pkg:name="/word/comments.xml" pkg:contentType="application/vnd.openxmlformats' in copy
    after = read_bytes(copy, "x.xml")
    [mark] = [mark for mark in after.marks if mark.kind is MarkKind.COMMENT]
    assert after.text[slice(*mark.span)] == "lazy"
    assert b"Say what they did." in copy


def signed(data: bytes) -> bytes:
    package = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"
    files = unzipped(data)
    files["_xmlsignatures/origin.sigs"] = b""
    files["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    origin = f'<Relationship Id="s" Type="{package}/origin" Target="_xmlsignatures/origin.sigs"/>'.encode()
    end = b"</Relationships>"
    files["_rels/.rels"] = files["_rels/.rels"].replace(end, origin + end)
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/_xmlsignatures/sig1.xml" ContentType="x"/></Types>'
    )
    return zipped(files)


def test_a_signature_does_not_hold_for_a_copy_which_says_so() -> None:
    data = signed(docx(p("Duty call") + p("so lazy")))
    copy = copy_of(data, "lazy")
    assert told(copy)[0][0] == "About this copy"
    assert "not signed" in told(copy)[0][1]
    assert commented(copy) == ["Duty call", "lazy"]
    files = unzipped(copy)
    assert not any(name.startswith("_xmlsignatures") for name in files)
    assert b"signature" not in files["_rels/.rels"] + files["[Content_Types].xml"]
    assert b"officeDocument" in files["_rels/.rels"]
    assert marked_copy(data, checked(data), STANDARD) == data


# ------------------------------------------------------------------------------------- refusals


def refused(data: bytes, document: CheckedDocument) -> str:
    with pytest.raises(CopyError) as caught:
        marked_copy(data, document, STANDARD)
    return caught.value.reason


def test_what_is_no_word_file_is_refused_in_plain_words() -> None:
    page = b"<!doctype html><html><body><p>He is lazy.</p></body></html>"
    assert "Word comments can be written into Word files only" in refused(page, checked(page, "lazy"))
    for data in (docx(p("x"))[:500], ole("EncryptedPackage"), b""):
        unread = CheckedDocument(read_bytes(data, "x.docx"))
        assert refused(data, unread).startswith("There is no copy of a file that could not be read. ")


def test_a_file_that_changed_since_it_was_checked_is_refused() -> None:
    found = checked(docx(p("He is lazy.")), "lazy")
    assert "changed after it was checked" in refused(docx(p("He was so lazy.")), found)
    assert "Word" in refused(b"He is lazy.", found)


def test_a_file_whose_picture_is_damaged_is_refused() -> None:
    data = docx(p("so lazy"), files={"word/media/a.png": b"picture" * 50})
    at = data.index(b"word/media/a.png") + len("word/media/a.png")
    damaged = data[: at + 3] + bytes(4) + data[at + 7 :]
    assert "another part of the file" in refused(damaged, checked(damaged, "lazy"))


def test_a_file_that_is_nested_too_deep_for_a_copy_is_refused() -> None:
    depth = next(depth for depth in range(60, 250, 5) if _is_too_deep(depth))
    data = docx(_nested(depth))
    assert "deeper than any office program" in refused(data, checked(data, "lazy"))


def _nested(depth: int) -> str:
    return p("so lazy") + "<w:p>" * depth + "</w:p>" * depth


def _is_too_deep(depth: int) -> bool:
    """Whether the quicker reading can read such a file, and the one for copies cannot."""
    data = docx(_nested(depth))
    try:
        read_with_origins(data, "x.docx")
    except RecursionError:
        return True
    return False


def test_more_comments_than_word_opens_a_file_with_are_refused() -> None:
    data = docx(p("so lazy"))
    found = checked(data, "lazy")
    assert "32,767" in refused(data, replace(found, findings=found.findings * 32_768))


# --------------------------------------------------------------------------------- hostile words


@settings(max_examples=60, deadline=None)
@given(WORDS | st.sampled_from(["\x00\x08\x1f\ufffe\uffff", "</w:t><w:x>&amp;<!--", "\ud800 half"]))
def test_no_words_break_the_file_or_hide_in_it(words: str) -> None:
    data = docx(p("so lazy") + p("<w:r><w:tab/></w:r>", shape(p("in a box"))))
    document = checked(data, "lazy", "box")
    found = tuple(
        replace(each, message=words, advice=words, suggestions=(words,), name=words, clause=words)
        for each in document.findings
    )
    copy = marked_copy(data, replace(document, findings=found, manual="wakefield"), STANDARD)
    assert_in_order(copy)
    for lines in told(copy):
        assert all(line.isprintable() for line in lines)
    assert [len(comment.findall(W + "p")) for comment in root_of(copy, COMMENTS)] == [3, 4]
    assert list(python_docx.Document(io.BytesIO(copy)).comments)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_said_in_a_comment(words: str) -> None:
    document = checked(LAZY, "lazy")
    [found] = document.findings
    copy = marked_copy(LAZY, replace(document, findings=(replace(found, message=words),)), STANDARD)
    assert told(copy)[0][1] == terminal(words)


LAZY = docx(p("so lazy"))


# ------------------------------------------------------------------------------- other programs


def linter(path: Path) -> Linter:
    return _linter(template=True if path.parent.name == "template" else None)


@cache
def _linter(*, template: bool | None) -> Linter:
    return make_linter(load_rulebook(), Config(profile="wakefield"), template=template)


WORD_FILES = [path for path in sorted(EXAMPLES.rglob("*.docx")) if path.name != "cut-short.docx"]


@cache
def example(path: Path) -> tuple[CheckedDocument, bytes]:
    found = linter(path).lint(read_bytes(path.read_bytes(), path.name))
    return found, marked_copy(path.read_bytes(), replace(found, manual="wakefield"), STANDARD)


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: path.name)
def test_a_copy_of_an_example_has_its_findings_at_the_same_words(path: Path) -> None:
    before, copy = example(path)
    after = linter(path).lint(read_bytes(copy, path.name))
    # What caselint says in a comment is no part of the note, but that there are comments in the file is so.
    assert not before.findings or "DOC003" in {found.code for found in after.findings}
    assert after.document.text == before.document.text
    left = [left.what for left in after.document.reading.omissions if left.what.endswith("by caselint")]
    assert [int(what.split()[0]) for what in left] == [len(before.findings)][: len(before.findings)]
    same = [
        [(each.code, each.message, each.match, each.span) for each in some.findings if each.code != "DOC003"]
        for some in (before, after)
    ]
    assert same[0] == same[1]


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: path.name)
def test_python_docx_reads_the_comments_of_a_copy_and_their_words(path: Path) -> None:
    found, copy = example(path)
    document = python_docx.Document(io.BytesIO(copy))
    ours = [comment for comment in document.comments if comment.author == "caselint"]
    assert [comment.text.split(" ")[0] for comment in ours] == [each.code for each in found.findings]
    assert {comment.initials for comment in ours} <= {"cl"}
    assert {comment.timestamp for comment in ours} <= {None}
    words = commented(copy)[len(document.comments) - len(ours) :] if ours else []
    for each, marked in zip(found.findings, words, strict=True):
        told_of = found.document.text[slice(*each.span)]
        assert not told_of.strip() or marked.split() == told_of.split(), each


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copies_and_shows_every_word_and_comment(tmp_path: Path) -> None:
    names = ["duty-call.docx", "referral-form.docx", "short-break-review.docx"]
    copies = {name: example(EXAMPLES / "notes" / name) for name in names}
    # LibreOffice 7.4 loses what stands before a comment in the first paragraph of a control of paragraphs.
    bodies = {**PLACES, **OTHER_PLACES}
    everything = [body for name, (body, *_) in bodies.items() if name != "in a block's control"]
    data = docx(p("Start.") + "".join(everything) + p("End."))
    spans = [match.span() for match in re.finditer("lazy|two", read_bytes(data, "x.docx").text)]
    found = checked(data, *spans)
    copies["all.docx"] = found, marked_copy(data, found, STANDARD)
    for name, (_, copy) in copies.items():
        (tmp_path / name).write_bytes(copy)
    home = (tmp_path / "home").as_uri()
    command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "fodt", "--outdir"]
    files = [tmp_path / name for name in copies]
    subprocess.run([*command, tmp_path, *files], check=True, timeout=120, capture_output=True)
    for name, (found, _) in copies.items():
        shown = etree.parse((tmp_path / name).with_suffix(".fodt"))
        notes = list(shown.iter(f"{OFFICE}annotation"))
        assert [note.findtext("{*}creator") for note in notes] == ["caselint"] * len(found.findings), name
        for note in notes:
            note[:] = []
        words = Counter("".join(shown.getroot().itertext()).replace("\xad", "").split())
        blocks = [block for block in found.document.blocks if block.place.part is Part.BODY]
        wanted = Counter(
            word
            for block in blocks
            for word in found.document.text[slice(*block.span)].split()
            if word.isalpha()
        )
        if name != "all.docx":
            assert wanted <= words
        assert "WRD101" not in words
