"""Quiet where nothing is wrong: texts in which nobody is judged, and notes that are as they should be.

The manuals themselves are their authors' and not in this repository. Where they lie in `shared/manuals`
beside the checkout, or in the folder that CASELINT_MANUALS names, they are measured too.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from caselint.config import Config
from caselint.findings import CheckedDocument, Level
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.lint import Linter

HERE = Path(__file__).parent
BESIDE = HERE.parents[1] / "shared" / "manuals"
MANUALS = sorted(Path(os.environ.get("CASELINT_MANUALS", BESIDE)).glob("*_*.txt"))
POLICIES = sorted((HERE / "quiet").glob("policy-*.txt"))
NOTES = sorted((HERE / "quiet").glob("note-*.txt"))
MOST_A_THOUSAND_WORDS = 1.0
MOST_A_NOTE = 1 / 3


@cache
def linter(*select: str) -> Linter:
    return make_linter(load_rulebook(), Config(select=select) if select else Config())


def checked(path: Path, *select: str) -> CheckedDocument:
    return linter(*select).lint(read_bytes(path.read_bytes(), path.name))


def told(documents: list[CheckedDocument]) -> list[str]:
    """Each finding in a line, printed with `pytest -s` and where the test fails."""
    lines = [
        f"{document.document.path}:{finding.start[0]}: {finding.code} {' '.join(finding.match.split())!r}"
        for document in documents
        for finding in document.findings
    ]
    print(*lines, sep="\n")
    return lines


def errors(documents: list[CheckedDocument]) -> int:
    return sum(finding.level is Level.ERROR for document in documents for finding in document.findings)


def test_texts_about_nobody_are_hardly_ever_accused() -> None:
    documents = [checked(path, "WRD", "FCT") for path in POLICIES]
    told(documents)
    assert errors(documents) <= MOST_A_THOUSAND_WORDS * sum(document.words for document in documents) / 1000


@pytest.mark.parametrize("path", MANUALS, ids=lambda path: path.stem)
def test_a_manual_is_hardly_ever_accused(path: Path) -> None:
    document = checked(path, "WRD", "FCT")
    told([document])
    assert errors([document]) <= MOST_A_THOUSAND_WORDS * document.words / 1000


def test_good_notes_are_left_in_peace() -> None:
    assert len(NOTES) >= 12
    lines = told([checked(path) for path in NOTES])
    assert len(lines) <= MOST_A_NOTE * len(NOTES)


def test_there_is_enough_to_be_quiet_about() -> None:
    assert sum(len(path.read_text(encoding="utf-8").split()) for path in POLICIES) >= 3000
