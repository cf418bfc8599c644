"""Markdown to Document: the lines of the file without their markup, and its blocks."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.read import read_bytes
from caselint.read.markdown import read_markdown
from caselint.read.refusal import UnreadableError
from caselint.record import BlockKind, Document, Part
from test_read_html import assert_sound


def read(source: str) -> Document:
    """The document of a source, whose lines are those of its source."""
    document = read_markdown(source.encode(), "note.md")
    assert_sound(document)
    assert document.text.count("\n") == source.count("\n")
    return document


def text(source: str) -> str:
    return "\n".join(line.strip() for line in read(source).text.split("\n"))


def outline(source: str) -> list[tuple[str, int | None, str]]:
    document = read(source)
    return [(str(b.kind), b.level, document.text[b.span.start : b.span.end]) for b in document.blocks]


def cells(source: str) -> list[tuple[int | None, int | None, str]]:
    document = read(source)
    return [
        (b.place.row, b.place.cell, document.text[b.span.start : b.span.end])
        for b in document.blocks
        if b.kind is BlockKind.CELL
    ]


# --------------------------------------------------------------------------------------- the lines


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Saw *Kai* at **home** and `all` ~~was~~ well.", "Saw Kai at home and all was well."),
        ("Saw **Kai\nat home** today.", "Saw Kai\nat home today."),
        ("Saw `Kai\nat home` today.", "Saw Kai\nat home today."),
        (
            "See [the\nplan](http://x.example\n'of Kai') now.",
            "See the\nplan\n now.".replace("\n now", "\nnow"),
        ),
        ("See [the plan][p].\n\n[p]: http://x.example 'A title'", "See the plan.\n\n"),
        ("<http://x.example> <jane@x.example>", "http://x.example jane@x.example"),
        (r"She said \*this\* &amp; 5 \# 6.", "She said *this* & 5 # 6."),
        ("Saw<br>Kai <b>at</b> <span\nclass=x>home</span>.", "Saw Kai at\nhome."),
        ("> He said\n> > *no*\nand went.", "He said\nno\nand went."),
        ("# Visit #\n\nSaw\n\n## *Next*", "Visit\n\nSaw\n\nNext"),
        ("    Saw Kai *at* home.\n\n\tWell.", "Saw Kai at home.\n\nWell."),
        ("```text\nSaw *Kai*.\n```\nWell.", "\nSaw *Kai*.\n\nWell."),
        ("~~~\nSaw Kai.", "\nSaw Kai."),
        ("- ```\n  Saw Kai.\n  ```", "\nSaw Kai.\n"),
        ("<div>\n<p>Saw <b>Kai</b>.</p>\n</div>\n", "\nSaw Kai.\n\n"),
        ("<table><tr><td>Date</td><td>4 March</td></tr></table>", "Date\t4 March"),
        ("<details>\n<summary>View</summary>\n\nSaw *Kai*.\n\n</details>", "\nView\n\nSaw Kai.\n\n"),
        ("<!-- What you\nsaw -->\nSaw Kai. <!-- here -->", "\n\nSaw Kai."),
        ("Saw Kai. <!-- never closed", "Saw Kai. <!-- never closed"),
        ("<!-- never closed\n\nSaw Kai.", "never closed\n\nSaw Kai."),
        ("[//]: # (What you saw)\nSaw Kai.", "\nSaw Kai."),
        ("Saw Kai.[^1]\n\n[^1]: At home.", "Saw Kai.\n\nAt home."),
        ("[Author]: Jane", "[Author]: Jane"),
        ("[Name of worker] [x](y)", "[Name of worker] x"),
        ("- [ ] rang\n- [x] saw", "- ☐ rang\n- ☒ saw"),
        ("Seen alone: [x] yes [ ] no", "Seen alone: ☒ yes ☐ no"),
        ("Seen <input type=checkbox checked> yes", "Seen  ☒  yes"),
        ("Signed: ________ on __/__/____", "Signed: ________ on __/__/____"),
        ("![Kai](kai.png) Saw Kai.", "Saw Kai."),
        ("Text\n***\nMore", "Text\n---\nMore"),
        ("Saw Kai.&nbsp; Well.", "Saw Kai.  Well."),
        ("5 * 6 * 7 and snake_case_name", "5 * 6 * 7 and snake_case_name"),
        ("+++\nauthor = 'Jane'\n+++\nSaw Kai.", "\nauthor: Jane\n\nSaw Kai."),
        ("---\nSaw Kai.\n---", "---\nSaw Kai.\n---"),
        ("> " * 120 + "deep", "deep"),
        ("word " * 3 + "[" * 1_500 + "**Kai**", "word " * 3 + "[" * 1_500 + "**Kai**"),
    ],
)
def test_each_line_is_the_files_own_without_its_markup(source: str, words: str) -> None:
    assert text(source) == words


def test_windows_lines_and_a_byte_order_mark() -> None:
    assert read_markdown(b"\xef\xbb\xbf# Visit\r\n\r\nSaw Kai.\r\n", "a.md").text == "Visit\n\nSaw Kai.\n"


# -------------------------------------------------------------------------------------- the blocks


def test_headings_lists_and_rules() -> None:
    source = "# Visit\n\n- one\n  - in\n1. two\n2. three\n\nView\n====\n\n* * *\n\nSaw Kai."
    assert outline(source) == [
        ("heading", 1, "Visit"),
        ("list item", 1, "one"),
        ("list item", 2, "in"),
        ("list item", 1, "two"),
        ("list item", 1, "three"),
        ("heading", 1, "View"),
        ("rule", None, "---"),
        ("paragraph", None, "Saw Kai."),
    ]


def test_text_with_a_rule_right_under_it_is_no_heading() -> None:
    assert outline("Date: 4 March\n---\nSaw Kai.\n---\nOne\ntwo\n---")[:4] == [
        ("paragraph", None, "Date: 4 March"),
        ("rule", None, "---"),
        ("paragraph", None, "Saw Kai."),
        ("rule", None, "---"),
    ]


def test_fields_stand_on_lines_of_their_own() -> None:
    source = "**Author:** Jane Okafor\n**Post title**: Social Worker\\\n__Date:__ 4 March\n*Seen*<br>Kai"
    assert [words for _, _, words in outline(source)] == [
        "Author: Jane Okafor",
        "Post title: Social Worker",
        "Date: 4 March",
        "Seen",
        "Kai",
    ]


WRAPPED = (
    "I visited **Kai** at home with the health visitor, who weighed him and\n"
    "wrote the weight in the red book. Kai was in the garden with his\nbrother."
)


def test_a_wrapped_paragraph_is_one_block() -> None:
    assert len(outline(WRAPPED)) == 1
    assert len(outline(WRAPPED.replace("him and\n", "him and  \n"))) == 2
    assert len(outline(WRAPPED + "\n> He said no.")) == 2


def test_front_matter_is_fields() -> None:
    source = '---\ntitle: "Home visit"\nauthor: Jane Okafor\n# note\ntags:\n  - visit\n---\nSaw Kai.'
    assert [words for _, _, words in outline(source)] == [
        "title: Home visit",
        "author: Jane Okafor",
        "note",
        "tags:",
        "- visit",
        "Saw Kai.",
    ]
    assert any("front matter" in step for step in read(source).reading.steps)


def test_tables_have_rows_and_cells() -> None:
    source = (
        "| Date | What |\n|---|:-:|\n| 1 March | rang<br>`twice` |\n"
        "| 2 March | saw \\| met | extra **cell** |\n| 3 |\n"
    )
    assert cells(source) == [
        (1, 1, "Date"),
        (1, 2, "What"),
        (2, 1, "1 March"),
        (2, 2, "rang"),
        (2, 2, "twice"),
        (3, 1, "2 March"),
        (3, 2, "saw | met"),
        (3, 3, "extra cell"),
        (4, 1, "3"),
        (4, 2, ""),
    ]


def test_a_table_in_typed_code_and_one_of_the_markup_are_two() -> None:
    document = read("| a | b |\n|---|---|\n| c | d |\n\n```\nDate\tTime\n1\t2\n```")
    assert [block.place.table for block in document.blocks] == [1] * 4 + [2] * 4


def test_footnotes_are_their_own_part() -> None:
    document = read("Saw Kai.[^1]\n\n[^1]: At home.\n[^b]: With Mia.\n\nWell.")
    assert [(b.place.part, b.place.paragraph) for b in document.blocks] == [
        (Part.BODY, 1),
        (Part.FOOTNOTE, 1),
        (Part.FOOTNOTE, 2),
        (Part.BODY, 2),
    ]


def test_what_is_no_text_is_named() -> None:
    document = read("![Kai](x.png) Saw.\n<img src=a> <!-- hint -->\n[//]: # (hint)")
    assert [omission.what for omission in document.reading.omissions] == ["2 pictures", "2 comments"]


# ----------------------------------------------------------------------------------- hostile files


@pytest.mark.parametrize("data", [b"", b"<!-- Saw Kai. -->", b"\n---\n\n***\n", b"![Kai](x.png)"])
def test_a_file_of_markup_alone_has_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        read_markdown(data, "a.md")
    assert error.value.code == "DOC002"


@pytest.mark.parametrize(
    "source",
    [
        "[" * 50_000,
        "![" * 20_000,
        "[a](" * 20_000,
        "**a " * 20_000,
        "`" * 20_000,
        "<" * 50_000,
        "<!--" * 20_000,
        "<a " * 20_000,
        "> " * 5_000 + "deep",
        "- " * 5_000 + "deep",
        "|" * 20_000 + "\n" + "|-" * 20_000 + "\n" + "|" * 20_000,
        "| a | b |\n|---|---|\n" + "| c | d |\n" * 5_000,
        "[a]: /b\n" * 20_000,
        "---\n" + "a: b\n" * 20_000,
        "<div>" * 20_000,
        "[^1]: a\n" * 10_000,
        "word " * 1_000_000,
    ],
)
def test_a_file_made_to_do_harm_ends_soon(source: str) -> None:
    began = time.process_time()
    document = read_bytes(source.encode(), "a.md")
    assert time.process_time() - began < 12
    assert document.text or document.problem


@given(st.binary(max_size=300))
def test_only_a_reason_comes_out_of_any_bytes(data: bytes) -> None:
    read_bytes(data, "a.md")


_PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n",
            "\n\n",
            " ",
            "  \n",
            "\\\n",
            "*",
            "**",
            "_",
            "`",
            "```\n",
            "# ",
            "> ",
            "- ",
            "1. ",
            "    ",
            "\t",
        ),
        *(
            "|",
            "|---|---|\n",
            "---\n",
            "===\n",
            "[",
            "](",
            ")",
            "]: ",
            "[^1]",
            "[^1]: ",
            "<b>",
            "</b>",
            "<br>",
            "~~",
        ),
        *("&amp;", "\\", "[ ] ", "!", "<div>\n", "</div>\n", ": "),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.integers(0, 9)), max_size=40))
def test_no_word_is_lost_but_in_the_targets_of_links(pieces: list[str | int]) -> None:
    words = [f"w{at}x" for at, piece in enumerate(pieces) if isinstance(piece, int)]
    source = "".join(f"w{at}x" if isinstance(piece, int) else piece for at, piece in enumerate(pieces))
    if not words:
        return
    targets = re.findall(r"\]\([^)]*\)|!\[[^\]]*\]|^\s*(?:```|~~~).*$", source, re.MULTILINE)
    aside = {word for target in targets for word in re.findall(r"w\d+x", target)}
    shown = read_bytes(source.encode(), "a.md").text
    found = re.findall(r"w\d+x", shown)
    assert len(found) == len(set(found))
    assert set(words) - set(found) <= aside
    for line, of_file in zip(shown.split("\n"), source.split("\n"), strict=bool(shown)):
        assert set(re.findall(r"w\d+x", line)) <= set(re.findall(r"w\d+x", of_file))
