"""docx: the reading that keeps origins is the same reading, and its origins are the elements of the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from caselint.read.docx import read_docx, read_with_origins
from caselint.read.docx.names import T, W
from caselint.read.safe_xml import root_of
from docx_files import docx, field, p, relationships, run, sdt, tbl, tc, tr, unzipped
from test_read_docx_chance import FILES, PARAGRAPHS, RELATIONS, SECTION, STORIES

_SIGNS_OF_LAYOUT = set("()/")  # of readings and formulas


def origins_of(data: bytes) -> list[tuple[str, str, str]]:
    """Each piece of the text, with the name of the first element it came from and the last one's text."""
    document, origins = read_with_origins(data, "x.docx")
    assert document == read_docx(data, "x.docx")
    found = origins.in_file(root_of(unzipped(data)["word/document.xml"], "file", "part"))
    return [
        (
            document.text[slice(*piece.span)],
            found[piece.first][1].tag.partition("}")[2],
            found[piece.last][1].text or "",
        )
        for piece in origins.pieces
    ]


@settings(max_examples=150, deadline=None)
@given(STORIES, PARAGRAPHS, PARAGRAPHS)
def test_every_word_of_the_body_has_an_origin_whatever_holds_it(story: str, note: str, head: str) -> None:
    ties = relationships(RELATIONS)
    files = FILES | {f"word/_rels/{part}.xml.rels": ties for part in ("footnotes", "header1")}
    notes = f'<w:footnote w:id="1">{note}</w:footnote>'
    body = p("start") + story + SECTION
    data = docx(body, files=files, relations=RELATIONS, header1=head, footnotes=notes)
    document, origins = read_with_origins(data, "x.docx")
    assert document == read_docx(data, "x.docx")
    in_file = origins.in_file(root_of(unzipped(data)["word/document.xml"], "file", "part"))
    at = 0
    told: set[int] = set()
    for piece in origins.pieces:
        assert piece.span.start >= at
        at = piece.span.end
        told.update(range(*piece.span))
        same = in_file[piece.first][1]
        if same.tag == T:
            words = document.text[slice(*piece.span)]
            assert words == same.text if piece.lengths is None else sum(piece.lengths) == len(words)
    told.update(place for aside in origins.asides for place in range(*aside.span))
    untold = {
        document.text[place]
        for block in document.blocks
        for place in range(*block.span)
        if place not in told and not document.text[place].isspace()
    }
    assert untold <= _SIGNS_OF_LAYOUT


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("one ", "two"), [("one ", "t", "one "), ("two", "t", "two")]),
        (p("a") + p(run("so\xadft")), [("a", "t", "a"), ("soft", "t", "so\xadft")]),
        (
            p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"),
            [("a", "t", "a"), ("\t", "tab", ""), ("b", "t", "b")],
        ),
        (p('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'), [("α", "sym", "")]),
        (
            p(
                "is ",
                field(
                    data="<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>", code=" FORMCHECKBOX "
                ),
            ),
            [("is ", "t", "is "), ("☒", "fldChar", "")],
        ),
        (tbl(tr(tc(p("   "), p("b")))), [("b", "t", "b")]),
    ],
)
def test_a_piece_of_the_text_came_from_its_element(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert origins_of(docx(body)) == expected


def test_soft_hyphens_are_counted_where_they_were_left_out() -> None:
    _, origins = read_with_origins(docx(p(run("so\xadft"))), "x.docx")
    assert origins.pieces[0].lengths == [1, 1, 0, 1, 1]


def test_a_field_without_a_result_came_from_all_of_it() -> None:
    box = field(data="<w:ffData><w:checkBox/></w:ffData>", code=" FORMCHECKBOX ")
    _, origins = read_with_origins(docx(p(box)), "x.docx")
    [piece] = origins.pieces
    kinds = [element.get(W + "fldCharType") for element in (piece.first, piece.last)]
    assert kinds == ["begin", "end"]


def test_a_control_that_is_filled_from_data_stands_for_its_words() -> None:
    prefixes = "xmlns:c='urn:cp' xmlns:d='urn:dc'"
    binding = (
        f'<w:dataBinding w:prefixMappings="{prefixes}" w:xpath="/c:coreProperties/d:creator"'
        ' w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/>'
    )
    core = f"<c:coreProperties {prefixes}><d:creator>R Adair</d:creator></c:coreProperties>"
    data = docx(p("By ", sdt("", binding), " then"), files={"docProps/core.xml": core})
    assert origins_of(data) == [("By ", "t", "By "), ("R Adair", "sdtContent", ""), (" then", "t", " then")]


def test_a_blank_cell_has_its_paragraph_and_what_is_outside_the_body_its_part() -> None:
    notes = f'<w:footnote w:id="7">{p("below")}</w:footnote>'
    body = tbl(tr("Name", tc("<w:p/>", p("  ")))) + p("a", '<w:r><w:footnoteReference w:id="7"/></w:r>')
    document, origins = read_with_origins(docx(body, footnotes=notes), "x.docx")
    blank = next(block.span.start for block in document.blocks if block.span.start == block.span.end)
    assert origins.blanks[blank].getparent().tag == W + "tc"
    [aside] = origins.asides
    assert (aside.part.value, aside.name) == ("footnote", "7")
    assert document.text[slice(*aside.span)].strip() == "below"


def test_elements_in_each_other_as_deep_as_xml_may_be_are_no_deeper_for_this_reading() -> None:
    deep = "<w:ins>" * 240 + run("deep") + "</w:ins>" * 240
    assert origins_of(docx(p(deep))) == [("deep", "t", "deep")]
