"""html to Document: every place where a page can hold words, and what no page may do."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.read import read_bytes
from caselint.read.html import read_html
from caselint.read.refusal import UnreadableError
from caselint.record import BlockKind, Document, MarkKind, Part


def read(page: str | bytes, name: str = "note.html") -> Document:
    document = read_html(page if isinstance(page, bytes) else page.encode(), name)
    assert_sound(document)
    return document


def assert_sound(document: Document) -> None:
    """The blocks are in order, hold their words without space around them, and leave no word out."""
    at = 0
    for block in document.blocks:
        assert at <= block.span.start <= block.span.end
        assert not re.search(r"\w", re.sub(r"\b(?:\d+|[a-z])[.)]", "", document.text[at : block.span.start]))
        words = document.text[block.span.start : block.span.end]
        assert words == words.strip()
        at = block.span.end
    assert not document.text[at:].strip()
    for placed in (*document.marks, *document.slots):
        assert 0 <= placed.span.start <= placed.span.end <= len(document.text)


def text(page: str) -> str:
    return read(page).text.removesuffix("\n")


def outline(page: str) -> list[tuple[str, int | None, str]]:
    document = read(page)
    return [
        (str(block.kind), block.level, document.text[block.span.start : block.span.end])
        for block in document.blocks
    ]


def cells(page: str) -> list[tuple[int | None, int | None, int | None, str]]:
    document = read(page)
    return [
        (
            block.place.table,
            block.place.row,
            block.place.cell,
            document.text[block.span.start : block.span.end],
        )
        for block in document.blocks
        if block.kind is BlockKind.CELL
    ]


def marked(page: str, kind: MarkKind) -> list[str]:
    document = read(page)
    return [
        mark.words or document.text[mark.span.start : mark.span.end]
        for mark in document.marks
        if mark.kind is kind
    ]


def parts(page: str) -> list[tuple[Part, str]]:
    document = read(page)
    return [(b.place.part, document.text[b.span.start : b.span.end]) for b in document.blocks]


# ------------------------------------------------------------------------------- where words stand


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>Saw\n  Kai <b>at</b>\thome.</p><p>He was well.", "Saw Kai at home.\nHe was well."),
        ("Saw Kai.<div>At home.</div>Well.", "Saw Kai.\nAt home.\nWell."),
        ("<p>Saw <span>K</span>ai.", "Saw Kai."),
        ("<p>Saw Kai.<br>At home.<br><br>Well.", "Saw Kai.\nAt home.\n\nWell."),
        ("<p>Saw Kai.</p><p>&nbsp;</p><p>Well.", "Saw Kai.\n\nWell."),
        ("<div>Saw Kai.</div><div><br></div><div>Well.</div>", "Saw Kai.\n\nWell."),
        ("<pre>\nSaw   Kai.\n  Well.</pre>", "Saw   Kai.\n  Well."),
        ("<div style='white-space:pre-wrap'>Saw Kai.\nWell.</div>", "Saw Kai.\nWell."),
        ("<style>.n{white-space: pre-line}</style><p class=n>Saw Kai.\nWell.", "Saw Kai.\nWell."),
        ("<p>Saw&nbsp;Kai &amp; Mia&hellip;&#146;s", "Saw Kai & Mia…’s"),
        ("<p>ma&shy;nipu&#8203;lat<wbr>ive", "manipulative"),
        ("<p>H<sub>2</sub>O and <s>no</s> <mark>yes</mark>", "H2O and no yes"),
        ("<a href='http://kai.example'>Saw Kai</a>", "Saw Kai"),
        ("<p>She said <q>I am <q>well</q></q>.", "She said “I am ‘well’”."),
        ("<details><summary>View</summary>Saw Kai.</details>", "View\nSaw Kai."),
        ("<figure><img src=x alt=Kai><figcaption>Kai's room</figcaption></figure>", "Kai's room"),
        ("<p aria-hidden=true>Saw Kai.", "Saw Kai."),
        ("<svg><title>Sign</title><text>Saw Kai.</text></svg>", "Saw Kai."),
        ("<iframe srcdoc='<p>Saw &lt;b&gt;Kai&lt;/b&gt;.'></iframe>", "Saw Kai."),
        ("<object data=x>Saw Kai.</object>", "Saw Kai."),
        ("<o:p>Saw Kai.</o:p> <x-note>Well.</x-note>", "Saw Kai. Well."),
        ("<ruby>Kai<rp>(</rp><rt>ky</rt></ruby>", "Kaiky"),
        ("<button>Analysis</button><p>Saw Kai.", "Analysis\nSaw Kai."),
        ("<h2>Visit</h2>Saw Kai.<hr>Well.", f"Visit\nSaw Kai.\n{'-' * 40}\nWell."),
        ("<div style='display:flex'><span>Kai</span><span>Mia</span></div>", "Kai Mia"),
        ("<span style='display:block'>Kai</span><span>Mia</span>", "Kai\nMia"),
        ("<table>Before<tr><td>a<td>b</tr></table>", "Before\na\tb"),
        ("<td>Saw Kai.", "Saw Kai."),
        ("<html><body>Saw Kai.</body></html>After.", "Saw Kai. After."),
        (
            "<html><body><p>Saw Kai.</body></HTML ><html><head></head><body class=b><p>Well.</html>",
            "Saw Kai.\nWell.",
        ),
        ("<p>Saw Kai.</body></html><!-- c --><table><tr><td>a<td>b</table>", "Saw Kai.\na\tb"),
        ("<title>Kai</title><p>Kai was seen.", "Kai was seen."),
        ("<p>Saw Kai.<script>x</script><style>y</style><template>z</template>", "Saw Kai."),
        ("<p>Saw Kai.<!-- x --><noscript>y</noscript><audio>z</audio>", "Saw Kai."),
        ("Saw Kai &amp; Mia.\nAt home.", "Saw Kai & Mia.\nAt home."),
        ("<p>5 < 6 & 7", "5 < 6 & 7"),
        ("<title>x</title><section>Saw Kai.</section>", "x\nSaw Kai."),
        ("<p>Saw<embed src=x> Kai<source> at<track> home.", "Saw Kai at home."),
    ],
)
def test_the_text_is_what_the_page_shows(page: str, words: str) -> None:
    assert text(page) == words


def test_headings_and_lists() -> None:
    page = "<h1>Visit</h1><ul><li>one<ol><li>in</ol><li><p>two<p>more</ul><p role=heading aria-level=3>End"
    assert outline(page) == [
        ("heading", 1, "Visit"),
        ("list item", 1, "one"),
        ("list item", 2, "in"),
        ("list item", 1, "two"),
        ("paragraph", None, "more"),
        ("heading", 3, "End"),
    ]


def test_lines_that_a_page_ends_are_told_apart_as_in_a_plain_text() -> None:
    wrapped = (
        "I visited Kai at home with the health visitor, who weighed him and<br>"
        "wrote the weight in the red book. Kai was in the garden with his<br>brother."
    )
    assert len(outline(wrapped)) == 1
    assert outline("Author: Jane<br>Date: 4 March<br>- one<br>- two")[2:] == [
        ("list item", None, "one"),
        ("list item", None, "two"),
    ]


def test_the_title_is_the_page_header_unless_the_page_shows_it() -> None:
    assert parts(
        "<title>Case note</title><nav><a href=x>Home</a></nav><nav>At home.<p>Well.</nav><p>Saw Kai."
    ) == [
        (Part.HEADER, "Case note"),
        (Part.HEADER, "Home"),
        (Part.BODY, "At home."),
        (Part.BODY, "Well."),
        (Part.BODY, "Saw Kai."),
    ]


# ------------------------------------------------------------------------------------------ tables


def test_a_table_with_spans_and_a_foot_that_is_written_first() -> None:
    page = (
        "<table><caption>Contacts</caption><thead><tr><th rowspan=2>Date<th colspan=2>Who<tr><th>a"
        "<th>b</thead>"
        "<tfoot><tr><td>foot</tfoot><tbody><tr><td>1 March<td>Mum<p>rang<td></tbody></table>"
    )
    assert text(page) == "Contacts\nDate\tWho\n\ta\tb\n1 March\tMum\nrang\t\nfoot"
    assert cells(page) == [
        (1, 1, 1, "Date"),
        (1, 1, 2, "Who"),
        (1, 2, 2, "a"),
        (1, 2, 3, "b"),
        (1, 3, 1, "1 March"),
        (1, 3, 2, "Mum"),
        (1, 3, 2, "rang"),
        (1, 3, 3, ""),
        (1, 4, 1, "foot"),
    ]


def test_a_table_within_a_cell_knows_its_cell() -> None:
    page = "<table><tr><td>a<td>b<tr><td>c<td>d<table><tr><td>e<td>f</table></table>"
    document = read(page)
    inner = [block for block in document.blocks if block.place.table == 2]
    assert [document.text[b.span.start : b.span.end] for b in inner] == ["e", "f"]
    assert {b.place.outer for b in inner} == {(1, 2, 2)}


@pytest.mark.parametrize(
    "page",
    [
        "<table role=presentation><tr><td>left<td>right</table>",
        "<table><tr><td>left<tr><td>right</table>",
        "<table><tr><td><h2>left</h2><td><form>right</form></table>",
    ],
)
def test_a_table_that_lays_out_the_page_is_none(page: str) -> None:
    assert cells(page) == []
    assert text(page) == "left\nright"


def test_rows_inside_forms_are_rows() -> None:
    assert [cell[3] for cell in cells("<table><form><tr><td>a<td>b</form><tr><td>c<td>d</table>")] == list(
        "abcd"
    )


def test_labels_with_values_are_the_rows_of_a_table() -> None:
    page = "<dl><div><dt>Author<dd>Jane Okafor</div><dt>Signed<dd></dl><dl><dt>Only a term</dl>"
    assert cells(page) == [(1, 1, 1, "Author"), (1, 1, 2, "Jane Okafor"), (1, 2, 1, "Signed"), (1, 2, 2, "")]


def test_a_cell_with_a_picture_is_not_blank() -> None:
    assert cells("<table><tr><td>Signed<td><img src=x><tr><td>Date<td></table>")[1:] == [
        (1, 2, 1, "Date"),
        (1, 2, 2, ""),
    ]


# ------------------------------------------------------------------------------------------- forms


@pytest.mark.parametrize(
    ("page", "words", "shown", "filled"),
    [
        ("<p>Name: <input value='Kai Bello'>", "Name:\tKai Bello", "Kai Bello", True),
        ("<p>Name: <input>", "Name:", "", False),
        ("<p>by <input value=Jane> on", "by\tJane on", "Jane", True),
        ("<p>Date <input value=4/3/24> Time 10:15", "Date\t4/3/24\tTime 10:15", "4/3/24", True),
        ("<p>Name: <input placeholder='Full name'>", "Name:\tFull name", "Full name", False),
        (
            "<p>Date <input type=datetime-local value=2024-03-04T10:15>",
            "Date\t2024-03-04 10:15",
            "2024-03-04 10:15",
            True,
        ),
        ("<p>Seen <input type=checkbox checked>yes", "Seen ☒ yes", "☒", True),
        ("<p>Seen<input type=radio> yes", "Seen ☐ yes", "☐", False),
        (
            "<label>Notes<textarea>Saw Kai.\nWell.</textarea></label>",
            "Notes\nSaw Kai.\nWell.",
            "Saw Kai.\nWell.",
            True,
        ),
        (
            "<p>Type: <select><option>a<option selected>Home visit</select>",
            "Type:\tHome visit",
            "Home visit",
            True,
        ),
        ("<p>Type: <select><option value=''>Choose<option>b</select>", "Type:\tChoose", "Choose", False),
        ("<p>x <select multiple><option selected>b<option selected>c</select>", "x\tb, c", "b, c", True),
        ("<table><tr><td>Name<td><input value=Kai></table>", "Name\tKai", "Kai", True),
    ],
)
def test_forms_show_their_answers(page: str, words: str, shown: str, filled: bool) -> None:
    document = read(page)
    assert document.text == words + "\n"
    (slot,) = document.slots
    assert (document.text[slot.span.start : slot.span.end], slot.filled) == (shown, filled)


def test_what_a_form_does_is_no_text() -> None:
    page = "<p>Saw Kai.<input type=hidden value=a><input type=password value=b><input type=submit value=c>"
    document = read(page)
    assert (document.text, document.slots) == ("Saw Kai.\n", ())


# ------------------------------------------------------------------------------------------- marks


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>not seen</p>",
        "<p style='display: none'>not seen</p>",
        "<p style='VISIBILITY:hidden'>not seen</p>",
        "<span style='mso-hide:all'>not seen</span>",
        "<span style='font-size:0px'>not seen</span>",
        "<span style='opacity:0'>not seen</span>",
        "<style>.away{display:none!important}</style><p class='x away'>not seen</p>",
        "<style><!-- #away, p {display:none} --></style><div id=away>not seen</div>",
        "<style>@media screen{.away{display:none}}</style><div class=away>not seen</div>",
        "<dialog>not seen</dialog>",
        "<div hidden><input value='not seen'></div>",
        "<input style='display:none' value='not seen'>",
    ],
)
def test_hidden_text_is_in_the_text_and_marked(hidden: str) -> None:
    page = f"<div>Saw Kai.</div>{hidden}<div>Well.</div>"
    assert "not seen" in text(page)
    assert marked(page, MarkKind.HIDDEN) == ["not seen"]


@pytest.mark.parametrize(
    "shown",
    [
        "<style>@media print{p{display:none}}</style><p>seen</p>",
        "<style>div p{display:none}</style><p>seen</p>",
        "<div style='visibility:hidden'><b style='visibility:visible'>seen</b></div>",
        "<p style='font-size:10px;opacity:1'>seen</p>",
        "<dialog open>seen</dialog>",
    ],
)
def test_what_a_page_shows_is_not_hidden(shown: str) -> None:
    assert marked(shown, MarkKind.HIDDEN) == []


def test_insertions_and_deletions() -> None:
    page = "<p>Saw <ins>Kai</ins> <del>and <b>his</b> mum</del>today.<ins><p>Later.</p></ins>"
    assert text(page) == "Saw Kai today.\nLater."
    assert marked(page, MarkKind.INSERTION) == ["Kai", "Later."]
    assert marked(page, MarkKind.DELETION) == ["and his mum"]


WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>
<p class=MsoTitle>Home visit</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Saw Kai.<!--[if gte mso 9]><xml>x</xml>
<![endif]--></p>
<p class=MsoNormal><span style='font-family:Wingdings'>&#254;</span> Seen<span class=msoDel> twice</span></p>
<p class=MsoNormal>He is <a style='mso-comment-reference:JO_1'>well</a><a class=msocomanchor>[JO1]</a>.<a
style='mso-footnote-id:ftn1'>[1]</a></p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote'><p>At home.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p><a class=msocomoff>[JO1]</a>Who
says?</p></div>
</div></body></html>"""


def test_what_word_saves() -> None:
    assert outline(WORD)[:2] == [("heading", 1, "Home visit"), ("list item", 2, "Saw Kai.")]
    assert parts(WORD)[2:] == [
        (Part.BODY, "☑ Seen"),
        (Part.BODY, "He is well."),
        (Part.FOOTNOTE, "At home."),
        (Part.COMMENT, "Who says?"),
    ]
    assert marked(WORD, MarkKind.COMMENT) == ["well"]
    assert marked(WORD, MarkKind.DELETION) == ["twice"]
    assert "Word" in read(WORD).reading.steps[0]
    assert any(".doc" in step for step in read(WORD.encode(), "note.doc").reading.steps)


def test_a_comment_whose_words_are_not_marked_is_marked_at_its_sign() -> None:
    document = read("<p>Saw Kai<a class=msocomanchor>[JO1]</a> today.")
    assert document.text == "Saw Kai today.\n"
    assert [(mark.kind, mark.span.start, mark.span.end) for mark in document.marks] == [
        (MarkKind.COMMENT, 7, 7)
    ]


# --------------------------------------------------------------------------------------- encodings

NOTE = "Café – Mum’s “fine”, £5"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (f"<meta charset=utf-8><p>{NOTE}".encode(), "as it says"),
        (f"<meta charset=windows-1252><p>{NOTE}".encode("cp1252"), "cp1252"),
        (f"<meta charset=iso-8859-1><p>{NOTE}".encode("cp1252"), "cp1252"),
        (f"<meta charset=iso-8859-1><p>{NOTE}".encode(), "its bytes are UTF-8"),
        (f"<meta charset=utf-8><p>{NOTE}".encode("cp1252"), "not all of its bytes"),
        (
            f"<meta http-equiv=Content-Type content='text/html; charset=macroman'><p>{NOTE}".encode(
                "mac_roman"
            ),
            "mac",
        ),
        (f"<meta charset=no-such><p>{NOTE}".encode("cp1252"), "not known"),
        (f"<meta charset=rot13><p>{NOTE}".encode(), "not known"),
        (f"<p>{NOTE}".encode(), "does not say"),
        (f"<p>{NOTE}".encode("utf-16"), "byte order mark"),
        (
            f'<?xml version="1.0" encoding="windows-1252"?><html><p>{NOTE}</p></html>'.encode("cp1252"),
            "cp1252",
        ),
        (b"<meta charset=utf-16><p>Caf&eacute; &ndash; Mum&rsquo;s &ldquo;fine&rdquo;, &pound;5", "utf-8"),
    ],
)
def test_character_sets_right_and_wrong(data: bytes, told: str) -> None:
    document = read(data)
    assert document.text == NOTE + "\n"
    assert told in document.reading.steps[1]


def test_xhtml_whose_elements_close_themselves() -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><script src="x"/></head>'
        "<body><p>Saw&#160;Kai.</p></body></html>"
    )
    assert text(page) == "Saw Kai."
    assert text(page.replace("&#160;", "&nbsp;")) == "Saw Kai."


def test_no_entity_is_expanded_and_nothing_is_fetched() -> None:
    page = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "boom">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Saw Kai. &a;&b;</p><img src="http://x.example/y"/></body></html>'
    )
    assert "root:" not in text(page)
    assert "boom" not in text(page).replace("<!ENTITY b", "").replace('"boom"', "")


# ------------------------------------------------------------------------------------ what is left


def test_what_is_no_text_is_named() -> None:
    page = (
        "<p>Saw Kai.<img src=a alt=Kai><img src=b><img src=c width=1 height=1><iframe src=d></iframe>"
        "<embed src=e><video></video><script>f</script>"
    )
    document = read(page)
    assert "Kai" not in document.text.replace("Saw Kai.", "")
    assert [omission.what for omission in document.reading.omissions] == [
        "2 pictures",
        "1 page within the page",
        "1 embedded object",
        "1 recording or drawing",
        "1 script",
    ]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<html></html>", "no text"),
        ("   ", "no text"),
        ("<!-- Saw Kai. -->", "no text"),
        ("<title>Saw Kai.</title>", "no text"),
        ("<hr>", "no text"),
        ("<img src=x>", "scan"),
        ("<script>x</script>", "program"),
        ("<frameset><frame src=a></frameset>", "frames"),
    ],
)
def test_a_page_without_text_says_why(page: str, said: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(page)
    assert error.value.code == "DOC002"
    assert said in error.value.reason
    assert "Kai" not in error.value.reason


# --------------------------------------------------------------------------------- hostile pages


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<div>" * 50_000 + "deep" + "</div>" * 50_000 + "<p>after", ["deep", "after"]),
        ("<table><tr><td>a<td>" * 3_000 + "deep", ["a", "deep"]),
        ("<dl><dt>a<dd>" * 3_000 + "deep", ["a", "deep"]),
        ("<ul><li>" * 5_000 + "deep", ["deep"]),
        ("<p>a</p>" * 50_000, ["a"]),
        ("<table>" + "<tr><td>a<td>b" * 20_000, ["a", "b"]),
        ("<table><tr><td colspan=1000000 rowspan=1000000>a<td>b<tr><td>c</table>", ["a", "b", "c"]),
        ("<table><tr>" + "<td rowspan=65000>a" * 1_000 + "<tr><td>b" * 2_000, ["a", "b"]),
        ("<p " + " ".join(f"a{at}=1" for at in range(50_000)) + ">deep", ["deep"]),
        ("<style>" + "@media screen{" * 50_000 + "</style>deep", ["deep"]),
        ("<style>" + "a{b" * 50_000 + "</style><p>deep", ["deep"]),
        ("<iframe srcdoc='<iframe srcdoc=x></iframe>'></iframe>" * 500 + "deep", ["deep"]),
        ("<p>deep" + "<br>" * 100_000, ["deep"]),
        ("<b>" * 3_000 + "deep", ["deep"]),
    ],
)
def test_a_page_made_to_do_harm_ends_soon(page: str, words: list[str]) -> None:
    began = time.process_time()
    document = read(page)
    assert time.process_time() - began < 10
    assert set(words) <= set(document.text.split())


def test_more_tags_than_a_page_has_are_refused() -> None:
    with pytest.raises(UnreadableError, match="million tags"):
        read("<b>" * 2_000_001)


@given(st.binary(max_size=300))
def test_only_a_reason_comes_out_of_any_bytes(data: bytes) -> None:
    for name in ("a.html", "a.xhtml", "a.doc"):
        read_bytes(b"<html>" + data, name)


_TAGS = st.sampled_from(
    [
        *(
            "p",
            "div",
            "b",
            "span",
            "td",
            "tr",
            "table",
            "tbody",
            "caption",
            "th",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
        ),
        *("dd", "pre", "h1", "section", "form", "label", "blockquote", "a", "ins", "q", "center", "details"),
        *(
            "summary",
            "fieldset",
            "legend",
            "figure",
            "em",
            "i",
            "o:p",
            "font",
            "aside",
            "main",
            "tfoot",
            "nav",
        ),
        *("thead", "html", "body", "head", "embed", "source", "picture", "button", "colgroup", "option"),
    ]
)
_STYLES = st.sampled_from(
    ["", "", "", " hidden", " style='display:block'", " style='white-space:pre'", " rowspan=2"]
)


@st.composite
def _pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A page of open and closed elements in any order, and its words in order, each of its own."""
    pieces: list[str] = []
    words: list[str] = []
    for _ in range(draw(st.integers(1, 40))):
        kind = draw(st.integers(0, 5))
        if kind < 2:
            pieces.append(f"<{draw(_TAGS)}{draw(_STYLES)}>")
        elif kind == 2:
            pieces.append(f"</{draw(_TAGS)}>")
        elif kind == 3:
            pieces.append(
                draw(st.sampled_from(["<br>", "<hr>", "\n", "  ", "&nbsp;", "<input>", "<!-- c -->"]))
            )
        else:
            words.append(f"w{len(words)}x")
            pieces.append(words[-1] + draw(st.sampled_from(["", " "])))
    return "".join(pieces), words


@settings(max_examples=300, deadline=None)
@given(_pages())
def test_no_word_is_lost_and_none_comes_twice(made: tuple[str, list[str]]) -> None:
    page, words = made
    if words:
        document = read(f"<html><body><p>Seen.</p>{page}")
        assert sorted(re.findall(r"w\d+x", document.text)) == sorted(words)


def test_several_things_are_counted_in_good_english() -> None:
    page = read_bytes(
        b"<p>Saw Kai.</p><video></video><canvas></canvas><script></script><script></script>", "a.html"
    )
    assert [left.what for left in page.reading.omissions] == ["2 recordings or drawings", "2 scripts"]
