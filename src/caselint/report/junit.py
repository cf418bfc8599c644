"""The JUnit report: for build servers, which show each file as a suite and each finding as a failed test.

There is no standard; what is written here is what Jenkins' schema asks for (tests/data/schemas/README.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.clauses import cited
from caselint.report.escapes import file_name, terminal, terminal_lines, xml_attribute, xml_text
from caselint.report.phrases import accepted_by, not_read, tried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.findings import Accepted, CheckedDocument, Finding, Report
    from caselint.record import Problem

_UNREAD = ("DOC001", "DOC002")  # the rules whose findings are the reason why a file was not checked


def render_junit(report: Report) -> Iterator[str]:
    """The report as JUnit XML. A finding of any level is a failure, and its type is the level.

    A file that could not be read is an error. A file with nothing to report is a test that passes. A finding
    that was accepted is a test that was skipped, with who accepted it and why.
    """
    tests = failures = errors = 0
    for checked in report.documents:
        tests += _tests(checked)
        failures += len(_shown(checked))
        errors += checked.document.problem is not None
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="caselint" tests="{tests}" failures="{failures}" errors="{errors}">\n'
    for checked in report.documents:
        yield from (f"{line}\n" for line in _suite(checked))
    yield "</testsuites>\n"


def _suite(checked: CheckedDocument) -> Iterator[str]:
    """A file."""
    findings, problem = _shown(checked), checked.document.problem
    name = _attribute(file_name(checked.document.path))
    numbers = f'tests="{_tests(checked)}" failures="{len(findings)}" errors="{int(problem is not None)}"'
    yield f'  <testsuite name="{name}" {numbers} skipped="{len(checked.accepted)}">'
    if problem:
        yield _case(name, "The file can be read", _error(problem))
    for finding in findings:
        yield _case(name, _title(finding), _failure(finding, checked.manual))
    for accepted in checked.accepted:
        yield _case(name, _title(accepted.finding), _skipped(accepted))
    if _is_clean(checked):
        yield _case(name, "No rule was broken")
    left_out = [
        f"Not read: {not_read(left)}" for left in checked.document.reading.omissions if left.holds_words
    ]
    if left_out:
        yield f"    <system-err>{_text(left_out)}</system-err>"
    yield "  </testsuite>"


def _shown(checked: CheckedDocument) -> list[Finding]:
    """The findings, without the one that only says why the file was not checked."""
    unread = checked.document.problem is not None
    return [finding for finding in checked.findings if not (unread and finding.code in _UNREAD)]


def _tests(checked: CheckedDocument) -> int:
    return (
        len(_shown(checked))
        + len(checked.accepted)
        + (checked.document.problem is not None)
        + _is_clean(checked)
    )


def _is_clean(checked: CheckedDocument) -> bool:
    """Whether a test that passes says that there is nothing to report, not even what was accepted."""
    return not _shown(checked) and not checked.accepted and checked.document.problem is None


# ----------------------------------------------------------------------------------------- tests


def _case(suite: str, title: str, outcome: str = "") -> str:
    """A test, which passes where nothing is told of its outcome."""
    start = f'    <testcase classname="{suite}" name="{_attribute(title)}"'
    return f"{start}>{outcome}</testcase>" if outcome else f"{start}/>"


def _title(finding: Finding) -> str:
    line, column = finding.start
    page = f", page {finding.place.page}" if finding.place.page else ""
    return f"{finding.code} {finding.name} (line {line}, column {column}{page})"


def _error(problem: Problem) -> str:
    reason = problem.reason
    return (
        f'<error type="{_attribute(problem.code)}" message="{_attribute(reason)}">{_text([reason])}</error>'
    )


def _failure(finding: Finding, manual: str | None) -> str:
    told = [finding.message.strip(), f"Instead: {finding.advice.strip()}"]
    if finding.suggestions:
        told.append(tried(finding.suggestions))
    if finding.match.strip():
        told.append(f"The words: {terminal(finding.match)}")
    if finding.entry:
        told.append(f"Entry {finding.entry}")
    if manual and finding.clause:
        told.append(cited(manual, finding.clause))
    start = f'<failure type="{finding.level}" message="{_attribute(finding.message.strip())}">'
    return f"{start}{_text(told)}</failure>"


def _skipped(accepted: Accepted) -> str:
    told = f"{accepted.finding.message.strip()} {accepted_by(accepted)}"
    return f'<skipped message="{_attribute(told)}"/>'


# ----------------------------------------------------------------------------------------- words


def _attribute(words: str) -> str:
    return xml_attribute(terminal(words))


def _text(lines: list[str]) -> str:
    return xml_text("\n".join(map(terminal_lines, lines)))
