"""The JSON report in lines."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from hypothesis import given

from caselint.findings import Report
from caselint.report.json import render_json
from caselint.report.json_lines import DocumentLine, RunLine, SummaryLine, render_json_lines
from report_examples import NINE, REPORT, hostile_report, is_quiet


def lines(report: Report) -> list[dict[str, Any]]:
    *written, end = "".join(render_json_lines(report)).split("\n")
    assert end == ""
    return [json.loads(line) for line in written]


def put_together(said: list[dict[str, Any]]) -> dict[str, Any]:
    """The JSON report that the lines tell."""
    run, *documents, summary = said
    types = [line.pop("type") for line in said]
    assert types == ["run", *["document"] * len(documents), "summary"]
    return {**run, "documents": documents, "summary": summary}


def test_the_lines_say_what_the_json_report_says() -> None:
    assert len(lines(REPORT)) == 6
    assert put_together(lines(REPORT)) == json.loads("".join(render_json(REPORT)))


def test_the_type_comes_first() -> None:
    assert all(next(iter(line)) == "type" for line in lines(REPORT))


def test_a_run_without_files_has_a_beginning_and_an_end() -> None:
    assert [line["type"] for line in lines(Report("default"))] == ["run", "summary"]


def test_the_types_read_what_they_write() -> None:
    for line in "".join(render_json_lines(REPORT)).splitlines():
        read = msgspec.json.decode(line, type=RunLine | DocumentLine | SummaryLine)
        assert msgspec.json.encode(read) == line.encode()


@given(NINE)
def test_hostile_words_stay_in_their_line(words: list[str]) -> None:
    report = hostile_report(words)
    written = "".join(render_json_lines(report))
    assert is_quiet(written)
    written.encode()
    assert len(written.splitlines()) == 4
    assert put_together(lines(report)) == json.loads("".join(render_json(report)))
