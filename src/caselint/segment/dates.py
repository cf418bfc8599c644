"""Finds dates in text, in UK order, as they stand there.

This is a grammar of its own, and a small one, because the libraries for the job (dateutil,
dateparser) answer another question: what date might this mean? They fill in a missing year, read
"10 minutes" or "Sat" as a day of this week, swap day and month when the month is 13, and do not say
which characters they used. A record must be held to what it says, so here a date that lacks a year,
does not exist or is another weekday stays just that (`DateFlaw`), with its span.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from caselint.record import DateFlaw, Span, WrittenDate

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_NUMBERS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# The short forms need their capital: "we sat 5 March 2024" is no Saturday.
_WEEKDAY = (
    r"(?:(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun|MON|TUES?|WEDS?|THU(?:RS?)?|FRI|SAT|SUN)"
)
_LED = rf"(?:\b(?P<weekday>{_WEEKDAY})\b[.,]?[ \t]{{1,3}}(?:the[ \t]+)?)?"
_YEAR = r"(?:19|20)\d\d"
# A number of two digits is a year unless it begins a time, a percentage or a phrase ("14 March 16 people").
_SHORT_YEAR = (
    r"\d\d(?![\d%]|[:.]\d|[ \t]?(?:am|pm)\b|[ \t]+(?!at\b|from\b|until\b|till\b|to\b|and\b|by\b)[a-z]{2})"
)
_TRAIL = rf"(?:[ \t]?\((?P<after>{_WEEKDAY})\))?"

_NAMED = re.compile(
    rf"{_LED}(?<![\w/.,:£$€-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|TH)?(?:[ \t]+of)?[ \t.\-/]{{0,3}}"
    rf"(?P<month>{_MONTH})\b"
    rf"(?:(?:\.?[ \t]{{0,2}},?[ \t]{{1,2}}|[-/.])(?P<year>{_YEAR})(?!\d)"
    rf"|(?:\.?[ \t]+['’]?|[-/.]|['’])(?P<short>{_SHORT_YEAR}))?"
    rf"{_TRAIL}"
)
_MONTH_FIRST = re.compile(
    rf"{_LED}\b(?P<month>{_MONTH})\.?[ \t]+(?P<day>\d{{1,2}})(?:st|nd|rd"
    rf"|th)?,?[ \t]+(?P<year>{_YEAR})(?!\d){_TRAIL}"
)
_NUMERIC = re.compile(
    rf"{_LED}(?<![\w/.:£$€+-])(?P<day>\d{{1,2}})(?P<mark>[ \t]?[/.\-][ \t]?)(?P<month>\d{{1,2}})(?P=mark)"
    rf"(?:(?P<year>[12]\d{{3}})|(?P<short>\d\d))(?![\d%]|[/.\-:]\d|[A-SU-Za-z]){_TRAIL}"
)
_ISO = re.compile(
    rf"{_LED}(?<![\w/.:£$€+-])(?P<year>{_YEAR})(?P<mark>[/.\-])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})"
    rf"(?![\d%]|[/.\-:]\d|[A-SU-Za-z]){_TRAIL}"
)
# The fullest forms first; those of a row only in a text that has what all of them have, which is soon seen.
_FULL_FORMS = (
    (re.compile(r"\d[ \t]?[/.\-][ \t]?\d"), (_ISO, _NUMERIC)),
    (re.compile(rf"\d(?:st|nd|rd|th|ST|ND|RD|TH)?(?:[ \t]+of)?[ \t.\-/]{{0,3}}{_MONTH}"), (_NAMED,)),
    (re.compile(rf"\d(?:st|nd|rd|th)?,?[ \t]+{_YEAR}"), (_MONTH_FIRST,)),
)
_YEARLESS = re.compile(rf"{_LED}(?<![\w/.:£$€+-])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\w%]|[/.:]\d)")
_MONTH_ALONE = re.compile(rf"\b(?P<month>{_MONTH})\b\.?(?:[ \t]+(?P<year>{_YEAR})\b)?")
_WEEKDAY_ALONE = re.compile(rf"\b(?:(?:last|this|next)[ \t]+)?{_WEEKDAY}\b")
_RELATIVE = re.compile(
    r"\b(?i:yesterday|today|tomorrow|last night|tonight|this (?:morning|afternoon|evening)|the other day)\b"
)
_LONG_MONTHS = (1, 3, 5, 7, 8, 10, 12)


def find_dates(text: str, offset: int = 0, *, labelled: bool = False) -> list[WrittenDate]:
    """The dates in `text`, in order, with spans moved by `offset` (characters).

    `labelled` says that the text answers a date's label or stands in a header or sign-off line:
    there "14/3", "Tuesday", "yesterday" and "March" are dates too, which in a narrative they are
    not taken for.
    """
    found: list[WrittenDate] = []
    taken = bytearray(len(text))
    for start, end, date in _candidates(text, labelled=labelled):
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\1" * (end - start)
        found.append(WrittenDate(Span(start + offset, end + offset), date[0], date[1]))
    return _with_shared_years(text, offset, sorted(found, key=lambda date: date.span))


_JOINT = re.compile(r"[ \t]*(?:,|and|&|to|until|till|or|-|–|/)[ \t]*(?:and[ \t]*)?")


def _with_shared_years(text: str, offset: int, dates: list[WrittenDate]) -> list[WrittenDate]:
    """The dates, those of a row with the year that stands at its end: "4 September and 11 October 2025"."""
    for at in range(len(dates) - 2, -1, -1):
        date, after = dates[at], dates[at + 1]
        if date.flaw is not DateFlaw.NO_YEAR or after.value is None:
            continue
        if not _JOINT.fullmatch(text, date.span.end - offset, after.span.start - offset):
            continue
        value = _in_year(text[date.span.start - offset : date.span.end - offset], after.value)
        if value is not None:
            dates[at] = WrittenDate(date.span, value)
    return dates


def _in_year(words: str, after: datetime.date) -> datetime.date | None:
    """The day that the words name, in the last year that puts it not after that date."""
    match = _NAMED.fullmatch(words) or _YEARLESS.fullmatch(words)
    if match is None:
        return None
    month = int(match["month"]) if match["month"].isdigit() else _month(match["month"])
    try:
        value = datetime.date(after.year, month, int(match["day"]))
        return value if value <= after else value.replace(year=after.year - 1)
    except ValueError:  # 29 February
        return None


_Reading = tuple[datetime.date | None, DateFlaw | None]


def _candidates(text: str, *, labelled: bool) -> Iterator[tuple[int, int, _Reading]]:
    """Every stretch that reads as a date, the fullest forms first."""
    for needed, patterns in _FULL_FORMS:
        if needed.search(text):
            for pattern in patterns:
                for match in pattern.finditer(text):
                    reading = _read(match, labelled=labelled)
                    if reading:
                        yield match.start(), match.end(), reading
    if labelled:
        yield from _short_forms(text)


def _short_forms(text: str) -> Iterator[tuple[int, int, _Reading]]:
    """What is a date only where one is asked for."""
    for match in _YEARLESS.finditer(text):
        day, month = int(match["day"]), int(match["month"])
        if 1 <= day <= 31 and 1 <= month <= 12:
            yield match.start(), match.end(), _without_year(day, month)
    for pattern, flaw in ((_RELATIVE, DateFlaw.RELATIVE), (_WEEKDAY_ALONE, DateFlaw.WEEKDAY_ONLY)):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), (None, flaw)
    for match in _MONTH_ALONE.finditer(text):
        # "may" and "mar" are words, and Jan, April and June are people: a month has a capital, and a year
        # or the whole answer to itself.
        alone = text.strip(" .,") == match.group().strip(" .")
        if match["month"][0].isupper() and (match["year"] or alone):
            yield match.start(), match.end(), (None, DateFlaw.MONTH_ONLY)


def _read(match: re.Match[str], *, labelled: bool) -> _Reading | None:
    groups = match.groupdict()
    day = int(groups["day"])
    month = int(groups["month"]) if groups["month"].isdigit() else _month(groups["month"])
    short = groups.get("short")
    if not groups.get("year") and not short:
        return _without_year(day, month) if 1 <= day <= 31 else None
    year = int(groups["year"] or short or 0)
    if short:
        year += 2000 if year < 70 else 1900
    try:
        value = datetime.date(year, month, day)
    except ValueError:
        if not _meant_as_date(groups, day, month, labelled=labelled):
            return None
        return None, DateFlaw.IMPOSSIBLE
    weekday = groups.get("weekday") or groups.get("after")
    if weekday and _WEEKDAYS.index(weekday[:3].lower()) != value.weekday():
        return value, DateFlaw.WRONG_WEEKDAY
    return value, None


def _meant_as_date(groups: dict[str, str | None], day: int, month: int, *, labelled: bool) -> bool:
    """Whether numbers that make no date were meant as one, and are not a ratio, a sort code or a version."""
    if labelled or not groups.get("short") or not (groups["month"] or "").isdigit():
        return True
    if "/" in (groups.get("mark") or ""):
        return 1 <= day <= 31 and 1 <= month <= 19
    return 1 <= day <= 31 and 1 <= month <= 12 and int(groups["short"] or 0) < 40


def _without_year(day: int, month: int) -> _Reading:
    """A day and month: impossible where no year has them ("31 April"), else short of a year."""
    last = 29 if month == 2 else 31 if month in _LONG_MONTHS else 30
    return None, DateFlaw.NO_YEAR if 1 <= day <= last else DateFlaw.IMPOSSIBLE


def _month(name: str) -> int:
    return _MONTH_NUMBERS[name[:3].lower()]
