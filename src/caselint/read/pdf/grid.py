"""The cells that drawn lines make on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from caselint.read.pdf.page import Box, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SNAP = 2.0  # points: lines so near each other are one, and ends so near a line touch it
_MAX_CROSSINGS = 4_000  # a form has some hundreds; a drawing with more is not searched for cells


class Slot(NamedTuple):
    """A cell by the numbers of the lines round it: the second row and column numbers are exclusive."""

    row: int
    column: int
    row_end: int
    column_end: int


@dataclass(frozen=True)
class Grid:
    """The cells of one table: slots over the y of its level lines and the x of its upright lines."""

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    slots: tuple[Slot, ...]

    def box(self, slot: Slot) -> Box:
        """Where a slot stands on the page."""
        return Box(self.xs[slot.column], self.ys[slot.row], self.xs[slot.column_end], self.ys[slot.row_end])

    @property
    def outline(self) -> Box:
        """The box round all of the table."""
        boxes = [self.box(slot) for slot in self.slots]
        return Box(
            min(box.x0 for box in boxes),
            min(box.top for box in boxes),
            max(box.x1 for box in boxes),
            max(box.bottom for box in boxes),
        )

    def rows(self) -> Iterator[list[tuple[Slot, bool]]]:
        """Row by row the slots from left to right; False marks a slot that began in a row above."""
        for row in sorted({slot.row for slot in self.slots}):
            slots = [(slot, slot.row == row) for slot in self.slots if slot.row <= row < slot.row_end]
            yield sorted(slots, key=lambda each: each[0].column)


@dataclass
class _Rail:
    """All strokes at one x or y, as stretches that do not touch."""

    at: float
    stretches: list[tuple[float, float]] = field(default_factory=list)

    def stretch(self, place: float) -> int | None:
        """The number of the stretch that reaches `place`."""
        for number, (start, end) in enumerate(self.stretches):
            if start - _SNAP <= place <= end + _SNAP:
                return number
        return None


def find_grids(strokes: Iterable[Stroke]) -> list[Grid]:
    """Every table that the strokes draw, smallest first. A single box is not a table."""
    strokes = _closed(list(strokes))
    levels = _rails(stroke for stroke in strokes if stroke.level)
    uprights = _rails(stroke for stroke in strokes if not stroke.level)
    if len(levels) < 2 or len(uprights) < 2 or len(levels) * len(uprights) > 40 * _MAX_CROSSINGS:
        return []
    crossings = _crossings(levels, uprights)
    if len(crossings) > _MAX_CROSSINGS:
        return []
    ys, xs = tuple(rail.at for rail in levels), tuple(rail.at for rail in uprights)
    grids = [Grid(ys, xs, tuple(group)) for group in _groups(_slots(crossings)) if len(group) > 1]
    return sorted(grids, key=lambda grid: _area(grid.outline))


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _closed(strokes: list[Stroke]) -> list[Stroke]:
    """Add the line that is missing where upright lines end in the open, as at the foot of a page."""
    uprights = [
        (rail.at, stretch) for rail in _rails(s for s in strokes if not s.level) for stretch in rail.stretches
    ]
    if len(uprights) > _MAX_CROSSINGS:
        return strokes
    extra = []
    for end in (0, 1):
        by_end: dict[int, list[tuple[float, float]]] = {}
        for x, stretch in uprights:
            by_end.setdefault(round(stretch[end] / _SNAP), []).append((x, stretch[end]))
        extra += [
            Stroke(True, ends[0][1], min(x for x, _ in ends), max(x for x, _ in ends))
            for ends in by_end.values()
            if len(ends) > 2
        ]
    return strokes + extra


def _rails(strokes: Iterable[Stroke]) -> list[_Rail]:
    rails: list[_Rail] = []
    for stroke in sorted(strokes, key=lambda each: each.at):
        if not rails or stroke.at - rails[-1].at > _SNAP:
            rails.append(_Rail(stroke.at))
        rails[-1].stretches.append((stroke.start, stroke.end))
    for rail in rails:
        joined: list[tuple[float, float]] = []
        for start, end in sorted(rail.stretches):
            if joined and start <= joined[-1][1] + _SNAP:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        rail.stretches = joined
    return rails


_Crossings = dict[tuple[int, int], tuple[int, int]]


def _crossings(levels: list[_Rail], uprights: list[_Rail]) -> _Crossings:
    """Where lines cross or meet: (row, column) -> the stretch of the level and of the upright line."""
    found: _Crossings = {}
    for row, level in enumerate(levels):
        for column, upright in enumerate(uprights):
            across, down = level.stretch(upright.at), upright.stretch(level.at)
            if across is not None and down is not None:
                found[row, column] = (across, down)
                if len(found) > _MAX_CROSSINGS:
                    return found
    return found


def _slots(crossings: _Crossings) -> Iterator[Slot]:
    """From each crossing the smallest rectangle to the right and below whose four sides are drawn."""
    rows_of: dict[int, list[int]] = {}
    columns_of: dict[int, list[int]] = {}
    for row, column in sorted(crossings):
        rows_of.setdefault(column, []).append(row)
        columns_of.setdefault(row, []).append(column)
    for (row, column), (across, down) in crossings.items():
        below = [r for r in rows_of[column] if r > row and crossings[r, column][1] == down]
        right = [c for c in columns_of[row] if c > column and crossings[row, c][0] == across]
        slot = next(
            (
                Slot(row, column, r, c)
                for r in below
                for c in right
                if _is_drawn(crossings, row, column, r, c)
            ),
            None,
        )
        if slot:
            yield slot


def _is_drawn(crossings: _Crossings, row: int, column: int, row_end: int, column_end: int) -> bool:
    """Whether the lower and the right side, too, are each one stretch."""
    corner = crossings.get((row_end, column_end))
    return (
        corner is not None
        and crossings[row_end, column][0] == corner[0]
        and crossings[row, column_end][1] == corner[1]
    )


def _groups(slots: Iterable[Slot]) -> list[list[Slot]]:
    """Slots that share a corner belong to one table."""
    group_of: dict[tuple[int, int], list[Slot]] = {}
    groups: list[list[Slot]] = []
    for slot in slots:
        corners = [
            (row, column) for row in (slot.row, slot.row_end) for column in (slot.column, slot.column_end)
        ]
        touching: list[list[Slot]] = []
        for corner in corners:
            group = group_of.get(corner)
            if group is not None and all(group is not other for other in touching):
                touching.append(group)
        merged = [slot]
        for group in touching:
            merged += group
            group.clear()
        groups.append(merged)
        for member in merged:
            for row in (member.row, member.row_end):
                for column in (member.column, member.column_end):
                    group_of[row, column] = merged
    return [sorted(group) for group in groups if group]
