"""Figures by author, team, rule and month, and their table for a terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given

from caselint.findings import CheckedDocument, EntrySummary, Level, Report
from caselint.record import Document, Problem
from caselint.report.groups import EASE_BANDS, By, Group, Kind, band_of, figures_of
from caselint.report.groups_text import print_groups
from report_examples import NINE, finding, hostile_report, is_quiet


def entry(
    index: int,
    author: str | None = "Jane Okafor",
    *,
    words: int = 100,
    ease: float | None = 60.0,
    event: str | None = "2025-03-04T10:00",
    recorded: str | None = None,
    team: str | None = None,
) -> EntrySummary:
    return EntrySummary(
        index, event, recorded, author, "Social Worker", words, ease, late_marked=False, team=team
    )


def checked(path: str, *parts: EntrySummary, found: tuple[object, ...] = ()) -> CheckedDocument:
    return CheckedDocument(Document(path, "txt", "x"), sum(e.words for e in parts), parts, found)  # type: ignore[arg-type]


REPORT = Report(
    "default",
    (
        checked(
            "a.txt",
            entry(1, team="North"),
            entry(2, "jane  OKAFOR", words=300, ease=40.0, event=None, recorded="2025-01-31", team="north"),
            entry(3, "Sam Lee", words=0, ease=None, team="South"),
            found=(
                finding(entry=1),
                finding(entry=2),
                finding(entry=2, level=Level.ADVICE, code="PLN001"),
                finding(entry=0, code="REC101"),
            ),
        ),
        checked("b.txt", entry(1), found=(finding(entry=1),)),
        checked(
            "c.txt", entry(1, None, event=None, ease=90.0), found=(finding(entry=1, level=Level.WARNING),)
        ),
        CheckedDocument(
            Document("d.txt", "txt", problem=Problem("DOC001", "No.")), findings=(finding("DOC001"),)
        ),
    ),
)


def told(by: By) -> list[tuple[str, int, int, int, int]]:
    groups = figures_of(REPORT).groups[by].ordered()
    return [(group.name, group.files, group.entries, group.words, group.findings) for group in groups]


def test_by_author_however_the_name_is_written() -> None:
    assert told(By.AUTHOR) == [
        ("Jane Okafor", 2, 3, 500, 4),
        ("Sam Lee", 1, 1, 0, 0),
        ("no author named", 1, 1, 100, 1),
        ("files as a whole", 1, 0, 0, 1),
    ]


def test_by_team() -> None:
    assert told(By.TEAM) == [
        ("North", 1, 2, 400, 3),
        ("South", 1, 1, 0, 0),
        ("no team named", 2, 2, 200, 2),
        ("files as a whole", 1, 0, 0, 1),
    ]


def test_by_month_of_the_event_or_else_of_the_record() -> None:
    assert told(By.MONTH) == [
        ("January 2025", 1, 1, 300, 2),
        ("March 2025", 2, 3, 200, 2),
        ("no date", 1, 1, 100, 1),
        ("files as a whole", 1, 0, 0, 1),
    ]


def test_by_rule_without_why_files_were_not_checked() -> None:
    assert told(By.RULE) == [
        ("WRD101", 3, 4, 0, 4),
        ("PLN001", 1, 1, 0, 1),
        ("REC101", 1, 0, 0, 1),
    ]


def test_findings_to_a_thousand_words_and_the_mean_reading_ease() -> None:
    jane, sam, *_ = figures_of(REPORT).groups[By.AUTHOR].ordered()
    assert (jane.per_thousand(), jane.reading_ease) == (8.0, pytest.approx(160 / 3))
    assert (sam.per_thousand(), sam.reading_ease) == (None, None)
    assert jane.levels == {Level.ERROR: 3, Level.ADVICE: 1}
    assert Group("WRD101", files=1, levels=jane.levels).per_thousand(2000) == 2.0


def test_the_spread_of_reading_ease() -> None:
    figures = figures_of(REPORT)
    assert {EASE_BANDS[band][1]: number for band, number in figures.bands.items()} == {
        "plain English": 2,
        "hard": 1,
        "easy": 1,
    }
    assert (figures.eases, figures.reading_ease) == (4, 62.5)


@pytest.mark.parametrize(
    ("ease", "words"),
    [
        (121.2, "easy"),
        (80, "easy"),
        (79.9, "fairly easy"),
        (50, "fairly hard"),
        (30, "hard"),
        (-20, "very hard"),
    ],
)
def test_bands(ease: float, words: str) -> None:
    assert EASE_BANDS[band_of(ease)][1] == words


def test_what_has_no_name_comes_last() -> None:
    kinds = [group.kind for group in figures_of(REPORT).groups[By.AUTHOR].ordered()]
    assert kinds == [Kind.NAMED, Kind.NAMED, Kind.UNNAMED, Kind.WHOLE_FILE]


# ------------------------------------------------------------------------------------- the table


def printed(report: Report, by: By) -> list[str]:
    stream = io.StringIO()
    print_groups(report, by, stream)
    return [" ".join(line.split()) for line in stream.getvalue().splitlines()]


def test_a_table_by_author() -> None:
    assert printed(REPORT, By.AUTHOR) == [
        "Author Files Entries Words Errors Warnings Advice Per 1,000 words Reading ease",
        "Jane Okafor 2 3 500 3 0 1 8.0 53.3",
        "Sam Lee 1 1 0 0 0 0",
        "no author named 1 1 100 0 1 0 10.0 90.0",
        "files as a whole 1 1 0 0",
        "",
        "Few words make for large figures: under a thousand words, look at the findings themselves.",
        "Checked 3 files, 5 entries and 600 words: 4 errors, 1 warning and 1 piece of advice. 1 file was not",
        "checked.",
    ]


def test_a_table_by_rule() -> None:
    assert printed(REPORT, By.RULE)[:4] == [
        "Rule Files Entries Level Findings Per 1,000 words",
        "WRD101 judgemental-label 3 4 warning 4 6.7",
        "PLN001 judgemental-label 1 1 advice 1 1.7",
        "REC101 judgemental-label 1 - error 1 1.7",
    ]


def test_nothing_to_group_is_no_table() -> None:
    assert printed(Report("default"), By.RULE) == ["Checked 0 files, 0 entries and 0 words: no findings."]


def test_an_interrupted_run_says_so() -> None:
    assert "It was interrupted: 7 files were not looked at." in " ".join(
        printed(replace(REPORT, unchecked=7), By.MONTH)
    )


@given(NINE)
def test_no_table_holds_a_control_code(words: list[str]) -> None:
    stream = io.StringIO()
    for by in By:
        print_groups(hostile_report(words), by, stream)
    assert is_quiet(stream.getvalue())
