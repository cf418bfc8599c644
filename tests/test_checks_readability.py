"""Reading ease, syllables, and the lengths of sentences and paragraphs."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.checks.length import opening
from caselint.checks.readability import reading_ease
from caselint.checks.syllables import syllables
from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.findings import Finding

BOOK = load_rulebook()
SIGNED = "\n\nMarta Lindqvist, Social Worker, 6 June 2024, 10:15\n"


def findings(code: str, text: str, **options: object) -> list[Finding]:
    linter = make_linter(BOOK, Config(rules={code: options} if options else {}))
    report = linter.lint(read_bytes(text.encode(), "note.txt"))
    return [finding for finding in report.findings if finding.code == code]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("home", 1), ("asked", 1), ("wanted", 2), ("played", 1), ("agreed", 2), ("houses", 2), ("safely", 2),
        ("statement", 2), ("table", 2), ("little", 2), ("radio", 3), ("guardian", 3), ("trying", 2),
        ("education", 4), ("relationship", 4), ("information", 4), ("safeguarding", 3), ("evaluate", 4),
        ("autism", 3), ("kitchen", 2), ("mum's", 1), ("it", 1), ("brr", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@settings(deadline=None)
@given(st.text())
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


def test_short_words_are_easier_to_read_than_long_ones() -> None:
    easy = reading_ease("The cat sat on the mat. It was warm and the sun was out.")
    hard = reading_ease(
        "Multidisciplinary deliberations necessitated additional organisational consideration."
    )
    assert easy is not None
    assert hard is not None
    assert easy > 100
    assert hard < 0


@pytest.mark.parametrize("text", ["", " \n", "12/03/2024", "..."])
def test_no_words_no_score(text: str) -> None:
    assert reading_ease(text) is None


def test_scoring_opens_no_connection_and_loads_no_nltk() -> None:
    program = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise SystemExit('a socket')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from caselint.checks import readability\n"
        "assert 'textstat' not in sys.modules, 'textstat is imported before it is asked for'\n"
        "readability.reading_ease('The implementation was discussed.')\n"
        "assert 'nltk' not in sys.modules, 'nltk is loaded'\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


HARD = (
    "Professional deliberations necessitated consideration of additional accommodation arrangements. "
    "Participation in therapeutic intervention demonstrated considerable inconsistency. "
) * 8


def test_the_limits_are_options() -> None:
    [finding] = findings("PLN001", HARD + SIGNED)
    assert finding.entry == 1
    assert findings("PLN001", HARD + SIGNED, words=500) == []
    assert findings("PLN001", HARD + SIGNED, reading_ease=-500) == []


def test_names_and_figures_do_not_make_a_text_hard() -> None:
    plain = (
        "I met Emmanuella Konstantinopoulou at Wolverhampton on 14 September 2024. She had tea with me. " * 12
    )
    assert findings("PLN001", plain + SIGNED) == []


LONG = "I went to the park and " * 7 + "then home."


def test_long_sentences_and_their_option() -> None:
    [finding] = findings("PLN002", LONG + SIGNED)
    assert finding.match == LONG
    assert "44 words" in finding.message
    assert findings("PLN002", LONG + SIGNED, words=44) == []
    assert len(findings("PLN002", LONG + SIGNED, words=43)) == 1


def test_a_long_paragraph_is_shown_by_its_opening() -> None:
    paragraph = "We had tea in the park and the sun was out. " * 20
    [finding] = findings("PLN003", paragraph + SIGNED)
    assert 0 < len(finding.match) <= 80
    assert paragraph.startswith(finding.match)
    assert findings("PLN003", paragraph + SIGNED, words=220) == []


@settings(deadline=None)
@given(st.text(min_size=1))
def test_an_opening_is_a_beginning(text: str) -> None:
    span = opening(text, 10)
    assert span.start == 10
    assert span.end - 10 <= min(80, len(text))
