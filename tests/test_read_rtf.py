"""rtf to Document: all words, in order, with their places."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.read import read_bytes
from caselint.read.limits import Limits
from caselint.read.refusal import UnreadableError
from caselint.read.rtf import read_rtf
from caselint.record import Block, BlockKind, Document, MarkKind, Part, Place

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
sys.path.insert(0, str(EXAMPLES))
from writers import as_docx, as_rtf, source  # noqa: E402

SOURCES = sorted(path.stem for path in (EXAMPLES / "sources").glob("*.yaml"))

FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset2 Wingdings;}"
    r"{\f2\froman\fcharset204 Times{\*\falt T};}{\f3\fnil\fcharset128 MS Mincho;}"
    r"{\f4\fnil\fcharset0\cpg850 Courier;}}"
)
STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0\snext0\b heading 1;}{\s2\sbasedon1 Team section;}{\s3 Title;}"
    r"{\s4\outlinelevel2 Third;}"
    r"{\s5 List Bullet 2;}{\*\cs10 Character heading 1;}{\s6\sbasedon7 A;}{\s7\sbasedon6 B;}"
    r"{\s8\outlinelevel9\sbasedon1 Body;}}"
)


def rtf(body: str, head: str = FONTS) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + head + body + "}").encode("latin-1")


def read(body: str | bytes, head: str = FONTS) -> Document:
    """Read an RTF that must be sound, and hold to what is true of every document."""
    document = read_rtf(body if isinstance(body, bytes) else rtf(body, head), "note.rtf")
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
    document = read_bytes(data, "x.rtf")
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


def slots(document: Document) -> list[tuple[str, str, bool]]:
    return [
        (document.text[slot.span.start : slot.span.end], slot.title, slot.filled) for slot in document.slots
    ]


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [document.text[mark.span.start : mark.span.end] for mark in document.marks if mark.kind is kind]


def reason(data: bytes, code: str = "DOC001") -> str:
    with pytest.raises(UnreadableError) as caught:
        read_rtf(data, "note.rtf")
    assert caught.value.code == code
    return caught.value.reason


# ------------------------------------------------------------------------------- where text can hide

PLACES = {
    "text": (r"Saw Kai.\par", "Saw Kai.\n"),
    "a paragraph whose end is only a line's end": ("Saw Kai.\\\nHe ate.", "Saw Kai.\nHe ate.\n"),
    "signs": (
        r"a\emdash b\endash c\lquote d\rquote e\ldblquote f\rdblquote g\bullet h\~i\_j\-k\tab "
        r"l\line m\emspace n",
        "a—b–c‘d’e“f”g•h\xa0i-jk\tl\nm\u2003n\n",
    ),
    "braces and a backslash": (r"a\{b\}c\\d", "a{b}c\\d\n"),
    "a code": (r"caf\'e9 \'80 \'93", "café € “\n"),
    "raw bytes of the code page": ("caf\xe9", "café\n"),
    "Unicode with a stand-in": (r"\u8217?s \u8220\'93x", "’s “x\n"),
    "Unicode without a stand-in": (r"\uc0\u8217 s\u233\'e9", "’séé\n"),
    "Unicode with two stand-ins": (r"{\uc2\u8217\'81\'66x}\u8217?y", "’x’y\n"),
    "Unicode beyond the first plane": (r"\u-10179?\u-8704?", "\U0001f600\n"),
    "half a Unicode sign": (r"a\u-8704?b\u-10179?", "a\ufffdb\n"),
    "a stand-in that is a control word": (r"\u8217\rquote s", "’s\n"),
    "a stand-in that was left out": (r"a\u8217\par b", "a’\nb\n"),
    "the code page of a font": (r"{\f2 \'cf\'f0\'e8}\f0\'e9", "Приé\n"),
    "a code page of two bytes": (r"{\f3 \'82\'b1\'82\'a0\'83A}", "こあア\n"),
    "a font's own number of a code page": (r"{\f4 \'82}", "é\n"),
    "signs of a symbol font": (r"{\f1\'fe}{\f1 \u-3928?}{\f1\'a8}", "☑☐☐\n"),
    "plain text after another font": (r"{\f2 \'cf\plain\'e9}", "Пé\n"),
    "a hyperlink": (
        r'{\field{\*\fldinst{HYPERLINK "http://example.org/x"}}{\fldrslt{\ul the plan}}}',
        "the plan\n",
    ),
    "a field's result in a field's result": (
        r"{\field{\*\fldinst IF {\field{\*\fldinst DOCPROPERTY A}{\fldrslt 1}}}"
        r"{\fldrslt Mum {\field{\*\fldinst DATE}{\fldrslt rang}}}}",
        "Mum rang\n",
    ),
    "a field that shows its instruction": (
        r"{\field{\*\fldinst MACROBUTTON NoMacro [Click here]}}",
        "[Click here]\n",
    ),
    "a symbol field": (r'{\field{\*\fldinst SYMBOL 254 \\f "Wingdings"}{\fldrslt}}', "☑\n"),
    "a group that may be passed over and one with text": (
        r"{\*\nosuchthing secret{\b code}}{\b Saw} Kai",
        "Saw Kai\n",
    ),
    "a control word that is not known": (r"\nosuchword1 Saw Kai", "Saw Kai\n"),
    "an object's result": (
        r"{\object\objemb{\*\objclass Excel}{\*\objdata 0105}{\result{\pard 3 visits\par}}}",
        "3 visits\n",
    ),
    "text beside a picture": (
        r"a{\pict\pngblip 89504e47}b{\*\shppict{\pict\pngblip 89}}{\nonshppict{\pict 89}}c",
        "abc\n",
    ),
    "text after binary data": (rb"{\rtf1 a{\pict\bin9 }}{{\par}}b\bin3 }{\c}", "abc\n"),
    "text written twice": (r"{\upr{caf\'e9 ?}{\*\ud{caf\u233 e\u8217 ?}}}s", "café’s\n"),
    "a formula": (
        r"{\mmath{\*\moMath{\mf{\mfPr{\*\mctrlPr\i}}{\mnum{\mr a}}{\mden{\mr b}}}}{\*\mmathPict{\pict 00}}}",
        "a/b\n",
    ),
    "a list written out": (r"{\listtext\f1\'b7\tab}\ls1 Ring Mum\par", "Ring Mum\n"),
    "an old list": (r"{\pntext\f1\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}Ring Mum\par", "Ring Mum\n"),
    "a group that never marks its end of paragraph": (
        r"{\pard\b Saw Kai.\par}{\pard He ate.}",
        "Saw Kai.\nHe ate.\n",
    ),
    "text of a page in HTML": (
        r"\fromhtml1{\*\htmltag64 <p class=x>}\htmlrtf{\b\htmlrtf0 Saw Kai{\*\htmltag72 "
        r"</p>}\htmlrtf\par}\htmlrtf0 ok",
        "Saw Kai\nok\n",
    ),
    "an index entry and a bookmark": (
        r"{\xe{\v Kai}}{\*\bkmkstart a}Kai{\*\bkmkend a}{\tc contents}",
        "Kai\n",
    ),
    "moved text": (r"{\mvf gone }{\mvt come}", "come\n"),
    "a tab as a byte": ("a\tb", "a\tb\n"),
}


@pytest.mark.parametrize("place", PLACES)
def test_text_is_read_wherever_it_stands(place: str) -> None:
    body, text = PLACES[place]
    assert read(body).text == text


SILENT = {
    "the tables of the head": r"{\colortbl;\red0\green0\blue0;}{\*\listtable{\list{\listname "
    r"secret;}}}{\*\revtbl{secret;}}",
    "the properties of the file": r"{\info{\title secret}{\author secret}{\doccomm secret}}"
    r"{\*\userprops{\propname secret}}",
    "what programs keep": r"{\*\generator secret;}{\*\themedata 504b}{\*\datastore 0105}{\*\xmlnstbl"
    r"{\xmlns1 secret;}}",
    "separators of notes": r"{\*\ftnsep\chftnsep secret}{\ftnsepc secret}",
    "names of authors": r"{\*\atnid SE}{\*\atnauthor secret}",
    "a shape's properties": r"{\shp{\*\shpinst\shpleft0{\sp{\sn wzName}{\sv secret}}}}",
    "what old programs are told of nested tables": r"{\nonesttables secret\par}",
    "a form field's macro": r"{\field{\*\fldinst FORMTEXT{\*\formfield{\fftype0{\*\ffentrymcr "
    r"secret}}}}{\fldrslt x}}",
}


@pytest.mark.parametrize("place", SILENT)
def test_what_is_no_text_of_the_page_is_left_out(place: str) -> None:
    document = read(SILENT[place] + "Saw Kai.")
    assert "secret" not in document.text
    assert "Saw Kai." in document.text


# ------------------------------------------------------------------------------------ paragraphs


def test_headings_and_lists_are_known_by_style_and_outline() -> None:
    document = read(
        r"\pard\s3 Record\par\pard\s1 One\par\pard\s2 Two\par\pard\s4 Three\par\pard\outlinelevel1 "
        r"Outlined\par"
        r"\pard\s8 Body\par\pard\s1\outlinelevel9 Not one\par\pard\s5 Deep item\par\pard\ls2\ilvl1 Item\par"
        r"\pard\ls0 Plain\par\pard\s6 Ring\par{\listtext 1.\tab}\pard\s1\ls1 Numbered\par",
        FONTS + STYLES,
    )
    heading, item, plain = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH
    assert outline(document) == [
        (heading, 1, "Record"),
        (heading, 1, "One"),
        (heading, 1, "Two"),
        (heading, 3, "Three"),
        (heading, 2, "Outlined"),
        (plain, None, "Body"),
        (plain, None, "Not one"),
        (item, 2, "Deep item"),
        (item, 2, "Item"),
        (plain, None, "Plain"),
        (plain, None, "Ring"),
        (heading, 1, "Numbered"),
    ]


def test_empty_paragraphs_leave_a_line_and_dashes_are_a_rule() -> None:
    document = read(r"One\par\par -----\par Two")
    assert document.text == "One\n\n-----\nTwo\n"
    assert [block.kind for block in document.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.RULE,
        BlockKind.PARAGRAPH,
    ]
    assert [block.place.paragraph for block in document.blocks] == [1, 2, 3]


def test_pages_are_counted_by_breaks_and_sections() -> None:
    document = read(
        r"One\par\page Two\par\pard\pagebb Three\par\pard Still three\sect\sectd\sbknone And "
        r"here\par\sect\sectd Four\page"
        r" five\par"
    )
    assert [(words(document, block), block.place.page) for block in document.blocks] == [
        ("One", 1),
        ("Two", 2),
        ("Three", 3),
        ("Still three", 3),
        ("And here", 3),
        ("Four\nfive", 4),
    ]
    assert document.reading.pages == 5
    assert {block.place.page for block in read(r"One\par Two").blocks} == {None}
    field = read(
        r"One\page{\field{\*\fldinst DATE}{\fldrslt Two}}\par{\field{\*\fldinst DATE}{\fldrslt Three}}"
    )
    assert [block.place.page for block in field.blocks] == [1, 2]


# ---------------------------------------------------------------------------------------- tables


def row(*texts: str, edges: tuple[int, ...] = (), after: bool = False, joins: tuple[str, ...] = ()) -> str:
    edges = edges or tuple(1000 * (n + 1) for n in range(len(texts)))
    joins = joins or ("",) * len(edges)
    shape = r"\trowd" + "".join(rf"{join}\cellx{edge}" for join, edge in zip(joins, edges, strict=True))
    inner = "".join(rf"\pard\intbl {text}\cell" for text in texts)
    return inner + "{" + shape + r"\row}\pard " if after else shape + inner + r"\row\pard "


@pytest.mark.parametrize("after", [False, True])
def test_a_table_is_a_row_a_line_whatever_order_its_rows_are_told_in(after: bool) -> None:
    document = read(
        r"Before\par " + row("Name", "Kai", after=after) + row("Seen", "", after=after) + r"After\par"
    )
    assert document.text == "Before\nName\tKai\nSeen\t\nAfter\n"
    assert cells(document) == [(1, 1, 1, "Name"), (1, 1, 2, "Kai"), (1, 2, 1, "Seen"), (1, 2, 2, "")]
    assert document.blocks[-1].place == Place(paragraph=2)


def test_paragraphs_and_tabs_in_a_cell() -> None:
    document = read(row(r"One\par two\tab three", "Kai"))
    assert document.text == "One\ntwo three\tKai\n"
    assert cells(document) == [(1, 1, 1, "One"), (1, 1, 1, "two three"), (1, 1, 2, "Kai")]


def test_cells_that_never_say_that_they_are_in_a_table() -> None:
    assert (
        read(r"\trowd\cellx1000\cellx2000 One\par more\cell two\cell\row After").text
        == "One\nmore\ttwo\nAfter\n"
    )


def test_merged_cells_keep_their_columns() -> None:
    document = read(
        row("Wide", "", "C", joins=(r"\clmgf", r"\clmrg", r"\clvmgf"))
        + row("A", "B", "", joins=("", "", r"\clvmrg"))
        + row("Rest", edges=(3010,))
    )
    assert cells(document) == [
        (1, 1, 1, "Wide"),
        (1, 1, 3, "C"),
        (1, 2, 1, "A"),
        (1, 2, 2, "B"),
        (1, 3, 1, "Rest"),
    ]
    assert document.text == "Wide\tC\nA\tB\t\nRest\n"


def test_a_nested_table_as_word_writes_it() -> None:
    inner = (
        r"\pard\intbl Before\par\pard\intbl\itap2 In\nestcell{\nonesttables\par}Side\nestcell"
        r"{\*\nesttableprops\trowd\cellx400\cellx800\nestrow}{\nonesttables\par}\pard\intbl After\cell"
    )
    document = read(r"\trowd\cellx1000\cellx2000" + inner + r"\pard\intbl Kai\cell\row")
    assert document.text == "Before\nIn\tSide\nAfter\tKai\n"
    assert cells(document) == [
        (1, 1, 1, "Before"),
        (2, 1, 1, "In"),
        (2, 1, 2, "Side"),
        (1, 1, 1, "After"),
        (1, 1, 2, "Kai"),
    ]
    assert document.blocks[1].place.outer == (1, 1, 1)


def test_a_row_says_that_it_begins_a_table() -> None:
    first = r"\trowd\irow0\cellx1000\pard\intbl A\cell\row"
    document = read(first + r"\trowd\irow1\cellx1000\pard\intbl B\cell\row" + first)
    assert [cell[:2] for cell in cells(document)] == [(1, 1), (1, 2), (2, 1)]


def test_what_is_left_open_is_kept() -> None:
    assert read(r"\trowd\cellx1000\pard\intbl One\cell two").text == "One\ttwo\n"
    assert read(r"\pard\intbl One\cell two\row three").text == "One\ttwo\nthree\n"
    assert read(r"\pard\intbl\itap3 Deep").text == "Deep\n"
    assert read(r"\row\nestrow\cell Saw Kai\cell").text == "\tSaw Kai\n"


def test_a_cell_too_many_is_no_cell() -> None:
    assert read(r"\trowd\cellx900\pard\intbl A\cell\cell\row").text == "A\n"
    assert read(r"\trowd\cellx900\pard\intbl A\cell B\cell\row").text == "A\tB\n"


def test_a_cell_with_a_picture_is_not_blank() -> None:
    assert cells(read(row(r"Signed", r"{\pict 00}"))) == [(1, 1, 1, "Signed")]


# --------------------------------------------------------------------------- heads, notes, boxes


def test_parts_stand_in_the_order_of_reading() -> None:
    document = read(
        r"\titlepg{\header Page head\par}{\headerf First head}{\footer Foot}"
        r"Saw{\footnote\pard\plain{\super\chftn} A note.} Kai{\footnote\ftnalt An end note.}.\par"
        r"\sect\sectd{\header Page head\par}{\footer Other foot}More.\par"
    )
    assert parts(document) == [
        (Part.HEADER, "First head"),
        (Part.HEADER, "Page head"),
        (Part.BODY, "Saw Kai."),
        (Part.BODY, "More."),
        (Part.FOOTNOTE, "A note."),
        (Part.ENDNOTE, "An end note."),
        (Part.FOOTER, "Foot"),
        (Part.FOOTER, "Other foot"),
    ]
    assert document.marks == ()


def test_heads_that_no_page_shows_are_hidden() -> None:
    document = read(r"{\headerf First}{\headerl Left}{\headerr Right}{\footerl Right}Saw Kai.")
    assert marked(document, MarkKind.HIDDEN) == ["First", "Left", "Right"]
    assert read(r"\facingp{\headerl Left}{\headerr Right}Saw Kai.").marks == ()
    assert read(r"{\headerf First}Saw Kai.\sect\sectd\titlepg More.").marks == ()


def test_word_art_is_a_text_box() -> None:
    document = read(
        r"Saw{\shp{\*\shpinst{\sp{\sn wzName}{\sv secret}}{\sp{\sn gtextUNICODE}{\sv DRAFT}}}"
        r"{\shprslt x}} Kai."
    )
    assert parts(document) == [(Part.BODY, "Saw Kai."), (Part.TEXT_BOX, "DRAFT")]


@pytest.mark.parametrize(
    "box",
    [
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard In the box\par two\par}}{\shprslt{\*\do"
        r"{\dptxbxtext In the box}}}}",
        r"{\shp{\*\shpinst}{\shprslt{\*\do\dobxpage{\dptxbx{\dptxbxtext\pard In the box\par two\par}}}}}",
        r"{\*\do\dobxpage\dptxbx{\dptxbxtext In the box\par two}}",
        r"{\shpgrp{\*\shpinst{\shp{\*\shpinst{\shptxt In the box\par two}}}}{\shprslt In the box}}",
    ],
)
def test_a_text_box_stands_once_after_its_paragraph(box: str) -> None:
    document = read("Tied " + box + r"here.\par After.")
    assert parts(document) == [
        (Part.BODY, "Tied here."),
        (Part.TEXT_BOX, "In the box"),
        (Part.TEXT_BOX, "two"),
        (Part.BODY, "After."),
    ]


def test_a_text_box_with_a_table() -> None:
    document = read(r"Tied{\shp{\*\shpinst{\shptxt " + row("Name", "Kai") + r"\pard\par}}}\par " + row("B"))
    assert cells(document) == [(1, 1, 1, "Name"), (1, 1, 2, "Kai"), (2, 1, 1, "B")]


@pytest.mark.parametrize(
    "text",
    [
        r"Saw {\*\atrfstart 1}Kai{\*\atrfend 1}{\*\atnid W}{\*\atnauthor Wilf}\chatn{\*\annotation"
        r"{\*\atnref 1}"
        r"\pard Which day?\par} home.",
        r"{\*\atrfstart0}Saw {\*\atrfend0}{\*\atrfstart7}Kai{\*\atrfend7}{\v{\*\annotation"
        r"{\*\atnref7}Which day?}}"
        r" home.",
    ],
)
def test_a_comment_is_a_part_and_a_mark(text: str) -> None:
    document = read(text)
    assert parts(document) == [(Part.BODY, "Saw Kai home."), (Part.COMMENT, "Which day?")]
    assert marked(document, MarkKind.COMMENT)[-1] == "Kai"
    assert marked(document, MarkKind.HIDDEN) == []


def test_a_comment_without_a_range_is_marked_where_it_stands() -> None:
    document = read(r"Saw{\*\annotation Which day?} Kai.")
    assert [mark.span for mark in document.marks if mark.kind is MarkKind.COMMENT] == [(3, 3)]


# ----------------------------------------------------------------------------------------- marks


def test_hidden_inserted_and_deleted_text_is_marked() -> None:
    document = read(r"Saw {\v our }Kai {\deleted two}{\revised three}{\v\plain days} ago{\v1 x\v0 .}")
    assert document.text == "Saw our Kai threedays agox.\n"
    assert marked(document, MarkKind.HIDDEN) == ["our ", "x"]
    assert marked(document, MarkKind.INSERTION) == ["three"]
    assert [(mark.span, mark.words) for mark in document.marks if mark.kind is MarkKind.DELETION] == [
        ((12, 12), "two")
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    document = read(r"Saw {\deleted\par}Kai.\par{\deleted Gone.\par}Home.\par")
    assert document.text == "Saw Kai.\nHome.\n"
    assert [mark.words for mark in document.marks if mark.kind is MarkKind.DELETION] == ["", "Gone."]


# ---------------------------------------------------------------------------------------- fields


def form(kind: int, more: str, result: str = "") -> str:
    word = ("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN")[kind]
    return rf"{{\field{{\*\fldinst {{{word}}}{{\*\formfield{{\fftype{kind}{more}}}}}}}{{\fldrslt {result}}}}}"


def test_form_fields_show_what_was_chosen_and_are_slots() -> None:
    document = read(
        form(0, r"{\*\ffname Text1}{\*\ffstattext Name of child}", "Kai")
        + form(0, r"{\*\ffname Visit}", r"\u8194 ?\u8194 ?")
        + r"\par "
        + form(1, r"\ffres25\ffdefres1{\*\ffname Check1}")
        + form(1, r"\ffres0")
        + form(2, r"\ffres1{\*\ffl No}{\*\ffl Yes}")
        + form(2, r"\ffres9{\*\ffl No}")
    )
    assert document.text == "Kai\u2002\u2002\n☒☐Yes\n"
    assert slots(document) == [
        ("Kai", "Name of child", True),
        ("", "Visit", False),
        ("☒", "", True),
        ("☐", "", False),
        ("Yes", "", True),
        ("", "", False),
    ]


def test_form_fields_without_more_than_their_name() -> None:
    document = read(
        r"{\field{\*\fldinst { FORMTEXT }}{\fldrslt Kai}}{\field{\*\fldinst FORMCHECKBOX}{\fldrslt }}"
    )
    assert document.text == "Kai☐\n"
    assert [slot.filled for slot in document.slots] == [True, False]


# --------------------------------------------------------------------------------- how it was read


def test_what_is_left_out_is_said() -> None:
    document = read(rb"{\rtf1 Saw Kai.{\pict 00}{\pict 00}{\object{\*\objdata 01}{\result x}}}{\rtf1 More.}")
    assert [omission.what for omission in document.reading.omissions] == [
        "2 pictures",
        "1 file inside the file",
        "what follows the end of the document",
    ]
    assert read(b"{\\rtf1 Saw Kai.}\r\n\x00").reading.omissions == ()


def test_how_it_was_read_is_said() -> None:
    assert "cp1252" in read("Saw Kai.").reading.steps[1]
    assert "cp1251" in read(b"{\\rtf1\\ansi\\ansicpg1251 \\'cf}").reading.steps[1]
    assert read(b"{\\rtf1\\ansi\\ansicpg1251 \\'cf}").text == "П\n"
    assert read(b"{\\rtf1\\mac \\'8e}").text == "é\n"
    assert read(b"{\\rtf1\\ansicpg99999 \\'e9}").text == "é\n"
    assert any("web page" in step for step in read(r"\fromhtml1 Saw Kai.").reading.steps)


# ----------------------------------------------------------------------------------- the examples


@pytest.mark.parametrize("name", SOURCES)
def test_a_note_says_the_same_as_its_docx(name: str) -> None:
    """Its words, their kinds and places, what is marked and what is to be filled in."""
    note = source.load(EXAMPLES / "sources" / f"{name}.yaml")
    made = as_rtf.write(note)
    assert made == as_rtf.write(note)
    document, other = read_bytes(made, "x.rtf"), read_bytes(as_docx.write(note), "x.docx")
    assert document.problem == other.problem
    assert outline(document) == outline(other)
    assert [block.place for block in document.blocks] == [block.place for block in other.blocks]
    for kind in MarkKind:
        assert marked(document, kind) == marked(other, kind)
    assert [mark.words for mark in document.marks] == [mark.words for mark in other.marks]
    assert slots(document) == slots(other)


# -------------------------------------------------------------------------- damaged and hostile files


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_that_was_cut_short_is_said_to_be(tenth: int) -> None:
    whole = rtf(r"Saw Kai.\par " * 50)
    assert "cut short" in reason(whole[: len(whole) * tenth // 10])


def test_what_is_no_rich_text_and_what_is_empty() -> None:
    assert "not a Rich Text" in reason(b"Saw Kai.")
    assert reason(b"{\\rtf1}", "DOC002") == "The file holds no text."
    assert reason(rtf(r"{\header Page 1}\par"), "DOC002") == "The file holds no text."
    assert "pictures and no text" in reason(rtf(r"{\pict 00}"), "DOC002")
    with pytest.raises(UnreadableError, match="over 2 pages"):
        read_rtf(rtf(r"a\page b\page c"), "x", Limits(pages=2))


HOSTILE = {
    "a million braces": "{" * 1_000_000,
    "a million pairs of braces": "{}" * 1_000_000,
    "nine thousand braces": "{" * 9_000 + "a" + "}" * 9_000,
    "a million ends": "}" * 1_000_000,
    "a million controls": r"\b" * 1_000_000,
    "a million runs": "{\\b a}" * 200_000,
    "a name of a million letters": "\\" + "a" * 1_000_000,
    "a number of a million digits": r"\fs" + "9" * 1_000_000,
    "bytes past the end": r"\bin99999999999999999999 a",
    "bytes below nothing": r"a\bin-5 a",
    "tables 1000 deep": r"\pard\intbl\itap1000 a\nestcell{\*\nesttableprops\trowd\cellx9\nestrow}" * 100,
    "tables that go up and down": "".join(rf"\pard\intbl\itap{n % 60} a\par" for n in range(5_000)),
    "boxes 500 deep": r"{\shp{\*\shpinst{\shptxt a" * 500 + "}}}" * 500,
    "notes 2000 deep": r"{\footnote a" * 2_000 + "}" * 2_000,
    "comments 2000 deep": r"{\*\annotation a" * 2_000 + "}" * 2_000,
    "fields 2000 deep": r"{\field{\*\fldinst a}{\fldrslt b" * 2_000 + "}}" * 2_000,
    "many cells": r"\cell" * 300_000,
    "two million cells": r"\cell" * 2_000_000,
    "ten thousand page heads": "".join(rf"{{\header a{n % 50}}}" for n in range(10_000)),
    "a chain of styles": r"{\stylesheet"
    + "".join(rf"{{\s{n}\sbasedon{n + 1} a;}}" for n in range(20_000))
    + "}"
    + r"\pard\s0 a\par" * 1_000,
    "a style's name that never ends": r"{\stylesheet{\s1" + r"\b a" * 200_000 + "}}",
    "a font's name that never ends": r"{\fonttbl{\f1" + r"\b a" * 200_000 + "}}",
    "edges out of all bounds": r"\trowd" + r"\cellx2147483647\cellx-99999999999" * 5_000 + r" a\cell\row",
    "upr out of place": r"\ud a{\upr b}{\ud c}",
    "stand-ins out of all bounds": r"\uc99999999 \u-99999999999 ?abcdefghijk",
    "half of everything": r"\'zz\'\'f\u55357\u\uc\bin\trowd\cellx\row\nestrow\cell\itap-3 \nestcell",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little(name: str) -> None:
    begun = time.process_time()
    sound_or_refused(rtf(r"Saw Kai.\par " + HOSTILE[name]))
    assert time.process_time() - begun < 20


# ------------------------------------------------------------------------------------- properties

_WORDS = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x2FFF, exclude_categories=("C", "Z", "M")), min_size=1
)
_PARAGRAPHS = [r"\pard %s\par ", r"{\pard\b %s\par}", r"{\v %s}\par ", r"{\revised %s}\par "]


def escaped(text: str) -> str:
    return "".join(_escaped(letter, ord(letter)) for letter in text)


def _escaped(letter: str, code: int) -> str:
    if code > 126:
        return rf"\u{code if code < 0x8000 else code - 0x10000}?"
    return f"\\{letter}" if letter in "{}\\" else letter


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> tuple[str, list[str]]:
    """The RTF of a block, and the words in it."""
    kind = draw(st.sampled_from(["par", "note", "box", "table", "field"] if depth else ["par"]))
    said = draw(_WORDS)
    text = escaped(said)
    if kind == "par":
        return draw(st.sampled_from(_PARAGRAPHS)) % text, [said]
    inner = [draw(blocks(depth - 1)) for _ in range(draw(st.integers(0, 2)))]
    body, told = "".join(made for made, _ in inner), [said, *(word for _, words in inner for word in words)]
    made = {
        "note": rf"\pard {text}{{\footnote {body}}}\par ",
        "box": rf"\pard {text}{{\shp{{\*\shpinst{{\shptxt {body}}}}}}}\par ",
        "field": rf"\pard {{\field{{\*\fldinst A}}{{\fldrslt {text}}}}}\par " + body,
        "table": rf"\trowd\cellx900\cellx1800\pard\intbl {text}\cell\pard\intbl \cell\row\pard {body}",
    }
    return made[kind], told


@settings(max_examples=150, deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=5))
def test_no_word_is_lost_and_none_added(made: list[tuple[str, list[str]]]) -> None:
    document = read(r"\pard Saw Kai.\par " + "".join(text for text, _ in made))
    said = "SawKai." + "".join(word for _, told in made for word in told)
    assert Counter("".join(document.text.split())) == Counter(said)


_TOKENS = st.sampled_from(
    [
        "{",
        "}",
        "a ",
        "\\par ",
        "\\cell",
        "\\row",
        "\\trowd",
        "\\intbl",
        "\\itap2 ",
        "\\nestcell",
        "\\nestrow",
        "{\\footnote ",
        "{\\shp{\\*\\shpinst{\\shptxt ",
        "{\\field{\\*\\fldinst ",
        "{\\fldrslt ",
        "\\u8217?",
        "\\'e9",
        "{\\header ",
        "{\\*\\annotation ",
        "{\\*\\atrfstart 1}",
        "{\\*\\atrfend 1}",
        "\\deleted ",
        "\\v ",
        "\\plain ",
        "\\pard ",
        "\\page ",
        "\\sect ",
        "{\\upr{",
        "{\\*\\ud ",
        "\\bin3 ",
        "{\\fonttbl{\\f1 ",
        "\\f1 ",
        ";",
        "\\\\",
        "{\\stylesheet{\\s1 ",
        "\\s1 ",
        "\\cellx100 ",
        "\\clvmrg",
        "\\clmrg",
        "{\\pict ",
        "\\tab ",
        "\\line ",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_TOKENS, max_size=60).map("".join))
def test_any_order_of_controls_is_sound_or_refused(body: str) -> None:
    closing = "}" * max(body.count("{") - body.count("}") - body.count("\\}"), 0)
    sound_or_refused(rtf("Saw Kai. " + body + closing))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_sound_or_refused(data: bytes) -> None:
    sound_or_refused(b"{\\rtf1 " + data + b"}")
