"""Files without text, and pages that are pictures among others that are not."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.record import Block, BlockKind, Document, Place, Problem, Reading, Span
from caselint.record.page_numbers import pages_named
from caselint.rules import load_rulebook
from caselint.selection import make_linter

TEXT = "Rang Mrs Bello at 10:15.\nRuth Adair, Social Worker, 4 March 2024, 11:00"


def lint(*unread: int, problem: Problem | None = None) -> list[tuple[str, str]]:
    at = TEXT.index("\n")
    blocks = tuple(
        Block(Span(*span), BlockKind.PARAGRAPH, Place(page=1)) for span in ((0, at), (at + 1, len(TEXT)))
    )
    reading = Reading(pages=9, unread_pages=unread)
    if problem:
        document = Document("note.pdf", "pdf", problem=problem, reading=reading)
    else:
        document = Document("note.pdf", "pdf", TEXT, blocks, reading=reading)
    found = make_linter(load_rulebook(), Config(select=("DOC",))).lint(document)
    assert bool(found.entries) is (problem is None)  # the rest is checked as usual
    return [(finding.code, finding.message) for finding in found.findings]


def test_a_file_that_was_read_whole_has_no_finding() -> None:
    assert lint() == []


@pytest.mark.parametrize(
    ("unread", "message"),
    [
        ((2,), "Page 2 is a picture without text: it was not checked."),
        ((2, 5, 6, 7), "Pages 2 and 5 to 7 are pictures without text: they were not checked."),
    ],
)
def test_pages_without_text_are_one_finding_that_numbers_them(unread: tuple[int, ...], message: str) -> None:
    assert lint(*unread) == [("DOC002", message)]


@pytest.mark.parametrize("code", ["DOC001", "DOC002"])
def test_a_file_that_was_not_read_has_its_reason_alone(code: str) -> None:
    assert lint(1, 2, problem=Problem(code, "It is a scan.")) == [(code, "It is a scan.")]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1,), "Page 1"),
        ((4, 3), "Pages 3 and 4"),
        ((1, 2, 3), "Pages 1 to 3"),
        ((1, 2, 4, 6, 7, 8), "Pages 1, 2, 4 and 6 to 8"),
    ],
)
def test_page_numbers_are_told_in_words(numbers: tuple[int, ...], words: str) -> None:
    assert pages_named(numbers) == words
