"""Marks as a PDF's annotations: highlights on words, and signs, each with its note (ISO 32000-2, 12.5.6).

Each is drawn here (its appearance stream), so that all programs show the same. The kind of line under the
words tells the level without the colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from caselint.copies.pdf.marks import SIGN
from caselint.copies.said import quoted, said_of
from caselint.findings import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pypdf.generic import IndirectObject, PdfObject

    from caselint.copies.pdf.marks import Mark, Note
    from caselint.copies.pdf.update import Update
    from caselint.read.pdf.page import Box, Matrix, Sheet

Colour = tuple[float, float, float]  # red, green, blue, from 0 to 1
Point = tuple[float, float]


class _Look(NamedTuple):
    """How a level is shown: its ground, the line under it, and that line's dashes in points."""

    ground: Colour
    line: Colour
    dashes: str


_LOOKS = {
    Level.ERROR: _Look((1.0, 0.84, 0.82), (0.79, 0.13, 0.13), "[] 0"),
    Level.WARNING: _Look((1.0, 0.93, 0.70), (0.72, 0.45, 0.0), "[4 2] 0"),
    Level.ADVICE: _Look((0.83, 0.92, 1.0), (0.09, 0.40, 0.72), "[1 1.5] 0"),
}
AUTHOR = "caselint"
_LINE = 0.9  # points, how thick
_PRINTED = 4  # the flag that an annotation is printed with its page
_NOTE_WIDTH, _NOTE_HEIGHT, _NOTE_GAP = 260.0, 150.0, 6.0  # points, of the window that a note opens in


def annotations_of(
    mark: Mark, number: int, page: IndirectObject, update: Update, sheet: Sheet
) -> list[IndirectObject]:
    """Add what shows a mark to the update: the annotation and the window of its note.

    `number` is the mark's own in the file, `sheet` the page as it was read.
    """
    lie = sheet.lie
    kind = "/Highlight" if mark.on_words else "/Text" if _is_upright(sheet) else "/Stamp"
    corners = [_corners(box, lie) for box in mark.boxes]
    edges = _edges(point for each in corners for point in each)
    annotation = _annotation(kind, edges)
    look = _LOOKS[mark.level]
    codes = ", ".join(dict.fromkeys(note.remark.code for note in mark.notes if note.remark.code))
    annotation[NameObject("/NM")] = TextStringObject(f"{AUTHOR}-{number}")
    annotation[NameObject("/T")] = TextStringObject(AUTHOR)
    annotation[NameObject("/Subj")] = TextStringObject(codes)
    annotation[NameObject("/Contents")] = TextStringObject("\n\n".join(map(_told, mark.notes)))
    annotation[NameObject("/C")] = _numbers(look.ground if mark.on_words else look.line)
    annotation[NameObject("/P")] = page
    if mark.on_words:
        annotation[NameObject("/QuadPoints")] = _numbers(each for box in corners for xy in box for each in xy)
        drawing = _highlight(corners, edges, look)
    else:
        if kind == "/Text":
            annotation[NameObject("/Name")] = NameObject("/Comment")
        drawing = _sign(lie, look)
    annotation[NameObject("/AP")] = DictionaryObject({NameObject("/N"): update.add(drawing)})
    reference = update.add(annotation)
    left, high = edges[2] + _NOTE_GAP, edges[3]
    popup = _annotation("/Popup", (left, high - _NOTE_HEIGHT, left + _NOTE_WIDTH, high))
    popup[NameObject("/Parent")] = reference
    window = update.add(popup)
    annotation[NameObject("/Popup")] = window
    return [reference, window]


def _is_upright(sheet: Sheet) -> bool:
    """Whether the page is shown as it lies in the file.

    On one that is turned, some programs turn a sign of the kind Text back about its corner, and some do not.
    """
    return not sheet.turned and sheet.lie[0] > 0 and abs(sheet.lie[1]) < sheet.lie[0] / 2


def _told(note: Note) -> str:
    """The text of a note. A level is told in words, too: not all see the colours."""
    said = said_of(note.remark)
    heading = f"{said.heading} ({said.level})" if said.level else said.heading
    return "\n".join([heading, *([quoted(note.words)] if note.words else ()), *said.lines])


def _annotation(kind: str, edges: Sequence[float]) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers(edges),
            NameObject("/F"): NumberObject(_PRINTED),
        }
    )


def _corners(box: Box, lie: Matrix) -> list[Point]:
    """The box's corners in the file: above from left to right, and then beneath.

    So Acrobat and all others have them, whatever the standard says of their order.
    """
    a, b, c, d, e, f = lie
    points = ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def _edges(points: Iterable[Point]) -> tuple[float, float, float, float]:
    found = list(points)
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys)


def _highlight(corners: Sequence[Sequence[Point]], edges: Sequence[float], look: _Look) -> StreamObject:
    """A light ground that the print shows through, and a line under it."""
    parts = [f"/D gs {_said(look.ground)} rg {_said(look.line)} RG {_LINE} w {look.dashes} d"]
    for above, above_end, under, under_end in corners:
        shape = [above, above_end, under_end, under]
        parts.append(f"{_said(shape[0])} m " + " ".join(f"{_said(point)} l" for point in shape[1:]) + " h f")
        half = _LINE / 2 / max(1e-6, _distance(above, under))  # the line lies within the box
        start, end = _between(under, above, half), _between(under_end, above_end, half)
        parts.append(f"{_said(start)} m {_said(end)} l S")
    state = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/ExtGState"),
            NameObject("/BM"): NameObject(
                "/Darken"
            ),  # print shows through, and two grounds are no darker than one,
        }
    )
    states = DictionaryObject({NameObject("/D"): state})
    return _drawing("\n".join(parts), edges, {NameObject("/ExtGState"): states})


def _sign(lie: Matrix, look: _Look) -> StreamObject:
    """A speech bubble with an exclamation mark, upright on the page as it is read."""
    r, middle = SIGN, SIGN / 2
    bubble = (
        f"{_said(look.ground)} rg {_said(look.line)} RG 1 w "
        f"1.5 4.5 m {r - 1.5:g} 4.5 l {r - 1.5:g} {r - 1:g} l 1.5 {r - 1:g} l h B "
        f"4 4.5 m 4 1 l 7.5 4.5 l h B "
        f"{_said(look.line)} rg {middle - 0.8:g} 7.6 1.6 4 re f {middle - 0.8:g} 5.5 1.6 1.4 re f"
    )
    drawing = _drawing(bubble, (0, 0, SIGN, SIGN), {})
    across = (lie[0] ** 2 + lie[1] ** 2) ** 0.5 or 1.0
    a, b = round(lie[0] / across, 6), round(lie[1] / across, 6)
    drawing[NameObject("/Matrix")] = _numbers((a, b, -b, a, 0, 0))
    return drawing


def _drawing(content: str, edges: Sequence[float], resources: dict[NameObject, PdfObject]) -> StreamObject:
    drawing = StreamObject()
    drawing[NameObject("/Type")] = NameObject("/XObject")
    drawing[NameObject("/Subtype")] = NameObject("/Form")
    drawing[NameObject("/BBox")] = _numbers(edges)
    drawing[NameObject("/Resources")] = DictionaryObject(resources)
    drawing.set_data(content.encode("ascii"))
    return drawing


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject(FloatObject(_shown(value)) for value in values)


def _said(values: Iterable[float]) -> str:
    return " ".join(map(_shown, values))


def _shown(value: float) -> str:
    """A number as PDFs write it: never with an exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _distance(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
