"""Which entries are of a visit, a meeting or a call, and where they say so.

The type of the entry says so, a heading over its narrative, a label ("Date of visit"), or the words with
which its narrative begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.people import STOPS
from caselint.language.wordset import word_set
from caselint.record import Role, Span, ZoneKind
from caselint.segment.labels import label_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.record import Entry, Field

# What may stand before the event in the first sentence of a note: "I had a planned", "14:20: We made a".
_BEFORE: Final = word_set(
    """i we a an the this today yesterday my our had made did completed conducted undertook
    undertaken carried out took joint planned unplanned announced unannounced first second third
    final initial routine statutory stat further brief short long follow-up follow up monthly weekly
    fortnightly home school welfare regular scheduled duty evening morning afternoon later then also
    on at and have has been by worker sw ssw writer social attended joined chaired held in to
    multi-agency professionals professionals' virtual online review strategy network planning family
    child children cin cp lac cla tac taf tam pep care team around next step placement telephone
    phone video teams zoom return incoming outgoing received monday tuesday wednesday thursday
    friday saturday sunday am pm record of details note summary"""
)
_MOST_BEFORE: Final = 9
# "The meeting notes came by post": of paper, and not of a meeting.
_PAPERS: Final = word_set(
    """notes minutes room rooms point points letter letters date dates list time times rota papers
    form"""
)
_WILL_BE: Final = re.compile(
    r"\b(?:is|are) (?:now )?(?:on|next|this) (?:the )?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|week\b|\d{1,2}(?:st|nd|rd|th)?[ /.][a-z\d])"
    r"|\b(?:visit|meeting|call|review|conference) (?:is|has been) (?:due|booked|planned|arranged|tomorrow)\b",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE: Final = 15  # words and marks
_TELLING: Final = 3  # words of a field
# Labels of fields for what an entry is of, which serve for other things too.
_TITLES: Final = word_set("what event activity entry contact item action service happened")
_LONGEST_TITLE: Final = 12  # words
_VERBS: Final = word_set("rang phoned telephoned called visited rung spoke spoken met went came attended")
_DATES: Final = 3  # sentences that a date and a time may be taken for
_CALENDAR: Final = word_set(
    """january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday am pm to at on from"""
)
_NUMERIC: Final = re.compile(r"[\d:./\-–—,()]+(?:st|nd|rd|th|am|pm)?|\W+")
_SPEAKS: Final = re.compile(
    r"\b(?:arranged|booked|due|planned for|scheduled|to be|will|would|cancelled|asked for|tomorrow)\b"
)


@dataclass(frozen=True, slots=True)
class Event:
    """The event of an entry. `opening` is the sentence of the narrative that names it, if one does."""

    hit: TermHit
    opening: int | None = None

    @property
    def span(self) -> Span:
        """The words that name the event."""
        return self.hit.span

    @property
    def name(self) -> str:
        """What kind of event it is: the term's sense, or "contact"."""
        return self.hit.term.sense or "contact"


def event_of(
    record: AnnotatedRecord, entry: Entry, events: tuple[str, ...], others: tuple[str, ...]
) -> Event | None:
    """The event that the entry is of; None where it is of another kind, or does not say.

    `events` are lexicons of events, `others` of words with which a type or title says that there was none.
    """
    if _is_to_come(record, entry) or not _is_told(record, entry):
        return None
    first = opening_sentence(record, entry)
    around = [
        number
        for number in _sentences_with_title(record, entry)
        if number == first or record.sentences[number].zone is not ZoneKind.NARRATIVE
    ]
    if any(_stands_in_title(record, entry, hit) for hit in terms_of(record, others, around)):
        return None
    hits = sorted(terms_of(record, events, around), key=lambda hit: hit.span)
    opening = next((hit for hit in hits if hit.sentence == first and _opens(record, hit)), None)
    title = next((hit for hit in hits if _stands_in_title(record, entry, hit)), None)
    found = title or opening
    return None if found is None else Event(found, None if opening is None else opening.sentence)


def _is_to_come(record: AnnotatedRecord, entry: Entry) -> bool:
    """Whether the entry was made before its event, or begins by saying when that will be."""
    days = [moment.date.value for moment in (entry.recorded, entry.event) if moment and moment.date]
    if len(days) == 2 and days[0] and days[1] and days[1] > days[0]:
        return True
    first = opening_sentence(record, entry)
    return first is not None and _WILL_BE.search(record.text(record.sentences[first].span)) is not None


def _is_told(record: AnnotatedRecord, entry: Entry) -> bool:
    """Whether the entry tells anything: a header alone is no account."""
    if entry.paragraphs or any(
        field.role in {Role.NARRATIVE, Role.OTHER} and len(record.text(field.value).split()) >= _TELLING
        for field in entry.fields
    ):
        return True
    # A note of one line, with date and name, is taken for a signature.
    lines = (record.sentences[number] for number in sentences_of(record, entry))
    return any(
        line.zone is ZoneKind.SIGN_OFF and line.last - line.first > _LONGEST_SIGNATURE for line in lines
    )


def opening_sentence(record: AnnotatedRecord, entry: Entry) -> int | None:
    """The index of the first sentence of the entry's narrative that is more than a date or a time."""
    first = record.sentence_index(entry.paragraphs[0].start) if entry.paragraphs else None
    if first is None:
        return None
    for number in range(first, min(first + _DATES, len(record.sentences))):
        sentence = record.sentences[number]
        words = record.words.low[sentence.first : sentence.last]
        if any(word and word not in _CALENDAR and not _NUMERIC.fullmatch(word) for word in words):
            return number
    return first


def sentences_of(record: AnnotatedRecord, entry: Entry) -> Iterator[int]:
    """The indices of the sentences of an entry, its header and sign-off among them, in text order."""
    first = bisect_left(record.sentences, entry.span.start, key=lambda sentence: sentence.span.start)
    for number in range(first, len(record.sentences)):
        if record.sentences[number].span.start >= entry.span.end:
            return
        yield number


def terms_of(
    record: AnnotatedRecord, lexicons: tuple[str, ...], sentences: Iterable[int]
) -> Iterator[TermHit]:
    """The terms of some lexicons in some sentences."""
    for number in sentences:
        for name in lexicons:
            yield from record.terms_in(name, number)


def is_verb(record: AnnotatedRecord, hit: TermHit) -> bool:
    """Whether the words tell an act and are no name of an event: "rang", "met with"."""
    return record.text(hit.span).lower().split()[0] in _VERBS


def _sentences_with_title(record: AnnotatedRecord, entry: Entry) -> Iterator[int]:
    """The sentences of an entry, with those of the document's head where it is the only one."""
    if len(record.record.entries) == 1:
        return iter(range(len(record.sentences)))
    return sentences_of(record, entry)


def _stands_in_title(record: AnnotatedRecord, entry: Entry, hit: TermHit) -> bool:
    """Whether the words stand in the entry's type, in a label for its date, or in a heading over its text."""
    sentence = record.sentences[hit.sentence]
    if sentence.zone in {ZoneKind.HEADING, ZoneKind.SIGN_OFF}:  # "Home visit, 4 March 2024, Amy Cole"
        narrative = entry.paragraphs[0].start if entry.paragraphs else entry.span.end
        if sentence.zone is ZoneKind.SIGN_OFF and is_verb(record, hit):
            return False  # "Mr Bell, learning mentor, rang to ask"
        here = sentence.entry == entry.index or (sentence.entry == 0 and len(record.record.entries) == 1)
        return here and sentence.span.start < narrative
    if sentence.entry != entry.index:
        return False
    return any(_is_title(record, field, hit) for field in entry.fields)


def _is_title(record: AnnotatedRecord, field: Field, hit: TermHit) -> bool:
    """Whether the words are of a field that says what the entry is of: "Type: Visit", "Date of visit:"."""
    if field.value.contains(hit.span):
        named = field.role in {Role.ENTRY_TYPE, Role.EVENT} or (
            field.role is Role.OTHER and label_key(record.text(field.label)) in _TITLES
        )
        return named and len(record.text(field.value).split()) <= _LONGEST_TITLE
    dated = field.role in {Role.ENTRY_TYPE, Role.EVENT} and not field.blank
    return dated and field.label.contains(hit.span)


def _opens(record: AnnotatedRecord, hit: TermHit) -> bool:
    """Whether the sentence begins with the event, as a note of one does, and tells of no other time."""
    sentence = record.sentences[hit.sentence]
    if hit.negated or sentence.zone not in {ZoneKind.NARRATIVE, ZoneKind.VALUE}:
        return False
    words = record.words
    before = [
        words.low[at]
        for at in range(sentence.first, sentence.last)
        if words.starts[at] < hit.span.start and words.low[at]
    ]
    plain = [word for word in before if not _NUMERIC.fullmatch(word)]
    after = record.text(Span(hit.span.end, sentence.span.end)).split()
    if after and after[0].lower().strip(".,;:") in _PAPERS:
        return False
    kind_of_it = len(plain) == 1 and plain[0] not in STOPS and plain[0].isalpha()  # "Doorstep visit"
    return (
        len(plain) <= _MOST_BEFORE
        and (kind_of_it or all(word in _BEFORE for word in plain))
        and not _SPEAKS.search(record.text(sentence.span).lower())
    )
