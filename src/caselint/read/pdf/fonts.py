"""What pdfium says of a page's fonts."""

from __future__ import annotations

from caselint.read.pdf.glyphs import is_bold
from caselint.read.pdf.pdfium import call, floats, integers


class Font:
    """A font of a page. Lengths are shares of the letters' height.

    `widths` are those of letters met so far; `unmapped` are letters for which the file does not say what
    they are, and pdfium gives the number of the shape.
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
        self.unmapped: set[str] = set()

    def width(self, letters: str, print_: int, start: int) -> float:
        """How wide the letters are, side by side; they begin at letter `start` of the page's print."""
        try:
            return sum(map(self.widths.__getitem__, letters))
        except KeyError:
            self._learn(letters, print_, start)
            return sum(map(self.widths.__getitem__, letters))

    def told(self, letters: str) -> str:
        """The letters, with U+FFFD for those that the file does not tell. Their width was asked before."""
        if not self.unmapped:
            return letters
        return "".join("\ufffd" if letter in self.unmapped else letter for letter in letters)

    def _learn(self, letters: str, print_: int, start: int) -> None:
        """Ask for what is new of the letters."""
        width = floats(1)
        for letter in set(letters) - self.widths.keys():
            call("FPDFFont_GetGlyphWidth")(self.handle, ord(letter), 1.0, width.address)
            self.widths[letter] = width.values[0]
            if call("FPDFText_HasUnicodeMapError")(print_, start + letters.index(letter)) == 1:
                self.unmapped.add(letter)
