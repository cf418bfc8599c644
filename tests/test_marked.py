"""How often caselint is right on notes in which every finding is marked (tests/marked/README.md)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.record import Span
from caselint.rules import load_rulebook
from caselint.selection import make_linter

NOTES = sorted((Path(__file__).parent / "marked").glob("*.txt"))
MARK = re.compile(r"\{\{(?P<codes>-?[A-Z]{3}\d{3}(?:,-?[A-Z]{3}\d{3})*)\|(?P<text>.*?)\}\}", re.DOTALL)
UNMARKED = ("PLN001", "PLN002", "PLN003", "REC203", "REC207", "TPL", "DOC")

# What is measured together, with the least precision and recall that it may have.
FLOORS = {
    "ABB": (("ABB001", "ABB002", "ABB003"), 0.95, 0.90),
    "SGN": (("SGN",), 0.93, 0.90),
    "TIM": (("TIM",), 0.93, 0.90),
    "REC": (("REC",), 0.95, 0.90),
    "WRD": (("WRD101", "WRD102", "WRD103", "WRD104", "WRD2"), 0.90, 0.85),
    "FCT": (("FCT101", "FCT102", "FCT103", "FCT104", "FCT105", "FCT301"), 0.92, 0.85),
    "DEC": (("DEC",), 0.92, 0.85),
    "advice": (("PLN004", "ABB004", "ABB101", "WRD105", "FCT302"), 0.80, 0.80),
}


@dataclass
class Tally:
    """Findings that were right, wrong and missing, and traps that were walked into, by code."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]
    tripped: Counter[str]


def parse(path: Path) -> tuple[str, list[tuple[str, Span, bool]], Counter[tuple[str, int]]]:
    """The plain text, the marks (code, span, whether it is a trap) and the findings about entries."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    expected = Counter((code, int(entry)) for code, entry in re.findall(r"- ([A-Z]{3}\d{3})@(\d+)", head))
    text, marks, at = "", [], 0
    for mark in MARK.finditer(body):
        text += body[at : mark.start()]
        span = Span(len(text), len(text) + len(mark["text"]))
        marks += [(code.lstrip("-"), span, code.startswith("-")) for code in mark["codes"].split(",")]
        text += mark["text"]
        at = mark.end()
    return text + body[at:], marks, expected


@cache
def tally() -> Tally:
    linter = make_linter(load_rulebook(), Config(rules={"TIM003": {"today": "2026-12-31"}}))
    total = Tally(Counter(), Counter(), Counter(), Counter())
    for path in NOTES:
        text, marks, expected = parse(path)
        hit = set()
        for finding in linter.lint(read_bytes(text.encode(), path.name)).findings:
            if finding.code.startswith(UNMARKED):
                continue
            over = [mark for mark in marks if mark[0] == finding.code and mark[1].overlaps(finding.span)]
            total.tripped[finding.code] += any(trap for _, _, trap in over)
            good = [mark for mark in over if not mark[2]]
            places = [(finding.code, entry) for entry in (finding.entry, 0)]
            place = next((place for place in places if expected[place] > 0), None)
            if good:
                hit.update(good)
            elif place:
                expected[place] -= 1
                total.right[finding.code] += 1
            else:
                total.wrong[finding.code] += 1
        for mark in marks:
            if not mark[2]:
                (total.right if mark in hit else total.missed)[mark[0]] += 1
        for (code, _), left in expected.items():
            total.missed[code] += left
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
    text, marks, _ = parse(path)
    assert "{{" not in text
    assert "}}" not in text
    assert all(span.start < span.end for _, span, _ in marks)
