"""txt to Document: encodings, and what stands on the lines."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from caselint.read import read_bytes
from caselint.read.refusal import UnreadableError
from caselint.read.text import decode, read_text
from caselint.record import Block, BlockKind, Document, Place

PARAGRAPH, HEADING, ITEM, RULE, CELL = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.RULE,
    BlockKind.CELL,
)


def read(text: str) -> Document:
    document = read_text(text.encode(), "note.txt")
    assert document.text == text
    return document


def words(document: Document, block: Block) -> str:
    return document.text[block.span.start : block.span.end]


def outline(text: str) -> list[tuple[BlockKind, str]]:
    document = read(text)
    return [(block.kind, words(document, block)) for block in document.blocks]


def cells(text: str) -> list[tuple[int | None, int | None, int | None, str]]:
    document = read(text)
    return [
        (block.place.table, block.place.row, block.place.cell, words(document, block))
        for block in document.blocks
        if block.kind is CELL
    ]


def rows(text: str) -> list[list[str]]:
    """The cells of a text's only table, row by row."""
    found: dict[int, list[str]] = {}
    for table, row, _, content in cells(text):
        assert table == 1
        found.setdefault(row or 0, []).append(content)
    return list(found.values())


# ------------------------------------------------------------------------------------- encodings

NOTE = "Café visit – Mum’s “fine”, £5 … ok"


@pytest.mark.parametrize(
    "data",
    [
        NOTE.encode(),
        NOTE.encode("utf-8-sig"),
        NOTE.encode("utf-16"),
        b"\xfe\xff" + NOTE.encode("utf-16-be"),
        NOTE.encode("utf-16-le"),
        NOTE.encode("utf-16-be"),
        NOTE.encode("utf-32"),
        NOTE.encode("cp1252"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert decode(data) == NOTE


def test_lines_of_two_encodings_in_one_file() -> None:
    data = b"\r\n".join([NOTE.encode("cp1252"), NOTE.encode()])
    assert read_text(data, "x.txt").text == f"{NOTE}\n{NOTE}"


def test_line_ends_become_newlines() -> None:
    document = read_text(b"one\r\ntwo\rthree\n\r\nfour\r\n", "x.txt")
    assert document.text == "one\ntwo\nthree\n\nfour\n"
    assert document.line_and_column(document.blocks[-1].span.start) == (5, 1)


def test_a_stray_control_character_is_still_text() -> None:
    assert decode(b"Saw Kai.\x1a") == "Saw Kai.\x1a"
    assert decode(b"Saw\x0c Kai at home.\x02") == "Saw\x0c Kai at home.\x02"


@pytest.mark.parametrize(
    "data",
    [
        b"Saw Kai\x00 at home, and he was well and playing.",
        bytes(range(256)) * 4,
        b"\x01\x02\x03\x04",
        b"\xff\xfe" + bytes(range(1, 255)) * 3,
        b"\x7fELF\x02\x01\x01" + bytes(20),
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        read_text(data, "x.txt")
    assert error.value.code == "DOC001"
    assert "binary" in error.value.reason


@pytest.mark.parametrize("data", [b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe\n\x00"])
def test_a_file_of_space_has_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        read_text(data, "x.txt")
    assert error.value.code == "DOC002"


# ---------------------------------------------------------------------------------------- blocks


def test_lines_that_were_not_wrapped_are_a_block_each() -> None:
    text = "Case note\nName: Kai     Ref: 12\nSaw Kai at home today.\n\n  He was well.\n"
    document = read(text)
    assert [words(document, block) for block in document.blocks] == [
        "Case note",
        "Name: Kai     Ref: 12",
        "Saw Kai at home today.",
        "He was well.",
    ]
    assert [block.place for block in document.blocks] == [Place(paragraph=number) for number in range(1, 5)]


WRAPPED = (
    "I visited Kai at home with the health visitor, who weighed him and\n"
    "wrote the weight in the red book. Kai was in the garden with his\n"
    "brother. He told me about his football team.\n"
)


def test_a_wrapped_paragraph_is_one_block() -> None:
    text = f"Visit\n\n{WRAPPED}\nKai's mother told me that she would ring the nursery tomorrow.\n"
    assert [words for _, words in outline(text)] == [
        "Visit",
        WRAPPED.strip(),
        "Kai's mother told me that she would ring the nursery tomorrow.",
    ]


def test_a_wrapped_paragraph_ends_where_a_field_or_an_item_begins() -> None:
    item = "one item that is as long as the lines of the wrapped note,\n  on two"
    text = f"Note: {WRAPPED}Date: 1 May 2024\n- {item}\n"
    assert outline(text) == [
        (PARAGRAPH, f"Note: {WRAPPED}".strip()),
        (PARAGRAPH, "Date: 1 May 2024"),
        (ITEM, item),
    ]


def test_lines_ended_by_hand_need_not_be_full() -> None:
    text = (
        "Kai came in this morning with a bruise on his left arm, the size of a\n"
        "pound coin. I asked him how he had got it and he said that he fell at the\n"
        "park on his way home."
    )
    assert outline(text) == [(PARAGRAPH, text)]


def test_sentences_a_line_each_are_not_wrapped() -> None:
    lines = [
        "Kai was at home with his brother when I came to see him there.",
        "The kitchen was clean and there was food in the fridge.",
        "Mum said that she had an appointment on the Thursday after.",
    ]
    assert [words for _, words in outline("\n".join(lines))] == lines


def test_a_full_line_between_sentences_joins_where_the_file_is_wrapped() -> None:
    second = (
        "The kitchen was clean and there was food in the fridge for all.\n"
        "Mum said that she had an appointment.\n"
    )
    assert [words for _, words in outline(WRAPPED + "\n" + second)] == [WRAPPED.strip(), second.strip()]


def test_long_lines_are_paragraphs() -> None:
    text = "Other notes\n" + "Kai was well. " * 30 + "\nand Mum was in"
    assert len(outline(text)) == 3


def test_timed_lines_stand_alone() -> None:
    text = (
        "10:00  Ruth came in with a box of books, two pears and a red scarf.\n"
        "10:20  Ruth and her girl made a den out of cushions and crawled into it\n"
        "and then made one more.\n"
        "10:35  Left."
    )
    assert [words.split()[0] for _, words in outline(text)] == ["10:00", "10:20", "10:35"]


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("- Ring Mum", "Ring Mum"),
        ("* Ring Mum", "Ring Mum"),
        ("  • Ring Mum", "Ring Mum"),
        ("•Ring Mum", "Ring Mum"),
        ("– Ring Mum", "Ring Mum"),
        ("1. Ring Mum.", "Ring Mum."),
        ("a) Ring Mum.", "Ring Mum."),
        ("(iv) Ring Mum.", "Ring Mum."),
        ("1.\tRing Mum.", "Ring Mum."),
    ],
)
def test_list_items_leave_their_sign_out(line: str, item: str) -> None:
    assert outline(f"Plan\n{line}\n")[1] == (ITEM, item)


@pytest.mark.parametrize(
    "line", ["-5 degrees.", "10.30 am.", "e.g. this.", "12.03.24 visit.", "*starred*", "A. Smith rang."]
)
def test_what_is_no_list_item(line: str) -> None:
    assert outline(line) == [(PARAGRAPH, line)]


def test_numbered_lines_are_items_in_a_list_and_headings_alone() -> None:
    assert [kind for kind, _ in outline("1. Ring Mum\n\n2. Write up\n")] == [ITEM, ITEM]
    assert outline("2. Analysis\nKai is safe.\n")[0] == (PARAGRAPH, "2. Analysis")
    assert outline("3. What we will do\n- Ring Mum\n")[0] == (PARAGRAPH, "3. What we will do")


@pytest.mark.parametrize(
    "line", ["---", "=" * 64, "***", "* * *", "____", "─────", "- - -", "═══╦═══", "~~~~"]
)
def test_rules(line: str) -> None:
    assert outline(f"One\n\n{line}\nTwo") == [(PARAGRAPH, "One"), (RULE, line), (PARAGRAPH, "Two")]


@pytest.mark.parametrize("line", ["--", "......", "-- x", "N/A"])
def test_what_is_no_rule(line: str) -> None:
    assert (PARAGRAPH, line) in outline(f"One\n{line}")


def test_headings() -> None:
    document = read("# Visit\n\nAnalysis\n========\nKai is safe.\n\nPlan\n----\n")
    assert [(block.kind, words(document, block), block.level) for block in document.blocks] == [
        (HEADING, "Visit", 1),
        (HEADING, "Analysis", 1),
        (RULE, "========", None),
        (PARAGRAPH, "Kai is safe.", None),
        (HEADING, "Plan", 2),
        (RULE, "----", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kai is safe.\n------------\n",
        "Printed on 30/04/2024\n================================================\n",
        "Client\nKai Smith\n=========\n",
        "Name: Kai\n---------\n",
        "#1 priority\n",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert HEADING not in [kind for kind, _ in outline(text)]


# ---------------------------------------------------------------------------------------- tables


def test_bars() -> None:
    text = "Plan\n| Date | Worker |  |\n|------|:------:|--|\n| 1 May | |x|\nAfter\n"
    assert cells(text) == [
        (1, 1, 1, "Date"),
        (1, 1, 2, "Worker"),
        (1, 1, 3, ""),
        (1, 2, 1, "1 May"),
        (1, 2, 2, ""),
        (1, 2, 3, "x"),
    ]
    assert outline(text)[-1] == (PARAGRAPH, "After")


def test_bars_without_ends_and_rules() -> None:
    assert rows("What | Who | By when\nRing Mum | Kai | Friday\nWrite up |  | \n") == [
        ["What", "Who", "By when"],
        ["Ring Mum", "Kai", "Friday"],
        ["Write up", "", ""],
    ]
    assert rows("What | Who |\nRing | Kai |\n") == [["What", "Who"], ["Ring", "Kai"]]
    assert rows("What | Who\n-----------\nRing | Kai\n") == [["What", "Who"], ["Ring", "Kai"]]


def test_a_grid() -> None:
    grid = "+------+-----+\n| Date | Who |\n+======+=====+\n| 1/5  | Kai |\n+------+-----+\n"
    assert rows(grid) == [["Date", "Who"], ["1/5", "Kai"]]
    boxed = "┌──────┬─────┐\n│ Date │ Who │\n├──────┼─────┤\n│ 1/5  │     │\n└──────┴─────┘\n"
    assert rows(boxed + "After") == [["Date", "Who"], ["1/5", ""]]


def test_two_tables_and_a_lone_line_with_bars() -> None:
    text = "a | b\nc | d\n\ne | f | g\nh | i | j\n\nName: Kai | Ref: 12\n"
    assert [cell[0] for cell in cells(text)] == [1] * 4 + [2] * 6
    assert outline(text)[-1] == (PARAGRAPH, "Name: Kai | Ref: 12")


def test_tabs() -> None:
    assert rows("Date\tWho\tNote\n1 May\t\tSaw Kai.\n2 May\tJo\t\n") == [
        ["Date", "Who", "Note"],
        ["1 May", "", "Saw Kai."],
        ["2 May", "Jo", ""],
    ]
    assert rows("Ref:\t\t12\nName:\t\tKai\n") == [["Ref:", "12"], ["Name:", "Kai"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("\tKai was in.\n\tSo was Jo.\n", PARAGRAPH),
        ("-\tKai was in.\n-\tSo was Jo.\n", ITEM),
        ("1.\tRing Mum\n2.\tWrite up\n", ITEM),
        ("Name:\tKai\n", PARAGRAPH),
        ("Name:\tKai\nReference number:\t\t12\n", PARAGRAPH),
        ("\t\t\n\t\t\nText", PARAGRAPH),
    ],
)
def test_tabs_that_make_no_table(text: str, kind: BlockKind) -> None:
    assert {found for found, _ in outline(text)} == {kind}


def test_dashed_rules() -> None:
    text = (
        "Actions\n"
        "Date        Worker      Note\n"
        "----------  ----------  ----------------\n"
        "01/05/2024  Jo Smith    Saw Kai at home, who\n"
        "                        was well\n"
        "02/05/2024              Rang school: no reply\n"
        "\nAfter\n"
    )
    assert cells(text)[3:] == [
        (1, 2, 1, "01/05/2024"),
        (1, 2, 2, "Jo Smith"),
        (1, 2, 3, "Saw Kai at home, who"),
        (1, 2, 3, "was well"),
        (1, 3, 1, "02/05/2024"),
        (1, 3, 2, ""),
        (1, 3, 3, "Rang school: no reply"),
    ]
    assert outline(text)[0] == (PARAGRAPH, "Actions")
    assert outline(text)[-1] == (PARAGRAPH, "After")


def test_an_unbroken_rule_under_a_spaced_head() -> None:
    table = "Date        Worker\n------------------\n01/05/2024  Jo Smith\n02/05/2024  Al Jones\n"
    assert rows(table) == [["Date", "Worker"], ["01/05/2024", "Jo Smith"], ["02/05/2024", "Al Jones"]]
    for text in (
        "Client: Kai          Number: 12\n-------------------------------\nCase note   one\n",
        "Client Kai     Number 12\n------------------------\nSaw Kai at home with his mum.\n",
    ):
        assert cells(text) == []


# ------------------------------------------------------------------------------------ for any text

SIGNS = "aB1. :|-=+*#\t\n\n_•()│─/"


@settings(max_examples=500, deadline=None)
@given(st.text(st.sampled_from(SIGNS), max_size=80))
def test_blocks_are_in_order_and_hold_all_words(text: str) -> None:
    assume(text.strip())
    document = read_text(text.encode(), "x.txt")
    assert document.text == text
    at = 0
    for block in document.blocks:
        assert at <= block.span.start <= block.span.end <= len(text)
        assert words(document, block) == words(document, block).strip()
        between = text[at : block.span.start]
        # What lies between blocks is layout: signs of lists, headings and tables, never a word.
        assert not any(sign in "aB" for sign in between)
        at = block.span.end
    assert "a" not in text[at:]
    assert "B" not in text[at:]


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1))
def test_utf8_text_is_kept_exactly(text: str) -> None:
    if text.strip() and not text.startswith(("\ufeff", "\ufffe")) and "\ufffd" not in text:
        assert read_text(text.encode(), "x.txt").text == text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_are_text_or_refused(data: bytes) -> None:
    document = read_bytes(data, "x.txt")
    assert (document.problem is None) == bool(document.text.strip())


@pytest.mark.parametrize(
    "line",
    [
        "- " * 50_000 + "x",
        "A a " * 50_000,
        "a\t" * 20_000,
        "|" * 20_000,
        "1.  " * 50_000,
        " " * 200_000 + "x",
    ],
)
def test_hostile_lines_take_linear_time(line: str) -> None:
    started = time.perf_counter()
    read(f"{line}\n{line}\n----- -----\n{line}\n")
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "line", ["\tindented", "+---+", "| x", "-\tx", "1. x", "a | b |", "\t", "A: x", "- -- --"]
)
def test_many_alike_lines_take_linear_time(line: str) -> None:
    started = time.perf_counter()
    document = read(f"Note\n{line}\n" * 2 + f"{line}\n" * 20_000)
    assert document.blocks
    assert time.perf_counter() - started < 5
