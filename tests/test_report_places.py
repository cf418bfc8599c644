"""`caselint text --places`: each piece of the text with its lines, its place in the file and what it is."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from caselint.read import read_bytes
from caselint.record import Block, BlockKind, Document, Mark, MarkKind, Part, Place, Span
from caselint.report.places import place_in_words, print_places


def page(document: Document) -> list[str]:
    stream = io.StringIO()
    print_places(document, stream)
    return stream.getvalue().splitlines()


def test_each_piece_stands_with_its_lines_and_place() -> None:
    document = Document(
        "a.docx",
        "docx",
        "Visit\nSigned\tRuth\nConfidential\n",
        blocks=(
            Block(Span(0, 5), BlockKind.HEADING, Place(page=2, paragraph=1), 1),
            Block(Span(6, 12), BlockKind.CELL, Place(table=1, row=3, cell=1)),
            Block(Span(13, 17), BlockKind.CELL, Place(table=1, row=3, cell=2)),
            Block(Span(18, 30), BlockKind.PARAGRAPH, Place(paragraph=1, part=Part.FOOTER)),
        ),
        marks=(
            Mark(MarkKind.DELETION, Span(13, 13), "Mina"),
            Mark(MarkKind.HIDDEN, Span(14, 17)),
        ),
    )
    assert page(document) == [
        "lines   place                     what           words",
        "1:1-6   page 2, paragraph 1       heading 1      Visit",
        "2:1-7   table 1, row 3, cell 1    cell           Signed",
        "2:8-12  table 1, row 3, cell 2    cell           Ruth",
        "2:8-8   table 1, row 3, cell 2    (deletion)     Mina",
        "2:9-12  table 1, row 3, cell 2    (hidden text)  uth",
        "3:1-13  page footer, paragraph 1  paragraph      Confidential",
    ]


def test_a_piece_over_several_lines_has_both_ends() -> None:
    wrapped = "I saw Kai at home on the way back from school, and he told me that he\nwould like to swim.\n"
    told = page(read_bytes(f"{wrapped}\n{wrapped}".encode(), "a.txt"))
    assert [row.split()[0] for row in told[1:]] == ["1:1-2:20", "4:1-5:20"]


def test_a_nested_table_says_where_it_stands() -> None:
    place = Place(page=1, table=2, row=1, cell=1, outer=(1, 4, 2))
    assert place_in_words(place) == "page 1, in table 1, row 4, cell 2, table 2, row 1, cell 1"


@given(st.text(min_size=1))
def test_every_piece_is_a_row_without_control_codes(text: str) -> None:
    document = read_bytes(text.encode(errors="replace"), "a.txt")
    rows = page(document)
    assert len(rows) == 1 + len(document.blocks) + len(document.marks)
    assert all(row.isprintable() for row in rows)
