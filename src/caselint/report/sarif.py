"""The SARIF report: for code hosts, editors and whatever else gathers the findings of linters.

SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html;
the numbers of its sections stand beside what follows from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from caselint import __version__
from caselint.clauses import cited
from caselint.families import FAMILIES
from caselint.findings import Level
from caselint.fingerprints import VERSION
from caselint.record import Part, Place
from caselint.report.escapes import json_string, markdown, terminal_lines
from caselint.report.json_stream import json_pieces
from caselint.report.phrases import interrupted, not_read, tried
from caselint.report.places import PART_NAMES, place_in_words
from caselint.report.uris import FileUris

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from caselint.findings import Accepted, CheckedDocument, Finding, Report
    from caselint.schema import Rule

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}
_FINGERPRINT: Final = f"caselint/v{VERSION}"
_TYPES: Final = {  # of the formats that are read: https://www.iana.org/assignments/media-types
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "eml": "message/rfc822",
}

_Json = dict[str, Any]


def render_sarif(report: Report, rules: Iterable[Rule]) -> Iterator[str]:
    """The report as a SARIF log of one run, indented, with a newline at its end.

    `rules` are those of the run; each is declared. The same report gives the same log, on every machine:
    it holds no moment, and no path but from the folder that caselint was started in, or, of files that
    lie elsewhere, from the folder that holds them all.
    """
    runs = iter([_Run(report, tuple(rules)).as_json()])
    return json_pieces({"$schema": _SCHEMA, "version": "2.1.0", "runs": runs})


class _Run:
    """A run, whose results say by their numbers which of its rules and files they are about."""

    def __init__(self, report: Report, rules: Sequence[Rule]) -> None:
        self._report = report
        self._rules = {rule.code: rule for rule in rules}
        self._rule_numbers = {code: number for number, code in enumerate(self._rules)}
        self._files = FileUris([checked.document.path for checked in report.documents])

    def as_json(self) -> _Json:
        documents = self._report.documents
        driver = {
            "name": "caselint",
            "version": __version__,
            "rules": [_descriptor(rule) for rule in self._rules.values()],
        }
        finished = not self._report.unchecked
        invocation = {
            "executionSuccessful": finished and not any(checked.document.problem for checked in documents),
            "toolExecutionNotifications": self._notifications(),
        }
        return {
            "tool": {"driver": driver},
            "invocations": iter([invocation]),
            "originalUriBaseIds": self._files.bases,
            "artifacts": self._artifacts(),
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\n"],  # 3.14.18; others are characters of a line, as for `caselint text`
            "results": self._results(),
            "properties": {"profile": json_string(self._report.profile)},
        }

    def _artifacts(self) -> list[_Json]:
        """The files, each once however often it was checked."""
        formats = {
            self._files.number(checked.document.path): checked.document.format
            for checked in self._report.documents
        }
        found = []
        for number, location in enumerate(self._files.locations):
            artifact = {"location": location, "roles": ["analysisTarget"]}
            if formats[number] in _TYPES:
                artifact["mimeType"] = _TYPES[formats[number]]
            found.append(artifact)
        return found

    def _file(self, checked: CheckedDocument) -> _Json:
        number = self._files.number(checked.document.path)
        return {**self._files.locations[number], "index": number}

    # -------------------------------------------------------------------------------- what was not read

    def _notifications(self) -> Iterator[_Json]:
        if self._report.unchecked:
            yield {"level": "error", "message": {"text": interrupted(self._report.unchecked)}}
        for checked in self._report.documents:
            yield from self._unread(checked)

    def _unread(self, checked: CheckedDocument) -> Iterator[_Json]:
        """What could not be read of a file: an error for all of it, a warning for a part that holds words."""
        problem = checked.document.problem
        if problem:
            told = self._notification(checked, "error", problem.reason)
            if problem.code in self._rule_numbers:
                told["associatedRule"] = {"id": problem.code, "index": self._rule_numbers[problem.code]}
            yield told
        for left in checked.document.reading.omissions:
            if left.holds_words:
                yield self._notification(checked, "warning", f"Not read: {not_read(left)}")

    def _notification(self, checked: CheckedDocument, level: str, words: str) -> _Json:
        return {
            "level": level,
            "message": {"text": _message(words)},
            "locations": [{"physicalLocation": {"artifactLocation": self._file(checked)}}],
        }

    # ----------------------------------------------------------------------------------------- findings

    def _results(self) -> Iterator[_Json]:
        """All findings. If some are suppressed, each says whether it is (3.27.23): all do, or none does."""
        none: _Json = {"suppressions": []} if any(d.accepted for d in self._report.documents) else {}
        for checked in self._report.documents:
            for finding in checked.findings:
                yield self._result(checked, finding) | none
            for accepted in checked.accepted:
                yield self._result(checked, accepted.finding) | {"suppressions": [_suppression(accepted)]}

    def _result(self, checked: CheckedDocument, finding: Finding) -> _Json:
        result: _Json = {"ruleId": json_string(finding.code)}
        if finding.code in self._rule_numbers:
            result["ruleIndex"] = self._rule_numbers[finding.code]
        location: _Json = {"physicalLocation": {"artifactLocation": self._file(checked)}}
        if not checked.document.problem:  # of which there is no text to point into
            location["physicalLocation"]["region"] = _region(finding)
        if logical := list(_logical_locations(finding)):
            location["logicalLocations"] = logical
        return {
            **result,
            "level": _LEVELS[finding.level],
            "message": {"text": _message(_told(finding, checked.manual))},
            "locations": [location],
            "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        }


def _suppression(accepted: Accepted) -> _Json:
    """Who accepted a finding, when and why (3.35); it stands in a baseline, and not in the file."""
    told: _Json = {"kind": "external", "status": "accepted"}
    if accepted.reason:
        told["justification"] = json_string(accepted.reason)
    return {**told, "properties": {"by": json_string(accepted.by), "on": accepted.on.isoformat()}}


def _region(finding: Finding) -> _Json:
    """Where the words stand in the text that `caselint text` prints; the end is exclusive (3.30.8)."""
    (line, column), (end_line, end_column) = finding.start, finding.end
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _logical_locations(finding: Finding) -> Iterator[_Json]:
    """Where the words stand as a person would look for them: the entry, the page, the row of a table."""
    place = finding.place
    if finding.entry:
        yield {"name": f"entry {finding.entry}", "kind": "entry"}
    if place.part is not Part.BODY:
        yield {"name": PART_NAMES.get(place.part, str(place.part)), "kind": "part"}
    if place.page is not None:
        yield {"name": f"page {place.page}", "kind": "page"}
    if place.table is not None and place.row is not None:
        row = Place(table=place.table, row=place.row, outer=place.outer)
        yield {"name": f"row {place.row}", "fullyQualifiedName": place_in_words(row), "kind": "table row"}


def _told(finding: Finding, manual: str | None) -> str:
    """What is wrong, what to do about it, and which clause asks for it."""
    told = [finding.message.strip(), finding.advice.strip()]
    if finding.suggestions:
        told.append(tried(finding.suggestions))
    if manual and finding.clause:
        told.append(f"({cited(manual, finding.clause)})")
    return " ".join(told)


# ----------------------------------------------------------------------------------------- rules


def _descriptor(rule: Rule) -> _Json:
    """A rule as the run declares it (3.49)."""
    properties = {"tags": _tags(rule), "tier": str(rule.tier), "scope": str(rule.scope)}
    if title := FAMILIES.get(rule.code[:3]):
        properties["family"] = title
    return {
        "id": json_string(rule.code),
        "name": json_string(rule.name),
        "shortDescription": {"text": _message(rule.summary)},
        "fullDescription": {"text": _message(rule.why)},
        "help": {"text": _message(_help(rule)), "markdown": _braced(_help_in_markdown(rule))},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": properties,
    }


def _tags(rule: Rule) -> list[str]:
    """The family's letters, and the manuals that ask for the rule."""
    return list(map(json_string, dict.fromkeys((rule.code[:3], *sorted(rule.cites)))))


def _help(rule: Rule) -> str:
    parts = [rule.why.strip(), rule.advice.strip()]
    parts += [f"Falls short:\n{rule.bad.strip()}", f"Better:\n{rule.good.strip()}"]
    if rule.cites:
        parts.append(f"Asked for by: {'; '.join(_clauses(rule.cites))}")
    return "\n\n".join(parts)


def _help_in_markdown(rule: Rule) -> str:
    parts = [markdown(rule.why), markdown(rule.advice)]
    parts += ["**Falls short**", _quoted(rule.bad), "**Better**", _quoted(rule.good)]
    if rule.cites:
        parts.append(f"**Asked for by:** {'; '.join(map(markdown, _clauses(rule.cites)))}")
    return "\n\n".join(parts)


def _clauses(cites: Mapping[str, str]) -> list[str]:
    return [cited(manual, clause) for manual, clause in sorted(cites.items())]


def _quoted(words: str) -> str:
    """An example as a quotation that keeps its lines."""
    lines = [markdown(line) for line in terminal_lines(words).strip().split("\n")]
    ends = ["\\" if line and after else "" for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    return "\n".join(f"> {line}{end}".rstrip() for line, end in zip(lines, ends, strict=True))


# ----------------------------------------------------------------------------------------- words


def _message(words: str) -> str:
    """Words of a plain message: a viewer finds no link in them (3.11.6), and no place to fill in (3.11.5)."""
    return _braced(json_string(words.strip()).replace("](", "] ("))


def _braced(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
