"""What a run comes to: the counts that reports begin or end with, taken in file by file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from caselint.findings import Level
from caselint.report.phrases import PLURALS, SINGULARS, is_reason
from caselint.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.findings import CheckedDocument, Report


@dataclass(slots=True)
class Tally:
    """Counts over the files that were taken in. `levels` and `rules` leave out why a file was not checked."""

    files: int = 0
    unread: int = 0
    clean: int = 0  # in which nothing was found, not even what was accepted
    templates: int = 0
    entries: int = 0
    words: int = 0
    accepted: int = 0
    levels: Counter[Level] = field(default_factory=Counter)
    rules: Counter[tuple[str, str, Level]] = field(default_factory=Counter)

    def add(self, checked: CheckedDocument) -> None:
        """Take in a file."""
        self.files += 1
        self.unread += checked.document.problem is not None
        self.clean += not (checked.findings or checked.accepted or checked.document.problem)
        self.templates += checked.template
        self.entries += len(checked.entries)
        self.words += checked.words
        self.accepted += len(checked.accepted)
        for finding in checked.findings:
            if not is_reason(checked, finding):
                self.levels[finding.level] += 1
                self.rules[finding.code, finding.name, finding.level] += 1

    def over(self, documents: Iterable[CheckedDocument]) -> Iterator[CheckedDocument]:
        """The files, each taken in when it has been dealt with."""
        for checked in documents:
            yield checked
            self.add(checked)

    @property
    def found(self) -> list[str]:
        """How many findings there are of each level, the gravest first, in words."""
        return [count(self.levels[k], SINGULARS[k], PLURALS[k]) for k in Level if self.levels[k]]


def tally_of(report: Report) -> Tally:
    """The counts over a whole report."""
    tally = Tally()
    for checked in report.documents:
        tally.add(checked)
    return tally
