"""Tracked changes, comments and hidden text."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.record import Block, BlockKind, Document, Mark, MarkKind, Place, Span
from caselint.rules import load_rulebook
from caselint.selection import make_linter

TEXT = "Rang Mrs Bello at 10:15.\nRuth Adair, Social Worker, 4 March 2024, 11:00"


def lint(*marks: Mark) -> list[tuple[str, str, str]]:
    at = TEXT.index("\n")
    blocks = tuple(
        Block(Span(*span), BlockKind.PARAGRAPH, Place()) for span in ((0, at), (at + 1, len(TEXT)))
    )
    document = Document("note.docx", "docx", TEXT, blocks, marks)
    found = make_linter(load_rulebook(), Config(select=("DOC",))).lint(document).findings
    return [(finding.code, finding.message, finding.match) for finding in found]


def test_a_clean_file_has_no_finding() -> None:
    assert lint() == []


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        (MarkKind.INSERTION, "DOC003", "1 tracked insertion"),
        (MarkKind.COMMENT, "DOC003", "1 comment"),
        (MarkKind.HIDDEN, "DOC004", "1 stretch of hidden text"),
    ],
)
def test_each_kind_is_one_finding_at_its_first_place(kind: MarkKind, code: str, words: str) -> None:
    [(found, message, match)] = lint(Mark(kind, Span(5, 14)))
    assert (found, match) == (code, "Mrs Bello")
    assert words in message


def test_all_are_counted_in_one_finding() -> None:
    marks = [Mark(MarkKind.DELETION, Span(5, 5)), Mark(MarkKind.COMMENT, Span(9, 12))]
    [(code, message, match)] = lint(*marks, Mark(MarkKind.DELETION, Span(10, 10)))
    assert (code, match) == ("DOC003", "")
    assert "2 tracked deletions and 1 comment" in message
