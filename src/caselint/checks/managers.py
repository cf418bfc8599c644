"""Where a record shows that a manager or supervisor has looked at it, and on which day.

An entry shows it by its author's post, by its type ("Supervision"), by a section of a manager's words, by a
manager's signature, or by words that record supervision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.checks.contact_events import sentences_of
from caselint.record import Role, ZoneKind
from caselint.segment.dates import find_dates
from caselint.segment.labels import label_key

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Entry, Field, Span

SECTION: Final = "section"
SIGNATURE: Final = "signature"
BY: Final = "by"
_NOTHING: Final = re.compile(
    r"\W*(?:n/?a|none|nil|no|tbc|tba|pending|awaited|awaiting\b.*"
    r"|not (?:applicable|yet\b.*|seen|required|needed)"
    r"|to (?:be|follow)\b.*)?\W*",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"\b(?:will|to be|to (?:discuss|take|raise|review)|need(?:s|ed)? to|awaiting|cancelled|postponed|due|next"
    r"|no|not|never|request(?:ed)?|please|missed|didn[’']t|hasn[’']t|rearranged|booked)\b",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE: Final = 9  # words
_LABEL_END: Final = re.compile(r"\s*[:\-–—(]")


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicons by which oversight is known: of posts, of labels and headings, of what is told."""

    posts: tuple[str, ...]
    labels: tuple[str, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Oversight:
    """A place where a manager's hand shows. `own`: the whole entry is the manager's."""

    entry: Entry
    span: Span
    day: datetime.date | None
    own: bool = False


def day_of(entry: Entry) -> datetime.date | None:
    """The day on which an entry was written, or else of its event; None where it gives none."""
    for moment in (entry.recorded, entry.event):
        if moment and moment.date and moment.date.value:
            return moment.date.value
    return None


def oversight_in(record: AnnotatedRecord, entry: Entry, words: Words) -> Iterator[Oversight]:
    """The places of an entry where a manager's hand shows, in no order."""
    post = entry.post_title or (entry.author.span if entry.author else None)
    if post is not None and _names_overseer(record, post, words):
        yield Oversight(entry, post, day_of(entry), own=True)
        return
    for field in entry.fields:
        if _by_field(record, entry, field, words):
            signed = _above(record, entry) if _ends_entry_above(record, entry, field) else entry
            own = field.role is Role.ENTRY_TYPE
            yield Oversight(signed, field.label, _day_at(record, signed, field.value), own=own)
    for number in sentences_of(record, entry):
        sentence = record.sentences[number]
        if sentence.zone is ZoneKind.HEADING and _sense(record, sentence.span, words) == SECTION:
            beneath = _beneath(record, entry, number)
            if beneath is not None:
                whole = not entry.paragraphs or sentence.span.start < entry.paragraphs[0].start
                yield Oversight(entry, sentence.span, _day_at(record, entry, beneath), own=whole)
        elif sentence.zone in {ZoneKind.SIGN_OFF, ZoneKind.NARRATIVE} and _signs(record, number, words):
            yield Oversight(entry, sentence.span, _day_at(record, entry, sentence.span))
        elif sentence.zone is ZoneKind.NARRATIVE and _tells(record, number, words):
            yield Oversight(entry, sentence.span, day_of(entry))


def sentences_overseen(record: AnnotatedRecord, entry: Entry, words: Words) -> tuple[int, ...]:
    """The indices of the sentences of an entry that are a manager's words: all, or those of a section."""
    found = list(oversight_in(record, entry, words))
    if any(place.own for place in found):
        return tuple(
            number
            for number in sentences_of(record, entry)
            if record.sentences[number].zone is ZoneKind.NARRATIVE
        )
    sections = [field.value for field in entry.fields if _by_field(record, entry, field, words)]
    return tuple(
        number
        for number in sentences_of(record, entry)
        if any(value.overlaps(record.sentences[number].span) for value in sections)
        or _is_beneath_section(record, number, words)
    )


def _is_beneath_section(record: AnnotatedRecord, number: int, words: Words) -> bool:
    """Whether the sentence stands under a heading for a manager's words."""
    sentence = record.sentences[number]
    if sentence.zone is not ZoneKind.NARRATIVE or sentence.heading is None:
        return False
    for above in range(number - 1, -1, -1):
        if record.sentences[above].zone is ZoneKind.HEADING:
            return _sense(record, record.sentences[above].span, words) == SECTION
    return False


def _names_overseer(record: AnnotatedRecord, span: Span, words: Words) -> bool:
    """Whether the words of a name or post hold a manager's post."""
    number = record.sentence_index(span.start)
    return number is not None and any(
        hit.span.overlaps(span) and _in_capitals_if_short(record, hit.span)
        for name in words.posts
        for hit in record.terms_in(name, number)
    )


def _in_capitals_if_short(record: AnnotatedRecord, span: Span) -> bool:
    text = record.text(span)
    return len(text) > 3 or text.isupper()


def _by_field(record: AnnotatedRecord, entry: Entry, field: Field, words: Words) -> bool:
    """Whether the field is a manager's comment or signature, or says that the entry is of supervision."""
    if field.blank or field.placeholder or _NOTHING.fullmatch(record.text(field.value)):
        return False
    if field.role is Role.ENTRY_TYPE:
        return _begins_with_label(record, field.value, words)
    sense = _sense(record, field.label, words)
    if sense == BY:
        return _names_overseer(record, field.value, words)
    return sense in {SECTION, SIGNATURE}


def _ends_entry_above(record: AnnotatedRecord, entry: Entry, field: Field) -> bool:
    """Whether a signature that stands first in an entry, an empty line below it, is of the entry before."""
    after = record.record.document.text[field.value.end :].split("\n", 2)
    first = field.label.start - entry.span.start < 1
    return first and field.role is not Role.ENTRY_TYPE and len(after) > 1 and not after[1].strip()


def _above(record: AnnotatedRecord, entry: Entry) -> Entry:
    return record.record.entries[max(0, entry.index - 2)]


def _sense(record: AnnotatedRecord, span: Span, words: Words) -> str | None:
    """The sense of the label or heading that the words at `span` are, but for marks and a name after them."""
    number = record.sentence_index(span.start)
    if number is None:
        return None
    key = label_key(record.text(span))
    for hit in (hit for name in words.labels for hit in record.terms_in(name, number)):
        after = record.record.document.text[hit.span.end : span.end]
        if label_key(record.text(hit.span)) == key or (
            hit.span.start == span.start and _LABEL_END.match(after)
        ):
            return hit.term.sense
    return None


def _begins_with_label(record: AnnotatedRecord, value: Span, words: Words) -> bool:
    """Whether a type of entry is, or begins or ends as, one of oversight: "Case note: supervision"."""
    number = record.sentence_index(value.start)
    return number is not None and any(
        hit.term.sense == SECTION
        and value.contains(hit.span)
        and (
            hit.span.end == value.end
            or _LABEL_END.match(record.record.document.text[hit.span.end : value.end])
        )
        for name in words.labels
        for hit in record.terms_in(name, number)
    )


def _beneath(record: AnnotatedRecord, entry: Entry, heading: int) -> Span | None:
    """The first sentence under a heading that says something; None where none does."""
    for number in range(heading + 1, len(record.sentences)):
        sentence = record.sentences[number]
        if sentence.zone is ZoneKind.HEADING or sentence.span.start >= entry.span.end:
            return None
        if sentence.zone is ZoneKind.NARRATIVE and not _NOTHING.fullmatch(record.text(sentence.span)):
            return sentence.span
    return None


def _signs(record: AnnotatedRecord, number: int, words: Words) -> bool:
    """Whether the sentence is a manager's name and post and nothing else."""
    sentence = record.sentences[number]
    text = record.text(sentence.span)
    if sentence.zone is ZoneKind.NARRATIVE:
        plain = [word for word in text.split() if word[0].isalpha()]
        if len(plain) > _LONGEST_SIGNATURE or any(word.islower() and len(word) > 2 for word in plain):
            return False
    return text[:1].isupper() and _names_overseer(record, sentence.span, words) and len(text.split()) > 1


def _tells(record: AnnotatedRecord, number: int, words: Words) -> bool:
    """Whether the sentence records supervision that took place."""
    return any(
        not (hit.negated or hit.quoted) and not _TO_COME.search(record.text(record.sentences[number].span))
        for name in words.told
        for hit in record.terms_in(name, number)
    )


def _day_at(record: AnnotatedRecord, entry: Entry, span: Span) -> datetime.date | None:
    """The day that the words give themselves, or else the entry's."""
    dates = find_dates(record.text(span), span.start)
    own = next((date.value for date in dates if date.value is not None), None)
    return own or day_of(entry)
