"""Kind `statement`: clauses that say a thing which a record should not say in this way.

They are found by words (`lexicons`), by words and what they are said of (`predicates`), by tense
(`conclusions`) or by syntax (`patterns`), and excused by who says them, on what ground and in what mood
(`unless`). Only sentences with a candidate are parsed.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from caselint.checks.conclusions import Conclusions, drawn, joints
from caselint.checks.conditions import Conditions, is_held, stands
from caselint.checks.predicate_groups import Predicates, hits
from caselint.checks.predicates import where_said
from caselint.findings import Hit
from caselint.language.dependency import DependencyPatterns
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.language.dependency import Match
    from caselint.language.tree import Tree
    from caselint.schema import Rulebook


class Mark(StrEnum):
    """What a finding covers."""

    WORDS = "words"  # the term, or the words that the pattern names
    CLAUSE = "clause"  # the whole clause that they stand in


class Pattern(Struct, frozen=True, forbid_unknown_fields=True):
    """A syntax pattern, in the form of spaCy's DependencyMatcher, with what a tree cannot tell."""

    name: str
    words: tuple[dict[str, Any], ...]  # RIGHT_ID, RIGHT_ATTRS, LEFT_ID, REL_OP
    # A word's RIGHT_ID -> lexicons: the word must stand in one of their terms. The first is what
    # calls for a parse: at least one word must have lexicons.
    terms: dict[str, tuple[str, ...]]
    without: tuple[tuple[dict[str, Any], ...], ...] = ()  # further words, any of which spoils the match
    people: tuple[str, ...] = ()  # words that must be a person, or a family
    mark: tuple[str, ...] = ()  # the finding goes from the first to the last of these; empty: all words
    advice: str | None = None


class Options(Conditions, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """Which statements, and what is marked."""

    lexicons: tuple[str, ...] = ()
    predicates: tuple[Predicates, ...] = ()
    conclusions: Conclusions | None = None
    patterns: tuple[Pattern, ...] = ()
    mark: Mark = Mark.WORDS

    def __post_init__(self) -> None:
        """Refuse a pattern that cannot be read while the rule file is read."""
        _ = self.compiled

    @cached_property
    def compiled(self) -> DependencyPatterns:
        """The patterns, ready to be found. Raises DependencyError for one that cannot be read."""
        return DependencyPatterns(
            {pattern.name: pattern.words for pattern in self.patterns},
            {pattern.name: pattern.without for pattern in self.patterns},
        )

    @property
    def pattern_lexicons(self) -> tuple[str, ...]:
        """The lexicons that the patterns and the predicates name, each once."""
        names = [name for pattern in self.patterns for row in pattern.terms.values() for name in row]
        names += [name for group in self.predicates for name in group.all_lexicons]
        names += self.conclusions.all_lexicons if self.conclusions else ()
        return tuple(dict.fromkeys(names))


def candidates(record: AnnotatedRecord, options: Options) -> Iterator[int]:
    """The sentences that must be parsed: those with a term that may count or a pattern's word."""
    if options.unless or options.mark is Mark.CLAUSE:
        yield from (found[1] for found in _by_words(record, options))
    called = {name for pattern in options.patterns for row in pattern.terms.values() for name in row}
    for hit in (hit for name in called for hit in record.terms[name]):
        if stands(record, options, hit.span, hit.sentence):
            yield hit.sentence
    for _, hit in hits(record, options.predicates):
        if _may_count(record, options, hit):
            yield hit.sentence
    if options.conclusions:
        for hit in joints(record, options.conclusions):
            if stands(record, options, hit.span, hit.sentence):
                yield hit.sentence


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each statement that nothing excuses, the longest where several overlap."""
    found = [
        *_by_words(record, options),
        *_by_subject(record, options, book),
        *_by_tense(record, options),
        *_by_syntax(record, options),
    ]
    general = next((text for name in options.lexicons if (text := book.wording(name).advice)), None)
    end = 0
    for span, sentence, advice, verb in sorted(found, key=lambda hit: (hit[0].start, -hit[0].end)):
        if span.start < end or all(is_held(record, options, part, sentence) for part in (span, verb)):
            continue
        marked = _clause(record, span, sentence) if options.mark is Mark.CLAUSE else span
        end = marked.end
        yield Hit(span=marked, entry=record.sentences[sentence].entry, advice=advice or general)


# Where, in which sentence, with what advice, and the words that must be held with it to excuse it.
_Found = tuple[Span, int, str | None, Span]


def _by_words(record: AnnotatedRecord, options: Options) -> Iterator[_Found]:
    for name in options.lexicons:
        for hit in record.terms[name]:
            if _may_count(record, options, hit):
                yield hit.shown, hit.sentence, hit.term.advice, hit.span


def _may_count(record: AnnotatedRecord, options: Options, hit: TermHit) -> bool:
    return (options.negated or not hit.negated) and stands(record, options, hit.span, hit.sentence)


def _by_subject(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[_Found]:
    advice = {name: book.wording(name).advice for group in options.predicates for name in group.lexicons}
    for group in options.predicates:
        for name in group.lexicons:
            for hit in record.terms[name]:
                span = where_said(record, group, hit) if _may_count(record, options, hit) else None
                if span is not None:
                    # In "is afraid of her gran" she does not say what follows: the verb is nobody's words.
                    verb = _first_word(record, hit)
                    yield span, hit.sentence, hit.term.advice or advice[name], verb


def _by_tense(record: AnnotatedRecord, options: Options) -> Iterator[_Found]:
    if options.conclusions is None:
        return
    for joint in joints(record, options.conclusions):
        if not stands(record, options, joint.span, joint.sentence):
            continue
        span = drawn(record, options.conclusions, joint)
        if span is not None and stands(record, options, span, joint.sentence):
            yield span, joint.sentence, None, span


def _first_word(record: AnnotatedRecord, hit: TermHit) -> Span:
    tokens = record.syntax.tree(hit.sentence).tokens
    return next(span for token in tokens if hit.span.contains(span := record.token_span(token)))


def _by_syntax(record: AnnotatedRecord, options: Options) -> Iterator[_Found]:
    if not options.patterns:
        return
    by_name = {pattern.name: pattern for pattern in options.patterns}
    for sentence in sorted(set(candidates(record, options))):
        tree = record.syntax.tree(sentence)
        for match in options.compiled.find(tree):
            pattern = by_name[match.name]
            span = _span(record, tree, [match.words[word] for word in pattern.mark or match.words])
            if _fits(record, tree, pattern, match, sentence) and stands(record, options, span, sentence):
                yield span, sentence, pattern.advice, span


def _fits(record: AnnotatedRecord, tree: Tree, pattern: Pattern, match: Match, sentence: int) -> bool:
    """Whether the pattern's words are of the lexicons, and people where they must be."""
    return all(record.cast(sentence).is_person(match.words[word]) for word in pattern.people) and all(
        any(
            hit.span.contains(_span(record, tree, [match.words[word]]))
            for name in names
            for hit in record.terms_in(name, sentence)
        )
        for word, names in pattern.terms.items()
    )


def _clause(record: AnnotatedRecord, span: Span, sentence: int) -> Span:
    """The clause that the words stand in, without the punctuation around it."""
    tree = record.syntax.tree(sentence)
    inside = [at for at, token in enumerate(tree.tokens) if span.contains(record.token_span(token))]
    if not inside:
        return span
    words = list(tree.subtree(tree.clause(tree.top(inside[0], inside[-1] + 1))))
    while len(words) > 1 and not tree.low[words[-1]][:1].isalnum():
        words.pop()
    while len(words) > 1 and not tree.low[words[0]][:1].isalnum():
        words.pop(0)
    return _span(record, tree, words)


def _span(record: AnnotatedRecord, tree: Tree, words: list[int]) -> Span:
    first, last = (record.token_span(tree.tokens[at]) for at in (min(words), max(words)))
    return Span(first.start, last.end)
