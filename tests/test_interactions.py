"""One problem, one finding: which rule speaks where several could, whatever the order that they run in."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.schema import Tier
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.findings import Finding
    from caselint.lint import Linter

MARKED = sorted((Path(__file__).parent / "marked").glob("*.txt"))
HEAD = "Date recorded: 4 March 2024 10:15\nWorker: Jane Okafor, Social Worker\n\n"

# What is written, and how often each rule of the families named speaks of it.
CASES = {
    "a conclusion hung on a fact is one finding": (
        HEAD + "The cupboards were bare, so she is clearly not coping.\n",
        ("FCT",),
        {"FCT103": 1},
    ),
    "a guess hung on a fact is one finding": (
        HEAD + "Her eyes were red, so she must have been crying.\n",
        ("FCT",),
        {"FCT103": 1},
    ),
    "a motive drawn from a fact is one finding": (
        HEAD + "Kai tipped his plate over to get back at Mr Lund.\n",
        ("FCT",),
        {"FCT105": 1},
    ),
    "a label is not an opinion as well": (
        HEAD + "Mum is lazy.\n",
        ("WRD", "FCT"),
        {"WRD101": 1},
    ),
    "without an author nobody asks for the post": (
        "Date recorded: 4 March 2024 10:15\n\nI met Kai at school.\n",
        ("SGN",),
        {"SGN001": 1},
    ),
    "without a date nobody asks for the time": (
        "Worker: Jane Okafor, Social Worker\n\nI met Kai at school.\n",
        ("SGN",),
        {"SGN002": 1},
    ),
    "a date that fixes no day is not missing as well": (
        "Date: Tuesday\nTime: 10:15\nWorker: Jane Okafor, Social Worker\n\nI met Kai at school.\n",
        ("SGN",),
        {"SGN007": 1},
    ),
    "four blanks of one sign-off give one finding": (
        "I met Kai at school.\n\nName: ________\nPost: ________\nDate: ________\nTime: ________\n",
        ("SGN", "REC2"),
        {"SGN006": 1},
    ),
    "a late entry without its moment is not asked for a date and a time besides": (
        "LATE ENTRY\nDate of visit: 1 March 2024\nWorker: Jane Okafor, Social Worker\n\nI met Kai.\n",
        ("SGN", "TIM"),
        {"TIM002": 1},
    ),
    "who decided and why are two duties": (
        HEAD + "It was decided to end the visits.\n",
        ("DEC",),
        {"DEC101": 1, "DEC102": 1},
    ),
    "an extension says itself that it has no reason and no manager": (
        HEAD + "It was agreed to extend the assessment by ten days.\n",
        ("DEC",),
        {"DEC106": 1},
    ),
    "an extension whose reason is given is still a decision of no one": (
        HEAD + "Ms Day, team manager, agreed to extend the assessment by ten days.\n",
        ("DEC",),
        {"DEC106": 1},
    ),
    "a blank field of the child's is not a blank field as well": (
        "Child's name: Kai Lund\nDate of birth:\nReference: 12345\n" + HEAD + "I met Kai at school.\n",
        ("REC103", "REC2"),
        {"REC103": 1},
    ),
    "an entry written for no one who is named is not asked whether they read it": (
        HEAD + "Recorded on behalf of a colleague. Kai was at school.\n",
        ("SGN1",),
        {"SGN101": 1},
    ),
    "an abbreviation is reported once": (
        HEAD + "I rang the FSW. The FSW was out. I left the FSW a note.\n",
        ("ABB001",),
        {"ABB001": 1},
    ),
    "a passive that hides the decider is the decision's": (
        HEAD + "It was agreed that Kai moves on Friday, as the flat is damp.\n",
        ("DEC", "PLN005", "FCT301"),
        {"DEC101": 1},
    ),
}


@cache
def linter() -> Linter:
    """One with every rule that there is, preview rules too."""
    book = load_rulebook()
    previews = tuple(code for code, rule in book.rules.items() if rule.tier is Tier.PREVIEW)
    return make_linter(book, Config(select=("ALL", *previews)))


def found(linter: Linter, text: str) -> tuple[Finding, ...]:
    return linter.lint(read_bytes(text.encode(), "note.txt")).findings


@pytest.mark.parametrize("name", CASES)
def test_one_problem_is_one_finding(name: str) -> None:
    text, families, expected = CASES[name]
    counted = Counter(finding.code for finding in found(linter(), text) if finding.code.startswith(families))
    assert counted == expected


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_rules_changes_nothing(seed: int) -> None:
    rules = list(linter().rules)
    chance = random.Random(seed)
    chance.shuffle(rules)
    turned = type(linter())(linter().book, tuple(rules), linter().overrides, manual=linter().manual)
    for path in chance.sample(MARKED, 8):
        text = path.read_text(encoding="utf-8")
        assert found(turned, text) == found(linter(), text)
