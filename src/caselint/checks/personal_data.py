"""Kind `personal-data`: what identifies a person, where there should be no one's data."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.checks import identifiers
from caselint.findings import Hit
from caselint.record import Role, Span, ZoneKind
from caselint.segment.dates import find_dates
from caselint.segment.phrases import Phrases, normalise

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Record
    from caselint.schema import Rulebook


class Datum(StrEnum):
    """What identifies a person. The values are what findings call it."""

    NHS_NUMBER = "an NHS number"
    INSURANCE_NUMBER = "a National Insurance number"
    ADDRESS = "a postal address"
    TELEPHONE = "a telephone number"
    EMAIL = "a person's e-mail address"
    BIRTH = "a date of birth"


class Options(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`data`: what to look for, each with what to do about it. The others are wordings.

    `whose` has words beside an address or a number that say whose it is (`sense` person, organisation or
    placeholder), `mailboxes` words of e-mail addresses that are no one person's.
    """

    data: dict[Datum, str]
    whose: str
    mailboxes: str


_FINDERS: Final[Mapping[Datum, Callable[[str], Iterator[Span]]]] = {
    Datum.NHS_NUMBER: identifiers.find_nhs_numbers,
    Datum.INSURANCE_NUMBER: identifiers.find_insurance_numbers,
    Datum.ADDRESS: identifiers.find_addresses,
    Datum.TELEPHONE: identifiers.find_telephones,
    Datum.EMAIL: identifiers.find_emails,
}
# Those that an organisation has as well.
_SHARED: Final = frozenset({Datum.ADDRESS, Datum.TELEPHONE, Datum.EMAIL})
_EXAMPLE: Final = re.compile(
    r"(?:\be\.?g\.?|\bfor example|\bfor instance|\bsuch as|\bexamples?|\bformat|\blike this|\bas in|\blike)"
    r"[:,.]?[ \t]*[\"“'‘(]?[^\n.;]{0,12}$",
    re.IGNORECASE,
)
_BORN: Final = re.compile(
    r"\b(?:d\.?o\.?b\b\.?|date of birth|birth ?date|born(?: on)?|birthday)[^\n\w]{0,12}(?:is |on |was )?$",
    re.IGNORECASE,
)
_WEBMAIL: Final = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|sky|talktalk"
    r"|virginmedia|ntlworld|blueyonder|tiscali|protonmail|proton|gmx)\.",
    re.IGNORECASE,
)
_LEFT, _RIGHT, _ABOVE = 90, 60, 3  # characters before and after a datum, and lines above it


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each thing that identifies a person; what belongs to an organisation is left."""
    text = record.record.document.text
    whose = _Whose(record.record, book, options)
    found = [(span, datum) for datum in options.data for span in _find(record.record, datum)]
    end = 0
    for span, datum in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if span.start < end or _EXAMPLE.search(text, max(span.start - _LEFT, 0), span.start):
            continue
        if datum in _SHARED and not whose.is_persons(span, datum):
            continue
        end = span.end
        zone = record.record.zone_at(span.start)
        entry = zone.entry if zone else 0
        yield Hit(span, entry, {"what": str(datum)}, advice=options.data[datum], wordless=True)


def _find(record: Record, datum: Datum) -> Iterator[Span]:
    if datum is Datum.BIRTH:
        return _births(record)
    return _FINDERS[datum](record.document.text)


def _births(record: Record) -> Iterator[Span]:
    """Dates in full that a label or the words before them call a date of birth."""
    text = record.document.text
    values = [field.value for field in record.fields if field.role is Role.DATE_OF_BIRTH]
    for date in find_dates(text):
        if date.value is None or _stands_for_any(date.value):
            continue
        labelled = any(value.overlaps(date.span) for value in values)
        if labelled or _BORN.search(text, max(date.span.start - 40, 0), date.span.start):
            yield date.span


def _stands_for_any(date: datetime.date) -> bool:
    """Whether a form prints the date for any date: the first of January of a round year."""
    return (date.day, date.month) == (1, 1) and date.year % 10 == 0


class _Whose:
    """Tells whose an address, a telephone number or an e-mail address is."""

    def __init__(self, record: Record, book: Rulebook, options: Options) -> None:
        self._record = record
        self._text = record.document.text
        terms = book.wording(options.whose).entries
        self._senses = {normalise(term.term): term.sense for term in terms}
        self._phrases = Phrases(self._senses)
        self._mailboxes = frozenset(term.term for term in book.wording(options.mailboxes).entries)
        self._names = frozenset(
            term.term.casefold() for term in book.wording("people").entries if term.sense == "given name"
        )

    def is_persons(self, span: Span, datum: Datum) -> bool:
        """Whether it is a person's, and no organisation's and no placeholder."""
        zone = self._record.zone_at(span.start)
        if self._sense_in(self._text[span.start : span.end]) == "placeholder":
            return False
        if datum is Datum.EMAIL:
            return self._is_persons_mail(span)
        if zone is not None and zone.kind is ZoneKind.FURNITURE:
            return False
        return self._sense_beside(span) in {None, "person"}

    def _is_persons_mail(self, span: Span) -> bool:
        local, _, domain = self._text[span.start : span.end].casefold().partition("@")
        parts = [part for part in re.split(r"[._+\d'’-]+", local) if part]
        if not parts or self._senses.get(parts[0]) == "placeholder":
            return False
        if any(part in self._mailboxes for part in parts):
            return False
        if _WEBMAIL.match(f"@{domain}") or self._sense_beside(span) == "person":
            return True
        return parts[0] in self._names or (len(parts) > 1 and any(len(part) > 2 for part in parts))

    def _sense_beside(self, span: Span) -> str | None:
        """What the nearest words say: those before it, its label, those after it, the lines above it."""
        for words, last in self._around(span):
            sense = self._sense_in(words, last=last)
            if sense in {"person", "organisation"}:
                return sense
        return None

    def _around(self, span: Span) -> Iterator[tuple[str, bool]]:
        text = self._text
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        yield text[max(start, span.start - _LEFT) : span.start], True
        zone = self._record.zone_at(span.start)
        if zone is not None and zone.label:
            yield zone.label, True
        yield text[span.end : min(end if end >= 0 else len(text), span.end + _RIGHT)], False
        for _ in range(_ABOVE):
            end, start = start - 1, text.rfind("\n", 0, max(start - 1, 0)) + 1
            if end <= 0 or not text[start:end].strip():
                break
            yield text[start:end], True
        if zone is not None and zone.heading:
            yield zone.heading, True

    def _sense_in(self, words: str, *, last: bool = True) -> str | None:
        found = [self._senses.get(normalise(match[0])) for match in self._phrases.find(words)]
        return (found[-1] if last else found[0]) if found else None
