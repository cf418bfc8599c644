"""Kind `record-fields`: something about the child that a record must show, in a field or in words."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from msgspec import Struct

from caselint.checks.child_names import (
    FAMILY_LABELS,
    GIVEN_LABELS,
    head_lines,
    in_parts,
    is_word,
    named_in_fields,
    named_in_lines,
    names_in,
)
from caselint.checks.introductions import full_names_told
from caselint.checks.shown import Shower, Shown, field_concern, head_of, label_words, phrases_of, terms_told
from caselint.findings import Hit
from caselint.identity import Same
from caselint.record import DateFlaw, Role, Span, ZoneKind
from caselint.segment.dates import find_dates
from caselint.segment.phrases import Phrases, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import WrittenDate
    from caselint.schema import Rulebook


class Shape(StrEnum):
    """What the answer must be."""

    NAME = "name"  # a first name and a family name
    DATE = "date"  # one that fixes a day
    NUMBER = "number"  # a reference
    ADDRESS = "address"
    WORDS = "words"  # anything that was written


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """What a record must show.

    `roles`: the fields that give it. `shape`: what their answer must be. `no_answer`: a lexicon of values
    that give none. `answers`: lexicons of words that give it in a sentence. `others`: a lexicon of words in
    a label or a heading that show someone else's details. `except_labels`: words of labels that do not
    give it.
    """

    roles: tuple[Role, ...]
    shape: Shape
    others: str
    no_answer: str | None = None
    answers: tuple[str, ...] = ()
    except_labels: tuple[str, ...] = ()

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that the rule reads, besides."""
        return (*self.answers, self.others, *filter(None, (self.no_answer,)))


_NUMBER = re.compile(
    r"[ \t]*[:#.=–-]{0,2}[ \t]*(?:(?:is|no|number|ref|reference|id)\b[ \t:.#-]*){0,2}"
    r"(?P<number>(?:[A-Z]{1,6}[-/ ]?)?\d[\dA-Z/-]*(?:[ \t]\d{3,4}){0,2})",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?<![\w/.-])(?:[A-Z]{1,4}[-/]?)?\d{5,12}(?![\w/-])")
_PLACE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?[ \t]?\d[A-Z]{2}\b"  # a postcode
    r"|(?<![\w/.:£-])(?:(?i:flat|room|unit|plot)[ \t]\w{1,4},?[ \t]+)?\d{1,4}[a-zA-Z]?,?[ \t]+"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)[A-Z][a-z’'-]+(?:[ \t]+[A-Z][a-z’'-]+)"
    r"|(?i:no fixed (?:abode|address)|\bNFA\b)"
)
_ORGANISATION = re.compile(
    r"\b(?:council|civic|town hall|county hall|services?|team|office|trust|nhs|school|college|surgery"
    r"|hospital)\b",
    re.IGNORECASE,
)
_LEADING_WORDS = re.compile(
    r"[ \t]*(?:[:=–-]|\bis\b|\bwas\b|\brecorded as\b|\bgiven as\b)?[ \t]*(?:recorded as|given as)?[ \t]*"
    r"(?=[A-Z][a-z]|none\b|not (?:known|stated|given|recorded)|unknown|declined|no religion)"
)
_OPENS = re.compile(
    r"(?:^|[\n,;|(\[•·–-])[ \t]*(?:(?:his|her|their|the child's|child's)[ \t]+)?$", re.IGNORECASE
)
_FAR: Final = 25  # characters between "born" and its date: "born in Leeds on 4 May 2011"
_AROUND: Final = 200  # characters of a line that are looked at on each side of a label
_LINE: Final = 60  # characters after a label in which a name stands
_OLDEST: Final = datetime.timedelta(days=26 * 366)  # care leavers are supported until 25
_ON_TEXT: Final = frozenset(
    {ZoneKind.NARRATIVE, ZoneKind.HEADING, ZoneKind.VALUE, ZoneKind.FURNITURE, ZoneKind.SIGN_OFF}
)


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit where the record does not show it: at the field left open, or else at the head."""
    look = _Look(record, options, book)
    if not look.is_given():
        yield look.hit()


@lru_cache(maxsize=16)
def _labels(key: Same, roles: tuple[Role, ...], left: tuple[str, ...]) -> Phrases:
    """The labels of the roles, without those that have one of the words of `left`."""
    book = cast("Rulebook", key.objects[0])
    entries = [entry for entry in book.labels("labels").entries if entry.role in roles]
    return Phrases(entry.term for entry in entries if label_words(entry.term).isdisjoint(left))


class _Look:
    def __init__(self, record: AnnotatedRecord, options: Options, book: Rulebook) -> None:
        self.record, self.options, self.book = record, options, book
        self.shower = Shower(record, book, options.others)
        self.shown = self.shower.values()
        wanted = frozenset(options.roles)
        self.own = [shown for shown in self.shown if shown.roles & wanted and not self._is_excepted(shown)]

    def _is_excepted(self, shown: Shown) -> bool:
        return bool(label_words(self.record.text(shown.label)) & set(self.options.except_labels))

    # -------------------------------------------------------------------------------- given

    def is_given(self) -> bool:
        """Whether the record shows it anywhere."""
        if self.options.shape is Shape.NAME:
            return self._is_named()
        if any(self._answers(shown) for shown in self.own):
            return True
        return any(True for _ in terms_told(self.record, self.options.answers)) or self._is_told()

    def _answers(self, shown: Shown) -> bool:
        words = self.record.text(shown.value).strip()
        if shown.empty or self._is_no_answer(words):
            return False
        if self.options.shape is Shape.DATE:
            return any(map(self._is_birth, find_dates(words, labelled=True)))
        if self.options.shape is Shape.NUMBER:
            return any(c.isdigit() for c in words) or (words.isupper() and len(words) > 2)
        return any(c.isalnum() for c in words) or (self.options.no_answer is None and bool(words))

    def _is_no_answer(self, words: str) -> bool:
        if self.options.no_answer is None:
            return False
        return normalise(words).strip(" .") in phrases_of(self.book, self.options.no_answer).known

    def _is_birth(self, date: WrittenDate) -> bool:
        """Whether a date can be the birth of the record's child."""
        if date.value is None:
            return date.flaw is DateFlaw.IMPOSSIBLE  # a date was given; another rule says that it is none
        return self._newest is None or self._newest - date.value < _OLDEST

    @property
    def _newest(self) -> datetime.date | None:
        moments = [m for entry in self.record.record.entries for m in (entry.recorded, entry.event)]
        dates = [m.date.value for m in moments if m and m.date and m.date.value]
        return max(dates, default=None)

    # -------------------------------------------------------------------------------- in running lines

    def _is_told(self) -> bool:
        return (
            any(
                not self.shower.is_of_other(before) and self._tells(before, after)
                for before, after in self._labels_in_lines()
            )
            or self._is_beside_name()
        )

    def _labels_in_lines(self) -> Iterator[tuple[str, str]]:
        """The words before and after each label of the roles that stands in a running line."""
        labels = _labels(Same(self.book), self.options.roles, self.options.except_labels)
        for zone in self.record.record.zones:
            if zone.kind in _ON_TEXT:
                words = self.record.text(zone.span)
                for match in labels.find(words):
                    first, last = match.span()
                    yield words[max(0, first - _AROUND) : first], words[last : last + _AROUND]

    def _tells(self, before: str, after: str) -> bool:
        shape = self.options.shape
        if shape is Shape.DATE:
            dates = find_dates(after[:60])
            between = after[: dates[0].span.start] if dates else after
            near = len(between) <= _FAR and not re.search(r"[.!?;]\s", between)
            return near and bool(dates) and self._is_birth(dates[0])
        if shape is Shape.NUMBER:
            match = _NUMBER.match(after)
            digits = sum(c.isdigit() for c in match["number"]) if match else 0
            return digits >= 3 and not (find_dates(after[: match.end()]) if match else False)
        if shape is Shape.ADDRESS:
            match = _PLACE.search(after[:60])
            return match is not None and "." not in after[: match.start()]
        return bool(_OPENS.search(before)) and _LEADING_WORDS.match(after) is not None

    def _is_beside_name(self) -> bool:
        """Whether it stands with the child's name, or in a line of the head, without a label."""
        shape = self.options.shape
        named = named_in_fields(self.record, self.shown)
        if shape is Shape.DATE:
            for value, _ in named:
                if any(map(self._is_birth, find_dates(self.record.text(value.value)))):
                    return True
            return any(self._is_bracketed_birth(span) for span, _ in head_lines(self.record))
        if shape is Shape.NUMBER:
            spans = [value.value for value, _ in named]
            names = [name for _, found in named for name in found] + list(named_in_lines(self.record))
            words = {word.casefold() for name in names for word in name.words}
            for span, _ in head_lines(self.record):
                if words & set(re.findall(r"\w+", self.record.text(span).casefold())):
                    spans.append(span)
            return any(_BARE_NUMBER.search(self.record.text(span)) for span in spans)
        if shape is Shape.ADDRESS:
            return self._has_address_line()
        return False

    def _is_bracketed_birth(self, span: Span) -> bool:
        """Whether a title has a date in brackets that lies well before the entries: a date of birth."""
        newest = self._newest
        for bracket in re.finditer(r"\(([^()]*)\)", self.record.text(span)):
            for date in find_dates(bracket[1]):
                if date.value and newest and (newest - date.value).days > 60 and self._is_birth(date):
                    return True
        return False

    def _has_address_line(self) -> bool:
        """Whether a line of the head is an address, as under a name in a letter or on a front sheet."""
        for zone in self.record.record.zones[:12]:
            if zone.kind is ZoneKind.NARRATIVE:
                words = self.record.text(zone.span)
                if len(words) <= 90 and _PLACE.match(words) and not _ORGANISATION.search(words):
                    return True
        return False

    # -------------------------------------------------------------------------------- the name

    def _is_named(self) -> bool:
        named = [name for _, found in named_in_fields(self.record, self.own) for name in found]
        if any(name.is_full for name in named) or all(in_parts(self.record, self.own)):
            return True
        titled = list(named_in_lines(self.record))
        if any(name.is_full for name in titled):
            return True
        if any(self._names_child(before, after) for before, after in self._labels_in_lines()):
            return True
        given = frozenset(name.given for name in (*named, *titled) if name.given)
        return any(True for _ in full_names_told(self.record, given))

    def _names_child(self, before: str, after: str) -> bool:
        """Whether a label in a line has a full name after it: "Child's name Kai Lund", "Person: Kai Lund"."""
        line = not before.strip(" -*\t") and len(after) <= _LINE
        if not (line or after.lstrip().startswith(":")) or self.shower.is_of_other(before):
            return False
        names = names_in(after.lstrip(" :\t")[:_LINE], 0, self.record.people)
        return any(
            name.is_full and not any(is_word(w, self.record) for w in name.words) for name in names[:1]
        )

    # -------------------------------------------------------------------------------- the hit

    def hit(self) -> Hit:
        """At the field left open or answered too shortly, or else at the head of the record."""
        own = [shown for shown in self.own if shown.label != shown.value] or self.own
        concerns = frozenset(field_concern(shown.label) for shown in own)
        short = [shown for shown in own if not shown.empty]
        if (blank := self._left_open(own)) is not None:
            label = " ".join(self.record.text(blank.label).split()).rstrip(" :")
            seen = f": “{label}” has no answer"
            return Hit(self._place(blank), values={"seen": seen}, concerns=concerns, match=label)
        if short:
            words = " ".join(self.record.text(short[0].value).split())
            return Hit(short[0].value, values={"seen": f": “{words}” does not give it"}, concerns=concerns)
        return Hit(head_of(self.record), values={"seen": ""}, concerns=concerns)

    def _left_open(self, own: Sequence[Shown]) -> Shown | None:
        """The field that was left open; where a name was given in part, the field for the other part."""
        empty = [shown for shown in own if shown.empty]
        if self.options.shape is Shape.NAME and len(empty) < len(own):
            empty = [
                shown
                for shown in empty
                if label_words(self.record.text(shown.label)) & (GIVEN_LABELS | FAMILY_LABELS)
            ]
        return empty[0] if empty else None

    def _place(self, shown: Shown) -> Span:
        """The label with the line to write on beside it; the label alone where that stands elsewhere."""
        value = shown.value
        between = self.record.text(Span(shown.label.start, max(value.end, shown.label.start)))
        near = shown.label.end <= value.start and "\n" not in between
        return Span(shown.label.start, value.end) if near and value.end > value.start else shown.label
