"""Notes in which every finding is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.config import Config
from caselint.marked_notes import MarkedNote, parse
from caselint.read import read_bytes
from caselint.record import Span
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.findings import Finding

LINTER = make_linter(load_rulebook(), Config())
NOTE = """\
---
about: a note
expect:
  - SGN003@1
---
Mum is {{WRD101|lazy}}.
Kit has one {{-WRD101|lazy}} eye, and is {{WRD101,FCT101|tall}}.

Ruth Adair, 4 March 2024, 10:15
"""


def findings(note: MarkedNote) -> tuple[Finding, ...]:
    return LINTER.lint(read_bytes(note.text.encode(), "n.txt")).findings


def test_a_note_is_read_with_its_marks_and_lines() -> None:
    note = parse(NOTE)
    assert note.text.startswith("Mum is lazy.\nKit has one lazy eye, and is tall.")
    assert [(mark.code, mark.trap, mark.line) for mark in note.marks] == [
        ("WRD101", False, 6),
        ("WRD101", True, 7),
        ("WRD101", False, 7),
        ("FCT101", False, 7),
    ]
    assert note.marks[0].span == Span(7, 11)
    assert dict(note.expected) == {("SGN003", 1): 1}
    assert note.line_in_file(note.text.index("Ruth")) == 9
    assert note.codes == {"WRD101", "FCT101", "SGN003"}


def test_the_head_may_be_left_out() -> None:
    note = parse("Mum is {{WRD101|lazy}}.\n---\nx\n---\n")
    assert note.text == "Mum is lazy.\n---\nx\n---\n"
    assert note.marks[0].line == 1


def test_what_was_found_is_held_beside_what_is_marked() -> None:
    note = parse(NOTE)
    compared = note.compare(findings(note), {"WRD101", "SGN003", "FCT101"})
    assert sorted(compared.right) == ["SGN003", "WRD101"]
    assert [(mark.code, mark.line) for mark in compared.missed] == [("WRD101", 7), ("FCT101", 7)]
    assert compared.wrong == ()
    assert compared.tripped == ()


def test_what_is_not_marked_is_wrong_and_a_trap_is_told() -> None:
    note = parse("Mum is {{-WRD101|lazy}} and rude.\n")
    compared = note.compare(findings(note), {"WRD101"})
    assert [finding.match for finding in compared.wrong] == ["lazy", "rude"]
    assert [mark.code for mark in compared.tripped] == ["WRD101"]


def test_codes_that_are_not_asked_for_are_left() -> None:
    note = parse("Mum is lazy.\n")
    assert note.compare(findings(note), {"FCT101"}).wrong == ()


def test_what_was_expected_of_an_entry_and_not_found_is_missed() -> None:
    note = parse(NOTE.replace("SGN003", "SGN001"))
    assert note.compare(findings(note), {"SGN001"}).missed_entries == (("SGN001", 1),)
