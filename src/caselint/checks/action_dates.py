"""By when an action item is to be done: beside it, in its row, over its list, or in a field of its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.checks.needs import Needs
from caselint.language.wordset import word_set
from caselint.record import ZoneKind
from caselint.segment.dates import find_dates
from caselint.segment.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.checks.action_places import Places
    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Span

_NO_TIMES: Final = word_set("asap tbc tba n/a na none soon a.s.a.p. ? - – — unknown")
_BACK: Final = word_set("this that it these those all both everything each above")
_REACH: Final = 15  # sentences up to which a heading is over a list, or a line sums it up
_MOST_OF_A_STEM: Final = 12  # words


class ActionDates:
    """Looks for the dates of one record's action items."""

    def __init__(self, record: AnnotatedRecord, places: Places, dates: str, labels: str) -> None:
        """`dates`: a lexicon of times by which; `labels`: what a form calls the place for them."""
        self._record, self._places, self._dates, self._labels = record, places, dates, labels
        self._needs = Needs(record)

    def is_given(self, number: int) -> bool:
        """Whether the record says by when the item in that sentence is to be done."""
        entry = self._record.sentences[number].entry
        return (
            self._in_sentence(number)
            or self._in_next(number)
            or self._in_row(number)
            or self._over(number)
            or self._in_sum(number)
            or self._needs.answered((self._labels,), entry)
        )

    def _in_sentence(self, number: int) -> bool:
        return bool(self._record.terms_in(self._dates, number)) or self._has_date(
            self._record.sentences[number].span
        )

    def _has_date(self, span: Span) -> bool:
        text = self._record.text(span)
        return bool(find_dates(text, labelled=True) or find_times(text))

    def _in_next(self, number: int) -> bool:
        """Whether the sentence after points back with a date: "This will be done by 4 May"."""
        sentences, after = self._record.sentences, number + 1
        if after >= len(sentences) or sentences[after].entry != sentences[number].entry:
            return False
        return bool(_BACK & set(self._record.cast(after).words.low[:4])) and self._in_sentence(after)

    def _in_row(self, number: int) -> bool:
        """Whether another cell of the row has a date, or is an answer to "when"."""
        record = self._record
        for zone in self._places.row_of(number):
            if zone.span.contains(record.sentences[number].span):
                continue
            at = record.sentence_index(zone.span.start)
            if at is None:
                continue
            if self._in_sentence(at):
                return True
            words = record.text(zone.span).strip().lower()
            if (
                zone.label
                and words
                and words not in _NO_TIMES
                and self._places.sense_of(zone.label) == "when"
            ):
                return True
        return False

    def _over(self, number: int) -> bool:
        """Whether the heading over it, or the line that its list hangs on, has a date: "This week:"."""
        record = self._record
        for at in self._before(number):
            here = record.sentences[at]
            is_heading = here.zone in {ZoneKind.HEADING, ZoneKind.LABEL}
            text = record.text(here.span).rstrip()
            is_stem = text.endswith(":") and len(record.cast(at).words) <= _MOST_OF_A_STEM
            if is_heading or is_stem:
                return self._in_sentence(at)
        return False

    def _in_sum(self, number: int) -> bool:
        """Whether a line of the same list dates them all: "All to be done by 4 May"."""
        record = self._record
        here = record.sentences[number]
        for at in range(number + 1, min(number + 1 + _REACH, len(record.sentences))):
            other = record.sentences[at]
            if other.entry != here.entry or other.heading != here.heading:
                return False
            if {"all", "above", "these"} & set(record.cast(at).words.low[:5]) and self._in_sentence(at):
                return True
        return False

    def _before(self, number: int) -> Iterator[int]:
        sentences = self._record.sentences
        for at in range(number - 1, max(number - 1 - _REACH, -1), -1):
            if sentences[at].entry != sentences[number].entry:
                return
            yield at
