"""Kind `dates`: dates and times that do not fix a day, do not exist, or contradict themselves."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.findings import Hit
from caselint.record import DateFlaw, Role, Span, ZoneKind
from caselint.segment.dates import find_dates
from caselint.segment.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Entry, WrittenDate, WrittenTime
    from caselint.schema import Rulebook


class Where(StrEnum):
    """Where the dates stand that count."""

    SIGN_OFF = "sign-off"  # those that say when the entry was written and when the event was
    ENTRY = "entry"  # every date and time in the entry


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which flaws are looked for, and where."""

    flaws: tuple[DateFlaw, ...]
    where: Where


_TOLD = {
    DateFlaw.NO_YEAR: "has no year",
    DateFlaw.WEEKDAY_ONLY: "is a weekday alone",
    DateFlaw.RELATIVE: "depends on the day of reading",
    DateFlaw.MONTH_ONLY: "names no day",
    DateFlaw.IMPOSSIBLE: "does not exist",
    DateFlaw.WRONG_WEEKDAY: "is another day of the week",
}
_DATE_ROLES = frozenset({Role.EVENT, Role.RECORDED, Role.DATED, Role.PRINTED, Role.DATE_OF_BIRTH})


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each date or time with one of the flaws."""
    if options.where is Where.SIGN_OFF:
        for entry in record.record.entries:
            yield from _in_sign_off(entry, options)
    else:
        yield from _in_text(record, options)


def _in_sign_off(entry: Entry, options: Options) -> Iterator[Hit]:
    seen: set[Span] = set()
    for moment, concern in ((entry.recorded, "date"), (entry.event, "event date")):
        date = moment.date if moment else None
        if date and date.flaw in options.flaws and date.span not in seen:
            seen.add(date.span)
            yield _hit(date, entry.index, frozenset({concern}))


def _hit(found: WrittenDate | WrittenTime, entry: int, concerns: frozenset[str]) -> Hit:
    told = _TOLD[found.flaw] if found.flaw else ""
    return Hit(span=found.span, entry=entry, values={"flaw": told}, concerns=concerns)


def _in_text(record: AnnotatedRecord, options: Options) -> Iterator[Hit]:
    labelled = _labelled_spans(record)
    text = record.record.document.text
    for zone in record.record.zones:
        if zone.kind is ZoneKind.FURNITURE:
            continue
        span = zone.span
        words = text[span.start : span.end].replace("\n", " ")
        at = bisect_right(labelled, (span.start, len(text))) - 1
        own = zone.kind is ZoneKind.SIGN_OFF or (at >= 0 and labelled[at].contains(span))
        dates = find_dates(words, span.start, labelled=own)
        times = find_times(words, span.start, labelled=own, taken=[date.span for date in dates])
        found: list[WrittenDate | WrittenTime] = [*dates, *times]
        yield from (_hit(each, zone.entry, frozenset()) for each in found if each.flaw in options.flaws)


def _labelled_spans(record: AnnotatedRecord) -> list[Span]:
    """The values whose labels ask for a date or a time, where "25.10" can be nothing else, in order."""
    return sorted(field.value for field in record.record.fields if field.role in _DATE_ROLES)
