"""Kind `lexicon`: words and phrases that a record should not hold, or should hold with a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.findings import Hit
from caselint.language.inflection import in_form_of
from caselint.record import ZoneKind
from caselint.schema import WordClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.schema import Rulebook, Term


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the words count."""

    lexicons: tuple[str, ...]
    zones: tuple[ZoneKind, ...] = (ZoneKind.NARRATIVE, ZoneKind.VALUE)
    quotations: bool = False  # count words that a quotation gives to a speaker
    negated: bool = False  # count words that their sentence denies
    excuses: tuple[str, ...] = ()  # lexicons: one of their terms in the same sentence excuses
    excuses_ahead: tuple[str, ...] = ()  # the same, ahead of the words: "She said he never ..."
    excuses_before: tuple[str, ...] = ()  # the same, in the same sentence or the one before
    once: bool = False  # only the first use in the document


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each term of the lexicons that counts, the longest where several overlap."""
    seen: set[str] = set()
    end = 0
    hits = sorted(
        (hit for name in options.lexicons for hit in record.terms[name]),
        key=lambda hit: (hit.span.start, -hit.span.end),
    )
    advice = {name: book.wording(name).advice for name in options.lexicons}
    general = next((text for text in advice.values() if text), None)
    for hit in hits:
        if hit.span.start < end or not _counts(record, options, hit):
            continue
        if options.once and hit.term.term in seen:
            continue
        seen.add(hit.term.term)
        end = hit.span.end
        yield Hit(
            span=hit.span,
            entry=record.sentences[hit.sentence].entry,
            advice=hit.term.advice or general,
            suggestions=_instead(hit.term, record.text(hit.span)),
        )


def _instead(term: Term, words: str) -> tuple[str, ...]:
    """The words that can take the term's place, a verb in the form that the text has."""
    if term.pos is not WordClass.VERB:
        return term.instead
    found, listed = words.partition(" ")[0], term.term.partition(" ")[0]
    parted = (instead.partition(" ") for instead in term.instead)
    return tuple(in_form_of(verb, listed, found) + space + rest for verb, space, rest in parted)


def _counts(record: AnnotatedRecord, options: Options, hit: TermHit) -> bool:
    sentence = record.sentences[hit.sentence]
    if sentence.zone not in options.zones:
        return False
    if (hit.quoted and not options.quotations) or (hit.negated and not options.negated):
        return False
    return not (
        _excused(record, options.excuses, hit, reach=0)
        or _excused(record, options.excuses_before, hit, reach=1)
        or _excused(record, options.excuses_ahead, hit, reach=0, ahead=True)
    )


def _excused(
    record: AnnotatedRecord, lexicons: tuple[str, ...], hit: TermHit, reach: int, *, ahead: bool = False
) -> bool:
    """Whether an excusing term stands in the hit's sentence, or up to `reach` sentences before it.

    With `ahead`, only one that stands before the hit.
    """
    entry = record.sentences[hit.sentence].entry
    return any(
        excuse.span.end <= hit.span.start or not ahead
        for number in range(max(hit.sentence - reach, 0), hit.sentence + 1)
        if record.sentences[number].entry == entry
        for name in lexicons
        for excuse in record.terms_in(name, number)
    )
