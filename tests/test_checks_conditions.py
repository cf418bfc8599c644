"""Words whose capitals show them to be part of a title."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

LINTER = make_linter(load_rulebook(), Config(select=("PLN004",)))


def found(sentence: str) -> list[str]:
    return [f.match for f in LINTER.lint(read_bytes(sentence.encode(), "note.txt")).findings]


@pytest.mark.parametrize(
    "sentence",
    ["Prior to tea he slept.", "PRIOR TO TEA HE SLEPT.", "Update: prior to tea he slept.", "(Prior to tea.)"],
)
def test_words_at_the_beginning_have_a_capital_in_any_case(sentence: str) -> None:
    assert [match.lower() for match in found(sentence)] == ["prior to"]


@pytest.mark.parametrize(
    "sentence",
    ["She is in the Additional Hours Team.", "I read her Prior to School to the end."],
)
def test_a_capital_inside_a_sentence_is_of_a_title(sentence: str) -> None:
    assert found(sentence) == []
