"""Jobs told by what they are done to."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

LINTER = make_linter(load_rulebook(), Config(select=("DEC104",)))


def found(sentence: str) -> list[str]:
    text = f"I saw them at home on Monday.\n\n{sentence}\n"
    return [finding.match for finding in LINTER.lint(read_bytes(text.encode(), "note.txt")).findings]


@pytest.mark.parametrize(
    ("sentence", "job"),
    [
        ("Needs posting today.", "Needs posting"),
        ("The bus pass form needs to be signed.", "The bus pass form needs to be signed"),
        ("Two referrals still need making.", "Two referrals still need making"),
        ("A second visit will be arranged.", "A second visit will be arranged"),
        ("Support will be put in place for the twins.", "Support will be put"),
    ],
)
def test_office_work_with_no_owner(sentence: str, job: str) -> None:
    assert found(sentence) == [job]


@pytest.mark.parametrize(
    "sentence",
    [
        "The gate needs mending.",  # upkeep
        "The wound needs to be kept dry.",  # care
        "Mum needs to be sent a form.",  # whoever sends it, it is said of Mum
        "If he stays, a visit will be arranged.",
        "The plan will be discussed on Monday.",
        "The bus pass form needs to be signed by Mr Dean.",
        "Mum said the form needs to be sent.",
        "The book will be put back.",
    ],
)
def test_what_is_no_such_job(sentence: str) -> None:
    assert found(sentence) == []
