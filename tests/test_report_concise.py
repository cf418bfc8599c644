"""The report of a line a finding."""

from __future__ import annotations

import re

from hypothesis import given

from caselint.findings import Report
from caselint.report.concise import render_concise
from report_examples import ACCEPTED, NINE, REPORT, SHOWN, hostile_report, is_quiet


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


def test_what_was_accepted_is_counted_or_shown_with_who_and_why() -> None:
    *lines, last = "".join(render_concise(ACCEPTED)).splitlines()
    assert [line.split()[1] for line in lines] == ["WRD102"]
    assert last.endswith(": 1 warning. 2 accepted findings are not shown.")
    *lines, last = "".join(render_concise(SHOWN)).splitlines()
    assert lines[1] == (
        "a.docx:9:7: WRD101 “sly” judges her, 100%. "
        "(Accepted on 22 November 2026 by Jane Okafor: The court's own words.)"
    )
    assert len(lines) == 3
    assert last.endswith(": 1 warning. Besides, 2 findings were accepted.")


def test_a_clean_run_says_so() -> None:
    assert (
        "".join(render_concise(Report("default"))) == "Checked 0 files, 0 entries and 0 words: no findings.\n"
    )


@given(NINE)
def test_hostile_words_break_no_line_and_drive_no_terminal(words: list[str]) -> None:
    written = "".join(render_concise(hostile_report(words)))
    assert is_quiet(written)
    found, accepted, unread, counted, end = written.split("\n")
    assert re.search(r":1:1: OUR001\b", found)
    assert re.search(r":1:1: OUR001\b.*\(Accepted on 22 November 2026 by ", accepted)
    assert re.search(r":1:1: DOC001 Not checked:", unread)
    assert counted == (
        "Checked 1 file, 1 entry and 5 words: 1 error. 1 file was not checked. "
        "Besides, 1 finding was accepted."
    )
    assert end == ""
