"""Kind `lexicon`: words and phrases that a record should not hold, or should hold with a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from caselint.checks.conditions import Conditions, is_held, stands
from caselint.findings import Hit
from caselint.language.inflection import in_form_of
from caselint.schema import WordClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.schema import Rulebook, Term


class Options(Conditions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which words, and how often."""

    lexicons: tuple[str, ...]
    once: Annotated[bool, Meta(description="whether only the first use in a document counts")] = False


def candidates(record: AnnotatedRecord, options: Options) -> Iterator[int]:
    """The sentences that must be parsed to tell whether a term counts."""
    for hit in _hits(record, options):
        if options.unless or hit.of_person is not None:
            yield hit.sentence


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each term of the lexicons that counts, the longest where several overlap."""
    seen: set[str] = set()
    end = 0
    advice = {name: book.wording(name).advice for name in options.lexicons}
    general = next((text for text in advice.values() if text), None)
    for hit in _hits(record, options):
        if hit.span.start < end or not record.is_of_person(hit):
            continue
        if is_held(record, options, hit.span, hit.sentence):
            continue
        if options.once and hit.term.term in seen:
            continue
        seen.add(hit.term.term)
        end = hit.span.end
        yield Hit(
            span=hit.shown,
            entry=record.sentences[hit.sentence].entry,
            advice=hit.term.advice or general,
            suggestions=_instead(hit.term, record.text(hit.span)),
        )


def _hits(record: AnnotatedRecord, options: Options) -> Iterator[TermHit]:
    """The terms that may count, in text order, the longest first where several begin together."""
    hits = (hit for name in options.lexicons for hit in (*record.terms[name], *record.terms.doubtful(name)))
    for hit in sorted(hits, key=lambda hit: (hit.span.start, -hit.span.end)):
        if (options.negated or not hit.negated) and stands(record, options, hit.span, hit.sentence):
            yield hit


def _instead(term: Term, words: str) -> tuple[str, ...]:
    """The words that can take the term's place, a verb in the form that the text has."""
    if term.pos is not WordClass.VERB:
        return term.instead
    found, listed = words.partition(" ")[0], term.term.partition(" ")[0]
    parted = (instead.partition(" ") for instead in term.instead)
    return tuple(in_form_of(verb, listed, found) + space + rest for verb, space, rest in parted)
