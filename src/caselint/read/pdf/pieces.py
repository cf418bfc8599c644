"""A page's print by pdfium: stretches of words, each with its place, at a few calls a line.

pdfium gives a page's letters as one string, in which it parts lines by a break, and leaves out all but one of
several spaces. Where a stretch of letters stands in the text that one instruction of the file prints, its two
ends and the widths of its letters tell whether all spaces in it are plain ones: then it is one piece. Only
where they do not (justified print, gaps set by numbers) the words are looked at one by one.
"""

from __future__ import annotations

import re
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from caselint.read.pdf.fonts import Font
from caselint.read.pdf.frame import Corners, quarter_of, turned, turned_corners
from caselint.read.pdf.glyphs import plain, shared
from caselint.read.pdf.pdfium import call, doubles, floats, integers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.pdf.page import Spots

MAX_LETTERS = 100_000  # a page of dense print has some 5,000

_PARTED = "\ufffe"  # what pdfium puts for a hyphen at a line's end; no break follows it
_LINES = re.compile(rf"[^\r\n{_PARTED}]*{_PARTED}|[^\r\n{_PARTED}]+")
_WORDS = re.compile(r"\S+")
NOTE_NUMBER = re.compile(r"[0-9]{1,3}(?=\s|$)|[⁰¹²³⁴-⁹]{1,3}")  # at the start of a piece
_LOOSE = 0.3  # of the letters' height: so far from the sum of its letters a stretch of plain words may be
GAP = 0.55  # of the letters' height: no space within a piece is wider, or not much wider than the font's
APART = 0.15  # of the letters' height: less is no space, but letters set apart
_WIDE = 1.5  # of the font's space
_EVEN = 5  # spaces: of so many, three places tell whether they are stretched alike
_UNEVEN = 0.15  # of the letters' height
_SHORT = 12  # letters
_SLACK = 2.0  # points over the page's edge
_FAR = 1e6  # points
_HYPHEN = 2  # the code of the letter that the string has as `_PARTED`


class Piece(NamedTuple):
    """Words of one line, with plain spaces between them, that one instruction of the file prints.

    `quarter` is how many quarter turns clockwise set it upright, -1 where none does. `x0`, `x1` and `base`
    count in the file's coordinates after these turns, y upwards. `line` is pdfium's number of its line, and
    `thing` the handle of the page's object that it belongs to.
    """

    text: str
    quarter: int
    x0: float
    x1: float
    base: float
    size: float
    font: Font
    spaced: bool
    line: int
    thing: int
    lead: float  # the width of its first word
    inside: bool  # all of it lies within what is shown of the page
    spots: Spots = ()  # of its letters, where they were asked for


class PrintReader:
    """Reads the print of a document's pages, one after the other. The fonts of a page are kept for the next.

    pdfium writes its numbers to places that are kept, too: to make them anew costs more than the call.
    `traced` asks for the spots of all letters, which takes many times as long.
    """

    def __init__(self, *, traced: bool = False) -> None:
        self._traced = traced
        self._before: dict[int, Font] = {}
        self._fonts: dict[int, Font] = {}
        self._print = 0
        self._edges: list[Corners] = []
        self._found: list[Piece] = []
        self._box, self._matrix, self._origin = floats(4), floats(6), doubles(2)
        self._thing_at = call("FPDFText_GetTextObject")
        self._box_at = call("FPDFText_GetLooseCharBox")
        self._matrix_at = call("FPDFText_GetMatrix")
        self._size_at = call("FPDFText_GetFontSize")
        self._origin_at = call("FPDFText_GetCharOrigin")
        self._font_of = call("FPDFTextObj_GetFont")

    def pieces(self, print_: int, shown: Corners) -> list[Piece]:
        """All print of a page, by the handle of its text; what reaches over `shown` comes word by word."""
        self._before, self._fonts = self._fonts, {}
        self._print = print_
        self._edges = [turned_corners(shown, quarter) for quarter in range(4)]
        self._found = []
        for number, line in enumerate(_LINES.finditer(text_of(print_))):
            words = line.group()
            if words[-1] == _PARTED:
                words = words[:-1] + "-"
            start = line.start() + len(words) - len(words.lstrip())
            words = words.strip()
            if words:
                self._line(words, start, number)
        return self._found

    def _line(self, words: str, start: int, number: int) -> None:
        """Find the pieces of a line."""
        last = len(words) - 1
        first, final = self._thing_at(self._print, start), self._thing_at(self._print, start + last)
        if first == final:
            self._stretch(words, start, first, number, spaced=False)
            return
        begun, thing = 0, first
        for end, after in (*self._changes(start, start + last, first, final), (start + last + 1, 0)):
            here = words[begun : end - start]
            at = begun + len(here) - len(here.lstrip())
            if stripped := here.strip():
                spaced = at > 0 and words[at - 1].isspace() and not self._is_made(start + at - 1)
                self._stretch(stripped, start + at, thing, number, spaced=spaced)
            begun, thing = end - start, after

    def _changes(self, first: int, last: int, thing: int, final: int) -> list[tuple[int, int]]:
        """The letters with which another instruction's print begins, and its handle, by halving."""
        print_, thing_at = self._print, self._thing_at
        found = []
        left = [(first, last, thing, final)]
        while left:
            low, high, at_low, at_high = left.pop()
            while at_low != at_high:
                if high - low == 1:
                    found.append((high, at_high))
                    break
                middle = (low + high) // 2
                there = thing_at(print_, middle)
                if there != at_high:
                    left.append((middle, high, there, at_high))
                high, at_high = middle, there
        return found

    def _is_made(self, at: int) -> bool:
        """Whether pdfium put the letter in, as it puts spaces into gaps."""
        return bool(call("FPDFText_IsGenerated")(self._print, at) == 1)

    def _stretch(self, words: str, start: int, thing: int, number: int, *, spaced: bool) -> None:
        """Find the pieces of words that one instruction prints."""
        font = self._font(self._font_of(thing))
        self._matrix_at(self._print, start, self._matrix.address)
        a, b, c, d = self._matrix.values[:4]
        height = self._size_at(self._print, start)
        if height < 0:
            a, b, height = -a, -b, -height
        if b == c == 0 < a:  # as nearly all print is set
            quarter, run, size = 0, height * a, height * abs(d) or 1.0
        else:
            quarter, run, size = quarter_of(a, b), height * hypot(a, b), height * hypot(c, d) or 1.0
        x0, base = self._stand(start, quarter)
        usual = run * font.width(words, self._print, start, run)
        x1 = self._end(words, start, len(words), quarter, run, font)
        text = plain(font.told(words), font.name)
        word, space, _ = words.partition(" ")
        lead = run * font.width(word, self._print, start, run) if space else usual
        inside = self._is_inside(x0, x1, base, quarter)
        whole = Piece(text, quarter, x0, x1, base, size, font, spaced, number, thing, lead, inside)
        if self._traced:
            whole = whole._replace(spots=self._spots(whole, words, start, run, (0, len(words))))
        if quarter < 0 or self._is_plain(whole, words, start, run, usual):
            self._found.append(whole)
        else:
            gap = self._widest(whole, run) if inside else -_FAR
            self._found += self._apart(whole, words, start, run, gap)

    def _widest(self, whole: Piece, run: float) -> float:
        """The widest that a plain space can be."""
        return max(GAP * whole.size, _WIDE * run * whole.font.widths.get(" ", 0.0))

    def _is_plain(self, whole: Piece, words: str, start: int, run: float, usual: float) -> bool:
        """Whether all spaces of a stretch are as wide as the font's, or stretched alike and not too wide."""
        if not whole.inside or (words[0].isdigit() and NOTE_NUMBER.match(words)):
            return False
        size, over = whole.size, whole.x1 - whole.x0 - usual
        if abs(over) < _LOOSE * size:
            return len(words) >= _SHORT or " " not in words or not self._may_be_apart(words, start)
        spaces = words.count(" ")
        widths = whole.font.widths
        space = run * widths.get(" ", 0.0)
        if spaces < _EVEN or not APART * size < space + over / spaces < self._widest(whole, run):
            return False
        for share in (0.25, 0.5, 0.75):
            at = words.find(" ", int(share * len(words))) + 1
            if not at:
                return False
            stretched = words.count(" ", 0, at) * over / spaces
            there = whole.x0 + run * sum(map(widths.__getitem__, words[:at])) + stretched
            if abs(self._stand(start + at, whole.quarter)[0] - there) > _UNEVEN * size:
                return False
        return True

    def _apart(self, whole: Piece, words: str, start: int, run: float, gap: float) -> Iterator[Piece]:
        """The pieces of a stretch, which end where a space is wider than `gap`, and after a note's number."""
        told = whole.font.told(words)
        note = NOTE_NUMBER.match(words)
        piece: Piece | None = None
        for first, last in _tokens(words, note.end() if note else 0):
            x0 = self._stand(start + first, whole.quarter)[0]
            x1 = self._end(words, start, last, whole.quarter, run, whole.font)
            text = plain(told[first:last], whole.font.name)
            spots = self._spots(whole, words, start, run, (first, last)) if self._traced else ()
            if piece and x0 - piece.x1 <= gap and not (note and first <= note.end() + 1):
                made = x0 - piece.x1 < APART * whole.size and self._is_made(start + first - 1)
                lead = x1 - piece.x0 if made and " " not in piece.text else piece.lead
                if spots:
                    spots = spots_of(piece, spots, apart=not made)
                joined = piece.text + ("" if made else " ") + text
                piece = piece._replace(text=joined, x1=x1, lead=lead, spots=spots)
                continue
            if piece:
                yield piece
            spaced = words[first - 1].isspace() if first else whole.spaced
            piece = whole._replace(text=text, x0=x0, x1=x1, spaced=spaced, lead=x1 - x0, spots=spots)
        if piece:
            yield piece

    def _spots(self, whole: Piece, words: str, start: int, run: float, part: tuple[int, int]) -> Spots:
        """Those of the letters of a part of a piece's words; none where they cannot be told."""
        told, font = whole.font.told(words), whole.font
        found: list[tuple[float, float]] = []
        for at in range(*part):
            x0 = self._stand(start + at, whole.quarter)[0]
            width = run * font.widths[words[at]]
            x1 = x0 + width if width > 0 else self._end(words, start, at + 1, whole.quarter, run, font)
            letter = told[at]
            if letter.isascii() and letter.isprintable():
                found.append((x0, x1))
            else:
                found += shared(x0, x1, len(plain(letter, font.name)))
        return tuple(found) if len(found) == len(plain(told[slice(*part)], font.name)) else ()

    def _may_be_apart(self, words: str, start: int) -> bool:
        """Whether a gap that pdfium takes for a space may be one of letters set apart, that add up to one."""
        return any(letter == " " and self._is_made(start + at) for at, letter in enumerate(words))

    def _end(self, words: str, start: int, last: int, quarter: int, run: float, font: Font) -> float:
        """Where the letter before number `last` of the words ends, along their line."""
        letter, at = words[last - 1], start + last - 1
        if quarter:  # pdfium's boxes are only good for print that is not turned
            return self._stand(at, quarter)[0] + run * font.widths[letter]
        self._box_at(self._print, at, self._box.address)
        return float(self._box.values[2]) - run * font.overhangs[letter]

    def _stand(self, at: int, quarter: int) -> tuple[float, float]:
        """Where a letter stands on its line, after the turns that set it upright."""
        self._origin_at(self._print, at, *self._origin.addresses)
        x, y = self._origin.values
        return (x, y) if quarter <= 0 else turned(x, y, quarter)

    def _is_inside(self, x0: float, x1: float, base: float, quarter: int) -> bool:
        left, low, right, high = self._edges[quarter]
        return left - _SLACK <= x0 and x1 <= right + _SLACK and low <= base <= high

    def _font(self, handle: int) -> Font:
        found = self._fonts.get(handle)
        if found is None:
            found = self._fonts[handle] = self._before.get(handle) or Font(handle)
        return found


def spots_of(piece: Piece, after: Spots, *, apart: bool) -> Spots:
    """Those of a piece and of what follows on it made one, with a space between them if they are `apart`."""
    if not piece.spots or not after:
        return ()
    return (*piece.spots, *([(piece.x1, after[0][0])] if apart else ()), *after)


def _tokens(words: str, after: int) -> Iterator[tuple[int, int]]:
    """Where each word begins and ends; the first one ends at `after`, if that is not 0."""
    if after:
        yield 0, after
    for word in _WORDS.finditer(words, after):
        yield word.span()


def text_of(print_: int) -> str:
    """A page's letters as pdfium numbers them."""
    count = min(call("FPDFText_CountChars")(print_), MAX_LETTERS)
    if count <= 0:
        return ""
    kept = integers((count + 2) // 2 + 1)
    call("FPDFText_GetText")(print_, 0, count, kept.address)
    text = bytes(kept.values)[: 2 * count].decode("utf-16-le", "replace")
    text = text.split("\0", 1)[0]
    if len(text) == count:
        return text
    # Shapes without a letter are not in the string, and letters beyond U+FFFF take two numbers.
    codes = (call("FPDFText_GetUnicode")(print_, index) for index in range(count))
    return "".join(map(_letter, codes))


def _letter(code: int) -> str:
    if code == _HYPHEN:
        return _PARTED
    return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"
