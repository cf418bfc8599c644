"""PDFs made here with reportlab, as different programs would set them, and what is read from them."""

from __future__ import annotations

import io
import logging
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
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
    Spacer,
    Table,
    TableStyle,
)

from caselint.read.pdf import read_pdf
from caselint.record import BlockKind, Document, Part, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
TIGHT = ParagraphStyle("tight", parent=BODY, spaceAfter=0)
TITLE = ParagraphStyle("title", parent=BODY, fontName="Helvetica-Bold", fontSize=15, leading=19)
SECTION = ParagraphStyle("section", parent=BODY, fontSize=12, leading=15)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
LONG = (
    "Priya Shah met the twins at the leisure centre after school. They had been in the small pool and both "
    "wanted to show her how far they could swim under water before they came up for air. "
)


def built(story: Sequence[Any], furniture: Callable[[Canvas, Any], None] | None = None) -> bytes:
    out = io.BytesIO()
    nothing = furniture or (lambda canvas, doc: None)
    SimpleDocTemplate(out, pagesize=A4).build(list(story), onFirstPage=nothing, onLaterPages=nothing)
    return out.getvalue()


def drawn(draw: Callable[[Canvas], None], **options: Any) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def at(*lines: tuple[float, float, str], size: float = 10) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for x, y, text in lines:
            canvas.drawString(x, y, text)

    return draw


def read(data: bytes) -> Document:
    document = read_pdf(data, "notes/note.pdf")
    assert document.problem is None, document.problem
    assert_sound(document)
    return document


def assert_sound(document: Document) -> None:
    """Blocks in order, apart, inside the text, with only layout between them."""
    end = 0
    for block in document.blocks:
        start = block.span.start
        assert end <= start <= block.span.end <= len(document.text)
        assert not document.text[end:start].strip()
        own = document.text[start : block.span.end]
        assert own == own.strip()
        assert "\n" not in own
        assert block.place.page
        end = block.span.end
    assert not document.text[end:].strip()


def texts(document: Document, *kinds: BlockKind, part: Part = Part.BODY) -> list[str]:
    return [
        document.text[block.span.start : block.span.end]
        for block in document.blocks
        if block.place.part is part and (not kinds or block.kind in kinds)
    ]


def cells(document: Document) -> dict[tuple[int, int, int], list[str]]:
    found: dict[tuple[int, int, int], list[str]] = {}
    for block in document.blocks:
        place = block.place
        if place.table and place.row and place.cell:
            text = document.text[block.span.start : block.span.end]
            found.setdefault((place.table, place.row, place.cell), []).append(text)
    return found


# ------------------------------------------------------------------------------------ paragraphs


@pytest.mark.parametrize("style", [BODY, TIGHT])
@pytest.mark.parametrize("alignment", [0, 4])
def test_lines_become_the_paragraphs_that_were_written(style: ParagraphStyle, alignment: int) -> None:
    set_so = ParagraphStyle("as asked", parent=style, alignment=alignment)
    written = [
        f"{LONG * 2}So she said when she rang.",
        "She thanked them.",
        LONG.strip(),
        "Both boys waved.",
        (LONG * 3).strip(),
    ]
    document = read(built([Paragraph(text, set_so) for text in written]))
    assert texts(document) == written
    assert document.text == "\n".join(written) + "\n"
    assert [block.place.paragraph for block in document.blocks] == [1, 2, 3, 4, 5]


def test_fields_stay_a_line_each() -> None:
    written = [
        "Child: Tomasz Zielinski",
        "Date of visit: 2 June 2024",
        "Recorded by: Priya Shah",
        "Post title: Family Support Worker",
        "Seen: Tomasz, his mother, his grandmother, the lodger Mr Hughes and later two of his cousins",
        "Weather: dry",
    ]
    document = read(
        built([*(Paragraph(text, TIGHT) for text in written), Spacer(1, 10), Paragraph(LONG, TIGHT)])
    )
    assert texts(document) == [*written, LONG.strip()]


def test_fields_side_by_side_keep_their_distance() -> None:
    document = read(drawn(at((72, 760, "Client: Tomasz Zielinski"), (330, 760, "Person number: 77120"))))
    (line,) = texts(document)
    client, number = line.split("    ", 1)
    assert client == "Client: Tomasz Zielinski"
    assert number.strip() == "Person number: 77120"


def test_a_paragraph_over_a_page_break_is_one() -> None:
    def furniture(canvas: Canvas, doc: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 810, "Westmarsh Council: family support record")
        canvas.drawString(72, 30, f"Printed 2 June 2024    Page {doc.page} of 3")

    written = [" ".join([LONG.strip()] * 9)] * 6
    document = read(built([Paragraph(text, BODY) for text in written], furniture))
    assert {block.place.page for block in document.blocks} >= {1, 2}
    assert texts(document) == written
    assert texts(document, part=Part.HEADER) == ["Westmarsh Council: family support record"]
    assert [" ".join(text.split()) for text in texts(document, part=Part.FOOTER)] == [
        "Printed 2 June 2024 Page 1 of 3"
    ]
    assert document.text.startswith("Westmarsh Council")
    assert document.blocks[-1].place.part is Part.FOOTER


def test_the_small_print_of_a_single_page_is_furniture() -> None:
    def furniture(canvas: Canvas, doc: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 810, "Westmarsh Council")
        canvas.drawRightString(523, 810, f"Page {doc.page} of 1")
        canvas.drawString(72, 30, "In confidence")

    for story in ([Paragraph(LONG * 2, BODY)], [ruled([[LONG, LONG * 2]], [150, 250])]):
        document = read(built([*story, Paragraph("They went home.", BODY)], furniture))
        assert [text.split("   ")[0] for text in texts(document, part=Part.HEADER)] == ["Westmarsh Council"]
        assert texts(document, part=Part.FOOTER) == ["In confidence"]
        assert texts(document)[-1] == "They went home."


def test_letters_of_two_sizes_do_not_hide_each_other() -> None:
    lines = [(72.0 + 3 * i, 760.0 - 14 * i, "the twins were there") for i in range(20)]

    def draw(canvas: Canvas) -> None:
        for index, line in enumerate(lines):
            at(line, size=8 + index % 5)(canvas)

    assert " ".join(texts(read(drawn(draw)))).count("the twins were there") == 20


def test_entries_that_begin_pages_are_no_headers() -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            at(
                (72, 770, f"Case note {number} of 3"),
                (72, 757, "Created by: Priya Shah"),
                (72, 744, "Type: Home visit"),
                (72, 720, f"On day {number} the twins were at the pool."),
                (280, 30, str(number)),
            )(canvas)
            canvas.showPage()

    document = read(drawn(draw))
    assert texts(document, part=Part.HEADER) == []
    assert texts(document).count("Created by: Priya Shah") == 3
    assert [text for text in texts(document) if "of 3" in text] == [f"Case note {n} of 3" for n in (1, 2, 3)]
    assert texts(document, part=Part.FOOTER) == ["1"]


def test_pages_that_are_alike_but_for_a_number_are_no_headers_if_that_is_all_there_is() -> None:
    def draw(canvas: Canvas) -> None:
        for day in range(1, 4):
            canvas.drawString(72, 760, f"Page {day}. Kai slept well and had toast.")
            canvas.drawString(72, 700, "Ruth Adair, Social Worker")
            canvas.showPage()

    document = read(drawn(draw))
    assert {block.place.part for block in document.blocks} == {Part.BODY}
    assert [block.place.page for block in document.blocks] == [1, 1, 2, 2, 3, 3]


def test_a_line_that_also_stands_in_the_text_at_that_height_is_no_header() -> None:
    def draw(canvas: Canvas) -> None:
        for top in ("Created by: Priya Shah", "The twins came home.", "Created by: Priya Shah"):
            at((72, 770, top), (72, 730, f"What follows {top.lower()}"))(canvas)
            canvas.showPage()

    document = read(drawn(draw))
    assert texts(document, part=Part.HEADER) == []


# ----------------------------------------------------------------------------------- hyphenation


def test_words_parted_at_a_lines_end_are_joined() -> None:
    lines = [
        "The meeting on Tuesday was about the safe-",
        "guarding plan, the coat that is water-",
        "resistant and the letters to Anna Smith-",
        "Jones. His water-resistant coat was there.",
    ]
    document = read(drawn(at(*((72, 760 - 13 * i, line) for i, line in enumerate(lines)))))
    assert texts(document) == [
        "The meeting on Tuesday was about the safeguarding plan, the coat that is water-resistant and the "
        "letters to Anna Smith-Jones. His water-resistant coat was there."
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the co-", "operation", "the co-operation"),
        ("a follow-", "up visit", "a follow-up visit"),
        ("she is follow-", "ing it", "she is following it"),
        ("his self-", "esteem", "his self-esteem"),
        ("a care-", "ful plan", "a careful plan"),
        ("in 2023-", "24 he", "in 2023-24 he"),
        ("the coat -", "a red one", "the coat - a red one"),
    ],
)
def test_hyphens_at_a_lines_end(first: str, second: str, whole: str) -> None:
    from caselint.read.pdf.joins import joined, known_words

    assert joined([first, second], known_words([first, second])) == whole


def test_typed_rules_and_rows_stay_lines() -> None:
    lines = [
        "-" * 70,
        "| Who | What is to be done by the end of May |",
        "| Ann | Ring the swimming teacher at school |",
    ]
    lines += ["=" * 60, "Case note 2"]
    document = read(drawn(at(*((72, 760 - 13 * i, line) for i, line in enumerate(lines)))))
    assert texts(document) == lines
    assert texts(document, BlockKind.RULE) == [lines[0], lines[3]]


def test_a_soft_hyphen_at_a_lines_end_goes() -> None:
    from caselint.read.pdf.joins import joined, known_words

    lines = ["Her half\u00ad", "brother is at ho\u00ad", "me with a self-", "made kite"]
    assert joined(lines, known_words(lines)) == "Her halfbrother is at home with a self-made kite"


def test_ligatures_and_odd_spaces_become_plain_letters() -> None:
    from caselint.read.pdf.glyphs import plain

    assert plain("o\ufb03ce \ufb01nds\u00a0it\u200b") == "office finds it"
    assert plain("§", "ABCDEF+Wingdings") == "▪"
    assert plain("(cid:127)") == "\ufffd"
    assert plain("so \ud83d\ude42") == "so 🙂"  # as two halves, in which pdfium may give it


def test_letters_printed_twice_are_read_once() -> None:
    document = read(drawn(at((72, 760, "Well settled"), (72.3, 760, "Well settled"))))
    assert texts(document) == ["Well settled"]


# --------------------------------------------------------------------------- columns, lists, headings


def test_two_columns_are_read_one_after_the_other() -> None:
    out = io.BytesIO()
    frames = [Frame(50, 60, 235, 700, id="left"), Frame(310, 60, 235, 700, id="right")]
    template = BaseDocTemplate(out, pagesize=A4)
    template.addPageTemplates([PageTemplate(id="two", frames=frames)])
    left = [LONG.strip(), "Both swam well.", (LONG * 2).strip()]
    right = ["In the evening " + LONG.strip(), (LONG * 2).strip()]
    template.build([*(Paragraph(t, BODY) for t in left), FrameBreak(), *(Paragraph(t, BODY) for t in right)])
    assert texts(read(out.getvalue())) == left + right


def test_headings_lists_and_paragraphs_are_told_apart() -> None:
    items = ["Ring the school.", LONG.strip(), "Book the room."]
    story = [
        Paragraph("Family support record", TITLE),
        Paragraph("What the twins said", SECTION),
        Paragraph("At the pool", BOLD),
        Paragraph(LONG, BODY),
        ListFlowable([ListItem(Paragraph(item, TIGHT)) for item in items], bulletType="bullet"),
        Paragraph("1. Ask the swimming teacher.", TIGHT),
        Paragraph("2. Tell their mother.", TIGHT),
        Paragraph("<b>Outcome:</b> no change", BODY),
        Paragraph("Priya Shah", BOLD),
    ]
    document = read(built(story))
    assert texts(document, BlockKind.HEADING) == [
        "Family support record",
        "What the twins said",
        "At the pool",
    ]
    assert [block.level for block in document.blocks if block.kind is BlockKind.HEADING] == [1, 1, 2]
    assert texts(document, BlockKind.LIST_ITEM) == [
        *items,
        "1. Ask the swimming teacher.",
        "2. Tell their mother.",
    ]
    assert texts(document, BlockKind.PARAGRAPH) == [LONG.strip(), "Outcome: no change", "Priya Shah"]


def test_footnotes_leave_the_text_whole() -> None:
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

    document = read(drawn(draw))
    assert texts(document) == ["She weighs 14 kilos and likes milk.", "The 2nd of May was her birthday."]
    assert texts(document, part=Part.FOOTNOTE) == ["Weighed at the clinic on 4 June."]


def test_turned_text_is_kept_once_and_out_of_the_way() -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2):
            canvas.saveState()
            canvas.translate(200, 300)
            canvas.rotate(45)
            canvas.setFont("Helvetica", 60)
            canvas.drawString(0, 0, "DRAFT COPY")
            canvas.restoreState()
            at((72, 760, f"On page {page} the twins swam."))(canvas)
            canvas.showPage()

    document = read(drawn(draw))
    assert texts(document) == ["On page 1 the twins swam.", "On page 2 the twins swam."]
    assert texts(document, part=Part.TEXT_BOX) == ["DRAFT COPY"]


# ---------------------------------------------------------------------------------------- tables

GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def ruled(rows: Sequence[Sequence[Any]], widths: Sequence[float], *extra: Any, **options: Any) -> Table:
    filled = [[Paragraph(cell, TIGHT) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return Table(filled, colWidths=widths, style=TableStyle([*GRID.getCommands(), *extra]), **options)


def test_a_ruled_table_over_two_pages_is_one() -> None:
    head = ["Date", "Worker", "Note"]
    rows = [[f"{day:02d}/06/2024", "Priya Shah", (LONG * 2).strip()] for day in range(1, 15)]
    story = [Paragraph("Contacts", TITLE), ruled([head, *rows], [70, 80, 300], repeatRows=1)]
    document = read(built(story))
    assert cells(document) == {
        (1, r, c): [text] for r, row in enumerate([head, *rows], 1) for c, text in enumerate(row, 1)
    }
    assert document.blocks[-1].place.page == 2
    assert document.text.splitlines()[1] == "Date\tWorker\tNote"
    assert document.text.splitlines()[-1] == "\t".join(rows[-1])


def test_empty_cells_and_cells_of_several_paragraphs() -> None:
    two = [Paragraph("12 Long Lane", BODY), Paragraph("Westmarsh", BODY)]
    document = read(built([ruled([["Name", ""], ["Address", two], ["", "none"]], [100, 200])]))
    assert document.text == "Name\t\nAddress\t12 Long Lane\nWestmarsh\n\tnone\n"
    assert cells(document) == {
        (1, 1, 1): ["Name"],
        (1, 1, 2): [""],
        (1, 2, 1): ["Address"],
        (1, 2, 2): ["12 Long Lane", "Westmarsh"],
        (1, 3, 1): [""],
        (1, 3, 2): ["none"],
    }


def test_merged_cells_keep_the_columns_in_step() -> None:
    rows = [
        ["Section A", "", ""],
        ["Who", "What", "When"],
        ["Priya", "Ring", "Friday"],
        ["", "Write", "Monday"],
    ]
    merged = (("SPAN", (0, 0), (2, 0)), ("SPAN", (0, 2), (0, 3)))
    document = read(built([ruled(rows, [100, 100, 100], *merged)]))
    assert document.text == "Section A\nWho\tWhat\tWhen\nPriya\tRing\tFriday\n\tWrite\tMonday\n"
    assert cells(document)[1, 4, 2] == ["Write"]
    assert (1, 4, 1) not in cells(document)


def test_a_table_in_a_cell_says_where_it_stands() -> None:
    inner = ruled([["School", "Hill Lane"], ["Year", "4"]], [60, 80])
    document = read(built([ruled([["Child", "Tomasz"], ["More", inner]], [100, 200])]))
    nested = [block.place for block in document.blocks if block.place.table == 2]
    assert [place.outer for place in nested] == [(1, 2, 2)] * 4
    assert cells(document)[2, 1, 2] == ["Hill Lane"]


@pytest.mark.parametrize("first", [0, 1])
def test_a_table_ruled_only_between_its_rows(first: int) -> None:
    rows = [
        ["Date", "Worker", "Note"],
        *([f"0{day}/06/2024", "Priya Shah", (LONG * 2).strip()] for day in (1, 2, 3)),
    ]
    filled = [[Paragraph(cell, TIGHT) for cell in row] for row in rows]
    lines = TableStyle(
        [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    story = [
        Paragraph(LONG, BODY),
        Table(filled[first:], colWidths=[80, 90, 260], style=lines),
        Spacer(1, 12),
        Paragraph(LONG, BODY),
    ]
    document = read(built(story))
    wanted = {(1, r, c): [text] for r, row in enumerate(rows[first:], 1) for c, text in enumerate(row, 1)}
    if first:  # a first row of several lines without a line above it cannot be told from the text
        wanted = {(t, r - 1, c): text for (t, r, c), text in wanted.items() if r > 1}
    assert cells(document) == wanted


def test_text_between_drawn_lines_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for index in range(5):
            y = 760 - 40 * index
            canvas.line(72, y, 520, y)
            at(
                (72, y - 15, f"Case note {index}"),
                (72, y - 28, "The twins swam and then had their tea at home."),
            )(canvas)

    document = read(drawn(draw))
    assert cells(document) == {}
    assert len(texts(document)) == 10


def test_a_box_round_text_is_no_table() -> None:
    document = read(built([ruled([[LONG]], [400]), Paragraph("After the box.", BODY)]))
    assert cells(document) == {}
    assert texts(document) == [LONG.strip(), "After the box."]


def test_a_row_torn_by_a_page_break_is_mended() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for y, date, note in (
            (800, "Date", "Note"),
            (780, "01/06/2024", "All well."),
            (60, "02/06/2024", "The"),
        ):
            canvas.drawString(75, y + 5, date)
            canvas.drawString(175, y + 5, note)
        canvas.drawString(197, 65, "twins had been to the pool that day and wanted to")
        canvas.grid([72, 172, 430], [820, 795, 775, 55])
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        canvas.drawString(175, 785, "go again.")
        canvas.drawString(75, 765, "03/06/2024")
        canvas.drawString(175, 765, "No change.")
        canvas.grid([72, 172, 430], [800, 780, 760])

    found = cells(read(drawn(draw)))
    assert found[1, 3, 2] == ["The twins had been to the pool that day and wanted to go again."]
    assert found[1, 4, 1] == ["03/06/2024"]


# ----------------------------------------------------------------------------------- form fields


def test_answers_in_form_fields_stand_beside_their_labels() -> None:
    def draw(canvas: Canvas) -> None:
        at(
            (72, 760, "Child's name:"),
            (72, 730, "School:"),
            (72, 700, "Seen alone"),
            (72, 670, "What was said:"),
        )(canvas)
        form = canvas.acroForm
        form.textfield(name="n", value="Tomasz Zieli\u00f1ski", x=180, y=755, width=200, height=16)
        form.choice(
            name="s", value="Hill Lane", options=["Hill Lane", "Dale"], x=180, y=725, width=90, height=16
        )
        form.checkbox(name="a", checked=True, x=180, y=696, size=14)
        form.checkbox(name="b", checked=False, x=280, y=696, size=14)
        form.textfield(name="e", value="", x=180, y=640, width=200, height=16)
        form.textfield(
            name="m", value="He likes swimming.\nHe is cold at night.", x=72, y=560, width=400, height=60,
            fieldFlags="multiline",
        )  # fmt: skip
        at((72, 540, "and that was all."))(canvas)

    lines = texts(read(drawn(draw)))
    assert [" ".join(line.split()) for line in lines] == [
        "Child's name: Tomasz Zieliñski",
        "School: Hill Lane",
        "Seen alone ☒ ☐",
        "What was said:",
        "He likes swimming.",
        "He is cold at night.",
        "and that was all.",
    ]


def test_an_answer_that_the_page_also_prints_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        at((72, 760, "School:"), (182, 760, "Hill Lane"))(canvas)
        canvas.acroForm.textfield(name="s", value="Hill Lane", x=180, y=755, width=90, height=16)

    assert [" ".join(line.split()) for line in texts(read(drawn(draw)))] == ["School: Hill Lane"]


# -------------------------------------------------------------------------------------- problems

GOOD = built([Paragraph(LONG * 3, BODY)] * 3)


def problem(data: bytes) -> tuple[str, str]:
    document = read_pdf(data, "note.pdf")
    assert document.problem is not None
    assert document.text == ""
    assert document.blocks == ()
    assert (document.path, document.format) == ("note.pdf", "pdf")
    return document.problem.code, document.problem.reason


@pytest.mark.parametrize("strength", [40, 128])
def test_a_password_is_named_as_the_reason(strength: int) -> None:
    locked = drawn(
        at((72, 760, "Secret")), encrypt=pdfencrypt.StandardEncryption("opensesame", strength=strength)
    )
    code, reason = problem(locked)
    assert code == "DOC001"
    assert "password" in reason


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    rights = pdfencrypt.StandardEncryption("", ownerPassword="boss", canModify=0, canCopy=0, strength=128)
    assert texts(read(drawn(at((72, 760, "The twins swam.")), encrypt=rights))) == ["The twins swam."]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.98])
def test_a_truncated_file_is_damaged(share: float) -> None:
    code, reason = problem(GOOD[: int(len(GOOD) * share)])
    assert code == "DOC001"
    assert "damaged" in reason


@pytest.mark.parametrize("data", [b"", b"Dear all", b"%PDF-1.7\n", b"%PDF-1.4\nstartxref\n0\n%%EOF\n"])
def test_what_is_no_whole_pdf_has_a_reason(data: bytes) -> None:
    assert problem(data)[0] == "DOC001"


def picture() -> ImageReader:
    from PIL import Image

    return ImageReader(Image.new("RGB", (40, 40), "grey"))


def test_a_scan_is_named_as_one() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(2):
            canvas.drawImage(picture(), 0, 0, 595, 842)
            canvas.showPage()

    code, reason = problem(drawn(draw))
    assert code == "DOC002"
    assert "scan" in reason
    assert "2 pages" in reason


def test_an_empty_page_holds_no_text() -> None:
    code, reason = problem(drawn(lambda canvas: canvas.showPage()))
    assert code == "DOC002"
    assert "no text" in reason
    assert "scan" not in reason


def test_nothing_of_a_note_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        read_pdf(drawn(at((72, 760, "Zielinski"))), "note.pdf")
        read_pdf(GOOD[:-900], "note.pdf")
    assert caplog.text == ""


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_broken_bytes_never_raise(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(UNPACKED)
    for _ in range(chance.choice((1, 3, 20))):
        place = chance.randrange(len(data))
        data[place : place + chance.choice((0, 1, 1, 4))] = bytes(
            chance.choice(b"0123456789<>[]()/ RTfo\n-") for _ in range(chance.choice((0, 1, 1, 3)))
        )
    document = read_pdf(bytes(data), "note.pdf")
    if document.problem is None:
        assert_sound(document)


def test_empty_form_fields_are_places_to_fill_in() -> None:
    def draw(canvas: Canvas) -> None:
        at((72, 760, "Child's name:"), (72, 730, "School:"), (72, 700, "Seen alone"))(canvas)
        form = canvas.acroForm
        form.textfield(name="n", tooltip="Name of the child", x=180, y=755, width=200, height=16)
        form.textfield(name="school", x=180, y=725, width=90, height=16)
        form.textfield(name="a", value="yes", x=180, y=696, width=90, height=16)

    slots = read(drawn(draw)).slots
    assert [(slot.title, slot.filled, slot.span) for slot in slots] == [
        ("Name of the child", False, Span(0, 0)),
        ("school", False, Span(0, 0)),
    ]


def form(canvas: Canvas) -> None:
    at((72, 760, "School:"), (72, 740, "The twins swam."))(canvas)
    canvas.acroForm.textfield(name="s", value="Hill Lane", x=180, y=755, width=90, height=16)
    canvas.grid([72, 200, 300], [700, 680, 660])


UNPACKED = drawn(form, pageCompression=0)


# ------------------------------------------------------------------------------------ properties

WORDS = st.sampled_from(
    [
        "twins",
        "pool",
        "swam",
        "Priya",
        "well-kept",
        "10.30am",
        "school,",
        "mother.",
        "Seen:",
        "1.",
        "-",
        "he",
        "said",
    ]
)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(PARAGRAPH, st.lists(st.lists(PARAGRAPH, min_size=2, max_size=2), min_size=1)), max_size=8
    )
)
def test_no_word_is_lost_and_blocks_are_sound(parts: list[Any]) -> None:
    story = [
        Paragraph(part, BODY)
        if isinstance(part, str)
        else ruled([[c[:300] for c in row] for row in part], [150, 250])
        for part in parts
    ]
    document = read(built([*story, Paragraph("The end.", BODY)]))
    written = [
        word
        for part in parts
        for text in ([part] if isinstance(part, str) else [c[:300] for row in part for c in row])
        for word in text.split()
    ]
    found = document.text.split()
    for word in set(written) - {"-"}:  # a dash at the start of a line is a bullet
        assert found.count(word) == written.count(word)
