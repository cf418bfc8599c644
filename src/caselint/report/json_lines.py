"""The JSON report in lines, for programs that take in one file's findings after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from caselint.report.escapes import json_document
from caselint.report.json import JsonDocument, JsonSummary, report_of

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


def render_json_lines(report: Report) -> str:
    r"""The report as one JSON object a line: the run, then each file, then the summary.

    It is read by other programs, by the rules of https://jsonlines.org: UTF-8, a `\n` after each line and
    none within one. `type` says what an object is; its other members are those of the JSON report, whose
    `schema_version` counts their changes.
    """
    return "".join(json_document(msgspec.json.encode(line).decode()) + "\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[RunLine | DocumentLine | SummaryLine]:
    whole = report_of(report)
    yield RunLine(whole.schema_version, whole.caselint_version, whole.profile)
    for document in whole.documents:
        yield DocumentLine(**_members(document))
    yield SummaryLine(**_members(whole.summary))


def _members(value: msgspec.Struct) -> dict[str, Any]:
    return msgspec.structs.asdict(value)
