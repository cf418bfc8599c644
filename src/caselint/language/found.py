"""The terms that a document holds, worked out lexicon by lexicon as they are asked for.

Some lexicons are looked for in the whole document. Most only tell more about a sentence in which
another has a term: to find their terms everywhere would be most of the work of a long document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caselint.language.annotation import TermHit


class FoundTerms(Mapping[str, "tuple[TermHit, ...]"]):
    """The hits of each lexicon by its name, in text order."""

    def __init__(
        self,
        candidates: Mapping[str, Mapping[int, Sequence[int]]],
        weigh: Callable[[int, Sequence[int]], list[TermHit]],
    ) -> None:
        """`candidates`: lexicon -> sentence -> numbers of the terms that may be there, sentences ascending.

        `weigh` gives the hits of such terms in a sentence.
        """
        self._candidates, self._weigh = candidates, weigh
        self._weighed: dict[str, dict[int, tuple[TermHit, ...]]] = {}
        self._whole: dict[tuple[str, bool], tuple[TermHit, ...]] = {}

    def __getitem__(self, lexicon: str) -> tuple[TermHit, ...]:
        """The lexicon's hits in the document. Raises KeyError for one that was not looked for."""
        return self._all(lexicon, meant=True)

    def __iter__(self) -> Iterator[str]:
        return iter(self._candidates)

    def __len__(self) -> int:
        return len(self._candidates)

    def within(self, lexicon: str, sentence: int) -> tuple[TermHit, ...]:
        """The lexicon's hits in the sentence of that index."""
        hits = self._in(lexicon, sentence)
        return tuple(hit for hit in hits if hit.of_person is not False) if hits else hits

    def doubtful(self, lexicon: str) -> tuple[TermHit, ...]:
        """What would be hits if they were said of a person, as only the tree may show."""
        return self._all(lexicon, meant=False)

    def _all(self, lexicon: str, *, meant: bool) -> tuple[TermHit, ...]:
        found = self._whole.get((lexicon, meant))
        if found is None:
            found = self._whole[lexicon, meant] = tuple(
                hit
                for sentence in self._candidates[lexicon]
                for hit in self._in(lexicon, sentence)
                if (hit.of_person is not False) is meant
            )
        return found

    def _in(self, lexicon: str, sentence: int) -> tuple[TermHit, ...]:
        weighed = self._weighed.setdefault(lexicon, {})
        found = weighed.get(sentence)
        if found is None:
            numbers = self._candidates[lexicon].get(sentence)
            if not numbers:
                return ()
            found = weighed[sentence] = tuple(self._weigh(sentence, numbers))
        return found
