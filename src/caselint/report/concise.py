"""The report of a line a finding, for editors, grep and whoever knows the rules by their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.report.escapes import file_name, terminal
from caselint.report.remarks import counts, remarks_on
from caselint.report.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.findings import Report
    from caselint.report.remarks import Remark


def render_concise(report: Report) -> Iterator[str]:
    """The report in lines of `path:line:column: CODE message`, and a last line with the counts.

    It is read by people and by editors, which take them for the lines of a compiler: GNU Coding Standards,
    "Formatting Error Messages" (https://www.gnu.org/prep/standards/html_node/Errors.html). Lines and columns
    are those of `caselint text`, from 1. What is said of a whole file stands at 1:1. Findings that were
    accepted are counted in the last line; where they are to be shown, they stand after the file's others.
    """
    return (f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    tally = Tally()
    for checked in tally.over(report.documents):
        yield from map(_line, remarks_on(checked, accepted=report.show_accepted))
    yield counts(report, tally)


def _line(remark: Remark) -> str:
    line, column = remark.start
    said = [part for part in (remark.code, terminal(remark.told).strip()) if part]
    return f"{file_name(remark.path)}:{line}:{column}: {' '.join(said)}"
