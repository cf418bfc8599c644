"""How often caselint is right on notes in which every finding is marked (tests/marked/README.md)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from caselint.config import Config
from caselint.marked_notes import MarkedNote, parse
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

NOTES = sorted((Path(__file__).parent / "marked").glob("*.txt"))
UNMARKED = ("PLN001", "PLN002", "PLN003", "REC203", "REC207", "TPL", "DOC")

# What is measured together, with the least precision and recall that it may have.
FLOORS = {
    "ABB": (("ABB001", "ABB002", "ABB003"), 0.95, 0.90),
    "SGN": (("SGN",), 0.95, 0.90),
    "TIM": (("TIM",), 0.95, 0.90),
    "REC": (("REC",), 0.95, 0.90),
    "WRD": (("WRD101", "WRD102", "WRD103", "WRD104", "WRD2"), 0.95, 0.90),
    "FCT": (("FCT101", "FCT102", "FCT103", "FCT104", "FCT105", "FCT301"), 0.95, 0.90),
    "DEC": (("DEC",), 0.95, 0.90),
    "advice": (("PLN004", "ABB004", "ABB101", "WRD105", "FCT302"), 0.85, 0.85),
}


@dataclass
class Tally:
    """Findings that were right, wrong and missing, and traps that were walked into, by code."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]
    tripped: Counter[str]


def note_of(path: Path) -> MarkedNote:
    return parse(path.read_text(encoding="utf-8"))


@cache
def tally() -> Tally:
    linter = make_linter(load_rulebook(), Config(rules={"TIM003": {"today": "2026-12-31"}}))
    total = Tally(Counter(), Counter(), Counter(), Counter())
    for path in NOTES:
        note = note_of(path)
        document = read_bytes(note.text.encode(), path.name)
        findings = [f for f in linter.lint(document).findings if not f.code.startswith(UNMARKED)]
        compared = note.compare(findings, note.codes | {finding.code for finding in findings})
        total.right.update(compared.right)
        total.wrong.update(finding.code for finding in compared.wrong)
        total.missed.update(mark.code for mark in compared.missed)
        total.missed.update(code for code, _ in compared.missed_entries)
        total.tripped.update(mark.code for mark in compared.tripped)
    return total


@pytest.mark.parametrize("name", FLOORS)
def test_right_often_enough(name: str) -> None:
    starts, least_precision, least_recall = FLOORS[name]
    total = tally()
    right, wrong, missed, tripped = (
        sum(count for code, count in counter.items() if code.startswith(starts))
        for counter in (total.right, total.wrong, total.missed, total.tripped)
    )
    precision, recall = right / (right + wrong), right / (right + missed)
    print(f"\n{name}: {right} right, {wrong} wrong, {missed} missed, {tripped} traps tripped")
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f}")
    codes = {*total.right, *total.wrong, *total.missed}
    for code in sorted(code for code in codes if code.startswith(starts)):
        print(f"{code}: {total.right[code]} right, {total.wrong[code]} wrong, {total.missed[code]} missed")
    assert precision >= least_precision
    assert recall >= least_recall


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_a_note_is_marked_as_it_should_be(path: Path) -> None:
    note = note_of(path)
    assert "{{" not in note.text
    assert "}}" not in note.text
    assert all(mark.span.start < mark.span.end for mark in note.marks)
