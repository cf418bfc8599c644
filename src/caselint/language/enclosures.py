"""What stands in quotation marks or brackets among a zone's tokens: stops inside may end no sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.language.marks import find_marks
from caselint.language.wordset import word_set
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caselint.language.words import Words

_BRACKETS: Final = {"(": ")", "[": "]"}
_MARKS: Final = word_set("""\" “ ” „ « » ' ‘ ’ ‛ '' ``""")
_LONGEST: Final = 120  # tokens: beyond, one of the pair is likelier to be a slip of the writer's


class Enclosure(NamedTuple):
    """Tokens in quotation marks or brackets, from the opening mark on, `last` exclusive."""

    first: int
    last: int


class Enclosures:
    """Stretches of one kind, the outermost only, in order."""

    def __init__(self, stretches: Iterable[Enclosure]) -> None:
        self._stretches: list[Enclosure] = []
        for stretch in sorted(stretches, key=lambda s: (s.first, -s.last)):
            inside = self._stretches and stretch.first < self._stretches[-1].last
            if not inside and stretch.last - stretch.first <= _LONGEST:
                self._stretches.append(stretch)

    def around(self, at: int) -> Enclosure | None:
        """The stretch that the border before token `at` lies within, if any."""
        number = bisect_right(self._stretches, at, key=lambda stretch: stretch.first) - 1
        if number < 0:
            return None
        stretch = self._stretches[number]
        return stretch if stretch.first < at < stretch.last else None


def enclosures(words: Words, begin: int, end: int) -> tuple[Enclosures, Enclosures]:
    """The quotations and the brackets among the tokens from `begin` to `end`."""
    written = words.text[begin:end]
    quoted = _quotations(words, begin, end) if not _MARKS.isdisjoint(written) else ()
    bracketed = _bracketed(written, begin) if not _BRACKETS.keys().isdisjoint(written) else ()
    return Enclosures(quoted), Enclosures(bracketed)


def _quotations(words: Words, begin: int, end: int) -> Iterator[Enclosure]:
    starts, ends = words.starts[begin:end], words.ends[begin:end]
    gaps = (" " * (start - stop) for start, stop in zip(starts[1:], ends, strict=False))
    text = "".join(chain.from_iterable(zip_longest(words.text[begin:end], gaps, fillvalue="")))
    for start, stop in find_marks(text, Span(0, len(text))):
        first = bisect_right(starts, starts[0] + start) - 1
        yield Enclosure(begin + first, begin + bisect_left(starts, starts[0] + stop))


def _bracketed(written: Sequence[str], begin: int) -> Iterator[Enclosure]:
    opened: list[int] = []
    for at, text in enumerate(written, start=begin):
        if text in _BRACKETS:
            opened.append(at)
        elif opened and text == _BRACKETS[written[opened[-1] - begin]]:
            yield Enclosure(opened.pop(), at + 1)
