"""Letters as PDFs hold them, made the letters that a writer typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BULLETS = "•◦▪▫●○■□‣⁃∙·➢➤►▸❖✓✔\ufffd"
"""Glyphs that stand before a list item. A glyph whose letter the font does not tell comes as U+FFFD."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

# Word's symbol fonts have their own code pages: the letter "o" of Wingdings is an empty box.
_WINGDINGS = {
    "§": "▪", "Ø": "➢", "ü": "✓", "v": "❖", "l": "●", "n": "■", "u": "•", "q": "☐", "o": "☐", "¨": "☐",
    "þ": "☒", "x": "☒", "ý": "☒", "û": "☒",
}  # fmt: skip
_PRIVATE = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf06c": "●", "\uf06e": "■",
    "\uf075": "•", "\uf0a8": "☐", "\uf06f": "☐", "\uf071": "☐", "\uf072": "☐", "\uf0fe": "☒", "\uf078": "☒",
    "\uf0fd": "☒", "\uf0fb": "☒", "\uf0e0": "→", "\uf0e8": "→",
}  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBERED_GLYPH = re.compile(r"\(cid:\d{1,6}\)")
_BOLD = ("bold", "black", "heavy", "demi", "-bd")
_OPENED = str.maketrans(_LIGATURES)
_SYMBOLS = str.maketrans(_WINGDINGS)


def plain(text: str, font: str = "") -> str:
    """The letters as typed: ligatures opened, odd spaces made spaces, marks that do not show left out."""
    if "ingdings" in font:
        text = text.translate(_SYMBOLS)
    if text.isprintable() and "(cid:" not in text:
        return text if text.isascii() else text.translate(_OPENED)
    if any("\ud800" <= char <= "\udfff" for char in text):  # the halves of a letter beyond U+FFFF
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(map(_letter, _NUMBERED_GLYPH.sub("\ufffd", text)))


def is_bold(font: str) -> bool:
    """Whether a font is bold, by its name."""
    low = font.lower()
    return any(mark in low for mark in _BOLD)


def _letter(char: str) -> str:
    if char in _LIGATURES:
        return _LIGATURES[char]
    if char in _PRIVATE:
        return _PRIVATE[char]
    if char.isspace():
        return " "
    if char == "\u00ad":
        return char  # kept until the lines are joined: it says that a word goes on
    return char if char.isprintable() or "\ue000" <= char <= "\uf8ff" else ""


def shared(x0: float, x1: float, count: int) -> Iterator[tuple[float, float]]:
    """Where each of so many letters stands that share one shape, as those of a ligature do."""
    for at in range(count):
        yield x0 + (x1 - x0) * at / count, x0 + (x1 - x0) * (at + 1) / count


def lowered(digits: str) -> str:
    """Superscript digits as plain ones."""
    return digits if digits.isascii() else digits.translate(_LOWERED)


def raised(digits: str) -> str:
    """Digits as superscripts, as a footnote's number is printed."""
    return digits.translate(_RAISED)
