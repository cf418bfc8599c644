"""The JSON contract."""

from __future__ import annotations

import json
from dataclasses import replace

from caselint.findings import CheckedDocument, EntrySummary, Finding, Level, Report, Scope
from caselint.record import Document, Omission, Place, Problem, Reading, Span
from caselint.report.json import render_json
from report_examples import ACCEPTED

ENTRY = EntrySummary(
    1,
    "2025-06-12T08:45",
    None,
    "Jane Okafor",
    "Social Worker",
    316,
    90.96,
    late_marked=False,
    team="North Duty",
)
FINDING = Finding(
    code="WRD101",
    name="judgemental-label",
    level=Level.ERROR,
    scope=Scope.SENTENCE,
    message="Why.",
    advice="Say what she did.",
    suggestions=("x",),
    match="sly",
    entry=1,
    span=Span(3, 6),
    start=(9, 7),
    end=(9, 10),
    place=Place(page=3, paragraph=6, table=2, row=5, cell=1),
    fingerprint="abc",
)
REPORT = Report(
    "default",
    (
        CheckedDocument(Document("notes/a.docx", "docx"), 733, (ENTRY,), (FINDING,)),
        CheckedDocument(Document("notes/b.pdf", "pdf", problem=Problem("DOC001", "It is damaged."))),
    ),
)


def test_the_contract_holds_key_by_key() -> None:
    data = json.loads("".join(render_json(REPORT)))
    assert list(data) == ["schema_version", "caselint_version", "profile", "documents", "summary"]
    first, second = data["documents"]
    assert list(first) == [
        "path",
        "format",
        "words",
        "entries",
        "findings",
        "problem",
        "not_read",
        "accepted",
    ]
    assert first["entries"] == [
        {
            "index": 1,
            "event": "2025-06-12T08:45",
            "recorded": None,
            "author": "Jane Okafor",
            "post_title": "Social Worker",
            "team": "North Duty",
            "words": 316,
            "reading_ease": 91.0,
            "late_marked": False,
        }
    ]
    assert first["findings"] == [
        {
            "code": "WRD101",
            "name": "judgemental-label",
            "level": "error",
            "scope": "sentence",
            "message": "Why.",
            "advice": "Say what she did.",
            "suggestions": ["x"],
            "clause": None,
            "match": "sly",
            "entry": 1,
            "start": {"line": 9, "column": 7},
            "end": {"line": 9, "column": 10},
            "place": {"page": 3, "paragraph": 6, "table": 2, "row": 5, "cell": 1},
            "fingerprint": "abc",
        }
    ]
    assert first["problem"] is None
    assert second["problem"] == "It is damaged."
    assert data["summary"] == {
        "documents": 2,
        "entries": 1,
        "words": 733,
        "findings": 1,
        "by_level": {"error": 1},
        "by_code": {"WRD101": 1},
        "not_checked": 0,
        "accepted": 0,
    }


def test_what_is_known_to_hold_words_and_was_not_read_is_told() -> None:
    left = (
        Omission("1 attachment", "Save it.", ("a.pdf",), holds_words=True),
        Omission("1 picture", "Look."),
    )
    document = Document("a.eml", "eml", "x", reading=Reading(omissions=left))
    [told] = json.loads("".join(render_json(Report("default", (CheckedDocument(document),)))))["documents"]
    assert told["not_read"] == [{"what": "1 attachment", "why": "Save it.", "names": ["a.pdf"]}]
    assert told["problem"] is None


def test_it_ends_with_one_newline() -> None:
    assert "".join(render_json(Report("default"))).endswith("}\n")


def test_a_finding_names_the_clause_that_asks_for_it() -> None:
    document = CheckedDocument(Document("a.docx", "docx"), findings=(replace(FINDING, clause="2.4, 2.5"),))
    data = json.loads("".join(render_json(Report("wakefield", (document,)))))
    assert data["documents"][0]["findings"][0]["clause"] == "2.4, 2.5"


def test_what_was_accepted_stands_beside_the_findings_and_is_counted_apart() -> None:
    data = json.loads("".join(render_json(ACCEPTED)))
    first, second = data["documents"]
    assert [finding["code"] for finding in first["findings"]] == ["WRD102"]
    [accepted] = first["accepted"]
    assert list(accepted) == ["finding", "reason", "by", "on"]
    assert list(accepted["finding"]) == list(first["findings"][0])
    assert (accepted["finding"]["code"], accepted["on"]) == ("WRD101", "2026-11-22")
    assert (accepted["reason"], accepted["by"]) == ("The court's own words.", "Jane Okafor")
    assert (second["findings"], len(second["accepted"])) == ([], 1)
    summary = data["summary"]
    assert (summary["findings"], summary["accepted"], summary["by_code"]) == (1, 2, {"WRD102": 1})
