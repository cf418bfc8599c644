"""Read a PDF's pages with pdfplumber: letters become words, drawn lines become strokes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from caselint.read.pdf.annotations import page_extras
from caselint.read.pdf.fields import empty_fields, field_words, stamps
from caselint.read.pdf.frame import FARTHEST, Corners, Frame, matrix_of, quarter_of, reading_turn
from caselint.read.pdf.letters import letters, sideways, words_of
from caselint.read.pdf.objects import boxes, in_file
from caselint.read.pdf.page import Box, Sheet, Stroke, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from caselint.read.pdf.page import Extras

# A page of dense print has some 5,000 letters and a form some 500 strokes.
# What goes far past that is a drawing or an attack, and is cut short.
MAX_LETTERS = 100_000
MAX_DRAWN = 5_000

_THIN = 2.5  # a filled rectangle up to so many points high or wide is a drawn line


def read_sheet(page: Any, off: frozenset[int] = frozenset(), *, traced: bool = False) -> Sheet:
    """Everything caselint uses of a pdfplumber page; `off` are the layers of the file that are not shown.

    `traced` asks for the spots of all letters. Raises what pdfplumber raises for a damaged page;
    `caselint.read.pdf` knows the list.
    """
    from pdfminer.layout import LTChar, LTCurve, LTImage, LTLine, LTRect

    from caselint.read.pdf.sight import print_of

    # pdfplumber's own lists make a dictionary of every letter, at three times the cost of the letters.
    found = print_of(page, off)
    leaves = [leaf for leaf in found.leaves if _is_placed(leaf)]
    printed = list(islice((leaf for leaf in leaves if isinstance(leaf, LTChar)), MAX_LETTERS))
    drawn = list(islice((leaf for leaf in leaves if isinstance(leaf, LTCurve)), MAX_DRAWN))
    pictures = [leaf.bbox for leaf in leaves if isinstance(leaf, LTImage)]
    frame = _frame(page, Counter(quarter_of(*char.matrix[:2]) for char in printed))
    every = list(letters(printed, frame, found.hidden))
    shown = [letter for letter in every if frame.shows(letter)]
    words = list(words_of((letter for letter in shown if letter.level), traced=traced))
    answers, unplaced = field_words(page, _as_in_file(words, page, frame), off)
    moved = _mover(page, frame)
    return Sheet(
        number=page.page_number,
        width=frame.width,
        height=frame.height,
        words=(*words, *(_moved(answer, moved) for answer in answers)),
        strokes=tuple(stroke for each in drawn for stroke in _strokes(each, frame)),
        pictures=len(pictures),
        pictured=frame.share(pictures),
        curves=sum(not isinstance(each, LTLine | LTRect) for each in drawn),
        sideways=(
            *sideways([letter for letter in shown if not letter.level]),
            *((text, moved(box)) for text, box in stamps(page, off)),
        ),
        unplaced=unplaced,
        empty=empty_fields(page, off),
        extras=_extras(page, off, moved),
        turned=frame.quarter != 0,
        outside=sum(1 for _ in words_of(letter for letter in every if not frame.shows(letter))),
        lie=matrix_of(lambda x, y: _lie(x, y, frame, page)),
    )


def _frame(page: Any, letters_by_turn: Counter[int]) -> Frame:
    """How the page is read: what its crop box shows, turned as most of its letters want it.

    pdfminer's print is turned already as the file says.
    """
    width, height = min(float(page.width), FARTHEST), min(float(page.height), FARTHEST)
    whole: Corners = (0.0, 0.0, width, height)
    for box in boxes(list(page.page_obj.cropbox), page, 2):
        x0, x1 = max(0.0, box.x0), min(width, box.x1)
        y0, y1 = max(0.0, height - box.bottom), min(height, height - box.top)
        if x1 - x0 >= 1 and y1 - y0 >= 1:
            whole = (x0, y0, x1, y1)
    return Frame.of(whole, reading_turn(letters_by_turn, 0))


def _lie(x: float, y: float, frame: Frame, page: Any) -> tuple[float, float]:
    """Where a point of the page as it is read stands in the file."""
    right, up = frame.source(x, y)
    return in_file(right, float(page.height) - up, page)


def _mover(page: Any, frame: Frame) -> Callable[[Box], Box]:
    """What takes a box from its place on the whole page as the file turns it to that on the page as read."""
    height = float(page.height)
    return lambda box: frame.box((box.x0, height - box.bottom, box.x1, height - box.top))


def _as_in_file(words: list[Word], page: Any, frame: Frame) -> list[Word]:
    """The words at their places on the whole page as the file turns it; none where they run another way."""
    right, down = frame.left, float(page.height) - frame.high
    if frame.quarter or not (right or down):
        return [] if frame.quarter else words
    return [
        replace(
            word,
            x0=word.x0 + right,
            x1=word.x1 + right,
            top=word.top + down,
            bottom=word.bottom + down,
            base=word.base + down,
        )
        for word in words
    ]


def _moved(word: Word, moved: Callable[[Box], Box]) -> Word:
    box = moved(Box(word.x0, word.top, word.x1, word.bottom))
    base = box.bottom - (word.bottom - word.base)
    return replace(word, x0=box.x0, x1=box.x1, top=box.top, bottom=box.bottom, base=base)


def _extras(page: Any, off: frozenset[int], moved: Callable[[Box], Box]) -> Extras:
    extras = page_extras(page, off)
    comments = (replace(each, about=tuple(map(moved, each.about))) for each in extras.comments)
    return replace(extras, comments=tuple(comments))


def _is_placed(leaf: Any) -> bool:
    """Whether a thing stands somewhere near the page, rather than nowhere or at a number that is none."""
    return all(-FARTHEST < edge < FARTHEST for edge in leaf.bbox)


def _strokes(drawn: Any, frame: Frame) -> Iterator[Stroke]:
    """A line or thin rectangle as itself, and the four sides of another rectangle."""
    from pdfminer.layout import LTLine, LTRect

    if not (isinstance(drawn, LTLine | LTRect) or _is_boxy(drawn)):
        return
    box = frame.box(drawn.bbox)
    x0, x1, top, bottom = box.x0, box.x1, box.top, box.bottom
    if bottom - top <= _THIN and x1 - x0 <= _THIN:
        return
    if bottom - top <= _THIN:
        yield Stroke(True, (top + bottom) / 2, x0, x1)
    elif x1 - x0 <= _THIN:
        yield Stroke(False, (x0 + x1) / 2, top, bottom)
    elif not isinstance(drawn, LTLine):
        yield Stroke(True, top, x0, x1)
        yield Stroke(True, bottom, x0, x1)
        yield Stroke(False, x0, top, bottom)
        yield Stroke(False, x1, top, bottom)


def _is_boxy(curve: Any) -> bool:
    """Whether a path that is not a plain rectangle still goes round its own box, corner to corner."""
    if not 4 <= len(curve.pts) <= 8:
        return False
    return all(
        min(abs(x - curve.x0), abs(x - curve.x1)) < _THIN
        and min(abs(y - curve.y0), abs(y - curve.y1)) < _THIN
        for x, y in curve.pts
    )
