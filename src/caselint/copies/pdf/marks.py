"""Where on the pages the findings are marked: words as they stand, and a sign beside what has no words.

All lengths are in points, on the page as it is read: x from its left, y from its top.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from caselint.findings import Level
from caselint.read.pdf.page import Box
from caselint.record import Span
from caselint.report.remarks import remarks_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caselint.findings import CheckedDocument, Finding
    from caselint.read.pdf.page import Sheet
    from caselint.read.pdf.whereabouts import Region, Whereabouts
    from caselint.report.remarks import Remark

SIGN = 14.0
"""How wide and high a sign is."""

_GAP = 3.0  # between a sign and what it stands beside
_EDGE = 2.0  # between a sign and the edge of the page
_CORNER = 24.0  # of a page without words
_STEPS = (0, 1, -1, 2, -2, 3, -3)  # signs' heights up or down: where a place beside the line is sought
_SEVERITY = tuple(Level)
_NO_TEXT = "DOC002"


@dataclass(frozen=True)
class Note:
    """What is said at a mark. `words` are those that it is about, if the page does not print them there."""

    remark: Remark
    words: str = ""


@dataclass(frozen=True)
class Mark:
    """What is said at one place of a page. `on_words` says that the boxes are of words, not a sign's."""

    page: int
    boxes: tuple[Box, ...]
    notes: tuple[Note, ...]
    on_words: bool

    @property
    def level(self) -> Level:
        """That of the gravest note."""
        return min((note.remark.level for note in self.notes), key=_SEVERITY.index)


@dataclass
class _Margin:
    """What stands on a page already, and where signs are put so that they cover none of it."""

    sheet: Sheet
    taken: list[Box] = field(default_factory=list)

    def __post_init__(self) -> None:
        words, strokes = self.sheet.words, self.sheet.strokes
        self.width, self.height = self.sheet.width, self.sheet.height
        self.taken = [Box(word.x0, word.top, word.x1, word.bottom) for word in words]
        self.taken += [
            Box(stroke.start, stroke.at, stroke.end, stroke.at)
            if stroke.level
            else Box(stroke.at, stroke.start, stroke.at, stroke.end)
            for stroke in strokes
        ]
        lefts = [stroke.start if stroke.level else stroke.at for stroke in strokes]
        rights = [stroke.end if stroke.level else stroke.at for stroke in strokes]
        self.left = min([*(word.x0 for word in words), *lefts], default=_CORNER)
        self.right = max([*(word.x1 for word in words), *rights], default=self.width - _CORNER)
        self.top = min((word.top for word in words), default=_CORNER / 2)

    def sign_at(self, box: Box | None, *, beside: bool) -> Box:
        """A free place for a sign: in the margin beside a box, or close `beside` it; or at the page's top."""
        at = box or Box(self.left, self.top, self.right, self.top + SIGN)
        places = list(self._places(at, beside=beside))
        found = next(
            (place for place in places if not any(_meet(place, one) for one in self.taken)), places[0]
        )
        self.taken.append(found)
        return found

    def _places(self, box: Box, *, beside: bool) -> Iterator[Box]:
        middle = (box.top + min(box.bottom, box.top + SIGN)) / 2
        lefts = self._columns(self.left - _GAP - SIGN, -1)
        rights = self._columns(self.right + _GAP, 1)
        near = [*([box.x1 + _GAP] if beside else []), box.x0 - _GAP - SIGN]
        columns = [x for x in (*near, *lefts, *rights) if _EDGE <= x <= self.width - SIGN - _EDGE]
        for step in _STEPS:
            top = middle - SIGN / 2 + step * (SIGN + 1)
            top = max(_EDGE, min(self.height - SIGN - _EDGE, top))
            for x in columns or [_EDGE]:
                yield Box(x, top, x + SIGN, top + SIGN)

    def _columns(self, x: float, way: int) -> list[float]:
        """The places side by side from the text to the edge of the page; at the edge there is always one."""
        last = _EDGE if way < 0 else self.width - SIGN - _EDGE
        found = []
        while _EDGE <= x <= self.width - SIGN - _EDGE:
            found.append(x)
            x += way * (SIGN + 1)
        return found or [last]


def marks_of(checked: CheckedDocument, where: Whereabouts) -> list[Mark]:
    """The marks of all that is said of a document in the order of its text; what holds others comes first."""
    words: dict[tuple[Region, ...], list[Note]] = {}
    signs: dict[_Place, list[Note]] = {}
    for remark in sorted(remarks_on(checked), key=_order):
        finding = remark.finding
        regions = where.regions(finding.span) if finding and _has_words(finding, where) else []
        printed = tuple(region for region in regions if region.printed)
        if printed:
            words.setdefault(printed, []).append(Note(remark))
            continue
        said = where.document.text[finding.span.start : finding.span.end] if finding and regions else ""
        for place in _places(remark, where, regions):
            signs.setdefault(place, []).append(Note(remark, said))
    marks = [mark for regions, notes in words.items() for mark in _on_words(regions, notes)]
    margins: dict[int, _Margin] = {}
    for place, notes in signs.items():
        margin = margins.setdefault(place.page, _Margin(where.sheets[place.page]))
        box = margin.sign_at(place.box, beside=place.beside)
        marks.append(Mark(place.page, (box,), tuple(notes), on_words=False))
    return marks


class _Place(NamedTuple):
    """A page and the box on it that something is said of; `beside` asks for the sign to be close to it."""

    page: int
    box: Box | None = None
    beside: bool = False


def _order(remark: Remark) -> tuple[int, int]:
    span = remark.finding.span if remark.finding else Span(0, 0)
    return span.start, -span.end


def _has_words(finding: Finding, where: Whereabouts) -> bool:
    """Whether the finding is about the words of its span, and not about something that is missing there."""
    words = where.document.text[finding.span.start : finding.span.end]
    return bool(words.strip()) and finding.match in {"", words}


def _on_words(regions: Iterable[Region], notes: Sequence[Note]) -> Iterator[Mark]:
    pages: dict[int, list[Box]] = {}
    for region in regions:
        pages.setdefault(region.page, []).append(region.box)
    for page, boxes in pages.items():
        yield Mark(page, tuple(boxes), tuple(notes), on_words=True)


def _places(remark: Remark, where: Whereabouts, regions: Sequence[Region]) -> list[_Place]:
    """Where something is told that no words on a page are marked for."""
    span = remark.finding.span if remark.finding else Span(0, 0)
    unread = remark.checked.document.reading.unread_pages
    if remark.code == _NO_TEXT and unread:
        return [_Place(page) for page in unread]
    if regions:
        return [_Place(regions[0].page, regions[0].box, beside=True)]
    line = where.line_at(span.start) if span != Span(0, 0) else None
    if line:
        return [_Place(line.page, line.box, beside=not line.printed)]
    return [_Place(where.page_at(span.start) or 1)]


def _meet(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and one.x1 > other.x0 and one.top < other.bottom and one.bottom > other.top
