"""Kind `file-marks`: tracked changes, comments and hidden text left in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.record import Hit, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which traces of editing count."""

    marks: tuple[MarkKind, ...]


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield one hit a file for each kind of mark, at its first place, with how many there are."""
    for kind in options.marks:
        marks = [mark for mark in record.record.document.marks if mark.kind is kind]
        if not marks:
            continue
        first = marks[0].span
        zone = record.record.zone_at(first.start)
        yield Hit(
            span=first,
            entry=zone.entry if zone else 0,
            values={"kind": _plural(kind, len(marks)), "count": str(len(marks))},
        )


def _plural(kind: MarkKind, count: int) -> str:
    names = {
        MarkKind.INSERTION: ("tracked insertion", "tracked insertions"),
        MarkKind.DELETION: ("tracked deletion", "tracked deletions"),
        MarkKind.COMMENT: ("comment", "comments"),
        MarkKind.HIDDEN: ("stretch of hidden text", "stretches of hidden text"),
    }
    return names[kind][count != 1]
