"""The text that speed is measured on is what it says it is."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter


@pytest.fixture(scope="module")
def text() -> str:
    sys.path.insert(0, str(Path(__file__).parent / "bench"))
    try:
        from bench_text import make_notes
    finally:
        sys.path.pop(0)
    assert make_notes(300) == make_notes(300) != make_notes(300, seed=2)
    return str(make_notes(20_000))


def test_it_has_the_words_asked_for_and_no_paragraph_twice(text: str) -> None:
    assert 0.98 < len(text.split()) / 20_000 < 1.02
    paragraphs = Counter(line for line in text.splitlines() if len(line.split()) > 12)
    assert paragraphs.most_common(1)[0][1] == 1


def test_it_reads_as_notes_do(text: str) -> None:
    checked = make_linter(load_rulebook(), Config()).lint(read_bytes(text.encode(), "bench.txt"))
    assert len(checked.entries) > 40
    complete = sum(bool(entry.author and entry.event) for entry in checked.entries)
    assert complete > 0.9 * len(checked.entries)
