"""The report for GitLab's Code Quality."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
from hypothesis import given

from caselint.findings import CheckedDocument, Report
from caselint.record import Document
from caselint.report.escapes import json_string
from caselint.report.gitlab import render_gitlab
from report_examples import ACCEPTED, NINE, REPORT, finding, hostile_report, is_quiet

# What its documentation asks of an object.
WORDS = {"type": "string", "minLength": 1}
FORMAT = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": WORDS,
            "check_name": WORDS,
            "fingerprint": WORDS,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def violations(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("".join(render_gitlab(report)))
    return found


def test_each_finding_is_a_violation() -> None:
    found = violations(REPORT)
    jsonschema.validate(found, FORMAT)
    assert [(v["check_name"], v["severity"], v["location"]["lines"]["begin"]) for v in found] == [
        ("WRD101", "major", 9),
        ("WRD102", "minor", 10),
        ("DOC003", "info", 1),
        ("DOC001", "major", 1),
        ("DOC001", "major", 1),
        ("not-read", "info", 1),
    ]
    assert found[0]["description"] == "“sly” judges her, 100%."
    assert found[0]["location"]["path"] == "notes/a.docx"
    assert found[4]["description"] == "Not checked: It is damaged."


def test_what_was_accepted_is_left_out() -> None:
    assert [violation["check_name"] for violation in violations(ACCEPTED)] == ["WRD102"]


def test_a_clean_run_is_an_empty_array() -> None:
    assert "".join(render_gitlab(Report("default"))) == "[]\n"


def checked(path: str, *prints: str) -> CheckedDocument:
    return CheckedDocument(
        Document(path, "txt"), findings=tuple(finding(fingerprint=told) for told in prints)
    )


def fingerprints(*documents: CheckedDocument) -> list[str]:
    return [violation["fingerprint"] for violation in violations(Report("default", documents))]


def test_fingerprints_are_of_the_file_and_the_finding() -> None:
    found = fingerprints(checked("a.txt", "1", "1", "2"), checked("b.txt", "1", "2"))
    assert len(set(found)) == 5


def test_a_finding_that_moves_keeps_its_fingerprint() -> None:
    first = checked("a.txt", "1")
    moved = replace(first, findings=(replace(first.findings[0], start=(80, 1), end=(80, 4)),))
    assert fingerprints(first) == fingerprints(checked("0.txt", "1"), moved)[1:]


def test_gitlab_takes_no_path_that_begins_with_the_folder_itself() -> None:
    [violation] = violations(Report("default", (checked("./a.txt", "1"),)))
    assert violation["location"]["path"] == "a.txt"


@given(NINE)
def test_hostile_words_stay_words(words: list[str]) -> None:
    written = "".join(render_gitlab(hostile_report(words)))
    assert is_quiet(written)
    written.encode()
    found, unread = json.loads(written)
    path, _, message, *_ = words
    assert found["description"] == json_string(message)
    assert unread["description"] == json_string(f"Not checked: {words[7]}")
    assert found["location"]["path"] == unread["location"]["path"] == json_string(path).removeprefix("./")
    assert found["fingerprint"] != unread["fingerprint"]
