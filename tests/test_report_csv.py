"""The report as comma-separated values, read back by the csv module."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from hypothesis import given
from typer.testing import CliRunner

from caselint.cli import app
from caselint.findings import Report
from caselint.report.csv import COLUMNS, render_csv
from caselint.report.escapes import csv_cell, file_name
from report_examples import ACCEPTED, NINE, REPORT, hostile_report, is_quiet

if TYPE_CHECKING:
    from pathlib import Path


def rows(written: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(written, newline=""), strict=True)
    found = list(reader)
    assert tuple(reader.fieldnames or ()) == COLUMNS
    assert all(set(row) == set(COLUMNS) and None not in row.values() for row in found)
    return found


def test_a_row_a_finding_with_all_that_is_known() -> None:
    first, *_ = rows("".join(render_csv(REPORT)))
    assert first == {
        "kind": "finding",
        "path": "notes/a.docx",
        "format": "docx",
        "level": "error",
        "code": "WRD101",
        "name": "judgemental-label",
        "message": "“sly” judges her, 100%.",
        "entry": "1",
        "event": "2025-06-12T08:45",
        "recorded": "",
        "author": "Jane Okafor",
        "post_title": "Social Worker",
        "team": "North Duty",
        "scope": "sentence",
        "advice": "Say what she did.",
        "suggestions": "quiet; calm",
        "clause": "2.11",
        "words": "sly",
        "line": "9",
        "column": "7",
        "end_line": "9",
        "end_column": "10",
        "page": "3",
        "paragraph": "6",
        "table": "2",
        "row": "5",
        "cell": "1",
        "part": "body",
        "fingerprint": "abc",
        "reason": "",
        "accepted_by": "",
        "accepted_on": "",
    }


def test_what_was_not_checked_or_not_read_has_a_row_of_its_own() -> None:
    found = rows("".join(render_csv(REPORT)))
    assert [row["kind"] for row in found] == ["finding"] * 3 + ["not checked"] * 2 + ["not read"]
    assert [row["entry"] for row in found] == ["1", "1", "", "", "", ""]
    assert (found[4]["code"], found[4]["message"], found[4]["line"]) == ("DOC001", "It is damaged.", "")
    assert found[5]["message"] == "1 attachment (a, b.pdf). Save it and check it."


def test_a_finding_that_was_accepted_has_a_row_of_its_own_kind() -> None:
    found = rows("".join(render_csv(ACCEPTED)))
    assert [(row["path"], row["kind"], row["code"]) for row in found] == [
        ("a.docx", "finding", "WRD102"),
        ("a.docx", "accepted", "WRD101"),
        ("b.docx", "accepted", "WRD101"),
    ]
    told = [found[1][name] for name in ("message", "words", "reason", "accepted_by", "accepted_on")]
    assert told == ["“sly” judges her, 100%.", "sly", "The court's own words.", "Jane Okafor", "2026-11-22"]
    assert found[0]["reason"] == ""


def test_every_cell_is_quoted_and_every_row_ends_as_the_rfc_asks(tmp_path: Path) -> None:
    written = "".join(render_csv(REPORT))
    assert written.count("\r\n") == written.count("\n") == 7
    cell = r'"(?:[^"]|"")*"'
    assert re.fullmatch(rf"(?:{cell}(?:,{cell})*\r\n)+", written)
    path = tmp_path / "report.csv"
    path.write_text(written, encoding="utf-8", newline="")
    assert path.read_bytes() == written.encode()


def test_a_clean_run_has_a_header() -> None:
    assert rows("".join(render_csv(Report("default")))) == []
    assert "".join(render_csv(Report("default"))).startswith('"kind","path",')


@given(NINE)
def test_hostile_words_stay_in_their_cell_and_are_no_formula(words: list[str]) -> None:
    written = "".join(render_csv(hostile_report(words)))
    assert is_quiet(written, but="\r\n\t")
    written.encode()
    found, accepted, unread = rows(written)
    path, _, message, advice, suggestion, author, title, reason, clause = words
    assert found["path"] == unread["path"] == csv_cell(file_name(path))
    assert (found["message"], unread["message"]) == (csv_cell(message), csv_cell(reason))
    assert (found["advice"], found["suggestions"]) == (csv_cell(advice.strip()), csv_cell(suggestion))
    assert (found["author"], found["post_title"]) == (csv_cell(author), csv_cell(title))
    assert found["clause"] == csv_cell(clause)
    assert (accepted["reason"], accepted["accepted_by"]) == (csv_cell(reason), csv_cell(author))
    for value in (*found.values(), *accepted.values(), *unread.values()):
        assert not value.lstrip("\u200b\ufeff").strip().startswith(tuple("=+-@＝＋－＠"))


def test_a_file_begins_with_the_mark_by_which_excel_knows_utf_8_and_a_pipe_does_not(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Mum’s “partner” is lazy.\n", encoding="utf-8")
    command = ["check", "--isolated", "--output-format", "csv", str(tmp_path / "note.txt")]
    piped = CliRunner().invoke(app, command).stdout_bytes
    CliRunner().invoke(app, [*command, "--output-file", str(tmp_path / "report.csv")])
    assert (tmp_path / "report.csv").read_bytes() == b"\xef\xbb\xbf" + piped
    assert rows((tmp_path / "report.csv").read_text(encoding="utf-8-sig"))
