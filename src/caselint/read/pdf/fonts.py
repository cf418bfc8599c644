"""What pdfium says of a page's fonts."""

from __future__ import annotations

from caselint.read.pdf.glyphs import is_bold
from caselint.read.pdf.pdfium import call, doubles, floats, integers

_MOST = 0.16  # of the letters' height: no letter leans further; what is wider are two letters in one shape


class Font:
    """A font of a page. Lengths are shares of the letters' height.

    `widths` are those of letters met so far, and `overhangs` how far each reaches into the place of the next,
    as an italic "f" does. `unmapped` are letters for which the file does not say what they are, and pdfium
    gives the number of the shape.
    """

    def __init__(self, handle: int) -> None:
        self.handle = handle
        room = call("FPDFFont_GetBaseFontName")(handle, None, 0)
        kept = integers(room // 4 + 1)
        call("FPDFFont_GetBaseFontName")(handle, kept.address, room)
        self.name = bytes(kept.values)[: max(0, room - 1)].decode("utf-8", "replace")
        self.bold = is_bold(self.name)
        depth = floats(1)
        call("FPDFFont_GetDescent")(handle, 1000.0, depth.address)
        self.descent = max(0.0, -depth.values[0] / 1000)
        self.widths: dict[str, float] = {}
        self.overhangs: dict[str, float] = {}
        self.unmapped: set[str] = set()

    def width(self, letters: str, print_: int, start: int, run: float) -> float:
        """How wide letters are side by side; they begin at letter `start` of the page's print.

        `run` is how wide, in points, a letter of width 1 is.
        """
        try:
            return sum(map(self.widths.__getitem__, letters))
        except KeyError:
            for letter in set(letters) - self.widths.keys():
                self._learn(letter, print_, start + letters.index(letter), run)
            return sum(map(self.widths.__getitem__, letters))

    def told(self, letters: str) -> str:
        """The letters, with U+FFFD for those that the file does not tell. Their width was asked before."""
        if not self.unmapped:
            return letters
        return "".join("\ufffd" if letter in self.unmapped else letter for letter in letters)

    def _learn(self, letter: str, print_: int, at: int, run: float) -> None:
        width, box, origin = floats(1), floats(4), doubles(2)
        call("FPDFFont_GetGlyphWidth")(self.handle, ord(letter), 1.0, width.address)
        self.widths[letter] = width.values[0]
        call("FPDFText_GetLooseCharBox")(print_, at, box.address)
        call("FPDFText_GetCharOrigin")(print_, at, *origin.addresses)
        over = (box.values[2] - origin.values[0]) / (run or 1.0) - width.values[0]
        self.overhangs[letter] = over if 0 < over < _MOST and width.values[0] else 0.0
        if call("FPDFText_HasUnicodeMapError")(print_, at) == 1:
            self.unmapped.add(letter)
