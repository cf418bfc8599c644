"""Kind `timing`: entries made late, early or in the future, and additions without a moment."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from caselint.checks.signoff import place_of
from caselint.findings import Hit
from caselint.record import Role, Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Entry, Moment
    from caselint.schema import Rulebook


class Fault(StrEnum):
    """What can be wrong with when an entry was made."""

    LATE = "late"  # more than `hours` after the event, and the entry does not say so
    LATE_WITHOUT_MOMENT = "late without moment"  # marked late, and not when it was written
    EARLY = "early"  # before its event, or in the future
    UNDATED_ADDITION = "undated addition"  # an addition without date, time or name


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which fault.

    `today` is the day against which dates are in the future, where the export does not say when it
    was made; without it, the day of the run. `excuses`: lexicons of words that show a planned event.
    """

    fault: Fault
    hours: Annotated[float, Meta(description="how long after its event an entry is late")] = 24
    today: datetime.date | None = None
    excuses: tuple[str, ...] = ()


# Words with which a note tells what happened. Without one, an entry about a coming day is a plan.
_TOLD = re.compile(
    r"\b(?:was|were|said|told|saw|met|visited|rang|asked|had|did|gave|went|came|showed|spoke|attended|discussed"
    r"|explained|reported|called|took|talked|played|cried|seen|made|arrived|answered|stayed|looked|sat|ate)\b",
    re.IGNORECASE,
)


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each entry, or addition to one, with the fault."""
    for entry in record.record.entries:
        if options.fault is Fault.LATE:
            yield from _late(record, entry, options.hours)
        elif options.fault is Fault.LATE_WITHOUT_MOMENT:
            yield from _late_without_moment(entry)
        elif options.fault is Fault.EARLY:
            yield from _early(record, entry, options)
        else:
            yield from _undated_additions(entry)


def _day(moment: Moment | None) -> datetime.date | None:
    return moment.date.value if moment and moment.date else None


def _clock(moment: Moment | None) -> datetime.time | None:
    return moment.time.value if moment and moment.time else None


def _exact(moment: Moment | None) -> datetime.datetime | None:
    day, clock = _day(moment), _clock(moment)
    return datetime.datetime.combine(day, clock) if day and clock else None


def _place(record: AnnotatedRecord, entry: Entry) -> Span:
    """Where the moment of writing stands, or the entry is signed."""
    if entry.recorded and entry.recorded.date:
        return entry.recorded.date.span
    return place_of(record, entry)


def _late(record: AnnotatedRecord, entry: Entry, hours: float) -> Iterator[Hit]:
    event, recorded = _day(entry.event), _day(entry.recorded)
    if entry.late_mark or not event or not recorded:
        return
    began, written = _exact(entry.event), _exact(entry.recorded)
    if began and written:
        late = written - began > datetime.timedelta(hours=hours)
    else:
        # Without times, a day's limit is only surely passed on the second day after.
        late = (recorded - event).days > max(1.0, hours / 24)
    if late:
        values = {"event": _shown(event), "recorded": _shown(recorded), "days": str((recorded - event).days)}
        yield Hit(_place(record, entry), entry.index, values, concerns=frozenset({"lateness"}))


def _shown(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _late_without_moment(entry: Entry) -> Iterator[Hit]:
    if entry.late_mark is None:
        return
    date = entry.recorded.date if entry.recorded else None
    time = entry.recorded.time if entry.recorded else None
    if date and time:
        return
    lacks = "date or time" if not date and not time else "time" if date else "date"
    yield Hit(entry.late_mark, entry.index, {"lacks": lacks}, concerns=frozenset({"date", "time"}))


def _early(record: AnnotatedRecord, entry: Entry, options: Options) -> Iterator[Hit]:
    event, recorded = _day(entry.event), _day(entry.recorded)
    if event and recorded and _before(entry.recorded, entry.event) and not _is_plan(record, entry, options):
        values = {"problem": f"it was recorded on {_shown(recorded)}, before its event of {_shown(event)}"}
        yield Hit(_place(record, entry), entry.index, values)
        return
    printed = record.record.printed
    now = printed if _day(printed) else None
    today = _day(now) or options.today or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    for moment in (entry.recorded, entry.event):
        day = _day(moment)
        if moment is None or day is None:
            continue
        written, exported = _exact(moment), _exact(now)
        ahead = written > exported if written and exported else day > today
        if ahead and (moment is entry.recorded or not _is_plan(record, entry, options)):
            against = "the day of the export" if now else "today"
            values = {"problem": f"{_shown(day)} is after {against}"}
            span = moment.date.span if moment.date else _place(record, entry)
            yield Hit(span, entry.index, values)
            return


def _before(first: Moment | None, second: Moment | None) -> bool:
    one, other = _exact(first), _exact(second)
    if one and other:
        return one < other
    day, later = _day(first), _day(second)
    return day is not None and later is not None and day < later


def _is_plan(record: AnnotatedRecord, entry: Entry, options: Options) -> bool:
    """Whether the entry is about something that is planned: its words say so, and tell of nothing past."""
    text = record.record.document.text
    told = any(_TOLD.search(text, *span) for span in entry.paragraphs)
    if told:
        return False
    planned = any(
        entry.span.contains(hit.span) for name in options.excuses for hit in record.terms.get(name, ())
    )
    kinds = [record.text(field.value) for field in entry.fields if field.role is Role.ENTRY_TYPE]
    heads = [
        zone.span
        for zone in record.record.zones
        if zone.entry == entry.index and zone.kind is ZoneKind.HEADING
    ]
    return planned or any("planned" in words.lower().split() for words in [*kinds, *map(record.text, heads)])


def _undated_additions(entry: Entry) -> Iterator[Hit]:
    for addition in entry.amendments:
        lacks = [
            name
            for name, there in (
                ("date", addition.moment.date),
                ("time", addition.moment.time),
                ("name", addition.author),
            )
            if not there
        ]
        if lacks:
            values = {"lacks": " or ".join(filter(None, [", ".join(lacks[:-1]), lacks[-1]]))}
            yield Hit(
                addition.marker,
                entry.index,
                values,
                concerns=frozenset({f"addition {addition.marker.start}"}),
            )
