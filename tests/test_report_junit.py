"""The JUnit report: by the schema of Jenkins, and with hostile words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from caselint.config import Config
from caselint.findings import CheckedDocument, Level, Report
from caselint.read import read_bytes
from caselint.record import Document, Omission, Problem, Reading
from caselint.report.escapes import file_name, terminal, terminal_lines
from caselint.report.junit import render_junit
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from report_examples import ACCEPTED
from report_examples import SLY as FINDING
from test_report_escapes import NINE, is_quiet, report

SCHEMA = Path(__file__).parent / "data" / "schemas" / "junit-10.xsd"
EXAMPLES = Path(__file__).parent.parent / "examples"

DOCUMENT = Document("notes/a.docx", "docx", "She is\nMa sly.")
UNREAD = Document("b.pdf", "pdf", problem=Problem("DOC001", "It is damaged."))


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def suites_of(of: Report) -> etree._Element:
    """The root of the report, which holds by the schema and counts what it holds."""
    root = etree.fromstring("".join(render_junit(of)).encode())
    schema().assertValid(root)
    for counted in (root, *root):
        assert int(counted.get("tests")) == len(list(counted.iter("testcase")))
        assert int(counted.get("failures")) == len(list(counted.iter("failure")))
        assert int(counted.get("errors")) == len(list(counted.iter("error")))
    for suite in root:
        assert int(suite.get("skipped")) == len(list(suite.iter("skipped")))
    assert len(root) == len(of.documents)
    return root


def test_a_finding_is_a_failure() -> None:
    checked = CheckedDocument(DOCUMENT, findings=(FINDING,), manual="wakefield")
    [suite] = suites_of(Report("wakefield", (checked,)))
    assert suite.get("name") == "notes/a.docx"
    [case] = suite
    assert dict(case.attrib) == {
        "classname": "notes/a.docx",
        "name": "WRD101 judgemental-label (line 2, column 4, page 3)",
    }
    [failure] = case
    assert (failure.tag, dict(failure.attrib)) == ("failure", {"type": "error", "message": "“sly” judges."})
    assert failure.text == (
        "“sly” judges.\nInstead: Say what she did.\nTry “quiet” or “shy”.\n"
        "The words: sly\nEntry 2\nWakefield 2.9"
    )


@pytest.mark.parametrize("level", list(Level))
def test_the_type_of_a_failure_is_its_level(level: Level) -> None:
    finding = replace(FINDING, level=level)
    [failure] = suites_of(Report("default", (CheckedDocument(DOCUMENT, findings=(finding,)),))).iter(
        "failure"
    )
    assert failure.get("type") == str(level)


def test_a_clean_file_is_a_test_that_passes() -> None:
    [suite] = suites_of(Report("default", (CheckedDocument(DOCUMENT),)))
    [case] = suite
    assert (case.get("name"), len(case)) == ("No rule was broken", 0)


def test_an_accepted_finding_is_a_test_that_was_skipped() -> None:
    first, second = suites_of(ACCEPTED)
    assert [[outcome.tag for outcome in case] for case in first] == [["failure"], ["skipped"]]
    assert [[outcome.tag for outcome in case] for case in second] == [["skipped"]]
    assert first[1][0].get("message") == (
        "“sly” judges her, 100%. Accepted on 22 November 2026 by Jane Okafor: The court's own words."
    )


def test_an_unread_file_is_an_error_and_told_once() -> None:
    reason = replace(FINDING, code="DOC001")
    [suite] = suites_of(Report("default", (CheckedDocument(UNREAD, findings=(reason,)),)))
    [case] = suite
    [error] = case
    assert (error.tag, error.text) == ("error", "It is damaged.")
    assert dict(error.attrib) == {"type": "DOC001", "message": "It is damaged."}


def test_what_else_was_not_read_is_told() -> None:
    left = (
        Omission("1 attachment", "Save it.", ("a.pdf",), holds_words=True),
        Omission("1 picture", "Look."),
    )
    document = replace(DOCUMENT, reading=Reading(omissions=left))
    [suite] = suites_of(Report("default", (CheckedDocument(document),)))
    assert suite.findtext("system-err") == "Not read: 1 attachment (a.pdf). Save it."


def test_each_file_is_a_suite_and_the_numbers_add_up() -> None:
    checked = CheckedDocument(DOCUMENT, findings=(FINDING, FINDING))
    root = suites_of(Report("default", (checked, CheckedDocument(UNREAD), CheckedDocument(DOCUMENT))))
    assert dict(root.attrib) == {"name": "caselint", "tests": "4", "failures": "2", "errors": "1"}


def test_no_files_are_no_suites() -> None:
    assert len(suites_of(Report("default"))) == 0


def test_it_tells_no_moment_and_no_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """An example, whole: each finding once, in order, and nothing that differs from run to run."""
    monkeypatch.chdir(EXAMPLES.parent)
    path = "examples/export/case-notes-export.docx"
    checked = make_linter(load_rulebook(), Config()).lint(read_bytes(Path(path).read_bytes(), path))
    of = Report("default", (checked,))
    root = suites_of(of)
    assert "".join(render_junit(of)) == "".join(render_junit(of))
    names = [case.get("name") for case in root.iter("testcase")]
    assert len(names) > 5
    assert [name.split()[0] for name in names] == [finding.code for finding in checked.findings]
    assert not {"time", "timestamp", "hostname"} & {
        name for element in root.iter() for name in element.attrib
    }


@given(NINE)
@settings(max_examples=100, deadline=None)
def test_hostile_words_are_only_shown(words: list[str]) -> None:
    of = report(words)
    assert is_quiet("".join(render_junit(of)))
    read, unread = suites_of(of)
    path, _, message, advice, suggestion, _, _, reason, _ = words
    assert read.get("name") == unread.get("name") == in_xml(file_name(path))
    [failure] = read.iter("failure")
    assert failure.get("message") == in_xml(terminal(message.strip()))
    for part in (message.strip(), advice.strip(), suggestion):
        assert in_xml(terminal_lines(part)) in failure.text
    [skipped] = read.iter("skipped")
    assert in_xml(terminal(reason)) in skipped.get("message")
    [error] = unread.iter("error")
    assert (error.text or "") == in_xml(terminal_lines(reason))
    assert {element.tag for element in read.iter()} == {"testsuite", "testcase", "failure", "skipped"}


def in_xml(words: str) -> str:
    """Words without the few characters that can be seen and yet stand in no XML."""
    return words.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
