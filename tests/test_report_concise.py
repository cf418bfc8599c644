"""The report of a line a finding."""

from __future__ import annotations

import re

from hypothesis import given

from caselint.findings import Report
from caselint.report.concise import render_concise
from report_examples import NINE, REPORT, hostile_report, is_quiet


def test_a_line_a_finding_and_the_counts() -> None:
    assert "".join(render_concise(REPORT)).splitlines() == [
        "notes/a.docx:9:7: WRD101 “sly” judges her, 100%.",
        "notes/a.docx:10:1: WRD102 “sly” judges her, 100%.",
        "notes/a.docx:1:1: DOC003 “” judges her, 100%.",
        "notes/b.pdf:1:1: DOC001 Not checked: “” judges her, 100%.",
        "notes/c.pdf:1:1: DOC001 Not checked: It is damaged.",
        "d.eml:1:1: Not read: 1 attachment (a, b.pdf). Save it and check it.",
        "Checked 2 files, 1 entry and 1,933 words: 1 error, 1 warning and 1 piece of advice. "
        "2 files were not checked.",
    ]


def test_a_clean_run_says_so() -> None:
    assert (
        "".join(render_concise(Report("default"))) == "Checked 0 files, 0 entries and 0 words: no findings.\n"
    )


@given(NINE)
def test_hostile_words_break_no_line_and_drive_no_terminal(words: list[str]) -> None:
    written = "".join(render_concise(hostile_report(words)))
    assert is_quiet(written)
    found, unread, counted, end = written.split("\n")
    assert re.search(r":1:1: OUR001\b", found)
    assert re.search(r":1:1: DOC001 Not checked:", unread)
    assert counted == "Checked 1 file, 1 entry and 5 words: 1 error. 1 file was not checked."
    assert end == ""
