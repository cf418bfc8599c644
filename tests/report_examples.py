"""Reports for the tests of the formats that have a line, row or object for each finding."""

from __future__ import annotations

import datetime
from dataclasses import replace

from caselint.findings import Accepted, CheckedDocument, EntrySummary, Finding, Level, Report, Scope
from caselint.record import Document, Omission, Place, Problem, Reading, Span
from test_report_escapes import NINE, WORDS, is_quiet
from test_report_escapes import report as hostile_report

__all__ = ["ACCEPTED", "NINE", "REPORT", "SHOWN", "WORDS", "finding", "hostile_report", "is_quiet"]


def finding(
    code: str = "WRD101",
    *,
    level: Level = Level.ERROR,
    match: str = "sly",
    start: tuple[int, int] = (9, 7),
    end: tuple[int, int] = (9, 10),
    entry: int = 1,
    fingerprint: str = "abc",
    clause: str | None = None,
) -> Finding:
    return Finding(
        code=code,
        name="judgemental-label",
        level=level,
        scope=Scope.SENTENCE,
        message=f"“{match}” judges her, 100%.",
        advice="Say what she did.\n",
        suggestions=("quiet", "calm"),
        match=match,
        entry=entry,
        span=Span(3, 6),
        start=start,
        end=end,
        place=Place(page=3, paragraph=6, table=2, row=5, cell=1),
        fingerprint=fingerprint,
        clause=clause,
    )


ENTRY = EntrySummary(
    1,
    "2025-06-12T08:45",
    None,
    "Jane Okafor",
    "Social Worker",
    316,
    None,
    late_marked=False,
    team="North Duty",
)
LEFT = Omission("1 attachment", "Save it and check it.", ("a, b.pdf",), holds_words=True)
NO_WORDS = Omission("1 picture", "It has no text.")
REASON = Problem("DOC001", "It is damaged.")

# A file with findings of each level and one of several lines; one that a rule says was not read; one that
# was not read and no rule says so; a clean one that was not read to its end.
REPORT = Report(
    "wakefield",
    (
        CheckedDocument(
            Document("notes/a.docx", "docx"),
            733,
            (ENTRY,),
            (
                finding(clause="2.11"),
                finding("WRD102", level=Level.WARNING, start=(10, 1), end=(12, 4), fingerprint="abd"),
                finding("DOC003", level=Level.ADVICE, start=(1, 1), end=(1, 1), match="", entry=0),
            ),
            manual="wakefield",
        ),
        CheckedDocument(
            Document("notes/b.pdf", "pdf", problem=REASON),
            findings=(finding("DOC001", match="", start=(1, 1), end=(1, 1), entry=0),),
        ),
        CheckedDocument(Document("notes/c.pdf", "pdf", problem=REASON)),
        CheckedDocument(Document("d.eml", "eml", reading=Reading(omissions=(LEFT, NO_WORDS))), 1200),
    ),
)

# A file with a finding that was accepted beside one that was not, and one in which all that is found was.
_TODAY = datetime.date(2026, 11, 22)
ACCEPTED = Report(
    "default",
    (
        CheckedDocument(
            Document("a.docx", "docx", "Ma sly and quiet."),
            entries=(ENTRY,),
            findings=(finding("WRD102", level=Level.WARNING, fingerprint="abd"),),
            accepted=(Accepted(finding(), "The court's own words.", "Jane Okafor", _TODAY),),
        ),
        CheckedDocument(
            Document("b.docx", "docx", "Ma sly and quiet."),
            accepted=(Accepted(finding(), "As above.", "Sam Hill", _TODAY),),
        ),
    ),
)
SHOWN = replace(ACCEPTED, show_accepted=True)

# A finding with all that one may have.
SLY = Finding(
    code="WRD101",
    name="judgemental-label",
    level=Level.ERROR,
    scope=Scope.SENTENCE,
    message="“sly” judges.",
    advice="Say what she did.\n",
    suggestions=("quiet", "shy"),
    match="sly",
    entry=2,
    span=Span(11, 14),
    start=(2, 4),
    end=(2, 7),
    place=Place(page=3),
    fingerprint="abc",
    clause="2.9",
)
