"""Comments and hidden words of a PDF as marks on its text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from caselint.record import Mark, MarkKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from caselint.read.pdf.page import Box, Comment, Sheet, Word

_COVERED = 0.35  # of a word's width: a marker's stroke seldom begins or ends exactly at a letter

Seen = tuple[int, "Word"]  # a word and the number of its page


def words_about(comment: Comment, sheet: Sheet) -> list[Word]:
    """The words of the page that a comment covers, or else the one nearest to it."""
    covered = [word for word in sheet.words if any(_covers(box, word) for box in comment.about)]
    if covered or not comment.about or not sheet.words:
        return covered
    return [min(sheet.words, key=lambda word: _distance(comment.about[0], word))]


def watched(sheets: Iterable[Sheet]) -> frozenset[Seen]:
    """The words that marks will stand at."""
    found: set[Seen] = set()
    for sheet in sheets:
        found.update((sheet.number, word) for word in sheet.words if word.hidden)
        for comment in sheet.extras.comments:
            found.update((sheet.number, word) for word in words_about(comment, sheet))
    return frozenset(found)


def word_spans(words: Iterable[Word], text: str) -> Iterator[tuple[int, Span]]:
    """Where each word, by its number from 0, stands in the text that was put together from them.

    All that was left out of the text is hyphens at lines' ends; all that was put in is space.
    """
    at = 0
    for number, word in enumerate(words):
        start = end = -1
        for char in word.text:
            if char.isspace():
                continue
            while at < len(text) and text[at].isspace():
                at += 1
            if at < len(text) and text[at] == char:
                start = at if start < 0 else start
                at = end = at + 1
        if start >= 0:
            yield number, Span(start, end)


def marks_of(
    sheets: Sequence[Sheet], places: Mapping[Seen, Span], comments: Sequence[Span], text: str
) -> tuple[Mark, ...]:
    """The marks in the order of the text.

    `places` are where the watched words stand, `comments` where the words of each comment do, in order.
    """
    marks: list[Mark] = []
    own = iter(comments)
    for sheet in sheets:
        for comment in sheet.extras.comments:
            there = next(own)
            spans = [
                places[sheet.number, word]
                for word in words_about(comment, sheet)
                if (sheet.number, word) in places
            ]
            span = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else there
            marks.append(Mark(MarkKind.COMMENT, span))
    unseen = sorted(span for (_, word), span in places.items() if word.hidden)
    marks += [Mark(MarkKind.HIDDEN, span) for span in _joined(unseen, text)]
    return tuple(sorted(marks, key=lambda mark: mark.span))


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    """Stretches with nothing but space between them made one."""
    joined = list(spans[:1])
    for before, span in pairwise(spans):
        if text[before.end : span.start].strip():
            joined.append(span)
        else:
            joined[-1] = Span(joined[-1].start, span.end)
    return joined


def _covers(box: Box, word: Word) -> bool:
    middle = (word.top + word.bottom) / 2
    across = min(box.x1, word.x1) - max(box.x0, word.x0)
    return box.top <= middle <= box.bottom and across >= _COVERED * min(word.x1 - word.x0, box.x1 - box.x0)


def _distance(box: Box, word: Word) -> float:
    """How far a word lies from a box: a line up or down is further than a word on the same line."""
    down = max(box.top - word.bottom, word.top - box.bottom, 0.0)
    across = max(box.x0 - word.x1, word.x0 - box.x1, 0.0)
    return 5 * down + across
