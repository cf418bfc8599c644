"""The JSON report: the contract with other programs.

Its types are its own, apart from those of the program, and `schema_version` counts their changes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from caselint import __version__
from caselint.report.escapes import json_string
from caselint.report.json_stream import json_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.findings import CheckedDocument, Finding, Report
    from caselint.findings import EntrySummary as Entry

SCHEMA_VERSION = 1


class JsonPosition(msgspec.Struct, frozen=True):
    """A line and a column of the document's text, both counted from 1."""

    line: int
    column: int


class JsonPlace(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the words stand in the file; what the format lacks is left out."""

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    part: str | None = None  # of the file, where it is not the body


class JsonFinding(msgspec.Struct, frozen=True):
    """A place where a rule is broken. `end` is exclusive; `entry` is 0 outside the entries.

    `clause` is the clause of the profile's manual that asks for it, or null where the profile follows none.
    """

    code: str
    name: str
    level: str
    scope: str
    message: str
    advice: str
    suggestions: list[str]
    clause: str | None
    match: str
    entry: int
    start: JsonPosition
    end: JsonPosition
    place: JsonPlace
    fingerprint: str


class JsonAccepted(msgspec.Struct, frozen=True):
    """A finding that was accepted, and so is not among the others: why, by whom, and on what day (ISO 8601).

    `reason` is empty where the report was asked to show no words of the notes.
    """

    finding: JsonFinding
    reason: str
    by: str
    on: str


class JsonEntry(msgspec.Struct, frozen=True):
    """An entry; moments are ISO 8601, to the minute where the time is known."""

    index: int
    event: str | None
    recorded: str | None
    author: str | None
    post_title: str | None
    team: str | None
    words: int
    reading_ease: float | None
    late_marked: bool


class JsonOmission(msgspec.Struct, frozen=True):
    """Something in a file that is known to hold words and was not read, by its own name if it has one."""

    what: str
    why: str
    names: list[str]


class JsonDocument(msgspec.Struct, frozen=True):
    """A file; `problem` says why it could not be checked, or is null; `not_read` what else was not.

    `findings` are those that were not accepted.
    """

    path: str
    format: str
    words: int
    entries: list[JsonEntry]
    findings: list[JsonFinding]
    problem: str | None
    not_read: list[JsonOmission]
    accepted: list[JsonAccepted]


class JsonSummary(msgspec.Struct, frozen=True):
    """Counts over the whole run. `not_checked` files were left when it was interrupted.

    Findings that were accepted are counted in `accepted` alone.
    """

    documents: int
    entries: int
    words: int
    findings: int
    by_level: dict[str, int]
    by_code: dict[str, int]
    not_checked: int
    accepted: int


class JsonReport(msgspec.Struct, frozen=True):
    """The report of a run."""

    schema_version: int
    caselint_version: str
    profile: str
    documents: list[JsonDocument]
    summary: JsonSummary


def render_json(report: Report) -> Iterator[str]:
    """The report as JSON, indented, with a newline at its end: a `JsonReport`, a piece at a time."""
    summary = Summary(report.unchecked)
    return json_pieces(
        {
            "schema_version": SCHEMA_VERSION,
            "caselint_version": __version__,
            "profile": report.profile,
            "documents": map(document_of, summary.over(report.documents)),
            "summary": summary.told,
        }
    )


class Summary:
    """Counts over the files that pass through it."""

    def __init__(self, unchecked: int = 0) -> None:
        self._unchecked = unchecked
        self._documents = self._entries = self._words = self._accepted = 0
        self._by_level: Counter[str] = Counter()
        self._by_code: Counter[str] = Counter()

    def over(self, documents: Iterable[CheckedDocument]) -> Iterator[CheckedDocument]:
        """The files, taken in as they pass."""
        for checked in documents:
            self._documents += 1
            self._entries += len(checked.entries)
            self._words += checked.words
            self._accepted += len(checked.accepted)
            self._by_level.update(str(finding.level) for finding in checked.findings)
            self._by_code.update(finding.code for finding in checked.findings)
            yield checked

    def told(self) -> JsonSummary:
        """The counts so far."""
        return JsonSummary(
            documents=self._documents,
            entries=self._entries,
            words=self._words,
            findings=self._by_code.total(),
            by_level=dict(sorted(self._by_level.items())),
            by_code=dict(sorted(self._by_code.items())),
            not_checked=self._unchecked,
            accepted=self._accepted,
        )


def document_of(checked: CheckedDocument) -> JsonDocument:
    """A file in the types of the contract."""
    problem = checked.document.problem
    return JsonDocument(
        path=json_string(checked.document.path),
        format=checked.document.format,
        words=checked.words,
        entries=[_entry(entry) for entry in checked.entries],
        findings=[_finding(finding) for finding in checked.findings],
        problem=json_string(problem.reason) if problem else None,
        not_read=[
            JsonOmission(what=left.what, why=left.why, names=[json_string(name) for name in left.names])
            for left in checked.document.reading.omissions
            if left.holds_words
        ],
        accepted=[
            JsonAccepted(_finding(one.finding), json_string(one.reason), json_string(one.by), str(one.on))
            for one in checked.accepted
        ],
    )


def _entry(entry: Entry) -> JsonEntry:
    return JsonEntry(
        index=entry.index,
        event=entry.event,
        recorded=entry.recorded,
        author=_or_null(entry.author),
        post_title=_or_null(entry.post_title),
        team=_or_null(entry.team),
        words=entry.words,
        reading_ease=None if entry.reading_ease is None else round(entry.reading_ease, 1),
        late_marked=entry.late_marked,
    )


def _or_null(words: str | None) -> str | None:
    return None if words is None else json_string(words)


def _finding(finding: Finding) -> JsonFinding:
    place = finding.place
    return JsonFinding(
        code=finding.code,
        name=finding.name,
        level=str(finding.level),
        scope=str(finding.scope),
        message=json_string(finding.message),
        advice=json_string(finding.advice),
        suggestions=list(map(json_string, finding.suggestions)),
        clause=_or_null(finding.clause),
        match=json_string(finding.match),
        entry=finding.entry,
        start=JsonPosition(*finding.start),
        end=JsonPosition(*finding.end),
        place=JsonPlace(
            page=place.page,
            paragraph=place.paragraph,
            table=place.table,
            row=place.row,
            cell=place.cell,
            part=None if place.part == "body" else str(place.part),
        ),
        fingerprint=finding.fingerprint,
    )
