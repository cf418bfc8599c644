"""The rows of an unruled table: which of its lines belong together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.read.pdf.page import Line, Word

_MORE = 0.15  # of the letters' height: so much more white stands between rows than between a cell's lines
_LEAST = 1.2  # points
_WRAPPED = 0.25  # of the lines within rows begin with a small letter where cells run over several lines


@dataclass(frozen=True)
class Row:
    """Lines of the page that are one row, and the words of each line of each cell."""

    lines: tuple[Line, ...]
    cells: tuple[tuple[tuple[Word, ...], ...], ...]

    @property
    def texts(self) -> list[str]:
        """What each cell says."""
        return [" ".join(word.text for words in cell for word in words) for cell in self.cells]

    @property
    def words(self) -> list[Word]:
        """All words of the row."""
        return [word for line in self.lines for word in line.words]


def rows_of(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[Row]:
    """Gather lines, from the top, to rows of the columns."""
    split = [_split(line, columns) for line in lines]
    starts = _by_white(lines, split)
    if not _rows_stand_apart(starts, split):
        starts = _by_first_column(split)
    starts = [0, *(start for start in starts if start)]
    return [
        _row(lines[start:end], split[start:end], len(columns))
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


_Split = list[tuple["Word", ...]]


def _split(line: Line, columns: Sequence[tuple[float, float]]) -> _Split:
    """A line's words by column."""
    return [
        tuple(word for word in line.words if left <= (word.x0 + word.x1) / 2 <= right)
        for left, right in columns
    ]


def _row(lines: Sequence[Line], split: Sequence[_Split], width: int) -> Row:
    cells = (tuple(parts[index] for parts in split if parts[index]) for index in range(width))
    return Row(tuple(lines), tuple(cells))


def _by_white(lines: Sequence[Line], split: Sequence[_Split]) -> list[int]:
    """The lines above which there is more white than between two lines of a cell."""
    least = min(_white_within(split), default=0.0) + max(_LEAST, _MORE * lines[0].size)
    starts = []
    foot = _foot(lines[0])
    for at, line in enumerate(lines[1:], 1):
        if _roof(line) - foot > least:
            starts.append(at)
        foot = max(foot, _foot(line))
    return starts


def _white_within(split: Sequence[_Split]) -> Iterator[float]:
    """The white between each two lines of a column, one under the other."""
    for column in zip(*split, strict=True):
        filled = [words for words in column if words]
        for above, below in pairwise(filled):
            yield max(0.0, min(map(_roof, below)) - max(map(_foot, above)))


# Fonts differ in how far their boxes reach; what stands on one line is as high by this measure.


def _roof(print_: Line | Word) -> float:
    return print_.base - 0.8 * print_.size


def _foot(print_: Line | Word) -> float:
    return print_.base + 0.2 * print_.size


def _rows_stand_apart(starts: Sequence[int], split: Sequence[_Split]) -> bool:
    """Whether the white between lines parts rows, rather than groups of rows of a line each."""
    bands = len(starts) + 1
    if bands < 3:
        return False
    inner = [parts for at, parts in enumerate(split) if at and at not in starts]
    whole = sum(all(parts) and not any(_is_small(words) for words in parts) for parts in inner)
    if 2 * whole > len(inner):
        return False
    begun = [parts for parts in inner if parts[0]]
    small = sum(_is_small(parts[0]) for parts in begun)
    firsts = sum(bool(parts[0]) for parts in split)
    return bands >= 0.6 * firsts or small >= _WRAPPED * len(begun)


def _is_small(words: Sequence[Word]) -> bool:
    return words[0].text[:1].islower()


def _by_first_column(split: Sequence[_Split]) -> list[int]:
    """The lines with which a row begins where all lines are equally apart: those that fill the first column.

    A line whose every cell begins with a small letter goes on with the one above.
    """
    starts = [
        at
        for at, parts in enumerate(split)
        if parts[0] and not all(_is_small(words) for words in parts if words)
    ]
    headed = sum(bool(words) for words in split[0]) > 1
    return starts if headed else starts[1:]  # a line of one cell above the first of them is of its row
