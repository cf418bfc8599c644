"""Kind `volumes`: one volume of several must say which it is, and from when to when it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.checks.shown import field_concern, furniture_lines
from caselint.findings import Hit
from caselint.record import Role, Span, ZoneKind
from caselint.segment.labels import words_of_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Field
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """`several`: lexicons of words that say that there is another volume; `not_ours`: of other volumes."""

    several: tuple[str, ...]
    not_ours: tuple[str, ...] = ()

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that the rule reads."""
        return (*self.several, *self.not_ours)


_COUNT = r"\d{1,3}|[IVX]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten"
_ORDINAL = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final"
_NUMBER = re.compile(
    rf"\b(?:volume|vol\b\.?)[ \t]*(?:no\b\.?|number|nr\b\.?|#|:)*[ \t]*"
    rf"(?:(?P<number>{_COUNT})\b)?[ \t_.…]*(?:(?:of|/|out of)[ \t]*(?P<total>{_COUNT})\b)?"
    rf"|\b(?:file|part|folder|binder)[ \t]*(?P<part>{_COUNT})[ \t]+(?:of|/)[ \t]*(?P<parts>{_COUNT})\b"
    rf"|\b(?P<ordinal>{_ORDINAL})[ \t]+(?:volume|vol\b)(?:[ \t]+of[ \t]+(?P<many>{_COUNT})\b)?",
    re.IGNORECASE,
)
_OWN = re.compile(r"\bthis (?:is|file is|record is|case file is|volume is|volume|file|part)\b", re.IGNORECASE)
_VALUE_OF_VOLUME = re.compile(
    rf"[ \t_.…]*(?:(?P<number>{_COUNT})\b)?[ \t_.…]*(?:(?:of|/|out of)[ \t]*(?P<total>{_COUNT})\b)?",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = (
    rf"(?:\d{{1,2}}[ \t]?[./-][ \t]?\d{{1,2}}[ \t]?[./-][ \t]?\d{{2,4}}|\d{{4}}-\d\d-\d\d"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?[ \t]+(?:of[ \t]+)?)?{_MONTH}[ \t]+\d{{4}}|(?:19|20)\d\d)"
)
_OPEN_END = r"date|present|the present|now|today|ongoing|current|open"
_RANGE = re.compile(
    rf"{_DAY}[ \t]*(?:to|until|till|up to|through to|and|[-–—])[ \t]*(?:{_DAY}|{_OPEN_END})\b"
    rf"|\b(?:from|since|opened|begun|started)(?: on)?[ \t:]+{_DAY}",
    re.IGNORECASE,
)
_SPEAKS_OF_DATES = re.compile(
    r"\b(?:volume|vol|cover|covers|covering|covered|period|dates|from)\b", re.IGNORECASE
)
_DATED_LABELS: Final = frozenset({"covered", "covers", "covering", "period", "range", "span"})
_FROM: Final = frozenset({"from", "start", "opened", "begins", "begun", "beginning", "commenced", "started"})
_HEAD: Final = frozenset({ZoneKind.HEADING, ZoneKind.FURNITURE, ZoneKind.LABEL, ZoneKind.VALUE})
_ANY_DAY = re.compile(_DAY, re.IGNORECASE)
_DATES: Final = frozenset({Role.OTHER, Role.DATED, Role.EVENT, Role.RECORDED})
_SHORT_LABEL: Final = 3  # words: "Date opened", "From"
_TITLE: Final = 90  # characters of a first line that may be a title
_LABEL = re.compile(r"(?:volume|vol\.?)(?: (?:no|number)\.?)?", re.IGNORECASE)


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit where the record is a volume of several and its number or its dates are missing."""
    numbers = list(_numbers(record, options))
    told = [
        hit.span
        for name in options.several
        for hit in record.terms[name]
        if _is_ours(record, hit.sentence, options)
    ]
    several = [span for span, _, total in numbers if total] + told
    if not several:
        return
    missing = []
    if not any(number for _, number, _ in numbers):
        missing.append("its number")
    if not _is_dated(record):
        missing.append("the dates that it covers")
    if missing:
        open_ = [field for field in record.record.fields if field.blank and _asks(record, field)]
        span = open_[0].label if open_ else min(several)
        concerns = frozenset(field_concern(field.label) for field in open_)
        yield Hit(span, values={"missing": " or ".join(missing)}, concerns=concerns)


def _is_ours(record: AnnotatedRecord, sentence: int, options: Options) -> bool:
    return not any(record.terms_in(name, sentence) for name in options.not_ours)


def _numbers(record: AnnotatedRecord, options: Options) -> Iterator[tuple[Span, bool, bool]]:
    """Where the record counts itself among volumes, whether with its number, and whether of several."""
    for field in record.record.fields:
        if _LABEL.fullmatch(record.text(field.label).strip(" :")):
            match = _VALUE_OF_VOLUME.match(record.text(field.value))
            number, total = (match["number"] or "", match["total"] or "") if match else ("", "")
            if number or total:
                yield field.value, bool(number), _is_several(number, total)
    for span, own in _lines(record):
        for match in _NUMBER.finditer(record.text(span)):
            sentence = record.sentence_index(span.start + match.start())
            if sentence is not None and not _is_ours(record, sentence, options):
                continue
            number = match["number"] or match["part"] or match["ordinal"] or ""
            total = match["total"] or match["parts"] or match["many"] or ""
            if own and (number or total):
                place = Span(span.start + match.start(), span.start + match.end())
                yield place, bool(number), _is_several(number, total)


def _lines(record: AnnotatedRecord) -> Iterator[tuple[Span, bool]]:
    """The lines that may say which volume this is: those of the head, and sentences about the file itself."""
    for line in furniture_lines(record):
        yield line.span, True
    for at, sentence in enumerate(record.sentences):
        words = record.text(sentence.span)
        title = at == 0 and len(words) <= _TITLE and not words.endswith(".")
        own = sentence.zone in _HEAD or _NUMBER.match(words) or _OWN.search(words)
        yield sentence.span, title or bool(own)


def _is_several(number: str, total: str) -> bool:
    """Whether a count is of several: "2 of 3", and "2" alone, but not "1" or "1 of 1"."""
    if total:
        return total.casefold() not in {"1", "i", "one"}
    return number.casefold() not in {"", "1", "i", "one", "first", "last", "final"}


def _asks(record: AnnotatedRecord, field: Field) -> bool:
    """Whether a field asks for the volume's number or dates."""
    label = record.text(field.label).strip(" :")
    return _LABEL.fullmatch(label) is not None or bool(_DATED_LABELS & set(words_of_label(label)))


def _is_dated(record: AnnotatedRecord) -> bool:
    """Whether the record says from when to when it goes, or from when, if it is still open."""
    lines: Sequence[Span] = [line.span for line in furniture_lines(record)]
    for span in (*lines, *(sentence.span for sentence in record.sentences)):
        words = record.text(span)
        zone = record.record.zone_at(span.start)
        head = zone is not None and zone.kind in _HEAD - {ZoneKind.LABEL}
        if (head or _SPEAKS_OF_DATES.search(words) or len(words) <= _TITLE) and _RANGE.search(words):
            return True
    return any(_dates_volume(record, field) for field in record.record.fields)


def _dates_volume(record: AnnotatedRecord, field: Field) -> bool:
    """Whether a field gives the dates of the volume, or the first of them: "From: 4 March 2019"."""
    if field.role not in _DATES or not _ANY_DAY.search(record.text(field.value)):
        return False
    words = words_of_label(record.text(field.label))
    begins = ("volume" in words or len(words) <= _SHORT_LABEL) and bool(_FROM & set(words))
    return begins or bool(_DATED_LABELS & set(words))
