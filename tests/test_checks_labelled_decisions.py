"""Decisions that only their label tells for what they are."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

LINTER = make_linter(load_rulebook(), Config(select=("DEC101", "DEC102")))


def found(note: str) -> list[tuple[str, str]]:
    findings = LINTER.lint(read_bytes(note.encode(), "note.txt")).findings
    return [(finding.code, finding.match) for finding in findings]


def test_a_plan_under_the_label_is_a_decision() -> None:
    assert found("Decision: Zoe to stay at her aunt's.") == [
        ("DEC101", "Zoe to stay"),
        ("DEC102", "Zoe to stay"),
    ]
    assert found("Final decision: to wait, as her exams are in May.") == [("DEC101", "to wait")]


@pytest.mark.parametrize(
    "note",
    [
        "Decision: Zoe asked to stay at her aunt's.",  # a verb of its own
        "Decision: pending",
        "Note: Zoe to stay at her aunt's.",
        "The decision was hard for Zoe to take in.",
    ],
)
def test_what_is_no_plan_or_has_another_label_is_none(note: str) -> None:
    assert found(note) == []


def test_what_is_known_as_a_decision_by_its_words_is_found_once() -> None:
    assert found("Decision: NFA, as the goals are met.") == [("DEC101", "NFA")]
