"""Reading ease, and the lengths of sentences and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.checks.length import opening
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
