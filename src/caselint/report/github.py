"""The report as GitHub's workflow commands, which set the findings beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.findings import Level
from caselint.report.escapes import file_name, github_message, github_property
from caselint.report.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.findings import Report
    from caselint.report.remarks import Remark

COMMANDS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}


def render_github(report: Report) -> Iterator[str]:
    """The report as a line `::error file=...,line=...,col=...,endColumn=...,title=...::message` a finding.

    It is read by the runner of GitHub Actions, from a step's output:
    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions. Where the words run
    over several lines, `endLine` stands in place of the columns, which the runner takes within one line
    only. GitHub shows ten annotations of a level a step; the log has them all. `endColumn` is the column
    after the words, as in the JSON report. A report without findings is empty.
    """
    return (f"{_command(remark)}\n" for remark in remarks(report))


def _command(remark: Remark) -> str:
    properties = ",".join(f"{name}={value}" for name, value in _properties(remark))
    return f"::{COMMANDS[remark.level]} {properties}::{github_message(_message(remark))}"


def _properties(remark: Remark) -> Iterator[tuple[str, str | int]]:
    yield "file", github_property(file_name(remark.path))
    if remark.finding:
        (line, column), (last, end) = remark.finding.start, remark.finding.end
        yield "line", line
        if last == line:
            yield "col", column
            yield "endColumn", end
        else:
            yield "endLine", last
    title = f"{remark.code} {remark.name}".strip() or str(remark.kind).capitalize()
    yield "title", github_property(title)


def _message(remark: Remark) -> str:
    return f"{remark.told}\nInstead: {remark.finding.advice.strip()}" if remark.finding else remark.told
