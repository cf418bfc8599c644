"""Pages without tables, form fields or notes, read with pdfium: many times as quick as with pdfplumber.

pdfium tells cheaply whether a page has more than print. Then it is left to `words`, which reads it with
pdfplumber; and so is a page with print that a reader may not see, of which `sight` judges.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from caselint.read.pdf.drawn import Drawn, drawn_on, has_notes
from caselint.read.pdf.frame import Corners, Frame, matrix_of, reading_turn, turned_corners
from caselint.read.pdf.glyphs import lowered, raised
from caselint.read.pdf.grid import find_grids
from caselint.read.pdf.page import Box, Sheet, Stroke, Word, around
from caselint.read.pdf.pdfium import Leaves, call, floats, integers, print_on
from caselint.read.pdf.pieces import APART, NOTE_NUMBER, Piece, PrintReader, spots_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_INVISIBLE, _FILLED = (3, 7), (0, 4)  # ways to print letters (ISO 32000-2, 9.3.6)
_WHITE = 254  # of 255, in each colour
_TINY = 1.0  # points: smaller letters are for no reader
_SAME = 4.0  # points: lines that begin and end so near each other may rule one table
_PLAIN = 0.38  # of the letters' height: a wider gap may part the columns of a table without lines
_LONG = 100.0  # points: shorter lines underline a word


class Need(Enum):
    """Why a page is read with pdfplumber."""

    LINES = "ruled lines or boxes"
    NOTES = "form fields or notes"
    UNSEEN = "print that may not show"
    LAYERS = "layers that are off"
    DAMAGE = "what pdfium cannot make out"
    ASKED = "so it was asked"


class QuickReader:
    """Reads the pages of one document; `traced` asks for the spots of all letters."""

    def __init__(self, leaves: Leaves, *, traced: bool = False) -> None:
        self._leaves = leaves
        self._print = PrintReader(traced=traced)

    def sheet(self, index: int) -> Sheet | Need:
        """A page, by its index from 0, or why it is not to be read in this way."""
        page = self._leaves.page(index)
        if not page:
            return Need.DAMAGE
        if has_notes(page):
            return Need.NOTES
        with print_on(page) as text:
            return self._sheet(index, page, text) if text else Need.DAMAGE

    def _sheet(self, index: int, page: int, text: int) -> Sheet | Need:
        shown = _shown(page)
        pieces = self._print.pieces(text, shown)
        drawn = drawn_on(page, {piece.thing for piece in pieces})
        recognised = _unseen(pieces, drawn)
        if recognised is None:
            return Need.UNSEEN
        letters: dict[int, int] = {}
        for piece in pieces:
            letters[piece.quarter] = letters.get(piece.quarter, 0) + len(piece.text)
        usual = call("FPDFPage_GetRotation")(page) % 4
        frame = Frame.of(shown, reading_turn(letters, usual))
        strokes = tuple(_strokes(drawn, frame))
        if _may_rule(strokes):
            return Need.LINES
        sheet = _sheet(index + 1, pieces, drawn, strokes, frame)
        if recognised or frame.quarter != usual:
            return replace(sheet, recognised=recognised, turned=frame.quarter != usual)
        return sheet


def _shown(page: int) -> Corners:
    """What of a page is shown: its crop box, within its media box."""
    edges = floats(4)
    call("FPDF_GetPageBoundingBox")(page, edges.address)
    left, top, right, bottom = edges.values
    return left, bottom, right, top


def _unseen(pieces: Iterable[Piece], drawn: Drawn) -> bool | None:
    """Whether all print lies without ink over pictures, as the recognised text of a scan does.

    None for other print without ink, in white ink, or too small to see.
    """
    colour = integers(4)
    checked: dict[int, bool] = {}
    for piece in pieces:
        if piece.size < _TINY:
            return None
        if piece.thing in checked:
            continue
        mode = call("FPDFTextObj_GetTextRenderMode")(piece.thing)
        checked[piece.thing] = mode in _INVISIBLE
        if mode in _INVISIBLE:
            if not _is_pictured(piece, drawn):
                return None
        elif mode in _FILLED:
            call("FPDFPageObj_GetFillColor")(piece.thing, *colour.addresses)
            red, green, blue, _ = colour.values
            if red >= _WHITE and green >= _WHITE and blue >= _WHITE:
                return None
    return bool(checked) and all(checked.values())


def _is_pictured(piece: Piece, drawn: Drawn) -> bool:
    """Whether the middle of the words stands on a picture."""
    x, y = (piece.x0 + piece.x1) / 2, piece.base
    boxes = (turned_corners(picture, max(piece.quarter, 0)) for picture in drawn.pictures)
    return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in boxes)


def _strokes(drawn: Drawn, frame: Frame) -> Iterator[Stroke]:
    for line in drawn.lines:
        box = frame.box(line)
        if box.bottom == box.top:
            yield Stroke(True, box.top, box.x0, box.x1)
        else:
            yield Stroke(False, box.x0, box.top, box.bottom)


def _may_rule(strokes: Sequence[Stroke]) -> bool:
    """Whether the lines make cells, or might with words between them: three of one length, or more."""
    alike: dict[tuple[int, int], set[int]] = {}
    for stroke in strokes:
        if stroke.level and stroke.end - stroke.start > _LONG:
            ends = round(stroke.start / _SAME), round(stroke.end / _SAME)
            alike.setdefault(ends, set()).add(round(stroke.at / _SAME))
    return any(len(places) > 2 for places in alike.values()) or bool(strokes and find_grids(strokes))


def _sheet(
    number: int, pieces: Sequence[Piece], drawn: Drawn, strokes: tuple[Stroke, ...], frame: Frame
) -> Sheet:
    shown = [piece for piece in pieces if piece.inside or frame.shows(_box(piece, frame))]
    level = (piece for piece in shown if piece.quarter == frame.quarter)
    aside = [piece for piece in shown if piece.quarter != frame.quarter]
    return Sheet(
        number=number,
        width=frame.width,
        height=frame.height,
        words=tuple(_words(level, frame)),
        strokes=strokes,
        pictures=len(drawn.pictures),
        pictured=frame.share(drawn.pictures),
        curves=drawn.curves,
        sideways=tuple(_sideways(aside, frame)),
        outside=_count(pieces) - _count(shown) if len(shown) < len(pieces) else 0,
        lie=matrix_of(frame.source),
    )


def _count(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _box(piece: Piece, frame: Frame) -> Box:
    low = piece.base - piece.font.descent * piece.size
    corners = piece.x0, low, piece.x1, low + piece.size
    return frame.place(turned_corners(corners, (frame.quarter - max(piece.quarter, 0)) % 4))


def _words(pieces: Iterable[Piece], frame: Frame) -> Iterator[Word]:
    """Level print as words, each once, those that stand together made one, a footnote's mark by itself."""
    printed: dict[tuple[str, int], list[Piece]] = {}
    last: Piece | None = None
    for each in pieces:
        piece = each
        places = printed.setdefault((piece.text, round(piece.size)), [])
        if any(_is_again(piece, place) for place in places):
            continue
        places.append(piece)
        if last is None:
            last = piece
        elif (joined := _joined(last, piece)) is not None:
            last = joined
        else:
            yield _word(last, frame)
            mark = _is_note_mark(last, piece)
            last = piece._replace(text=raised(piece.text), spaced=True) if mark else piece
    if last is not None:
        yield _word(last, frame)


def _word(piece: Piece, frame: Frame) -> Word:
    base = frame.high - piece.base
    bottom = base + piece.font.descent * piece.size
    return Word(
        piece.text,
        piece.x0 - frame.left,
        piece.x1 - frame.left,
        bottom - piece.size,
        bottom,
        base,
        piece.size,
        piece.font.bold,
        piece.spaced,
        lead=piece.lead,
        spots=tuple((x0 - frame.left, x1 - frame.left) for x0, x1 in piece.spots) if piece.spots else (),
    )


def _joined(last: Piece, piece: Piece) -> Piece | None:
    """Two pieces as one, where they follow on each other on one line in letters of one kind; else None."""
    gap, size = piece.x0 - last.x1, last.size
    if (
        not -0.5 * size < gap < _PLAIN * size
        or abs(piece.base - last.base) > 0.02 * size
        or abs(piece.size - size) > 0.02 * size
        or piece.font.bold is not last.font.bold
        or last.text[-1] != lowered(last.text[-1])
    ):
        return None
    apart = piece.spaced or gap >= APART * size
    if apart and NOTE_NUMBER.fullmatch(last.text):
        return None
    lead = last.lead if apart or " " in last.text else piece.x0 - last.x0 + piece.lead
    text, x1 = f"{last.text}{' ' * apart}{piece.text}", max(last.x1, piece.x1)
    if not last.spots:
        return last._replace(text=text, x1=x1, lead=lead)
    return last._replace(text=text, x1=x1, lead=lead, spots=spots_of(last, piece.spots, apart=apart))


def _is_again(piece: Piece, before: Piece) -> bool:
    """Whether the same is printed a second time, a hair's breadth apart, so that it looks bold."""
    near = 0.1 * max(piece.size, 3.0)
    return abs(piece.x0 - before.x0) < near and abs(piece.base - before.base) < near


def _is_note_mark(before: Piece, piece: Piece) -> bool:
    """Whether small raised digits after a word point to a footnote, and are no part of the word."""
    if not piece.text.isdigit() or piece.size >= 0.8 * before.size or before.quarter != piece.quarter:
        return False
    last = before.text.rpartition(" ")[2]
    lift = piece.base - piece.font.descent * piece.size - (before.base - before.font.descent * before.size)
    return (
        (len(last) > 2 or not last[-1].isalnum())
        and not last[-1].isdigit()
        and lift > 0.1 * before.size
        and -0.5 * before.size < piece.x0 - before.x1 < APART * before.size
    )


def _sideways(pieces: Iterable[Piece], frame: Frame) -> Iterator[tuple[str, Box]]:
    """Turned print, a line at a time."""
    for _, line in groupby(pieces, key=lambda piece: (piece.line, piece.quarter)):
        parts = list(line)
        boxes = [_box(piece, frame) for piece in parts]
        text = parts[0].text
        for last, piece in pairwise(parts):
            apart = piece.spaced or piece.x0 - last.x1 >= APART * piece.size
            text += " " * apart + piece.text
        yield text, around(boxes)
