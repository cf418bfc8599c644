"""What the head of an RTF file defines: fonts with their code pages, and paragraph styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from caselint.read.rtf.codepages import SYMBOLS, of_charset, of_page
from caselint.read.style_names import heading_level, list_level

_LONGEST_NAME = 300  # of a font or a style, in characters


@dataclass(slots=True)
class Font:
    """A font: its name, its code page if that is not the document's, and whether it holds signs."""

    name: str = ""
    codepage: str | None = None
    signs: bool = False


class Fonts:
    r"""The fonts by number, filled by what stands in \fonttbl."""

    def __init__(self) -> None:
        self.by_number: dict[int, Font] = {}
        self._open: Font | None = None

    def control(self, word: bytes, number: int | None) -> bool:
        """Take a control word of the table; whether it is one of its own."""
        if word == b"f":
            self._open = self.by_number.setdefault(number or 0, Font())
        elif self._open is None:
            return False
        elif word == b"fcharset":
            self._open.signs = number == SYMBOLS
            self._open.codepage = self._open.codepage or of_charset(number or 0)
        elif word == b"cpg":
            self._open.codepage = of_page(number or 0) or self._open.codepage
        else:
            return False
        return True

    def text(self, text: str) -> None:
        """Take text of the table: a font's name, which ends with a semicolon."""
        if self._open is not None and ";" not in self._open.name:
            self._open.name = (self._open.name + text)[:_LONGEST_NAME]

    def name(self, number: int) -> str:
        """The name of a font, "" for one that is not defined."""
        font = self.by_number.get(number)
        return font.name.partition(";")[0].strip() if font is not None else ""


class Style(NamedTuple):
    r"""What a paragraph style says; `level` is \outlinelevel: 9 for body text, None if it says nothing."""

    name: str
    level: int | None
    based_on: int | None


class Styles:
    r"""The paragraph styles by number, filled by what stands in \stylesheet."""

    def __init__(self) -> None:
        self._by_number: dict[int, Style] = {}
        self._headings: dict[int, int | None] = {}  # as far as they were asked for
        self._begin()

    def _begin(self) -> None:
        self._number = 0
        self._level: int | None = None
        self._based_on: int | None = None
        self._of_paragraphs = True
        self._name = ""

    def control(self, word: bytes, number: int | None) -> bool:
        """Take a control word of the table; whether it is one of its own."""
        if word == b"s":
            self._number = number or 0
        elif word in {b"cs", b"ds", b"ts"}:
            self._of_paragraphs = False
        elif word == b"sbasedon":
            self._based_on = number
        elif word == b"outlinelevel":
            self._level = number
        else:
            return False
        return True

    def text(self, text: str) -> None:
        """Take text of the table: a style's name, which ends with a semicolon."""
        self._name = (self._name + text)[-_LONGEST_NAME:]
        if self._name.rstrip().endswith(";"):
            if self._of_paragraphs:
                name = self._name.strip().rstrip(";").strip()
                self._by_number[self._number] = Style(name, self._level, self._based_on)
            self._begin()

    def heading(self, number: int) -> int | None:
        """The level of the headings that a style makes (1 is highest), by its own word or an ancestor's."""
        if number not in self._headings:
            self._headings[number] = self._heading(number)
        return self._headings[number]

    def _heading(self, number: int) -> int | None:
        seen: set[int] = set()
        while number in self._by_number and number not in seen:
            seen.add(number)
            style = self._by_number[number]
            if style.level is not None:
                return style.level + 1 if 0 <= style.level < 9 else None
            by_name = heading_level(style.name)
            if by_name is not None:
                return by_name
            if style.based_on is None:
                break
            number = style.based_on
        return None

    def item(self, number: int) -> int | None:
        """The level of the list items that a style makes by its name; None for no list."""
        style = self._by_number.get(number)
        return list_level(style.name) if style is not None else None
