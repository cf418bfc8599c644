"""Kind `originator`: entries made for someone else whom they do not name, or who has not endorsed them."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.checks.needs import Needs
from caselint.findings import Hit
from caselint.record import NameForm, Role, Span, ZoneKind
from caselint.segment.lexicons import knowledge_of
from caselint.segment.names import name_form, read_person
from caselint.segment.signature import cue_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Entry
    from caselint.schema import Rulebook


class Lack(StrEnum):
    """What an entry that was made for someone else may lack."""

    NAME = "name"  # who saw or heard it
    ENDORSEMENT = "endorsement"  # by that person, where they are named


class Options(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """By which words such an entry is known: names of lexicons."""

    wordings: tuple[str, ...]  # with which an entry says that it was made for someone else
    lacks: Lack = Lack.NAME
    endorsements: str = ""  # of `lacks: endorsement`: the words that tell of one, and the labels for it
    endorsement_labels: str = ""

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that must be looked for."""
        return (*self.wordings, *filter(None, (self.endorsements, self.endorsement_labels)))


_FOR = re.compile(r"\b(?:(?:on|in) behalf of|o\.?b\.?o\.?|p\.?p\.?|for)[ \t:]+", re.IGNORECASE)
_BY = re.compile(r"\bby[ \t:]+", re.IGNORECASE)
# What goes before such words in a sentence about the entry itself.
_OWN = re.compile(
    r"\b(?:this|the|these|my) (?:notes?|entry|record|recording|log|case note|form|minutes|following"
    r"|information|details)\b"
    r"|^\W*(?:notes?|entry|record|recording|details|information|account|log|minutes|all|text)\b",
    re.IGNORECASE,
)
# Labels whose value must name the person: "On behalf of: the night worker".
_LABEL = re.compile(
    r"(?:\w+ )?(?:(?:on|in) behalf of|o\.?b\.?o\.?|dictated by|recorded for|entered for|typed for"
    r"|keyed for|written for)",
    re.IGNORECASE,
)
# "For the visiting worker" is for someone, "for the visit" is not.
_SOMEONE = re.compile(
    r"\b(?:workers?|colleagues?|staff|team|officers?|practitioners?|carers?|managers?|duty|someone"
    r"|another|him|her|them|sw|ssw"
    r"|nurses?|advis[eo]rs?|teachers?|doctors?|supervisor|member|behalf|notes?|notebook|dictation"
    r"|recording|desk|o\.?b\.?o"
    r"|p\.?p\.?)\b"
    r"|\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sgt)\b\.?[ \t]+\w",
    re.IGNORECASE,
)
_LEADS_TO_NAME = re.compile(
    r"\b(?:from|by|for|of|behalf of)[ \t]+(?:notes (?:by|of|from)[ \t]+)?$", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sgt|PC)\.?[ \t]+)?[A-Z][\w'’-]*\.?(?:[ \t]+[A-Z][\w'’-]+){0,3}"
)
_SEEN_BY = re.compile(
    r"\b(?:seen|visit(?:ed)?|observed|taken|attended|heard|originat\w+|visiting)\b", re.IGNORECASE
)


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each entry made for someone who is not named, or named and has not endorsed it.

    It stands at the words that say for whom the entry was made.
    """
    for entry in record.record.entries:
        unnamed: list[Span] = []
        named: list[Span] = []
        for phrase, rest in _phrases(record, entry, options, book):
            is_named = _names_someone(rest) or _named_elsewhere(record, entry, book)
            (named if is_named else unnamed).append(phrase)
        if options.lacks is Lack.NAME:
            yield from (Hit(phrase, entry.index) for phrase in unnamed[:1])
        elif named and not unnamed and not _is_endorsed(record, entry, options, named):
            yield Hit(named[0], entry.index)


def _is_endorsed(record: AnnotatedRecord, entry: Entry, options: Options, phrases: list[Span]) -> bool:
    """Whether the person it was made for read or signed it, as the entry says or their signature shows."""
    said = any(
        record.sentences[hit.sentence].entry == entry.index
        and record.sentences[hit.sentence].zone is not ZoneKind.LABEL
        and not hit.negated
        for hit in record.terms[options.endorsements]
    )
    if said or Needs(record).answered((options.endorsement_labels,), entry.index):
        return True
    names = {match.group().split()[-1] for span in phrases for match in _NAME.finditer(record.text(span))}
    return any(
        not any(zone.span.overlaps(span) for span in phrases)
        and any(name in record.text(zone.span) for name in names)
        for zone in record.record.sign_offs(entry.index)
    )


def _phrases(
    record: AnnotatedRecord, entry: Entry, options: Options, book: Rulebook
) -> Iterator[tuple[Span, str]]:
    """The words that say for whom the entry was made, each with what follows them."""
    yield from _in_fields(record, entry, book)
    yield from _in_sign_off(record, entry, book)
    for hit in (hit for name in options.wordings for hit in record.terms[name]):
        sentence = record.sentences[hit.sentence]
        before = record.text(Span(sentence.span.start, hit.span.start))
        begins = not before.strip(" -*[(")
        about_entry = begins or _OWN.search(before) or sentence.zone is not ZoneKind.NARRATIVE
        if sentence.entry == entry.index and about_entry and not hit.negated and not hit.quoted:
            yield hit.span, record.text(Span(hit.span.start, sentence.span.end))


def _in_fields(record: AnnotatedRecord, entry: Entry, book: Rulebook) -> Iterator[tuple[Span, str]]:
    for field in entry.fields:
        if field.role is Role.AUTHOR:
            titles = knowledge_of(book).titles
            person = read_person(record.text(field.value), field.value.start, titles, typed=True)
            if person.for_another and _SOMEONE.search(record.text(person.for_another)):
                yield person.for_another, _after_for(record.text(person.for_another))
        elif _LABEL.fullmatch(record.text(field.label).strip(" :")) and not field.blank:
            yield field.value, f"for {record.text(field.value)}"


def _in_sign_off(record: AnnotatedRecord, entry: Entry, book: Rulebook) -> Iterator[tuple[Span, str]]:
    for zone in record.record.sign_offs(entry.index):
        words = record.text(zone.span)
        start = cue_end(words)
        person = read_person(words[start:], zone.span.start + start, knowledge_of(book).titles)
        someone = person.for_another and _SOMEONE.search(record.text(person.for_another))
        if person.for_another and someone and person.author:
            yield person.for_another, _after_for(record.text(person.for_another))


def _after_for(words: str) -> str:
    match = _FOR.search(words) or _BY.search(words)
    return words[match.end() :] if match else words


def _names_someone(words: str) -> bool:
    """Whether a person is named: a full name, a first name, initials or a log-in."""
    cut = _after_for(words)
    for match in _NAME.finditer(cut):
        form = name_form(re.sub(r"(?:['’]s)?\.?$", "", match.group()))
        # The first word of the phrase has a capital because it begins the sentence.
        first = match.start() <= 1 and cut is not words
        if form is NameForm.FULL or (form and (first or _LEADS_TO_NAME.search(cut[: match.start()]))):
            return True
    return False


def _named_elsewhere(record: AnnotatedRecord, entry: Entry, book: Rulebook) -> bool:
    """Whether another field of the entry names who saw or heard it."""
    titles = knowledge_of(book).titles
    for field in entry.fields:
        label = record.text(field.label)
        if field.blank or (entry.author and field.value.contains(entry.author.span)):
            continue
        if field.role is Role.AUTHOR or (field.role is Role.PEOPLE and _SEEN_BY.search(label)):
            person = read_person(record.text(field.value), field.value.start, titles, typed=True)
            if person.author and person.author.form is NameForm.FULL and not person.for_another:
                return True
    return False
