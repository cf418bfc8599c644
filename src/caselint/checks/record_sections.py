"""Kind `record-sections`: a section that a record must hold, or a reference to where it is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.checks.shown import field_concern, head_of, phrases_of
from caselint.findings import Hit
from caselint.record import Span, ZoneKind
from caselint.segment.phrases import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.language.annotation import AnnotatedRecord, Sentence, TermHit
    from caselint.record import Field
    from caselint.schema import Rulebook

_NUMBER = re.compile(r"^(?:(?:section|part)[ ])?(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.):])?[ ]*")

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which section, and when it must be there. All of them are names of lexicons.

    `sections`: its names, in a heading, a label or a sentence that refers to it. `headings`: what is its
    heading or label only where it is the whole of it. `not_there`: words in the same sentence that say it is
    still to come or was never made. `no_answer`: values of its field that say so. `when`: words that say
    what makes the section due (none: it always is), in a sentence that has none of `when_not`.
    `when_not_under`: headings under which a sentence tells of the past. `when_fields`: labels whose answer
    says so, by themselves or with the answer ("status closed").
    """

    sections: tuple[str, ...]
    headings: str | None = None
    not_there: tuple[str, ...] = ()
    no_answer: str | None = None
    when: tuple[str, ...] = ()
    when_not: tuple[str, ...] = ()
    when_not_under: str | None = None
    when_fields: str | None = None

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that the rule reads."""
        last = filter(None, (self.headings, self.no_answer, self.when_not_under, self.when_fields))
        return (*self.sections, *self.not_there, *self.when, *self.when_not, *last)


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit where the section is due and not there: at its empty field, or what makes it due."""
    due = _due(record, options, book)
    if options.when and due is None:
        return
    fields = _fields(record, options, book)
    if any(_is_answered(record, field, options, book) for field in fields) or _is_told(record, options, book):
        return
    if left_open := fields:
        label = " ".join(record.text(left_open[0].label).split()).rstrip(" :")
        seen = f": “{label}” has no answer"
        concerns = frozenset(field_concern(field.label) for field in left_open)
        yield Hit(left_open[0].label, values={"seen": seen}, concerns=concerns, match=label)
    else:
        yield Hit(due or head_of(record), values={"seen": ""})


def _hits(record: AnnotatedRecord, lexicons: Sequence[str]) -> Iterator[TermHit]:
    return (hit for name in lexicons for hit in record.terms[name])


def _is_told(record: AnnotatedRecord, options: Options, book: Rulebook) -> bool:
    """Whether a heading, or a sentence, says that the section is there or where it is."""
    for hit in _hits(record, options.sections):
        field = _field_of(record, hit.span)
        absent = hit.negated or any(record.terms_in(name, hit.sentence) for name in options.not_there)
        if field is None and not absent:
            return True
    lines = {ZoneKind.HEADING, ZoneKind.LABEL, ZoneKind.NARRATIVE}  # "What are we worried about?"
    zones = (zone for zone in record.record.zones if zone.kind in lines)
    return any(
        _is_heading(record.text(zone.span), options, book) and _field_of(record, zone.span) is None
        for zone in zones
    )


def _is_heading(words: str, options: Options, book: Rulebook) -> bool:
    if options.headings is None:
        return False
    return _NUMBER.sub("", normalise(words)).strip(" .:?") in phrases_of(book, options.headings)


def _fields(record: AnnotatedRecord, options: Options, book: Rulebook) -> list[Field]:
    """The fields whose label is the section's."""
    places = [hit.span for hit in _hits(record, options.sections)]
    return [
        field
        for field in record.record.fields
        if any(field.label.overlaps(place) for place in places)
        or _is_heading(record.text(field.label), options, book)
    ]


def _field_of(record: AnnotatedRecord, place: Span) -> Field | None:
    """The field whose label holds the words."""
    return next((field for field in record.record.fields if field.label.overlaps(place)), None)


def _is_answered(record: AnnotatedRecord, field: Field, options: Options, book: Rulebook) -> bool:
    """Whether the section's field has an answer; a label over the text below it has one."""
    if field.blank or field.placeholder:
        return False
    words = normalise(record.text(field.value)).strip(" .")
    if options.no_answer is not None and words in phrases_of(book, options.no_answer):
        return False
    sentence = record.sentence_index(field.value.start)
    return sentence is None or not any(record.terms_in(name, sentence) for name in options.not_there)


def _due(record: AnnotatedRecord, options: Options, book: Rulebook) -> Span | None:
    """Where the record says what makes the section due."""
    places = [hit.span for hit in _hits(record, options.when) if _counts(record, hit, options, book)]
    if options.when_fields is not None:
        known = phrases_of(book, options.when_fields)
        for field in record.record.fields:
            label, answer = record.text(field.label).rstrip(" :"), record.text(field.value)
            open_ = field.blank or field.placeholder or not answer
            if not open_ and (label in known or f"{label} {answer}" in known):
                places.append(field.value)
    return min(places, default=None)


def _counts(record: AnnotatedRecord, hit: TermHit, options: Options, book: Rulebook) -> bool:
    """Whether words say it of this case and of now, and as something that has been decided."""
    sentence = record.sentences[hit.sentence]
    if hit.negated or hit.quoted or sentence.zone is ZoneKind.FURNITURE:
        return False
    if any(record.terms_in(name, hit.sentence) for name in options.when_not) or _is_past(record, sentence):
        return False
    heading = _NUMBER.sub("", normalise(sentence.heading or "")).strip(" .:?")
    if options.when_not_under is not None and heading in phrases_of(book, options.when_not_under):
        return False
    field = _field_of(record, hit.span)
    return field is None or not (field.blank or field.placeholder or field.value == field.label)


def _is_past(record: AnnotatedRecord, sentence: Sentence) -> bool:
    """Whether a sentence names a year, and none later than two years before the record's last entry."""
    years = [int(year) for year in _YEAR.findall(record.text(sentence.span))]
    moments = [m for entry in record.record.entries for m in (entry.recorded, entry.event)]
    newest = max((m.date.value.year for m in moments if m and m.date and m.date.value), default=None)
    return bool(years) and newest is not None and max(years) < newest - 1
