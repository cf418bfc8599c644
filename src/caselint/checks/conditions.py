"""When words that a rule looks for count: where they stand, who says them, and what excuses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from caselint.language.claims import Held  # msgspec reads the annotations when the program runs
from caselint.record import ZoneKind

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Span


class Conditions(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The options that kinds of rule about words have in common.

    `unless` needs the sentence parsed, the others do not.
    """

    zones: tuple[ZoneKind, ...] = (ZoneKind.NARRATIVE, ZoneKind.VALUE)
    quotations: Annotated[
        bool, Meta(description="whether words count that a quotation gives to a speaker")
    ] = False
    negated: Annotated[bool, Meta(description="whether words count that their sentence denies")] = False
    titles: Annotated[
        bool, Meta(description="whether words count that their capitals show to be part of a title")
    ] = True
    excuses: tuple[str, ...] = ()  # lexicons: one of their terms in the same sentence excuses
    excuses_ahead: tuple[str, ...] = ()  # the same, ahead of the words: "She said he never ..."
    excuses_before: tuple[str, ...] = ()  # the same, there or one sentence earlier
    excuses_after: tuple[str, ...] = ()  # the same, there or up to two sentences on
    unless: frozenset[Held] = frozenset()  # what takes the statement out of the writer's own mouth


def stands(record: AnnotatedRecord, options: Conditions, span: Span, sentence: int) -> bool:
    """Whether words at that place of the sentence count, as far as it can be told without a parse."""
    if record.record.template:  # all its words are its maker's, those of labels and headings too
        if record.rejections.turn_down(record, span, sentence):
            return False
    elif record.sentences[sentence].zone not in options.zones or _is_turned_down(record, span, sentence):
        return False
    if not options.quotations and record.quoted(span):
        return False
    if not options.titles and _is_in_title(record, span, sentence):
        return False
    return not (
        _excused(record, options.excuses, span, sentence)
        or _excused(record, options.excuses_before, span, sentence, back=1)
        or _excused(record, options.excuses_after, span, sentence, on=2)
        or _excused(record, options.excuses_ahead, span, sentence, ahead=True)
    )


def _is_in_title(record: AnnotatedRecord, span: Span, sentence: int) -> bool:
    """Whether words have the capitals of a title: "the Disclosure and Barring Service", "In Receipt of".

    What opens a sentence, or follows a colon or a bullet, has a capital in any case.
    """
    words = record.text(span)
    text = record.text(record.sentences[sentence].span)
    if text.isupper() or words.isupper():
        return False
    before = text[: span.start - record.sentences[sentence].span.start].rstrip()
    opens = not before or not before[-1].isalnum()
    rest = words.split()[1:]
    return (words[0].isupper() and not opens) or any(word[0].isupper() for word in rest)


def _is_turned_down(record: AnnotatedRecord, span: Span, sentence: int) -> bool:
    """Whether a record names words, in quotation marks, only to say that they should not be used."""
    return record.in_marks(span) and record.rejections.turn_down(record, span, sentence)


def is_held(record: AnnotatedRecord, options: Conditions, span: Span, sentence: int) -> bool:
    """Whether the statement is marked in one of the ways that excuse it. Needs the sentence parsed."""
    return bool(options.unless) and record.claims.of(sentence, span).is_held(options.unless)


def _excused(
    record: AnnotatedRecord,
    lexicons: tuple[str, ...],
    span: Span,
    sentence: int,
    *,
    back: int = 0,
    on: int = 0,
    ahead: bool = False,
) -> bool:
    """Whether an excusing term stands in the sentence, or up to `back` before it or `on` after it.

    With `ahead`, only one that stands before the words.
    """
    if not lexicons:
        return False
    entry = record.sentences[sentence].entry
    reach = range(max(sentence - back, 0), min(sentence + on + 1, len(record.sentences)))
    return any(
        excuse.span.end <= span.start or not ahead
        for number in reach
        if record.sentences[number].entry == entry
        for name in lexicons
        for excuse in record.terms_in(name, number)
    )
