"""Figures by author, team, rule or month as a table for a terminal (`--group-by`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from caselint.findings import Level
from caselint.report.console import STYLES, console_for, print_indented
from caselint.report.escapes import terminal
from caselint.report.groups import By, Kind, figures_of
from caselint.report.remarks import counts

if TYPE_CHECKING:
    from typing import IO

    from caselint.findings import Report
    from caselint.report.groups import Figures, Group

_HEADS = {By.AUTHOR: "Author", By.TEAM: "Team", By.RULE: "Rule", By.MONTH: "Month"}
_FEW_WORDS = "Few words make for large figures: under a thousand words, look at the findings themselves."


def print_groups(report: Report, by: By, stream: IO[str]) -> None:
    """Write the table to a stream, in colour only if that is a terminal that shows colours."""
    figures = figures_of(report)
    console = console_for(stream)
    groups = figures.groups[by].ordered()
    if groups:
        console.print(_table(figures, groups, by))
        console.print()
    if by is not By.RULE and any(group.words < 1000 and group.findings for group in groups if group.words):
        print_indented(console, Text(_FEW_WORDS), 0)
    print_indented(console, Text(terminal(counts(report, figures.tally)), style="bold"), 0)


def _table(figures: Figures, groups: list[Group], by: By) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", collapse_padding=True)
    table.add_column(_HEADS[by], overflow="fold")
    levels = ("Level", "Findings") if by is By.RULE else ("Words", "Errors", "Warnings", "Advice")
    last = () if by is By.RULE else ("Reading ease",)
    for head in ("Files", "Entries", *levels, "Per 1,000 words", *last):
        table.add_column(head, justify="left" if head == "Level" else "right")
    for group in groups:
        table.add_row(*(_rule_cells(group, figures.tally.words) if by is By.RULE else _cells(group)))
    return table


def _cells(group: Group) -> list[Text]:
    name = Text(terminal(group.name), style="" if group.kind is Kind.NAMED else "italic")
    held = ["", ""] if group.kind is Kind.WHOLE_FILE else [f"{group.entries:,}", f"{group.words:,}"]
    levels = (_number(group.levels[level], STYLES[level]) for level in Level)
    return [
        name,
        *map(Text, (f"{group.files:,}", *held)),
        *levels,
        Text(tenths(group.per_thousand())),
        Text(tenths(group.reading_ease)),
    ]


def _rule_cells(group: Group, words: int) -> list[Text]:
    style = STYLES[group.level] if group.level else ""
    return [
        Text.assemble((group.name, style), f" {terminal(group.title)}"),
        Text(f"{group.files:,}"),
        Text(f"{group.entries:,}" if group.entries else "-", style="" if group.entries else "dim"),
        Text(str(group.level), style=style),
        Text(f"{group.findings:,}"),
        Text(tenths(group.per_thousand(words))),
    ]


def _number(number: int, style: str) -> Text:
    return Text(f"{number:,}", style=style if number else "dim")


def tenths(number: float | None) -> str:
    """A figure to one decimal, or nothing where there is none."""
    return "" if number is None else f"{number:,.1f}"
