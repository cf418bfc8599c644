"""Which words a sentence must have for a term to be in it: what spares a text most of the lexicons.

Of the thousands of terms that rules look for, a sentence has the words of two or three. A term's
anchors are sets of words, one of each of which is in every phrase that its pattern stands for. The set
that is likely to be rarest says where to look; the others say where not to.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import msgspec

from caselint.compiled import compiled
from caselint.language.patterns import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.language.phrases import Phrases
    from caselint.schema import Wording

_WORTH_KEEPING: Final = 80  # terms: the anchors of fewer are worked out sooner than read


class Anchors(msgspec.Struct, array_like=True):
    """The anchors of terms, which are known by their numbers: a lexicon's behind those of the one before."""

    rarest: dict[str, list[int]]  # word -> the terms with that word in their rarest set
    others: list[list[list[str]]]  # for each term its other sets


def anchors_of(lexicons: Sequence[Wording], phrases: Phrases) -> Anchors:
    """The anchors of the lexicons' terms. Raises PatternError for a term that cannot be read."""
    if sum(len(lexicon.entries) for lexicon in lexicons) < _WORTH_KEEPING:
        return _find(lexicons, phrases)
    from spacy.about import __version__ as tokenizer  # whose tokens the anchors are

    source = tokenizer.encode() + msgspec.msgpack.encode(lexicons)
    return compiled("anchors", source, Anchors, lambda: _find(lexicons, phrases))


def _find(lexicons: Sequence[Wording], phrases: Phrases) -> Anchors:
    by_term = [
        phrases.anchors(parse(term.term, term.pos)) for lexicon in lexicons for term in lexicon.entries
    ]
    uses = Counter(word for sets in by_term for words in sets for word in words)

    def commonness(words: frozenset[str]) -> tuple[float, list[str]]:
        # Long words are rarer in texts, and so are words that few terms have.
        return sum((1 + uses[word]) / len(word) ** 2 for word in words), sorted(words)

    found = Anchors(rarest={}, others=[])
    for number, sets in enumerate(by_term):
        rarest, *others = sorted(sets, key=commonness)
        for word in sorted(rarest):
            found.rarest.setdefault(word, []).append(number)
        found.others.append([sorted(words) for words in others])
    return found
