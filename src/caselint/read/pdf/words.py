"""Read a PDF's pages with pdfplumber: letters become words, drawn lines become strokes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from caselint.read.pdf.annotations import page_extras
from caselint.read.pdf.fields import empty_fields, field_words, stamps
from caselint.read.pdf.glyphs import lowered, plain, raised
from caselint.read.pdf.page import Box, Sheet, Stroke, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A page of dense print has some 5,000 letters and a form some 500 strokes.
# What goes far past that is a drawing or an attack, and is cut short.
MAX_LETTERS = 100_000
MAX_DRAWN = 5_000

_FARTHEST = 50_000.0  # points; the largest page there can be is 14,400
_THIN = 2.5  # a filled rectangle up to so many points high or wide is a drawn line


class Letter(NamedTuple):
    """A printed character. `level` is false of turned ones."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    level: bool
    hidden: bool = False


def read_sheet(page: Any, off: frozenset[int] = frozenset()) -> Sheet:
    """Everything caselint uses of a pdfplumber page; `off` are the layers of the file that are not shown.

    Raises what pdfplumber raises for a damaged page; `caselint.read.pdf` knows the list.
    """
    from pdfminer.layout import LTChar, LTCurve, LTImage

    from caselint.read.pdf.sight import print_of

    height = min(float(page.height), _FARTHEST)
    # pdfplumber's own lists make a dictionary of every letter, at three times the cost of the letters.
    found = print_of(page, off)
    leaves = found.leaves
    printed = islice((leaf for leaf in leaves if isinstance(leaf, LTChar)), MAX_LETTERS)
    drawn = islice((leaf for leaf in leaves if isinstance(leaf, LTCurve)), MAX_DRAWN)
    letters = list(_letters(printed, height, found.hidden))
    words = list(_words(letter for letter in letters if letter.level))
    answers, unplaced = field_words(page, words, off)
    return Sheet(
        number=page.page_number,
        width=min(float(page.width), _FARTHEST),
        height=height,
        words=(*words, *answers),
        strokes=tuple(stroke for each in drawn for stroke in _strokes(each, height)),
        pictures=sum(isinstance(leaf, LTImage) for leaf in leaves),
        sideways=(*_sideways([letter for letter in letters if not letter.level]), *stamps(page, off)),
        unplaced=unplaced,
        empty=empty_fields(page, off),
        extras=page_extras(page, off),
    )


def _letters(chars: Iterable[Any], height: float, unseen: frozenset[int]) -> Iterator[Letter]:
    """Letters with plain text and a baseline, each once; `unseen` are the `id` of those that do not show.

    Some programs make bold letters by printing them twice or more, a hair's breadth apart.
    """
    seen: dict[tuple[str, int], set[tuple[int, int]]] = {}
    bold: dict[str, bool] = {}
    for char in chars:
        font = str(char.fontname)
        text = plain(char.get_text(), font)
        if not text or not _is_placed(char):
            continue
        size = float(char.size) or 1.0
        if not text.isspace():
            # Two narrow letters side by side, as in "ill", are two.
            grain = min(max(round(size), 3) * 0.1, max(0.45 * (char.x1 - char.x0), 0.01))
            x, y = round(char.x0 / grain), round(char.y0 / grain)
            places = seen.setdefault((text, round(size)), set())
            if any((x + i, y + j) in places for i in (-1, 0, 1) for j in (-1, 0, 1)):
                continue
            places.add((x, y))
        across, up, _, _, _, base = char.matrix
        if font not in bold:
            bold[font] = any(mark in font.lower() for mark in ("bold", "black", "heavy", "demi", "-bd"))
        level = abs(up) < 0.1 * across
        hidden = id(char) in unseen
        top, bottom = height - char.y1, height - char.y0
        yield Letter(text, char.x0, char.x1, top, bottom, height - base, size, bold[font], level, hidden)


def _is_placed(leaf: Any) -> bool:
    """Whether a thing stands somewhere near the page, rather than nowhere or at a number that is none."""
    return all(-_FARTHEST < edge < _FARTHEST for edge in leaf.bbox)


def _words(letters: Iterable[Letter]) -> Iterator[Word]:
    """Join letters to words in the order in which they were printed.

    A word ends at a space, at a gap, or where the print jumps to another line; a raised "nd" does not end it.
    """
    current: list[Letter] = []
    spaced = False
    for each in letters:
        letter = each
        if letter.text.isspace():
            if current:
                yield _word(current, spaced)
            current, spaced = [], True
            continue
        if current and not _adjoins(current[-1], letter):
            yield _word(current, spaced)
            current, spaced = [], False
        elif current and _is_note_mark(current, letter):
            yield _word(current, spaced)
            current, spaced = [], True
            letter = letter._replace(text=raised(letter.text))
        elif current and _is_raised(current[-1].text) and not _is_raised(letter.text):
            yield _word(current, spaced)
            current, spaced = [], False
        current.append(letter)
    if current:
        yield _word(current, spaced)


def _adjoins(before: Letter, after: Letter) -> bool:
    size = max(before.size, after.size)
    gap = after.x0 - before.x1
    return -0.5 * size < gap < 0.15 * size and abs(after.base - before.base) < 0.45 * size


def _is_note_mark(word: list[Letter], letter: Letter) -> bool:
    """Whether a small raised digit after a word points to a footnote, and is no part of the word."""
    last = word[-1]
    return (
        letter.text.isdigit()
        and (len(word) > 2 or not last.text.isalnum())
        and not last.text.isdigit()
        and letter.size < 0.8 * last.size
        and letter.bottom < last.bottom - 0.1 * last.size
    )


def _is_raised(text: str) -> bool:
    return text != lowered(text)


def _word(letters: list[Letter], spaced: bool) -> Word:
    main = max(letters, key=lambda letter: letter.size)
    return Word(
        text="".join(letter.text for letter in letters),
        x0=min(letter.x0 for letter in letters),
        x1=max(letter.x1 for letter in letters),
        top=min(letter.top for letter in letters),
        bottom=max(letter.bottom for letter in letters),
        base=main.base,
        size=main.size,
        bold=all(letter.bold for letter in letters),
        spaced=spaced,
        hidden=all(letter.hidden for letter in letters),
    )


def _sideways(letters: list[Letter]) -> Iterator[tuple[str, Box]]:
    """Turned text, run by run in the order of printing."""
    run: list[Letter] = []
    text = ""
    for letter in letters:
        if run and not letter.text.isspace() and _distance(run[-1], letter) > 2 * letter.size:
            yield from _run(run, text)
            run, text = [], ""
        text += letter.text
        if not letter.text.isspace():
            run.append(letter)
    yield from _run(run, text)


def _distance(before: Letter, after: Letter) -> float:
    return max(abs(after.x0 - before.x0), abs(after.top - before.top))


def _run(run: list[Letter], text: str) -> Iterator[tuple[str, Box]]:
    if run:
        yield (
            " ".join(text.split()),
            Box(
                min(letter.x0 for letter in run),
                min(letter.top for letter in run),
                max(letter.x1 for letter in run),
                max(letter.bottom for letter in run),
            ),
        )


def _strokes(drawn: Any, height: float) -> Iterator[Stroke]:
    """A line or thin rectangle as itself, and the four sides of another rectangle."""
    from pdfminer.layout import LTLine, LTRect

    if not _is_placed(drawn) or not (isinstance(drawn, LTLine | LTRect) or _is_boxy(drawn)):
        return
    x0, x1 = float(drawn.x0), float(drawn.x1)
    top, bottom = height - drawn.y1, height - drawn.y0
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
