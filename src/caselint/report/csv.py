"""The report as a table, for a spreadsheet or a database."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from caselint.report.escapes import csv_cell, file_name
from caselint.report.remarks import remarks_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from caselint.findings import EntrySummary, Finding, Report
    from caselint.report.remarks import Remark

_OF_REMARKS: Final = ("kind", "path", "format", "level", "code", "name", "message")
_OF_ENTRIES: Final = ("entry", "event", "recorded", "author", "post_title", "team")
_OF_FINDINGS: Final = (
    *("scope", "advice", "suggestions", "clause", "words", "line", "column", "end_line", "end_column"),
    *("page", "paragraph", "table", "row", "cell", "part", "fingerprint"),
)
_OF_ACCEPTED: Final = ("reason", "accepted_by", "accepted_on")

# At the head of a file, where Excel looks for it: without one it takes UTF-8 for the machine's code page, and
# shows other letters for dashes and quotation marks. LibreOffice and Python's "utf-8-sig" know it as well.
# A program that reads rows from a pipe need not: it would find the mark in the name of the first column.
BYTE_ORDER_MARK: Final = "\ufeff"

COLUMNS: Final = _OF_REMARKS + _OF_ENTRIES + _OF_FINDINGS + _OF_ACCEPTED


def render_csv(report: Report) -> Iterator[str]:
    r"""The report as comma-separated values: a row of `COLUMNS`, then a row a finding.

    It is read by spreadsheets and databases, by RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180): every cell
    in quotation marks, each row ended by `\r\n`, to be written as it stands (`newline=""`) in UTF-8. An
    apostrophe before a cell's words keeps a spreadsheet from taking them for a formula. `kind` tells findings
    from files that were not checked, from what was not read of a file, and from findings that were
    accepted, which are always there; cells that a row has nothing for are empty.
    """
    yield _row({column: column for column in COLUMNS})
    for checked in report.documents:
        entries = {entry.index: entry for entry in checked.entries}
        for remark in remarks_on(checked, accepted=True):
            row = {**_of_remark(remark), **_of_finding(remark.finding, entries), **_of_accepted(remark)}
            yield _row({column: csv_cell(_text(value)) for column, value in row.items()})


def _row(cells: Mapping[str, str]) -> str:
    stream = io.StringIO(newline="")
    table = csv.DictWriter(stream, COLUMNS, restval="", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(cells)
    return stream.getvalue()


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _of_remark(remark: Remark) -> Mapping[str, str | int | None]:
    return {
        "kind": str(remark.kind),
        "path": file_name(remark.path),
        "format": remark.checked.document.format,
        "level": str(remark.level),
        "code": remark.code,
        "name": remark.name,
        "message": remark.message,
    }


def _of_accepted(remark: Remark) -> Mapping[str, str | int | None]:
    if remark.accepted is None:
        return {}
    accepted = remark.accepted
    return {
        "reason": accepted.reason,
        "accepted_by": accepted.by,
        "accepted_on": accepted.on.isoformat(),
    }


def _of_entry(entry: EntrySummary | None) -> Mapping[str, str | int | None]:
    if entry is None:
        return {}
    return {
        "entry": entry.index,
        "event": entry.event,
        "recorded": entry.recorded,
        "author": entry.author,
        "post_title": entry.post_title,
        "team": entry.team,
    }


def _of_finding(
    finding: Finding | None, entries: Mapping[int, EntrySummary]
) -> Mapping[str, str | int | None]:
    if finding is None:
        return {}
    place = finding.place
    return {
        **_of_entry(entries.get(finding.entry)),
        "scope": str(finding.scope),
        "advice": finding.advice.strip(),
        "suggestions": "; ".join(finding.suggestions),
        "clause": finding.clause,
        "words": finding.match,
        "line": finding.start[0],
        "column": finding.start[1],
        "end_line": finding.end[0],
        "end_column": finding.end[1],
        "page": place.page,
        "paragraph": place.paragraph,
        "table": place.table,
        "row": place.row,
        "cell": place.cell,
        "part": str(place.part),
        "fingerprint": finding.fingerprint,
    }
