"""What `caselint doctor` says of a file, and that no word of it is said where no excerpts are wanted."""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.read import read_bytes, read_path
from caselint.record import (
    Block,
    BlockKind,
    DateFlaw,
    Document,
    Mark,
    MarkKind,
    NameForm,
    Omission,
    Part,
    Place,
    Problem,
    Reading,
    Record,
    Role,
    Slot,
    Span,
)
from caselint.report import doctor, places
from caselint.report.doctor import Run, print_doctor
from caselint.rules import load_rulebook
from caselint.segment import segment

NOTES = Path(__file__).resolve().parents[1] / "examples" / "notes"
BOOK = load_rulebook()
RUN = Run(1_234, ("caselint 1",))
KINDS = {f"{word}s" for kind in BlockKind for word in str(kind).split()}


def page(record: Record, *, excerpts: bool = True) -> str:
    stream = io.StringIO()
    print_doctor(record, RUN, stream, excerpts=excerpts)
    return stream.getvalue()


def of_text(text: str, *, excerpts: bool = True) -> str:
    return page(segment(read_bytes(text.encode(), "notes/Kai Zielinski.txt"), BOOK), excerpts=excerpts)


NOTE = """\
Case number: 4711

Date of visit: 1 March 2024 16:30
Date recorded: 32 March 2024
Worker: Jane Okafor
Manager:
Post title: Social Worker

I saw Kai at home. He made tea.

He showed me the garden.
"""


def test_an_entry_is_told_with_its_fields_and_where_each_came_from() -> None:
    told = of_text(NOTE).splitlines()
    assert told[0] == "notes/Kai Zielinski.txt"
    assert "  Format          txt, 1,234 bytes" in told
    assert "  Taken for       a record" in told
    assert "    happened, date  “1 March 2024”, line 3, column 16 (paragraph 2)" in told
    assert "    happened, time  “16:30”, line 3, column 29 (paragraph 2)" in told
    assert (
        "    recorded, date  “32 March 2024”, line 4, column 16 (paragraph 3); no sound date: impossible"
        in told
    )
    assert "    author          “Jane Okafor”, line 5, column 9 (paragraph 4)" in told
    assert "    post title      “Social Worker”, line 7, column 13 (paragraph 6)" in told
    assert "    narrative       2 paragraphs, 13 words, lines 9 and 11" in told
    [worker] = [line for line in told if "“Worker”" in line]
    assert worker.endswith("label “Worker” means author")
    [manager] = [line for line in told if "“Manager”" in line]
    assert "nothing" in manager
    assert manager.endswith("empty")
    assert told[-1] == "caselint 1"


def test_what_is_missing_is_said() -> None:
    told = of_text("He made tea.\n").splitlines()
    assert "    author          none found" in told
    assert "    post title      none found" in told
    assert "    happened        no date or time found" in told


def test_without_excerpts_the_shape_is_told_and_no_word() -> None:
    told = of_text(NOTE, excerpts=False)
    assert told.splitlines()[0] == "(a name left out).txt"
    assert "    happened, date  9 aaaaa 9999, line 3, column 16 (paragraph 2)" in told
    assert "    author          2 words, line 5, column 9 (paragraph 4)" in told
    for word in ("Kai", "Zielinski", "Jane", "Okafor", "4711", "March", "Worker", "Manager", "tea", "garden"):
        assert not re.search(rf"\b{word}\b", told), word


def own_words() -> set[str]:
    """All words that the page can be made of: those of its modules, and of the names of kinds of things."""
    sources = [Path(module.__file__ or "") for module in (doctor, places)]
    trees = [ast.parse(source.read_text(encoding="utf-8")) for source in sources]
    constants = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    kinds = [str(kind) for enum in (BlockKind, Part, Role, DateFlaw, NameForm) for kind in enum]
    told = " ".join(
        [*(constant for constant in constants if isinstance(constant, str)), *kinds, RUN.versions[0]]
    )
    return set(re.findall(r"[^\W\d_]+", told))


@pytest.mark.parametrize("path", sorted(NOTES.iterdir()), ids=lambda path: path.name)
def test_a_page_without_excerpts_has_no_words_but_its_own(path: Path) -> None:
    record = segment(read_path(path), BOOK)
    how = record.document.reading
    told = page(record, excerpts=False)
    for ours in (*how.steps, *(left.what for left in how.omissions), *(left.why for left in how.omissions)):
        told = told.replace(ours, "")
    told = told.partition("\n")[2].replace(f"  {record.document.format}, ", "")
    shapes = re.compile(r"(?:happened|recorded), (?:date|time)  [9a /:.,-]+, line")
    assert set(re.findall(r"[^\W\d_]+", shapes.sub("line", told))) <= own_words() | {"format"} | KINDS


def test_parts_editing_and_what_was_not_read() -> None:
    text = "Ruth was here.\n\tx\nSee below.\n"
    document = Document(
        "a.docx",
        "docx",
        text,
        blocks=(
            Block(Span(0, 14), BlockKind.HEADING, Place(page=1, paragraph=1), 1),
            Block(Span(15, 15), BlockKind.CELL, Place(table=1, row=1, cell=1)),
            Block(Span(16, 17), BlockKind.CELL, Place(table=1, row=1, cell=2)),
            Block(Span(18, 28), BlockKind.PARAGRAPH, Place(paragraph=2)),
        ),
        marks=(
            Mark(MarkKind.DELETION, Span(14, 14), "Zielinski"),
            Mark(MarkKind.HIDDEN, Span(16, 17)),
            Mark(MarkKind.HIDDEN, Span(18, 21)),
        ),
        slots=(Slot(Span(0, 4), "Name", filled=True), Slot(Span(15, 15))),
        reading=Reading(
            steps=("A Word document.", "It holds macros, which were not run."),
            pages=4,
            unread_pages=(2, 3),
            omissions=(Omission("2 attachments", "Save them.", ("Zielinski.pdf",)),),
        ),
    )
    told = page(Record(document))
    assert (
        "  How             A Word document.\n                  It holds macros, which were not run.\n" in told
    )
    assert "  Pages           4\n" in told
    assert "  Parts           body: 1 heading, 1 paragraph and 1 table of 2 cells, 6 words\n" in told
    assert "1 tracked deletion, in line 1\n" in told
    assert "2 stretches of hidden text, in lines 2 and 3\n" in told
    assert "  To fill in      2 places, 1 of them empty\n" in told
    assert "pages 2 and 3: pictures without text" in told
    assert "2 attachments (Zielinski.pdf). Save them.\n" in told
    assert "Zielinski" not in page(Record(document), excerpts=False)


def test_a_file_that_could_not_be_read_has_its_reason() -> None:
    told = page(Record(Document("a.pdf", "pdf", problem=Problem("DOC001", "It is damaged."))))
    assert (
        told == "a.pdf\n  Format          pdf, 1,234 bytes\n  Not read        It is damaged.\n\ncaselint 1\n"
    )


def test_a_template_has_no_entries() -> None:
    told = page(Record(Document("a.txt", "txt", "x"), template=True))
    assert "a template, which has no entries" in told
    assert "Entries" not in told


@given(st.text())
def test_no_control_code_reaches_the_page(words: str) -> None:
    record = segment(read_bytes(f"Worker: {words}\nDate: {words}\n".encode(errors="replace"), "a.txt"), BOOK)
    told = page(record)
    assert all(c.isprintable() or c == "\n" for c in told)


def test_what_looks_like_a_suffix_may_be_a_name() -> None:
    named = segment(read_bytes(b"Saw Kai.", "visit.Kai Zielinski"), BOOK)
    assert page(named, excerpts=False).splitlines()[0] == "(a name left out)"


def test_an_entry_of_one_line_stands_in_a_line() -> None:
    assert "  Entry 1, line 1\n" in of_text("Saw Kai.")
