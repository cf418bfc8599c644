"""Where the words of a PDF's text stand on its pages, for whoever marks them there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from caselint.read.pdf import written
from caselint.read.pdf.page import Box, around
from caselint.read.pdf.pages import read_pages
from caselint.read.refusal import UnreadableError
from caselint.record import Document, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.limits import Limits
    from caselint.read.pdf.page import Line, Sheet, Word
    from caselint.read.pdf.write import Origin
    from caselint.record import Span


class Region(NamedTuple):
    """A box on a page (from 1), as the page is read.

    `printed` says that the page prints the words there. Else it is the place of the form's field, or of what
    the comment is about, that they are read from.
    """

    page: int
    box: Box
    printed: bool


class _Letter(NamedTuple):
    """A letter of the text: its word, the place in it, and the line that the word stands on."""

    line: Line
    word: Word
    at: int


@dataclass
class Whereabouts:
    """A PDF that was read once more to see where everything stands. Its sheets go by their number from 1."""

    document: Document
    sheets: dict[int, Sheet]
    origins: list[Origin]
    _letters: dict[int, list[_Letter | None]] = field(default_factory=dict)

    def regions(self, span: Span) -> list[Region]:
        """Where the words of the span stand, a box for each line of each paragraph or cell, in text order."""
        return [region for number in self._met(span) for region in self._regions(number, span)]

    def line_at(self, place: int) -> Region | None:
        """The line that the character stands on, or the first one after it; None where no page has it."""
        first = max(0, bisect_right(self.origins, place, key=lambda origin: origin.span.start) - 1)
        for number in range(first, len(self.origins)):
            origin = self.origins[number]
            if origin.lines:
                at = place - origin.span.start
                letter = next(filter(None, self._of(number)[max(0, at) :]), None)
                line = letter.line if letter else origin.lines[-1] if at > 0 else origin.lines[0]
                return Region(line.page, line.box, printed=not line.words[0].typed_in)
            if origin.box:
                return Region(origin.page, origin.box, printed=not origin.aside)
            if place < origin.span.end:
                return None
        return None

    def page_at(self, place: int) -> int | None:
        """The page that the character's text is of, though it may stand nowhere on it."""
        first = bisect_right(self.origins, place, key=lambda origin: origin.span.start) - 1
        return self.origins[first].page if first >= 0 else None

    def _met(self, span: Span) -> Iterator[int]:
        """The numbers of the origins that the span has a part in."""
        first = bisect_right(self.origins, span.start, key=lambda origin: origin.span.start) - 1
        for number in range(max(0, first), len(self.origins)):
            origin = self.origins[number].span
            if origin.start >= span.end:
                return
            if origin.end > span.start:
                yield number

    def _regions(self, number: int, span: Span) -> Iterator[Region]:
        origin = self.origins[number]
        if origin.box:
            yield Region(origin.page, origin.box, printed=not origin.aside)
        begin = origin.span.start
        part = self._of(number)[max(0, span.start - begin) : max(0, span.end - begin)]
        lines: dict[int, list[_Letter]] = {}
        for letter in filter(None, part):
            lines.setdefault(id(letter.line), []).append(letter)
        for letters in lines.values():
            page = letters[0].line.page
            answers = {id(letter.word): letter.word for letter in letters if letter.word.typed_in}
            for word in answers.values():
                yield Region(page, around([word]), printed=False)
            boxes = [_box(letter) for letter in letters if not letter.word.typed_in]
            if boxes:
                yield Region(page, around(boxes), printed=True)

    def _of(self, number: int) -> list[_Letter | None]:
        """What each character of the origin's text is on its page; None for a space."""
        found = self._letters.get(number)
        if found is None:
            origin = self.origins[number]
            text = self.document.text[origin.span.start : origin.span.end]
            found = self._letters[number] = _matched(origin, text)
        return found


def whereabouts(data: bytes, path: str, limits: Limits) -> Whereabouts:
    """Read a PDF to see where everything stands; of one without text that is only where its pages lie.

    Raises UnreadableError for one that cannot be read.
    """
    read = read_pages(data, limits.pages, traced=True)
    try:
        document, origins = written(read, path)
    except UnreadableError as error:
        if error.code != "DOC002":
            raise
        document, origins = Document(path, "pdf", problem=Problem(error.code, error.reason)), []
    return Whereabouts(document, {sheet.number: sheet for sheet in read.sheets}, origins)


def _matched(origin: Origin, text: str) -> list[_Letter | None]:
    """Each character's letter: what was left out are hyphens at lines' ends, and what was put in is space."""
    whole = origin.lead + text
    found: list[_Letter | None] = [None] * len(whole)
    at = 0
    for line in origin.lines:
        for word in line.words:
            for place, char in enumerate(word.text):
                if char.isspace():
                    continue
                while at < len(whole) and whole[at].isspace():
                    at += 1
                if at < len(whole) and whole[at] == char:
                    found[at] = _Letter(line, word, place)
                    at += 1
    return found[len(origin.lead) :]


def _box(letter: _Letter) -> Box:
    word = letter.word
    if word.spots:
        x0, x1 = word.spots[letter.at]
    else:  # as if all letters were of one width
        wide = (word.x1 - word.x0) / len(word.text)
        x0 = word.x0 + letter.at * wide
        x1 = x0 + wide
    return Box(x0, word.top, x1, word.bottom)
