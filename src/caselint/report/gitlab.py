"""The report for GitLab's Code Quality, which shows the findings in a merge request."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Final

import msgspec

from caselint.findings import Level
from caselint.report.escapes import json_string
from caselint.report.json_stream import json_pieces
from caselint.report.remarks import remarks_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.findings import CheckedDocument, Report
    from caselint.report.remarks import Remark

SEVERITIES: Final = {Level.ERROR: "major", Level.WARNING: "minor", Level.ADVICE: "info"}


class Lines(msgspec.Struct, frozen=True):
    """The first line of the words, from 1."""

    begin: int


class Location(msgspec.Struct, frozen=True):
    """Where a violation is; GitLab finds files by their path within the repository."""

    path: str
    lines: Lines


class Violation(msgspec.Struct, frozen=True):
    """One of the report's objects."""

    description: str
    check_name: str
    fingerprint: str
    severity: str
    location: Location


def render_gitlab(report: Report) -> Iterator[str]:
    """The report as a JSON array of Code Quality violations.

    It is read by GitLab, as an artifact of the kind `codequality`:
    https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab compares two branches
    by the fingerprints, and drops all but one of those that are the same; here each is told apart by its
    file, and stays the same when a finding moves within it. Paths are as the user named them: caselint must
    be run at the top of the repository, with paths from there.
    """
    return json_pieces(violation for checked in report.documents for violation in _violations(checked))


def _violations(checked: CheckedDocument) -> Iterator[Violation]:
    seen: Counter[tuple[str, ...]] = Counter()
    for remark in remarks_on(checked):
        path = json_string(remark.path.removeprefix("./"))  # which GitLab does not take for the same file
        key = (path, *_known_by(remark))
        seen[key] += 1
        yield Violation(
            description=json_string(remark.told),
            check_name=json_string(remark.code or remark.kind.replace(" ", "-")),
            fingerprint=_fingerprint(*key, str(seen[key])),
            severity=SEVERITIES[remark.level],
            location=Location(path, Lines(remark.start[0])),
        )


def _known_by(remark: Remark) -> tuple[str, ...]:
    if remark.finding:
        return remark.code, json_string(remark.finding.fingerprint)
    return remark.code, str(remark.kind), json_string(remark.message)


def _fingerprint(*parts: str) -> str:
    return hashlib.blake2b(msgspec.json.encode(parts), digest_size=16).hexdigest()
