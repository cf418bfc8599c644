"""The page's charts: tables in which a bar stands beside each number. Lengths are in thousandths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.findings import Level
from caselint.report.groups import EASE_BANDS, By, Kind
from caselint.report.groups_text import tenths
from caselint.report.wording import count

if TYPE_CHECKING:
    from caselint.report.groups import Figures, Group

_FULL: Final = 1000
FIRST_ROWS: Final = 14  # of a chart; the rest is folded below it


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a bar, and which level it stands for."""

    start: int
    length: int
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its name, what it can be filtered by, its cells, and the bar of the first of them."""

    name: str
    cells: tuple[str, ...]
    bars: tuple[Bar, ...]
    key: str = ""
    kind: Kind = Kind.NAMED
    title: str = ""
    level: Level | None = None  # of all its findings


@dataclass(frozen=True, slots=True)
class Chart:
    """A table with bars. `filters` is the control of the page that its rows' keys are values of."""

    id: str
    title: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    filters: str = ""

    @property
    def first(self) -> tuple[Row, ...]:
        """The rows that are shown; one more is no reason to fold."""
        return self.rows if len(self.rows) <= FIRST_ROWS + 1 else self.rows[:FIRST_ROWS]

    @property
    def rest(self) -> tuple[Row, ...]:
        """The rows that are folded."""
        return self.rows[len(self.first) :]


def charts_of(figures: Figures, authors: dict[str, int], *, names: bool) -> list[Chart]:
    """The charts that a run has figures for; those by author and team only if `names` may be shown."""
    charts = [_by_rule(figures)]
    if names and authors:
        charts.append(_by(figures, By.AUTHOR, authors))
    if names and figures.groups[By.TEAM].named():
        charts.append(_by(figures, By.TEAM, authors))
    if figures.groups[By.MONTH].named():
        charts.append(_by(figures, By.MONTH, authors))
    if figures.eases:
        charts.append(_readability(figures))
    return [chart for chart in charts if chart.rows]


def _by_rule(figures: Figures) -> Chart:
    groups = figures.groups[By.RULE].ordered()
    most = max((group.findings for group in groups), default=0)
    rows = tuple(
        Row(
            group.name,
            (f"{group.findings:,}", f"{group.files:,}"),
            _stacked(group, most),
            key=group.name,
            title=group.title,
            level=group.level,
        )
        for group in groups
    )
    return Chart("by-rule", "By rule", "", ("Rule", "Findings", "Files", "Level"), rows, filters="rule")


def _by(figures: Figures, by: By, authors: dict[str, int]) -> Chart:
    groups = figures.groups[by].ordered()
    most = max((group.findings for group in groups), default=0)
    measured = figures.eases > 0 and by is not By.MONTH
    rows = tuple(
        Row(
            group.name,
            _cells(group, by, measured=measured),
            _stacked(group, most),
            key=str(authors.get(_key(group), "")) if by is By.AUTHOR else "",
            kind=group.kind,
        )
        for group in groups
    )
    levels = () if by is By.MONTH else ("Errors", "Warnings", "Advice")
    heads = (by.capitalize(), "Findings", *levels, "Entries", "Per 1,000 words")
    return Chart(
        f"by-{by}",
        f"By {by}",
        _ABOUT[by],
        (*heads, "Reading ease") if measured else heads,
        rows,
        filters="author" if by is By.AUTHOR else "",
    )


_ABOUT: Final = {
    By.AUTHOR: "Who writes most has most findings. Compare findings per 1,000 words, and read some of them "
    "before you speak to anyone.",
    By.TEAM: "Compare findings per 1,000 words: teams do not write equally much.",
    By.MONTH: "The month of the event, or where there is none, of the record.",
}


def _key(group: Group) -> str:
    return group.name.casefold() if group.kind is Kind.NAMED else ""


def _cells(group: Group, by: By, *, measured: bool) -> tuple[str, ...]:
    levels = () if by is By.MONTH else tuple(f"{group.levels[level]:,}" for level in Level)
    whole = group.kind is Kind.WHOLE_FILE
    entries = "" if whole else f"{group.entries:,}"
    ease = ("" if group.reading_ease is None else f"{group.reading_ease:.0f}",) if measured else ()
    return (f"{group.findings:,}", *levels, entries, tenths(group.per_thousand()), *ease)


def _readability(figures: Figures) -> Chart:
    most = max(figures.bands.values())
    rows, above = [], ""
    for place, (least, words) in enumerate(EASE_BANDS):
        number = figures.bands[place]
        score = f"under {above}" if least is None else f"{least} to {above}" if above else f"{least} and more"
        bars = (Bar(0, _length(number, most)),)
        share = f"{100 * number / figures.eases:.0f}%"
        rows.append(Row(score, (f"{number:,}", share), bars, title=words))
        above = str(least)
    mean = figures.reading_ease or 0.0
    entries = count(figures.eases, "entry", "entries")
    about = f"Flesch reading ease of {entries}, {mean:.0f} on average. Plain English scores 60 or more."
    return Chart("readability", "Readability", about, ("Score", "Entries", "Share"), tuple(rows))


def _stacked(group: Group, most: int) -> tuple[Bar, ...]:
    bars: list[Bar] = []
    start = sofar = 0
    for level in Level:
        sofar += group.levels[level]
        end = _length(sofar, most)
        if end > start:
            bars.append(Bar(start, end - start, level))
        start = end
    return tuple(bars)


def _length(number: int, most: int) -> int:
    return round(_FULL * number / most) if most else 0
