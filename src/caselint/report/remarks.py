"""A report as one flat list: what the formats write that have a line, row or object for each finding.

A file that was not checked, and words of a file that were not read, are told beside the findings: a reader
of the list must not take what is missing from it for a clean file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.findings import Level
from caselint.report.phrases import accepted_by, interrupted, is_reason, not_read, not_shown, shown_apart
from caselint.report.wording import count, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.findings import Accepted, CheckedDocument, Finding, Report
    from caselint.report.tally import Tally

START: Final = (1, 1)  # the line and column of what is said of a file as a whole


class Kind(StrEnum):
    """What a remark tells."""

    FINDING = "finding"
    NOT_CHECKED = "not checked"  # the file could not be read, or has no text
    NOT_READ = "not read"  # something in the file that is known to hold words
    ACCEPTED = "accepted"  # a finding that a baseline takes out of the others


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a report says of a file, in words that no destination has been made safe for yet.

    `code` and `name` are those of the rule; both are empty where the remark is of no rule. `finding` is
    None where no rule has said it. `accepted` is there where a finding was accepted.
    """

    kind: Kind
    checked: CheckedDocument
    level: Level
    message: str
    code: str = ""
    name: str = ""
    finding: Finding | None = None
    accepted: Accepted | None = None

    @property
    def path(self) -> str:
        """The file, as the user named it."""
        return self.checked.document.path

    @property
    def start(self) -> tuple[int, int]:
        """The line and column of its first character, both from 1."""
        return self.finding.start if self.finding else START

    @property
    def told(self) -> str:
        """The message, which says first what it is of if that is no finding."""
        if self.accepted:
            return f"{self.message.strip()} ({accepted_by(self.accepted)})"
        return self.message if self.kind is Kind.FINDING else f"{self.kind.capitalize()}: {self.message}"


def remarks(report: Report) -> Iterator[Remark]:
    """All that the report says, file by file, each file's findings in text order."""
    for checked in report.documents:
        yield from remarks_on(checked)


def remarks_on(checked: CheckedDocument, *, accepted: bool = False) -> Iterator[Remark]:
    """All that the report says of one file: why it was not checked, its findings, what of it was not read.

    With `accepted`, also what was accepted in it.
    """
    problem, told = checked.document.problem, False
    for finding in checked.findings:
        kind = Kind.NOT_CHECKED if is_reason(checked, finding) else Kind.FINDING
        told = told or kind is Kind.NOT_CHECKED
        yield Remark(kind, checked, finding.level, finding.message, finding.code, finding.name, finding)
    if problem and not told:  # the rule that says so is not in use
        yield Remark(Kind.NOT_CHECKED, checked, Level.ERROR, problem.reason, problem.code)
    for left in checked.document.reading.omissions:
        if left.holds_words:
            yield Remark(Kind.NOT_READ, checked, Level.ADVICE, not_read(left))
    for one in checked.accepted if accepted else ():
        found = one.finding
        yield Remark(
            Kind.ACCEPTED, checked, found.level, found.message, found.code, found.name, found, accepted=one
        )


def counts(report: Report, tally: Tally) -> str:
    """What was checked and found, in a sentence or two of one line."""
    held = [
        count(tally.files - tally.unread, "file", "files"),
        count(tally.entries, "entry", "entries"),
        count(tally.words, "word", "words"),
    ]
    sentences = [f"Checked {listed(held)}: {listed(tally.found or ['no findings'])}."]
    if tally.unread:
        sentences.append(f"{count(tally.unread, 'file was', 'files were')} not checked.")
    if tally.accepted:
        sentences.append((shown_apart if report.show_accepted else not_shown)(tally.accepted))
    if report.unchecked:
        sentences.append(interrupted(report.unchecked))
    return " ".join(sentences)
