"""Where text can hide in a PDF besides its print: a test for each place."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read.pdf import read_pdf
from caselint.record import Document, MarkKind, Part
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from pdf_files import PdfFile, lines

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
    assert any("portfolio" in step for step in document.reading.steps)


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
