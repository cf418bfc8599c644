"""Where text can hide in a PDF besides its print: a test for each place."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, Paragraph, Table, TableStyle

from caselint.config import Config
from caselint.read.pdf import read_pdf
from caselint.record import Document, MarkKind, Part
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from pdf_files import PdfFile, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST = (72, 760, "Kai came home at four and went to his room.")
SECOND = (72, 740, "His mother said that he had been quiet all week.")
THIRD = (72, 700, "Kai Mensah, Social Worker, 4 March 2024, 11:00")
PRINT = lines(FIRST, SECOND, THIRD)


def read(data: bytes) -> Document:
    document = read_pdf(data, "notes/note.pdf")
    assert document.problem is None, document.problem
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        assert not document.text[end : block.span.start].strip()
        end = block.span.end
    return document


def texts(document: Document, part: Part = Part.BODY) -> list[str]:
    return [
        document.text[block.span.start : block.span.end]
        for block in document.blocks
        if block.place.part is part
    ]


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [document.text[mark.span.start : mark.span.end] for mark in document.marks if mark.kind is kind]


def page_with(*annotations: str, content: str = PRINT, catalog: str = "", extra: str = "") -> Document:
    file = PdfFile()
    file.page(content, *(file.add(each) for each in annotations), extra=extra)
    return read(file.written(catalog))


def over(x0: float, y0: float, x1: float, y1: float) -> str:
    """The keys of an annotation that covers a rectangle of words."""
    return f"/Rect[{x0} {y0} {x1} {y1}]/QuadPoints[{x0} {y1} {x1} {y1} {x0} {y0} {x1} {y0}]"


def found_rules(document: Document) -> list[tuple[str, str]]:
    report = make_linter(load_rulebook(), Config(select=("DOC",))).lint(document)
    return [(finding.code, finding.match) for finding in report.findings]


# -------------------------------------------------------------------------------------- comments


@pytest.mark.parametrize("kind", ["Highlight", "Underline", "StrikeOut", "Squiggly"])
def test_words_about_marked_words_are_a_comment_at_them(kind: str) -> None:
    document = page_with(
        f"<</Type/Annot/Subtype/{kind}{over(71, 757, 143, 769)}/T(Ann)/Contents(When exactly?)>>"
    )
    assert texts(document) == [FIRST[2], SECOND[2], THIRD[2]]
    assert texts(document, Part.COMMENT) == ["When exactly?"]
    assert marked(document, MarkKind.COMMENT) == ["Kai came home"]
    assert found_rules(document) == [("DOC003", "Kai came home")]


def test_a_highlight_over_two_lines_covers_the_words_between() -> None:
    points = "/QuadPoints[150 769 270 769 150 757 270 757 72 749 160 749 72 737 160 737]"
    document = page_with(
        f"<</Type/Annot/Subtype/Highlight/Rect[72 737 270 769]{points}/Contents(Whose words?)>>"
    )
    (words,) = marked(document, MarkKind.COMMENT)
    assert words == "four and went to his room.\nHis mother said that"


def test_a_highlight_without_words_is_none() -> None:
    document = page_with(f"<</Type/Annot/Subtype/Highlight{over(71, 757, 143, 769)}>>")
    assert (document.marks, texts(document, Part.COMMENT)) == ((), [])


def test_a_sticky_note_belongs_to_the_words_beside_it() -> None:
    document = page_with(
        "<</Type/Annot/Subtype/Text/Rect[330 738 350 758]/Contents(Ask her\rmother again.)/Name/Note>>"
    )
    assert texts(document, Part.COMMENT) == ["Ask her", "mother again."]
    assert marked(document, MarkKind.COMMENT) == ["week."]


def test_a_popup_repeats_no_words() -> None:
    file = PdfFile()
    note = len(file.objects) + 2
    popup = file.add(
        f"<</Type/Annot/Subtype/Popup/Rect[400 600 500 700]/Parent {note} 0 R/Contents(Check.)>>"
    )
    comment = file.add(f"<</Type/Annot/Subtype/Text/Rect[300 757 310 767]/Contents(Check.)/Popup {popup}>>")
    file.page(PRINT, comment, popup)
    assert texts(read(file.written()), Part.COMMENT) == ["Check."]


def test_an_answer_to_a_comment_is_a_comment_at_the_same_words() -> None:
    file = PdfFile()
    first = file.add(f"<</Type/Annot/Subtype/Highlight{over(71, 757, 143, 769)}/Contents(Which day?)>>")
    second = file.add(f"<</Type/Annot/Subtype/Text/Rect[9 9 19 19]/IRT {first}/Contents(On Monday.)>>")
    state = file.add(
        f"<</Type/Annot/Subtype/Text/Rect[9 9 19 19]/IRT {first}/StateModel/Review/State(Accepted)"
        "/Contents(Accepted set by Ann)>>"
    )
    file.page(PRINT, first, second, state)
    document = read(file.written())
    assert texts(document, Part.COMMENT) == ["Which day?", "On Monday."]
    assert marked(document, MarkKind.COMMENT) == ["Kai came home"] * 2


def test_a_comment_kept_only_with_its_formatting_is_read() -> None:
    rich = "<body xmlns='http://www.w3.org/1999/xhtml'><p>Ask <b>Dale</b> school.</p><p>Then ring.</p></body>"
    document = page_with(f"<</Type/Annot/Subtype/Text/Rect[300 757 310 767]/RC({rich})>>")
    assert texts(document, Part.COMMENT) == ["Ask Dale school.", "Then ring."]


def test_a_comments_xml_brings_nothing_from_outside() -> None:
    rich = "<!DOCTYPE b [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><body><p>Seen &x;</p></body>"
    document = page_with(f"<</Type/Annot/Subtype/Text/Rect[300 757 310 767]/RC({rich})>>")
    assert "root:" not in document.text
    assert "Seen" in document.text


def test_comments_stand_after_notes_and_before_page_footers() -> None:
    file = PdfFile()
    note = file.add("<</Type/Annot/Subtype/Text/Rect[300 757 310 767]/Contents(Check this.)>>")
    for number, notes in ((1, (note,)), (2, ())):
        footer = lines((72, 30, f"Page {number} of 2"), size=8)
        file.page(f"{lines((72, 760, f'On day {number} he swam.'))} {footer}", *notes)
    document = read(file.written())
    parts = [block.place.part for block in document.blocks]
    assert parts == [Part.BODY, Part.BODY, Part.COMMENT, Part.FOOTER]
    assert document.blocks[2].place.page == 1


def test_a_comment_on_a_turned_page_finds_its_words() -> None:
    turned = "BT /F1 10 Tf 0 1 -1 0 100 72 Tm (Kai swam in the big pool.) Tj ET"
    # The text runs up the page as it lies in the file, and along the page as it is shown.
    document = page_with(
        f"<</Type/Annot/Subtype/Highlight{over(90, 71, 103, 116)}/Contents(How far?)>>",
        content=turned,
        extra="/Rotate 90",
    )
    assert texts(document) == ["Kai swam in the big pool."]
    assert marked(document, MarkKind.COMMENT) == ["Kai swam"]


def test_a_comment_on_an_item_of_a_list_leaves_out_its_bullet() -> None:
    document = page_with(
        f"<</Type/Annot/Subtype/Highlight{over(60, 757, 112, 769)}/Contents(Done?)>>",
        content=lines((60, 760, "- on the way home he ran")),
    )
    assert marked(document, MarkKind.COMMENT) == ["on the way"]


def test_a_comment_in_a_table_and_over_a_hyphen_finds_its_words() -> None:
    grid = "72 720 m 400 720 l 72 780 m 400 780 l 72 750 m 400 750 l S "
    grid += "72 720 m 72 780 l 200 720 m 200 780 l 400 720 m 400 780 l S "
    cells = lines((75, 760, "Seen"), (205, 760, "Kai"), (75, 730, "Mood"), (205, 730, "He was calm."))
    document = page_with(
        f"<</Type/Annot/Subtype/Highlight{over(234, 727, 262, 740)}/Contents(Who says so?)>>",
        content=grid + cells,
    )
    assert document.text.startswith("Seen\tKai\nMood\tHe was calm.")
    assert marked(document, MarkKind.COMMENT) == ["calm."]


@pytest.mark.parametrize("flags", [2, 32, 34])
def test_a_hidden_comment_is_left_out_and_said_so(flags: int) -> None:
    document = page_with(
        f"<</Type/Annot/Subtype/Text/F {flags}/Rect[300 757 310 767]/Contents(For the manager.)>>"
    )
    assert "manager" not in document.text
    assert document.marks == ()
    (omission,) = document.reading.omissions
    assert omission.what == "1 note or form field that is not shown"


def test_links_are_neither_followed_nor_listed() -> None:
    link = (
        "<</Type/Annot/Subtype/Link/Rect[72 757 140 769]/A<</S/URI/URI(http://example.org/x)>>/Contents(Go)>>"
    )
    document = page_with(link)
    assert "example.org" not in document.text
    assert (document.marks, document.reading.omissions, document.reading.steps) == ((), (), ())


def test_a_redaction_not_yet_applied_leaves_its_words() -> None:
    document = page_with(f"<</Type/Annot/Subtype/Redact{over(72, 757, 143, 769)}/OverlayText(X)>>")
    assert texts(document)[0] == FIRST[2]
    assert any("blacked out" in step for step in document.reading.steps)


# ------------------------------------------------------------------------- stamps and typed-over text


def test_a_stamps_words_are_read() -> None:
    file = PdfFile()
    drawing = file.form(lines((5, 5, "APPROVED by A Shah"), size=12))
    stamp = file.add(f"<</Type/Annot/Subtype/Stamp/Rect[300 500 500 520]/AP<</N {drawing}>>>>")
    file.page(PRINT, stamp)
    document = read(file.written())
    assert texts(document) == [FIRST[2], SECOND[2], THIRD[2]]
    assert texts(document, Part.TEXT_BOX) == ["APPROVED by A Shah"]


def test_text_typed_over_a_page_stands_where_it_was_typed() -> None:
    document = page_with(
        "<</Type/Annot/Subtype/FreeText/Rect[130 756 300 770]/Contents(Hill Lane)/DA(/F1 10 Tf)>>",
        content=lines((72, 760, "School:"), (72, 740, "Kai was well.")),
    )
    assert [" ".join(text.split()) for text in texts(document)] == ["School: Hill Lane", "Kai was well."]


# ---------------------------------------------------------------------------------- form fields


def field_page(field: str, content: str, acroform: str = "", extra: str = "", drawing: str = "") -> Document:
    file = PdfFile()
    shown = f"/AP<</N {file.form(drawing)}>>" if drawing else ""
    widget = file.add(f"<</Type/Annot/Subtype/Widget{field}{shown}>>")
    file.page(content, widget, extra=extra)
    return read(file.written(f"/AcroForm<</Fields[{widget}]{acroform}>>"))


SCHOOL = lines((72, 760, "School:"))
AT = "/FT/Tx/T(s)/Rect[120 757 320 771]"


@pytest.mark.parametrize(
    ("turn", "matrix", "place"),
    [
        (90, "0 1 -1 0 100 72", "88 120 104 300"),
        (180, "-1 0 0 -1 500 100", "300 88 450 104"),
        (270, "0 -1 1 0 100 700", "96 400 112 650"),
    ],
)
def test_an_answer_on_a_turned_page_stands_beside_its_label(turn: int, matrix: str, place: str) -> None:
    document = field_page(
        f"/FT/Tx/T(s)/V(Hill Lane)/Rect[{place}]",
        f"BT /F1 10 Tf {matrix} Tm (School:) Tj ET",
        extra=f"/Rotate {turn}",
    )
    assert [" ".join(text.split()) for text in texts(document)] == ["School: Hill Lane"]


def test_an_answer_that_is_drawn_otherwise_than_it_is_kept_is_read_both_ways() -> None:
    document = field_page(f"{AT}/V(Dale)", SCHOOL, drawing=lines((2, 4, "Hill Lane")))
    assert [" ".join(text.split()) for text in texts(document)] == ["School: Hill Lane"]
    assert texts(document, Part.FORM_FIELD) == ["Dale"]


@pytest.mark.parametrize(
    ("field", "acroform", "drawing", "answer"),
    [
        ("/V(2024-06-02)/AA<</F<</S/JavaScript/JS(x)>>>>", "", "2 June 2024", "2 June 2024"),  # formatted
        ("/V(Dale)", "/NeedAppearances true", "Hill Lane", "Dale"),  # drawn anew when it is opened
        ("/V(Hill Lane Primary School)", "", "Hill Lane", "Hill Lane Primary School"),  # a box too small
        ("/V(Hill Lane)", "", "Hill Lane", "Hill Lane"),
    ],
)
def test_an_answer_is_what_a_reader_sees(field: str, acroform: str, drawing: str, answer: str) -> None:
    document = field_page(f"{AT}{field}", SCHOOL, acroform, drawing=lines((2, 4, drawing)))
    assert [" ".join(text.split()) for text in texts(document)] == [f"School: {answer}"]
    assert texts(document, Part.FORM_FIELD) == []


def test_choices_are_told_by_what_the_form_shows() -> None:
    options = "/Opt[[(hl)(Hill Lane)][(da)(Dale)][(no)(None)]]"
    place = "/Rect[120 757 320 771]/T(s)"
    one = field_page(f"/FT/Ch/Ff 131072{place}{options}/V(hl)", SCHOOL)
    two = field_page(f"/FT/Ch/Ff 2097152{place}{options}/V[(hl)(da)]", SCHOOL)
    assert [" ".join(text.split()) for text in texts(one)] == ["School: Hill Lane"]
    assert [" ".join(text.split()) for text in texts(two)] == ["School: Hill Lane, Dale"]


def test_of_radio_buttons_the_chosen_one_is_ticked() -> None:
    file = PdfFile()
    group = len(file.objects) + 4
    on, off = file.form("", "0 0 10 10"), file.form("", "0 0 10 10")
    places = (("Yes", "Off", 100), ("No", "No", 160))
    widgets = [
        f"<</Type/Annot/Subtype/Widget/Parent {group + 1} 0 R/Rect[{x} 758 {x + 10} 768]/AS/{state}"
        f"/AP<</N<</{name} {on}/Off {off}>>>>>>"
        for name, state, x in places
    ]
    kids = [file.add(widget) for widget in widgets]
    assert file.add(f"<</FT/Btn/Ff 32768/T(seen)/V/No/Kids[{' '.join(kids)}]>>") == f"{group + 1} 0 R"
    file.page(lines((72, 760, "Seen:"), (113, 760, "yes"), (173, 760, "no")), *kids)
    document = read(file.written(f"/AcroForm<</Fields[{group + 1} 0 R]>>"))
    assert [" ".join(text.split()) for text in texts(document)] == ["Seen: ☐ yes ☒ no"]


def test_a_signature_is_read_as_it_is_drawn() -> None:
    drawing = lines((2, 10, "Digitally signed by Kai Mensah"), (2, 2, "Date: 4 March 2024"), size=7)
    field = "/FT/Sig/T(s)/Rect[120 757 320 775]"
    signed = field_page(f"{field}/V<</Type/Sig/Name(Kai Mensah)>>", SCHOOL, drawing=drawing)
    unsigned = field_page(field, SCHOOL)
    bare = field_page(f"{field}/V<</Type/Sig/Name(Kai Mensah)>>", SCHOOL)
    assert "Digitally signed by Kai Mensah" in signed.text
    assert "Date: 4 March 2024" in signed.text
    assert [slot.title for slot in unsigned.slots] == ["s"]
    assert [" ".join(text.split()) for text in texts(bare)] == ["School: Kai Mensah"]


def test_a_form_that_only_adobe_reader_can_draw_is_refused_with_a_reason() -> None:
    wait = lines(
        (72, 700, "Please wait..."), (72, 680, "If this message is not replaced, upgrade Adobe Reader.")
    )
    for catalog in ("/NeedsRendering true/AcroForm<</Fields[]/XFA(x)>>", "/AcroForm<</Fields[]/XFA(x)>>"):
        file = PdfFile()
        file.page(wait)
        document = read_pdf(file.written(catalog), "form.pdf")
        assert document.problem is not None
        assert document.problem.code == "DOC001"
        assert "XFA" in document.problem.reason
        assert "print it to a new PDF" in document.problem.reason


def test_a_form_of_adobes_kind_with_pages_of_its_own_is_read() -> None:
    document = field_page(f"{AT}/V(Hill Lane)", SCHOOL, "/XFA(x)")
    assert [" ".join(text.split()) for text in texts(document)] == ["School: Hill Lane"]
    assert any("XFA" in step for step in document.reading.steps)


# ------------------------------------------------------------------------ attached files and actions


def test_attached_files_are_named_and_not_read() -> None:
    file = PdfFile()
    stream = file.add("<</Type/EmbeddedFile>>", "secret words")
    one = file.add(f"<</Type/Filespec/F(letter.docx)/UF(letter.docx)/EF<</F {stream}>>>>")
    two = file.add(f"<</Type/Filespec/F(photo.jpg)/EF<</F {stream}>>>>")
    pin = file.add(
        f"<</Type/Annot/Subtype/FileAttachment/FS {two}/Rect[300 757 310 767]/Contents(photo.jpg)>>"
    )
    file.page(PRINT, pin)
    names = f"/Names<</EmbeddedFiles<</Kids[<</Names[(a){one}]>>]>>>>"
    document = read(file.written(f"{names}/Collection<</Type/Collection>>"))
    assert "secret" not in document.text
    assert texts(document, Part.COMMENT) == []
    (omission,) = document.reading.omissions
    assert (omission.what, omission.names) == ("2 attached files", ("letter.docx", "photo.jpg"))
    assert omission.holds_words
    assert any("portfolio" in step for step in document.reading.steps)


def test_a_file_pinned_to_a_page_that_the_list_of_files_has_too_is_named_once() -> None:
    file = PdfFile()
    stream = file.add("<</Type/EmbeddedFile>>", "x")
    one = file.add(f"<</Type/Filespec/F(photo.jpg)/EF<</F {stream}>>>>")
    pin = file.add(f"<</Type/Annot/Subtype/FileAttachment/FS {one}/Rect[300 757 310 767]>>")
    file.page(PRINT, pin)
    (omission,) = read(file.written(f"/Names<</EmbeddedFiles<</Names[(a){one}]>>>>")).reading.omissions
    assert (omission.what, omission.holds_words) == ("1 attached file", False)


def test_scripts_and_actions_are_told_and_left_alone() -> None:
    launch = "<</Type/Annot/Subtype/Link/Rect[72 757 140 769]/A<</S/Launch/F(calc.exe)>>>>"
    script = "/OpenAction<</S/JavaScript/JS(app.alert\\('x'\\))>>"
    names = "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(y)>>]>>>>"
    steps = page_with(launch, catalog=script + names).reading.steps
    assert any("not run" in step for step in steps)
    assert any("start another program" in step for step in steps)
    assert page_with(catalog="/OpenAction[4 0 R/Fit]").reading.steps == ()


def test_films_and_sounds_are_left_out_and_said_so() -> None:
    document = page_with("<</Type/Annot/Subtype/Sound/Rect[300 757 310 767]>>")
    assert [omission.what for omission in document.reading.omissions] == ["1 sound or film"]


def test_trees_and_answers_that_go_in_a_ring_end() -> None:
    file = PdfFile()
    ring = len(file.objects) + 1
    file.add(f"<</Kids[{ring} 0 R {ring} 0 R]/Names[(a)<</F(x.txt)>>]>>")
    first = ring + 1
    file.add(f"<</Type/Annot/Subtype/Text/IRT {first} 0 R/Rect[300 757 310 767]/Contents(Hm.)>>")
    file.page(PRINT, f"{first} 0 R")
    document = read(file.written(f"/Names<</EmbeddedFiles {ring} 0 R>>"))
    assert texts(document, Part.COMMENT) == ["Hm."]
    assert document.reading.omissions[0].names == ("x.txt",)


# ------------------------------------------------------------------------------------ hidden text

HIDDEN = (72, 600, "The family has moved to Hill Lane.")


def layered(state: str, content: str, properties: str = "/MC0 4 0 R") -> Document:
    file = PdfFile()
    assert file.add("<</Type/OCG/Name(Notes)>>") == "4 0 R"
    file.page(content, resources=f"/Properties<<{properties}>>")
    return read(file.written(f"/OCProperties<</OCGs[4 0 R]/D<<{state}>>>>"))


@pytest.mark.parametrize("state", ["/OFF[4 0 R]", "/BaseState/OFF"])
def test_a_layer_that_is_off_is_hidden_text(state: str) -> None:
    document = layered(state, f"{PRINT} /OC /MC0 BDC {lines(HIDDEN)} EMC {lines((72, 500, 'He swam.'))}")
    assert marked(document, MarkKind.HIDDEN) == [HIDDEN[2]]
    assert found_rules(document) == [("DOC004", HIDDEN[2])]
    assert texts(document)[-1] == "He swam."


@pytest.mark.parametrize("state", ["/ON[4 0 R]", "/BaseState/OFF/ON[4 0 R]", ""])
def test_a_layer_that_is_on_is_text(state: str) -> None:
    document = layered(state, f"{PRINT} /OC /MC0 BDC {lines(HIDDEN)} EMC")
    assert document.marks == ()


@pytest.mark.parametrize(
    ("policy", "hidden"), [("", True), ("/P/AllOff", False), ("/P/AnyOff", False), ("/P/AllOn", True)]
)
def test_groups_of_layers_follow_their_rule(policy: str, hidden: bool) -> None:
    group = f"/MC0 <</Type/OCMD/OCGs 4 0 R{policy}>>"
    document = layered("/OFF[4 0 R]", f"{PRINT} /OC /MC0 BDC {lines(HIDDEN)} EMC", group)
    assert bool(document.marks) is hidden


def test_a_drawing_in_a_layer_that_is_off_is_hidden_text() -> None:
    file = PdfFile()
    assert file.add("<</Type/OCG/Name(Notes)>>") == "4 0 R"
    drawing = file.form(lines(HIDDEN), "0 0 595 842", "/OC 4 0 R")
    file.page(f"{PRINT} /X0 Do", resources=f"/XObject<</X0 {drawing}>>")
    document = read(file.written("/OCProperties<</OCGs[4 0 R]/D<</OFF[4 0 R]>>>>"))
    assert marked(document, MarkKind.HIDDEN) == [HIDDEN[2]]


@pytest.mark.parametrize(
    "before",
    ["1 g", "1 1 1 rg", "0 0 0 0 k", "/DeviceRGB cs 1 1 1 sc", "3 Tr"],
)
def test_print_that_no_one_can_see_is_hidden_text(before: str) -> None:
    document = page_with(content=f"{PRINT} q {lines(HIDDEN, before=before)} Q")
    assert marked(document, MarkKind.HIDDEN) == [HIDDEN[2]]
    assert found_rules(document) == [("DOC004", HIDDEN[2])]


def test_print_under_a_point_is_hidden_text() -> None:
    document = page_with(content=f"{PRINT} {lines(HIDDEN, size=0.5)}")
    assert marked(document, MarkKind.HIDDEN) == [HIDDEN[2]]


@pytest.mark.parametrize(
    "content",
    [
        f"q 0 0 0.5 rg 60 590 300 30 re f Q q 1 g {lines(HIDDEN)} Q",  # white on blue
        f"q 60 590 300 30 re f Q q 3 Tr {lines(HIDDEN)} Q",  # the words of what is drawn there
        f"q 1 g {lines(HIDDEN, before='2 Tr')} Q",  # white letters with an edge
        f"q 0.9 g {lines(HIDDEN)} Q",  # pale
        f"q /Sh0 sh 1 g {lines(HIDDEN)} Q",  # a ground whose colour is not known
        lines(HIDDEN, size=2),
    ],
)
def test_print_that_may_be_seen_is_text(content: str) -> None:
    document = page_with(content=f"{PRINT} {content}")
    assert HIDDEN[2] in document.text
    assert document.marks == ()


# ------------------------------------------------------------------------------- tables without ruling


def sheet_of(
    rows: Sequence[Sequence[str]], xs: Sequence[float], *, step: float = 16, bold: bool = True
) -> bytes:
    """A page with rows of words at the places `xs` between two paragraphs, a bold head over them."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        y = 800.0
        for line in PROSE:
            canvas.drawString(60, y, line)
            y -= 13
        y -= 10
        for number, row in enumerate(rows):
            canvas.setFont("Helvetica-Bold" if bold and number == 0 else "Helvetica", 10)
            for x, words in zip(xs, row, strict=True):
                canvas.drawString(x, y, words)
            y -= step
        canvas.setFont("Helvetica", 10)
        y -= 10
        for line in PROSE:
            canvas.drawString(60, y, line)
            y -= 13

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    draw(canvas)
    canvas.save()
    return out.getvalue()


PROSE = (
    "Noor was at the door when the worker came and took her straight to the garden to see the rabbits",
    "and the new shed. She had given each of them a name and could say what it likes to eat.",
)


def tables(document: Document) -> list[list[list[str]]]:
    """The cells of each table's rows, the paragraphs of a cell joined."""
    found: dict[int, dict[int, dict[int, list[str]]]] = {}
    for block in document.blocks:
        place = block.place
        if place.table and place.row and place.cell:
            cell = found.setdefault(place.table, {}).setdefault(place.row, {}).setdefault(place.cell, [])
            cell.append(document.text[block.span.start : block.span.end])
    return [
        [[" ".join(parts) for parts in row.values()] for row in table.values()] for table in found.values()
    ]


LOG = [
    ["Date", "Seen by", "Notes"],
    ["2 May 2024", "F Aziz", "Noor showed the rabbits."],
    ["9 May 2024", "F Aziz", "A short visit."],
    ["16 May 2024", "D Moss", "Noor was tired."],
]


@pytest.mark.parametrize("step", [13, 20])
def test_columns_that_white_space_makes_are_a_table(step: float) -> None:
    document = read(sheet_of(LOG, (60, 160, 260), step=step))
    assert tables(document) == [LOG]
    assert "2 May 2024\tF Aziz\tNoor showed the rabbits.\n" in document.text
    assert [text for text in texts(document) if text.startswith("Noor was at")] == [" ".join(PROSE)] * 2


@pytest.mark.parametrize(
    "rows",
    [
        # no head, but a column of dates
        [["2 May", "F A", "In"], ["9 May", "F A", "Out"], ["16 May", "D M", "In"], ["1 June", "F A", "In"]],
        # two columns under a head that tables have
        [["Who", "What"], ["Ann", "Ring the school"], ["Farah", "Book the dentist"]],
        # a cell without words
        [["Name", "Role", "Phone"], ["Ann Lowe", "", "0113 496 0111"], ["Jo Pike", "Nurse", "0113 496 0112"]],
        # labels without colons, and their values
        [["Name", "Noor Haddad"], ["Date of birth", "4 May 2015"], ["Carer", "Ann Lowe"]],
        [["Name", "Noor", "Born", "1 May"], ["Age", "9", "Date", "9 May"], ["Role", "F A", "Time", "3 pm"]],
    ],
)  # fmt: skip
def test_what_makes_a_table_sure(rows: list[list[str]]) -> None:
    bold = rows[0][0] in {"Who", "Name"} and len(rows[0]) != 4 and rows[1][0] != "Date of birth"
    assert tables(read(sheet_of(rows, (60, 200, 340, 440)[: len(rows[0])], bold=bold))) == [rows]


def test_cells_that_run_over_several_lines_are_one_row() -> None:
    lines_of = [
        ["When", "What happened", "Told to"],
        ["Monday", "He rang twice in the evening and", "The duty"],
        ["", "left a message for the worker.", "desk"],
        ["Tuesday", "He came to the office.", "Ann Lowe"],
        ["Friday", "He sent a letter to the school", "Farah Aziz"],
        ["", "and another one to the court.", ""],
    ]
    assert tables(read(sheet_of(lines_of, (60, 160, 380), step=13))) == [
        [
            ["When", "What happened", "Told to"],
            ["Monday", "He rang twice in the evening and left a message for the worker.", "The duty desk"],
            ["Tuesday", "He came to the office.", "Ann Lowe"],
            ["Friday", "He sent a letter to the school and another one to the court.", "Farah Aziz"],
        ]
    ]


@pytest.mark.parametrize("headed", [True, False])
def test_cells_set_in_the_middle_of_their_row_stay_in_it(headed: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        for x, words in ((60, "Date"), (160, "Who"), (260, "What happened")) if headed else ():
            canvas.drawString(x, 800, words)
        canvas.setFont("Helvetica", 10)
        for y, date, who in (
            (780, "2 May 2024", "Noor"),
            (740, "9 May 2024", "Ann"),
            (700, "1 June 2024", "Noor"),
            (660, "2 June 2024", "Ann"),
        ):
            canvas.drawString(60, y - 6, date)
            canvas.drawString(160, y - 6, who)
            canvas.drawString(260, y, "They walked to the park and then they")
            canvas.drawString(260, y - 12, "came back for their tea.")

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    draw(canvas)
    canvas.save()
    (rows,) = tables(read(out.getvalue()))
    assert rows[headed:] == [
        [date, who, "They walked to the park and then they came back for their tea."]
        for date, who in (
            ("2 May 2024", "Noor"),
            ("9 May 2024", "Ann"),
            ("1 June 2024", "Noor"),
            ("2 June 2024", "Ann"),
        )
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # signatures
        [["Farah Aziz", "Dan Moss"], ["Social Worker", "Manager"], ["4 May 2024", "6 May 2024"]],
        [["Farah Aziz", "Dan Moss", "Ann"], ["Worker", "Manager", "Carer"], ["4 May", "6 May", "6 May"]],
        [["Signed .......", "Date ....."], ["Signed .......", "Date ....."], ["Name ......", "Post ....."]],
        # addresses
        [["Mrs A Lowe", "Westmarsh Council"], ["14 Mill Road", "Town Hall"], ["Westmarsh", "WM1 1AA"]],
        [["Ann Lowe", "Jo Pike", "Mia"], ["1 Mill Road", "Hill St", "Clinic"], ["WM2 3PQ", "WM3 4AB", "WM1"]],
        # fields with their labels
        [["Child: Noor", "Date: 2 May"], ["Worker: Farah", "Time: 15.30"], ["Place: home", "Seen: yes"]],
        # what was said, and a day by the hour
        [["FA", "How was the trip?"], ["Noor", "Good. We saw lambs."], ["FA", "Would you go again?"]],
        [["09.00", "Noor woke and had toast."], ["11.00", "The library."], ["13.00", "Lunch: soup."]],
        # a list
        [["1.", "Ring the school."], ["2.", "Book the room."], ["3.", "Tell Ann."]],
        # contents
        [["Background", "2"], ["What Noor said", "4"], ["Our view", "9"]],
    ],
)  # fmt: skip
@pytest.mark.parametrize("bold", [False, True])
def test_what_only_stands_side_by_side_is_no_table(rows: list[list[str]], bold: bool) -> None:
    document = read(sheet_of(rows, (60, 260, 400)[: len(rows[0])], bold=bold))
    assert tables(document) == []
    for row in rows:
        for words in row:
            assert words in document.text


def test_columns_of_running_text_are_no_table() -> None:
    left = [
        ["What is going well", "What worries us"],
        ["Noor feeds the rabbits before school", "She wakes at night and calls for her"],
        ["without being asked, and her carer", "sister. The visits were put off three"],
        ["says that she reads every evening to", "times since June, and there is no plan"],
        ["the youngest of them. Her teacher is", "for the winter. The school asks who is"],
        ["pleased with the start of the year.", "to come to the meeting in the spring."],
    ]
    document = read(sheet_of(left, (60, 310), step=13))
    assert tables(document) == []
    assert document.text.index("start of the year") < document.text.index("She wakes at night")


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("split", [5, 8])
def test_a_table_without_ruling_that_goes_on_over_the_page_is_one(again: bool, split: int) -> None:
    rows = [
        ["Date", "Seen by", "Notes"],
        *([f"{day} May 2024", "F Aziz", f"Visit {day}"] for day in range(1, 9)),
    ]
    rest = [rows[0], *rows[split:]] if again else rows[split:]

    def draw(canvas: Canvas) -> None:
        for part in (rows[:split], rest):
            for number, row in enumerate(part):
                canvas.setFont("Helvetica-Bold" if row[0] == "Date" else "Helvetica", 10)
                for x, words in zip((60, 160, 260), row, strict=True):
                    canvas.drawString(x, 780 - 16 * number, words)
            if part is rest:
                canvas.setFont("Helvetica", 10)
                canvas.drawString(60, 600, PROSE[0])
                canvas.drawString(60, 587, "So it was.")
            canvas.showPage()

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    draw(canvas)
    canvas.save()
    document = read(out.getvalue())
    assert tables(document) == [rows]
    assert texts(document)[-2:] == [PROSE[0], "So it was."]


def test_a_page_of_running_text_is_searched_for_tables_in_no_time() -> None:
    import time

    from caselint.read.pdf.lines import to_lines
    from caselint.read.pdf.pages import read_pages
    from caselint.read.pdf.unruled import with_tables

    (sheet,) = read_pages(sheet_of([[line] for line in PROSE * 20], (60,), bold=False), 1, quick=False).sheets
    found = to_lines(sheet.words, 1)
    start = time.perf_counter()
    for _ in range(20):
        with_tables(found)
    assert (time.perf_counter() - start) / 20 < 0.002  # on a slow machine; some 0.1 ms are usual


# ------------------------------------------------------------------------------------------- columns

WORDS = [
    *("the", "children", "went", "out", "with", "their", "aunt", "and", "came", "back", "before", "tea"),
    "then",
]


def running(name: str, count: int) -> str:
    """So many lines' worth of words, the first of each dozen with the name and a number."""
    words = (f"{name}{at // 12}" if at % 12 == 0 else WORDS[at % len(WORDS)] for at in range(count))
    return " ".join(words).capitalize() + "."


BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold", fontSize=14, leading=18)


def framed(*frames: tuple[float, float, float, float, list[Any]]) -> bytes:
    """A page with stories in frames: x, y of the foot, width and height."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for x, y, width, height, story in frames:
        left = Frame(x, y, width, height, 0, 0, 0, 0).addFromList(story, canvas)
        assert left is None, "the frame is too small for its story"
    canvas.save()
    return out.getvalue()


def par(*texts_: str) -> list[Any]:
    return [Paragraph(text, BODY) for text in texts_]


A, B, C, D = (
    running(name, count) for name, count in (("alpha", 90), ("beta", 60), ("gamma", 110), ("delta", 50))
)


def test_columns_of_unequal_length_are_read_one_after_the_other() -> None:
    page = framed((60, 60, 225, 700, par(A, C)), (310, 60, 225, 700, par(B)))
    assert texts(read(page)) == [A, C, B]


def test_a_heading_across_the_columns_parts_them() -> None:
    page = framed(
        (60, 760, 475, 40, [Paragraph("News of May", HEAD)]),
        (60, 480, 225, 270, par(A)),
        (310, 480, 225, 270, par(B)),
        (60, 430, 475, 40, [Paragraph("News of June and of July", HEAD)]),
        (60, 60, 225, 360, par(C)),
        (310, 60, 225, 360, par(D)),
    )
    assert texts(read(page)) == ["News of May", A, B, "News of June and of July", C, D]


def test_three_columns_are_read_one_after_the_other() -> None:
    page = framed(*((50 + 170 * at, 60, 150, 700, par(text)) for at, text in enumerate((A, B, C))))
    assert texts(read(page)) == [A, B, C]


def test_a_narrow_column_beside_a_wide_one_is_read_by_itself() -> None:
    page = framed((50, 60, 110, 700, par(B)), (180, 60, 360, 700, par(A, C)))
    assert texts(read(page)) == [B, A, C]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_box_beside_text_does_not_cut_it_in_two(ruled: bool) -> None:
    # As browsers and Word set it: the text beside the box, and from its foot on over the whole width.
    text = running("alpha", 200)
    words = text.split()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    y, at = 780.0, 0
    while at < len(words):
        width = 280 if y > 650 else 475
        line = ""
        while at < len(words) and canvas.stringWidth(f"{line} {words[at]}", "Helvetica", 10) < width:
            line = f"{line} {words[at]}".strip()
            at += 1
        canvas.drawString(60, y, line)
        y -= 13
    if ruled:
        canvas.rect(365, 650, 175, 145)
    assert Frame(370, 655, 165, 135, 0, 0, 0, 0).addFromList(par(D), canvas) is None
    canvas.save()
    assert texts(read(out.getvalue())) == [D, text]


@pytest.mark.parametrize("style", [[("GRID", (0, 0), (-1, -1), 0.5, "black")], []])
def test_a_table_within_a_column_stays_in_its_column(style: list[Any]) -> None:
    rows = [
        ["Day", "Time", "Who"],
        ["Monday", "09:30", "Nan"],
        ["Tuesday", "10:15", "Aunt"],
        ["Friday", "16:00", "Dad"],
    ]
    table = Table(rows, colWidths=[70, 70, 70], style=TableStyle(style), hAlign="LEFT")
    page = framed((60, 60, 225, 700, [*par(A), table, *par(D)]), (310, 60, 225, 700, par(C, B)))
    document = read(page)
    assert tables(document) == [rows]
    assert [text for text in texts(document) if len(text) > 20] == [A, D, C, B]


def test_fields_side_by_side_are_read_along() -> None:
    rows = [(f"Label {at}: answer {at}a", f"Other {at}: answer {at}b") for at in range(1, 7)]
    document = read(sheet_of(rows, (60, 320), bold=False))
    assert document.text.index("answer 1b") < document.text.index("answer 2a")
    assert document.text.index("answer 5b") < document.text.index("answer 6a")


def test_the_hyphen_of_a_line_and_ligatures_are_mended_in_columns_and_cells() -> None:
    page = framed((60, 60, 110, 700, par(A.replace("before", "be\u00adfore"))), (310, 60, 225, 700, par(B)))
    assert "before tea" in read(page).text
    rows = [
        ["Who", "What"],
        ["Ann", "A long tele-"],
        ["", "phone call"],
        ["Jo", "A letter"],
        ["Ben", "A visit"],
    ]
    assert tables(read(sheet_of(rows, (60, 160), step=13)))[0][1] == ["Ann", "A long telephone call"]


def test_a_value_under_a_tab_runs_on() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        y = 780
        for label, value in (
            (
                "Health",
                "Noor has had all of her injections, and the nurse will see her again in the spring to",
            ),
            ("", "look at her eyes."),
            (
                "School",
                "She likes her new class, in which she sits next to a girl whom she knows from the club,",
            ),
            ("", "and has begun to read aloud."),
        ):
            canvas.drawString(60, y, label)
            canvas.drawString(140, y, value)
            y -= 13

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    draw(canvas)
    canvas.save()
    first, second = (" ".join(text.split()) for text in texts(read(out.getvalue())))
    assert first.endswith("in the spring to look at her eyes.")
    assert second.endswith("and has begun to read aloud.")


def test_answers_drawn_as_they_are_kept_are_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from caselint.read.pdf import sight

    def refuse(*_: object) -> None:
        raise AssertionError("the field was drawn")

    monkeypatch.setattr(sight, "letters_of", refuse)
    drawing = r"BT /F1 8 Tf 2 4 Td (Hill Lane \(new\)) Tj ET"
    document = field_page(rf"{AT}/V(Hill Lane \(new\))", SCHOOL, drawing=drawing)
    assert [" ".join(text.split()) for text in texts(document)] == ["School: Hill Lane (new)"]
    assert texts(field_page(f"{AT}/V()", SCHOOL, drawing="q Q")) == ["School:"]
