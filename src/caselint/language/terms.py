"""Finds the terms of many lexicons in one pass over a document's words.

All patterns stand in one trie of words and slots, which grows where texts lead: the patterns stand for
a hundred thousand phrases, and a note begins a few hundred of them. spaCy's PhraseMatcher was the
other choice: it wants a Doc for every phrase, and it knows no slots.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from caselint.language.annotation import Spoken, TermHit
from caselint.language.negation import is_negated
from caselint.language.patterns import Slot
from caselint.language.people import Cast, People
from caselint.language.phrases import Phrases
from caselint.language.pipeline import nlp
from caselint.language.said_of import is_said_of_person
from caselint.language.slots import Slots
from caselint.language.words import without_contractions
from caselint.record import Span
from caselint.schema import SaidOf, Term, WordClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from caselint.language.annotation import Quotation, Sentence
    from caselint.language.phrases import Element, Rest
    from caselint.language.words import Words
    from caselint.schema import Wording


class _Part(IntEnum):
    """What a pattern does for its term."""

    TERM = 0
    EXCEPT = 1
    ONLY_WITH = 2


_Use = tuple[int, _Part]  # the term's number, and what the pattern does for it


class _Node:
    """A place in the trie: what may follow, and which patterns end here.

    Until a text comes by, a node is only a list of what is left of the patterns that lead here.
    """

    __slots__ = ("slots", "todo", "uses", "words")

    def __init__(self) -> None:
        self.todo: list[tuple[Rest, _Use]] = []
        self.words: dict[str, _Node] = {}
        self.slots: dict[str, _Node] = {}
        self.uses: tuple[_Use, ...] = ()

    def after(self, element: Element) -> _Node:
        """The place after a word or slot, made where there is none."""
        places, key = (self.slots, element.name) if isinstance(element, Slot) else (self.words, element)
        node = places.get(key)
        if node is None:
            node = places[key] = _Node()
        return node

    def grow(self, phrases: Phrases) -> None:
        """Take what is left of the patterns a step further."""
        grown = _Node()
        for rest, use in self.todo:
            for element, left in phrases.steps(rest):
                if element is None:
                    grown.uses += (use,)
                else:
                    grown.after(element).todo.append((left, use))
        # Each whole and in this order: another thread may be reading.
        self.words, self.slots, self.uses = grown.words, grown.slots, tuple(dict.fromkeys(grown.uses))
        self.todo = []


@dataclass(frozen=True, slots=True)
class _Match:
    """Words of one sentence that a pattern matches: local indices, `last` exclusive."""

    first: int
    last: int
    term: int

    def inside(self, other: _Match) -> bool:
        return other.first <= self.first and self.last <= other.last


class TermIndex:
    """The terms of wording lexicons, ready to be found. Build it once; it holds no document."""

    def __init__(self, lexicons: Mapping[str, Wording], people: People) -> None:
        """Sort the lexicons' patterns by how they begin.

        Raises PatternError for a pattern that cannot be read; one that begins with a plain word is
        read, and refused, when a text first has that word (`patterns.parse` reads any at once).
        """
        self._people = people
        self._names = tuple(lexicons)
        self._terms: list[tuple[str, Term]] = []
        self._root = _Node()
        # A pattern that begins with a slot could begin anywhere: words of it say in which sentences to look.
        self._anchors: dict[str, set[str]] = {}
        self._tokens: dict[str, tuple[str, ...]] = {}
        self._phrases = Phrases(self._split)
        for name, lexicon in lexicons.items():
            for term in lexicon.entries:
                number = len(self._terms)
                self._terms.append((name, term))
                self._add(term.term, term.pos, number, _Part.TERM)
                for pattern in term.excepting:
                    self._add(pattern, WordClass.PHRASE, number, _Part.EXCEPT)
                for pattern in term.only_with:
                    self._add(pattern, WordClass.PHRASE, number, _Part.ONLY_WITH)

    def find(
        self,
        words: Words,
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
        known: frozenset[str] = frozenset(),
    ) -> dict[str, tuple[TermHit, ...]]:
        """The hits of every lexicon, in text order, weighed: exceptions, conditions, negation, quotes.

        `known` are the names that the document uses (`People.known_names`).
        """
        found: dict[str, list[TermHit]] = {name: [] for name in self._names}
        spoken = Spoken(quotations)
        for number, sentence in enumerate(sentences):
            line = words.part(sentence.first, sentence.last)
            cast = Cast(self._people, line, known)
            matches = self._matches(line, cast)
            for name, match in self._weighed(matches, cast) if matches else ():
                span = Span(line.starts[match.first], line.ends[match.last - 1])
                found[name].append(
                    TermHit(
                        span=span,
                        term=self._terms[match.term][1],
                        sentence=number,
                        quoted=spoken.holds(span),
                        negated=is_negated(*cast.around(match.first, match.last)),
                    )
                )
        return {name: tuple(hits) for name, hits in found.items()}

    # ------------------------------------------------------------------------------ building

    def _add(self, pattern: str, pos: WordClass, term: int, part: _Part) -> None:
        use = term, part
        for element, rest in self._phrases.begin(pattern, pos):
            self._root.after(element).todo.append((rest, use))
            if isinstance(element, Slot):
                self._anchors.setdefault(element.name, set()).update(self._phrases.anchor(rest))

    def _split(self, word: str) -> tuple[str, ...]:
        """Cut a pattern's word as the tokenizer cuts it in a text."""
        tokens = self._tokens.get(word)
        if tokens is None:
            tokenizer: Any = nlp().tokenizer
            whole = word.isalpha() and word not in tokenizer.rules
            tokens = (word,)
            if not whole:
                tokens = without_contractions(token.lower_ for token in tokenizer(word))
            self._tokens[word] = tokens
        return tokens

    # ------------------------------------------------------------------------------ matching

    def _matches(self, line: Words, cast: Cast) -> list[tuple[_Match, _Part]]:
        low, slots = line.low, Slots(cast)
        openings = [
            (name, node) for name, node in self._root.slots.items() if not self._anchors[name].isdisjoint(low)
        ]
        matches: list[tuple[_Match, _Part]] = []
        for first, word in enumerate(low):
            todo = [(end, node) for name, node in openings for end in slots.ends(name, first)]
            if (begun := self._root.words.get(word)) is not None:
                todo.append((first + 1, begun))
            for last, (term, part) in self._walk(todo, low, slots) if todo else ():
                matches.append((_Match(first, last, term), part))
        return matches

    def _walk(
        self, todo: list[tuple[int, _Node]], low: tuple[str, ...], slots: Slots
    ) -> Iterator[tuple[int, _Use]]:
        """The patterns that end, and where, when a sentence's words are followed from `todo` on."""
        while todo:
            at, node = todo.pop()
            if node.todo:
                node.grow(self._phrases)
            for use in node.uses:
                yield at, use
            if at < len(low) and (after := node.words.get(low[at])) is not None:
                todo.append((at + 1, after))
            for name, after in node.slots.items():
                todo += [(end, after) for end in slots.ends(name, at)]

    # ------------------------------------------------------------------------------ weighing

    def _weighed(self, matches: Iterable[tuple[_Match, _Part]], cast: Cast) -> Iterator[tuple[str, _Match]]:
        """The matches that count, by lexicon, in text order."""
        parts: dict[_Part, list[_Match]] = {part: [] for part in _Part}
        for match, part in matches:
            parts[part].append(match)
        present = {match.term for match in parts[_Part.ONLY_WITH]}
        by_lexicon: dict[str, list[_Match]] = {}
        for match in parts[_Part.TERM]:
            name, term = self._terms[match.term]
            if term.only_with and match.term not in present:
                continue
            if any(match.term == other.term and match.inside(other) for other in parts[_Part.EXCEPT]):
                continue
            if term.said_of is SaidOf.PERSON and not is_said_of_person(*cast.around(match.first, match.last)):
                continue
            by_lexicon.setdefault(name, []).append(match)
        for name, hits in by_lexicon.items():
            for match in _longest(hits):
                yield name, match


def _longest(matches: list[_Match]) -> list[_Match]:
    """Of overlapping matches the longest (then the first, then the lexicon's first), in text order."""
    kept: list[_Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (match.first - match.last, match.first, match.term)):
        here = range(match.first, match.last)
        if taken.isdisjoint(here):
            taken.update(here)
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)
