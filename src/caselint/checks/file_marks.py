"""Kind `file-marks`: tracked changes, comments and hidden text left in a file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.findings import Hit
from caselint.record import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Document, Mark
    from caselint.schema import Rulebook


NAMES = {
    MarkKind.INSERTION: ("tracked insertion", "tracked insertions"),
    MarkKind.DELETION: ("tracked deletion", "tracked deletions"),
    MarkKind.COMMENT: ("comment", "comments"),
    MarkKind.HIDDEN: ("stretch of hidden text", "stretches of hidden text"),
}


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which traces of editing count."""

    marks: tuple[MarkKind, ...]


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield one hit a file, at the first of the marks, with how many of each kind there are."""
    marks = [mark for mark in record.record.document.marks if mark.kind in options.marks]
    if not marks:
        return
    counts = Counter(mark.kind for mark in marks)
    first = min(mark.span for mark in marks)
    zone = record.record.zone_at(first.start)
    told = [f"{counts[kind]} {NAMES[kind][counts[kind] != 1]}" for kind in options.marks if counts[kind]]
    yield Hit(
        span=first,
        entry=zone.entry if zone else 0,
        values={"marks": " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))},
        wordless=True,
        known_by=" ".join(_words(record.record.document, mark) for mark in marks),  # one more: another hit
    )


def _words(document: Document, mark: Mark) -> str:
    return mark.words or document.text[mark.span.start : mark.span.end]
