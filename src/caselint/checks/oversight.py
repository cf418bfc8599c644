"""Kind `oversight`: stretches of a record in which no manager or supervisor shows.

A stretch runs from one sign of a manager to the next; the first begins with the record's first dated entry,
the last ends with its last. Where an entry says that the case was closed, the time until the next entry is
not counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Final

from msgspec import Meta, Struct

from caselint.checks.managers import Words, day_of, oversight_in
from caselint.checks.signoff import place_of
from caselint.findings import Hit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Entry, Span
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a stretch may be, in weeks, and the lexicons by which a manager's hand is known.

    `posts`: of managers and supervisors. `labels`: of entries, headings and fields of oversight, each with
    its sense (see the lexicon `oversight-labels`). `told`: wordings that record supervision. `excuses`:
    wordings that say that the case was closed.
    """

    posts: tuple[str, ...]
    labels: tuple[str, ...]
    told: tuple[str, ...] = ()
    weeks: Annotated[
        float,
        Meta(description="the longest stretch that may pass with no manager or supervisor in the record"),
    ] = 6
    excuses: tuple[str, ...] = ()

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that are named besides the excuses, each once."""
        return tuple(dict.fromkeys((*self.posts, *self.labels, *self.told)))


@dataclass(frozen=True, slots=True)
class _Dated:
    """A dated entry."""

    day: datetime.date
    entry: Entry


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each stretch that is too long, at the entry that ends it."""
    dated = _dated(record)
    limit = options.weeks * 7
    if not dated or (dated[-1].day - dated[0].day).days <= limit:
        return
    words = Words(options.posts, options.labels, options.told)
    overseen = [
        _Dated(found.day, entry)
        for entry in record.record.entries
        for found in oversight_in(record, entry, words)
        if found.day is not None and dated[0].day <= found.day <= dated[-1].day
    ]
    for spell in _spells(record, dated, options):
        inside = [found for found in overseen if spell[0].day <= found.day <= spell[-1].day]
        points = [spell[0], *sorted(inside, key=lambda found: found.day), spell[-1]]
        for start, end in pairwise(points):
            days = (end.day - start.day).days
            if days > limit:
                yield Hit(_place(record, end.entry), end.entry.index, _values(start.day, end.day, days))


_STRAY: Final = 200  # days by which one entry's date may stand apart from those on both sides


def _dated(record: AnnotatedRecord) -> list[_Dated]:
    """The dated entries by their days, without one whose year must be a slip."""
    found = [_Dated(day, entry) for entry in record.record.entries if (day := day_of(entry)) is not None]
    kept = [
        dated
        for at, dated in enumerate(found)
        if not 0 < at < len(found) - 1 or not _strays(found[at - 1].day, dated.day, found[at + 1].day)
    ]
    return sorted(kept, key=lambda dated: dated.day)


def _strays(before: datetime.date, day: datetime.date, after: datetime.date) -> bool:
    near = abs((after - before).days) <= _STRAY
    return near and min(abs((day - before).days), abs((after - day).days)) > _STRAY


def _spells(record: AnnotatedRecord, dated: list[_Dated], options: Options) -> Iterator[list[_Dated]]:
    """The dated entries, cut where the case was closed for longer than a stretch may be."""
    closing = {
        record.sentences[hit.sentence].entry
        for name in options.excuses
        for hit in record.terms[name]
        if not hit.negated
    }
    spell = [dated[0]]
    for before, after in pairwise(dated):
        if before.entry.index in closing and (after.day - before.day).days > options.weeks * 7:
            yield spell
            spell = []
        spell.append(after)
    yield spell


def _place(record: AnnotatedRecord, entry: Entry) -> Span:
    """The date of the entry, or where it is signed."""
    for moment in (entry.recorded, entry.event):
        if moment and moment.date:
            return moment.date.span
    return place_of(record, entry)


def _values(start: datetime.date, end: datetime.date, days: int) -> dict[str, str]:
    weeks = days // 7
    return {"start": _shown(start), "end": _shown(end), "weeks": str(weeks), "days": str(days)}


def _shown(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
