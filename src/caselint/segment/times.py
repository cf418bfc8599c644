"""Finds times of day in text, as UK notes write them, and says which of them do not exist."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from caselint.record import DateFlaw, Span, WrittenTime

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HALF = r"(?:[ \t]?(?P<half>[aApP])(?:\.[ \t]?[mM]\.|\.?[mM]\b))"
_HOURS = r"(?:[ \t]?(?i:hrs|hours|hr|h)\b)"
_COLON = re.compile(
    rf"(?:(?<![\w:.£$€/])|(?<=\dT))(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::\d{{2}})?(?!\d|[:]\d)(?:{_HALF}|{_HOURS})?"
)
_DOT = re.compile(
    rf"(?<![\w:.£$€/#-])(?P<hour>\d{{1,2}})\.(?P<minute>\d{{2}})(?!\d|[.:]\d)(?:{_HALF}|{_HOURS})?"
)
_WHOLE = re.compile(rf"(?<![\w:.£$€/-])(?P<hour>\d{{1,2}}){_HALF}")
_CLOCK = re.compile(r"(?<![\w:.£$€/-])(?P<hour>\d{1,2})[ \t]?o['’]?clock\b")
_MILITARY = re.compile(r"(?<![\w:.£$€/,-])(?P<hour>\d\d)(?P<minute>\d\d)[ \t]?(?i:hrs|hours|hr|h)\b")
_BARE = re.compile(r"(?<![\w:.£$€/,-])(?P<hour>[01]\d|2[0-9])(?P<minute>[0-5]\d)(?![\w:/-]|[., \t]\d)")
_H = re.compile(r"(?<![\w:.£$€/-])(?P<hour>\d{1,2})[hH](?P<minute>\d{2})\b")
# What one of them has in it, which is sooner seen: most lines hold no time.
_TIME_LIKE = re.compile(r"\d(?:[:.]\d|[ \t]?[aApPhHo])")
_WORDS = re.compile(r"\b(?i:(?P<noon>noon|midday)|midnight)\b")

# What a number with a dot is when it is no time: money, a weight, a distance, a score.
_MEASURE = re.compile(
    r"[ \t]?(?:%|°|(?i:kgs?|g|grams?|mg|ml|l|litres?|cm|mm|m|km|miles?|metres?|stone|lbs?|pounds?|per|percent"
    r"|out|of|years?|months?|weeks?|days?|p|k|mb|degrees?|points?|times)\b)"
)
_CUE = re.compile(
    r"(?:\b(?i:at|from|to|until|till|by|around|about|since|between|before|after|approx|approximately|time|and)"
    r"\b|[@(|]|\d{4},?|\d{2}[/.]\d{2},?|[-–]|^)[ \t:.,]*$"
)
_NOT_TIME = re.compile(
    r"(?:\b(?i:ratio|scores?|scored|won|lost|drew|beat|verses?|chapter|split|share|shared"
    r"|genesis|exodus|leviticus|numbers|deuteronomy|psalms?|proverbs|isaiah|jeremiah|matthew|mark|luke|john|acts"
    r"|romans|corinthians|james|hebrews|revelation|surah?|qur['’]?an)\b[^\n]{0,20})$"
)


def find_times(
    text: str, offset: int = 0, *, labelled: bool = False, taken: Sequence[Span] = ()
) -> list[WrittenTime]:
    """The times of day in `text`, in order, with spans moved by `offset` (characters).

    `taken` are spans, moved likewise, that are dates already. `labelled` is as for dates: there
    "16.20", "1630" and "noon" are times too. In running text a number that no clock shows is given
    only where a word before it, or am or pm after it, says that a time was meant.
    """
    used = bytearray(len(text))
    for span in taken:
        first, last = max(0, span.start - offset), max(0, min(len(text), span.end - offset))
        used[first:last] = b"\1" * (last - first)
    found: list[WrittenTime] = []
    for match in _matches(text, labelled=labelled):
        if any(used[match.start() : match.end()]) or (match.re is _BARE and _in_number(text, match, used)):
            continue
        value = _value(match)
        if value is None and not _meant_as_time(text, match, labelled=labelled):
            continue
        used[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        flaw = None if value else DateFlaw.IMPOSSIBLE
        found.append(WrittenTime(Span(match.start() + offset, match.end() + offset), value, flaw))
    return sorted(found, key=lambda time: time.span)


def _matches(text: str, *, labelled: bool) -> Iterator[re.Match[str]]:
    if _TIME_LIKE.search(text):
        yield from _COLON.finditer(text)
        for match in _DOT.finditer(text):
            if match["half"] or (labelled and not _MEASURE.match(text, match.end())):
                yield match
        for pattern in (_WHOLE, _MILITARY, _H, _CLOCK):
            yield from pattern.finditer(text)
    if labelled:
        yield from _BARE.finditer(text)
        yield from _WORDS.finditer(text)


def _in_number(text: str, match: re.Match[str], used: bytearray) -> bool:
    """Whether four digits go on a longer number, as of a telephone, rather than follow a date."""
    before = len(text[: match.start()].rstrip())
    return before > 0 and text[before - 1].isdigit() and not used[before - 1]


def _value(match: re.Match[str]) -> datetime.time | None:
    """The time that a match stands for, or None where no clock shows it."""
    groups = match.groupdict()
    if match.re is _WORDS:
        return datetime.time(12 if groups["noon"] else 0)
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower()
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if (hour, minute) == (24, 0):  # the end of a day, as some logs write midnight
        hour = 0
    try:
        return datetime.time(hour, minute)
    except ValueError:
        return None


def _meant_as_time(text: str, match: re.Match[str], *, labelled: bool) -> bool:
    """Whether numbers that no clock shows were meant as a time, and are not a ratio, a score or a verse."""
    if labelled:
        return True
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    before = text[max(0, match.start() - 40) : match.start()]
    if hour + minute == 100 or (hour > 29 and not groups.get("half")) or _NOT_TIME.search(before):
        return False
    if match.re is _WHOLE or (match.re is _MILITARY and "hours" in match.group().lower()):
        return False  # "25pm" is a slip for something that we cannot tell; "1660 hours" are worked
    if groups.get("half"):
        return True
    return _CUE.search(before) is not None
