"""What several reports say in the same words, yet unescaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.findings import Level, Scope
from caselint.report.dates import date_in_words
from caselint.report.escapes import file_name
from caselint.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caselint.baseline import Acceptance
    from caselint.findings import Accepted, CheckedDocument, Finding
    from caselint.record import Omission

PLURALS: Final = {Level.ERROR: "errors", Level.WARNING: "warnings", Level.ADVICE: "pieces of advice"}
SINGULARS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "piece of advice"}
_UNREAD: Final = ("DOC001", "DOC002")


def is_reason(checked: CheckedDocument, finding: Finding) -> bool:
    """Whether a finding is the reason why its file was not checked."""
    return checked.document.problem is not None and finding.code in _UNREAD


def interrupted(unchecked: int) -> str:
    """That a run was stopped before all of its files were checked."""
    left = count(unchecked, "file was", "files were")
    return f"It was interrupted: {left} not looked at."


def accepted_by(accepted: Accepted | Acceptance) -> str:
    """Who accepted a finding, when and why; without the reason where a report leaves it out."""
    told = f"Accepted on {date_in_words(accepted.on)} by {accepted.by}"
    return f"{told}: {accepted.reason}" if accepted.reason else f"{told}."


def not_shown(accepted: int) -> str:
    """That there are findings that were accepted, of which a report says no more."""
    return f"{count(accepted, 'accepted finding is', 'accepted findings are')} not shown."


def shown_apart(accepted: int) -> str:
    """That the findings that were accepted are not counted with the others."""
    return f"Besides, {count(accepted, 'finding was', 'findings were')} accepted."


def line_of(finding: Finding) -> str:
    """The line that a finding stands in; with the column where no words are shown to find it by."""
    line, column = finding.start
    unseen = finding.scope is Scope.SENTENCE and finding.end > finding.start and not finding.match.strip()
    return f"line {line}, column {column}" if unseen else f"line {line}"


def not_read(left: Omission) -> str:
    """What of a file was not read, and why, for people: it may name what the file names."""
    names = f" ({', '.join(map(file_name, left.names))})" if left.names else ""
    return f"{left.what}{names}. {left.why}"


def tried(suggestions: Iterable[str]) -> str:
    """What could be written instead, of which there must be something."""
    return "Try " + " or ".join(f"“{words}”" for words in suggestions) + "."
