"""A note's own text with its findings in it: lines, and the pieces that findings cut them into.

All words are yet unescaped. Nothing here knows of tags.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from caselint.findings import Level
from caselint.record import BlockKind, Part, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caselint.findings import Finding
    from caselint.record import Block, Document

_WIDE_LINES: Final = 2  # line ends in a span, above which its lines are marked beside and not word by word
_WIDE_CHARACTERS: Final = 600
_FURNITURE: Final = frozenset({Part.HEADER, Part.FOOTER, Part.COMMENT})
_GRAVEST_FIRST: Final = tuple(Level)


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with its number on the page, from 1 within its file."""

    number: int
    finding: Finding


@dataclass(slots=True)
class Piece:
    """Words of a line that the same findings cover. `ends` are those whose number follows it."""

    words: str
    level: Level | None = None  # the gravest of them
    numbers: tuple[int, ...] = ()
    ends: list[Card] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """A line of the text, with its number. `beside` is the gravest level of what covers many lines."""

    number: int
    pieces: list[Piece]
    heading: bool = False
    furniture: bool = False
    beside: Level | None = None


def within(span: Span, text: str) -> Span:
    """The span as far as it lies in the text."""
    start = min(max(span.start, 0), len(text))
    return Span(start, min(max(span.end, start), len(text)))


def is_wide(span: Span, text: str) -> bool:
    """Whether so much is covered that it is marked beside its lines, and not in them."""
    long = span.end - span.start > _WIDE_CHARACTERS
    return long or text.count("\n", span.start, span.end) > _WIDE_LINES


def lines_of(document: Document, cards: Iterable[Card]) -> Iterator[Line]:
    """The lines that hold words or numbers of findings; those of several findings nest and overlap."""
    text = document.text
    marked = _Marked(text, cards)
    blocks: dict[int, Block] = {}
    for block in document.blocks:
        blocks.setdefault(text.rfind("\n", 0, block.span.start) + 1, block)
    start = 0
    for number, words in enumerate(text.split("\n"), start=1):
        line = Span(start, start + len(words))
        inline, points, beside = marked.on(line)
        start = line.end + 1
        if not words.strip() and not points and not any(span.end <= start for span, _ in inline):
            continue
        here = blocks.get(line.start)
        yield Line(
            number,
            _pieces(text, line, inline, points),
            heading=here is not None and here.kind is BlockKind.HEADING,
            furniture=here is not None and here.place.part in _FURNITURE,
            beside=_gravest(card for _, card in beside),
        )


class _Marked:
    """What is marked, in the order of the text: asked line by line, it looks at each finding once."""

    def __init__(self, text: str, cards: Iterable[Card]) -> None:
        inline: list[_Item] = []
        points: list[_Item] = []
        wide: list[_Item] = []
        for card in cards:
            span = within(card.finding.span, text)
            if is_wide(span, text):
                wide.append((span, card))
                points.append((Span(span.start, span.start), card))
            else:
                (inline if span.start < span.end else points).append((span, card))
        self._inline, self._points, self._wide = _Sweep(inline), _Sweep(points), _Sweep(wide)

    def on(self, line: Span) -> tuple[Sequence[_Item], Sequence[_Item], Sequence[_Item]]:
        """What is marked word by word, at a point, and beside the line."""
        return self._inline.on(line), self._points.on(line), self._wide.on(line)


_Item = tuple[Span, Card]


class _Sweep:
    def __init__(self, items: list[_Item]) -> None:
        self._items = sorted(items, key=lambda item: (item[0], item[1].number), reverse=True)
        self._open: list[_Item] = []

    def on(self, line: Span) -> Sequence[_Item]:
        """Those that begin in the line (its line end is the line's), or before it and reach into it."""
        self._open = [item for item in self._open if item[0].end > line.start]
        while self._items and self._items[-1][0].start <= line.end:
            self._open.append(self._items.pop())
        return self._open


def _pieces(text: str, line: Span, inline: Sequence[_Item], points: Sequence[_Item]) -> list[Piece]:
    begins: defaultdict[int, list[Card]] = defaultdict(list)
    ends: defaultdict[int, list[Card]] = defaultdict(list)
    numbered: defaultdict[int, list[Card]] = defaultdict(list)
    for span, card in inline:
        begins[max(span.start, line.start)].append(card)
        end = min(span.end, line.end)
        ends[end].append(card)
        if span.end <= line.end + 1:
            numbered[end].append(card)
    for span, card in points:
        numbered[span.start].append(card)
    edges = sorted({line.start, line.end, *begins, *ends, *numbered})
    over: dict[int, Card] = {}
    pieces: list[Piece] = []
    for at, start in enumerate(edges):
        for card in ends[start]:
            over.pop(card.number, None)
        if numbered[start]:  # after the words that end here
            if not pieces:
                pieces.append(Piece(""))
            pieces[-1].ends += numbered[start]
        for card in begins[start]:
            over[card.number] = card
        if at + 1 < len(edges):
            pieces.append(Piece(text[start : edges[at + 1]], _gravest(over.values()), tuple(over)))
    return [piece for piece in pieces if piece.words or piece.ends]


def _gravest(cards: Iterable[Card]) -> Level | None:
    return min((card.finding.level for card in cards), key=_GRAVEST_FIRST.index, default=None)
