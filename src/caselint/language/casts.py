"""The casts of a document's sentences, each made once: every stage of the language asks who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.language.people import Cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.language.annotation import Sentence
    from caselint.language.people import People
    from caselint.language.words import Words


class Casts:
    """The people of each sentence, by its index."""

    def __init__(
        self,
        people: People,
        words: Words,
        sentences: Sequence[Sentence],
        known: frozenset[str] = frozenset(),
    ) -> None:
        """`known` are the names that the document uses (`People.known_names`)."""
        self._people, self._words, self._sentences, self._known = people, words, sentences, known
        self._made: dict[int, Cast] = {}

    def __call__(self, sentence: int) -> Cast:
        """The people of the sentence of that index, over its words without white space."""
        found = self._made.get(sentence)
        if found is None:
            here = self._sentences[sentence]
            words = self._words.part(here.first, here.last)
            found = self._made[sentence] = Cast(self._people, words, self._known)
        return found
