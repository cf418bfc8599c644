"""What the page shows of one file, in words that are yet unescaped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from caselint.clauses import cited
from caselint.findings import Level
from caselint.report.dates import moment_in_words
from caselint.report.escapes import file_name
from caselint.report.html.lines import Card
from caselint.report.html.note import about_all, passages_of
from caselint.report.phrases import PLURALS, SINGULARS, is_reason, line_of, not_read, tried
from caselint.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.findings import CheckedDocument, EntrySummary, Finding
    from caselint.record import Omission
    from caselint.report.html.extent import Extent
    from caselint.report.html.note import Passage


@dataclass(frozen=True, slots=True)
class CardView:
    """A finding as its card tells it. `author` is the number of its author among the filter's."""

    number: int
    level: Level
    code: str
    name: str
    message: str
    advice: str
    clause: str
    where: str
    author: int | None


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry's findings, where its text is not shown."""

    title: str
    about: str
    cards: list[CardView]


@dataclass(frozen=True, slots=True)
class FileView:
    """A file with findings. It has either `passages` or, where its text is not shown, `entries`."""

    number: int
    path: str
    counts: list[tuple[Level, str]]
    about: str
    not_read: list[str]
    of_all: list[CardView]  # what is said of the file as a whole
    passages: list[Passage] = field(default_factory=list)
    entries: list[EntryView] = field(default_factory=list)
    cards: dict[int, CardView] = field(default_factory=dict)  # all, by number


@dataclass(slots=True)
class FileViews:
    """Makes what is shown of each file. `authors` numbers their names, in lower case, for the filter."""

    extent: Extent
    profile: str
    excerpts: bool
    authors: dict[str, int]
    shown: int = 0  # findings so far

    def of(self, number: int, checked: CheckedDocument) -> FileView:
        """What is shown of a file."""
        found = shown_findings(checked)
        findings = [finding for finding in found if finding.level in self.extent.levels]
        findings = findings[: max(self.extent.most - self.shown, 0)]
        self.shown += len(findings)
        text = checked.document.text if self.excerpts else ""
        findings.sort(key=lambda finding: not about_all(finding, text) if text.strip() else finding.entry)
        cards = [Card(place, finding) for place, finding in enumerate(findings, start=1)]
        views = {card.number: self._card(card, checked) for card in cards}
        of_all: list[CardView] = []
        passages, entries = [], []
        if text.strip():
            of_all = [views[card.number] for card in cards if about_all(card.finding, text)]
            in_text = cards[len(of_all) :]
            passages = passages_of(checked.document, checked.entries, in_text, whole=self.extent.whole_text)
        else:
            for index, group in groupby(cards, key=lambda card: card.finding.entry):
                here = [views[card.number] for card in group]
                if index:
                    entries.append(self._entry(checked, index, here))
                else:
                    of_all = here
        return FileView(
            number,
            file_name(checked.document.path),
            counts_of(checked),
            self._about(checked),
            [self.not_read(left) for left in left_out(checked)],
            of_all,
            passages,
            entries,
            views,
        )

    def title_of(self, checked: CheckedDocument, entry: EntrySummary) -> str:
        """What an entry is called: "Entry 3 of 12"."""
        of = len(checked.entries)
        return f"Entry {entry.index:,} of {of:,}" if of > 1 else "The note"

    def about(self, entry: EntrySummary) -> str:
        """When an entry was, who wrote it, and how long and easy it is."""
        author = " ".join((entry.author or "").split()) if self.excerpts else ""
        if author and entry.post_title:
            author += f", {' '.join(entry.post_title.split())}"
        ease = "" if entry.reading_ease is None else f"reading ease {entry.reading_ease:.0f}"
        parts = (
            moment_in_words(entry.event or entry.recorded),
            author,
            count(entry.words, "word", "words"),
            ease,
        )
        return " · ".join(part for part in parts if part)

    def not_read(self, left: Omission) -> str:
        """What of a file was not read; by name only where words of the notes may be shown."""
        return not_read(left) if self.excerpts else f"{left.what}. {left.why}"

    def _entry(self, checked: CheckedDocument, index: int, cards: list[CardView]) -> EntryView:
        entry = next((entry for entry in checked.entries if entry.index == index), None)
        if entry is None:
            return EntryView(f"Entry {index}", "", cards)
        return EntryView(self.title_of(checked, entry), self.about(entry), cards)

    def _about(self, checked: CheckedDocument) -> str:
        parts = [checked.document.format]
        if checked.template:
            parts.append("a record template")
        elif len(checked.entries) == 1:
            parts.append(self.about(checked.entries[0]))
        else:
            parts.append(count(len(checked.entries), "entry", "entries"))
        if len(checked.entries) != 1:
            parts.append(count(checked.words, "word", "words"))
        if checked.profile not in ("default", self.profile):
            parts.append(f"checked against the {checked.profile} profile")
        return " · ".join(parts)

    def _card(self, card: Card, checked: CheckedDocument) -> CardView:
        finding = card.finding
        manual = checked.manual
        # A linter that was told to keep excerpts out has emptied the text, and says things in the rules'
        # own words. One that was not may say anything: then a rule's name must do.
        says = self.excerpts or not (checked.document.text or finding.match or finding.suggestions)
        advice = finding.advice.strip() if says else ""
        if finding.suggestions and self.excerpts:
            advice += f" {tried(finding.suggestions)}"
        return CardView(
            card.number,
            finding.level,
            finding.code,
            finding.name,
            finding.message if says else "",
            advice,
            cited(manual, finding.clause) if manual and finding.clause else "",
            where(finding),
            self._author(checked, finding),
        )

    def _author(self, checked: CheckedDocument, finding: Finding) -> int | None:
        if not self.authors or not finding.entry:
            return None
        entry = next((entry for entry in checked.entries if entry.index == finding.entry), None)
        return self.authors.get(" ".join(((entry and entry.author) or "").split()).casefold())


def where(finding: Finding) -> str:
    """The line of a finding, and the page where the file has pages."""
    return line_of(finding) + (f", page {finding.place.page:,}" if finding.place.page else "")


def shown_findings(checked: CheckedDocument) -> list[Finding]:
    """The findings of a file, without the reason why it was not checked."""
    return [finding for finding in checked.findings if not is_reason(checked, finding)]


def counts_of(checked: CheckedDocument) -> list[tuple[Level, str]]:
    """How many findings of each level a file has, in words, the gravest first."""
    numbers = Counter(finding.level for finding in shown_findings(checked))
    return [
        (level, count(numbers[level], SINGULARS[level], PLURALS[level])) for level in Level if numbers[level]
    ]


def left_out(checked: CheckedDocument) -> Iterator[Omission]:
    """What of a file is known to hold words and was not read."""
    return (left for left in checked.document.reading.omissions if left.holds_words)
