"""Pages read with pdfium: the same text as with pdfplumber, turned and cropped pages, scans among pages."""

from __future__ import annotations

import gc
import io
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
)

from caselint.read.limits import Limits
from caselint.read.pdf import document_of, read_pdf
from caselint.read.pdf.pages import read_pages
from caselint.read.pdf.quick import Need
from caselint.read.refusal import UnreadableError
from caselint.record import Document, Part
from pdf_files import PdfFile, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
LONG = (
    "Priya Shah met the twins at the leisure centre after school. They had been in the small pool and both "
    "wanted to show her how far they could swim under water before they came up for air. "
)


def built(story: Sequence[Any], furniture: Callable[[Canvas, Any], None] | None = None) -> bytes:
    out = io.BytesIO()
    nothing = furniture or (lambda canvas, doc: None)
    SimpleDocTemplate(out, pagesize=A4).build(list(story), onFirstPage=nothing, onLaterPages=nothing)
    return out.getvalue()


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def printed(canvas: Canvas, *placed: tuple[float, float, str], size: float = 10) -> None:
    canvas.setFont("Helvetica", size)
    for x, y, text in placed:
        canvas.drawString(x, y, text)


def picture(canvas: Canvas, x: float = 0, y: float = 0, width: float = 595, height: float = 842) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), x, y, width, height)


def read(data: bytes) -> Document:
    document = read_pdf(data, "note.pdf")
    assert document.problem is None, document.problem
    return document


def texts(document: Document, part: Part = Part.BODY) -> list[str]:
    return [
        document.text[block.span.start : block.span.end]
        for block in document.blocks
        if block.place.part is part
    ]


def needs(data: bytes) -> dict[int, Need]:
    return read_pages(data, most=100).needs


# ------------------------------------------------------------------------------------ both ways


def plain_pages() -> bytes:
    return built([Paragraph(LONG * count, BODY) for count in (1, 3, 2, 7, 1, 5, 9, 2, 12, 4)])


def justified_pages() -> bytes:
    style = ParagraphStyle("justified", parent=BODY, fontName="Times-Roman", alignment=TA_JUSTIFY)
    return built([Paragraph(LONG * count, style) for count in (3, 2, 7, 5, 9)])


def fields() -> bytes:
    def draw(canvas: Canvas) -> None:
        printed(
            canvas,
            (72, 780, "Client: Tomasz Zielinski"),
            (330, 780, "Person number: 77120"),
            (72, 760, "Seen:       alone, at      school"),
            (72, 747, "1 2 3 go, then 12 Long Lane"),
            (72, 720, LONG[:80]),
        )
        canvas.setFont("Courier", 10)
        canvas.drawString(72, 700, "08:30   woke    ate")

    return drawn(draw)


def lists() -> bytes:
    items = ["Ring the school.", LONG.strip(), "Book the room."]
    return built(
        [
            Paragraph("What the twins said", ParagraphStyle("title", parent=BODY, fontSize=15, leading=19)),
            ListFlowable([ListItem(Paragraph(item, BODY)) for item in items], bulletType="bullet"),
            Paragraph("1. Ask the swimming teacher.", BODY),
            Paragraph("<b>Outcome:</b> <i>if of</i> no change", BODY),
            Paragraph("She said “no” – £5… at the café in Málaga’s ½ field office\u00a0door", BODY),
        ]
    )


def columns() -> bytes:
    out = io.BytesIO()
    frames = [Frame(50, 60, 235, 700, id="left"), Frame(310, 60, 235, 700, id="right")]
    template = BaseDocTemplate(out, pagesize=A4)
    template.addPageTemplates([PageTemplate(id="two", frames=frames)])
    story = [Paragraph(LONG * 3, BODY), FrameBreak(), Paragraph("In the evening " + LONG * 2, BODY)]
    template.build(story)
    return out.getvalue()


def notes() -> bytes:
    def draw(canvas: Canvas) -> None:
        for y, parts in (
            (760, ("She weighs 14 kilos", "^1", " and likes milk.")),
            (720, ("The 2", "^nd", " of May was her birthday.")),
            (60, ("^1", " Weighed at the clinic on 4 June.")),
        ):
            line = canvas.beginText(72, y)
            for part in parts:
                line.setFont("Helvetica", 6 if part[0] == "^" else 10)
                line.setRise(4 if part[0] == "^" else 0)
                line.textOut(part.removeprefix("^"))
            canvas.drawText(line)

    return drawn(draw)


def furnished() -> bytes:
    def furniture(canvas: Canvas, doc: Any) -> None:
        printed(canvas, (72, 810, "Westmarsh Council"), (72, 30, f"Page {doc.page} of 3"), size=8)
        canvas.line(72, 800, 520, 800)

    return built([Paragraph(LONG * 9, BODY)] * 6, furniture)


def hyphens() -> bytes:
    def draw(canvas: Canvas) -> None:
        printed(
            canvas,
            (72, 760, "The meeting on Tuesday was about the safe-"),
            (72, 747, "guarding plan, the coat that is water-"),
            (72, 734, "resistant and the letters of 2023-"),
            (72, 721, "24. His water-resistant coat was there."),
        )

    return drawn(draw)


def spread() -> bytes:
    """Letters set apart, letters squeezed, a line printed twice, and a form used twice."""

    def draw(canvas: Canvas) -> None:
        for y, space, scale in ((780, 1.3, 100), (760, 0.4, 80), (740, 0, 130), (720, -0.3, 100)):
            line = canvas.beginText(72, y)
            line.setFont("Times-Roman", 11)
            line.setCharSpace(space)
            line.setHorizScale(scale)
            line.textOut("The twins swam and went home.")
            canvas.drawText(line)
        printed(canvas, (72, 700, "Well settled"), (72.3, 700, "Well settled"))
        canvas.beginForm("stamp")
        printed(canvas, (0, 0, "Inside a form"))
        canvas.endForm()
        for y in (660, 640):
            canvas.saveState()
            canvas.translate(72, y)
            canvas.doForm("stamp")
            canvas.restoreState()

    return drawn(draw)


def watermarked() -> bytes:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2):
            canvas.saveState()
            canvas.translate(200, 300)
            canvas.rotate(45)
            printed(canvas, (0, 0, "DRAFT COPY"), size=60)
            canvas.restoreState()
            printed(canvas, (72, 760, f"On page {page} the twins swam."))
            canvas.showPage()

    return drawn(draw)


def embedded() -> bytes:
    font = Path(pdfmetrics.__file__).parent.parent / "fonts" / "Vera.ttf"
    pdfmetrics.registerFont(TTFont("Vera", str(font)))
    style = ParagraphStyle("vera", parent=BODY, fontName="Vera")
    return built([Paragraph(LONG * 4 + "“Où est-ce?” – naïve £5 façade", style)] * 3)


MADE: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        *(plain_pages, justified_pages, fields, lists, columns, notes, furnished, hyphens, spread),
        *(watermarked, embedded),
    )
}


def same_both_ways(data: bytes) -> Document:
    quick, slow = (document_of(read_pages(data, 100, quick=quick), "note.pdf") for quick in (True, False))
    assert quick.text == slow.text
    assert quick.blocks == slow.blocks
    assert quick.marks == slow.marks
    return quick


@pytest.mark.parametrize("name", MADE)
def test_pages_of_print_are_read_quickly_and_alike(name: str) -> None:
    data = MADE[name]()
    assert needs(data) == {}
    assert same_both_ways(data).text.strip()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("[ne]*/*.pdf")), ids=lambda path: path.stem)
def test_the_examples_are_read_alike(path: Path) -> None:
    same_both_ways(path.read_bytes())


# ------------------------------------------------------------------------- what needs pdfplumber


def test_lines_that_rule_nothing_do_not_make_a_page_slow() -> None:
    def draw(canvas: Canvas) -> None:
        printed(canvas, (72, 780, "Case record"), (72, 740, LONG[:80]))
        canvas.line(72, 775, 130, 775)  # under a word
        canvas.line(72, 770, 520, 770)
        canvas.line(72, 60, 520, 60)
        canvas.rect(60, 730, 480, 30)  # a box round a line
        path = canvas.beginPath()
        path.rect(0, 0, 595, 842)
        canvas.clipPath(path, stroke=0, fill=0)  # draws nothing
        canvas.circle(300, 400, 50)

    assert needs(drawn(draw)) == {}


def test_only_the_pages_with_a_table_are_read_with_pdfplumber() -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2, 3):
            printed(
                canvas, (75, 785, f"Date {page}"), (175, 785, "Note"), (75, 765, "Today"), (175, 765, "Well")
            )
            if page == 2:
                canvas.grid([72, 172, 430], [800, 780, 760])
            canvas.showPage()

    data = drawn(draw)
    assert needs(data) == {2: Need.LINES}
    reading = read(data).reading
    assert reading.pages == 3
    assert [step for step in reading.steps if "Page 2 has drawn lines or boxes" in step]
    assert read(data).text.count("Date 2\tNote\nToday\tWell") == 1


def test_lines_within_a_form_are_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("table")
        canvas.grid([0, 100, 300], [0, 20, 40])
        canvas.endForm()
        canvas.translate(72, 700)
        canvas.doForm("table")
        printed(canvas, (4, 25, "Date"), (104, 25, "Note"), (4, 5, "Today"), (104, 5, "Well"))

    data = drawn(draw)
    assert needs(data) == {1: Need.LINES}
    assert read(data).text == "Date\tNote\nToday\tWell\n"


def test_fields_need_pdfplumber_and_links_do_not() -> None:
    def draw(canvas: Canvas) -> None:
        printed(canvas, (72, 760, "School:"))
        canvas.acroForm.textfield(name="s", value="Hill Lane", x=180, y=755, width=90, height=16)
        canvas.showPage()
        printed(canvas, (72, 760, "See the plan"))
        canvas.linkURL("http://example.org/plan", (72, 755, 140, 770))
        canvas.showPage()

    data = drawn(draw)
    assert needs(data) == {1: Need.NOTES}
    assert "Hill Lane" in read(data).text


@pytest.mark.parametrize("before", ["1 g", "3 Tr"])
def test_print_that_does_not_show_is_judged_by_pdfplumber(before: str) -> None:
    file = PdfFile()
    file.page(lines((72, 760, "Seen at home")) + " " + lines((72, 740, "secret words"), before=before))
    data = file.written()
    assert needs(data) == {1: Need.UNSEEN}
    document = read(data)
    assert [document.text[mark.span.start : mark.span.end] for mark in document.marks] == ["secret words"]


# ------------------------------------------------------------------------------ turned and cropped

ROWS = [
    (60, 520, "The twins swam for an hour on Monday and again on Tuesday."),
    (60, 507, "Their mother watched."),
    (60, 470, "On Wednesday they stayed at home."),
]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("ruled", [False, True])
def test_a_page_is_turned_as_its_file_says(turn: int, ruled: bool) -> None:
    """The print runs so that it is level once the page is turned."""
    wide, high = 842, 595

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        if turn == 90:
            canvas.transform(0, 1, -1, 0, high, 0)
        elif turn == 180:
            canvas.transform(-1, 0, 0, -1, wide, high)
        elif turn == 270:
            canvas.transform(0, -1, 1, 0, 0, wide)
        printed(canvas, *ROWS)
        if ruled:
            canvas.grid([50, 200, 400], [100, 80, 60])
            printed(canvas, (55, 85, "Date"), (205, 85, "Note"), (55, 65, "Today"), (205, 65, "Well"))

    data = drawn(draw, (wide, high))  # reportlab swaps its sides when it turns a page
    assert needs(data) == ({1: Need.LINES} if ruled else {})
    document = same_both_ways(data)
    assert texts(document)[:3] == [text for _, _, text in ROWS]
    assert texts(document, Part.TEXT_BOX) == []
    if ruled:
        assert document.text.endswith("Date\tNote\nToday\tWell\n")


@pytest.mark.parametrize("clockwise", [90, 180, 270])
@pytest.mark.parametrize("ruled", [False, True])
def test_a_page_whose_print_is_all_turned_is_read_as_a_person_would_turn_it(
    clockwise: int, ruled: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        if clockwise == 90:
            canvas.transform(0, 1, -1, 0, 595, 0)
        elif clockwise == 180:
            canvas.transform(-1, 0, 0, -1, 595, 842)
        else:
            canvas.transform(0, -1, 1, 0, 0, 842)
        printed(canvas, *ROWS)
        if ruled:
            canvas.grid([50, 200, 400], [100, 80, 60])
            printed(canvas, (55, 85, "Date"), (205, 85, "Note"), (55, 65, "Today"), (205, 65, "Well"))

    document = same_both_ways(drawn(draw))
    assert texts(document)[:3] == [text for _, _, text in ROWS]
    assert texts(document, Part.TEXT_BOX) == []
    assert any(step.startswith("Page 1 was turned") for step in document.reading.steps)
    if ruled:
        assert document.text.endswith("Date\tNote\nToday\tWell\n")


def test_a_turned_note_in_the_margin_stays_aside() -> None:
    def draw(canvas: Canvas) -> None:
        printed(canvas, *ROWS)
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        printed(canvas, (0, 0, "Seen by the manager"))
        canvas.restoreState()

    document = same_both_ways(drawn(draw))
    assert texts(document) == [text for _, _, text in ROWS]
    assert texts(document, Part.TEXT_BOX) == ["Seen by the manager"]


@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize("turn", [0, 90])
def test_what_lies_outside_the_crop_is_left_out_and_told(turn: int, quick: bool) -> None:
    file = PdfFile()
    placed = lines(
        *(
            (72, 760, "Seen at home"),
            (72, 640, "Well and warm"),
            (72, 100, "cut off below"),
            (-90, 700, "aside"),
        ),
    )
    file.page(placed, extra=f"/CropBox[50 600 545 800]/Rotate {turn}")
    read_ = read_pages(file.written(), 9, quick=quick)
    document = document_of(read_, "note.pdf")
    assert sorted(texts(document) + texts(document, Part.TEXT_BOX)) == ["Seen at home", "Well and warm"]
    [omission] = document.reading.omissions
    assert omission.what == "4 words outside the edges of page 1"
    assert omission.holds_words
    sheet = read_.sheets[0]
    assert (round(sheet.width), round(sheet.height)) == (495, 200) or turn


def test_a_page_whose_corner_is_not_at_nought() -> None:
    file = PdfFile()
    file.page(lines((172, 960, "Seen at home"), (172, 947, "and well")))
    data = file.written().replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[99 9 699 999]")
    [sheet] = read_pages(data, 9).sheets
    assert (sheet.width, sheet.height) == (600, 990)
    assert (round(sheet.words[0].x0), round(sheet.words[0].base)) == (73, 39)
    assert same_both_ways(data).text


# ------------------------------------------------------------------------------------------ scans


def test_pictures_among_pages_of_text_are_numbered() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(1, 8):
            printed(canvas, (280, 20, f"Page {page} of 7"), size=8)
            if page in (2, 5, 6, 7):
                picture(canvas, 40, 60, 515, 720)
            elif page != 3:  # which is blank
                printed(canvas, (72, 760, f"On day {page} the twins swam for an hour."))
            canvas.showPage()

    document = read(drawn(draw))
    assert document.reading.unread_pages == (2, 5, 6, 7)
    assert document.reading.pages == 7
    assert document.reading.omissions == ()
    assert texts(document) == [f"On day {page} the twins swam for an hour." for page in (1, 4)]


def test_a_faxed_page_with_its_senders_line_is_a_picture() -> None:
    def draw(canvas: Canvas) -> None:
        printed(canvas, (72, 400, "The twins swam."))
        canvas.showPage()
        printed(canvas, (40, 830, "04-MAR-2024 11:02  FROM Hill Lane School  TO 01632 960123  P.02"), size=9)
        picture(canvas, 20, 20, 555, 780)
        canvas.showPage()

    assert read(drawn(draw)).reading.unread_pages == (2,)


def test_pictures_beside_text_are_no_scan() -> None:
    def draw(canvas: Canvas) -> None:
        printed(canvas, (72, 700, LONG[:90]), (72, 100, "A drawing by Kai."))
        picture(canvas, 100, 120, 400, 560)
        canvas.showPage()
        picture(canvas, 290, 400, 15, 15)  # an ornament on an empty page
        canvas.showPage()

    document = read(drawn(draw))
    assert document.reading.unread_pages == ()
    assert [omission.what for omission in document.reading.omissions] == ["2 pictures on pages 1 and 2"]


def test_letters_drawn_as_shapes_are_a_picture() -> None:
    def draw(canvas: Canvas) -> None:
        printed(canvas, (72, 400, "The twins swam."))
        canvas.showPage()
        for index in range(200):
            canvas.circle(50 + index % 20 * 20, 700 - index // 20 * 20, 4)
        canvas.showPage()

    assert read(drawn(draw)).reading.unread_pages == (2,)


def test_a_scan_with_page_numbers_is_still_a_scan() -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2):
            picture(canvas)
            printed(canvas, (280, 20, f"Page {page} of 2"), size=8)
            canvas.showPage()

    document = read_pdf(drawn(draw), "note.pdf")
    assert document.problem is not None
    assert document.problem.code == "DOC002"
    assert "pictures of 2 pages" in document.problem.reason


def test_recognised_text_under_a_picture_is_text() -> None:
    def draw(canvas: Canvas) -> None:
        picture(canvas)
        line = canvas.beginText(72, 760)
        line.setFont("Helvetica", 10)
        line.setTextRenderMode(3)
        line.textOut("Seen at home on Monday.")
        canvas.drawText(line)

    data = drawn(draw)
    assert needs(data) == {}
    document = read(data)
    assert texts(document) == ["Seen at home on Monday."]
    assert document.marks == ()
    assert document.reading.unread_pages == ()
    assert document.reading.steps == (
        "Page 1 is a picture with recognised text (OCR), which was read: it may hold mistakes.",
    )


# -------------------------------------------------------------------------------------- odd fonts


def test_letters_that_the_font_does_not_tell_are_no_words() -> None:
    file = PdfFile()
    inner = file.add(
        "<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200>>"
    )
    below = file.add(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        f"/Supplement 0>>/FontDescriptor {inner}/DW 500>>"
    )
    font = file.add(f"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[{below}]>>")
    codes = "".join(f"{code:04x}" for code in range(300, 340))
    content = f"BT /F1 10 Tf 72 760 Td (Seen) Tj ET BT /F2 10 Tf 72 740 Td <{codes}> Tj ET"
    file.page(content)
    data = file.written().replace(b"<</F1 3 0 R>>", f"<</F1 3 0 R/F2 {font}>>".encode())
    for quick in (True, False):
        with pytest.raises(UnreadableError, match="font that does not say") as error:
            document_of(read_pages(rewritten(data), 9, quick=quick), "note.pdf")
        assert error.value.code == "DOC002"


def rewritten(data: bytes) -> bytes:
    """The file with its table of objects made anew, after its bytes were moved."""
    import re

    head, _, tail = data.partition(b"xref\n")
    starts = [match.start() + 1 for match in re.finditer(rb"\n\d+ 0 obj\n", head)]
    count = len(starts) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % at for at in starts)
    return (
        head
        + table
        + tail[tail.index(b"trailer") :].replace(
            tail[tail.index(b"startxref") :], b"startxref\n%d\n%%%%EOF\n" % len(head)
        )
    )


# ---------------------------------------------------------------------------------- limits and leaks


def test_too_many_pages_are_refused() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(4):
            printed(canvas, (72, 760, f"Day {page}"))
            canvas.showPage()

    document = read_pdf(drawn(draw), "note.pdf", Limits(pages=3))
    assert document.problem is not None
    assert document.problem.reason == "The PDF has 4 pages, over the limit of 3: split it."


def test_an_empty_page_among_others_is_no_picture() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.showPage()
        printed(canvas, (72, 760, "Seen at home"))
        canvas.showPage()

    assert read(drawn(draw)).reading == read(drawn(draw)).reading
    assert read(drawn(draw)).reading.unread_pages == ()


def test_nothing_stays_open_over_a_thousand_files(caplog: pytest.LogCaptureFixture) -> None:
    data = notes()
    process = psutil.Process()

    def used() -> int:
        gc.collect()
        return int(process.memory_info().rss)

    with caplog.at_level(logging.DEBUG):
        for _ in range(60):
            read(data)
            read_pdf(data[:900] + data[-300:], "damaged.pdf")
        before, files = used(), process.num_fds() if hasattr(process, "num_fds") else 0
        for _ in range(1000):
            read(data)
        read_pdf(data[:900] + data[-300:], "damaged.pdf")
    assert used() - before < 15 * 2**20
    assert not files or process.num_fds() <= files
    assert caplog.text == ""
