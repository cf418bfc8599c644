"""Finds the terms of many lexicons in a document's sentences.

The lexicons' patterns stand for a hundred thousand phrases. A sentence is looked into for the few whose
anchors it has (`language.anchors`), and a pattern is unfolded only as far as texts lead. spaCy's
PhraseMatcher was the other choice: it wants a Doc for every phrase, and it knows no slots.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.language.anchors import anchors_of
from caselint.language.annotation import Spoken, TermHit
from caselint.language.casts import Casts
from caselint.language.found import FoundTerms
from caselint.language.matching import Line, Pattern
from caselint.language.negation import is_negated
from caselint.language.patterns import parse
from caselint.language.phrases import Phrases
from caselint.language.pipeline import nlp
from caselint.language.runaway import RunawayError
from caselint.language.said_of import is_said_of_person
from caselint.language.words import without_contractions
from caselint.record import Span
from caselint.schema import Term, WordClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from caselint.language.annotation import Quotation, Sentence
    from caselint.language.people import Cast, People
    from caselint.language.words import Words
    from caselint.schema import Wording


_MOST_MATCHES: Final = 1_000_000  # of all terms of a lexicon in one sentence


class _Match(NamedTuple):
    """Words of one sentence that a pattern matches: local indices, `last` exclusive."""

    first: int
    last: int
    term: int
    own: int  # where the term's own words begin, after the slots that it begins with


class _Cover:
    """Spans of a sentence, in which matches are looked up."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        in_order = sorted(spans)
        self._firsts = [first for first, _ in in_order]
        self._reaches = list(accumulate((last for _, last in in_order), max))  # so far

    def holds(self, match: _Match) -> bool:
        """Whether the match lies within one of the spans."""
        at = bisect_right(self._firsts, match.first)
        return at > 0 and match.last <= self._reaches[at - 1]


class TermIndex:
    """The terms of wording lexicons, ready to be found. Build it once; it holds no document."""

    def __init__(self, lexicons: Mapping[str, Wording], people: People) -> None:
        """Sort the lexicons' terms by the words that a sentence must have for them.

        Raises PatternError for a term that cannot be read, and `find` for an exception or a condition of
        a term that is there (`patterns.parse` reads any at once).
        """
        self._people = people
        self._names = tuple(lexicons)
        self._terms = [(name, term) for name, lexicon in lexicons.items() for term in lexicon.entries]
        self._tokens: dict[str, tuple[str, ...]] = {}
        self._phrases = Phrases(self._split)
        self._patterns: dict[tuple[str, WordClass], Pattern] = {}
        self._anchors = anchors_of(list(lexicons.values()), self._phrases)
        self._needs: dict[int, tuple[frozenset[str], ...]] = {}  # anchors of the terms met so far

    def find(
        self,
        words: Words,
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
        casts: Callable[[int], Cast] | None = None,
    ) -> FoundTerms:
        """The terms of every lexicon, to be weighed as they are asked for: exceptions, conditions, negation.

        `casts` gives the people of the sentence of an index; without it, no names are known.
        """
        cast_of = casts or Casts(self._people, words, sentences)
        candidates: dict[str, dict[int, list[int]]] = {name: {} for name in self._names}
        for number, sentence in enumerate(sentences):
            for term in self._candidates(frozenset(words.low[sentence.first : sentence.last])):
                candidates[self._terms[term][0]].setdefault(number, []).append(term)
        spoken = Spoken(quotations)

        lines: dict[int, Line] = {}

        def weigh(number: int, terms: Sequence[int]) -> list[TermHit]:
            line = lines.get(number)
            if line is None:
                line = lines[number] = Line(cast_of(number))
            return self._hits(number, line, terms, spoken)

        return FoundTerms(candidates, weigh)

    def _hits(self, number: int, line: Line, terms: Sequence[int], spoken: Spoken) -> list[TermHit]:
        """The hits of one lexicon's terms in the sentence of that number."""
        words, hits = line.cast.words, []
        for match, of_person in self._weighed(terms, line).items():
            span = Span(words.starts[match.first], words.ends[match.last - 1])
            hits.append(
                TermHit(
                    span=span,
                    shown=Span(words.starts[match.own], span.end),
                    term=self._terms[match.term][1],
                    sentence=number,
                    quoted=spoken.holds(span),
                    negated=is_negated(*line.cast.around(match.first, match.last)),
                    of_person=of_person,
                )
            )
        return hits

    # ------------------------------------------------------------------------------ looking

    def _split(self, word: str) -> tuple[str, ...]:
        """Cut a pattern's word as the tokenizer cuts it in a text."""
        tokens = self._tokens.get(word)
        if tokens is None:
            whole = word.isalpha() and not nlp().is_case(word)
            tokens = (word,)
            if not whole:
                tokens = without_contractions(token.lower_ for token in nlp().make_doc(word))
            self._tokens[word] = tokens
        return tokens

    def _candidates(self, words: frozenset[str]) -> list[int]:
        """The terms of which a sentence with these words has all anchors, in order."""
        rarest = self._anchors.rarest
        found: set[int] = set()
        for word in words & rarest.keys():
            for number in rarest[word]:
                needs = self._needs.get(number)
                if not any(map(words.isdisjoint, self._needs_of(number) if needs is None else needs)):
                    found.add(number)
        return sorted(found)

    def _needs_of(self, number: int) -> tuple[frozenset[str], ...]:
        needs = self._needs[number] = tuple(map(frozenset, self._anchors.others[number]))
        return needs

    def _pattern(self, pattern: str, pos: WordClass = WordClass.PHRASE) -> Pattern:
        """The pattern made ready, at its first use."""
        key = pattern, pos
        found = self._patterns.get(key)
        if found is None:
            found = self._patterns[key] = Pattern(pattern, parse(pattern, pos), self._phrases)
        return found

    # ------------------------------------------------------------------------------ weighing

    def _weighed(self, terms: Sequence[int], line: Line) -> dict[_Match, bool | None]:
        """The matches of one lexicon's terms that may count, in text order, and whether of a person.

        Raises RunawayError for one that fits the sentence in too many ways.
        """
        try:
            found = self._matches(terms, line)
        except RunawayError as error:
            raise RunawayError(error.pattern, f"in the list {self._terms[terms[0]][0]}") from None
        meant = {match: self._is_meant(match, line.cast) for match in found}
        return {match: meant[match] for match in _longest(found, meant)} if len(meant) > 1 else meant

    def _matches(self, terms: Iterable[int], line: Line) -> list[_Match]:
        found: list[_Match] = []
        weighed = 0
        for number in terms:
            term = self._terms[number][1]
            if weighed > _MOST_MATCHES:
                raise RunawayError(term.term)
            placed = self._pattern(term.term, term.pos).placed(line)
            weighed += len(placed)
            if not placed or not self._counts(term, line):
                continue
            excepted = self._excepted(term, line)
            for first, last, own in placed:
                match = _Match(first, last, number, own if own < last else first)
                if not (excepted and excepted.holds(match)) and not _is_surname(match, line.cast):
                    found.append(match)
        return found

    def _excepted(self, term: Term, line: Line) -> _Cover | None:
        """The words of the sentence that are none of the term's, though they match it."""
        spans = [span for words in term.excepting for span in self._pattern(words).matches(line)]
        return _Cover(spans) if spans else None

    def _counts(self, term: Term, line: Line) -> bool:
        """Whether the sentence has what the term counts with."""
        return not term.only_with or any(self._pattern(words).matches(line) for words in term.only_with)

    def _is_meant(self, match: _Match, cast: Cast) -> bool | None:
        """Whether a term that must be said of a person seems to be; None for other terms."""
        _, term = self._terms[match.term]
        if term.said_of is None:
            return None
        return is_said_of_person(*cast.around(match.first, match.last))


def _is_surname(match: _Match, cast: Cast) -> bool:
    """Whether the term is one word that stands in a person's name: "Mrs Petty", "Marguerite Sloane"."""
    at, text = match.first, cast.words.text
    if match.last != at + 1 or at == 0 or not text[at][:1].isupper():
        return False
    return text[at - 1][:1].isupper() and cast.is_name(at) and cast.is_name(at - 1)


def _longest(matches: list[_Match], meant: Mapping[_Match, bool | None]) -> list[_Match]:
    """Of overlapping matches the longest (then the first, then the lexicon's first), in text order.

    A match that does not seem to be meant takes the place of none that does.
    """
    kept: list[_Match] = []
    taken: set[int] = set()
    for match in sorted(
        matches, key=lambda match: (meant[match] is False, match.first - match.last, match.first, match.term)
    ):
        here = range(match.first, match.last)
        if taken.isdisjoint(here):
            taken.update(here)
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)
