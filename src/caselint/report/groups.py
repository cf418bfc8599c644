"""Figures by author, team, rule and month, taken in file by file: what they hold grows with the groups alone.

A finding counts for the author, team and month of its entry. One about a file as a whole is nobody's: it has
a group of its own. Why a file was not checked is no finding.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.report.dates import month_in_words
from caselint.report.phrases import is_reason
from caselint.report.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caselint.findings import CheckedDocument, EntrySummary, Finding, Level, Report

# From which score on a text is what to read: the bands of Flesch's own table (How to Write Plain English,
# 1979, chapter 2), those at either end taken together.
EASE_BANDS: Final = (
    (80, "easy"),
    (70, "fairly easy"),
    (60, "plain English"),
    (50, "fairly hard"),
    (30, "hard"),
    (None, "very hard"),
)


class By(StrEnum):
    """What a report may be grouped by."""

    AUTHOR = "author"
    TEAM = "team"
    RULE = "rule"
    MONTH = "month"


class Kind(StrEnum):
    """What a group stands for."""

    NAMED = "named"
    UNNAMED = "unnamed"  # the entries that name no author or team, or no date
    WHOLE_FILE = "whole file"  # findings about a file as a whole


UNNAMED: Final = {By.AUTHOR: "no author named", By.TEAM: "no team named", By.MONTH: "no date"}
WHOLE_FILE: Final = "files as a whole"


@dataclass(slots=True)
class Group:
    """The figures of an author, team, rule or month.

    `name` is unescaped, and for a month in words. `words` are of the entries' narratives. A rule has a
    level and a `title`, and no words of its own; its entries are those that break it.
    """

    name: str
    kind: Kind = Kind.NAMED
    title: str = ""
    level: Level | None = None
    files: int = 0
    entries: int = 0
    words: int = 0
    levels: Counter[Level] = field(default_factory=Counter)
    ease_sum: float = 0.0
    eases: int = 0
    _last_file: int = -1

    @property
    def findings(self) -> int:
        """How many there are."""
        return self.levels.total()

    @property
    def reading_ease(self) -> float | None:
        """The mean of its entries, each counted once; None where none was measured."""
        return self.ease_sum / self.eases if self.eases else None

    def per_thousand(self, words: int | None = None) -> float | None:
        """Findings to a thousand words, of its own or of as many as are named; None where there are none."""
        of = self.words if words is None else words
        return 1000 * self.findings / of if of else None

    def in_file(self, number: int) -> None:
        """Count a file, once however often it is named; files come in order."""
        if number != self._last_file:
            self.files += 1
            self._last_file = number

    def add_entry(self, number: int, entry: EntrySummary) -> None:
        """Take in an entry of a file."""
        self.in_file(number)
        self.entries += 1
        self.words += entry.words
        if entry.reading_ease is not None:
            self.ease_sum += entry.reading_ease
            self.eases += 1

    def add_finding(self, number: int, finding: Finding) -> None:
        """Take in a finding of a file."""
        self.in_file(number)
        self.levels[finding.level] += 1


@dataclass(slots=True)
class Groups:
    """All groups of one kind, by what they are told apart by."""

    by: By
    found: dict[tuple[Kind, str], Group] = field(default_factory=dict)

    def add(self, number: int, checked: CheckedDocument, findings: Iterable[Finding]) -> None:
        """Take in a file, with those of its findings that count."""
        if self.by is By.RULE:
            self._add_by_rule(number, findings)
            return
        entries = {}
        for entry in checked.entries:
            group = entries[entry.index] = self._of_entry(entry)
            group.add_entry(number, entry)
        for finding in findings:
            group = entries.get(finding.entry) or self._group((Kind.WHOLE_FILE, ""), WHOLE_FILE)
            group.add_finding(number, finding)

    def ordered(self) -> list[Group]:
        """Months in their order; else those with most findings first. What has no name comes last."""
        kinds = list(Kind)

        def place(item: tuple[tuple[Kind, str], Group]) -> tuple[object, ...]:
            (kind, key), group = item
            if self.by is By.MONTH:
                return kinds.index(kind), key
            return kinds.index(kind), -group.findings, key

        return [group for _, group in sorted(self.found.items(), key=place)]

    def named(self) -> bool:
        """Whether any of them has a name."""
        return any(kind is Kind.NAMED for kind, _ in self.found)

    def _add_by_rule(self, number: int, findings: Iterable[Finding]) -> None:
        entries = set()
        for finding in findings:
            group = self._group((Kind.NAMED, finding.code), finding.code)
            group.title, group.level = finding.name, finding.level
            group.add_finding(number, finding)
            if finding.entry and (finding.code, finding.entry) not in entries:
                entries.add((finding.code, finding.entry))
                group.entries += 1

    def _of_entry(self, entry: EntrySummary) -> Group:
        if self.by is By.MONTH:
            month = (entry.event or entry.recorded or "")[:7]
            return self._named(month, month_in_words(month) if month else "")
        name = " ".join(((entry.team if self.by is By.TEAM else entry.author) or "").split())
        return self._named(name.casefold(), name)

    def _named(self, key: str, name: str) -> Group:
        if key:
            return self._group((Kind.NAMED, key), name)
        return self._group((Kind.UNNAMED, ""), UNNAMED[self.by])

    def _group(self, key: tuple[Kind, str], name: str) -> Group:
        if key not in self.found:
            self.found[key] = Group(name, key[0])
        return self.found[key]


@dataclass(slots=True)
class Figures:
    """All that a report is told by in numbers. `bands` are the entries of each of EASE_BANDS, by place."""

    tally: Tally = field(default_factory=Tally)
    groups: dict[By, Groups] = field(default_factory=lambda: {by: Groups(by) for by in By})
    bands: Counter[int] = field(default_factory=Counter)
    ease_sum: float = 0.0

    @property
    def eases(self) -> int:
        """How many entries were measured."""
        return self.bands.total()

    @property
    def reading_ease(self) -> float | None:
        """The mean of all entries that were measured."""
        return self.ease_sum / self.eases if self.eases else None

    def add(self, checked: CheckedDocument) -> None:
        """Take in a file."""
        number = self.tally.files
        self.tally.add(checked)
        findings = [finding for finding in checked.findings if not is_reason(checked, finding)]
        for groups in self.groups.values():
            groups.add(number, checked, findings)
        for entry in checked.entries:
            if entry.reading_ease is not None:
                self.bands[band_of(entry.reading_ease)] += 1
                self.ease_sum += entry.reading_ease


def band_of(ease: float) -> int:
    """The place in EASE_BANDS of a score."""
    return next(place for place, (least, _) in enumerate(EASE_BANDS) if least is None or ease >= least)


def figures_of(report: Report) -> Figures:
    """The figures of a whole report, in one pass."""
    figures = Figures()
    for checked in report.documents:
        figures.add(checked)
    return figures
