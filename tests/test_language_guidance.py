"""Policies and leaflets, which are about nobody, told from records."""

from __future__ import annotations

from pathlib import Path

import pytest

from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.segment import segment
from claims_helpers import annotate

HERE = Path(__file__).parent


def is_guidance(text: str) -> bool:
    return annotate(segment(read_bytes(text.encode(), "text.txt"), load_rulebook())).is_guidance


@pytest.mark.parametrize("path", sorted((HERE / "quiet").glob("policy-*.txt")), ids=lambda path: path.stem)
def test_a_policy_is(path: Path) -> None:
    assert is_guidance(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted((HERE / "quiet").glob("note-*.txt")), ids=lambda path: path.stem)
def test_a_note_is_not(path: Path) -> None:
    assert not is_guidance(path.read_text(encoding="utf-8"))


def test_a_marked_note_is_not() -> None:
    notes = sorted((HERE / "marked").glob("*.txt"))
    assert not [path.name for path in notes if is_guidance(path.read_text(encoding="utf-8"))]


PLAN = "Workers must ring first. The visit should be early. Nobody may smoke in the house. " * 12


def test_a_plan_that_names_its_child_is_not() -> None:
    assert is_guidance(PLAN)
    assert not is_guidance(f"Child: Kai Lund\n\n{PLAN}")


def test_a_short_text_is_not() -> None:
    assert not is_guidance("Workers must ring first. The visit should be early.")
