"""Fields that say who made the decisions of an entry."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

LINTER = make_linter(load_rulebook(), Config(select=("DEC101",)))
AGREED = "It was agreed that the visits will go on."


def found(note: str) -> list[str]:
    return [finding.match for finding in LINTER.lint(read_bytes(note.encode(), "note.txt")).findings]


@pytest.mark.parametrize(
    "note",
    [
        f"Present: Ms Hale, Mr Dean\n{AGREED}",
        f"Attendees: Ms Hale and Kelly Crowther (mother)\n\n{AGREED}",
        f"{AGREED}\nDecision maker: Ms Orr, team manager",
        f"Authorising manager: Ms Orr\nThe boys were at school. The tap drips.\n{AGREED}",
    ],
)
def test_a_field_names_who_decided(note: str) -> None:
    assert found(note) == []


@pytest.mark.parametrize(
    "note",
    [
        f"Present: Ms Hale, Mr Dean\nThe boys were at school. The tap drips. The cot is new. {AGREED}",
        f"Address: 4 Dale Road\n{AGREED}",
        f"Present at the match was his uncle.\nThe tap drips. {AGREED}",
    ],
)
def test_no_field_names_who_decided(note: str) -> None:
    assert len(found(note)) == 1
