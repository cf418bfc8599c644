"""What must stand beside words of a record, and whether it does: a reason, a date, who agreed, consent.

A need is data: lexicons of the words that meet it, labels of the fields that ask for it, and what is told
without a list (a date, a figure, a person, a clause with "as" or "since").
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.language.claims import Claims, Held  # msgspec reads the annotations when the program runs
from caselint.language.wordset import word_set
from caselint.record import Span, ZoneKind
from caselint.segment.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit


class Reach(StrEnum):
    """How far from the words a need may be met."""

    SENTENCE = "sentence"  # and as many around it as the need says
    ENTRY = "entry"
    DOCUMENT = "document"


class Told(StrEnum):
    """What is told without a lexicon."""

    DATE = "date"  # "4 May", "14/3", "on Tuesday", "yesterday"
    FIGURE = "figure"  # a number, in figures or in words
    PERSON = "person"  # a name, a relative or a role; no pronoun
    REASON = "reason"  # a clause that "as" or "since" brings
    REFERENCE = "reference"  # letters with figures: "EH/2041"


class Need(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that must be said. Any of its ways meets it."""

    name: str  # as the message says it: "who agreed to it"
    # What another rule calls it that gives way to this one where both miss it: "maker", "reason".
    duty: str = ""
    lexicons: tuple[str, ...] = ()
    senses: frozenset[str] = frozenset()  # of those terms, only the ones with these senses; empty: all
    labels: tuple[str, ...] = ()  # lexicons of labels and headings: met where one of them has an answer
    authors: tuple[str, ...] = ()  # lexicons of posts: met where the entry's author has one
    told: frozenset[Told] = frozenset()
    reach: Reach = Reach.SENTENCE
    before: int = 0  # sentences of the entry before the words; with the reach `sentence`
    after: int = 0
    negated: bool = False  # terms that their sentence denies meet it too
    inside: bool = False  # words that are part of what asks for it meet it too: "e-mailed the report"
    unless: frozenset[Held] = frozenset()  # "I will ask for consent" is no consent: planned

    @property
    def all_lexicons(self) -> tuple[str, ...]:
        """The lexicons that must be looked for."""
        return (*self.lexicons, *self.labels, *self.authors)


_SAID: Final = frozenset({ZoneKind.NARRATIVE, ZoneKind.VALUE})
_FORMS: Final = frozenset({ZoneKind.LABEL, ZoneKind.HEADING})
_NO_ANSWERS: Final = word_set("no none n n/a na nil false unknown tbc - – — ? x not")
_NUMBERS: Final = word_set(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen half
    once twice thrice third quarter"""
)
_NO_CLAUSE: Final = word_set(
    """well soon long far much many usual before agreed planned above below per of if though january
    february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday then last easter christmas birth lunch yesterday today"""
)
_BEFORE_NO_REASON: Final = word_set("such well soon far same long ever known described")
_VERBS: Final = word_set(
    "is was are were has had have will would cannot could did does needs needed wants wanted"
)
_CLAUSE_OPENERS: Final = word_set(
    "he she they i we it the a an his her their my our this that these those there both all no"
)
_REFERENCE: Final = re.compile(r"\b(?=[\w/.-]*\d)[A-Za-z]{1,6}[-/. ]?\d[\w/-]+\b")
_DIGIT: Final = re.compile(r"\d")


def duty_at(duty: str, sentence: int) -> str:
    """What hits say that they concern which miss the same duty of the sentence of that index."""
    return f"{duty} {sentence}"


class Needs:
    """Looks for what is needed in one record."""

    def __init__(self, record: AnnotatedRecord) -> None:
        self._record = record

    def unmet(self, needs: tuple[Need, ...], sentence: int, spans: tuple[Span, ...]) -> tuple[Need, ...]:
        """The needs that are not met beside the words at `spans` of that sentence, in order."""
        return tuple(need for need in needs if not self._is_met(need, sentence, spans))

    def answered(self, labels: tuple[str, ...], entry: int) -> bool:
        """Whether a label or heading of the entry that is a term of the lexicons has an answer."""
        record = self._record
        return any(
            here.entry == entry and here.zone in _FORMS and self.has_answer(hit.sentence)
            for name in labels
            for hit in record.terms[name]
            for here in (record.sentences[hit.sentence],)
        )

    # ------------------------------------------------------------------------------ one need

    def _is_met(self, need: Need, sentence: int, spans: tuple[Span, ...]) -> bool:
        entry = self._record.sentences[sentence].entry
        return (
            any(self._meets(need, hit, spans) for hit in self._hits(need, sentence))
            or any(self._is_told(what, need, sentence, spans) for what in need.told)
            or self.answered(need.labels, entry)
            or self._is_by(need.authors, entry)
        )

    def _meets(self, need: Need, hit: TermHit, spans: tuple[Span, ...]) -> bool:
        record = self._record
        if need.senses and hit.term.sense not in need.senses:
            return False
        if record.sentences[hit.sentence].zone not in _SAID:
            return False
        if not need.inside and any(span.overlaps(hit.span) for span in spans):
            return False
        if hit.negated and not need.negated:
            return False
        return not need.unless or not self._claims.of(hit.sentence, hit.span).is_held(need.unless)

    @cached_property
    def _claims(self) -> Claims:
        """Who says what, by the words alone: what meets a need is not worth a parse."""
        return Claims(self._record, trees=False)

    def _hits(self, need: Need, sentence: int) -> Iterator[TermHit]:
        record = self._record
        if need.reach is Reach.SENTENCE:
            for number in self._near(need, sentence):
                for name in need.lexicons:
                    yield from record.terms_in(name, number)
            return
        entry = record.sentences[sentence].entry
        for hit in (hit for name in need.lexicons for hit in record.terms[name]):
            if need.reach is Reach.DOCUMENT or record.sentences[hit.sentence].entry == entry:
                yield hit

    def _near(self, need: Need, sentence: int) -> Iterator[int]:
        """The sentences that count as beside that one: of its entry, labels and headings not counted."""
        sentences = self._record.sentences
        yield sentence
        for step, most in ((-1, need.before), (1, need.after)):
            at, left = sentence + step, most
            while left and 0 <= at < len(sentences) and sentences[at].entry == sentences[sentence].entry:
                if sentences[at].zone in _SAID:
                    yield at
                    left -= 1
                at += step

    # ------------------------------------------------------------------------------ without a lexicon

    def _is_told(self, what: Told, need: Need, sentence: int, spans: tuple[Span, ...]) -> bool:
        told = {
            Told.DATE: self._date,
            Told.FIGURE: self._figure,
            Told.PERSON: self._person,
            Told.REASON: self._reason,
            Told.REFERENCE: self._reference,
        }[what]
        if need.reach is Reach.SENTENCE:
            return any(told(number, spans) for number in self._near(need, sentence))
        entry = self._record.sentences[sentence].entry
        return any(
            told(number, spans)
            for number, here in enumerate(self._record.sentences)
            if here.zone in _SAID and (need.reach is Reach.DOCUMENT or here.entry == entry)
        )

    def _date(self, number: int, spans: tuple[Span, ...]) -> bool:
        del spans
        here = self._record.sentences[number].span
        return bool(find_dates(self._record.text(here), here.start, labelled=True))

    def _figure(self, number: int, spans: tuple[Span, ...]) -> bool:
        words = self._record.cast(number).words
        return any(
            (_DIGIT.search(word) or word in _NUMBERS)
            and not any(span.contains(Span(words.starts[at], words.ends[at])) for span in spans)
            for at, word in enumerate(words.low)
        )

    def _reference(self, number: int, spans: tuple[Span, ...]) -> bool:
        del spans
        return bool(_REFERENCE.search(self._record.text(self._record.sentences[number].span)))

    def _person(self, number: int, spans: tuple[Span, ...]) -> bool:
        cast = self._record.cast(number)
        words = cast.words
        return any(
            (cast.is_name(at) or cast.is_person_noun(at))
            and not any(span.contains(Span(words.starts[at], words.ends[at])) for span in spans)
            for at in range(len(words))
        )

    def _reason(self, number: int, spans: tuple[Span, ...]) -> bool:
        del spans
        low = self._record.cast(number).words.low
        for at in range(len(low) - 2):
            if low[at] not in {"as", "since"} or low[at + 1] in _NO_CLAUSE or not low[at + 1][0].isalpha():
                continue
            if at and low[at - 1] in _BEFORE_NO_REASON:
                continue
            apart = at == 0 or low[at - 1] in {",", "–", "—", "-", "("}
            if apart or low[at + 1] in _CLAUSE_OPENERS or _VERBS & set(low[at + 2 : at + 5]):
                return True
        return False

    # ------------------------------------------------------------------------------ forms and authors

    def has_answer(self, label: int) -> bool:
        """Whether something other than "no" stands under the label or heading of that index."""
        sentences = self._record.sentences
        if label + 1 >= len(sentences) or sentences[label + 1].zone not in _SAID:
            return False
        if sentences[label].zone is ZoneKind.LABEL and not self._is_value_of(label):
            return False
        low = self._record.cast(label + 1).words.low
        return any(word[0].isalnum() for word in low) and low[0] not in _NO_ANSWERS

    def _is_value_of(self, label: int) -> bool:
        """Whether the sentence after the label is what was entered there, and not the next thing said."""
        record = self._record
        zone = record.record.zone_at(record.sentences[label + 1].span.start)
        asked = record.text(record.sentences[label].span).strip(" :\t")
        return zone is not None and zone.label is not None and zone.label.strip(" :\t") == asked

    def _is_by(self, posts: tuple[str, ...], entry: int) -> bool:
        """Whether the entry's author has one of the posts."""
        author = self._record.record.entry(entry)
        if author is None or author.post_title is None:
            return False
        return any(hit.span.overlaps(author.post_title) for name in posts for hit in self._record.terms[name])
