"""Puts dates and times together to moments, and says what a moment is of by the words before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from caselint.record import Role, Span
from caselint.segment.dates import find_dates
from caselint.segment.phrases import words_of
from caselint.segment.times import find_times
from caselint.segment.vocabulary import EVENTS, WRITTEN

if TYPE_CHECKING:
    from caselint.record import WrittenDate, WrittenTime

_BETWEEN = re.compile(
    r"[\s,;()\-–—|/@:]{0,4}(?:(?:at|on|time|from|about|around|approx\.?|hours|hrs|the)\b)?[\s:,()\-–—]{0,3}",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s{0,2}(?:to|until|till|and|[-–—])\s{0,2}", re.IGNORECASE)
_WRITTEN = sorted(
    WRITTEN - words_of("reported taken filled posted done")
    | words_of("updated amended edited write-up recording entry report note minutes")
)
_OF_WRITING = rf"(?:{'|'.join(_WRITTEN)})"
_OF_EVENT = (
    rf"(?:(?:{'|'.join(sorted(EVENTS))})[ \t]+(?:on|of|at|dated|held|made|took place|completed)"
    r"|visited|seen|occurred|took place|happened|held|met|spoke|observed|occurring|for|of|re|regarding"
    r"|relating to|event|incident|occurrence|activity)"
)
_CUE = re.compile(
    rf"\b(?:(?P<writing>{_OF_WRITING}\b[^,;]{{0,30}})|(?P<event>{_OF_EVENT}\b(?:[ \t]+(?:on|at|the|of"
    rf"|date))*[ \t:]*))$",
    re.IGNORECASE,
)
_REACH = 45  # characters before a moment in which words say what it is of


_NO_WORDS = re.compile(
    r"(?:[^\w]|\b(?:at|on|to|from|until|hrs|hours|approx|the|and|of)\b|\d)*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, a time or both that stand together, and what they are of."""

    role: Role
    date: WrittenDate | None
    time: WrittenTime | None
    end: int

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans of its parts; of a range, to its end."""
        parts = [part.span for part in (self.date, self.time) if part]
        last = max(parts)
        return (*(part for part in parts if part != last), Span(last.start, self.end))

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(part.span.start for part in (self.date, self.time) if part)


def read_stamps(text: str, offset: int, role: Role, *, labelled: bool = True) -> list[Stamp]:
    """The moments in a stretch of text, in order, with spans moved by `offset` (characters).

    `role` is what the stretch's label or place makes of a moment; words directly before it
    ("visit on", "recorded") say it better. `labelled` is as for `find_dates`.
    """
    dates = find_dates(text, offset, labelled=labelled)
    times = find_times(text, offset, labelled=labelled, taken=[date.span for date in dates])
    parts = sorted([(date.span, date, None) for date in dates] + [(time.span, None, time) for time in times])
    stamps: list[Stamp] = []
    for span, date, time in parts:
        last = stamps[-1] if stamps else None
        between = text[last.end - offset : span.start - offset] if last else ""
        if last and time and last.time and _RANGE.fullmatch(between):
            stamps[-1] = replace(last, end=span.end)
        elif last and ((time and not last.time) or (date and not last.date)) and _BETWEEN.fullmatch(between):
            stamps[-1] = replace(last, date=last.date or date, time=last.time or time, end=span.end)
        else:
            before = text[max(0, (last.end if last else offset) - offset) : span.start - offset]
            stamps.append(Stamp(_cued(before) or role, date, time, span.end))
    return stamps


def sole_moment(value: str) -> Stamp | None:
    """The moment that a value is, where it is a date, a time or both, and nothing else."""
    stamps = read_stamps(value, 0, Role.DATED)
    if len(stamps) != 1:
        return None
    rest = value[: stamps[0].start], value[stamps[0].end :]
    return stamps[0] if all(_NO_WORDS.fullmatch(part) for part in rest) else None


def _cued(before: str) -> Role | None:
    """What the nearest word before a moment says that it is of."""
    cue = _CUE.search(re.split(r"[.;]\s", before[-_REACH:])[-1])
    if not cue:
        return None
    return Role.RECORDED if cue["writing"] else Role.EVENT
