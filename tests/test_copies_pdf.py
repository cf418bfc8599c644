"""Copies of PDFs with the findings in them: what other readers find under the highlights and in the notes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pdfplumber
import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)
from typer.testing import CliRunner

from caselint.cli import app
from caselint.config import Config
from caselint.copies.errors import CopyError
from caselint.copies.pdf import marked_copy
from caselint.findings import Accepted, CheckedDocument, Finding, Level, Scope
from caselint.read.limits import STANDARD
from caselint.read.pdf import read_pdf
from caselint.record import MarkKind, Place, Span
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from pdf_files import PdfFile, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = sorted(EXAMPLES.glob("*/*.pdf"))
PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
STORY = (
    "Kai came home at four and went to his room. His mother said that he had been quiet all week. "
    "I saw him on his own in the kitchen for twenty minutes, and he told me that school was fine. "
    "He drew a plan of his bedroom and showed me where the radiator is. It did not work when I tried it. "
)


# ---------------------------------------------------------------------------------- what readers see


@dataclass
class Seen:
    """An annotation of the copy, as pypdf has it, and the words that pdfplumber has under its quads."""

    page: int
    kind: str
    note: str
    words: str
    about: Any

    @property
    def rules(self) -> list[str]:
        return re.findall(r"^[A-Z]{3}\d{3}(?= )", self.note, re.MULTILINE)


def seen_in(copy: bytes, kinds: Sequence[str] = ("/Highlight", "/Text", "/Stamp")) -> list[Seen]:
    found = []
    with pdfplumber.open(io.BytesIO(copy)) as plumbed:
        for number, page in enumerate(pypdf.PdfReader(io.BytesIO(copy)).pages, 1):
            chars = list(file_chars(plumbed.pages[number - 1], page))
            for each in page.get("/Annots") or ():
                about = each.get_object()
                if about["/Subtype"] in kinds and about.get("/T") == "caselint":
                    words = " ".join(under(quad, chars) for quad in quads_of(about))
                    found.append(Seen(number, about["/Subtype"], str(about["/Contents"]), words, about))
    return found


def file_chars(plumbed: Any, page: Any) -> Iterator[tuple[str, float, float]]:
    """Each letter and the middle of it, in the file's own coordinates."""
    left, low, right, high = (float(edge) for edge in page.mediabox)
    turn = page.get("/Rotate", 0) % 360
    for char in plumbed.chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        at = {
            0: (left + x, high - y),
            90: (left + y, low + x),
            180: (right - x, low + y),
            270: (right - y, high - x),
        }[turn]
        yield char["text"], *at


def quads_of(about: Any) -> list[tuple[float, float, float, float]]:
    numbers = [float(each) for each in about.get("/QuadPoints", ())]
    quads = [numbers[at : at + 8] for at in range(0, len(numbers), 8)]
    return [(min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])) for quad in quads]


def under(quad: tuple[float, float, float, float], chars: list[tuple[str, float, float]]) -> str:
    x0, y0, x1, y1 = quad
    return "".join(text for text, x, y in chars if x0 <= x <= x1 and y0 <= y <= y1)


def bare(words: str) -> str:
    """Letters alone: ligatures opened, and without spaces and the hyphens of lines' ends."""
    for one, two in {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}.items():
        words = words.replace(one, two)
    return re.sub(r"[\s\u00ad-]", "", words)


# ------------------------------------------------------------------------------------ made findings


def finding(text: str, words: str, at: int = 0, level: Level = Level.ERROR, **changed: Any) -> Finding:
    """One on the words, where they stand after `at`; on no words, one of that place."""
    start = text.index(words, at)
    about = Finding(
        code="WRD101",
        name="judgemental-label",
        level=level,
        scope=Scope.SENTENCE,
        message=f"“{words}” judges.",
        advice="Say what was seen.",
        suggestions=("what he did",),
        match=words,
        entry=1,
        span=Span(start, start + len(words)),
        start=(1, 1),
        end=(1, 1),
        place=Place(page=1),
        fingerprint="0",
    )
    return replace(about, **changed)


def checked_with(data: bytes, *words: str, **changed: Any) -> CheckedDocument:
    document = read_pdf(data, "note.pdf")
    assert document.problem is None, document.problem
    return CheckedDocument(
        document, findings=tuple(finding(document.text, each, **changed) for each in words)
    )


def copied(data: bytes, *words: str, **changed: Any) -> list[Seen]:
    checked = checked_with(data, *words, **changed)
    copy = marked_copy(data, checked, STANDARD)
    assert copy.startswith(data)
    return seen_in(copy)


def flowing(*flowables: Any, pagesize: tuple[float, float] = A4) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=pagesize, invariant=1).build(list(flowables))
    return out.getvalue()


def two_columns() -> bytes:
    out = io.BytesIO()
    frames = [Frame(50, 60, 235, 720), Frame(310, 60, 235, 720)]
    document = BaseDocTemplate(out, pagesize=A4, invariant=1)
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build([Paragraph(f"{number}. {STORY}", PLAIN) for number in range(1, 19)])
    return out.getvalue()


def ruled_table() -> bytes:
    cells = [[Paragraph(words, PLAIN) for words in row] for row in TABLE]
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    return flowing(Paragraph(STORY, PLAIN), Table(cells, colWidths=[120, 300], style=grid))


TABLE = [["Child", "Kai Mensah"], ["What happened", STORY], ["Signed", "Jane Okafor, Social Worker"]]


def turned(turn: int, extra: str = "") -> bytes:
    """A page whose print is level when a reader turns it, in a crop box that begins far from its corner."""
    content = {
        0: "1 0 0 1 0 0 cm",
        90: "0 1 -1 0 595 0 cm",
        180: "-1 0 0 -1 595 842 cm",
        270: "0 -1 1 0 0 842 cm",
    }[turn]
    size = (595, 842) if turn % 180 == 0 else (842, 595)
    print_ = lines(*((120, size[1] - 150 - 20 * at, words) for at, words in enumerate(LINES)))
    file = PdfFile()
    file.page(f"{content}\n{print_}", extra=f"/Rotate {turn}{extra}")
    return file.written()


LINES = [
    "Kai came home at four and went to his room.",
    "His mother said that he had been quiet all week.",
    "I saw him on his own, and he told me that school was fine.",
]


# ------------------------------------------------------------------------------------ the examples


@cache
def linter() -> Any:
    book = load_rulebook()
    return make_linter(book, Config(extend_select=tuple(book.rules)))


@cache
def example(path: Path) -> tuple[bytes, CheckedDocument, bytes]:
    data = path.read_bytes()
    checked = linter().lint(read_pdf(data, path.name))
    return data, checked, marked_copy(data, checked, STANDARD)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_finding_of_the_examples_is_marked_at_its_words(path: Path) -> None:
    data, checked, copy = example(path)
    assert copy.startswith(data)
    text, seen = checked.document.text, seen_in(copy)
    for each in checked.findings:
        mine = [one for one in seen if each.code in one.about["/Subj"] and each.message in one.note]
        words = text[each.span.start : each.span.end]
        if words.strip() and each.match == words:
            assert any(bare(one.words) == bare(words) for one in mine), each
        else:
            assert any(one.kind == "/Text" for one in mine), each
    assert sum(len(one.note.split("\n\n")) for one in seen) == len(checked.findings)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_two_runs_give_the_same_bytes_and_pages_print_the_same_words(path: Path) -> None:
    data, checked, copy = example(path)
    assert marked_copy(data, checked, STANDARD) == copy
    before, after = (pypdfium2.PdfDocument(each) for each in (data, copy))
    assert texts_of(before) == texts_of(after)
    old, new = (pypdf.PdfReader(io.BytesIO(each), strict=True) for each in (data, copy))
    assert new.metadata == old.metadata
    for one, other in zip(old.pages, new.pages, strict=True):
        assert entries(one) == entries(other)


def entries(page: pypdf.PageObject) -> dict[str, bytes]:
    """A page's own, as the file writes them, but for its annotations."""
    found = {}
    for key in set(page) - {"/Annots"}:
        out = io.BytesIO()
        page.raw_get(key).write_to_stream(out)
        found[key] = out.getvalue()
    return found


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
def test_poppler_shows_light_grounds_that_dark_print_stands_on(tmp_path: Path) -> None:
    _, _, copy = example(EXAMPLES / "notes" / "duty-call.pdf")
    (tmp_path / "copy.pdf").write_bytes(copy)
    done = subprocess.run(
        ["pdftoppm", "-r", "72", "-png", "copy.pdf", "page"], cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stderr == b""
    from PIL import Image

    picture = Image.open(tmp_path / "page-1.png").convert("RGB")
    assert_reads_well(picture, copy)


def test_pdfium_shows_light_grounds_that_dark_print_stands_on() -> None:
    _, _, copy = example(EXAMPLES / "notes" / "duty-call.pdf")
    document = pypdfium2.PdfDocument(copy)
    assert_reads_well(document[0].render(scale=1).to_pil().convert("RGB"), copy)


def assert_reads_well(picture: Any, copy: bytes) -> None:
    """Under each highlight most of the picture is coloured and light, and the darkest of it is print."""
    highlights = [one for one in seen_in(copy) if one.kind == "/Highlight"]
    assert highlights
    for one in highlights:
        if not any(map(str.isalpha, one.words)):
            continue
        x0, y0, x1, y1 = quads_of(one.about)[0]
        part = picture.crop((round(x0), round(picture.height - y1), round(x1), round(picture.height - y0)))
        dots = [part.getpixel((x, y)) for x in range(part.width) for y in range(part.height)]
        light = [dot for dot in dots if min(dot) > 150]
        assert len(light) > 0.3 * len(dots), one.words
        assert sum(max(dot) - min(dot) > 15 for dot in light) > 0.4 * len(light), one.words
        assert min(map(sum, dots)) < 3 * 130, one.words


@pytest.mark.parametrize("count", [1, 2])
def test_the_command_marks_what_comparing_entries_with_each_other_finds(tmp_path: Path, count: int) -> None:
    export = EXAMPLES / "export" / "case-notes-export.pdf"
    paths = [shutil.copy(path, tmp_path) for path in (export, EXAMPLES / "notes" / "duty-call.pdf")[:count]]
    target = tmp_path / "copies"
    target.mkdir()
    asked = ["check", "--isolated", "--output-format", "pdf", "-o", str(target), *map(str, paths)]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 1, result.output
    (copy,) = target.rglob(export.name)
    assert "REC203" in {rule for one in seen_in(copy.read_bytes()) for rule in one.rules}
    assert len(list(target.rglob("*.pdf"))) == count


# --------------------------------------------------------------------------------- words and places


def test_words_over_two_lines_are_one_highlight_with_a_quad_for_each_line() -> None:
    data = flowing(Paragraph(STORY, PLAIN))
    (mark,) = copied(data, "kitchen for twenty minutes, and he told me that school was fine. He drew a plan")
    assert len(quads_of(mark.about)) == 2
    assert bare(mark.words).startswith("kitchenfor")
    assert bare(mark.words) == bare(
        "kitchen for twenty minutes, and he told me that school was fine. He drew a plan"
    )


def test_a_word_parted_by_a_hyphen_is_marked_on_both_lines() -> None:
    content = lines(
        (72, 760, "His mother told me that he had been with-"),
        (72, 747, "drawn since the end of term, she said."),
    )
    file = PdfFile()
    file.page(content)
    (mark,) = copied(file.written(), "withdrawn")
    assert len(quads_of(mark.about)) == 2
    assert bare(mark.words) == "withdrawn"


@pytest.mark.parametrize("words", ["17. Kai came home", "radiator is. It did not work when I tried it."])
def test_columns(words: str) -> None:
    (mark,) = copied(two_columns(), words)
    assert bare(mark.words) == bare(words)


def test_words_on_two_pages_are_marked_on_both_with_the_same_note() -> None:
    data = flowing(Spacer(1, 655), Paragraph(STORY, PLAIN))
    words = STORY.strip()
    first, second = copied(data, words)
    assert (first.page, second.page) == (1, 2)
    assert first.note == second.note
    assert bare(first.words + second.words) == bare(words)


def test_cells_of_a_table() -> None:
    data = ruled_table()
    text = read_pdf(data, "note.pdf").text
    words = "What happened\tKai came home"
    assert words in text
    whole, cell = copied(data, words, "Jane Okafor")
    assert bare(whole.words) == bare(words)
    assert len(quads_of(whole.about)) == 2
    assert cell.words == "Jane Okafor"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("extra", ["", "/CropBox[60 70 560 800]", "/MediaBox[-30 -50 565 792]"])
def test_turned_pages_and_boxes_that_begin_elsewhere(turn: int, extra: str) -> None:
    data = turned(turn, extra)
    marks = copied(data, "quiet all week", "school", "home at four")
    assert [bare(mark.words) for mark in marks] == ["homeatfour", "quietallweek", "school"]


def test_print_that_runs_up_a_page_that_is_not_turned() -> None:
    file = PdfFile()
    placed = lines(*((120, -150 - 20 * at, words) for at, words in enumerate(LINES)))
    file.page(f"0 1 -1 0 0 0 cm\n{placed}")
    (mark,) = copied(file.written(), "quiet all week")
    assert bare(mark.words) == "quietallweek"


def test_ligatures_and_letters_of_other_widths() -> None:
    file = PdfFile()
    widths = " ".join(["600"] * 256)
    map_ = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        "1 beginbfrange <20> <7e> <0020> endbfrange 1 beginbfchar <80> <00660066> endbfchar endcmap"
    )
    unicode_ = file.add("<<>>", map_)
    font = file.add(
        f"<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 0/LastChar 255/Widths[{widths}]"
        f"/ToUnicode {unicode_}>>"
    )
    reference = file.add(
        "<<>>", r"BT /F2 10 Tf 72 760 Td (He is o\200ended by the sta\200 there today.) Tj ET"
    )
    page = file.add(
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F2 {font}>>>>"
        f"/Contents {reference}>>"
    )
    file.pages.append(int(page.split()[0]))
    first, second = copied(file.written(), "offended", "staff")
    # Courier's letters are 6 points wide, and a ligature is one letter.
    assert quads_of(first.about)[0][::2] == pytest.approx((72 + 6 * 6, 72 + 13 * 6), abs=0.6)
    assert quads_of(second.about)[0][::2] == pytest.approx((72 + 21 * 6, 72 + 25 * 6), abs=0.6)


def test_the_half_of_a_ligature_is_half_of_its_shape() -> None:
    data = flowing(Paragraph("She was unofficial.", PLAIN))
    (mark,) = copied(data, "un")
    assert mark.words == "un"


DOCUMENTS = {
    "columns": two_columns,
    "table": ruled_table,
    "turned": lambda: turned(90, "/CropBox[60 70 560 800]"),
    "justified": lambda: flowing(
        *[
            Paragraph(
                STORY, ParagraphStyle("even", fontName="Times-Roman", fontSize=11, leading=14, alignment=4)
            )
        ]
        * 4,
        pagesize=landscape(A4),
    ),
    "export": (EXAMPLES / "export" / "case-notes-export.pdf").read_bytes,
}


@cache
def made(kind: str) -> bytes:
    return DOCUMENTS[kind]()


@settings(max_examples=25, deadline=None)
@given(kind=st.sampled_from(sorted(DOCUMENTS)), data=st.data())
def test_whatever_is_marked_is_what_stands_under_the_marks(kind: str, data: st.DataObject) -> None:
    file = made(kind)
    document = read_pdf(file, "note.pdf")
    places = st.integers(0, len(document.text) - 1)
    spans = data.draw(st.lists(st.tuples(places, st.integers(1, 120)), min_size=1, max_size=8))
    findings = []
    for start, length in spans:
        words = document.text[start : start + length]
        if words.strip():
            findings.append(
                finding(document.text, words, start, message=f"At {start} to {start + len(words)}.")
            )
    copy = marked_copy(file, CheckedDocument(document, findings=tuple(findings)), STANDARD)
    seen = seen_in(copy)
    for each in findings:
        words = " ".join(one.words for one in seen if each.message in one.note)
        # Page footers stand last in the text, but are marked on the first page.
        assert sorted(bare(words)) == sorted(bare(each.match))


# ------------------------------------------------------------------------------------- what notes say


def test_a_note_says_all_that_a_report_says() -> None:
    data = flowing(Paragraph(STORY, PLAIN))
    checked = checked_with(data, "quiet", clause="2.9")
    (mark,) = seen_in(marked_copy(data, replace(checked, manual="wakefield"), STANDARD))
    assert mark.note.splitlines() == [
        "WRD101 judgemental-label (error)",
        "“quiet” judges.",
        "Instead: Say what was seen. Try “what he did”. (Wakefield 2.9)",
    ]
    assert mark.about["/Popup"]["/Parent"] == mark.about


def test_two_findings_on_the_same_words_are_one_mark_in_the_colour_of_the_graver() -> None:
    data = flowing(Paragraph(STORY, PLAIN))
    text = read_pdf(data, "note.pdf").text
    both = (
        finding(text, "quiet", level=Level.ADVICE, code="PLN004"),
        finding(text, "quiet", level=Level.ERROR),
    )
    copies = [
        seen_in(marked_copy(data, CheckedDocument(read_pdf(data, "note.pdf"), findings=each), STANDARD))
        for each in (both, both[1:])
    ]
    assert [len(each) for each in copies] == [1, 1]
    assert copies[0][0].rules == ["PLN004", "WRD101"]
    assert copies[0][0].about["/C"] == copies[1][0].about["/C"]


def test_accepted_findings_get_no_mark_and_a_file_without_any_is_left_as_it_is() -> None:
    data = flowing(Paragraph(STORY, PLAIN))
    checked = checked_with(data, "quiet")
    accepted = tuple(
        Accepted(each, "As the child said", "Ann", date(2025, 3, 1)) for each in checked.findings
    )
    assert marked_copy(data, replace(checked, findings=(), accepted=accepted), STANDARD) == data


def test_hostile_words_in_a_note_stay_words() -> None:
    data = flowing(Paragraph(STORY, PLAIN))
    nasty = "\x1b[2J)>>endobj (\\ \u202e <</JS(app.alert(1))>> \ud800"
    (mark,) = copied(data, "quiet", message=nasty)
    assert ")>>endobj (\\" in mark.note
    assert not {"\x1b", "\u202e", "\ud800"} & set(mark.note)
    assert set(mark.about) == {
        *("/Type", "/Subtype", "/Rect", "/F", "/NM", "/T", "/Subj", "/Contents", "/C", "/P"),
        *("/QuadPoints", "/AP", "/Popup"),
    }


# ----------------------------------------------------------------------------------------- signs


def rect_of(mark: Seen) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(each) for each in mark.about["/Rect"])
    return x0, y0, x1, y1


def meets_print(data: bytes, mark: Seen) -> bool:
    return bool(under(rect_of(mark), print_of(data)[mark.page - 1]).strip())


@cache
def print_of(data: bytes) -> list[list[tuple[str, float, float]]]:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    with pdfplumber.open(io.BytesIO(data)) as plumbed:
        return [list(file_chars(*each)) for each in zip(plumbed.pages, pages, strict=True)]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_what_has_no_words_gets_a_sign_in_the_margin_of_its_line(turn: int) -> None:
    data = turned(turn)
    document = read_pdf(data, "note.pdf")
    at = document.text.index("His mother")
    missing = finding(document.text, "", at, code="SGN001", match="signature")
    (mark,) = seen_in(marked_copy(data, CheckedDocument(document, findings=(missing,)), STANDARD))
    assert mark.kind == ("/Stamp" if turn else "/Text")
    assert not meets_print(data, mark)
    word = copied(data, "His")[0]
    x0, y0, x1, y1 = rect_of(mark)
    left, low, right, high = quads_of(word.about)[0]
    along = (y0 + y1) / 2, (low + high) / 2
    across = (x0 + x1) / 2, (left + right) / 2
    same, apart = (along, across) if turn % 180 == 0 else (across, along)
    assert same[0] == pytest.approx(same[1], abs=2)
    assert 8 < abs(apart[0] - apart[1]) < 40


def test_signs_cover_neither_print_nor_each_other() -> None:
    data = two_columns()
    document = read_pdf(data, "note.pdf")
    starts = [each.start() for each in re.finditer(r"\d+\. Kai", document.text)]
    missing = tuple(finding(document.text, "", at, match="signature", message=f"At {at}.") for at in starts)
    marks = seen_in(marked_copy(data, CheckedDocument(document, findings=missing), STANDARD))
    assert len(marks) == len(starts)
    assert not any(meets_print(data, mark) for mark in marks)
    boxes = [(mark.page, rect_of(mark)) for mark in marks]
    assert len(set(boxes)) == len(boxes)
    for page, (x0, y0, x1, y1) in boxes:
        others = [box for number, box in boxes if number == page and box != (x0, y0, x1, y1)]
        assert not any(x0 < b[2] and x1 > b[0] and y0 < b[3] and y1 > b[1] for b in others)


def test_two_findings_of_one_place_share_a_sign() -> None:
    data = flowing(Paragraph(STORY, PLAIN))
    document = read_pdf(data, "note.pdf")
    both = tuple(finding(document.text, "", code=code, match=code) for code in ("SGN001", "SGN003"))
    (mark,) = seen_in(marked_copy(data, CheckedDocument(document, findings=both), STANDARD))
    assert mark.rules == ["SGN001", "SGN003"]


def form() -> bytes:
    file = PdfFile()
    drawing = file.form("BT /F1 10 Tf 2 6 Td (He was rude to staff) Tj ET")
    field = file.add(
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(What)/V(He was rude to staff)/F 4"
        f"/Rect[150 695 350 715]/AP<</N {drawing}>>>>"
    )
    content = lines((72, 760, "Kai came home at four and went to his room."), (72, 700, "What happened:"))
    file.page(content, field)
    return file.written(f"/AcroForm<</Fields[{field}]/DA(/F1 10 Tf)>>")


def test_words_in_a_forms_field_are_told_beside_it_and_the_field_stays() -> None:
    data = form()
    (mark,) = copied(data, "rude")
    assert mark.kind == "/Text"
    assert "“rude”" in mark.note.splitlines()
    _, y0, _, y1 = rect_of(mark)
    assert 700 < (y0 + y1) / 2 < 710
    assert not meets_print(data, mark)
    copy = pypdf.PdfReader(io.BytesIO(marked_copy(data, checked_with(data, "rude"), STANDARD)))
    fields = copy.get_fields()
    assert fields is not None
    assert fields["What"]["/V"] == "He was rude to staff"


def test_words_of_a_comment_are_told_beside_what_it_is_about_and_the_comment_stays() -> None:
    file = PdfFile()
    comment = file.add(
        "<</Type/Annot/Subtype/Highlight/Rect[71 757 143 769]/QuadPoints[71 769 143 769 71 757 143 757]"
        "/T(Ann)/Contents(She is hostile.)>>"
    )
    file.page(lines((72, 760, LINES[0]), (72, 740, LINES[1])), comment)
    data = file.written()
    (mark,) = copied(data, "hostile")
    assert (mark.kind, "“hostile”" in mark.note) == ("/Text", True)
    assert not meets_print(data, mark)
    copy = marked_copy(data, checked_with(data, "hostile"), STANDARD)
    page = pypdf.PdfReader(io.BytesIO(copy)).pages[0]
    assert [each.get_object().get("/T") for each in page["/Annots"]] == ["Ann", "caselint", None]


def test_a_list_of_annotations_that_stands_by_itself_is_added_to() -> None:
    file = PdfFile()
    note = file.add("<</Type/Annot/Subtype/Link/Rect[71 757 143 769]/A<</S/URI/URI(https://example.org)>>>>")
    shared = file.add(f"[{note}]")
    for _ in range(2):
        stream = file.add("<<>>", lines((72, 760, LINES[0])))
        page = file.add(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {stream}/Annots {shared}>>"
        )
        file.pages.append(int(page.split()[0]))
    data = file.written()
    text = read_pdf(data, "note.pdf").text
    last = finding(text, "his room", text.rindex("Kai"))
    checked = CheckedDocument(read_pdf(data, "note.pdf"), findings=(last,))
    pages = pypdf.PdfReader(io.BytesIO(marked_copy(data, checked, STANDARD))).pages
    assert [len(page["/Annots"]) for page in pages] == [1, 3]


def test_words_that_were_not_read_are_told_of_at_the_top_of_the_first_page() -> None:
    file = PdfFile()
    stored = file.add("<</Type/EmbeddedFile>>", "Words in another file.")
    about = file.add(f"<</Type/Filespec/F(letter.txt)/UF(letter.txt)/EF<</F {stored}>>>>")
    file.page(lines((72, 760, LINES[0])))
    data = file.written(f"/Names<</EmbeddedFiles<</Names[(letter.txt) {about}]>>>>")
    (mark,) = copied(data)
    assert mark.note.splitlines()[0] == "Not read"
    assert "letter.txt" in mark.note
    assert rect_of(mark)[3] > 750


# ---------------------------------------------------------------------------------- files as they are


def test_a_scan_is_told_of_at_the_top_of_its_page() -> None:
    _, checked, copy = example(EXAMPLES / "scan" / "faxed-letter.pdf")
    (mark,) = seen_in(copy)
    assert (mark.kind, mark.page) == ("/Text", 1)
    assert checked.document.problem is not None
    assert checked.document.problem.reason in mark.note


@pytest.mark.parametrize("before", [b"", b"\n\n", b"junk before the header\n"])
def test_files_with_a_table_of_their_objects(before: bytes) -> None:
    data = before + turned(0)
    copy = marked_copy(data, checked_with(data, "school"), STANDARD)
    assert copy[len(data) :].count(b"\nxref\n") == 1
    assert [bare(mark.words) for mark in seen_in(copy)] == ["school"]


def streamed() -> bytes:
    """A file whose cross-reference is a stream, as Word and LibreOffice write it."""
    file = PdfFile()
    file.page(lines((72, 760, LINES[0])))
    plain = file.written()
    body = plain[: plain.rindex(b"xref\n0 ")]
    starts = [match.start() for match in re.finditer(rb"^\d+ 0 obj", body, re.MULTILINE)]
    rows = b"\0\0\0\0\0\0\xff" + b"".join(
        b"\1" + start.to_bytes(4, "big") + b"\0\0" for start in (*starts, len(body))
    )
    rows = b"\0\0\0\0\0\xff\xff" + rows[7:]
    count = len(starts) + 2
    head = f"<</Type/XRef/Size {count}/W[1 4 2]/Root 1 0 R/ID[<00><01>]/Length {len(rows)}>>"
    return (
        body
        + f"{count - 1} 0 obj\n{head}\nstream\n".encode()
        + rows
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)
    )


def test_files_with_a_stream_of_their_objects() -> None:
    data = streamed()
    copy = marked_copy(data, checked_with(data, "his room"), STANDARD)
    assert b"\nxref\n" not in copy[len(data) :]
    assert [bare(mark.words) for mark in seen_in(copy)] == ["hisroom"]
    first, second = pypdf.PdfReader(io.BytesIO(copy)).trailer["/ID"]
    assert (first.original_bytes, second.original_bytes == b"\1") == (b"\0", False)


def test_a_copy_of_a_copy_can_be_made() -> None:
    data = flowing(Paragraph(STORY, PLAIN))
    copy = marked_copy(data, checked_with(data, "quiet"), STANDARD)
    again = marked_copy(copy, checked_with(copy, "radiator"), STANDARD)
    assert [mark.words for mark in seen_in(again)] == ["quiet", "radiator"]


def test_our_own_reader_finds_the_notes_at_the_words() -> None:
    data = ruled_table()
    copy = read_pdf(marked_copy(data, checked_with(data, "twenty minutes", "Mensah"), STANDARD), "copy.pdf")
    found = [
        copy.text[each.span.start : each.span.end] for each in copy.marks if each.kind is MarkKind.COMMENT
    ]
    assert found == ["twenty minutes,", "Mensah"]


def test_a_protected_file_is_refused() -> None:
    out = io.BytesIO()
    lock = StandardEncryption("", ownerPassword="boss", canModify=0, canAnnotate=0)
    canvas = Canvas(out, encrypt=lock)
    canvas.drawString(72, 760, LINES[0])
    canvas.save()
    data = out.getvalue()
    with pytest.raises(CopyError, match="protected against changes"):
        marked_copy(data, checked_with(data, "room"), STANDARD)


def test_a_file_that_needs_a_password_is_refused() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 760, LINES[0])
    canvas.save()
    checked = CheckedDocument(read_pdf(out.getvalue(), "note.pdf"))
    with pytest.raises(CopyError, match="protected with a password"):
        marked_copy(out.getvalue(), checked, STANDARD)


def test_another_file_than_the_one_that_was_checked_is_refused() -> None:
    data = flowing(Paragraph(STORY, PLAIN))
    with pytest.raises(CopyError, match="not the one that was checked"):
        marked_copy(turned(0), checked_with(data, "quiet"), STANDARD)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([turned(90), streamed(), form()]),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_of_a_damaged_file_there_is_a_good_copy_or_a_reason(
    data: bytes, changes: list[tuple[int, int]]
) -> None:
    broken = bytearray(data)
    for at, byte in changes:
        broken[at % len(broken)] = byte
    file = bytes(broken)
    document = read_pdf(file, "note.pdf")
    words = next(iter(re.findall(r"\w+", document.text)), "")
    findings = () if document.problem else (finding(document.text, words),)
    checked = CheckedDocument(document, findings=findings)
    try:
        copy = marked_copy(file, checked, STANDARD)
    except CopyError as error:
        copy, reason = None, error.reason
        assert reason.endswith((".", "\u201d"))
    if copy is not None:
        assert copy.startswith(file)
        before, after = (pypdfium2.PdfDocument(each) for each in (file, copy))
        assert texts_of(after) == texts_of(before)


def texts_of(document: pypdfium2.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range() for page in document]
