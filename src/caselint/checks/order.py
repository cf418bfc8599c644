"""Kind `order`: entries out of step with those around them, and numbers that skip or repeat."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.findings import Hit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Entry, Moment
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """What is compared."""

    dates: bool = True
    numbers: bool = True


_FEWEST = 3  # entries that show an order


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each break, at the entry that stands out of order; late entries are left."""
    entries = record.record.entries
    if len(entries) < 2:
        return
    breaks: dict[int, tuple[str, Entry]] = {}
    if options.dates:
        for at in _out_of_order(entries):
            breaks[at] = ("its date does not fit the order of the other entries", entries[at])
    if options.numbers:
        for at, problem in _number_breaks(entries):
            breaks.setdefault(at, (problem, entries[at]))
    for at in sorted(breaks):
        problem, entry = breaks[at]
        date = (
            entry.event.date if entry.event and entry.event.date else entry.recorded and entry.recorded.date
        )
        span = entry.number_span if problem.startswith("number") else date.span if date else None
        yield Hit(span or entry.span, entry.index, {"problem": problem})


def _out_of_order(entries: Sequence[Entry]) -> list[int]:
    """The fewest entries without which the dates run one way, by event or by recording.

    An export is sorted by the one or the other; where either runs without a break, there is none.
    """
    found: list[list[int]] = []
    for moments in ([entry.event for entry in entries], [entry.recorded for entry in entries]):
        dated = [
            (at, key)
            for at, (entry, moment) in enumerate(zip(entries, moments, strict=True))
            if not entry.late_mark and (key := _key(moment))
        ]
        if len(dated) >= _FEWEST:
            found.append(_breaks(dated))
    return min(found, key=len, default=[])


def _key(moment: Moment | None) -> datetime.date | None:
    return moment.date.value if moment and moment.date else None


def _breaks(dated: list[tuple[int, datetime.date]]) -> list[int]:
    days = [day.toordinal() for _, day in dated]
    rising = _kept(days)
    falling = _kept([-day for day in days])
    kept = rising if len(rising) >= len(falling) else falling
    # Too many breaks are no order at all.
    if len(kept) * 2 <= len(days):
        return []
    return [dated[at][0] for at in range(len(dated)) if at not in kept]


def _kept(values: Sequence[int]) -> set[int]:
    """The positions of the entries that stand in order; of two that could be out of place, the later is."""
    last = len(values) - 1
    return {last - at for at in _longest_run([-value for value in reversed(values)])}


def _longest_run(values: Sequence[int]) -> set[int]:
    """The positions of a longest sequence that never falls."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int | None] = []
    for at, value in enumerate(values):
        place = bisect_right(tails, value)
        before.append(at_tail[place - 1] if place else None)
        if place == len(tails):
            tails.append(value)
            at_tail.append(at)
        else:
            tails[place], at_tail[place] = value, at
    kept: set[int] = set()
    at_last: int | None = at_tail[-1] if at_tail else None
    while at_last is not None:
        kept.add(at_last)
        at_last = before[at_last]
    return kept


def _number_breaks(entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    """Numbers that repeat, skip or stand out of order, where the numbers count the entries at all."""
    numbered = [(at, entry.number) for at, entry in enumerate(entries) if entry.number is not None]
    numbers = [number for _, number in numbered]
    steps = [b - a for a, b in pairwise(numbers)]
    if len(numbered) < _FEWEST or sum(abs(step) == 1 for step in steps) * 2 < len(steps):
        return
    rising = sum(step > 0 for step in steps) >= sum(step < 0 for step in steps)
    kept = _kept(numbers if rising else [-number for number in numbers])
    for position, (at, number) in enumerate(numbered):
        if position not in kept:
            yield at, f"number {number} stands out of order"
    previous: int | None = None
    every = set(numbers)
    for position, (at, number) in enumerate(numbered):
        if position not in kept:
            continue
        if previous is not None:
            if number == previous:
                yield at, f"number {number} is there twice"
            elif any(missing not in every for missing in _between(previous, number)):
                yield at, f"number {number} follows {previous}"
        previous = number


def _between(first: int, second: int) -> range:
    low, high = sorted((first, second))
    return range(low + 1, min(high, low + 1000))
