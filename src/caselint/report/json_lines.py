"""The JSON report in lines, for programs that take in one file's findings after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from caselint import __version__
from caselint.report.escapes import json_document
from caselint.report.json import SCHEMA_VERSION, JsonDocument, JsonSummary, Summary, document_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.findings import Report


class RunLine(msgspec.Struct, frozen=True, tag_field="type", tag="run"):
    """The first line: what the others are of."""

    schema_version: int
    caselint_version: str
    profile: str


class DocumentLine(JsonDocument, frozen=True, tag_field="type", tag="document"):
    """A file's line: the same as its object in the JSON report."""


class SummaryLine(JsonSummary, frozen=True, tag_field="type", tag="summary"):
    """The last line, which says that nothing is missing: the same as in the JSON report."""


def render_json_lines(report: Report) -> Iterator[str]:
    r"""The report as one JSON object a line: the run, then each file, then the summary.

    It is read by other programs, by the rules of https://jsonlines.org: UTF-8, a `\n` after each line and
    none within one. `type` says what an object is; its other members are those of the JSON report, whose
    `schema_version` counts their changes.
    """
    return (json_document(msgspec.json.encode(line).decode()) + "\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[RunLine | DocumentLine | SummaryLine]:
    summary = Summary(report.unchecked)
    yield RunLine(SCHEMA_VERSION, __version__, report.profile)
    for checked in summary.over(report.documents):
        yield DocumentLine(**_members(document_of(checked)))
    yield SummaryLine(**_members(summary.told()))


def _members(value: msgspec.Struct) -> dict[str, Any]:
    return msgspec.structs.asdict(value)
