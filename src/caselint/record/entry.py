"""How a document was segmented: its entries, their fields, dates and sign-offs. Every type is frozen."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from caselint.record.document import Document, Span


class ZoneKind(StrEnum):
    """What a stretch of text is in a case note, which decides who chose its words.

    Labels and headings are the form's words; values, narrative and sign-off are the writer's.
    """

    NARRATIVE = "narrative"
    HEADING = "heading"  # titles and section headings
    LABEL = "label"  # of a field, with its colon; the head row of a table
    VALUE = "value"  # of a field
    SIGN_OFF = "sign-off"  # a line at the foot: name, post title, date and time
    FURNITURE = "furniture"  # page headers and footers, rules


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of text of one kind. Zones are in order, do not overlap, and lie within one block."""

    span: Span
    kind: ZoneKind
    entry: int = 0  # index of the entry it belongs to, 0 for the document outside its entries
    heading: str | None = None  # the section heading that it stands under, as written
    label: str | None = None  # of a value: its field's label, as written, without the colon


class Role(StrEnum):
    """What a field is for. The labels lexicon gives every label its role."""

    EVENT = "event"  # date, time or both of what happened
    RECORDED = "recorded"  # date, time or both of the writing
    DATED = "dated"  # a date or time whose label does not say of what: serves for both
    AUTHOR = "author"
    POST_TITLE = "post title"
    ENTRY_NUMBER = "entry number"
    ENTRY_TYPE = "entry type"
    NARRATIVE = "narrative"  # "Note:", "Text:": the narrative itself
    PRINTED = "printed"  # when the export was made
    CHILD = "child"
    DATE_OF_BIRTH = "date of birth"
    REFERENCE = "reference"
    ADDRESS = "address"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    PEOPLE = "people"  # who was present, seen, invited
    TEAM = "team"  # of whoever wrote it
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value in a header, a form or a sign-off.

    `value` is the answer without surrounding space; it is empty, at the place where the answer
    belongs, when nothing was entered. `blank` is also true of underscores, dots and empty boxes.
    """

    label: Span
    value: Span
    role: Role
    blank: bool = False
    placeholder: bool = False  # "[name]", "TBC", "dd/mm/yyyy", "Click or tap here to enter text"
    sign_off: bool = False  # it stands where the entry is signed, not in its header


class DateFlaw(StrEnum):
    """Why a date or time as written does not fix a moment."""

    NO_YEAR = "no year"
    WEEKDAY_ONLY = "weekday only"
    RELATIVE = "relative"  # "yesterday", "today"
    MONTH_ONLY = "month only"
    IMPOSSIBLE = "impossible"  # 31/02/2024, 25:10
    WRONG_WEEKDAY = "wrong weekday"  # "Monday 5 March 2024", which was a Tuesday


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in the text; `value` is None where the words fix no day."""

    span: Span
    value: datetime.date | None
    flaw: DateFlaw | None = None


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A time of day as it stands in the text; `value` is None where it does not exist."""

    span: Span
    value: datetime.time | None
    flaw: DateFlaw | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened or was written, as far as the entry says: date, time or both."""

    date: WrittenDate | None = None
    time: WrittenTime | None = None


class NameForm(StrEnum):
    """How fully an author is named."""

    FULL = "full"
    INITIALS = "initials"
    FIRST_NAME = "first name"
    LOG_IN = "log-in"


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote the entry, as it shows them."""

    name: str
    span: Span
    form: NameForm


@dataclass(frozen=True, slots=True)
class Amendment:
    """Words added to an entry later ("Update:", "Addendum ..."); `marker` is the words that mark it."""

    marker: Span
    span: Span
    moment: Moment = Moment()
    author: Author | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A case note with its head and sign-off. `index` counts from 1 in the document's order.

    `recorded` holds what serves as the moment of writing: labelled as such, or unlabelled.
    `event` holds what serves as the moment of the event: labelled as such, or unlabelled.
    """

    index: int
    span: Span
    fields: tuple[Field, ...] = ()
    number: int | None = None
    number_span: Span | None = None
    event: Moment | None = None
    recorded: Moment | None = None
    author: Author | None = None
    post_title: Span | None = None
    late_mark: Span | None = None  # "Late entry", "Recorded in retrospect"
    amendments: tuple[Amendment, ...] = ()
    paragraphs: tuple[Span, ...] = ()  # the narrative, a paragraph or list item each
    signed_at: Span | None = None  # where the author stands, or else where one would be looked for


@dataclass(frozen=True)
class Record:
    """A document with its entries. A document in which no entry stands out is one entry."""

    document: Document
    entries: tuple[Entry, ...] = ()
    zones: tuple[Zone, ...] = ()
    fields: tuple[Field, ...] = ()  # all of the document, those of its entries among them
    printed: Moment | None = None  # when the export was made, where it says so
    template: bool = False  # a form that records are made with, not a record

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.span.start for zone in self.zones]

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds the character, or None between zones."""
        at = bisect_right(self._zone_starts, offset) - 1
        return self.zones[at] if at >= 0 and offset < self.zones[at].span.end else None

    def sign_offs(self, entry: int) -> Sequence[Zone]:
        """The zones in which the entry of that index is signed off."""
        return self._sign_offs.get(entry, ())

    @cached_property
    def _sign_offs(self) -> dict[int, list[Zone]]:
        found: dict[int, list[Zone]] = {}
        for zone in self.zones:
            if zone.kind is ZoneKind.SIGN_OFF:
                found.setdefault(zone.entry, []).append(zone)
        return found

    @cached_property
    def head(self) -> tuple[Field, ...]:
        """The fields that stand in no entry."""
        of_entries = {field.label for entry in self.entries for field in entry.fields}
        return tuple(field for field in self.fields if field.label not in of_entries)

    def entry(self, index: int) -> Entry | None:
        """The entry of that index, or None for 0 (the document outside its entries)."""
        return self.entries[index - 1] if index else None
