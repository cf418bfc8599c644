"""Tables ruled only between their rows: the upright lines that a reader sees there are put in."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from caselint.read.pdf.page import Stroke, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SAME = 3.0  # points: lines that begin and end so near each other rule one table
_GUTTER = 6.0  # points of white between two columns, all the way down
_HEAD = 2.5  # of the letters' height: so close above the first line stands the head row


def implied_strokes(strokes: Iterable[Stroke], words: Sequence[Word]) -> Iterator[Stroke]:
    """The missing lines of tables that have two rows or more and two columns or more.

    In running text between drawn lines some word stands in every column of white, so it is no table.
    """
    uprights = [stroke for stroke in strokes if not stroke.level and stroke.end - stroke.start > _SAME]
    for start, end, levels in _stacks(strokes):
        inside = [stroke for stroke in uprights if start - _SAME <= stroke.at <= end + _SAME]
        if any(stroke.start < levels[-1] - 1 and stroke.end > levels[0] + 1 for stroke in inside):
            continue
        held = [word for word in words if start - _SAME <= word.x0 and word.x1 <= end + _SAME]
        bands = [[word for word in held if top < _middle(word) <= below] for top, below in pairwise(levels)]
        head = [word for word in held if 0 <= levels[0] - word.bottom < _HEAD * (word.bottom - word.top)]
        edges = _edges([word for band in bands for word in band])
        if not edges or not all(any(word.x1 <= edges[0] for word in band) for band in bands):
            continue
        top = levels[0]
        if head and head[0].x0 < edges[0] and not any(_crosses(word, edges) for word in head):
            top = min(word.top for word in head) - 1
            yield Stroke(True, top, start, end)
        for x in (start, *edges, end):
            yield Stroke(False, x, top, levels[-1])


def _stacks(strokes: Iterable[Stroke]) -> Iterator[tuple[float, float, list[float]]]:
    """Three level lines or more of one length, one under the other: where they begin and end, and their y."""
    rows: dict[int, list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        if stroke.level:
            rows[round(stroke.at / 2)].append(stroke)
    stacks: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
    for row in rows.values():
        for start, end in _joined(sorted((stroke.start, stroke.end) for stroke in row)):
            stacks[round(start / _SAME), round(end / _SAME)].append((start, end, row[0].at))
    for lines in stacks.values():
        levels = sorted({round(y, 1) for _, _, y in lines})
        levels = [y for index, y in enumerate(levels) if not index or y - levels[index - 1] > _SAME]
        if len(levels) > 2 and lines[0][1] - lines[0][0] > 100:
            yield min(line[0] for line in lines), max(line[1] for line in lines), levels


def _joined(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1] + _SAME:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _edges(words: Sequence[Word]) -> list[float]:
    """The middles of the white columns that no word stands in."""
    reach = _joined(
        sorted((word.x0 - _GUTTER / 2 + _SAME / 2, word.x1 + _GUTTER / 2 - _SAME / 2) for word in words)
    )
    return [(before[1] + after[0]) / 2 for before, after in pairwise(reach)]


def _crosses(word: Word, edges: Sequence[float]) -> bool:
    return any(word.x0 < x < word.x1 for x in edges)
