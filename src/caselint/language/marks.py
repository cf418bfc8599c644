"""Pairs quotation marks: straight and curly, double and single, nested; apostrophes are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOUBLE: Final = re.compile(r"[\"“”„«»]|''|``")
_SINGLE: Final = re.compile(r"(?<!')'(?!')|[‘’‛]")
# Words that begin with an apostrophe.
_ELISIONS: Final = re.compile(
    r"(?:\d0s|til|till|cause|cos|coz|em|bout|n|tis|twas|ere|ome|ello|round|fraid|ave|im|er)\b", re.IGNORECASE
)
_OPENERS_BEFORE: Final = " \t\n\r\u00a0([{-–—/:,;\"“‘'="


def find_marks(text: str, within: Span) -> list[Span]:
    """The quotations inside `within`, marks included, in order of their beginning.

    A mark that no other closes opens none, and a pair of single marks does not cross a double one.
    """
    double = list(_pairs(text, within, _DOUBLE, _Double()))
    single = [
        span
        for span in _pairs(text, within, _SINGLE, _Single())
        if all(span.contains(other) or other.contains(span) or not span.overlaps(other) for other in double)
    ]
    return sorted(double + single)


class _Marks:
    """Whether a mark can open or close a quotation where it stands."""

    def opens(self, mark: str, before: str, after: str, rest: str) -> bool:
        raise NotImplementedError

    def closes(self, mark: str, before: str, after: str) -> bool:
        raise NotImplementedError


class _Double(_Marks):
    def opens(self, mark: str, before: str, after: str, rest: str) -> bool:
        if mark in "”»":
            return False
        if mark in "“„«":
            return True
        return bool(after) and not after.isspace() and not before.isdigit()

    def closes(self, mark: str, before: str, after: str) -> bool:
        if mark in "“„«":
            return False
        return mark in "”»" or not before.isspace()


class _Single(_Marks):
    def opens(self, mark: str, before: str, after: str, rest: str) -> bool:
        if mark == "’" or not (after.isalnum() or after in '"“£…('):
            return False
        if before and before not in _OPENERS_BEFORE:
            return False
        return _ELISIONS.match(rest) is None

    def closes(self, mark: str, before: str, after: str) -> bool:
        return mark in "'’" and bool(before) and not before.isspace() and not after.isalnum()


def _pairs(text: str, within: Span, marks: re.Pattern[str], kind: _Marks) -> Iterator[Span]:
    opened: int | None = None
    for match in marks.finditer(text, *within):
        start, end = match.span()
        before = text[start - 1] if start > within.start else ""
        after = text[end] if end < within.end else ""
        if (
            opened is not None
            and kind.closes(match[0], before, after)
            and not _plural(text, start, within, marks, kind)
        ):
            yield Span(opened, end)
            opened = None
        elif kind.opens(match[0], before, after, text[end : min(end + 8, within.end)]) and not (
            opened is not None and isinstance(kind, _Single)
        ):
            opened = start


def _plural(text: str, at: int, within: Span, marks: re.Pattern[str], kind: _Marks) -> bool:
    """Whether a single mark is a plural's apostrophe: "the boys' room" inside 'a quotation'."""
    if not isinstance(kind, _Single) or text[at - 1] not in "sS" or at + 2 >= within.end:
        return False
    if text[at + 1] != " " or not text[at + 2].islower():
        return False
    for match in marks.finditer(text, at + 1, min(within.end, at + 400)):
        start, end = match.span()
        before, after = text[start - 1], text[end] if end < within.end else ""
        if kind.opens(match[0], before, after, text[end : end + 8]):
            return False
        if kind.closes(match[0], before, after):
            return True
    return False
