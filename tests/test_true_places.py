"""Every finding's words are the words at its place: in the text that is printed, and in the file itself.

The file is read a second time by other readers (`places`), which know nothing of caselint's.
"""

from __future__ import annotations

import io
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import places
from caselint.cli import app
from caselint.config import Config
from caselint.files import find_files
from caselint.read import read_bytes, read_path
from caselint.record import BlockKind, Part
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.findings import Finding
    from caselint.lint import Linter
    from caselint.record import Document, Span

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = find_files([EXAMPLES / "notes", EXAMPLES / "export", EXAMPLES / "template"]).files

# Kinds of rule that name in `match` what is missing, or the label of what is blank; there are no words of it.
NAMES_WHAT_LACKS = {"blank-field", "record-fields", "record-sections", "template-approval", "template-fields"}


@cache
def linter(template: bool) -> Linter:
    """One that has every rule on, those of all manuals and those on trial."""
    book = load_rulebook()
    return make_linter(book, Config(extend_select=tuple(book.rules)), template=True if template else None)


@cache
def document_of(path: Path) -> Document:
    return read_path(path)


@cache
def findings_of(path: Path) -> tuple[Finding, ...]:
    """The findings of every rule."""
    return linter(path.parent.name == "template").lint(document_of(path)).findings


def names_what_lacks(finding: Finding) -> bool:
    return load_rulebook().rules[finding.code].check in NAMES_WHAT_LACKS


def at(text: str, start: tuple[int, int], end: tuple[int, int]) -> str:
    """What stands from one line and column to another, both counted from 1, the end exclusive."""
    lines = text.split("\n")
    rows = lines[start[0] - 1 : end[0]]
    rows[-1] = rows[-1][: end[1] - 1]
    rows[0] = rows[0][start[1] - 1 :]
    return "\n".join(rows)


def by_name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_the_words_of_a_finding_stand_at_its_line_and_column_of_the_text(path: Path) -> None:
    ran = CliRunner().invoke(app, ["text", "--isolated", str(path)])
    assert ran.exit_code == 0, ran.output
    for finding in findings_of(path):
        words = at(ran.stdout, finding.start, finding.end)
        assert words == document_of(path).text[finding.span.start : finding.span.end], finding
        if not names_what_lacks(finding):
            assert words == finding.match, finding


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_the_words_of_a_finding_stand_at_its_place_in_the_file(path: Path) -> None:
    document = document_of(path)
    for finding in findings_of(path):
        block = document.block_at(finding.span.start)
        if block is None:
            assert finding.span.start == finding.span.end or not finding.match.strip(), finding
            continue
        assert finding.place == block.place
        words = document.text[finding.span.start : min(finding.span.end, block.span.end)]
        if words.strip():
            assert stands(path, finding, words), (finding, words)


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_every_piece_of_the_text_stands_at_its_place_in_the_file(path: Path) -> None:
    document = document_of(path)
    for block in document.blocks:
        words = document.text[block.span.start : block.span.end]
        line, _ = document.line_and_column(block.span.start)
        if block.kind is not BlockKind.RULE and words.strip():
            assert stands_at(path, block.place, line, words), (block, words)


def stands(path: Path, finding: Finding, words: str) -> bool:
    return stands_at(path, finding.place, finding.start[0], words)


def stands_at(path: Path, place: object, line: int, words: str) -> bool:
    kind = document_of(path).format
    if kind == "docx":
        return places.stands_in_docx(path, place, words)
    if kind == "pdf":
        return places.stands_in_pdf(path, place, words)
    if kind == "txt":
        return all(
            places.stands_in_text(path, line + further, row) for further, row in enumerate(words.split("\n"))
        )
    try:
        return places.stands_in_markup(path, words)
    except NotImplementedError:
        pytest.skip(f"no other reader of {kind} is at hand")


def test_the_json_report_says_the_same_places() -> None:
    path = EXAMPLES / "notes" / "fostering-log.docx"
    ran = CliRunner().invoke(app, ["check", "--isolated", "--output-format", "json", str(path)])
    [document] = json.loads(ran.stdout)["documents"]
    text = document_of(path).text
    assert document["findings"]
    for finding in document["findings"]:
        start, end = ((finding[which]["line"], finding[which]["column"]) for which in ("start", "end"))
        code = load_rulebook().rules[finding["code"]]
        if code.check not in NAMES_WHAT_LACKS:
            assert at(text, start, end) == finding["match"]


# -------------------------------------------------------------------------------- made by chance

# As people type them: letters of several scripts, spaces of several kinds, marks, an emoji.
WORDS = st.lists(
    st.sampled_from(
        [
            "Mum",
            "was",
            "seen",
            "zoë",
            "14:30",
            "–",
            "漢字",
            "e\u0301",
            "😀",
            "it\u2019s",
            "a\xa0b",
            "(x)",
            "1.",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
LINES = st.lists(
    st.one_of(
        WORDS, st.just(""), WORDS.map("  {}".format), WORDS.map(lambda words: words.replace(" ", "\t", 1))
    ),
    max_size=12,
)


def agrees(document: Document, span: Span) -> None:
    """Whether the lines and columns of a span are those that an editor shows for its words."""
    start, end = document.line_and_column(span.start), document.line_and_column(span.end)
    assert at(document.text, start, end) == document.text[span.start : span.end]
    assert min(*start, *end) >= 1


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
@settings(deadline=None)
def test_lines_of_a_text_file_are_its_own(lines: list[str], ending: str, encoding: str) -> None:
    document = read_bytes(ending.join(lines).encode(encoding), "note.txt")
    if document.problem:
        assert not "".join(lines).strip()
        return
    shown = document.text.split("\n")
    assert [line.rstrip() for line in shown[: len(lines)]] == [line.rstrip() for line in lines]
    for block in document.blocks:
        agrees(document, block.span)
        words = document.text[block.span.start : block.span.end]
        number, column = document.line_and_column(block.span.start)
        assert lines[number - 1][column - 1 :].startswith(words.split("\n")[0].rstrip())


def test_a_place_at_the_very_end_has_a_line_and_a_column() -> None:
    document = read_bytes(b"one\ntwo\n", "note.txt")
    assert document.line_and_column(0) == (1, 1)
    assert document.line_and_column(3) == (1, 4)
    assert document.line_and_column(4) == (2, 1)
    assert document.line_and_column(len(document.text)) == (3, 1)


@given(
    st.lists(
        WORDS | st.lists(st.lists(WORDS | st.just(""), min_size=2, max_size=2), min_size=1, max_size=3),
        max_size=6,
    )
)
@settings(deadline=None, max_examples=60)
def test_places_in_a_word_file_are_its_own(parts: list[str | list[list[str]]]) -> None:
    made = docx.Document()
    wanted: list[tuple[str, int | None, int | None, int | None, int | None]] = []
    paragraphs = tables = 0
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            paragraphs += 1
            wanted.append((part, paragraphs, None, None, None))
            continue
        tables += 1
        table = made.add_table(len(part), 2)
        for row, cells in enumerate(part, 1):
            for cell, words in enumerate(cells, 1):
                table.cell(row - 1, cell - 1).text = words
                wanted.append((words, None, tables, row, cell))
    stream = io.BytesIO()
    made.save(stream)
    document = read_bytes(stream.getvalue(), "note.docx")
    if document.problem:
        assert not any(words for words, *_ in wanted)
        return
    found = []
    for block in document.blocks:
        agrees(document, block.span)
        place = block.place
        assert place.part is Part.BODY
        words = document.text[block.span.start : block.span.end]
        found.append((words, place.paragraph, place.table, place.row, place.cell))
    assert found == wanted


@given(LINES)
@settings(deadline=None, max_examples=40)
def test_findings_in_a_note_made_by_chance_stand_where_they_say(lines: list[str]) -> None:
    text = "\n".join([*lines, "He is manipulative 😀 and\xa0sly.", *lines, "Mum was attention seeking."])
    document = read_bytes(text.encode(), "note.txt")
    found = linter(False).lint(document).findings
    assert {finding.match for finding in found} >= {"manipulative"}
    for finding in found:
        if not names_what_lacks(finding):
            assert at(text, finding.start, finding.end) == finding.match


def test_the_readers_that_places_are_held_against_can_say_no() -> None:
    """A test that cannot fail is none."""
    for path in (EXAMPLES / "notes" / f"fostering-log.{suffix}" for suffix in ("docx", "pdf", "txt")):
        finding = next(one for one in findings_of(path) if re.fullmatch(r"\w{6,}", one.match))
        line = finding.start[0]
        assert stands_at(path, finding.place, line, finding.match)
        assert not stands_at(path, finding.place, line, finding.match + "zq")
        if path.suffix == ".pdf":
            continue
        document = document_of(path)
        other = next(
            block
            for block in document.blocks
            if block.place.part is Part.BODY and finding.match not in document.text[slice(*block.span)]
        )
        line = document.line_and_column(other.span.start)[0]
        assert not stands_at(path, other.place, line, finding.match)
