"""What pdfium finds drawn on a page: its straight lines, its pictures, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from caselint.read.pdf.pdfium import call, floats, integers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from caselint.read.pdf.page import Matrix

# fpdf_edit.h: kinds of page object and of path segment; fpdf_annot.h and fpdf_doc.h: annotations, actions
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_BEZIER, _MOVE = 1, 2
_LINK = 2
_LEADS = (0, 1, 2, 3, 5)  # what a link may do: nothing, go to a page of this or another file, or to the web

_MAX_OBJECTS = 100_000
_MAX_POINTS = 60_000
_MAX_SHAPES = 5_000  # as many as are looked at of a page that pdfplumber reads
_MAX_DEPTH = 12  # of forms within forms
_THIN = 2.5  # points: a filled box up to so wide or high is a drawn line

Point = tuple[float, float]
Corners = tuple[float, float, float, float]  # x0, y0, x1, y1, with y upwards

_LEVEL: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass
class Drawn:
    """What is on a page beside its text, in the file's own coordinates (points, y upwards).

    `lines` are straight ones along x or y, those round boxes among them; `shapes` counts all that is
    painted, and `curves` what is round.
    """

    lines: list[Corners] = field(default_factory=list)
    pictures: list[Corners] = field(default_factory=list)
    shapes: int = 0
    curves: int = 0
    points: int = 0


def drawn_on(page: int, known: Set[int]) -> Drawn:
    """What is drawn on a page, which is a handle of pdfium's; `known` are those of objects that are text."""
    found = Drawn()
    get, kind = call("FPDFPage_GetObject"), call("FPDFPageObj_GetType")
    for index in range(min(call("FPDFPage_CountObjects")(page), _MAX_OBJECTS)):
        thing = get(page, index)
        if thing not in known and (which := kind(thing)) > _TEXT:
            _add(found, thing, which, _LEVEL, 0)
    return found


def has_notes(page: int) -> bool:
    """Whether anything hangs on the page (a form's field, a comment, a stamp) but plain links."""
    for index in range(call("FPDFPage_GetAnnotCount")(page)):
        note = call("FPDFPage_GetAnnot")(page, index)
        if not note:
            return True
        try:
            if not _is_plain_link(note):
                return True
        finally:
            call("FPDFPage_CloseAnnot")(note)
    return False


def _is_plain_link(note: int) -> bool:
    if call("FPDFAnnot_GetSubtype")(note) != _LINK:
        return False
    link = call("FPDFAnnot_GetLink")(note)
    action = call("FPDFLink_GetAction")(link) if link else None
    # An action of a kind that pdfium does not name, such as a script, is no way to a place.
    return action is None or call("FPDFAction_GetType")(action) in _LEADS[1:]


def _add(found: Drawn, thing: int, kind: int, matrix: Matrix, depth: int) -> None:
    if kind == _PATH:
        if found.shapes < _MAX_SHAPES and found.points < _MAX_POINTS:
            _add_path(found, thing, matrix)
    elif kind == _IMAGE:
        found.pictures.append(_bounds(thing, matrix))
    elif kind == _FORM and depth < _MAX_DEPTH:
        inner = _product(_matrix_of(thing), matrix)
        get, kind_of = call("FPDFFormObj_GetObject"), call("FPDFPageObj_GetType")
        for index in range(min(max(0, call("FPDFFormObj_CountObjects")(thing)), _MAX_OBJECTS)):
            part = get(thing, index)
            which = kind_of(part) if part else 0
            if which > _TEXT:
                _add(found, part, which, inner, depth + 1)


def _add_path(found: Drawn, path: int, matrix: Matrix) -> None:
    mode = integers(2)
    call("FPDFPath_GetDrawMode")(path, *mode.addresses)
    if not any(mode.values):
        return  # neither filled nor outlined
    whole = _product(_matrix_of(path), matrix)
    for points in _outlines(path, found):
        found.shapes += 1
        if len(points) > 1:
            corners = [_moved(point, whole) for point in points]
            found.lines += _straight(corners)


def _outlines(path: int, found: Drawn) -> Iterator[list[Point]]:
    """The points of each closed or open line of a path."""
    count = min(call("FPDFPath_CountSegments")(path), _MAX_POINTS - found.points)
    found.points += max(0, count)
    segment, point, kind = (
        call("FPDFPath_GetPathSegment"),
        call("FPDFPathSegment_GetPoint"),
        call("FPDFPathSegment_GetType"),
    )
    at = floats(2)
    points: list[Point] = []
    for index in range(count):
        each = segment(path, index)
        which = kind(each)
        if which == _MOVE and points:
            yield points
            points = []
        found.curves += which == _BEZIER
        point(each, *at.addresses)
        points.append((at.values[0], at.values[1]))
    if points:
        yield points


def _straight(points: Sequence[Point]) -> Iterator[Corners]:
    """A line along x or y, or a thin box, as itself; the four sides of another box; nothing else."""
    x0, y0, x1, y1 = _round(points)
    wide, high = x1 - x0 > _THIN, y1 - y0 > _THIN
    if not wide and not high:
        return
    if len(points) > 2 and not _is_box(points, (x0, y0, x1, y1)):
        return
    if not high:
        yield x0, (y0 + y1) / 2, x1, (y0 + y1) / 2
    elif not wide:
        yield (x0 + x1) / 2, y0, (x0 + x1) / 2, y1
    elif len(points) > 2:
        yield x0, y0, x1, y0
        yield x0, y1, x1, y1
        yield x0, y0, x0, y1
        yield x1, y0, x1, y1


def _is_box(points: Sequence[Point], box: Corners) -> bool:
    """Whether the points all lie at the corners of the box round them."""
    x0, y0, x1, y1 = box
    return 4 <= len(points) <= 8 and all(
        min(abs(x - x0), abs(x - x1)) < _THIN and min(abs(y - y0), abs(y - y1)) < _THIN for x, y in points
    )


def _bounds(thing: int, matrix: Matrix) -> Corners:
    edges = floats(4)
    call("FPDFPageObj_GetBounds")(thing, *edges.addresses)
    x0, y0, x1, y1 = edges.values
    return _round([_moved(point, matrix) for point in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))])


def _matrix_of(thing: int) -> Matrix:
    numbers = floats(6)
    if not call("FPDFPageObj_GetMatrix")(thing, numbers.address):
        return _LEVEL
    a, b, c, d, e, f = numbers.values
    return a, b, c, d, e, f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """What takes a point first through `inner` and then through `outer`."""
    if outer is _LEVEL:
        return inner
    a, b, c, d, e, f = inner
    k, m, n, p, q, r = outer
    return a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r


def _moved(point: Point, matrix: Matrix) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _round(points: Sequence[Point]) -> Corners:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
