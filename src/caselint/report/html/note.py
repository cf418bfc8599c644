"""A note in passages: a line with the findings in it, and the lines that lead to the next one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from caselint.report.html.lines import is_wide, lines_of, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.findings import EntrySummary, Finding
    from caselint.record import Document
    from caselint.report.html.lines import Card, Line, Piece

_FOLD: Final = 6  # lines without findings, from which on they are folded
_BESIDE: Final = 2  # lines that stay unfolded beside a finding
_SHORT: Final = 40  # lines, up to which nothing of a note is folded
_ROOM: Final = 120  # characters that stay on each side of marked words where only these are shown


class Look(StrEnum):
    """How a stretch of lines is shown."""

    SHOWN = "shown"
    FOLDED = "folded"


@dataclass(slots=True)
class Stretch:
    """Lines that are shown, or folded, together."""

    look: Look
    lines: list[Line]


@dataclass(slots=True)
class Passage:
    """Lines, with the findings whose numbers stand in the first. `entry` is the one that begins with it."""

    cards: list[Card]
    entry: EntrySummary | None = None
    lines: list[Line] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)


def about_all(finding: Finding, text: str) -> bool:
    """Whether a finding is about the file as a whole, and not about some words in it."""
    span = within(finding.span, text)
    return not finding.entry and (span.start == span.end or is_wide(span, text))


def passages_of(
    document: Document, entries: Sequence[EntrySummary], cards: Sequence[Card], *, whole: bool
) -> list[Passage]:
    """The text in passages; every finding is in one of them.

    If not `whole`, only the lines with findings, cut to the words around these.
    """
    lines = list(lines_of(document, cards))
    starts = _starts(document, entries, [line.number for line in lines])
    by_line: defaultdict[int, list[Card]] = defaultdict(list)
    for card in cards:
        by_line[_line_of(card, document)].append(card)
    passages: list[Passage] = []
    for line in lines:
        here = by_line[line.number]
        if here or line.number in starts or not passages:
            passages.append(Passage(here, starts.get(line.number)))
        passages[-1].lines.append(line)
    if not whole:
        passages = [passage for passage in passages if passage.cards]
        for passage in passages:
            passage.stretches = [_cut(passage)]
        return passages
    for number, passage in enumerate(passages):
        found_next = any(later.cards for later in passages[number + 1 : number + 2])
        passage.stretches = list(_folded(passage, len(lines), found_next=found_next))
    return passages


def _line_of(card: Card, document: Document) -> int:
    """The number of the line in which the finding's own number stands."""
    span = within(card.finding.span, document.text)
    wide = is_wide(span, document.text)
    return document.line_and_column(span.start if wide else max(span.start, span.end - 1))[0]


def _starts(
    document: Document, entries: Sequence[EntrySummary], shown: Sequence[int]
) -> dict[int, EntrySummary]:
    """The entries of a note of several, by the number of the line that each begins with."""
    found: dict[int, EntrySummary] = {}
    for entry in entries if len(entries) > 1 else ():
        if entry.span is not None:
            place = bisect_left(shown, document.line_and_column(entry.span.start)[0])
            if place < len(shown):
                found.setdefault(shown[place], entry)
    return found


# -------------------------------------------------------------------------- folding and cutting


def _folded(passage: Passage, of: int, *, found_next: bool) -> Iterator[Stretch]:
    """The lines of a note of so many, with those in the middle folded."""
    lines = passage.lines
    first = _BESIDE + 1 if passage.cards or passage.entry else 0
    last = len(lines) - (_BESIDE if found_next else 0)
    if of <= _SHORT or last - first < _FOLD:
        yield Stretch(Look.SHOWN, lines)
        return
    for look, part in (
        (Look.SHOWN, lines[:first]),
        (Look.FOLDED, lines[first:last]),
        (Look.SHOWN, lines[last:]),
    ):
        if part:
            yield Stretch(look, part)


def _cut(passage: Passage) -> Stretch:
    [first, *_] = passage.lines
    for number, piece in enumerate(first.pieces):
        begins = number == 0 and not piece.numbers
        ends = number == len(first.pieces) - 1 and not piece.numbers
        piece.words = _shortened(piece, begins=begins, ends=ends)
    return Stretch(Look.SHOWN, [first])


def _shortened(piece: Piece, *, begins: bool, ends: bool) -> str:
    """Its first and last words, or only those beside marked ones if it begins or ends the line unmarked."""
    words = piece.words
    if len(words) <= 2 * _ROOM + 20:
        return words
    left = "" if begins and not ends else words[:_ROOM].rsplit(" ", 1)[0] + " "
    right = "" if ends else " " + words[-_ROOM:].split(" ", 1)[-1]
    return f"{left}…{right}"
