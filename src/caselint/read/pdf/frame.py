"""How a page is turned to be read, and which part of it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.read.pdf.page import Box, Matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from caselint.read.pdf.letters import Letter

Corners = tuple[float, float, float, float]  # x0, y0, x1, y1, with y upwards

FARTHEST = 50_000.0  # points; the largest page there can be is 14,400
_LEAN = 0.1  # of the letters' run: so far print may lean and still be level
_MOST = 0.7  # of the letters: so many run in the direction in which a reader turns the page


def quarter_of(a: float, b: float) -> int:
    """How many quarter turns clockwise set print upright that runs in the direction (a, b); -1 for none."""
    if abs(b) < _LEAN * abs(a):
        return 0 if a > 0 else 2
    if abs(a) < _LEAN * abs(b):
        return 1 if b > 0 else 3
    return -1


def turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point after so many quarter turns clockwise about the origin, y upwards."""
    if quarter == 0:
        return x, y
    if quarter == 1:
        return y, -x
    if quarter == 2:
        return -x, -y
    return -y, x


def turned_corners(corners: Corners, quarter: int) -> Corners:
    """A rectangle after so many quarter turns clockwise about the origin, y upwards."""
    (x0, y0), (x1, y1) = turned(*corners[:2], quarter), turned(*corners[2:], quarter)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


@dataclass(frozen=True, slots=True)
class Frame:
    """The page as it is read: turned by `quarter` quarter turns clockwise, and cut to what shows of it.

    `left` and `high` are its upper left corner in the coordinates of its source, turned; `width` and
    `height` are in points.
    """

    quarter: int
    left: float
    high: float
    width: float
    height: float

    @classmethod
    def of(cls, shown: Corners, quarter: int) -> Frame:
        """The frame of what shows of a page, in the coordinates of its source (y upwards)."""
        x0, y0, x1, y1 = (max(-FARTHEST, min(FARTHEST, edge)) for edge in turned_corners(shown, quarter))
        return cls(quarter, x0, y1, x1 - x0, y1 - y0)

    def box(self, corners: Corners) -> Box:
        """Where a rectangle of the source stands on the page as it is read."""
        return self.place(turned_corners(corners, self.quarter))

    def place(self, corners: Corners) -> Box:
        """The same for a rectangle that is turned already."""
        x0, y0, x1, y1 = corners
        return Box(x0 - self.left, self.high - y1, x1 - self.left, self.high - y0)

    def source(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page as it is read stands in the source."""
        return turned(x + self.left, self.high - y, -self.quarter % 4)

    def shows(self, box: Box | Letter) -> bool:
        """Whether the middle of a box on the page stands within its edges."""
        return 0 <= (box.x0 + box.x1) / 2 <= self.width and 0 <= (box.top + box.bottom) / 2 <= self.height

    def share(self, pictures: Iterable[Corners]) -> float:
        """How much of the page is under pictures, from 0 to 1; where they overlap, 1 may come too soon."""
        covered = 0.0
        for picture in pictures:
            box = self.box(picture)
            across = min(box.x1, self.width) - max(box.x0, 0.0)
            down = min(box.bottom, self.height) - max(box.top, 0.0)
            covered += max(0.0, across) * max(0.0, down)
        return min(1.0, covered / max(1.0, self.width * self.height))


def matrix_of(moved: Callable[[float, float], tuple[float, float]]) -> Matrix:
    """The matrix of what moves points and keeps straight lines straight."""
    (e, f), (right, up), (across, down) = moved(0, 0), moved(1, 0), moved(0, 1)
    return right - e, up - f, across - e, down - f, e, f


def reading_turn(letters: Mapping[int, int], usual: int) -> int:
    """How many quarter turns a reader gives a page; `letters` counts them by the turns that set them upright.

    A page is turned for nearly all of its text, and not for a note in its margin.
    """
    total = sum(letters.values())
    for quarter, count in letters.items():
        if quarter >= 0 and count >= _MOST * total:
            return quarter
    return usual
